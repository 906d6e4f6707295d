"""The help that was ordered, in words: who comes, from when, who rings, and that it began or stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden
from keukentafel.reis.leveren import Hulpregel


@dataclass(frozen=True, kw_only=True)
class Hulpblok:
    """One kind of help: what it is, a sentence on where it stands, who rings ("" unknown), and the provider's phone."""

    wat: str
    zin: str
    belt: str
    wie: str
    telefoon: str

    @property
    def telefoon_link(self) -> str:
        """The phone of the provider as an address."""
        return self.telefoon.replace(" ", "")


def _zin(h: Hulpregel, vandaag: date) -> str:
    begint, wie = woorden.datum_bij(h.begint, vandaag), h.wie
    if h.gestopt_op is not None:
        dag = woorden.datum_bij(h.gestopt_op, vandaag)
        if h.voor_een_tijd:
            return _("%(wie)s is even gestopt. De laatste dag was %(dag)s.") % {"wie": wie, "dag": dag}
        return _("De hulp van %(wie)s is gestopt. De laatste dag was %(dag)s.") % {"wie": wie, "dag": dag}
    if h.gestart_op is not None:
        dag = woorden.datum_bij(h.gestart_op, vandaag)
        return _("De hulp van %(wie)s is begonnen op %(dag)s.") % {"wie": wie, "dag": dag}
    if not h.antwoord:
        return _("Wij vroegen %(wie)s om te beginnen op %(dag)s. Een antwoord komt nog.") % {"wie": wie, "dag": begint}
    if h.begint < vandaag:
        zin = _("%(wie)s zou beginnen op %(dag)s. Wij hoorden nog niet dat de hulp is begonnen.")
        return zin % {"wie": wie, "dag": begint}
    if h.antwoord == "later":
        zin = _("%(wie)s kan beginnen op %(dag)s. Wilt u daar niet op wachten? Bel ons dan.")
        return zin % {"wie": wie, "dag": begint}
    return _("De hulp begint op %(dag)s, door %(wie)s.") % {"dag": begint, "wie": wie}


def hulpblokken(hulp: list[Hulpregel], vandaag: date) -> list[Hulpblok]:
    """Return each kind of help in words, oldest first; what a provider refused is left out."""
    return [
        Hulpblok(
            wat=h.wat, zin=_zin(h, vandaag), wie=h.wie, telefoon=h.telefoon,
            belt="" if h.gestart_op or not h.belt or h.antwoord == "later"
            else _("%(naam)s van %(wie)s belt voor de eerste afspraak.") % {"naam": h.belt, "wie": h.wie},
        )
        for h in hulp
        if h.antwoord != "nee"
    ]  # fmt: skip
