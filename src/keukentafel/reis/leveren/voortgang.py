"""How it goes with one result, in the provider's own words: three questions (OPDRACHT C5)."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing, Voortgang
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.leverbehoefte import is_klaar
from keukentafel.reis.leveren.mogen import op_slot, via_van, weiger_wie_niet_mag
from keukentafel.reis.zaakwerk import schrijf_zaak_op, weiger_te_lang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def _fouten(toewijzing: Toewijzing, hoe: str, gedaan: str, nodig: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if hoe not in Voortgang.Hoe.values:
        fouten["hoe"] = "Kies hoe het gaat met dit resultaat."
    if not gedaan.strip():
        fouten["gedaan"] = "Schrijf in een paar woorden wat u deed."
    if hoe == Voortgang.Hoe.LASTIG and not nodig.strip():
        fouten["nodig"] = "Schrijf wat er nodig is om verder te komen."
    return fouten


@handeling
def voortgang_geven(
    *, gemeente: Gemeente, toewijzing: int, doel: int, hoe: str, gedaan: str, nodig: str = "", wie: Wie, op: datetime
) -> Voortgang:
    """Keep how it goes with one goal of an order: `hoe` of Voortgang.Hoe, what was done, and what is needed now.

    By who works for the provider of the order, or by hand by the municipality, while the help goes on: once it began
    and until it stopped for good. Only of a goal that the order is for. The same words twice on one day are one.
    "lastig" asks what is needed. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    opdracht, zaak = op_slot(gemeente=gemeente.code, toewijzing=toewijzing)
    weiger_wie_niet_mag(toewijzing=opdracht, zaak=zaak, via=via_van(wie, gemeente.code), wie=wie, op=op)
    if not levering_queries.is_voor(toewijzing=opdracht, doel=doel):
        raise NietGevonden("dit doel hoort niet bij deze opdracht")
    if opdracht.gestart_op is None:
        raise Geweigerd("De hulp is nog niet begonnen. Meld eerst wanneer de hulp begon.")
    if is_klaar(opdracht):
        raise Geweigerd("Deze hulp is gestopt. Hier komt niets meer bij. Klopt dat niet? Bel de contactpersoon.")
    if fouten := _fouten(opdracht, hoe, gedaan, nodig):
        raise Geweigerd(fouten)
    weiger_te_lang("gedaan", gedaan, 600)
    weiger_te_lang("nodig", nodig, 600)
    dag = klok.dag_van(op)
    laatste = levering_queries.voortgang_op(toewijzing=opdracht, doel=doel, dag=dag)
    woorden = (hoe, gedaan.strip(), nodig.strip())
    if laatste is not None and (laatste.hoe, laatste.gedaan, laatste.nodig) == woorden:
        return laatste
    voortgang = levering_operations.maak_voortgang(
        gemeente=gemeente.code, toewijzing_id=opdracht.id, doel_id=doel, hoe=hoe, gedaan=woorden[1], nodig=woorden[2],
        dag=dag, door_naam=wie.naam, vastgelegd_op=op,
    )  # fmt: skip
    schrijf_zaak_op(zaak=zaak, wat="voortgang opgeschreven", wie=wie, op=op)
    return voortgang
