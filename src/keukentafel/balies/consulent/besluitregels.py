"""A draft as readable lines that open for writing: what stands in each part, and whether it is open now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from keukentafel.balies.consulent.besluitbeeld import hulp_gezegd, kort, kosten, minuten, profiel
from keukentafel.balies.consulent.forms.besluit.ontwerp import Doelrij, Ontwerp
from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.recht.besluit import Richting
from keukentafel.reis.besluiten import Besluitbeeld, Doelvelden, Ontwerpvelden

# Per part: the fields in it, and the names under which the law says that it misses (recht.besluit).
DELEN: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "gevraagd": (("gevraagd",), frozenset({"gevraagd"})),
    "profiel": (("profiel",), frozenset({"profiel"})),
    "vorm": (
        ("vorm", "pgb_besproken", "pgb_kan", "pgb_kan_omdat", "pgb_waarom", "pgb_goed", "pgb_goed_omdat"),
        frozenset({"leveringsvorm", "pgb", "pgb_kan", "pgb_waarom", "pgb_goed"}),
    ),
    "aanbieder": (("aanbieder", "aanbieder_keuze"), frozenset({"aanbieder"})),
    "looptijd": (("begin", "einde"), frozenset({"geldig"})),
    "kosten": (("kosten", "bijdrage"), frozenset({"kosten"})),
    "loopt": (("samenloop_motivering",), frozenset({"samenloop"})),
    "waarom": (("motivering",), frozenset({"motivering"})),
    "alternatieven": (("alternatieven",), frozenset({"alternatieven"})),
    "grond": (
        ("norm", "norm_versie", "artikel", "afwijking", "leveringsplan", "weigeringsgrond", "oude_groep_wlz"),
        frozenset({"norm", "norm_versie", "artikel", "leveringsplan", "weigeringsgrond", "oude_groep_wlz"}),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Regel:
    """One part of a draft: its sentence ("" while nothing stands there), and whether its fields are open."""

    tekst: str
    open: bool


@dataclass(frozen=True, kw_only=True)
class Doelregel:
    """One goal: its fields, what stands in it, and whether they are open. `hulp` is (sentence, minutes) for each."""

    rij: Doelrij
    leest: Doelvelden
    maat: str
    hulp: list[tuple[str, str]]
    open: bool


def maatzin(doel: Doelvelden) -> str:
    """Return how the result is seen: "Stabilisering. Elk kwartaal de lijst nalopen. Maandag 14 juni 2027."."""
    delen = [
        vormwoorden.vertaal(Richting(doel.richting).in_woorden) if doel.richting else "",
        doel.maatstaf.rstrip(". "),
        vormwoorden.met_hoofdletter(vormwoorden.datum(doel.datum)) if doel.datum else "",
        doel.zonder_omdat.rstrip(". "),
    ]
    return " ".join(f"{deel}." for deel in delen if deel)


def feiten(beeld: Besluitbeeld, velden: Ontwerpvelden) -> dict[str, str]:
    """Return each part of a draft in a sentence, "" while nothing stands there; for reading and for writing."""
    vorm = {"pgb": _("Een pgb."), "natura": _("De gemeente regelt de hulp.")}.get(velden.vorm, "")
    if velden.vorm == "pgb" and velden.pgb_waarom:
        vorm = _zinnen(vorm, velden.pgb_waarom)
    pgb = _("Het pgb is besproken.") if velden.pgb_besproken or beeld.grondslag.pgb_uitgelegd else ""
    dagen = [vormwoorden.datum(dag) for dag in (velden.begin, velden.einde) if dag]
    norm = ", ".join(deel for deel in (velden.norm, velden.norm_versie) if deel)
    grond = [
        velden.artikel or beeld.artikel,
        norm,
        _("Wij wijken af van eigen regels") if velden.afwijking else "",
        _("Met een plan") if velden.leveringsplan else "",
    ]
    loopt = _("Er is geen andere hulp bekend.")
    if beeld.samenloop:
        loopt = _zinnen(vormwoorden.opsomming(list(beeld.samenloop)), velden.samenloop_motivering)
    bijdrage = _("Met een eigen bijdrage.") if velden.bijdrage else _("Zonder eigen bijdrage.")
    return {
        "gevraagd": velden.gevraagd,
        "profiel": profiel(velden),
        "vorm": " ".join(deel for deel in (vorm, pgb) if deel) if vorm else "",
        "aanbieder": _zinnen(velden.aanbieder, velden.aanbieder_keuze),
        "looptijd": vormwoorden.met_hoofdletter(f" {_('tot en met')} ".join(dagen)),
        "kosten": f"{kosten(beeld.soort, velden)} {bijdrage}" if velden.kosten_cent is not None else "",
        "loopt": loopt,
        "waarom": kort(velden.motivering),
        "alternatieven": kort(velden.alternatieven),
        "grond": _zinnen(*grond),
    }


def _zinnen(*delen: str) -> str:
    return " ".join(f"{deel.strip().rstrip('.')}." for deel in delen if deel.strip())


def regels(
    beeld: Besluitbeeld, formulier: Ontwerp, *, open_: str = "", ander: Ontwerpvelden | None = None
) -> dict[str, Regel]:
    """Return the parts of a draft. Open is what misses, what has an error, and the part that was asked for; with the
    text of a colleague (`ander`) also each part in which the two differ."""
    mist = {m.onderdeel for m in beeld.ontbreekt}
    eigen = formulier.leest
    zinnen = feiten(beeld, eigen)
    return {
        deel: Regel(
            tekst=zinnen[deel],
            open=deel == open_
            or bool(namen & mist)
            or any(veld in formulier.errors or _verschilt(veld, eigen, ander) for veld in velden),
        )
        for deel, (velden, namen) in DELEN.items()
    }


def _verschilt(veld: str, eigen: Ontwerpvelden, ander: Ontwerpvelden | None) -> bool:
    naam = "kosten_cent" if veld == "kosten" else veld
    return ander is not None and getattr(eigen, naam) != getattr(ander, naam)


def doelen(
    beeld: Besluitbeeld, formulier: Ontwerp, *, open_: str = "", ander: Ontwerpvelden | None = None
) -> list[Doelregel]:
    """Return the goals. Open is a new one, one in which something misses or is wrong, and the one asked for; with the
    text of a colleague (`ander`) all of them when the goals differ."""
    mist = {m.onderdeel.split(".hulp")[0] for m in beeld.ontbreekt}
    uit = []
    for rij in formulier.doelrijen:
        leest = formulier.doel(rij.nummer)
        uit.append(
            Doelregel(
                rij=rij,
                leest=leest,
                maat=maatzin(leest),
                hulp=[(hulp_gezegd(h), minuten(h)) for h in leest.hulp if not h.leeg],
                open=str(rij.nummer) == open_
                or _verschilt("doelen", formulier.leest, ander)
                or not leest.woorden
                or f"resultaat.{rij.nummer}" in mist
                or any(veld.startswith(f"{rij.plek}_") for veld in formulier.errors),
            )
        )
    return uit
