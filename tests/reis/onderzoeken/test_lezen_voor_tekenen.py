"""What was read is what is signed, and what was said of an earlier verslag is not said of the new one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.onderzoek.models import Reactie
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.onderzoeken import (
    opnieuw_kijken,
    reacties_op_dit_verslag,
    reageren,
    tekenen,
    tekst_overnemen,
    verslag_lezen,
    verslag_versturen,
    verslagmerk,
)
from tests.opzet import als
from tests.reis.onderzoeken.conftest import LATER


def _beeld(zaak: int):
    return verslag_lezen(zaak=Zaak.objects.get(id=zaak))


def _nieuw(gemeente, zaak: int, noor, op, *, tekst: str = "") -> None:
    opnieuw_kijken(gemeente=gemeente, zaak=zaak, wie=als(noor), op=op)
    if tekst:
        tekst_overnemen(gemeente=gemeente, zaak=zaak, onderwerp="c", tekst=tekst, wie=als(noor), op=op)
    verslag_versturen(gemeente=gemeente, zaak=zaak, wie=als(noor), op=op)


def test_another_verslag_than_was_read_is_not_signed(weg, binnen, noor):
    eerste = verslagmerk(beeld=_beeld(weg))
    later = LATER + timedelta(hours=1)
    _nieuw(binnen, weg, noor, later)
    assert verslagmerk(beeld=_beeld(weg)) == eerste  # the same words
    _nieuw(binnen, weg, noor, later, tekst="De buurvrouw ook.")
    tweede = verslagmerk(beeld=_beeld(weg))
    assert tweede != eerste
    velden = {"gemeente": binnen, "zaak": weg, "tekst": "", "via": "web", "wie": als(noor), "op": later}
    for merk in (eerste, ""):
        with pytest.raises(Geweigerd) as fout:
            tekenen(gelezen=merk, **velden)
        assert list(fout.value.fouten) == ["gelezen"]
    assert not Reactie.objects.exists()
    assert not Aanvraag.objects.exists()
    assert tekenen(gelezen=tweede, **velden).wijze == "ondertekend_verslag"


def test_a_reaction_belongs_to_the_verslag_it_was_said_of(weg, binnen, noor):
    def gezien(op):
        reageren(gemeente=binnen, zaak=weg, soort="gezien", tekst="", via="web", wie=als(noor), op=op)

    gezien(LATER + timedelta(minutes=1))
    assert len(reacties_op_dit_verslag(beeld=_beeld(weg))) == 1
    _nieuw(binnen, weg, noor, LATER + timedelta(hours=1))
    beeld = _beeld(weg)
    assert (len(beeld.reacties), reacties_op_dit_verslag(beeld=beeld)) == (1, [])
    gezien(LATER + timedelta(hours=2))
    assert len(reacties_op_dit_verslag(beeld=_beeld(weg))) == 1
