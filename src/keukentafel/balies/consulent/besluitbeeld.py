"""What the pages of a besluit show: the draft of reis, put in words and with links to where something misses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.balies.consulent.forms.besluit.ontwerp import AFWIJZING, PER, TOEKENNING
from keukentafel.balies.consulent.verslagbeeld import korte_kop
from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.recht.besluit import Profiel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.geld import Geld
from keukentafel.recht.taal.stukken import Frequentie, Onderwerp
from keukentafel.reis.besluiten import (
    Beslistermijn,
    Besluitbeeld,
    Besluitstand,
    Doelvelden,
    Hulpvelden,
    Ontwerpvelden,
    Volgende,
)
from keukentafel.reis.inzien import Kop

LANGSTE_REGEL = 110
VELD = {
    "geldig": "begin", "leveringsvorm": "vorm_0", "pgb": "pgb_besproken", "pgb_kan": "pgb_kan",
    "pgb_waarom": "pgb_waarom", "pgb_goed": "pgb_goed", "weigeringsgrond": "weigeringsgrond",
    "oude_groep_wlz": "oude_groep_wlz", "profiel": "profiel_0",
    "samenloop": "samenloop_motivering", "resultaat": "doel_1_woorden", "hulp": "doel_1_hulp_1_activiteit",
}  # fmt: skip
EIGEN = frozenset(
    {"aanbieder", "artikel", "motivering", "norm", "norm_versie", "alternatieven", "kosten", "gevraagd"} | set(VELD)
)


def soortnaam(soort: str) -> str:
    """Return what a kind of besluit is called on a list."""
    namen = {TOEKENNING: _("De inwoner krijgt hulp"), AFWIJZING: _("De inwoner krijgt deze hulp niet")}
    return namen.get(soort, _("Tijdelijke hulp bij spoed"))


def aanspreken(kop: Kop) -> str:
    """Return "mevrouw", "meneer" or "de inwoner", as it stands in "Zo leest mevrouw het"."""
    return {"mevrouw": _("mevrouw"), "de heer": _("meneer")}.get(kop.inwoner.aanhef, _("de inwoner"))


def termijn(nu: Beslistermijn | None, vandaag: date) -> tuple[str, str] | None:
    """Return (state, sentence) of the clock: "Uiterlijk dinsdag 30 maart, nog 4 werkdagen"; None without aanvraag."""
    if nu is None:
        return None
    if nu.uiterlijk is None:
        return "wacht", vormwoorden.vertaal(nu.reden)
    woorden = {"dag": vormwoorden.datum_bij(nu.uiterlijk, vandaag), "over": vormwoorden.termijn(nu.uiterlijk, vandaag)}
    return vormwoorden.termijn_stand(nu.uiterlijk, vandaag), _("Uiterlijk %(dag)s, %(over)s") % woorden


def aanvraagzin(beeld: Besluitbeeld) -> str:
    """Return when and how it was asked: "Aanvraag van maandag 15 maart 2027: het verslag is getekend."."""
    if beeld.aanvraag is None:
        return _("Er is nog geen aanvraag.")
    hoe = {
        "ondertekend_verslag": _("het verslag is getekend"),
        "eigen_aanvraag": _("de inwoner vroeg het apart"),
        "onderzoek_te_laat": _("het onderzoek kwam te laat"),
    }[beeld.aanvraag.wijze]
    dag = vormwoorden.datum(beeld.aanvraag.ontvangen_op)
    return _("Aanvraag van %(dag)s: %(hoe)s.") % {"dag": dag, "hoe": hoe}


def kort(tekst: str) -> str:
    """Return the first line of a text, at a word; with an ellipsis when there is more."""
    eerste = " ".join(tekst.split())
    if len(eerste) <= LANGSTE_REGEL:
        return eerste
    return f"{eerste[:LANGSTE_REGEL].rsplit(' ', 1)[0].rstrip(' ,.;:')}…"


@dataclass(frozen=True)
class Onderdeel:
    """One of a-g: its name, its first line, and whether it is there."""

    letter: str
    naam: str
    regel: str
    stand: str
    woord: str


def onderdelen(beeld: Besluitbeeld) -> list[Onderdeel]:
    """Return a-g with the state of each."""
    uit = []
    for onderwerp in Onderwerp:
        naam, bevinding = korte_kop(onderwerp), beeld.grondslag.bevindingen.get(onderwerp)
        if bevinding is None:
            zin = _("Nog leeg. Beschrijf het of zeg waarom het niet speelt.")
            uit.append(Onderdeel(onderwerp.value, naam, zin, "let-op", _("Nog invullen")))
        elif bevinding.tekst:
            uit.append(Onderdeel(onderwerp.value, naam, kort(bevinding.tekst), "klaar", _("Beschreven")))
        else:
            zin = kort(bevinding.niet_aan_de_orde_omdat)
            uit.append(Onderdeel(onderwerp.value, naam, zin, "klaar", _("Speelt niet")))
    return uit


def plek(onderdeel: str, zaak: int) -> str:
    """Return where something that misses can be written: a field of this page, or the page it belongs to; or ""."""
    if gevonden := re.fullmatch(r"resultaat\.(\d+)(?:\.hulp\.(\d+))?", onderdeel):
        hulp = f"_hulp_{gevonden[2]}_activiteit" if gevonden[2] else "_woorden"
        return f"#id_doel_{gevonden[1]}{hulp}"
    if onderdeel in EIGEN:
        return f"#id_{VELD.get(onderdeel, onderdeel)}"
    if onderdeel == "wlz":
        return reverse("consulent:vaststellen", args=[zaak])
    if onderdeel == "ladder" or onderdeel in set(Trede):
        return reverse("consulent:ladder", args=[zaak])
    return reverse("consulent:verslag", args=[zaak]) if onderdeel in {"verslag", *Onderwerp} else ""


def gemis(zinnen: Iterable[Ontbrekend], zaak: int, *, hier: str = "") -> list[tuple[str, str]]:
    """Return (sentence, address) for what misses; `hier` is the page on which the fields stand, "" for this one."""
    uit = []
    for m in zinnen:
        naar = plek(m.onderdeel, zaak)
        uit.append((vormwoorden.vertaal(m.zin), f"{hier}{naar}" if naar.startswith("#") else naar))
    return uit


def hulp_gezegd(hulp: Hulpvelden) -> str:
    """Return one kind of help in a sentence, with what kind of thing it is."""
    delen = [deel for deel in (hulp.activiteit, hulp.frequentie) if deel]
    if hulp.hulpmiddel:
        delen.append(_("een ding"))
    zin = ", ".join(delen)
    return f"{zin}. {_('Geen besluit nodig.')}" if not hulp.met_besluit else f"{zin}."


def minuten(hulp: Hulpvelden) -> str:
    """Return "115 per week", "geen" for what has no minutes, or "" when it misses."""
    if hulp.hulpmiddel or not hulp.met_besluit:
        return _("geen")
    if hulp.minuten is None:
        return ""
    return f"{hulp.minuten} {PER[Frequentie(hulp.per)] if hulp.per else ''}".strip()


def tijd_in_woorden(hulp: Hulpvelden) -> str:
    """Return "30 minuten per dag", or "" for what has no minutes."""
    if hulp.minuten is None or not hulp.per or hulp.hulpmiddel:
        return ""
    return _("%(n)s minuten %(per)s") % {"n": hulp.minuten, "per": PER[Frequentie(hulp.per)]}


def hulp_in_een_zin(activiteit: str, frequentie: str, minuten: int | None, per: str) -> str:
    """Return one kind of help with how often and how long: "Zwaar werk, elke week, 115 minuten per week."."""
    tijd = _("%(n)s minuten %(per)s") % {"n": minuten, "per": PER[Frequentie(per)]} if minuten and per else ""
    delen = [deel.strip().rstrip(".") for deel in (activiteit, frequentie, tijd) if deel.strip()]
    return f"{', '.join(delen)}."


def samen(beeld: Besluitbeeld) -> str:
    """Return all minutes together: per week when that is a whole number, else each per its own time."""
    if beeld.minuten_per_week is not None:
        return ngettext("%(n)s minuut per week", "%(n)s minuten per week", beeld.minuten_per_week) % {
            "n": beeld.minuten_per_week
        }
    return vormwoorden.opsomming(
        [_("%(n)s minuten %(per)s") % {"n": n, "per": PER[Frequentie(per)]} for per, n in beeld.minuten_samen]
    )


def profiel(velden: Ontwerpvelden) -> str:
    """Return the profile in words, "" while none is chosen."""
    return vormwoorden.vertaal(Profiel(velden.profiel).in_woorden) if velden.profiel else ""


def kosten(soort: str, velden: Ontwerpvelden) -> str:
    """Return the cost line: "€ 3.000,00 per jaar.", or that it was not written yet."""
    if velden.kosten_cent is None:
        return _("Nog niet ingevuld.") if soort == TOEKENNING else _("Een afwijzing kost niets.")
    return _("%(bedrag)s per jaar.") % {"bedrag": Geld(velden.kosten_cent).in_woorden()}


def mandaat(beeld: Besluitbeeld) -> str:
    """Return how far one's own mandate goes."""
    if not beeld.mandaat.heeft:
        return _("U hebt geen mandaat voor dit besluit. Een collega met mandaat tekent.")
    if beeld.mandaat.tot_cent is None:
        return _("Uw mandaat heeft geen grens.")
    return _("Uw mandaat gaat tot %(bedrag)s per jaar.") % {"bedrag": Geld(beeld.mandaat.tot_cent).in_woorden()}


def verschillen(eigen: Ontwerpvelden, ander: Ontwerpvelden) -> list[tuple[str, str, str]]:
    """Return (what, own text, the colleague's text) for each part that differs, as people read it."""
    uit = [
        (_veldnaam(f.name), _als_tekst(getattr(eigen, f.name)), _als_tekst(getattr(ander, f.name)))
        for f in fields(Ontwerpvelden)
        if f.name != "doelen" and getattr(eigen, f.name) != getattr(ander, f.name)
    ]
    for n in range(max(len(eigen.doelen), len(ander.doelen))):
        een, twee = (d.doelen[n] if n < len(d.doelen) else None for d in (eigen, ander))
        if een != twee:
            uit.append((_("Resultaat %(n)s") % {"n": n + 1}, _doeltekst(een), _doeltekst(twee)))
    return uit


def _veldnaam(naam: str) -> str:
    namen = {
        "begin": _("Eerste dag"), "einde": _("Laatste dag"), "vorm": _("Vorm"), "pgb_besproken": _("Pgb besproken"),
        "profiel": _("Profiel"), "aanbieder": _("Aanbieder"), "aanbieder_keuze": _("Hoe gekozen"),
        "leveringsplan": _("Plan"), "gevraagd": _("Gevraagd"), "motivering": _("Waarom dit besluit"),
        "artikel": _("Artikel"), "norm": _("Norm"), "norm_versie": _("Versie van de norm"),
        "alternatieven": _("Wat wel kan"), "samenloop_motivering": _("Waarom beide"), "afwijking": _("Afwijking"),
        "pgb_kan": _("Kan een pgb aan"), "pgb_kan_omdat": _("Waarom wel of niet"), "pgb_waarom": _("Waarom een pgb"),
        "pgb_goed": _("De hulp is goed"), "pgb_goed_omdat": _("Waarom wel of niet goed"),
        "weigeringsgrond": _("Wat de vraag oplost"), "oude_groep_wlz": _("Oude groep van de Wlz"),
        "kosten_cent": _("Kosten"), "bijdrage": _("Eigen bijdrage"),
    }  # fmt: skip
    return namen[naam]


def _als_tekst(waarde: object) -> str:
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, date):
        return vormwoorden.datum(waarde)
    if isinstance(waarde, int):
        return Geld(waarde).in_woorden()
    return str(waarde or "")


def _doeltekst(doel: Doelvelden | None) -> str:
    if doel is None:
        return ""
    delen = [doel.woorden, doel.resultaat, doel.richting, doel.maatstaf, _als_tekst(doel.datum), doel.zonder_omdat]
    delen += [f"{hulp_gezegd(h)} {minuten(h)}".strip() for h in doel.hulp]
    return "\n".join(deel for deel in delen if deel)


def overname(beeld: Besluitbeeld, staat_er: str) -> str:
    """Return the reasons with what the verslag says under them; what stands there already is not said twice."""
    helpt = [t.toelichting for t in beeld.grondslag.trappen if t.trede == Trede.MAATWERK or t.oordeel.value == "helpt"]
    delen = [deel.strip() for deel in (beeld.grondslag.uitkomst, *helpt) if deel.strip()]
    nieuw = [deel for deel in dict.fromkeys(delen) if deel not in staat_er]
    return "\n\n".join(deel for deel in (staat_er.strip(), *nieuw) if deel)


def volgende(beeld: Besluitbeeld, mist: int, wie: int | None) -> tuple[str, str]:
    """Return (state, sentence) of what comes next for a draft in which `mist` things miss, for this person.

    One truth: "klaar" stands there only for who can sign it now.
    """
    if mist:
        zin = ngettext("Nog niet klaar. Er mist %(n)s ding.", "Nog niet klaar. Er missen %(n)s dingen.", mist)
        return "let-op", zin % {"n": mist}
    if beeld.besluit is None:
        return "let-op", _("Bewaar het besluit eerst.")
    if beeld.mag_tekenen:
        return "klaar", _("Klaar. U kunt tekenen.")
    if beeld.besluit.staat == "ter_lezing" and beeld.besluit.lezer_id != wie:
        return "wacht", _("Klaar. %(naam)s leest nu mee.") % {"naam": beeld.lezer}
    waarom = [m for m in beeld.tekenbaar if m.onderdeel == "mandaat"] or beeld.tekenbaar
    return "let-op", " ".join([_("Klaar."), *(vormwoorden.vertaal(m.zin) for m in waarom)])


def gedeeld(beeld: Besluitbeeld, kop: Kop, vandaag: date, wie: int | None) -> dict[str, Any]:
    """Return what every page of a draft shows: title, clock, letter, cost, mandate, a-g, what misses, what is next."""
    zaak = kop.zaak.id
    mist = gemis(beeld.ontbreekt, zaak) or [(vormwoorden.vertaal(z), "") for z in beeld.brief_mist]
    delen = onderdelen(beeld)
    return {
        "beeld": beeld,
        "kop": kop,
        "soort": beeld.soort,
        "geeft_hulp": beeld.soort == TOEKENNING,
        "mevrouw": aanspreken(kop),
        "termijn": termijn(beeld.termijn, vandaag),
        "aanvraagzin": aanvraagzin(beeld),
        # berichten.brieven made this from escaped text and a fixed set of elements
        "brief": mark_safe(beeld.brief_html) if beeld.brief_html else None,
        "onderdelen": delen,
        "onderdelen_klaar": sum(d.stand == "klaar" for d in delen),
        "samen": samen(beeld),
        "kosten": kosten(beeld.soort, beeld.velden),
        "mandaat": mandaat(beeld),
        "mist": mist,
        "volgende": volgende(beeld, len(mist), wie),
        "reacties": [(r, vormwoorden.datum_bij(r.dag, vandaag)) for r in beeld.reacties],
        "tegenspraak": tegenspraak(beeld),
    }


def tegenspraak(beeld: Besluitbeeld) -> str:
    """Return what does not go together in a no: a person may mean it, and then the reasons must say why."""
    nodig = any(trap.oordeel == Oordeel.NODIG for trap in beeld.grondslag.trappen)
    if beeld.soort == TOEKENNING or not nodig:
        return ""
    return _("Op de ladder staat dat maatwerk nodig is. Dit besluit zegt nee. Kijk of dat klopt.")


@dataclass(frozen=True)
class Blok:
    """The short block on the file page: a sentence with its state, and one link (word, address), or none.

    `uitleg` is the address of how a published besluit came about, "" before there is one.
    """

    stand: str
    zin: str
    woord: str
    adres: str
    uitleg: str = ""


def blok(stand: Besluitstand, zaak: int, vandaag: date) -> Blok | None:
    """Return the block "Besluit" of the file page; None while there is nothing to say."""
    soort = stand.besluit.soort if stand.besluit else ""
    tijd = ("loopt", "")
    if stand.uiterlijk is not None:
        tijd = (
            vormwoorden.termijn_stand(stand.uiterlijk, vandaag),
            _("Uiterlijk %(dag)s, %(over)s")
            % {
                "dag": vormwoorden.datum_bij(stand.uiterlijk, vandaag),
                "over": vormwoorden.termijn(stand.uiterlijk, vandaag),
            },
        )
    naar: dict[Volgende, tuple[str, str, list[object]]] = {
        Volgende.NALEZEN: (_("Kijk de tijdelijke hulp na"), "besluit-nalezen", [stand.besluit and stand.besluit.id]),
        Volgende.LEZEN: (_("Lees het besluit mee"), "besluit-lezen", [soort]),
        Volgende.WACHT_OP_LEZER: (_("Open het besluit"), "besluit-schrijven", [soort]),
        Volgende.SCHRIJVEN: (_("Werk verder aan het besluit"), "besluit-schrijven", [soort]),
        Volgende.GEGEVENS: (_("De gegevens zijn er"), "aanvulling-ontvangen", [stand.wacht]),
        Volgende.KIEZEN: (_("Begin het besluit"), "besluit", []),
        Volgende.AANVRAAG: (_("Leg een aanvraag vast"), "aanvraag", []),
    }
    if stand.volgende == Volgende.KLAAR and stand.besluit is not None:
        zin = _("Verstuurd op %(dag)s. Bezwaar kan tot en met %(tot)s.") % {
            "dag": vormwoorden.datum(stand.besluit.bekendgemaakt_op),
            "tot": vormwoorden.datum(stand.besluit.bezwaar_uiterlijk),
        }
        return Blok("klaar", zin, "", "", reverse("consulent:besluit-waarom", args=[zaak, stand.besluit.id]))
    if stand.volgende == Volgende.NOG_NIET:
        return None
    woord, route, rest = naar[stand.volgende]
    if route == "aanvulling-ontvangen" and stand.wacht is None:
        woord, route, rest = _("Bekijk de termijn"), "besluit-termijn", []
    zinnen = {
        Volgende.NALEZEN: _("Er is tijdelijke hulp gegeven. Een tweede paar ogen mist nog."),
        Volgende.GEGEVENS: _("De tijd staat stil. Wij wachten op gegevens."),
        Volgende.AANVRAAG: _("Er is nog geen aanvraag."),
        Volgende.WACHT_OP_LEZER: _("%(naam)s leest mee. %(tijd)s") % {"naam": stand.naam, "tijd": tijd[1]},
    }
    stil = stand.volgende in (Volgende.GEGEVENS, Volgende.AANVRAAG)
    soort_stand = "wacht" if stil else "let-op" if stand.volgende == Volgende.NALEZEN else tijd[0]
    adres = reverse(f"consulent:{route}", args=[zaak, *rest])
    return Blok(soort_stand, zinnen.get(stand.volgende, tijd[1]), woord, adres)
