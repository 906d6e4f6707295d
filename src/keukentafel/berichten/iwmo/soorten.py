"""The kinds of message that we know, by version: one line each. The namespace of a message says which kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from keukentafel.berichten.iwmo.beschrijving import Klasse, Ruimten, beschrijf
from keukentafel.berichten.iwmo.bevinding import INWONER, Plaats
from keukentafel.berichten.iwmo.v3_2.start import Start, StartProduct, StartRetour
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopProduct, StopRetour
from keukentafel.berichten.iwmo.v3_2.toewijzing import Toewijzing, ToewijzingRetour
from keukentafel.berichten.iwmo.waarden import Vast
from keukentafel.berichten.iwmo.weigering import BerichtGeweigerd, Reden

Bericht = Toewijzing | ToewijzingRetour | Start | StartRetour | Stop | StopRetour
"""Every message that we can read and write."""

Heenbericht = Toewijzing | Start | Stop
"""Every message that gets a return."""

Leverregel = StartProduct | StopProduct
"""A line of a 305 or a 307: a delivery that began or stopped."""

_RUIMTE: Final = re.compile(r"http://www\.istandaarden\.nl/iwmo/([0-9]+)_([0-9]+)/(wmo[0-9]+)/schema")


@dataclass(frozen=True, slots=True)
class Berichtsoort:
    """A kind of message: its name (WMO301), version ("3.2"), BerichtCode, dataclass and the name of its return."""

    naam: str
    versie: str
    code: str
    maak: type
    retour: str | None = None
    ruimten: Ruimten = field(init=False)
    klasse: Klasse = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        laag = self.naam.lower()
        hoofd, sub = self.versie.split(".")
        basis = f"http://www.istandaarden.nl/iwmo/{hoofd}_{sub}"
        ruimten = Ruimten(f"{basis}/{laag}/schema", laag, f"{basis}/basisschema/schema")
        vast = (
            Vast("BerichtCode", self.code),
            Vast("BerichtVersie", hoofd, getal=True),
            Vast("BerichtSubversie", sub, getal=True),
        )
        object.__setattr__(self, "ruimten", ruimten)
        object.__setattr__(self, "klasse", beschrijf(self.maak, ruimten, vast=vast))


SOORTEN: Final = (
    Berichtsoort("WMO301", "3.2", "414", Toewijzing, "WMO302"),
    Berichtsoort("WMO302", "3.2", "415", ToewijzingRetour),
    Berichtsoort("WMO305", "3.2", "418", Start, "WMO306"),
    Berichtsoort("WMO306", "3.2", "419", StartRetour),
    Berichtsoort("WMO307", "3.2", "420", Stop, "WMO308"),
    Berichtsoort("WMO308", "3.2", "421", StopRetour),
)

_OP_RUIMTE: Final = {soort.ruimten.bericht: soort for soort in SOORTEN}
_OP_KLASSE: Final = {soort.maak: soort for soort in SOORTEN}


def soort_van(bericht: object) -> Berichtsoort:
    """The kind of a message. Raises BerichtGeweigerd for something that is no message."""
    soort = _OP_KLASSE.get(type(bericht))
    if soort is None:
        raise BerichtGeweigerd("Dit is geen iWmo-bericht dat wij kennen.", reden=Reden.onbekend_bericht)
    return soort


def leverregels(bericht: Start | Stop) -> list[tuple[Plaats, Leverregel]]:
    """The lines of a 305 or a 307 in their order, each with its place."""
    veld = "start_producten" if isinstance(bericht, Start) else "stop_producten"
    return [((*INWONER, veld, i), regel) for i, regel in enumerate(getattr(bericht.inwoner, veld))]


def soort_op_naam(naam: str, versie: str) -> Berichtsoort:
    """The kind with a name in a version: soort_op_naam("WMO302", "3.2"). Raises KeyError when there is none."""
    for soort in SOORTEN:
        if (soort.naam, soort.versie) == (naam, versie):
            return soort
    raise KeyError((naam, versie))


def soort_van_wortel(element: str) -> Berichtsoort:
    """The kind whose root is an element, given as "namespace name". Raises BerichtGeweigerd for any other root."""
    ruimte, _, naam = element.rpartition(" ")
    soort = _OP_RUIMTE.get(ruimte)
    if soort is not None and naam == "Bericht":
        return soort
    gevonden = _RUIMTE.fullmatch(ruimte)
    if gevonden is None or naam != "Bericht":
        raise BerichtGeweigerd("Dit is geen iWmo-bericht.", reden=Reden.onbekend_bericht)
    versie = f"{gevonden[1]}.{gevonden[2]}"
    if versie not in {bekend.versie for bekend in SOORTEN}:
        raise BerichtGeweigerd(f"Versie {versie[:20]} van iWmo kennen wij niet.", reden=Reden.onbekende_versie)
    raise BerichtGeweigerd(
        f"Het bericht {gevonden[3].upper()[:20]} kennen wij niet in iWmo {versie}.", reden=Reden.onbekend_bericht
    )
