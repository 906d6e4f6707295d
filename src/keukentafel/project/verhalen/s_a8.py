"""S-A8 Client support, Eijsden-Margraten.

Resident ticks "ik wil dat iemand meegaat". -> OCO gets request within 1 working day; appointment cannot be confirmed
inside that loop without resident's choice recorded (yes/no/own person); invitation letter repeats it. KPI: % of talks
with recorded OCO-offer = 100.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from keukentafel.dossier.melding.models import Clientondersteuning, EigenNotitie
from keukentafel.dossier.zaak.models import Afspraak
from keukentafel.project.verhalen.mensen import PER_TELEFOON, VIA_WEB, inwoner
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.handeling import NietGevonden, Wie
from keukentafel.reis.inzien import dossier_openen
from keukentafel.reis.melden import (
    Ontvangen,
    afspraak_bevestigen,
    afspraak_voorstellen,
    melden,
    notitie_schrijven,
    ondersteuning_afronden,
    ondersteuning_vastleggen,
    verzoek_aannemen,
)
from keukentafel.reis.overzichten import verzoeken
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment

MAANDAG = date(2027, 2, 1)
OCHTEND = moment(MAANDAG, time(10, 0))
MIDDAG = moment(MAANDAG, time(15, 0))
DINSDAG = moment(date(2027, 2, 2), time(9, 30))
GESPREK = date(2027, 2, 15)
NOTITIE = "Lea wil liever niet dat haar zoon alles hoort."
VIA_DE_WEBSITE = Wie(None, "Inwoner, via de website", "inwoner")


def speel(t: Toneel) -> None:
    """One resident ticks yes on the website; three others are asked later and answer each in their own way."""
    gemeente = t.gemeente("eijsden-margraten")
    marieke = t.medewerker("Marieke Lahaye", Rol.CONSULENT, gemeente)
    steun = t.medewerker("Marleen Habets", Rol.CLIENTONDERSTEUNER, gemeente)
    collega = t.medewerker("Hans Vroomen", Rol.CLIENTONDERSTEUNER, gemeente)
    with t.binnen(gemeente):
        ja = melden(
            gemeente=gemeente, inwoner=inwoner("Lea", "Hameleers", "Margraten"),
            ontvangst=replace(VIA_WEB, ondersteuning="ja"), wie=VIA_DE_WEBSITE, op=OCHTEND, behandelaar=marieke.id,
        )  # fmt: skip
    t.termijnen |= {"plan_uiterlijk": ja.plan.uiterlijk, "onderzoek_uiterlijk": ja.onderzoek.uiterlijk}
    _verzoek_komt_aan(t, gemeente, steun, collega, ja)
    _eigen_notitie(t, gemeente, marieke, steun, ja)
    _niet_zonder_keuze(t, gemeente, marieke)
    _uitnodiging(t, gemeente, marieke, ja)
    _kpi(t, gemeente)
    _klaar(t, gemeente, steun, ja)


def _verzoek_komt_aan(t: Toneel, gemeente: Gemeente, steun: Wie, collega: Wie, ja: Ontvangen) -> None:
    with t.binnen(gemeente, doel="ondersteuning bieden", wie=steun):
        open_, _ = verzoeken(wie=steun, op=MIDDAG)
        t.verwachting("Het verzoek ligt dezelfde dag bij de ondersteuners.", [v.zaak for v in open_] == [ja.zaak])
        uiterlijk = open_[0].reageren_uiterlijk if open_ else None
        if uiterlijk:
            t.termijnen["ondersteuner_uiterlijk"] = uiterlijk
        t.verwachting("De ondersteuner reageert binnen één werkdag.", uiterlijk == na_werkdagen(van=MAANDAG, aantal=1))
        t.verwachting("Het verzoek toont een voornaam en geen achternaam.", bool(open_) and open_[0].wie == "Lea")
        with t.weigering("Voor het aannemen kan de ondersteuner niet in het dossier.", NietGevonden):
            dossier_openen(zaak=ja.zaak, wie=steun, op=MIDDAG)
    with t.binnen(gemeente, doel="ondersteuning bieden", wie=steun):
        for verzoek in open_:
            verzoek_aannemen(verzoek=verzoek.id, wie=steun, op=DINSDAG)
        notitie_schrijven(gemeente=gemeente.code, zaak=ja.zaak, tekst=NOTITIE, wie=steun, op=DINSDAG)
        dossier = dossier_openen(zaak=ja.zaak, wie=steun, op=DINSDAG)
        t.verwachting("Na het aannemen kan de ondersteuner in dit ene dossier.", dossier.zaak.id == ja.zaak)
        with t.weigering("Een andere ondersteuner kan er niet in.", NietGevonden):
            dossier_openen(zaak=ja.zaak, wie=collega, op=DINSDAG)


def _eigen_notitie(t: Toneel, gemeente: Gemeente, marieke: Wie, steun: Wie, ja: Ontvangen) -> None:
    gezien = {}
    for wie in (steun, marieke):
        with t.binnen(gemeente, wie=wie):
            gezien[wie.naam] = [n.tekst for n in EigenNotitie.objects.filter(zaak_id=ja.zaak)]
    t.verwachting(
        "Wat de ondersteuner voor zichzelf noteert, ziet de gemeente niet.",
        gezien == {steun.naam: [NOTITIE], marieke.naam: []},
    )


def _niet_zonder_keuze(t: Toneel, gemeente: Gemeente, marieke: Wie) -> None:
    for uur, voornaam, antwoord, zin in (
        (12, "Annie", "ja", "ja"),
        (14, "Truus", "nee", "nee"),
        (16, "Corrie", "eigen", "iemand van zichzelf"),
    ):
        with t.binnen(gemeente, wie=marieke):
            vraag = melden(
                gemeente=gemeente, inwoner=inwoner(voornaam, "Voorbeeld", "Eijsden"), ontvangst=PER_TELEFOON,
                wie=marieke, op=OCHTEND, behandelaar=marieke.id,
            )  # fmt: skip
            afspraak = _voorstel(gemeente, vraag.zaak, marieke, uur)
            with t.weigering(f"Zonder keuze kan de afspraak niet vast (straks: {zin})."):
                afspraak_bevestigen(gemeente=gemeente, zaak=vraag.zaak, afspraak=afspraak, wie=marieke, op=MIDDAG)
            ondersteuning_vastleggen(
                gemeente=gemeente, zaak=vraag.zaak, voor="inwoner", antwoord=antwoord,
                wie_mee="zus" if antwoord == "eigen" else "", wie=marieke, op=DINSDAG,
            )  # fmt: skip
            vast = afspraak_bevestigen(gemeente=gemeente, zaak=vraag.zaak, afspraak=afspraak, wie=marieke, op=DINSDAG)
            t.verwachting(f"Met het antwoord {zin} kan de afspraak wel vast.", vast.staat == Afspraak.Staat.BEVESTIGD)


def _voorstel(gemeente: Gemeente, zaak: int, wie: Wie, uur: int) -> int:
    assert wie.id is not None
    return afspraak_voorstellen(
        gemeente=gemeente, zaak=zaak, begin=moment(GESPREK, time(uur, 0)), minuten=60, waar="thuis", met=wie.id,
        opmerking="", wie=wie, op=OCHTEND,
    ).id  # fmt: skip


def _uitnodiging(t: Toneel, gemeente: Gemeente, marieke: Wie, ja: Ontvangen) -> None:
    with t.binnen(gemeente, wie=marieke):
        afspraak = _voorstel(gemeente, ja.zaak, marieke, 10)
        afspraak_bevestigen(gemeente=gemeente, zaak=ja.zaak, afspraak=afspraak, wie=marieke, op=DINSDAG)
    naam, telefoon = gemeente.clientondersteuning_naam, gemeente.clientondersteuning_telefoon
    for soort, zin in (
        ("ontvangstbevestiging", "Elke bevestiging noemt het steunpunt met zijn nummer."),
        ("uitnodiging", "Elke uitnodiging noemt het steunpunt opnieuw."),
    ):
        teksten = [t.tekst_van(b) for b in t.alle_brieven() if b.soort == soort]
        t.verwachting(zin, len(teksten) == 4 and all(naam in x and telefoon in x for x in teksten))
    uitnodigingen = [b for b in t.alle_brieven() if b.soort == "uitnodiging"]
    t.verwachting(
        "Elke uitnodiging komt voor het gesprek, en zegt dat ondersteuning gratis is.",
        len(uitnodigingen) == 4 and all(b.dag < GESPREK and "gratis" in t.tekst_van(b) for b in uitnodigingen),
    )


def _kpi(t: Toneel, gemeente: Gemeente) -> None:
    with t.binnen(gemeente, doel="verhaal nakijken"):
        gesprekken = set(Afspraak.objects.filter(staat=Afspraak.Staat.BEVESTIGD).values_list("zaak_id", flat=True))
        met_aanbod = set(
            Clientondersteuning.objects.filter(voor="inwoner", antwoord__in=("ja", "nee", "eigen"))
            .values_list("zaak_id", flat=True)
        )  # fmt: skip
        t.verwachting(
            "Bij 100 procent van de gesprekken staat het antwoord vast.",
            len(gesprekken) == 4 and gesprekken <= met_aanbod,
        )


def _klaar(t: Toneel, gemeente: Gemeente, steun: Wie, ja: Ontvangen) -> None:
    einde = moment(GESPREK, time(11, 30))
    with t.binnen(gemeente, doel="ondersteuning bieden", wie=steun):
        _, van_mij = verzoeken(wie=steun, op=einde)
        for verzoek in van_mij:
            ondersteuning_afronden(verzoek=verzoek.id, wie=steun, op=einde)
        with t.weigering("Is de ondersteuning klaar, dan is de toegang weg.", NietGevonden):
            dossier_openen(zaak=ja.zaak, wie=steun, op=einde)
