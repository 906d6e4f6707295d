"""The file page, its acts, breaking the glass, the secret address and the letters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.balies.vorm.woorden import datum
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning, Doorzending, PersoonlijkPlan
from keukentafel.dossier.zaak.models import Afspraak, Stap, Taak, Zaak
from keukentafel.omgeving.mensen.models import Relatie
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.inzien import wie_keek_mee
from keukentafel.reis.melden import Inwonergegevens
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel, Noodinzage
from tests.balies.consulent.conftest import ANOUK, FATMA
from tests.opzet import maak_gebruiker


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


def morgen() -> str:
    dag = na_werkdagen(van=klok.vandaag(), aantal=1)  # on a free day no talk is planned
    return f"{dag.day}-{dag.month}-{dag.year}"


def test_the_file_reads_as_one_page(als_noor, meerssen, zaak, binnen):
    with binnen():
        Relatie.objects.create(
            gemeente=meerssen, persoon_id=Zaak.objects.get().inwoner_id, naam="Elif Aydin", soort="kind",
            mantelzorger=True,
        )  # fmt: skip
        inwoner = Zaak.objects.get().inwoner_id
    tekst = lees(als_noor.get(u("dossier", zaak)))
    for zin in (
        "Mevrouw Fatma Aydin",
        "Melding ontvangen",
        "Onderzoek klaar uiterlijk",
        "Het huis schoon houden gaat niet meer.",
        "Door de inwoner zelf.",
        "Beekstraat 3",
        "06 0000 0001",
        "Elif Aydin, mantelzorger",
        "Noor Claessen",
        "Nog niet gevraagd",
        "Wmo 2015 art. 2.3.2 lid 1",
        "Bevestiging van de melding",
    ):
        assert zin in tekst
    assert 'href="#"' not in tekst
    with binnen():
        assert next(r.handeling for r in wie_keek_mee(gemeente=meerssen.code, inwoner=inwoner)) == "dossier bekeken"


def test_the_file_asks_the_same_number_of_times_however_long_it_is(als_noor, meerssen, zaak, binnen):
    def tel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            lees(als_noor.get(u("dossier", zaak)))
        return len(vragen)

    een = tel()
    with binnen():
        for nummer in range(3):
            Taak.objects.create(
                gemeente=meerssen, zaak_id=zaak, soort="schrijven", wat=str(nummer), uiterlijk=klok.vandaag()
            )
            Stap.objects.create(
                gemeente=meerssen, zaak_id=zaak, handeling="gebeld", dag=klok.vandaag(), tijdstip=klok.nu(), door="x"
            )
    assert tel() == een == 28


@pytest.mark.parametrize(
    ("naam", "gegeven", "veld"),
    [
        ("toewijzen", {"aan": "999999"}, "Dit antwoord staat er niet meer bij"),
        ("gebeld", {"verslag": "Zij belt terug."}, "Zij belt terug."),
        ("plan", {"tekst": " ", "via": "papier"}, "Hier staat nog niets"),
        ("plan", {"tekst": "Mijn plan.", "via": "papier", "ontvangen_op": "1-1-2020"}, "voor de dag van de vraag"),
        ("afspraak", {"dag": "1-1-2020", "tijd": "10", "minuten": "60", "waar": "thuis", "met": "IK"}, "al voorbij"),
        ("afspraak", {"dag": "MORGEN", "tijd": "25.00", "minuten": "60", "waar": "thuis", "met": "IK"}, "geen tijd in"),
        ("afspraak", {"dag": "MORGEN", "tijd": "9", "minuten": "2", "waar": "thuis", "met": "IK"}, "tussen 10 minuten"),
        ("afspraak", {"dag": "1-1-0001", "tijd": "0", "minuten": "60", "waar": "thuis", "met": "IK"}, "al voorbij"),
        (
            "afspraak",
            {"dag": "1-1-9999", "tijd": "0", "minuten": "60", "waar": "thuis", "met": "IK"},
            "Kijk het jaar na",
        ),
        ("doorzenden", {"naar": "elders", "naar_naam": "", "naar_telefoon": ""}, "Hier staat nog niets"),
        ("samenvoegen", {}, "U koos nog niets"),
        ("weer-oppakken", {}, "Deze vraag is niet ingetrokken"),
    ],
)
def test_what_is_refused_says_what_to_do_and_changes_nothing(als_noor, noor, zaak, binnen, naam, gegeven, veld):
    gegeven = {n: {"MORGEN": morgen(), "IK": str(noor.pk)}.get(w, w) for n, w in gegeven.items()}
    lees(als_noor.get(u(naam, zaak)))
    tekst = lees(als_noor.post(u(naam, zaak), gegeven))
    assert veld in tekst
    assert "<title>Fout:" in tekst
    with binnen():
        assert Stap.objects.count() == 1
        assert Zaak.objects.get().stand == "ontvangen"
        assert not Afspraak.objects.exists()


def test_the_case_goes_to_a_colleague_and_the_file_then_asks_a_reason(als_noor, karin, zaak, binnen):
    antwoord = als_noor.post(u("toewijzen", zaak), {"aan": str(karin.pk)})
    assert antwoord["Location"] == u("dag")
    assert "U hebt de zaak van mevrouw Fatma Aydin overgedragen aan Karin Willems." in lees(als_noor.get(u("dag")))
    assert "overgedragen" not in lees(als_noor.get(u("dag")))
    with binnen():
        assert Zaak.objects.get().behandelaar_id == karin.pk
        assert Taak.objects.get().behandelaar_id == karin.pk
    assert als_noor.get(u("dossier", zaak))["Location"] == u("reden", zaak)


def test_a_call_that_reached_nobody_leaves_the_task(als_noor, zaak, binnen):
    tekst = lees(als_noor.post(u("gebeld", zaak), {"gelukt": "nee", "verslag": ""}, follow=True))
    assert "geen gehoor" in tekst
    with binnen():
        assert Taak.objects.get().gedaan_op is None
    als_noor.post(u("gebeld", zaak), {"gelukt": "ja", "verslag": "Wij komen donderdag."})
    with binnen():
        assert Taak.objects.earliest("id").gedaan_op is not None
        assert Zaak.objects.get().eerste_contact_op == klok.vandaag()
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Wij komen donderdag." in tekst
    assert "Afspraak maken voor het gesprek" in tekst


def test_a_talk_is_confirmed_only_when_the_answer_about_support_is_there(als_noor, noor, zaak, binnen):
    gegeven = {"dag": morgen(), "tijd": "14.30", "minuten": "60", "waar": "thuis", "met": str(noor.pk)}
    lees(als_noor.post(u("afspraak", zaak), gegeven, follow=True))
    with binnen():
        afspraak = Afspraak.objects.get()
        assert afspraak.begin.astimezone(klok.AMSTERDAM).hour == 14
    bevestig = u("afspraak-bevestigen", zaak, afspraak.id)
    assert bevestig in lees(als_noor.get(u("dossier", zaak)))
    geweigerd = lees(als_noor.post(bevestig))
    assert "ondersteuning wil: ja, nee of een eigen persoon" in geweigerd
    assert u("ondersteuning", zaak, "inwoner") in geweigerd
    assert "U koos nog niets" in lees(als_noor.post(u("ondersteuning", zaak, "inwoner"), {}))
    als_noor.post(u("ondersteuning", zaak, "inwoner"), {"antwoord": "eigen", "wie_mee": "Elif"})
    assert "Ik neem zelf iemand mee: Elif." in lees(als_noor.get(u("dossier", zaak)))
    assert "De inwoner krijgt een uitnodiging." in lees(als_noor.post(bevestig, follow=True))
    with binnen():
        assert Zaak.objects.get().stand == "in_onderzoek"
        assert Brief.objects.filter(soort="uitnodiging").count() == 1
    assert "In onderzoek" in lees(als_noor.get(u("dossier", zaak)))


def test_the_mantelzorger_answers_too_and_nobody_else(als_noor, zaak, binnen):
    als_noor.post(u("ondersteuning", zaak, "mantelzorger"), {"antwoord": "ja", "wie_mee": "", "hoe_lang": "4"})
    with binnen():
        assert Clientondersteuning.objects.get(voor="mantelzorger").antwoord == "ja"
    assert als_noor.get(u("ondersteuning", zaak, "buurman")).status_code == 404


def test_a_paper_plan_is_kept_and_confirmed(als_noor, zaak, binnen):
    lees(als_noor.post(u("plan", zaak), {"tekst": "Mijn zus kookt.", "via": "papier"}, follow=True))
    with binnen():
        assert PersoonlijkPlan.objects.get().binnen_week
        assert Brief.objects.filter(soort="plan_ontvangen").exists()
    assert "Mijn zus kookt." in lees(als_noor.get(u("dossier", zaak)))


def test_a_question_for_a_neighbour_goes_there(als_noor, vaals, zaak, binnen):
    assert "Vaals" in lees(als_noor.get(u("doorzenden", zaak)))
    tekst = lees(als_noor.post(u("doorzenden", zaak), {"naar": str(vaals.code)}, follow=True))
    assert "Doorgestuurd naar Vaals" in tekst
    with binnen():
        assert Doorzending.objects.get().naar_id == vaals.code


def test_a_question_for_a_municipality_elsewhere_goes_by_letter(als_noor, zaak, binnen):
    gegeven = {"naar": "elders", "naar_naam": "Aken aan Zee", "naar_telefoon": "010 000 00 00"}
    lees(als_noor.post(u("doorzenden", zaak), gegeven, follow=True))
    with binnen():
        brief = Brief.objects.get(soort="doorzending_gemeente")
    assert "Aken aan Zee" in lees(als_noor.get(u("brief", brief.id)))


def test_withdrawn_and_taken_up_again(als_noor, zaak, binnen):
    tekst = lees(als_noor.post(u("intrekken", zaak), follow=True))
    assert "Ingetrokken" in tekst
    assert u("weer-oppakken", zaak) in tekst
    assert u("intrekken", zaak) not in tekst
    assert "kan nu niet meer worden ingetrokken" in lees(als_noor.post(u("intrekken", zaak)))
    tekst = lees(als_noor.post(u("weer-oppakken", zaak), follow=True))
    assert "Melding ontvangen" in tekst
    with binnen():
        assert Zaak.objects.get().stand == "ontvangen"


def test_two_files_that_may_be_one_are_joined(als_noor, noor, meerssen, zaak, maak_vraag, binnen):
    tweede = maak_vraag(FATMA)
    tekst = lees(als_noor.get(u("dossier", tweede.zaak)))
    assert "Misschien dezelfde vraag" in tekst
    lees(als_noor.post(u("samenvoegen", tweede.zaak), {"bij": str(zaak)}, follow=True))
    with binnen():
        assert Zaak.objects.get(id=tweede.zaak).samengevoegd_in_id == zaak
    tekst = lees(als_noor.get(u("dossier", tweede.zaak)))
    assert u("dossier", zaak) in tekst
    assert u("intrekken", tweede.zaak) not in tekst


def test_breaking_the_glass_asks_a_reason_that_the_resident_reads(client, meerssen, karin, maak_vraag, binnen):
    uit = maak_vraag()
    client.force_login(karin)
    for naam in ("dossier", "gebeld", "toewijzen", "adres"):
        assert client.get(u(naam, uit.zaak))["Location"] == u("reden", uit.zaak)
    assert client.post(u("intrekken", uit.zaak))["Location"] == u("reden", uit.zaak)
    brief = u("brief", uit.brief)
    assert client.get(brief)["Location"] == u("reden", uit.zaak)
    assert client.get(u("brief-pdf", uit.brief))["Location"] == u("reden", uit.zaak)
    vraag = lees(client.get(u("reden", uit.zaak)))
    assert "De inwoner leest uw naam, het tijdstip en uw reden." in vraag
    assert "Aydin" not in vraag
    kort = lees(client.post(u("reden", uit.zaak), {"reden": "Even."}))
    assert "Schrijf waarom u dit dossier nu moet zien" in kort
    with binnen():
        assert not Noodinzage.objects.exists()
    reden = "Noor is ziek en mevrouw belt nu."
    tekst = lees(client.post(u("reden", uit.zaak), {"reden": reden}, follow=True))
    assert "U ziet dit dossier tot " in tekst
    assert f"Reden: {reden}" in tekst
    assert "Aydin" in tekst
    lees(client.get(brief))
    with binnen():
        regels = [
            (r.handeling, r.soort, r.gebruiker_naam, r.reden)
            for r in wie_keek_mee(gemeente=meerssen.code, inwoner=uit.inwoner)
        ]
        nood = Noodinzage.objects.get()
    assert nood.geldig_tot - nood.geopend_op == timedelta(hours=8)
    assert ("dossier geopend buiten eigen werk", "noodinzage", "Karin Willems", reden) in regels
    assert ("dossier bekeken", "noodinzage", "Karin Willems", "") in regels
    assert ("brief bekeken", "noodinzage", "Karin Willems", "") in regels
    client.post(u("reden", uit.zaak), {"reden": reden})
    with binnen():
        assert Noodinzage.objects.count() == 1


@pytest.mark.parametrize(
    "naam", ["dossier", "reden", "adres", "gebeld", "toewijzen", "plan", "intrekken", "doorzenden"]
)
def test_a_file_of_another_municipality_is_not_there(client, vaals, zaak, naam):
    client.force_login(maak_gebruiker("Vera Vaals", (vaals, Rol.CONSULENT)))
    assert client.get(u(naam, zaak)).status_code == 404
    assert client.post(u(naam, zaak), {"reden": "Een lange reden die klinkt."}).status_code in (404, 405)


def test_a_letter_of_another_municipality_is_not_there(client, vaals, maak_vraag):
    uit = maak_vraag()
    client.force_login(maak_gebruiker("Vera Vaals", (vaals, Rol.CONSULENT)))
    assert client.get(u("brief", uit.brief)).status_code == 404
    assert client.get(u("brief-pdf", uit.brief)).status_code == 404


def test_a_letter_reads_as_page_and_as_pdf_and_is_logged(als_noor, meerssen, maak_vraag, binnen):
    uit = maak_vraag()
    assert "Bevestiging van de melding" in lees(als_noor.get(u("brief", uit.brief)))
    pdf = als_noor.get(u("brief-pdf", uit.brief))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    with binnen():
        assert Logregel.objects.filter(handeling="brief bekeken", inwoner_id=uit.inwoner).count() == 2


def test_a_secret_address_is_shown_once_after_a_reason_to_the_contact_person(als_noor, meerssen, maak_vraag, binnen):
    uit = maak_vraag(ANOUK)
    for adres in (u("dossier", uit.zaak), u("brief", uit.brief), u("adres", uit.zaak), u("doorzenden", uit.zaak)):
        assert "Schuil" not in lees(als_noor.get(adres))
    assert "Adres afgeschermd" in lees(als_noor.get(u("dossier", uit.zaak)))
    kort = lees(als_noor.post(u("adres", uit.zaak), {"reden": "nodig"}))
    assert "Schrijf waarom u het adres nodig hebt" in kort
    assert "Schuil" not in kort
    tekst = lees(als_noor.post(u("adres", uit.zaak), {"reden": "Huisbezoek van morgen."}))
    assert "Schuilsteeg 99" in tekst
    assert "Schuil" not in lees(als_noor.get(u("dossier", uit.zaak)))
    with binnen():
        regel = Logregel.objects.get(handeling="geheim adres bekeken")
    assert (regel.reden, regel.inwoner_id) == ("Huisbezoek van morgen.", uit.inwoner)


def test_a_secret_address_stays_shut_for_a_colleague_with_the_glass_broken(client, karin, maak_vraag):
    uit = maak_vraag(ANOUK)
    client.force_login(karin)
    client.post(u("reden", uit.zaak), {"reden": "Noor is ziek en zij belt nu."})
    assert u("adres", uit.zaak) not in lees(client.get(u("dossier", uit.zaak)))
    assert client.post(u("adres", uit.zaak), {"reden": "Huisbezoek van morgen."}).status_code == 404


@pytest.mark.parametrize("rol", [r for r in Rol.values if r != Rol.CONSULENT])
def test_only_a_consulent_comes_in(client, meerssen, zaak, rol):
    client.force_login(maak_gebruiker("Een Ander", (meerssen, rol)))
    for adres in (u("dag"), u("vragen"), u("zoeken"), u("melding"), u("dossier", zaak), u("reden", zaak)):
        assert client.get(adres).status_code == 403


def test_an_act_of_another_file_is_not_there(als_noor, noor, zaak, maak_vraag, binnen):
    ander = maak_vraag(Inwonergegevens(voornaam="Jo", achternaam="Lemmens")).zaak
    gegeven = {"dag": morgen(), "tijd": "14.30", "minuten": "60", "waar": "thuis", "met": str(noor.pk)}
    als_noor.post(u("afspraak", ander), gegeven)
    with binnen():
        afspraak = Afspraak.objects.get().id
    assert als_noor.post(u("afspraak-bevestigen", zaak, afspraak)).status_code == 404
    assert als_noor.post(u("samenvoegen", zaak), {"bij": str(ander)}).status_code == 200
    with binnen():
        assert not Zaak.objects.filter(samengevoegd_in__isnull=False).exists()
        assert Afspraak.objects.get().staat == "voorgesteld"


def _zondag():
    vandaag = klok.vandaag()
    return vandaag + timedelta(days=7 - vandaag.weekday() + 6)  # Sunday of next week


def test_a_free_day_is_for_a_resident_who_wants_it(als_noor, noor, zaak, binnen):
    dag = _zondag()
    gegeven = {
        "dag": f"{dag.day}-{dag.month}-{dag.year}", "tijd": "14.30", "minuten": "60", "waar": "thuis",
        "met": str(noor.pk), "opmerking": "Neem de tolk mee.",
    }  # fmt: skip
    assert "wil zelf graag deze vrije dag" not in lees(als_noor.get(u("afspraak", zaak)))
    tekst = lees(als_noor.post(u("afspraak", zaak), gegeven))
    assert f"{datum(dag).capitalize()} is in het weekend. Kies een andere dag, of zet hier een vinkje." in tekst
    assert "De inwoner wil zelf graag deze vrije dag" in tekst
    assert "Deze gesprekken mogen tegelijk zijn" not in tekst
    assert "Neem de tolk mee." in tekst
    with binnen():
        assert not Afspraak.objects.exists()
    als_noor.post(u("afspraak", zaak), gegeven | {"wens_inwoner": "on"})
    with binnen():
        assert klok.dag_van(Afspraak.objects.get().begin) == dag


def test_two_talks_at_once_are_told_by_their_hours_alone(als_noor, noor, zaak, binnen, maak_vraag):
    ander = maak_vraag(Inwonergegevens(voornaam="Jo", achternaam="Lemmens")).zaak
    gegeven = {"dag": morgen(), "tijd": "14.30", "minuten": "60", "waar": "thuis", "met": str(noor.pk)}
    als_noor.post(u("afspraak", ander), gegeven)
    tekst = lees(als_noor.post(u("afspraak", zaak), gegeven | {"tijd": "15.00"}))
    assert "Noor Claessen heeft dan al een gesprek, van 14.30 tot 15.30 uur." in tekst
    assert "Lemmens" not in tekst
    als_noor.post(u("afspraak", zaak), gegeven | {"tijd": "15.30"})  # right after it is no clash
    als_noor.post(u("afspraak", zaak), gegeven | {"tijd": "15.00", "tegelijk_mag": "on"})
    with binnen():
        assert Afspraak.objects.filter(zaak_id=zaak).count() == 2


def test_a_call_that_still_stands_can_be_written_down_after_the_besluit(als_noor, meerssen, zaak, binnen):
    with binnen():
        Taak.objects.filter(zaak_id=zaak).delete()
        Zaak.objects.filter(id=zaak).update(stand="toegekend")
    assert "Leg een gesprek vast" not in lees(als_noor.get(u("dossier", zaak)))
    with binnen():
        Taak.objects.create(
            gemeente=meerssen, zaak_id=zaak, soort="bellen", wat="De inwoner is het niet eens met het verslag. Bel.",
            uiterlijk=klok.vandaag(),
        )  # fmt: skip
    assert "Leg een gesprek vast" in lees(als_noor.get(u("dossier", zaak)))
    assert als_noor.post(u("gebeld", zaak), {"gelukt": "ja", "verslag": "Zij begrijpt het."}).status_code == 302
    with binnen():
        assert not Taak.objects.filter(zaak_id=zaak, gedaan_op=None).exists()
