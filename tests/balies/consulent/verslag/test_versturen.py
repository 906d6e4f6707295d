"""Sending the verslag: read first, complete, and not before the talk."""

from __future__ import annotations

from datetime import timedelta

from keukentafel.balies.consulent import woorden
from keukentafel.berichten.brieven import soorten
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Afspraak, Taak, Zaak
from keukentafel.stelsel import klok
from tests.balies.consulent.verslag.conftest import lees, u, vol, zet_ladder


def test_sending_says_what_misses_and_where(als_noor, zaak, binnen):
    tekst = lees(als_noor.get(u("verslag-versturen", zaak)))
    assert "Het verslag kan nog niet weg." in tekst
    assert f'href="{u("verslag", zaak)}#a"' in tekst
    assert f'href="{u("ladder", zaak)}"' in tekst
    als_noor.post(u("verslag-versturen", zaak))
    with binnen():
        assert not Brief.objects.filter(soort="verslag").exists()


def test_the_letter_is_read_before_it_leaves(als_noor, zaak, binnen, meerssen, noor):
    assert als_noor.post(u("verslag", zaak), vol() | {"versturen": "1"}).url == u("verslag-versturen", zaak)
    zet_ladder(binnen, meerssen, zaak, noor)
    tekst = lees(als_noor.get(u("verslag-versturen", zaak)))
    for zin in ("Zo krijgt de inwoner het verslag.", "Tekst over g.", "Beste mevrouw Aydin", "Elke week hulp in"):
        assert zin in tekst
    with binnen():
        assert not Brief.objects.filter(soort="verslag").exists()
    weg = als_noor.post(u("verslag-versturen", zaak))
    assert weg.url == u("verslag", zaak)
    na = lees(als_noor.get(weg.url))
    assert "Het verslag is verstuurd." in na
    assert "<textarea" not in na
    with binnen():
        assert Brief.objects.filter(soort="verslag").count() == 1
        assert Zaak.objects.get(id=zaak).stand == "verslag_verzonden"
    assert als_noor.get(u("verslag-versturen", zaak)).url == u("verslag", zaak)


def test_a_letter_that_cannot_be_made_says_so_on_the_page(als_noor, zaak, binnen, meerssen, noor):
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    with binnen():
        begin = klok.nu() - timedelta(days=1)
        afspraak = {"begin": begin, "waar": "thuis", "staat": "bevestigd"}
        Afspraak.objects.create(gemeente=meerssen, zaak_id=zaak, met=noor, **afspraak)
        Zaak.objects.filter(id=zaak).update(startdag=klok.vandaag() + timedelta(days=1))
    for antwoord in (als_noor.get(u("verslag-versturen", zaak)), als_noor.post(u("verslag-versturen", zaak))):
        assert "De brief is nog niet compleet." in lees(antwoord)
    with binnen():
        assert not Brief.objects.filter(soort="verslag").exists()
        assert Zaak.objects.get(id=zaak).stand == "in_onderzoek"


def test_who_applied_because_we_were_late_still_gets_the_verslag(als_noor, zaak, binnen, meerssen, noor):
    with binnen():
        Zaak.objects.filter(id=zaak).update(stand="aangevraagd")
    assert "Lees na en verstuur" in lees(als_noor.get(u("verslag", zaak)))
    assert als_noor.post(u("verslag", zaak), vol() | {"versturen": "1"}).url == u("verslag-versturen", zaak)
    zet_ladder(binnen, meerssen, zaak, noor)
    assert "Zo krijgt de inwoner het verslag." in lees(als_noor.get(u("verslag-versturen", zaak)))
    assert als_noor.post(u("verslag-versturen", zaak)).url == u("verslag", zaak)
    assert "De tekst staat vast." in lees(als_noor.get(u("verslag", zaak)))
    with binnen():
        assert Brief.objects.filter(soort="verslag").count() == 1
        assert Zaak.objects.get(id=zaak).stand == "aangevraagd"


def test_without_the_answer_about_support_it_stays_here(als_noor, maak_vraag, binnen, meerssen, noor):
    zaak = maak_vraag().zaak
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    tekst = lees(als_noor.post(u("verslag-versturen", zaak)))
    assert u("ondersteuning", zaak, "inwoner") in tekst
    with binnen():
        assert Zaak.objects.get(id=zaak).stand == "ontvangen"


def test_a_number_of_somebody_else_stops_the_letter(als_noor, zaak, binnen, meerssen, noor):
    als_noor.post(u("verslag", zaak), vol() | {"c_1": "Buurman, 999990019, helpt."})
    zet_ladder(binnen, meerssen, zaak, noor)
    assert "burgerservicenummer van iemand anders" in lees(als_noor.post(u("verslag-versturen", zaak)))


def test_the_file_page_names_one_next_step_and_the_letters(als_noor, zaak, binnen, meerssen, noor):
    def stap() -> list[str]:
        delen = lees(als_noor.get(u("dossier", zaak))).split("utrecht-button--primary-action")[1:]
        return [deel.split('href="')[1].split('"')[0] for deel in delen if 'href="' in deel.split(">")[0]]

    assert stap() == [u("verslag", zaak)]
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    als_noor.post(u("verslag-versturen", zaak))
    assert stap() == [u("reactie", zaak)]
    assert "Verslag van het onderzoek" in lees(als_noor.get(u("dossier", zaak)))


def test_every_kind_of_letter_has_a_name_on_the_list():
    namen = {soort: woorden.brief(soort) for soort in soorten()}
    assert [soort for soort, naam in namen.items() if naam == "Brief"] == []


def test_before_the_planned_talk_one_tick_says_that_it_was_held(als_noor, zaak, binnen, meerssen, noor):
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    with binnen():
        begin = klok.nu() + timedelta(days=2)
        afspraak = Afspraak.objects.create(
            gemeente=meerssen, zaak_id=zaak, met=noor, begin=begin, waar="thuis", staat="bevestigd"
        )
        Taak.objects.create(
            gemeente=meerssen, zaak_id=zaak, behandelaar=noor, soort="bezoeken", wat="Gesprek over de vraag.",
            uiterlijk=klok.dag_van(begin), tijdstip=begin,
        )  # fmt: skip
    tekst = lees(als_noor.get(u("verslag-versturen", zaak)))
    assert "Het gesprek is gepland op" in tekst
    assert u("afspraak-afzeggen", zaak, afspraak.id) in tekst
    tekst = lees(als_noor.post(u("verslag-versturen", zaak)))
    assert "Er is nog een gesprek gepland. Is het al geweest?" in tekst
    with binnen():
        assert not Brief.objects.filter(soort="verslag").exists()
    assert als_noor.post(u("verslag-versturen", zaak), {"gesprek_geweest": "on"}).url == u("verslag", zaak)
    with binnen():
        assert Brief.objects.filter(soort="verslag").count() == 1
        assert Afspraak.objects.get().staat == "vervallen"
        assert not Taak.objects.filter(wat="Gesprek over de vraag.", gedaan_op=None).exists()


def test_a_second_planned_talk_is_named_with_its_link(als_noor, zaak, binnen, meerssen, noor):
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    with binnen():
        _eerste, tweede = [
            Afspraak.objects.create(
                gemeente=meerssen, zaak_id=zaak, met=noor, begin=klok.nu() + timedelta(days=over), waar="thuis",
                staat="bevestigd",
            )
            for over in (2, 9)
        ]  # fmt: skip
    for adres in (u("verslag-versturen", zaak), u("kort", zaak)):
        tekst = lees(als_noor.get(adres))
        assert "Nee, verzet het gesprek" in tekst
        assert "Er staat ook een gesprek op" in tekst
        assert u("afspraak-afzeggen", zaak, tweede.id) in tekst
    tekst = lees(als_noor.post(u("verslag-versturen", zaak), {"gesprek_geweest": "on"}))
    assert "Zeg dat gesprek eerst af." in tekst
    with binnen():
        assert not Brief.objects.filter(soort="verslag").exists()
        assert {a.staat for a in Afspraak.objects.all()} == {"bevestigd"}
    als_noor.post(u("afspraak-afzeggen", zaak, tweede.id))
    assert als_noor.post(u("verslag-versturen", zaak), {"gesprek_geweest": "on"}).url == u("verslag", zaak)
    with binnen():
        assert set(Brief.objects.values_list("soort", flat=True)) >= {"afzegging", "verslag"}
