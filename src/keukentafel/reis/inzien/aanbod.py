"""What there is in the neighbourhood, from the sociale kaart: for the ladder, the report, and anybody who looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.omgeving.sociale_kaart import queries as sociale_kaart
from keukentafel.omgeving.sociale_kaart.models import Aanbod
from keukentafel.reis.handeling import handeling

# What the screen says where the organisation did not tell us.
_IN_WOORDEN = {"kosten": "Vraag na wat het kost", "wanneer": "Vraag na wanneer het is"}


@dataclass(frozen=True, slots=True)
class Aanbodkaart:
    """One offer as a screen shows it. `soort`, `toegang`, `wanneer` and `kosten` are words, Dutch, for `vertaal`.

    `dichtbij`: it is in the wijk that was asked for. `bevestigd_op` None: show it as `onbevestigd`. `trede` and
    `dimensie` are values of recht.ladder and recht.taal.leefwereld; `wijk` is empty for the whole municipality.
    """

    id: int
    naam: str
    organisatie: str
    omschrijving: str
    soort: str
    toegang: str
    trede: str
    dimensie: str
    waar: str
    wijk: str
    wanneer: str
    kosten: str
    telefoon: str
    website: str
    dichtbij: bool
    bevestigd_op: date | None
    synthetisch: bool


@dataclass(frozen=True, slots=True)
class AanbodInDeBuurt:
    """The first cards in order, and how many there are in all: a screen says so when it shows fewer."""

    kaarten: tuple[Aanbodkaart, ...]
    totaal: int

    @property
    def meer(self) -> int:
        """Return how many there are that are not among the cards."""
        return self.totaal - len(self.kaarten)


@handeling
def aanbod_in_de_buurt(
    *,
    gemeente: int,
    wijk: str | None,
    trede: str | None = None,
    dimensie: str | None = None,
    hoeveel: int = sociale_kaart.HOEVEEL,
) -> AanbodInDeBuurt:
    """Return what is on offer in a municipality (CBS number), that of the wijk (CBS code, None: unknown) first.

    `trede` (recht.ladder.Trede) and `dimensie` (recht.taal.leefwereld.Dimensie) narrow it down together. Reading is
    open: the municipality need not be one that `namens` opened. Not in the log: nothing of a resident is read.
    Raises ValueError for a rung or side of health that does not exist, and for `hoeveel` below one.
    """
    gevonden = sociale_kaart.aanbod_bij(gemeente=gemeente, wijk=wijk, trede=trede, dimensie=dimensie, hoeveel=hoeveel)
    return AanbodInDeBuurt(tuple(_kaart(a, wijk) for a in gevonden.aanbod), gevonden.totaal)


def _kaart(a: Aanbod, wijk: str | None) -> Aanbodkaart:
    waar_het_is = ", ".join(deel for deel in (a.adres, a.plaats) if deel)
    gebied = a.wijk.naam if a.wijk else a.gemeente.naam
    return Aanbodkaart(
        id=a.id,
        naam=a.naam,
        organisatie=a.organisatie.naam,
        omschrijving=a.omschrijving,
        soort=str(Aanbod.Soort(a.soort).label),
        toegang=str(Aanbod.Toegang(a.toegang).label),
        trede=a.trede,
        dimensie=a.dimensie,
        waar=waar_het_is or gebied,
        wijk=a.wijk.naam if a.wijk else "",
        wanneer=a.wanneer.rstrip(".") or _IN_WOORDEN["wanneer"],
        kosten=a.kosten.rstrip(".") or _IN_WOORDEN["kosten"],
        telefoon=a.telefoon or a.organisatie.telefoon,
        website=a.organisatie.website,
        dichtbij=wijk is not None and a.wijk_id == wijk,
        bevestigd_op=a.bevestigd_op,
        synthetisch=a.synthetisch,
    )
