"""The lists of a provider: what waits with the first order open, all orders by municipality, and the progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpResponse

from keukentafel.balies.aanbieder import woorden
from keukentafel.balies.aanbieder.beeld import antwoordformulier, opdracht_in_woorden
from keukentafel.balies.aanbieder.blad import LEZEN, aanbieders_van, toon, werkblad
from keukentafel.balies.antwoord import gezegd
from keukentafel.balies.toegang import KtRequest
from keukentafel.reis import leveren
from keukentafel.reis.leveren import Opdrachtregel, Vraagt
from keukentafel.reis.leveren.vormen import EINDE_WEKEN
from keukentafel.stelsel import klok

UITGEKLAPT = 20
"""Up to so many orders stand open at once; more are folded by municipality, with how many there are."""
Groep = tuple[str, list[woorden.Rij]]


def _per_gemeente(regels: Iterable[Opdrachtregel], rij: Callable[[Opdrachtregel], woorden.Rij]) -> list[Groep]:
    op_naam = sorted(regels, key=lambda r: (r.gemeente_naam, r.gemeente))
    return [(naam, [rij(r) for r in groep]) for naam, groep in groupby(op_naam, key=lambda r: r.gemeente_naam)]


def _loopt_af(regel: Opdrachtregel, vandaag: date) -> bool:
    """Whether help that runs ends within twelve weeks, from today on."""
    if not woorden.loopt(regel) or regel.einddatum is None:
        return False
    return vandaag <= regel.einddatum <= vandaag + timedelta(weeks=EINDE_WEKEN)


def _dag_eerst(regel: Opdrachtregel) -> tuple[date, int]:
    return regel.uiterlijk or regel.einddatum or date.max, regel.toewijzing


def _einde_eerst(regel: Opdrachtregel) -> tuple[date, int]:
    return regel.einddatum or date.max, regel.toewijzing


@werkblad(methoden=LEZEN)
def opdrachten(request: KtRequest) -> HttpResponse:
    """The first order that waits for an answer, open; what else asks something; all orders by municipality."""
    op, vandaag = klok.nu(), klok.vandaag()
    aanbieders = aanbieders_van(request)
    regels = leveren.opdrachten_van(aanbieders=aanbieders, wie=request.wie, op=op)
    nieuw = sorted((r for r in regels if r.vraagt == Vraagt.ANTWOORD), key=_dag_eerst)
    vragen = sorted((r for r in regels if woorden.vraagt_iets(r, vandaag) and r not in nieuw[:1]), key=_dag_eerst)
    lopend = [r for r in regels if not woorden.is_gestopt(r)]
    inhoud: dict[str, Any] = {
        "gezegd": gezegd(request, bij=None),
        "nieuw": len(nieuw),
        "vragen": [woorden.vraagt(r, vandaag) for r in vragen],
        "per_gemeente": _per_gemeente(lopend, lambda r: woorden.staat(r, vandaag)),
        "ingeklapt": len(lopend) > UITGEKLAPT,
        "gestopt": [woorden.gestopt(r, vandaag) for r in regels if woorden.is_gestopt(r)],
        "loopt_af": [woorden.einde(r, vandaag) for r in sorted(lopend, key=_einde_eerst) if _loopt_af(r, vandaag)],
        "zonder_aanbieder": not aanbieders,
    }
    if nieuw:
        eerste = nieuw[0]
        beeld = leveren.opdracht(
            gemeente=eerste.gemeente, toewijzing=eerste.toewijzing, aanbieder=aanbieders[eerste.gemeente],
            wie=request.wie, op=op,
        )  # fmt: skip
        inhoud |= {"o": opdracht_in_woorden(beeld, vandaag), "antwoord": antwoordformulier(beeld, request.wie)}
    return toon(request, "aanbieder/opdrachten.html", inhoud, hier="aanbieder:opdrachten")


@werkblad(methoden=LEZEN)
def voortgang_lijst(request: KtRequest) -> HttpResponse:
    """Help that runs, by municipality, with when something was told last and until when it is asked."""
    vandaag = klok.vandaag()
    lopend = leveren.opdrachten_van(
        aanbieders=aanbieders_van(request), wie=request.wie, op=klok.nu(), alleen_begonnen=True
    )
    inhoud = {
        "gezegd": gezegd(request, bij=None),
        "gevraagd": sum(r.vraagt == Vraagt.VOORTGANG for r in lopend),
        "per_gemeente": _per_gemeente(lopend, lambda r: woorden.voortgang(r, vandaag)),
    }
    return toon(request, "aanbieder/voortgang_lijst.html", inhoud, hier="aanbieder:voortgang-lijst")
