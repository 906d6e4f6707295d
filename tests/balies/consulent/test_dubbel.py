"""An intake sent twice is one melding, and a draft holds no more than it may."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from keukentafel.dossier.melding.models import Concept, Melding
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.consulent.conftest import invoer


@pytest.mark.parametrize("keer", [2, 3])
def test_the_same_form_twice_is_one_case_also_when_the_session_does_not_know(als_noor, meerssen, keer):
    nieuw, antwoorden = reverse("consulent:melding-nieuw"), invoer()
    gezien = set()
    for _ in range(keer):
        sessie = SessionStore(als_noor.session.session_key)
        sessie.pop("consulent_ontvangen", None)
        sessie.save()
        antwoord = als_noor.post(nieuw, antwoorden)
        gezien.add(antwoord["Location"])
        assert "De melding staat erin" in als_noor.get(antwoord["Location"]).content.decode()
    assert len(gezien) == 1
    with namens({meerssen.code}, doel="proef"):
        assert Zaak.objects.count() == Melding.objects.count() == 1
        assert str(Melding.objects.get().eenmalig) == antwoorden["eenmalig"]


def test_a_draft_holds_only_fields_of_the_form_and_no_secret(als_noor, meerssen):
    gegeven = invoer(geheim="on", bsn="123456782", vreemd="x", woorden="De trap\0 lukt niet.")
    als_noor.post(reverse("consulent:melding-bewaren", args=[0]), gegeven)
    with namens({meerssen.code}, doel="proef"):
        bewaard = Concept.objects.get().antwoorden
    assert bewaard["woorden"] == "De trap lukt niet."
    assert not {"vreemd", "bsn", "straat", "huisnummer", "postcode", "plaats", "eenmalig"} & set(bewaard)
    assert bewaard["geheim"] == "on"
