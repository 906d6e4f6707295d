"""How the goals of running help are followed: which besluit counts, what was agreed since, what asks for attention."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit, Doel
from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.evaluatie.models import Evaluatie, Resultaatafspraak
from keukentafel.recht.evaluatie import Aandacht, Doelstand, aandacht, wordt_gevolgd
from keukentafel.recht.stappen import Stand

LOOPT = (Stand.HULP_LOOPT, Stand.IN_EVALUATIE)
"""When one can look back: the help began."""


@dataclass(frozen=True)
class Gevolgd:
    """The besluit that counts for a case, its goals in order, which are followed, and what was agreed and said since.

    `afspraken` holds the newest line of each goal; `terug` is the newest evaluation, None without.
    """

    besluit: Besluit
    doelen: tuple[Doel, ...]
    gevolgd: frozenset[int]
    afspraken: dict[int, Resultaatafspraak]
    terug: Evaluatie | None

    def stand(self, doel: Doel) -> Doelstand:
        """Return a goal as it is followed now: as agreed last, and else as the besluit says."""
        if (afspraak := self.afspraken.get(doel.id)) is not None:
            return Doelstand(doel.woorden, afspraak.resultaat, afspraak.maatstaf, afspraak.datum)
        return Doelstand(doel.woorden, doel.resultaat, doel.maatstaf, doel.datum)

    @property
    def te_volgen(self) -> tuple[Doel, ...]:
        """The goals that are followed with the resident, in order."""
        return tuple(doel for doel in self.doelen if doel.id in self.gevolgd)

    def aandacht(self, *, slug: str, dag: date) -> Aandacht:
        """Return what asks for attention on this day; its places are those in `te_volgen`."""
        return aandacht(
            gemeente=slug,
            doelen=[self.stand(doel) for doel in self.te_volgen],
            laatste_dag=self.besluit.laatste_dag,
            teruggekeken_op=self.terug.dag if self.terug else None,
            peildatum=dag,
        )


def gevolgd_in(*, gemeente: int, zaken: Collection[int]) -> dict[int, Gevolgd]:
    """Return per case what is followed in it; a case without a besluit that grants help is not among them.

    A fixed number of statements, however many cases there are.
    """
    besluiten: dict[int, Besluit] = {}
    for besluit in besluit_queries.toegekend(gemeente=gemeente, zaken=zaken):
        besluiten[besluit.zaak_id] = besluit  # oldest first: the newest counts
    ids = [b.id for b in besluiten.values()]
    doelen: dict[int, list[Doel]] = {}
    for doel in besluit_queries.doelen_van(gemeenten=[gemeente], besluiten=ids):
        doelen.setdefault(doel.besluit_id, []).append(doel)
    met_besluit: dict[int, list[bool]] = {}
    for hulp in besluit_queries.hulp(gemeente=gemeente, doelen=[d.id for rij in doelen.values() for d in rij]):
        met_besluit.setdefault(hulp.doel_id, []).append(hulp.met_besluit)
    afspraken = {a.doel_id: a for a in evaluatie_queries.afspraken(gemeente=gemeente, zaken=list(besluiten))}
    terug: dict[int, Evaluatie] = {}
    for evaluatie in evaluatie_queries.evaluaties(gemeente=gemeente, zaken=list(besluiten)):
        terug.setdefault(evaluatie.besluit_id, evaluatie)
    return {
        zaak: Gevolgd(
            besluit=besluit,
            doelen=tuple(doelen.get(besluit.id, ())),
            gevolgd=frozenset(
                d.id for d in doelen.get(besluit.id, ()) if wordt_gevolgd(hulp_met_besluit=met_besluit.get(d.id, ()))
            ),
            afspraken=afspraken,
            terug=terug.get(besluit.id),
        )
        for zaak, besluit in besluiten.items()
    }
