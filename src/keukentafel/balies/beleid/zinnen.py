"""The sentences of the page: each of the five results, and what stands beside the pictures."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.balies.beleid.getallen import getal, of_niets, per_duizend
from keukentafel.balies.beleid.uitleg import CIJFERS, VIJF
from keukentafel.balies.vorm import woorden
from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import ONBEKEND, Cijfers


def resultaten(cijfers: Cijfers) -> list[dict[str, Any]]:
    """Return the five results of the plan: title, sentences, and a state in words."""
    zinnen = {
        "informeel-aanbod": _informeel(cijfers),
        "formeel-aanbod": _formeel(cijfers),
        "maatwerk": _maatwerk(cijfers),
    }
    niet_gemeten = (_("Nog niet gemeten. Daarom staat hier geen getal."), "wacht", _("Geen meting"))
    uit = []
    for slug in VIJF:
        zin, stand, woord = zinnen.get(slug, niet_gemeten)
        uit.append(
            {
                "nummer": CIJFERS[slug].resultaat, "naam": CIJFERS[slug].naam, "url": adres(cijfers, slug),
                "zin": zin, "stand": stand, "woord": woord,
            }
        )  # fmt: skip
    return uit


def adres(cijfers: Cijfers, cijfer: str) -> str:
    """Return the page that says what a number means."""
    return reverse("beleid:cijfer", kwargs={"gemeente": cijfers.gemeente.slug, "cijfer": cijfer})


def _informeel(cijfers: Cijfers) -> tuple[str, str, str]:
    n = cijfers.informeel.totaal
    zin = ngettext(
        "%(n)s plek of activiteit van inwoners voor inwoners.",
        "%(n)s plekken en activiteiten van inwoners voor inwoners.",
        n,
    ) % {"n": getal(n)}
    bevestigd = _("Bevestigd: %(n)s.") % {"n": getal(cijfers.informeel.bevestigd)}
    return f"{zin} {bevestigd}", "wacht", _("Nog niet te vergelijken")


def _formeel(cijfers: Cijfers) -> tuple[str, str, str]:
    met = sum(1 for wijk in cijfers.wijken if cijfers.formeel.per_wijk.get(wijk.code, 0))
    zin = _("In %(met)s van de %(alle)s wijken is er aanbod zonder besluit.") % {
        "met": getal(met), "alle": getal(len(cijfers.wijken)),
    }  # fmt: skip
    return f"{zin} " + _("De behoefte per wijk is nog niet gemeten."), "wacht", _("Nog niet te vergelijken")


def _maatwerk(cijfers: Cijfers) -> tuple[str, str, str]:
    if not cijfers.geteld:
        return _("Nog niet geteld."), "wacht", _("Geen meting")
    if cijfers.maatwerk is None:
        return _("Verborgen: te weinig vragen."), "wacht", _("Nog niet te zeggen")
    if cijfers.inwoners is None:
        zin = _("%(n)s vragen vonden antwoord met maatwerk.") % {"n": getal(cijfers.maatwerk)}
        return zin, "wacht", _("Nog niet te zeggen")
    zin = _("%(n)s per 1.000 inwoners.") % {"n": per_duizend(cijfers.maatwerk, cijfers.inwoners)}
    if cijfers.maatwerk_eerder is None:
        return f"{zin} " + _("Van een jaar eerder is geen telling."), "wacht", _("Nog niet te zeggen")
    eerder = _("Een jaar eerder %(n)s.") % {"n": per_duizend(cijfers.maatwerk_eerder, cijfers.inwoners)}
    if cijfers.maatwerk < cijfers.maatwerk_eerder:
        return f"{zin} {eerder}", "klaar", _("Gaat de goede kant op")
    return f"{zin} {eerder}", "wacht", _("Nog niet te zeggen")


def over_treden(cijfers: Cijfers) -> str:
    """Return how many questions found an answer, and how many of them in maatwerk."""
    totaal, maatwerk = cijfers.antwoorden.totaal, cijfers.maatwerk
    if not cijfers.geteld:
        return _("Nog niet geteld.")
    if totaal is None:
        return _("Er zijn te weinig vragen met een antwoord. Daarom staat hier geen getal.")
    if maatwerk is None:
        return _("%(n)s vragen vonden een antwoord. Hoeveel bij maatwerk is verborgen.") % {"n": getal(totaal)}
    return _("%(n)s vragen vonden een antwoord, waarvan %(m)s bij maatwerk. De andere %(rest)s vonden het eerder.") % {
        "n": getal(totaal), "m": getal(maatwerk), "rest": getal(totaal - maatwerk),
    }  # fmt: skip


def over_wijken(cijfers: Cijfers) -> str:
    """Return how many questions came in, and in which wijk there were most for each thousand inhabitants."""
    if not cijfers.geteld:
        return _("Nog niet geteld.")
    if cijfers.vragen.totaal is None:
        return _("Er zijn te weinig vragen. Daarom staat hier geen getal.")
    zin = _("Er kwamen %(n)s vragen binnen.") % {"n": getal(cijfers.vragen.totaal)}
    if cijfers.vragen_eerder is not None:
        zin += " " + _("Een jaar eerder %(n)s.") % {"n": getal(cijfers.vragen_eerder)}
    druk = [
        (aantal * 1000 / wijk.inwoners, wijk.naam)
        for wijk in cijfers.wijken
        if (aantal := cijfers.vragen.delen[wijk.code]) is not None and wijk.inwoners
    ]
    if len(druk) > 1:
        zin += " " + _("Per 1.000 inwoners zijn het er het meest in %(wijk)s.") % {"wijk": max(druk)[1]}
    return zin


def duren(cijfers: Cijfers) -> list[dict[str, Any]]:
    """Return the two averages in days, each with the page that says what it means."""
    paren = (("dagen-tot-besluit", cijfers.besluit_dagen), ("dagen-tot-hulp", cijfers.hulp_dagen))
    return [
        {
            "naam": CIJFERS[slug].naam,
            "url": adres(cijfers, slug),
            "getal": (ngettext("%(n)s dag", "%(n)s dagen", dagen) % {"n": getal(dagen)})
            if dagen is not None
            else _("te weinig om te tonen")
            if cijfers.geteld
            else _("nog niet geteld"),
        }
        for slug, dagen in paren
    ]


def wijkrijen(cijfers: Cijfers) -> list[dict[str, Any]]:
    """Return the rows of the table of wijken, then the unknown wijk."""
    van_wijken = [
        {
            "code": wijk.code, "naam": wijk.naam, "vragen": of_niets(cijfers.vragen.delen[wijk.code]),
            "maatwerk": of_niets(cijfers.antwoorden.cellen[wijk.code, Trede.MAATWERK]),
            "per": per_duizend(cijfers.antwoorden.cellen[wijk.code, Trede.MAATWERK], wijk.inwoners),
            "informeel": getal(cijfers.informeel.per_wijk.get(wijk.code, 0)),
            "formeel": getal(cijfers.formeel.per_wijk.get(wijk.code, 0)),
        }
        for wijk in cijfers.wijken
    ]  # fmt: skip
    onbekend = {
        "code": ONBEKEND, "naam": _("Wijk niet bekend"), "vragen": of_niets(cijfers.vragen.delen[ONBEKEND]),
        "maatwerk": of_niets(cijfers.antwoorden.cellen[ONBEKEND, Trede.MAATWERK]), "per": "",
        "informeel": None, "formeel": None,
    }  # fmt: skip
    return [*van_wijken, onbekend]


def peildata(cijfers: Cijfers) -> str:
    """Return on which days the inhabitants were counted."""
    dagen = sorted({wijk.peildatum for wijk in cijfers.wijken if wijk.peildatum})
    return woorden.opsomming([woorden.datum(dag) for dag in dagen])
