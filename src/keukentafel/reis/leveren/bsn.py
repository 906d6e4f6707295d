"""A 301 names its resident by BSN: an order waits until that is known, and goes into the outbox when it is recorded."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.omgeving.mensen import operations as mensen_operations
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.melden import bsn_fout, bsn_schoon
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.levertaken import loopt
from keukentafel.reis.taken import OPDRACHT_BSN
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_samengevoegd, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.postbus import operations as postbus


def leg_klaar(*, toewijzing: Toewijzing, op: datetime) -> None:
    """Lay an order in the outbox: the post round makes its message. Once for each order."""
    postbus.leg(
        gemeente=toewijzing.gemeente_id, soort="toewijzing", verwijzing=toewijzing.id,
        sleutel=f"toewijzing-{toewijzing.id}", op=op,
    )  # fmt: skip


@handeling
def bsn_vastleggen(*, gemeente: Gemeente, zaak: int, bsn: str, wie: Wie, op: datetime) -> Persoon:
    """Keep the BSN of a resident of whom none was known, and lay out the orders that waited for it. Returns her.

    `bsn` as typed; spaces, dots and dashes may be in it. One 301 for each provider leaves: it holds all orders that run
    there (OP087). Neither log nor timeline holds the number. The same number twice is one; another one is refused, as
    is the number of somebody else here. Raises Geweigerd, NietGevonden, BuitenEigenWerk (Wmo 2015 art. 5.2.9).
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    weiger_samengevoegd(record)
    if (fout := bsn_fout(bsn)) is not None:
        raise Geweigerd({"bsn": fout})
    nummer = bsn_schoon(bsn)
    inwoner = mensen.persoon_op_slot(gemeente=gemeente.code, id=record.inwoner_id)
    assert inwoner is not None
    if inwoner.bsn == nummer:
        return inwoner
    if inwoner.bsn:
        raise Geweigerd({"bsn": "Bij deze inwoner staat al een ander nummer. Kijk het nummer na."})
    if mensen.persoon_van_bsn_op_slot(gemeente=gemeente.code, bsn=nummer) is not None:
        raise Geweigerd({"bsn": "Dit nummer hoort bij een andere inwoner. Kijk het nummer na."})
    inwoner = mensen_operations.wijzig_persoon(persoon=inwoner, bsn=nummer)
    _laat_gaan(inwoner, op)
    noteer(
        zaak=record, handeling="burgerservicenummer vastgelegd", wie=wie, op=op,
        uitleg="Wij schreven uw burgerservicenummer op.",
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat="burgerservicenummer vastgelegd", wie=wie, op=op)
    return inwoner


def _laat_gaan(inwoner: Persoon, op: datetime) -> None:
    """Lay out what waited, of all cases of this resident, and take off the day that it waits."""
    g, dag = inwoner.gemeente_id, klok.dag_van(op)
    alle = levering_queries.toewijzingen_van_inwoner(gemeente=g, inwoner=inwoner.id)
    nieuwste = {t.aanbieder_id: t for t in alle if loopt(t, dag)}  # oldest first: the newest of each provider stays
    for toewijzing in nieuwste.values():
        leg_klaar(toewijzing=toewijzing, op=op)
    for zaak in zaak_queries.zaken_van(gemeente=g, inwoner=inwoner.id):
        zaak_operations.taken_klaar(gemeente=g, zaak=zaak.id, wat=OPDRACHT_BSN.wat, op=op)
