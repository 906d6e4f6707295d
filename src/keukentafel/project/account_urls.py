"""Signing in: only what is needed of django-allauth. Making an own account and own mail addresses are not there."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from keukentafel.project import aanmelden

urlpatterns = [
    path("aanmelden/", account.login, name="account_login"),
    path("afmelden/", account.logout, name="account_logout"),
    path("niet-actief/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/wijzigen/", aanmelden.wachtwoord_wijzigen, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", aanmelden.wachtwoord_vergeten, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/nieuw/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("stappen/", mfa.index, name="mfa_index"),
    path("stappen/code/", mfa.authenticate, name="mfa_authenticate"),
    path("stappen/bevestigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("stappen/app/", aanmelden.app_koppelen, name="mfa_activate_totp"),
    path("stappen/app/qr.svg", aanmelden.qr, name="mfa_totp_qr"),
    path("stappen/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("stappen/herstelcodes/", herstelcodes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("stappen/herstelcodes/nieuw/", herstelcodes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("stappen/herstelcodes/bestand/", herstelcodes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
