"""De tekst van een voorstel maken uit een tekst die er al is, zonder de rest ervan te veranderen."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from fractions import Fraction
from textwrap import dedent

from keukentafel.recht.motor.artikellezer import sluitende_reeks
from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.recht.motor.model import Bepaling, DeelVanReeks, Regeling
from keukentafel.recht.motor.waarden import Waarde, in_woorden
from keukentafel.recht.motor.yamltekst import knoop_van

_SCHEMA = "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json"


@dataclass(frozen=True, slots=True)
class Waardeplek:
    """Een getal of bedrag in een versie dat een gemeente kan wijzigen: waar het staat, en wat er op een dag staat."""

    regeling: str
    artikel: str
    naam: str
    eenheid: str
    waarde: int


def waardeplekken(regeling: Regeling, op: date) -> tuple[Waardeplek, ...]:
    """De hele getallen en bedragen van een versie met hun waarde op een dag. Al het andere wijzigt men in de tekst."""
    plekken: list[Waardeplek] = []
    for artikel in regeling.artikelen:
        for bepaling in artikel.bepalingen.values():
            waarde = _op(bepaling, op)
            if type(waarde) is int:
                plekken.append(Waardeplek(regeling.id, artikel.nummer, bepaling.naam, bepaling.eenheid, waarde))
    return tuple(plekken)


def _op(bepaling: Bepaling, op: date) -> Waarde:
    for deel in reversed(bepaling.reeks):
        if deel.van <= op and (deel.tot is None or op < deel.tot):
            return deel.waarde
    return bepaling.waarde


def op_dag_gepubliceerd(tekst: str, dag: date) -> str:
    """Dezelfde tekst met deze dag als `publication_date`. Fout: RegelingKloptNiet zonder die regel."""
    return _zet(tekst, "publication_date", f"'{dag}'")


def nieuwe_versie(tekst: str, van: date) -> str:
    """Dezelfde tekst als versie met een andere eerste dag; een laatste dag die daarvoor ligt vervalt."""
    oud = lees_tekst(tekst)
    if oud.geldt_tot is not None and oud.geldt_tot < van:
        tekst = _weg(tekst, "valid_to")
    return _zet(tekst, "valid_from", f"'{van}'")


def eigen_versie(tekst: str, *, gemeente: str, kort: str, van: date) -> str:
    """De tekst van een samenwerking of van het land als begin van een eigen regeling van een gemeente (GM0935).

    `kort` is de korte naam van de gemeente en komt achter de naam van de regeling.
    """
    oud = lees_tekst(tekst)
    tekst = _zet(_weg(_weg(nieuwe_versie(tekst, van), "gebied"), "gemeente_code"), "$id", f"{oud.id}_{_slug(kort)}")
    return re.sub(r"^(valid_from:.*)$", rf"\1\ngemeente_code: {gemeente}", tekst, count=1, flags=re.M)


def lege_regeling(*, gemeente: str, kort: str, van: date) -> str:
    """De kop van een nieuwe regeling; wat leeg is vult de schrijver in."""
    return f"""$schema: {_SCHEMA}
$id: nieuwe_regeling_{_slug(kort)}
regulatory_layer: BELEIDSREGEL
publication_date: '{van}'
valid_from: '{van}'
gemeente_code: {gemeente}
url: ""
name: ""
status: onbevestigd
bron: ""
uitbreiding: keukentafel/1
articles:
  - number: '1'
    text: ""
    url: ""
"""


def _slug(kort: str) -> str:
    return kort.replace("-", "_")


def met_andere_waarde(tekst: str, *, artikel: str, naam: str, deel: DeelVanReeks) -> str:
    """Dezelfde tekst met een nieuwe waarde vanaf `deel.van`; de waarde die daar gold eindigt op die dag.

    Een latere waarde in de reeks blijft staan: de nieuwe geldt dan tot die dag. Fout: RegelingKloptNiet als de waarde
    er niet staat, of als de regeling op die dag niet geldt.
    """
    regeling = lees_tekst(tekst)
    if deel.van < regeling.geldt_van or (regeling.geldt_tot is not None and deel.van > regeling.geldt_tot):
        raise RegelingKloptNiet(f"Deze versie geldt niet op {in_woorden(deel.van)}. Kies een dag waarop zij geldt.")
    bepaling = _bepaling(regeling, artikel, naam)
    nummers = [nr for nr, a in enumerate(regeling.artikelen) if a.nummer == artikel and naam in a.bepalingen]
    knoop = knoop_van(tekst, "articles", nummers[0], "machine_readable", "definitions", naam)
    assert knoop is not None, "de lezer vond haar wel"
    van, tot = _plek(tekst, knoop.start_mark), _plek(tekst, knoop.end_mark)
    was = tekst[van:tot]
    if "#" in re.sub(r'"[^"\n]*"|\'[^\'\n]*\'', "", was):
        raise RegelingKloptNiet(f"Bij {naam} staat een opmerking (#). Wijzig deze waarde in de tekst zelf.")
    delen = sluitende_reeks(tuple(_delen(bepaling, regeling, deel)), naam)
    rest = was[len(was.rstrip()) :]
    return tekst[:van] + _als_reeks(bepaling, delen, " " * (knoop.start_mark.column + 2)) + rest + tekst[tot:]


def _bepaling(regeling: Regeling, artikel: str, naam: str) -> Bepaling:
    for deel in regeling.artikelen:
        if deel.nummer == artikel and naam in deel.bepalingen:
            return deel.bepalingen[naam]
    raise RegelingKloptNiet(f"Artikel {artikel} kent geen waarde {naam}.")


def _delen(bepaling: Bepaling, regeling: Regeling, nieuw: DeelVanReeks) -> Iterator[DeelVanReeks]:
    """De reeks met het nieuwe deel erin; wat op dezelfde dag begon, vervalt in deze versie."""
    oud = bepaling.reeks or (DeelVanReeks(regeling.geldt_van, None, bepaling.waarde, bepaling.bron, bepaling.status),)
    later = [deel.van for deel in oud if deel.van > nieuw.van]
    for deel in oud:
        if deel.van < nieuw.van:
            over = deel.tot is None or deel.tot > nieuw.van
            yield replace(deel, tot=nieuw.van) if over else deel
        elif deel.van > nieuw.van:
            yield deel
    yield replace(nieuw, tot=min(later, default=None))


def _als_reeks(bepaling: Bepaling, delen: tuple[DeelVanReeks, ...], inspringen: str) -> str:
    """De bepaling als YAML op regels van haar eigen, een regel per deel. JSON-tekst is ook YAML-tekst."""
    kop = [f"type: {bepaling.soort}"] if bepaling.soort else []
    kop += [f"type_spec: {{unit: {bepaling.eenheid}}}"] if bepaling.eenheid else []
    regels = [", ".join([*kop, "waarden: ["])]
    for deel in delen:
        paren = [f"van: '{deel.van}'"]
        paren += [f"tot: '{deel.tot}'"] if deel.tot is not None else []
        paren += [f"waarde: {_getal(deel.waarde)}", f"bron: {json.dumps(deel.bron, ensure_ascii=False)}"]
        paren += [f"status: {deel.status}"]
        paren += [f"bekend: '{deel.bekend}'"] if deel.bekend is not None else []
        regels.append(f"{inspringen}{{{', '.join(paren)}}},")
    return "{" + "\n".join(regels) + "]}"


def _getal(waarde: Waarde) -> str:
    if isinstance(waarde, Fraction):
        raise RegelingKloptNiet("Deze waarde is een breuk. Wijzig haar in de tekst zelf.")
    assert type(waarde) is int, "alleen getallen staan op de lijst"
    return str(waarde)


def verschil_in_tekst(was: str, wordt: str) -> tuple[tuple[str, str], ...]:
    """De regels die anders worden: per plek wat er stond en wat er komt te staan. Leeg als de teksten gelijk zijn.

    Hoe ver een plek als geheel inspringt, valt weg.
    """
    oud, nieuw = was.splitlines(), wordt.splitlines()
    return tuple(
        (dedent("\n".join(oud[a:b])), dedent("\n".join(nieuw[c:d])))
        for soort, a, b, c, d in SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes()
        if soort != "equal"
    )


def _plek(tekst: str, merk: object) -> int:
    regel, kolom = merk.line, merk.column  # type: ignore[attr-defined]
    return sum(len(deel) for deel in tekst.splitlines(keepends=True)[:regel]) + int(kolom)


def _zet(tekst: str, veld: str, waarde: str) -> str:
    nieuw, aantal = re.subn(rf"^{re.escape(veld)}:.*$", f"{veld}: {waarde}", tekst, count=1, flags=re.M)
    if not aantal:
        raise RegelingKloptNiet(f"zet {veld} bovenaan op een eigen regel")
    return nieuw


def _weg(tekst: str, veld: str) -> str:
    return re.sub(rf"^{re.escape(veld)}:.*\n", "", tekst, count=1, flags=re.M)
