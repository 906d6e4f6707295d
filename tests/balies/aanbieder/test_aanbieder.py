"""The counter of providers, as a browser meets it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.balies.aanbieder.woorden import HOE
from keukentafel.balies.vragen.levering import STOPREDENEN
from keukentafel.berichten.iwmo.v3_2.codelijsten import REDEN_BEEINDIGING
from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.levering.models import Levermelding, Toewijzing, Voortgang
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.mensen.models import Adres, Persoon
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van, namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.balies.vorm.test_b1 import uit_sjabloon
from tests.besluitwereld import geef_mandaat
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.leverwereld import maak_opdrachten, maak_producten, werkt_bij
from tests.opzet import maak_gebruiker
from tests.reis.leveren.conftest import om

SJABLONEN = sorted((Path(__file__).parents[3] / "src/keukentafel/balies/aanbieder/templates").rglob("*.html"))
JA = {"antwoord": "ja", "kan_vanaf": "", "reden": "", "contactpersoon": "Petra Ramakers"}


def adres(bureau, naam: str = "") -> str:
    """The page of the order, or one of its acts."""
    return f"/aanbieder/opdracht/{bureau.opdracht.id}/{naam and naam + '/'}"


def tekst(antwoord) -> str:
    """What a page says."""
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def vers(bureau) -> Toewijzing:
    """The order as it is kept now."""
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        return Toewijzing.objects.get(id=bureau.opdracht.id)


def antwoord_ja(bureau) -> None:
    """Let Petra say yes."""
    assert bureau.petra.post(adres(bureau), JA).status_code == 302


def begonnen(bureau, op_dag) -> None:
    """Let the help begin on 12 April 2027."""
    antwoord_ja(bureau)
    op_dag(om(2027, 4, 13))
    assert bureau.petra.post(adres(bureau, "start"), {"datum": "12-4-2027"}).status_code == 302


def test_a_new_order_is_open_on_the_first_page(bureau):
    html = tekst(bureau.petra.get("/aanbieder/"))
    for stuk in (
        "1 nieuwe opdracht wacht op uw antwoord.", "Mevrouw Fatma Aydin", "115 minuten per week",
        "vanaf maandag 12 april 2027", "Zij wil liever één vaste hulp.", "Kunt u deze hulp geven?",
        "Ja, vanaf maandag 12 april", "Wie belt mevrouw Aydin?", 'value="Petra Ramakers"', "Noor Claessen",
        "Zorgcoöperatie De Geulbrug",
    ):  # fmt: skip
        assert stuk in html, stuk


def test_a_provider_sees_no_more_than_the_order_needs(bureau, op_dag):
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        zaak = Zaak.objects.get(id=bureau.levering.bank.zaak)
        inwoner = Persoon.objects.get(id=zaak.inwoner_id)
        inwoner.bsn, inwoner.telefoon = "999990019", "06 0000 0001"
        inwoner.save()
        straat = Adres.objects.get(persoon=inwoner).straat
    wacht = tekst(bureau.petra.get("/aanbieder/")) + tekst(bureau.petra.get(adres(bureau)))
    assert straat not in wacht  # before a yes nobody needs it
    assert "06 0000 0001" not in wacht
    begonnen(bureau, op_dag)
    daarna = "".join(tekst(bureau.petra.get(url)) for url in ("/aanbieder/", adres(bureau), adres(bureau, "voortgang")))
    assert straat in daarna
    assert "06 0000 0001" in daarna
    for stuk in ("999990019", "Dit zagen wij aan tafel", "ladder", "Besproken aan tafel", "verslag"):
        assert stuk not in wacht + daarna, stuk


def test_a_secret_address_is_told_by_the_municipality(bureau):
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        inwoner = Persoon.objects.get(id=Zaak.objects.get(id=bureau.levering.bank.zaak).inwoner_id)
        oud = Adres.objects.get(persoon=inwoner)
        straat, plaats = oud.straat, oud.plaats
        inwoner.geheim_adres, inwoner.plaats, inwoner.wijk = True, "", None
        inwoner.save()
        with geheim_adres_van(inwoner.id):
            Adres.objects.filter(persoon=inwoner).update(geheim=True)
    antwoord_ja(bureau)
    html = tekst(bureau.petra.get("/aanbieder/")) + tekst(bureau.petra.get(adres(bureau)))
    assert "De gemeente belt u over het adres." in html
    assert straat not in html
    assert f", {plaats}" not in html


def test_each_look_is_in_the_log_of_the_resident(bureau):
    bureau.petra.get("/aanbieder/")
    bureau.petra.get(adres(bureau))
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        regels = Logregel.objects.filter(gebruiker_naam="Petra Ramakers", soort="inzage")
        wat = list(regels.values_list("handeling", flat=True))
        assert wat.count("stond op de lijst van de aanbieder") == 1
        assert wat.count("opdracht bekeken") == 2  # the first order stands open on the list
        assert {r.doel for r in regels} == {"hulp geven in opdracht van de gemeente"}
        assert {r.rol for r in regels} == {"aanbieder"}


def test_yes_gives_what_is_needed_to_ring(bureau):
    antwoord = bureau.petra.post(adres(bureau), JA)
    assert antwoord["Location"] == adres(bureau)
    html = tekst(bureau.petra.get(adres(bureau)))
    assert "Uw antwoord is verstuurd." in html
    assert "Hoe bereikt u de inwoner?" in html
    assert "Kunt u deze hulp geven?" not in html
    opdracht = vers(bureau)
    assert (opdracht.antwoord, opdracht.contactpersoon) == ("ja", "Petra Ramakers")
    assert bureau.petra.post(adres(bureau), JA)["Location"] == adres(bureau)  # a second click changes nothing
    assert vers(bureau).antwoord == "ja"


def test_later_names_a_day_and_what_was_typed_comes_back(bureau):
    html = tekst(bureau.petra.post(adres(bureau), JA | {"antwoord": "later", "contactpersoon": "Ria Bours"}))
    assert "Fout:" in html
    assert 'value="Ria Bours"' in html
    html = tekst(bureau.petra.post(adres(bureau), JA | {"antwoord": "later", "kan_vanaf": "1 april 2027"}))
    assert "Kies vanaf welke dag het wel kan: na" in html
    assert 'value="1 april 2027"' in html
    assert vers(bureau).antwoord == ""
    bureau.petra.post(adres(bureau), JA | {"antwoord": "later", "kan_vanaf": "3-5-2027"})
    assert (vers(bureau).antwoord, vers(bureau).kan_vanaf) == ("later", date(2027, 5, 3))


def test_no_asks_why_and_closes_the_order(bureau):
    nee = {"antwoord": "nee", "kan_vanaf": "", "reden": "", "contactpersoon": ""}
    assert "Schrijf in één zin waarom niet." in tekst(bureau.petra.post(adres(bureau), nee))
    weg = bureau.petra.post(adres(bureau), nee | {"reden": "Wij hebben geen plek voor de zomer."})
    assert weg["Location"] == "/aanbieder/"
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "De gemeente zoekt een andere aanbieder voor mevrouw Aydin." in html
    assert "Fatma" not in html
    for naam in ("", "start", "stop", "voortgang", "terug"):
        assert bureau.petra.get(adres(bureau, naam))["Location"] == "/aanbieder/"
    assert vers(bureau).antwoord_reden == "Wij hebben geen plek voor de zomer."


def test_who_rings_is_asked_with_a_yes(bureau):
    html = tekst(bureau.petra.post(adres(bureau), JA | {"contactpersoon": "  "}))
    assert "Schrijf wie de inwoner belt." in html
    assert vers(bureau).antwoord == ""


def test_the_start_is_asked_when_it_should_have_been(bureau, op_dag):
    antwoord_ja(bureau)
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "De startdag ontbreekt." not in html
    assert "begint op maandag 12 april" in html
    op_dag(om(2027, 4, 14))
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "De startdag ontbreekt. De hulp zou beginnen op maandag 12 april." in html
    assert adres(bureau, "start") in html
    html = tekst(bureau.petra.post(adres(bureau, "start"), {"datum": "20-4-2027"}))
    assert "Deze dag moet nog komen." in html
    assert 'value="20-4-2027"' in html
    bureau.petra.post(adres(bureau, "start"), {"datum": "13-4-2027"})
    assert vers(bureau).gestart_op == date(2027, 4, 13)
    assert "De hulp is begonnen op dinsdag 13 april 2027." in tekst(bureau.petra.get(adres(bureau)))
    assert bureau.petra.post(adres(bureau, "start"), {"datum": "13-4-2027"}).status_code == 302
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        assert Levermelding.objects.filter(soort="start").count() == 1


def test_a_wrong_day_is_taken_back_once(bureau, op_dag):
    begonnen(bureau, op_dag)
    html = tekst(bureau.petra.get(adres(bureau, "terug")))
    assert "Nu staat er dat de hulp begon op maandag 12 april 2027." in html
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        melding = Levermelding.objects.get(soort="start").id
    for _ in range(2):
        assert bureau.petra.post(adres(bureau, "terug"), {"melding": melding}).status_code == 302
    assert vers(bureau).gestart_op is None
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        assert Levermelding.objects.filter(vervallen=True).count() == 1
    bureau.petra.post(adres(bureau, "start"), {"datum": "13-4-2027"})
    assert vers(bureau).gestart_op == date(2027, 4, 13)


def test_the_stop_has_a_day_and_a_reason_in_plain_words(bureau, op_dag):
    begonnen(bureau, op_dag)
    op_dag(om(2027, 9, 1))
    html = tekst(bureau.petra.get(adres(bureau, "stop")))
    for woord in STOPREDENEN.values():
        assert str(woord) in html
    html = tekst(bureau.petra.post(adres(bureau, "stop"), {"datum": "31-8-2027"}))
    assert "Kies een van de antwoorden." in html
    bureau.petra.post(adres(bureau, "stop"), {"datum": "31-8-2027", "reden": "21"})
    assert (vers(bureau).gestopt_op, vers(bureau).stop_reden) == (date(2027, 8, 31), "21")
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "1 opdracht is gestopt" in html
    assert "Opdracht 1, Meerssen</a>" in html
    assert "Hulp bij het huishouden, van maandag 12 april tot en met dinsdag 31 augustus." in html
    assert "Fatma" not in html
    html = tekst(bureau.petra.get(adres(bureau)))
    assert "De inwoner wil de hulp niet meer" in html
    assert "06 0000" not in html  # who gives no help any more needs no phone number


def test_the_reasons_are_those_of_iwmo():
    assert set(STOPREDENEN) == set(REDEN_BEEINDIGING)
    assert set(HOE) == set(Voortgang.Hoe.values)


def test_progress_is_three_questions_beside_what_was_told(bureau, op_dag):
    begonnen(bureau, op_dag)
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        doelen = [d.id for d in Doel.objects.filter(besluit=bureau.levering.besluit).exclude(resultaat="")]
    assert doelen
    leeg = {f"{deel}_{d}": "" for d in doelen for deel in ("hoe", "gedaan", "nodig")}
    url = adres(bureau, "voortgang")
    html = tekst(bureau.petra.get(url))
    assert html.count("Hoe gaat het?</legend>") == len(doelen)
    assert "Nog niets verteld." in html
    assert "U vertelde nog niets." in tekst(bureau.petra.post(url, leeg))
    half = leeg | {f"nodig_{doelen[0]}": "Een hogere stofzuiger."}
    html = tekst(bureau.petra.post(url, half))
    assert "Schrijf wat er is gedaan." in html
    assert "Een hogere stofzuiger." in html
    lastig = leeg | {f"hoe_{doelen[0]}": "lastig", f"gedaan_{doelen[0]}": "Twee keer geweest."}
    assert "Schrijf wat er nodig is om verder te komen." in tekst(bureau.petra.post(url, lastig))
    goed = lastig | {f"hoe_{doelen[0]}": "goed"}
    assert bureau.petra.post(url, goed)["Location"] == adres(bureau)
    bureau.petra.post(url, goed)
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        assert list(Voortgang.objects.values_list("doel_id", "hoe", "gedaan")) == [
            (doelen[0], "goed", "Twee keer geweest.")
        ]
    html = tekst(bureau.petra.get(url))
    assert "Eerder verteld" in html
    assert "Twee keer geweest." in html


def test_progress_is_asked_near_its_day(bureau, op_dag):
    begonnen(bureau, op_dag)
    html = tekst(bureau.petra.get("/aanbieder/voortgang/"))
    assert "Nu wordt niets van u gevraagd." in html
    assert "Nog niets verteld. Begonnen op maandag 12 april." in html
    op_dag(om(2027, 7, 5))
    assert "Hoe gaat het? Drie vragen over" in tekst(bureau.petra.get("/aanbieder/"))
    assert "Bij 1 opdracht vragen wij hoe het gaat." in tekst(bureau.petra.get("/aanbieder/voortgang/"))


def test_what_ends_within_twelve_weeks_is_named(bureau, op_dag):
    begonnen(bureau, op_dag)
    assert "Loopt binnen 12 weken af" not in tekst(bureau.petra.get("/aanbieder/"))
    op_dag(om(2028, 2, 1))
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "Loopt binnen 12 weken af" in html
    assert "tot en met dinsdag 11 april" in html
    op_dag(om(2028, 4, 11))
    assert "Is de hulp gestopt?" not in tekst(bureau.petra.get("/aanbieder/"))


def test_help_past_its_last_day_asks_whether_it_stopped(bureau, op_dag):
    begonnen(bureau, op_dag)
    op_dag(om(2028, 4, 12))
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "De laatste dag was dinsdag 11 april. Is de hulp gestopt?" in html
    assert f'href="{adres(bureau, "stop")}"' in html
    assert "Loopt binnen 12 weken af" not in html
    blad = tekst(bureau.petra.get(adres(bureau)))
    assert "Geef de dag door" in blad
    assert "De laatste dag was dinsdag 11 april. Is de hulp gestopt?" in blad
    assert "uiterlijk" in tekst(bureau.petra.get("/aanbieder/voortgang/"))  # of how it goes is asked there, as before
    bureau.petra.post(adres(bureau, "stop"), {"datum": "11-4-2028", "reden": "19"})
    assert "Is de hulp gestopt?" not in tekst(bureau.petra.get("/aanbieder/"))


def test_somebody_of_another_provider_meets_nothing(bureau, op_dag):
    for naam in ("", "start", "stop", "voortgang", "terug"):
        assert bureau.ander.get(adres(bureau, naam)).status_code == 404
        assert bureau.ander.post(adres(bureau, naam), JA).status_code == 404
    html = tekst(bureau.ander.get("/aanbieder/"))
    assert "Fatma" not in html
    assert "U hebt nu geen opdrachten." in html
    gezegd = [bureau.ander.get(url).content for url in (adres(bureau), "/aanbieder/opdracht/99999999/")]
    van_ander, niet_daar = (html.split(b"<main")[1].split(b"</main>")[0] for html in gezegd)
    assert van_ander == niet_daar
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        assert not Logregel.objects.filter(gebruiker_naam="Ad Linders").exists()


def test_who_left_the_provider_sees_nothing_any_more(bureau, meerssen, op_dag):
    with namens({meerssen.code}, doel="proef"), connection.cursor() as c:
        c.execute("update contracten_medewerker set periode = daterange(lower(periode), '2027-04-01')")
    op_dag(om(2027, 4, 2))
    assert bureau.petra.get(adres(bureau)).status_code == 404
    assert "Uw account hoort nog bij geen aanbieder." in tekst(bureau.petra.get("/aanbieder/"))


def test_the_lists_ask_as_much_for_many_as_for_few(bureau, meerssen, op_dag):
    begonnen(bureau, op_dag)

    def tel(url: str) -> int:
        bureau.petra.get(url)
        with CaptureQueriesContext(connection) as vragen:
            tekst(bureau.petra.get(url))
        return len(vragen)

    paginas = ("/aanbieder/", "/aanbieder/voortgang/")
    eerst = [tel(url) for url in paginas]
    with namens({meerssen.code}, doel="proef"):
        for nummer, code in enumerate(("01B05", "01C05", "01D05"), start=2):
            anders = contracten.maak_product(
                gemeente=meerssen.code, naam=f"Soort {nummer}", categorie="01", code=code, eenheid="01"
            )
            Toewijzing.objects.create(
                **{
                    veld: getattr(vers_binnen(bureau), veld)
                    for veld in (
                        "gemeente_id", "zaak_id", "besluit_id", "aanbieder_id", "toegewezen_op", "ingangsdatum",
                        "einddatum", "volume", "eenheid", "frequentie", "antwoord", "gestart_op",
                    )
                },
                product_id=anders.id, nummer=1000 + nummer,
            )  # fmt: skip
    assert [tel(url) for url in paginas] == eerst


class Onthoud:
    """Keeps ids of orders in another municipality."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}

    def zet(self, soort: str, welke: str, id_: int) -> None:
        """Remember a record."""
        self.ids[soort] = id_


@pytest.fixture
def in_vaals(bureau, vaals, mensen) -> dict[str, int]:
    """Orders of De Geulbrug in Vaals, where Petra works as well."""
    wie = maak_gebruiker("Petra Lauscher", (vaals, Rol.CONSULENT))
    tekenaar = maak_gebruiker("Renate Esser", (vaals, Rol.KWALITEIT))
    w = Onthoud()
    with namens({vaals.code}, doel="proef"):
        geef_mandaat(vaals, tekenaar, "toekennen", tot_cent=None)
        producten = maak_producten(vaals, bureau.levering.geulbrug)
        werkt_bij(vaals, mensen["petra"], bureau.levering.geulbrug)
    maak_opdrachten(
        w, vaals, "vaals", wie=wie, tekenaar=tekenaar, bij=mensen["petra"], aanbieder=bureau.levering.geulbrug,
        producten=producten,
    )  # fmt: skip
    return w.ids


def test_one_page_for_all_municipalities_where_one_has_the_role(bureau, in_vaals, vaals, op_dag):
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "2 nieuwe opdrachten wachten op uw antwoord." in html
    assert "Aanbieder, voor 2 gemeenten" in html
    assert html.index(">Meerssen <") < html.index(">Vaals <")
    url = f"/aanbieder/opdracht/{in_vaals['toewijzing_loopt']}/"
    assert "Dagbesteding" in tekst(bureau.petra.get(url)) or "dagbesteding" in tekst(bureau.petra.get(url))
    assert bureau.ander.get(url).status_code == 404
    with namens({vaals.code}, doel="proef"), connection.cursor() as c:
        c.execute(
            "update gebruikers_roltoekenning set periode = daterange(lower(periode), '2027-04-01')"
            " where rol = 'aanbieder' and gemeente_id = %s",
            [vaals.code],
        )
    op_dag(om(2027, 4, 2))
    assert bureau.petra.get(url).status_code == 404  # still of her provider, but the role is gone there
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert "Vaals" not in html
    assert "Aanbieder, voor 1 gemeente" in html


def test_many_orders_are_folded_by_municipality_and_none_is_left_out(bureau, meerssen, monkeypatch):
    monkeypatch.setattr("keukentafel.balies.aanbieder.views.lijsten.UITGEKLAPT", 0)
    html = tekst(bureau.petra.get("/aanbieder/"))
    assert '<summary>Meerssen <span class="kt-grijs kt-licht">1</span></summary>' in html
    assert html.count("Mevrouw Fatma Aydin, Meerssen") == 2  # open, and on the folded list


def vers_binnen(bureau) -> Toewijzing:
    """The order, with the walls open already."""
    return Toewijzing.objects.get(id=bureau.opdracht.id)


def test_the_landing_is_the_list(bureau):
    assert bureau.petra.get("/mijn-balie/")["Location"] == "/aanbieder/"


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: pad.name)
def test_plain_dutch(pad):
    woorden = "\n".join(uit_sjabloon(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(woorden) == []
    assert moeilijke_woorden(woorden) == []
