"""A verslag leaves while talks are planned: one tick covers the talk that was held, the others are called off."""

from __future__ import annotations

from datetime import timedelta

import pytest

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Afspraak, Taak
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import afspraak_afzeggen, afspraak_bevestigen, afspraak_voorstellen
from keukentafel.reis.onderzoeken import verslag_versturen
from keukentafel.stelsel import klok
from tests.opzet import OP, als
from tests.reis.onderzoeken.conftest import LATER


@pytest.mark.parametrize("bevestigd", [True, False])
def test_the_tick_covers_the_first_talk_and_the_others_are_called_off_first(binnen, zaak, maak_af, noor, bevestigd):
    maak_af(zaak)
    basis = {"gemeente": binnen, "zaak": zaak, "wie": als(noor), "op": LATER}
    gesprekken = []
    for over in (9, 2):  # the later one was planned first
        begin = OP + timedelta(days=over)
        gesprek = afspraak_voorstellen(begin=begin, minuten=60, waar="thuis", met=noor.pk, opmerking="", **basis)
        if bevestigd:
            afspraak_bevestigen(afspraak=gesprek.id, **basis)
        gesprekken.append(gesprek)
    tweede, eerste = gesprekken
    for geweest in (True, False):
        with pytest.raises(Geweigerd) as fout:
            verslag_versturen(gesprek_geweest=geweest, **basis)
        assert datum_voluit(klok.dag_van(tweede.begin)) in fout.value.fouten[""]
        assert datum_voluit(klok.dag_van(eerste.begin)) not in fout.value.fouten[""]
        assert ("gesprek_geweest" in fout.value.fouten) is not geweest
    assert not Brief.objects.filter(soort="verslag").exists()

    assert afspraak_afzeggen(afspraak=tweede.id, **basis) is bevestigd
    assert Brief.objects.filter(soort="afzegging").count() == bevestigd
    verslag_versturen(gesprek_geweest=True, **basis)
    assert {a.staat for a in Afspraak.objects.filter(begin__gt=LATER)} == {"vervallen"}
    assert not Taak.objects.filter(zaak_id=zaak, tijdstip__gt=LATER, gedaan_op=None).exists()
