"""Een berekening onderweg: welke versies gelden, welke artikelen lopen, wat al uitgerekend is, en het spoor."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.boom import Herkomst, Naam
from keukentafel.recht.motor.feiten import Feiten, Gevraagd, oordeel_bij
from keukentafel.recht.motor.fouten import (
    DelenDoorNul,
    Kringverwijzing,
    OnbekendeUitkomst,
    Onvertaalbaar,
    RekenFout,
    Strijdig,
)
from keukentafel.recht.motor.kader import reken
from keukentafel.recht.motor.model import Actie, Artikel, Bepaling, DeelVanReeks, OpenTerm, Veld
from keukentafel.recht.motor.spoor import Gebruikt, Stap
from keukentafel.recht.motor.stand import Plek
from keukentafel.recht.motor.uitdrukking import REKENAARS
from keukentafel.recht.motor.waarden import Afwijking, Onbekend, Oordeel, Waarde, als_dag
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.taal.verordening import NietGeregeld

# Een lid van een enum opzoeken kost meer dan de vergelijking zelf, en dit gebeurt bij elke naam.
_FEIT, _INVOER, _OPEN = Herkomst.FEIT, Herkomst.INVOER, Herkomst.OPEN
_BEPALING, _UITKOMST = Herkomst.BEPALING, Herkomst.UITKOMST


class Modus(StrEnum):
    """Wat te doen met een passage die het formaat niet kan uitdrukken.

    FOUT en NEGEER weigeren wat niemand aanvaardde (FOUT zegt het, NEGEER is de stille vorm van het formaat); DOORGEVEN
    rekent en merkt elke uitkomst die erop steunt; WAARSCHUW rekent en meldt het.
    """

    FOUT = "error"
    DOORGEVEN = "propagate"
    WAARSCHUW = "warn"
    NEGEER = "ignore"


class Sessie:
    """Een berekening voor een verzoek. Alles wat uitgerekend is, wordt onthouden tot het antwoord er is."""

    def __init__(
        self,
        boek: Boek,
        *,
        peildatum: date,
        kennisdatum: date | None,
        gemeente: str | None,
        modus: Modus,
        keten: frozenset[str],
        afwijkingen: Mapping[str, Afwijking],
        gevraagd: Gevraagd,
    ) -> None:
        self.boek, self.peildatum, self.kennisdatum, self.gemeente = boek, peildatum, kennisdatum, gemeente
        self.modus, self.afwijkingen, self.gevraagd = modus, afwijkingen, gevraagd
        self.stand = boek.stand(peildatum, kennisdatum)
        self.voorrang = self.stand.voorrang(keten)
        self.stappen: list[Stap] = []
        self.meldingen: list[str] = []
        self.afgeweken: set[str] = set()
        self.bezig: list[tuple[Uitvoering, Actie]] = []
        self._keten = keten
        self._op_dag: dict[date, Sessie] = {peildatum: self}
        self._uitvoeringen: dict[tuple[int, int], Uitvoering] = {}

    def op_dag(self, dag: date) -> "Sessie":
        """Dezelfde berekening met het recht van een andere dag; spoor en feiten zijn gedeeld."""
        gevonden = self._op_dag.get(dag)
        if gevonden is None:
            gevonden = Sessie(
                self.boek,
                peildatum=dag,
                kennisdatum=self.kennisdatum,
                gemeente=self.gemeente,
                modus=self.modus,
                keten=self._keten,
                afwijkingen=self.afwijkingen,
                gevraagd=self.gevraagd,
            )
            gevonden.stappen, gevonden.meldingen, gevonden.bezig = self.stappen, self.meldingen, self.bezig
            gevonden.afgeweken, gevonden._op_dag = self.afgeweken, self._op_dag
            self._op_dag[dag] = gevonden
        return gevonden

    def plek(self, wet: str, uitkomst: str) -> Plek:
        """Het artikel dat deze uitkomst nu geeft. Fout: OnbekendeRegeling, GeenVersie, OnbekendeUitkomst, Strijdig."""
        if wet not in self.stand.inhoud.versies:
            self.boek.versie(wet, peildatum=self.peildatum, kennisdatum=self.kennisdatum)  # zegt waarom niet
        return self.stand.plek(wet, uitkomst)

    def uitvoering(self, plek: Plek, feiten: Feiten) -> "Uitvoering":
        """Dit artikel, lopend voor deze feiten."""
        sleutel = (id(plek.artikel), id(feiten))
        gevonden = self._uitvoeringen.get(sleutel)
        if gevonden is None:
            gevonden = self._uitvoeringen[sleutel] = Uitvoering(self, plek, feiten)
        return gevonden

    def geef(self, plek: Plek, uitkomst: str, feiten: Feiten, soort: str = "regel") -> Stap:
        """De stap die deze uitkomst gaf; een bijzondere regel in de keten gaat voor."""
        if self.voorrang:
            bijzonder = self.voorrang.get((plek.regeling.id, plek.artikel.nummer, uitkomst))
            if bijzonder is not None and not self._loopt(bijzonder.artikel):
                plek, soort = bijzonder, "voorrang"
        return self.uitvoering(plek, feiten).stap(uitkomst, soort)

    def _loopt(self, artikel: Artikel) -> bool:
        """De bijzondere regel mag zelf naar de algemene kijken ('twee weken langer dan')."""
        return any(uitvoering.artikel is artikel for uitvoering, _ in self.bezig)

    def deel_van(self, bepaling: Bepaling, dag: date) -> DeelVanReeks:
        """Het deel van een reeks dat op deze dag gold, voor zover toen bekend. Fout: NietGeregeld."""
        gevonden: DeelVanReeks | None = None
        for deel in bepaling.reeks:
            geldt = deel.van <= dag and (deel.tot is None or dag < deel.tot) and self._bekend(deel)
            if geldt and (gevonden is None or (deel.bekend or date.min) >= (gevonden.bekend or date.min)):
                gevonden = deel
        if gevonden is None:
            raise NietGeregeld(f"{bepaling.naam} is niet geregeld op {dag:%d-%m-%Y}")
        return gevonden

    def _bekend(self, deel: DeelVanReeks) -> bool:
        return self.kennisdatum is None or deel.bekend is None or deel.bekend <= self.kennisdatum


class Uitvoering:
    """Een artikel dat loopt voor de feiten van een persoon. Is het kader waarin de bomen uitgerekend worden."""

    rekenaars = REKENAARS

    def __init__(self, sessie: Sessie, plek: Plek, feiten: Feiten) -> None:
        self.sessie, self.feiten = sessie, feiten
        self.regeling, self.artikel = plek.regeling, plek.artikel
        self._plek = plek
        self._stappen: dict[str, Stap] = {}
        self._bezig: set[int] = set()
        self._namen: dict[str, Gebruikt] = {}
        self._smetten: dict[str, frozenset[str]] = {}
        self.knopen: list[tuple[int, Waarde]] = []
        self.takken: list[tuple[int, int]] = []
        self._gebruikt: dict[str, Gebruikt] = {}
        self._smet: set[str] = set()
        self._termijnen: list[Termijn] = []
        self._eigen_smet = self._onvertaald()

    def _onvertaald(self) -> frozenset[str]:
        passages = self.artikel.onvertaald
        if not passages:
            return frozenset()
        modus, nummer = self.sessie.modus, self.artikel.nummer
        if modus is Modus.DOORGEVEN:
            return frozenset(f"{self.regeling.id} art. {nummer}: {deel.passage}" for deel in passages)
        for deel in passages:
            if not deel.aanvaard and modus is not Modus.WAARSCHUW:
                raise Onvertaalbaar(self.regeling.id, nummer, deel.passage, deel.reden)
            if modus is Modus.WAARSCHUW:
                self.sessie.meldingen.append(f"{self.regeling.id} art. {nummer} rekent zonder: {deel.passage}")
        return frozenset()

    def stap(self, uitkomst: str, soort: str = "regel") -> Stap:
        """De stap die deze uitkomst gaf. Fout: OnbekendeUitkomst, Kringverwijzing, en wat de regel zelf geeft."""
        gedaan = self._stappen.get(uitkomst)
        if gedaan is not None:
            return gedaan
        actie = self.artikel.acties.get(uitkomst)
        if actie is None:
            raise OnbekendeUitkomst(self.regeling.id, uitkomst)
        return self._doe(actie, soort)

    def _doe(self, actie: Actie, soort: str) -> Stap:
        sessie, naam = self.sessie, actie.uitkomst
        if id(actie) in self._bezig:
            pad = [f"{u.regeling.id} art. {u.artikel.nummer} {bezig.uitkomst}" for u, bezig in sessie.bezig]
            raise Kringverwijzing([*pad, f"{self.regeling.id} art. {self.artikel.nummer} {naam}"])
        oud = self.knopen, self.takken, self._gebruikt, self._smet, self._termijnen
        self.knopen, self.takken, self._gebruikt, self._smet, self._termijnen = [], [], {}, set(self._eigen_smet), []
        sessie.bezig.append((self, actie))
        self._bezig.add(id(actie))
        try:
            waarde = reken(actie.boom, self)
            stap = self._maak(actie, waarde, soort)
        except RekenFout as fout:
            raise self._met_plaats(fout, naam) from None
        except NietGeregeld as fout:
            if type(fout) is NietGeregeld and " art. " not in str(fout):
                raise NietGeregeld(f"{self.regeling.id} art. {self.artikel.nummer}, {naam}: {fout}") from None
            raise
        finally:
            sessie.bezig.pop()
            self._bezig.discard(id(actie))
            self.knopen, self.takken, self._gebruikt, self._smet, self._termijnen = oud
        if soort != "anders":
            self._stappen[naam] = stap
        sessie.stappen.append(stap)
        return stap

    def _met_plaats(self, fout: RekenFout, uitkomst: str) -> RekenFout:
        tekst = str(fout)
        if " art. " not in tekst:
            tekst = f"{self.regeling.id} art. {self.artikel.nummer}, {uitkomst}: {tekst}"
        return DelenDoorNul(tekst) if isinstance(fout, DelenDoorNul) else RekenFout(tekst)

    def _maak(self, actie: Actie, waarde: Waarde, soort: str) -> Stap:
        veld = self.sessie.stand.veld(self._plek, actie)
        afwijkingen, berekend, afwijking = self.sessie.afwijkingen, waarde, None
        if afwijkingen:
            for sleutel in (f"{self.regeling.id}.{actie.uitkomst}", actie.uitkomst):
                if afwijking is None and sleutel in afwijkingen:
                    afwijking = afwijkingen[sleutel]
                    waarde = afwijking.waarde
                    self.sessie.afgeweken.add(sleutel)
        in_centen = self.regeling.uitgebreid and veld.eenheid == "eurocent" and actie.uitkomst in self.artikel.uitvoer
        if in_centen and isinstance(waarde, Fraction):
            raise RekenFout("dit bedrag is geen hele cent; de regel moet zeggen hoe zij afrondt")
        return Stap(
            actie,
            waarde,
            self.sessie.stand.citaat(self._plek, actie),
            tuple(self._gebruikt.values()),
            tuple(self.knopen),
            tuple(self.takken),
            soort,
            veld,
            frozenset(self._smet) if self._smet else frozenset(),
            tuple(self._termijnen),
            afwijking,
            berekend,
        )

    # het kader voor de bomen

    def noteer_termijn(self, termijn: Termijn) -> None:
        """Bewaar de termijn bij de stap: waarom zij verschoof, en of haar laatste dag nog kan veranderen."""
        self._termijnen.append(termijn)

    def zoek(self, naam: Naam) -> Waarde:
        """De waarde van deze naam, met een aantekening in het spoor."""
        gevonden = self._namen.get(naam.sleutel)
        if gevonden is None:
            gevonden = self._namen[naam.sleutel] = self._vind(naam)
        elif self._smetten:
            self._smet |= self._smetten.get(naam.sleutel, frozenset())
        self._gebruikt[naam.naam] = gevonden
        return gevonden.waarde if not naam.pad else _deel(gevonden.waarde, naam)

    def _vind(self, naam: Naam) -> Gebruikt:
        herkomst = naam.herkomst
        if herkomst is _FEIT:
            veld = self.artikel.parameters.get(naam.naam) or Veld(naam.naam, "string")
            return self._feit(veld, self.feiten.geef(naam.naam), herkomst)
        if herkomst is _BEPALING:
            return self._bepaling(self.artikel.bepalingen[naam.naam])
        if herkomst is _INVOER:
            return self._invoer(naam)
        if herkomst is _UITKOMST:
            return self._uit_stap(naam, self.sessie.geef(self._plek, naam.naam, self.feiten))
        if herkomst is _OPEN:
            return self._open_term(naam, self.artikel.open_termen[naam.naam])
        return Gebruikt(naam.naam, self.sessie.peildatum, herkomst)

    def _feit(self, veld: Veld, gegeven: "Waarde | Oordeel", herkomst: Herkomst) -> Gebruikt:
        waarde, oordeel = oordeel_bij(veld, gegeven)
        self.sessie.gevraagd.noteer(veld, self.regeling.id, self.artikel.nummer)
        return Gebruikt(veld.naam, waarde, herkomst, veld.eenheid, "", "", oordeel)

    def _bepaling(self, bepaling: Bepaling) -> Gebruikt:
        if not bepaling.reeks:
            waarde, bron, status = bepaling.waarde, bepaling.bron, bepaling.status
        else:
            deel = self.sessie.deel_van(bepaling, self.sessie.peildatum)
            waarde, bron, status = deel.waarde, deel.bron, deel.status
        return Gebruikt(bepaling.naam, waarde, _BEPALING, bepaling.eenheid, bron, status)

    def _uit_stap(self, naam: Naam, stap: Stap) -> Gebruikt:
        if stap.onvertaald:
            self._smetten[naam.sleutel] = stap.onvertaald
            self._smet |= stap.onvertaald
        bron = "" if naam.herkomst is _UITKOMST else stap.citaat.tekst
        return Gebruikt(naam.naam, stap.waarde, naam.herkomst, stap.eenheid, bron, stap.status)

    def _invoer(self, naam: Naam) -> Gebruikt:
        invoer = self.artikel.invoer[naam.naam]
        bron = invoer.bron
        if not bron.uitkomst:
            return self._feit(invoer.veld, self.feiten.uit_tabel(naam.naam), _INVOER)
        sessie = self.sessie
        if bron.op is not None:
            dag = reken(bron.op, self)
            if isinstance(dag, Onbekend):
                return Gebruikt(naam.naam, dag, _INVOER, invoer.veld.eenheid)
            sessie = sessie.op_dag(als_dag(dag, naam.naam))
        plek = sessie.plek(bron.regeling or self.regeling.id, bron.uitkomst)
        feiten = self.feiten
        if bron.parameters is not None:
            feiten = feiten.mee({param: reken(knoop, self) for param, knoop in bron.parameters.items()})
        return self._uit_stap(naam, sessie.geef(plek, bron.uitkomst, feiten))

    def _open_term(self, naam: Naam, term: OpenTerm) -> Gebruikt:
        sessie = self.sessie
        doel = self.regeling.id, self.artikel.nummer, term.id
        groepen = sessie.stand.invullers(doel, term, sessie.gemeente)
        for groep in groepen:
            if len(groep) > 1:
                wie = " en ".join(f"{plek.regeling.id} art. {plek.artikel.nummer}" for plek in groep)
                raise Strijdig(f"{wie} vullen allebei {term.id} in")
            stap = sessie.geef(groep[0], term.id, self.feiten, soort="invulling")
            if stap.waarde is not None:
                return self._uit_stap(naam, stap)
        if term.anders:
            return self._uit_stap(naam, self._doe(term.anders[0], "anders"))
        if term.verplicht:
            raise NietGeregeld(f"{self.regeling.id} art. {self.artikel.nummer}: geen regeling bepaalt {term.id}")
        return Gebruikt(term.id, None, _OPEN)

    def op_dag(self, naam: Naam, dag: date) -> Waarde:
        """De waarde van een reeks op een andere dag. Fout: NietGeregeld als er dan geen is."""
        bepaling = self.artikel.bepalingen[naam.naam]
        if not bepaling.reeks:
            return bepaling.waarde
        deel = self.sessie.deel_van(bepaling, dag)
        self._gebruikt[f"{naam.naam} {dag}"] = Gebruikt(
            naam.naam, deel.waarde, _BEPALING, bepaling.eenheid, deel.bron, deel.status
        )
        return deel.waarde

    def tot_nu(self, naam: Naam) -> Waarde:
        """Alle waarden van een reeks tot en met de peildatum, oudste eerst; anders de waarde zelf."""
        bepaling = self.artikel.bepalingen.get(naam.naam) if naam.herkomst is _BEPALING else None
        if bepaling is None or not bepaling.reeks:
            return self.zoek(naam)
        dagen = sorted({deel.van for deel in bepaling.reeks if deel.van <= self.sessie.peildatum})
        delen = [self.sessie.deel_van(bepaling, dag) for dag in dagen]
        waarden = tuple(deel.waarde for deel in delen)
        bron = "; ".join(dict.fromkeys(deel.bron for deel in delen))
        status = next((deel.status for deel in delen if deel.status != "vastgesteld"), "vastgesteld")
        self._gebruikt[naam.naam] = Gebruikt(naam.naam, waarden, _BEPALING, bepaling.eenheid, bron, status)
        return waarden


def _deel(waarde: Waarde, naam: Naam) -> Waarde:
    """Het deel van een waarde achter de punt: van een dag iso, year, month en day; van een blok een naam erin."""
    for pad in naam.pad:
        if isinstance(waarde, date) and pad in {"iso", "year", "month", "day"}:
            waarde = waarde if pad == "iso" else int(getattr(waarde, pad))
        elif isinstance(waarde, dict) and pad in waarde:
            waarde = waarde[pad]
        elif waarde is not None and not hasattr(waarde, "feiten"):
            raise RekenFout(f"${naam.naam} heeft geen deel {pad}")
    return waarde
