"""The delivery on the consulent's pages: the order, its refusal with who can, and what is told on the phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering.models import Levermelding, Opdrachthulp, Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Contract
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from tests.balies.consulent.besluitblad import dag, lees, u
from tests.balies.consulent.opdrachtblad import AL, aanbieder, getypt, toewijzing
from tests.besluitwereld import ontwerp
from tests.opzet import BEGIN, maak_gebruiker


def test_the_file_asks_for_the_order_and_the_page_is_filled_from_the_besluit(als_noor, zaak, besluit):
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Nog geen opdracht gegeven" in tekst
    assert u("opdracht", zaak, besluit) in tekst
    antwoord = als_noor.get(u("opdracht", zaak, besluit))
    blad = lees(antwoord)
    assert "Zwaar werk in huis, elke week, 115 minuten per week." in blad
    assert "De Linde" in blad
    assert "Oud Contract" not in blad
    begin = antwoord.context["formulier"].initial
    assert (begin["volume"], begin["frequentie"]) == (115, "2")
    assert begin["aanbieder"] is not None
    assert (begin["ingangsdatum"], begin["einddatum"]) == (
        klok.vandaag() - timedelta(days=AL), klok.vandaag() + timedelta(days=334)
    )  # fmt: skip


def test_the_order_is_given_and_stands_on_the_file(als_noor, zaak, besteld, binnen):
    rij = toewijzing(binnen)
    assert (rij.volume, rij.frequentie, rij.aanbieder.naam) == (115, "2", "Zorgcoöperatie De Geulbrug")
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Zorgcoöperatie De Geulbrug heeft de opdracht." in tekst
    assert "Hulp bij het huishouden, 115 minuten per week." in tekst
    assert "Nog geen antwoord" in tekst


def test_who_has_no_contract_on_the_first_day_is_refused_with_who_has_and_all_that_was_typed(
    als_noor, zaak, besluit, binnen
):
    oud = aanbieder(binnen, "Oud")
    antwoord = als_noor.post(u("opdracht", zaak, besluit), getypt(binnen, aanbieder=oud))
    tekst = lees(antwoord)
    assert antwoord.status_code == 200
    assert "Oud Contract heeft op" in tekst
    assert "Deze aanbieders hebben die dag wel een contract: De Linde, Zorgcoöperatie De Geulbrug." in tekst
    data = antwoord.context["formulier"].data
    for naam, waarde in getypt(binnen, aanbieder=oud).items():
        assert data[naam] == str(waarde)
    with binnen():
        assert not Toewijzing.objects.exists()


def test_another_day_shows_who_can_give_it_then(als_noor, zaak, besluit, binnen):
    data = getypt(binnen, ingangsdatum=dag(-AL - 400), doe="toon", volume="", frequentie="")
    antwoord = als_noor.post(u("opdracht", zaak, besluit), data)
    tekst = lees(antwoord)
    assert "Oud Contract" in tekst
    formulier = antwoord.context["formulier"]  # what was left empty is what the besluit gives
    assert (formulier["volume"].value(), formulier["frequentie"].value()) == ("115", "2")
    assert "utrecht-form-field-error-message" not in tekst  # what is still to fill in is not wrong yet


def test_who_can_give_it_is_asked_with_what_is_wrong_and_nothing_else(als_noor, zaak, besluit, binnen):
    data = getypt(binnen, ingangsdatum="31-2-2027", volume="veel", doe="toon", product="")
    del data["aanbieder"]
    antwoord = als_noor.post(u("opdracht", zaak, besluit), data)
    assert sorted(antwoord.context["formulier"].errors) == ["ingangsdatum", "product", "volume"]
    tekst = lees(antwoord)
    assert 'value="31-2-2027"' in tekst
    assert 'value="veel"' in tekst
    antwoord = als_noor.post(u("opdracht", zaak, besluit), {"doe": "toon"})
    assert sorted(antwoord.context["formulier"].errors) == ["ingangsdatum", "product"]


def test_a_provider_that_the_page_does_not_show_is_not_asked_for(als_noor, zaak, besluit, binnen):
    data = getypt(binnen, ingangsdatum=dag(-AL - 9000))
    del data["aanbieder"]
    formulier = als_noor.post(u("opdracht", zaak, besluit), data).context["formulier"]
    assert list(formulier.errors) == ["ingangsdatum"]
    assert "Op die dag heeft niemand een contract" in str(formulier.errors["ingangsdatum"])


def test_the_product_that_the_besluit_names_is_chosen(als_noor, zaak, besluit, binnen, meerssen, geulbrug):
    with binnen():
        ander = contracten.maak_product(
            gemeente=meerssen.code, naam="Zwaar werk in huis", categorie="01", code="01A06", eenheid="01"
        )
        contract = Contract.objects.get(aanbieder=geulbrug.id)
        contracten.maak_tarief(contract=contract, product=ander.id, cent=60, van=BEGIN, tot=None)
    begin = als_noor.get(u("opdracht", zaak, besluit)).context["formulier"].initial
    assert begin["product"] == ander.id
    assert begin["aanbieder"] == geulbrug.id


def test_the_provider_of_the_besluit_is_chosen_when_the_providers_are_shown(als_noor, zaak, besluit, binnen):
    gekozen = als_noor.get(u("opdracht", zaak, besluit)).context["formulier"].initial["aanbieder"]
    data = {naam: waarde for naam, waarde in getypt(binnen, doe="toon").items() if naam != "aanbieder"}
    formulier = als_noor.post(u("opdracht", zaak, besluit), data).context["formulier"]
    assert int(formulier["aanbieder"].value()) == gekozen == aanbieder(binnen, "Geulbrug")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"volume": "veel"}, "Wij zoeken een heel getal"),
        ({"volume": "0"}, "een heel getal van 1 of meer"),
        ({"volume": "999999999"}, "Dit getal is te hoog."),
        ({"ingangsdatum": "morgen"}, "datum"),
        ({"frequentie": ""}, "U koos nog niets"),
        ({"einddatum": "1-1-2050"}, "Kies een eerdere laatste dag."),
    ],
)
def test_what_cannot_be_comes_back_with_what_to_do(als_noor, zaak, besluit, binnen, anders, zin):
    tekst = lees(als_noor.post(u("opdracht", zaak, besluit), getypt(binnen, **anders)))
    assert zin in tekst
    assert "Bel na 10 uur." in tekst
    with binnen():
        assert not Toewijzing.objects.exists()


def test_answer_start_and_stop_by_hand(als_noor, zaak, besteld, binnen):
    for naam, data in (
        ("antwoord", {"antwoord": "ja", "contactpersoon": "Petra Ramakers"}),
        ("begon", {"datum": dag(-10)}),
        ("stopte", {"datum": dag(-1), "reden": "21"}),
    ):
        assert als_noor.get(u(f"levering-{naam}", zaak, besteld)).status_code == 200
        antwoord = als_noor.post(u(f"levering-{naam}", zaak, besteld), data)
        assert antwoord["Location"] == u("dossier", zaak), lees(antwoord)
    rij = toewijzing(binnen)
    assert (rij.contactpersoon, rij.stop_reden) == ("Petra Ramakers", "21")
    with binnen():
        assert Zaak.objects.get(id=zaak).stand == "beeindigd"
        melding = Levermelding.objects.get(soort="stop").id
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Contact: Petra Ramakers." in tekst
    assert "Klopt dit einde niet?" in tekst
    assert als_noor.get(u("levering-weg", zaak, besteld, melding)).status_code == 200
    assert als_noor.post(u("levering-weg", zaak, besteld, melding))["Location"] == u("dossier", zaak)
    assert "Begonnen op" in lees(als_noor.get(u("dossier", zaak)))


def test_a_closed_case_offers_nothing_to_take_back(als_noor, zaak, besteld, binnen):
    als_noor.post(u("levering-begon", zaak, besteld), {"datum": dag(-20)})
    als_noor.post(u("levering-stopte", zaak, besteld), {"datum": dag(-2), "reden": "21"})
    assert "Klopt dit einde niet?" in lees(als_noor.get(u("dossier", zaak)))
    gesprek = als_noor.get(u("nazorg", zaak)).context["formulier"].initial["gesprek"]
    als_noor.post(u("nazorg", zaak), {"gesprek": gesprek, "hoe": "goed", "notitie": ""})
    assert "De vraag is afgesloten." in lees(als_noor.post(u("afsluiten", zaak), follow=True))
    assert "Klopt dit einde niet?" not in lees(als_noor.get(u("dossier", zaak)))
    with binnen():
        einde = Levermelding.objects.get(soort="stop").id
    blad = lees(als_noor.get(u("levering-weg", zaak, besteld, einde)))
    assert "Deze vraag is afgesloten. Er verandert niets meer aan." in blad
    assert "Haal dit weg" not in blad


def test_a_day_that_must_still_come_is_refused_and_stays(als_noor, zaak, besteld):
    tekst = lees(als_noor.post(u("levering-begon", zaak, besteld), {"datum": dag(3)}))
    assert "Deze dag moet nog komen." in tekst
    assert dag(3) in tekst


def test_a_colleague_needs_a_reason_and_others_find_nothing(als_noor, zaak, besteld, besluit, meerssen, vaals, hans):
    bladen = [u("opdracht", zaak, besluit), u("levering-begon", zaak, besteld), u("levering-antwoord", zaak, besteld)]
    karin = maak_gebruiker("Karin Willems", (meerssen, Rol.CONSULENT))
    elders = maak_gebruiker("Piet Peters", (vaals, Rol.CONSULENT))
    for blad in bladen:
        assert _als(karin).get(blad)["Location"] == u("reden", zaak)
        assert _als(elders).get(blad).status_code == 404
    assert als_noor.get(u("levering-begon", zaak, besteld + 1)).status_code == 404


def test_the_file_asks_as_often_with_one_order_as_with_more(als_noor, zaak, besluit, binnen):
    def tel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(als_noor.get(u("dossier", zaak)))
        return len(vragen)

    alles = getypt(binnen)
    for begin, einde in ((-AL, -20), (-19, -10), (-9, 300)):
        data = alles | {"ingangsdatum": dag(begin), "einddatum": dag(einde)}
        assert als_noor.post(u("opdracht", zaak, besluit), data).status_code == 302
        if begin == -AL:
            lees(als_noor.get(u("dossier", zaak)))  # what was said after the act is read once
            een = tel()
    lees(als_noor.get(u("dossier", zaak)))
    assert tel() == een


def _als(mens: Any) -> Client:
    klant = Client()
    klant.force_login(mens)
    return klant


def test_a_rejected_message_is_one_line_until_a_better_one_was_accepted(als_noor, zaak, besteld, binnen):
    def bericht(identificatie: str, stand: str) -> None:
        rij = Toewijzing.objects.get(id=besteld)
        reden = {"code": "9332", "plaats": "Client", "zin": "Het nummer van de toewijzing is al gebruikt."}
        levering_operations.maak_bericht(
            gemeente=rij.gemeente_id, richting="uit", soort="WMO301", identificatie=identificatie, afzender="0938",
            ontvanger=rij.aanbieder.agb, aanbieder_id=rij.aanbieder_id, zaak_id=zaak, stand=stand, inhoud="<a/>",
            controlesom=identificatie, retourcodes=[reden] if stand == "afgekeurd" else [], tijdstip=klok.nu(),
        )  # fmt: skip

    assert "keurde ons bericht af" not in lees(als_noor.get(u("dossier", zaak)))
    with binnen():
        bericht("1", "afgekeurd")
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert tekst.count("keurde ons bericht af") == 1
    assert "Het nummer van de toewijzing is al gebruikt." in tekst
    with binnen():
        bericht("2", "verzonden")
    assert "keurde ons bericht af" in lees(als_noor.get(u("dossier", zaak)))
    with binnen():
        bericht("3", "verwerkt")
    assert "keurde ons bericht af" not in lees(als_noor.get(u("dossier", zaak)))


@pytest.fixture
def twee_doelen(monkeypatch) -> Doelvelden:
    """A second goal, of which another provider is to know."""
    groep = Doelvelden(
        woorden="Ik wil weer onder de mensen", resultaat="Zij gaat elke week naar de groep", richting="stabilisering",
        maatstaf="Zij is er elke dinsdag", datum=klok.vandaag() + timedelta(days=200),
        hulp=(Hulpvelden(activiteit="Dagbesteding in een groep", frequentie="elke week", minuten=240, per="week"),),
    )  # fmt: skip
    een = ontwerp()
    monkeypatch.setattr(
        "tests.balies.consulent.opdrachtblad.ontwerp", lambda: replace(een, doelen=(*een.doelen, groep))
    )
    return groep


def test_who_orders_chooses_for_which_help_and_the_file_says_so(als_noor, zaak, twee_doelen, besluit, binnen):
    antwoord = als_noor.get(u("opdracht", zaak, besluit))
    blad = lees(antwoord)
    assert "Dagbesteding in een groep, elke week, 240 minuten per week." in blad
    keuzes = dict(antwoord.context["formulier"].fields["voor"].choices)
    huis, groep = keuzes
    assert set(antwoord.context["formulier"].initial["voor"]) == {huis, groep}  # one product: all of it
    zonder = lees(als_noor.post(u("opdracht", zaak, besluit), getypt(binnen)))
    assert "Kies voor welke hulp deze opdracht is." in zonder
    assert "Bel na 10 uur." in zonder
    toon = als_noor.post(u("opdracht", zaak, besluit), getypt(binnen, doe="toon", voor=[huis]))
    assert toon.context["formulier"]["voor"].value() == [huis]
    assert als_noor.post(u("opdracht", zaak, besluit), getypt(binnen, voor=[huis]))["Location"] == u("dossier", zaak)
    with binnen():
        assert [r.doel.woorden for r in Opdrachthulp.objects.select_related("doel")] == ["Mijn huis op mijn manier"]
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Voor: Zwaar werk in huis." in tekst
    assert "Voor: Zwaar werk in huis, Dagbesteding" not in tekst
    vreemd = als_noor.post(u("opdracht", zaak, besluit), getypt(binnen, voor=["1-x"], ingangsdatum=dag(0)))
    assert vreemd.status_code == 200
