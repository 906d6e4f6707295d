"""What help brought and what is on offer, on the page of policy: each number counted again from the files themselves."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.test import Client

from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.evaluatie.models import Evaluatie, Resultaatstand
from keukentafel.omgeving.sociale_kaart.models import Aanbod
from keukentafel.omgeving.sociale_kaart.operations import maak_aanbod, maak_organisatie
from keukentafel.reis.evalueren import Evaluatievelden, Standkeuze, evaluatie_houden
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.beleid.test_werkt_het import kaal, pagina, zet_wijken
from tests.besluitwereld import geef_mandaat
from tests.opzet import als, maak_gebruiker
from tests.reis.besluiten.conftest import om
from tests.terugkijken import loopt, toegekend

STANDEN = ("bereikt", "deels", "niet")


@pytest.fixture
def klant(meerssen, noor):
    """Rik's browser, after help of fourteen residents was looked back on: twelve this period, two in a month not over yet."""
    hans = maak_gebruiker("Hans Prevoo", (meerssen, Rol.CONSULENT))
    rik = maak_gebruiker("Rik Theunissen", (meerssen, Rol.BELEID))
    zet_wijken(meerssen)
    with namens({938}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen", tot_cent=None)
        for nr in range(14):
            zaak = toegekend(meerssen, noor, hans)
            loopt(meerssen, noor, zaak)
            doelen = Doel.objects.filter(besluit__zaak_id=zaak).order_by("volgorde")
            standen = tuple(
                Standkeuze(
                    doel=doel.id,
                    stand=STANDEN[sum(3 * nr + plek >= grens for grens in (20, 32))],
                    toelichting="Besproken.",
                )
                for plek, doel in enumerate(doelen)
            )
            evaluatie_houden(
                gemeente=meerssen, zaak=zaak, wie=als(noor), op=om(2026, 10 if nr < 2 else 9, 7),
                velden=Evaluatievelden(woorden="Het gaat.", uitkomst="voortzetten", standen=standen, gebieden=()),
            )  # fmt: skip
        van = maak_organisatie(naam="Huis van Meerssen", soort="welzijn", synthetisch=True)
        for soort, aantal, bevestigd in (("informeel", 3, 2), ("formeel_algemeen", 2, 0)):
            for nr in range(aantal):
                maak_aanbod(
                    gemeente=938, organisatie=van.id, trede="algemene_voorziening", dimensie="meedoen", soort=soort,
                    toegang="vrij", naam=f"{soort} {nr}", wijk=None,
                    bevestigd_op=date(2026, 1, 1) if nr < bevestigd else None,
                )  # fmt: skip
        tellingen_verversen(gemeente=meerssen, tot_en_met=te_tellen_tot(gemeente=meerssen), op=om(2026, 10, 8))
    klant = Client()
    klant.force_login(rik)
    return klant


def test_uitkomsten_en_aanbod_zijn_na_te_tellen(klant):
    tekst = kaal(pagina(klant))
    with namens({938}, doel="proef"):
        telt = Evaluatie.objects.filter(dag__gte=date(2025, 10, 1), dag__lt=date(2026, 10, 1))
        per_stand = Counter(Resultaatstand.objects.filter(evaluatie__in=telt).values_list("stand", flat=True))
        informeel = Aanbod.objects.filter(soort="informeel")
        assert telt.count() == 12
        assert min(per_stand.values()) >= 10, "nothing small, so that all of it is shown"
        assert sum(per_stand.values()) < Resultaatstand.objects.count(), "and not what happened this month"
        zin = f"{informeel.count()} plekken en activiteiten van inwoners voor inwoners."
        assert f"{zin} Bevestigd: {informeel.filter(bevestigd_op__isnull=False).count()}." in tekst
    for stand, woord in zip(STANDEN, ("Bereikt", "Deels bereikt", "Niet bereikt"), strict=True):
        assert f" {woord} {per_stand[stand]} " in tekst
