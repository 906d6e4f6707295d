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
    `plan_reden`, `onderzoek_reden`, `onderzoek_voorbehoud`: the sentences of `recht.taal.termijn.Termijn` (`reden`,
    `voorbehoud`) that say why a day is later, and that it may still change.
    `doorgezonden_door`: the municipality that passed the question on to us, without the word gemeente ('Vaals').
    `ondersteuner_uiterlijk`: until when a supporter reacts, when the resident asked for one.
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
    doorgezonden_door: str | None = None
    ondersteuner_uiterlijk: date | None = None

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


VOORBEELD_TE_LAAT = VOORBEELD | {
    "melding_datum": "2026-11-02",
    "kanaal": "papier",
    "plan_uiterlijk": "2026-11-09",
    "onderzoek_uiterlijk": "2026-12-14",
    "doorgezonden_door": "Vaals",
}
VOORBEELD_ONDERSTEUNER = VOORBEELD | {"ondersteuner_uiterlijk": "2027-02-02"}


@brief(
    "ontvangstbevestiging",
    gegevens=Ontvangstbevestiging,
    voorbeelden=(VOORBEELD, VOORBEELD_VERSCHOVEN, VOORBEELD_TE_LAAT, VOORBEELD_ONDERSTEUNER),
)
def schrijf(g: Ontvangstbevestiging, omslag: Omslag) -> Opzet:
    """Facts first, then what each of them means. A day before the letter's own date is no promise any more."""
    te_laat = g.onderzoek_uiterlijk < omslag.datum
    week_voorbij = g.plan_uiterlijk < omslag.datum
    blokken: tuple[Blok, ...] = (
        _begin(g),
        Feiten(
            (
                ("Uw contactpersoon", bel(g.contactpersoon, g.contact_telefoon)),
                ("U hoort van ons", ("uiterlijk ", dag(g.eerste_contact_uiterlijk))),
                (
                    "Uw eigen plan",
                    (WEEK_VOORBIJ,) if week_voorbij else ("liefst uiterlijk ", dag(g.plan_uiterlijk)),
                ),
                ("Ons onderzoek", ("moest klaar zijn op ", dag(g.onderzoek_uiterlijk)))
                if te_laat
                else ("Ons onderzoek is klaar", laatste_dag(g.onderzoek_uiterlijk, g.onderzoek_voorbehoud)),
            )
        ),
        *((_te_laat(g),) if te_laat else ()),
        Kop("Wij praten samen"),
        alinea(
            "Wij maken met u een afspraak voor een gesprek. Het gaat over wat u wilt en wat u nodig hebt. "
            "U mag iemand meenemen, bijvoorbeeld een familielid of een vriend. Dat hoort bij ons onderzoek. "
            f"{'' if te_laat else f'{zes_weken(g.onderzoek_reden)} '}Daarna krijgt u een verslag."
        ),
        alinea("Kan uw vraag niet wachten? Bel ons dan meteen: ", Telefoon(g.contact_telefoon), "."),
        Kop("Iemand die met u meedenkt"),
        *_gevraagd(g),
        *clientondersteuning(g.clientondersteuning_naam, g.clientondersteuning_telefoon),
        Kop("Uw eigen plan"),
        alinea(
            "U mag zelf opschrijven wat er nodig is. Dat heet een persoonlijk plan. "
            "Het hoeft niet, maar wij lezen het graag. "
            + (
                WEEK_VOORBIJ
                if week_voorbij
                else "U hebt daar zeven dagen voor. "
                f"{f'{g.plan_reden} ' if g.plan_reden else ''}Ook daarna mag het nog."
            )
        ),
        Kop("Waar staat uw vraag?"),
        alinea(
            "Kijk op ", Webadres(g.volg_adres), ". Vul daar uw zaaknummer en uw code in. Uw code is ",
            Nadruk(g.volg_code), ". Bellen mag ook.",
        ),
        *(() if te_laat else (_als_te_laat(g),)),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )  # fmt: skip
    return Opzet("Wij hebben uw vraag ontvangen", blokken)


WEEK_VOORBIJ = "De week is voorbij. Uw plan mag nog steeds."


def _als_te_laat(g: Ontvangstbevestiging) -> Kader:
    return Kader(
        "Zijn wij te laat?",
        (
            alinea(
                "Dan hoort u dat van ons, met de reden. Is ons onderzoek niet klaar op ",
                dag(g.onderzoek_uiterlijk),
                "? Dan mag u de hulp daarna meteen aanvragen. U hoeft niet op ons te wachten.",
            ),
        ),
    )


def _te_laat(g: Ontvangstbevestiging) -> Kader:
    """The last day passed before this letter: say so, and that applying is possible now (Wmo 2015 art. 2.3.2 lid 9)."""
    return Kader(
        "Wij zijn te laat",
        (
            alinea(
                "Het is niet gelukt om op tijd klaar te zijn. Dat spijt ons. "
                "U mag de hulp nu meteen aanvragen. U hoeft niet op ons onderzoek te wachten. "
                f"Bel {g.contactpersoon}: ",
                Telefoon(g.contact_telefoon),
                ".",
            ),
        ),
    )


def _gevraagd(g: Ontvangstbevestiging) -> tuple[Alinea, ...]:
    """That a supporter was asked for, is passed on, and until when that supporter reacts."""
    if g.ondersteuner_uiterlijk is None:
        return ()
    begin = "Er is voor u om een ondersteuner gevraagd." if g.gemeld_door else "U vroeg om een ondersteuner."
    return (
        alinea(
            f"{begin} Dat geven wij door aan {g.clientondersteuning_naam}. "
            "Een ondersteuner belt of schrijft u, uiterlijk ",
            dag(g.ondersteuner_uiterlijk),
            ". U hoeft daarvoor zelf niet te bellen.",
        ),
    )


def _begin(g: Ontvangstbevestiging) -> Alinea:
    hoe = KANAAL_ZIN[g.kanaal]
    slot = " In deze brief leest u wat er nu gebeurt."
    if g.doorgezonden_door:
        wie = f"{g.gemeld_door} vroeg voor u hulp" if g.gemeld_door else "U vroeg hulp"
        return alinea(
            f"{wie} bij de gemeente {g.doorgezonden_door}. Dat ging {_daar(g)}. Zij stuurden uw vraag naar ons. "
            "Uw eerste datum telt. Dat is ",
            dag(g.melding_datum),
            f".{slot}",
        )
    if g.gemeld_door:
        return alinea(f"{g.gemeld_door} vroeg ons op ", dag(g.melding_datum), f" om hulp voor u. Dat ging {hoe}.{slot}")
    return alinea("U vroeg ons op ", dag(g.melding_datum), f" om hulp. Dat deed u {hoe}.{slot}")


def _daar(g: Ontvangstbevestiging) -> str:
    """By what way the question reached the other municipality: its website, not ours."""
    return "via hun website" if g.kanaal is Kanaal.WEB else KANAAL_ZIN[g.kanaal]
