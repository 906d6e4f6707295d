"""The letters from report to decision: what the law asks stands in them."""

from __future__ import annotations

import pytest

from keukentafel.berichten.brieven import (
    Invulregel,
    Kader,
    als_html,
    als_pdf,
    opstellen,
    voorbeelden,
)
from keukentafel.berichten.brieven.bouwstenen import na_dubbelepunt
from tests.berichten.maken import DATUM
from tests.berichten.pdftekst import Pdf

BESLUITEN = ("besluit_toekenning", "besluit_afwijzing", "tijdelijke_ondersteuning")
GEEN_BESLUIT = "Deze brief is geen besluit"


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


@pytest.mark.parametrize("soort", BESLUITEN)
@pytest.mark.parametrize("onbevestigd", [False, True])
def test_wat_niet_is_nagekeken_draagt_in_elke_brief_zijn_merk(afzender, aan, soort, onbevestigd):
    regel = {"zin": "Dit zegt een regel.", "artikel": "Wmo 2015, artikel 2.3.5 lid 3", "onbevestigd": onbevestigd}
    gegevens = voorbeelden(soort)[0] | {"regels": [regel]}
    if soort == "besluit_toekenning":
        gegevens |= {"bijdrage": True, "bijdrage_bedrag": regel | {"zin": "Het bedrag is € 21,80 per maand."}}
    html = als_html(opstellen(soort, gegevens=gegevens, afzender=afzender, aan=aan, datum=DATUM, kenmerk="2027-000123"))
    assert "Dit zegt een regel. Dat staat in: Wmo 2015, artikel 2.3.5 lid 3." in html
    assert ("Let op: dit hebben wij nog niet helemaal nagekeken." in html) == onbevestigd
    if soort == "besluit_toekenning":
        assert "Het bedrag is € 21,80 per maand." in html
        assert ("Wij hebben dit bedrag nog niet nagekeken. Het kan anders zijn." in html) == onbevestigd


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
        "“Mijn huis op mijn manier.” Dit willen wij bereiken: uw huis is schoon en leefbaar. Zo zien wij of het lukt:"
        " elk kwartaal lopen we samen de lijst na.",
        "“Geen angst voor de post.” Dit willen wij bereiken: uw post is op orde. Zo zien wij of het lukt: elke brief is",
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
    assert "Dit willen wij bereiken: er is rust. Een getal past hier niet." in schrijf(
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
    for deel in onderzocht[:6]:
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


def test_een_afwijzing_laat_niemand_betalen(schrijf):
    """What we found stands there as it was found, and then that help which is not given costs nothing."""
    onderzocht = [dict(deel) for deel in voorbeelden("besluit_afwijzing")[0]["onderzocht"]]
    onderzocht[6]["tekst"] = "Voor deze hulp geldt een eigen bijdrage. Het CAK stuurt u de rekening."
    tekst = schrijf("besluit_afwijzing", onderzocht=onderzocht)
    gevonden = "Voor deze hulp geldt een eigen bijdrage. Het CAK stuurt u de rekening."
    assert f"Wat het kost. {gevonden} U krijgt deze hulp niet. U betaalt er dus niets voor." in tekst


@pytest.mark.parametrize(
    ("getypt", "gedrukt"),
    [
        ("Uw huis is schoon", "uw huis is schoon."),
        ("Fatma vertelt het zelf.", "Fatma vertelt het zelf."),
        ("CAK en post zijn op orde!", "CAK en post zijn op orde!"),
    ],
)
def test_alleen_een_gewoon_woord_wordt_klein_na_een_dubbelepunt(getypt, gedrukt):
    assert na_dubbelepunt(getypt) == gedrukt


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
        "Dan bekijken wij of wij deze hulp verlengen.",
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
