"""305 and 307: read, judged, carried out once, answered once; what must wait waits, and what is wrong is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.berichten.iwmo import lees, retour, schrijf
from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Taak
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.leveren import melding_terugnemen, start_melden, stop_melden
from keukentafel.reis.leveren.berichten import (
    afgekeurd_bij,
    bericht_beoordelen,
    bericht_ontvangen,
    niet_aangenomen,
    toewijzing_versturen,
    zonder_retour,
)
from keukentafel.stelsel.postbus.models import Post
from tests.berichten.iwmo.gedeeld import schemafouten
from tests.reis.leveren.conftest import BESLOTEN, neem_in, om, oordeel

BEGIN = date(2027, 4, 14)
EINDE = date(2027, 6, 30)
OP = om(2027, 7, 1)


@pytest.fixture
def rij(levering) -> Toewijzing:
    """An order of Fatma at De Geulbrug."""
    return levering.geef()


@pytest.fixture
def geulbrug(levering, rij) -> AanbiederInProef:
    """The provider, with the 301 in its hands."""
    ander = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 7, 1))
    bericht = toewijzing_versturen(gemeente=levering.gemeente, toewijzing=rij.id, kenmerk="1", wie=SYSTEEM, op=BESLOTEN)
    ander.opdrachten[rij.nummer] = (
        lees(bericht.inhoud.encode()), lees(bericht.inhoud.encode()).inwoner.toegewezen_producten[0],
    )  # fmt: skip
    return ander


def ontvang(levering, inhoud, op=OP) -> Bericht:
    """Take in a message."""
    return neem_in(levering, inhoud, op)


def retour_op(rij: Bericht):
    """The one return on a message, read; also held beside the schema. None when there is none."""
    uit = list(Bericht.objects.filter(antwoord_op=rij))
    if not uit:
        return None
    (een,) = uit
    assert schemafouten(een.soort, een.inhoud.encode()) == []
    assert Post.objects.filter(soort="bericht", verwijzing=een.id).count() == 1
    return lees(een.inhoud.encode())


def dagen(rij) -> tuple:
    """What the order says now."""
    vers = Toewijzing.objects.get(id=rij.id)
    return vers.gestart_op, vers.gestopt_op, vers.stop_reden


def vervalst(stuk, **velden):
    """The same message with another header."""
    bericht = lees(stuk.inhoud)
    kop = replace(bericht.header, **{k: v for k, v in velden.items() if k != "identificatie"})
    if "identificatie" in velden:
        kop = replace(
            kop, bericht_identificatie=replace(kop.bericht_identificatie, identificatie=velden["identificatie"])
        )
    return schrijf(replace(bericht, header=kop))


def test_a_start_runs_and_is_answered(levering, rij, geulbrug):
    bericht = ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    assert (bericht.stand, bericht.zaak_id, bericht.retourcodes) == ("verwerkt", levering.bank.zaak, [])
    assert dagen(rij) == (BEGIN, None, "")
    assert levering.bank.record().stand == "hulp_loopt"
    melding = Levermelding.objects.get()
    assert (melding.via, melding.bericht_id) == ("bericht", bericht.id)
    terug = retour_op(bericht)
    assert (terug.header.retour_codes, terug.inwoner) == ((), None)
    assert terug.header.identificatie_retour == str(bericht.id)


def test_the_same_message_again_is_the_same_message(levering, rij, geulbrug):
    stuk = geulbrug.start(rij.nummer, BEGIN)
    eerst = ontvang(levering, stuk)
    assert ontvang(levering, stuk) == eerst
    # written another way by somebody in between: the same content
    assert ontvang(levering, stuk.inhoud.replace(b"><", b">\n<")) == eerst
    assert Levermelding.objects.count() == 1
    assert retour_op(eerst) is not None


def test_the_same_identification_with_other_content_is_refused_clearly(levering, rij, geulbrug):
    stuk = geulbrug.start(rij.nummer, BEGIN)
    eerst = ontvang(levering, stuk)
    ander = vervalst(geulbrug.start(rij.nummer, BEGIN + timedelta(days=1)), identificatie="A000001")
    tweede = ontvang(levering, ander)
    assert tweede != eerst
    assert (tweede.stand, tweede.retourcodes[0]["code"]) == ("afgekeurd", "9056")
    assert retour_op(tweede).header.retour_codes == ("9056",)
    assert ontvang(levering, ander) == tweede
    assert retour_op(tweede) is not None
    assert dagen(rij) == (BEGIN, None, "")


def test_a_correction_is_a_deletion_and_a_start_in_one(levering, rij, geulbrug):
    ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    beter = BEGIN + timedelta(days=2)
    bericht = ontvang(levering, geulbrug.start(rij.nummer, beter, weg=BEGIN))
    assert bericht.stand == "verwerkt"
    assert dagen(rij) == (beter, None, "")
    assert retour_op(bericht).header.retour_codes == ()


def test_a_stop_and_its_correction(levering, rij, geulbrug):
    ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    stop = ontvang(levering, geulbrug.stop(rij.nummer, BEGIN, EINDE, "19"))
    assert (stop.stand, dagen(rij)) == ("verwerkt", (BEGIN, EINDE, "19"))
    assert levering.bank.record().stand == "beeindigd"
    anders = geulbrug.stop(rij.nummer, BEGIN, date(2027, 6, 15), "21", weg=(EINDE, "19"))
    assert ontvang(levering, anders).stand == "verwerkt"
    assert dagen(rij) == (BEGIN, date(2027, 6, 15), "21")
    weg = geulbrug.stop(rij.nummer, BEGIN, EINDE, "", weg=(date(2027, 6, 15), "21"), alleen_weg=True)
    assert ontvang(levering, weg).stand == "verwerkt"
    assert dagen(rij) == (BEGIN, None, "")
    assert levering.bank.record().stand == "hulp_loopt"


def test_a_stop_before_its_start_waits_and_goes_on(levering, rij, geulbrug):
    start, stop = geulbrug.start(rij.nummer, BEGIN), geulbrug.stop(rij.nummer, BEGIN, EINDE, "19")
    wacht = ontvang(levering, stop)
    assert (wacht.stand, retour_op(wacht), dagen(rij)) == ("ontvangen", None, (None, None, ""))
    assert ontvang(levering, stop) == wacht
    ontvang(levering, start)
    wacht.refresh_from_db()
    assert (wacht.stand, dagen(rij)) == ("verwerkt", (BEGIN, EINDE, "19"))
    assert retour_op(wacht).header.retour_codes == ()


def test_who_waits_too_long_is_answered(levering, rij, geulbrug):
    """OP090: a return leaves within three working days."""
    wacht = ontvang(levering, geulbrug.stop(rij.nummer, BEGIN, EINDE, "19"))  # a Thursday
    assert oordeel(levering, om(2027, 7, 4)) == 1
    assert oordeel(levering, om(2027, 7, 5)) == 0
    wacht.refresh_from_db()
    assert (wacht.stand, [een["code"] for een in wacht.retourcodes]) == ("afgekeurd", ["9069"])
    terug = retour_op(wacht)
    assert terug.header.retour_codes == ("0200",)
    assert terug.inwoner.stop_producten[0].retour_codes == ("9069",)
    (een,) = afgekeurd_bij(gemeente=levering.gemeente.code, zaken=[levering.bank.zaak])
    assert (een.door_ons, een.redenen) == (True, ("Er is geen start die bij deze stop past.",))


def test_a_start_without_an_order_is_rejected(levering, rij, geulbrug):
    geulbrug.opdrachten[77] = geulbrug.opdrachten[rij.nummer]
    bericht = ontvang(levering, geulbrug.start(77, BEGIN))
    assert (bericht.stand, bericht.zaak_id) == ("afgekeurd", None)
    assert retour_op(bericht).inwoner.start_producten[0].retour_codes == ("9019",)


def test_an_order_of_another_provider_is_no_order(levering, rij, geulbrug):
    vreemd = AanbiederInProef("75750002", dag=date(2027, 7, 1), opdrachten=geulbrug.opdrachten)
    bericht = ontvang(levering, vreemd.start(rij.nummer, BEGIN))
    assert (bericht.stand, bericht.zaak_id, dagen(rij)) == ("afgekeurd", None, (None, None, ""))
    assert retour_op(bericht).inwoner.start_producten[0].retour_codes == ("9019",)
    assert Bericht.objects.get(antwoord_op=bericht).ontvanger == "75750002"


def test_what_is_wrong_inside_gets_a_header_with_0001(levering, rij, geulbrug):
    geulbrug.dag = date(2027, 4, 1)  # the message is older than what it tells
    bericht = ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    assert bericht.stand == "afgekeurd"
    terug = retour_op(bericht)
    assert (terug.header.retour_codes, terug.inwoner) == (("0001",), None)


def test_a_message_of_tomorrow_is_rejected(levering, rij, geulbrug):
    geulbrug.dag = date(2027, 7, 2)
    bericht = ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    assert retour_op(bericht).header.retour_codes == ("8848",)


@pytest.mark.parametrize(
    "inhoud", [b"", b"\x00\xff\xfe", b"<a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "é".encode("latin-1")]
)
def test_what_cannot_be_read_is_kept_and_told_to_the_sender(levering, inhoud):
    bericht = ontvang(levering, inhoud)
    assert (bericht.stand, bericht.soort, retour_op(bericht)) == ("afgekeurd", "", None)
    assert zonder_retour(bericht).endswith(".")
    assert ontvang(levering, inhoud) == bericht
    assert Bericht.objects.count() == 1


def test_a_message_that_the_schema_refuses_is_kept_whole(levering, rij, geulbrug):
    stuk = geulbrug.start(rij.nummer, BEGIN).inhoud.replace(b"Begindatum>2027", b"Begindatum>20x7")
    bericht = ontvang(levering, stuk)
    assert bericht.inhoud.encode() == stuk
    assert zonder_retour(bericht)
    assert retour_op(bericht) is None


def test_a_message_for_another_municipality_gets_no_return(levering, rij, geulbrug):
    bericht = ontvang(levering, vervalst(geulbrug.start(rij.nummer, BEGIN), ontvanger="0981"))
    assert (bericht.stand, retour_op(bericht), dagen(rij)) == ("afgekeurd", None, (None, None, ""))
    assert zonder_retour(bericht) == "Dit bericht (WMO305) is niet voor Meerssen."


def test_our_own_301_coming_back_does_nothing(levering, geulbrug):
    uit = Bericht.objects.get(soort="WMO301")
    bericht = ontvang(levering, uit.inhoud.encode())
    assert (bericht.stand, bericht.richting, retour_op(bericht)) == ("afgekeurd", "in", None)


def test_what_only_the_house_refuses_is_accepted_and_a_person_looks(levering, rij, geulbrug):
    """A start before the first day of its order: the standard has no code for that at this moment."""
    vroeg = rij.ingangsdatum - timedelta(days=3)
    bericht = ontvang(levering, geulbrug.start(rij.nummer, vroeg))
    assert (bericht.stand, dagen(rij)) == ("verwerkt", (None, None, ""))
    assert retour_op(bericht).header.retour_codes == ()
    taken = Taak.objects.filter(zaak_id=levering.bank.zaak, wat__startswith="Kijk een bericht na van Zorgcoöperatie")
    assert "De start ligt voor de ingangsdatum" in taken.get().wat
    assert {een["code"] for een in bericht.retourcodes} == {""}


def test_a_refused_line_undoes_the_lines_before_it(levering, rij, geulbrug):
    ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    vroeg = rij.ingangsdatum - timedelta(days=3)
    ontvang(levering, geulbrug.start(rij.nummer, vroeg, weg=BEGIN))
    assert dagen(rij) == (BEGIN, None, "")
    assert Levermelding.objects.count() == 1


def test_a_start_told_in_the_portal_is_the_start_of_a_307(levering, rij, geulbrug):
    start_melden(gemeente=levering.gemeente, toewijzing=rij.id, datum=BEGIN, via="portaal", wie=levering.petra, op=OP)
    assert ontvang(levering, geulbrug.start(rij.nummer, BEGIN)).stand == "verwerkt"  # the same start by message as well
    assert Levermelding.objects.count() == 1
    assert ontvang(levering, geulbrug.stop(rij.nummer, BEGIN, EINDE, "19")).stand == "verwerkt"
    assert dagen(rij) == (BEGIN, EINDE, "19")


def test_a_second_start_waits_and_is_then_rejected(levering, rij, geulbrug):
    ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    tweede = ontvang(levering, geulbrug.start(rij.nummer, BEGIN + timedelta(days=9)))
    assert tweede.stand == "ontvangen"
    oordeel(levering, om(2027, 7, 5))
    tweede.refresh_from_db()
    assert retour_op(tweede).inwoner.start_producten[0].retour_codes == ("9326",)
    assert dagen(rij) == (BEGIN, None, "")


def test_a_message_of_which_the_envelope_names_another_sender_does_nothing(levering, rij, geulbrug):
    """De Linde is connected as well: under its own envelope it cannot start, stop or answer orders of De Geulbrug."""
    start = geulbrug.start(rij.nummer, BEGIN)
    vals = neem_in(levering, start, OP, van="75750002")
    assert (vals.stand, vals.afzender, vals.zaak_id, retour_op(vals)) == ("afgekeurd", "75750002", None, None)
    assert zonder_retour(vals) == "Op de envelop staat een andere afzender dan in het bericht."
    assert (dagen(rij), Levermelding.objects.count()) == ((None, None, ""), 0)
    # the real one is not hindered: the false one took no identification
    assert ontvang(levering, start).stand == "verwerkt"
    stop = geulbrug.stop(rij.nummer, BEGIN, EINDE, "19")
    assert neem_in(levering, stop, OP, van="75750002").stand == "afgekeurd"
    assert dagen(rij) == (BEGIN, None, "")
    (een, twee) = niet_aangenomen(gemeenten=frozenset({938}), op=OP)
    assert {(een.gemeente, een.van), (twee.gemeente, twee.van)} == {("Meerssen", "De Linde")}
    assert niet_aangenomen(gemeenten=frozenset({938}), op=OP + timedelta(days=40)) == []


def test_an_answer_of_another_partner_is_no_answer(levering, rij, geulbrug):
    uit = Bericht.objects.get(soort="WMO301")
    antwoord = schrijf(retour(lees(uit.inhoud.encode()), identificatie="R1", dagtekening=date(2027, 7, 1)))
    assert neem_in(levering, antwoord, OP, van="75750002").stand == "afgekeurd"
    uit.refresh_from_db()
    assert uit.stand == "klaar"
    assert neem_in(levering, antwoord, OP).stand == "verwerkt"
    uit.refresh_from_db()
    assert uit.stand == "verwerkt"


@pytest.mark.parametrize("van", ["", "niemand", "0938", "7575000"])
def test_a_message_without_an_envelope_is_not_taken_in(levering, rij, geulbrug, van):
    bericht = neem_in(levering, geulbrug.start(rij.nummer, BEGIN), OP, van=van)
    assert (bericht.stand, bericht.soort, dagen(rij)) == ("afgekeurd", "", (None, None, ""))
    assert "envelop" in zonder_retour(bericht)
    assert ontvang(levering, geulbrug.start(rij.nummer, BEGIN)).stand == "verwerkt"


def test_stopped_for_a_while_in_the_portal_and_begun_again_by_message(levering, rij, geulbrug):
    ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    stop_melden(
        gemeente=levering.gemeente, toewijzing=rij.id, datum=date(2027, 5, 1), reden="20", via="portaal",
        wie=levering.petra, op=OP,
    )  # fmt: skip
    weer = ontvang(levering, geulbrug.start(rij.nummer, date(2027, 5, 10)))
    assert (weer.stand, weer.retourcodes, dagen(rij)) == ("verwerkt", [], (date(2027, 5, 10), None, ""))
    laatste = ontvang(levering, geulbrug.stop(rij.nummer, date(2027, 5, 10), EINDE, "19"))
    assert (laatste.stand, dagen(rij)) == ("verwerkt", (date(2027, 5, 10), EINDE, "19"))


@pytest.mark.parametrize("via", ["portaal", "hand"])
def test_taken_back_without_a_message_and_told_right_by_message(levering, rij, geulbrug, via):
    ontvang(levering, geulbrug.start(rij.nummer, BEGIN))
    wie = levering.petra if via == "portaal" else levering.bank.noor
    melding = Levermelding.objects.get()
    melding_terugnemen(gemeente=levering.gemeente, levermelding=melding.id, via=via, wie=wie, op=OP)
    goed = BEGIN + timedelta(days=2)
    bericht = ontvang(levering, geulbrug.start(rij.nummer, goed))
    assert (bericht.stand, bericht.retourcodes, dagen(rij)) == ("verwerkt", [], (goed, None, ""))


def test_a_start_and_a_stop_of_the_portal_are_corrected_by_message(levering, rij, geulbrug):
    vast = {"gemeente": levering.gemeente, "toewijzing": rij.id, "via": "portaal", "wie": levering.petra, "op": OP}
    start_melden(datum=BEGIN, **vast)
    goed = BEGIN + timedelta(days=2)
    assert ontvang(levering, geulbrug.start(rij.nummer, goed, weg=BEGIN)).retourcodes == []
    assert dagen(rij) == (goed, None, "")
    stop_melden(datum=EINDE, reden="19", **vast)
    zelfde = ontvang(levering, geulbrug.stop(rij.nummer, goed, EINDE, "19"))  # told again by message: one stop
    assert (zelfde.stand, zelfde.retourcodes) == ("verwerkt", [])
    anders = geulbrug.stop(rij.nummer, goed, EINDE - timedelta(days=1), "21", weg=(EINDE, "19"))
    assert ontvang(levering, anders).stand == "verwerkt"
    assert dagen(rij) == (goed, EINDE - timedelta(days=1), "21")


def test_a_second_start_beside_one_of_the_portal_is_rejected(levering, rij, geulbrug):
    start_melden(gemeente=levering.gemeente, toewijzing=rij.id, datum=BEGIN, via="portaal", wie=levering.petra, op=OP)
    tweede = ontvang(levering, geulbrug.start(rij.nummer, BEGIN + timedelta(days=9)))
    oordeel(levering, om(2027, 7, 5))
    tweede.refresh_from_db()
    assert [een["code"] for een in tweede.retourcodes] == ["9326"]


def test_what_the_house_did_not_carry_out_counts_for_who_told_it(levering, rij, geulbrug):
    """A start before the first day was accepted: the provider takes it back by message, and then tells the right one."""
    vroeg = rij.ingangsdatum - timedelta(days=3)
    ontvang(levering, geulbrug.start(rij.nummer, vroeg))
    bericht = ontvang(levering, geulbrug.start(rij.nummer, BEGIN, weg=vroeg))
    assert (bericht.stand, dagen(rij)) == ("verwerkt", (BEGIN, None, ""))
    nogmaals = ontvang(levering, geulbrug.start(rij.nummer, BEGIN + timedelta(days=1), weg=vroeg))
    assert nogmaals.stand == "ontvangen"  # that one is gone


@pytest.mark.parametrize("soort", ["start", "stop"])
def test_the_queries_of_a_judgement_do_not_grow_with_the_message(levering, rij, geulbrug, soort):
    """One line of an order of ours, the others of none: all rules look, and nothing is carried out."""
    geteld = []
    for regels in (2, 50):
        stuk = geulbrug.start(rij.nummer, BEGIN) if soort == "start" else geulbrug.stop(rij.nummer, BEGIN, EINDE, "19")
        bericht, lijst = lees(stuk.inhoud), f"{soort}_producten"
        (een,) = getattr(bericht.inwoner, lijst)
        veel = tuple(replace(een, toewijzing_nummer=rij.nummer + i) for i in range(regels))
        inhoud = schrijf(replace(bericht, inwoner=replace(bericht.inwoner, **{lijst: veel})))
        with CaptureQueriesContext(connection) as ontvangst:
            rij_ = bericht_ontvangen(gemeente=levering.gemeente, inhoud=inhoud, van=stuk.van, wie=SYSTEEM, op=OP)
        with CaptureQueriesContext(connection) as vragen:
            assert bericht_beoordelen(gemeente=levering.gemeente, bericht=rij_.id, op=om(2027, 7, 6)) is None
        rij_.refresh_from_db()
        assert len({een["plaats"] for een in rij_.retourcodes}) == (regels - 1 if soort == "start" else regels)
        geteld.append((len(ontvangst), len(vragen)))
    assert geteld[0] == geteld[1]
    assert geteld[1][1] <= 20
