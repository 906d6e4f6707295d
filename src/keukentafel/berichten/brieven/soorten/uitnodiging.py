"""An invitation to talk: when, where, who, what to bring (Wmo 2015 art. 2.3.2 lid 3 and 2.3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from keukentafel.berichten.brieven.bouwstenen import clientondersteuning, groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Feiten, Kop, Nadruk, Telefoon, alinea, dag, lijst
from keukentafel.berichten.nederlands import datum_lang, opsomming, tijd


@dataclass(frozen=True)
class Uitnodiging(Gegevens):
    """Variables of the invitation.

    `plek`: as a place reads after 'Waar' ('Bij u thuis'); never a secret address. `wie`: who comes from our side.
    `meenemen`: what to have at hand besides the identity document and the resident's own plan.
    """

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    gesprek_datum: date
    gesprek_begin: time
    plek: str
    wie: tuple[str, ...]
    clientondersteuning_naam: str
    clientondersteuning_telefoon: str
    gesprek_einde: time | None = None
    meenemen: tuple[str, ...] = ()

    def strijdig(self) -> Iterator[str]:
        """The talk lies after the melding and ends after it begins."""
        if self.gesprek_datum < self.melding_datum:
            yield "gesprek_datum"
        if self.gesprek_einde is not None and self.gesprek_einde <= self.gesprek_begin:
            yield "gesprek_einde"


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "gesprek_datum": "2027-02-16",
    "gesprek_begin": "10:00",
    "gesprek_einde": "11:00",
    "plek": "Bij u thuis",
    "wie": ["Noor Claessen"],
    "meenemen": ["Een briefje met wat u wilt vragen."],
    "clientondersteuning_naam": "Steunpunt Meedenken",
    "clientondersteuning_telefoon": "043 000 00 01",
}
VOORBEELD_KORT = {naam: waarde for naam, waarde in VOORBEELD.items() if naam not in ("gesprek_einde", "meenemen")} | {
    "plek": "Gemeentehuis, Voorbeeldplein 1, Meerssen",
    "wie": ["Noor Claessen", "Hans Vroomen"],
}


@brief("uitnodiging", gegevens=Uitnodiging, voorbeelden=(VOORBEELD, VOORBEELD_KORT))
def schrijf(g: Uitnodiging, omslag: Omslag) -> Opzet:
    """When and where first; then what to have at hand, who may come along and how to change it."""
    blokken: tuple[Blok, ...] = (
        alinea(
            "Op ",
            dag(g.melding_datum),
            " vroeg u ons om hulp. Daar praten wij graag met u over. "
            "U vertelt wat moeilijk is en wat u graag wilt. Daarna krijgt u een verslag.",
        ),
        Feiten(
            (
                ("Wanneer", (dag(g.gesprek_datum),)),
                ("Hoe laat", (Nadruk(_tijden(g)),)),
                ("Waar", (g.plek,)),
                ("Met wie", (opsomming(g.wie),)),
                ("Komt dit niet uit?", ("Bel ", Telefoon(g.contact_telefoon), ". Uw vraag blijft gewoon staan.")),
            )
        ),
        Kop("Wat hebt u nodig?"),
        lijst(
            "Uw paspoort, identiteitskaart, rijbewijs of verblijfsdocument. Dat vraagt de wet.",
            "Uw eigen plan, als u dat hebt gemaakt.",
            *g.meenemen,
        ),
        Kop("U hoeft dit niet alleen te doen"),
        alinea("U mag iemand meenemen, zoals uw partner, een kind of een buur."),
        *clientondersteuning(g.clientondersteuning_naam, g.clientondersteuning_telefoon),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet(f"Uw gesprek op {datum_lang(g.gesprek_datum)}", blokken)


def _tijden(g: Uitnodiging) -> str:
    if g.gesprek_einde is None:
        return tijd(g.gesprek_begin)
    return f"{tijd(g.gesprek_begin)} tot {tijd(g.gesprek_einde)}"
