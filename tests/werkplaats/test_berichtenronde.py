"""The post office refuses, loses answers, delays, doubles and reorders: in the end all stands as if it had been quiet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Taak
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef, Berichtstuk, Grillen
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.postbus.models import Post
from keukentafel.werkplaats import postronde as postronde_module
from keukentafel.werkplaats.postronde import Postronde
from tests.reis.leveren.conftest import EERSTE, LAATSTE, Levering, maak_levering, mensen, om

__all__ = ["mensen"]

OP = om(2027, 12, 1)  # a Wednesday
HALF = EERSTE + timedelta(days=100)
RONDES = 120
RUST = timedelta(minutes=10)
STIL = Grillen()


@dataclass(frozen=True)
class Verloop:
    """What a provider tells about one order, each in a message of its own; days after its first day."""

    start: int | None
    hersteld: int | None
    stop: tuple[int, str] | None
    anders: tuple[int, str] | None
    toch_niet: bool


@pytest.fixture
def levering(meerssen, mensen) -> Levering:
    """Fatma has a BSN and two orders at De Geulbrug, one after the other; no walls open."""
    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen)
        levering.geef(einddatum=HALF)
        levering.geef(ingangsdatum=HALF + timedelta(days=1), einddatum=LAATSTE)
    return levering


@contextmanager
def voor_even() -> Iterator[None]:
    """Undo what was done in this block."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def vertel(aanbieder: AanbiederInProef, verlopen: tuple[Verloop, ...]) -> list[Berichtstuk]:
    """The messages of a provider about its orders, in the order in which it sends them."""
    uit = []
    for (nummer, (_, product)), v in zip(sorted(aanbieder.opdrachten.items()), verlopen, strict=True):
        if v.start is None:
            continue
        dag = product.ingangsdatum + timedelta(days=v.start)
        uit.append(aanbieder.start(nummer, dag))
        if v.hersteld is not None:
            was, dag = dag, product.ingangsdatum + timedelta(days=v.hersteld)
            uit.append(aanbieder.start(nummer, dag, weg=was))
        if v.stop is None:
            continue
        einde, reden = dag + timedelta(days=v.stop[0]), v.stop[1]
        uit.append(aanbieder.stop(nummer, dag, einde, reden))
        if v.anders is not None:
            weg = (einde, reden)
            einde, reden = dag + timedelta(days=v.anders[0]), v.anders[1]
            uit.append(aanbieder.stop(nummer, dag, einde, reden, weg=weg))
        if v.toch_niet:
            uit.append(aanbieder.stop(nummer, dag, einde, reden, weg=(einde, reden), alleen_weg=True))
    return uit


def speel(levering: Levering, post: BerichtenpostInProef, verlopen: tuple[Verloop, ...]) -> dict[str, object]:
    """Let everything go back and forth until nothing is under way; return the end state."""
    aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 1))
    post.sluit_aan(aanbieder.agb, aanbieder.postvak)
    ronde = Postronde(PrintstraatInProef(), post)
    op, verteld = OP, False
    for _ in range(RONDES):
        ronde.alles(op=op)
        post.breng_rond()
        if not verteld and len(aanbieder.opdrachten) == len(verlopen):
            verteld = True
            for stuk in vertel(aanbieder, verlopen):
                bezorg_tot_het_lukt(post, stuk)
        op += RUST
        if verteld and not post.onderweg and not open_post(levering) and not _wacht(levering):
            break
    else:
        raise AssertionError(f"not quiet after {RONDES} rounds: {post.onderweg}")
    return eindstand(levering, aanbieder)


def bezorg_tot_het_lukt(post: BerichtenpostInProef, stuk: Berichtstuk) -> None:
    """A provider tries again when the post office does not answer."""
    for _ in range(10):
        try:
            post.bezorg(stuk)
        except OSError:
            continue
        return
    raise AssertionError("the post office refuses for ever")


def open_post(levering: Levering) -> bool:
    """Whether a message still waits in the outbox."""
    with namens({levering.gemeente.code}, doel="proef"):
        return Post.objects.filter(bezorgd_op=None, soort__in=("toewijzing", "bericht")).exists()


def _wacht(levering: Levering) -> bool:
    with namens({levering.gemeente.code}, doel="proef"):
        return Bericht.objects.filter(stand__in=("ontvangen", "klaar")).exists()


def eindstand(levering: Levering, aanbieder: AanbiederInProef) -> dict[str, object]:
    """All that counts, without what differs by nature: ids and clock times."""
    with namens({levering.gemeente.code}, doel="proef"):
        berichten = list(Bericht.objects.select_related("antwoord_op").order_by("id"))
        retouren = Counter(
            (b.soort, b.antwoord_op.soort, b.antwoord_op.identificatie, b.antwoord_op.stand)
            for b in berichten
            if b.antwoord_op
        )
        return {
            "toewijzingen": list(
                Toewijzing.objects.order_by("nummer").values_list(
                    "nummer", "antwoord", "gestart_op", "gestopt_op", "stop_reden"
                )
            ),
            "levermeldingen": Counter(
                Levermelding.objects.values_list("toewijzing__nummer", "soort", "datum", "reden", "vervallen", "via")
            ),
            "berichten": Counter(
                (b.richting, b.soort, b.stand, str(b.retourcodes)) for b in berichten if not b.antwoord_op_id
            ),
            "retouren": retouren,
            "bij de aanbieder": {k: r.header.retour_codes for k, r in aanbieder.retouren.items()},
            "zaak": levering.bank.record().stand,
            "feiten": feiten(),
            "taken": Counter(Taak.objects.filter(gedaan_op=None).values_list("wat", "uiterlijk")),
        }


def feiten() -> Counter[tuple[object, ...]]:
    """What the monitor counts of the help, a fact that was taken back left out."""
    telt: Counter[tuple[object, ...]] = Counter()
    for soort, dag, waarde in Feit.objects.filter(soort__contains="hulp_").values_list("soort", "dag", "waarde"):
        telt[soort.removeprefix("-"), dag, waarde] += -1 if soort.startswith("-") else 1
    return +telt


REDENEN = st.sampled_from(["19", "21", "22", "23"])
EINDEN = st.tuples(st.integers(30, 60), REDENEN)


@st.composite
def verlopen(draw) -> tuple[Verloop, ...]:
    """Two orders, each told as far as it came; no two messages tell the same thing."""
    alle = []
    for _ in range(2):
        start = draw(st.none() | st.integers(0, 10))
        hersteld = draw(st.none() | st.integers(11, 20)) if start is not None else None
        stop = draw(st.none() | EINDEN) if start is not None else None
        anders = draw(st.none() | st.tuples(st.integers(61, 75), REDENEN)) if stop else None
        alle.append(Verloop(start, hersteld, stop, anders, draw(st.booleans()) if stop else False))
    return tuple(alle)


GRILLEN = st.builds(
    Grillen,
    weiger=st.sampled_from([0.0, 0.3, 0.6]),
    dubbel=st.sampled_from([0.0, 0.5, 1.0]),
    vertraag=st.integers(0, 6),
    verwissel=st.booleans(),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verlopen=verlopen(), grillen=GRILLEN, zaad=st.integers(0, 2**32 - 1))
def test_whatever_the_post_does_the_end_is_that_of_a_quiet_day(levering, verlopen, grillen, zaad):
    with voor_even():
        stil = speel(levering, BerichtenpostInProef(), verlopen)
    with voor_even():
        wild = speel(levering, BerichtenpostInProef(zaad, grillen), verlopen)
    assert {stand for *_, stand in stil["retouren"]} == {"verwerkt"}
    assert set(stil["retouren"].values()) == {1}
    assert wild == stil


ALLES_ERAAN = (
    Verloop(2, 11, (30, "19"), (61, "21"), False),
    Verloop(0, None, (40, "22"), None, True),
)


def test_the_quiet_day_itself(levering):
    """By hand: what the two orders say, and one return on each of the seven messages."""
    stand = speel(levering, BerichtenpostInProef(), ALLES_ERAAN)
    begin = EERSTE + timedelta(days=11)
    tweede = HALF + timedelta(days=1)
    assert [t[1:] for t in stand["toewijzingen"]] == [
        ("ja", begin, begin + timedelta(days=61), "21"),
        ("ja", tweede, None, ""),
    ]
    assert Counter(soort for soort, *_ in stand["retouren"].elements()) == {"WMO302": 2, "WMO306": 3, "WMO308": 4}
    assert len(stand["bij de aanbieder"]) == 7
    assert stand["zaak"] == "hulp_loopt"


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
    ronde.alles(op=OP)
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


def test_one_message_that_breaks_us_does_not_stop_the_others(levering, monkeypatch):
    post = BerichtenpostInProef()
    for naam in ("eerste", "tweede"):
        post.bezorg(Berichtstuk(naam, levering.geulbrug.agb, "0938", f"<{naam}/>".encode()))
    echt = postronde_module.bericht_ontvangen

    def breek(*, inhoud: bytes, **anders: object) -> Bericht:
        if inhoud == b"<eerste/>":
            raise RuntimeError("kapot")
        return echt(inhoud=inhoud, **anders)  # type: ignore[arg-type]

    monkeypatch.setattr(postronde_module, "bericht_ontvangen", breek)
    assert Postronde(PrintstraatInProef(), post).alles(op=OP) > 0
    assert [stuk.sleutel for stuk in post.wachtend("0938")] == ["eerste"]


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
