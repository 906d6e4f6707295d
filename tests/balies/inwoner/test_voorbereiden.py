"""Preparing the talk: six subjects in own words, all of it may be empty; and for how long a supporter looks along."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.onderzoek.models import Leefgebied, Onderzoek
from keukentafel.dossier.zaak.models import Betrokkene
from keukentafel.reis.melden import afspraak_bevestigen, afspraak_voorstellen, verzoek_aannemen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import tekst, u
from tests.opzet import OP, als, maak_gebruiker


def test_six_subjects_one_by_one_and_back(fatma: Client, meerssen):
    lijst = tekst(fatma.get(u("voorbereiden")))
    assert lijst.count("Nog leeg.") == 6
    assert "Uw eigen plan" in lijst
    eerste = tekst(fatma.get(u("onderwerp", 1)))
    assert "Onderwerp 1 van 6" in eerste
    assert "U mag dit leeg laten." in eerste
    woorden = "Mijn handen doen pijn, vooral in de ochtend."
    assert fatma.post(u("onderwerp", 1), {"woorden": woorden, "cijfer": "4"}).url == u("onderwerp", 2)
    assert fatma.post(u("onderwerp", 2), {"woorden": "", "cijfer": ""}).url == u("onderwerp", 3)
    assert fatma.post(u("onderwerp", 3), {"woorden": "", "cijfer": "", "terug": "ja"}).url == u("voorbereiden")
    fout = tekst(fatma.post(u("onderwerp", 4), {"woorden": "Ik fiets graag.", "cijfer": "11"}))
    assert "Ik fiets graag." in fout
    assert "Dit antwoord staat er niet meer bij." in fout
    assert fatma.post(u("voorbereiden"), {"wie_mee": "mijn dochter Elif"}).url == u("mijn-vraag")
    assert fatma.post(u("onderwerp", 6), {"woorden": "", "cijfer": "7"}).url == u("voorbereiden")
    with namens({meerssen.code}, doel="proef"):
        bewaard = {g.dimensie: (g.vooraf, g.vooraf_cijfer) for g in Leefgebied.objects.all()}
        assert bewaard["lichaamsfuncties"] == (woorden, 4)
        assert bewaard["dagelijks_functioneren"] == ("", 7)
        assert Onderzoek.objects.get().wie_mee == "mijn dochter Elif"
    assert woorden in tekst(fatma.get(u("onderwerp", 1)))
    assert "U schreef hier iets. Uw cijfer: 4." in tekst(fatma.get(u("voorbereiden")))
    assert fatma.get(u("onderwerp", 7)).status_code == 404


def test_after_the_verslag_there_is_nothing_to_prepare(met_verslag: Client):
    assert met_verslag.get(u("voorbereiden")).url == u("mijn-vraag")
    assert met_verslag.get(u("onderwerp", 1)).url == u("mijn-vraag")


@pytest.fixture
def na_gesprek(fatma, vraag, meerssen, noor, op_dag) -> Client:
    """Noor talked with Fatma on Tuesday 16 February; it is the day after."""
    fatma.post(u("onderwerp", 2), {"woorden": "De stapels post maken mij bang.", "cijfer": "4"})
    basis = {"gemeente": meerssen, "zaak": vraag.zaak, "wie": als(noor), "op": OP}
    with namens({meerssen.code}, doel="proef"):
        afspraak = afspraak_voorstellen(
            begin=datetime(2027, 2, 16, 13, tzinfo=UTC), minuten=60, waar="thuis", met=noor.pk, opmerking="", **basis
        )
        afspraak_bevestigen(afspraak=afspraak.id, **basis)
    op_dag(datetime(2027, 2, 16, 20, tzinfo=UTC))
    assert "Zes onderwerpen" in tekst(fatma.get(u("voorbereiden")))
    op_dag(datetime(2027, 2, 17, 9, tzinfo=UTC))
    return fatma


def test_after_the_talk_the_page_says_what_comes_next(na_gesprek):
    pagina = tekst(na_gesprek.get(u("voorbereiden")))
    assert "U sprak op dinsdag 16 februari 2027 met Noor Claessen." in pagina
    # eight working days after the talk is an example of a local term: only the last day of the onderzoek is promised
    assert "U hebt het <strong>uiterlijk maandag 15 maart.</strong>" in pagina
    mikken = "Wij willen het al klaar hebben op vrijdag 26 februari. Die dag staat nog niet vast."
    assert "De stapels post maken mij bang." in pagina
    assert "Zes onderwerpen" not in pagina
    assert na_gesprek.get(u("onderwerp", 1)).url == u("voorbereiden")
    verslag = tekst(na_gesprek.get(u("verslag")))
    assert "U krijgt het uiterlijk maandag 15 maart 2027." in verslag
    assert mikken in verslag
    start = tekst(na_gesprek.get(u("mijn-vraag")))
    assert "gesprek voorbereiden" not in start
    assert mikken in start
    assert start.count("26 februari") == 1
    assert "Wij ronden ons onderzoek af" in start
    assert "Tekent u op maandag 15 maart? Dan is het" in start
    assert "dinsdag 30 maart." in start
    # what was still open in a browser is not lost
    assert na_gesprek.post(u("onderwerp", 1), {"woorden": "Mijn handen doen pijn.", "cijfer": ""}).status_code == 302
    assert "Mijn handen doen pijn." in tekst(na_gesprek.get(u("voorbereiden")))


def test_each_subject_says_what_it_is_about(fatma):
    pagina = tekst(fatma.get(u("voorbereiden")))
    assert pagina.count("Nog leeg.") == 6
    for zin in (
        "Hoe het met uw lichaam gaat: pijn, lopen, slapen, zien en horen.",
        "Wassen, koken, het huis, de post:",
    ):
        assert zin in pagina
    assert "Wat u belangrijk vindt en waar u naar uitkijkt." in tekst(fatma.get(u("onderwerp", 3)))


class TestMeekijken:
    """The resident chooses for how long, and ends it at once."""

    @pytest.fixture
    def ria(self, meerssen, fatma, vraag):
        """Ria stands beside Fatma."""
        ria = maak_gebruiker("Ria Habets", (meerssen, Rol.CLIENTONDERSTEUNER))
        fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "13"})
        with namens({meerssen.code}, doel="proef"):
            verzoek = Clientondersteuning.objects.get(voor="inwoner")
            verzoek_aannemen(verzoek=verzoek.id, wie=als(ria, Rol.CLIENTONDERSTEUNER), op=OP - timedelta(minutes=5))
        return ria

    def kies(self, klant: Client, hoe_lang: str):
        pagina = klant.get(u("wie-kijkt-mee"))
        kijker, _formulier = pagina.context["kijkers"][0]
        velden = {"wie": kijker.id, f"k{kijker.id}-hoe_lang": hoe_lang}
        return klant.post(u("wie-kijkt-mee"), velden)

    def test_without_a_supporter_it_says_so(self, fatma):
        assert "Er kijkt nu geen ondersteuner met u mee." in tekst(fatma.get(u("wie-kijkt-mee")))
        assert fatma.post(u("wie-kijkt-mee"), {"wie": "1", "k1-hoe_lang": "4"}).status_code == 404

    @pytest.mark.parametrize("weken", [4, 13, 52])
    def test_how_long_is_chosen(self, ria, fatma, meerssen, weken):
        assert "Wie kijkt er met u mee?" in tekst(fatma.get(u("mijn-vraag")))
        assert "U koos nog niets." in tekst(self.kies(fatma, ""))
        assert self.kies(fatma, "99").status_code == 200
        assert self.kies(fatma, str(weken)).url == u("wie-kijkt-mee")
        assert "Uw keuze is bewaard." in tekst(fatma.get(u("wie-kijkt-mee")))
        with namens({meerssen.code}, doel="proef"):
            assert Betrokkene.objects.get().laatste_dag == klok.dag_van(OP) + timedelta(weeks=weken)

    def test_the_time_is_chosen_when_the_file_is_shared(self, fatma, meerssen):
        pagina = tekst(fatma.get(u("meenemen")))
        for zin in (
            "4 weken <small>Tot en met maandag 1 maart 2027.", "3 maanden <small>Tot en met maandag 3 mei 2027.",
            "Tot ik zelf stop <small>Uiterlijk tot en met maandag 31 januari 2028.",
        ):  # fmt: skip
            assert zin in pagina
        assert "U koos nog niets." in tekst(fatma.post(u("meenemen"), {"antwoord": "ja"}))
        assert fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "4"}).url == u("mijn-vraag")
        with namens({meerssen.code}, doel="proef"):
            assert Clientondersteuning.objects.get(voor="inwoner").meekijken_tot == date(2027, 3, 1)
        assert fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "13"}).url == u("mijn-vraag")
        assert re.search(r'value="13"[^>]*checked', tekst(fatma.get(u("meenemen"))))

    def test_who_comes_along_already_stays_as_long_as_chosen(self, ria, fatma, meerssen):
        assert 'name="hoe_lang"' not in tekst(fatma.get(u("meenemen")))
        assert fatma.post(u("meenemen"), {"antwoord": "ja"}).url == u("mijn-vraag")
        with namens({meerssen.code}, doel="proef"):
            assert Betrokkene.objects.get().laatste_dag == date(2027, 5, 3)
        assert "Dat mag nu tot en met maandag 3 mei 2027." in tekst(fatma.get(u("wie-kijkt-mee")))

    def test_after_stopping_one_she_asks_for_another(self, ria, fatma, meerssen, op_dag):
        self.kies(fatma, "stop")
        op_dag(OP + timedelta(days=3))
        assert "Er gaat al een ondersteuner met u mee." not in tekst(fatma.get(u("meenemen")))
        fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "4"})
        with namens({meerssen.code}, doel="proef"):
            opnieuw = Clientondersteuning.objects.get(voor="inwoner")
            assert (opnieuw.aangenomen_door_id, opnieuw.afgerond_op) == (None, None)
            assert opnieuw.meekijken_tot == date(2027, 3, 4)
            verzoek_aannemen(verzoek=opnieuw.id, wie=als(ria, Rol.CLIENTONDERSTEUNER), op=OP + timedelta(days=3))

    def test_when_the_chosen_time_is_over_she_asks_for_another(self, ria, fatma, meerssen, op_dag):
        op_dag(OP + timedelta(weeks=14))
        fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "13"})
        with namens({meerssen.code}, doel="proef"):
            assert Clientondersteuning.objects.get(voor="inwoner").aangenomen_door_id is None

    def test_a_request_that_nobody_took_gets_a_new_last_day(self, fatma, meerssen, op_dag):
        ria = maak_gebruiker("Ria Habets", (meerssen, Rol.CLIENTONDERSTEUNER))
        fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "4"})
        later = OP + timedelta(days=40)
        op_dag(later)
        fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "4"})
        with namens({meerssen.code}, doel="proef"):
            verzoek = Clientondersteuning.objects.get(voor="inwoner")
            assert verzoek.meekijken_tot == klok.dag_van(later) + timedelta(weeks=4)
            verzoek_aannemen(verzoek=verzoek.id, wie=als(ria, Rol.CLIENTONDERSTEUNER), op=later)

    def test_it_stops_at_once(self, ria, fatma, vraag, op_dag):
        haar = Client()
        haar.force_login(ria)
        dossier = f"/ondersteuner/dossier/{vraag.zaak}/"
        assert haar.get(dossier).status_code == 200
        assert self.kies(fatma, "stop").url == u("wie-kijkt-mee")
        assert "Het meekijken is gestopt." in tekst(fatma.get(u("wie-kijkt-mee")))
        for dicht in (dossier, f"{dossier}verslag/", f"{dossier}besluit/", f"{dossier}notities/"):
            assert haar.get(dicht).status_code == 404
        assert "U stopte het meekijken" in tekst(fatma.get(u("mijn-vraag")))


def test_the_supporter_reads_what_was_sent_and_nothing_before(fatma, vraag, meerssen, noor):
    ria = maak_gebruiker("Ria Habets", (meerssen, Rol.CLIENTONDERSTEUNER))
    fatma.post(u("meenemen"), {"antwoord": "ja", "hoe_lang": "13"})
    with namens({meerssen.code}, doel="proef"):
        verzoek = Clientondersteuning.objects.get(voor="inwoner")
        verzoek_aannemen(verzoek=verzoek.id, wie=als(ria, Rol.CLIENTONDERSTEUNER), op=OP - timedelta(minutes=5))
    haar = Client()
    haar.force_login(ria)
    dossier = f"/ondersteuner/dossier/{vraag.zaak}/"
    assert "Er is nu geen verslag om te lezen." in tekst(haar.get(f"{dossier}verslag/"))
    assert "Er is nog geen besluit." in tekst(haar.get(f"{dossier}besluit/"))
    assert "Het verslag lezen" not in tekst(haar.get(dossier))
    with namens({meerssen.code}, doel="proef"):
        verderop.verslag(meerssen, noor, vraag.zaak, OP)
    assert "Het verslag lezen" in tekst(haar.get(dossier))
    pagina = tekst(haar.get(f"{dossier}verslag/"))
    assert verderop.UITKOMST in pagina
    assert verderop.EIGEN_WOORDEN in pagina
    assert "Ik teken en vraag hulp aan" not in pagina
    gezien = tekst(fatma.get(u("wie-keek-mee")))
    assert "Verslag bekeken" in gezien
    assert "Ria Habets" in gezien
