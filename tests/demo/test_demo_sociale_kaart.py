"""The sociale kaart of the demo region: made up and says so, for every rung, in plain Dutch, the same each time."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from keukentafel.omgeving.sociale_kaart.models import Aanbod, Organisatie
from keukentafel.project.demo import lezen, regio
from keukentafel.project.demo.sociale_kaart import BEZET, AanbodD, OrganisatieD, maak_sociale_kaart
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.inzien import aanbod_in_de_buurt
from keukentafel.stelsel.gemeenten.namens import namens
from tests.huis.b1 import lange_zinnen, moeilijke_woorden

DAG = regio.VOORBEELDDAG
NAMEN = {g.code: g.naam for g in regio.gemeenten()}
BUNDE = "WK093802"


@pytest.fixture(scope="module")
def kaart() -> tuple[list[OrganisatieD], list[AanbodD]]:
    """Make it once for all tests of this file."""
    return maak_sociale_kaart(namen=NAMEN, peildag=DAG)


def test_een_honderdtal_verspreid_over_alles(kaart: tuple[list[OrganisatieD], list[AanbodD]]) -> None:
    organisaties, aanbod = kaart
    assert (len(organisaties), len(aanbod)) == (38, 105)
    assert min(Counter(a.gemeente for a in aanbod).values()) >= 14
    assert {a.gemeente for a in aanbod} == set(NAMEN)
    assert {a.soort for a in aanbod} == set(Aanbod.Soort.values)
    assert {a.toegang for a in aanbod} == set(Aanbod.Toegang.values)
    assert {a.trede for a in aanbod} == set(Trede)
    assert {a.dimensie for a in aanbod} == set(Dimensie)
    assert {o.soort for o in organisaties} == set(Organisatie.Soort.values)
    assert {a.organisatie for a in aanbod} == {o.id for o in organisaties}
    for rijen in (organisaties, aanbod):
        assert [r.id for r in rijen] == list(range(1, len(rijen) + 1))


def test_elke_wijk_bestaat_en_heeft_iets(kaart: tuple[list[OrganisatieD], list[AanbodD]]) -> None:
    van = {code: gemeente for code, gemeente, _ in lezen.wijken()}
    gebruikt = {a.wijk: a.gemeente for a in kaart[1] if a.wijk}
    assert {code: van[code] for code in gebruikt} == gebruikt
    assert set(van) - set(gebruikt) == {"WK172906"}  # Slenaken has nothing of its own: such a wijk must be there too
    assert {a.gemeente for a in kaart[1] if a.wijk is None} == set(NAMEN)


def test_alles_is_verzonnen_en_zegt_dat(kaart: tuple[list[OrganisatieD], list[AanbodD]]) -> None:
    organisaties, aanbod = kaart
    assert all(r.synthetisch for r in (*organisaties, *aanbod))
    assert all(o.naam.endswith(" (verzonnen)") for o in organisaties)
    nummers = [o.telefoon for o in organisaties]
    assert all(re.fullmatch(r"043 000 00 \d\d", n) and int(n[-2:]) not in BEZET for n in nummers)
    assert len(set(nummers)) == len(nummers)
    assert {a.telefoon for a in aanbod} == set(nummers)
    assert all(re.fullmatch(r"https://[a-z]+(-[a-z]+)*\.example", o.website) for o in organisaties)
    assert all(a.adres.startswith(("Voorbeeld", "Start bij")) for a in aanbod if a.adres)


def test_de_nummers_van_anderen_blijven_van_hen() -> None:
    teksten = [p for p in lezen.MAP.rglob("*") if p.suffix in {".py", ".yaml"} and "sociale_kaart" not in p.name]
    elders = {int(n) for p in teksten for n in re.findall(r"043 000 00 (\d\d)", p.read_text(encoding="utf-8"))}
    assert elders
    assert elders <= BEZET


def test_gewone_taal(kaart: tuple[list[OrganisatieD], list[AanbodD]]) -> None:
    for a in kaart[1]:
        tekst = "\n".join((a.naam, a.omschrijving, a.wanneer, a.kosten))
        assert lange_zinnen(tekst) == [], a.naam
        assert moeilijke_woorden(tekst) == [], a.naam
    namen = [*Aanbod.Soort.labels, *Aanbod.Toegang.labels, *Organisatie.Soort.labels]
    assert moeilijke_woorden("\n".join(map(str, namen))) == []


def test_een_prijs_is_een_voorbeeld_en_niet_alles_is_bekend(kaart: tuple[list[OrganisatieD], list[AanbodD]]) -> None:
    duur = [a.kosten for a in kaart[1] if "euro" in a.kosten and not a.kosten.startswith("Voorbeeld, ")]
    assert set(duur) == {"Een kop koffie kost 1 euro.", "Gratis. Voor de lunch vragen wij 3 euro."}
    assert any(not a.kosten for a in kaart[1])
    assert any(not a.wanneer for a in kaart[1])


def test_het_een_is_net_bevestigd_het_ander_lang_geleden_of_nooit(
    kaart: tuple[list[OrganisatieD], list[AanbodD]],
) -> None:
    dagen = [a.bevestigd_op for a in kaart[1]]
    bevestigd = [d for d in dagen if d]
    assert dagen.count(None) == 15
    assert DAG - timedelta(days=430) < min(bevestigd) < DAG - timedelta(days=365)
    assert DAG - timedelta(days=30) < max(bevestigd) < DAG


def test_elke_keer_hetzelfde_en_de_dagen_schuiven_mee(kaart: tuple[list[OrganisatieD], list[AanbodD]]) -> None:
    assert maak_sociale_kaart(namen=NAMEN, peildag=DAG) == kaart
    later = maak_sociale_kaart(namen=NAMEN, peildag=date(2027, 2, 18))[1]
    for een, ander in zip(kaart[1], later, strict=True):
        assert een.bevestigd_op is None or ander.bevestigd_op == een.bevestigd_op + timedelta(days=1)


@pytest.mark.parametrize(
    ("naam", "gemeente", "trede", "soort"),
    [
        ("Huiskamer Bunde", 938, "algemene_voorziening", "informeel"),
        ("Praktijkondersteuner", 935, "andere_wet", "eerste_lijn"),
        ("Maatschappelijk werk Maastricht", 935, "algemene_voorziening", "formeel_semiprofessioneel"),
        ("Sporten met een groep", 935, "eigen_kracht", "informeel"),
        ("Schoonmaakploeg", 938, "collectieve_voorziening", "formeel_semiprofessioneel"),
        ("Hulp bij uw administratie", 938, "algemene_voorziening", "informeel"),
        ("Maaltijdservice", 1729, "algemeen_gebruikelijk", "formeel_algemeen"),
        ("Klussendienst", 994, "algemene_voorziening", "informeel"),
        ("Boodschappenbus", 981, "algemene_voorziening", "informeel"),
        ("Steunpunt mantelzorg", 1903, "netwerk", "formeel_algemeen"),
        ("Wijkverpleging", 938, "andere_wet", "eerste_lijn"),
        ("Hulp bij schulden", 935, "andere_wet", "formeel_semiprofessioneel"),
        ("Dagbesteding met open deur", 938, "algemene_voorziening", "formeel_algemeen"),
    ],
)
def test_wat_de_verhalen_nodig_hebben(
    kaart: tuple[list[OrganisatieD], list[AanbodD]], naam: str, gemeente: int, trede: str, soort: str
) -> None:
    (a,) = [a for a in kaart[1] if (a.naam, a.gemeente) == (naam, gemeente)]
    assert (a.trede, a.soort) == (trede, soort)


def test_in_bunde_staat_de_huiskamer_dichtbij(als_app: BaseDatabaseWrapper) -> None:
    with namens({938}, doel="proef"):
        alles = aanbod_in_de_buurt(gemeente=938, wijk=BUNDE)
        algemeen = aanbod_in_de_buurt(gemeente=938, wijk=BUNDE, trede="algemene_voorziening")
        sport = aanbod_in_de_buurt(gemeente=935, wijk="WK093504", trede="eigen_kracht").kaarten[0]
    assert (alles.totaal, len(alles.kaarten), alles.meer) == (18, 12, 6)
    assert [k.naam for k in alles.kaarten if k.dichtbij] == ["Huiskamer Bunde", "Samen wandelen"]
    assert algemeen.kaarten[0].naam == "Huiskamer Bunde"
    assert "Mathijs" in algemeen.kaarten[0].omschrijving
    assert (sport.naam, sport.wanneer) == ("Sporten met een groep", "Training op dinsdag en donderdag om 19.00 uur")
    assert Organisatie.objects.filter(naam="Huiskamer Bunde (verzonnen)").exists()
