"""What the tests of the resident's pages share: the address of a page, its text, and the day of the verslag."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

VERSLAGDAG = datetime(2027, 3, 8, 9, tzinfo=UTC)


def u(naam: str, *args: object, gemeente: str = "meerssen") -> str:
    """Return the address of a page of this counter."""
    return reverse(f"inwoner:{naam}", args=[gemeente, *args])


def tekst(antwoord: Any) -> str:
    """Return what a page says, its white space folded."""
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())
