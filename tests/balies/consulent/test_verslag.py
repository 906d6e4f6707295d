"""The document of the verslag: writing, taking over, remarks, two texts side by side, and sending it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.balies.consulent import woorden
from keukentafel.berichten.brieven import soorten
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Aantekening, Alinea, Botsing, Opmerking, Reactie
from keukentafel.dossier.zaak.models import Afspraak, Betrokkene, Zaak
from keukentafel.reis.onderzoeken import Traptrede, aantekening_bewaren, ladder_bewaren, tekenen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import als, maak_gebruiker

JSON = {"HTTP_ACCEPT": "application/json"}
SLEUTEL = "7d3c0a52-6c2f-4a0e-9d8e-0f4b7e1a2b3c"


def u(naam: str, *args: object) -> str:
    return reverse(f"consulent:{naam}", args=args)


def lees(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def zaak(maak_vraag, meerssen):
    id_ = maak_vraag().zaak
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=id_).update(stand="in_onderzoek")
    return id_


@pytest.fixture
def binnen(meerssen):
    return lambda: namens({meerssen.code}, doel="proef")


@pytest.fixture
def als_karin(karin, zaak, meerssen, noor, binnen):
    """Karin, who may open the case because a colleague let her in: the same case is hers too."""
    with binnen():
        op = klok.nu()
        Betrokkene.objects.create(
            gemeente=meerssen, zaak_id=zaak, gebruiker=karin, soort="waarneming", van=op - timedelta(days=1),
            tot=op + timedelta(days=9),
        )  # fmt: skip
    klant = Client()
    klant.force_login(karin)
    return klant


def blad(**velden: str) -> dict[str, str]:
    return {"a_1": "", "versie_a_1": "0", "u_1": "", "versie_u_1": "0"} | velden


def vol() -> dict[str, str]:
    uit = blad(u_1="Elke week hulp in huis.")
    for letter in "abcdefg":
        uit |= {f"{letter}_1": f"Tekst over {letter}.", f"versie_{letter}_1": "0"}
    return uit


def zet_ladder(binnen, meerssen, zaak, noor):
    with binnen():
        trede = Traptrede("algemene_voorziening", "helpt", "De Huiskamer past.")
        ladder_bewaren(gemeente=meerssen, zaak=zaak, treden=[trede], wie=als(noor), op=klok.nu())


@pytest.fixture
def verstuurd(als_noor, zaak, binnen, meerssen, noor):
    als_noor.post(u("verslag", zaak), vol())
    zet_ladder(binnen, meerssen, zaak, noor)
    assert als_noor.post(u("verslag-versturen", zaak)).status_code == 302
    return zaak


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
    assert als_noor.get(kies.url).status_code == 404


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


def test_sending_says_what_misses_and_where(als_noor, zaak, binnen):
    tekst = lees(als_noor.get(u("verslag-versturen", zaak)))
    assert "Het verslag kan nog niet weg." in tekst
    assert f'href="{u("verslag", zaak)}#a"' in tekst
    assert f'href="{u("gesprek", zaak)}"' in tekst
    als_noor.post(u("verslag-versturen", zaak))
    with binnen():
        assert not Brief.objects.filter(soort="verslag").exists()


def test_the_letter_is_read_before_it_leaves(als_noor, zaak, binnen, meerssen, noor):
    assert als_noor.post(u("verslag", zaak), vol() | {"versturen": "1"}).url == u("verslag-versturen", zaak)
    zet_ladder(binnen, meerssen, zaak, noor)
    tekst = lees(als_noor.get(u("verslag-versturen", zaak)))
    for zin in ("Zo krijgt de inwoner het verslag.", "Tekst over g.", "Beste mevrouw Fatma Aydin", "Elke week hulp in"):
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
    assert len(veel) == len(leeg) <= 40


def test_the_reaction_by_phone_stands_beside_the_verslag(als_noor, verstuurd, binnen):
    assert "Nog geen reactie." in lees(als_noor.get(u("verslag", verstuurd)))
    mis = lees(als_noor.post(u("reactie", verstuurd), {"soort": "niet_eens", "tekst": "", "via": "telefoon"}))
    assert "Schrijf waarmee u het niet eens bent." in mis
    goed = {"soort": "niet_eens", "tekst": "De trap lukt ook niet.", "via": "telefoon"}
    assert als_noor.post(u("reactie", verstuurd), goed).status_code == 302
    tekst = lees(als_noor.get(u("verslag", verstuurd)))
    assert "De trap lukt ook niet." in tekst
    with binnen():
        assert Reactie.objects.get().via == "telefoon"


def test_a_reaction_before_the_verslag_comes_back_with_what_was_typed(als_noor, verstuurd):
    velden = {"soort": "niet_eens", "tekst": "Getypt.", "via": "papier", "dag": "1-1-2020"}
    tekst = lees(als_noor.post(u("reactie", verstuurd), velden))
    assert "Deze dag ligt voor het verslag." in tekst
    assert "Getypt." in tekst


def test_signing_is_the_aanvraag(als_noor, verstuurd, binnen):
    uit = als_noor.post(u("reactie", verstuurd), {"soort": "getekend", "tekst": "", "via": "balie"})
    assert uit.url == u("dossier", verstuurd)
    assert "Er ligt nu een aanvraag." in lees(als_noor.get(uit.url))
    with binnen():
        assert Zaak.objects.get(id=verstuurd).stand == "aangevraagd"
        assert Reactie.objects.get().soort == "getekend"
    assert tekenen.__name__ == "tekenen"


def test_looking_further_opens_the_text_again(als_noor, verstuurd):
    assert als_noor.post(u("verder-kijken", verstuurd)).status_code == 302
    assert "<textarea" in lees(als_noor.get(u("verslag", verstuurd)))


def test_solved_without_a_besluit(als_noor, verstuurd, binnen):
    mis = lees(als_noor.post(u("opgelost", verstuurd), {"oplossing": " ", "nabellen_op": ""}))
    assert "een afspraak per regel" in mis
    goed = {"oplossing": "U gaat naar de Huiskamer.\n\nUw buurvrouw loopt mee.", "nabellen_op": ""}
    assert als_noor.post(u("opgelost", verstuurd), goed).status_code == 302
    with binnen():
        brief = Brief.objects.get(soort="opgelost_zonder_maatwerk")
        assert brief.gegevens["oplossing"] == ["U gaat naar de Huiskamer.", "Uw buurvrouw loopt mee."]


def test_being_late_is_told_once(als_noor, zaak, binnen):
    assert "nog op tijd" in lees(als_noor.get(u("te-laat", zaak)))
    lang_geleden = klok.vandaag() - timedelta(days=80)
    with binnen():
        Zaak.objects.filter(id=zaak).update(startdag=lang_geleden, onderzoek_uiterlijk=lang_geleden + timedelta(42))
    assert "Dit onderzoek is te laat sinds" in lees(als_noor.get(u("te-laat", zaak)))
    for zin in ("De inwoner krijgt een brief dat wij te laat zijn.", "De inwoner wist dit al."):
        uit = als_noor.post(u("te-laat", zaak), {"nieuwe_datum": ""})
        assert zin in lees(als_noor.get(uit.url))
    with binnen():
        assert Brief.objects.filter(soort="te_laat").count() == 1


def test_an_aanvraag_apart_from_signing(als_noor, verstuurd, binnen):
    vandaag = klok.vandaag()
    velden = {"via": "papier", "ontvangen_op": f"{vandaag.day}-{vandaag.month}-{vandaag.year}", "gevraagd": ""}
    assert "Schrijf op wat de inwoner aanvraagt." in lees(als_noor.post(u("aanvraag", verstuurd), velden))
    assert als_noor.post(u("aanvraag", verstuurd), velden | {"gevraagd": "Hulp in huis."}).status_code == 302
    with binnen():
        assert Zaak.objects.get(id=verstuurd).stand == "aangevraagd"


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


def test_what_is_typed_after_a_colleague_sent_it_stands_beside_the_sent_text(als_noor, verstuurd, binnen):
    velden = vol() | {"a_1": "Dit wilde ik nog zeggen.", "versie_a_1": "1", "bewaar": "1"}
    tekst = lees(als_noor.post(u("verslag", verstuurd), velden))
    niet, vast = tekst.split("Wat de inwoner ervan vindt")[0].split('<div class="kt-twee">')
    assert "Uw tekst is niet bewaard" in niet
    assert "Het verslag is al verstuurd." in niet
    assert "Dit wilde ik nog zeggen." in niet
    assert "Tekst over b." not in niet
    assert "Tekst over a." in vast
    assert "Dit wilde ik nog zeggen." not in vast
    assert "Uw tekst is niet bewaard" not in lees(als_noor.get(u("verslag", verstuurd)))


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
