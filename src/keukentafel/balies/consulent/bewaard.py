"""What a sheet that saves by itself gets back: the JSON that static/consulent/bewaren.js reads (decision 0016)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden
from keukentafel.dossier.onderzoek.queries import Bewerker
from keukentafel.reis.handeling import Geweigerd
from keukentafel.stelsel import klok

Botsing = Mapping[str, str | bool]


def vraagt_json(request: HttpRequest) -> bool:
    """Return whether the script asks, and not a person with a button."""
    return request.headers.get("Accept", "") == "application/json"


def persoonskenmerk(gebruiker: int | None) -> str:
    """Return an opaque mark of this person, the same at each sign-in: what is kept on a device is kept under it."""
    return salted_hmac("consulent.bewaren", str(gebruiker)).hexdigest()[:24]


def bewaard(
    *, op: datetime, versies: Mapping[str, int | str], botst: Iterable[Botsing] = (), naar: str = ""
) -> JsonResponse:
    """Say that all of it is kept.

    `versies`: per hidden field the version that the writer goes on from. `botst`: per field that a colleague wrote in
    as well `veld`, `door` (the name), `tekst`; `samen` True when `tekst` holds both texts already and comes in the
    place of what stands in the field. `naar`: where to go next, for a form that is sent by its button.
    """
    return JsonResponse(
        {
            "bewaard": woorden.tijd(op.astimezone(klok.AMSTERDAM)),
            "versies": {veld: str(versie) for veld, versie in versies.items()},
            "botst": list(botst),
            "naar": naar,
        }
    )


def niet_bewaard(fout: Geweigerd | Mapping[str, str]) -> JsonResponse:
    """Say in the sentences of the refusal why nothing is kept; status 422, so that the door writes nothing."""
    fouten = fout.fouten if isinstance(fout, Geweigerd) else fout
    return JsonResponse({"fouten": {veld: woorden.vertaal(zin) for veld, zin in fouten.items()}}, status=422)


def wie_schrijft(bewerkers: Iterable[Bewerker]) -> list[str]:
    """Return "Sanne bewerkt sinds 10.42 uur" for each of the others."""
    return [
        _("%(naam)s bewerkt sinds %(tijd)s")
        % {"naam": b.naam, "tijd": woorden.tijd(b.sinds.astimezone(klok.AMSTERDAM))}
        for b in bewerkers
    ]
