"""The day round: who is late says so, to everybody, exactly once; and time that runs again is told."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Onderzoek
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.monitor.models import Telling, Verversing
from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.reis.besluiten import aanvulling_vragen
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.leren.tellen import tellingen_verversen
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, intrekken, melden
from keukentafel.reis.taken import EVALUEREN, RESULTATEN
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from keukentafel.werkplaats import dagronde as ronde
from keukentafel.werkplaats.dagronde import blijf, dagronde
from tests import terugkijken
from tests.besluitwereld import geef_mandaat, maak_aanvraag
from tests.opzet import OP, als, maak_gebruiker

VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Hulp in huis.")
LAATSTE_DAG = datetime(2027, 3, 15, 23, 0, tzinfo=UTC) - timedelta(hours=2)
DAG_ERNA = datetime(2027, 3, 16, 5, 0, tzinfo=UTC)


def vraag(gemeente, wie, naam: str = "Aydin") -> int:
    """A question of OP; returns the case."""
    with namens({gemeente.code}, doel="proef"):
        inwoner = Inwonergegevens(voornaam="Fatma", achternaam=naam)
        return melden(gemeente=gemeente, inwoner=inwoner, ontvangst=VRAAG, wie=als(wie), op=OP, behandelaar=wie.pk).zaak


def brieven(gemeente) -> list[int]:
    with namens({gemeente.code}, doel="proef"):
        return list(Brief.objects.filter(soort="te_laat").values_list("zaak_id", flat=True))


def test_nobody_is_late_on_the_last_day(meerssen, noor):
    vraag(meerssen, noor)
    assert dagronde(op=LAATSTE_DAG) == 0
    assert brieven(meerssen) == []


def test_the_day_after_everybody_hears_it_once_in_every_municipality(meerssen, vaals, noor):
    els = maak_gebruiker("Els", (vaals, Rol.CONSULENT))
    hier = [vraag(meerssen, noor), vraag(meerssen, noor, "Bours")]
    daar = vraag(vaals, els)
    assert dagronde(op=DAG_ERNA) == 3
    assert dagronde(op=DAG_ERNA + timedelta(days=1)) == 0
    assert (sorted(brieven(meerssen)), brieven(vaals)) == (hier, [daar])
    with namens({meerssen.code}, doel="proef"):
        brief = Brief.objects.filter(soort="te_laat").first()
        assert brief.gegevens["onderzoek_uiterlijk"] == "2027-03-15"
        assert brief.gegevens["nieuwe_datum"] is None
        assert Onderzoek.objects.get(zaak_id=hier[0]).te_laat_gemeld_op == klok.dag_van(DAG_ERNA)
        assert Logregel.objects.filter(handeling="te laat gemeld").count() == 2


def test_who_is_done_or_stopped_hears_nothing(meerssen, noor):
    zaak = vraag(meerssen, noor)
    with namens({meerssen.code}, doel="proef"):
        intrekken(gemeente=meerssen, zaak=zaak, wie=als(noor), op=OP)
    verstuurd = vraag(meerssen, noor, "Bours")
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=verstuurd).update(stand="verslag_verzonden")
    assert dagronde(op=DAG_ERNA) == 0


def test_one_case_that_fails_stops_no_other(meerssen, noor, monkeypatch):
    eerste, tweede = vraag(meerssen, noor), vraag(meerssen, noor, "Bours")
    echt = ronde.te_laat_melden

    def stuk(*, zaak, **anders):
        if zaak == eerste:
            raise RuntimeError("stuk")
        return echt(zaak=zaak, **anders)

    monkeypatch.setattr(ronde, "te_laat_melden", stuk)
    assert dagronde(op=DAG_ERNA) == 1
    assert brieven(meerssen) == [tweede]
    monkeypatch.undo()
    assert dagronde(op=DAG_ERNA) == 1
    assert sorted(brieven(meerssen)) == [eerste, tweede]


def test_a_case_that_moved_on_meanwhile_is_left(meerssen, noor, monkeypatch):
    vraag(meerssen, noor)

    def weg(**_anders):
        raise Geweigerd("Het onderzoek is nog op tijd. Er is niets te melden.")

    monkeypatch.setattr(ronde, "te_laat_melden", weg)
    assert dagronde(op=DAG_ERNA) == 0


def test_it_goes_round_once_for_each_day_of_the_clock(monkeypatch):
    stop = threading.Event()
    momenten = iter([DAG_ERNA, DAG_ERNA + timedelta(hours=1), DAG_ERNA + timedelta(days=1), None])
    gedaan: list[datetime] = []

    def nu() -> datetime:
        moment = next(momenten)
        if moment is None:
            stop.set()
            return DAG_ERNA + timedelta(days=1)
        return moment

    monkeypatch.setattr(ronde.klok, "nu", nu)
    monkeypatch.setattr(ronde, "dagronde", lambda *, op: gedaan.append(op) or 0)
    blijf(stop, rust=0)
    assert gedaan == [DAG_ERNA, DAG_ERNA + timedelta(days=1)]


def test_a_clock_that_stood_still_too_long_is_told_once_a_day_after(meerssen, noor):
    geef = om_gegevens_gevraagd(meerssen, noor)
    tot = datetime.combine(geef, time(9, 0), tzinfo=UTC)
    assert dagronde(op=tot) == 0
    assert dagronde(op=tot + timedelta(days=1)) == 1
    assert dagronde(op=tot + timedelta(days=1)) == 0
    assert dagronde(op=tot + timedelta(days=2)) == 0
    with namens({meerssen.code}, doel="proef"):
        brief = Brief.objects.get(soort="tijd_loopt_weer")
        assert brief.gegevens["aanvullen_tot"] == geef.isoformat()
        assert brief.gegevens["besluit_uiterlijk"] == Aanvraag.objects.get().besluit_uiterlijk.isoformat()
        assert Logregel.objects.latest("id").handeling == "brief verstuurd: de tijd loopt weer"


def om_gegevens_gevraagd(gemeente, wie):
    """A case of which the clock stands still; returns the last day that we gave."""
    with namens({gemeente.code}, doel="proef"):
        geef_mandaat(gemeente, wie, "verlengen")
        zaak = maak_aanvraag(gemeente, wie, "Aydin")
        tot = klok.vandaag() + timedelta(days=9)
        aanvulling_vragen(
            gemeente=gemeente, zaak=zaak, gevraagd="Een offerte", aanvullen_tot=tot, wie=als(wie), op=klok.nu()
        )
    return tot


def test_results_near_the_end_of_help_ask_for_attention_once(meerssen, noor):
    hans = maak_gebruiker("Hans Prevoo", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen", "afwijzen", tot_cent=None)
        zaak = terugkijken.toegekend(meerssen, noor, hans)
        terugkijken.loopt(meerssen, noor, zaak)
    assert dagronde(op=terugkijken.SIGNAAL - timedelta(days=1)) == 0
    assert [dagronde(op=terugkijken.SIGNAAL) for _ in range(3)] == [1, 0, 0]
    with namens({meerssen.code}, doel="proef"):
        vraagt = Taak.objects.filter(zaak_id=zaak, wat__in=(RESULTATEN.wat, EVALUEREN.wat), behandelaar=noor)
        assert vraagt.count() == 2
        assert Logregel.objects.filter(handeling="resultaten vragen aandacht", gebruiker_id__isnull=True).count() == 1


def test_the_round_counts_the_facts_of_every_municipality(meerssen, vaals):
    with namens({meerssen.code}, doel="proef"):
        leg_feit(
            gemeente=938, pseudoniem="a" * 32, soort="melden", dag=date(2027, 2, 1), wijk_code="", trede="", waarde=None
        )
    dagronde(op=OP)
    with namens({938, 981}, doel="proef"):
        assert [(t.gemeente_id, t.soort, t.aantal) for t in Telling.objects.all()] == [(938, "melden", 1)]
        assert {v.gemeente_id for v in Verversing.objects.all()} == {938, 981}


def test_a_municipality_whose_count_fails_stops_no_other(meerssen, vaals, monkeypatch):
    def breekt_in_meerssen(*, gemeente, tot_en_met, op, opnieuw):
        if gemeente.slug == "meerssen":
            raise RuntimeError
        return tellingen_verversen(gemeente=gemeente, tot_en_met=tot_en_met, op=op, opnieuw=opnieuw)

    monkeypatch.setattr(ronde, "tellingen_verversen", breekt_in_meerssen)
    assert ronde.tel(op=OP) == 1
    with namens({938, 981}, doel="proef"):
        assert {v.gemeente_id for v in Verversing.objects.all()} == {981}
