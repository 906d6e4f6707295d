"""The rules of a municipality: the book in force here, and how she writes and publishes versions herself (ADR 0024)."""

from keukentafel.reis.regels.boek import geldend_boek as geldend_boek
