"""Waar staat mijn vraag: signing in, the timeline, what one can do, the letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning, PersoonlijkPlan
from keukentafel.dossier.zaak.models import Betrokkene, Stap, Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.melden import (
    Inwonergegevens,
    Ontvangen,
    Ontvangst,
    afspraak_bevestigen,
    afspraak_voorstellen,
    eerste_contact_vastleggen,
    melden,
    ondersteuning_vastleggen,
    verzoek_aannemen,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import OP, als, maak_gebruiker, zet_klok

FATMA = Inwonergegevens(voornaam="Fatma", achternaam="Aydin", geboren=(1968, 5, 3))
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")


def u(naam: str, *args: object, gemeente: str = "meerssen") -> str:
    return reverse(f"inwoner:{naam}", args=[gemeente, *args])


@pytest.fixture
def op_dag(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the one clock."""
    return zet_klok(monkeypatch, OP + timedelta(hours=1))


@pytest.fixture
def vraag(meerssen, noor, op_dag) -> Ontvangen:
    """A question of Monday 1 February 2027, with Noor."""
    with namens({meerssen.code}, doel="proef"):
        return melden(gemeente=meerssen, inwoner=FATMA, ontvangst=VRAAG, wie=als(noor), op=OP, behandelaar=noor.pk)


@pytest.fixture
def binnen(client: Client, vraag: Ontvangen) -> Client:
    """A browser that opened the question with number and code."""
    antwoord = client.post(u("mijn-vraag"), {"nummer": vraag.nummer, "code": vraag.volgcode})
    assert antwoord.url == u("mijn-vraag")
    return client


def tekst(antwoord: Any) -> str:
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_number_and_code_open_the_question(binnen, vraag):
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert (
        "Noor Claessen neemt contact met u op. U hoort van ons <strong>uiterlijk maandag 8 februari.</strong>" in pagina
    )
    assert "U vroeg hulp" in pagina
    assert "aan de telefoon" in pagina
    assert "nog 5 werkdagen" in pagina
    assert 'uiterlijk <span class="kt-heel">maandag 15 maart.</span>' in pagina
    # signing on 15 March: the 29th is Easter Monday
    assert "dinsdag 30 maart." in pagina
    assert "Door Pasen is dat één dag later." in pagina
    assert "Zijn wij te laat?" in pagina
    assert "Na maandag 15 maart mag u de hulp meteen aanvragen." in pagina


@pytest.mark.parametrize(
    ("nummer", "code"),
    [("goed", "AAAA-BBBB-CCCC"), ("2027-999999", "goed"), ("hallo", "goed"), ("", "goed"), ("goed", "")],
)
def test_a_wrong_code_says_so_and_keeps_what_was_typed(client, vraag, nummer, code):
    velden = {
        "nummer": vraag.nummer if nummer == "goed" else nummer,
        "code": vraag.volgcode if code == "goed" else code,
    }
    antwoord = client.post(u("mijn-vraag"), velden)
    assert antwoord.status_code == 200
    assert antwoord.context["formulier"].errors
    assert f'value="{velden["nummer"]}"' in antwoord.content.decode() or not velden["nummer"]
    assert client.get(u("plan")).url == u("mijn-vraag")


def test_after_ten_wrong_codes_the_right_one_waits_a_quarter(client, vraag, op_dag):
    for _poging in range(10):
        client.post(u("mijn-vraag"), {"nummer": vraag.nummer, "code": "AAAA-BBBB-CCCC"})
    goed = {"nummer": vraag.nummer, "code": vraag.volgcode}
    dicht = client.post(u("mijn-vraag"), goed)
    assert "U probeerde het 10 keer. Probeer het na 11.15 uur opnieuw, of bel ons." in tekst(dicht)
    op_dag(OP + timedelta(hours=1, minutes=16))
    assert client.post(u("mijn-vraag"), goed).status_code == 302


def test_the_code_of_one_municipality_opens_nothing_in_another(client, vraag, vaals):
    antwoord = client.post(u("mijn-vraag", gemeente="vaals"), {"nummer": vraag.nummer, "code": vraag.volgcode})
    assert "Zaaknummer en code passen niet bij elkaar." in tekst(antwoord)


def test_a_browser_without_a_code_sees_nothing(client, vraag):
    for naam in ("plan", "meenemen", "intrekken", "brieven", "wie-keek-mee"):
        assert client.get(u(naam)).url == u("mijn-vraag")
    assert client.get(u("brief", vraag.brief)).url == u("mijn-vraag")
    assert client.get(u("brief-pdf", vraag.brief)).url == u("mijn-vraag")


def test_closing_leaves_nothing_behind(binnen):
    binnen.post(u("sluiten"))
    assert binnen.get(u("plan")).status_code == 302


def test_a_kept_promise_stays_visible(binnen, vraag, meerssen, noor, op_dag):
    donderdag = datetime(2027, 2, 4, 10, tzinfo=UTC)
    with namens({meerssen.code}, doel="proef"):
        eerste_contact_vastleggen(
            gemeente=meerssen, zaak=vraag.zaak, verslag="Alles besproken.", gelukt=True, wie=als(noor), op=donderdag
        )
    op_dag(donderdag + timedelta(days=1))
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert "Noor Claessen belde u" in pagina
    assert "Donderdag 4 februari. Beloofd was: uiterlijk maandag 8 februari." in pagina
    assert "Alles besproken." not in pagina  # a worker's own note
    assert "Noor Claessen maakt met u een afspraak." in pagina


def test_the_talk_and_then_the_report(binnen, vraag, meerssen, noor, op_dag):
    with namens({meerssen.code}, doel="proef"):
        ondersteuning_vastleggen(
            gemeente=meerssen, zaak=vraag.zaak, voor="inwoner", antwoord="nee", wie_mee="", wie=als(noor), op=OP
        )
        afspraak = afspraak_voorstellen(
            gemeente=meerssen, zaak=vraag.zaak, begin=datetime(2027, 2, 16, 13, 30, tzinfo=UTC), minuten=60,
            waar="thuis", met=noor.pk, opmerking="", wie=als(noor), op=OP,
        )  # fmt: skip
        afspraak_bevestigen(gemeente=meerssen, zaak=vraag.zaak, afspraak=afspraak.id, wie=als(noor), op=OP)
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert "Noor Claessen praat met u. Dat is op <strong>dinsdag 16 februari.</strong>" in pagina
    assert "Dinsdag 16 februari, om 14.30 uur, bij u thuis, met Noor Claessen." in pagina
    op_dag(datetime(2027, 2, 17, 9, tzinfo=UTC))
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert "Ons gesprek bij u thuis" in pagina
    assert "Noor Claessen schrijft het verslag van ons gesprek." in pagina
    assert "De week is voorbij. Uw plan mag nog steeds." in pagina


def test_too_late_is_said(binnen, op_dag):
    op_dag(datetime(2027, 2, 10, 9, tzinfo=UTC))
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert "Wij zijn te laat" in pagina
    assert "Beloofd was: <strong>uiterlijk maandag 8 februari.</strong>" in pagina
    assert "Dat spijt ons." in pagina


def test_a_plan_in_the_week_and_after_it(binnen, meerssen, op_dag):
    assert "Stuur het liefst uiterlijk maandag 8 februari 2027. Later mag ook." in tekst(binnen.get(u("plan")))
    leeg = binnen.post(u("plan"), {"tekst": "  "})
    assert "Schrijf op wat u zelf bedacht hebt." in tekst(leeg)
    assert binnen.post(u("plan"), {"tekst": "Mijn zus helpt op zaterdag."}).url == u("plan")
    net = binnen.get(u("plan"))
    assert "Wij hebben uw plan." in tekst(net)
    assert "Stuur mijn plan op" not in tekst(net)  # no empty form right under it
    op_dag(datetime(2027, 2, 13, 9, tzinfo=UTC))  # day 12
    assert "De week is voorbij. Uw plan mag nog steeds." in tekst(binnen.get(u("plan")))
    assert binnen.post(u("plan"), {"tekst": "En de buurman op dinsdag."}).status_code == 302
    with namens({meerssen.code}, doel="proef"):
        assert list(PersoonlijkPlan.objects.order_by("id").values_list("binnen_week", "via")) == [
            (True, "web"),
            (False, "web"),
        ]
        assert Stap.objects.filter(handeling="eigen plan ontvangen").last().door == "de inwoner"
        assert Brief.objects.filter(soort="plan_ontvangen").count() == 2
    assert "Wij hebben uw plan." in tekst(binnen.get(u("plan")))
    weer = tekst(binnen.get(u("plan")))
    assert "Mijn zus helpt op zaterdag." in weer
    assert "Stuur mijn plan op" in weer


def test_taking_somebody_along(binnen, meerssen, vraag):
    assert "onafhankelijk ondersteuner" in tekst(binnen.get(u("meenemen")))
    assert "U koos nog niets." in tekst(binnen.post(u("meenemen"), {}))
    binnen.post(u("meenemen"), {"antwoord": "eigen", "wie_mee": "mijn dochter Elif"})
    with namens({meerssen.code}, doel="proef"):
        antwoord = Clientondersteuning.objects.get(voor="inwoner")
        assert (antwoord.antwoord, antwoord.wie_mee) == ("eigen", "mijn dochter Elif")
    assert "U neemt zelf iemand mee." in tekst(binnen.get(u("mijn-vraag")))
    binnen.post(u("meenemen"), {"antwoord": "eigen", "wie_mee": "mijn dochter Elif"})  # the same again: nothing
    with namens({meerssen.code}, doel="proef"):
        assert Stap.objects.filter(handeling="ondersteuning besproken").count() == 1


def test_another_answer_ends_what_the_supporter_could_see(binnen, meerssen, vraag):
    steun = maak_gebruiker("Ria Habets", (meerssen, Rol.CLIENTONDERSTEUNER))
    binnen.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "13"})
    with namens({meerssen.code}, doel="proef"):
        verzoek = Clientondersteuning.objects.get(voor="inwoner")
        verzoek_aannemen(verzoek=verzoek.id, wie=als(steun, Rol.CLIENTONDERSTEUNER), op=OP + timedelta(minutes=5))
    assert "Er gaat al een ondersteuner met u mee." in tekst(binnen.get(u("meenemen")))
    binnen.post(u("meenemen"), {"antwoord": "ja"})  # unchanged: the supporter stays
    with namens({meerssen.code}, doel="proef"):
        assert Betrokkene.objects.get().tot > OP + timedelta(weeks=12)
    binnen.post(u("meenemen"), {"antwoord": "nee"})
    with namens({meerssen.code}, doel="proef"):
        assert Betrokkene.objects.get().tot == OP + timedelta(hours=1)


def test_withdrawing_and_coming_back(binnen, meerssen, vraag):
    assert "U hoeft niet te zeggen waarom." in tekst(binnen.get(u("intrekken")))
    with namens({meerssen.code}, doel="proef"):
        assert Zaak.objects.get().stand == "ontvangen"  # looking does nothing
    assert binnen.post(u("intrekken")).url == u("mijn-vraag")
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert "U trok uw vraag in" in pagina
    assert "Pak mijn vraag weer op" in pagina
    assert "Dan hoort u dat van ons" not in pagina
    assert binnen.get(u("intrekken")).status_code == 302
    assert "kan nu niet meer worden ingetrokken" in tekst(binnen.post(u("intrekken")))
    binnen.post(u("weer-oppakken"))
    binnen.post(u("weer-oppakken"))  # twice is once
    pagina = tekst(binnen.get(u("mijn-vraag")))
    assert "U wilde toch verder" in pagina
    with namens({meerssen.code}, doel="proef"):
        zaak = Zaak.objects.get()
        assert (zaak.stand, str(zaak.startdag)) == ("ontvangen", "2027-02-01")
        assert Stap.objects.filter(handeling="heropenen").count() == 1
        assert Brief.objects.filter(soort="intrekking").count() == 1


def test_letters_of_the_own_question_only(binnen, meerssen, noor, vraag):
    with namens({meerssen.code}, doel="proef"):
        ander = melden(
            gemeente=meerssen, inwoner=Inwonergegevens(voornaam="Sjef", achternaam="Bemelmans"), ontvangst=VRAAG,
            wie=als(noor), op=OP,
        )  # fmt: skip
    assert "Wij hebben uw vraag ontvangen" in tekst(binnen.get(u("brieven")))
    assert vraag.volgcode in tekst(binnen.get(u("brief", vraag.brief)))
    assert binnen.get(u("brief", ander.brief)).status_code == 404
    assert binnen.get(u("brief-pdf", ander.brief)).status_code == 404
    pdf = binnen.get(u("brief-pdf", vraag.brief))
    assert pdf["Content-Disposition"] == f'inline; filename="brief-{vraag.brief}.pdf"'
    assert "no-store" in pdf["Cache-Control"]


def test_pages_with_data_are_not_kept_by_the_browser(binnen):
    for naam in ("mijn-vraag", "plan", "brieven", "wie-keek-mee"):
        assert "no-store" in binnen.get(u(naam))["Cache-Control"]


class TestAccount:
    """Residents with an account: their own questions, checked at every request."""

    @pytest.fixture
    def fatma(self, meerssen, vraag):
        account = maak_gebruiker("Fatma Aydin", (meerssen, Rol.INWONER))
        with namens({meerssen.code}, doel="proef"):
            Persoon.objects.filter(id=vraag.inwoner).update(gebruiker=account)
        return account

    def test_own_list_opens_the_question(self, client, fatma, vraag):
        client.force_login(fatma)
        assert "Naar al mijn vragen" in tekst(client.get(u("mijn-vraag")))
        assert "Uw vraag van maandag 1 februari 2027" in tekst(client.get(u("mijn-vragen")))
        assert client.post(u("mijn-vragen"), {"zaak": vraag.zaak}).url == u("mijn-vraag")
        assert "Noor Claessen neemt contact met u op." in tekst(client.get(u("mijn-vraag")))

    def test_somebody_elses_question_is_not_found(self, client, fatma, meerssen, noor, vraag):
        with namens({meerssen.code}, doel="proef"):
            ander = melden(
                gemeente=meerssen, inwoner=Inwonergegevens(voornaam="Sjef", achternaam="Bemelmans"), ontvangst=VRAAG,
                wie=als(noor), op=OP,
            )  # fmt: skip
        client.force_login(fatma)
        assert client.post(u("mijn-vragen"), {"zaak": ander.zaak}).status_code == 404

    def test_the_session_alone_is_not_enough(self, client, fatma, meerssen, vraag):
        client.force_login(fatma)
        client.post(u("mijn-vragen"), {"zaak": vraag.zaak})
        with namens({meerssen.code}, doel="proef"):
            Persoon.objects.filter(id=vraag.inwoner).update(gebruiker=None)
        assert client.get(u("plan")).url == u("mijn-vraag")

    def test_a_code_does_not_pass_to_who_signs_in_later(self, binnen, fatma, meerssen):
        ander = maak_gebruiker("Sjef Bemelmans", (meerssen, Rol.INWONER))
        binnen.force_login(ander)
        assert binnen.get(u("plan")).url == u("mijn-vraag")
        assert "Naar al mijn vragen" not in tekst(binnen.get(u("mijn-vraag")))

    def test_an_account_that_belongs_to_nobody_here_finds_nothing(self, client, meerssen):
        client.force_login(maak_gebruiker("Sjef Bemelmans", (meerssen, Rol.INWONER)))
        assert client.get(u("mijn-vragen")).status_code == 404

    def test_not_for_workers_and_not_without_signing_in(self, client, noor):
        assert client.get(u("mijn-vragen")).url.startswith(reverse("account_login"))
        client.force_login(noor)
        assert client.get(u("mijn-vragen")).status_code == 403


def test_a_question_passed_on_and_late_says_so(client, meerssen, noor, op_dag):
    oud = Ontvangst(
        kanaal="web",
        melder="zelf",
        woorden="De trap lukt niet meer.",
        ontvangen_op=klok.dag_van(OP - timedelta(days=60)),
    )
    with namens({meerssen.code}, doel="proef"):
        uit = melden(gemeente=meerssen, inwoner=FATMA, ontvangst=oud, wie=als(noor), op=OP, doorgezonden_door="Vaals")
    client.post(u("mijn-vraag"), {"nummer": uit.nummer, "code": uit.volgcode})
    pagina = tekst(client.get(u("mijn-vraag")))
    assert "bij de gemeente Vaals" in pagina
    assert "Zij stuurden uw vraag naar ons. Uw eerste datum telt." in pagina
    assert "U mag de hulp nu meteen aanvragen." in pagina
    assert "De week is voorbij. Uw plan mag nog steeds." in pagina
