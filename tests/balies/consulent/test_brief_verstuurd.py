"""A letter that was sent: what is the letter itself, and what is drawn anew."""

from __future__ import annotations

import pytest

from keukentafel.dossier.brief.models import Brief
from keukentafel.stelsel import klok
from tests.balies.consulent.besluitblad import lees, u

ZELF = "De PDF is de brief zoals wij hem stuurden."


@pytest.fixture
def besluitbrief(als_hans, hans, zaak, schrijf, binnen) -> int:
    """The letter of a signed besluit, still in the outbox."""
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    als_hans.post(u("besluit-tekenen", zaak, "toekenning"), {"versie": "1"})
    with binnen():
        return int(Brief.objects.get(soort="besluit_toekenning").id)


def test_the_pdf_of_a_sent_letter_is_the_letter(als_noor, besluitbrief, binnen):
    tekst = lees(als_noor.get(u("brief", besluitbrief)))
    assert "Deze brief gaat met de eerstvolgende post mee." in tekst
    assert ZELF not in tekst
    with binnen():
        Brief.objects.filter(id=besluitbrief).update(verzonden_op=klok.nu())
    tekst = lees(als_noor.get(u("brief", besluitbrief)))
    assert ZELF in tekst
    assert "Open de brief die verstuurd is" in tekst


def test_a_letter_with_the_code_of_the_resident_is_not_called_the_same(als_noor, zaak, binnen):
    with binnen():
        Brief.objects.filter(zaak_id=zaak, soort="ontvangstbevestiging").update(verzonden_op=klok.nu())
        brief = Brief.objects.get(zaak_id=zaak, soort="ontvangstbevestiging").id
    tekst = lees(als_noor.get(u("brief", brief)))
    assert "Deze brief is verstuurd." in tekst
    assert ZELF not in tekst


def test_the_letter_that_leaves_is_the_letter_that_was_shown(als_noor, als_hans, hans, zaak, schrijf, binnen):
    schrijf(doe="ter-lezing", lezer=str(hans.pk))
    bladen = [lees(als_hans.get(u("besluit-tekenen", zaak, "toekenning")))]
    als_hans.post(u("besluit-tekenen", zaak, "toekenning"), {"versie": "1"})
    with binnen():
        brief = Brief.objects.get(soort="besluit_toekenning").id
    bladen.append(lees(als_noor.get(u("brief", brief))))
    gezien, verstuurd = (b[b.index("<article") : b.index("</article>")] for b in bladen)
    assert gezien.replace("Nog niet getekend", "Hans Vroomen") == verstuurd
