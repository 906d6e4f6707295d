"""After the verslag left: the reaction, signing, solved without a besluit, being late, the aanvraag."""

from __future__ import annotations

from datetime import timedelta

import pytest

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Alinea, Reactie
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.onderzoeken import tekenen
from keukentafel.stelsel import klok
from tests.balies.consulent.verslag.conftest import lees, u, vol


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


def test_what_is_typed_after_a_colleague_sent_it_stands_beside_the_sent_text(als_noor, verstuurd, binnen):
    velden = vol() | {"a_1": "Dit wilde ik nog zeggen.", "versie_a_1": "1", "bewaar": "1"}
    tekst = lees(als_noor.post(u("verslag", verstuurd), velden))
    niet, vast = tekst.split("Wat de inwoner ervan vindt")[0].split('<div class="kt-twee kt-boven">')
    assert "Uw tekst is niet bewaard" in niet
    assert "Het verslag is al verstuurd." in niet
    assert "Dit wilde ik nog zeggen." in niet
    assert "Tekst over b." not in niet
    assert "Tekst over a." in vast
    assert "Dit wilde ik nog zeggen." not in vast
    assert "Uw tekst is niet bewaard" not in lees(als_noor.get(u("verslag", verstuurd)))


@pytest.mark.parametrize("samen", [False, True])
def test_a_case_at_rest_or_joined_is_read_and_not_written(als_noor, maak_vraag, zaak, binnen, meerssen, samen):
    als_noor.post(u("verslag", zaak), vol())
    verder = None
    with binnen():
        Zaak.objects.filter(id=zaak).update(stand="verslag_verzonden")
    if samen:
        verder = maak_vraag().zaak
    with binnen():
        Zaak.objects.filter(id=zaak).update(stand="ingetrokken", samengevoegd_in=verder)
        nummer = Zaak.objects.get(id=verder).nummer if verder else ""
    tekst = lees(als_noor.get(u("verslag", zaak)))
    assert "<textarea" not in tekst
    assert "Tekst over a." in tekst
    wat, waar = (
        (f"Deze vraag gaat verder als zaak {nummer}.", u("dossier", verder))
        if verder
        else ("Pak de vraag eerst weer op.", u("weer-oppakken", zaak))
    )
    assert wat in tekst
    assert f'href="{waar}"' in tekst
    # what was typed in a page that stood open stays to be copied
    velden = vol() | {"a_1": "Dit typte ik nog.", "versie_a_1": "1", "bewaar": "1"}
    tekst = lees(als_noor.post(u("verslag", zaak), velden))
    assert "Uw tekst is niet bewaard" in tekst
    assert "Dit typte ik nog." in tekst
    antwoord = als_noor.post(u("verslag", zaak), velden, headers={"accept": "application/json"})
    assert antwoord.status_code == 422
    assert wat.rstrip(".") in antwoord.content.decode()
    with binnen():
        assert Alinea.objects.get(onderwerp="a").tekst == "Tekst over a."
