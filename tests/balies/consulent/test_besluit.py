"""Writing a besluit: what is saved, what comes back when something is refused, what it costs to draw."""

from __future__ import annotations

import json
import re

import pytest

from keukentafel.balies.consulent.forms.besluit.velden import EuroVeld
from keukentafel.dossier.besluit.models import Besluit, Doel, Hulp
from keukentafel.dossier.onderzoek.models import LopendeHulp
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.besluiten import ontwerp_bewaren
from keukentafel.stelsel import klok
from tests.balies.consulent.besluitblad import besluit, dag, getypt, lees, u
from tests.besluitwereld import ontwerp
from tests.opzet import als


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
        "Klaar. U hebt geen mandaat voor dit besluit. Vraag iemand met mandaat om te tekenen.",
        "Beste mevrouw Aydin,",
        "Deze hulp is licht (basis).",
        "€ 3.000,50 per jaar.",
        "7 van 7 onderdelen staan in het verslag.",
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
        "Nog niet klaar. Er missen ",
        "De brief staat hier als er niets meer mist.",
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
    assert delen(tekst)["Waarom"]  # what differs is open
    assert " data-fout data-knop>" in tekst  # the device keeps it, and only the button saves it
    json_fout = als_noor.post(
        u("besluit-schrijven", zaak, "toekenning"), getypt(versie="1", motivering="Nog een."),
        headers={"Accept": "application/json"},
    )  # fmt: skip
    assert json_fout.status_code == 422
    assert "Hans Vroomen" in json.loads(json_fout.content)["fouten"][""]
    assert schrijf(versie="2", motivering="Mijn eigen nieuwe zin.").status_code == 302
    assert besluit(binnen).motivering == "Mijn eigen nieuwe zin."


def test_a_refusal_names_the_norm_and_what_can_be_done(als_noor, als_hans, hans, zaak, binnen):
    adres = u("besluit-schrijven", zaak, "afwijzing")
    tekst = lees(als_noor.get(adres))
    assert "Afwijzing voor mevrouw Fatma Aydin" in tekst
    assert "Op de ladder staat dat maatwerk nodig is. Dit besluit zegt nee. Kijk of dat klopt." in tekst
    assert "Dit besluit zegt nee." not in lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))
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
            "weigeringsgrond": "gebruikelijke_hulp",
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


def delen(tekst: str) -> dict[str, bool]:
    """Return the name of each part on the page, and whether it is open."""
    gevonden = re.findall(
        r'<details class="kt-regel[^"]*"( open)?><summary><span class="kt-regel__naam">([^<]*)', tekst
    )
    return {naam: bool(open_) for open_, naam in gevonden}


def test_a_part_that_is_there_is_a_line_and_what_misses_is_open(als_noor, zaak, schrijf):
    schrijf(profiel="", doel_2_woorden="Weer buiten")
    tekst = lees(als_noor.get(u("besluit-schrijven", zaak, "toekenning")))
    assert [naam for naam, open_ in delen(tekst).items() if open_] == ["“Weer buiten”", "Profiel"]
    for zin in (
        "Uw huis is schoon en leefbaar",
        "Stabilisering. Elk kwartaal lopen we samen de lijst na.",
        "Zwaar werk in huis, elke week.",
        "De gemeente regelt de hulp. Het pgb is besproken.",
        "€ 3.000,50 per jaar. Met een eigen bijdrage.",
        "Wmo 2015, artikel 2.3.5 lid 3.",
    ):
        assert zin in tekst


def test_the_part_with_an_error_is_open_and_the_others_say_what_was_typed(als_noor, zaak, schrijf):
    schrijf()
    tekst = lees(schrijf(versie="1", kosten="veel", aanbieder="Steunpunt Noord"))
    assert [naam for naam, open_ in delen(tekst).items() if open_] == ["Kosten"]
    assert "Steunpunt Noord." in tekst


def test_taking_over_opens_the_reasons(als_noor, zaak, schrijf):
    antwoord = schrijf(doe="neem-over")
    assert delen(lees(als_noor.get(antwoord["Location"].split("#")[0])))["Waarom"]


def test_every_word_that_the_device_keeps_goes_with_its_version(als_noor, zaak):
    """Else a reload after a refused save would write over a colleague's words (ADR 0016)."""
    for soort in ("toekenning", "afwijzing"):
        tekst = lees(als_noor.get(u("besluit-schrijven", zaak, soort)))
        blad = tekst[tekst.index("data-bewaar=") : tekst.index("data-zin-bewaard")]
        velden = [veld for veld in re.findall(r"<(?:input|select|textarea)[^>]*>", blad) if 'type="hidden"' not in veld]
        assert len(velden) > 4
        assert [veld for veld in velden if 'data-versie="versie"' not in veld] == []


def test_what_the_letter_lacks_is_said_in_words_and_never_as_the_name_of_a_field(als_noor, zaak):
    for soort in ("toekenning", "afwijzing"):
        tekst = lees(als_noor.get(u("besluit-schrijven", zaak, soort)))
        assert "Kijk dit na voor de brief" not in tekst
        assert "besluit nummer" not in tekst


def test_what_the_resident_said_of_the_verslag_stands_beside_the_draft(als_noor, als_hans, hans, zaak, schrijf, zegt):
    zegt("Ik wil liever op maandag hulp.")
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    for klant, naam in ((als_noor, "besluit-schrijven"), (als_hans, "besluit-lezen"), (als_hans, "besluit-tekenen")):
        tekst = lees(klant.get(u(naam, zaak, "toekenning")))
        assert "Wat mevrouw Fatma Aydin van het verslag vindt" in tekst
        assert "Ik wil liever op maandag hulp." in tekst
        assert "Niet mee eens" in tekst
