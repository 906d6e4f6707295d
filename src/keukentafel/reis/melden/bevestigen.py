"""The first answer: what the confirmation says, who the contact person is, and what stands on the envelope."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from keukentafel.dossier.melding.models import Melding
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.termijnen import Termijn
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden.vormen import Inwonergegevens, Ontvangst
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gemeenten.models import Gemeente


def contact(gemeente: Gemeente, behandelaar: int | None, wie: Wie) -> tuple[str, str]:
    """Return the name and phone number of the contact person; the team when nobody is named yet."""
    if behandelaar is None:
        return f"Het Wmo-team van {gemeente.naam}", gemeente.telefoon
    if behandelaar == wie.id:
        return wie.naam, gemeente.telefoon
    mens = gebruikers.gebruiker(behandelaar)
    return (mens.naam, gemeente.telefoon) if mens else (f"Het Wmo-team van {gemeente.naam}", gemeente.telefoon)


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


def envelop(persoon: Persoon, inwoner: Inwonergegevens | int | None) -> tuple[str, ...]:
    """Return the lines of an envelope; nothing for a secret or unknown address."""
    if persoon.geheim_adres:
        return ()
    if isinstance(inwoner, Inwonergegevens):
        if not (inwoner.straat and inwoner.plaats):
            return ()
        return (
            f"{inwoner.straat.strip()} {inwoner.huisnummer.strip()}".strip(),
            f"{inwoner.postcode.strip().upper()} {inwoner.plaats.strip()}".strip(),
        )
    adres = mensen.adres_van(gemeente=persoon.gemeente_id, persoon=persoon.id)
    return adres.regels if adres else ()
