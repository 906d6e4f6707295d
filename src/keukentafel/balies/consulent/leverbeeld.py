"""What the pages of the delivery show: who, how much, from when, and how far it is, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.balies.vragen.levering import STOPREDENEN
from keukentafel.berichten.iwmo.v3_2.codelijsten import TIJDELIJK_GESTOPT
from keukentafel.dossier.levering.queries import Toewijzing
from keukentafel.dossier.zaak.queries import Zaak
from keukentafel.reis.leveren import Leveringbeeld, Leverstand
from keukentafel.reis.leveren.berichten import Afgekeurd

PER = {
    "1": gettext_lazy("per dag"),
    "2": gettext_lazy("per week"),
    "4": gettext_lazy("per maand"),
    "6": gettext_lazy("in de hele periode"),
}
"""Frequentie of iWmo 3.2 (WMO757)."""


def eenheid(code: str, aantal: int = 2) -> str:
    """Return what a unit of iWmo (WJ756) is called: "minuten"."""
    return {
        "01": ngettext("minuut", "minuten", aantal),
        "04": ngettext("uur", "uren", aantal),
        "14": ngettext("etmaal", "etmalen", aantal),
        "16": ngettext("dagdeel", "dagdelen", aantal),
        "82": ngettext("stuk", "stuks", aantal),
        "83": ngettext("euro", "euro", aantal),
        "84": ngettext("keer", "keer", aantal),
    }[code]


def omvang(volume: int, code: str, frequentie: str) -> str:
    """Return "115 minuten per week"."""
    return f"{volume} {eenheid(code, volume)} {PER[frequentie]}"


@dataclass(frozen=True, kw_only=True)
class Leverregel:
    """One order on the page of a file: what, how it stands, and what can be written down now (word, address).

    `voor` is for what of the besluit it is, "" when that has no words.
    """

    aanbieder: str
    wat: str
    dagen: str
    voor: str
    belt: str
    goed_om_te_weten: str
    stand: str
    woord: str
    bij: str
    links: list[tuple[str, str]]
    voortgang: list[tuple[str, str, str, str]]
    """(day, goal, how it goes, what was done and is needed)."""


def _stand(s: Leverstand, vandaag: date) -> tuple[str, str]:
    """Return (state, words) of an order. Nothing here is red: who waits too long stands on the day."""
    t = s.opdracht
    if t.antwoord == "nee":
        return "wacht", _("Zei nee")
    if t.vervallen_op is not None and t.gestart_op is None:
        return "klaar", _("Niet meer nodig")
    if t.gestopt_op is not None:
        dag = vormwoorden.datum_bij(t.gestopt_op, vandaag)
        if t.stop_reden == TIJDELIJK_GESTOPT:
            return "wacht", _("Stopt even na %(dag)s") % {"dag": dag}
        return "klaar", _("Gestopt na %(dag)s") % {"dag": dag}
    if t.gestart_op is not None:
        return "klaar", _("Begonnen op %(dag)s") % {"dag": vormwoorden.datum_bij(t.gestart_op, vandaag)}
    if t.antwoord == "later" and t.kan_vanaf:
        return "let-op", _("Kan pas vanaf %(dag)s") % {"dag": vormwoorden.datum_bij(t.kan_vanaf, vandaag)}
    if t.antwoord:
        return "loopt", _("Begint op %(dag)s") % {"dag": vormwoorden.datum_bij(t.ingangsdatum, vandaag)}
    return "wacht", _("Nog geen antwoord")


def _bij(t: Toewijzing, vandaag: date) -> str:
    """Return the line under how an order stands: by when an answer comes, why it was refused, why it stopped."""
    if t.vervallen_omdat:
        return t.vervallen_omdat
    if t.antwoord == "nee":
        return t.antwoord_reden
    if t.gestopt_op is not None:
        return str(STOPREDENEN.get(t.stop_reden, ""))
    if t.antwoord or t.antwoord_uiterlijk is None:
        return ""
    return _("uiterlijk %(dag)s") % {"dag": vormwoorden.datum_bij(t.antwoord_uiterlijk, vandaag)}


def _links(s: Leverstand, zaak: int, dicht: bool) -> list[tuple[str, str]]:
    t = s.opdracht
    uit: list[tuple[str, str]] = []
    if s.vervalt:
        uit.append((_("Niet meer nodig?"), reverse("consulent:levering-vervalt", args=[zaak, t.id])))
    if t.antwoord == "nee" or (t.vervallen_op is not None and t.gestart_op is None):
        return uit
    if t.gestart_op is None:
        uit.append((_("Leg het antwoord vast"), reverse("consulent:levering-antwoord", args=[zaak, t.id])))
    if t.gestart_op is None or (t.gestopt_op is not None and t.stop_reden == TIJDELIJK_GESTOPT):
        uit.append((_("Leg vast dat de hulp begon"), reverse("consulent:levering-begon", args=[zaak, t.id])))
    if t.gestart_op is not None and not s.klaar:
        uit.append((_("Leg vast dat de hulp stopte"), reverse("consulent:levering-stopte", args=[zaak, t.id])))
    if s.melding is not None and not dicht:
        woord = _("Klopt dit begin niet?") if s.melding.soort == "start" else _("Klopt dit einde niet?")
        uit.append((woord, reverse("consulent:levering-weg", args=[zaak, t.id, s.melding.id])))
    return uit


def _voor(s: Leverstand) -> str:
    """Return for what of the besluit the order is: "zwaar werk in huis, ramen"; "" when it says nothing."""
    delen = dict.fromkeys(r.hulp.activiteit if r.hulp else r.doel.woorden for r in s.voor)
    return ", ".join(deel.strip().rstrip(".") for deel in delen if deel.strip())


def _regel(s: Leverstand, zaak: int, dicht: bool, vandaag: date) -> Leverregel:
    t = s.opdracht
    stand, woord = _stand(s, vandaag)
    dagen = _("Van %(van)s") % {"van": vormwoorden.datum(t.ingangsdatum)}
    if t.einddatum:
        dagen = _("Van %(van)s tot en met %(tot)s") % {
            "van": vormwoorden.datum(t.ingangsdatum), "tot": vormwoorden.datum(t.einddatum)
        }  # fmt: skip
    return Leverregel(
        aanbieder=t.aanbieder.naam,
        wat=f"{t.product.naam}, {omvang(t.volume, t.eenheid, t.frequentie)}.",
        dagen=f"{dagen}.",
        voor=_voor(s),
        belt=t.contactpersoon,
        goed_om_te_weten=t.goed_om_te_weten,
        stand=stand,
        woord=woord,
        bij=_bij(t, vandaag),
        links=_links(s, zaak, dicht),
        voortgang=[
            (
                vormwoorden.datum_bij(v.dag, vandaag),
                doel,
                vormwoorden.vertaal(v.get_hoe_display()),
                " ".join(f"{deel.strip().rstrip('.')}." for deel in (v.gedaan, v.nodig) if deel.strip()),
            )
            for doel, v in s.voortgang
        ],
    )


@dataclass(frozen=True, kw_only=True)
class Leverblok:
    """The delivery on the page of a file; `geef` (address) is where an order waits to be given, `erbij` one more.

    `opnieuw`: that order was given before, to who does not give the help (any more). `pgb`: the resident arranges the
    help. `einde` (address): there is no help (any more).
    `afgekeurd`: a sentence for each message that was rejected, and why, in the Dutch of the standard.
    """

    regels: list[Leverregel]
    geef: str
    opnieuw: bool
    erbij: str
    pgb: bool
    einde: str
    afgekeurd: list[tuple[str, str]]


def _afgekeurd(een: Afgekeurd, vandaag: date) -> tuple[str, str]:
    wie = {"aanbieder": een.aanbieder, "dag": vormwoorden.datum_bij(een.dag, vandaag)}
    if een.door_ons:
        zin = _("Een bericht van %(aanbieder)s klopte niet (%(dag)s). Wij keurden het af.") % wie
    else:
        zin = _("%(aanbieder)s keurde ons bericht af (%(dag)s).") % wie
    return zin, " ".join(een.redenen)


def blok(beeld: Leveringbeeld, zaak: Zaak, vandaag: date) -> Leverblok | None:
    """Return the delivery of this case in words, None when there is nothing to order and nothing was."""
    if not beeld.opdrachten and not beeld.wacht and not beeld.mag_eindigen:
        return None

    def adres(besluiten: list[int]) -> str:
        return reverse("consulent:opdracht", args=[zaak.id, besluiten[0]]) if besluiten else ""

    dicht = zaak.stand == "afgesloten"
    return Leverblok(
        regels=[_regel(s, zaak.id, dicht, vandaag) for s in beeld.opdrachten],
        geef=adres([gat.besluit.id for gat in beeld.wacht]),
        opnieuw=bool(beeld.wacht and beeld.wacht[0].na), erbij=adres([b.id for b in beeld.kan_erbij]),
        pgb=beeld.pgb is not None,
        einde=reverse("consulent:hulp-einde", args=[zaak.id]) if beeld.mag_eindigen else "",
        afgekeurd=[_afgekeurd(een, vandaag) for een in beeld.afgekeurd],
    )  # fmt: skip
