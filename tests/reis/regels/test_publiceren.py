"""From draft to published: two people, two writers at once, and nothing with a gap or an overlap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keukentafel.omgeving.regels.models import Regelversie
from keukentafel.recht.motor.lezen import lees_tekst
from keukentafel.reis import regels
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.regels.vormen import TekstIntussenGewijzigd
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.opzet import OP, als, maak_gebruiker
from tests.reis.regels.opzet import EERSTE, WET, deel, tekst_vanaf


def bewaar(kamer, versie, tekst, wie, verwacht):
    with kamer.open(wie):
        return regels.regelversie_bewaren(versie=versie.id, tekst=tekst, verwachte_versie=verwacht, wie=als(wie), op=OP)


def bevindingen(kamer, versie, wie=None):
    with kamer.open():
        return regels.regelversie_openen(versie=versie.id, wie=als(wie or kamer.schrijver), op=OP).bevindingen


def test_a_version_goes_from_draft_to_published_by_two_people(kamer):
    versie = kamer.begin(tekst_vanaf())
    assert (versie.regeling, versie.geldt_van, versie.staat) == (WET, EERSTE, "concept")
    versie = kamer.publiceer(kamer.leg_voor(versie))
    assert (versie.staat, versie.gepubliceerd_op, versie.goedkeurder_id) == (
        "gepubliceerd", date(2027, 2, 2), kamer.tweede.pk,
    )  # fmt: skip
    assert lees_tekst(versie.tekst).gepubliceerd == date(2027, 2, 2), (
        "the day from which it is known stands in the text"
    )
    with kamer.open():
        wat = Logregel.objects.filter(object_soort="regelversie", object_id=versie.id).order_by("id")
        assert [r.handeling.rsplit(" ", 1)[1] for r in wat] == ["begonnen", "voorgelegd", "gepubliceerd"]
        assert {r.inwoner_id for r in wat} == {None}


def test_a_draft_is_kept_however_incomplete(kamer):
    versie = kamer.begin("$id: nog niets\nverder: [")
    assert (versie.regeling, versie.geldt_van) == ("", None)
    (gevonden,) = bevindingen(kamer, versie)
    assert "geen leesbare YAML" in gevonden.zin
    with pytest.raises(Geweigerd, match="schort"):
        kamer.leg_voor(versie)


@pytest.mark.parametrize("tekst", ["", "  \n", "x" * 200_001, "a: \x00"])
def test_what_cannot_be_kept_is_refused_at_the_text(kamer, tekst):
    with pytest.raises(Geweigerd) as fout:
        kamer.begin(tekst)
    assert set(fout.value.fouten) == {"tekst"}


@pytest.mark.parametrize(
    ("tekst", "soort", "zin"),
    [
        (tekst_vanaf(date(2023, 1, 1)), "gat", "geen versie van 1 januari 2022 tot 1 januari 2023"),
        (tekst_vanaf(date(2021, 7, 1)), "overlap", "twee versies gelden van 1 juli 2021 tot en met 31 december 2021"),
        (
            tekst_vanaf(date(2021, 6, 1)).replace(f"$id: {WET}", "$id: tweede_waardering"),
            "overlap",
            "vullen allebei recht_op_waardering in",
        ),
        (tekst_vanaf().replace("'2.1.6', open_term: waardering_bedrag", "'9.9', open_term: waardering_bedrag"),
         "invulling", "die is er niet"),
        (tekst_vanaf().replace("gemeente_code: GM0935", "gemeente_code: GM0938"), "gemeente", "GM0935"),
        (tekst_vanaf().replace(f"$id: {WET}", "$id: mantelzorgwaardering_valkenburg"), "naam", "van een ander"),
        (tekst_vanaf().replace("BELEIDSREGEL", "WET", 1).replace("gemeente_code", "bwb_id: BWBR0035362\ngemeente_code"),
         "laag", "Een gemeente maakt geen WET"),
        (tekst_vanaf().replace("bron: \"gemeente Maastricht, pagina Mantelzorgwaardering (2021)\", status: onbevestigd}",
                               "status: onbevestigd}", 1), "bron", "een bron en een status"),
        (tekst_vanaf().replace("uitleg: 'De waardering van Maastricht over 2021 is {waarde}.'", "uitleg: '{nergens}'"),
         "zin", "nergens"),
        (tekst_vanaf().replace("status: onbevestigd\n", "status: scenario\n", 1), "status", "nog scenario"),
        (tekst_vanaf().replace("valid_from: '2022-01-01'\n", ""), "dag", "valid_from"),
        (tekst_vanaf().replace("publication_date", "publicatie"), "lezen", "publication_date"),
    ],
    ids=["gat", "overlap", "twee vullen in", "wijst nergens heen", "van een ander", "naam van een ander", "wet",
         "zonder bron", "zin", "scenario", "zonder eerste dag", "zonder publicatie"],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_cannot_be_laid_before_or_published(kamer, tekst, soort, zin):
    versie = kamer.begin(tekst)
    gevonden = bevindingen(kamer, versie)
    assert any(b.soort == soort and zin in b.zin for b in gevonden), gevonden
    with pytest.raises(Geweigerd, match="schort"):
        kamer.leg_voor(versie)
    with kamer.open():
        Regelversie.objects.filter(id=versie.id).update(staat="voorgelegd")  # as if the rules became stricter since
        versie.refresh_from_db()
    with pytest.raises(Geweigerd, match="schort"):
        kamer.publiceer(versie)
    with kamer.open():
        assert regels.geldend_boek(935).bevindingen() == ()
        assert Regelversie.objects.get(id=versie.id).staat == "voorgelegd"


def test_a_municipality_does_not_go_before_the_law(kamer):
    kop = "    machine_readable:\n"
    boven = f"{kop}      overrides:\n        - {{law: wmo_eigen_bijdrage, article: '2.1.4a', output: bijdrage}}\n"
    versie = kamer.begin(tekst_vanaf().replace(kop, boven, 1))
    assert any("Een gemeente kan dat niet bepalen" in b.zin for b in bevindingen(kamer, versie))


def test_a_value_that_the_work_reads_elsewhere_is_not_published_here(kamer):
    """The weeks of nazorg are read from the values of the program: published here they would change nothing."""
    tekst = """
$schema: https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json
$id: nazorg_maastricht
name: Nazorg Maastricht
regulatory_layer: UITVOERINGSBELEID
gemeente_code: GM0935
publication_date: '2027-02-01'
valid_from: '2027-02-01'
url: https://example.org/nazorg
bron: collegebesluit van de proef
uitbreiding: keukentafel/1
articles:
  - number: '1'
    text: Wij bellen na twintig weken.
    url: https://example.org/nazorg#1
    machine_readable:
      definitions:
        weken: {value: 20, type: number, bron: proef, status: vastgesteld}
      implements:
        - {law: nazorg_en_einde, article: nazorg, open_term: nazorg_weken}
      execution:
        output:
          - {name: nazorg_weken, type: number}
        actions:
          - {output: nazorg_weken, uitleg: 'Wij bellen na {waarde} weken.', value: $weken}
"""
    assert any("wijzig haar daar" in b.zin for b in bevindingen(kamer, kamer.begin(tekst)))


def test_what_fitted_when_it_was_laid_before_is_asked_again_when_it_is_published(kamer):
    eerste = kamer.leg_voor(kamer.begin(tekst_vanaf(bedrag=8000)))
    tweede = kamer.leg_voor(kamer.begin(tekst_vanaf(bedrag=9000)))
    kamer.publiceer(eerste)
    with pytest.raises(Geweigerd, match="schort"):
        kamer.publiceer(tweede)
    assert any("Wacht tot daarna" in b.zin for b in bevindingen(kamer, tweede))
    kamer.publiceer(tweede, op=OP + timedelta(days=1))


def test_who_wrote_in_it_does_not_approve_also_when_a_colleague_saved_last(kamer):
    versie = kamer.begin(tekst_vanaf())
    derde = maak_gebruiker("Wim Kerff", (kamer.gemeente, Rol.BEHEER))
    versie = bewaar(kamer, versie, tekst_vanaf(bedrag=8100), derde, 1)
    versie = kamer.leg_voor(versie)
    for wie in (kamer.schrijver, derde):
        with kamer.open():
            assert not regels.regelversie_openen(versie=versie.id, wie=als(wie), op=OP).mag_goedkeuren
        with pytest.raises(Geweigerd, match="U schreef mee"):
            kamer.publiceer(versie, wie=wie)
    with kamer.open():
        assert regels.regelversie_openen(versie=versie.id, wie=als(kamer.tweede), op=OP).mag_goedkeuren
    assert kamer.publiceer(versie).goedkeurder_id == kamer.tweede.pk


def test_two_who_write_at_once_see_each_other(kamer):
    versie = kamer.begin(tekst_vanaf())
    bewaar(kamer, versie, tekst_vanaf(bedrag=8100), kamer.tweede, 1)
    with pytest.raises(TekstIntussenGewijzigd) as fout:
        bewaar(kamer, versie, tekst_vanaf(bedrag=8200), kamer.schrijver, 1)
    assert (fout.value.naam, fout.value.versie) == ("Ilse Bex", 2)
    assert "8100" in fout.value.tekst
    assert bewaar(kamer, versie, tekst_vanaf(bedrag=8200), kamer.schrijver, 2).versie == 3
    assert bewaar(kamer, versie, tekst_vanaf(bedrag=8200), kamer.schrijver, 1).versie == 3, "the same text is no change"
    with pytest.raises(Geweigerd, match="intussen veranderd"):
        kamer.leg_voor(versie)  # with the number of the first text


def test_what_lies_before_a_colleague_does_not_change_until_it_is_given_back(kamer):
    versie = kamer.leg_voor(kamer.begin(tekst_vanaf()))
    with pytest.raises(Geweigerd, match="ligt bij een collega"):
        bewaar(kamer, versie, tekst_vanaf(bedrag=8100), kamer.schrijver, 1)
    with kamer.open(), pytest.raises(Geweigerd) as fout:
        regels.regelversie_teruggeven(versie=versie.id, reden=" ", wie=als(kamer.tweede), op=OP)
    assert set(fout.value.fouten) == {"reden"}
    with kamer.open():
        terug = regels.regelversie_teruggeven(versie=versie.id, reden="Het is 85 euro.", wie=als(kamer.tweede), op=OP)
    assert (terug.staat, terug.teruggegeven_om) == ("concept", "Het is 85 euro.")
    versie = kamer.leg_voor(bewaar(kamer, versie, tekst_vanaf(bedrag=8500), kamer.schrijver, 1))
    assert versie.teruggegeven_om == ""
    assert kamer.publiceer(versie).staat == "gepubliceerd"


def test_the_day_that_the_approver_says_is_the_day_in_the_text(kamer):
    versie = kamer.leg_voor(kamer.begin(tekst_vanaf()))
    with pytest.raises(Geweigerd) as fout:
        kamer.publiceer(versie, van=date(2022, 2, 1))
    assert set(fout.value.fouten) == {"geldt_van"}


def test_a_draft_that_is_withdrawn_or_published_stays_as_it_was(kamer):
    weg = kamer.begin(tekst_vanaf())
    with kamer.open():
        regels.regelversie_intrekken(versie=weg.id, wie=als(kamer.schrijver), op=OP)
        assert regels.regelversies(wie=als(kamer.schrijver), op=OP) == ()
    vast = kamer.heel(tekst_vanaf())
    for versie, zin in ((weg, "ingetrokken"), (vast, "gepubliceerd")):
        with pytest.raises(Geweigerd, match=zin):
            bewaar(kamer, versie, tekst_vanaf(bedrag=1), kamer.schrijver, 1)
        with pytest.raises(Geweigerd, match=zin):
            kamer.publiceer(versie)
        with kamer.open(), pytest.raises(Geweigerd, match=zin):
            regels.regelversie_intrekken(versie=versie.id, wie=als(kamer.schrijver), op=OP)


def test_only_who_manages_or_makes_policy_there_and_nobody_of_elsewhere(kamer, meerssen):
    versie = kamer.begin(tekst_vanaf())
    consulent = maak_gebruiker("Noor Smeets", (kamer.gemeente, Rol.CONSULENT))
    vreemd = maak_gebruiker("Vera Prick", (meerssen, Rol.BEHEER))
    for wie in (consulent, vreemd):
        with kamer.open(wie), pytest.raises(NietGevonden):
            regels.regelversie_openen(versie=versie.id, wie=als(wie), op=OP)
        with pytest.raises(NietGevonden):
            bewaar(kamer, versie, tekst_vanaf(bedrag=1), wie, 1)
        with pytest.raises(NietGevonden):
            kamer.begin(tekst_vanaf(), wie=wie)
    with namens({meerssen.code}, doel="proef"), pytest.raises(NietGevonden):
        regels.regelversie_openen(versie=versie.id, wie=als(vreemd), op=OP)


def test_a_new_version_begins_with_the_text_in_force(kamer):
    kamer.heel(tekst_vanaf(bedrag=8000))
    with kamer.open():
        tekst = regels.begintekst(
            gemeente=kamer.gemeente, regeling=WET, van=date(2028, 1, 1), wie=als(kamer.schrijver), op=OP
        )
    assert "value: 8000" in tekst
    assert lees_tekst(tekst).geldt_van == date(2028, 1, 1)
    assert bevindingen(kamer, kamer.begin(tekst)) == ()


def test_a_subject_of_the_cooperation_becomes_her_own(kamer):
    with kamer.open():
        punten = regels.beginpunten(gemeente=kamer.gemeente, wie=als(kamer.schrijver), op=OP)
        van_anderen = [punt for punt in punten if punt.van_wie]
        assert van_anderen, "Maastricht-Heuvelland fills something in"
        for punt in van_anderen:
            tekst = regels.begintekst(
                gemeente=kamer.gemeente, regeling=punt.regeling, van=date(2027, 3, 1), wie=als(kamer.schrijver), op=OP
            )
            regeling = lees_tekst(tekst)
            assert (regeling.id, regeling.gemeente, regeling.gebied) == (f"{punt.regeling}_maastricht", "GM0935", "")
        eigen = regels.regelversie_beginnen(gemeente=kamer.gemeente, tekst=tekst, wie=als(kamer.schrijver), op=OP)
        ((_, noemer),) = regels.regelversies(wie=als(kamer.schrijver), op=OP)
        assert noemer == eigen.regeling.replace("_", " ").capitalize(), "the book does not know its name yet"
        with pytest.raises(Geweigerd):
            regels.begintekst(
                gemeente=kamer.gemeente, regeling="mantelzorgwaardering_valkenburg", van=EERSTE,
                wie=als(kamer.schrijver), op=OP,
            )  # fmt: skip


def test_another_amount_from_a_day_is_a_line_in_the_series(kamer):
    nieuw = regels.AndereWaarde(regeling=WET, artikel="voorwaarden", naam="bedrag", deel=deel(date(2021, 7, 1), 9000))
    with kamer.open():
        te_wijzigen = regels.waarden_te_wijzigen(gemeente=kamer.gemeente, wie=als(kamer.schrijver), op=OP)
        assert {t.plek.naam for t in te_wijzigen} >= {"bedrag", "uren", "maanden"}
        tekst = regels.tekst_met_andere_waarde(gemeente=kamer.gemeente, nieuw=nieuw, wie=als(kamer.schrijver), op=OP)
    reeks = next(a.bepalingen["bedrag"].reeks for a in lees_tekst(tekst).artikelen if "bedrag" in a.bepalingen)
    assert [(d.van, d.tot, d.waarde) for d in reeks] == [
        (date(2021, 1, 1), date(2021, 7, 1), 7500), (date(2021, 7, 1), None, 9000),
    ]  # fmt: skip
    kamer.heel(tekst, van=date(2021, 1, 1))
    with kamer.open(), pytest.raises(Geweigerd, match="geldt deze regeling niet"):
        regels.tekst_met_andere_waarde(
            gemeente=kamer.gemeente, wie=als(kamer.schrijver), op=OP,
            nieuw=regels.AndereWaarde(
                regeling=WET, artikel="voorwaarden", naam="bedrag", deel=deel(date(2026, 7, 1), 9000)
            ),
        )  # fmt: skip


def test_what_would_change_is_counted_per_day(kamer):
    versie = kamer.begin(tekst_vanaf(bedrag=8000))
    with kamer.open():
        gevolgen = regels.gevolgen_van(versie=versie.id, wie=als(kamer.schrijver), op=OP)
    eigen_dag, eerste_dag = gevolgen.dagen
    assert (eigen_dag.dag, eigen_dag.voorbeelden.veranderd[0].was) == (None, "niet geregeld")
    assert eerste_dag.dag == EERSTE
    for gevolg in gevolgen.dagen:
        samen = sum(v.aantal for v in gevolg.voorbeelden.veranderd) + gevolg.voorbeelden.gelijk
        assert samen == gevolg.voorbeelden.gevraagd > gevolgen.voorbeelden > 10
    wordt = {v.wordt for v in eerste_dag.voorbeelden.veranderd if v.uitkomst == "waardering_bedrag"}
    assert "€ 80,00 (onbevestigd)" in wordt
    stuk = kamer.begin("$id: [")
    with kamer.open(), pytest.raises(Geweigerd, match="niet te lezen"):
        regels.gevolgen_van(versie=stuk.id, wie=als(kamer.schrijver), op=OP)
