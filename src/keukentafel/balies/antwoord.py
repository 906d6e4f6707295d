"""What a page answers after an act: the refusal at its fields, a word when it was done; and that nobody keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.utils.cache import add_never_cache_headers

from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm import woorden
from keukentafel.reis.handeling import Geweigerd, NietGevonden

P = ParamSpec("P")
View = Callable[Concatenate[KtRequest, P], HttpResponse]
GEDAAN = "gedaan"


def zet_fouten(formulier: BaseForm, fout: Geweigerd) -> None:
    """Put the sentences of a refusal at the fields of a form; what belongs to no field stands above it."""
    for veld, zin in fout.fouten.items():
        formulier.add_error(veld if veld in formulier.fields else None, woorden.vertaal(zin))


class Gezegd(NamedTuple):
    """What is said once: the sentence, and the state that belongs to it."""

    zin: str
    stand: str


def zeg(request: KtRequest, zin: str, *, bij: int | None, stand: str = "klaar") -> None:
    """Say once what was done, or was not (`stand`): on the page of this file or order, or on the first page (None)."""
    request.session[GEDAAN] = {"balie": _balie(request), "bij": bij, "zin": zin, "stand": stand}


def gezegd(request: KtRequest, *, bij: int | None) -> Gezegd | None:
    """Return what was said for this page, once; what was said for another page or counter is never shown here."""
    bewaard = request.session.get(GEDAAN)
    if not isinstance(bewaard, dict) or (bewaard.get("balie"), bewaard.get("bij")) != (_balie(request), bij):
        return None
    del request.session[GEDAAN]
    return Gezegd(zin=str(bewaard["zin"]), stand=str(bewaard["stand"]))


def _balie(request: KtRequest) -> str:
    assert request.resolver_match is not None
    return request.resolver_match.app_name


def priveblad(view: View[P]) -> View[P]:
    """Mark a page that holds somebody's data: it is not kept by a browser or a proxy, and what is not there is 404."""

    @wraps(view)
    def binnen(request: KtRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            antwoord = view(request, *args, **kwargs)
        except NietGevonden as niet:
            raise Http404(str(niet)) from None
        add_never_cache_headers(antwoord)
        return antwoord

    return binnen
