"""The start of beheer, the cooperations on a day, and whether the post goes out."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from keukentafel.balies.antwoord import priveblad
from keukentafel.balies.beheer.forms import Peildag
from keukentafel.balies.beheer.raam import blad
from keukentafel.balies.toegang import KtRequest, alleen
from keukentafel.reis.leveren.berichten import niet_aangenomen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten import queries as gemeenten
from keukentafel.stelsel.postbus import queries as postbus


@require_safe
@alleen(Rol.BEHEER, doel="beheer")
@priveblad
def start(request: KtRequest) -> HttpResponse:
    """What a manager can do, one task a page."""
    return blad(request, "start", {})


@require_safe
@alleen(Rol.BEHEER, doel="samenwerkingen bekijken")
@priveblad
def samenwerkingen(request: KtRequest) -> HttpResponse:
    """Which municipalities share which subject on a day: each subject has its own circle."""
    formulier = Peildag(request.GET if "dag" in request.GET else None, initial={"dag": klok.vandaag()})
    dag = formulier.cleaned_data["dag"] if formulier.is_bound and formulier.is_valid() else klok.vandaag()
    kringen: dict[int, dict[str, object]] = {}
    for deelname in gemeenten.deelnames(peildatum=dag):
        samen = deelname.samenwerking
        kring = kringen.setdefault(
            deelname.samenwerking_id,
            {"samenwerking": samen, "onderwerp": samen.onderwerp.replace("_", " "), "leden": []},
        )
        kring["leden"].append(deelname)  # type: ignore[attr-defined]
    return blad(request, "samenwerkingen", {"formulier": formulier, "dag": dag, "kringen": list(kringen.values())})


@require_safe
@alleen(Rol.BEHEER, doel="post bewaken")
@priveblad
def post(request: KtRequest) -> HttpResponse:
    """How much waits in the outbox, what failed and what was not taken in: nothing of a person."""
    wacht, mislukt = postbus.gezondheid(gemeenten=request.gemeenten)
    geweigerd = niet_aangenomen(gemeenten=request.gemeenten, op=klok.nu())
    return blad(request, "post", {"wacht": wacht, "mislukt": mislukt, "geweigerd": geweigerd})
