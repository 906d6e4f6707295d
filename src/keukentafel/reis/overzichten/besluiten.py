"""Besluiten in one list: what waits for me to read or look over, my drafts, and aanvragen by their last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import nalezingen
from keukentafel.reis.handeling import Wie, handeling
from keukentafel.reis.taken import NALEZEN
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek

HOOGSTENS = 200


@dataclass(frozen=True)
class Besluitregel:
    """One line: whose besluit, of which kind ("" for an aanvraag without a draft), and by when (None: no clock runs).

    `besluit` is None for an aanvraag. `van` is who wrote it, or who reads it now; `opgeschort`: the clock stands still.
    """

    zaak: int
    inwoner: str
    plaats: str
    soort: str
    besluit: int | None
    van: str
    uiterlijk: date | None
    opgeschort: bool = False


@dataclass(frozen=True)
class Besluitenlijst:
    """The four lists. `meer` says that one of them holds more than the first two hundred that are shown."""

    te_lezen: list[Besluitregel]
    na_te_lezen: list[Besluitregel]
    eigen: list[Besluitregel]
    aanvragen: list[Besluitregel]
    meer: bool


def _regel(zaak: Zaak, *, soort: str, besluit: int | None, van: str, uiterlijk: date | None) -> Besluitregel:
    inwoner = zaak.inwoner
    return Besluitregel(zaak.id, inwoner.naam_met_aanhef, inwoner.plaats, soort, besluit, van, uiterlijk)


def _uiterlijk(besluit: Besluit, dag: date) -> date | None:
    if besluit.soort == Besluit.Soort.TIJDELIJK:
        return dag  # the law says "onverwijld": today
    return besluit.aanvraag.besluit_uiterlijk if besluit.aanvraag else None


@handeling
def besluitenlijst(*, wie: Wie, op: datetime) -> Besluitenlijst:
    """Return the besluiten and aanvragen that this person has work on, logged as seen. Five statements, and three more
    when something has to be looked over.

    Of the same case only the newest aanvraag counts, and only while it waits for a besluit.
    """
    g, ik, dag = huidig().gemeenten, wie.id or 0, klok.dag_van(op)
    lezen = list(besluit_queries.te_lezen(gemeenten=g, lezer=ik)[: HOOGSTENS + 1])
    taken = list(
        Taak.objects.filter(gemeente_id__in=g, behandelaar_id=ik, wat=NALEZEN.wat, gedaan_op__isnull=True)
        .select_related("zaak__inwoner")
        .order_by("uiterlijk", "id")[: HOOGSTENS + 1]
    )
    gegeven = {t.id: b.id for b, t in nalezingen(gemeenten=g, zaken={t.zaak_id for t in taken})} if taken else {}
    open_ = (Besluit.Staat.CONCEPT, Besluit.Staat.TER_LEZING)
    eigen = list(
        Besluit.objects.filter(gemeente_id__in=g, opsteller_id=ik, staat__in=open_)
        # given back: that stands on the writer's day as a task, and comes back typed on the page of temporary help
        .exclude(soort=Besluit.Soort.TIJDELIJK, staat=Besluit.Staat.CONCEPT)
        .select_related("zaak__inwoner", "lezer", "aanvraag")
        .order_by(F("aanvraag__besluit_uiterlijk").asc(nulls_last=True), "id")[: HOOGSTENS + 1]
    )
    aanvragen = list(
        Aanvraag.objects.filter(gemeente_id__in=g, zaak__behandelaar_id=ik, zaak__stand=Stand.AANGEVRAAGD)
        .select_related("zaak__inwoner")
        .order_by(F("besluit_uiterlijk").asc(nulls_last=True), "-id")[: HOOGSTENS + 1]
    )
    nieuwste = {a.zaak_id: max(x.id for x in aanvragen if x.zaak_id == a.zaak_id) for a in aanvragen}
    meer = any(len(lijst) > HOOGSTENS for lijst in (lezen, taken, eigen, aanvragen))
    zaken = [r.zaak for lijst in (lezen, taken, eigen, aanvragen) for r in lijst[:HOOGSTENS]]
    if zaken:
        logboek.lijst_gezien(
            inwoners={(z.gemeente_id, z.inwoner_id) for z in zaken}, handeling="stond op de lijst met besluiten",
            wie=wie, op=op,
        )  # fmt: skip
    return Besluitenlijst(
        te_lezen=[
            _regel(b.zaak, soort=b.soort, besluit=b.id, van=b.opsteller.naam, uiterlijk=_uiterlijk(b, dag))
            for b in sorted(lezen[:HOOGSTENS], key=lambda b: b.soort != Besluit.Soort.TIJDELIJK)
        ],
        na_te_lezen=[
            _regel(t.zaak, soort=Besluit.Soort.TIJDELIJK, besluit=gegeven[t.id], van="", uiterlijk=t.uiterlijk)
            for t in taken[:HOOGSTENS]
        ],
        eigen=[
            _regel(
                b.zaak, soort=b.soort, besluit=b.id,
                van=b.lezer.naam if b.lezer and b.staat == Besluit.Staat.TER_LEZING else "",
                uiterlijk=_uiterlijk(b, dag),
            )
            for b in eigen[:HOOGSTENS]
        ],
        aanvragen=[
            Besluitregel(
                a.zaak_id, a.zaak.inwoner.naam_met_aanhef, a.zaak.inwoner.plaats, "", None, "", a.besluit_uiterlijk,
                a.besluit_uiterlijk is None,
            )
            for a in aanvragen[:HOOGSTENS]
            if nieuwste[a.zaak_id] == a.id
        ],
        meer=meer,
    )  # fmt: skip
