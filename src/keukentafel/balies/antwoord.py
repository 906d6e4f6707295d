"""From an act's refusal to the form: each sentence at its field, the rest above the form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.utils.cache import add_never_cache_headers

from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm import woorden
from keukentafel.reis.handeling import Geweigerd, NietGevonden

P = ParamSpec("P")


def zet_fouten(formulier: BaseForm, fout: Geweigerd) -> None:
    """Put the sentences of a refusal at the fields of a form; what belongs to no field stands above it."""
    for veld, zin in fout.fouten.items():
        formulier.add_error(veld if veld in formulier.fields else None, woorden.vertaal(zin))


def priveblad(
    view: Callable[Concatenate[KtRequest, P], HttpResponse],
) -> Callable[Concatenate[KtRequest, P], HttpResponse]:
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
