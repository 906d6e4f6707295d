"""The cases of gevallen/evaluatie.yaml, and what holds on every day."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.recht import evaluatie
from keukentafel.recht.evaluatie import Doelstand, aandacht
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

GEVALLEN = yaml.safe_load((Path(__file__).parent / "gevallen" / "evaluatie.yaml").read_text(encoding="utf-8"))
DAGEN = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("geval", GEVALLEN, ids=[geval["geval"] for geval in GEVALLEN])
def test_terugkijken_en_nazorg(geval: dict[str, Any]) -> None:
    gegeven = dict(geval["gegeven"])
    if "doelen" in gegeven:
        gegeven["doelen"] = [Doelstand(**doel) for doel in gegeven["doelen"]]
    uitkomst = getattr(evaluatie, geval["regel"])(**gegeven)
    if geval["dan"] is None:
        assert uitkomst is None
    elif isinstance(geval["dan"], list):
        assert [gemis.onderdeel for gemis in uitkomst] == geval["dan"]
        for gemis in uitkomst:
            assert lange_zinnen(gemis.zin) == moeilijke_woorden(gemis.zin) == []
    else:
        for naam, verwacht in geval["dan"].items():
            gekregen = getattr(uitkomst, naam)
            assert (list(gekregen) if isinstance(gekregen, tuple) else gekregen) == verwacht, naam


def test_the_signal_says_on_which_local_value_it_rests() -> None:
    weken = aandacht(
        gemeente="valkenburg-aan-de-geul", doelen=(), laatste_dag=date(2026, 12, 31), teruggekeken_op=None,
        peildatum=date(2026, 10, 8),
    ).weken  # fmt: skip
    assert weken is not None
    assert (weken.waarde, weken.eenheid, weken.is_voorbeeld) == (12, "weken", True)
    assert "S-A7" in weken.bron


@given(DAGEN, DAGEN, st.one_of(st.none(), DAGEN), st.one_of(st.none(), DAGEN))
def test_attention_only_grows_until_somebody_looked_back(
    dag: date, laatste: date, datum: date | None, terug: date | None
) -> None:
    doel = Doelstand("Mensen zien", "Elke week naar het koor", "Acht keer geweest", datum)

    def op(dag: date) -> evaluatie.Aandacht:
        return aandacht(gemeente="vaals", doelen=[doel], laatste_dag=laatste, teruggekeken_op=terug, peildatum=dag)

    vandaag, morgen = op(dag), op(dag + timedelta(days=1))
    assert set(vandaag.zonder_maat) <= set(morgen.zonder_maat)
    assert set(vandaag.bij_datum) <= set(morgen.bij_datum)
    assert vandaag.evalueren_voor is None or vandaag.evalueren_voor >= dag
    assert (vandaag.einde is None) or morgen.einde == vandaag.einde == laatste
    assert bool(vandaag.zonder_maat) == (datum is None and vandaag.einde is not None)
