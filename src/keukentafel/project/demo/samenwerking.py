"""The cooperations per subject with dated membership, from samenwerkingen.yaml."""

from __future__ import annotations

from datetime import date
from typing import Any

from keukentafel.project.demo.lezen import lees_yaml
from keukentafel.project.demo.vormen import DeelnameD, GemeenteD, SamenwerkingD

SCHAAL = {
    "lokaal": "lokaal",
    "bovenlokaal": "buren",
    "subregionaal": "subregio",
    "regionaal": "regio",
    "bovenregionaal": "wijder",
    "breder": "wijder",
}
"""The words of the policy paper of 2014, as the table knows them."""


def maak_samenwerkingen(gemeenten: list[GemeenteD]) -> tuple[list[SamenwerkingD], list[DeelnameD]]:
    """Return the cooperations and who takes part when. A local subject has one circle per municipality."""
    bron = lees_yaml("samenwerkingen.yaml")
    hier = {g.code: g for g in gemeenten}
    kringen: list[SamenwerkingD] = []
    leden: list[DeelnameD] = []

    def lid(kring: int, code: int, naam: str, rol: str, van: date, tot: date | None, zeker: bool) -> None:
        gemeente = code if code in hier else None
        leden.append(DeelnameD(len(leden) + 1, kring, gemeente, naam, rol, van, tot, zeker))

    def kring(s: dict[str, Any], naam: str, slug: str) -> int:
        nr = len(kringen) + 1
        zeker = s["status"] == "bevestigd"
        kringen.append(SamenwerkingD(nr, naam, slug, s["onderwerp"], SCHAAL[s["schaal"]], s["bron"], zeker))
        return nr

    for s in bron["samenwerkingen"]:
        slug = s["onderwerp"].replace("_", "-")
        if s.get("per_gemeente"):
            for g in gemeenten:
                nr = kring(s, f"{s['naam']}: {g.naam}", f"{slug}-{g.slug}")
                lid(nr, g.code, g.naam, "deelnemer", s["vanaf"], None, s["status"] == "bevestigd")
            continue
        nr = kring(s, s["naam"], slug)
        for groep in s["leden"]:
            zeker = groep.get("status", s["status"]) == "bevestigd"
            for code in groep["codes"]:
                rol = "centrumgemeente" if code == s["centrumgemeente"] else "deelnemer"
                lid(nr, int(code), bron["gemeenten"][code], rol, groep["vanaf"], groep.get("tot"), zeker)
    return kringen, leden
