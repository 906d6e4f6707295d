"""The same numbers as a file: CSV for who counts further, one A4 for the council. Hidden is hidden there too."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.beleid.raam import eigen_gemeenten, hier
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.leren.bestand import als_csv, regio_als_csv
from keukentafel.reis.leren.cijfers import cijfers
from keukentafel.reis.leren.raad import als_blad
from keukentafel.reis.leren.regio import samen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol

MEEGENOMEN = "cijfers meegenomen als bestand"


@require_safe
@alleen(Rol.BELEID, doel="cijfers meenemen")
@priveblad
def cijfers_csv(request: KtRequest, gemeente: str) -> HttpResponse:
    """All numbers of the page as CSV, in Dutch."""
    (blad,) = cijfers(gemeenten=[hier(request)], wie=request.wie, op=klok.nu(), waarvoor=MEEGENOMEN)
    return _csv(als_csv(blad, verzonnen=settings.DEMO), blad.gemeente.slug)


@require_safe
@alleen(Rol.BELEID, doel="cijfers meenemen")
@priveblad
def regio_csv(request: KtRequest) -> HttpResponse:
    """All numbers of one's own municipalities as one CSV, in Dutch; who has one gets its own file."""
    eigen = eigen_gemeenten(request)
    if len(eigen) == 1:
        return redirect("beleid:cijfers-csv", gemeente=eigen[0].slug)
    regio = samen(cijfers(gemeenten=eigen, wie=request.wie, op=klok.nu(), waarvoor=MEEGENOMEN))
    return _csv(regio_als_csv(regio, verzonnen=settings.DEMO), "regio")


def _csv(tekst: str, naam: str) -> HttpResponse:
    antwoord = HttpResponse(tekst, content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="cijfers-{naam}.csv"'
    return antwoord


@require_safe
@alleen(Rol.BELEID, doel="cijfers meenemen")
@priveblad
def raad_pdf(request: KtRequest, gemeente: str) -> HttpResponse:
    """One page for the council, in Dutch."""
    (blad,) = cijfers(gemeenten=[hier(request)], wie=request.wie, op=klok.nu(), waarvoor="blad voor de raad gemaakt")
    antwoord = HttpResponse(als_blad(blad, verzonnen=settings.DEMO), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="werkt-het-{blad.gemeente.slug}.pdf"'
    return antwoord
