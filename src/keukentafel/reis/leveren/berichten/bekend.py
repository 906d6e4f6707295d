"""What the controls of levels 3 and 4 ask, answered from what this municipality keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from keukentafel.berichten.iwmo import BekendeStart, BekendeStop, BekendeToewijzing, lees
from keukentafel.berichten.iwmo.v3_2.codelijsten import VERWIJDEREN
from keukentafel.berichten.iwmo.v3_2.start import Start
from keukentafel.berichten.iwmo.v3_2.stop import Stop
from keukentafel.berichten.iwmo.v3_2.typen import Product
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Levermelding
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.omgeving.contracten.models import Aanbieder
from keukentafel.reis.leveren.berichten.vastleggen import gemeentecode
from keukentafel.reis.leveren.melden import geldend
from keukentafel.reis.zaakwerk import inwoner_van
from keukentafel.stelsel.gemeenten.models import Gemeente


class EerdereBerichten:
    """What earlier accepted messages between one municipality and one provider say (`iwmo.Bekend`).

    For a stop a start counts too that was told in the portal or by hand: then its line in the 307 has no 305 before it,
    and rightly so. Such a start has the product that the 307 names, because nobody told one before.
    """

    def __init__(self, gemeente: Gemeente, bericht: Start | Stop, aanbieder: Aanbieder | None) -> None:
        self.gemeente = gemeente
        self.bericht = bericht
        self.aanbieder = aanbieder

    def kent_identificatie(self, *, soort: str, afzender: str, identificatie: str) -> bool:
        """Never: the intake refuses an identification that was used before, before any control asks this."""
        return False

    def toewijzing(self, nummer: int, *, gemeente: str) -> BekendeToewijzing | None:
        """The order with this number; None when there is none here, or it is of another municipality."""
        if gemeente != gemeentecode(self.gemeente):
            return None
        rij = levering_queries.toewijzing_van_nummer(gemeente=self.gemeente.code, nummer=nummer)
        if rij is None:
            return None
        return BekendeToewijzing(
            nummer=rij.nummer,
            bsn=inwoner_van(rij.zaak).bsn or "",
            gemeente=gemeente,
            aanbieder=rij.aanbieder.agb,
            product=Product(categorie=rij.product.categorie, code=rij.product.code),
            ingangsdatum=rij.ingangsdatum,
            einddatum=rij.einddatum,
        )

    def _aanvaard(self, bsn: str) -> Iterator[Start | Stop]:
        """The accepted messages about a resident, from this provider."""
        if self.aanbieder is None:
            return
        for rij in levering_queries.verwerkte_berichten(
            gemeente=self.gemeente.code, bsn=bsn, aanbieder=self.aanbieder.id
        ):
            eerder = lees(rij.inhoud.encode())
            if isinstance(eerder, Start | Stop) and eerder.inwoner.bsn == bsn:
                yield eerder

    def starten(self, bsn: str, *, gemeente: str, aanbieder: str) -> Sequence[BekendeStart]:
        """The starts that hold now."""
        telt: Counter[BekendeStart] = Counter()
        for eerder in self._aanvaard(bsn):
            if isinstance(eerder, Start):
                for regel in eerder.inwoner.start_producten:
                    start = BekendeStart(
                        toewijzing_nummer=regel.toewijzing_nummer, product=regel.product, begindatum=regel.begindatum
                    )  # fmt: skip
                    telt[start] += -1 if regel.status_aanlevering == VERWIJDEREN else 1
        alle = [start for start, aantal in telt.items() if aantal > 0]
        if isinstance(self.bericht, Stop):
            alle += [start for start in self._zonder_bericht(self.bericht) if start not in alle]
        return alle

    def _zonder_bericht(self, stop: Stop) -> Iterator[BekendeStart]:
        """The starts of the orders in this 307 that were told in the portal or by hand."""
        for regel in stop.inwoner.stop_producten:
            nummer = regel.toewijzing_nummer
            if nummer is None or (bekend := self.toewijzing(nummer, gemeente=gemeentecode(self.gemeente))) is None:
                continue
            if (bekend.bsn, bekend.aanbieder) != (stop.inwoner.bsn, stop.header.afzender):
                continue
            rij = levering_queries.toewijzing_van_nummer(gemeente=self.gemeente.code, nummer=nummer)
            assert rij is not None
            verteld = geldend(levering_queries.levermeldingen(gemeente=self.gemeente.code, toewijzingen=[rij.id]))
            for melding in verteld:
                if melding.soort == Levermelding.Soort.START and melding.via != Levermelding.Via.BERICHT:
                    yield BekendeStart(toewijzing_nummer=nummer, product=regel.product, begindatum=melding.datum)

    def stoppen(self, bsn: str, *, gemeente: str, aanbieder: str) -> Sequence[BekendeStop]:
        """The stops that hold now."""
        telt: Counter[BekendeStop] = Counter()
        for eerder in self._aanvaard(bsn):
            if isinstance(eerder, Stop):
                for regel in eerder.inwoner.stop_producten:
                    stop = BekendeStop(
                        toewijzing_nummer=regel.toewijzing_nummer, product=regel.product, begindatum=regel.begindatum,
                        einddatum=regel.einddatum, reden_beeindiging=regel.reden_beeindiging,
                    )  # fmt: skip
                    telt[stop] += -1 if regel.status_aanlevering == VERWIJDEREN else 1
        return [stop for stop, aantal in telt.items() if aantal > 0]

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
        met_code = [p for p in contracten.producten(gemeente=self.gemeente.code) if p.code == product.code]
        return not met_code or any(p.categorie == product.categorie for p in met_code)
