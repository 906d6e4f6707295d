"""Letters: lay one down within an act, read one back as text or PDF, and hand one to the post."""

from keukentafel.reis.brieven.openen import (
    BriefBeeld,
    brief_openen,
    brief_voor_post,
    brieftekst,
    pdf_openen,
    pdf_zonder_code,
)
from keukentafel.reis.brieven.opmaken import leg_brief

__all__ = [
    "BriefBeeld",
    "brief_openen",
    "brief_voor_post",
    "brieftekst",
    "leg_brief",
    "pdf_openen",
    "pdf_zonder_code",
]
