"""We received your own plan, on time or later: it is added either way (Wmo 2015 art. 2.3.2 lid 2 and 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.berichten.brieven.bouwstenen import groet
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.register import Omslag, Opzet, brief
from keukentafel.berichten.brieven.tekst import Blok, Kop, Telefoon, alinea, dag


@dataclass(frozen=True)
class PlanOntvangen(Gegevens):
    """Variables; late when `ontvangen_op` is after `plan_uiterlijk`."""

    contactpersoon: str
    contact_telefoon: str
    melding_datum: date
    plan_uiterlijk: date
    ontvangen_op: date

    def strijdig(self) -> Iterator[str]:
        """The plan's last day and the plan itself come after the melding."""
        for naam in ("plan_uiterlijk", "ontvangen_op"):
            if getattr(self, naam) < self.melding_datum:
                yield naam


VOORBEELD = {
    "contactpersoon": "Noor Claessen",
    "contact_telefoon": "043 000 00 00",
    "melding_datum": "2027-02-01",
    "plan_uiterlijk": "2027-02-08",
    "ontvangen_op": "2027-02-05",
}
VOORBEELD_LATER = VOORBEELD | {"ontvangen_op": "2027-02-13"}


@brief("plan_ontvangen", gegevens=PlanOntvangen, voorbeelden=(VOORBEELD, VOORBEELD_LATER))
def schrijf(g: PlanOntvangen, omslag: Omslag) -> Opzet:
    """Thank you, it counts, and what we do with it."""
    if g.ontvangen_op <= g.plan_uiterlijk:
        op_tijd = " Dat is op tijd."
    else:
        op_tijd = " De tijd ervoor was toen voorbij. Dat geeft niet: uw plan telt gewoon mee."
    blokken: tuple[Blok, ...] = (
        alinea("Dank u wel. Wij kregen uw eigen plan op ", dag(g.ontvangen_op), f".{op_tijd}"),
        Kop("Wat doen wij ermee?"),
        alinea(
            "Wij deden uw plan bij uw zaak. Wij lezen het en praten er met u over. "
            "In het verslag leest u wat wij met uw plan deden."
        ),
        Kop("Wilt u nog iets veranderen?"),
        alinea("Dat mag. Stuur een nieuw plan of bel ons: ", Telefoon(g.contact_telefoon), "."),
        groet(g.contactpersoon, g.contact_telefoon, omslag.afzender.naam),
    )
    return Opzet("Wij hebben uw plan ontvangen", blokken)
