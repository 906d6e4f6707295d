"""The letters from report to decision: what the law asks stands in them, and what contradicts itself is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest

from keukentafel.berichten.brieven import (
    Afzender,
    BriefOnvolledig,
    Geadresseerde,
    Invulregel,
    Kader,
    als_html,
    als_pdf,
    als_tekst,
    opstellen,
    voorbeelden,
    vreemd_in,
)
from keukentafel.berichten.brieven.gegevens import Gegevens
from keukentafel.berichten.brieven.tekst import alinea
from keukentafel.recht import termijnen
from tests.berichten.pdftekst import Pdf

DATUM = date(2027, 2, 2)
BESLUITEN = ("besluit_toekenning", "besluit_afwijzing", "tijdelijke_ondersteuning")
GEEN_BESLUIT = "Deze brief is geen besluit"


@pytest.fixture
def schrijf(afzender: Afzender, aan: Geadresseerde):
    """A letter as one line of text: schrijf(kind, example number, changed variables)."""

    def maak(soort: str, nummer: int = 0, datum: date = DATUM, **anders: object) -> str:
        gegevens = dict(voorbeelden(soort)[nummer]) | anders
        tekst = opstellen(soort, gegevens=gegevens, afzender=afzender, aan=aan, datum=datum, kenmerk="2027-000123")
        return " ".join(als_tekst(tekst).split())

    return maak


# --- nested variables ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hulp(Gegevens):
    """One kind of help."""

    wat: str
    minuten: int
    tot: date | None = None

    def strijdig(self):
        """Help takes time."""
        if self.minuten < 1:
            yield "minuten"


@dataclass(frozen=True)
class Proef(Gegevens):
    """Variables with other variables inside."""

    hulp: tuple[Hulp, ...]
    extra: tuple[Hulp, ...] = ()
    woorden: tuple[str, ...] = ()


def test_geneste_variabelen_worden_gelezen():
    gelezen = Proef.van_json("proef", {"hulp": [{"wat": "a", "minuten": 5, "tot": "2027-03-01"}], "extra": []})
    assert gelezen == Proef((Hulp("a", 5, date(2027, 3, 1)),))


def test_fouten_in_geneste_variabelen_noemen_hun_plaats_en_komen_tegelijk():
    gegevens = {
        "hulp": [
            {"wat": "a", "minuten": 5},
            {"wat": " ", "minuten": "5", "toch": 1},
            "geen voorwerp",
            None,
            {"wat": "b", "minuten": True, "tot": "morgen"},
        ],
        "woorden": [""],
        "anders": 1,
    }
    with pytest.raises(BriefOnvolledig) as fout:
        Proef.van_json("proef", gegevens)
    assert set(fout.value.ontbreekt) == {"hulp[1].wat", "hulp[3]", "woorden"}
    assert set(fout.value.onjuist) == {"hulp[1].minuten", "hulp[2]", "hulp[4].minuten", "hulp[4].tot"}
    assert set(fout.value.onbekend) == {"hulp[1].toch", "anders"}


def test_tegenspraak_in_geneste_variabelen_noemt_haar_plaats():
    goed = {"wat": "a", "minuten": 5}
    with pytest.raises(BriefOnvolledig) as fout:
        Proef.van_json("proef", {"hulp": [goed, goed, goed | {"minuten": 0}], "extra": [goed | {"minuten": -1}]})
    assert fout.value.onjuist == ("hulp[2].minuten", "extra[0].minuten")


def test_een_lijst_die_nodig_is_mag_niet_leeg_zijn():
    with pytest.raises(BriefOnvolledig) as fout:
        Proef.van_json("proef", {"hulp": []})
    assert fout.value.ontbreekt == ("hulp",)


# --- what contradicts itself --------------------------------------------------------------------------------------


def _onderdelen(*letters: str) -> list[Mapping[str, object]]:
    return [{"letter": letter, "kop": "Kop", "tekst": "Tekst."} for letter in letters]


def _doel(datum: str) -> list[Mapping[str, object]]:
    return [{"doel": "Rust", "resultaat": "Er is rust.", "maat": "Elke dag.", "datum": datum}]


@pytest.mark.parametrize(
    ("soort", "anders", "fout_in"),
    [
        ("verslag", {"gesprek_op": "2027-01-03"}, "gesprek_op"),
        ("verslag", {"gesprek_op": "2027-02-03"}, "gesprek_op"),
        ("verslag", {"onderdelen": _onderdelen(*"abcdef")}, "onderdelen"),
        ("verslag", {"onderdelen": _onderdelen(*"bacdefg")}, "onderdelen"),
        ("verslag", {"onderdelen": _onderdelen(*"abcdefgg")}, "onderdelen"),
        ("verslag", {"onderdelen": _onderdelen(*"abcdefh")}, "onderdelen[6].letter"),
        ("verslag", {"ladder": [{"nummer": 0, "titel": "t", "oordeel": "o", "toelichting": "t"}]}, "ladder"),
        ("verslag", {"ladder": [{"nummer": 2, "titel": "t", "oordeel": "o", "toelichting": "t"}] * 2}, "ladder"),
        ("besluit_toekenning", {"tot_en_met": "2027-02-07"}, "tot_en_met"),
        ("besluit_toekenning", {"aanvraag_op": "2026-12-06"}, "aanvraag_op"),
        ("besluit_toekenning", {"aanvraag_op": "2027-02-03"}, "aanvraag_op"),
        ("besluit_toekenning", {"verslag_datum": "2026-12-06"}, "verslag_datum"),
        ("besluit_toekenning", {"verslag_datum": "2027-02-03"}, "verslag_datum"),
        ("besluit_toekenning", {"doelen": _doel("2027-02-07")}, "doelen[0].datum"),
        ("besluit_toekenning", {"doelen": [{"doel": "Rust", "resultaat": "Er is rust."}]}, "doelen[0].maat"),
        ("besluit_toekenning", {"krijgt": []}, "krijgt"),
        ("besluit_toekenning", {"vorm": "geld"}, "vorm"),
        ("besluit_toekenning", {"te_laat_dagen": 3}, "te_laat_dagen"),
        ("besluit_toekenning", {"te_laat_dagen": -1}, "te_laat_dagen"),
        ("besluit_toekenning", {"besluit_uiterlijk": "2027-02-01"}, "te_laat_dagen"),
        ("besluit_toekenning", {"te_laat_dagen": 1, "besluit_uiterlijk": "2027-02-02"}, "besluit_uiterlijk"),
        ("besluit_afwijzing", {"onderzocht": _onderdelen(*"abcdeg")}, "onderzocht"),
        ("besluit_afwijzing", {"te_laat_dagen": 3}, "te_laat_dagen"),
        ("besluit_afwijzing", {"alternatieven": []}, "alternatieven"),
        ("tijdelijke_ondersteuning", {"tot_en_met": "2027-02-01"}, "tot_en_met"),
        ("tijdelijke_ondersteuning", {"vanaf": "2027-02-01"}, "vanaf"),
        ("tijdelijke_ondersteuning", {"verlengd_van": "2027-01-31"}, "verlengd_van"),
        ("tijdelijke_ondersteuning", {"verlengd_van": "2027-03-16"}, "verlengd_van"),
        ("opgelost_zonder_maatwerk", {"onderzoek_klaar_op": "2027-01-10"}, "onderzoek_klaar_op"),
        ("opgelost_zonder_maatwerk", {"nabellen_op": "2027-01-31"}, "nabellen_op"),
        ("opgelost_zonder_maatwerk", {"nabellen_op": "2027-02-01"}, "nabellen_op"),
        ("opschorting", {"aanvraag_op": "2026-12-13"}, "aanvraag_op"),
        ("opschorting", {"aanvullen_tot": "2027-02-02"}, "aanvullen_tot"),
        ("opschorting", {"besluit_uiterlijk_was": "2027-02-01"}, "besluit_uiterlijk_was"),
        ("verlenging", {"ingestemd_op": "2027-02-09"}, "ingestemd_op"),
        ("verlenging", {"ingestemd_op": "2027-02-03"}, "ingestemd_op"),
        ("verlenging", {"dagen": 0}, "dagen"),
        ("verlenging", {"besluit_uiterlijk": "2027-02-08"}, "besluit_uiterlijk"),
        ("te_laat", {"nieuwe_datum": "2027-02-01"}, "nieuwe_datum"),
        ("te_laat", {"onderzoek_uiterlijk": "2027-02-02"}, "onderzoek_uiterlijk"),
        ("te_laat", {"onderzoek_uiterlijk": "2026-12-20"}, "onderzoek_uiterlijk"),
    ],
)
def test_tegenspraak(schrijf, soort, anders, fout_in):
    with pytest.raises(BriefOnvolledig) as fout:
        schrijf(soort, **anders)
    assert fout_in in fout.value.onjuist + fout.value.ontbreekt


@pytest.mark.parametrize("soort", BESLUITEN)
def test_niemand_krijgt_minder_dan_zes_weken_voor_bezwaar(schrijf, soort):
    """Awb art. 6:7 and 6:8; the day comes from recht, so a Saturday or a holiday moves it."""
    laatste = termijnen.bezwaar(startdag=DATUM).uiterlijk
    assert laatste == date(2027, 3, 16)
    assert "dinsdag 16 maart 2027" in schrijf(soort, bezwaar_tot="2027-03-16")
    with pytest.raises(BriefOnvolledig) as fout:
        schrijf(soort, bezwaar_tot="2027-03-15")
    assert fout.value.onjuist == ("bezwaar_tot",)


def test_een_verlenging_laat_geen_dag_zonder_hulp(schrijf):
    """The extension begins at the latest on the day after (Wmo 2015 art. 2.3.3; scenario S-A4)."""
    assert "Uw tijdelijke hulp gaat door" in schrijf("tijdelijke_ondersteuning", 1, vanaf="2027-02-05")
    with pytest.raises(BriefOnvolledig) as fout:
        schrijf("tijdelijke_ondersteuning", 1, vanaf="2027-02-06")
    assert fout.value.onjuist == ("verlengd_van",)


# --- what the law asks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", BESLUITEN)
def test_elk_besluit_zegt_hoe_bezwaar_kan(schrijf, soort):
    tekst = schrijf(soort)
    for stuk in (
        "Bel mij: 043 000 00 00",
        "tot en met dinsdag 16 maart 2027",
        "Het kost u niets.",
        "uw naam, uw adres en de datum;",
        "nummer 2027-000123-B1",
        "waarom u het niet eens bent",
        "uw handtekening.",
        "Gemeente Meerssen, Voorbeeldplein 1, 6231 AA Meerssen",
        "rechtbank Limburg",
        "namens burgemeester en wethouders",
        "Wmo 2015, artikel 2.3.",
    ):
        assert stuk in tekst, stuk
    ander = schrijf(soort, 1)
    assert "Bel Noor Claessen: 043 000 00 00" in ander
    assert "Karin Dohmen" in ander
    assert "Bel mij" not in ander


def test_de_dag_voor_bezwaar_is_vet(afzender, aan):
    for soort in BESLUITEN:
        tekst = opstellen(
            soort, gegevens=voorbeelden(soort)[0], afzender=afzender, aan=aan, datum=DATUM, kenmerk="2027-000123"
        )
        assert "<strong>dinsdag 16 maart 2027</strong>" in als_html(tekst)


def test_de_toekenning_noemt_alles(schrijf):
    tekst = schrijf("besluit_toekenning")
    for stuk in (
        "u krijgt hulp van 8 februari 2027 tot en met 7 februari 2028",
        "Elke week 115 minuten hulp in huis.",
        "“Mijn huis op mijn manier.” Uw huis is schoon en leefbaar. Elk kwartaal lopen we samen de lijst na.",
        "“Geen angst voor de post.” Uw post is op orde. Elke brief is binnen een week open.",
        "Op maandag 10 mei 2027 kijken we of het gelukt is.",
        "U koos Zorgcoöperatie De Geulbrug.",
        "Zwaar werk lukt niet door uw reuma.",
        "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
        "vrijdag 15 januari 2027",
    ):
        assert stuk in tekst, stuk
    for stuk in ("spijt", "pgb", "Het plan"):
        assert stuk not in tekst
    assert "€" not in tekst


def test_een_toekenning_zonder_bijdrage_met_pgb_en_te_laat(schrijf):
    tekst = schrijf("besluit_toekenning", 1)
    assert "CAK" not in tekst
    assert "Wat kost het?" not in tekst
    assert "persoonsgebonden budget (pgb)" in tekst
    assert "U krijgt het geld niet zelf." in tekst
    assert "had er moeten zijn op maandag 25 januari 2027. Wij zijn 8 dagen te laat. Dat spijt ons." in tekst
    assert "Het plan Ruud komt drie keer per week, 60 minuten. Hij plant met u de dag." in tekst
    assert "Bij deze brief" not in tekst
    assert "Er is rust. Een getal past hier niet." in schrijf(
        "besluit_toekenning",
        doelen=[{"doel": "Rust", "resultaat": "Er is rust", "zonder_omdat": "Een getal past hier niet"}],
    )
    met_plan = schrijf("besluit_toekenning", 1, krijgt=[])
    assert "Wat krijgt u?" not in met_plan
    assert "Het plan Ruud komt drie keer per week" in met_plan
    assert "Wij zijn één dag te laat." in schrijf("besluit_toekenning", 2)


def test_de_afwijzing_zegt_wat_onderzocht_is_met_welke_norm_en_wat_wel_kan(schrijf):
    """Scenario S-A16."""
    tekst = schrijf("besluit_afwijzing")
    voorbeeld = voorbeelden("besluit_afwijzing")[0]
    onderzocht = voorbeeld["onderzocht"]
    assert isinstance(onderzocht, list)
    assert [deel["letter"] for deel in onderzocht] == list("abcdefg")
    for deel in onderzocht:
        assert f"{deel['kop']}. {deel['tekst']}" in tekst
    for stuk in (
        "elke week hulp bij het schoonmaken",
        "u krijgt deze hulp niet van de gemeente",
        "onze regels over hulp van huisgenoten (voorbeeld), versie 2026.",
        "Wat kan wel?",
        "De klussendienst helpt u",
        "Vraag ons dan opnieuw om hulp.",
    ):
        assert stuk in tekst, stuk


def test_het_verslag_is_een_aanvraag_als_het_getekend_is(schrijf):
    tekst = schrijf("verslag")
    for stuk in (
        "Tekent u dit verslag? Dan hebt u hulp aangevraagd.",
        "Binnen twee weken krijgt u een besluit",
        "Aanvragen mag altijd, ook later of als u het niet eens bent",
        "meerssen.voorbeeld.nl/volgen. Uw code is K7F2-9QXM.",
        "Wij lazen het en namen het mee in dit verslag.",
        "> Niet dat een ander zegt hoe.",
        "a. Wat u nodig hebt en wilt",
        "g. Wat het kost",
        "Stap 8. Hulp die bij u past: is nodig.",
        "Gezien",
        "Niet mee eens, want:",
        "Uw handtekening",
        "Wilt u dat nu niet? Teken dan niet.",
    ):
        assert stuk in tekst, stuk
    kort = schrijf("verslag", 1)
    assert "meerssen.voorbeeld.nl/volgen. De code staat in onze eerste brief." in kort
    for stuk in ("Uw code is", "praatten wij", "Wat u ons vertelde", "Wij lazen het"):
        assert stuk not in kort
    assert "Het verslag van ons onderzoek" in kort


def test_de_plek_om_te_schrijven_is_geen_tekst(afzender, aan):
    """Line and box are drawn: a screen reader hears the label, on paper there is room for the pen."""
    tekst = opstellen(
        "verslag", gegevens=voorbeelden("verslag")[0], afzender=afzender, aan=aan, datum=DATUM, kenmerk="2027-000123"
    )
    kader = next(b for b in tekst.blokken if isinstance(b, Kader) and b.kop == "Uw antwoord op papier")
    labels = [b.label for b in kader.blokken if isinstance(b, Invulregel)]
    assert len(labels) == 7
    boom = Pdf(als_pdf(tekst)).boom()
    alineas = {p.tekst.replace("\u00a0", " ").strip() for p in boom.alle("P")}
    assert set(labels) <= alineas
    assert '<p class="kt-brief-invul kt-brief-invul--vakje">Gezien</p>' in als_html(tekst)
    assert '<p class="kt-brief-invul kt-brief-invul--lijn">Uw handtekening</p>' in als_html(tekst)


def test_opgelost_is_geen_besluit_en_aanvragen_mag(schrijf):
    """Scenario S-A1: the right to apply stays, and the letter says so."""
    tekst = schrijf("opgelost_zonder_maatwerk")
    for stuk in (GEEN_BESLUIT, "U mag altijd nog hulp aanvragen", "krijgt u dan een besluit", "kunt u bezwaar maken"):
        assert stuk in tekst, stuk
    assert "Wij bellen u op maandag 8 maart 2027." in tekst
    assert "Wij bellen u" not in schrijf("opgelost_zonder_maatwerk", 1)


def test_tijdelijke_hulp_laat_niemand_los(schrijf):
    tekst = schrijf("tijdelijke_ondersteuning")
    for stuk in (
        "Ons onderzoek gaat gewoon door.",
        "Dan verlengen wij de tijdelijke hulp.",
        "u krijgt hulp van 2 februari 2027 tot en met 16 maart 2027",
        "Wmo 2015, artikel 2.3.3",
    ):
        assert stuk in tekst, stuk
    assert "U hebt tijdelijke hulp tot en met donderdag 4 februari 2027." in schrijf("tijdelijke_ondersteuning", 1)


def test_opschorting_verlenging_en_te_laat_zeggen_wat_er_met_de_tijd_gebeurt(schrijf):
    tekst = schrijf("opschorting")
    for stuk in (
        "uiterlijk dinsdag 16 februari 2027",
        "Vanaf morgen staat de tijd voor ons besluit stil.",
        "De naam van wie u gaat helpen.",
        "Krijgen wij niets? Dan mogen wij stoppen met uw aanvraag.",
    ):
        assert stuk in tekst, stuk
    tekst = schrijf("verlenging")
    for stuk in (
        "14 dagen",
        "uiterlijk maandag 22 februari 2027",
        "Wij mogen alleen langer wachten als u dat goedvindt.",
    ):
        assert stuk in tekst, stuk
    tekst = schrijf("te_laat")
    for stuk in (
        "Dat spijt ons.",
        "U mag nu meteen hulp aanvragen",
        "meerssen.voorbeeld.nl/aanvragen",
        "moest klaar zijn op maandag 1 februari 2027",
        "uiterlijk maandag 15 februari 2027",
    ):
        assert stuk in tekst, stuk
    assert "dat weten wij nog niet" in schrijf("te_laat", 1)


# --- somebody else's number ---------------------------------------------------------------------------------------

EIGEN, ANDER = "999990019", "999992077"


@pytest.mark.parametrize(
    ("zin", "gevonden"),
    [
        (f"Het nummer is {ANDER}.", ("******077",)),
        ("Het nummer is 999 992 077.", ("******077",)),
        ("Het nummer is 9999.92.077.", ("******077",)),
        ("Het nummer is 99-99-92-077.", ("******077",)),
        (f"Nog eens {ANDER}, en {ANDER}.", ("******077",)),
        (f"BSN{ANDER}x", ("******077",)),
        (f"Uw eigen nummer is {EIGEN}.", ()),
        ("Uw eigen nummer is 9999.90.019.", ()),
        (f"1{ANDER}", ()),
        (f"{ANDER}1", ()),
        ("Het nummer is 999992078.", ()),
        ("Bel 043 000 00 00 of 0900 1234 567.", ()),
        ("Bel 999 99 20 77 voor 9 uur.", ()),
        ("000000000", ()),
    ],
)
def test_een_vreemd_burgerservicenummer_valt_op(afzender, aan, zin, gevonden):
    tekst = opstellen(
        "te_laat", gegevens=voorbeelden("te_laat")[0], afzender=afzender, aan=aan, datum=DATUM, kenmerk="2027-000123"
    )
    assert vreemd_in(tekst, eigen_bsn=EIGEN) == ()
    assert vreemd_in(replace(tekst, blokken=(*tekst.blokken, alinea(zin))), eigen_bsn=EIGEN) == gevonden


def test_zonder_eigen_nummer_is_elk_nummer_vreemd_en_overal_wordt_gekeken(afzender, aan):
    gegevens = dict(voorbeelden("besluit_afwijzing")[0]) | {"gevraagd": f"hulp voor {EIGEN}", "norm": f"lijst {ANDER}"}
    tekst = opstellen("besluit_afwijzing", gegevens=gegevens, afzender=afzender, aan=aan, datum=DATUM, kenmerk="1")
    assert vreemd_in(tekst, eigen_bsn=None) == ("******019", "******077")
    assert vreemd_in(tekst, eigen_bsn="9999.90.019") == ("******077",)
    elders = replace(tekst, aan=replace(aan, naam=f"Aan {ANDER}"), titel=EIGEN)
    assert vreemd_in(elders, eigen_bsn=None) == ("******077", "******019")


def test_het_zaaknummer_is_geen_burgerservicenummer(afzender, aan):
    tekst = opstellen(
        "te_laat", gegevens=voorbeelden("te_laat")[0], afzender=afzender, aan=aan, datum=DATUM, kenmerk=ANDER
    )
    assert vreemd_in(tekst, eigen_bsn=None) == ()
