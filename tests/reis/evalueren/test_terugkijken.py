"""Looking back: her own words, then and now, how far the results are, and the steps that follow (Wmo art. 2.3.9)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from keukentafel.dossier.evaluatie.models import Evaluatie, Evaluatiegebied, Nazorg, Resultaatstand
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering.models import Levermelding, Toewijzing, Voortgang
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Stap, Taak, Zaak
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.recht.stappen import Stand
from keukentafel.reis.evalueren import (
    Evaluatievelden,
    Gebiednu,
    Standkeuze,
    aandacht_te_vragen,
    aandacht_vragen,
    evaluatie_houden,
    gebieden_toen,
    resultaat_aanscherpen,
    resultaten_van,
)
from keukentafel.reis.handeling import SYSTEEM, Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.leveren import kijken, stop_melden, voortgang_geven
from keukentafel.reis.leveren.waarvoor import lijnen_van
from keukentafel.reis.taken import EVALUEREN, NAZORG, RESULTATEN, STOP_DOORGEVEN, VERVOLG
from keukentafel.stelsel.logboek.models import Logregel
from tests import terugkijken
from tests.opzet import als
from tests.terugkijken import BESLOTEN, SIGNAAL

MIDDEN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
WOORDEN = "Ik ga nu twee keer naar het koor. De post durf ik nog niet."


def velden(uitkomst: str = "voortzetten", **anders) -> Evaluatievelden:
    return Evaluatievelden(woorden=anders.pop("woorden", WOORDEN), uitkomst=uitkomst, **anders)


def houd(gemeente, zaak, wie, uitkomst="voortzetten", op=MIDDEN, **anders):
    return evaluatie_houden(gemeente=gemeente, zaak=zaak, velden=velden(uitkomst, **anders), wie=als(wie), op=op)


def stand(zaak: int) -> str:
    return Zaak.objects.get(id=zaak).stand


def taken(zaak: int) -> dict[str, date]:
    return dict(Taak.objects.filter(zaak_id=zaak, gedaan_op__isnull=True).values_list("wat", "uiterlijk"))


def stappen(zaak: int) -> list[str]:
    return list(Stap.objects.filter(zaak_id=zaak).order_by("id").values_list("handeling", flat=True))


def opdracht(gemeente, zaak) -> Toewijzing:
    """An order of the besluit that began, as rows."""
    aanbieder = Aanbieder.objects.create(naam="De Geulbrug", agb="41000001")
    product = Product.objects.create(gemeente=gemeente, categorie="02", code="02A05", eenheid="01", naam="Begeleiding")
    besluit = terugkijken.doelen(gemeente, zaak)[0].besluit_id
    t = levering_operations.maak_toewijzing(
        gemeente=gemeente.code, voor=[lijn.sleutel for lijn in lijnen_van(gemeente=gemeente.code, besluit=besluit)],
        zaak_id=zaak, besluit_id=besluit, aanbieder=aanbieder, product=product, nummer=1,
        toegewezen_op=BESLOTEN, ingangsdatum=date(2026, 1, 1), volume=60, eenheid="01", frequentie="2",
        gestart_op=date(2026, 1, 5),
    )  # fmt: skip
    Levermelding.objects.create(
        gemeente=gemeente, toewijzing=t, soort="start", datum=t.gestart_op, via="hand", vastgelegd_op=BESLOTEN
    )
    return t


def test_it_keeps_her_words_the_results_and_then_and_now(meerssen, noor, zaak):
    een, twee, _drie = terugkijken.doelen(meerssen, zaak)
    houd(
        meerssen, zaak, noor,
        standen=(Standkeuze(doel=een.id, stand="bereikt"), Standkeuze(doel=twee.id, stand="deels", toelichting="Half")),
        gebieden=(Gebiednu(dimensie="meedoen", woorden="Ik zing weer", nu=6), Gebiednu(dimensie="zingeving")),
    )  # fmt: skip
    assert (stand(zaak), stappen(zaak)[-2:]) == (Stand.HULP_LOOPT, ["evalueren", "voortzetten"])
    gebied = Evaluatiegebied.objects.get()  # what was not spoken about leaves no line
    assert (gebied.dimensie, gebied.woorden, gebied.toen, gebied.nu) == ("meedoen", "Ik zing weer", 3, 6)
    record = zaak_queries.zaak(gemeenten=frozenset({meerssen.code}), id=zaak)
    beeld = resultaten_van(zaak=record, op=MIDDEN)
    assert [r.stand_in_woorden for r in beeld.regels] == ["Bereikt", "Voor een deel", ""]
    (evaluatie,) = beeld.evaluaties
    assert (evaluatie.woorden, evaluatie.uitkomst_in_woorden) == (WOORDEN, "De hulp gaat gewoon door")
    assert [(d.woorden, d.stand) for d in evaluatie.doelen] == [
        (een.woorden, "Bereikt"),
        (twee.woorden, "Voor een deel"),
    ]
    assert {g.dimensie: g.toen for g in gebieden_toen(zaak=record) if g.toen is not None} == {
        "meedoen": 3,
        "zingeving": 6,
    }
    assert sorted(Feit.objects.filter(soort="resultaat").values_list("trede", flat=True)) == ["bereikt", "deels"]
    assert Feit.objects.filter(soort="evaluatie").count() == 1
    assert Logregel.objects.filter(handeling="samen teruggekeken op de hulp").count() == 1


def test_everything_but_her_words_and_the_outcome_may_stay_open(meerssen, noor, zaak):
    houd(meerssen, zaak, noor)
    assert (Evaluatie.objects.count(), Resultaatstand.objects.count(), Evaluatiegebied.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"woorden": " "}, "woorden"),
        ({"uitkomst": ""}, "uitkomst"),
        ({"uitkomst": "weg"}, "uitkomst"),
        ({"uitkomst": "herzien"}, "toelichting"),
        ({"uitkomst": "beeindigen", "toelichting": "Klaar"}, "wil_zelf"),
        ({"gebieden": (Gebiednu(dimensie="meedoen", nu=11),)}, "nu_meedoen"),
        ({"gebieden": (Gebiednu(dimensie="meedoen", woorden="x" * 601),)}, "woorden_meedoen"),
        ({"gebieden": (Gebiednu(dimensie="geluk", nu=1),)}, ""),
    ],
)
def test_what_misses_is_refused_before_anything_is_written(meerssen, noor, zaak, anders, veld):
    toen = stappen(zaak)
    with pytest.raises(Geweigerd) as fout:
        houd(meerssen, zaak, noor, **anders)
    assert list(fout.value.fouten) == [veld]
    assert (Evaluatie.objects.count(), stappen(zaak), stand(zaak)) == (0, toen, Stand.HULP_LOOPT)


def test_a_word_about_a_goal_asks_how_far_it_is(meerssen, noor, zaak):
    doel = terugkijken.doelen(meerssen, zaak)[0].id
    for keuze, veld in (
        (Standkeuze(doel=doel, toelichting="Het koor"), f"stand_{doel}"),
        (Standkeuze(doel=doel, stand="half"), f"stand_{doel}"),
        (Standkeuze(doel=doel, stand="niet", toelichting="x" * 301), f"toelichting_{doel}"),
    ):
        with pytest.raises(Geweigerd) as fout:
            houd(meerssen, zaak, noor, standen=(keuze,))
        assert list(fout.value.fouten) == [veld]
    with pytest.raises(NietGevonden):
        houd(meerssen, zaak, noor, standen=(Standkeuze(doel=doel + 900, stand="niet"),))
    assert Evaluatie.objects.count() == 0


def test_a_double_click_is_one_evaluation(meerssen, noor, zaak):
    eerste = houd(meerssen, zaak, noor)
    assert houd(meerssen, zaak, noor, op=MIDDEN + timedelta(seconds=2)) == eerste
    assert stappen(zaak).count("evalueren") == 1
    assert houd(meerssen, zaak, noor, op=MIDDEN + timedelta(days=1)) != eerste
    stoppen = {"toelichting": "Ik red me", "wil_zelf": True, "op": MIDDEN + timedelta(days=2)}
    laatste = houd(meerssen, zaak, noor, "beeindigen", **stoppen)
    assert houd(meerssen, zaak, noor, "beeindigen", **stoppen) == laatste
    assert Nazorg.objects.count() == 1


def test_going_on_near_the_end_says_that_something_has_to_follow(meerssen, noor, zaak):
    houd(meerssen, zaak, noor)
    assert VERVOLG.wat not in taken(zaak)  # half way the year: the besluit runs on
    aandacht_vragen(gemeente=meerssen, zaak=zaak, wie=SYSTEEM, op=SIGNAAL)
    assert EVALUEREN.wat in taken(zaak)
    houd(meerssen, zaak, noor, op=SIGNAAL)
    assert EVALUEREN.wat not in taken(zaak)
    assert taken(zaak)[VERVOLG.wat] == date(2026, 11, 5)
    assert aandacht_te_vragen(gemeente=meerssen.code, op=SIGNAAL + timedelta(days=1)) == []


def test_help_that_changes_waits_for_a_new_besluit_and_runs_meanwhile(meerssen, noor, zaak):
    houd(meerssen, zaak, noor, "herzien", toelichting="Er is minder hulp nodig.")
    assert (stand(zaak), stappen(zaak)[-1]) == (Stand.IN_EVALUATIE, "evalueren")
    assert VERVOLG.wat in taken(zaak)
    assert Nazorg.objects.count() == 0
    houd(meerssen, zaak, noor, op=MIDDEN + timedelta(days=40))  # the new besluit is there: this one goes on
    assert (stand(zaak), stappen(zaak)[-1]) == (Stand.HULP_LOOPT, "voortzetten")
    assert stappen(zaak).count("evalueren") == 1


def test_who_wants_to_stop_stops_and_is_called_afterwards(meerssen, noor, zaak):
    aandacht_vragen(gemeente=meerssen, zaak=zaak, wie=SYSTEEM, op=SIGNAAL)
    houd(meerssen, zaak, noor, "beeindigen", op=SIGNAAL, toelichting="Ik red me nu zelf.", wil_zelf=True)
    assert (stand(zaak), stappen(zaak)[-2:]) == (Stand.BEEINDIGD, ["evalueren", "beeindigen"])
    assert "wilt zelf stoppen" in Stap.objects.filter(zaak_id=zaak).latest("id").uitleg
    assert Nazorg.objects.get().uiterlijk == date(2026, 12, 3)  # eight weeks: the local term
    assert set(taken(zaak)) & {EVALUEREN.wat, RESULTATEN.wat, STOP_DOORGEVEN.wat} == set()
    assert taken(zaak)[NAZORG.wat] == date(2026, 12, 3)
    assert Feit.objects.filter(soort="hulp_gestopt").count() == 1


def test_a_provider_that_still_comes_is_told_first(meerssen, noor, zaak):
    t = opdracht(meerssen, zaak)
    stoppen = {"toelichting": "Ik red me nu zelf.", "wil_zelf": True}
    houd(meerssen, zaak, noor, "beeindigen", **stoppen)
    assert stand(zaak) == Stand.IN_EVALUATIE  # the help is there until the provider told that it stopped
    assert taken(zaak)[STOP_DOORGEVEN.wat] == date(2026, 6, 1)
    assert not Nazorg.objects.exists()
    stop_melden(
        gemeente=meerssen, toewijzing=t.id, datum=date(2026, 6, 3), reden="21", via="hand", wie=als(noor),
        op=MIDDEN + timedelta(days=3),
    )  # fmt: skip
    assert (stand(zaak), Nazorg.objects.get().uiterlijk) == (Stand.BEEINDIGD, date(2026, 7, 29))
    assert STOP_DOORGEVEN.wat not in taken(zaak)
    assert Feit.objects.filter(soort="hulp_gestopt").count() == 1


def test_after_the_last_day_of_the_besluit_stopping_needs_no_wish(meerssen, noor, zaak):
    na = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    houd(meerssen, zaak, noor, "beeindigen", op=na, toelichting="De hulp is voorbij.")
    assert stand(zaak) == Stand.BEEINDIGD


def test_only_running_help_and_only_who_works_on_the_file(meerssen, noor, hans, zaak):
    ander = terugkijken.toegekend(meerssen, noor, hans, inwoner=terugkijken.anders("Bours"))
    with pytest.raises(Geweigerd, match="begonnen"):
        houd(meerssen, ander, noor)
    with pytest.raises(BuitenEigenWerk):
        houd(meerssen, zaak, hans)
    assert Evaluatie.objects.count() == 0


def test_the_provider_reads_the_sharp_result(meerssen, noor, zaak):
    """What was agreed after the besluit is what the provider works at; the goal keeps her words."""
    een, twee, _drie = terugkijken.doelen(meerssen, zaak)
    resultaat_aanscherpen(
        gemeente=meerssen, zaak=zaak, doel=een.id, resultaat="Elke week naar het koor", maatstaf="Acht keer geweest",
        datum=date(2026, 11, 30), wie=als(noor), op=MIDDEN,
    )  # fmt: skip
    beeld = kijken._resultaten(opdracht(meerssen, zaak), [])
    assert [(b.woorden, b.resultaat, b.maatstaf, b.datum, b.zonder_omdat) for b in beeld[:2]] == [
        (een.woorden, "Elke week naar het koor", "Acht keer geweest", date(2026, 11, 30), ""),
        (twee.woorden, twee.resultaat, "", None, terugkijken.ZONDER),
    ]


def test_a_provider_neither_sees_nor_tells_of_a_general_offer(meerssen, noor, hans, zaak):
    """OPDRACHT E6: of help without a besluit nothing is kept about a resident."""
    met = terugkijken.toegekend(
        meerssen, noor, hans, doelen=(*terugkijken.DOELEN, terugkijken.ALGEMEEN), inwoner=terugkijken.anders("Bours")
    )
    doelen = terugkijken.doelen(meerssen, met)
    t = opdracht(meerssen, met)
    assert [b.woorden for b in kijken._resultaten(t, [])] == [d.woorden for d in terugkijken.DOELEN]
    alles = {
        "gemeente": meerssen,
        "toewijzing": t.id,
        "hoe": "goed",
        "gedaan": "Koffie.",
        "wie": als(noor),
        "op": MIDDEN,
    }
    with pytest.raises(NietGevonden, match="hoort niet bij deze opdracht"):
        voortgang_geven(doel=doelen[3].id, **alles)
    assert not Voortgang.objects.exists()
    voortgang_geven(doel=doelen[0].id, **alles)
    assert Voortgang.objects.get().doel_id == doelen[0].id
