"""The pages of a besluit: writing it, two pairs of eyes, signing, and what comes back when something is refused."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.balies.consulent.forms.besluit.velden import EuroVeld
from keukentafel.dossier.besluit.models import Besluit, Doel, Hulp
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import LopendeHulp, Opmerking
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.reis.besluiten import ontwerp_bewaren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.logboek.models import Logregel
from tests.besluitwereld import geef_mandaat, maak_aanvraag, ontwerp
from tests.opzet import als, maak_gebruiker


def u(naam: str, *args: object) -> str:
    return reverse(f"consulent:{naam}", args=args)


def lees(antwoord: Any) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    return str(antwoord.content.decode())


def dag(n: int) -> str:
    d = klok.vandaag() + timedelta(days=n)
    return f"{d.day}-{d.month}-{d.year}"


def getypt(**anders: Any) -> dict[str, Any]:
    """A draft as a person types it, in which nothing misses."""
    return {
        "versie": "",
        "doel_1_woorden": "Mijn huis op mijn manier",
        "doel_1_resultaat": "Uw huis is schoon en leefbaar",
        "doel_1_richting": "stabilisering",
        "doel_1_maatstaf": "Elk kwartaal lopen we samen de lijst na",
        "doel_1_datum": dag(300),
        "doel_1_hulp_1_activiteit": "Zwaar werk in huis",
        "doel_1_hulp_1_frequentie": "elke week",
        "doel_1_hulp_1_minuten": "115",
        "doel_1_hulp_1_per": "week",
        "vorm": "natura",
        "profiel": "basis",
        "aanbieder": "Zorgcoöperatie De Geulbrug",
        "begin": dag(7),
        "einde": dag(370),
        "kosten": "3.000,50",
        "bijdrage": "on",
        "motivering": "U kookt zelf. Zwaar werk lukt niet door uw reuma.",
        "doe": "bewaar",
    } | anders


@pytest.fixture
def schrijf(als_noor, zaak):
    return lambda **anders: als_noor.post(u("besluit-schrijven", zaak, "toekenning"), getypt(**anders))


def besluit(binnen: Any) -> Besluit:
    with binnen():
        return Besluit.objects.latest("id")


def test_where_nothing_is_written_the_page_asks_which_besluit(als_noor, zaak):
    tekst = lees(als_noor.get(u("besluit", zaak)))
    assert "Welk besluit krijgt mevrouw Fatma Aydin?" in tekst
    for naar in (
        u("besluit-schrijven", zaak, "toekenning"),
        u("besluit-schrijven", zaak, "afwijzing"),
        u("tijdelijk", zaak),
    ):
        assert f'href="{naar}"' in tekst


def test_a_draft_is_saved_by_post_and_redirect_and_stands_in_the_letter(als_noor, zaak, schrijf, binnen):
    antwoord = schrijf()
    assert antwoord.status_code == 302
    assert antwoord["Location"] == u("besluit-schrijven", zaak, "toekenning")
    tekst = lees(als_noor.get(antwoord["Location"]))
    for zin in (
        "Het besluit is bewaard.",
        "Besluit voor mevrouw Fatma Aydin",
        "Zo leest mevrouw het",
        "115 minuten per week",
        "klaar om te tekenen",
        "€ 3.000,50 per jaar.",
        "7 van 7 onderdelen staan in het verslag.",
        "U schreef dit zelf. Laat een collega meelezen of tekenen.",
        "het verslag is getekend",
        "Uiterlijk",
    ):
        assert zin in tekst
    assert besluit(binnen).kosten_cent == 300_050
    assert als_noor.get(u("besluit", zaak))["Location"] == u("besluit-schrijven", zaak, "toekenning")


def test_a_draft_is_saved_however_incomplete_and_says_what_misses_with_links(als_noor, zaak, binnen):
    als_noor.post(
        u("besluit-schrijven", zaak, "toekenning"), {"versie": "", "doel_1_woorden": "Weer buiten", "doe": "bewaar"}
    )
    tekst = lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))
    for zin in (
        'href="#id_doel_1_woorden">Schrijf bij resultaat 1 wat er straks anders is.',
        'href="#id_begin">Schrijf vanaf welke dag',
        'href="#id_kosten">Schrijf wat deze hulp per jaar kost.',
        'href="#id_profiel_0">Kies een profiel',
        "De brief is er nog niet. Dit mist nog:",
    ):
        assert zin in tekst
    assert "Naar tekenen" not in tekst
    assert besluit(binnen).kosten_cent is None


@pytest.mark.parametrize(
    ("invoer", "cent"),
    [("3000", 300_000), ("3.000,50", 300_050), ("€ 1.234,05", 123_405), ("12,-", 1_200), ("0", 0), ("", None)],
)
def test_euros_become_whole_cents_exactly(invoer, cent):
    assert EuroVeld().clean(invoer) == cent


@pytest.mark.parametrize("invoer", ["12,5", "3.50", "duizend", "1,000.00", "-5", "12,345"])
def test_an_amount_that_cannot_be_read_comes_back_with_a_sentence(schrijf, binnen, invoer):
    tekst = lees(schrijf(kosten=invoer, motivering="Dit blijft staan."))
    assert f'value="{invoer}"' in tekst
    assert "Dit blijft staan." in tekst
    assert "Fout:" in tekst
    assert "achter de komma" in tekst or "zonder min" in tekst
    with binnen():
        assert not Besluit.objects.exists()


def test_every_field_that_cannot_be_kept_is_named_at_its_place(schrijf):
    tekst = lees(
        schrijf(
            doel_1_woorden="x" * 250, doel_1_hulp_1_minuten="twee uur", doel_1_datum="31-2-2027", begin=dag(10),
            einde=dag(2),
        )
    )  # fmt: skip
    for deel in ("id_doel_1_woorden_fout", "id_doel_1_hulp_1_minuten_fout", "id_doel_1_datum_fout"):
        assert deel in tekst
    assert "twee uur" in tekst
    assert "31-2-2027" in tekst
    assert "x" * 250 in tekst
    assert "De laatste dag ligt voor de eerste." in lees(schrijf(begin=dag(10), einde=dag(2)))


def test_an_error_of_a_row_below_an_empty_row_stands_at_that_row(schrijf):
    """The act counts only rows in which something stands."""
    leeg = {n: "" for n in getypt() if n.startswith("doel_1_")}
    tekst = lees(schrijf(**leeg, doel_2_woorden="Ramen", doel_2_datum="1-1-1999"))
    assert "id_doel_2_datum_fout" in tekst
    assert "id_doel_1_datum_fout" not in tekst


def test_goals_and_help_come_by_a_button_and_nothing_typed_is_lost(als_noor, zaak, schrijf, binnen):
    antwoord = schrijf(doe="doel")
    assert antwoord["Location"].endswith("?nieuw=doel#id_doel_2_woorden")
    tekst = lees(als_noor.get(antwoord["Location"].split("#")[0]))
    assert "id_doel_2_woorden" in tekst
    assert "Mijn huis op mijn manier" in tekst
    antwoord = schrijf(doe="hulp-1", versie=str(besluit(binnen).versie))
    assert antwoord["Location"].endswith("?hulp=1#id_doel_1_hulp_2_activiteit")
    assert "id_doel_1_hulp_2_activiteit" in lees(als_noor.get(antwoord["Location"].split("#")[0]))
    fout = lees(schrijf(doe="doel", kosten="veel", versie=str(besluit(binnen).versie)))
    assert "id_doel_2_woorden" in fout
    assert 'value="veel"' in fout


def test_a_row_goes_when_it_is_made_empty(als_noor, zaak, schrijf, binnen):
    schrijf(doel_2_woorden="Weg hiermee", doel_2_hulp_1_activiteit="Ramen")
    schrijf(versie="1", doel_2_woorden="", doel_2_hulp_1_activiteit="")
    gemaakt = besluit(binnen)
    with binnen():
        assert Doel.objects.filter(besluit=gemaakt).count() == 1
        assert Hulp.objects.get(doel__besluit=gemaakt).minuten == 115


def test_the_reasons_are_taken_over_from_the_verslag_once(als_noor, zaak, schrijf, binnen):
    antwoord = schrijf(doe="neem-over", motivering="Eigen zin.")
    assert antwoord["Location"].endswith("#id_motivering")
    eerste = besluit(binnen).motivering
    assert eerste.startswith("Eigen zin.\n\nU houdt het huishouden vol met hulp bij het zware werk.")
    schrijf(doe="neem-over", motivering=eerste, versie="2" if besluit(binnen).versie == 2 else "1")
    assert besluit(binnen).motivering == eerste


def test_the_script_saves_the_draft_and_gets_its_version(als_noor, zaak, binnen):
    adres = u("besluit-schrijven", zaak, "toekenning")
    antwoord = als_noor.post(adres, getypt(doe=""), headers={"Accept": "application/json"})
    inhoud = json.loads(antwoord.content)
    assert inhoud["versies"] == {"versie": "1"}
    assert inhoud["botst"] == []
    assert "uur" in inhoud["bewaard"]
    fout = als_noor.post(adres, getypt(kosten="veel", versie="1"), headers={"Accept": "application/json"})
    assert fout.status_code == 422
    assert "achter de komma" in json.loads(fout.content)["fouten"]["kosten"]
    assert besluit(binnen).kosten_cent == 300_050


def test_two_writers_see_both_versions_and_lose_nothing(als_noor, noor, hans, zaak, schrijf, binnen, meerssen):
    schrijf()
    with binnen():
        Zaak.objects.filter(id=zaak).update(behandelaar=hans)
        ontwerp_bewaren(
            gemeente=meerssen, zaak=zaak, soort="toekenning", velden=ontwerp(), verwachte_versie=1, wie=als(hans),
            op=klok.nu(),
        )  # fmt: skip
        Zaak.objects.filter(id=zaak).update(behandelaar=noor)
    tekst = lees(schrijf(versie="1", motivering="Mijn eigen nieuwe zin."))
    for zin in (
        "Hans Vroomen veranderde dit besluit intussen",
        "Mijn eigen nieuwe zin.",
        "U kookt zelf. Zwaar werk lukt niet door uw reuma.",
        "Waarom dit besluit",
    ):
        assert zin in tekst
    assert 'name="versie" value="2"' in tekst
    assert " data-fout data-knop>" in tekst  # the device keeps it, and only the button saves it
    json_fout = als_noor.post(
        u("besluit-schrijven", zaak, "toekenning"), getypt(versie="1", motivering="Nog een."),
        headers={"Accept": "application/json"},
    )  # fmt: skip
    assert json_fout.status_code == 422
    assert "Hans Vroomen" in json.loads(json_fout.content)["fouten"][""]
    assert schrijf(versie="2", motivering="Mijn eigen nieuwe zin.").status_code == 302
    assert besluit(binnen).motivering == "Mijn eigen nieuwe zin."


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
    assert "getekend en verstuurd" in lees(als_hans.get(u("besluiten")))
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
    assert "Tekenen kan nog niet" in lees(als_hans.get(adres))
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


def test_a_refusal_names_the_norm_and_what_can_be_done(als_noor, als_hans, hans, zaak, binnen):
    adres = u("besluit-schrijven", zaak, "afwijzing")
    tekst = lees(als_noor.get(adres))
    assert "Afwijzing voor mevrouw Fatma Aydin" in tekst
    assert 'name="doel_1_woorden"' not in tekst
    leeg = als_noor.post(adres, {"versie": "", "gevraagd": "hulp in huis", "doe": "bewaar"})
    tekst = lees(als_noor.get(leeg["Location"]))
    for zin in ("Schrijf welke regel of norm u gebruikt, en welke versie.", "Schrijf wat de inwoner wel kan doen"):
        assert zin in tekst
    als_noor.post(
        adres,
        {
            "versie": "1", "gevraagd": "hulp in huis", "motivering": "Uw zoon doet het zware werk.", "norm": "onze regels",
            "norm_versie": "2026", "alternatieven": "De klussendienst.", "doe": "ter-lezing", "lezer": str(hans.pk),
        },
    )  # fmt: skip
    assert als_hans.post(u("besluit-tekenen", zaak, "afwijzing"), {"versie": "2"})["Location"] == u("besluiten")
    with binnen():
        assert Zaak.objects.get(id=zaak).stand == "afgewezen"


def test_help_that_runs_already_asks_for_one_sentence(als_noor, zaak, schrijf, binnen, meerssen):
    with binnen():
        LopendeHulp.objects.create(gemeente=meerssen, zaak_id=zaak, wet="zvw", wat="Wijkverpleging", wie="MeanderGroep")
    schrijf()
    tekst = lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))
    assert "Wijkverpleging, MeanderGroep" in tekst
    assert 'href="#id_samenloop_motivering">Er loopt al hulp.' in tekst


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


def test_the_pages_ask_the_same_number_of_times_however_long_they_are(als_noor, als_hans, hans, zaak, schrijf, binnen):
    def tel(klant: Client, adres: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(klant.get(adres))
        return len(vragen)

    schrijf()
    adres = u("besluit-schrijven", zaak, "toekenning")
    een = tel(als_noor, adres)
    meer = {f"doel_{n}_woorden": f"Doel {n}" for n in range(2, 9)}
    meer |= {f"doel_{n}_hulp_{h}_activiteit": "Hulp" for n in range(2, 9) for h in (1, 2)}
    schrijf(versie="1", **meer)
    assert tel(als_noor, adres) == een


def test_the_list_shows_drafts_and_aanvragen_by_last_day_and_logs_them(
    als_noor, als_hans, noor, hans, zaak, schrijf, binnen, meerssen
):
    def tel(klant: Client) -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(klant.get(u("besluiten")))
        return len(vragen)

    leeg = lees(als_hans.get(u("besluiten")))
    for zin in ("Niets om mee te lezen.", "U hebt geen ontwerp in de maak.", "Er wacht geen aanvraag op een besluit."):
        assert zin in leeg
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    tekst = lees(als_noor.get(u("besluiten")))
    assert "De inwoner krijgt hulp. Hans Vroomen leest mee." in tekst
    assert f'href="{u("besluit", zaak)}"' in tekst
    assert "Geschreven door Noor Claessen." in lees(als_hans.get(u("besluiten")))
    een = tel(als_noor)
    with binnen():
        for nummer in range(3):
            maak_aanvraag(meerssen, noor, f"Lemmens{nummer}")
        assert Logregel.objects.filter(handeling="stond op de lijst met besluiten", gebruiker_id=hans.pk).count() == 1
    assert tel(als_noor) == een
    with binnen():
        assert Taak.objects.filter(behandelaar=hans, wat="Lees een besluit mee", gedaan_op__isnull=True).exists()
