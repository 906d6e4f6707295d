"""Results near their date ask for attention, once; sharp ones do not (S-A7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keukentafel.dossier.besluit.models import Besluit, Doel
from keukentafel.dossier.evaluatie.models import Resultaatafspraak
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Stap, Taak, Zaak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.evalueren import aandacht_te_vragen, aandacht_vragen, resultaat_aanscherpen, resultaten_van
from keukentafel.reis.handeling import SYSTEEM, Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.taken import EVALUEREN, RESULTATEN, VERVOLG
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.logboek.models import Logregel
from tests import terugkijken
from tests.opzet import als
from tests.terugkijken import SIGNAAL

SCHERP = {
    "resultaat": "Uw administratie is op orde",
    "maatstaf": "Alle post van drie maanden is open en geordend",
    "datum": date(2027, 3, 31),
}


def taken(zaak: int) -> dict[str, date]:
    return dict(Taak.objects.filter(zaak_id=zaak, gedaan_op__isnull=True).values_list("wat", "uiterlijk"))


def scherp(gemeente, zaak, doel, wie, op=SIGNAAL, **anders):
    velden = {**SCHERP, **anders}
    return resultaat_aanscherpen(gemeente=gemeente, zaak=zaak, doel=doel, wie=als(wie), op=op, **velden)


def test_twelve_weeks_before_the_end_it_stands_on_the_day_once(meerssen, noor, zaak):
    gisteren = SIGNAAL - timedelta(days=1)
    assert aandacht_te_vragen(gemeente=meerssen.code, op=gisteren) == []
    assert not aandacht_vragen(gemeente=meerssen, zaak=zaak, wie=SYSTEEM, op=gisteren)
    assert aandacht_te_vragen(gemeente=meerssen.code, op=SIGNAAL) == [zaak]
    assert aandacht_vragen(gemeente=meerssen, zaak=zaak, wie=SYSTEEM, op=SIGNAAL)
    staat = taken(zaak)
    assert staat[EVALUEREN.wat] == date(2026, 11, 5)
    assert RESULTATEN.wat in staat
    for later in (SIGNAAL, SIGNAAL + timedelta(days=3)):
        assert aandacht_te_vragen(gemeente=meerssen.code, op=later) == []
        assert not aandacht_vragen(gemeente=meerssen, zaak=zaak, wie=SYSTEEM, op=later)
    assert Taak.objects.filter(zaak_id=zaak, wat__in=(RESULTATEN.wat, EVALUEREN.wat)).count() == 2
    assert set(Taak.objects.filter(zaak_id=zaak, wat=EVALUEREN.wat).values_list("behandelaar", flat=True)) == {noor.pk}


def test_the_page_names_the_three_goals(meerssen, noor, zaak):
    record = zaak_queries.zaak(gemeenten=frozenset({meerssen.code}), id=zaak)
    beeld = resultaten_van(zaak=record, op=SIGNAAL)
    assert beeld.aandacht.zin == "3 doelen zonder meetbaar resultaat of duur"
    assert [r.woorden for r in beeld.regels] == [d.woorden for d in terugkijken.DOELEN]
    assert (beeld.laatste_dag, beeld.mag_terugkijken, beeld.mag_afspreken) == (terugkijken.LAATSTE_DAG, True, True)
    assert resultaten_van(zaak=record, op=SIGNAAL - timedelta(days=1)).aandacht.zin == ""


def test_sharp_results_leave_the_besluit_as_it_is_and_clear_the_day(meerssen, noor, zaak):
    aandacht_vragen(gemeente=meerssen, zaak=zaak, wie=SYSTEEM, op=SIGNAAL)
    een, twee, drie = terugkijken.doelen(meerssen, zaak)
    was = list(Doel.objects.order_by("id").values()), list(Besluit.objects.values())
    scherp(meerssen, zaak, een.id, noor, datum=date(2026, 12, 20))
    assert RESULTATEN.wat in taken(zaak)
    assert VERVOLG.wat not in taken(zaak)
    scherp(meerssen, zaak, twee.id, noor)
    afspraak = scherp(meerssen, zaak, drie.id, noor)
    assert (list(Doel.objects.order_by("id").values()), list(Besluit.objects.values())) == was
    assert RESULTATEN.wat not in taken(zaak)
    assert EVALUEREN.wat in taken(zaak)
    # the day of the result lies after the help: something has to follow, in time for a new besluit
    assert taken(zaak)[VERVOLG.wat] == date(2026, 11, 5)
    record = zaak_queries.zaak(gemeenten=frozenset({meerssen.code}), id=zaak)
    regel = resultaten_van(zaak=record, op=SIGNAAL).regels[2]
    assert (regel.woorden, regel.resultaat, regel.datum) == (drie.woorden, SCHERP["resultaat"], SCHERP["datum"])
    assert (regel.afgesproken_op, regel.afgesproken_door) == (date(2026, 10, 8), noor.naam)
    assert (afspraak.doel_id, afspraak.dag) == (drie.id, date(2026, 10, 8))
    assert Stap.objects.filter(zaak_id=zaak, handeling="resultaat afgesproken").count() == 3
    assert Logregel.objects.filter(handeling="resultaat afgesproken", inwoner_id=record.inwoner_id).count() == 3


def test_the_same_agreement_twice_is_one_and_the_newest_counts(meerssen, noor, zaak):
    doel = terugkijken.doelen(meerssen, zaak)[0]
    eerste = scherp(meerssen, zaak, doel.id, noor)
    assert scherp(meerssen, zaak, doel.id, noor, resultaat=f" {SCHERP['resultaat']} ") == eerste
    scherp(meerssen, zaak, doel.id, noor, datum=date(2027, 2, 1))
    assert Resultaatafspraak.objects.count() == 2
    record = zaak_queries.zaak(gemeenten=frozenset({meerssen.code}), id=zaak)
    assert resultaten_van(zaak=record, op=SIGNAAL).regels[0].datum == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"resultaat": " "}, "resultaat"),
        ({"maatstaf": ""}, "maatstaf"),
        ({"datum": None}, "datum"),
        ({"datum": klok.dag_van(SIGNAAL)}, "datum"),
        ({"resultaat": "x" * 301}, "resultaat"),
        ({"maatstaf": "x" * 301}, "maatstaf"),
    ],
)
def test_what_is_not_sharp_is_refused_before_anything_is_written(meerssen, noor, zaak, anders, veld):
    doel = terugkijken.doelen(meerssen, zaak)[0]
    stappen = Stap.objects.count()
    with pytest.raises(Geweigerd) as fout:
        scherp(meerssen, zaak, doel.id, noor, **anders)
    assert list(fout.value.fouten) == [veld]
    assert (Resultaatafspraak.objects.count(), Stap.objects.count()) == (0, stappen)


def test_only_who_works_on_the_file_and_only_goals_of_its_besluit(meerssen, noor, hans, zaak):
    ander = terugkijken.toegekend(meerssen, noor, hans, inwoner=terugkijken.anders("Bours"))
    doel, vreemd = terugkijken.doelen(meerssen, zaak)[0].id, terugkijken.doelen(meerssen, ander)[0].id
    with pytest.raises(NietGevonden):
        scherp(meerssen, zaak, vreemd, noor)
    with pytest.raises(BuitenEigenWerk):
        scherp(meerssen, zaak, doel, hans)
    with pytest.raises(NietGevonden):
        resultaat_aanscherpen(
            gemeente=meerssen, zaak=zaak, doel=doel, wie=Wie(None, "Mia", "inwoner"), op=SIGNAAL, **SCHERP
        )
    assert Resultaatafspraak.objects.count() == 0


def test_a_general_offer_is_not_followed_with_the_resident(meerssen, noor, hans, zaak):
    """OPDRACHT E6: none on informal, provider level on general. Not named, not made sharp, not judged."""
    met = terugkijken.toegekend(
        meerssen, noor, hans, doelen=(*terugkijken.DOELEN, terugkijken.ALGEMEEN), inwoner=terugkijken.anders("Bours")
    )
    record = zaak_queries.zaak(gemeenten=frozenset({meerssen.code}), id=met)
    beeld = resultaten_van(zaak=record, op=SIGNAAL)
    assert beeld.aandacht.zin == "3 doelen zonder meetbaar resultaat of duur"
    assert [r.woorden for r in beeld.regels if not r.gevolgd] == ["Even eruit"]
    with pytest.raises(Geweigerd, match="geen besluit nodig"):
        scherp(meerssen, met, beeld.regels[3].doel, noor)
    assert Resultaatafspraak.objects.count() == 0


def test_help_that_did_not_begin_is_made_sharp_but_not_looked_back_on(meerssen, noor, hans, zaak):
    ander = terugkijken.toegekend(meerssen, noor, hans, inwoner=terugkijken.anders("Bours"))
    assert aandacht_te_vragen(gemeente=meerssen.code, op=SIGNAAL) == [zaak, ander]
    aandacht_vragen(gemeente=meerssen, zaak=ander, wie=SYSTEEM, op=SIGNAAL)
    assert RESULTATEN.wat in taken(ander)
    assert EVALUEREN.wat not in taken(ander)


@pytest.mark.parametrize("stand", [Stand.BEEINDIGD, Stand.AANGEVRAAGD, Stand.AFGESLOTEN])
def test_without_running_help_nothing_asks_for_attention(meerssen, noor, zaak, stand):
    Zaak.objects.filter(id=zaak).update(stand=stand)
    assert aandacht_te_vragen(gemeente=meerssen.code, op=SIGNAAL) == []
    doel = terugkijken.doelen(meerssen, zaak)[0]
    with pytest.raises(Geweigerd):
        scherp(meerssen, zaak, doel.id, noor)


def test_a_list_of_many_cases_costs_as_many_statements_as_one(meerssen, noor, hans, zaak, django_assert_num_queries):
    with django_assert_num_queries(7):
        aandacht_te_vragen(gemeente=meerssen.code, op=SIGNAAL)
    for naam in ("Bours", "Crijns"):
        terugkijken.loopt(meerssen, noor, terugkijken.toegekend(meerssen, noor, hans, inwoner=terugkijken.anders(naam)))
    with django_assert_num_queries(7):
        assert len(aandacht_te_vragen(gemeente=meerssen.code, op=SIGNAAL)) == 3


def test_another_role_is_refused(meerssen, noor, zaak):
    doel = terugkijken.doelen(meerssen, zaak)[0]
    with pytest.raises(NietGevonden):
        resultaat_aanscherpen(
            gemeente=meerssen, zaak=zaak, doel=doel.id, wie=als(noor, Rol.BEHEER), op=SIGNAAL, **SCHERP
        )
