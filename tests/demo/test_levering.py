"""Help that was ordered, delivered, followed and ended in the demo: as the acts would have left it, and they go on."""

from __future__ import annotations

import inspect
import random
from collections import Counter, defaultdict
from datetime import date, timedelta

import psycopg
import pytest
from django.db import transaction

from keukentafel.balies.aanbieder import blad
from keukentafel.dossier.besluit.models import Besluit, Doel
from keukentafel.dossier.evaluatie.models import Evaluatie, Nazorg, Resultaatafspraak, Resultaatstand
from keukentafel.dossier.levering.models import Levermelding, Toewijzing, Voortgang
from keukentafel.dossier.zaak.models import Stap, Taak, Zaak
from keukentafel.omgeving.contracten.models import Aanbieder, Contract, Medewerker, Product, Tarief
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.omgeving.monitor.models import Feit, Telling, Verversing
from keukentafel.project.demo import leveringen, lezen
from keukentafel.project.demo.opdrachten import AANBIEDER_DOEL
from keukentafel.project.demo.regio import PEILMOMENT
from keukentafel.project.demo.voorbeelddag import VOORBEELDDAG
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.reis import evalueren, inzien, leveren
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit, laat_melding, laat_stap, neem_feit_terug, pseudoniem
from keukentafel.reis.leverbehoefte import is_klaar
from keukentafel.reis.leveren.melden import geldend
from keukentafel.reis.leveren.vormen import VOORTGANG_WEKEN, Vraagt
from keukentafel.reis.levertaken import houd_levering_op_dag, vraagt_opdracht
from keukentafel.stelsel.gebruikers.models import Gebruiker, Roltoekenning
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.logboek.models import Logregel
from tests.demo.conftest import ZES, behandelaar_van, gemeenten_op_code
from tests.opzet import als

MET_HULP = ("hulp_loopt", "in_evaluatie", "beeindigd", "afgesloten")


def _alle() -> list[Toewijzing]:
    return list(
        Toewijzing.objects.select_related("besluit", "product", "aanbieder", "zaak__behandelaar", "zaak__inwoner")
        .order_by("id")
    )  # fmt: skip


@pytest.mark.usefixtures("alles")
def test_van_alles_is_er_iets() -> None:
    antwoorden = Counter(Toewijzing.objects.values_list("antwoord", flat=True))
    assert antwoorden["ja"] > 300
    assert min(antwoorden[a] for a in ("", "later", "nee")) >= 5
    assert not Toewijzing.objects.filter(antwoord="nee", antwoord_reden="").exists()
    assert Toewijzing.objects.filter(gestart_op__isnull=True, kan_vanaf__isnull=True, antwoord="ja",
                                     ingangsdatum__lt=VOORBEELDDAG).count() >= 5  # fmt: skip
    standen = Counter(Zaak.objects.values_list("stand", flat=True))
    assert all(standen[stand] >= 10 for stand in MET_HULP), standen
    assert set(Voortgang.objects.values_list("hoe", flat=True)) == set(Voortgang.Hoe.values)
    assert set(Evaluatie.objects.values_list("uitkomst", flat=True)) == set(Evaluatie.Uitkomst.values)
    gehoord = {"", *Nazorg.Hoe.values} - {Nazorg.Hoe.OVERLEDEN}  # in de demo sterft niemand
    assert set(Nazorg.objects.values_list("hoe", flat=True)) == gehoord
    assert set(Levermelding.objects.values_list("via", flat=True)) == {"portaal", "hand"}
    assert Levermelding.objects.filter(reden="20").exists()  # stopped for a while
    assert Resultaatafspraak.objects.count() >= 2
    assert Feit.objects.filter(soort="melden").count() >= 1900
    maanden = {dag.replace(day=1) for dag in Feit.objects.filter(soort="toekennen").values_list("dag", flat=True)}
    assert len(maanden) >= 12


@pytest.mark.usefixtures("alles")
def test_contracten_zijn_voorbeelden_en_de_geulbrug_werkt_voor_alle_zes() -> None:
    aanbieders = list(Aanbieder.objects.all())
    assert len(aanbieders) == 8
    assert all(a.synthetisch and a.agb.startswith("00") and len(a.agb) == 8 for a in aanbieders)
    kop = (lezen.MAP / "teksten/contracten.yaml").read_text(encoding="utf-8")[:700]
    assert "verzonnen" in kop
    assert "voorbeeldbedrag" in kop
    assert "onbevestigd" in kop
    geulbrug = next(a for a in aanbieders if a.naam == "Zorgcoöperatie De Geulbrug")
    assert set(Contract.objects.filter(aanbieder=geulbrug).values_list("gemeente_id", flat=True)) == ZES
    assert Contract.objects.filter(periode__contains=VOORBEELDDAG).count() < Contract.objects.count()  # one that ended
    assert Tarief.objects.filter(cent__gt=0).count() == Tarief.objects.count() > 300
    per = Counter(Product.objects.values_list("gemeente_id", flat=True))
    assert set(per.values()) == {8}
    rollen = set(Roltoekenning.objects.filter(rol="aanbieder").values_list("gemeente_id", "gebruiker_id"))
    assert set(Medewerker.objects.values_list("gemeente_id", "gebruiker_id")) <= rollen
    petra = Gebruiker.objects.get(naam="Petra Ramakers")
    assert (
        set(Medewerker.objects.filter(gebruiker=petra, aanbieder=geulbrug).values_list("gemeente_id", flat=True)) == ZES
    )


def _geef_opnieuw(t: Toewijzing, gemeente: Gemeente) -> Toewijzing:
    """Give an order again by the act, as if its provider had said no to the one that is there; nothing of it stays."""
    with transaction.atomic():
        Toewijzing.objects.filter(id=t.id).update(antwoord="nee")
        weer = leveren.toewijzing_geven(
            gemeente=gemeente, zaak=t.zaak_id, besluit=t.besluit_id, aanbieder=t.aanbieder_id, product=t.product_id,
            volume=t.volume, frequentie=t.frequentie, ingangsdatum=t.ingangsdatum, einddatum=t.einddatum,
            wie=behandelaar_van(t.zaak), op=PEILMOMENT,
        )  # fmt: skip
        transaction.set_rollback(True)
    return weer


@pytest.mark.usefixtures("alles")
def test_geen_opdracht_die_de_handeling_zou_weigeren() -> None:
    """Days, size, contract and no other order for the same help in those days: for a hundred that still run."""
    gemeenten, alle = gemeenten_op_code(), _alle()
    lopend = [t for t in alle if not is_klaar(t) and t.zaak.samengevoegd_in_id is None]
    kan = [t for t in lopend if t.besluit.soort == "tijdelijk" or t.zaak.stand in ("toegekend", *MET_HULP[:2])]
    assert len(kan) > 300
    for t in random.Random(7).sample(kan, 100):
        weer = _geef_opnieuw(t, gemeenten[t.gemeente_id])
        assert weer.id != t.id
        assert (weer.eenheid, weer.besluit_id) == (t.eenheid, t.besluit_id)
    anders = next(t for t in kan if t.besluit.periode.upper)
    anders.einddatum = anders.besluit.laatste_dag + timedelta(days=1)
    with pytest.raises(Geweigerd, match="loopt tot en met"):  # so it can refuse
        _geef_opnieuw(anders, gemeenten[anders.gemeente_id])


@pytest.mark.usefixtures("alles")
def test_elke_opdracht_volgt_op_haar_besluit_en_telt_door() -> None:
    alle = _alle()
    for t in alle:
        assert vraagt_opdracht(t.besluit), t.id
        assert t.antwoord_uiterlijk is not None
        assert t.toegewezen_op.date() >= t.besluit.bekendgemaakt_op
    nummers = defaultdict(list)
    for t in sorted(alle, key=lambda t: t.toegewezen_op):
        nummers[t.gemeente_id].append(t.nummer)
    assert all(rij == list(range(1, len(rij) + 1)) for rij in nummers.values())
    assert nummers.keys() == ZES


@pytest.mark.usefixtures("alles")
def test_wat_gemeld_is_staat_op_de_opdracht() -> None:
    regels = defaultdict(list)
    for regel in Levermelding.objects.order_by("id"):
        regels[regel.toewijzing_id].append(regel)
    zaken = {z.id: z for z in Zaak.objects.all()}
    for t in _alle():
        telt = geldend(regels[t.id])
        start = next((r for r in reversed(telt) if r.soort == "start"), None)
        stop = next((r for r in reversed(telt) if r.soort == "stop" and start and r.datum >= start.datum), None)
        assert t.gestart_op == (start.datum if start else None)
        assert (t.gestopt_op, t.stop_reden) == ((stop.datum, stop.reden) if stop else (None, "")), t.id
        if start:
            assert t.ingangsdatum <= start.datum <= start.vastgelegd_op.date() < VOORBEELDDAG
            assert t.antwoord in ("ja", "later")
        stand = zaken[t.zaak_id].stand
        if t.besluit.soort == "toekenning" and t.antwoord != "nee":
            assert (t.gestart_op is not None) == (stand in MET_HULP), t.id
            if is_klaar(t):
                assert stand in ("beeindigd", "afgesloten"), t.id


@pytest.mark.usefixtures("alles")
def test_op_de_dag_staat_wat_de_handelingen_er_zetten() -> None:
    def open_taken(zaak: int) -> list[tuple[str, date, str, bool]]:
        rij = Taak.objects.filter(zaak_id=zaak, gedaan_op__isnull=True).order_by("wat", "uiterlijk")
        return list(rij.values_list("wat", "uiterlijk", "wacht_op", "spoed"))

    gemeenten, dichtbij = gemeenten_op_code(), set()
    for zaak in Zaak.objects.filter(id__in=Besluit.objects.values("zaak_id")).select_related("gemeente"):
        voor = open_taken(zaak.id)
        houd_levering_op_dag(zaak=zaak, op=PEILMOMENT)
        assert open_taken(zaak.id) == voor, zaak.id
        dichtbij |= {wat for wat, _, _, _ in voor}
        if zaak.stand in ("hulp_loopt", "in_evaluatie", "beeindigd"):
            assert voor, f"{zaak.id} {zaak.stand}: no running case without a task"
        if zaak.stand == "afgesloten":
            assert voor == [], zaak.id
    assert dichtbij >= {
        "Geef de opdracht aan de aanbieder", "De aanbieder zegt of het lukt", "De aanbieder meldt wanneer de hulp begon",
        "De aanbieder meldt wanneer de hulp stopte", "Maak de resultaten scherp", "Kijk samen terug op de hulp",
        "Bel hoe het gaat na de hulp", "Sluit de vraag af",
    }  # fmt: skip
    for g in gemeenten:  # the day round of today finds nothing that it did not do
        assert evalueren.aandacht_te_vragen(gemeente=g, op=PEILMOMENT) == []


def _van_stap(zaak: Zaak, rij: Stap, stops: dict[tuple[int, object], Levermelding]) -> None:
    """Leave the facts of one line of the timeline, with the acts' own functions."""
    if rij.handeling == "melden" and not rij.van:
        zaak.startdag = rij.dag
        laat_melding(zaak=zaak)
    elif rij.handeling == "melding erbij":
        if rij.dag < zaak.startdag:
            zaak.startdag = rij.dag
            laat_melding(zaak=zaak)
        laat_feit(zaak=zaak, soort=Feitsoort.MELDING_ERBIJ, dag=rij.dag)
    elif rij.handeling == "samenvoegen":
        neem_feit_terug(zaak=zaak, soort=Feitsoort.MELDEN)
        laat_feit(zaak=zaak, soort=Feitsoort.SAMENVOEGEN, dag=rij.dag)
    elif rij.handeling == "nazorg gebeld":
        laat_feit(zaak=zaak, soort=Feitsoort.NAZORG, dag=rij.dag)
    elif rij.van and rij.naar:
        terug = Evaluatie.objects.filter(zaak=zaak, vastgelegd_op=rij.tijdstip).first()
        if terug and rij.naar == Stand.IN_EVALUATIE:
            laat_feit(zaak=zaak, soort=Feitsoort.EVALUATIE, dag=terug.dag)
            for stand in Resultaatstand.objects.filter(evaluatie=terug).order_by("id"):
                laat_feit(zaak=zaak, soort=Feitsoort.RESULTAAT, dag=terug.dag, trede=stand.stand)
        laat_stap(zaak=zaak, stap=verzet(van=Stand(rij.van), naar=Stand(rij.naar)), dag=rij.dag)
        gemeld = stops.get((zaak.id, rij.tijdstip))
        if gemeld and rij.naar == Stand.HULP_LOOPT:
            dagen = (gemeld.datum - zaak.startdag).days
            laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTART, dag=gemeld.datum, waarde=max(0, dagen))
        if (gemeld or terug) and rij.naar == Stand.BEEINDIGD:
            laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTOPT, dag=gemeld.datum if gemeld else rij.dag)


@pytest.mark.usefixtures("alles")
def test_elk_feit_is_wat_de_handelingen_zouden_laten() -> None:
    """Walk over the loaded steps with the acts' own functions: the same facts come out once more."""
    stappen, kies = defaultdict(list), random.Random(4)
    for rij in Stap.objects.order_by("id"):
        stappen[rij.zaak_id].append(rij)
    gemeld = {
        (m.toewijzing.zaak_id, m.vastgelegd_op): m for m in Levermelding.objects.select_related("toewijzing")
    }  # fmt: skip
    bijzonder = {z for z, rijen in stappen.items() if {"samenvoegen", "melding erbij"} & {r.handeling for r in rijen}}
    lang = {z for z, rijen in stappen.items() if len(rijen) > 12}
    zaken = bijzonder | set(kies.sample(sorted(lang), 60)) | set(kies.sample(sorted(stappen), 60))
    nieuw_vanaf = Feit.objects.order_by("-id").values_list("id", flat=True)[0]
    velden = ("soort", "dag", "wijk_code", "trede", "waarde")
    for nr in sorted(zaken):
        zaak = Zaak.objects.select_related("inwoner").get(id=nr)
        alle = Feit.objects.filter(pseudoniem=pseudoniem(gemeente=zaak.gemeente_id, zaak=nr)).order_by("id")
        geladen = list(alle.filter(id__lte=nieuw_vanaf).values_list(*velden))
        with transaction.atomic():
            for rij in stappen[nr]:
                if rij.handeling == "melden" and not rij.van:  # as if nothing stood there yet
                    laat_feit(zaak=zaak, soort=Feitsoort.MELDEN, dag=rij.dag)
                    zaak.startdag = rij.dag
                else:
                    _van_stap(zaak, rij, gemeld)
        weer = list(alle.filter(id__gt=nieuw_vanaf).values_list(*velden))
        assert weer == geladen, nr


def test_elk_feit_geteld_bij_de_stappen_zelf(als_eigenaar: psycopg.Connection) -> None:
    """The facts and the counts per month, beside a bare count of the steps in the files."""

    def tel(vraag: str) -> list[tuple[object, ...]]:
        return als_eigenaar.execute(vraag).fetchall()  # type: ignore[call-overload, no-any-return]

    per_stap = tel(
        "select s.gemeente_id, s.handeling, date_trunc('month', s.dag)::date, z.wijk_code, count(*) from zaak_stap s"
        " join zaak_zaak z on z.id = s.zaak_id where s.van <> '' and s.naar <> '' group by 1, 2, 3, 4 order by 1, 2, 3, 4"
    )
    in_feiten = tel(
        "select gemeente_id, soort, date_trunc('month', dag)::date, wijk_code, count(*) from monitor_feit where soort in"
        " (select handeling from zaak_stap where van <> '' and naar <> '') group by 1, 2, 3, 4 order by 1, 2, 3, 4"
    )
    assert per_stap == in_feiten
    geteld = tel(
        "select gemeente_id, soort, maand, wijk_code, sum(aantal) from monitor_telling where soort in (select handeling"
        " from zaak_stap where van <> '' and naar <> '') group by 1, 2, 3, 4 order by 1, 2, 3, 4"
    )
    assert [tuple(map(str, rij)) for rij in geteld] == [tuple(map(str, rij)) for rij in per_stap]
    antwoorden = dict(tel("select trede, count(*) from monitor_feit where soort = 'antwoord' group by 1"))
    ((toegekend,),) = tel("select count(*) from zaak_stap where handeling = 'toekennen'")
    assert antwoorden["maatwerk"] == toegekend
    assert len(antwoorden) >= 2
    ((start, dagen),) = tel(
        "select count(*), sum(m.datum - z.startdag) from levering_levermelding m join levering_toewijzing t on t.id ="
        " m.toewijzing_id join zaak_zaak z on z.id = t.zaak_id join zaak_stap s on s.zaak_id = z.id and s.tijdstip ="
        " m.vastgelegd_op and s.handeling = 'leveren'"
    )
    assert tel("select count(*), sum(waarde) from monitor_feit where soort = 'hulp_gestart'") == [(start, dagen)]


@pytest.mark.usefixtures("alles")
def test_een_geheim_adres_heeft_geen_wijk_en_een_pseudoniem_geen_nummer() -> None:
    geheim = Zaak.objects.filter(inwoner__geheim_adres=True)
    namen = {pseudoniem(gemeente=z.gemeente_id, zaak=z.id) for z in geheim}
    assert geheim.count() >= 5
    assert Feit.objects.filter(pseudoniem__in=namen).count() > 10
    assert set(Feit.objects.filter(pseudoniem__in=namen).values_list("wijk_code", flat=True)) == {""}
    assert Feit.objects.exclude(pseudoniem__regex=r"^[0-9a-f]{32}$").count() == 0
    assert Persoon.objects.filter(geheim_adres=True).exclude(wijk=None).count() == 0


@pytest.mark.usefixtures("alles")
def test_alles_is_geteld_tot_en_met_het_laatste_feit() -> None:
    for g in ZES:
        laatste = Feit.objects.filter(gemeente_id=g).order_by("-id").values_list("id", flat=True)[0]
        assert Verversing.objects.get(gemeente_id=g).tot_feit == laatste
        aantal = sum(Telling.objects.filter(gemeente_id=g).values_list("aantal", flat=True))
        assert aantal == Feit.objects.filter(gemeente_id=g).count()


@pytest.mark.usefixtures("alles")
def test_evaluaties_passen_bij_het_onderzoek_en_bij_hun_besluit() -> None:
    zaken = {z.id: z for z in Zaak.objects.select_related("gemeente")}
    kies = random.Random(5)
    alle = list(Evaluatie.objects.order_by("id"))
    for e in kies.sample(alle, 40):
        beeld = evalueren.resultaten_van(zaak=zaken[e.zaak_id], op=PEILMOMENT)
        assert beeld is not None
        toen = {b.dimensie: b.toen for b in evalueren.gebieden_toen(zaak=zaken[e.zaak_id])}
        eigen = next(x for x in beeld.evaluaties if x.id == e.id)
        assert eigen.woorden
        assert all(toen[b.dimensie] == b.toen for b in eigen.gebieden)
        assert all(b.woorden or b.nu is not None for b in eigen.gebieden)
        gevolgd = {r.doel for r in beeld.gevolgd}
        assert set(Doel.objects.filter(besluit_id=e.besluit_id).values_list("id", flat=True)) >= gevolgd
    assert all(e.toelichting for e in alle if e.uitkomst != "voortzetten")
    in_evaluatie = {z.id for z in zaken.values() if z.stand == "in_evaluatie"}
    assert {e.zaak_id for e in alle if e.uitkomst == "herzien"} == in_evaluatie


@pytest.mark.usefixtures("alles")
def test_nazorg_hoort_bij_hulp_die_stopte() -> None:
    zaken = {z.id: z for z in Zaak.objects.filter(stand__in=("beeindigd", "afgesloten"))}
    per = defaultdict(list)
    for n in Nazorg.objects.order_by("id"):
        per[n.zaak_id].append(n)
    assert per.keys() == zaken.keys()
    for nr, rijen in per.items():
        assert all(n.gebeld_op for n in rijen[:-1])
        assert rijen[-1].gebeld_op or zaken[nr].stand == "beeindigd"
        assert all(n.hoe == "onbereikbaar" for n in rijen[:-1])
        taak = Taak.objects.filter(zaak_id=nr, wat="Bel hoe het gaat na de hulp", gedaan_op__isnull=True)
        assert [t.uiterlijk for t in taak] == [n.uiterlijk for n in rijen if n.gebeld_op is None]


@pytest.mark.usefixtures("alles")
def test_de_pagina_van_petra_toont_de_mensen_van_de_ontwerpbladzijde() -> None:
    petra = als(Gebruiker.objects.get(naam="Petra Ramakers"), Rol.AANBIEDER)
    geulbrug = Aanbieder.objects.get(naam="Zorgcoöperatie De Geulbrug")
    regels = leveren.opdrachten_van(aanbieders=dict.fromkeys(ZES, geulbrug.id), wie=petra, op=PEILMOMENT)
    per = {r.inwoner: r for r in regels}
    assert 30 <= len(regels) <= 90
    assert per["de heer Jo Lemmens"].vraagt == Vraagt.ANTWOORD
    assert (per["de heer Jo Lemmens"].product, per["de heer Jo Lemmens"].volume) == ("Begeleiding thuis", 90)
    assert per["de heer Wim Peters"].vraagt == Vraagt.START
    mia = per["mevrouw Mia Hendriks"]
    assert (mia.vraagt, mia.resultaten, mia.gestart_op) == (Vraagt.VOORTGANG, 3, date(2026, 5, 4))
    assert {r.vraagt for r in regels} == set(Vraagt)
    for regel in regels[:12]:
        beeld = leveren.opdracht(
            gemeente=regel.gemeente, toewijzing=regel.toewijzing, aanbieder=geulbrug.id, wie=petra, op=PEILMOMENT
        )
        assert beeld.resultaten or regel.resultaten == 0


@pytest.mark.usefixtures("alles")
def test_mia_heeft_drie_doelen_zonder_meetbaar_resultaat() -> None:
    zaak = Zaak.objects.select_related("gemeente").get(inwoner__bsn="999990056")
    beeld = evalueren.resultaten_van(zaak=zaak, op=PEILMOMENT)
    assert beeld is not None
    assert beeld.aandacht.zin == "3 doelen zonder meetbaar resultaat of duur"
    assert beeld.laatste_dag == date(2027, 4, 30)
    assert any(r.voortgang for r in beeld.regels)
    open_ = set(Taak.objects.filter(zaak=zaak, gedaan_op__isnull=True).values_list("wat", flat=True))
    assert open_ >= {"Maak de resultaten scherp", "Kijk samen terug op de hulp"}
    stand = inzien.waar_staat(gemeente=994, zaak=zaak.id, op=PEILMOMENT)
    assert any("Uw hulp is begonnen op maandag 4 mei 2026." in (m.uitleg or "") for m in stand.momenten)


@pytest.mark.usefixtures("alles")
def test_de_handelingen_gaan_verder_vanaf_wat_er_staat() -> None:
    """Each open thing of the demo can be done by its act, by whom it belongs to."""
    gemeenten, op = gemeenten_op_code(), PEILMOMENT + timedelta(hours=1)
    werkt = {(m.gemeente_id, m.aanbieder_id): m.gebruiker for m in Medewerker.objects.select_related("gebruiker")}
    kies, gedaan = random.Random(6), Counter[str]()
    for t in kies.sample(_alle(), 160):
        g, zaak = gemeenten[t.gemeente_id], t.zaak
        mens = werkt.get((t.gemeente_id, t.aanbieder_id))
        if mens is None or is_klaar(t):
            continue
        vast = {"gemeente": g, "toewijzing": t.id, "wie": als(mens, Rol.AANBIEDER), "op": op}
        if not t.antwoord:
            leveren.opdracht_beantwoorden(aanbieder=t.aanbieder_id, antwoord="ja", **vast)
            gedaan["antwoord"] += 1
        if t.gestart_op is None and t.ingangsdatum <= VOORBEELDDAG:
            leveren.start_melden(datum=t.ingangsdatum, via="portaal", **vast)
            gedaan["start"] += 1
        elif t.gestart_op is not None:
            doel = Doel.objects.filter(besluit_id=t.besluit_id).order_by("id")[0]
            leveren.voortgang_geven(doel=doel.id, hoe="goed", gedaan="Het gaat goed.", **vast)
            gedaan["voortgang"] += 1
            if t.id % 3 == 0:
                dag = min(VOORBEELDDAG, t.einddatum) if t.einddatum else VOORBEELDDAG
                leveren.stop_melden(datum=dag, reden="23", via="portaal", **vast)
                gedaan["stop"] += 1
            elif zaak.stand == "hulp_loopt":
                velden = evalueren.Evaluatievelden(woorden="Het gaat goed.", uitkomst="voortzetten")
                evalueren.evaluatie_houden(gemeente=g, zaak=zaak.id, velden=velden, wie=behandelaar_van(zaak), op=op)
                gedaan["evaluatie"] += 1
    for zaak in Zaak.objects.filter(stand="beeindigd").select_related("behandelaar"):
        vast = {"gemeente": gemeenten[zaak.gemeente_id], "zaak": zaak.id, "wie": behandelaar_van(zaak), "op": op}
        if Nazorg.objects.filter(zaak=zaak, gebeld_op__isnull=True).exists():
            evalueren.nazorg_bellen(gesprek=evalueren.te_bellen(zaak=zaak), hoe="goed", notitie="", **vast)
        evalueren.zaak_afsluiten(**vast)
        gedaan["dicht"] += 1
    assert all(gedaan[wat] >= 1 for wat in ("antwoord", "start", "voortgang", "stop", "evaluatie", "dicht")), gedaan
    # whatever the acts write on timeline and log now, the demo wrote before in the same words
    nieuw = set(Stap.objects.filter(tijdstip=op).values_list("handeling", flat=True))
    assert nieuw <= set(Stap.objects.filter(tijdstip__lt=PEILMOMENT).values_list("handeling", flat=True))
    regels = set(Logregel.objects.filter(tijdstip=op).values_list("handeling", flat=True))
    assert regels <= set(Logregel.objects.filter(tijdstip__lt=PEILMOMENT).values_list("handeling", flat=True))


@pytest.mark.usefixtures("alles")
def test_noor_geeft_de_opdracht_voor_harrie() -> None:
    zaak = Zaak.objects.get(gemeente_id=938, inwoner__bsn="999990068")
    besluit = Besluit.objects.get(zaak=zaak)
    product = Product.objects.get(gemeente_id=938, naam="Hulp in huis")
    noor = als(Gebruiker.objects.get(naam="Noor Claessen"))
    geulbrug = Aanbieder.objects.get(naam="Zorgcoöperatie De Geulbrug")
    vast = {
        "gemeente": Gemeente.objects.get(code=938), "zaak": zaak.id, "besluit": besluit.id, "product": product.id,
        "volume": 90, "frequentie": "2", "ingangsdatum": date(2027, 3, 1), "einddatum": date(2028, 2, 27), "wie": noor,
        "op": PEILMOMENT,
    }  # fmt: skip
    nieuwe_dag = Aanbieder.objects.get(naam="De Nieuwe Dag")
    with pytest.raises(leveren.NietGecontracteerd) as nee:
        leveren.toewijzing_geven(aanbieder=nieuwe_dag.id, **vast)
    assert geulbrug in nee.value.anderen
    assert leveren.toewijzing_geven(aanbieder=geulbrug.id, **vast).nummer > 1
    assert not Taak.objects.filter(zaak=zaak, wat="Geef de opdracht aan de aanbieder", gedaan_op__isnull=True).exists()


def test_de_woorden_zijn_die_van_de_handelingen() -> None:
    assert AANBIEDER_DOEL in inspect.getsource(blad)
    assert leveringen.VOORTGANG_WEKEN == VOORTGANG_WEKEN
