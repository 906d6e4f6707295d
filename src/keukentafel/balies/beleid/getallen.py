"""Numbers as people write them, and the word for one that is hidden."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from keukentafel.reis.leren.cijfers import tienden_per_duizend


def getal(waarde: int) -> str:
    """Return 1234 as "1.234" ("1,234" in English)."""
    geschreven = f"{waarde:,}"
    return geschreven if get_language() == "en" else geschreven.replace(",", ".")


def of_verborgen(waarde: int | None) -> str:
    """Return a count, or "verborgen"."""
    return _("verborgen") if waarde is None else getal(waarde)


def per_duizend(aantal: int | None, inwoners: int | None) -> str:
    """Return how many of each thousand inhabitants with one decimal; hidden with its count, "niet bekend" without
    inhabitants."""
    if aantal is None:
        return _("verborgen")
    if not inwoners:
        return _("niet bekend")
    tienden = tienden_per_duizend(aantal, inwoners)
    punt = "." if get_language() == "en" else ","
    return f"{getal(tienden // 10)}{punt}{tienden % 10}"
