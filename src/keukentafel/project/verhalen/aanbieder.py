"""A provider in a play: it reads the 301 it gets, answers with a 302, and tells a start and a stop in 305 and 307.

It knows only messages (`berichten.iwmo`), as a real provider does: nothing of our database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from keukentafel.berichten.iwmo import BerichtGeweigerd, Bevinding, Retourbericht, controleer, lees, retour, schrijf
from keukentafel.berichten.iwmo.v3_2.codelijsten import EERSTE_AANLEVERING, VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.kop import VanAanbieder
from keukentafel.berichten.iwmo.v3_2.start import Start, StartInwoner, StartProduct, StartRetour
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopInwoner, StopProduct, StopRetour
from keukentafel.berichten.iwmo.v3_2.toewijzing import ToegewezenProduct, Toewijzing
from keukentafel.berichten.iwmo.v3_2.typen import BerichtIdentificatie, VerkorteNaam
from keukentafel.koppelingen.berichtenpost import Berichtstuk


@dataclass
class AanbiederInProef:
    """A provider with its AGB code. `dag` is its today; the same message twice gets the same answer.

    `keurt_af`: findings with which it rejects every 301 from now on, as they would stand in the 302.
    """

    agb: str
    dag: date
    keurt_af: tuple[Bevinding, ...] = ()
    opdrachten: dict[int, tuple[Toewijzing, ToegewezenProduct]] = field(default_factory=dict)
    retouren: dict[tuple[str, str], Retourbericht] = field(default_factory=dict)
    onleesbaar: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._antwoorden: dict[str, Berichtstuk] = {}
        self._nummers = {"A": 0, "R": 0}  # messages and returns each in a series of their own

    def postvak(self, stuk: Berichtstuk) -> Iterable[Berichtstuk]:
        """Take a message; return what goes back: a 302 on a 301, nothing on a return."""
        try:
            bericht = lees(stuk.inhoud)
        except BerichtGeweigerd as fout:
            self.onleesbaar.append(fout.zin)
            return ()
        if isinstance(bericht, Toewijzing):
            return (self._antwoord(bericht),)
        if isinstance(bericht, StartRetour | StopRetour):
            soort = "WMO306" if isinstance(bericht, StartRetour) else "WMO308"
            self.retouren.setdefault((soort, bericht.header.bericht_identificatie.identificatie), bericht)
        return ()

    def _antwoord(self, bericht: Toewijzing) -> Berichtstuk:
        kenmerk = bericht.header.bericht_identificatie.identificatie
        if kenmerk not in self._antwoorden:
            fouten = (*controleer(bericht), *self.keurt_af)
            if not fouten:
                for product in bericht.inwoner.toegewezen_producten:
                    self.opdrachten[product.toewijzing_nummer] = (bericht, product)
            terug = retour(bericht, identificatie=self._volgende("R"), dagtekening=self.dag, fouten=fouten)
            naam = f"302-{self.agb}-{kenmerk}"
            self._antwoorden[kenmerk] = Berichtstuk(naam, self.agb, bericht.header.afzender, schrijf(terug))
        return self._antwoorden[kenmerk]

    def _volgende(self, reeks: str) -> str:
        self._nummers[reeks] += 1
        return f"{reeks}{self._nummers[reeks]:06d}"

    def start(
        self, nummer: int, begin: date, *, weg: date | None = None, alleen_weg: bool = False
    ) -> Berichtstuk:  # fmt: skip
        """Return a 305: help of this order began on `begin`. `weg`: the start that was told before was not so; with
        `alleen_weg` nothing comes in its place."""
        opdracht, product = self.opdrachten[nummer]
        inwoner = opdracht.inwoner
        regels = [(weg, VERWIJDEREN)] if weg else []
        if not alleen_weg:
            regels.append((begin, EERSTE_AANLEVERING))
        return self._stuk(
            Start(
                header=self._kop(opdracht),
                inwoner=StartInwoner(
                    bsn=inwoner.bsn,
                    geboortedatum=inwoner.geboortedatum,
                    geslacht=inwoner.geslacht,
                    naam=_kort(opdracht),
                    start_producten=tuple(
                        StartProduct(
                            toewijzing_nummer=nummer,
                            product=product.product,
                            toewijzing_ingangsdatum=product.ingangsdatum,
                            begindatum=dag,
                            status_aanlevering=status,
                        )
                        for dag, status in regels
                    ),
                ),
            )
        )

    def stop(
        self, nummer: int, begin: date, einde: date, reden: str, *, weg: tuple[date, str] | None = None,
        alleen_weg: bool = False,
    ) -> Berichtstuk:  # fmt: skip
        """Return a 307: help that began on `begin` had its last day on `einde`, because of `reden` (WMO588).

        `weg`: the stop (day, reason) that was told before was not so; with `alleen_weg` nothing comes in its place.
        """
        opdracht, product = self.opdrachten[nummer]
        inwoner = opdracht.inwoner
        regels = [(*weg, VERWIJDEREN)] if weg else []
        if not alleen_weg:
            regels.append((einde, reden, EERSTE_AANLEVERING))
        return self._stuk(
            Stop(
                header=self._kop(opdracht),
                inwoner=StopInwoner(
                    bsn=inwoner.bsn,
                    geboortedatum=inwoner.geboortedatum,
                    geslacht=inwoner.geslacht,
                    naam=_kort(opdracht),
                    stop_producten=tuple(
                        StopProduct(
                            toewijzing_nummer=nummer,
                            product=product.product,
                            toewijzing_ingangsdatum=product.ingangsdatum,
                            begindatum=begin,
                            reden_beeindiging=waarom,
                            einddatum=dag,
                            status_aanlevering=status,
                        )
                        for dag, waarom, status in regels
                    ),
                ),
            )
        )

    def _kop(self, opdracht: Toewijzing) -> VanAanbieder:
        return VanAanbieder(
            afzender=self.agb,
            ontvanger=opdracht.header.afzender,
            bericht_identificatie=BerichtIdentificatie(identificatie=self._volgende("A"), dagtekening=self.dag),
        )

    def _stuk(self, bericht: Start | Stop) -> Berichtstuk:
        kop = bericht.header
        sleutel = f"{self.agb}-{kop.bericht_identificatie.identificatie}"
        return Berichtstuk(sleutel, self.agb, kop.ontvanger, schrijf(bericht))


def _kort(opdracht: Toewijzing) -> VerkorteNaam:
    naam = opdracht.inwoner.naam
    return VerkorteNaam(geslachtsnaam=naam.geslachtsnaam, voornamen=naam.voornamen, voorletters=naam.voorletters)
