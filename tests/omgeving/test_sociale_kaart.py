"""The sociale kaart: everybody reads it, a municipality writes its own, and a list never hides that there is more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from keukentafel.omgeving.sociale_kaart import operations, queries
from keukentafel.omgeving.sociale_kaart.models import Aanbod, AanbodEvent, Organisatie, OrganisatieEvent
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.inzien import aanbod_in_de_buurt
from keukentafel.stelsel.gemeenten.models import Gemeente, Wijk
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, namens

pytestmark = pytest.mark.django_db
BUNDE, DORP = "WK093802", "WK093800"
DAG = date(2027, 2, 1)


def kaart(gemeente: int, naam: str, **anders: Any) -> Aanbod:
    """Put one card on the map, by an organisation of the same name."""
    organisatie = operations.maak_organisatie(
        naam=f"{naam} {gemeente}", soort="inwonersgroep", telefoon="043 000 00 70"
    )
    velden: dict[str, Any] = {
        "omschrijving": "Kom langs, er is koffie.",
        "soort": "informeel",
        "toegang": "vrij",
        "trede": "algemene_voorziening",
        "dimensie": "meedoen",
    } | anders
    return operations.maak_aanbod(gemeente=gemeente, organisatie=organisatie.id, naam=naam, **velden)


@pytest.fixture
def wijken(meerssen: Gemeente, vaals: Gemeente) -> None:
    """Two wijken of Meerssen and one of Vaals."""
    for code, gemeente, naam in ((BUNDE, meerssen, "Bunde - Geulle"), (DORP, meerssen, "Meerssen")):
        Wijk.objects.create(code=code, gemeente=gemeente, naam=naam, bron="proef")
    Wijk.objects.create(code="WK098101", gemeente=vaals, naam="Vaals", bron="proef")


@pytest.fixture
def gevuld(wijken: None, meerssen: Gemeente, vaals: Gemeente) -> Iterator[None]:
    """Five cards in Meerssen, one in Vaals; nothing open any more but Meerssen."""
    with namens({vaals.code}, doel="proef"):
        kaart(vaals.code, "Aan de grens", wijk_id="WK098101")
    with namens({meerssen.code}, doel="proef"):
        kaart(meerssen.code, "Zingen", wijk_id=BUNDE, dimensie="zingeving")
        kaart(meerssen.code, "Bezoek aan huis", trede="netwerk")
        kaart(meerssen.code, "Wandelen", wijk_id=DORP, adres="Voorbeeldplein 1", plaats="Meerssen")
        kaart(meerssen.code, "Huiskamer", wijk_id=BUNDE, bevestigd_op=DAG, wanneer="Dinsdag", kosten="Gratis")
        kaart(meerssen.code, "Maaltijd", trede="algemeen_gebruikelijk", toegang="doorverwijzing")
        yield


def namen(**vraag: Any) -> list[str]:
    """The names in the order in which they come."""
    return [a.naam for a in queries.aanbod_bij(**vraag).aanbod]


# order, number, choice


def test_what_is_in_the_wijk_comes_first_then_the_municipality_by_name(gevuld):
    assert namen(gemeente=938, wijk=BUNDE) == ["Huiskamer", "Zingen", "Bezoek aan huis", "Maaltijd", "Wandelen"]
    assert namen(gemeente=938, wijk=DORP)[0] == "Wandelen"
    assert namen(gemeente=938, wijk=None) == ["Bezoek aan huis", "Huiskamer", "Maaltijd", "Wandelen", "Zingen"]
    assert namen(gemeente=938, wijk="WK098101") == namen(gemeente=938, wijk=None)


def test_a_short_list_says_how_many_there_are(gevuld):
    kort = queries.aanbod_bij(gemeente=938, wijk=BUNDE, hoeveel=2)
    assert [a.naam for a in kort.aanbod] == ["Huiskamer", "Zingen"]
    assert kort.totaal == 5
    assert queries.aanbod_bij(gemeente=938, wijk=BUNDE, trede="netwerk", hoeveel=1).totaal == 1


def test_rung_and_side_of_health_narrow_it_down_together(gevuld):
    assert namen(gemeente=938, wijk=BUNDE, trede="netwerk") == ["Bezoek aan huis"]
    assert namen(gemeente=938, wijk=BUNDE, dimensie="zingeving") == ["Zingen"]
    assert namen(gemeente=938, wijk=BUNDE, trede="netwerk", dimensie="zingeving") == []
    assert namen(gemeente=938, wijk=BUNDE, trede=Trede.ALGEMENE_VOORZIENING, dimensie=Dimensie.MEEDOEN) == [
        "Huiskamer",
        "Wandelen",
    ]


@pytest.mark.parametrize("vraag", [{"trede": "netwerken"}, {"dimensie": "geluk"}, {"trede": ""}, {"hoeveel": 0}])
def test_a_mistake_does_not_look_like_an_empty_neighbourhood(gevuld, vraag):
    with pytest.raises(ValueError, match=r"valid|minstens"):
        queries.aanbod_bij(**({"gemeente": 938, "wijk": None} | vraag))


def test_one_list_costs_two_questions_to_the_database(gevuld, django_assert_num_queries):
    with django_assert_num_queries(2):
        aanbod_in_de_buurt(gemeente=938, wijk=BUNDE)


# open to read, own to write


def test_everybody_reads_every_municipality(gevuld):
    assert namen(gemeente=981, wijk=None) == ["Aan de grens"]  # only Meerssen is open here


def test_without_any_open_wall_it_can_be_read_and_not_written(wijken, meerssen):
    with namens({meerssen.code}, doel="proef"):
        a = kaart(meerssen.code, "Huiskamer")
    assert namen(gemeente=938, wijk=None) == ["Huiskamer"]
    assert queries.aanbod(id=a.id).organisatie == queries.organisatie(id=a.organisatie_id)
    assert queries.aanbod(id=a.id + 1) is None
    with pytest.raises(BuitenNamens):
        operations.maak_organisatie(naam="Van buiten", soort="vereniging")
    with pytest.raises(BuitenNamens):
        operations.wijzig_organisatie(organisatie=a.organisatie, naam="Anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        operations.wijzig_aanbod(aanbod=a, naam="Anders")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Aanbod.objects.create(gemeente=meerssen, organisatie=a.organisatie, naam="x", soort="informeel", toegang="vrij")
    with connection.cursor() as c:
        c.execute("delete from sociale_kaart_aanbod")
        assert c.rowcount == 0
    assert namen(gemeente=938, wijk=None) == ["Huiskamer"]


def test_a_municipality_does_not_write_the_cards_of_another(gevuld):
    grens = queries.aanbod_bij(gemeente=981, wijk=None).aanbod[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        operations.bevestig_aanbod(aanbod=grens, dag=DAG)
    assert Aanbod.objects.filter(gemeente_id=981).update(naam="Weg") == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        kaart(981, "Van de buren")


def test_a_card_keeps_its_past_and_who_changed_it_stays_within(gevuld, meerssen, vaals):
    huiskamer = Aanbod.objects.get(naam="Huiskamer")
    operations.bevestig_aanbod(aanbod=huiskamer, dag=date(2027, 3, 1))
    operations.wijzig_organisatie(organisatie=huiskamer.organisatie, naam="Huiskamer Bunde")
    oud = AanbodEvent.objects.get()
    assert (oud.bevestigd_op, oud.pgh_context["doel"]) == (DAG, "proef")
    assert OrganisatieEvent.objects.get().naam == "Huiskamer 938"


def test_the_past_of_a_card_is_not_for_another_municipality(wijken, meerssen, vaals):
    with namens({meerssen.code}, doel="proef"):
        operations.bevestig_aanbod(aanbod=kaart(meerssen.code, "Huiskamer"), dag=DAG)
        assert AanbodEvent.objects.count() == 1
    with namens({vaals.code}, doel="proef"):
        assert AanbodEvent.objects.count() == 0


# what may not be kept


@pytest.mark.parametrize(
    "fout", [{"wijk_id": "WK098101"}, {"soort": "gratis"}, {"toegang": "open"}, {"naam_weer": "Huiskamer"}]
)
def test_the_database_refuses_what_cannot_be(gevuld, fout):
    naam = fout.pop("naam_weer", "Nieuw")
    velden = {"soort": "informeel", "toegang": "vrij", "omschrijving": "x"} | fout
    organisatie = Organisatie.objects.get(naam="Huiskamer 938").id
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.maak_aanbod(
            gemeente=938, organisatie=organisatie, naam=naam, trede="netwerk", dimensie="meedoen", **velden
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.maak_organisatie(naam="Iets", soort="bedrijf")


@pytest.mark.parametrize("fout", [{"trede": "boven"}, {"dimensie": "geluk"}])
def test_a_rung_or_side_that_does_not_exist_is_not_kept(gevuld, fout):
    with pytest.raises(ValueError, match="not a valid"):
        kaart(938, "Nieuw", **fout)
    a = Aanbod.objects.get(naam="Huiskamer")
    with pytest.raises(ValueError, match="not a valid"):
        operations.wijzig_aanbod(aanbod=a, **fout)
    assert operations.wijzig_aanbod(aanbod=a, trede=Trede.EIGEN_KRACHT).trede == "eigen_kracht"


# the card


def test_a_card_speaks_in_words(gevuld):
    uit = aanbod_in_de_buurt(gemeente=938, wijk=BUNDE, hoeveel=3)
    assert (uit.totaal, uit.meer) == (5, 2)
    huiskamer, zingen, bezoek = uit.kaarten
    assert (huiskamer.organisatie, huiskamer.soort) == ("Huiskamer 938", "Van inwoners voor inwoners")
    assert (huiskamer.toegang, huiskamer.telefoon) == ("U hebt geen besluit nodig", "043 000 00 70")
    assert (huiskamer.wanneer, huiskamer.kosten, huiskamer.bevestigd_op) == ("Dinsdag", "Gratis", DAG)
    assert (huiskamer.waar, huiskamer.wijk, huiskamer.dichtbij) == ("Bunde - Geulle", "Bunde - Geulle", True)
    assert (zingen.wanneer, zingen.kosten) == ("Vraag na wanneer het is", "Vraag na wat het kost")
    assert zingen.bevestigd_op is None
    assert (bezoek.waar, bezoek.wijk, bezoek.dichtbij, bezoek.trede) == ("Meerssen", "", False, "netwerk")
    ver = aanbod_in_de_buurt(gemeente=938, wijk=None)
    assert {k.naam: k.waar for k in ver.kaarten}["Wandelen"] == "Voorbeeldplein 1, Meerssen"
    assert not any(k.dichtbij for k in ver.kaarten)


def test_the_neighbours_are_not_among_what_is_here(gevuld):
    assert "Aan de grens" not in [k.naam for k in aanbod_in_de_buurt(gemeente=938, wijk=BUNDE, hoeveel=99).kaarten]


def test_every_kind_has_words(wijken, meerssen):
    with namens({meerssen.code}, doel="proef"):
        for soort in Aanbod.Soort:
            for toegang in Aanbod.Toegang:
                kaart(938, f"{soort} {toegang}", soort=soort, toegang=toegang)
        kaarten = aanbod_in_de_buurt(gemeente=938, wijk=None, hoeveel=50).kaarten
    assert {(k.soort, k.toegang) for k in kaarten} == {(s.label, t.label) for s in Aanbod.Soort for t in Aanbod.Toegang}
    assert len(kaarten) == 12
