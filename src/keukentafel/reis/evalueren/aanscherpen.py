"""Making a result sharp beside a besluit that was published: the goal keeps its words, the besluit stays as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit.models import Besluit, Doel
from keukentafel.dossier.evaluatie import operations as evaluatie_operations
from keukentafel.dossier.evaluatie.models import Resultaatafspraak
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.evaluatie import WEKEN_VOOR_EEN_NIEUW_BESLUIT, Doelstand, ontbreekt_in_afspraak
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.stappen import GEEFT_HULP
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.evalueren.volgen import Gevolgd, gevolgd_in
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.taken import RESULTATEN, VERVOLG, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def weiger_gemis(mist: tuple[Ontbrekend, ...]) -> None:
    """Raise Geweigerd with the sentence of each thing that misses, under its own field."""
    if mist:
        raise Geweigerd({deel.onderdeel: deel.zin for deel in mist})


def gevolgd_of_weiger(zaak: Zaak) -> Gevolgd:
    """Return what is followed in this case. Raises Geweigerd when there is no besluit that grants help."""
    if (gevolgd := gevolgd_in(gemeente=zaak.gemeente_id, zaken=[zaak.id]).get(zaak.id)) is None:
        raise Geweigerd("Bij deze vraag is geen besluit met hulp. Er is niets om te volgen.")
    return gevolgd


def doel_of_weiger(gevolgd: Gevolgd, doel: int) -> Doel:
    """Return this goal of the besluit. Raises NietGevonden, Geweigerd for one that is not followed per resident."""
    gevonden = next((d for d in gevolgd.doelen if d.id == doel), None)
    if gevonden is None:
        raise NietGevonden("dit doel hoort niet bij het besluit")
    if doel not in gevolgd.gevolgd:
        raise Geweigerd("Voor deze hulp is geen besluit nodig. Daarover houden wij bij de inwoner niets bij.")
    return gevonden


def zet_vervolg(*, zaak: Zaak, besluit: Besluit, op: datetime) -> None:
    """Put on the day that something has to come after this help, early enough for a new besluit. Idempotent."""
    op_tijd = besluit.laatste_dag - timedelta(weeks=WEKEN_VOOR_EEN_NIEUW_BESLUIT)
    zet_een_keer_op_dag(zaak=zaak, werk=VERVOLG, uiterlijk=max(klok.dag_van(op), op_tijd))


def afspraakzin(woorden: str, datum: date) -> str:
    """Return what the resident reads on the timeline: at which goal, in her own words, and its day."""
    return f"Bij uw doel “{woorden.strip().rstrip('.')}” staat nu een resultaat. De dag is {datum_voluit(datum)}."


@handeling
def resultaat_aanscherpen(
    *, gemeente: Gemeente, zaak: int, doel: int, resultaat: str, maatstaf: str, datum: date | None, wie: Wie,
    op: datetime,
) -> Resultaatafspraak:  # fmt: skip
    """Agree on a result with its measure and day for a goal of a published besluit; the newest agreement counts.

    The goal keeps the resident's words, and the besluit does not change (Beleidsplan Wmo 2023-2026, 3.2.2). A day after
    the help ends puts on somebody's day that something has to follow. The same agreement twice is one. Raises
    Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    if record.stand not in GEEFT_HULP:
        raise Geweigerd("Er loopt nu geen hulp. Een resultaat afspreken kan alleen als er hulp is.")
    gevolgd = gevolgd_of_weiger(record)
    gekozen = doel_of_weiger(gevolgd, doel)
    dag = klok.dag_van(op)
    weiger_gemis(ontbreekt_in_afspraak(resultaat=resultaat, maatstaf=maatstaf, datum=datum, peildatum=dag))
    weiger_te_lang("resultaat", resultaat)
    weiger_te_lang("maatstaf", maatstaf)
    assert datum is not None
    nieuw = Doelstand(gekozen.woorden, resultaat.strip(), maatstaf.strip(), datum)
    eerder = gevolgd.afspraken.get(doel)
    if eerder is not None and gevolgd.stand(gekozen) == nieuw:
        return eerder
    afspraak = evaluatie_operations.maak_afspraak(
        gemeente=gemeente.code, zaak=zaak, doel=doel, resultaat=nieuw.resultaat, maatstaf=nieuw.maatstaf, datum=datum,
        dag=dag, door_naam=wie.naam, vastgelegd_op=op,
    )  # fmt: skip
    if all(gevolgd.stand(d).meetbaar for d in gevolgd.te_volgen if d.id != doel):
        zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=RESULTATEN.wat, op=op)
    if datum > gevolgd.besluit.laatste_dag:
        zet_vervolg(zaak=record, besluit=gevolgd.besluit, op=op)
    noteer(
        zaak=record, handeling="resultaat afgesproken", wie=wie, op=op,
        uitleg=afspraakzin(gekozen.woorden, datum),
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="resultaat afgesproken", wie=wie, op=op)
    return afspraak
