"""Beheer, as a browser meets it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from keukentafel.balies.beheer.forms import OORDELEN, SOORTEN
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.inzien import noodinzage_openen
from keukentafel.reis.leveren.berichten import bericht_ontvangen
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat, Roltoekenning
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Deelname, Gemeente, Samenwerking
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Noodinzage
from keukentafel.stelsel.postbus.models import Post
from tests.balies.vorm.test_b1 import uit_python, uit_sjabloon
from tests.huis.b1 import lange_zinnen, moeilijke_woorden
from tests.opzet import als, maak_gebruiker

BEHEER = Path(__file__).parents[3] / "src/keukentafel/balies/beheer"
TEKSTEN = sorted([*BEHEER.rglob("*.html"), *BEHEER.rglob("*.py")])


@pytest.fixture
def piet(meerssen):
    """A manager of Meerssen."""
    return maak_gebruiker("Piet Beheer", (meerssen, Rol.BEHEER))


@pytest.fixture
def klant(piet):
    """The browser of Piet."""
    klant = Client()
    klant.force_login(piet)
    return klant


def tekst(antwoord):
    """What the page says."""
    return antwoord.content.decode()


@pytest.mark.parametrize(
    ("pagina", "aantal"),
    [("", 9), ("gebruikers/", 10), ("mandaten/", 10), ("samenwerkingen/", 10), ("noodinzage/", 10), ("post/", 12)],
)
def test_every_list_takes_a_fixed_number_of_statements(klant, noor, pagina, aantal, django_assert_num_queries):
    with django_assert_num_queries(aantal):
        assert klant.get(f"/beheer/{pagina}").status_code == 200


def test_a_new_user_gets_an_account_and_a_role(klant, meerssen):
    velden = {"gemeente": "938", "naam": "Els Bours", "email": "Els.Bours@Meerssen.example", "rol": "consulent"}
    antwoord = klant.post("/beheer/gebruikers/toevoegen/", velden | {"van": "1-3-2027"})
    assert "Els Bours is toegevoegd" in tekst(antwoord)
    els = Gebruiker.objects.get(email="els.bours@meerssen.example")
    assert not els.has_usable_password()
    with namens({938}, doel="proef"):
        rol = Roltoekenning.objects.get(gebruiker=els)
    assert (rol.gemeente_id, rol.rol, rol.periode) == (938, "consulent", DateRange(date(2027, 3, 1), None))
    assert "Els Bours" in tekst(klant.get("/beheer/gebruikers/"))


def test_what_was_typed_comes_back(klant):
    velden = {"gemeente": "938", "naam": "Els Bours", "email": "els apenstaart", "rol": "consulent", "van": "eind mei"}
    html = tekst(klant.post("/beheer/gebruikers/toevoegen/", velden))
    assert 'value="eind mei"' in html
    assert 'value="els apenstaart"' in html
    html = tekst(klant.post("/beheer/gebruikers/toevoegen/", velden | {"van": "1-5-2027"}))
    assert "Dit is geen volledig e-mailadres." in html
    assert not Gebruiker.objects.filter(naam="Els Bours").exists()


def test_a_manager_cannot_reach_another_municipality(klant, vaals, meerssen):
    els = maak_gebruiker("Els Vaals", (vaals, Rol.CONSULENT))
    with namens({vaals.code}, doel="proef"):
        rol = Roltoekenning.objects.get(gebruiker=els).id
    velden = {"gemeente": "981", "naam": "Indringer", "email": "x@voorbeeld.nl", "rol": "beheer", "van": "1-3-2027"}
    html = tekst(klant.post("/beheer/gebruikers/toevoegen/", velden))
    assert "is toegevoegd" not in html
    assert not Gebruiker.objects.filter(naam="Indringer").exists()
    assert "Els Vaals" not in tekst(klant.get("/beheer/gebruikers/"))
    assert klant.post(f"/beheer/rollen/{rol}/beeindigen/").status_code == 404
    assert klant.get("/beheer/gemeente/vaals/").status_code == 403


def test_who_manages_two_municipalities_chooses(meerssen, vaals):
    klant = Client()
    klant.force_login(maak_gebruiker("Twee Beheer", (meerssen, Rol.BEHEER), (vaals, Rol.BEHEER)))
    assert "Welke gemeente?" in tekst(klant.get("/beheer/gemeente/"))
    html = tekst(klant.get("/beheer/gebruikers/toevoegen/"))
    assert 'type="radio"' in html
    assert "Vaals" in html


def test_a_role_is_given_and_ended(klant, noor, meerssen):
    velden = {"gemeente": "938", "gebruiker": noor.pk, "rol": "kwaliteit", "van": "1-3-2027", "tot": "1-2-2027"}
    assert "De laatste dag ligt voor de eerste." in tekst(klant.post("/beheer/rollen/geven/", velden))
    assert klant.post("/beheer/rollen/geven/", velden | {"tot": ""})["Location"] == "/beheer/gebruikers/"
    with namens({938}, doel="proef"):
        rol = Roltoekenning.objects.get(gebruiker=noor, rol="consulent")
    pagina = f"/beheer/rollen/{rol.id}/beeindigen/"
    assert "Noor Claessen" in tekst(klant.get(pagina))
    assert klant.post(pagina)["Location"] == "/beheer/gebruikers/"
    with namens({938}, doel="proef"):
        rol.refresh_from_db()
    assert rol.periode.upper == klok.vandaag() + timedelta(days=1)
    assert "Deze rol loopt al af." in tekst(klant.post(pagina))


def test_nobody_ends_the_own_role_of_manager(klant, piet):
    with namens({938}, doel="proef"):
        rol = Roltoekenning.objects.get(gebruiker=piet).id
    assert "Vraag een collega" in tekst(klant.post(f"/beheer/rollen/{rol}/beeindigen/"))
    assert klant.get("/beheer/").status_code == 200


MANDAAT = {"gemeente": "938", "soort": "toekennen", "van": "1-3-2027", "tot": "", "grondslag": "Voorbeeldbesluit"}


@pytest.mark.parametrize(
    ("getypt", "cent"),
    [("1.234,56", 123456), ("1234,56", 123456), ("€ 5.000", 500000), ("0", 0), ("", None), ("12,05", 1205)],
)
def test_an_amount_becomes_whole_cents(klant, noor, getypt, cent):
    antwoord = klant.post("/beheer/mandaten/geven/", MANDAAT | {"gebruiker": noor.pk, "bedrag": getypt})
    assert antwoord["Location"] == "/beheer/mandaten/"
    with namens({938}, doel="proef"):
        assert Mandaat.objects.get().tot_cent == cent
    html = tekst(klant.get("/beheer/mandaten/"))
    assert ("zonder grens" in html) is (cent is None)


@pytest.mark.parametrize("getypt", ["1,234.56", "1.23", "12,5", "twaalf", "1 234", "-5", "9" * 30, "NaN", "1e5"])
def test_a_wrong_amount_says_how_and_comes_back(klant, noor, getypt):
    html = tekst(klant.post("/beheer/mandaten/geven/", MANDAAT | {"gebruiker": noor.pk, "bedrag": getypt}))
    assert f'value="{getypt}"' in html
    assert "1.234,56" in html or "nul of meer" in html or "te groot" in html
    with namens({938}, doel="proef"):
        assert not Mandaat.objects.exists()


def test_nobody_gives_a_mandate_to_themselves(klant, piet):
    html = tekst(klant.post("/beheer/mandaten/geven/", MANDAAT | {"gebruiker": piet.pk, "bedrag": "10"}))
    assert "U kunt uzelf geen mandaat geven." in html


def test_a_mandate_is_ended(klant, noor, meerssen):
    with namens({938}, doel="proef"):
        mandaat = Mandaat.objects.create(
            gemeente=meerssen, gebruiker=noor, soort="toekennen", tot_cent=1, grondslag="x",
            periode=DateRange(date(2020, 1, 1), None),
        )  # fmt: skip
    pagina = f"/beheer/mandaten/{mandaat.id}/beeindigen/"
    assert "Hulp toekennen" in tekst(klant.get(pagina))
    assert klant.post(pagina)["Location"] == "/beheer/mandaten/"
    assert "Dit mandaat loopt nu niet." in tekst(klant.post(pagina))
    assert klant.get("/beheer/mandaten/999999/beeindigen/").status_code == 404


def test_what_residents_read_is_changed(klant, meerssen):
    assert klant.get("/beheer/gemeente/")["Location"] == "/beheer/gemeente/meerssen/"
    velden = {
        "telefoon": "043 000 11 11", "adres": "Markt 51, 6231 LS Meerssen", "openingstijden": "Elke dag.",
        "clientondersteuning_naam": "Steunpunt", "clientondersteuning_telefoon": "043 000 22 22",
    }  # fmt: skip
    assert "043 000 11 11" in tekst(klant.post("/beheer/gemeente/meerssen/", velden))
    assert Gemeente.objects.get(code=938).adres == "Markt 51, 6231 LS Meerssen"
    html = tekst(klant.post("/beheer/gemeente/meerssen/", velden | {"telefoon": " "}))
    assert "Hier staat nog niets." in html
    assert Gemeente.objects.get(code=938).telefoon == "043 000 11 11"


def test_cooperations_are_those_of_the_chosen_day(klant, meerssen):
    kring = Samenwerking.objects.create(
        naam="Heuvelland", slug="heuvelland", onderwerp="Wmo-beleid", schaal="subregio", bron="proef"
    )
    Deelname.objects.create(
        samenwerking=kring, gemeente=meerssen, gemeente_naam="Meerssen",
        periode=DateRange(date(2020, 1, 1), date(2024, 1, 1)),
    )  # fmt: skip
    assert "Heuvelland" not in tekst(klant.get("/beheer/samenwerkingen/?dag=1-1-2024"))
    html = tekst(klant.get("/beheer/samenwerkingen/?dag=31-12-2023"))
    assert "Wmo-beleid" in html
    assert "Nog niet bevestigd." in html
    assert 'value="ooit"' in tekst(klant.get("/beheer/samenwerkingen/?dag=ooit"))


@pytest.fixture
def inzage(meerssen, noor):
    """A file of Noor that Hans opened with a reason; returns (visit, Hans)."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT), (meerssen, Rol.KWALITEIT))
    with namens({938}, doel="proef", gebruiker=hans.pk):
        uit = melden(
            gemeente=meerssen, inwoner=Inwonergegevens(voornaam="Riet", achternaam="Senden"),
            ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="De trap."), wie=als(noor), op=klok.nu(),
            behandelaar=noor.pk,
        )  # fmt: skip
        nood = noodinzage_openen(zaak=uit.zaak, reden="Spoed, collega is ziek.", wie=als(hans), op=klok.nu())
    return nood.id, hans


def test_a_visit_is_reviewed_by_somebody_else(klant, inzage):
    nummer, hans = inzage
    assert "Spoed, collega is ziek." in tekst(klant.get("/beheer/noodinzage/"))
    pagina = f"/beheer/noodinzage/{nummer}/"
    assert "Senden" not in tekst(klant.get(pagina))
    zelf = Client()
    zelf.force_login(hans)
    assert "Laat een collega dit beoordelen" in tekst(zelf.post(pagina, {"oordeel": "terecht"}))
    assert "Schrijf waarom het niet terecht was" in tekst(klant.post(pagina, {"oordeel": "onterecht"}))
    assert klant.post(pagina, {"oordeel": "terecht", "toelichting": "Klopt."})["Location"] == "/beheer/noodinzage/"
    assert klant.get(pagina).status_code == 404
    assert "Klopt." in tekst(klant.get("/beheer/noodinzage/beoordeeld/"))
    with namens({938}, doel="proef"):
        assert Noodinzage.objects.get().beoordeeld_door == "Piet Beheer"
    assert klant.get("/beheer/noodinzage/beoordeeld/?blad=x").status_code == 200


def test_quality_reviews_but_manages_nothing(meerssen, inzage):
    klant = Client()
    klant.force_login(maak_gebruiker("Karin Goed", (meerssen, Rol.KWALITEIT)))
    html = tekst(klant.get("/beheer/noodinzage/"))
    assert "/beheer/gebruikers/" not in html
    assert klant.get("/beheer/gebruikers/").status_code == 403


def test_the_post_page_counts_and_names_no_person(klant, inzage):
    html = tekst(klant.get("/beheer/post/"))
    assert "Brieven die wachten" in html
    assert "Er ging niets mis." in html
    with namens({938}, doel="proef"):
        Post.objects.update(pogingen=2, fout="TimeoutError")
    html = tekst(klant.get("/beheer/post/"))
    assert "TimeoutError" in html
    assert "Senden" not in html
    assert "Riet" not in html


def test_a_message_that_was_not_taken_in_shows_who_brought_it_and_why(klant, meerssen):
    """Whatever it holds: the page says only that."""
    with namens({938}, doel="proef"):
        contracten.maak_aanbieder(naam="De Linde", agb="75750002")
        for van in ("75750002", ""):
            bericht_ontvangen(gemeente=meerssen, inhoud=b"<a>999990019</a>", van=van, wie=SYSTEEM, op=klok.nu())
    html = tekst(klant.get("/beheer/post/"))
    assert "De Linde" in html
    assert "Dit is geen iWmo-bericht." in html
    assert "Wij weten niet wie het stuurde." in html
    assert "999990019" not in html


def test_the_words_of_the_forms_are_those_of_the_records():
    assert {s for s, _ in SOORTEN} == set(Mandaat.Soort.values)
    assert {o for o, _ in OORDELEN} == set(Noodinzage.Oordeel.values)


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda pad: pad.name)
def test_plain_dutch(pad):
    geheel = "\n".join((uit_sjabloon if pad.suffix == ".html" else uit_python)(pad.read_text(encoding="utf-8")))
    assert lange_zinnen(geheel) == []
    assert moeilijke_woorden(geheel) == []
