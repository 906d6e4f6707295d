"""Melden through the front door of reis."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.stelsel.logboek.models import Logregel
from keukentafel.stelsel.postbus.models import Post
from tests.opzet import OP, als

FATMA = Inwonergegevens(
    voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat", huisnummer="3",
    postcode="6231 ZZ", plaats="Meerssen", telefoon="06 0000 0001",
)  # fmt: skip
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")


def test_a_melding_is_confirmed_with_dates_and_a_name(binnen_meerssen, noor):
    uit = melden(gemeente=binnen_meerssen, inwoner=FATMA, ontvangst=VRAAG, wie=als(noor), op=OP, behandelaar=noor.pk)
    zaak = Zaak.objects.get()
    assert (zaak.startdag, zaak.plan_uiterlijk, zaak.onderzoek_uiterlijk) == (
        date(2027, 2, 1),
        date(2027, 2, 8),
        date(2027, 3, 15),
    )
    assert zaak.nummer == uit.nummer == f"2027-{zaak.id}"
    assert zaak.eerste_contact_uiterlijk == date(2027, 2, 8)
    brief = Brief.objects.get()
    assert brief.soort == "ontvangstbevestiging"
    assert brief.gegevens["contactpersoon"] == "Noor Claessen"
    assert Taak.objects.get().behandelaar == noor
    assert Post.objects.get().verwijzing == brief.id
    assert Logregel.objects.get().handeling == "melding vastgelegd"


def test_the_same_question_twice_is_one_case_and_the_earliest_date_counts(binnen_meerssen, noor):
    eerste = melden(gemeente=binnen_meerssen, inwoner=FATMA, ontvangst=VRAAG, wie=als(noor), op=OP)
    brief = Ontvangst(kanaal="papier", melder="zelf", woorden="Hulp in huis graag.", ontvangen_op=date(2027, 1, 27))
    tweede = melden(gemeente=binnen_meerssen, inwoner=eerste.inwoner, ontvangst=brief, wie=als(noor), op=OP)
    assert tweede.erbij
    assert tweede.zaak == eerste.zaak
    zaak = Zaak.objects.get()
    assert zaak.startdag == date(2027, 1, 27)
    assert zaak.onderzoek_uiterlijk == date(2027, 3, 10)


def test_an_empty_question_is_refused_and_nothing_is_kept(binnen_meerssen, noor):
    with pytest.raises(Geweigerd) as fout:
        melden(
            gemeente=binnen_meerssen, inwoner=FATMA, ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden=" "),
            wie=als(noor), op=OP,
        )  # fmt: skip
    assert list(fout.value.fouten) == ["woorden"]
    assert not Zaak.objects.exists()
