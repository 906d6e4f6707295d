"""S-A4 on the screens: Els in Gulpen-Wittem gets help the next day, and never a day without before the besluit.

The order to the provider joins with the messages to providers: nothing is claimed of it here.
"""

from __future__ import annotations

from datetime import date, timedelta

from keukentafel.project.verhalen.s_a4 import (
    DAG,
    DEFINITIEF,
    EERSTE,
    ELS,
    GESPREK,
    HULP,
    LAATSTE,
    LADDER,
    MOTIVERING,
    NIEUW,
    TEKSTEN,
    VAN_DOCHTER,
)
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.browser.verhalen.balie import Consulent, kort
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.scherm import plat

REDEN = "Els is alleen en kan niet koken."
VERLENGD = date(2027, 1, 7)
VERSTUURD = date(2027, 1, 12)
UITKOMST = "Elke dag hulp bij de maaltijd."


def _kijk_na(tweede: Consulent, waarom: str) -> None:
    """The second pair of eyes, from the own day."""
    tweede.mijn_dag()
    tweede.klik("Franssen")
    tweede.zie("U bent het tweede paar ogen.", waarom)
    tweede.klik("Ik keek het na")
    tweede.zie("Bedankt. Het besluit is nagekeken.")


def test_s_a4_help_the_next_day_and_no_gap_before_the_besluit(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("gulpen-wittem")
    noor_wie = spel.t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans_wie = spel.t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    spel.t.mandaat(noor_wie, gemeente, "tijdelijk")
    spel.t.mandaat(hans_wie, gemeente, "tijdelijk", "toekennen", tot_cent=1_000_000)
    noor, hans = spel.consulent(noor_wie), spel.consulent(hans_wie)

    # Thursday 14.10: her daughter rings, and a person speaks to Els before the track is urgent
    spel.op(DAG, 14, 10)
    noor.meld(ELS, VAN_DOCHTER)
    noor.zie("uiterlijk donderdag 3 december 2026", LAATSTE)
    noor.klik("Open het dossier")
    noor.zie("Petra Franssen (dochter)", "Spoed.")
    noor.klik("Open het gesprek")
    noor.kies_weg("Urgent", REDEN)
    assert "/spoor/" in noor.pagina.url
    assert noor.veld("Waarom kiest u deze weg?").input_value() == REDEN
    spel.op(DAG, 14, 35)
    noor.open_dossier("Franssen")
    noor.bel("Els zegt dat zij vandaag nog te eten heeft. Morgen niet.")
    noor.klik("Open het gesprek")
    noor.kies_weg("Urgent", REDEN)
    noor.zie("Urgent")

    # the same day: help from Friday on, signed by one person with mandate
    spel.op(DAG, 15, 20)
    noor.open_dossier("Franssen")
    noor.klik("Geef meteen tijdelijke hulp")
    noor.zie("Hoogstens 6 weken.", "Dit aantal is een voorbeeld")
    noor.vul("Wat doet de hulp?", HULP[0].activiteit)
    noor.vul("Hoe vaak?", HULP[0].frequentie)
    noor.vul("Minuten", str(HULP[0].minuten))
    noor.kies_uit("Per", "per dag")
    noor.vul("Wie geeft de hulp?", "Thuishulp Geuldal (verzonnen)")
    noor.vul("Wat kost de hulp in totaal", "1.600,00")
    noor.vul("Eerste dag van de hulp", kort(EERSTE))
    noor.vul("Waarom kan dit niet wachten?", MOTIVERING)
    noor.kies_uit("Wie kijkt het na als u zelf tekent?", "Hans Vroomen")
    noor.klik("Regel de hulp")
    noor.zie("De tijdelijke hulp is geregeld. De inwoner krijgt een brief.", "loopt tot en met donderdag 14 januari")
    noor.zie("Vrijdag 4 december 2026 tot en met donderdag 14 januari 2027")
    noor.zie("De hulp stopt voordat het besluit er moet zijn", "Het besluit mag tot donderdag 28 januari")
    els = spel.met_brief(gemeente, "Franssen")
    els.lees_besluit()
    els.zie("U krijgt tijdelijk hulp van vrijdag 4 december 2026 tot en met donderdag 14 januari 2027.", MOTIVERING)
    els.zie(HULP[0].activiteit, "Thuishulp Geuldal")

    # Friday: a second person looks it over
    spel.op(EERSTE)
    _kijk_na(hans, MOTIVERING)

    # the onderzoek goes on: how things stand now is written down before any definitive besluit
    spel.op(date(2026, 12, 14))
    noor.open_dossier("Franssen")
    assert not noor.kan("Begin het besluit")
    noor.spreek_af(GESPREK, "10.00", antwoord=None)
    spel.op(GESPREK, 12)
    noor.klik("Open het gesprek")
    noor.klik("Maak het verslag")
    noor.lees_na()
    noor.zie("Het verslag kan nog niet weg.", *(f"{letter}. " for letter in TEKSTEN), "De ladder")
    noor.klik("Ga terug naar het verslag")
    noor.klik("Naar het gesprek")
    noor.stel_vast()
    noor.ladder(LADDER)

    # a week before it stops the list says so, and the help is made longer until the day that the page proposes
    spel.op(VERLENGD)
    noor.mijn_dag()
    dag = plat(noor.tekst)
    assert "Franssen" in dag, dag
    assert "ijdelijke hulp stopt" in dag, dag
    noor.open_dossier("Franssen")
    noor.klik("Tijdelijke hulp tot en met")
    noor.zie("Het besluit mag tot donderdag 28 januari. Verleng tot die dag.")
    noor.klik("Verleng de hulp")
    assert noor.veld("Nieuwe laatste dag").input_value() == "28-1-2027"
    noor.vul("Wat kosten de extra dagen", "550,00")
    noor.vul("Waarom is de hulp langer nodig?", "Uw man is nog niet thuis.")
    noor.klik("Verleng de hulp")
    noor.open_dossier("Franssen")
    noor.klik("Tijdelijke hulp tot en met")
    noor.zie("loopt tot en met donderdag 28 januari")
    noor.zie_niet("De hulp stopt voordat het besluit er moet zijn")
    els.lees_besluit()
    els.zie("tot en met donderdag 28 januari 2027", "Uw man is nog niet thuis.")
    spel.op(VERLENGD + timedelta(days=1))
    _kijk_na(hans, "Uw man is nog niet thuis.")

    spel.op(VERSTUURD)
    noor.open_gesprek("Franssen")
    noor.maak_verslag(TEKSTEN, UITKOMST)
    spel.op(LAATSTE, 11)
    els.lees_verslag()
    els.zie(TEKSTEN["a"], UITKOMST)
    els.teken("Els Franssen")
    els.zie("uiterlijk donderdag 28 januari")

    # the besluit on its last day: it begins where the temporary help stops
    spel.op(NIEUW)
    noor.open_dossier("Franssen")
    noor.klik("Begin het besluit")
    noor.klik("De inwoner krijgt hulp")
    noor.vul_besluit(DEFINITIEF)
    noor.vraag_meelezen()
    hans.lees_mee("Franssen")
    hans.teken()
    hans.zie("Het besluit is getekend en verstuurd.")
    els.lees_besluit()
    els.zie("U krijgt hulp van vrijdag 29 januari 2027 tot en met woensdag 28 juli 2027.")
