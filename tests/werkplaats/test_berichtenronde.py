"""Messages in the post round: who dies loses nothing, what fails stops no other, and nobody sends as another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Taak
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef, Berichtstuk
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.reis.leveren.berichten import verwerken
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.postbus.models import Post
from keukentafel.stelsel.postbus.queries import gezondheid
from keukentafel.werkplaats import postronde as postronde_module
from keukentafel.werkplaats.dagronde import dagronde
from keukentafel.werkplaats.postronde import Postronde
from tests.reis.leveren.conftest import EERSTE, Levering, om
from tests.werkplaats.berichtenspel import (
    HALF,
    OP,
    RUST,
    levering,
    mensen,
)

__all__ = ["levering", "mensen"]


def test_who_dies_between_the_post_office_and_the_commit_sends_it_once(levering, monkeypatch):
    """The message lies at the post office, the mark is lost: the next round knows the key."""
    post = BerichtenpostInProef()
    ronde = Postronde(PrintstraatInProef(), post)

    def sterf(**_: object) -> None:
        raise SystemError("de stroom valt uit")

    with monkeypatch.context() as m:
        m.setattr(postronde_module, "bericht_verzonden", sterf)
        ronde.alles(op=OP)
    uit = list(post.bekend)
    assert len(uit) == len(post.onderweg) == 2
    ronde.alles(op=OP + RUST)
    assert (list(post.bekend), len(post.onderweg)) == (uit, 2)
    with namens({levering.gemeente.code}, doel="proef"):
        assert set(Bericht.objects.values_list("stand", flat=True)) == {"verzonden"}


def test_who_dies_before_a_message_was_taken_away_takes_it_in_once(levering):
    """It was kept here; at the post office it still lies."""
    post = BerichtenpostInProef()
    aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 1))
    post.sluit_aan(aanbieder.agb, aanbieder.postvak)
    ronde = Postronde(PrintstraatInProef(), post)
    ronde.alles(op=OP)
    post.breng_rond()
    nummer = min(aanbieder.opdrachten)
    post.bezorg(aanbieder.start(nummer, EERSTE))
    echt = post.gelezen
    post.gelezen = _weigert  # type: ignore[method-assign]
    assert ronde.ophalen(op=OP) == 0
    post.gelezen = echt  # type: ignore[method-assign]
    ronde.alles(op=OP + RUST)
    post.breng_rond()
    assert not post.onderweg
    with namens({levering.gemeente.code}, doel="proef"):
        assert Levermelding.objects.count() == 1
        assert Bericht.objects.filter(soort="WMO306").count() == 1
    assert list(aanbieder.retouren) == [("WMO306", "A000001")]


def _weigert(stuk: Berichtstuk, *, fout: str = "") -> None:
    raise OSError("het postkantoor antwoordt niet")


def test_what_cannot_be_read_is_told_to_who_sent_it(levering):
    post = BerichtenpostInProef()
    stuk = Berichtstuk("raar", levering.geulbrug.agb, "0938", b"<niets/>")
    post.bezorg(stuk)
    Postronde(PrintstraatInProef(), post).ophalen(op=OP)
    assert post.fouten == [(stuk, "Dit is geen iWmo-bericht.")]
    assert post.wachtend("0938") == []


def staat(soort: str) -> list[tuple[int, str]]:
    """What beheer sees of one kind of post that did not work out: attempts and the class of the error."""
    with namens({938}, doel="proef"):
        return [(post.pogingen, post.fout) for post in gezondheid(gemeenten=frozenset({938}))[1] if post.soort == soort]


def test_one_message_that_cannot_be_taken_in_waits_longer_each_time(levering, monkeypatch, caplog):
    post = BerichtenpostInProef()
    for naam in ("eerste-999990019", "tweede"):
        post.bezorg(Berichtstuk(naam, levering.geulbrug.agb, "0938", f"<{naam}/>".encode()))
    echt = postronde_module.bericht_ontvangen
    keren = Counter[bytes]()

    def breek(*, inhoud: bytes, **anders: object) -> Bericht:
        keren[inhoud] += 1
        if b"eerste" in inhoud:
            raise RuntimeError("kapot: 999990019")
        return echt(inhoud=inhoud, **anders)  # type: ignore[arg-type]

    ronde = Postronde(PrintstraatInProef(), post)
    with monkeypatch.context() as m:
        m.setattr(postronde_module, "bericht_ontvangen", breek)
        for seconden in range(5):
            ronde.alles(op=OP + timedelta(seconds=seconden))
        assert [stuk.sleutel for stuk in post.wachtend("0938")] == ["eerste-999990019"]
        assert set(keren.values()) == {1}
        assert staat("ophalen") == [(1, "RuntimeError")]
        ronde.alles(op=OP + timedelta(minutes=2))
        assert staat("ophalen") == [(2, "RuntimeError")]
    ronde.alles(op=OP + timedelta(minutes=10))
    assert (staat("ophalen"), post.wachtend("0938")) == ([], [])
    assert "RuntimeError" in caplog.text
    assert "999990019" not in caplog.text


def luister(levering: Levering, post: BerichtenpostInProef, ronde: Postronde) -> AanbiederInProef:
    """De Geulbrug, connected and with both orders in its hands."""
    aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 1))
    post.sluit_aan(aanbieder.agb, aanbieder.postvak)
    ronde.alles(op=OP)
    post.breng_rond()
    ronde.alles(op=OP)
    return aanbieder


def test_one_message_that_breaks_us_when_it_is_carried_out_stops_no_other(levering, monkeypatch):
    """Not of its own municipality either: what a message does is an item of the outbox."""
    post = BerichtenpostInProef()
    ronde = Postronde(PrintstraatInProef(), post)
    aanbieder = luister(levering, post, ronde)
    eerste, tweede = sorted(aanbieder.opdrachten)
    echt = verwerken.start_melden

    def breek(*, toewijzing: int, **anders: object) -> Levermelding:
        if Toewijzing.objects.get(id=toewijzing).nummer == eerste:
            raise RuntimeError("kapot")
        return echt(toewijzing=toewijzing, **anders)  # type: ignore[arg-type]

    post.bezorg(aanbieder.stop(eerste, EERSTE, EERSTE, "19"))  # waits for the start that breaks
    post.bezorg(aanbieder.start(eerste, EERSTE))
    post.bezorg(aanbieder.start(tweede, HALF + timedelta(days=1)))
    with monkeypatch.context() as m:
        m.setattr(verwerken, "start_melden", breek)
        for seconden in range(5):
            ronde.alles(op=OP + timedelta(seconds=seconden))
        assert staat("oordeel") == [(1, "RuntimeError")]
        with namens({938}, doel="proef"):
            assert [t.gestart_op for t in Toewijzing.objects.order_by("nummer")] == [None, HALF + timedelta(days=1)]
            assert Bericht.objects.filter(soort="WMO306").count() == 1
        assert not post.wachtend("0938")
    ronde.alles(op=OP + timedelta(minutes=2))
    post.breng_rond()
    assert staat("oordeel") == []
    with namens({938}, doel="proef"):
        assert Toewijzing.objects.get(nummer=eerste).gestopt_op == EERSTE
    assert len(aanbieder.retouren) == 3


def test_what_waits_is_judged_again_when_something_came_in_or_a_day_began(levering, monkeypatch):
    post = BerichtenpostInProef()
    ronde = Postronde(PrintstraatInProef(), post)
    aanbieder = luister(levering, post, ronde)
    eerste, tweede = sorted(aanbieder.opdrachten)
    echt, keren = postronde_module.bericht_beoordelen, [0]

    def tel(**alles: object) -> datetime | None:
        keren[0] += 1
        return echt(**alles)  # type: ignore[arg-type]

    monkeypatch.setattr(postronde_module, "bericht_beoordelen", tel)
    post.bezorg(aanbieder.stop(eerste, EERSTE, EERSTE, "19"))
    for minuten in range(5):
        ronde.alles(op=OP + timedelta(minutes=minuten))
    assert keren == [1]
    post.bezorg(aanbieder.start(tweede, HALF + timedelta(days=1)))
    for minuten in range(5):
        ronde.alles(op=OP + timedelta(minutes=10 + minuten))
    assert keren == [3]
    for uren in range(20, 25):
        ronde.alles(op=OP + timedelta(hours=uren))
    assert keren == [4]


def test_another_connected_provider_changes_nothing_of_these_orders(levering):
    post = BerichtenpostInProef()
    ronde = Postronde(PrintstraatInProef(), post)
    aanbieder = luister(levering, post, ronde)
    echt = aanbieder.start(min(aanbieder.opdrachten), EERSTE)
    vals = replace(echt, sleutel="vals", van="75750002")
    post.bezorg(vals)
    ronde.alles(op=OP)
    assert post.fouten == [(vals, "Op de envelop staat een andere afzender dan in het bericht.")]
    with namens({938}, doel="proef"):
        assert not Levermelding.objects.exists()
    post.bezorg(echt)
    ronde.alles(op=OP)
    with namens({938}, doel="proef"):
        assert Levermelding.objects.count() == 1


def taken_zonder_antwoord() -> list[tuple[str, date, bool]]:
    """What ever stood on somebody's day about an order that was not answered."""
    with namens({938}, doel="proef"):
        alle = Taak.objects.filter(wat__contains="gaf geen antwoord").order_by("id")
        return [(t.wat, t.uiterlijk, t.gedaan_op is None) for t in alle]


def test_a_301_that_nobody_answers_stands_on_the_day_once_and_goes_off_by_the_answer(levering):
    """OP090: three working days after it left, a Wednesday, so from Tuesday on."""
    post = BerichtenpostInProef()
    ronde = Postronde(PrintstraatInProef(), post)
    ronde.alles(op=OP)
    for dagen in (1, 3, 5):
        dagronde(op=OP + timedelta(days=dagen))
    assert taken_zonder_antwoord() == []
    for dagen in (6, 6, 7):
        dagronde(op=OP + timedelta(days=dagen))
    zin = (
        "Zorgcoöperatie De Geulbrug gaf geen antwoord op ons bericht van woensdag 1 december 2027."
        " Vraag of het is aangekomen."
    )
    assert taken_zonder_antwoord() == [(zin, date(2027, 12, 9), True)]
    aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 9))
    een, twee = (stuk for uit in list(post.onderweg) for stuk in aanbieder.postvak(uit.stuk))
    post.bezorg(een)
    ronde.alles(op=om(2027, 12, 9))
    assert [open_ for *_, open_ in taken_zonder_antwoord()] == [True]  # the other order of that day still waits
    post.bezorg(twee)
    ronde.alles(op=om(2027, 12, 9))
    dagronde(op=om(2027, 12, 20))
    assert [open_ for *_, open_ in taken_zonder_antwoord()] == [False]


def test_a_301_that_did_not_leave_is_not_one_that_nobody_answers(levering):
    Postronde(PrintstraatInProef()).alles(op=OP)
    dagronde(op=OP + timedelta(days=20))
    assert taken_zonder_antwoord() == []


def test_without_a_post_office_messages_wait(levering):
    ronde = Postronde(PrintstraatInProef())
    ronde.alles(op=OP)
    with namens({levering.gemeente.code}, doel="proef"):
        assert set(Post.objects.filter(soort="bericht").values_list("fout", "bezorgd_op")) == {
            ("ConnectionError", None)
        }
        assert set(Bericht.objects.values_list("stand", flat=True)) == {"klaar"}


def test_a_message_that_waited_too_long_is_answered_by_the_round(levering):
    post = BerichtenpostInProef()
    aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 1))
    post.sluit_aan(aanbieder.agb, aanbieder.postvak)
    ronde = Postronde(PrintstraatInProef(), post)
    ronde.alles(op=OP)
    post.breng_rond()
    post.bezorg(aanbieder.stop(min(aanbieder.opdrachten), EERSTE, EERSTE, "19"))
    for dagen, antwoorden in ((0, 0), (1, 0), (2, 1)):
        moment: datetime = OP + timedelta(days=dagen)
        ronde.alles(op=moment)
        ronde.alles(op=moment)
        post.breng_rond()
        assert len(aanbieder.retouren) == antwoorden
