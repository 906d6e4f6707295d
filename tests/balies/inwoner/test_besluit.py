"""The besluit as the resident reads it: what, how long, who, cost, why, and not agree until which day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from keukentafel.reis.onderzoeken import oplossen_zonder_maatwerk
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG, tekst, u
from tests.opzet import BEGIN, als, maak_gebruiker

TEKENDAG = datetime(2027, 3, 31, 9, tzinfo=UTC)


@pytest.fixture
def hans(meerssen):
    """Hans Vroomen, with a mandate."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        for soort in ("toekennen", "afwijzen"):
            Mandaat.objects.create(
                gemeente=meerssen, gebruiker=hans, soort=soort, tot_cent=500_000, periode=DateRange(BEGIN, None),
                grondslag="Mandaatbesluit (voorbeeld)",
            )  # fmt: skip
    return hans


def _tot_besluit(meerssen, noor, hans, zaak, soort):
    with namens({meerssen.code}, doel="proef"):
        verderop.verslag(meerssen, noor, zaak, VERSLAGDAG)
        verderop.getekend(meerssen, zaak, datetime(2027, 3, 18, 9, tzinfo=UTC))
        return verderop.besluit(meerssen, noor, hans, zaak, TEKENDAG, soort)


def test_before_it_is_there_it_says_so(fatma: Client):
    assert "Er is nog geen besluit." in tekst(fatma.get(u("besluit")))


def test_help_is_granted(fatma, vraag, meerssen, noor, hans, op_dag, django_assert_max_num_queries):
    besluit = _tot_besluit(meerssen, noor, hans, vraag.zaak, "toekenning")
    op_dag(TEKENDAG)
    with django_assert_max_num_queries(14):
        pagina = tekst(fatma.get(u("besluit")))
    assert "<strong>van maandag 12 april 2027 tot en met maandag 10 april 2028.</strong>" in pagina
    assert "Zwaar werk in huis: elke week, 115 minuten per week." in pagina
    assert "“Mijn huis op mijn manier”" in pagina
    assert "Uw huis is schoon en leefbaar. Elk kwartaal lopen we samen de lijst na. Op" in pagina
    assert not re.search(r"\w\.\.(?!\.)", pagina)
    assert "Zorgcoöperatie De Geulbrug." in pagina
    assert "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief." in pagina
    assert "Zwaar werk lukt niet door uw reuma." in pagina
    assert besluit.bezwaar_uiterlijk == date(2027, 5, 12)
    assert "<strong>tot en met woensdag 12 mei 2027.</strong>" in pagina
    assert "Open de brief als PDF" in pagina
    assert "043 000 00 00" in pagina
    start = tekst(fatma.get(u("mijn-vraag")))
    assert "U krijgt hulp. Wij regelen een aanbieder voor u." in start
    assert "Bezwaar maken kan tot en met woensdag 12 mei." in start
    assert start.count("utrecht-button--primary-action") == 1
    op_dag(datetime(2027, 5, 13, 9, tzinfo=UTC))
    assert "Bezwaar maken kon tot en met woensdag 12 mei 2027." in tekst(fatma.get(u("besluit")))


def test_help_is_refused(fatma, vraag, meerssen, noor, hans, op_dag):
    _tot_besluit(meerssen, noor, hans, vraag.zaak, "afwijzing")
    op_dag(TEKENDAG)
    pagina = tekst(fatma.get(u("besluit")))
    assert "U krijgt deze hulp niet van de gemeente." in pagina
    assert "elke week hulp bij het schoonmaken" in pagina
    assert 'norm: <span lang="nl">onze regels over hulp van huisgenoten (voorbeeld), versie 2026.' in pagina
    assert "De klussendienst helpt u bij grote klussen." in pagina
    assert "Wat kost het?" not in pagina
    assert "tot en met woensdag 12 mei 2027." in pagina
    assert "U krijgt deze hulp niet." in tekst(fatma.get(u("mijn-vraag")))


def test_solved_without_a_besluit_keeps_the_right_to_apply(fatma, vraag, meerssen, noor, op_dag):
    with namens({meerssen.code}, doel="proef"):
        verderop.verslag(meerssen, noor, vraag.zaak, VERSLAGDAG, zonder_maatwerk=True)
        oplossen_zonder_maatwerk(
            gemeente=meerssen, zaak=vraag.zaak, oplossing=["U gaat op dinsdag naar de Huiskamer."],
            nabellen_op=date(2027, 4, 20), wie=als(noor), op=VERSLAGDAG,
        )  # fmt: skip
    op_dag(VERSLAGDAG)
    pagina = tekst(fatma.get(u("besluit")))
    assert "U kunt verder zonder besluit van de gemeente." in pagina
    assert "U gaat op dinsdag naar de Huiskamer." in pagina
    assert "Op dinsdag 20 april 2027 bellen wij u." in pagina
    assert "Ik vraag toch hulp aan" in pagina
    assert fatma.get(u("tekenen")).status_code == 200
    start = tekst(fatma.get(u("mijn-vraag")))
    assert "Lees wat wij afspraken" in start
    assert "U mag altijd nog hulp aanvragen." in start
