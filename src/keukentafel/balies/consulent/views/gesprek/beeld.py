"""What the page of the talk shows: the onderzoek of reis, put in pictures and words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from keukentafel.balies.consulent.dossierbeeld import lopende_termijn
from keukentafel.balies.consulent.verslagbeeld import laddermist
from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.beelden import Ladder, Onderwerp, Poging, Spinnenweb, Trede, toon_ladder, toon_web
from keukentafel.recht.ladder import Oordeel, Trap, WlzVraag
from keukentafel.recht.onderzoek import Spoor
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.onderzoeken import Gebiedbeeld, Onderzoeksbeeld
from keukentafel.stelsel import klok

STAAT = {
    Oordeel.HELPT: "helpt",
    Oordeel.HELPT_DEELS: "helpt",
    Oordeel.NODIG: "nodig",
    Oordeel.PAST_NIET: "past_niet",
    Oordeel.NIET_GENOEG: "past_niet",
    Oordeel.NIET_AAN_DE_ORDE: "past_niet",
    Oordeel.NIET_BESPROKEN: "niet_besproken",
}


def kort(dimensie: Dimensie) -> str:
    """Return the name of a dimension as it stands at its axis."""
    namen = {
        Dimensie.LICHAAMSFUNCTIES: _("Lichaam"),
        Dimensie.MENTAAL_WELBEVINDEN: _("Mentaal"),
        Dimensie.ZINGEVING: _("Zingeving"),
        Dimensie.KWALITEIT_VAN_LEVEN: _("Kwaliteit van leven"),
        Dimensie.MEEDOEN: _("Meedoen"),
        Dimensie.DAGELIJKS_FUNCTIONEREN: _("Dagelijks functioneren"),
    }
    return namen[dimensie]


def web(gebieden: list[Gebiedbeeld], van: str, vandaag: date) -> str:
    """Return the spider web, or "" when nobody gave a score: then there is nothing to draw."""
    met = [g.leefgebied for g in gebieden if g.leefgebied is not None]
    if not any(g.nu is not None or g.toen is not None for g in met):
        return ""
    toen_op = max((g.toen_op for g in met if g.toen is not None and g.toen_op is not None), default=None)
    nu_op = max((g.nu_op for g in met if g.nu is not None and g.nu_op is not None), default=vandaag)
    assen = tuple(
        Onderwerp(
            naam=woorden.vertaal(g.dimensie.naam),
            kort=kort(g.dimensie),
            toen=g.leefgebied.toen if g.leefgebied and toen_op else None,
            nu=g.leefgebied.nu if g.leefgebied else None,
            besproken=g.leefgebied is not None and bool(g.leefgebied.woorden.strip()),
        )
        for g in gebieden
    )
    return toon_web(Spinnenweb(van=van, onderwerpen=assen, nu_op=nu_op, toen_op=toen_op))


def ook_toen(gebieden: list[Gebiedbeeld]) -> list[str]:
    """Return "Meedoen: 4 maart 2025" for the scores of then, when they are of more than one day."""
    dagen = [(g.dimensie, g.leefgebied.toen_op) for g in gebieden if g.leefgebied and g.leefgebied.toen is not None]
    if len({dag for _d, dag in dagen}) < 2:
        return []
    return [f"{kort(dimensie)}: {woorden.datum(dag)}" for dimensie, dag in dagen]


def uitspraken(gebieden: list[Gebiedbeeld]) -> list[tuple[str, str]]:
    """Return the resident's own words with where they belong: what was said, and what was written at home."""
    uit: list[tuple[str, str]] = []
    for g in gebieden:
        if g.leefgebied is None:
            continue
        if g.leefgebied.woorden.strip():
            uit.append((g.leefgebied.woorden, kort(g.dimensie)))
        if g.leefgebied.vooraf.strip() or g.leefgebied.vooraf_cijfer is not None:
            uit.append((g.leefgebied.vooraf, thuis(g)))
    return uit


def thuis(g: Gebiedbeeld) -> str:
    """Return where words come from that the resident wrote at home, with the score if there is one."""
    cijfer = g.leefgebied.vooraf_cijfer if g.leefgebied else None
    if cijfer is None:
        return _("%(onderwerp)s, thuis opgeschreven") % {"onderwerp": kort(g.dimensie)}
    return _("%(onderwerp)s, thuis opgeschreven, cijfer %(cijfer)s") % {"onderwerp": kort(g.dimensie), "cijfer": cijfer}


def trap(trappen: list[Trap], zaak: int, zin: str) -> str:
    """Return the staircase with the list of what was tried; a rung without an answer has a link to give one."""
    invullen = reverse("consulent:ladder", args=[zaak])
    treden = tuple(
        Trede(
            naam=woorden.vertaal(t.trede.titel),
            staat=STAAT[t.oordeel],
            woord=woorden.vertaal(t.oordeel.in_woorden),
            pogingen=(Poging(tekst=t.toelichting.strip()),) if t.toelichting.strip() else (),
            url=f"{invullen}#trede-{t.trede.nummer}" if t.oordeel == Oordeel.NIET_BESPROKEN else "",
        )
        for t in trappen
    )
    # the law says it in Dutch; in another language the picture counts for itself
    return toon_ladder(Ladder(treden=treden, zin=zin if (get_language() or "nl").startswith("nl") else ""))


def wanneer(beeld: Onderzoeksbeeld, op: datetime) -> str:
    """Return the line under the title: which day, where, who comes along, and what was said about support."""
    geldig = [a for a in beeld.afspraken if a.staat == "bevestigd"]
    geweest = [a for a in geldig if a.begin <= op]
    gekozen = geweest[-1] if geweest else geldig[0] if geldig else None
    zinnen = [_("Er is nog geen gesprek bevestigd.")]
    if gekozen is not None:
        begin = gekozen.begin.astimezone(klok.AMSTERDAM)
        waar = woorden.vertaal(str(gekozen.get_waar_display()))
        zinnen = [f"{woorden.met_hoofdletter(woorden.datum(begin.date()))}, {woorden.tijd(begin)}, {waar.lower()}."]
    if beeld.onderzoek is not None and beeld.onderzoek.wie_mee:
        zinnen.append(_("Erbij: %(wie)s.") % {"wie": beeld.onderzoek.wie_mee})
    steun = next((o for o in beeld.ondersteuning if o.voor == "inwoner"), None)
    if steun is not None:
        antwoord = woorden.vertaal(str(steun.get_antwoord_display())).lower()
        zinnen.append(_("Ondersteuner aangeboden: %(antwoord)s.") % {"antwoord": antwoord})
    return " ".join(zinnen)


def ook_te_doen(beeld: Onderzoeksbeeld) -> list[tuple[str, str, str]]:
    """Return (route, name, what stands there) of the short questions that go with every talk."""
    o = beeld.onderzoek
    weg = woorden.vertaal(Spoor(o.spoor).in_woorden) if o is not None and o.spoor else _("Nog niet gekozen.")
    aantal = len(beeld.hulp)
    hulp = ngettext("%(n)s soort hulp.", "%(n)s soorten hulp.", aantal) % {"n": aantal}
    gezien = o is not None and o.identiteit_gezien_op is not None
    pgb = o is not None and o.pgb_uitgelegd_op is not None
    wlz = woorden.vertaal(WlzVraag(o.wlz if o is not None else WlzVraag.NIET_GEVRAAGD).in_woorden)
    gevraagd = [
        _("Identiteitsbewijs gezien.") if gezien else _("Identiteitsbewijs nog niet gezien."),
        _("Pgb uitgelegd.") if pgb else _("Pgb nog niet uitgelegd."),
        _("Wlz: %(antwoord)s.") % {"antwoord": wlz[:1].lower() + wlz[1:]},
    ]
    return [
        ("consulent:spoor", _("Weg van het onderzoek"), weg),
        ("consulent:wat-is-er-al", _("Wat is er al?"), hulp if aantal else _("Nog niets genoteerd.")),
        ("consulent:vaststellen", _("Identiteit, pgb en Wlz"), " ".join(gevraagd)),
    ]


def inhoud(beeld: Onderzoeksbeeld, op: datetime) -> dict[str, Any]:
    """Return what the page of the talk needs, but for the note that is being written."""
    vandaag = klok.dag_van(op)
    van = beeld.kop.inwoner.naam_met_aanhef
    return {
        "kop": beeld.kop,
        "termijn": lopende_termijn(beeld.kop.zaak, vandaag),
        "wanneer": wanneer(beeld, op),
        "web": web(beeld.gebieden, van, vandaag),
        "ook_toen": ook_toen(beeld.gebieden),
        "uitspraken": uitspraken(beeld.gebieden),
        "mantelzorgers": beeld.mantelzorgers,
        "laddermist": laddermist(beeld),
        "trap": trap(beeld.trappen, beeld.kop.zaak.id, beeld.ladder_zin),
        "ook_te_doen": ook_te_doen(beeld),
    }
