"""The plays: each meets all it expects, and breaking the act behind it makes it miss."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from keukentafel.project import verhalen
from keukentafel.project.cluster import Cluster
from keukentafel.project.verhalen import mensen, s_a1
from keukentafel.project.verhalen.toneel import Toneel, op_het_toneel
from keukentafel.recht import besluit as recht_besluit
from keukentafel.recht import evaluatie as recht_evaluatie
from keukentafel.recht import melden as recht_melden
from keukentafel.recht import spoed as recht_spoed
from keukentafel.recht import termijnen
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.termijnen import TERMIJNEN
from keukentafel.reis import zaakwerk
from keukentafel.reis.besluiten import tekenen, termijn
from keukentafel.reis.besluiten.spoed import lopend
from keukentafel.reis.evalueren import nazorg
from keukentafel.reis.inzien import dossier
from keukentafel.reis.melden import ontvangen
from keukentafel.reis.onderzoeken import schrijven, stand, verslagbrief, versturen
from keukentafel.stelsel import klok
from tests.berichten.iwmo.gedeeld import schemafouten
from tests.berichten.pdftekst import Pdf

Breek = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.django_db
@pytest.mark.parametrize("id", verhalen.lijst())
def test_elk_verhaal_haalt_alles(id: str, tmp_path: Path) -> None:
    uit = op_het_toneel(id, tmp_path)
    assert [v["tekst"] for v in uit["verwacht"] if not v["gehaald"]] == []
    assert len(uit["verwacht"]) >= 8
    assert list(uit) == ["id", "termijnen", "brieven", "berichten", "verwacht"]
    assert uit["id"] == id
    json.dumps(uit)
    assert all(date.fromisoformat(dag) for dag in uit["termijnen"].values())
    for brief in uit["brieven"]:
        assert set(brief) == {"soort", "dag", "aan", "titel"}
    stammen = {p.stem for p in tmp_path.iterdir() if p.suffix == ".pdf"}
    assert len(stammen) == len(uit["brieven"]) > 0
    berichten = {p.name for p in tmp_path.glob("bericht-*.xml")}
    assert len(berichten) == len(uit["berichten"])
    brieven = {f"{s}.{x}" for s in stammen for x in ("pdf", "html", "txt")}
    assert {p.name for p in tmp_path.iterdir()} == brieven | berichten | {"logboek.txt"}


@pytest.mark.django_db
def test_de_berichten_van_het_verhaal_kloppen_met_de_schemas(tmp_path: Path) -> None:
    uit = op_het_toneel("S-C1", tmp_path)
    soorten = [b["soort"] for b in uit["berichten"]]
    assert soorten == ["WMO301", "WMO302", "WMO305", "WMO306"]
    for soort, pad in zip(soorten, sorted(tmp_path.glob("bericht-*.xml")), strict=True):
        assert schemafouten(soort, pad.read_bytes()) == []
        assert pad.stem.endswith(soort)


@pytest.mark.django_db
def test_termijnen_zijn_die_van_de_scenario_tekst() -> None:
    assert op_het_toneel("S-A9", None)["termijnen"]["persoonlijk_plan_tot"] == "2027-02-08"
    assert op_het_toneel("s-m3", None)["termijnen"]["maart_onderzoek"] == "2027-05-10"
    assert TERMIJNEN["onderzoek"](startdag=date(2027, 3, 24)).uiterlijk == date(2027, 5, 10)


@pytest.mark.django_db
def test_het_geheime_adres_staat_in_geen_bestand(tmp_path: Path) -> None:
    op_het_toneel("S-H2", tmp_path)
    deel = (mensen.ANOUK.straat, mensen.ANOUK.plaats)
    for bestand in tmp_path.iterdir():
        if bestand.suffix == ".pdf":
            pdf = Pdf(bestand.read_bytes())
            tekst = pdf.boom().tekst + pdf.xmp()
            assert "Beste" in tekst
        else:
            tekst = bestand.read_text(encoding="utf-8")
        assert not any(d in tekst for d in deel), bestand.name


def _geen_belemmering(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_melden, "belemmeringen_afspraak", lambda **k: ())


def _altijd_op_tijd(m: pytest.MonkeyPatch) -> None:
    echt = recht_melden.plan_ontvangen
    m.setattr(recht_melden, "plan_ontvangen", lambda **k: replace(echt(**k), op_tijd=True))


def _iedereen_erin(m: pytest.MonkeyPatch) -> None:
    m.setattr(dossier, "mag_erin", lambda *a: (True, None))


def _adres_op_de_brief(m: pytest.MonkeyPatch) -> None:
    regels = ("Verborgenhof 77", "6229 ZZ Schuilhoven")
    m.setattr(ontvangen, "envelop_bij_melding", lambda *a: regels)
    m.setattr(zaakwerk, "envelop", lambda *a: regels)


def _laatste_datum_telt(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_melden, "startdag_van", max)


def _datum_gaat_niet_mee(m: pytest.MonkeyPatch) -> None:
    m.setattr(ontvangen, "_controleer", lambda ontvangst, dag, **_: dag)


def _dag_in_wereldtijd(m: pytest.MonkeyPatch) -> None:
    def dag_van(op: datetime) -> date:
        return op.astimezone(UTC).date()

    m.setattr(klok, "dag_van", dag_van)


def _niet_nabellen(m: pytest.MonkeyPatch) -> None:
    m.setattr(versturen, "zet_op_dag", lambda **k: None)


def _onderzoek_nooit_open(m: pytest.MonkeyPatch) -> None:
    m.setattr(stand, "ontbreekt_in_onderzoek", lambda bevindingen: ())


def _nooit_te_laat(m: pytest.MonkeyPatch) -> None:
    m.setattr(termijn, "te_laat_besluit", lambda **k: 0)


def _bezwaar_een_dag_korter(m: pytest.MonkeyPatch) -> None:
    m.setattr(tekenen, "bezwaar_uiterlijk", lambda op: recht_besluit.bezwaar_uiterlijk(op) - timedelta(days=1))


def _ondersteuning_overgeslagen(m: pytest.MonkeyPatch) -> None:
    m.setattr(versturen, "weiger_zonder_antwoord", lambda *a: None)


def _gat_niet_gezien(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_spoed, "gat", lambda **k: None)


def _geen_verlenging_voorgesteld(m: pytest.MonkeyPatch) -> None:
    m.setattr(lopend, "verlengingsvoorstel", lambda **k: None)


def _plan_vergeten(m: pytest.MonkeyPatch) -> None:
    echt = verslagbrief.verslaggegevens
    m.setattr(versturen, "verslaggegevens", lambda **k: echt(**k) | {"plan_meegenomen": False})


def _besluit_zonder_onderzoek(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_besluit, "ontbreekt_in_onderzoek", lambda bevindingen: ())


def _afwijzing_zonder_grond(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_besluit, "_afwijzing", lambda ontwerp: ())


def _resultaat_is_genoeg(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_besluit, "_hulp", lambda ontwerp: ())


def _tijd_is_niet_nodig(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_besluit, "_tijd", lambda *a: ())


def _tweede_tekst_kwijt(m: pytest.MonkeyPatch) -> None:
    m.setattr(schrijven, "_naast_elkaar", lambda *a: None)


def _een_woord_dat_er_is(m: pytest.MonkeyPatch) -> None:
    m.setattr(s_a1, "ZIEKTEWOORDEN", ("zingeving", "dimensie"))


def _pasen_vergeten(m: pytest.MonkeyPatch) -> None:
    echt = termijnen.besluit

    @wraps(echt)
    def zonder_pasen(*, startdag: date) -> Termijn:
        return replace(echt(startdag=startdag), uiterlijk=echt(startdag=startdag).ruw)

    m.setattr(termijnen, "besluit", zonder_pasen)


def _niemand_bewerkt(m: pytest.MonkeyPatch) -> None:
    m.setattr(schrijven, "BEZIG", timedelta(0))


def _geen_doel_zonder_maat(m: pytest.MonkeyPatch) -> None:
    m.setattr(recht_evaluatie.Doelstand, "meetbaar", property(lambda zelf: True))


def _niet_per_resultaat(m: pytest.MonkeyPatch) -> None:
    echt = recht_evaluatie.lokaal

    def lokaal(**k: Any) -> Any:
        waarde = echt(**k)
        return replace(waarde, waarde=0) if k["naam"] == "resultaatdatum_weken" else waarde

    m.setattr(recht_evaluatie, "lokaal", lokaal)


def _nazorg_een_week_later(m: pytest.MonkeyPatch) -> None:
    def later(**k: Any) -> Any:
        dag = recht_evaluatie.nazorgdag(**k)
        return replace(dag, uiterlijk=dag.uiterlijk + timedelta(weeks=1)) if dag else None

    m.setattr(nazorg, "nazorgdag", later)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("id", "breek"),
    [
        ("S-A1", _niet_nabellen),
        ("S-A1", _onderzoek_nooit_open),
        ("S-A1", _een_woord_dat_er_is),
        ("S-A2", _nooit_te_laat),
        ("S-A2", _pasen_vergeten),
        ("S-A2", _bezwaar_een_dag_korter),
        ("S-A3", _ondersteuning_overgeslagen),
        ("S-A4", _gat_niet_gezien),
        ("S-A4", _geen_verlenging_voorgesteld),
        ("S-A7", _geen_doel_zonder_maat),
        ("S-A7", _niet_per_resultaat),
        ("S-A7", _nazorg_een_week_later),
        ("S-A9", _plan_vergeten),
        ("S-A16", _besluit_zonder_onderzoek),
        ("S-A16", _afwijzing_zonder_grond),
        ("S-A17", _resultaat_is_genoeg),
        ("S-A17", _tijd_is_niet_nodig),
        ("S-H5", _tweede_tekst_kwijt),
        ("S-H5", _niemand_bewerkt),
        ("S-A8", _geen_belemmering),
        ("S-A9", _altijd_op_tijd),
        ("S-H1", _iedereen_erin),
        ("S-H2", _adres_op_de_brief),
        ("S-M1", _laatste_datum_telt),
        ("S-M2", _datum_gaat_niet_mee),
        ("S-M3", _dag_in_wereldtijd),
    ],
)
def test_een_gebroken_handeling_wordt_gemist(id: str, breek: Breek, monkeypatch: pytest.MonkeyPatch) -> None:
    breek(monkeypatch)
    gemist = [v["tekst"] for v in op_het_toneel(id, None)["verwacht"] if not v["gehaald"]]
    assert any("brak af" not in tekst for tekst in gemist)  # seen for what it is, not only stumbled over


@pytest.mark.django_db
def test_een_verhaal_dat_afbreekt_is_een_misser(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*a: Any, **k: Any) -> None:
        raise RuntimeError("de handeling is stuk")

    monkeypatch.setattr("keukentafel.project.verhalen.s_a9.plan_indienen", stuk)
    laatste = op_het_toneel("S-A9", None)["verwacht"][-1]
    assert laatste["gehaald"] is False
    assert "de handeling is stuk" in laatste["tekst"]


@pytest.mark.django_db
def test_rondlezen_leest_de_bladzijden_op_de_dag_van_het_verhaal() -> None:
    toneel = Toneel()
    gemeente = toneel.gemeente("vaals")
    bladzijden = toneel.lees_rond(f"/{gemeente.slug}/", wie=None, op=klok.moment(date(2027, 2, 1)))
    assert len(bladzijden) >= 3
    assert any("Vaals" in tekst for tekst in bladzijden.values())


def test_onbekend_verhaal_noemt_wat_er_wel_is() -> None:
    with pytest.raises(verhalen.OnbekendVerhaal) as fout:
        verhalen.speel("S-Z9")
    assert all(id in str(fout.value) for id in verhalen.lijst())


def test_spelen_in_een_eigen_database_die_daarna_weg_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plekken: list[Path] = []
    start = Cluster.start

    def onthoud(cluster: Cluster) -> bool:
        plekken.extend((cluster.wortel, cluster.socket))
        return start(cluster)

    monkeypatch.setattr(Cluster, "start", onthoud)
    uit = verhalen.speel("s-m3", tmp_path / "map")
    assert uit["id"] == "S-M3"
    assert all(v["gehaald"] for v in uit["verwacht"])
    assert len(list((tmp_path / "map").glob("*.pdf"))) == 4
    assert len(plekken) == 2
    assert not any(plek.exists() for plek in plekken)
