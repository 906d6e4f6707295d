"""The small rows that every step of a case leaves: steps, tasks, letters, who may look, who looked."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vormen import Account, BetrokkeneD, Bewoner, BriefD, LogregelD, StapD, TaakD
from keukentafel.project.demo.zaakplan import Zaakplan
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.stelsel.klok import AMSTERDAM

VIA_WEBSITE = "Inwoner, via de website"
SYSTEEM = "Keukentafel"


class Rijen:
    """Adds rows to a region and never one of later than the demo moment."""

    def __init__(self, regio: Regio, *, seed: int, rollen: dict[int, str]) -> None:
        self.regio = regio
        self.peil = regio.peilmoment
        self._rollen = rollen
        self._sporen = random.Random(f"keukentafel sporen {seed}")

    def op_volgorde(self) -> None:
        """Number log lines, letters and steps in the order of time, as a real system would have done."""
        r = self.regio
        r.logregels = [replace(x, id=n) for n, x in enumerate(sorted(r.logregels, key=lambda x: x.tijdstip), start=1)]
        r.brieven = [replace(x, id=n) for n, x in enumerate(sorted(r.brieven, key=lambda x: x.verzonden_op), start=1)]
        r.stappen = [replace(x, id=n) for n, x in enumerate(sorted(r.stappen, key=lambda x: x.tijdstip), start=1)]

    def _niet_later(self, op: datetime) -> datetime:
        """Return the moment, or the demo moment when a following minute would pass it."""
        return min(op, self.peil)

    def _stap(
        self,
        zaak: int,
        b: Bewoner,
        handeling: str,
        van: str,
        naar: str,
        artikel: str,
        op: datetime,
        door: str,
        uitleg: str = "",
        *,
        dag: date | None = None,
    ) -> None:
        """Add a line to the timeline; `dag` is the day that counts, the day of `op` unless told."""
        dag = dag or op.astimezone(AMSTERDAM).date()
        op = self._niet_later(op)
        self.regio.stappen.append(
            StapD(len(self.regio.stappen) + 1, b.gemeente, zaak, handeling, van, naar, artikel, dag, op, door, uitleg)
        )

    def zet(self, zaak: int, b: Bewoner, naar: Stand, op: datetime, door: str, *, uitleg: str = "") -> None:
        """Take a step of the table of recht: the case moves and its timeline says on which ground.

        `uitleg` instead of the sentence of the table.
        """
        was = self.regio.zaken[zaak - 1]
        stap = verzet(van=Stand(was.stand), naar=naar)
        self.regio.zaken[zaak - 1] = replace(was, stand=stap.naar)
        self._stap(zaak, b, stap.handeling, stap.van, stap.naar, stap.artikel, op, door, uitleg or stap.uitleg)

    def _taak(
        self,
        zaak: int,
        plan: Zaakplan,
        wie: Account | None,
        soort: str,
        wat: str,
        uiterlijk: date,
        *,
        tijdstip: datetime | None = None,
        wacht: str = "",
        gedaan: datetime | None = None,
        spoed: bool | None = None,
    ) -> None:
        """Add a task; urgent as the case is, unless `spoed` says otherwise."""
        self.regio.taken.append(
            TaakD(
                id=len(self.regio.taken) + 1,
                gemeente=plan.bewoner.gemeente,
                zaak=zaak,
                behandelaar=wie.id if wie else None,
                soort=soort,
                wat=wat,
                uiterlijk=uiterlijk,
                tijdstip=tijdstip,
                spoed=plan.spoed if spoed is None else spoed,
                wacht_op=wacht,
                gedaan_op=gedaan,
            )
        )

    def _betrokken(
        self, zaak: int, b: Bewoner, wie: Account, soort: str, van: datetime, tot: datetime, gegeven_door: str
    ) -> None:
        nr = len(self.regio.betrokkenen) + 1
        self.regio.betrokkenen.append(BetrokkeneD(nr, b.gemeente, zaak, wie.id, soort, van, tot, gegeven_door))

    def _brief(
        self, zaak: int, b: Bewoner, soort: str, op: datetime, bij: int = 0, *, extra: tuple[str, ...] = ()
    ) -> None:
        op = self._niet_later(op)
        dag = op.astimezone(AMSTERDAM).date()
        nr = len(self.regio.brieven) + 1
        self.regio.brieven.append(BriefD(nr, b.gemeente, zaak, b.id, soort, dag, op, bij, extra))

    def _log(
        self,
        zaak: int,
        b: Bewoner,
        op: datetime,
        soort: str,
        handeling: str,
        doel: str,
        wie: Account | None,
        reden: str = "",
        *,
        systeem: bool = False,
    ) -> None:
        """Add a log line; without `wie` it was the resident, or someone for her, on the website, or the day round."""
        spoor = UUID(int=self._sporen.getrandbits(128), version=4)
        self.regio.logregels.append(
            LogregelD(
                id=len(self.regio.logregels) + 1,
                gemeente=b.gemeente,
                tijdstip=self._niet_later(op),
                soort=soort,
                handeling=handeling,
                doel=doel,
                reden=reden,
                gebruiker_id=wie.id if wie else None,
                gebruiker_naam=wie.naam if wie else SYSTEEM if systeem else VIA_WEBSITE,
                rol=self._rollen.get(wie.id, "") if wie else "systeem" if systeem else "inwoner",
                inwoner_id=b.id,
                object_soort="zaak",
                object_id=zaak,
                spoor=spoor,
            )
        )
