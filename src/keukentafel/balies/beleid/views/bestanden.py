"""The same numbers as a file: CSV for who counts further, one A4 for the council. Hidden is hidden there too."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.leren.bestand import als_csv
from keukentafel.reis.leren.cijfers import cijfers
from keukentafel.reis.leren.raad import als_blad
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol


@require_safe
@alleen(Rol.BELEID, doel="cijfers meenemen")
@priveblad
def cijfers_csv(request: KtRequest, gemeente: str) -> HttpResponse:
    """All numbers of the page as CSV, in Dutch."""
    assert request.gemeente is not None
    beeld = cijfers(gemeente=request.gemeente, wie=request.wie, op=klok.nu(), waarvoor="cijfers meegenomen als bestand")
    antwoord = HttpResponse(als_csv(beeld), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="cijfers-{request.gemeente.slug}.csv"'
    return antwoord


@require_safe
@alleen(Rol.BELEID, doel="cijfers meenemen")
@priveblad
def raad_pdf(request: KtRequest, gemeente: str) -> HttpResponse:
    """One page for the council, in Dutch."""
    assert request.gemeente is not None
    beeld = cijfers(gemeente=request.gemeente, wie=request.wie, op=klok.nu(), waarvoor="blad voor de raad gemaakt")
    antwoord = HttpResponse(als_blad(beeld), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="werkt-het-{request.gemeente.slug}.pdf"'
    return antwoord
