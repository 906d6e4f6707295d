"""The 301 and its 302: what leaves is whole and valid, what cannot leave is told, and each answer is tied to its order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keukentafel.berichten.iwmo import Bevinding, lees, retour, schrijf
from keukentafel.dossier.levering.models import Bericht
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.mensen.models import Adres, Persoon
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.leveren.berichten import (
    afgekeurd_bij,
    bericht_verzonden,
    bericht_voor_post,
    toewijzing_versturen,
)
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van
from keukentafel.stelsel.logboek.models import Logregel
from keukentafel.stelsel.postbus.models import Post
from tests.berichten.iwmo.gedeeld import schemafouten
from tests.reis.besluiten.test_spoed_voorleggen import andere_zaak
from tests.reis.leveren.conftest import BESLOTEN, BSN, EERSTE, LAATSTE, neem_in, om

LATER = om(2027, 4, 2)


@pytest.fixture
def fatma(levering) -> Persoon:
    """The resident."""
    return levering.bank.record().inwoner


def verstuur(levering, rij, kenmerk="1", op=BESLOTEN):
    """Make the 301."""
    return toewijzing_versturen(gemeente=levering.gemeente, toewijzing=rij.id, kenmerk=kenmerk, wie=SYSTEEM, op=op)


def ontvang(levering, inhoud, op=LATER):
    """Take in a message."""
    return neem_in(levering, inhoud, op)


def antwoord(bericht, *fouten, kenmerk="R1"):
    """A 302 on a 301 of ours."""
    heen = lees(bericht.inhoud.encode())
    return schrijf(retour(heen, identificatie=kenmerk, dagtekening=date(2027, 4, 2), fouten=fouten))


def taken(levering):
    """What stands open on somebody's day about messages."""
    return [t.wat for t in Taak.objects.filter(zaak_id=levering.bank.zaak, gedaan_op=None) if "bericht" in t.wat]


def test_a_301_holds_who_where_and_what_and_is_valid(levering, fatma):
    rij = levering.geef(goed_om_te_weten="Bel na 10 uur.")
    bericht = verstuur(levering, rij)
    assert schemafouten("WMO301", bericht.inhoud.encode()) == []
    gelezen = lees(bericht.inhoud.encode())
    assert (gelezen.header.afzender, gelezen.header.ontvanger) == ("0938", levering.geulbrug.agb)
    inwoner = gelezen.inwoner
    assert (inwoner.bsn, inwoner.naam.geslachtsnaam.achternaam, inwoner.geslacht) == (BSN, fatma.achternaam, "0")
    (product,) = inwoner.toegewezen_producten
    assert (product.toewijzing_nummer, product.ingangsdatum, product.einddatum) == (rij.nummer, EERSTE, LAATSTE)
    assert (product.omvang.volume, product.omvang.eenheid, product.omvang.frequentie) == (115, "01", "2")
    assert product.commentaar == "Bel na 10 uur."
    assert product.reden_wijziging is None
    assert Post.objects.filter(soort="bericht", verwijzing=bericht.id).count() == 1
    assert Logregel.objects.filter(handeling="opdracht als bericht naar de aanbieder").count() == 1


def test_the_same_post_makes_one_message(levering, fatma):
    rij = levering.geef()
    eerst = verstuur(levering, rij)
    assert verstuur(levering, rij, op=LATER) == eerst
    assert Bericht.objects.count() == 1
    bericht_verzonden(bericht=bericht_voor_post(gemeente=levering.gemeente, bericht=eerst.id))
    assert Bericht.objects.get().stand == "verzonden"


def test_all_orders_that_run_at_this_provider_are_in_it(levering, fatma):
    """OP087. An order that was refused, or is with another provider, is not."""
    half = EERSTE + timedelta(days=100)
    eerst = levering.geef(einddatum=half)
    nee = levering.geef(ingangsdatum=half + timedelta(days=1), einddatum=half + timedelta(days=20))
    levering.antwoord(nee, "nee", reden="Geen plek.")
    tweede = levering.geef(ingangsdatum=half + timedelta(days=1))
    bericht = verstuur(levering, tweede)
    nummers = [p.toewijzing_nummer for p in lees(bericht.inhoud.encode()).inwoner.toegewezen_producten]
    assert nummers == [eerst.nummer, tweede.nummer]


def test_without_bsn_and_birthday_there_is_no_message_and_a_task_says_so_once(levering):
    rij = levering.geef()
    persoon = levering.bank.record().inwoner
    Persoon.objects.filter(id=persoon.id).update(bsn=None, geboortejaar=None, geboortemaand=None, geboortedag=None)
    assert verstuur(levering, rij) is None
    assert verstuur(levering, rij, "2") is None
    assert not Bericht.objects.exists()
    assert taken(levering) == [
        "De opdracht aan Zorgcoöperatie De Geulbrug ging niet als bericht weg. Het burgerservicenummer ontbreekt."
        " De geboortedatum ontbreekt. De aanbieder ziet de opdracht in het portaal."
    ]


def test_what_our_own_controls_find_does_not_leave(levering, fatma):
    Persoon.objects.filter(id=fatma.id).update(bsn="123456789")
    assert verstuur(levering, levering.geef()) is None
    (taak,) = taken(levering)
    assert "Het bsn klopt niet met de 11-proef." in taak
    assert "123456789" not in taak


def test_a_secret_address_is_not_in_it(levering, fatma):
    Persoon.objects.filter(id=fatma.id).update(geheim_adres=True, plaats="", wijk=None, telefoon="")
    with geheim_adres_van(fatma.id):
        Adres.objects.filter(persoon_id=fatma.id).update(geheim=True)
    bericht = verstuur(levering, levering.geef())
    assert schemafouten("WMO301", bericht.inhoud.encode()) == []
    assert "Beekstraat" not in bericht.inhoud
    assert "6231" not in bericht.inhoud
    (contact,) = lees(bericht.inhoud.encode()).inwoner.contactgegevens
    assert (contact.soort, contact.adres, contact.organisatie) == ("02", None, "Gemeente Meerssen")
    assert "Vraag het aan de gemeente" in lees(bericht.inhoud.encode()).inwoner.commentaar


@pytest.mark.parametrize(
    ("velden", "gebruik", "dag"),
    [
        ({"geboortedag": None}, "1", date(1968, 5, 1)),
        ({"geboortedag": None, "geboortemaand": None}, "2", date(1968, 1, 1)),
    ],
)
def test_a_birthday_known_in_part_says_which_part(levering, fatma, velden, gebruik, dag):
    volledig = {"geboortejaar": 1968, "geboortemaand": 5, "geboortedag": 3}
    Persoon.objects.filter(id=fatma.id).update(**(volledig | velden))
    geboren = lees(verstuur(levering, levering.geef()).inhoud.encode()).inwoner.geboortedatum
    assert (geboren.datum, geboren.datum_gebruik) == (dag, gebruik)


@pytest.mark.parametrize(
    ("nummer", "verwacht"),
    [
        ("3", (3, None, None)),
        ("3a", (3, "a", None)),
        ("12 bis", (12, None, "bis")),
        ("12B-2", (12, "B", "2")),
        ("100 II", (100, None, "II")),
    ],
)
def test_a_house_number_falls_apart_as_the_standard_asks(levering, fatma, nummer, verwacht):
    Adres.objects.filter(persoon_id=fatma.id).update(huisnummer=nummer)
    huis = lees(verstuur(levering, levering.geef()).inhoud.encode()).inwoner.contactgegevens[0].adres.huis
    assert (huis.huisnummer, huis.huisletter, huis.huisnummer_toevoeging) == verwacht


def test_what_does_not_fit_stands_in_the_remark(levering, fatma):
    Adres.objects.filter(persoon_id=fatma.id).update(straat="Burgemeester van Oppenlaan-Zuidzijde")
    Persoon.objects.filter(id=fatma.id).update(
        telefoon="+32 470 12 34 56", tolk=True, taal="Tamazight uit de Rif van Marokko"
    )
    bericht = verstuur(levering, levering.geef())
    assert schemafouten("WMO301", bericht.inhoud.encode()) == []
    inwoner = lees(bericht.inhoud.encode()).inwoner
    for deel in ("Burgemeester van Oppenlaan-Zuidzijde", "+32 470 12 34 56", "Tamazight uit de Rif van Marokko"):
        assert deel in inwoner.commentaar
    assert inwoner.contactgegevens[0].adres.straatnaam is None


# --- the 302


def test_a_302_without_codes_accepts_the_301(levering, fatma):
    heen = verstuur(levering, levering.geef())
    terug = ontvang(levering, antwoord(heen))
    heen.refresh_from_db()
    assert (terug.stand, terug.antwoord_op_id, terug.zaak_id) == ("verwerkt", heen.id, levering.bank.zaak)
    assert heen.stand == "verwerkt"
    assert taken(levering) == []


def test_a_302_that_comes_before_the_round_marked_its_301_stays(levering, fatma):
    heen = verstuur(levering, levering.geef())
    ontvang(levering, antwoord(heen))
    heen.refresh_from_db()
    assert bericht_verzonden(bericht=heen).stand == "verwerkt"


def test_a_302_that_rejects_puts_a_task_on_the_day(levering, fatma):
    heen = verstuur(levering, levering.geef())
    plek = ("inwoner", "toegewezen_producten", 0)
    ontvang(levering, antwoord(heen, Bevinding("TR332", 3, "9332", plek, "-")))
    heen.refresh_from_db()
    assert heen.stand == "afgekeurd"
    assert [(een["code"], een["plaats"]) for een in heen.retourcodes] == [("9332", "Client/ToegewezenProducten[1]")]
    (taak,) = taken(levering)
    assert taak.startswith("Zorgcoöperatie De Geulbrug keurde ons bericht met de opdracht af. Het nummer")
    (een,) = afgekeurd_bij(gemeente=levering.gemeente.code, zaken=[levering.bank.zaak])
    assert (een.soort, een.door_ons, een.redenen) == (
        "WMO301",
        False,
        ("Het nummer van de toewijzing is al gebruikt.",),
    )


def test_the_same_302_twice_is_one_and_a_second_answer_is_none(levering, fatma):
    heen = verstuur(levering, levering.geef())
    assert ontvang(levering, antwoord(heen)) == ontvang(levering, antwoord(heen))
    nog_een = ontvang(levering, antwoord(heen, Bevinding("x", 2, "0001", ("header",), "-"), kenmerk="R2"))
    heen.refresh_from_db()
    assert (nog_een.stand, heen.stand) == ("afgekeurd", "verwerkt")


def test_an_answer_to_nothing_is_kept_and_does_nothing(levering, fatma):
    heen = verstuur(levering, levering.geef())
    inhoud = antwoord(heen)
    Bericht.objects.filter(id=heen.id).update(identificatie="anders")
    terug = ontvang(levering, inhoud)
    assert (terug.stand, terug.retourcodes[0]["zin"]) == (
        "afgekeurd", "Dit is een antwoord op een bericht dat wij niet kennen.",
    )  # fmt: skip


def test_a_message_that_went_wrong_stands_with_the_case_that_goes_on(levering, fatma):
    """The order hangs on the case that was joined; there nobody works any more."""
    rij = levering.geef()
    naar = andere_zaak(levering.bank)
    Zaak.objects.filter(id=levering.bank.zaak).update(samengevoegd_in_id=naar)
    Persoon.objects.filter(id=fatma.id).update(geboortejaar=None, geboortemaand=None, geboortedag=None)
    for kenmerk in ("1", "2"):
        assert verstuur(levering, rij, kenmerk) is None
    assert taken(levering) == []
    assert Taak.objects.filter(zaak_id=naar, wat__contains="ging niet als bericht weg", gedaan_op=None).count() == 1
