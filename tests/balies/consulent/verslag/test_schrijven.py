"""The document of the verslag: writing, taking over, remarks, two texts side by side."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier.onderzoek.models import Aantekening, Alinea, Botsing, Opmerking
from keukentafel.reis.onderzoeken import aantekening_bewaren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.balies.consulent.verslag.conftest import blad, lees, u, vol
from tests.opzet import als, maak_gebruiker

JSON = {"HTTP_ACCEPT": "application/json"}
SLEUTEL = "7d3c0a52-6c2f-4a0e-9d8e-0f4b7e1a2b3c"


def test_the_document_shows_seven_subjects_the_outcome_and_what_misses(als_noor, zaak):
    tekst = lees(als_noor.get(u("verslag", zaak)))
    for deel in ("a. Wat hebt u nodig", "g. Wat gaat u zelf betalen?", "Wat stellen wij voor?", "Onderzoek compleet?"):
        assert deel in tekst
    assert "0 van 9 onderdelen zijn klaar." in tekst
    assert tekst.count("Nog invullen") == 9
    assert "Het huis schoon houden gaat niet meer." in tekst


def test_writing_goes_on_where_it_was(als_noor, zaak, binnen):
    antwoord = als_noor.post(u("verslag", zaak), blad(a_1="U woont alleen.", u_1="Hulp in huis."))
    assert (antwoord.status_code, antwoord.url) == (302, u("verslag", zaak))
    tekst = lees(als_noor.get(u("verslag", zaak)))
    assert "Het verslag is bewaard." in tekst
    assert "2 van 9 onderdelen zijn klaar." in tekst
    assert 'name="versie_a_1" value="1"' in tekst
    als_noor.post(u("verslag", zaak), blad(a_1="U woont samen.", versie_a_1="1", u_1="Hulp in huis.", versie_u_1="1"))
    with binnen():
        assert {a.onderwerp: (a.tekst, a.versie) for a in Alinea.objects.all()} == {
            "a": ("U woont samen.", 2),
            "u": ("Hulp in huis.", 1),
        }


def test_not_at_issue_because(als_noor, zaak):
    als_noor.post(u("verslag", zaak), blad(a_1="", d_1="Er is geen mantelzorger.", versie_d_1="0", nvt_d_1="on"))
    tekst = lees(als_noor.get(u("verslag", zaak)))
    assert "Niet aan de orde</span>" in tekst
    assert 'name="nvt_d_1" checked' in tekst


def test_an_extra_paragraph_without_javascript(als_noor, zaak, binnen):
    antwoord = als_noor.post(u("verslag", zaak), blad(a_1="Een.", erbij="a"))
    assert antwoord.url == u("verslag", zaak) + "?erbij=a#a"
    assert 'name="a_2"' in lees(als_noor.get(antwoord.url))
    als_noor.post(u("verslag", zaak), blad(a_1="Een.", versie_a_1="1", a_2="Twee.", versie_a_2="0"))
    with binnen():
        assert [a.tekst for a in Alinea.objects.filter(onderwerp="a").order_by("volgorde")] == ["Een.", "Twee."]
    assert als_noor.post(u("verslag", zaak), blad(erbij="z")).status_code == 404


def test_a_note_is_taken_over_and_what_was_typed_stays(als_noor, zaak, binnen, meerssen, noor):
    with binnen():
        aantekening_bewaren(
            gemeente=meerssen, zaak=zaak, sleutel=SLEUTEL, tekst="Reuma in de handen.", dag=None, versie=0,
            wie=als(noor), op=klok.nu(),
        )  # fmt: skip
        sleutel = f"aantekening-{Aantekening.objects.get().id}"
    assert "Reuma in de handen." in lees(als_noor.get(u("verslag", zaak)))
    antwoord = als_noor.post(u("verslag", zaak), blad(a_1="Al getypt.", neem=sleutel, **{f"naar_{sleutel}": "a"}))
    assert antwoord.url == u("verslag", zaak) + "#a"
    als_noor.post(u("verslag", zaak), blad(a_1="Al getypt.", versie_a_1="1", neem=sleutel, **{f"naar_{sleutel}": "u"}))
    with binnen():
        assert [a.tekst for a in Alinea.objects.filter(onderwerp="a").order_by("volgorde")] == [
            "Al getypt.",
            "Reuma in de handen.",
        ]
        assert Alinea.objects.get(onderwerp="u").tekst == "Reuma in de handen."
    assert als_noor.post(u("verslag", zaak), blad(neem="aantekening-0")).url == u("verslag", zaak)  # it is gone


def test_what_is_too_long_comes_back_with_a_sentence(als_noor, zaak, binnen):
    tekst = lees(als_noor.post(u("verslag", zaak), blad(a_1="x" * 20_001, b_1="Blijft staan.", versie_b_1="0")))
    assert "Er staan 20001 tekens. Er passen er 20000." in tekst
    assert 'href="#id_a_1"' in tekst
    assert "Blijft staan." in tekst
    assert "x" * 20_001 in tekst
    with binnen():
        assert not Alinea.objects.exists()


def test_the_script_gets_versions_and_refusals_as_json(als_noor, zaak):
    uit = als_noor.post(u("verslag", zaak), blad(a_1="Een."), **JSON).json()
    assert uit["versies"] == {"versie_a_1": "1", "versie_u_1": "0"}
    assert uit["botst"] == []
    assert uit["bewaard"].endswith("uur")
    mis = als_noor.post(u("verslag", zaak), blad(a_1="x" * 20_001), **JSON)
    assert (mis.status_code, list(mis.json()["fouten"])) == (422, ["a_1"])


def test_two_texts_stand_side_by_side_until_somebody_chooses(als_noor, als_karin, zaak, binnen):
    als_noor.post(u("verslag", zaak), blad(a_1="Van Noor."), **JSON)
    uit = als_karin.post(u("verslag", zaak), blad(a_1="Van Karin."), **JSON).json()
    assert uit["botst"] == [{"veld": "a_1", "door": "Noor Claessen", "tekst": "Van Noor."}]
    assert uit["versies"]["versie_a_1"] == "0"
    tekst = lees(als_noor.get(u("verslag", zaak)))
    assert "Twee teksten voor deze alinea" in tekst
    assert tekst.index("Van Noor.") < tekst.index("Van Karin.")
    with binnen():
        botsing = Botsing.objects.get().id
    kies = als_noor.post(u("verslag", zaak), blad(a_1="Van Noor.", versie_a_1="1", kies=str(botsing)))
    assert kies.url == u("verslag-kiezen", zaak, botsing)
    assert "Van Noor.\n\nVan Karin." in lees(als_noor.get(kies.url))
    assert "Schrijf welke tekst blijft" in lees(als_noor.post(kies.url, {"tekst": " "}))
    klaar = als_noor.post(kies.url, {"tekst": "Van ons.", "versie": "1"})
    assert klaar.url == u("verslag", zaak) + "#a"
    with binnen():
        assert Alinea.objects.get(onderwerp="a").tekst == "Van ons."
    assert als_noor.get(kies.url).url == u("verslag", zaak) + "#a"
    assert "Een collega koos al welke tekst blijft." in lees(als_noor.get(u("verslag", zaak)))
    assert als_noor.get(u("verslag-kiezen", zaak, botsing + 99)).status_code == 404


def test_who_chooses_second_finds_both_texts_and_loses_no_word(als_noor, als_karin, zaak, binnen):
    als_noor.post(u("verslag", zaak), blad(a_1="Van Noor."), **JSON)
    als_karin.post(u("verslag", zaak), blad(a_1="Van Karin."), **JSON)
    with binnen():
        kies = u("verslag-kiezen", zaak, Botsing.objects.get().id)
    als_noor.post(kies, {"tekst": "Noor koos dit.", "versie": "1"})
    na = als_karin.post(kies, {"tekst": "Karin typte dit.", "versie": "1"})
    assert na.url == u("verslag", zaak) + "#a"
    tekst = lees(als_karin.get(u("verslag", zaak)))
    for zin in ("Uw tekst staat ernaast. Kies welke tekst blijft.", "Noor koos dit.", "Karin typte dit."):
        assert zin in tekst
    with binnen():
        assert Alinea.objects.get(onderwerp="a").tekst == "Noor koos dit."
        assert Botsing.objects.get(opgelost_op=None).tekst == "Karin typte dit."


def test_who_chooses_after_the_verslag_left_still_reads_what_was_typed(als_noor, als_karin, verstuurd, binnen):
    with binnen():
        alinea = Alinea.objects.get(onderwerp="a")
        oud = Botsing.objects.create(
            gemeente_id=alinea.gemeente_id, zaak_id=verstuurd, alinea=alinea, tekst="Van Karin.", door_naam="Karin",
            bewaard_op=klok.nu(), opgelost_op=klok.nu(),
        )  # fmt: skip
    na = lees(als_karin.post(u("verslag-kiezen", verstuurd, oud.id), {"tekst": "Karin typte dit.", "versie": "1"}))
    for zin in ("Uw tekst is niet bewaard", "Het verslag is al verstuurd.", "Karin typte dit.", "Tekst over a."):
        assert zin in na


@pytest.mark.parametrize("wie", ["staat", "wacht"])
def test_a_choice_between_texts_that_changed_is_asked_again(als_noor, als_karin, zaak, binnen, wie):
    als_noor.post(u("verslag", zaak), blad(a_1="Van Noor."), **JSON)
    als_karin.post(u("verslag", zaak), blad(a_1="Van Karin."), **JSON)
    with binnen():
        kies = u("verslag-kiezen", zaak, Botsing.objects.get().id)
    if wie == "staat":
        als_noor.post(u("verslag", zaak), blad(a_1="Van Noor, met meer.", versie_a_1="1"), **JSON)
    else:
        als_karin.post(u("verslag", zaak), blad(a_1="Van Karin, met meer."), **JSON)
    assert "Van Karin" in lees(als_karin.get(kies))
    tekst = lees(als_karin.post(kies, {"tekst": "Zo typte ik.", "versie": "1"}))
    for zin in ("schreef intussen verder", "Zo typte ik.", "met meer.", "Van Noor", "Van Karin"):
        assert zin in tekst
    verder = next(deel.split('"')[0] for deel in tekst.split('action="') if "/kiezen/" in deel.split('"')[0])
    versie = tekst.split('name="versie" value="')[1].split('"')[0]
    assert als_karin.post(verder, {"tekst": "Zo typte ik.", "versie": versie}).url == u("verslag", zaak) + "#a"
    with binnen():
        assert Alinea.objects.get(onderwerp="a").tekst == "Zo typte ik."
        assert not Botsing.objects.filter(opgelost_op=None).exists()


def test_without_javascript_the_second_writer_reads_what_happened(als_noor, als_karin, zaak):
    als_noor.post(u("verslag", zaak), blad(a_1="Van Noor."))
    als_karin.post(u("verslag", zaak), blad(a_1="Van Karin."))
    tekst = lees(als_karin.get(u("verslag", zaak)))
    assert "Noor Claessen schreef intussen ook. Beide teksten staan hier." in tekst


def test_who_writes_now(als_noor, als_karin, zaak):
    als_karin.post(u("bewerken", zaak, "verslag"))
    assert "Karin Willems bewerkt sinds" in lees(als_noor.get(u("verslag", zaak)))
    assert "Karin Willems bewerkt sinds" in als_noor.post(u("bewerken", zaak, "verslag")).json()["bewerkers"][0]


def test_a_remark_beside_a_paragraph(als_noor, zaak, binnen):
    als_noor.post(u("verslag", zaak), blad(a_1="Een."))
    with binnen():
        alinea = Alinea.objects.get().id
    heen = als_noor.post(u("verslag", zaak), blad(a_1="Een.", versie_a_1="1", opmerken=str(alinea)))
    assert heen.url == u("verslag-opmerking", zaak, alinea)
    assert "Een." in lees(als_noor.get(heen.url))
    assert "Schrijf eerst uw opmerking" in lees(als_noor.post(heen.url, {"tekst": " "}))
    assert als_noor.post(heen.url, {"tekst": "Klopt dit?"}).url == u("verslag", zaak) + "#a"
    assert "Klopt dit?" in lees(als_noor.get(u("verslag", zaak)))
    with binnen():
        id_ = Opmerking.objects.get().id
    als_noor.post(u("verslag", zaak), blad(a_1="Een.", versie_a_1="1", klaar=str(id_)))
    assert "Klopt dit?" not in lees(als_noor.get(u("verslag", zaak)))
    assert als_noor.get(u("verslag-opmerking", zaak, alinea + 99)).status_code == 404


@pytest.mark.parametrize("route", ["verslag", "verslag-versturen", "reactie", "opgelost", "te-laat", "aanvraag"])
def test_of_another_municipality_nothing_is_there(route, client, zaak, vaals):
    els = maak_gebruiker("Els van Vaals", (vaals, Rol.CONSULENT))
    client.force_login(els)
    assert client.get(u(route, zaak)).status_code == 404
    assert client.post(u(route, zaak), blad(a_1="x")).status_code == 404


def test_a_colleagues_verslag_asks_a_reason(client, zaak, karin, binnen):
    client.force_login(karin)
    for antwoord in (client.get(u("verslag", zaak)), client.post(u("verslag", zaak), blad(a_1="x"))):
        assert antwoord.url == u("reden", zaak)
    with binnen():
        assert not Alinea.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_text(als_noor, zaak, binnen, meerssen):
    als_noor.get(u("verslag", zaak))
    with CaptureQueriesContext(
        connection,
    ) as leeg:
        als_noor.get(u("verslag", zaak))
    velden = vol()
    for letter in "abcdefg":
        velden |= {f"{letter}_{n}": f"Alinea {n}." for n in range(2, 6)}
    als_noor.post(u("verslag", zaak), velden)
    als_noor.get(u("verslag", zaak))
    with CaptureQueriesContext(connection) as veel:
        als_noor.get(u("verslag", zaak))
    assert len(veel) == len(leeg) <= 24


@pytest.mark.parametrize("knop", [{"klaar": "999"}, {"neem": "plan-999"}])
def test_a_button_whose_target_is_gone_keeps_what_was_typed(als_noor, zaak, binnen, knop):
    assert als_noor.post(u("verslag", zaak), blad(a_1="Dit blijft.") | knop).url == u("verslag", zaak)
    tekst = lees(als_noor.get(u("verslag", zaak)))
    assert "Uw tekst is bewaard. Wat u koos, is er niet meer." in tekst
    with binnen():
        assert Alinea.objects.get(onderwerp="a").tekst == "Dit blijft."


def test_a_refused_sheet_says_so_to_the_script(als_noor, zaak):
    assert " data-fout" in lees(als_noor.post(u("verslag", zaak), blad(a_1="x" * 20_001)))
    assert " data-fout" not in lees(als_noor.get(u("verslag", zaak)))


def test_a_nul_in_pasted_text_goes(als_noor, zaak, binnen):
    assert als_noor.post(u("verslag", zaak), blad(a_1="Ge\0plakt.")).status_code == 302
    with binnen():
        assert Alinea.objects.get(onderwerp="a").tekst == "Geplakt."


def test_earlier_versions_say_who_wrote_what_and_leave_no_word_out(als_noor, als_karin, zaak, binnen):
    assert "nog geen eerdere tekst" in lees(als_noor.get(u("verslag-versies", zaak)))
    stukken = ("U woont", "U woont alleen.", "U woont alleen. De trap lukt niet.", "De trap lukt niet.")
    for versie, tekst in enumerate(stukken):
        als_noor.post(u("verslag", zaak), blad(a_1=tekst, versie_a_1=str(versie)), **JSON)
    als_karin.post(u("verslag", zaak), blad(a_1="Karin schrijft anders.", versie_a_1="4"), **JSON)
    tekst = lees(als_noor.get(u("verslag-versies", zaak)))
    assert tekst.count("<blockquote") == 3  # typing on is one text; what was taken out of it stands there still
    for zin in ("U woont alleen. De trap lukt niet.", "Karin schrijft anders.", "Noor Claessen", "Staat er nu."):
        assert zin in tekst
    assert "<form" not in tekst.split("<main")[1].split("</main>")[0]
    assert u("verslag-versies", zaak) in lees(als_noor.get(u("verslag", zaak)))


def test_a_text_that_was_not_chosen_can_be_read_back(als_noor, als_karin, zaak, binnen):
    als_noor.post(u("verslag", zaak), blad(a_1="Van Noor."), **JSON)
    als_karin.post(u("verslag", zaak), blad(a_1="Van Karin."), **JSON)
    with binnen():
        kies = u("verslag-kiezen", zaak, Botsing.objects.get().id)
    als_noor.post(kies, {"tekst": "Van Noor, langer.", "versie": "1"})
    tekst = lees(als_noor.get(u("verslag-versies", zaak)))
    assert "Stond ernaast en is niet gekozen." in tekst
    assert "Van Karin." in tekst


def test_open_remarks_stand_together_also_after_the_verslag_left(als_noor, verstuurd, binnen, meerssen):
    with binnen():
        alinea = Alinea.objects.get(onderwerp="c")
        Opmerking.objects.create(
            gemeente=meerssen, zaak_id=verstuurd, alinea=alinea, tekst="Klopt dit nog?", door_naam="Karin Willems",
            geschreven_op=klok.nu(),
        )  # fmt: skip
        id_ = Opmerking.objects.get().id
    tekst = lees(als_noor.get(u("verslag", verstuurd)))
    for zin in ("1 opmerking staat open", "c. Mantelzorg en netwerk", "Klopt dit nog?", "Karin Willems"):
        assert zin in tekst
    als_noor.post(u("verslag", verstuurd), {"klaar": str(id_)})
    assert "opmerking staat open" not in lees(als_noor.get(u("verslag", verstuurd)))
    with binnen():
        assert Opmerking.objects.get().klaar_op is not None
