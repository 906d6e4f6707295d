"""While a question runs: who cares for her, temporary help, a clock that stands still, and what was done in plain words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.dossier.zaak.models import Stap, Taak, Zaak
from keukentafel.omgeving.mensen.models import Relatie, RelatieEvent
from keukentafel.recht.stappen import STAPPEN
from keukentafel.reis.besluiten import Hulpvelden, aanvulling_vragen, tijdelijk_besluiten
from keukentafel.reis.melden import taak_afronden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG, tekst, u
from tests.besluitwereld import geef_mandaat
from tests.opzet import OP, als, maak_gebruiker

HULP = Hulpvelden(activiteit="Hulp bij opstaan en wassen", frequentie="elke dag", minuten=45, per="dag")


@pytest.fixture
def met_tijdelijke_hulp(fatma, vraag, meerssen, noor) -> Client:
    """Fatma gets help at once, from 1 February for two weeks."""
    nalezer = maak_gebruiker("Karin Dohmen", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        for mens in (noor, nalezer):
            geef_mandaat(meerssen, mens, "tijdelijk")
        tijdelijk_besluiten(
            gemeente=meerssen, zaak=vraag.zaak, begin=date(2027, 2, 1), hulp=(HULP,), weken=2, kosten_cent=15_000,
            motivering="U kunt vannacht niet alleen zijn.", aanbieder="Thuishulp Geuldal (verzonnen)",
            nalezer=nalezer.pk, wie=als(noor), op=OP,
        )  # fmt: skip
    return fatma


def test_temporary_help_says_from_when_until_when_and_what_comes_after(met_tijdelijke_hulp, op_dag):
    pagina = tekst(met_tijdelijke_hulp.get(u("mijn-vraag")))
    assert "Uw tijdelijke hulp" in pagina
    assert (
        "U krijgt nu hulp, sinds maandag 1 februari. Dat duurt <strong>tot en met zondag 14 februari.</strong>"
        in pagina
    )
    assert "Is ons besluit er dan nog niet? Dan bekijken wij of wij deze hulp verlengen." in pagina
    assert "Wij besloten: u krijgt meteen tijdelijke hulp" in pagina
    besluit = tekst(met_tijdelijke_hulp.get(u("besluit")))
    assert (
        "U krijgt tijdelijk hulp <strong>van maandag 1 februari 2027 tot en met zondag 14 februari 2027.</strong>"
        in besluit
    )
    assert besluit.index("Waarom dit besluit?") > besluit.index("Wat gebeurt er daarna?")
    op_dag(datetime(2027, 2, 15, 9, tzinfo=UTC))
    na = tekst(met_tijdelijke_hulp.get(u("mijn-vraag")))
    assert "Deze hulp was er tot en met zondag 14 februari. Hebt u nog hulp nodig? Bel ons vandaag." in na
    assert "U krijgt nu hulp" not in na


def test_a_clock_that_stands_still_says_why_until_when_and_what_to_send(met_verslag, vraag, meerssen, noor, op_dag):
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, noor, "verlengen")
        verderop.getekend(meerssen, vraag.zaak, VERSLAGDAG + timedelta(hours=2))
        aanvulling_vragen(
            gemeente=meerssen, zaak=vraag.zaak, gevraagd="Een kopie van uw pas\nDe naam van wie u gaat helpen",
            aanvullen_tot=date(2027, 3, 24), wie=als(noor), op=VERSLAGDAG + timedelta(days=1),
        )  # fmt: skip
    op_dag(VERSLAGDAG + timedelta(days=3))
    pagina = tekst(met_verslag.get(u("mijn-vraag")))
    assert "Wij wachten op gegevens van u. U kunt ze geven <strong>tot en met woensdag 24 maart.</strong>" in pagina
    for zin in (
        "Dit missen wij nog: Een kopie van uw pas", "Dit missen wij nog: De naam van wie u gaat helpen",
        "Zonder dat kunnen wij niet goed kiezen.", "De tijd voor ons besluit staat stil sinds dinsdag 9 maart.",
        "Dan loopt de tijd weer, en noemen wij de nieuwe dag.", "Lees onze brief hierover",
    ):  # fmt: skip
        assert zin in pagina, zin


def test_what_was_done_stands_there_in_the_words_of_the_resident(fatma, vraag, meerssen, noor):
    binnenshuis = {s.handeling for s in STAPPEN} | {"taak klaar", "besluit nagekeken", "toewijzen", "iets nieuws"}
    with namens({meerssen.code}, doel="proef"):
        for handeling in binnenshuis:
            Stap.objects.create(
                gemeente=meerssen, zaak_id=vraag.zaak, handeling=handeling, dag=klok.vandaag(), tijdstip=OP, door="x"
            )
        taak = Taak.objects.create(
            gemeente=meerssen, zaak_id=vraag.zaak, behandelaar=noor, soort="schrijven", wat="Iets.",
            uiterlijk=klok.vandaag(),
        )  # fmt: skip
        taak_afronden(
            gemeente=meerssen, zaak=vraag.zaak, taak=taak.id, zin="Wij vroegen de woningbouw om een beugel.",
            wie=als(noor), op=OP,
        )  # fmt: skip
    pagina = tekst(fatma.get(u("mijn-vraag")))
    verloop = pagina[pagina.index("Stap voor stap") : pagina.index("Zijn wij te laat?")]
    assert "Wij werkten aan uw vraag" in verloop
    assert "Wij vroegen de woningbouw om een beugel." in verloop
    for woord in binnenshuis:
        assert f">{woord.replace('_', ' ').capitalize()}<" not in verloop, woord
    keek = tekst(fatma.get(u("wie-keek-mee")))
    assert "Werk aan uw vraag afgerond" in keek
    assert "Taak afgerond" not in keek


class TestMantelzorger:
    """A name, what this person is to the resident, a number if there is one; told by either of them."""

    ELIF = {"naam": "Elif  Aydin", "soort": "kind", "telefoon": ""}

    def test_the_resident_says_who_cares_for_her(self, fatma, vraag, meerssen, noor):
        assert "Vertellen wie er voor u zorgt" in tekst(fatma.get(u("mijn-vraag")))
        leeg = tekst(fatma.post(u("mantelzorger"), {"naam": " ", "telefoon": "06 0000 0013"}))
        assert "Schrijf hoe deze persoon heet." in leeg
        assert "06 0000 0013" in leeg
        assert fatma.post(u("mantelzorger"), self.ELIF).url == u("mantelzorger")
        assert "Elif Aydin, kind" in tekst(fatma.get(u("mantelzorger")))
        assert "Elif Aydin staat er al bij." in tekst(fatma.post(u("mantelzorger"), self.ELIF))
        assert "Wij weten wie er voor u zorgt" in tekst(fatma.get(u("mijn-vraag")))
        with namens({meerssen.code}, doel="proef"):
            assert [(r.naam, r.soort, r.mantelzorger) for r in Relatie.objects.all()] == [("Elif Aydin", "kind", True)]

    def test_the_same_name_corrects_what_was_told(self, fatma, meerssen):
        fatma.post(u("mantelzorger"), self.ELIF)
        assert "Vul dezelfde naam in met wat het moet zijn." in tekst(fatma.get(u("mantelzorger")))
        fatma.post(u("mantelzorger"), self.ELIF | {"telefoon": "06 0000 0013"})
        fatma.post(u("mantelzorger"), self.ELIF | {"naam": "elif aydin", "soort": "familie"})
        assert "Elif Aydin, familie, 06 0000 0013" in tekst(fatma.get(u("mantelzorger")))
        with namens({meerssen.code}, doel="proef"):
            assert Relatie.objects.count() == 1
            assert RelatieEvent.objects.count() == 2  # what it was before stays in the history
        assert "Wij pasten aan wie er voor u zorgt" in tekst(fatma.get(u("mijn-vraag")))

    def test_the_resident_takes_a_name_away(self, fatma, meerssen):
        fatma.post(u("mantelzorger"), self.ELIF)
        with namens({meerssen.code}, doel="proef"):
            wie = Relatie.objects.get().id
        for geen in ("x", str(wie + 1)):
            assert fatma.post(u("mantelzorger"), {"weg": geen}).status_code == 404
        assert fatma.post(u("mantelzorger"), {"weg": str(wie)}).url == u("mantelzorger")
        assert "Elif Aydin" not in tekst(fatma.get(u("mantelzorger")))
        with namens({meerssen.code}, doel="proef"):
            assert not Relatie.objects.exists()

    def test_who_is_her_representative_too_stays_that(self, fatma, vraag, meerssen):
        with namens({meerssen.code}, doel="proef"):
            wie = Relatie.objects.create(
                gemeente=meerssen, persoon_id=Zaak.objects.get().inwoner_id, naam="Ali Aydin",
                soort="vertegenwoordiger", mantelzorger=True,
            )  # fmt: skip
        fatma.post(u("mantelzorger"), {"weg": str(wie.id)})
        with namens({meerssen.code}, doel="proef"):
            assert [(r.naam, r.mantelzorger) for r in Relatie.objects.all()] == [("Ali Aydin", False)]

    def test_a_consulent_writes_it_down_and_takes_it_away(self, fatma, vraag, noor, meerssen):
        consulent = Client()
        consulent.force_login(noor)
        dossier = reverse("consulent:dossier", args=[vraag.zaak])
        hier = reverse("consulent:mantelzorger", args=[vraag.zaak])
        assert hier in tekst(consulent.get(dossier))
        assert consulent.post(hier, self.ELIF | {"telefoon": "06 0000 0013"}).url == dossier
        assert "Elif Aydin, mantelzorger" in tekst(consulent.get(dossier))
        assert "Elif Aydin" in tekst(fatma.get(u("mantelzorger")))
        weg = reverse("consulent:mantelzorger-weg", args=[vraag.zaak])
        assert weg in tekst(consulent.get(dossier))
        assert "U koos nog niets." in tekst(consulent.post(weg, {}))
        with namens({meerssen.code}, doel="proef"):
            wie = Relatie.objects.get().id
        assert consulent.post(weg, {"wie": str(wie)}).url == dossier
        assert weg not in tekst(consulent.get(dossier))
        assert "Elif Aydin" not in tekst(fatma.get(u("mantelzorger")))
