"""A colleague reads a besluit along: asked, let in for it, and out again when done."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.besluiten.mogen import eigen_werk, lezers_voor
from keukentafel.reis.besluiten.termijn import lees_termijn
from keukentafel.reis.besluiten.vormen import IntussenGewijzigd
from keukentafel.reis.besluiten.wegen import grondslag_van, grondslagmerk, velden_van
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.meelezen import laat_erin, stop_meelezen
from keukentafel.reis.taken import MEELEZEN, zet_op_dag
from keukentafel.reis.zaakwerk import schrijf_zaak_op, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

LEZEN_WERKDAGEN = 2
"""How soon a colleague reads: an agreement of the house, so that the writer has time left before the last day."""
OPEN = (Besluit.Staat.CONCEPT, Besluit.Staat.TER_LEZING)


def ontwerp_op_slot(*, zaak: Zaak, besluit: int) -> Besluit:
    """Return this draft, locked. Raises NietGevonden, Geweigerd when it is published or lapsed."""
    gevonden = besluit_queries.besluit_op_slot(gemeente=zaak.gemeente_id, zaak=zaak.id, id=besluit)
    if gevonden is None:
        raise NietGevonden("dit besluit is er niet")
    if gevonden.staat not in OPEN:
        raise Geweigerd("Dit besluit is al verstuurd of vervallen. Het verandert niet meer.")
    return gevonden


def weiger_tijdelijk(besluit: Besluit) -> None:
    """Raise Geweigerd for temporary help: that has an end of its own when somebody else signs it (spoed.py)."""
    if besluit.soort == Besluit.Soort.TIJDELIJK:
        raise Geweigerd("Dit is tijdelijke hulp. Open het op de bladzijde van de tijdelijke hulp.")


def weiger_andere_versie(besluit: Besluit, versie: int) -> None:
    """Raise IntussenGewijzigd when this draft is not the version that was read."""
    if besluit.versie != versie:
        naam = besluit.opsteller.naam
        raise IntussenGewijzigd(naam=naam, besluit=besluit.id, versie=besluit.versie, velden=velden_van(besluit))


@handeling
def ter_lezing(*, gemeente: Gemeente, zaak: int, besluit: int, lezer: int, wie: Wie, op: datetime) -> Besluit:
    """Ask a colleague with a mandate to read this draft along, or to sign it; it stands on their day.

    The reader may open this one file until they are done. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    ontwerp = ontwerp_op_slot(zaak=record, besluit=besluit)
    weiger_tijdelijk(ontwerp)
    dag = klok.dag_van(op)
    zonder = {n for n in (wie.id, ontwerp.opsteller_id) if n is not None}
    mogelijk = dict(lezers_voor(gemeente=gemeente.code, soort=ontwerp.soort, dag=dag, zonder=zonder))
    if lezer not in mogelijk:
        raise Geweigerd({"lezer": "Kies een collega met mandaat, die dit niet zelf schreef."})
    nu = lees_termijn(zaak=record, op=op)
    stop_meelezen(zaak=record, besluit=ontwerp, op=op)
    ontwerp = besluit_operations.wijzig_besluit(besluit=ontwerp, lezer_id=lezer, staat=Besluit.Staat.TER_LEZING)
    laat_erin(zaak=record, gebruiker=lezer, wie=wie, op=op)
    uiterlijk = nu[1].uiterlijk if nu and record.stand == Stand.AANGEVRAAGD else None
    gauw = na_werkdagen(van=dag, aantal=LEZEN_WERKDAGEN)
    zet_op_dag(zaak=record, werk=MEELEZEN, uiterlijk=min(uiterlijk, gauw) if uiterlijk else dag, van=lezer)
    schrijf_zaak_op(zaak=record, wat=f"besluit ter lezing bij {mogelijk[lezer]}", wie=wie, op=op)
    return ontwerp


@handeling
def meelezen_afronden(
    *, gemeente: Gemeente, zaak: int, besluit: int, verwachte_versie: int, wie: Wie, op: datetime
) -> Besluit:
    """The reader is done: the draft goes back to its writer, who may now sign it, and the reader leaves the file.

    `verwachte_versie` is the version that was read; what the onderzoek found then is kept as a mark beside it. Remarks
    are written with `reis.onderzoeken.opmerking_maken`. Raises Geweigerd for anybody but the reader, IntussenGewijzigd
    when the text changed while it was read.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    eigen_werk(record, wie, op)
    ontwerp = ontwerp_op_slot(zaak=record, besluit=besluit)
    weiger_tijdelijk(ontwerp)
    if ontwerp.staat != Besluit.Staat.TER_LEZING or ontwerp.lezer_id != wie.id:
        raise Geweigerd("Dit besluit ligt niet bij u om te lezen.")
    weiger_andere_versie(ontwerp, verwachte_versie)
    stop_meelezen(zaak=record, besluit=ontwerp, op=op)
    merk = grondslagmerk(grondslag_van(gemeente=gemeente.code, zaak=zaak))
    ontwerp = besluit_operations.wijzig_besluit(besluit=ontwerp, staat=Besluit.Staat.CONCEPT, gelezen_merk=merk)
    schrijf_zaak_op(zaak=record, wat="besluit meegelezen", wie=wie, op=op)
    return ontwerp
