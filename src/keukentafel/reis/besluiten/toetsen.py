"""Asking the rules about a besluit: what was typed and found, as facts and judgements for the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.recht.ladder import WlzVraag
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.taal.stukken import Leveringsvorm, Uitkomst
from keukentafel.recht.toetsing import Besluitfeiten, Pgb, Toetsing, grond, toets
from keukentafel.reis.besluiten.vormen import Grondslag, Ontwerpvelden
from keukentafel.stelsel.gemeenten.models import Gemeente

UITKOMST = {
    Besluit.Soort.TOEKENNING.value: Uitkomst.TOEKENNING,
    Besluit.Soort.AFWIJZING.value: Uitkomst.AFWIJZING,
    Besluit.Soort.TIJDELIJK.value: Uitkomst.TIJDELIJKE_TOEKENNING,
}
WIE_TEKENT = "het mandaat van wie tekent"


@dataclass(frozen=True)
class Getoetst:
    """A besluit that the rules were asked about: the facts, what they say, and the book they stand in."""

    feiten: Besluitfeiten
    toetsing: Toetsing
    boek: Boek

    @property
    def artikel(self) -> str:
        """Return the article that it rests on, as the letter names it."""
        return grond(self.feiten, self.toetsing)

    @property
    def wijkt_af(self) -> bool:
        """Return whether an official deviates from what the rule gave."""
        stap = self.toetsing.stap("uitkomst_maatwerk")
        return stap is not None and stap.afwijking is not None


def toets_besluit(
    *, gemeente: Gemeente, soort: str, velden: Ontwerpvelden, grondslag: Grondslag, dag: date,
    boek: Boek, bevoegdheid: str = WIE_TEKENT,
) -> Getoetst:  # fmt: skip
    """Ask the rules about this draft, by the law of this day as it stands in `boek`.

    `bevoegdheid` is the ground of the mandate of who signs: on it one may deviate from what a rule gives.
    """
    feiten = Besluitfeiten(
        uitkomst=UITKOMST[soort],
        gemeente=f"GM{gemeente.code:04d}",
        dag=dag,
        trappen=grondslag.trappen,
        wlz=WlzVraag(grondslag.wlz),
        wlz_toelichting=grondslag.wlz_toelichting,
        weigeringsgrond=velden.weigeringsgrond,
        oude_groep_wlz=velden.oude_groep_wlz,
        motivering=velden.motivering,
        leveringsvorm=Leveringsvorm(velden.vorm) if velden.vorm else None,
        pgb=Pgb(
            kan=velden.pgb_kan,
            kan_omdat=velden.pgb_kan_omdat,
            waarom=velden.pgb_waarom,
            goed=velden.pgb_goed,
            goed_omdat=velden.pgb_goed_omdat,
        ),
        bijdrage=velden.bijdrage and soort == Besluit.Soort.TOEKENNING,
        begin=velden.begin,
        afwijking=velden.afwijking,
        bevoegdheid=bevoegdheid,
    )
    return Getoetst(feiten, toets(feiten, boek), boek)


def bewaar_spoor(besluit: Besluit, getoetst: Getoetst) -> None:
    """Keep with a besluit that is published how the rules came to it."""
    besluit_operations.bewaar_spoor(besluit=besluit, berekeningen=getoetst.toetsing.als_json(getoetst.boek))
