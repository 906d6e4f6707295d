"""Temporary help that costs more than its writer may sign for: a colleague who may signs it, or gives it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.besluiten.briefgegevens import nummer_van
from keukentafel.reis.besluiten.lezen import ontwerp_op_slot, weiger_andere_versie
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.besluiten.spoed.geven import bereid_voor, maak_af, weiger_buiten_weg, weiger_dubbel
from keukentafel.reis.besluiten.spoed.lopend import SOORT_BESLUIT, tijdelijk_van
from keukentafel.reis.besluiten.wegen import velden_van
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.meelezen import stop_meelezen
from keukentafel.reis.taken import TIJDELIJK_TERUG, zet_op_dag
from keukentafel.reis.zaakwerk import schrijf_zaak_op, weiger_te_lang, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def _bij_mij(gemeente: Gemeente, zaak: int, besluit: int, wie: Wie, op: datetime) -> tuple[Zaak, Besluit]:
    """Return the case and the draft that lies with this person to sign, both locked."""
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    ontwerp = ontwerp_op_slot(zaak=record, besluit=besluit)
    if (ontwerp.soort, ontwerp.staat, ontwerp.lezer_id) != (SOORT_BESLUIT, Besluit.Staat.TER_LEZING, wie.id):
        raise Geweigerd("Deze tijdelijke hulp ligt niet bij u om te tekenen.")
    return record, ontwerp


@handeling
def tijdelijk_tekenen(
    *, gemeente: Gemeente, zaak: int, besluit: int, verwachte_versie: int, wie: Wie, op: datetime
) -> Besluit:
    """Sign temporary help that a colleague laid before you: its letter leaves, and two people have seen it.

    When its first day is past, help begins today and ends on the same day. Raises Geweigerd, IntussenGewijzigd,
    NietGevonden, BuitenEigenWerk.
    """
    record, ontwerp = _bij_mij(gemeente, zaak, besluit, wie, op)
    weiger_andere_versie(ontwerp, verwachte_versie)
    weiger_buiten_weg(record)
    dag = klok.dag_van(op)
    velden = velden_van(ontwerp)
    assert velden.begin is not None
    assert velden.einde is not None
    if (einde := velden.einde) < dag:
        raise Geweigerd("De dagen van deze hulp zijn voorbij. Geef dit terug, met de vraag om nieuwe dagen.")
    begin = max(velden.begin, dag)
    velden = replace(velden, begin=begin)
    eerder = tijdelijk_van(gemeente=gemeente.code, zaak=zaak)
    vorige = next((b for b in eerder if b.id == ontwerp.verlengt_id), None)
    weiger_dubbel(eerder, begin, vorige)
    klaar = bereid_voor(
        gemeente=gemeente, zaak=record, velden=velden, ontwerp=ontwerp, vorige=vorige, eerder=eerder, wie=wie, op=op
    )
    stop_meelezen(zaak=record, besluit=ontwerp, op=op)
    if begin != ontwerp.periode.lower:
        periode = DateRange(begin, einde + timedelta(days=1))
        ontwerp = besluit_operations.wijzig_besluit(besluit=ontwerp, periode=periode)
    return maak_af(klaar, besluit=ontwerp, nummer=nummer_van(record, besluit), wie=wie, op=op)


@handeling
def tijdelijk_teruggeven(
    *, gemeente: Gemeente, zaak: int, besluit: int, opmerking: str, wie: Wie, op: datetime
) -> None:
    """Give temporary help back unsigned, with what is in the way; it stands on the writer's day at once.

    Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record, ontwerp = _bij_mij(gemeente, zaak, besluit, wie, op)
    if not opmerking.strip():
        raise Geweigerd({"opmerking": "Schrijf wat er in de weg staat. Uw collega leest het."})
    weiger_te_lang("opmerking", opmerking, 400)
    stop_meelezen(zaak=record, besluit=ontwerp, op=op)
    besluit_operations.wijzig_besluit(besluit=ontwerp, staat=Besluit.Staat.CONCEPT, lezer_id=None)
    onderzoek_operations.maak_opmerking(
        gemeente=gemeente.code, zaak=zaak, alinea=None, tekst=opmerking.strip(), door_naam=wie.naam, op=op,
        over_tijdelijk=True,
    )  # fmt: skip
    zet_op_dag(zaak=record, werk=TIJDELIJK_TERUG, uiterlijk=klok.dag_van(op), van=ontwerp.opsteller_id, spoed=True)
    schrijf_zaak_op(zaak=record, wat="tijdelijke hulp teruggegeven", wie=wie, op=op, reden=opmerking.strip())
