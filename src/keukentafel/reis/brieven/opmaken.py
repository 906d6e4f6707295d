"""Laying down a letter: complete or not at all, in the transaction of the act, with its post in the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from keukentafel.berichten import brieven
from keukentafel.dossier.brief import operations as brief_operations
from keukentafel.dossier.brief.models import Brief
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.postbus import operations as postbus

# The accent of each municipality's letters; the same values stand in balies/vorm/static/vorm/gemeenten (tested).
ACCENT = {
    "eijsden-margraten": "#47590f",
    "gulpen-wittem": "#145668",
    "maastricht": "#1c4a7d",
    "meerssen": "#17594f",
    "vaals": "#45409a",
    "valkenburg-aan-de-geul": "#7a2462",
}
ACCENT_ZONDER = "#2f4760"


def afzender_van(gemeente: Gemeente) -> brieven.Afzender:
    """Return the letterhead of a municipality."""
    return brieven.Afzender(
        gemeente=gemeente.naam,
        adres=tuple(deel.strip() for deel in gemeente.adres.split(",")),
        telefoon=gemeente.telefoon,
        accent=ACCENT.get(gemeente.slug, ACCENT_ZONDER),
    )


def leg_brief(
    *,
    gemeente: Gemeente,
    zaak: int,
    kenmerk: str,
    inwoner: int | None,
    soort: str,
    gegevens: Mapping[str, object],
    aan_naam: str,
    aan_regels: tuple[str, ...],
    op: datetime,
    aanhef: str = "",
) -> Brief:
    """Keep a letter of this kind and lay it in the outbox. Returns it.

    `gegevens` is plain JSON as the kind asks; `aan_regels` is empty for a secret or unknown address; `aanhef` is how
    the letter speaks to a resident ("mevrouw Aydin"), empty for an organisation. Raises BriefOnvolledig when a
    variable misses: an incomplete letter is never kept, let alone sent.
    """
    tekst = brieven.opstellen(
        soort,
        gegevens=gegevens,
        afzender=afzender_van(gemeente),
        aan=brieven.Geadresseerde(aan_naam, aan_regels, aanhef),
        datum=klok.dag_van(op),
        kenmerk=kenmerk,
    )
    return bewaar_brief(gemeente=gemeente, zaak=zaak, inwoner=inwoner, tekst=tekst, gegevens=gegevens, op=op)


def bewaar_brief(
    *, gemeente: Gemeente, zaak: int, inwoner: int | None, tekst: brieven.Brieftekst, gegevens: Mapping[str, object],
    op: datetime,
) -> Brief:  # fmt: skip
    """Keep a letter that was set up as `tekst` from `gegevens`, and lay it in the outbox. Returns it."""
    aanhef = {"aanhef": tekst.aan.aanhef} if tekst.aan.aanhef else {}
    brief = brief_operations.maak_brief(
        gemeente=gemeente.code,
        zaak=zaak,
        inwoner=inwoner,
        soort=tekst.soort,
        gegevens=dict(gegevens) | {"kenmerk": tekst.kenmerk} | aanhef,
        aan_naam=tekst.aan.naam,
        aan_regels=list(tekst.aan.adresregels),
        dag=tekst.datum,
        op=op,
    )
    postbus.leg(gemeente=gemeente.code, soort="brief", verwijzing=brief.id, sleutel=f"brief-{brief.id}", op=op)
    return brief
