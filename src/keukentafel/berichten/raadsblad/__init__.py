"""One A4 for the council: numbers in words and two tables, as PDF/UA-1 and PDF/A-2a like the letters."""

from keukentafel.berichten.raadsblad.pdf import Raadsblad, als_pdf

__all__ = ["Raadsblad", "als_pdf"]
