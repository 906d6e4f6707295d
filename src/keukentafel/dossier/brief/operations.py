"""Writing letters."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from keukentafel.dossier.brief.models import Brief, BriefPdf


def maak_brief(
    *,
    gemeente: int,
    zaak: int,
    inwoner: int | None,
    soort: str,
    gegevens: dict[str, Any],
    aan_naam: str,
    aan_regels: list[str],
    dag: date,
    op: datetime,
) -> Brief:
    """Keep a letter. `aan_regels` is empty for a secret or unknown address."""
    return Brief.objects.create(
        gemeente_id=gemeente,
        zaak_id=zaak,
        inwoner_id=inwoner,
        soort=soort,
        gegevens=gegevens,
        aan_naam=aan_naam,
        aan_regels=aan_regels,
        dag=dag,
        gemaakt_op=op,
    )


def verzonden(*, brief: Brief, op: datetime) -> None:
    """Keep that a letter left the house."""
    brief.verzonden_op = op
    brief.save(update_fields=["verzonden_op"])


def bewaar_pdf(*, gemeente: int, brief: int, inhoud: bytes, op: datetime) -> BriefPdf:
    """Keep the PDF of a letter; a second one for the same letter is refused by the database."""
    pdf, _ = BriefPdf.objects.get_or_create(
        gemeente_id=gemeente,
        brief_id=brief,
        defaults={"inhoud": inhoud, "sha256": hashlib.sha256(inhoud).hexdigest(), "gemaakt_op": op},
    )
    return pdf
