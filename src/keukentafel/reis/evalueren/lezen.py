"""Reading the results of a case: goals as they are followed now, what was told, evaluations, the call afterwards."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.evaluatie import queries as evaluatie_queries
from keukentafel.dossier.evaluatie.models import Evaluatie, Resultaatstand
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.stappen import GEEFT_HULP
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.evalueren.volgen import LOOPT, Gevolgd, gevolgd_in
from keukentafel.reis.evalueren.vormen import (
    Doelterug,
    Evaluatiebeeld,
    Gebiedstand,
    Resultaatregel,
    Resultatenbeeld,
    Voortgangbeeld,
)
from keukentafel.reis.handeling import handeling
from keukentafel.stelsel import klok


@handeling
def resultaten_van(*, zaak: Zaak, op: datetime) -> Resultatenbeeld | None:
    """Return the results of a case as they are followed now, None without a besluit that grants help.

    For the resident and for who may open the file. The caller has let the reader in and logs the view.
    """
    g = zaak.gemeente_id
    gevolgd = gevolgd_in(gemeente=g, zaken=[zaak.id]).get(zaak.id)
    if gevolgd is None:
        return None
    aandacht = gevolgd.aandacht(slug=zaak.gemeente.slug, dag=klok.dag_van(op))
    evaluaties = list(evaluatie_queries.evaluaties(gemeente=g, zaken=[zaak.id]))
    standen = list(evaluatie_queries.standen(gemeente=g, evaluaties=[e.id for e in evaluaties]))
    gebieden = list(evaluatie_queries.gebieden(gemeente=g, evaluaties=[e.id for e in evaluaties]))
    woorden = {d.id: d.woorden for d in gevolgd.doelen}
    dagen = {e.id: e.dag for e in evaluaties}
    laatst: dict[int, Resultaatstand] = {}
    for stand in sorted(standen, key=lambda s: (dagen[s.evaluatie_id], s.id)):
        laatst[stand.doel_id] = stand
    nadert = {gevolgd.te_volgen[plek].id for plek in aandacht.bij_datum}
    voortgang = _voortgang(zaak)
    return Resultatenbeeld(
        besluit=gevolgd.besluit.id,
        vanaf=gevolgd.besluit.periode.lower,
        laatste_dag=gevolgd.besluit.laatste_dag,
        regels=tuple(_regels(gevolgd, laatst, dagen, nadert, voortgang)),
        aandacht=aandacht,
        evaluaties=tuple(
            Evaluatiebeeld(
                id=e.id, dag=e.dag, woorden=e.woorden, uitkomst=e.uitkomst,
                uitkomst_in_woorden=e.get_uitkomst_display(), toelichting=e.toelichting, door=e.door_naam,
                doelen=tuple(
                    Doelterug(
                        woorden=woorden.get(s.doel_id, ""), stand=s.get_stand_display(), toelichting=s.toelichting
                    )
                    for s in standen if s.evaluatie_id == e.id
                ),
                gebieden=tuple(
                    Gebiedstand(
                        dimensie=b.dimensie, naam=Dimensie(b.dimensie).naam, woorden=b.woorden, toen=b.toen, nu=b.nu
                    )
                    for b in gebieden if b.evaluatie_id == e.id
                ),
            )
            for e in evaluaties
        ),
        nazorg=tuple(evaluatie_queries.nazorg(gemeente=g, zaak=zaak.id)),
        mag_terugkijken=zaak.stand in LOOPT,
        mag_afspreken=zaak.stand in GEEFT_HULP,
    )  # fmt: skip


@handeling
def laatste_evaluatie(*, zaak: Zaak) -> Evaluatie | None:
    """Return the newest evaluation of a case, None without. The caller has let the reader in and logs the view."""
    return evaluatie_queries.evaluaties(gemeente=zaak.gemeente_id, zaken=[zaak.id]).first()


def _regels(
    gevolgd: Gevolgd, laatst: dict[int, Resultaatstand], dagen: dict[int, date], nadert: set[int],
    voortgang: dict[int, list[Voortgangbeeld]],
) -> list[Resultaatregel]:  # fmt: skip
    regels = []
    for doel in gevolgd.doelen:
        nu, afspraak, stand = gevolgd.stand(doel), gevolgd.afspraken.get(doel.id), laatst.get(doel.id)
        regels.append(
            Resultaatregel(
                doel=doel.id,
                woorden=doel.woorden,
                resultaat=nu.resultaat,
                maatstaf=nu.maatstaf,
                datum=nu.datum,
                zonder_omdat="" if afspraak else doel.zonder_omdat,
                afgesproken_op=afspraak.dag if afspraak else None,
                afgesproken_door=afspraak.door_naam if afspraak else "",
                meetbaar=nu.meetbaar,
                nadert=doel.id in nadert,
                gevolgd=doel.id in gevolgd.gevolgd,
                voortgang=tuple(voortgang.get(doel.id, ())),
                stand=stand.stand if stand else "",
                stand_in_woorden=stand.get_stand_display() if stand else "",
                stand_op=dagen[stand.evaluatie_id] if stand else None,
            )
        )
    return regels


def _voortgang(zaak: Zaak) -> dict[int, list[Voortgangbeeld]]:
    """Return what was told per goal, newest first."""
    orders = [t.id for t in levering_queries.toewijzingen(gemeente=zaak.gemeente_id, zaken=[zaak.id])]
    per: dict[int, list[Voortgangbeeld]] = {}
    for v in levering_queries.voortgang(gemeenten=[zaak.gemeente_id], toewijzingen=orders):
        per.setdefault(v.doel_id, []).append(Voortgangbeeld.van(v))
    return per


@handeling
def gebieden_toen(*, zaak: Zaak) -> tuple[Gebiedstand, ...]:
    """Return the six dimensions as they were in the onderzoek, all six: `toen` is the score of then, None without.

    The words are those of then; what is said now is not among them.
    """
    toen = {b.dimensie: b for b in onderzoek_queries.leefgebieden(gemeente=zaak.gemeente_id, zaak=zaak.id)}
    return tuple(
        Gebiedstand(
            dimensie=d.value, naam=d.naam, woorden=toen[d.value].woorden if d.value in toen else "",
            toen=toen[d.value].nu if d.value in toen else None, nu=None,
            toen_op=toen[d.value].nu_op if d.value in toen else None,
        )
        for d in Dimensie
    )  # fmt: skip
