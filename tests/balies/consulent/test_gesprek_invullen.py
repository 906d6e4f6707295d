"""The pages around the talk: six dimensions, the ladder with offers nearby, the track, help that runs, questions."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse

from keukentafel.dossier.onderzoek.models import Leefgebied, LopendeHulp, Onderzoek, Trede
from keukentafel.omgeving.sociale_kaart.models import Aanbod, Organisatie
from keukentafel.recht.ladder import Trede as Ladder
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import namens


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


def velden(klant, blad: str, zaak: int) -> dict[str, str]:
    """Return what the form of a page would send now."""
    formulier = klant.get(u(blad, zaak)).context["formulier"]
    return {veld.name: veld.value() if veld.value() is not None else "" for veld in formulier}


def test_words_and_scores_come_back_and_are_drawn(als_noor, zaak, binnen):
    data = velden(als_noor, "onderwerpen", zaak) | {
        "meedoen_woorden": "Als iemand meeloopt, ga ik wel.",
        "meedoen_nu": "3",
        "meedoen_toen": "6",
        "meedoen_toen_op": "4-3-2025",
        "zingeving_woorden": " ",
    }
    antwoord = als_noor.post(u("onderwerpen", zaak), data)
    assert antwoord["Location"] == u("gesprek", zaak)
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    for zin in ("De zes onderwerpen zijn bewaard.", "Als iemand meeloopt, ga ik wel.", "toen 6, nu 3", "4 maart 2025"):
        assert zin in tekst, zin
    with binnen():
        rij = Leefgebied.objects.get()
        assert (rij.dimensie, rij.nu, rij.toen, rij.toen_op) == ("meedoen", 3, 6, date(2025, 3, 4))
        assert rij.nu_op == klok.vandaag()


def test_what_was_written_at_home_stands_beside_it(als_noor, meerssen, zaak, binnen):
    with binnen():
        Leefgebied.objects.create(
            gemeente=meerssen, zaak_id=zaak, dimensie="meedoen", vooraf="Ik mis de naaiclub.", vooraf_cijfer=4
        )
    for blad in ("gesprek", "onderwerpen"):
        tekst = lees(als_noor.get(u(blad, zaak)))
        assert "Ik mis de naaiclub." in tekst
        assert "Meedoen, thuis opgeschreven, cijfer 4" in tekst


def test_scores_of_then_of_more_than_one_day_say_so(als_noor, meerssen, zaak, binnen):
    with binnen():
        for dimensie, dag in (("meedoen", date(2025, 3, 4)), ("zingeving", date(2024, 5, 6))):
            Leefgebied.objects.create(gemeente=meerssen, zaak_id=zaak, dimensie=dimensie, toen=5, toen_op=dag)
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    assert "De cijfers van toen zijn niet van één dag." in tekst
    assert "Zingeving: maandag 6 mei 2024." in tekst


@pytest.mark.parametrize(
    ("blad", "anders", "zin", "terug"),
    [
        ("onderwerpen", {"meedoen_toen": "6", "meedoen_woorden": "Mijn woorden."}, "van welke dag", "Mijn woorden."),
        (
            "onderwerpen",
            {"meedoen_nu": "11", "meedoen_woorden": "Mijn woorden."},
            "Dit antwoord staat",
            "Mijn woorden.",
        ),
        ("onderwerpen", {"meedoen_toen_op": "31-2-2025", "meedoen_woorden": "Mijn woorden."}, "Kijk de dag na", "Mijn"),
        ("ladder", {"netwerk_oordeel": "niet_genoeg"}, "Schrijf bij trede 4 (netwerk) waarom", "niet_genoeg"),
        ("ladder", {"netwerk_oordeel": "nodig", "netwerk_toelichting": "Omdat."}, "Dit antwoord staat", "Omdat."),
        ("spoor", {}, "U koos nog niets", ""),
        ("spoor", {"spoor": "bekend"}, "Schrijf waarom u kiest voor het spoor bekend.", ""),
        ("spoor", {"spoor": "urgent", "reden": "Kan niet wachten."}, "Bel de inwoner vandaag", "Kan niet wachten."),
        ("spoor", {"spoor": "complex", "reden": "Schulden erbij."}, "Noem één regisseur", "Schulden erbij."),
        ("wat-is-er-al", {"wat": "Wijkverpleging"}, "U koos nog niets", "Wijkverpleging"),
        ("wat-is-er-al", {"wet": "zvw"}, "Schrijf in een paar woorden", ""),
        ("wat-is-er-al", {"wet": "zvw", "wat": "Thuis", "sinds": "1-1-2999"}, "Deze dag moet nog komen", "Thuis"),
        ("vaststellen", {"wlz": "ja_verblijf"}, "Schrijf waarom de gemeente toch helpt", ""),
    ],
)
def test_what_is_refused_says_what_to_do_and_all_typed_comes_back(als_noor, zaak, binnen, blad, anders, zin, terug):
    tekst = lees(als_noor.post(u(blad, zaak), velden(als_noor, blad, zaak) | anders))
    assert zin in tekst
    assert terug in tekst
    assert "<title>Fout:" in tekst
    with binnen():
        for soort in (Leefgebied, Trede, LopendeHulp, Onderzoek):
            assert not soort.objects.exists()


def test_two_people_fill_in_different_dimensions_and_neither_is_lost(als_noor, zaak, meerssen, binnen):
    begin = velden(als_noor, "onderwerpen", zaak)
    als_noor.post(u("onderwerpen", zaak), begin | {"meedoen_woorden": "Van de ene."})
    als_noor.post(u("onderwerpen", zaak), begin | {"zingeving_woorden": "Van de andere."})
    with binnen():
        assert {g.woorden for g in Leefgebied.objects.all()} == {"Van de ene.", "Van de andere."}
    tekst = lees(als_noor.post(u("onderwerpen", zaak), begin | {"meedoen_woorden": "Iets anders."}))
    assert "Hier schreef intussen iemand anders: “Van de ene.”" in tekst
    assert "Iets anders.</textarea>" in tekst
    merk = lees(als_noor.get(u("onderwerpen", zaak))).split('name="meedoen_was" value="')[1].split('"')[0]
    assert f'name="meedoen_was" value="{merk}"' in tekst  # seen now: saving again keeps the own words
    als_noor.post(u("onderwerpen", zaak), begin | {"meedoen_woorden": "Beide.", "meedoen_was": merk})
    with binnen():
        assert Leefgebied.objects.get(dimensie="meedoen").woorden == "Beide."


def test_two_people_on_one_rung_see_both(als_noor, zaak, binnen):
    begin = velden(als_noor, "ladder", zaak)
    als_noor.post(u("ladder", zaak), begin | {"netwerk_oordeel": "helpt", "netwerk_toelichting": "De buurman."})
    anders = {"netwerk_oordeel": "niet_genoeg", "netwerk_toelichting": "De dochter."}
    tekst = lees(als_noor.post(u("ladder", zaak), begin | anders))
    assert "helpt. De buurman." in tekst
    assert "De dochter.</textarea>" in tekst
    with binnen():
        assert Trede.objects.get().toelichting == "De buurman."


def test_the_ladder_is_kept_by_button_and_by_script(als_noor, zaak, binnen):
    data = velden(als_noor, "ladder", zaak) | {"netwerk_oordeel": "helpt_deels", "netwerk_toelichting": "Elif helpt."}
    uit = als_noor.post(u("ladder", zaak), data, headers={"accept": "application/json"})
    assert json.loads(uit.content)["naar"] == u("gesprek", zaak)
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    assert "Elif helpt." in tekst
    assert "Eén trede helpt deels." in tekst or "Een trede helpt deels." in tekst
    fout = als_noor.post(u("ladder", zaak), data | {"netwerk_toelichting": ""}, headers={"accept": "application/json"})
    assert fout.status_code == 422
    assert "netwerk_toelichting" in json.loads(fout.content)["fouten"]


def test_offers_stand_beside_their_rung_and_nothing_is_left_out_unsaid(als_noor, meerssen, zaak, binnen):
    van = Organisatie.objects.create(naam="Trajekt", soort=Organisatie.Soort.values[0], synthetisch=True)
    with binnen():
        for nummer in range(65):
            Aanbod.objects.create(
                organisatie=van, gemeente=meerssen, naam=f"Kring {nummer:02}", omschrijving="Samen eten.",
                soort=Aanbod.Soort.values[0], toegang=Aanbod.Toegang.values[0], trede=Ladder.ALGEMENE_VOORZIENING.value,
                dimensie=Dimensie.MEEDOEN.value, synthetisch=True,
            )  # fmt: skip
    tekst = lees(als_noor.get(u("ladder", zaak)))
    assert tekst.count("<strong>Kring") == 60
    assert "65 mogelijkheden in de buurt" in tekst
    assert "Er zijn er nog 5 meer." in tekst
    assert tekst.count("Dit aanbod is verzonnen, als voorbeeld.") == 1
    assert "Verzonnen voorbeeld." not in tekst
    assert "Onbevestigd." in tekst


@pytest.mark.parametrize(
    ("knop", "begin", "oordeel", "zin"),
    [
        ("past", "niet_besproken", "helpt", "Kaartclub past."),
        ("past", "helpt_deels", "helpt_deels", "Kaartclub past."),
        ("past_niet", "niet_besproken", "past_niet", "Kaartclub past niet, omdat"),
        ("past_niet", "helpt", "helpt", "Kaartclub past niet, omdat"),
    ],
)
def test_an_offer_fills_in_its_rung_and_a_person_keeps_it(als_noor, meerssen, zaak, binnen, knop, begin, oordeel, zin):
    van = Organisatie.objects.create(naam="Trajekt", soort=Organisatie.Soort.values[0], synthetisch=True)
    with binnen():
        kaart = Aanbod.objects.create(
            organisatie=van, gemeente=meerssen, naam="Kaartclub", omschrijving="Samen kaarten.",
            soort=Aanbod.Soort.values[0], toegang=Aanbod.Toegang.values[0], trede=Ladder.ALGEMENE_VOORZIENING.value,
            dimensie=Dimensie.MEEDOEN.value,
        )  # fmt: skip
    trede = "algemene_voorziening"
    getypt = {
        f"{trede}_oordeel": begin,
        f"{trede}_toelichting": "Zij houdt van spelen.",
        "netwerk_toelichting": "Elif.",
    }
    antwoord = als_noor.post(u("ladder", zaak), velden(als_noor, "ladder", zaak) | getypt | {knop: str(kaart.id)})
    tekst = lees(antwoord)
    assert "Bij trede 6 staat nu:" in tekst
    assert f"Zij houdt van spelen.\n{zin}" in tekst
    assert "Elif.</textarea>" in tekst
    assert antwoord.context["formulier"][f"{trede}_oordeel"].value() == oordeel
    with binnen():
        assert not Trede.objects.exists()
    als_noor.post(u("ladder", zaak), dict(antwoord.context["formulier"].data.items()) | {knop: ""})
    with binnen():
        assert Trede.objects.get(trede=trede).oordeel == oordeel


def test_the_ladder_links_each_rung_that_the_verslag_waits_for(als_noor, zaak):
    assert "een trede die helpt, of maatwerk" in lees(als_noor.get(u("gesprek", zaak)))
    data = velden(als_noor, "ladder", zaak) | {"maatwerk_oordeel": "nodig", "maatwerk_toelichting": "Zwaar werk."}
    als_noor.post(u("ladder", zaak), data)
    for blad in ("ladder", "gesprek", "verslag", "verslag-versturen"):
        tekst = lees(als_noor.get(u(blad, zaak)))
        for nummer in range(1, 8):
            assert f'href="{u("ladder", zaak)}#trede-{nummer}"' in tekst, (blad, nummer)


def test_scores_are_folded_and_say_what_is_in_them(als_noor, meerssen, zaak, binnen):
    with binnen():
        Leefgebied.objects.create(
            gemeente=meerssen, zaak_id=zaak, dimensie="meedoen", nu=3, toen=6, toen_op=date(2025, 3, 4)
        )
    tekst = lees(als_noor.get(u("onderwerpen", zaak)))
    assert "<summary>Cijfer: toen 6, nu 3<" in tekst
    assert tekst.count("<details") == 6
    assert '<details class="kt-ruim" open>' not in tekst
    fout = lees(als_noor.post(u("onderwerpen", zaak), velden(als_noor, "onderwerpen", zaak) | {"meedoen_toen_op": "x"}))
    assert fout.count('<details class="kt-ruim" open>') == 1


def test_the_track_is_chosen_by_a_person(als_noor, zaak, binnen):
    tekst = lees(als_noor.get(u("spoor", zaak)))
    assert "Wij kennen de inwoner en er is weinig veranderd." in tekst
    keuze = {"spoor": "complex", "reden": "Schulden erbij.", "regisseur": "Noor Claessen"}
    assert als_noor.post(u("spoor", zaak), keuze)["Location"] == u("gesprek", zaak)
    assert "<p>Complex</p>" in lees(als_noor.get(u("gesprek", zaak)))
    with binnen():
        assert Onderzoek.objects.get().regisseur == "Noor Claessen"


def test_help_that_runs_is_added_and_taken_away(als_noor, zaak, binnen):
    data = {"wet": "zvw", "wat": "Wijkverpleging", "wie": "Envida", "sinds": "1-2-2026"}
    assert als_noor.post(u("wat-is-er-al", zaak), data)["Location"] == u("wat-is-er-al", zaak)
    tekst = lees(als_noor.get(u("wat-is-er-al", zaak)))
    assert "Zorgverzekeringswet, Envida, sinds zondag 1 februari 2026." in tekst
    assert "1 soort hulp." in lees(als_noor.get(u("gesprek", zaak)))
    with binnen():
        weg = LopendeHulp.objects.get().pk
    assert "Deze hulp is weggehaald." in lees(als_noor.post(u("wat-is-er-al", zaak), {"weg": str(weg)}, follow=True))
    assert als_noor.post(u("wat-is-er-al", zaak), {"weg": str(weg)}).status_code == 404
    with binnen():
        assert not LopendeHulp.objects.exists()


def test_the_questions_of_every_track_keep_their_day_and_no_number(als_noor, zaak, binnen):
    data = {"identiteit_gezien": "on", "pgb_uitgelegd": "on", "wlz": "nee", "wlz_toelichting": ""}
    assert als_noor.post(u("vaststellen", zaak), data)["Location"] == u("gesprek", zaak)
    tekst = lees(als_noor.get(u("gesprek", zaak)))
    assert "Identiteitsbewijs gezien. Pgb uitgelegd. Wlz: nee." in tekst
    blad = lees(als_noor.get(u("vaststellen", zaak)))
    assert "Identiteitsbewijs gezien op" in blad
    assert "schrijf geen nummer op" in blad
    with binnen():
        o = Onderzoek.objects.get()
    assert (o.identiteit_gezien_op, o.pgb_uitgelegd_op, o.wlz) == (klok.vandaag(), klok.vandaag(), "nee")
