"""Both post offices: a message is taken once by its key, comes until it was read, and a whim never lasts for ever."""

from __future__ import annotations

import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from keukentafel.koppelingen.berichtenpost import (
    ENVELOP_WACHT,
    HOOGSTENS_WEIGEREN,
    Berichtenmap,
    BerichtenpostInProef,
    Berichtstuk,
    Grillen,
)

UIT = Berichtstuk("bericht-1", "0938", "75750001", b"<a/>")
IN = Berichtstuk("x.xml", "75750001", "0938", b"<b/>")


def test_a_folder_holds_each_message_once_and_its_envelope_last(tmp_path):
    kantoor = Berichtenmap(tmp_path)
    assert kantoor.bezorg(UIT)
    assert not kantoor.bezorg(UIT)
    assert (tmp_path / "uit/bericht-1.xml").read_bytes() == b"<a/>"
    assert json.loads((tmp_path / "uit/bericht-1.json").read_text()) == {"van": "0938", "naar": "75750001"}
    assert (tmp_path / "uit/bericht-1.xml").stat().st_mode & 0o077 == 0


def test_who_dies_between_message_and_envelope_lays_the_rest_later(tmp_path):
    kantoor = Berichtenmap(tmp_path)
    kantoor.bezorg(UIT)
    (tmp_path / "uit/bericht-1.json").unlink()
    assert kantoor.bezorg(UIT)
    assert len(list((tmp_path / "uit").iterdir())) == 2


def leg(map_, naam, inhoud=b"<b/>", *, van="75750001", naar="0938", envelop=True):
    """Lay a message as the other side does: whole, and then its envelope."""
    plek = map_ / "in/0938" / f"{naam}.xml"
    plek.parent.mkdir(parents=True, exist_ok=True)
    adres = json.dumps({"van": van, "naar": naar}).encode()
    for waar, wat in ((plek, inhoud), (plek.with_suffix(".json"), adres))[: 2 if envelop else 1]:
        half = waar.with_suffix(".deel")
        half.write_bytes(wat)
        half.rename(waar)
    return plek


def oud(plek):
    """The envelope had time enough to come."""
    moment = time.time() - ENVELOP_WACHT - 1
    os.utime(plek, (moment, moment))


def bewaard(map_, waar):
    """What lies in one of the folders of what came in."""
    return sorted(pad.read_bytes() for pad in (map_ / "in/0938" / waar).glob("*/*.xml"))


def test_what_came_in_waits_until_it_was_read(tmp_path):
    kantoor = Berichtenmap(tmp_path)
    assert kantoor.wachtend("0938") == []
    leg(tmp_path, "1", b"<b/>")
    leg(tmp_path, "2", b"<c/>")
    (tmp_path / "in/0938/half.deel").write_bytes(b"<d/>")
    stukken = kantoor.wachtend("0938")
    assert [(s.van, s.naar) for s in stukken] == [("75750001", "0938")] * 2
    assert kantoor.wachtend("0938") == stukken  # as often as is asked
    eerst, tweede = sorted(stukken, key=lambda s: s.inhoud)
    kantoor.gelezen(eerst)
    kantoor.gelezen(tweede, fout="Dit is geen iWmo-bericht.")
    kantoor.gelezen(tweede, fout="Dit is geen iWmo-bericht.")  # died before the end, and again
    assert kantoor.wachtend("0938") == []
    assert (bewaard(tmp_path, "gelezen"), bewaard(tmp_path, "onleesbaar")) == ([b"<b/>"], [b"<c/>"])
    (reden,) = (tmp_path / "in/0938/onleesbaar").glob("*.txt")
    assert reden.read_text() == "Dit is geen iWmo-bericht."
    assert kantoor.wachtend("0981") == []


def test_a_name_that_is_used_again_takes_no_other_message_away(tmp_path):
    """Between reading and taking away, and when one of that name lies there from before."""
    kantoor = Berichtenmap(tmp_path)
    leg(tmp_path, "bericht", b"<een/>")
    (een,) = kantoor.wachtend("0938")
    leg(tmp_path, "bericht", b"<twee/>")
    kantoor.gelezen(een)
    (twee,) = kantoor.wachtend("0938")
    assert twee.inhoud == b"<twee/>"
    kantoor.gelezen(twee)
    leg(tmp_path, "bericht", b"<drie/>")
    for stuk in kantoor.wachtend("0938"):
        kantoor.gelezen(stuk)
    assert bewaard(tmp_path, "gelezen") == [b"<drie/>", b"<een/>", b"<twee/>"]


def test_the_key_of_what_came_in_is_ours(tmp_path):
    kantoor = Berichtenmap(tmp_path)
    leg(tmp_path, "start-999990019")
    (stuk,) = kantoor.wachtend("0938")
    assert "999990019" not in stuk.sleutel


def test_a_message_waits_for_its_envelope_but_not_for_ever(tmp_path):
    kantoor = Berichtenmap(tmp_path)
    plek = leg(tmp_path, "1", envelop=False)
    assert kantoor.wachtend("0938") == []
    oud(plek)
    (stuk,) = kantoor.wachtend("0938")
    assert (stuk.van, stuk.inhoud) == ("", b"<b/>")


@pytest.mark.parametrize(
    "envelop", ["", "[]", "{}", '{"van": 1, "naar": "0938"}', '{"van": "75750001", "naar": "0981"}', "\xff"]
)
def test_an_envelope_that_says_nothing_names_nobody(tmp_path, envelop):
    kantoor = Berichtenmap(tmp_path)
    leg(tmp_path, "1").with_suffix(".json").write_text(envelop, encoding="latin-1")
    (stuk,) = kantoor.wachtend("0938")
    assert stuk.van == ""


def test_who_dies_between_envelope_and_message_finds_both_again(tmp_path, monkeypatch):
    kantoor = Berichtenmap(tmp_path)
    plek = leg(tmp_path, "1")
    oud(plek)
    echt = Path.rename

    def sterf(pad: Path, doel: Path) -> Path:
        if pad.suffix == ".xml":
            raise SystemError("de stroom valt uit")
        return echt(pad, doel)

    with monkeypatch.context() as m:
        m.setattr(Path, "rename", sterf)
        with pytest.raises(SystemError):
            kantoor.wachtend("0938")
    (stuk,) = kantoor.wachtend("0938")
    assert (stuk.van, stuk.inhoud) == ("75750001", b"<b/>")


def test_two_rounds_beside_each_other_lose_nothing_and_see_each_envelope(tmp_path):
    """Four rounds fetch and clear away while messages are laid under ten names, again and again."""
    gezien: set[tuple[str, bytes]] = set()
    klaar = threading.Event()

    def ronde() -> None:
        kantoor = Berichtenmap(tmp_path)
        leeg = False
        while not (klaar.is_set() and leeg):
            assert time.monotonic() < grens
            stukken = kantoor.wachtend("0938")
            leeg = not stukken
            for stuk in stukken:
                gezien.add((stuk.van, stuk.inhoud))
                kantoor.gelezen(stuk)

    grens = time.monotonic() + 60
    with ThreadPoolExecutor(4) as rondes:
        gang = [rondes.submit(ronde) for _ in range(4)]
        try:
            for nummer in range(150):
                plek = tmp_path / "in/0938" / f"{nummer % 10}.xml"
                while plek.exists() or plek.with_suffix(".json").exists():
                    assert time.monotonic() < grens, f"{plek.name} blijft liggen"
                    time.sleep(0.001)
                leg(tmp_path, str(nummer % 10), f"<a>{nummer}</a>".encode())
        finally:
            klaar.set()
        for een in gang:
            een.result(60)
    assert gezien == {("75750001", f"<a>{nummer}</a>".encode()) for nummer in range(150)}
    assert len(bewaard(tmp_path, "gelezen")) == 150


def test_who_finishes_for_another_waits_until_that_one_is_done(tmp_path, monkeypatch):
    """One round has the envelope and not yet the message; a second must not take the next message for it."""
    plek = leg(tmp_path, "1", b"<a>eerste</a>")
    half, verder = threading.Event(), threading.Event()
    echt = Path.rename

    def traag(pad: Path, doel: Path) -> Path:
        if pad == plek and not half.is_set():
            half.set()
            assert verder.wait(20)
        return echt(pad, doel)

    monkeypatch.setattr(Path, "rename", traag)
    with ThreadPoolExecutor(2) as rondes:
        een = rondes.submit(Berichtenmap(tmp_path).wachtend, "0938")
        assert half.wait(20)
        ander = rondes.submit(Berichtenmap(tmp_path).wachtend, "0938")
        time.sleep(0.1)
        assert not ander.done()
        assert plek.exists()
        verder.set()
        assert [stuk.inhoud for stuk in een.result(20)] == [b"<a>eerste</a>"]
        assert [stuk.inhoud for stuk in ander.result(20)] == [b"<a>eerste</a>"]


def test_the_post_office_of_tests_knows_a_key_again():
    kantoor = BerichtenpostInProef()
    assert kantoor.bezorg(IN)
    assert not kantoor.bezorg(IN)
    assert kantoor.wachtend("0938") == [IN]
    assert kantoor.wachtend("0981") == []
    kantoor.gelezen(IN)
    assert kantoor.wachtend("0938") == []


def test_it_refuses_as_long_as_it_is_told_to():
    kantoor = BerichtenpostInProef()
    kantoor.weiger("dicht")
    for doe in (lambda: kantoor.bezorg(IN), lambda: kantoor.wachtend("0938"), lambda: kantoor.gelezen(IN)):
        with pytest.raises(OSError, match="dicht"):
            doe()
    kantoor.weiger(None)
    assert kantoor.bezorg(IN)


def test_a_whim_does_not_last_and_a_lost_answer_is_no_second_message():
    kantoor = BerichtenpostInProef(3, Grillen(weiger=1.0))
    geweigerd = 0
    while True:
        try:
            kantoor.bezorg(IN)
        except OSError:
            geweigerd += 1
            continue
        break
    assert geweigerd == HOOGSTENS_WEIGEREN
    assert len(kantoor.onderweg) == 1


def test_it_doubles_delays_and_reorders_and_the_same_seed_does_the_same():
    def volgorde(zaad: int) -> list[str]:
        kantoor = BerichtenpostInProef(zaad, Grillen(dubbel=0.5, vertraag=4, verwissel=True))
        gezien: list[str] = []

        def postvak(stuk: Berichtstuk) -> tuple[Berichtstuk, ...]:
            gezien.append(stuk.sleutel)
            return ()

        kantoor.sluit_aan("75750001", postvak)
        for nummer in range(12):
            kantoor.bezorg(Berichtstuk(str(nummer), "0938", "75750001", b""))
        while kantoor.breng_rond():
            pass
        return gezien

    een = volgorde(7)
    assert een == volgorde(7) != volgorde(8)
    assert set(een) == {str(n) for n in range(12)}
    assert len(een) > 12
    assert een != sorted(een, key=int)
