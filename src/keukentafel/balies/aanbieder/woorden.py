"""Words of this counter: how much help, what an order asks, and why help stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.balies.vorm import woorden
from keukentafel.berichten.iwmo.v3_2.codelijsten import TIJDELIJK_GESTOPT
from keukentafel.recht.taal.tijd import tel_werkdagen
from keukentafel.reis.leveren import Opdrachtregel, Vraagt

DICHTBIJ_WERKDAGEN = 2
"""From here on an answer that waits is pointed out."""

HOE = {
    "goed": gettext_lazy("Het gaat goed"),
    "zoals": gettext_lazy("Het gaat zoals eerder"),
    "lastig": gettext_lazy("Het lukt nog niet"),
    "bereikt": gettext_lazy("Het resultaat is bereikt"),
}
"""How it goes with a result. A word, never a mark."""


def omvang(regel: Opdrachtregel) -> str:
    """Return how much help was ordered: "115 minuten per week". `eenheid` and `frequentie` are codes of iWmo."""
    n = regel.volume
    hoeveel = {
        "01": ngettext("%(n)s minuut", "%(n)s minuten", n),
        "04": ngettext("%(n)s uur", "%(n)s uren", n),
        "14": ngettext("%(n)s etmaal", "%(n)s etmalen", n),
        "16": ngettext("%(n)s dagdeel", "%(n)s dagdelen", n),
        "82": ngettext("%(n)s stuk", "%(n)s stuks", n),
        "83": ngettext("%(n)s euro", "%(n)s euro", n),
        "84": ngettext("%(n)s keer", "%(n)s keer", n),
    }[regel.eenheid] % {"n": n}
    per = {
        "1": _("%(hoeveel)s per dag"),
        "2": _("%(hoeveel)s per week"),
        "4": _("%(hoeveel)s per maand"),
        "6": _("%(hoeveel)s in totaal"),
    }[regel.frequentie]
    return per % {"hoeveel": hoeveel}


def naam(regel: Opdrachtregel) -> str:
    """Return "Mevrouw Fatma Aydin, Bunde", without a place when that is secret or unknown; "Opdracht 12, Vaals" of an
    order that a list shows without a name."""
    if not regel.inwoner:
        return _("Opdracht %(nummer)s, %(gemeente)s") % {"nummer": regel.nummer, "gemeente": regel.gemeente_naam}
    return ", ".join(deel for deel in (woorden.met_hoofdletter(regel.inwoner), regel.plaats) if deel)


@dataclass(frozen=True)
class Rij:
    """One row: the order, what it asks or how it stands, and when, with the state that belongs to it."""

    regel: Opdrachtregel
    naam: str
    wat: str
    stand: str
    wanneer: str
    pagina: str = "opdracht"

    @property
    def adres(self) -> str:
        """The page where this order is answered, started, stopped or told about; else its own page."""
        return reverse(f"aanbieder:{self.pagina}", args=[self.regel.toewijzing])


def is_gestopt(regel: Opdrachtregel) -> bool:
    """Return whether the help stopped for good."""
    return regel.gestopt_op is not None and regel.stop_reden != TIJDELIJK_GESTOPT


def loopt(regel: Opdrachtregel) -> bool:
    """Return whether the help is given now."""
    return regel.gestart_op is not None and regel.gestopt_op is None


def is_afgelopen(regel: Opdrachtregel, vandaag: date) -> bool:
    """Return whether the last day is past of help of which nobody told that it stopped."""
    return loopt(regel) and regel.einddatum is not None and regel.einddatum < vandaag


def vraagt_iets(regel: Opdrachtregel, vandaag: date) -> bool:
    """Return whether an order asks something of the provider now."""
    return regel.vraagt != Vraagt.NIETS or is_afgelopen(regel, vandaag)


def antwoord(regel: Opdrachtregel, vandaag: date) -> str:
    """Return what was said to an order, in words: "Ja, vanaf maandag 12 april"; "" before any answer."""
    if not regel.antwoord:
        return ""
    dag = woorden.datum_bij(regel.kan_vanaf or regel.ingangsdatum, vandaag)
    zin = _("Ja, maar later: vanaf %(dag)s") if regel.antwoord == "later" else _("Ja, vanaf %(dag)s")
    return zin % {"dag": dag}


def stand_bij(uiterlijk: date, vandaag: date) -> str:
    """Return the state of something that is asked: late, nearly, or waiting."""
    if uiterlijk < vandaag:
        return "te-laat"
    return "let-op" if tel_werkdagen(van=vandaag, tot=uiterlijk) <= DICHTBIJ_WERKDAGEN else "wacht"


def vraagt(regel: Opdrachtregel, vandaag: date) -> Rij:
    """Return the row of an order that asks something of the provider now."""
    dag = woorden.datum_bij(regel.uiterlijk, vandaag)
    if regel.vraagt == Vraagt.ANTWOORD:
        wat = _("Nieuwe opdracht: %(product)s, %(omvang)s.") % {
            "product": klein(regel.product),
            "omvang": omvang(regel),
        }
        wanneer = _("antwoord uiterlijk %(dag)s") % {"dag": dag} if dag else _("geef uw antwoord")
    elif regel.vraagt == Vraagt.START:
        afgesproken = woorden.datum_bij(regel.kan_vanaf or regel.ingangsdatum, vandaag)
        wat = _("De startdag ontbreekt. De hulp zou beginnen op %(dag)s.") % {"dag": afgesproken}
        return Rij(regel, naam(regel), wat, "let-op", _("geef de dag door"), "start")
    elif is_afgelopen(regel, vandaag):
        laatste = woorden.datum_bij(regel.einddatum, vandaag)
        wat = _("De laatste dag was %(dag)s. Is de hulp gestopt?") % {"dag": laatste}
        return Rij(regel, naam(regel), wat, "let-op", _("geef de dag door"), "stop")
    else:
        return _vraagt_voortgang(regel, vandaag)
    return Rij(regel, naam(regel), wat, stand_bij(regel.uiterlijk, vandaag) if regel.uiterlijk else "let-op", wanneer)


def _vraagt_voortgang(regel: Opdrachtregel, vandaag: date) -> Rij:
    """Return the row of help of which we ask how it goes."""
    wat = ngettext(
        "Hoe gaat het? Drie vragen over %(n)s resultaat.",
        "Hoe gaat het? Drie vragen over elk van %(n)s resultaten.",
        regel.resultaten,
    ) % {"n": regel.resultaten}
    wanneer = _("uiterlijk %(dag)s") % {"dag": woorden.datum_bij(regel.uiterlijk, vandaag)}
    # nobody is harmed by a late word on how it goes: it is pointed out, never red
    nabij = regel.uiterlijk is not None and stand_bij(regel.uiterlijk, vandaag) != "wacht"
    pagina = "voortgang" if regel.resultaten else "opdracht"
    return Rij(regel, naam(regel), wat, "let-op" if nabij else "wacht", wanneer, pagina)


def staat(regel: Opdrachtregel, vandaag: date) -> Rij:
    """Return the row of an order as it stands, for the list of all of them."""
    wat = _("%(product)s, %(omvang)s.") % {"product": regel.product, "omvang": omvang(regel)}
    if regel.gestopt_op is not None and not is_gestopt(regel):
        dag = woorden.datum_bij(regel.gestopt_op, vandaag)
        stand, wanneer = "wacht", _("stopte even op %(dag)s") % {"dag": dag}
    elif regel.gestopt_op is not None:
        stand, wanneer = "klaar", _("gestopt op %(dag)s") % {"dag": woorden.datum_bij(regel.gestopt_op, vandaag)}
    elif regel.gestart_op is not None:
        stand, wanneer = "loopt", _("begonnen op %(dag)s") % {"dag": woorden.datum_bij(regel.gestart_op, vandaag)}
    elif regel.vraagt == Vraagt.ANTWOORD:
        stand, wanneer = "wacht", _("wacht op uw antwoord")
    elif regel.vraagt == Vraagt.START:
        stand, wanneer = "let-op", _("nog geen startdag")
    else:
        begin = woorden.datum_bij(regel.kan_vanaf or regel.ingangsdatum, vandaag)
        stand, wanneer = "wacht", _("begint op %(dag)s") % {"dag": begin}
    return Rij(regel, naam(regel), wat, stand, wanneer)


def gestopt(regel: Opdrachtregel, vandaag: date) -> Rij:
    """Return the row of an order that stopped for good: number, product and days, and nobody's name."""
    wat = _("%(product)s, van %(van)s tot en met %(tot)s.") % {
        "product": regel.product,
        "van": woorden.datum_bij(regel.gestart_op, vandaag),
        "tot": woorden.datum_bij(regel.gestopt_op, vandaag),
    }
    return Rij(regel, naam(regel), wat, "klaar", _("gestopt"))


def klein(tekst: str) -> str:
    """Return a name of a product as it stands inside a sentence."""
    return tekst[:1].lower() + tekst[1:]


def voortgang(regel: Opdrachtregel, vandaag: date) -> Rij:
    """Return the row of help that runs, with when something was told last and until when it is asked now."""
    if regel.voortgang_op is not None:
        wat = _("Laatst verteld op %(dag)s.") % {"dag": woorden.datum_bij(regel.voortgang_op, vandaag)}
    else:
        wat = _("Nog niets verteld. Begonnen op %(dag)s.") % {"dag": woorden.datum_bij(regel.gestart_op, vandaag)}
    if regel.vraagt == Vraagt.VOORTGANG:
        gevraagd = _vraagt_voortgang(regel, vandaag)
        return Rij(regel, naam(regel), wat, gevraagd.stand, gevraagd.wanneer)
    return Rij(regel, naam(regel), wat, "klaar" if regel.voortgang_op else "wacht", _("nu niets nodig"))


def einde(regel: Opdrachtregel, vandaag: date) -> Rij:
    """Return the row of help that ends soon."""
    wat = _("%(product)s, %(omvang)s.") % {"product": regel.product, "omvang": omvang(regel)}
    dag = woorden.datum_bij(regel.einddatum, vandaag)
    return Rij(regel, naam(regel), wat, "wacht", _("tot en met %(dag)s") % {"dag": dag})
