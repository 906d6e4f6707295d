"""Right and wrong, by message, in the portal and by hand, late or twice: each message is answered once, and truly."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from keukentafel.berichten.iwmo import lees
from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Taak
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef, Berichtstuk
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.leveren import melding_terugnemen, start_melden, stop_melden
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.postbus.models import Post
from keukentafel.werkplaats.postronde import Postronde
from tests.reis.leveren.conftest import Levering
from tests.werkplaats.berichtenspel import (
    GRILLEN,
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
class Zet:
    """Something that is told, right or wrong, and how long it takes before the next. Days after the first of all."""

    wat: str  # start, stop, herstel, weg-start, weg-stop
    opdracht: int
    begin: int
    einde: int
    reden: str
    hoe: str
    daarna: timedelta


DAGEN = st.sampled_from([-2, 0, 3, 6, 9])
ZETTEN = st.lists(
    st.builds(
        Zet,
        wat=st.sampled_from(["start", "start", "stop", "stop", "herstel", "weg-start", "weg-stop"]),
        opdracht=st.integers(0, 1),
        begin=DAGEN,
        einde=DAGEN,
        reden=st.sampled_from(["20", "20", "19"]),
        hoe=st.sampled_from(["bericht", "bericht", "bericht", "portaal", "hand"]),
        daarna=st.sampled_from([timedelta(0), timedelta(0), RUST, timedelta(days=1)]),
    ),
    min_size=3,
    max_size=9,
)


def als_bericht(aanbieder: AanbiederInProef, zet: Zet) -> Berichtstuk:
    nummer = sorted(aanbieder.opdrachten)[zet.opdracht]
    eerste = aanbieder.opdrachten[nummer][1].ingangsdatum
    begin, einde = eerste + timedelta(days=zet.begin), eerste + timedelta(days=zet.einde)
    if zet.wat == "herstel":
        return aanbieder.start(nummer, begin, weg=einde)
    if zet.wat == "start":
        return aanbieder.start(nummer, begin)
    if zet.wat == "weg-start":
        return aanbieder.start(nummer, begin, weg=begin, alleen_weg=True)
    einde = max(begin, einde)
    weg = (einde, zet.reden) if zet.wat == "weg-stop" else None
    return aanbieder.stop(nummer, begin, einde, zet.reden, weg=weg, alleen_weg=weg is not None)


def in_huis(levering: Levering, zet: Zet, op: datetime) -> None:
    """Tell or take back in the portal or by hand; what the act refuses is refused."""
    wie = levering.petra if zet.hoe == "portaal" else levering.bank.noor
    vast: dict[str, Any] = {"gemeente": levering.gemeente, "via": zet.hoe, "wie": wie, "op": op}
    with namens({levering.gemeente.code}, doel="proef"), suppress(Geweigerd):
        rij = Toewijzing.objects.order_by("nummer")[zet.opdracht]
        if zet.wat == "start":
            start_melden(toewijzing=rij.id, datum=rij.ingangsdatum + timedelta(days=zet.begin), **vast)
        elif zet.wat == "stop":
            dag = rij.ingangsdatum + timedelta(days=zet.einde)
            stop_melden(toewijzing=rij.id, datum=dag, reden=zet.reden, **vast)
        else:
            for melding in Levermelding.objects.filter(toewijzing=rij).order_by("-id")[:1]:
                melding_terugnemen(levermelding=melding.id, **vast)


@SPEEL
@given(zetten=ZETTEN, grillen=GRILLEN, zaad=st.integers(0, 2**32 - 1))
def test_whatever_is_told_each_message_is_answered_once_and_does_what_its_answer_says(levering, zetten, grillen, zaad):
    with voor_even():
        post = BerichtenpostInProef(zaad, grillen)
        aanbieder = AanbiederInProef(levering.geulbrug.agb, dag=date(2027, 12, 1))
        post.sluit_aan(aanbieder.agb, aanbieder.postvak)
        ronde, op, over = Postronde(PrintstraatInProef(), post), OP, list(zetten)
        while len(aanbieder.opdrachten) < 2:
            ronde.alles(op=op)
            post.breng_rond()
            op += RUST
        verteld = []
        for _ in range(RONDES):
            while over:
                zet = over.pop(0)
                if zet.hoe == "bericht" or zet.wat == "herstel":
                    verteld.append(stuk := als_bericht(aanbieder, zet))
                    bezorg_tot_het_lukt(post, stuk)
                else:
                    in_huis(levering, zet, op)
                if zet.daarna:
                    op += zet.daarna
                    break
            ronde.alles(op=op)
            post.breng_rond()
            if not over and not post.onderweg and not open_post(levering) and not wacht(levering):
                break
            op += RUST if over or post.onderweg else timedelta(hours=8)
        reken_na(levering, aanbieder, verteld)


def reken_na(levering: Levering, aanbieder: AanbiederInProef, verteld: list[Berichtstuk]) -> None:
    """What holds at the end, whatever was told and however it came."""
    with namens({levering.gemeente.code}, doel="proef"):
        kwam = {b.inhoud.encode(): b for b in Bericht.objects.filter(richting="in").exclude(soort="WMO302")}
        assert set(kwam) == {stuk.inhoud for stuk in verteld}
        assert {b.stand for b in kwam.values()} <= {"verwerkt", "afgekeurd"}
        retouren = Counter(Bericht.objects.filter(richting="uit").values_list("antwoord_op", flat=True))
        assert {id_: n for id_, n in retouren.items() if id_} == {b.id: 1 for b in kwam.values()}
        assert {k for _, k in aanbieder.retouren} == {b.identificatie for b in kwam.values()}
        assert not Post.objects.filter(bezorgd_op=None).exclude(soort="brief").exists()
        regels = list(Levermelding.objects.order_by("id").select_related("toewijzing"))
        werk = " ".join(Taak.objects.values_list("wat", flat=True))
        for bericht in kwam.values():
            eigen = [r for r in regels if r.bericht_id == bericht.id]
            if bericht.stand == "afgekeurd":
                assert not eigen
            elif bericht.retourcodes:
                assert all(een["zin"] in werk for een in bericht.retourcodes)
            else:
                antwoord_op = Bericht.objects.get(antwoord_op=bericht).tijdstip
                for wat, weg in _gezegd(bericht):
                    over = [r for r in regels if (r.toewijzing.nummer, r.soort, r.datum, r.reden) == wat]
                    toen = [r for r in over if r.vastgelegd_op <= antwoord_op]
                    # it did so, or it was so already
                    assert any(r in eigen and r.vervallen == weg for r in over) or (
                        not toen or any(r.vervallen for r in toen) if weg else any(not r.vervallen for r in toen)
                    ), (wat, weg)
        klaar, begonnen = True, False
        for rij in Toewijzing.objects.all():
            laatste = {(r.soort, r.datum, r.reden): r for r in regels if r.toewijzing_id == rij.id}
            geldt = [sleutel for sleutel, r in laatste.items() if not r.vervallen]
            start = max((dag for soort, dag, _ in geldt if soort == "start"), default=None)
            stops = [(dag, reden) for soort, dag, reden in geldt if soort == "stop" and start and dag >= start]
            assert rij.gestart_op == start
            assert rij.gestopt_op == max((dag for dag, _ in stops), default=None)
            assert (rij.stop_reden or "") in {reden for _, reden in stops} | {""}
            begonnen |= start is not None
            klaar &= rij.gestopt_op is not None and rij.stop_reden != "20"
        stand = "beeindigd" if klaar else "hulp_loopt" if begonnen else "toegekend"
        assert levering.bank.record().stand == stand


def _gezegd(bericht: Bericht) -> list[tuple[tuple[int | None, str, date, str], bool]]:
    """The lines of a message as the house knows them, and whether they take something back."""
    inwoner = lees(bericht.inhoud.encode()).inwoner
    if bericht.soort == "WMO305":
        regels = [(r, "start", r.begindatum, "") for r in inwoner.start_producten]
    else:
        regels = [(r, "stop", r.einddatum, r.reden_beeindiging) for r in inwoner.stop_producten]
    return [((r.toewijzing_nummer, *sleutel), r.status_aanlevering == "3") for r, *sleutel in regels]
