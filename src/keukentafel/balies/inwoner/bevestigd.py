"""What was sent from this browser: kept in its session, so that the confirmation can be shown again."""

from __future__ import annotations

from keukentafel.balies.toegang import KtRequest

SLEUTEL = "inwoner_ontvangen"


def verstuurd(request: KtRequest) -> bool:
    """Return whether a question was sent from this browser to this municipality, and its confirmation is still kept."""
    assert request.gemeente is not None
    return request.gemeente.slug in request.session.get(SLEUTEL, {})
