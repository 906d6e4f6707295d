"""A running case never falls off the day: calls, appointments, tasks to tick off, and a talk that does not go on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.zaak.models import Afspraak, Stap, Taak, Zaak
from keukentafel.omgeving.mensen.models import Relatie
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.melden import AlOpgepakt, toewijzen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.consulent.conftest import ANOUK as ANDER
from tests.opzet import als

MAKEN, BEVESTIGEN = "Afspraak maken voor het gesprek", "Bevestig de afspraak"


def u(naam: str, *args: object) -> str:
    return reverse(f"consulent:{naam}", args=args)


def lees(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def zaak(maak_vraag):
    return maak_vraag().zaak


@pytest.fixture
def binnen(meerssen):
    return lambda: namens({meerssen.code}, doel="proef")


def open_taken() -> list[str]:
    return list(Taak.objects.filter(gedaan_op__isnull=True).order_by("id").values_list("wat", flat=True))


def stel_voor(als_noor, noor, zaak: int) -> None:
    dag = na_werkdagen(van=klok.vandaag(), aantal=1)  # on a free day no talk is planned
    gegeven = {"dag": f"{dag.day}-{dag.month}-{dag.year}", "tijd": "10", "minuten": "60", "waar": "thuis"}
    lees(als_noor.post(u("afspraak", zaak), gegeven | {"met": str(noor.pk)}, follow=True))


def test_from_the_first_call_to_the_report_something_always_stands_on_the_day(als_noor, noor, zaak, binnen):
    lees(als_noor.post(u("gebeld", zaak), {"gelukt": "ja", "verslag": "Afspraak volgt."}, follow=True))
    with binnen():
        taak = Taak.objects.get(gedaan_op__isnull=True)
        assert (taak.wat, taak.uiterlijk) == (MAKEN, Zaak.objects.get().onderzoek_uiterlijk)
    stel_voor(als_noor, noor, zaak)
    with binnen():
        assert open_taken() == [BEVESTIGEN]
        afspraak = Afspraak.objects.get()
        assert Taak.objects.get(wat=BEVESTIGEN).uiterlijk == klok.dag_van(afspraak.begin)
    lees(als_noor.post(u("ondersteuning", zaak, "inwoner"), {"antwoord": "nee", "wie_mee": ""}, follow=True))
    lees(als_noor.post(u("afspraak-bevestigen", zaak, afspraak.id), follow=True))
    with binnen():
        assert open_taken() == ["Gesprek over de vraag."]
        bezoek = Taak.objects.get(gedaan_op__isnull=True)
    weigering = lees(als_noor.post(u("taak-afronden", zaak, bezoek.id), {"zin": "Alvast klaar."}))
    assert "Dit gesprek moet nog komen." in weigering
    assert "Alvast klaar." in weigering
    with binnen():
        Taak.objects.filter(id=bezoek.id).update(tijdstip=klok.nu() - timedelta(hours=2))
    assert u("taak-afronden", zaak, bezoek.id) in lees(als_noor.get(u("dossier", zaak)))
    tekst = lees(als_noor.post(u("taak-afronden", zaak, bezoek.id), {"zin": "Goed gesprek."}, follow=True))
    assert "De taak is afgerond." in tekst
    assert "Goed gesprek." in tekst
    with binnen():
        assert open_taken() == ["Verslag van het gesprek"]
        verslag = Taak.objects.get(gedaan_op__isnull=True)
    assert "al afgerond" in lees(als_noor.post(u("taak-afronden", zaak, bezoek.id), {"zin": "Klaar."}))
    # The report is done when it has left, not when somebody says so.
    assert u("taak-afronden", zaak, verslag.id) not in lees(als_noor.get(u("dossier", zaak)))
    assert "gaat vanzelf weg" in lees(als_noor.post(u("taak-afronden", zaak, verslag.id), {"zin": "Verstuurd."}))
    with binnen():
        assert open_taken() == ["Verslag van het gesprek"]


def test_a_call_is_not_ticked_off_and_a_task_of_another_case_is_not_there(als_noor, zaak, binnen):
    with binnen():
        bellen = Taak.objects.get()
    assert "gaat vanzelf weg" in lees(als_noor.post(u("taak-afronden", zaak, bellen.id), {"zin": "Klaar."}))
    assert als_noor.get(u("taak-afronden", zaak, bellen.id + 999)).status_code == 404
    with binnen():
        assert Taak.objects.get().gedaan_op is None


@pytest.mark.parametrize("bevestigd", [True, False])
def test_a_cancelled_talk_puts_a_new_one_on_the_day_and_is_told(als_noor, noor, zaak, binnen, bevestigd):
    stel_voor(als_noor, noor, zaak)
    with binnen():
        afspraak = Afspraak.objects.get().id
    if bevestigd:
        lees(als_noor.post(u("ondersteuning", zaak, "inwoner"), {"antwoord": "nee", "wie_mee": ""}, follow=True))
        lees(als_noor.post(u("afspraak-bevestigen", zaak, afspraak), follow=True))
    assert "gaat dan niet door" in lees(als_noor.get(u("afspraak-afzeggen", zaak, afspraak)))
    lees(als_noor.post(u("afspraak-afzeggen", zaak, afspraak), follow=True))
    with binnen():
        assert Afspraak.objects.get().staat == "vervallen"
        assert MAKEN in open_taken()
        assert BEVESTIGEN not in open_taken()
        assert "Gesprek over de vraag." not in open_taken()
        assert Brief.objects.filter(soort="afzegging").count() == int(bevestigd)
        assert Stap.objects.filter(handeling="afspraak afgezegd").count() == 1
    assert "al vervallen" in lees(als_noor.post(u("afspraak-afzeggen", zaak, afspraak)))


def test_an_offer_that_misses_is_made_when_it_is_asked(als_noor, noor, zaak, meerssen, binnen):
    with binnen():
        Clientondersteuning.objects.filter(voor="mantelzorger").delete()
        Relatie.objects.create(
            gemeente=meerssen, persoon_id=Zaak.objects.get().inwoner_id, naam="Elif Aydin", soort="kind",
            mantelzorger=True,
        )  # fmt: skip
    form = u("ondersteuning", zaak, "mantelzorger")
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Nog niet aangeboden" in tekst
    assert form in tekst
    lees(als_noor.post(u("ondersteuning", zaak, "inwoner"), {"antwoord": "nee", "wie_mee": ""}, follow=True))
    stel_voor(als_noor, noor, zaak)
    with binnen():
        afspraak = Afspraak.objects.get().id
    weigering = lees(als_noor.post(u("afspraak-bevestigen", zaak, afspraak)))
    assert form in weigering
    assert u("ondersteuning", zaak, "inwoner") not in weigering
    lees(als_noor.post(form, {"antwoord": "nee", "wie_mee": ""}, follow=True))
    with binnen():
        assert Clientondersteuning.objects.get(voor="mantelzorger").aangeboden_op == klok.vandaag()
    lees(als_noor.post(u("afspraak-bevestigen", zaak, afspraak), follow=True))
    with binnen():
        assert Afspraak.objects.get().staat == "bevestigd"


def test_what_is_said_belongs_to_its_own_file(als_noor, maak_vraag, zaak):
    andere = maak_vraag(inwoner=ANDER).zaak
    als_noor.post(u("gebeld", zaak), {"gelukt": "ja", "verslag": ""})
    assert "Het gesprek staat erbij." not in lees(als_noor.get(u("dossier", andere)))
    assert "Het gesprek staat erbij." in lees(als_noor.get(u("dossier", zaak)))


def test_of_two_who_take_a_case_the_second_hears_who_has_it(als_noor, noor, karin, zaak, meerssen, binnen, monkeypatch):
    with binnen(), pytest.raises(AlOpgepakt, match="Noor Claessen"):
        toewijzen(gemeente=meerssen, zaak=zaak, aan=karin.pk, wie=als(karin), op=klok.nu(), alleen_vrij=True)
    with binnen():
        Zaak.objects.update(behandelaar=None)

    def eerst_karin(**gegeven):
        Zaak.objects.update(behandelaar=karin)
        return toewijzen(**gegeven)

    monkeypatch.setattr("keukentafel.reis.melden.toewijzen", eerst_karin)
    tekst = lees(als_noor.post(u("oppakken", zaak), follow=True))
    assert "Karin Willems heeft deze vraag net opgepakt." in tekst
    with binnen():
        assert Zaak.objects.get().behandelaar_id == karin.pk
