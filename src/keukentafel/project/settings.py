"""Settings. Everything a municipality sets comes from the environment; docs/instellingen.md lists it (tested)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF

WORTEL = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("KEUKENTAFEL_VAR", WORTEL / "var"))


def database(url: str) -> dict[str, Any]:
    """Turn `postgresql://role:password@host:port/name?host=/socket` into Django's dictionary."""
    deel = urlsplit(url)
    vraag = parse_qs(deel.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": deel.path.lstrip("/"),
        "USER": unquote(deel.username or ""),
        "PASSWORD": unquote(deel.password or ""),
        "HOST": vraag.get("host", [deel.hostname or ""])[0],
        "PORT": str(deel.port or ""),
    }


DEMO = os.environ.get("KEUKENTAFEL_DEMO") == "1"
PROEF = os.environ.get("KEUKENTAFEL_PROEF") == "1"
DEBUG = False
ALS_EIGENAAR = os.environ.get("KEUKENTAFEL_ALS") == "eigenaar"
SECRET_KEY = os.environ.get("KEUKENTAFEL_GEHEIM", "")
if not SECRET_KEY and (PROEF or ALS_EIGENAAR):  # elsewhere Django refuses to start without
    SECRET_KEY = "alleen-voor-proef-en-eigenaar"
# Names a question in the monitor (reis.leren, ADR 0017): of its own, so that no other secret leads to it.
PSEUDONIEM_SLEUTEL = os.environ.get("KEUKENTAFEL_PSEUDONIEMSLEUTEL", "alleen-voor-de-proef" if PROEF else "")
ALLOWED_HOSTS = os.environ.get("KEUKENTAFEL_HOSTS", "localhost 127.0.0.1 [::1] testserver").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("KEUKENTAFEL_ADRESSEN", "").split()

_adres = os.environ.get("DATABASE_URL_EIGENAAR" if ALS_EIGENAAR else "DATABASE_URL", "postgresql:///keukentafel")
DATABASES = {"default": database(_adres) | {"CONN_MAX_AGE": 0}}
if not (PROEF or ALS_EIGENAAR):
    # psycopg's pool: a connection per request costs half to two thirds of the throughput
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 2, "max_size": int(os.environ.get("KEUKENTAFEL_POOL", "10")), "timeout": 15}
    }
# The tenant context must wrap rendering, so the door (project.deur) opens the transaction, not ATOMIC_REQUESTS.

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "keukentafel.stelsel.gemeenten",
    "keukentafel.stelsel.gebruikers",
    "keukentafel.stelsel.logboek",
    "keukentafel.stelsel.postbus",
    "keukentafel.omgeving.mensen",
    "keukentafel.omgeving.sociale_kaart",
    "keukentafel.omgeving.contracten",
    "keukentafel.omgeving.monitor",
    "keukentafel.omgeving.wetteksten",
    "keukentafel.omgeving.regels",
    "keukentafel.dossier.zaak",
    "keukentafel.dossier.melding",
    "keukentafel.dossier.brief",
    "keukentafel.dossier.onderzoek",
    "keukentafel.dossier.besluit",
    "keukentafel.dossier.levering",
    "keukentafel.dossier.evaluatie",
    "keukentafel.balies.vorm",
    "keukentafel.balies.inwoner",
    "keukentafel.balies.consulent",
    "keukentafel.balies.clientondersteuner",
    "keukentafel.balies.aanbieder",
    "keukentafel.balies.beheer",
    "keukentafel.balies.beleid",
    "keukentafel.balies.regels",
    "keukentafel.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "keukentafel.project.taal.Taal",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "keukentafel.project.deur.Deur",
]
ROOT_URLCONF = "keukentafel.project.urls"
WSGI_APPLICATION = "keukentafel.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "keukentafel.balies.vorm.formulier.VormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "keukentafel.project.omlijsting.omlijsting",
            ],
        },
    }
]

AUTH_USER_MODEL = "gebruikers.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by beheer, never by signing up
ACCOUNT_ADAPTER = "keukentafel.project.aanmelden.Aanmeldadapter"
_vormen = "keukentafel.project.aanmeldvormen."
ACCOUNT_FORMS = {
    "login": _vormen + "Aanmelden",
    "reset_password": _vormen + "Vergeten",
    "reset_password_from_key": _vormen + "Nieuw",
    "change_password": _vormen + "Wijzigen",
    "set_password": _vormen + "Kiezen",
    "reauthenticate": _vormen + "Bevestigen",
}
ACCOUNT_SESSION_REMEMBER = False  # a shared computer at a desk: the session ends with the browser
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here, so an address needs no proof before the second step
MFA_ADAPTER = "keukentafel.project.aanmelden.Tweedestap"
MFA_FORMS = {
    "authenticate": _vormen + "Code",
    "reauthenticate": _vormen + "CodeBevestigen",
    "activate_totp": _vormen + "Koppelen",
    "deactivate_totp": _vormen + "Loskoppelen",
    "generate_recovery_codes": _vormen + "NieuweCodes",
}
CSRF_FAILURE_VIEW = "keukentafel.project.paginas.csrf_verlopen"
ACCOUNT_RATE_LIMITS = {} if PROEF else {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_VERPLICHT = not (DEMO or PROEF)  # workers sign in with a second factor
MFA_TOTP_ISSUER = "Keukentafel"

_mail = urlsplit(os.environ.get("KEUKENTAFEL_MAIL", ""))
if _mail.hostname:  # smtp://name:password@host:587?van=wmo@voorbeeld.nl, or smtps://… for TLS from the first byte
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or (465 if _mail.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.scheme == "smtps", _mail.scheme == "smtp"
    EMAIL_TIMEOUT = 15
    DEFAULT_FROM_EMAIL = parse_qs(_mail.query).get("van", [f"keukentafel@{_mail.hostname}"])[0]
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# How a letter names this site, without https://.
KEUKENTAFEL_ADRES = os.environ.get("KEUKENTAFEL_ADRES", "localhost:8000")

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = None  # whitenoise serves the apps' own files; nothing is collected
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SESSION_SERIALIZER = "keukentafel.project.sessie.VersleuteldeSessie"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
_https = not (DEMO or PROEF)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_SSL_REDIRECT = _https and os.environ.get("KEUKENTAFEL_ZONDER_HTTPS") != "1"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("KEUKENTAFEL_ACHTER_PROXY") == "1" else None
)
SECURE_HSTS_SECONDS = 31536000 if _https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

PGHISTORY_APPEND_ONLY = False  # the grants do this for the application role (stelsel.gemeenten.rechten)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # SQL and request bodies are never logged: they hold personal data.
    # A page that somebody may not see or that is not there is no error of the house: no traceback for it.
    "loggers": {"django.db.backends": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}
