"""Somebody else's BSN stands out, wherever in a letter it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keukentafel.berichten.brieven import (
    opstellen,
    voorbeelden,
    vreemd_in,
)
from keukentafel.berichten.brieven.tekst import alinea
from tests.berichten.maken import DATUM

EIGEN, ANDER = "999990019", "999992077"


@pytest.mark.parametrize(
    ("zin", "gevonden"),
    [
        (f"Het nummer is {ANDER}.", ("******077",)),
        ("Het nummer is 999 992 077.", ("******077",)),
        ("Het nummer is 9999.92.077.", ("******077",)),
        ("Het nummer is 99-99-92-077.", ("******077",)),
        (f"Nog eens {ANDER}, en {ANDER}.", ("******077",)),
        (f"BSN{ANDER}x", ("******077",)),
        (f"Uw eigen nummer is {EIGEN}.", ()),
        ("Uw eigen nummer is 9999.90.019.", ()),
        (f"1{ANDER}", ()),
        (f"{ANDER}1", ()),
        ("Het nummer is 999992078.", ()),
        ("Bel 043 000 00 00 of 0900 1234 567.", ()),
        ("Bel 999 99 20 77 voor 9 uur.", ()),
        ("000000000", ()),
    ],
)
def test_een_vreemd_burgerservicenummer_valt_op(afzender, aan, zin, gevonden):
    tekst = opstellen(
        "te_laat", gegevens=voorbeelden("te_laat")[0], afzender=afzender, aan=aan, datum=DATUM, kenmerk="2027-000123"
    )
    assert vreemd_in(tekst, eigen_bsn=EIGEN) == ()
    assert vreemd_in(replace(tekst, blokken=(*tekst.blokken, alinea(zin))), eigen_bsn=EIGEN) == gevonden


def test_zonder_eigen_nummer_is_elk_nummer_vreemd_en_overal_wordt_gekeken(afzender, aan):
    gegevens = dict(voorbeelden("besluit_afwijzing")[0]) | {"gevraagd": f"hulp voor {EIGEN}", "norm": f"lijst {ANDER}"}
    tekst = opstellen("besluit_afwijzing", gegevens=gegevens, afzender=afzender, aan=aan, datum=DATUM, kenmerk="1")
    assert vreemd_in(tekst, eigen_bsn=None) == ("******019", "******077")
    assert vreemd_in(tekst, eigen_bsn="9999.90.019") == ("******077",)
    elders = replace(tekst, aan=replace(aan, naam=f"Aan {ANDER}"), titel=EIGEN)
    assert vreemd_in(elders, eigen_bsn=None) == ("******077", "******019")


def test_het_zaaknummer_is_geen_burgerservicenummer(afzender, aan):
    tekst = opstellen(
        "te_laat", gegevens=voorbeelden("te_laat")[0], afzender=afzender, aan=aan, datum=DATUM, kenmerk=ANDER
    )
    assert vreemd_in(tekst, eigen_bsn=None) == ()
