"""Reading an onderzoek: the consulent's table, and the verslag as the resident reads it. Each view is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, Melding, PersoonlijkPlan
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import (
    Aantekening,
    Alinea,
    Bewerker,
    Botsing,
    Leefgebied,
    LopendeHulp,
    Onderzoek,
    Opmerking,
    Reactie,
)
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Relatie
from keukentafel.recht.ladder import Trap, samenvatting
from keukentafel.recht.ladder import Trede as LadderTrede
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp
from keukentafel.reis.bevindingen import bevindingen_van
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.reis.onderzoeken.schrijven import BEZIG
from keukentafel.reis.onderzoeken.stand import ontbreekt_in, trappen_van


@dataclass(frozen=True)
class Gebiedbeeld:
    """One dimension with what is said about it; `leefgebied` is None when it was not discussed."""

    dimensie: Dimensie
    leefgebied: Leefgebied | None


@dataclass(frozen=True)
class Onderwerpbeeld:
    """One subject a-g of the verslag: its paragraphs, the texts that wait beside them, and colleagues' remarks.

    `onderwerp` is None for the outcome, the last words of the verslag.
    """

    onderwerp: Onderwerp | None
    alineas: list[Alinea]
    botsingen: list[Botsing]
    opmerkingen: list[Opmerking]
    ontbreekt: Ontbrekend | None


@dataclass(frozen=True)
class Onderzoeksbeeld:
    """An onderzoek as the consulent sees it: each part is read when a page first asks for it, and then once.

    `onderzoek` is None while nothing of it is written.
    """

    kop: Kop
    onderzoek: Onderzoek | None

    @property
    def _plek(self) -> dict[str, int]:
        return {"gemeente": self.kop.zaak.gemeente_id, "zaak": self.kop.zaak.id}

    @cached_property
    def afspraken(self) -> list[Afspraak]:
        """The talks of the case, by time."""
        return list(zaak_queries.afspraken(**self._plek))

    def gepland(self, op: datetime) -> list[Afspraak]:
        """The talks that are proposed or confirmed and still to come."""
        return [a for a in self.afspraken if a.begin > op and a.staat != Afspraak.Staat.VERVALLEN]

    @cached_property
    def meldingen(self) -> list[Melding]:
        """What was asked, the first first."""
        return list(melding_queries.meldingen(**self._plek))

    @cached_property
    def plannen(self) -> list[PersoonlijkPlan]:
        """The resident's own plans."""
        return list(melding_queries.plannen(**self._plek))

    @cached_property
    def ondersteuning(self) -> list[Clientondersteuning]:
        """What was said about support."""
        return list(melding_queries.ondersteuning(**self._plek))

    @cached_property
    def mantelzorgers(self) -> list[Relatie]:
        """Who helps the resident as a mantelzorger, as far as we know."""
        alle = mensen.relaties_van(gemeente=self.kop.zaak.gemeente_id, persoon=self.kop.inwoner.id)
        return list(alle.filter(mantelzorger=True))

    @cached_property
    def aantekeningen(self) -> list[Aantekening]:
        """The notes, oldest day first."""
        return list(onderzoek_queries.aantekeningen(**self._plek))

    @cached_property
    def gebieden(self) -> list[Gebiedbeeld]:
        """The six dimensions, in their order."""
        gezegd = {b.dimensie: b for b in onderzoek_queries.leefgebieden(**self._plek)}
        return [Gebiedbeeld(dimensie, gezegd.get(dimensie)) for dimensie in Dimensie]

    @cached_property
    def trappen(self) -> list[Trap]:
        """The eight rungs, from the lowest up."""
        gezet = {t.trede: t for t in trappen_van(onderzoek_queries.treden(**self._plek))}
        return [gezet.get(trede, Trap(trede)) for trede in LadderTrede]

    @property
    def ladder_zin(self) -> str:
        """The ladder in a sentence or two."""
        return samenvatting(self.trappen)

    @cached_property
    def hulp(self) -> list[LopendeHulp]:
        """The help that runs already."""
        return list(onderzoek_queries.lopende_hulp(**self._plek))

    @cached_property
    def _alineas(self) -> list[Alinea]:
        return list(onderzoek_queries.alle_alineas(**self._plek))

    @cached_property
    def _botsingen(self) -> list[Botsing]:
        per = {a.id: a for a in self._alineas}
        botsingen = list(onderzoek_queries.botsingen(**self._plek).select_related(None))
        for botsing in botsingen:
            botsing.alinea = per[botsing.alinea_id]
        return botsingen

    @cached_property
    def _open_opmerkingen(self) -> list[Opmerking]:
        return list(onderzoek_queries.opmerkingen(**self._plek))

    @cached_property
    def onderwerpen(self) -> list[Onderwerpbeeld]:
        """The subjects a to g."""
        return [self._onderwerp(onderwerp) for onderwerp in Onderwerp]

    @cached_property
    def uitkomst(self) -> Onderwerpbeeld:
        """What we propose, the last words of the verslag."""
        return self._onderwerp(None)

    def _onderwerp(self, onderwerp: Onderwerp | None) -> Onderwerpbeeld:
        letter = onderwerp.value if onderwerp else onderzoek_queries.UITKOMST
        alineas = [a for a in self._alineas if a.onderwerp == letter]
        eigen = {a.id for a in alineas}
        mist = next((m for m in self.ontbreekt if m.onderdeel == (letter if onderwerp else "uitkomst")), None)
        return Onderwerpbeeld(
            onderwerp,
            alineas,
            [b for b in self._botsingen if b.alinea.onderwerp == letter],
            [o for o in self._open_opmerkingen if o.alinea_id in eigen],
            mist,
        )

    @property
    def opmerkingen(self) -> list[Opmerking]:
        """The open remarks that stand beside no paragraph: they are of the besluit."""
        return [o for o in self._open_opmerkingen if o.alinea_id is None]

    @cached_property
    def reacties(self) -> list[Reactie]:
        """What the resident said of the verslag."""
        return list(onderzoek_queries.reacties(**self._plek))

    @cached_property
    def ontbreekt(self) -> tuple[Ontbrekend, ...]:
        """What must still be written before the verslag can leave."""
        return ontbreekt_in(
            alineas=[a for a in self._alineas if a.onderwerp != onderzoek_queries.UITKOMST],
            trappen=self.trappen,
            uitkomst=self.onderzoek.uitkomst if self.onderzoek else "",
            botst=bool(self._botsingen),
        )

    @property
    def verstuurd_op(self) -> date | None:
        """The day that the verslag left, None while it is (again) being written."""
        loopt = self.kop.zaak.stand in zaak_queries.OPEN_STANDEN
        return self.onderzoek.verslag_verzonden_op if self.onderzoek is not None and not loopt else None


@handeling
def onderzoek_openen(*, zaak: int, wie: Wie, op: datetime, getoond: bool = True) -> Onderzoeksbeeld:
    """Return the whole onderzoek of a case that this person may open, and write the view in the log.

    `getoond` is False for an act that follows at once. Raises NietGevonden and BuitenEigenWerk as `dossier_kop` does.
    """
    kop = dossier_kop(zaak=zaak, wie=wie, op=op, getoond=getoond)
    return Onderzoeksbeeld(kop, onderzoek_queries.onderzoek(gemeente=kop.zaak.gemeente_id, zaak=zaak))


@handeling
def wie_bewerkt(*, gemeente: int, zaak: int, blad: str, wie: Wie, op: datetime) -> list[Bewerker]:
    """Return the others who write on this sheet now."""
    bezig = onderzoek_queries.bewerkers(gemeente=gemeente, zaak=zaak, blad=blad, sinds=op - BEZIG)
    return [b for b in bezig if b.gebruiker_id != wie.id]


@dataclass(frozen=True)
class Verslagbeeld:
    """The verslag as the resident reads it: the paragraphs in order, the own reactions, and what can still be done."""

    zaak: Zaak
    verzonden_op: date
    bevindingen: dict[Onderwerp, Bevinding]
    trappen: list[Trap]
    ladder_zin: str
    gebieden: list[Leefgebied]
    lopend: list[LopendeHulp]
    uitkomst: str
    reacties: list[Reactie]
    mag_tekenen: bool


@handeling
def verslag_lezen(*, zaak: Zaak) -> Verslagbeeld:
    """Return the verslag of the resident's own case. The caller has let the reader in. Raises NietGevonden before it
    was sent, and while it is written on again."""
    g = zaak.gemeente_id
    onderzoek = onderzoek_queries.onderzoek(gemeente=g, zaak=zaak.id)
    if onderzoek is None or onderzoek.verslag_verzonden_op is None or zaak.stand in zaak_queries.OPEN_STANDEN:
        raise NietGevonden("er is nog geen verslag")
    trappen = trappen_van(onderzoek_queries.treden(gemeente=g, zaak=zaak.id))
    return Verslagbeeld(
        zaak=zaak,
        verzonden_op=onderzoek.verslag_verzonden_op,
        bevindingen=bevindingen_van(onderzoek_queries.alineas(gemeente=g, zaak=zaak.id)),
        trappen=trappen,
        ladder_zin=samenvatting(trappen),
        gebieden=[b for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak.id) if b.woorden.strip()],
        lopend=list(onderzoek_queries.lopende_hulp(gemeente=g, zaak=zaak.id)),
        uitkomst=onderzoek.uitkomst,
        reacties=list(onderzoek_queries.reacties(gemeente=g, zaak=zaak.id)),
        mag_tekenen=zaak.stand in ("verslag_verzonden", "opgelost_zonder_maatwerk"),
    )


@handeling
def voorbereiding_lezen(*, zaak: Zaak) -> tuple[list[Gebiedbeeld], str]:
    """Return what the resident prepared at home, per dimension, and who comes along."""
    g = zaak.gemeente_id
    gebieden = {b.dimensie: b for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak.id)}
    onderzoek = onderzoek_queries.onderzoek(gemeente=g, zaak=zaak.id)
    return [Gebiedbeeld(d, gebieden.get(d)) for d in Dimensie], onderzoek.wie_mee if onderzoek else ""
