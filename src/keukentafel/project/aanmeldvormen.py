"""The forms of signing in: allauth's own, with our labels, our words and our fields."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as herstelcodes
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

NAMEN: dict[str, Any] = {
    "login": _("Uw e-mailadres"),
    "email": _("Uw e-mailadres"),
    "password": _("Uw wachtwoord"),
    "oldpassword": _("Uw wachtwoord van nu"),
    "password1": _("Uw nieuwe wachtwoord"),
    "password2": _("Nog een keer uw nieuwe wachtwoord"),
    "code": _("De code van zes cijfers uit uw app"),
}
UITLEG: dict[str, Any] = {"password1": _("Minstens 12 tekens. Drie of vier woorden achter elkaar is goed.")}


class Gewoon(forms.Form):
    """Mixed into a form of allauth: names without a placeholder, messages that say what to do."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for naam, veld in self.fields.items():
            veld.label = NAMEN.get(naam, veld.label)
            veld.help_text = UITLEG.get(naam, "")
            veld.widget.attrs.pop("placeholder", None)


class Aanmelden(Gewoon, account.LoginForm):  # type: ignore[misc]
    """Mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)


class Vergeten(Gewoon, account.ResetPasswordForm):  # type: ignore[misc]
    """Mail address, to get a link."""


class Nieuw(Gewoon, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after the link."""


class Wijzigen(Gewoon, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password, by who knows the old one."""


class Kiezen(Gewoon, account.SetPasswordForm):  # type: ignore[misc]
    """A first password."""


class Bevestigen(Gewoon, account.ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something of the account changes."""


class Code(Gewoon, mfa.AuthenticateForm):  # type: ignore[misc]
    """The code of the second step, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Hebt u uw telefoon niet? Typ dan een herstelcode.")


class CodeBevestigen(Gewoon, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code again, before something of the account changes."""


class Koppelen(Gewoon, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app."""


class Loskoppelen(Gewoon, totp.DeactivateTOTPForm):  # type: ignore[misc]
    """Take the app away."""


class NieuweCodes(Gewoon, herstelcodes.GenerateRecoveryCodesForm):  # type: ignore[misc]
    """New recovery codes; the old ones stop."""
