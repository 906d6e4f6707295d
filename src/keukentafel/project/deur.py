"""The door: the one middleware that knows who comes in, opens the right walls and closes them after rendering.

The whole request is one transaction. What a person sees as done is committed before the answer leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers

from keukentafel.balies.toegang import Toegang
from keukentafel.reis.handeling import Wie
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.queries import rollen_van
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.gemeenten.queries import gemeente_van_slug

# Addresses of others that touch only tables without a wall: signing in and choosing a language.
ZONDER_MUUR = ("account_", "mfa_", "set_language")


def _nooit_bewaren(antwoord: HttpResponse) -> HttpResponse:
    """Let no browser or proxy keep a page for somebody who signed in: recovery codes, names, whatever stands there."""
    add_never_cache_headers(antwoord)
    return antwoord


class Deur:
    """Middleware. Puts `gemeente`, `gemeenten`, `rollen` and `wie` on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request in, behind the walls that its view asks for."""
        request.gemeente, request.gemeenten, request.rollen = None, frozenset(), {}  # type: ignore[attr-defined]
        try:
            treffer = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        toegang: Toegang | None = getattr(treffer.func, "toegang", None)
        if toegang is None:
            if (treffer.url_name or "").startswith(ZONDER_MUUR):
                return _nooit_bewaren(self.get_response(request))
            raise PermissionDenied("deze pagina zegt niet wie er binnen mag")
        slug = treffer.kwargs.get("gemeente")
        gemeente = gemeente_van_slug(slug) if slug else None
        if slug and gemeente is None:
            raise Http404("deze gemeente doet niet mee")
        request.gemeente = gemeente  # type: ignore[attr-defined]
        if not toegang.rollen:
            return self._openbaar(request, toegang)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self._tweede_stap_mist(request, toegang):
            return redirect("mfa_index")
        return self._met_rol(request, toegang)

    def _openbaar(self, request: HttpRequest, toegang: Toegang) -> HttpResponse:
        gemeente = request.gemeente  # type: ignore[attr-defined]
        request.gemeenten = frozenset({gemeente.code}) if gemeente else frozenset()  # type: ignore[attr-defined]
        request.wie = Wie(None, "Inwoner, via de website", "inwoner")  # type: ignore[attr-defined]
        with namens(request.gemeenten, doel=toegang.doel):  # type: ignore[attr-defined]
            return self._binnen(request)

    def _met_rol(self, request: HttpRequest, toegang: Toegang) -> HttpResponse:
        gebruiker, nummer = request.user, int(request.user.pk or 0)
        gemeente = request.gemeente  # type: ignore[attr-defined]

        def waar() -> Iterable[int]:
            rollen: dict[int, set[str]] = {}
            for code, rol in rollen_van(gebruiker=nummer, peildatum=klok.vandaag()):
                rollen.setdefault(code, set()).add(rol)
            open_ = {c for c, r in rollen.items() if r & toegang.rollen and (gemeente is None or c == gemeente.code)}
            request.rollen = rollen  # type: ignore[attr-defined]
            if not open_:
                raise PermissionDenied("deze pagina hoort niet bij uw rol")
            request.gemeenten = frozenset(open_)  # type: ignore[attr-defined]
            rol = sorted({r for c in open_ for r in rollen[c] & toegang.rollen})[0]
            hier = {c: frozenset(rollen[c] & toegang.rollen) for c in open_}
            request.wie = Wie(gebruiker.pk, gebruiker.naam, rol, hier)  # type: ignore[attr-defined, union-attr]
            return open_

        with namens(waar, doel=toegang.doel, gebruiker=gebruiker.pk):
            return _nooit_bewaren(self._binnen(request))

    def _binnen(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if antwoord.status_code >= 400:  # refused or broken: nothing of it stays
            transaction.set_rollback(True)
        return antwoord

    def _tweede_stap_mist(self, request: HttpRequest, toegang: Toegang) -> bool:
        """Workers sign in with a second factor; residents come by DigiD later and by demo sign-in now.

        A page that residents may open as well shows nothing that a worker needs the second factor for.
        """
        if not settings.MFA_VERPLICHT or Rol.INWONER in toegang.rollen:
            return False
        gedaan = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        return not any(stap.get("method") == "mfa" for stap in gedaan)
