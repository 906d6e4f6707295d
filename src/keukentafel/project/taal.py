"""In which language a page is: Dutch, until somebody chooses English at the foot of a page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin


class Taal(MiddlewareMixin):
    """Middleware. The choice of a person counts (the cookie of `set_language`), not the language of the browser.

    Many Dutch browsers ask for English without their owner ever having chosen that, above all at work. An address then
    gives the same page to everybody who did not choose, and letters and pages speak one language.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Use the chosen language for this request; Dutch without a choice or with one that we do not have."""
        gekozen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        taal = gekozen if gekozen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(taal)
        request.LANGUAGE_CODE = taal

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say in the answer which language it is in."""
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response
