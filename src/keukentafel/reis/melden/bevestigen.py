"""The first answer: what the confirmation says, and what stands on its envelope."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from keukentafel.dossier.melding.models import Melding
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.reis.melden.vormen import Inwonergegevens, Ontvangst
from keukentafel.reis.zaakwerk import envelop
from keukentafel.stelsel.gemeenten.models import Gemeente


def bevestiging(
    *,
    gemeente: Gemeente,
    naam: str,
    telefoon: str,
    ontvangst: Ontvangst,
    ontvangen_op: date,
    eerste_contact: date,
    plan: Termijn,
    onderzoek: Termijn,
    volgcode: str,
    doorgezonden_door: str = "",
    ondersteuner_uiterlijk: date | None = None,
) -> dict[str, object]:
    """Return the data of the ontvangstbevestiging (Wmo 2015 art. 2.3.2 lid 1-3), plain JSON."""
    gegevens: dict[str, object] = {
        "contactpersoon": naam,
        "contact_telefoon": telefoon,
        "melding_datum": ontvangen_op.isoformat(),
        "kanaal": ontvangst.kanaal,
        "eerste_contact_uiterlijk": eerste_contact.isoformat(),
        "plan_uiterlijk": plan.uiterlijk.isoformat(),
        "onderzoek_uiterlijk": onderzoek.uiterlijk.isoformat(),
        "clientondersteuning_naam": gemeente.clientondersteuning_naam,
        "clientondersteuning_telefoon": gemeente.clientondersteuning_telefoon,
        "volg_adres": f"{settings.KEUKENTAFEL_ADRES}/{gemeente.slug}/mijn-vraag",
        "volg_code": volgcode,
    }
    if ontvangst.melder != Melding.Melder.ZELF:
        gegevens["gemeld_door"] = ontvangst.melder_naam
    if doorgezonden_door:
        gegevens["doorgezonden_door"] = doorgezonden_door
    if ondersteuner_uiterlijk:
        gegevens["ondersteuner_uiterlijk"] = ondersteuner_uiterlijk.isoformat()
    if plan.reden:
        gegevens["plan_reden"] = plan.reden
    return gegevens | uitleg_onderzoek(onderzoek)


def uitleg_onderzoek(onderzoek: Termijn) -> dict[str, object]:
    """Return the sentences that a letter needs when the last day of the onderzoek moved or may still move."""
    gegevens: dict[str, object] = {}
    if onderzoek.reden:
        gegevens["onderzoek_reden"] = onderzoek.reden
    if onderzoek.voorbehoud:
        gegevens["onderzoek_voorbehoud"] = onderzoek.voorbehoud
    return gegevens


def envelop_bij_melding(persoon: Persoon, inwoner: Inwonergegevens | int) -> tuple[str, ...]:
    """Return the address lines of the first letter: from what was just told, else what we know; none when secret."""
    if persoon.geheim_adres or not isinstance(inwoner, Inwonergegevens):
        return envelop(persoon)
    if not (inwoner.straat and inwoner.plaats):
        return ()
    return (
        f"{inwoner.straat.strip()} {inwoner.huisnummer.strip()}".strip(),
        f"{inwoner.postcode.strip().upper()} {inwoner.plaats.strip()}".strip(),
    )
