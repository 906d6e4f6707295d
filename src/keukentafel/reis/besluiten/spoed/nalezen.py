"""A second person looks over what one person signed because it could not wait."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.besluiten.spoed.lopend import nalezingen, tijdelijk_van
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.meelezen import laat_eruit
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_of_weiger
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def spoed_nalezen(*, gemeente: Gemeente, zaak: int, besluit: int, opmerking: str, wie: Wie, op: datetime) -> None:
    """Look over a besluit that one person signed because it could not wait; then the reader leaves the file.

    `zaak` is the case that goes on when the one with the besluit was joined with it. `opmerking` may be empty and
    stands in the log. The besluit itself stands: something wrong in it is a new besluit. Raises Geweigerd (one's own,
    or looked over already), NietGevonden, BuitenEigenWerk.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    weiger_te_lang("opmerking", opmerking, 400)
    gelezen = next((b for b in tijdelijk_van(gemeente=gemeente.code, zaak=zaak) if b.id == besluit), None)
    if gelezen is None:
        raise NietGevonden("dit besluit is er niet")
    if gelezen.getekend_door_id == wie.id:
        raise Geweigerd("U tekende dit zelf. Laat een collega het nalezen.")
    alleen = frozenset({gemeente.code})
    taak = next((t for b, t in nalezingen(gemeenten=alleen, zaken=[zaak]) if b.id == gelezen.id), None)
    if taak is None:
        raise Geweigerd("Dit besluit is al nagekeken.")
    zaak_operations.taak_gedaan(taak=taak, op=op)
    laat_eruit(zaak=record, gebruiker=gelezen.lezer_id, op=op)
    noteer(
        zaak=record, handeling="besluit nagekeken", wie=wie, op=op,
        uitleg="Een collega keek het besluit over tijdelijke hulp na.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="besluit bij spoed nagekeken", wie=wie, op=op, reden=opmerking.strip())
