"""What residents read about a municipality: phone, address, hours, supporters."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.balies.antwoord import priveblad, zet_fouten
from keukentafel.balies.beheer.forms import Gemeentegegevens
from keukentafel.balies.beheer.raam import blad, eigen_gemeenten
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.beheren import gemeente_wijzigen
from keukentafel.reis.handeling import Geweigerd
from keukentafel.stelsel.gebruikers.rol import Rol


@require_safe
@alleen(Rol.BEHEER, doel="gegevens van de gemeente")
@priveblad
def kiezen(request: KtRequest) -> HttpResponse:
    """Choose one of the own municipalities; who has one goes on at once."""
    eigen = eigen_gemeenten(request)
    if len(eigen) == 1:
        return redirect("beheer:gemeente", gemeente=eigen[0].slug)
    return blad(request, "gemeenten", {"eigen": eigen})


@require_http_methods(["GET", "HEAD", "POST"])
@alleen(Rol.BEHEER, doel="gegevens van de gemeente wijzigen")
@priveblad
def wijzigen(request: KtRequest, gemeente: str) -> HttpResponse:
    """Change what stands in letters and on pages."""
    plek = request.gemeente
    assert plek is not None  # the door found it
    begin = {naam: getattr(plek, naam) for naam in Gemeentegegevens.base_fields}
    formulier = Gemeentegegevens(request.POST or None, initial=begin)
    if request.method == "POST" and formulier.is_valid():
        velden = formulier.cleaned_data
        try:
            gemeente_wijzigen(
                gemeente=plek,
                telefoon=velden["telefoon"],
                adres=velden["adres"],
                openingstijden=velden["openingstijden"],
                ondersteuning_naam=velden["clientondersteuning_naam"],
                ondersteuning_telefoon=velden["clientondersteuning_telefoon"],
            )
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            return blad(request, "gemeente_klaar", {"plek": plek})
    return blad(request, "gemeente", {"formulier": formulier, "plek": plek})
