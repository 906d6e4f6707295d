"""Letters: one text, rendered as PDF (PDF/UA-1 and PDF/A-2a in one file), as web page and as plain text.

Pure: no database, no clock, no network. A kind of letter is one file in `soorten/`.
"""

from keukentafel.berichten.brieven import soorten as _soorten  # noqa: F401  (registers every kind)
from keukentafel.berichten.brieven.gegevens import BriefOnvolledig
from keukentafel.berichten.brieven.pdf import als_pdf
from keukentafel.berichten.brieven.platte_tekst import als_tekst
from keukentafel.berichten.brieven.register import opstellen, voorbeelden
from keukentafel.berichten.brieven.register import soorten as soorten
from keukentafel.berichten.brieven.tekst import (
    Afzender,
    Alinea,
    Blok,
    Brieftekst,
    Citaat,
    Feiten,
    Geadresseerde,
    Invulregel,
    Kader,
    Kop,
    Lijst,
    Nadruk,
    Ondertekening,
    Telefoon,
    Webadres,
)
from keukentafel.berichten.brieven.vreemd import vreemd_in, vreemde_namen
from keukentafel.berichten.brieven.webtekst import als_html

__all__ = [
    "Afzender",
    "Alinea",
    "Blok",
    "BriefOnvolledig",
    "Brieftekst",
    "Citaat",
    "Feiten",
    "Geadresseerde",
    "Invulregel",
    "Kader",
    "Kop",
    "Lijst",
    "Nadruk",
    "Ondertekening",
    "Telefoon",
    "Webadres",
    "als_html",
    "als_pdf",
    "als_tekst",
    "opstellen",
    "soorten",
    "voorbeelden",
    "vreemd_in",
    "vreemde_namen",
]
