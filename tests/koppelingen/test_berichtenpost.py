"""Both post offices: a message is taken once by its key, comes until it was read, and a whim never lasts for ever."""

from __future__ import annotations

import json

import pytest

from keukentafel.koppelingen.berichtenpost import (
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


def test_what_came_in_waits_until_it_was_read(tmp_path):
    kantoor = Berichtenmap(tmp_path)
    assert kantoor.wachtend("0938") == []
    for naam in ("1.xml", "2.xml", "half.deel"):
        plek = tmp_path / "in/0938" / naam
        plek.parent.mkdir(parents=True, exist_ok=True)
        plek.write_bytes(b"<b/>")
    eerst, tweede = kantoor.wachtend("0938")
    kantoor.gelezen(eerst)
    kantoor.gelezen(tweede, fout="Dit is geen iWmo-bericht.")
    kantoor.gelezen(tweede, fout="Dit is geen iWmo-bericht.")  # died before the end, and again
    assert kantoor.wachtend("0938") == []
    assert (tmp_path / "in/0938/gelezen/1.xml").exists()
    assert (tmp_path / "in/0938/onleesbaar/2.xml.txt").read_text() == "Dit is geen iWmo-bericht."
    assert kantoor.wachtend("0981") == []


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
