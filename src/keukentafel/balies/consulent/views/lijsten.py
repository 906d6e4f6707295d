"""The lists: one's day, what waits for others, questions, and searching. Each list is logged by reis."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from keukentafel.balies.antwoord import gezegd
from keukentafel.balies.consulent import woorden
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.overzichten import MijnDag, Regel, Vraagregel, buiten_handen, mijn_dag, nieuwe_vragen
from keukentafel.reis.overzichten import zoeken as zoek_in_reis
from keukentafel.stelsel import klok

WACHT_OP = {"inwoner": _l("de inwoner"), "aanbieder": _l("de aanbieder"), "ander": _l("iemand anders")}


def _aantallen(bezoeken: int, bellen: int) -> dict[str, str]:
    n, m = bezoeken, bellen
    return {
        "bezoeken": ngettext("%(n)s bezoek", "%(n)s bezoeken", n) % {"n": n} if n else _("geen bezoeken"),
        "bellen": ngettext("%(n)s telefoontje", "%(n)s telefoontjes", m) % {"n": m} if m else _("niemand om te bellen"),
    }


def _dagregel(dag: MijnDag) -> str:
    """Return "Vandaag 2 bezoeken en 1 telefoontje. Met de week erna erbij: 3 bezoeken en 6 telefoontjes."

    The second sentence holds the numbers that stand above the lists; without a difference it is left out.
    """
    nu = (dag.bezoeken.vandaag, dag.bellen.vandaag)
    week = (len(dag.bezoeken.nu), len(dag.bellen.nu))
    zin = _("Vandaag %(bezoeken)s en %(bellen)s.") % _aantallen(*nu)
    if week == nu:
        return zin
    return f"{zin} " + _("Met de week erna erbij: %(bezoeken)s en %(bellen)s.") % _aantallen(*week)


def _wachtregel(wacht: dict[str, int]) -> str:
    """Return "4 taken wachten op een ander: 2 op de inwoner en 2 op de aanbieder." """
    n = sum(wacht.values())
    if not n:
        return ""
    op_wie = vormwoorden.opsomming([_("%(n)s op %(wie)s") % {"n": k, "wie": WACHT_OP[w]} for w, k in wacht.items()])
    wachten = ngettext("%(n)s taak wacht op een ander", "%(n)s taken wachten op een ander", n) % {"n": n}
    return f"{wachten}: {op_wie}."


@werkblad(doel="het werk van vandaag", methoden=LEZEN)
def dag(request: KtRequest) -> HttpResponse:
    """Mijn dag: visits with their times, calls, writing and decisions, each with its term in words."""
    op = klok.nu()
    beeld = mijn_dag(wie=request.wie, op=op)
    vandaag = klok.dag_van(op)

    def bezoek(r: Regel) -> dict[str, Any]:
        return {
            "regel": r,
            "vandaag": r.tijdstip is not None and klok.dag_van(r.tijdstip) == vandaag,
            "stand": woorden.bezoektijd(r.tijdstip, op) if r.tijdstip else None,
        }

    inhoud = {
        "dag": beeld,
        "bezoeken": [bezoek(r) for r in beeld.bezoeken.nu],
        "bezoeken_later": [bezoek(r) for r in beeld.bezoeken.later],
        "dagregel": _dagregel(beeld),
        "wachtregel": _wachtregel(beeld.wacht),
        "voornaam": request.user.voornaam,
        "gezegd": gezegd(request, bij=None),
    }
    return toon(request, "consulent/dag.html", inhoud, hier="dag")


@werkblad(doel="kijken wat op een ander wacht", methoden=LEZEN)
def buiten_uw_handen(request: KtRequest) -> HttpResponse:
    """What waits for somebody else."""
    wachtend, totaal = buiten_handen(wie=request.wie, op=klok.nu())
    regels = [(r, WACHT_OP[r.wacht_op]) for r in wachtend]
    inhoud = {"regels": regels, "getoond": len(regels), "totaal": totaal}
    return toon(request, "consulent/buiten_handen.html", inhoud, hier="dag")


@werkblad(doel="vragen verdelen", methoden=LEZEN)
def vragen(request: KtRequest) -> HttpResponse:
    """Open questions by last day: one's own, or (`?lijst=vrij`) those without a contact person."""
    vrij = request.GET.get("lijst") == "vrij"
    getypt = request.GET.get("blad", "1")
    nummer = int(getypt) if getypt.isascii() and getypt.isdigit() and len(getypt) < 6 else 1
    blad = nieuwe_vragen(wie=request.wie, alleen_mijn=not vrij, bladzijde=nummer, op=klok.nu())
    inhoud = {
        "blad": blad,
        "regels": [(r, woorden.stand(r.stand)) for r in blad.regels],
        "vrij": vrij,
        "vorige": blad.nummer - 1,
        "volgende": blad.nummer + 1 if blad.volgende else None,
    }
    return toon(request, "consulent/vragen.html", inhoud, hier="vragen")


def _stand(regel: Vraagregel) -> str:
    return woorden.samengevoegd(regel.samengevoegd_met) if regel.samengevoegd_met else woorden.stand(regel.stand)


def zoekuitslag(request: KtRequest) -> dict[str, Any]:
    """Return what the posted search found, or the sentence that says what to do; a name stands in no address."""
    woord = request.POST.get("zoek", "").replace("\0", "")
    inhoud: dict[str, Any] = {"zoekwoorden": woord}
    if request.method != "POST":
        return inhoud
    try:
        uitslag = zoek_in_reis(term=woord, wie=request.wie, op=klok.nu())
    except Geweigerd as fout:
        return inhoud | {"weigering": vormwoorden.vertaal(fout.fouten["zoek"])}
    treffers = [(p, [(r, _stand(r)) for r in regels]) for p, regels in uitslag.treffers]
    return inhoud | {"uitslag": uitslag, "treffers": treffers, "getoond": len(treffers)}


@werkblad(doel="een inwoner zoeken")
def zoeken(request: KtRequest) -> HttpResponse:
    """What a search found: residents with their questions. At most fifty, and how many there are."""
    return toon(request, "consulent/zoeken.html", zoekuitslag(request))
