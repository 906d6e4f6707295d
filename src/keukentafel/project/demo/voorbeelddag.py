"""The day on which the demo region lives; known before Django is loaded, because the clock is set by it."""

from __future__ import annotations

from datetime import date

VOORBEELDDAG = date(2027, 2, 17)
"""Woensdag 17 februari 2027."""
