"""What the controls of levels 3 and 4 ask, answered from what this municipality keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from keukentafel.berichten.iwmo import BekendeStart, BekendeStop, BekendeToewijzing
from keukentafel.berichten.iwmo.v3_2.codelijsten import VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop
from keukentafel.berichten.iwmo.v3_2.typen import Product
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.omgeving.contracten.models import Aanbieder
from keukentafel.omgeving.contracten.models import Product as Inkoopproduct
from keukentafel.reis.leveren.berichten.gezegd import START, STOP, Sleutel, Woord, gezegd, sleutel
from keukentafel.reis.leveren.berichten.regels import regels
from keukentafel.reis.leveren.berichten.vastleggen import gemeentecode
from keukentafel.stelsel.gemeenten.models import Gemeente


class EerdereBerichten:
    """What holds between one municipality and one provider (`iwmo.Bekend`), of the orders that one message names.

    A start or a stop counts however it was told, by message, in the portal or by hand (`gezegd`). One that was told in
    the portal or by hand, and that this message tells as well, is the same one: it is no reason to reject it. In the
    portal nobody names a product: there it has the one that this message names.

    Reads everything once, in a number of queries that does not grow with the message.
    """

    def __init__(
        self, gemeente: Gemeente, bericht: Start | Stop, aanbieder: Aanbieder | None, opdrachten: dict[int, Toewijzing]
    ) -> None:
        self.gemeente = gemeente
        self.opdrachten = opdrachten
        van_hen = [
            rij
            for rij in opdrachten.values()
            if aanbieder and rij.aanbieder_id == aanbieder.id and rij.zaak.inwoner.bsn == bericht.inwoner.bsn
        ]
        self.geldt: dict[Sleutel, Woord] = {}
        if van_hen and aanbieder:
            self.geldt = gezegd(
                gemeente=gemeente.code, bsn=bericht.inwoner.bsn, aanbieder=aanbieder.id, opdrachten=van_hen
            )
        self.gemeld = {regel.toewijzing_nummer: regel.product for _, regel in regels(bericht)}
        self.zelfde = {sleutel(regel) for _, regel in regels(bericht) if regel.status_aanlevering != VERWIJDEREN}

    def kent_identificatie(self, *, soort: str, afzender: str, identificatie: str) -> bool:
        """Never: the intake refuses an identification that was used before, before any control asks this."""
        return False

    def toewijzing(self, nummer: int, *, gemeente: str) -> BekendeToewijzing | None:
        """The order with this number; None when there is none here, or it is of another municipality."""
        rij = self.opdrachten.get(nummer)
        if rij is None or gemeente != gemeentecode(self.gemeente):
            return None
        return BekendeToewijzing(
            nummer=rij.nummer,
            bsn=rij.zaak.inwoner.bsn or "",
            gemeente=gemeente,
            aanbieder=rij.aanbieder.agb,
            product=Product(categorie=rij.product.categorie, code=rij.product.code),
            ingangsdatum=rij.ingangsdatum,
            einddatum=rij.einddatum,
        )

    def _telt(self, wat: Sleutel, woord: Woord) -> bool:
        return woord.per_bericht or wat not in self.zelfde

    def starten(self, bsn: str, *, gemeente: str, aanbieder: str) -> Sequence[BekendeStart]:
        """The starts that hold now."""
        return self._starten

    def stoppen(self, bsn: str, *, gemeente: str, aanbieder: str) -> Sequence[BekendeStop]:
        """The stops that hold now."""
        return self._stoppen

    @cached_property
    def _alle_starten(self) -> dict[Sleutel, BekendeStart]:
        return {
            wat: BekendeStart(
                toewijzing_nummer=wat.nummer,
                product=woord.product if woord.per_bericht else self.gemeld[wat.nummer],
                begindatum=wat.dag,
            )
            for wat, woord in self.geldt.items()
            if wat.soort == START
        }

    @cached_property
    def _starten(self) -> list[BekendeStart]:
        return [start for wat, start in self._alle_starten.items() if self._telt(wat, self.geldt[wat])]

    @cached_property
    def _stoppen(self) -> list[BekendeStop]:
        uit = []
        for wat, woord in self.geldt.items():
            if wat.soort != STOP or not self._telt(wat, woord):
                continue
            ervoor = [s for s in self._alle_starten.values() if s.toewijzing_nummer == wat.nummer]
            start = max((s for s in ervoor if s.begindatum <= wat.dag), key=lambda s: s.begindatum, default=None)
            begin, product = woord.begin, woord.product
            if begin is None and start is not None:  # told in the portal: of the help that ran on that day
                begin, product = start.begindatum, start.product
            if begin is not None:
                uit.append(
                    BekendeStop(
                        toewijzing_nummer=wat.nummer, product=product, begindatum=begin, einddatum=wat.dag,
                        reden_beeindiging=wat.reden,
                    )
                )  # fmt: skip
        return uit

    def taakgericht(self, product: Product | None, *, gemeente: str, aanbieder: str) -> bool:
        """Never: this house orders help for each resident by itself."""
        return False


class Buitenwereld:
    """Facts from outside the messages (`iwmo.Bron`), on one day."""

    def __init__(self, gemeente: Gemeente, dag: date) -> None:
        self.gemeente = gemeente
        self.dag = dag

    def vandaag(self) -> date:
        """The day on which is judged."""
        return self.dag

    def gemeente_bestaat(self, code: str, *, op: date) -> bool:
        """Whether this municipality existed on that day. Messages of others do not get this far."""
        g = self.gemeente
        return code == gemeentecode(g) and g.bestaat_van <= op and (g.bestaat_tot is None or op < g.bestaat_tot)

    def product_past(self, product: Product) -> bool:
        """Whether this municipality does not buy this code under another category only.

        The national list of product codes is not part of this installation; a code that nobody buys is not judged.
        """
        met_code = [p for p in self._producten if p.code == product.code]
        return not met_code or any(p.categorie == product.categorie for p in met_code)

    @cached_property
    def _producten(self) -> list[Inkoopproduct]:
        return list(contracten.producten(gemeente=self.gemeente.code))
