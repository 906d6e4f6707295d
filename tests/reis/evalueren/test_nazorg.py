"""The call after help stopped: planned once by the local term, made, and the case closed (S-G2)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from keukentafel.dossier.evaluatie.models import Nazorg
from keukentafel.dossier.zaak.models import Stap, Taak, Zaak
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.recht.stappen import Stand
from keukentafel.reis.evalueren import (
    nazorg_bellen,
    nazorg_plannen,
    nazorg_vervalt,
    sluiten_fout,
    te_bellen,
    zaak_afsluiten,
)
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk, noodinzage_openen
from keukentafel.reis.melden import eerste_contact_vastleggen, taak_afronden
from keukentafel.reis.taken import AFSLUITEN, NAZORG, NIEUWE_VRAAG
from keukentafel.reis.zaakwerk import zaak_of_weiger, zet
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.opzet import als, maak_gebruiker

STOP = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
GEBELD = datetime(2027, 2, 26, 10, 0, tzinfo=UTC)


@pytest.fixture
def gestopt(meerssen, noor, zaak):
    """Mia's help stopped on its last day; the call is planned."""
    record = zaak_of_weiger(meerssen.code, zaak)
    zet(zaak=record, naar=Stand.BEEINDIGD, weigering="kan niet", wie=als(noor), op=STOP)
    nazorg_plannen(zaak=record, op=STOP, einde=date(2026, 12, 31))
    return zaak


def taken(zaak: int) -> dict[str, date]:
    return dict(Taak.objects.filter(zaak_id=zaak, gedaan_op__isnull=True).values_list("wat", "uiterlijk"))


def bel(gemeente, zaak, wie, hoe="goed", notitie="", op=GEBELD, gesprek=None):
    gesprek = gesprek or te_bellen(zaak=Zaak.objects.get(id=zaak))
    return nazorg_bellen(gemeente=gemeente, zaak=zaak, gesprek=gesprek, hoe=hoe, notitie=notitie, wie=als(wie), op=op)


def test_it_is_planned_once_from_the_last_day_of_help(meerssen, gestopt):
    assert Nazorg.objects.get().uiterlijk == taken(gestopt)[NAZORG.wat] == date(2027, 2, 25)
    again = nazorg_plannen(zaak=zaak_of_weiger(meerssen.code, gestopt), op=GEBELD)
    assert again == Nazorg.objects.get()
    assert Taak.objects.filter(zaak_id=gestopt, wat=NAZORG.wat).count() == 1


def test_help_that_goes_on_takes_the_call_away(meerssen, gestopt):
    for _ in range(2):
        nazorg_vervalt(zaak=zaak_of_weiger(meerssen.code, gestopt), op=GEBELD)
    assert (Nazorg.objects.count(), NAZORG.wat in taken(gestopt)) == (0, False)


def test_a_call_and_then_it_may_be_closed(meerssen, noor, gestopt):
    with pytest.raises(Geweigerd, match="Bel eerst"):
        zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)
    nazorg = bel(meerssen, gestopt, noor, notitie=" Zij zingt weer. ")
    assert (nazorg.gebeld_op, nazorg.hoe, nazorg.notitie) == (date(2027, 2, 26), "goed", "Zij zingt weer.")
    assert NAZORG.wat not in taken(gestopt)
    assert AFSLUITEN.wat in taken(gestopt)
    assert sluiten_fout(zaak=Zaak.objects.get(id=gestopt)) == ""
    zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)
    assert (Zaak.objects.get(id=gestopt).stand, taken(gestopt)) == (Stand.AFGESLOTEN, {})
    assert Feit.objects.filter(soort="nazorg").count() == 1
    with pytest.raises(Geweigerd):
        zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)


def test_a_new_question_is_written_down_before_closing(meerssen, noor, gestopt):
    with pytest.raises(Geweigerd) as fout:
        bel(meerssen, gestopt, noor, "vraag")
    assert list(fout.value.fouten) == ["notitie"]
    bel(meerssen, gestopt, noor, "vraag", "De traplift hapert.")
    with pytest.raises(Geweigerd, match="nieuwe vraag"):
        zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)
    taak = Taak.objects.get(zaak_id=gestopt, wat=NIEUWE_VRAAG.wat)
    taak_afronden(
        gemeente=meerssen, zaak=gestopt, taak=taak.id, zin="De melding is vastgelegd.", wie=als(noor), op=GEBELD
    )
    zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)
    assert taken(gestopt) == {}


def test_who_does_not_answer_is_called_once_more(meerssen, noor, gestopt):
    bel(meerssen, gestopt, noor, "onbereikbaar")
    assert taken(gestopt)[NAZORG.wat] == date(2027, 3, 5)
    with pytest.raises(Geweigerd, match="Bel eerst"):
        zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)
    bel(meerssen, gestopt, noor, "onbereikbaar", op=datetime(2027, 3, 5, 9, 0, tzinfo=UTC))
    assert NAZORG.wat not in taken(gestopt)
    zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)


def test_who_died_is_not_called_again(meerssen, noor, gestopt):
    bel(meerssen, gestopt, noor, "overleden")
    assert (NAZORG.wat in taken(gestopt), AFSLUITEN.wat in taken(gestopt)) == (False, True)
    assert (
        Stap.objects.filter(zaak_id=gestopt).latest("id").uitleg.startswith("Wij hoorden dat de inwoner is overleden.")
    )
    zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(noor), op=GEBELD)
    assert taken(gestopt) == {}


def test_no_call_is_written_twice_and_nothing_unknown(meerssen, noor, gestopt):
    with pytest.raises(Geweigerd):
        bel(meerssen, gestopt, noor, "misschien")
    with pytest.raises(Geweigerd):
        bel(meerssen, gestopt, noor, "goed", "x" * 601)
    bel(meerssen, gestopt, noor)
    stappen = Stap.objects.count()
    with pytest.raises(Geweigerd, match="geen belafspraak"):
        bel(meerssen, gestopt, noor)
    assert Stap.objects.count() == stappen


def test_a_double_click_is_one_call(meerssen, noor, gestopt):
    eerste = te_bellen(zaak=Zaak.objects.get(id=gestopt))
    for _ in range(2):
        assert bel(meerssen, gestopt, noor, "onbereikbaar", gesprek=eerste).id == eerste
    assert Nazorg.objects.filter(hoe="onbereikbaar").count() == 1
    assert taken(gestopt)[NAZORG.wat] == date(2027, 3, 5)
    assert sluiten_fout(zaak=Zaak.objects.get(id=gestopt))
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        bel(meerssen, gestopt, noor, "goed", gesprek=eerste)
    with pytest.raises(Geweigerd, match="opnieuw"):
        bel(meerssen, gestopt, noor, "goed", gesprek=eerste + 500)
    bel(meerssen, gestopt, noor, "goed")
    assert not sluiten_fout(zaak=Zaak.objects.get(id=gestopt))


def test_another_call_does_not_take_the_aftercare_off_the_day(meerssen, noor, gestopt):
    eerste_contact_vastleggen(
        gemeente=meerssen, zaak=gestopt, verslag="Over de rekening.", gelukt=True, wie=als(noor), op=GEBELD
    )
    assert taken(gestopt)[NAZORG.wat] == date(2027, 2, 25)


def test_a_municipality_that_promises_no_call_closes_without(meerssen, noor, zaak, monkeypatch):
    monkeypatch.setattr("keukentafel.reis.evalueren.nazorg.nazorgdag", lambda **_: None)
    record = zaak_of_weiger(meerssen.code, zaak)
    zet(zaak=record, naar=Stand.BEEINDIGD, weigering="kan niet", wie=als(noor), op=STOP)
    for _ in range(2):
        assert nazorg_plannen(zaak=record, op=STOP) is None
    assert Taak.objects.filter(zaak_id=zaak, wat=AFSLUITEN.wat).count() == 1
    zaak_afsluiten(gemeente=meerssen, zaak=zaak, wie=als(noor), op=STOP)


def test_running_help_is_not_closed(meerssen, noor, zaak):
    with pytest.raises(Geweigerd, match="gestopt"):
        zaak_afsluiten(gemeente=meerssen, zaak=zaak, wie=als(noor), op=STOP)


@pytest.fixture
def anderen(meerssen):
    """Somebody of the backoffice, and of a provider."""
    return (
        als(maak_gebruiker("Bo Franssen", (meerssen, Rol.BACKOFFICE)), Rol.BACKOFFICE),
        als(maak_gebruiker("Petra Ramakers", (meerssen, Rol.AANBIEDER)), Rol.AANBIEDER),
    )


def test_only_whose_case_it_is_calls_and_closes(anderen, meerssen, noor, hans, gestopt):
    """Another consulent needs a reason first; who is no consulent finds no such case."""
    bo, petra = anderen
    alles = {"gemeente": meerssen, "zaak": gestopt, "op": GEBELD}
    for wie, fout in ((als(hans), BuitenEigenWerk), (bo, NietGevonden), (petra, NietGevonden)):
        with pytest.raises(fout):
            nazorg_bellen(
                gesprek=te_bellen(zaak=Zaak.objects.get(id=gestopt)), hoe="goed", notitie="", wie=wie, **alles
            )
    assert Nazorg.objects.get().gebeld_op is None
    bel(meerssen, gestopt, noor)
    for wie, fout in ((als(hans), BuitenEigenWerk), (bo, NietGevonden), (petra, NietGevonden)):
        with pytest.raises(fout):
            zaak_afsluiten(wie=wie, **alles)
    assert Zaak.objects.get(id=gestopt).stand == Stand.BEEINDIGD


def test_in_an_emergency_a_colleague_calls_and_closes(meerssen, hans, gestopt):
    noodinzage_openen(zaak=gestopt, reden="Noor is ziek en Mia wacht op ons.", wie=als(hans), op=GEBELD)
    bel(meerssen, gestopt, hans)
    zaak_afsluiten(gemeente=meerssen, zaak=gestopt, wie=als(hans), op=GEBELD)
    assert Zaak.objects.get(id=gestopt).stand == Stand.AFGESLOTEN
