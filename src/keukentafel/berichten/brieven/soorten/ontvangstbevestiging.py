"""We received your question: who, when, what you may do meanwhile (Wmo 2015 art. 2.3.2 lid 1-3 and 9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import KANAAL_ZIN, bel, clientondersteuning, groet, laatste_dag, zes_weken
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import (
    Alinea,
    Blok,
    Feiten,
    Kader,
    Kop,
    Nadruk,
    Telefoon,
    Webadres,
    alinea,
    dag,
)
from keukentafel.recht.taal.stukken import Kanaal


@dataclass(frozen=True)
class Ontvangstbevestiging(Gegevens):
    """Variables of the confirmation.

    `gemeld_door`: who asked, when that was someone else ('Uw huisarts', 'Elif Aydin').
    `plan_reden`, `onderzoek_reden`, `onderzoek_voorbehoud`: the sentences of `recht.termijnen.Termijn` (`reden`,
    `voorbehoud`) that say why a day is later, and that it may still change.
    `volg_adres`: the page where the resident follows the question; `volg_code`: the code to type there.
    """

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    kanaal: Kanaal
    eerste_contact_uiterlijk: date
    plan_uiterlijk: date
    onderzoek_uiterlijk: date
    clientondersteuning_naam: str
    clientondersteuning_telefoon: str
    volg_adres: str
    volg_code: str
    gemeld_door: str | None = None
    plan_reden: str | None = None
    onderzoek_reden: str | None = None
    onderzoek_voorbehoud: str | None = None

    def strijdig(self) -> Iterator[str]:
        """Every promise lies after the melding."""
        for naam in ("eerste_contact_uiterlijk", "plan_uiterlijk", "onderzoek_uiterlijk"):
            if getattr(self, naam) < self.melding_datum:
                yield naam


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "kanaal": "web",
    "eerste_contact_uiterlijk": "2027-02-08",
    "plan_uiterlijk": "2027-02-08",
    "onderzoek_uiterlijk": "2027-03-15",
    "clientondersteuning_naam": "Steunpunt Meedenken",
    "clientondersteuning_telefoon": "043 000 00 01",
    "volg_adres": "https://meerssen.voorbeeld.nl/volgen",
    "volg_code": "K7F2-9QXM",
}
VOORBEELD_VERSCHOVEN = VOORBEELD | {
    "melding_datum": "2027-03-24",
    "kanaal": "telefoon",
    "gemeld_door": "Elif Aydin",
    "eerste_contact_uiterlijk": "2027-03-31",
    "plan_uiterlijk": "2027-03-31",
    "onderzoek_uiterlijk": "2027-05-10",
    "onderzoek_reden": "Door Bevrijdingsdag, Hemelvaart en het weekend is dat vijf dagen later.",
    "onderzoek_voorbehoud": "Deze datum is nog niet zeker. Hij kan later worden.",
}


@brief("ontvangstbevestiging", gegevens=Ontvangstbevestiging, voorbeelden=(VOORBEELD, VOORBEELD_VERSCHOVEN))
def schrijf(g: Ontvangstbevestiging, omslag: Omslag) -> Opzet:
    """Facts first, then what each of them means."""
    blokken: tuple[Blok, ...] = (
        _begin(g),
        Feiten(
            (
                ("Uw contactpersoon", bel(g.contactpersoon, g.contact_telefoon)),
                ("U hoort van ons", ("uiterlijk ", dag(g.eerste_contact_uiterlijk))),
                ("Uw eigen plan", ("liefst uiterlijk ", dag(g.plan_uiterlijk))),
                (
                    "Ons onderzoek is klaar",
                    laatste_dag(g.onderzoek_uiterlijk, g.onderzoek_voorbehoud),
                ),
            )
        ),
        Kop("Wij praten samen"),
        alinea(
            "Wij maken met u een afspraak voor een gesprek. Het gaat over wat u wilt en wat u nodig hebt. "
            "U mag iemand meenemen, bijvoorbeeld een familielid of een vriend. Dat hoort bij ons onderzoek. "
            f"{zes_weken(g.onderzoek_reden)} Daarna krijgt u een verslag."
        ),
        alinea("Kan uw vraag niet wachten? Bel ons dan meteen: ", Telefoon(g.contact_telefoon), "."),
        Kop("Iemand die met u meedenkt"),
        *clientondersteuning(g.clientondersteuning_naam, g.clientondersteuning_telefoon),
        Kop("Uw eigen plan"),
        alinea(
            "U mag zelf opschrijven wat er nodig is. Dat heet een persoonlijk plan. "
            "Het hoeft niet, maar wij lezen het graag. U hebt daar zeven dagen voor. "
            f"{f'{g.plan_reden} ' if g.plan_reden else ''}Ook daarna mag het nog."
        ),
        Kop("Waar staat uw vraag?"),
        alinea("Kijk op ", Webadres(g.volg_adres), ". Vul daar uw code in: ", Nadruk(g.volg_code), ". Bellen mag ook."),
        Kader(
            "Zijn wij te laat?",
            (
                alinea(
                    "Dan hoort u dat van ons, met de reden. Is ons onderzoek niet klaar op ",
                    dag(g.onderzoek_uiterlijk),
                    "? Dan mag u de hulp daarna meteen aanvragen. U hoeft niet op ons te wachten.",
                ),
            ),
        ),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij hebben uw vraag ontvangen", blokken)


def _begin(g: Ontvangstbevestiging) -> Alinea:
    hoe = KANAAL_ZIN[g.kanaal]
    slot = " In deze brief leest u wat er nu gebeurt."
    if g.gemeld_door:
        return alinea(f"{g.gemeld_door} vroeg ons op ", dag(g.melding_datum), f" om hulp voor u. Dat ging {hoe}.{slot}")
    return alinea("U vroeg ons op ", dag(g.melding_datum), f" om hulp. Dat deed u {hoe}.{slot}")
