"""Two pairs of eyes on a besluit: reading along, signing, and who sees no more than that."""

from __future__ import annotations

import re

from django.test import Client

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Opmerking
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.balies.consulent.besluitblad import besluit, lees, u
from tests.besluitwereld import geef_mandaat
from tests.opzet import maak_gebruiker


def test_asking_a_colleague_saves_and_puts_it_on_their_day(als_noor, als_hans, hans, zaak, schrijf, binnen):
    antwoord = schrijf(doe="ter-lezing", lezer=str(hans.pk))
    assert "Hans Vroomen leest mee." in lees(als_noor.get(antwoord["Location"]))
    assert besluit(binnen).staat == "ter_lezing"
    assert f'href="{u("besluit", zaak)}"' in lees(als_hans.get(u("dag")))
    assert als_hans.get(u("besluit", zaak))["Location"] == u("besluit-lezen", zaak, "toekenning")
    tekst = lees(als_hans.get(u("besluit-lezen", zaak, "toekenning")))
    for zin in ("Lees mee: besluit voor mevrouw Fatma Aydin", "115 per week", "Klaar met lezen", "Geschreven door"):
        assert zin in tekst
    assert 'name="doel_1_woorden"' not in tekst
    assert "Fatma Aydin" in lees(als_hans.get(u("besluiten")))


def test_nobody_asks_somebody_without_a_mandate(als_noor, noor, zaak, schrijf, binnen):
    antwoord = schrijf(doe="ter-lezing", lezer=str(noor.pk))
    assert "Kies een collega met mandaat" in lees(als_noor.get(antwoord["Location"]))
    assert besluit(binnen).staat == "concept"


def test_the_reader_writes_a_remark_and_gives_it_back(als_noor, als_hans, hans, zaak, schrijf, binnen):
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    adres = u("besluit-lezen", zaak, "toekenning")
    assert als_hans.post(adres, {"doe": "opmerking", "tekst": "Noem de ramen."})["Location"] == adres
    assert "Hier staat nog niets." in lees(als_hans.post(adres, {"doe": "opmerking", "tekst": " "}))
    klaar = als_hans.post(adres, {"doe": "klaar", "versie": "1", "tekst": "Verder goed."})
    assert klaar["Location"] == u("besluiten")
    assert "U bent klaar met lezen." in lees(als_hans.get(u("besluiten")))
    tekst = lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))
    assert "Noem de ramen." in tekst
    assert "Verder goed." in tekst
    assert "Hans Vroomen las mee" in tekst
    with binnen():
        nummer = Opmerking.objects.earliest("id").id
    klaar = als_noor.post(u("besluit-opmerking-klaar", zaak, nummer), {"soort": "toekenning", "terug": "schrijven"})
    assert klaar["Location"] == u("besluit-schrijven", zaak, "toekenning")
    assert "Noem de ramen." not in lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))


def test_a_text_that_changed_while_it_was_read_is_read_again(als_noor, als_hans, hans, zaak, schrijf):
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    schrijf(versie="1", motivering="Anders.")
    tekst = lees(als_hans.post(u("besluit-lezen", zaak, "toekenning"), {"doe": "klaar", "versie": "1"}))
    assert "heeft dit besluit intussen veranderd" in tekst


def test_a_second_person_signs_and_the_letter_leaves(als_noor, als_hans, hans, zaak, schrijf, binnen):
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    adres = u("besluit-tekenen", zaak, "toekenning")
    tekst = lees(als_hans.get(adres))
    for zin in ("Teken en verstuur", "Bezwaar kan", "€ 3.000,50 per jaar.", "Uw mandaat gaat tot € 5.000,00 per jaar."):
        assert zin in tekst
    assert als_hans.post(adres, {"versie": "1"})["Location"] == u("besluiten")
    gezegd = lees(als_hans.get(u("besluiten")))
    assert "getekend en verstuurd" in gezegd
    assert re.search(rf"Fatma Aydin, zaak \d{{4}}-{zaak}\. Het besluit is getekend", gezegd)  # whose it was
    with binnen():
        assert Zaak.objects.get(id=zaak).stand == "toegekend"
        assert Brief.objects.filter(zaak_id=zaak, soort="besluit_toekenning").count() == 1
    assert als_hans.get(adres).status_code in (302, 404)  # the reader is out of the file again
    assert "Verstuurd op" in lees(als_noor.get(u("dossier", zaak)))
    assert als_noor.get(u("besluit-schrijven", zaak, "toekenning"))["Location"] == u("dossier", zaak)


def test_the_same_two_eyes_do_not_sign(als_noor, noor, zaak, schrijf, binnen, meerssen):
    with binnen():
        geef_mandaat(meerssen, noor, "toekennen", tot_cent=None)
    schrijf()
    tekst = lees(als_noor.post(u("besluit-tekenen", zaak, "toekenning"), {"versie": "1"}))
    assert "U schreef dit zelf. Laat een collega meelezen of tekenen." in tekst
    assert besluit(binnen).staat == "concept"


def test_nobody_signs_above_the_mandate(als_hans, hans, zaak, schrijf, binnen):
    schrijf(doe="ter-lezing", lezer=str(hans.pk), kosten="5.000,01")
    adres = u("besluit-tekenen", zaak, "toekenning")
    assert "Klaar. Dit kost € 5.000,01." in lees(als_hans.get(adres))
    tekst = lees(als_hans.post(adres, {"versie": "1"}))
    assert "Dit kost € 5.000,01. U mag tekenen tot € 5.000,00." in tekst
    assert besluit(binnen).staat == "ter_lezing"
    assert "Teken</a>" not in lees(als_hans.get(u("besluit-lezen", zaak, "toekenning")))


def test_an_incomplete_besluit_is_not_signed_and_says_what_misses(als_hans, hans, zaak, schrijf, binnen):
    schrijf(doe="ter-lezing", lezer=str(hans.pk), profiel="", motivering="")
    tekst = lees(als_hans.post(u("besluit-tekenen", zaak, "toekenning"), {"versie": "1"}))
    assert "Kies een profiel" in tekst
    assert "Schrijf waarom dit besluit bij deze inwoner past." in tekst
    assert besluit(binnen).staat == "ter_lezing"


def test_the_writer_signs_after_a_colleague_read_it(als_noor, als_hans, noor, hans, zaak, schrijf, binnen, meerssen):
    with binnen():
        geef_mandaat(meerssen, noor, "toekennen", tot_cent=None)
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    als_hans.post(u("besluit-lezen", zaak, "toekenning"), {"doe": "klaar", "versie": "1"})
    assert "Naar tekenen" in lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))
    assert schrijf(versie="1", doe="tekenen")["Location"] == u("besluit-tekenen", zaak, "toekenning")
    assert als_noor.post(u("besluit-tekenen", zaak, "toekenning"), {"versie": "1"})["Location"] == u("dossier", zaak)
    assert besluit(binnen).staat == "bekendgemaakt"


def test_the_file_of_a_colleague_asks_a_reason_and_another_municipality_is_not_there(
    client, als_hans, zaak, schrijf, vaals, karin
):
    schrijf()
    for naam, args in (
        ("besluit", ()),
        ("besluit-schrijven", ("toekenning",)),
        ("besluit-lezen", ("toekenning",)),
        ("besluit-tekenen", ("toekenning",)),
        ("besluit-termijn", ()),
    ):
        assert als_hans.get(u(naam, zaak, *args))["Location"] == u("reden", zaak)
        client.force_login(maak_gebruiker(f"Piet {naam}", (vaals, Rol.CONSULENT)))
        assert client.get(u(naam, zaak, *args)).status_code == 404
    client.force_login(maak_gebruiker("Kees Kwaliteit", (vaals, Rol.KWALITEIT)))
    assert client.get(u("besluit-lezen", zaak, "toekenning")).status_code == 404
    assert client.get(u("besluit-schrijven", zaak, "toekenning")).status_code == 403


def test_who_only_reads_along_sees_no_more_than_that(meerssen, als_noor, zaak, schrijf, binnen):
    karin = maak_gebruiker("Karin Dohmen", (meerssen, Rol.KWALITEIT))
    with binnen():
        geef_mandaat(meerssen, karin, "toekennen", tot_cent=None)
    klant = Client()
    klant.force_login(karin)
    assert klant.get(u("besluit-lezen", zaak, "toekenning")).status_code == 404
    schrijf(doe="ter-lezing", lezer=str(karin.pk))
    assert "Aanvragen" not in lees(klant.get(u("besluiten")))
    tekst = lees(klant.get(u("besluit-lezen", zaak, "toekenning")))
    assert f'href="{u("dossier", zaak)}"' not in tekst
    assert f'href="{u("dag")}"' not in tekst
    assert "Uw mandaat heeft geen grens." in tekst
    assert klant.post(u("besluit-tekenen", zaak, "toekenning"), {"versie": "1"})["Location"] == u("besluiten")
    assert "getekend en verstuurd" in lees(klant.get(u("besluiten")))


def test_who_signs_with_an_open_remark_says_why(als_hans, hans, zaak, schrijf, binnen):
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    als_hans.post(u("besluit-lezen", zaak, "toekenning"), {"doe": "opmerking", "tekst": "Noem de ramen."})
    adres = u("besluit-tekenen", zaak, "toekenning")
    assert "Noem de ramen." in lees(als_hans.get(adres))
    tekst = lees(als_hans.post(adres, {"versie": "1", "ondanks": " "}))
    assert "Er staat nog een opmerking open. Verwerk die, of schrijf waarom u toch tekent." in tekst
    assert besluit(binnen).staat == "ter_lezing"
    klaar = als_hans.post(adres, {"versie": "1", "ondanks": "De ramen horen bij het zware werk."})
    assert klaar["Location"] == u("besluiten")
    with binnen():
        assert not Opmerking.objects.filter(klaar_op=None).exists()
        laatste = Opmerking.objects.latest("id")
    assert laatste.tekst == "Getekend met een open opmerking, want: De ramen horen bij het zware werk."
    assert laatste.door_naam == "Hans Vroomen"
    assert besluit(binnen).staat == "bekendgemaakt"


def test_without_a_remark_nobody_is_asked_why(als_hans, hans, zaak, schrijf):
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    assert 'name="ondanks"' not in lees(als_hans.get(u("besluit-tekenen", zaak, "toekenning")))
