"""De regels van een artikel lopen voor veel rijen tegelijk: waar elke naam zijn kolom vandaan haalt."""

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from keukentafel.recht.motor.boom import Herkomst, Naam
from keukentafel.recht.motor.fouten import DelenDoorNul, OnbekendeUitkomst, Onvertaalbaar, RekenFout, Strijdig
from keukentafel.recht.motor.kolommen.dagen import DAGEN, deel_van_dag
from keukentafel.recht.motor.kolommen.feiten import KolomFeiten, lege_kolom, past_bij
from keukentafel.recht.motor.kolommen.getallen import GETALLEN, heel
from keukentafel.recht.motor.kolommen.kader import SLIKBAAR, Bewerker, Kader, dagen_van, met_fout, reken
from keukentafel.recht.motor.kolommen.keuzes import KEUZES
from keukentafel.recht.motor.kolommen.kolom import (
    BEKEND,
    FOUT,
    NIETS,
    Fouten,
    Kolom,
    NietInKolommen,
    Soort,
    Toestand,
    en,
    fout_in,
    is_,
    kort,
    los,
    niet,
    samen,
    vaste,
)
from keukentafel.recht.motor.kolommen.samenvoegen import Keuze, aaneen
from keukentafel.recht.motor.model import Actie, Bepaling, Invoer, OpenTerm, Veld
from keukentafel.recht.motor.sessie import Sessie
from keukentafel.recht.motor.stand import Plek
from keukentafel.recht.motor.waarden import Waarde
from keukentafel.recht.taal.verordening import NietGeregeld

BEWERKERS: Mapping[str, Bewerker] = {**GETALLEN, **KEUZES, **DAGEN}
"""Per bewerking wie haar met kolommen uitrekent."""


class Loop:
    """Een berekening van veel rijen onderweg. De sessie weet welk recht geldt; `proef` kijkt alleen of het kan."""

    def __init__(self, sessie: Sessie, fouten: Fouten, aantal: int, *, proef: bool = False) -> None:
        self.sessie, self.fouten, self.aantal, self.proef = sessie, fouten, aantal, proef
        self.bezig: list[tuple[Artikelloop, Actie]] = []
        self._lopen: dict[tuple[int, int], Artikelloop] = {}

    def op_dag(self, dag: date, aantal: int) -> "Loop":
        """Dezelfde berekening met het recht van een andere dag, voor dit aantal rijen."""
        return Loop(self.sessie.op_dag(dag), self.fouten, aantal)

    def artikel(self, plek: Plek, feiten: KolomFeiten) -> "Artikelloop":
        """Dit artikel, lopend voor deze feiten."""
        sleutel = id(plek.artikel), id(feiten)
        if sleutel not in self._lopen:
            self._lopen[sleutel] = Artikelloop(self, plek, feiten)
        return self._lopen[sleutel]

    def geef(self, plek: Plek, uitkomst: str, feiten: KolomFeiten) -> Kolom:
        """De kolom van deze uitkomst; een bijzondere regel in de keten gaat voor."""
        bijzonder = self.sessie.voorrang.get((plek.regeling.id, plek.artikel.nummer, uitkomst))
        if bijzonder is not None and not any(deel.plek.artikel is bijzonder.artikel for deel, _ in self.bezig):
            plek = bijzonder
        return self.artikel(plek, feiten).uitkomst(uitkomst)


class Artikelloop(Kader):
    """Een artikel dat loopt voor deze feiten. Elke uitkomst en elke naam wordt een keer uitgerekend."""

    def __init__(self, loop: Loop, plek: Plek, feiten: KolomFeiten) -> None:
        super().__init__(loop.fouten, loop.aantal)
        self.loop, self.plek, self.feiten = loop, plek, feiten
        self.regeling, self._artikel = plek.regeling, plek.artikel
        self._uitkomsten: dict[str, Kolom] = {}
        self._namen: dict[str, Kolom] = {}
        self._bezig: set[int] = set()

    @property
    def bewerkers(self) -> Mapping[str, Bewerker]:
        """Alle bewerkingen."""
        return BEWERKERS

    def uitkomst(self, naam: str) -> Kolom:
        """De kolom van een uitkomst van dit artikel. Fout: NietInKolommen, OnbekendeUitkomst."""
        for deel in self._artikel.onvertaald:
            if not deel.aanvaard:
                fout = Onvertaalbaar(self.regeling.id, self._artikel.nummer, deel.passage, deel.reden)
                return self.mislukt(fout)
        if naam not in self._uitkomsten:
            if naam not in self._artikel.acties:
                raise OnbekendeUitkomst(self.regeling.id, naam)
            self._uitkomsten[naam] = self._doe(self._artikel.acties[naam])
        return self._uitkomsten[naam]

    def _doe(self, actie: Actie) -> Kolom:
        hier = f"{self.regeling.id} art. {self._artikel.nummer}, {actie.uitkomst}"
        if id(actie) in self._bezig:
            raise NietInKolommen("een kring", "de regel heeft zichzelf nodig", hier)
        self.loop.bezig.append((self, actie))
        self._bezig.add(id(actie))
        try:
            kolom = self._hele_centen(actie, reken(actie.boom, self))
        except NietInKolommen as fout:
            raise fout if fout.plaats else NietInKolommen(fout.bewerking, fout.reden, hier) from None
        finally:
            self.loop.bezig.pop()
            self._bezig.discard(id(actie))
        return kolom.met(self._met_plaats(kolom.toestand, hier))

    def _hele_centen(self, actie: Actie, kolom: Kolom) -> Kolom:
        veld = self.loop.sessie.stand.veld(self.plek, actie)
        in_centen = self.regeling.uitgebreid and veld.eenheid == "eurocent" and actie.uitkomst in self._artikel.uitvoer
        if not in_centen or kolom.soort is not Soort.GETAL:
            return kolom
        noemer = kolom.noemer
        if not isinstance(noemer, np.ndarray) and noemer == 1:
            return kolom
        rest = en(kort(kolom.waarden % noemer != 0), is_(kolom.toestand, BEKEND))
        fout = RekenFout("dit bedrag is geen hele cent; de regel moet zeggen hoe zij afrondt")
        centen = heel(los(kolom.waarden // noemer))
        toestand = met_fout(kolom.toestand, rest, fout, self)
        return Kolom(Soort.GETAL, centen.w, toestand, 1, (), centen.laag, centen.hoog)

    def _met_plaats(self, toestand: Toestand, hier: str) -> Toestand:
        """Een fout zegt waar zij ontstond."""
        if fout_in(toestand) is False:
            return toestand
        if isinstance(toestand, int):
            return self._nummer_met_plaats(toestand, hier)
        om = np.arange(int(toestand.max(initial=0)) + 1, dtype=np.int32)
        for nummer in np.unique(toestand[toestand >= FOUT]):
            om[nummer] = self._nummer_met_plaats(int(nummer), hier)
        nieuw = om[toestand]
        assert isinstance(nieuw, np.ndarray)
        return nieuw

    def _nummer_met_plaats(self, nummer: int, hier: str) -> int:
        fout = self.fouten.fout(nummer)
        if " art. " in str(fout) or type(fout) not in (NietGeregeld, RekenFout, DelenDoorNul):
            return nummer
        return self.fouten.nummer(type(fout)(f"{hier}: {fout}"), hard=nummer % 2 == 1)

    # het kader voor de bomen

    def zoek(self, naam: Naam) -> Kolom:
        """De kolom van deze naam."""
        kolom = self._namen.get(naam.sleutel)
        if kolom is None:
            kolom = self._namen[naam.sleutel] = self._vind(naam)
        return kolom if not naam.pad else self._deel(kolom, naam)

    def _vind(self, naam: Naam) -> Kolom:
        match naam.herkomst:
            case Herkomst.FEIT:
                veld = self._artikel.parameters.get(naam.naam) or Veld(naam.naam, "string")
                return self._feit(veld)
            case Herkomst.BEPALING:
                return self._bepaling(self._artikel.bepalingen[naam.naam])
            case Herkomst.INVOER:
                return self._invoer(naam.naam, self._artikel.invoer[naam.naam])
            case Herkomst.UITKOMST:
                return self.loop.geef(self.plek, naam.naam, self.feiten)
            case Herkomst.OPEN:
                return self._open_term(self._artikel.open_termen[naam.naam])
        return vaste(self.loop.sessie.peildatum)

    def _feit(self, veld: Veld) -> Kolom:
        if self.loop.proef and not self.feiten.heeft(veld.naam):
            return lege_kolom(veld)
        return past_bij(veld, self.feiten.geef(veld.naam), self.feiten.oordelen)

    def _deel(self, kolom: Kolom, naam: Naam) -> Kolom:
        for pad in naam.pad:
            if kolom.soort is Soort.DAG and pad in ("iso", "year", "month", "day"):
                if pad != "iso":
                    waarden = los(deel_van_dag(kolom.waarden, pad))
                    kolom = Kolom(Soort.GETAL, waarden, kolom.toestand, laag=0, hoog=9999)
            elif kolom.soort is Soort.BLOK and isinstance(kolom.waarden, dict) and pad in kolom.waarden:
                kolom = vaste(kolom.waarden[pad]) if kolom.vast else self._weiger(f"${naam.naam}.{pad}")
            elif kolom.soort is not Soort.LEEG:
                raise NietInKolommen(f"${naam.naam}.{pad}", f"dat deel heeft {kolom.soort} niet")
        return kolom

    @staticmethod
    def _weiger(wat: str) -> Kolom:
        raise NietInKolommen(wat, "een blok dat niet in elke rij bekend is")

    def _bepaling(self, bepaling: Bepaling) -> Kolom:
        try:
            if not bepaling.reeks:
                return vaste(bepaling.waarde)
            return vaste(self.loop.sessie.deel_van(bepaling, self.loop.sessie.peildatum).waarde)
        except NietGeregeld as fout:
            return self.mislukt(fout)

    def _invoer(self, naam: str, invoer: Invoer) -> Kolom:
        bron = invoer.bron
        if not bron.uitkomst:
            return self._feit(invoer.veld)
        parameters = {param: reken(knoop, self) for param, knoop in (bron.parameters or {}).items()}
        if bron.op is None:
            return self._van(self.loop, invoer, self.feiten, parameters)
        dag = reken(bron.op, self)
        if self.loop.proef:
            return self._proef_op_dag(naam, invoer, dag, parameters)
        return self._van_dag(naam, invoer, dag, parameters)

    def _van(self, loop: Loop, invoer: Invoer, feiten: KolomFeiten, parameters: Mapping[str, Kolom]) -> Kolom:
        bron = invoer.bron
        try:
            plek = loop.sessie.plek(bron.regeling or self.regeling.id, bron.uitkomst)
        except SLIKBAAR as fout:
            return self.mislukt(fout)
        keuze = Keuze(loop.aantal, bron.uitkomst)
        toestand = samen(parameters.values())
        keuze.neem(fout_in(toestand), Kolom(Soort.LEEG, toestand=toestand))
        for waar, wie in feiten.mee(parameters):
            if kort(en(waar, keuze.open)) is not False:
                keuze.neem(waar, loop.geef(plek, bron.uitkomst, wie))
        return keuze.klaar()

    def _proef_op_dag(self, naam: str, invoer: Invoer, dag: Kolom, parameters: Mapping[str, Kolom]) -> Kolom:
        """Op proef is er geen andere dag: het recht van deze dag moet kunnen, of de regel kijkt naar zichzelf."""
        dagen_van(dag, naam)
        try:
            return self._van(self.loop, invoer, self.feiten, parameters)
        except NietInKolommen as fout:
            if fout.bewerking != "een kring":
                raise
            return lege_kolom(invoer.veld)

    def _van_dag(self, naam: str, invoer: Invoer, dag: Kolom, parameters: Mapping[str, Kolom]) -> Kolom:
        """Het recht van een andere dag: een keer voor elke dag die voorkomt."""
        bekend = is_(dag.toestand, BEKEND)
        if bekend is False or dag.soort is Soort.LEEG:
            return dag.met(self._dag_hoort(naam, dag))
        dagen = dagen_van(dag, naam)
        if not isinstance(dagen, np.ndarray) and bekend is True:
            loop = self.loop.op_dag(dagen.item(), self.aantal)
            return self._van(loop, invoer, self.feiten, parameters)
        dagen = np.where(bekend, dagen, np.datetime64("NaT"))
        stukken: list[Kolom] = [Kolom(Soort.LEEG, toestand=self._dag_hoort(naam, dag)).rijen(np.isnat(dagen))]
        plaatsen = [np.flatnonzero(np.isnat(dagen))]
        for een, plekken in _per_dag(dagen):
            loop = self.loop.op_dag(een, len(plekken))
            hier = {param: kolom.rijen(plekken) for param, kolom in parameters.items()}
            stukken.append(self._van(loop, invoer, self.feiten.rijen(plekken), hier))
            plaatsen.append(plekken)
        volgorde = np.argsort(np.concatenate(plaatsen), kind="stable")
        return aaneen(stukken, [len(deel) for deel in plaatsen], bewerking_op(naam)).rijen(volgorde)

    def _dag_hoort(self, naam: str, dag: Kolom) -> Toestand:
        fout = NietGeregeld(f"{naam}: de regels bepalen hier niets")
        return met_fout(dag.toestand, is_(dag.toestand, NIETS), fout, self)

    def _open_term(self, term: OpenTerm) -> Kolom:
        sessie = self.loop.sessie
        keuze = Keuze(self.aantal, term.id)
        doel = self.regeling.id, self._artikel.nummer, term.id
        for groep in sessie.stand.invullers(doel, term, sessie.gemeente):
            if len(groep) > 1:
                wie = " en ".join(f"{plek.regeling.id} art. {plek.artikel.nummer}" for plek in groep)
                keuze.neem(True, self.mislukt(Strijdig(f"{wie} vullen allebei {term.id} in")))
                return keuze.klaar()
            kolom = self.loop.geef(groep[0], term.id, self.feiten)
            keuze.neem(niet(is_(kolom.toestand, NIETS)), kolom)
            if keuze.open is False:
                return keuze.klaar()
        if term.anders:
            laatste = self._doe(term.anders[0])
        elif term.verplicht:
            zin = f"{self.regeling.id} art. {self._artikel.nummer}: geen regeling bepaalt {term.id}"
            laatste = self.mislukt(NietGeregeld(zin))
        else:
            laatste = vaste(None)
        keuze.neem(True, laatste)
        return keuze.klaar()

    def op_dag(self, naam: Naam, dag: date) -> Waarde:
        """De waarde van een reeks op een dag. Fout: NietGeregeld als er dan geen is."""
        bepaling = self._artikel.bepalingen[naam.naam]
        return self.loop.sessie.deel_van(bepaling, dag).waarde if bepaling.reeks else bepaling.waarde

    def voorbeeld(self, naam: Naam) -> Kolom:
        """De eerste waarde van een reeks, of de waarde zelf."""
        bepaling = self._artikel.bepalingen[naam.naam]
        return vaste(bepaling.reeks[0].waarde if bepaling.reeks else bepaling.waarde)

    def tot_nu(self, naam: Naam) -> Kolom:
        """Alle waarden van een reeks tot en met de peildatum, oudste eerst; anders de kolom zelf."""
        bepaling = self._artikel.bepalingen.get(naam.naam) if naam.herkomst is Herkomst.BEPALING else None
        if bepaling is None or not bepaling.reeks:
            return self.zoek(naam)
        sessie = self.loop.sessie
        try:
            dagen = sorted({deel.van for deel in bepaling.reeks if deel.van <= sessie.peildatum})
            return Kolom(Soort.BLOK, tuple(sessie.deel_van(bepaling, dag).waarde for dag in dagen))
        except NietGeregeld as fout:
            return self.mislukt(fout)


def bewerking_op(naam: str) -> str:
    """Hoe een invoer met het recht van een andere dag heet in een reden."""
    return f"op ({naam})"


def _per_dag(dagen: "np.ndarray[tuple[int], np.dtype[np.datetime64]]") -> Iterator[tuple[date, np.ndarray]]:
    """Elke dag die voorkomt met de rijen waar zij staat; NaT telt niet mee."""
    verschillend, stel = np.unique(dagen, return_inverse=True)
    volgorde = np.argsort(stel, kind="stable")
    grenzen = np.searchsorted(stel[volgorde], np.arange(len(verschillend) + 1))
    for plaats, dag in enumerate(verschillend):
        if not np.isnat(dag):
            yield dag.item(), volgorde[grenzen[plaats] : grenzen[plaats + 1]]
