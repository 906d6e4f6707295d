"""YAML lezen zonder verlies: een getal blijft exact, een datum blijft tekst, een dubbele naam is een fout.

De regels zijn die van YAML 1.2 (de 'core'-soorten): `no` en `1:30` zijn tekst, en 0.1 is precies een tiende.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from keukentafel.recht.motor.fouten import RegelingKloptNiet

try:
    from yaml import CSafeLoader as _Basis
except ImportError:  # zonder libyaml leest het trager, maar hetzelfde
    from yaml import SafeLoader as _Basis  # type: ignore[assignment]

_HOOGSTE_MACHT = 400
"""Een getal als 1e999999 is geen wet maar een aanval op het geheugen."""


class _Lader(_Basis):
    """De lezer van YAML 1.2, zonder wat YAML 1.1 er zelf bij verzint."""

    def get_single_node(self) -> Any:
        """De knopen van het bestand. Fout: RegelingKloptNiet als een blok met * ergens herhaald wordt."""
        wortel = super().get_single_node()
        geweest: set[int] = set()
        rij = [wortel]
        while rij:
            knoop = rij.pop()
            if isinstance(knoop, yaml.CollectionNode):
                if id(knoop) in geweest:
                    # een herhaling van herhalingen is op papier klein en in het geheugen niet
                    raise RegelingKloptNiet(
                        f"regel {knoop.start_mark.line + 1}: schrijf een blok voluit, zonder & en *"
                    )
                geweest.add(id(knoop))
                rij += [deel for paar in knoop.value for deel in (paar if isinstance(paar, tuple) else (paar,))]
        return wortel


_Lader.yaml_implicit_resolvers = {}
_SOORTEN: tuple[tuple[str, str, str], ...] = (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?$", "-+.0123456789"),
)
for _naam, _patroon, _eerste in _SOORTEN:
    _Lader.add_implicit_resolver(f"tag:yaml.org,2002:{_naam}", re.compile(_patroon), [*_eerste])
_Lader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])


def _getal(lader: Any, knoop: Any) -> int | Fraction:
    tekst = lader.construct_scalar(knoop)
    macht = re.search(r"[eE]([-+]?\d+)$", tekst)
    if len(tekst) > _HOOGSTE_MACHT or (macht and abs(int(macht[1])) > _HOOGSTE_MACHT):
        raise RegelingKloptNiet(f"regel {knoop.start_mark.line + 1}: dit getal is te groot")
    breuk = Fraction(tekst)
    return breuk.numerator if breuk.denominator == 1 else breuk


def _blok(lader: Any, knoop: Any) -> Iterator[dict[object, object]]:
    blok: dict[object, object] = {}
    yield blok
    for sleutel, waarde in knoop.value:
        naam = lader.construct_object(sleutel, deep=True)
        regel = sleutel.start_mark.line + 1
        if isinstance(naam, list | dict):
            raise RegelingKloptNiet(f"regel {regel}: een naam is tekst")
        if naam in blok:
            raise RegelingKloptNiet(f"regel {regel}: de naam {naam!r} staat er twee keer")
        blok[naam] = lader.construct_object(waarde, deep=True)


_Lader.add_constructor("tag:yaml.org,2002:int", _getal)
_Lader.add_constructor("tag:yaml.org,2002:float", _getal)
_Lader.add_constructor("tag:yaml.org,2002:map", _blok)


def uit_yaml(tekst: str, waar: str = "de tekst") -> object:
    """De inhoud van een YAML-tekst. Getallen zijn int of Fraction. Fout: RegelingKloptNiet als het geen YAML is."""
    try:
        return yaml.load(tekst, Loader=_Lader)
    except RegelingKloptNiet as fout:
        raise RegelingKloptNiet(f"{waar}, {fout}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as fout:
        raise RegelingKloptNiet(f"{waar} is geen leesbare YAML: {fout}") from fout


def knoop_van(tekst: str, *pad: str | int) -> yaml.Node | None:
    """De plek in een YAML-tekst, langs namen en nummers omlaag, met haar begin en einde; None als zij er niet is.

    Fout: RegelingKloptNiet als het geen YAML is.
    """
    try:
        knoop = yaml.compose(tekst, Loader=_Lader)
    except (yaml.YAMLError, RecursionError, ValueError) as fout:
        raise RegelingKloptNiet(f"de tekst is geen leesbare YAML: {fout}") from fout
    for stap in pad:
        if isinstance(knoop, yaml.MappingNode):
            knoop = next((waarde for sleutel, waarde in knoop.value if sleutel.value == stap), None)
        elif isinstance(knoop, yaml.SequenceNode) and isinstance(stap, int) and stap < len(knoop.value):
            knoop = knoop.value[stap]
        else:
            return None
    return knoop


def lees_yaml(bestand: Path) -> object:
    """De inhoud van een YAML-bestand. Fout: RegelingKloptNiet als het er niet is of niet te lezen is."""
    try:
        tekst = bestand.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fout:
        raise RegelingKloptNiet(f"{bestand.name} is niet te lezen: {fout}") from fout
    return uit_yaml(tekst, bestand.name)
