"""Joining two cases brings along what was written: no word stays where nobody looks any more."""

from __future__ import annotations

from uuid import uuid4

import pytest

from keukentafel.dossier.onderzoek.models import (
    Aantekening,
    Alinea,
    Botsing,
    Leefgebied,
    LopendeHulp,
    Onderzoek,
    Opmerking,
    Trede,
)
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.melden import Ontvangst, melden, samenvoegen
from keukentafel.reis.onderzoeken import (
    Gebied,
    Hulpregel,
    Traptrede,
    aantekening_bewaren,
    alineas_bewaren,
    ladder_bewaren,
    leefgebieden_bewaren,
    lopende_hulp_noteren,
    opmerking_maken,
    opnieuw_kijken,
    spoor_kiezen,
)
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import als
from tests.reis.onderzoeken.conftest import FATMA, LATER, alinea


@pytest.fixture
def ander(meerssen, noor, nieuw, zaak):
    """A second case of the same resident: it came in while the first one was at rest."""
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=zaak).update(stand="verslag_verzonden")
    tweede = nieuw(op=LATER)
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=zaak).update(stand="in_onderzoek")
    assert tweede != zaak
    return tweede


def schrijf(gemeente, zaak, noor, woord):
    wie = {"gemeente": gemeente, "zaak": zaak, "wie": als(noor), "op": LATER}
    stukken = [alinea("a", f"{woord} over a."), alinea("c", f"{woord} over c.")]
    alineas_bewaren(alineas=stukken, uitkomst=f"{woord} stelt voor.", **wie)
    aantekening_bewaren(sleutel=str(uuid4()), tekst=f"{woord} noteert.", dag=None, versie=0, **wie)
    ladder_bewaren(treden=[Traptrede("netwerk", "helpt_deels", f"{woord} kent de buren.")], **wie)
    leefgebieden_bewaren(gebieden=[Gebied("meedoen", f"{woord} wil kaarten.", nu=4)], **wie)
    lopende_hulp_noteren(hulp=Hulpregel("zvw", f"{woord} krijgt verpleging"), **wie)
    spoor_kiezen(spoor="bekend", reden=f"{woord} is bekend.", regisseur="", **wie)


def alles_van(zaak):
    teksten = [a.tekst for a in Alinea.objects.filter(zaak_id=zaak)]
    teksten += [a.tekst for a in Aantekening.objects.filter(zaak_id=zaak)]
    teksten += [t.toelichting for t in Trede.objects.filter(zaak_id=zaak)]
    teksten += [g.woorden for g in Leefgebied.objects.filter(zaak_id=zaak)]
    teksten += [h.wat for h in LopendeHulp.objects.filter(zaak_id=zaak)]
    teksten += [o.spoor_reden for o in Onderzoek.objects.filter(zaak_id=zaak)]
    return "\n".join(teksten)


def voeg_samen(gemeente, van, bij, noor):
    samenvoegen(gemeente=gemeente, zaak=van, bij=bij, wie=als(noor), op=LATER)


def test_what_was_written_in_both_cases_stands_in_the_one_that_goes_on(ander, binnen, zaak, noor):
    schrijf(binnen, zaak, noor, "Eerst")
    schrijf(binnen, ander, noor, "Later")
    eigen = Alinea.objects.get(zaak_id=ander, onderwerp="u")
    opmerking_maken(gemeente=binnen, zaak=ander, alinea=eigen.id, tekst="Klopt dit?", wie=als(noor), op=LATER)
    voeg_samen(binnen, ander, zaak, noor)
    staat = alles_van(zaak)
    for woord in ("Eerst", "Later"):
        for deel in ("over a.", "over c.", "stelt voor.", "noteert.", "kent de buren.", "wil kaarten.", "krijgt"):
            assert f"{woord} {deel}" in staat
        assert f"{woord} is bekend." in staat
    assert "Cijfer nu 4." in staat
    assert [a.tekst for a in Alinea.objects.filter(zaak_id=zaak, onderwerp="a").order_by("volgorde")] == [
        "Eerst over a.",
        "Later over a.",
    ]
    assert Onderzoek.objects.get(zaak_id=zaak).uitkomst == "Eerst stelt voor.\n\nLater stelt voor."
    assert Opmerking.objects.get().alinea_id == Alinea.objects.get(zaak_id=zaak, onderwerp="u").id
    assert not Aantekening.objects.filter(zaak_id=ander).exists()


def test_an_empty_case_takes_all_of_it_as_it_is(ander, binnen, zaak, noor):
    schrijf(binnen, ander, noor, "Later")
    voeg_samen(binnen, ander, zaak, noor)
    assert Trede.objects.get().zaak_id == Leefgebied.objects.get().zaak_id == zaak
    assert Onderzoek.objects.get(zaak_id=zaak).uitkomst == "Later stelt voor."
    assert Onderzoek.objects.get(zaak_id=zaak).spoor == "bekend"
    assert Aantekening.objects.count() == 1
    assert alles_van(ander) == ""


def test_a_case_whose_verslag_left_before_is_not_joined_into_another(ander, binnen, zaak, noor, weg):
    opnieuw_kijken(gemeente=binnen, zaak=weg, wie=als(noor), op=LATER)
    with pytest.raises(Geweigerd, match="Voeg de andere zaak bij deze"):
        voeg_samen(binnen, weg, ander, noor)
    voeg_samen(binnen, ander, weg, noor)
    assert Zaak.objects.get(id=ander).samengevoegd_in_id == weg


def test_a_note_that_was_written_offline_goes_to_the_case_that_goes_on(ander, binnen, zaak, noor):
    wie = {"gemeente": binnen, "wie": als(noor), "op": LATER}
    bekend, offline = str(uuid4()), str(uuid4())
    aantekening_bewaren(zaak=ander, sleutel=bekend, tekst="Eerste regel.", dag=None, versie=0, **wie)
    voeg_samen(binnen, ander, zaak, noor)
    aantekening_bewaren(zaak=ander, sleutel=bekend, tekst="Eerste regel. En meer.", dag=None, versie=1, **wie)
    aantekening_bewaren(zaak=ander, sleutel=offline, tekst="Zonder bereik.", dag=None, versie=0, **wie)
    assert {(a.zaak_id, a.tekst) for a in Aantekening.objects.all()} == {
        (zaak, "Eerste regel. En meer."),
        (zaak, "Zonder bereik."),
    }
    # also by way of a third case
    Zaak.objects.filter(id=zaak).update(stand="verslag_verzonden")
    ontvangst = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het lukt niet meer.", ondersteuning="nee")
    derde = melden(inwoner=FATMA, ontvangst=ontvangst, behandelaar=noor.pk, **wie).zaak
    Zaak.objects.filter(id=zaak).update(stand="in_onderzoek")
    voeg_samen(binnen, zaak, derde, noor)
    aantekening_bewaren(zaak=ander, sleutel=offline, tekst="Zonder bereik. Twee keer.", dag=None, versie=1, **wie)
    assert Aantekening.objects.get(sleutel=offline).zaak_id == derde
    # another act is done in the case that goes on: the refusal says which
    with pytest.raises(Geweigerd, match=f"gaat verder als zaak {Zaak.objects.get(id=derde).nummer}"):
        alineas_bewaren(zaak=ander, alineas=[alinea("a", "Te laat.")], **wie)


def test_two_texts_side_by_side_are_chosen_from_first(ander, binnen, zaak, noor, sanne):
    for wie, tekst in ((noor, "Van Noor."), (sanne, "Van Sanne.")):
        alineas_bewaren(gemeente=binnen, zaak=ander, alineas=[alinea("a", tekst)], wie=als(wie), op=LATER)
    assert Botsing.objects.filter(opgelost_op=None).exists()
    with pytest.raises(Geweigerd, match="Kies eerst welke tekst blijft"):
        voeg_samen(binnen, ander, zaak, noor)
    assert Zaak.objects.get(id=ander).samengevoegd_in_id is None
