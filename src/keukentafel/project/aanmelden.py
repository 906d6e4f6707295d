"""Signing in: the adapters of allauth, our forms around its forms, and the picture of the second step."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account import views as account_views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

GEEN_MAIL = ("dummy", "locmem", "console")


class Aanmeldadapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed for sign-up: a role and a municipality belong to an account, so somebody must give them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("E-mailadres en wachtwoord passen niet bij elkaar. Kijk ze allebei na."),
        "too_many_login_attempts": _("Er is te vaak geprobeerd aan te melden. Wacht vijf minuten."),
        "incorrect_code": _("Deze code klopt niet of is al gebruikt. Typ de nieuwste code uit uw app."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu. Typ het nog een keer."),
        "incorrect_password": _("Dit is niet uw wachtwoord. Typ het nog een keer."),
        "rate_limited": _("U probeerde het te vaak. Wacht vijf minuten."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Return False: nobody makes an account by themselves."""
        return False


class Tweedestap(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of the second step encrypted, with a key made of the secret of this installation.

    Who replaces KEUKENTAFEL_GEHEIM makes everybody set up the second step again.
    """

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": Aanmeldadapter.error_messages["incorrect_code"]
    }

    def _sleutel(self) -> Fernet:
        kort = hashlib.sha256(b"keukentafel tweede stap:" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(kort))

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return self._sleutel().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a kept secret as it is used. Raises InvalidToken when the key of the installation changed."""
        return self._sleutel().decrypt(encrypted_text.encode()).decode()


class AppKoppelen(ActivateTOTPView):  # type: ignore[misc]
    """Setting up the second step. Who typed the code of the app has proven it for this session, too."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Couple the app and go on without signing in again."""
        antwoord: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp")
        return antwoord


class WachtwoordVergeten(account_views.PasswordResetView):  # type: ignore[misc]
    """Ask for a new password by mail; an installation that sends no mail says so."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add `zonder_mail`."""
        zonder = any(f".{soort}." in settings.EMAIL_BACKEND for soort in GEEN_MAIL)
        inhoud: dict[str, Any] = super().get_context_data(**kwargs)
        return inhoud | {"zonder_mail": zonder}


class WachtwoordWijzigen(account_views.PasswordChangeView):  # type: ignore[misc]
    """Change one's own password, then go to one's own counter."""

    def get_success_url(self) -> str:
        """Return the address of the front page, which goes on to the counter."""
        return "/"


app_koppelen = AppKoppelen.as_view()
wachtwoord_wijzigen = login_required(WachtwoordWijzigen.as_view())
wachtwoord_vergeten = WachtwoordVergeten.as_view()


@require_safe
def qr(request: HttpRequest) -> HttpResponse:
    """The square picture for the app, as an image of this site: the CSP allows no data address. Never kept."""
    geheim = request.session.get(SECRET_SESSION_KEY)
    if not request.user.is_authenticated or not geheim:
        raise Http404("er is geen app om te koppelen")
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, geheim))
    antwoord = HttpResponse(svg, content_type="image/svg+xml")
    add_never_cache_headers(antwoord)
    return antwoord
