"""The post office refuses, loses answers, delays, doubles and reorders: in the end all stands as if it had been quiet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Taak
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef, Berichtstuk
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.reis.leveren import start_melden, stop_melden
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.werkplaats.postronde import Postronde
from tests.reis.leveren.conftest import EERSTE, Levering
from tests.werkplaats.berichtenspel import (
    GRILLEN,
    HALF,
    OP,
    RONDES,
    RUST,
    SPEEL,
    bezorg_tot_het_lukt,
    levering,
    mensen,
    open_post,
    voor_even,
    wacht,
)

__all__ = ["levering", "mensen"]


@dataclass(frozen=True)
class Verloop:
    """What is told about one order; days after its first day. `start` below zero is before it: the house refuses that.

    `hersteld`: the start was not so, but this day. `tijdelijk`: stopped for a while, and then begun again on `hervat`.
    `anders`: the last stop was not so, but this one; `toch_niet`: it was not so at all. `hoe`: how stopping for a while
    and beginning again are told.
    """

    start: int | None = None
    hersteld: int | None = None
    tijdelijk: int | None = None
    hervat: int | None = None
    stop: tuple[int, str] | None = None
    anders: tuple[int, str] | None = None
    toch_niet: bool = False
    hoe: tuple[str, str] = ("bericht", "bericht")
    onbekend: bool = False


@dataclass(frozen=True)
class InHuis:
    """Told in the portal or by hand: no message."""

    wat: str
    nummer: int
    dag: date
    hoe: str


def vertel(aanbieder: AanbiederInProef, verlopen: tuple[Verloop, ...]) -> list[list[Berichtstuk | InHuis]]:
    """What is told about the orders, in three parts. A provider waits for the returns on one before it tells the next:
    so the standard advises, for who begins again or stops for good what was stopped for a while."""
    eerst, dan, ten_slotte = list[Berichtstuk | InHuis](), list[Berichtstuk | InHuis](), list[Berichtstuk | InHuis]()
    for (nummer, (_, product)), v in zip(sorted(aanbieder.opdrachten.items()), verlopen, strict=True):

        def na(dagen: int, eerste: date = product.ingangsdatum) -> date:
            return eerste + timedelta(days=dagen)

        if v.onbekend:
            aanbieder.opdrachten[999] = aanbieder.opdrachten[nummer]
            eerst.append(aanbieder.start(999, na(0)))
            del aanbieder.opdrachten[999]
        if v.start is None:
            continue
        dag = na(v.start)
        eerst.append(aanbieder.start(nummer, dag))
        if v.hersteld is not None:
            eerst.append(aanbieder.start(nummer, na(v.hersteld), weg=dag))
            dag = na(v.hersteld)
        if v.tijdelijk is not None:
            stil, via = na(v.tijdelijk), v.hoe[0]
            per_bericht = via == "bericht"
            dan.append(aanbieder.stop(nummer, dag, stil, "20") if per_bericht else InHuis("stop", nummer, stil, via))
            if v.hervat is not None:
                dag, via = na(v.hervat), v.hoe[1]
                per_bericht = via == "bericht"
                ten_slotte.append(aanbieder.start(nummer, dag) if per_bericht else InHuis("start", nummer, dag, via))
        if v.stop is None:
            continue
        einde, reden = na(v.stop[0]), v.stop[1]
        ten_slotte.append(aanbieder.stop(nummer, dag, einde, reden))
        if v.anders is not None:
            weg = (einde, reden)
            einde, reden = na(v.anders[0]), v.anders[1]
            ten_slotte.append(aanbieder.stop(nummer, dag, einde, reden, weg=weg))
        if v.toch_niet:
            ten_slotte.append(aanbieder.stop(nummer, dag, einde, reden, weg=(einde, reden), alleen_weg=True))
    return [eerst, dan, ten_slotte]


def zeg(levering: Levering, post: BerichtenpostInProef, stuk: Berichtstuk | InHuis, op: datetime) -> None:
    """Tell one thing, in its own way."""
    if isinstance(stuk, Berichtstuk):
        bezorg_tot_het_lukt(post, stuk)
        return
    with namens({levering.gemeente.code}, doel="proef"):
        vast = {
            "gemeente": levering.gemeente, "toewijzing": Toewijzing.objects.get(nummer=stuk.nummer).id,
            "datum": stuk.dag, "via": stuk.hoe, "op": op,
            "wie": levering.petra if stuk.hoe == "portaal" else levering.bank.noor,
        }  # fmt: skip
        start_melden(**vast) if stuk.wat == "start" else stop_melden(reden="20", **vast)


def speel(levering: Levering, post: BerichtenpostInProef, verlopen: tuple[Verloop, ...]) -> dict[str, object]:
    """Let everything go back and forth until nothing is under way; return the end state."""
    aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 1))
    post.sluit_aan(aanbieder.agb, aanbieder.postvak)
    ronde = Postronde(PrintstraatInProef(), post)
    op, delen = OP, None
    for _ in range(RONDES):
        ronde.alles(op=op)
        post.breng_rond()
        if delen is None and len(aanbieder.opdrachten) == len(verlopen):
            delen = vertel(aanbieder, verlopen)
        stil = not post.onderweg and not open_post(levering) and not wacht(levering)
        op += RUST
        if delen is not None and stil:
            if not delen:
                break
            for stuk in delen.pop(0):
                zeg(levering, post, stuk, op)
    else:
        raise AssertionError(f"not quiet after {RONDES} rounds: {post.onderweg}")
    return eindstand(levering, aanbieder)


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
HOE = st.sampled_from(["bericht", "portaal", "hand"])


@st.composite
def verlopen(draw) -> tuple[Verloop, ...]:
    """Two orders, each told as far as it came; no two messages tell the same thing."""

    def soms(strategie: st.SearchStrategy[Any], mits: bool = True) -> Any:
        return draw(st.none() | strategie) if mits else None

    alle = []
    for _ in range(2):
        start = soms(st.integers(-3, 10))
        hersteld = soms(st.integers(11, 20), start is not None)
        vroeg = start is not None and start < 0 and hersteld is None
        tijdelijk = soms(st.integers(21, 29), start is not None and not vroeg)
        hervat = soms(st.integers(30, 40), tijdelijk is not None)
        stop = soms(st.tuples(st.integers(41, 60), REDENEN), start is not None)
        anders = soms(st.tuples(st.integers(61, 75), REDENEN), stop is not None)
        toch_niet = stop is not None and draw(st.booleans())
        hoe = (draw(HOE), draw(HOE))
        alle.append(
            Verloop(start, hersteld, tijdelijk, hervat, stop, anders, toch_niet, hoe, onbekend=draw(st.booleans()))
        )
    return tuple(alle)


@SPEEL
@given(verlopen=verlopen(), grillen=GRILLEN, zaad=st.integers(0, 2**32 - 1))
def test_whatever_the_post_does_the_end_is_that_of_a_quiet_day(levering, verlopen, grillen, zaad):
    with voor_even():
        stil = speel(levering, BerichtenpostInProef(), verlopen)
    with voor_even():
        wild = speel(levering, BerichtenpostInProef(zaad, grillen), verlopen)
    afgekeurd = sum(n for (*_, stand), n in stil["retouren"].items() if stand == "afgekeurd")
    assert afgekeurd == sum(v.onbekend for v in verlopen)
    assert set(stil["retouren"].values()) <= {1}
    assert wild == stil


ALLES_ERAAN = (
    Verloop(2, 11, stop=(41, "19"), anders=(72, "21")),
    Verloop(0, stop=(40, "22"), toch_niet=True),
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
