"""The provider says whether it can: yes, later, or no with a reason."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering.models import Levermelding, Toewijzing
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.leveren.mogen import op_slot, via_van, weiger_wie_niet_mag
from keukentafel.reis.levertaken import houd_levering_op_dag
from keukentafel.reis.taken import OPDRACHT_LATER, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, stam_van, weiger_te_lang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

_JA, _LATER, _NEE = Toewijzing.Antwoord.JA, Toewijzing.Antwoord.LATER, Toewijzing.Antwoord.NEE


def _fouten(toewijzing: Toewijzing, antwoord: str, reden: str, kan_vanaf: date | None) -> dict[str, str]:
    if antwoord not in (_JA, _LATER, _NEE):
        return {"antwoord": "Kies of de hulp kan beginnen."}
    if antwoord == _NEE and not reden.strip():
        return {"reden": "Schrijf in één zin waarom het niet kan."}
    if antwoord != _LATER:
        return {}
    if kan_vanaf is None or kan_vanaf <= toewijzing.ingangsdatum:
        eerste = datum_voluit(toewijzing.ingangsdatum)
        return {"kan_vanaf": f"Kies vanaf welke dag het wel kan: na {eerste}."}
    if toewijzing.einddatum is not None and kan_vanaf > toewijzing.einddatum:
        return {"kan_vanaf": f"De opdracht loopt tot en met {datum_voluit(toewijzing.einddatum)}. Kies eerder, of nee."}
    return {}


@handeling
def opdracht_beantwoorden(
    *, gemeente: Gemeente, toewijzing: int, aanbieder: int, antwoord: str, reden: str = "",
    kan_vanaf: date | None = None, contactpersoon: str = "", wie: Wie, op: datetime,
) -> Toewijzing:  # fmt: skip
    """Keep what the provider says to an order.

    "ja", "later" (with `kan_vanaf`, after the first day) or "nee" (with `reden`). `aanbieder` is the id of the provider
    that answers; of another one there is no such order. `contactpersoon` works there and rings the resident, who sees
    the name. By who works at the provider, or by hand by the municipality. The same answer twice is one answer;
    another answer counts until help began or the order was refused; "later" with another day asks the resident again. A
    refusal puts the order back on the day of the
    contact person. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    opdracht, zaak = op_slot(gemeente=gemeente.code, toewijzing=toewijzing)
    if opdracht.aanbieder_id != aanbieder:
        raise NietGevonden("deze opdracht is er niet")
    via = via_van(wie, gemeente.code)
    weiger_wie_niet_mag(toewijzing=opdracht, zaak=zaak, via=via, wie=wie, op=op)
    if antwoord != _NEE:
        reden = reden if antwoord == _LATER else ""
    vanaf = kan_vanaf if antwoord == _LATER else None
    nieuw = (antwoord, reden.strip(), vanaf, contactpersoon.strip())
    if nieuw == (opdracht.antwoord, opdracht.antwoord_reden, opdracht.kan_vanaf, opdracht.contactpersoon):
        return opdracht
    if opdracht.vervallen_op is not None:
        raise Geweigerd("Deze opdracht is vervallen. Bel de contactpersoon bij de gemeente.")
    if opdracht.antwoord == _NEE:
        raise Geweigerd("U zei al nee op deze opdracht. Kan het toch? Bel de contactpersoon bij de gemeente.")
    if opdracht.gestart_op is not None and antwoord != _JA:
        raise Geweigerd("Deze hulp is al begonnen. Meld wanneer de hulp stopt.")
    if fouten := _fouten(opdracht, antwoord, reden, kan_vanaf):
        raise Geweigerd(fouten)
    weiger_te_lang("reden", reden)
    weiger_te_lang("contactpersoon", contactpersoon, 120)
    was = (opdracht.antwoord, opdracht.kan_vanaf)
    opdracht = levering_operations.wijzig_toewijzing(
        toewijzing=opdracht, antwoord=antwoord, antwoord_op=klok.dag_van(op), antwoord_reden=reden.strip(),
        kan_vanaf=vanaf, contactpersoon=contactpersoon.strip(),
    )  # fmt: skip
    waar = stam_van(zaak)
    if antwoord == _LATER and was != (_LATER, vanaf):
        zet_een_keer_op_dag(zaak=waar, werk=OPDRACHT_LATER, uiterlijk=klok.dag_van(op))
    houd_levering_op_dag(zaak=waar, op=op)
    naam = opdracht.aanbieder.naam
    zin = {
        _JA: f"{naam} kan deze hulp geven.",
        _LATER: f"{naam} kan deze hulp geven vanaf {datum_voluit(vanaf)}." if vanaf else "",
        _NEE: f"{naam} kan deze hulp niet geven. Wij zoeken een ander.",
    }
    noteer(zaak=zaak, handeling="antwoord van de aanbieder", wie=wie, op=op, uitleg=zin[Toewijzing.Antwoord(antwoord)])
    wat = "antwoord van de aanbieder opgeschreven" if via == Levermelding.Via.HAND else "opdracht beantwoord"
    schrijf_zaak_op(zaak=zaak, wat=wat, wie=wie, op=op)
    return opdracht
