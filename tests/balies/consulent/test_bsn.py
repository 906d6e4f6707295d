"""The page for the BSN that a message with an order waits for."""

from __future__ import annotations

import pytest

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.stelsel.postbus.models import Post
from tests.balies.consulent.besluitblad import lees, u

WACHT = "Het bericht met de opdracht gaat pas weg als het burgerservicenummer er is."


@pytest.fixture
def zonder(zaak, binnen) -> int:
    """The resident, of whom no BSN is known."""
    with binnen():
        inwoner = Zaak.objects.get(id=zaak).inwoner_id
        Persoon.objects.filter(id=inwoner).update(bsn=None)
    return inwoner


def post(binnen) -> int:
    with binnen():
        return Post.objects.filter(soort="toewijzing").count()


def test_the_file_says_that_the_message_waits_and_the_page_lets_it_go(als_noor, zaak, zonder, besteld, binnen):
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert WACHT in tekst
    assert u("bsn", zaak) in tekst
    assert lees(als_noor.get(u("bsn", zaak))).count("<h1") == 1
    antwoord = als_noor.post(u("bsn", zaak), {"bsn": "9999 900 19"})
    assert antwoord["Location"] == u("dossier", zaak)
    tekst = lees(als_noor.get(u("dossier", zaak)))
    assert "Het bericht met de opdracht gaat nu vanzelf weg." in tekst
    assert WACHT not in tekst
    assert "999990019" not in tekst
    assert post(binnen) == 1


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("", "Vul het burgerservicenummer in. Het heeft 9 cijfers."),
        ("123456789", "Dit nummer bestaat niet. Vaak zijn twee cijfers omgewisseld."),
        ("99999001", "Dit nummer heeft 8 cijfers. Het moeten er 9 zijn."),
    ],
)
def test_a_wrong_number_comes_back_with_what_to_do(als_noor, zaak, zonder, besteld, binnen, getypt, zin):
    antwoord = als_noor.post(u("bsn", zaak), {"bsn": getypt})
    assert antwoord.status_code == 200
    assert zin in lees(antwoord)
    assert antwoord.context["formulier"]["bsn"].value() == getypt
    assert post(binnen) == 0


def test_with_a_number_nothing_waits(als_noor, zaak, binnen, request):
    with binnen():
        Persoon.objects.filter(id=Zaak.objects.get(id=zaak).inwoner_id).update(bsn="999990019")
    request.getfixturevalue("besteld")
    assert WACHT not in lees(als_noor.get(u("dossier", zaak)))
    assert post(binnen) == 1
