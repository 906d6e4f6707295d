"""S-A16 on the screens: no for Gerda, with all that it needs; no no for Tiny as long as a part of the onderzoek is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from keukentafel.project.verhalen.s_a16 import (
    AANVRAAG,
    BEKEND,
    GERDA,
    MELDING,
    NEE,
    NORM,
    TE_LAAT,
    TEKSTEN,
    TINY,
    UITKOMST,
    VERSIE,
    VERSLAG,
    VRAAG,
)
from keukentafel.project.verhalen.tafel import NIET_AAN_DE_ORDE, Tafel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Inwonergegevens, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment
from tests.browser.verhalen.balie import KLAAR, MIST
from tests.browser.verhalen.conftest import Voorstelling

LADDER = (
    (Trede.GEBRUIKELIJKE_HULP, Oordeel.HELPT, "Uw zoon kan het zware werk op zaterdag doen."),
    (Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT_DEELS, "De klussendienst helpt bij grote klussen."),
)


def _meld(spel: Voorstelling, gemeente: Gemeente, wie: Wie, mens: Inwonergegevens) -> Tafel:
    with spel.t.binnen(gemeente, wie=wie):
        vraag = melden(
            gemeente=gemeente, inwoner=mens, ontvangst=VRAAG, wie=wie, op=moment(MELDING, time(10, 0)),
            behandelaar=wie.id,
        )  # fmt: skip
    tafel = Tafel(spel.t, gemeente, vraag, wie)
    tafel.spreek_af(begin=moment(date(2027, 1, 25), time(10, 0)), op=moment(date(2027, 1, 12), time(9, 0)))
    return tafel


def test_s_a16_a_no_has_its_grounds_and_says_what_can_be_done(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("eijsden-margraten")
    marieke_wie = spel.t.medewerker("Marieke Lahaye", Rol.CONSULENT, gemeente)
    karin_wie = spel.t.medewerker("Karin Dohmen", Rol.KWALITEIT, gemeente)
    spel.t.mandaat(karin_wie, gemeente, "afwijzen")
    _meld(spel, gemeente, marieke_wie, GERDA)
    marieke, karin = spel.consulent(marieke_wie), spel.consulent(karin_wie)

    spel.op(VERSLAG)
    marieke.open_gesprek("Lemmens")
    marieke.ladder(LADDER)
    marieke.maak_verslag(TEKSTEN, UITKOMST)
    spel.op(AANVRAAG, 19)
    gerda = spel.met_brief(gemeente, "Lemmens")
    gerda.lees_verslag()
    gerda.zie(UITKOMST)
    gerda.teken("Gerda Lemmens", "Ik vraag toch elke week hulp aan.")
    gerda.zie("U hebt hulp aangevraagd.", "uiterlijk woensdag 3 maart")

    # each thing that a no must say is left out once: the page names it, and there is no letter
    spel.op(BEKEND, 10)
    marieke.open_dossier("Lemmens")
    marieke.klik("Begin het besluit")
    marieke.klik("De inwoner krijgt deze hulp niet")
    for velden, zin in (
        (replace(NEE, motivering=""), "Schrijf waarom dit besluit bij deze inwoner past."),
        (replace(NEE, norm="", norm_versie=""), "Schrijf welke regel of norm u gebruikt, en welke versie."),
        (replace(NEE, norm_versie=""), "Schrijf welke versie van de norm u gebruikt."),
        (replace(NEE, alternatieven=""), "Schrijf wat de inwoner wel kan doen, en waar."),
    ):
        marieke.vul_besluit(velden, geeft_hulp=False)
        marieke.bewaar()
        marieke.zie(MIST, zin)
        marieke.zie_niet(KLAAR)
    marieke.vraag_meelezen()
    karin.ga("/consulent/besluiten/")
    karin.klik("Lemmens")
    karin.zie(MIST, "Schrijf wat de inwoner wel kan doen, en waar.")
    assert not karin.kan("Teken")

    marieke.vul_besluit(NEE, geeft_hulp=False)
    marieke.bewaar()
    marieke.zie(KLAAR)
    spel.op(BEKEND, 14)
    karin.ga("/consulent/besluiten/")
    karin.klik("Lemmens")
    karin.teken()
    karin.zie("Het besluit is getekend en verstuurd. Bezwaar kan tot en met dinsdag 13 april 2027.")

    gerda.lees_besluit()
    gerda.zie("U krijgt deze hulp niet van de gemeente.", "Daarom is het hier redelijk dat hij helpt.")
    gerda.zie(f"{NORM}, {VERSIE}", *NEE.alternatieven.splitlines())
    gerda.zie(gemeente.telefoon, "tot en met dinsdag 13 april 2027")
    gerda.lees_brief()
    gerda.zie("Wat hebben wij onderzocht?", *(letter.vraag for letter in Onderwerp))
    gerda.zie(*(tekst.removeprefix(NIET_AAN_DE_ORDE) for tekst in TEKSTEN.values()))
    gerda.zie("U krijgt deze hulp niet. U betaalt er dus niets voor.")
    gerda.zie(f"Wij gebruikten deze norm: {NORM}, {VERSIE}.", f"Bel {marieke_wie.naam}: {gemeente.telefoon}")


def test_s_a16_no_no_while_a_part_of_the_onderzoek_is_open(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("eijsden-margraten")
    marieke_wie = spel.t.medewerker("Marieke Lahaye", Rol.CONSULENT, gemeente)
    karin_wie = spel.t.medewerker("Karin Dohmen", Rol.KWALITEIT, gemeente)
    spel.t.mandaat(karin_wie, gemeente, "afwijzen")
    tafel = _meld(spel, gemeente, marieke_wie, TINY)
    marieke, karin = spel.consulent(marieke_wie), spel.consulent(karin_wie)

    # our onderzoek is late: Tiny asks for a besluit without having had a verslag
    spel.op(TE_LAAT, 20)
    tiny = spel.met_brief(gemeente, "Voncken")
    tiny.zie("U mag de hulp nu meteen aanvragen.")
    tiny.klik("Vraag de hulp nu aan")
    tiny.vul("Welke hulp vraagt u aan?", "Elke week hulp bij het schoonmaken.")
    tiny.vul("Uw naam", "Tiny Voncken")
    tiny.kies("Ja, ik vraag deze hulp aan")
    tiny.klik("Vraag de hulp aan")
    tiny.zie("U hebt hulp aangevraagd.")

    spel.op(BEKEND, 9)
    marieke.open_dossier("Voncken")
    marieke.klik("Begin het besluit")
    marieke.klik("De inwoner krijgt deze hulp niet")
    marieke.vul_besluit(replace(NEE, weigeringsgrond=Trede.GEBRUIKELIJKE_HULP.value), geeft_hulp=False)
    marieke.vraag_meelezen()
    for open_ in Onderwerp:
        teksten = TEKSTEN | {open_.value: ""}
        tafel.schrijf(teksten, uitkomst=UITKOMST, op=moment(BEKEND, time(9, 30)))
        karin.ga("/consulent/besluiten/")
        karin.klik("Voncken")
        karin.zie("6 van 7 onderdelen staan in het verslag.", f"Schrijf bij {open_.value} ")
        assert not karin.kan("Teken"), open_
    tafel.schrijf(TEKSTEN | {"d": NIET_AAN_DE_ORDE}, uitkomst=UITKOMST, op=moment(BEKEND, time(9, 45)))
    karin.ga("/consulent/besluiten/")
    karin.klik("Voncken")
    karin.zie("Schrijf bij d ")
    assert not karin.kan("Teken")
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=moment(BEKEND, time(9, 50)))
    karin.ga("/consulent/besluiten/")
    karin.klik("Voncken")
    karin.zie("7 van 7 onderdelen staan in het verslag.", "Stuur eerst het verslag van het onderzoek.")
    assert not karin.kan("Teken")  # Tiny never had it
    assert not spel.t.teksten("besluit_afwijzing")
