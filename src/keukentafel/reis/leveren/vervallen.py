"""What the municipality writes down of help that nobody delivers: an order that lapses, and a grant that ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.evaluatie import Eindereden, ontbreekt_in_einde
from keukentafel.recht.stappen import GEEFT_HULP, Stand
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.evalueren import nazorg_plannen
from keukentafel.reis.evalueren.aanscherpen import weiger_gemis
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit
from keukentafel.reis.leverbehoefte import is_klaar, is_overleden, kan_vervallen
from keukentafel.reis.leveren.mogen import op_slot, van_gemeente, vast
from keukentafel.reis.levertaken import houd_levering_op_dag
from keukentafel.reis.taken import STOP_DOORGEVEN, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, stam_van, weiger_te_lang, zaak_in_gang, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

OMDAT = 200
"""How long a reason may be: it stands on the timeline of the resident, behind our own sentence."""
_EINDZIN = {
    Eindereden.EIGEN_WIL: "U wilt deze hulp niet (meer).",
    Eindereden.AFGELOPEN: "De dagen van uw besluit zijn voorbij.",
    Eindereden.NIEUW_BESLUIT: "U hebt een nieuw besluit voor deze hulp.",
    Eindereden.VERHUISD: "U ging naar een andere gemeente.",
    Eindereden.OVERLEDEN: "De inwoner is overleden.",
}


@handeling
def opdracht_vervalt(*, gemeente: Gemeente, toewijzing: int, omdat: str, wie: Wie, op: datetime) -> Toewijzing:
    """Write down that an order is not needed (any more): nothing comes of it and nobody is asked for it again.

    For an order that has yet to begin, was refused, or stopped while its help was still needed; not while help runs.
    `omdat` is a reason, which the resident reads. A provider that waited to begin is told: that stands on the day. The
    grant goes on; when nothing is left of it, the day asks how it ended. Twice is once. Raises Geweigerd, NietGevonden,
    BuitenEigenWerk.
    """
    opdracht, zaak = op_slot(gemeente=gemeente.code, toewijzing=toewijzing)
    waar = stam_van(zaak)
    van_gemeente(waar, wie, op)
    if opdracht.vervallen_op is not None:
        return opdracht
    if not kan_vervallen(opdracht):
        raise Geweigerd("Deze hulp loopt, of is al klaar. Meld eerst dat de hulp is gestopt.")
    if not omdat.strip():
        raise Geweigerd({"omdat": "Schrijf in één zin waarom deze hulp niet meer nodig is."})
    weiger_te_lang("omdat", omdat, OMDAT)
    for t in _zelfde_hulp(opdracht):
        _laat_vervallen(t, omdat, waar, op)
    houd_levering_op_dag(zaak=waar, op=op)
    zin = f"De opdracht aan {opdracht.aanbieder.naam} is niet meer nodig. {omdat.strip()}"
    noteer(zaak=zaak, handeling="opdracht vervallen", wie=wie, op=op, uitleg=zin[:300])
    schrijf_zaak_op(zaak=zaak, wat="opdracht laten vervallen", wie=wie, op=op)
    return opdracht


def _zelfde_hulp(opdracht: Toewijzing) -> list[Toewijzing]:
    """This order, with those for the same help that are done and would ask for another one."""
    alle = levering_queries.toewijzingen(gemeente=opdracht.gemeente_id, zaken=[opdracht.zaak_id])
    zelfde = alle.filter(besluit=opdracht.besluit_id, product=opdracht.product_id).exclude(id=opdracht.id)
    return [opdracht, *(t for t in zelfde if is_klaar(t) and kan_vervallen(t))]


def _laat_vervallen(opdracht: Toewijzing, omdat: str, zaak: Zaak, op: datetime) -> None:
    wacht = not is_klaar(opdracht)
    levering_operations.wijzig_toewijzing(
        toewijzing=opdracht, vervallen_op=klok.dag_van(op), vervallen_omdat=omdat.strip()
    )
    if wacht:
        zet_een_keer_op_dag(zaak=zaak, werk=STOP_DOORGEVEN, uiterlijk=klok.dag_van(op))


def einde_fout(*, zaak: Zaak) -> str:
    """Return why nobody can write down now that there is no help (any more) of the grant of this case, "" when one can.

    A provider that gives help tells itself that it stopped.
    """
    besluit = besluit_queries.toegekend(gemeente=zaak.gemeente_id, zaken=[zaak.id]).last()
    if besluit is None or zaak.stand not in GEEFT_HULP:
        return "Bij deze vraag is nu geen toegekende hulp om te beëindigen."
    orders = levering_queries.toewijzingen(gemeente=zaak.gemeente_id, zaken=[zaak.id]).filter(besluit=besluit.id)
    if any(t.gestart_op and not is_klaar(t) for t in orders):
        return "Een aanbieder geeft nog hulp. Leg eerst vast dat die hulp stopte."
    return ""


@handeling
def toekenning_beeindigen(
    *, gemeente: Gemeente, zaak: int, reden: str, vanaf: date | None, toelichting: str = "", wie: Wie, op: datetime
) -> None:
    """Write down that there is no help (any more) of a grant, without a provider that tells so.

    For a pgb, for help that never begins, and for help that stopped and is not asked again. `reden` is one of
    recht.evaluatie.Eindereden, `vanaf` the first day without help, today or before; the resident reads `toelichting`.
    Orders that have yet to begin lapse. After help that ran somebody calls, but not to the dead; else the case can be
    closed. Refused while a provider gives help: it tells the stop. Raises Geweigerd, NietGevonden, BuitenEigenWerk
    (Wmo 2015 art. 2.3.10 lid 1).
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    besluit = besluit_queries.toegekend(gemeente=gemeente.code, zaken=[zaak]).last()
    if niet := einde_fout(zaak=record):
        raise Geweigerd(niet)
    assert besluit is not None
    orders = levering_queries.toewijzingen(gemeente=gemeente.code, zaken=[zaak]).filter(besluit=besluit.id)
    opdrachten = [vast(gemeente=gemeente.code, toewijzing=t.id) for t in orders]
    weiger_gemis(
        ontbreekt_in_einde(
            reden=reden, vanaf=vanaf, toelichting=toelichting, einde_besluit=besluit.laatste_dag,
            peildatum=klok.dag_van(op),
        )
    )  # fmt: skip
    assert vanaf is not None
    gestopt = max((t.gestopt_op for t in opdrachten if t.gestopt_op), default=None)
    if gestopt is not None and vanaf <= gestopt:
        raise Geweigerd({"vanaf": f"De hulp stopte na {datum_voluit(gestopt)}. Kies een dag daarna."})
    weiger_te_lang("toelichting", toelichting, OMDAT)
    begonnen = record.stand != Stand.TOEGEKEND
    zin = f"{_EINDZIN[Eindereden(reden)]} Vanaf {datum_voluit(vanaf)} is er geen hulp {'meer' if begonnen else ''}"
    uitleg = f"{zin.strip()}. {toelichting.strip()}".strip()
    zet(zaak=record, naar=Stand.BEEINDIGD, weigering="Dit kan nu niet.", wie=wie, op=op, uitleg=uitleg)
    if begonnen:
        laat_feit(zaak=record, soort=Feitsoort.HULP_GESTOPT, dag=gestopt or vanaf - timedelta(days=1))
    nazorg_plannen(
        zaak=record, op=op, einde=gestopt or vanaf - timedelta(days=1),
        bellen=begonnen and reden != Eindereden.OVERLEDEN and not is_overleden(opdrachten),
    )  # fmt: skip
    for opdracht in opdrachten:
        if kan_vervallen(opdracht):
            _laat_vervallen(opdracht, zin, record, op)
    houd_levering_op_dag(zaak=record, op=op)
    schrijf_zaak_op(zaak=record, wat="einde van de hulp vastgelegd", wie=wie, op=op)
