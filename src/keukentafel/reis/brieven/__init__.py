"""Letters: lay one down within an act, read one back as text or PDF, and hand one to the post."""

from keukentafel.reis.brieven.openen import (
    BriefBeeld,
    brief_openen,
    brief_voor_post,
    brieftekst,
    pdf_openen,
    pdf_zonder_code,
)
from keukentafel.reis.brieven.opmaken import bewaar_brief, leg_brief

__all__ = [
    "BriefBeeld",
    "bewaar_brief",
    "brief_openen",
    "brief_voor_post",
    "brieftekst",
    "leg_brief",
    "pdf_openen",
    "pdf_zonder_code",
]
