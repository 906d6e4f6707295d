"""What was done for a question, by day and in the resident's words: never the words that the house keeps it under.

The facts come from `reis.inzien.waar_staat`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.beelden import Tijdstap
from keukentafel.reis.inzien import Moment, VraagStand
from keukentafel.stelsel import klok

# These come from the meldingen themselves, which know their channel and who asked.
UIT_MELDINGEN = ("melden", "melding erbij")
# What recht says of a plan, put together there; named here so that it can be translated.
OVER_PLAN = (
    gettext_noop("Wij hebben uw plan. Wij nemen het mee in het gesprek."),
    gettext_noop("Uw plan kwam later, en dat mag. Wij nemen het mee in het gesprek."),
)
# This stands beside the timeline, where it can be changed.
ERNAAST = ("ondersteuning besproken", "meekijken gekozen")
# Kept on the timeline without words for the resident: nothing of it changes what comes.
ZONDER_WOORDEN = ("weg gekozen",)


def gedaan(stand: VraagStand) -> tuple[Tijdstap, ...]:
    """Return what was done, by day."""
    stappen = [_gevraagd(stand, m) for m in stand.meldingen]
    zegt_al = ("onderzoeken",) if stand.afspraak or stand.gesprekken else ()  # the talk itself is on the timeline
    weg = (*UIT_MELDINGEN, *ERNAAST, *zegt_al)
    momenten = [m for m in stand.momenten if m.handeling not in weg]
    stappen += [_moment(m) for m in momenten if m.uitleg or m.handeling not in ZONDER_WOORDEN]
    stappen += [
        Tijdstap(
            titel={
                "thuis": _("Ons gesprek bij u thuis"),
                "kantoor": _("Ons gesprek in het gemeentehuis"),
                "telefoon": _("Ons gesprek aan de telefoon"),
            }[a.waar],
            staat="klaar",
            op=klok.dag_van(a.begin),
            bij=_("met %(naam)s") % {"naam": a.met.naam},
        )
        for a in stand.gesprekken
    ]
    return tuple(sorted(stappen, key=lambda s: s.op or date.min))  # stable: on one day the order of happening


def _gevraagd(stand: VraagStand, melding: Any) -> Tijdstap:
    eerste = melding is stand.meldingen[0]
    if melding.melder == "zelf":
        titel = _("U vroeg hulp") if eerste else _("U vroeg het nog een keer")
    else:
        zin = _("%(naam)s vroeg hulp voor u") if eerste else _("%(naam)s vroeg ook hulp voor u")
        titel = zin % {"naam": melding.melder_naam}
    hoe = {
        "web": _("via de website"),
        "telefoon": _("aan de telefoon"),
        "papier": _("op papier"),
        "balie": _("aan de balie"),
    }
    if melding.doorgezonden_door:
        return Tijdstap(
            titel=titel,
            staat="klaar",
            op=melding.ontvangen_op,
            bij=_("bij de gemeente %(naam)s") % {"naam": melding.doorgezonden_door},
            regels=(_("Zij stuurden uw vraag naar ons. Uw eerste datum telt."),),
        )
    return Tijdstap(titel=titel, staat="klaar", op=melding.ontvangen_op, bij=hoe[melding.kanaal])


def _moment(m: Moment) -> Tijdstap:
    """One step that was taken, in the resident's words. An act without words here says its own sentence."""
    zin = woorden.vertaal(m.uitleg)
    uitleg = (zin,) if zin else ()
    titels: dict[str, tuple[str, tuple[str, ...]]] = {
        "gebeld": (_("%(naam)s belde u") % {"naam": m.door}, ()),
        "gebeld, geen gehoor": (
            _("%(naam)s belde, maar kreeg u niet te pakken") % {"naam": m.door},
            (_("Wij proberen het nog een keer."),),
        ),
        "toewijzen": (_("U hebt een contactpersoon"), uitleg),
        "taak klaar": (_("Wij werkten aan uw vraag"), uitleg),
        "weg gekozen": (_("Eén persoon houdt alles bij elkaar"), uitleg),
        "afspraak afgezegd": (_("Ons gesprek ging niet door"), (_("Wij maken een nieuwe afspraak met u."),)),
        "mantelzorger genoteerd": (_("Wij weten wie er voor u zorgt"), uitleg),
        "mantelzorger gewijzigd": (_("Wij pasten aan wie er voor u zorgt"), ()),
        "mantelzorger weggehaald": (_("Wij haalden de naam van een mantelzorger weg"), ()),
        "ondersteuner gevonden": (_("%(naam)s gaat met u mee") % {"naam": m.door}, ()),
        "ondersteuner klaar": (_("%(naam)s is klaar met helpen") % {"naam": m.door}, uitleg),
        "eigen plan ontvangen": (_("Wij kregen uw eigen plan"), uitleg),
        "verslag_verzenden": (_("Wij stuurden u het verslag"), ()),
        "opnieuw_onderzoeken": (_("Wij kijken opnieuw"), uitleg),
        "reactie op het verslag": (_("U reageerde op het verslag"), ()),
        "te laat gemeld": (_("Wij schreven u dat wij te laat zijn"), ()),
        "aanvragen": (_("U vroeg de hulp aan"), ()),
        "gegevens gevraagd": (_("Wij vroegen u om gegevens"), ()),
        "gegevens ontvangen": (_("Wij kregen uw gegevens"), ()),
        "meer tijd afgesproken": (_("Wij spraken meer tijd af"), uitleg),
        "tijd loopt weer": (_("De tijd voor ons besluit loopt weer"), ()),
        "tijdelijke hulp": (_("Wij besloten: u krijgt meteen tijdelijke hulp"), uitleg),
        "tijdelijke hulp verlengd": (_("Wij besloten: uw tijdelijke hulp gaat door"), uitleg),
        "besluit nagekeken": (_("Een collega keek ons besluit na"), ()),
        "toekennen": (_("Wij besloten: u krijgt hulp"), ()),
        "alsnog_toekennen": (_("Wij besloten: u krijgt toch hulp"), ()),
        "afwijzen": (_("Wij besloten: u krijgt deze hulp niet"), ()),
        "afronden_zonder_aanvraag": (_("Wij vonden een oplossing zonder besluit"), ()),
        "opdracht gegeven": (_("Wij regelden wie u komt helpen"), uitleg),
        "antwoord van de aanbieder": (_("De aanbieder gaf antwoord"), uitleg),
        "leveren": (_("Wij hoorden dat uw hulp begon"), uitleg),
        "hulp begonnen": (_("Wij hoorden dat uw hulp begon"), uitleg),
        "hulp gestopt": (_("Wij hoorden dat uw hulp stopte"), uitleg),
        "beeindigen": (_("Uw hulp stopte"), uitleg),
        "begin van de hulp weggehaald": (_("Wij haalden een fout weg"), uitleg),
        "einde van de hulp weggehaald": (_("Wij haalden een fout weg"), uitleg),
        "herstellen": (_("Wij haalden een fout weg"), uitleg),
        "resultaat afgesproken": (_("Wij spraken een resultaat met u af"), uitleg),
        "nazorg gebeld": (_("%(naam)s belde u na de hulp") % {"naam": m.door}, ()),
        "evalueren": (_("Wij keken samen terug op de hulp"), ()),
        "voortzetten": (_("De hulp ging gewoon door"), ()),
        "meekijken gestopt": (_("U stopte het meekijken"), uitleg),
        "onderzoeken": (_("Wij begonnen met ons onderzoek"), ()),
        "intrekken": (_("U trok uw vraag in"), ()),
        "heropenen": (_("U wilde toch verder"), uitleg),
        "doorzenden": (_("Wij stuurden uw vraag door"), uitleg),
        "samenvoegen": (_("Wij voegden twee vragen samen"), uitleg),
    }
    titel, regels = titels.get(m.handeling) or (zin.rstrip(".") or _("Wij werkten aan uw vraag"), ())
    return Tijdstap(titel=titel, staat="klaar", op=m.dag, beloofd=m.beloofd, regels=regels)
