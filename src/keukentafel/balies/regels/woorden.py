"""What a regulation, an article and a status are called on a page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.model import Artikel, Regeling
from keukentafel.recht.taal.verordening import plaatsnamen


def laag(regeling: Regeling) -> str:
    """What kind of regulation it is."""
    return {
        "WET": _("wet"),
        "AMVB": _("besluit van de regering"),
        "MINISTERIELE_REGELING": _("regeling van de minister"),
        "GEMEENTELIJKE_VERORDENING": _("verordening van de gemeenteraad"),
        "BELEIDSREGEL": _("beleidsregel van de gemeente"),
        "UITVOERINGSBELEID": _("afspraak over de uitvoering"),
    }.get(regeling.laag, regeling.laag.lower().replace("_", " "))


def waar(boek: Boek, regeling: Regeling) -> str:
    """Where it counts: the whole country, a cooperation, or a municipality."""
    if regeling.gemeente:
        naam = plaatsnamen().get(regeling.gemeente)
        return _("gemeente %(naam)s") % {"naam": naam} if naam else _("nergens: dit is een voorbeeld")
    if regeling.gebied:
        return _("samenwerking %(naam)s") % {"naam": boek.gebieden[regeling.gebied].naam}
    return _("heel Nederland")


def naam(boek: Boek, regeling: Regeling) -> str:
    """What a regulation is called; where more of ours are part of one law, with what this one is about.

    "Wmo 2015 (eigen bijdrage)": the words of its name in the book that its own name does not say.
    """
    if all(ander.id == regeling.id or ander.noemer != regeling.noemer for ander in boek.regelingen()):
        return regeling.noemer
    al = set(regeling.noemer.lower().split())
    eigen = [deel for deel in re.split(r"[._]", regeling.id) if deel not in al]
    return f"{regeling.noemer} ({' '.join(eigen)})" if eigen else regeling.noemer


def kop(artikel: Artikel) -> str:
    """The heading of an article: "Artikel 2.1.4a", or the name of a part without a number."""
    if not artikel.nummer:
        return _("De waarde")
    if artikel.nummer[0].isdigit():
        return _("Artikel %(nummer)s") % {"nummer": artikel.nummer}
    return artikel.nummer[0].upper() + artikel.nummer[1:]


def status(woord: str) -> str:
    """How sure it is, said only when it is not: "" for what was decided."""
    return {
        "onbevestigd": _("nog niet bevestigd"),
        "ontwerp": _("nog een ontwerp"),
        "scenario": _("een voorbeeld, geen geldend recht"),
    }.get(woord, "")
