"""Writing a draft: nothing typed is lost, two people see each other, and the page tells what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak.models import Betrokkene, Taak
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.besluiten import (
    Doelvelden,
    Hulpvelden,
    IntussenGewijzigd,
    Ontwerpvelden,
    ontwerp_bewaren,
    ontwerp_openen,
    ter_lezing,
)
from keukentafel.reis.besluiten.wegen import velden_van
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import noodinzage_openen
from keukentafel.stelsel.logboek.models import Logregel
from tests.reis.besluiten.conftest import DOEL, GEVULD, NEE, om

OP = om(2027, 3, 20)


def beeld(bank, soort="toekenning", wie=None, op=OP):
    return ontwerp_openen(gemeente=bank.gemeente, zaak=bank.zaak, soort=soort, wie=wie or bank.noor, op=op)


def test_what_was_typed_comes_back_to_the_letter(bank):
    bank.aangevraagd()
    alles = replace(
        GEVULD,
        leveringsplan="Elke week de vloer.\nDat is 90 minuten.",
        gevraagd="hulp",
        artikel="Wmo 2015, artikel 2.3.5",
        norm="de norm",
        norm_versie="2026",
        alternatieven="Dit.\nDat.",
        samenloop_motivering="Beide nodig.",
        afwijking="Omdat het hier anders ligt.",
        bijdrage=False,
        pgb_besproken=True,
        doelen=(
            DOEL,
            Doelvelden(hulp=(Hulpvelden(activiteit="Scootmobiel", hulpmiddel=True), Hulpvelden(met_besluit=False))),
            Doelvelden(woorden="Alleen dit"),
        ),
    )
    besluit = bank.ontwerp(alles)
    terug = velden_van(Besluit.objects.get(id=besluit.id))
    leeg = replace(alles.doelen[1], hulp=alles.doelen[1].hulp[:1])  # an empty row is nothing typed
    assert terug == replace(alles, doelen=(DOEL, leeg, alles.doelen[2]))


def test_an_empty_draft_is_saved_and_an_end_without_a_begin_stays(bank):
    bank.aangevraagd()
    assert bank.ontwerp(Ontwerpvelden()).versie == 1
    besluit = bank.ontwerp(Ontwerpvelden(einde=date(2028, 1, 1)), versie=1)
    assert velden_van(besluit).einde == date(2028, 1, 1)
    assert besluit.versie == 2


def test_the_same_again_makes_no_new_version(bank):
    bank.aangevraagd()
    bank.ontwerp()
    assert bank.ontwerp(versie=1).versie == 1
    assert Logregel.objects.filter(handeling="ontwerp van het besluit geschreven").count() == 1


def test_two_writers_see_each_other_and_lose_nothing(bank):
    bank.aangevraagd()
    karin = bank.karin_in(OP)
    bank.ontwerp()
    van_karin = replace(GEVULD, motivering="Zoals Karin het ziet.")
    bank.ontwerp(van_karin, versie=1, wie=karin)
    van_noor = replace(GEVULD, motivering="Zoals Noor het ziet.")
    with pytest.raises(IntussenGewijzigd) as fout:
        bank.ontwerp(van_noor, versie=1)
    assert (fout.value.naam, fout.value.versie, fout.value.velden) == ("Karin Dohmen", 2, van_karin)
    assert velden_van(Besluit.objects.get()) == van_karin
    assert bank.ontwerp(van_noor, versie=2).versie == 3  # after looking, with the version that was shown


def test_two_first_drafts_at_once_are_one_draft(bank):
    bank.aangevraagd()
    bank.ontwerp()
    with pytest.raises(IntussenGewijzigd):
        bank.ontwerp(replace(GEVULD, motivering="Ook een eerste."), versie=None, wie=bank.karin_in(OP))
    assert Besluit.objects.count() == 1


def test_a_draft_that_was_signed_meanwhile_is_said(bank):
    bank.aangevraagd()
    with pytest.raises(Geweigerd, match="intussen verstuurd"):
        bank.ontwerp(versie=3)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"aanbieder": "x" * 121}, "aanbieder"),
        ({"motivering": "x" * 20_001}, "motivering"),
        ({"einde": date(2027, 4, 11)}, "einde"),
        ({"begin": date(1, 1, 1)}, "begin"),
        ({"vorm": "los"}, "vorm"),
        ({"profiel": "zwaar"}, "profiel"),
        ({"kosten_cent": -1}, "kosten"),
        ({"kosten_cent": 10**13}, "kosten"),
        ({"doelen": (replace(DOEL, woorden="x" * 201),)}, "doel_1_woorden"),
        ({"doelen": (replace(DOEL, richting="omhoog"),)}, "doel_1_richting"),
        ({"doelen": (DOEL, replace(DOEL, datum=date(9999, 12, 31)))}, "doel_2_datum"),
        ({"doelen": (replace(DOEL, hulp=(Hulpvelden(activiteit="x" * 301),)),)}, "doel_1_hulp_1_activiteit"),
        ({"doelen": (replace(DOEL, hulp=(Hulpvelden(minuten=-5),)),)}, "doel_1_hulp_1_minuten"),
        ({"doelen": (replace(DOEL, hulp=(Hulpvelden(per="eeuw"),)),)}, "doel_1_hulp_1_per"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(bank, anders, veld):
    bank.aangevraagd()
    with pytest.raises(Geweigerd) as fout:
        bank.ontwerp(replace(GEVULD, **anders))
    assert list(fout.value.fouten) == [veld]
    assert not Besluit.objects.exists()


def test_only_two_kinds_have_a_draft(bank):
    bank.aangevraagd()
    with pytest.raises(Geweigerd):
        ontwerp_bewaren(
            gemeente=bank.gemeente, zaak=bank.zaak, soort="tijdelijk", velden=GEVULD, verwachte_versie=None,
            wie=bank.noor, op=OP,
        )  # fmt: skip
    with pytest.raises(Geweigerd):
        beeld(bank, soort="tijdelijk")


def test_the_page_of_an_empty_draft_says_what_to_do(bank):
    bank.aangevraagd()
    leeg = beeld(bank)
    assert leeg.besluit is None
    assert leeg.versie is None
    assert {"resultaat", "geldig", "profiel", "motivering", "kosten"} <= {m.onderdeel for m in leeg.ontbreekt}
    assert leeg.brief_html is None
    assert "Schrijf vanaf welke dag de hulp begint." in leeg.brief_mist
    assert not leeg.mag_tekenen
    assert Logregel.objects.latest("id").handeling == "ontwerp van het besluit bekeken"


def test_the_page_of_a_whole_draft_shows_letter_minutes_cost_and_mandate(bank):
    bank.aangevraagd()
    twee = replace(
        DOEL,
        hulp=(*DOEL.hulp, Hulpvelden(activiteit="Bed", frequentie="om de week", minuten=20, per="vier_weken")),
    )
    bank.ontwerp(replace(GEVULD, doelen=(twee,)))
    nu = beeld(bank)
    assert (nu.ontbreekt, nu.brief_mist) == ((), ())
    assert nu.minuten_per_week == 120
    assert nu.minuten_samen == (("week", 115), ("vier_weken", 20))
    assert nu.kosten_cent == 300_000
    assert {m.onderdeel for m in nu.tekenbaar} == {"mandaat", "vier_ogen"}
    assert not nu.mag_tekenen
    assert nu.brief_html is not None
    assert "Nog niet getekend" in nu.brief_html
    assert nu.termijn is not None
    assert (nu.termijn.uiterlijk, nu.termijn.dagen_over) == (date(2027, 3, 30), 10)
    assert nu.lezers == ((bank.hans.id, "Hans Vroomen"), (bank.karin.id, "Karin Dohmen"))


def test_the_reader_sees_that_signing_is_possible(bank):
    bank.aangevraagd()
    besluit = bank.ontwerp()
    ter_lezing(gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, lezer=bank.hans.id, wie=bank.noor, op=OP)
    assert Taak.objects.get(wat="Lees een besluit mee").behandelaar_id == bank.hans.id
    nu = beeld(bank, wie=bank.hans, op=om(2027, 3, 21))
    assert nu.mag_tekenen
    assert (nu.opsteller, nu.lezer, nu.gelezen) == ("Noor Claessen", "Hans Vroomen", False)


def test_asking_another_reader_lets_the_first_out(bank):
    bank.aangevraagd()
    besluit = bank.ontwerp()
    for lezer, dag in ((bank.hans, 20), (bank.karin, 21)):
        ter_lezing(
            gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, lezer=lezer.id, wie=bank.noor,
            op=om(2027, 3, dag),
        )  # fmt: skip
    assert Betrokkene.objects.get(gebruiker_id=bank.hans.id).tot == om(2027, 3, 21)
    assert [t.behandelaar_id for t in Taak.objects.filter(wat="Lees een besluit mee", gedaan_op__isnull=True)] == [
        bank.karin.id
    ]


@pytest.mark.parametrize("wie", ["noor", "piet", "niemand"])
def test_the_reader_is_a_colleague_with_a_mandate_who_did_not_write(bank, mensen, wie):
    bank.aangevraagd()
    besluit = bank.ontwerp()
    lezer = mensen[wie].pk if wie in mensen else 0
    with pytest.raises(Geweigerd) as fout:
        ter_lezing(gemeente=bank.gemeente, zaak=bank.zaak, besluit=besluit.id, lezer=lezer, wie=bank.noor, op=OP)
    assert list(fout.value.fouten) == ["lezer"]


def test_the_letter_of_a_refusal_shows_all_seven_subjects(bank):
    bank.aangevraagd()
    bank.ontwerp(NEE, "afwijzing")
    html = beeld(bank, "afwijzing").brief_html
    assert html is not None
    # of the costs the letter has a sentence of its own: who gets no help pays no contribution
    assert all(f"Wat wij zagen bij {onderwerp}" in html for onderwerp in set(Onderwerp) - {Onderwerp.BIJDRAGE})


def test_behind_broken_glass_the_log_says_so(bank):
    bank.aangevraagd()
    noodinzage_openen(zaak=bank.zaak, reden="Noor is ziek en het besluit moet weg.", wie=bank.hans, op=OP)
    beeld(bank, wie=bank.hans)
    assert Logregel.objects.latest("id").soort == "noodinzage"
