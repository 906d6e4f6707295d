"""Which question this browser may follow: opened by number and code, or by the account it belongs to.

The session holds the case and how it was opened. It only counts for the same person who opened it; for an account
the case must still be its own, which is asked at every request.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect

from keukentafel.balies.toegang import KtRequest
from keukentafel.reis.handeling import NietGevonden
from keukentafel.reis.inzien import eigen_persoon, eigen_zaken
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.queries import heeft_rol
from keukentafel.stelsel.gebruikers.rol import Rol

P = ParamSpec("P")
SLEUTEL = "inwoner_volgt"
POGINGEN = "inwoner_pogingen"
CODE, ACCOUNT = "code", "account"
HOOGSTENS = 10
PAUZE = timedelta(minutes=15)


def _gebruiker(request: KtRequest) -> int | None:
    return request.user.pk if request.user.is_authenticated else None


def geef_sleutel(request: KtRequest, zaak: int, manier: str) -> None:
    """Let this browser follow a case of the municipality in the address."""
    assert request.gemeente is not None
    sleutels = dict(request.session.get(SLEUTEL, {}))
    sleutels[request.gemeente.slug] = {"zaak": zaak, "manier": manier, "gebruiker": _gebruiker(request)}
    request.session[SLEUTEL] = sleutels


def neem_sleutel(request: KtRequest) -> None:
    """Let this browser follow nothing here any more."""
    assert request.gemeente is not None
    sleutels = dict(request.session.get(SLEUTEL, {}))
    if sleutels.pop(request.gemeente.slug, None) is not None:
        request.session[SLEUTEL] = sleutels


def zaak_van(request: KtRequest, op: datetime) -> int | None:
    """Return the case that this browser may follow here, None when there is none."""
    assert request.gemeente is not None
    sleutel = request.session.get(SLEUTEL, {}).get(request.gemeente.slug)
    if sleutel is None or sleutel["gebruiker"] != _gebruiker(request):
        return None
    zaak = int(sleutel["zaak"])
    if sleutel["manier"] == CODE:
        return zaak
    return zaak if zaak in eigen_nummers(request, op) else None


def eigen_nummers(request: KtRequest, op: datetime) -> set[int]:
    """Return the ids of the cases of who is signed in, in this municipality; empty without the role of inwoner."""
    assert request.gemeente is not None
    gebruiker = _gebruiker(request)
    if gebruiker is None or not heeft_rol(
        gebruiker=gebruiker, rol=Rol.INWONER, gemeente=request.gemeente.code, peildatum=klok.dag_van(op)
    ):
        return set()
    try:
        return {zaak.id for zaak in eigen_zaken(persoon=eigen_persoon(gebruiker=gebruiker))}
    except NietGevonden:
        return set()


def met_vraag(
    view: Callable[Concatenate[KtRequest, int, datetime, P], HttpResponse],
) -> Callable[Concatenate[KtRequest, P], HttpResponse]:
    """Give a view the case that this browser may follow, and the moment; without one, ask for number and code."""

    @wraps(view)
    def binnen(request: KtRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        op = klok.nu()
        zaak = zaak_van(request, op)
        if zaak is None:
            return redirect("inwoner:mijn-vraag", gemeente=kwargs["gemeente"])
        return view(request, zaak, op, *args, **kwargs)

    return binnen


def pauze_tot(request: KtRequest, op: datetime) -> datetime | None:
    """Return until when this browser may not try a code, None when it may.

    Ten wrong tries in a quarter of an hour give a pause of a quarter of an hour. It guards against guessing on one
    device; the code itself (59 bits) guards against the rest. No address of a computer is kept.
    """
    pogingen = [datetime.fromisoformat(p) for p in request.session.get(POGINGEN, [])]
    if len(pogingen) < HOOGSTENS or op >= pogingen[-1] + PAUZE:
        return None
    return pogingen[-1] + PAUZE


def tel_poging(request: KtRequest, op: datetime) -> None:
    """Count a wrong code. Tries of more than a quarter of an hour ago no longer count."""
    recent = [p for p in request.session.get(POGINGEN, []) if datetime.fromisoformat(p) > op - PAUZE]
    request.session[POGINGEN] = [*recent, op.isoformat()][-HOOGSTENS:]


def vergeet_pogingen(request: KtRequest) -> None:
    """The right code: the wrong ones no longer count."""
    request.session.pop(POGINGEN, None)
