"""The sentences of the page: each of the five results, and what stands beside the pictures."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.balies.beleid.getallen import getal, per_duizend
from keukentafel.balies.beleid.uitleg import CIJFERS, VIJF
from keukentafel.balies.vorm import woorden
from keukentafel.reis.leren.cijfers import Cijferblad, Cijfers
from keukentafel.reis.leren.regio import Regio


def resultaten(blad: Cijferblad) -> list[dict[str, Any]]:
    """Return the five results of the plan: title, sentences, and a state in words."""
    zinnen = {
        "informeel-aanbod": _informeel(blad),
        "formeel-aanbod": _formeel(blad),
        "maatwerk": _maatwerk(blad),
    }
    niet_gemeten = (_("Nog niet gemeten. Daarom staat hier geen getal."), "wacht", _("Geen meting"))
    uit = []
    for slug in VIJF:
        zin, stand, woord = zinnen.get(slug, niet_gemeten)
        uit.append(
            {
                "nummer": CIJFERS[slug].resultaat, "naam": CIJFERS[slug].naam, "url": adres(blad, slug),
                "zin": zin, "stand": stand, "woord": woord,
            }
        )  # fmt: skip
    return uit


def adres(blad: Cijferblad, cijfer: str) -> str:
    """Return the page that says what a number of this municipality, or of all of them, means."""
    if isinstance(blad, Cijfers):
        return reverse("beleid:cijfer", kwargs={"gemeente": blad.gemeente.slug, "cijfer": cijfer})
    return reverse("beleid:regio-cijfer", kwargs={"cijfer": cijfer})


def adressen(blad: Cijferblad) -> dict[str, str]:
    """Return {number: the page that says what it means}, with the names that a template can write."""
    return {cijfer.replace("-", "_"): adres(blad, cijfer) for cijfer in CIJFERS}


def geen_getal(blad: Cijferblad, klein: str) -> str:
    """Return why a number of questions is not there; `klein` says so for one municipality that hides it."""
    if not isinstance(blad, Regio):
        return klein if blad.geteld else _("Nog niet geteld.")
    if not blad.geteld:
        return _("Nog niet in elke gemeente geteld.")
    if blad.periode is None:
        return _("De gemeenten zijn niet over dezelfde maanden geteld. Daarom tellen wij niet op.")
    return _("Niet elke gemeente laat dit getal zien. Daarom tellen wij het niet op.")


def _informeel(blad: Cijferblad) -> tuple[str, str, str]:
    n = blad.informeel.totaal
    zin = ngettext(
        "%(n)s plek of activiteit van inwoners voor inwoners.",
        "%(n)s plekken en activiteiten van inwoners voor inwoners.",
        n,
    ) % {"n": getal(n)}
    bevestigd = _("Bevestigd: %(n)s.") % {"n": getal(blad.informeel.bevestigd)}
    return f"{zin} {bevestigd}", "wacht", _("Nog niet te vergelijken")


def _formeel(blad: Cijferblad) -> tuple[str, str, str]:
    met = sum(1 for wijk in blad.wijken if blad.formeel.per_wijk.get(wijk.code, 0))
    zin = _("In %(met)s van de %(alle)s wijken is er aanbod van een organisatie.") % {
        "met": getal(met), "alle": getal(len(blad.wijken)),
    }  # fmt: skip
    return f"{zin} " + _("De behoefte per wijk is nog niet gemeten."), "wacht", _("Nog niet te vergelijken")


def _maatwerk(blad: Cijferblad) -> tuple[str, str, str]:
    if blad.maatwerk is None:
        woord = _("Nog niet te zeggen") if blad.geteld else _("Geen meting")
        return geen_getal(blad, _("Verborgen: te weinig vragen.")), "wacht", woord
    if blad.inwoners is None:
        zin = _("%(n)s vragen vonden antwoord met maatwerk.") % {"n": getal(blad.maatwerk)}
        return zin, "wacht", _("Nog niet te zeggen")
    zin = _("%(n)s per 1.000 inwoners.") % {"n": per_duizend(blad.maatwerk, blad.inwoners)}
    if blad.maatwerk_eerder is None:
        return f"{zin} " + _("Van een jaar eerder is geen telling."), "wacht", _("Nog niet te zeggen")
    eerder = _("Een jaar eerder %(n)s.") % {"n": per_duizend(blad.maatwerk_eerder, blad.inwoners)}
    if blad.maatwerk < blad.maatwerk_eerder:
        return f"{zin} {eerder}", "klaar", _("Gaat de goede kant op")
    return f"{zin} {eerder}", "wacht", _("Nog niet te zeggen")


def over_treden(blad: Cijferblad) -> str:
    """Return how many questions found an answer, and how many of them in maatwerk."""
    totaal, maatwerk = blad.antwoorden.totaal, blad.maatwerk
    if totaal is None:
        klein = _("Er zijn te weinig vragen met een antwoord. Daarom staat hier geen getal.")
        return geen_getal(blad, klein)
    if maatwerk is None:
        return _("%(n)s vragen vonden een antwoord. Hoeveel bij maatwerk is verborgen.") % {"n": getal(totaal)}
    return _("%(n)s vragen vonden een antwoord, waarvan %(m)s bij maatwerk. De andere %(rest)s vonden het eerder.") % {
        "n": getal(totaal), "m": getal(maatwerk), "rest": getal(totaal - maatwerk),
    }  # fmt: skip


def over_wijken(blad: Cijferblad) -> str:
    """Return how many questions came in, and from which wijk most for each thousand inhabitants."""
    if blad.vragen.totaal is None:
        return geen_getal(blad, _("Er zijn te weinig vragen. Daarom staat hier geen getal."))
    zin = _("Er kwamen %(n)s vragen binnen.") % {"n": getal(blad.vragen.totaal)}
    if blad.vragen_eerder is not None:
        zin += " " + _("Een jaar eerder %(n)s.") % {"n": getal(blad.vragen_eerder)}
    namen = _wijknamen(blad)
    druk = [
        (aantal * 1000 / wijk.inwoners, namen[wijk.code])
        for wijk in blad.wijken
        if (aantal := blad.vragen.delen[wijk.code]) is not None and wijk.inwoners
    ]
    if len(druk) > 1:
        meest = {"wijk": max(druk)[1]}
        if len(druk) == len(blad.wijken):
            return f"{zin} " + _("Per 1.000 inwoners kwamen de meeste vragen uit %(wijk)s.") % meest
        zin += " " + _("Van de getoonde wijken kwamen per 1.000 inwoners de meeste vragen uit %(wijk)s.") % meest
    return zin


def _wijknamen(blad: Cijferblad) -> dict[str, str]:
    """Return {wijk code: its name}; among several municipalities with that of its own, when they differ."""
    namen = {wijk.code: wijk.naam for wijk in blad.wijken}
    if isinstance(blad, Regio):
        for deel in blad.delen:
            namen |= {w.code: f"{w.naam} ({deel.gemeente.naam})" for w in deel.wijken if w.naam != deel.gemeente.naam}
    return namen


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


def waarde(blad: Cijferblad, cijfer: str) -> str:
    """Return the number itself in a sentence, "" when it is a table on the page or nothing measures it."""
    if CIJFERS[cijfer].resultaat:
        zinnen = {regel["nummer"]: regel["zin"] for regel in resultaten(blad)}
        return str(zinnen[CIJFERS[cijfer].resultaat])
    if cijfer == "vragen":
        return over_wijken(blad)
    if cijfer == "antwoorden":
        return over_treden(blad)
    duur = {regel["naam"]: regel["getal"] for regel in duren(blad)} if isinstance(blad, Cijfers) else {}
    return str(duur.get(CIJFERS[cijfer].naam, ""))


def peildata(blad: Cijferblad) -> str:
    """Return on which days the inhabitants were counted."""
    dagen = sorted({wijk.peildatum for wijk in blad.wijken if wijk.peildatum})
    return woorden.opsomming([woorden.datum(dag) for dag in dagen])
