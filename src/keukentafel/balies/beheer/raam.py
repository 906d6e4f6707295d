"""What every page of beheer shares: the menu, the own municipalities, and the short answer to a form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from keukentafel.balies.toegang import KtRequest
from keukentafel.reis.beheren import TEKENROLLEN
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gebruikers.queries import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries as gemeenten
from keukentafel.stelsel.gemeenten.queries import Gemeente


def menu(request: KtRequest) -> list[dict[str, Any]]:
    """The points of the menu that this person may open."""
    rollen = {rol for van_gemeente in request.rollen.values() for rol in van_gemeente}
    punten = [
        ("beheer:gebruikers", _("Gebruikers"), "g g"),
        ("beheer:mandaten", _("Mandaten"), "g m"),
        ("beheer:gemeenten", _("Gemeente"), "g e"),
        ("beheer:samenwerkingen", _("Samenwerkingen"), "g s"),
        ("beheer:post", _("Post"), "g p"),
    ]
    zichtbaar = punten if Rol.BEHEER in rollen else []
    if Rol.BELEID in rollen:  # who makes policy reads the rules here, and goes back to the own counter
        zichtbaar = [*zichtbaar, ("beleid:start", _("Werkt het?"), "g w")]
    if rollen & {Rol.BEHEER, Rol.BELEID}:
        zichtbaar = [*zichtbaar, ("beheer:regels", _("Regels"), "g r")]
        zichtbaar = [*zichtbaar, ("beheer:regelversies", _("Eigen regels"), "g v")]
    if rollen & {Rol.BEHEER, Rol.KWALITEIT}:
        zichtbaar = [*zichtbaar, ("beheer:noodinzage", _("Inzage beoordelen"), "g i")]
    if Rol.KWALITEIT in rollen:  # who reads a besluit along finds it here
        zichtbaar = [*zichtbaar, ("consulent:besluiten", _("Besluiten"), "g b")]
    return [
        {"url": reverse(adres), "naam": naam, "toets": toets, "hier": request.path.startswith(reverse(adres))}
        for adres, naam, toets in zichtbaar
    ]


def blad(request: KtRequest, sjabloon: str, inhoud: dict[str, Any]) -> HttpResponse:
    """Draw a page of beheer with its menu."""
    return render(request, f"beheer/{sjabloon}.html", {"menu": menu(request)} | inhoud)


def eigen_gemeenten(request: KtRequest) -> list[Gemeente]:
    """The municipalities that this person manages today, by name."""
    return list(gemeenten.gemeenten().filter(code__in=request.gemeenten))


def mensen_die_tekenen(request: KtRequest) -> list[Gebruiker]:
    """Everybody who works for these municipalities today, or will: to them a mandate can be given."""
    dag = klok.vandaag()
    mensen = {
        t.gebruiker_id: t.gebruiker
        for t in gebruikers.toekenningen(gemeenten=request.gemeenten)
        if t.rol in TEKENROLLEN and (t.periode.upper is None or t.periode.upper > dag)
    }
    return sorted(mensen.values(), key=lambda mens: mens.naam)


def bekende_mensen(request: KtRequest) -> list[Gebruiker]:
    """Everybody who has or had a role in these municipalities, by name."""
    mensen = {t.gebruiker_id: t.gebruiker for t in gebruikers.toekenningen(gemeenten=request.gemeenten)}
    return sorted(mensen.values(), key=lambda mens: mens.naam)
