"""Golden cases a jurist can read: `geval / op / gegeven / dan` in gevallen/*.yaml, one test per case."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from keukentafel.recht import levering, melden
from keukentafel.recht.opschorting import StaatStil, met_opschorting
from keukentafel.recht.taal.kalender import feestdagen
from keukentafel.recht.taal.termijn import Duur, Eenheid, Termijn, bereken, teruggerekend
from keukentafel.recht.taal.tijd import Periode
from keukentafel.recht.termijnen import TERMIJNEN

MAP = Path(__file__).parent / "gevallen"
REPO = Path(__file__).parents[2]


def gevallen(naam: str) -> Any:
    """Every case of one file, each as a pytest parameter with the case's own sentence as its name."""
    lijst = yaml.safe_load((MAP / f"{naam}.yaml").read_text(encoding="utf-8"))
    return pytest.mark.parametrize("geval", lijst, ids=[geval["geval"] for geval in lijst])


def klopt(uitkomst: Termijn | StaatStil, dan: dict[str, Any]) -> None:
    for naam, verwacht in dan.items():
        gekregen = getattr(uitkomst, naam)
        assert (list(gekregen) if isinstance(gekregen, tuple) else gekregen) == verwacht, naam


@gevallen("termijnen")
def test_de_termijnen_van_de_toegang(geval: dict[str, Any]) -> None:
    termijn = TERMIJNEN[geval["gegeven"]["soort"]](startdag=geval["op"])
    klopt(termijn, geval["dan"])
    assert termijn.verschoven == (geval["dan"]["ruw"] != geval["dan"]["uiterlijk"])


@gevallen("termijnenwet")
def test_de_algemene_termijnenwet(geval: dict[str, Any]) -> None:
    gegeven = geval["gegeven"]
    duur = Duur(gegeven["aantal"], Eenheid(gegeven["eenheid"]))
    if gegeven.get("terug"):
        klopt(teruggerekend(soort="proef", gebeurtenis=geval["op"], duur=duur, grond=()), geval["dan"])
    else:
        klopt(bereken(soort="proef", startdag=geval["op"], duur=duur, grond=()), geval["dan"])


@gevallen("feestdagen")
def test_de_feestdagen_van_een_jaar(geval: dict[str, Any]) -> None:
    assert list(feestdagen(geval["op"].year)) == geval["dan"]


@gevallen("opschorting")
def test_opschorting_schuift_de_dag(geval: dict[str, Any]) -> None:
    termijn = TERMIJNEN["besluit"](startdag=geval["op"])
    uitkomst = met_opschorting(termijn, [Periode(begin, einde) for begin, einde in geval["gegeven"]["stil"]])
    assert isinstance(uitkomst, StaatStil) == ("sinds" in geval["dan"])
    klopt(uitkomst, geval["dan"])


@gevallen("melden")
def test_de_regels_van_melden(geval: dict[str, Any]) -> None:
    assert getattr(melden, geval["regel"])(**geval["gegeven"]) == geval["dan"]


@gevallen("levering")
def test_of_hulp_nodig_blijft(geval: dict[str, Any]) -> None:
    assert getattr(levering, geval["regel"])(**geval["gegeven"]) is geval["dan"]


def _gedeeld() -> Path:
    gedeeld = Path(os.environ.get("KEUKENTAFEL_SHARED", REPO.parent / "shared"))
    if not gedeeld.is_dir():
        reden = f"the shared folder is absent ({gedeeld.name}); set KEUKENTAFEL_SHARED"
        if os.environ.get("CI") == "true":
            pytest.fail(reden)
        pytest.skip(reden)
    return gedeeld


def test_alle_gedeelde_gevallen_en_hun_elfproef() -> None:
    gevallenmap = _gedeeld() / "gevallen"
    termijnen = json.loads((gevallenmap / "termijnen.json").read_text(encoding="utf-8"))["gevallen"]
    assert termijnen
    for geval in termijnen:
        uitkomst = TERMIJNEN[geval["soort"]](startdag=date.fromisoformat(geval["startdag"])).als_dict()
        assert {naam: uitkomst[naam] for naam in geval} == geval  # type: ignore[literal-required]
    nummers = json.loads((gevallenmap / "test_bsn.json").read_text(encoding="utf-8"))
    assert nummers
    assert [naam for naam, nummer in nummers.items() if melden.bsn_fout(nummer)] == []
