"""The demo region: the same each time, all of it synthetic, spread like its sources, and possible in time."""

from __future__ import annotations

import csv
import os
import time
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from datetime import time as kloktijd
from itertools import pairwise
from pathlib import Path

import pytest

from keukentafel.project.demo import dagen, lezen, regio
from keukentafel.project.demo.bevolking import elfproef, verdeel, volwassenen, vrije_bsns
from keukentafel.project.demo.inzagen import NOODINZAGE_DUUR as DUUR
from keukentafel.project.demo.tabellen import Regio
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.stelsel.gebruikers.models import Rol
from keukentafel.stelsel.klok import AMSTERDAM, moment
from keukentafel.stelsel.logboek.operations import NOODINZAGE_DUUR

DAG = regio.VOORBEELDDAG
BRONNEN = Path(os.environ.get("KEUKENTAFEL_SHARED", Path(__file__).parents[3] / "shared"))
OPEN = ("ontvangen", "in_onderzoek")
LOPEND = (*OPEN, "verslag_verzonden", "aangevraagd")
MET_TAAK = (*LOPEND, "opgelost_zonder_maatwerk", "toegekend", "hulp_loopt", "in_evaluatie", "beeindigd")


@pytest.fixture(scope="module")
def r() -> Regio:
    """Make the region once for all tests of this file."""
    return regio.maak()


def test_twee_keer_hetzelfde_en_binnen_vijf_seconden(r: Regio) -> None:
    begin = time.process_time()
    weer = regio.maak()
    assert time.process_time() - begin < 5
    assert regio.vingerafdruk(weer) == regio.vingerafdruk(r)
    assert regio.vingerafdruk(regio.maak(seed=1)) != regio.vingerafdruk(r)


def test_aantallen(r: Regio) -> None:
    assert (len(r.gemeenten), len(r.bewoners), len(r.adressen), len(r.zaken)) == (6, 8007, 8007, 2000)
    assert len({b.bsn for b in r.bewoners if b.bsn}) == 8000  # six are known in two municipalities, one is kept twice
    assert {a.persoon for a in r.adressen} == {b.id for b in r.bewoners}
    standen = Counter(str(z.stand) for z in r.zaken)
    assert standen.keys() == {
        *LOPEND,
        "ingetrokken",
        "doorgezonden",
        "opgelost_zonder_maatwerk",
        "toegekend",
        "afgewezen",
        "hulp_loopt",
        "in_evaluatie",
        "beeindigd",
        "afgesloten",
    }
    assert all(aantal >= (10 if stand == "in_evaluatie" else 30) for stand, aantal in standen.items()), standen
    assert len({t for blok in lezen.lees_yaml("teksten/vragen.yaml")["zelf"] for t in blok["teksten"]}) >= 60


def test_nummers_lopen_door_en_verwijzingen_bestaan(r: Regio) -> None:
    for naam, rijen in r.tabellen().items():
        if naam not in ("gemeenten", "wijken", "inloggen"):
            assert [rij.id for rij in rijen] == list(range(1, len(rijen) + 1)), naam
    gemeente = {z.id: z.gemeente for z in r.zaken}
    per_zaak = ("meldingen", "stappen", "taken", "afspraken", "betrokkenen", "ondersteuning", "plannen", "brieven")
    verloop = (
        "onderzoeken", "aantekeningen", "leefgebieden", "treden", "lopende_hulp", "alineas", "botsingen", "opmerkingen",
        "reacties", "aanvragen", "opschortingen", "besluiten", "doelen", "hulp", "toewijzingen", "levermeldingen",
        "voortgang", "resultaatafspraken", "evaluaties", "resultaatstanden", "evaluatiegebieden", "nazorg", "feiten",
    )  # fmt: skip
    for naam in (*per_zaak, *verloop, "doorzendingen"):
        for rij in r.tabellen()[naam]:
            assert gemeente[rij.zaak] == rij.gemeente, naam
    woont = {b.id: b.gemeente for b in r.bewoners}
    assert all(woont[z.inwoner] == z.gemeente for z in r.zaken)
    assert all(woont[x.persoon] == x.gemeente and (x.ander is None or woont[x.ander]) for x in r.relaties)


def test_bsn_geldig_uniek_en_vrij(r: Regio) -> None:
    test_bsn = {v["bsn"] for v in lezen.lees_yaml("teksten/bekenden.yaml") if "bsn" in v}
    bsns = [b.bsn for b in r.bewoners[:8000]]
    assert len({(b.gemeente, b.bsn) for b in r.bewoners if b.bsn}) == 8006
    assert len(vrije_bsns()) == 8182
    assert len(set(bsns)) == len(bsns)
    assert all(elfproef(bsn) and bsn.startswith("9999") for bsn in bsns)
    assert {bsn for bsn in bsns if bsn.startswith("99999")} == test_bsn
    assert not elfproef("123456789")


def test_iedereen_is_zichtbaar_verzonnen(r: Regio) -> None:
    assert all(b.synthetisch for b in r.bewoners)
    assert all(z.synthetisch for z in r.zaken)
    assert all(a.postcode == f"{a.pc4} ZZ" for a in r.adressen)
    assert all(b.telefoon.startswith(("06 0000 ", "043 000 ")) for b in r.bewoners)
    assert all(b.email == "" or b.email.endswith("@inwoner.example") for b in r.bewoners)
    assert all(a.email.endswith("@keukentafel.example") for a in r.accounts)
    assert len({a.email for a in r.accounts}) == len(r.accounts)
    assert all(g.telefoon.startswith("043 000 00 ") and " ZZ " in g.adres for g in r.gemeenten)


def test_geheim_adres_staat_nergens_anders(r: Regio) -> None:
    geheim = {b.id for b in r.bewoners if b.geheim_adres}
    assert 20 <= len(geheim) <= 80
    assert all(b.plaats == "" and b.wijk is None for b in r.bewoners if b.id in geheim)
    assert {a.persoon for a in r.adressen if a.geheim} == geheim
    assert all(z.wijk_code == "" for z in r.zaken if z.inwoner in geheim)
    huizen = {b.huishouden for b in r.bewoners if b.id in geheim}
    assert all(b.geheim_adres for b in r.bewoners if b.huishouden in huizen)


def test_bewoners_verdeeld_als_de_volwassenen_van_het_cbs(r: Regio) -> None:
    bron: Counter[int] = Counter()
    for groep in lezen.bevolking():
        bron[groep.gemeente] += volwassenen(groep)
    totaal = sum(bron.values())
    wonen = Counter(b.gemeente for b in r.bewoners)
    for code, aantal in bron.items():
        assert abs(wonen[code] / 8000 - aantal / totaal) < 0.002, code
    leeftijden = [b.leeftijd for b in r.bewoners]
    assert min(leeftijden) >= 18
    assert 0.4 < sum(leeftijd >= 65 for leeftijd in leeftijden) / 8000 < 0.6
    assert sum(b.geboortedag is None for b in r.bewoners) > 50
    assert all(b.geboortemaand or b.geboortedag is None for b in r.bewoners)


def test_zaken_verdeeld_als_figuur_1(r: Regio) -> None:
    hoort = verdeel(2000, {g.code: float(g.nieuw_2014) for g in r.gemeenten})
    assert Counter(z.gemeente for z in r.zaken) == hoort
    assert sum(g.nieuw_2014 for g in r.gemeenten) == 5008
    oud = sum(r.bewoners[z.inwoner - 1].leeftijd >= 65 for z in r.zaken)
    assert 0.6 < oud / 2000 < 0.85
    wijken = Counter(z.wijk_code for z in r.zaken if z.wijk_code)
    assert len(wijken) >= 25
    assert wijken.keys() <= {w.code for w in r.wijken}


def test_huishoudens(r: Regio) -> None:
    adres = {a.persoon: (a.straat, a.huisnummer, a.pc4) for a in r.adressen}
    huizen = defaultdict(list)
    for b in r.bewoners[:8000]:  # not the second records of people who are known twice
        huizen[b.huishouden].append(b)
    assert max(map(len, huizen.values())) <= 4
    assert sum(len(h) > 1 for h in huizen.values()) > 1000
    assert all(len({adres[b.id] for b in h}) == 1 for h in huizen.values())
    soorten = Counter((x.soort, x.mantelzorger) for x in r.relaties)
    assert soorten["partner", True] > 100
    assert soorten["kind", True] > 100


def test_termijnen_meestal_in_de_toekomst(r: Regio) -> None:
    lopend = [z for z in r.zaken if z.stand in OPEN]
    laat = sum(z.onderzoek_uiterlijk < DAG for z in lopend)
    assert 5 <= laat <= 40
    assert 5 <= sum(z.onderzoek_uiterlijk == DAG for z in lopend) <= 25
    assert all(z.onderzoek_uiterlijk == dagen.onderzoek_uiterlijk(z.startdag) for z in r.zaken)
    assert all(z.plan_uiterlijk == dagen.plan_uiterlijk(z.startdag) for z in r.zaken)
    fatma = next(z for z in r.zaken if r.bewoners[z.inwoner - 1].bsn == "999990081")
    assert (fatma.startdag, fatma.onderzoek_uiterlijk) == (date(2027, 2, 1), date(2027, 3, 15))
    assert fatma.eerste_contact_uiterlijk == date(2027, 2, 8)
    keken = {x.gebruiker_naam for x in r.logregels if x.object_id == fatma.id and x.gebruiker_id}
    assert keken == {"Noor Claessen", "Hans Vroomen"}


def test_vroegste_melding_telt(r: Regio) -> None:
    per_zaak = defaultdict(list)
    for m in r.meldingen:
        per_zaak[m.zaak].append(m)
    zaken = [z for z in r.zaken if not z.samengevoegd_in]
    assert per_zaak.keys() == {z.id for z in zaken}
    assert all(min(m.ontvangen_op for m in per_zaak[z.id]) == z.startdag for z in zaken)
    meer = [ms for ms in per_zaak.values() if len(ms) > 1]
    assert len(meer) > 25
    assert any(max(ms, key=lambda m: m.vastgelegd_op).ontvangen_op == min(m.ontvangen_op for m in ms) for ms in meer)
    assert {m.kanaal for m in r.meldingen} == {"web", "telefoon", "papier", "balie"}
    assert {m.melder for m in r.meldingen} == {"zelf", "naaste", "professional"}


def test_niets_gebeurt_na_het_voorbeeldmoment(r: Regio) -> None:
    nu = r.peilmoment
    assert all(m.vastgelegd_op <= nu and m.ontvangen_op <= DAG for m in r.meldingen)
    assert all(m.ontvangen_op <= m.vastgelegd_op.astimezone(AMSTERDAM).date() for m in r.meldingen)
    assert all(x.tijdstip <= nu for x in (*r.stappen, *r.logregels))
    assert all(b.verzonden_op <= nu for b in r.brieven)
    assert all(n.geopend_op < n.geldig_tot <= nu for n in r.noodinzagen)
    assert all(n.beoordeeld_op is None or n.geopend_op < n.beoordeeld_op <= nu for n in r.noodinzagen)
    assert all(t.gedaan_op is None or t.gedaan_op <= nu for t in r.taken)
    assert all(p.ontvangen_op <= DAG for p in r.plannen)
    assert all(z.eerste_contact_op is None or z.startdag <= z.eerste_contact_op < DAG for z in r.zaken)
    assert all(d.startdag <= d.doorgezonden_op.date() and d.doorgezonden_op < nu for d in r.doorzendingen)
    assert all(b.van < b.tot and b.van <= nu for b in r.betrokkenen)
    assert all(a.bewaard_op <= nu for a in (*r.aantekeningen, *r.alineas, *r.botsingen))
    assert all(x.vastgelegd_op <= nu and x.dag <= DAG for x in r.reacties)
    assert all(a.ontvangen_op < DAG for a in r.aanvragen)
    assert all(b.bekendgemaakt_op is None or b.bekendgemaakt_op < DAG for b in r.besluiten)
    assert all(o.geschreven_op <= nu for o in r.opmerkingen)


def test_plan_op_tijd_en_te_laat(r: Regio) -> None:
    zaken = {z.id: z for z in r.zaken}
    assert all(p.binnen_week == (p.ontvangen_op <= zaken[p.zaak].plan_uiterlijk) for p in r.plannen)
    assert {p.binnen_week for p in r.plannen} == {True, False}


def test_gesprekken_kunnen(r: Regio) -> None:
    per_mens = defaultdict(list)
    for a in r.afspraken:
        begin = a.begin.astimezone(AMSTERDAM)
        assert dagen.is_werkdag(begin.date())
        assert 9 <= begin.hour < 17
        assert 30 <= a.minuten <= 120
        per_mens[a.met].append((a.begin, a.begin + timedelta(minutes=a.minuten)))
    for uren in per_mens.values():
        uren.sort()
        assert all(eerste[1] <= tweede[0] for eerste, tweede in pairwise(uren))
        assert max(Counter(u[0].date() for u in uren).values()) <= 4
    carnaval = {date(2027, 2, 8), date(2027, 2, 9)}
    assert not carnaval & {a.begin.date() for a in r.afspraken}
    assert dagen.is_carnaval(date(2027, 2, 8))


def test_niet_bevestigd_voordat_het_antwoord_over_steun_er_is(r: Regio) -> None:
    antwoord = {o.zaak: o.antwoord for o in r.ondersteuning if o.voor == "inwoner"}
    assert antwoord.keys() == {z.id for z in r.zaken}
    assert all(antwoord[a.zaak] != "open" for a in r.afspraken if a.staat == "bevestigd")
    assert {o.antwoord for o in r.ondersteuning} == {"open", "ja", "nee", "eigen"}
    assert all((o.antwoord_op is None) == (o.antwoord == "open") for o in r.ondersteuning)


def test_elke_stap_staat_in_de_tabel_van_recht(r: Regio) -> None:
    laatste: dict[int, str] = {}
    for stap in r.stappen:
        if stap.van:
            if stap.handeling != "samenvoegen":
                assert verzet(van=Stand(stap.van), naar=Stand(stap.naar)).handeling == stap.handeling
            assert laatste[stap.zaak] == stap.van
        if stap.naar:
            laatste[stap.zaak] = stap.naar
    assert laatste == {z.id: z.stand for z in r.zaken}


def test_taken_horen_bij_de_behandelaar(r: Regio) -> None:
    zaken = {z.id: z for z in r.zaken}
    leest = ("Lees een besluit mee", "Kijk het besluit bij spoed na")
    assert all((t.behandelaar == zaken[t.zaak].behandelaar) != (t.wat in leest) for t in r.taken)
    te_doen_in = {t.zaak for t in r.taken if t.gedaan_op is None}
    assert all(zaken[nr].stand in MET_TAAK for nr in te_doen_in)
    lopend = {z.id for z in r.zaken if z.stand in LOPEND and z.behandelaar and z.eerste_contact_op}
    assert lopend <= te_doen_in  # nobody falls off the day
    te_doen = Counter(t.behandelaar for t in r.taken if t.gedaan_op is None and t.uiterlijk == DAG)
    assert te_doen[next(a.id for a in r.accounts if a.naam == "Noor Claessen")] >= 3


def test_noodinzage_heeft_een_reden_en_staat_in_het_logboek(r: Regio) -> None:
    assert len(r.noodinzagen) >= 10
    regels = {(x.gebruiker_id, x.object_id, x.tijdstip): x for x in r.logregels if x.soort == "noodinzage"}
    zaken = {z.id: z for z in r.zaken}
    for n in r.noodinzagen:
        assert n.reden
        assert regels[n.gebruiker_id, n.object_id, n.geopend_op].reden == n.reden
        assert zaken[n.object_id].behandelaar != n.gebruiker_id
    assert {n.oordeel for n in r.noodinzagen} >= {"", "terecht", "onterecht"}
    assert DUUR == NOODINZAGE_DUUR


def test_doorgezonden_tussen_de_zes(r: Regio) -> None:
    tussen = [d for d in r.doorzendingen if d.naar]
    assert {d.gemeente for d in tussen} == {d.naar for d in tussen} == {g.code for g in r.gemeenten}
    naam = {g.code: g.naam for g in r.gemeenten}
    aangekomen = {(m.gemeente, m.doorgezonden_door): m for m in r.meldingen if m.doorgezonden_door}
    assert len(aangekomen) == len(tussen) == 6
    for d in tussen:
        m = aangekomen[d.naar or 0, naam[d.gemeente]]
        assert (m.ontvangen_op, m.vastgelegd_op) == (d.startdag, d.aangekomen_op)
        assert r.zaken[m.zaak - 1].startdag == d.startdag
        weg, aan = r.bewoners[r.zaken[d.zaak - 1].inwoner - 1], r.bewoners[r.zaken[m.zaak - 1].inwoner - 1]
        assert (weg.bsn, weg.naam) == (aan.bsn, aan.naam)


def test_een_vraag_die_twee_keer_is_vastgelegd(r: Regio) -> None:
    (weg,) = [z for z in r.zaken if z.samengevoegd_in]
    bij = r.zaken[(weg.samengevoegd_in or 0) - 1]
    assert (weg.stand, bij.stand in OPEN, weg.gemeente) == ("ingetrokken", True, bij.gemeente)
    assert weg.startdag > bij.startdag
    assert r.bewoners[weg.inwoner - 1].naam == r.bewoners[bij.inwoner - 1].naam
    assert r.bewoners[weg.inwoner - 1].bsn == ""
    assert len([m for m in r.meldingen if m.zaak == bij.id]) == 2


def test_wie_er_werken(r: Regio) -> None:
    per_gemeente = Counter(x.gemeente for x in r.rollen if x.rol == "consulent")
    assert all(3 <= per_gemeente[g.code] <= 12 for g in r.gemeenten)
    rollen = {rol.value for rol in Rol}
    assert {x.rol for x in r.rollen} == rollen
    assert {i.rol for i in r.inloggen} == rollen
    noor = next(a for a in r.accounts if a.naam == "Noor Claessen")
    assert noor.werkdagen == "maandag, dinsdag en donderdag"
    hans = next(a for a in r.accounts if a.naam == "Hans Vroomen")
    eigen = {z.id for z in r.zaken if z.behandelaar == noor.id and z.stand in LOPEND}
    assert eigen == {b.zaak for b in r.betrokkenen if b.soort == "vervanger" and b.gebruiker == hans.id}
    assert all("Voorbeeld" in m.grondslag for m in r.mandaten)
    assert all(m.tot_cent is None or m.tot_cent > 0 for m in r.mandaten)


def test_toezicht_elf_daarna_achttien_daarna_zestien(r: Regio) -> None:
    toezicht = next(s.id for s in r.samenwerkingen if s.onderwerp == "toezicht")

    def leden(dag: date) -> int:
        rijen = [d for d in r.deelnames if d.samenwerking == toezicht]
        return sum(d.van <= dag and (d.tot is None or dag < d.tot) for d in rijen)

    assert [leden(date(j, 12, 1)) for j in (2014, 2016, 2017, 2018, 2019, 2027)] == [0, 11, 18, 18, 16, 16]
    centrum = {d.gemeente_naam for d in r.deelnames if d.rol == "centrumgemeente"}
    assert centrum == {"Maastricht"}
    assert len({s.slug for s in r.samenwerkingen}) == len(r.samenwerkingen)


def test_elk_cijferbestand_noemt_zijn_bron() -> None:
    for bestand in (lezen.MAP / "cijfers").iterdir():
        kop = bestand.read_text(encoding="utf-8")[:600]
        assert "CBS" in kop, bestand.name
        assert "CC BY 4.0" in kop, bestand.name


@pytest.mark.parametrize("dag", [date(2026, 11, 18), date(2027, 1, 4), date(2027, 4, 6), date(2028, 2, 29)])
def test_ook_op_een_andere_dag(dag: date) -> None:
    ander = regio.maak(peilmoment=moment(dag, kloktijd(9)))
    assert all(m.vastgelegd_op <= ander.peilmoment for m in ander.meldingen)
    assert len(ander.zaken) == 2000


def test_moment_zonder_tijdzone_of_in_het_weekend_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        regio.maak(peilmoment=datetime(2027, 2, 17, 9))  # noqa: DTZ001
    with pytest.raises(ValueError, match="werkdag"):
        regio.maak(peilmoment=datetime(2027, 2, 20, 8, tzinfo=UTC))


def test_cijfers_gelijk_aan_de_bron() -> None:
    bestand = BRONNEN / "data/bevolking/pc4_leeftijd5_geslacht_2021_10gemeenten.csv"
    if not bestand.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"de bronbestanden ontbreken: {BRONNEN}")
        pytest.skip(f"de bronbestanden ontbreken: {BRONNEN}")
    codes = {g.code for g in regio.maak(aantal_zaken=200).gemeenten}
    with bestand.open(encoding="utf-8") as f:
        bron = {
            (rij["pc4"], rij["leeftijd"].split("-")[0].rstrip("+"), geslacht): int(rij[kolom])
            for rij in csv.DictReader(f)
            if int(rij["gemeentecode"][2:]) in codes
            for geslacht, kolom in (("m", "inwoners_man"), ("v", "inwoners_vrouw"))
        }
    assert {(g.pc4, str(g.van), g.geslacht): g.aantal for g in lezen.bevolking()} == bron
