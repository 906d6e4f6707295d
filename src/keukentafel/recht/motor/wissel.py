"""De dagen waarop een uitkomst kan veranderen, en een geval over die dagen: de dag ervoor, en de dag zelf.

Werd een versie of waarde pas bekend toen zij al gold, dan staat dezelfde dag er ook met wat men toen wist: de dag voor
de bekendmaking, en de dag zelf.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import Feit
from keukentafel.recht.motor.fouten import FeitKloptNiet, GeenVersie, OnbekendeUitkomst, RekenFout
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.omloop import DAG, Omloop, omloop
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import Citaat
from keukentafel.recht.motor.waarden import Onbekend, Waarde, gelijk, met_maat
from keukentafel.recht.taal.verordening import NietGeregeld

_NIET_TE_GEVEN = (NietGeregeld, OnbekendeUitkomst, RekenFout, FeitKloptNiet)
NIEUW_JAAR = "een nieuw jaar"


@dataclass(frozen=True, slots=True)
class Wisseldag:
    """Een dag waarop iets verandert, met waarom."""

    dag: date
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Later:
    """Een versie of waarde die geldt vanaf `dag`, en pas later bekend werd: op `bekend`."""

    dag: date
    bekend: date
    wat: str


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Wat er op een dag uitkomt: de waarde met de zin en het artikel dat besliste, of waarom er geen is.

    `mist` zijn de feiten die nog gevraagd moeten worden; `reden` is er alleen als de regels niets geven.
    """

    waarde: Waarde = None
    eenheid: str = ""
    mist: tuple[Feit, ...] = ()
    zin: str = ""
    citaat: Citaat | None = None
    status: str = ""
    reden: str = ""

    @property
    def tekst(self) -> str:
        """De waarde in gewone taal; zonder waarde dat er niets geregeld is, of wat er nog gevraagd moet worden."""
        if self.reden:
            return "niet geregeld"
        if isinstance(self.waarde, Onbekend):
            return f"hangt nog af van: {', '.join(sorted(self.waarde.feiten)).replace('_', ' ')}"
        return met_maat(self.waarde, self.eenheid)

    def zelfde(self, ander: "Uitslag") -> bool:
        """Of er hetzelfde uitkomt; twee keer niet geregeld is hetzelfde, om welke reden dan ook."""
        if self.reden or ander.reden:
            return bool(self.reden) == bool(ander.reden)
        if isinstance(self.waarde, Onbekend) or isinstance(ander.waarde, Onbekend):
            return self.waarde == ander.waarde
        return gelijk(self.waarde, ander.waarde)


@dataclass(frozen=True, slots=True)
class Wisselrij:
    """Een wisseldag: wat er de dag ervoor uitkwam, en wat op de dag zelf."""

    wissel: Wisseldag
    ervoor: Uitslag
    erop: Uitslag

    @property
    def verandert(self) -> bool:
        """Of er iets anders uitkomt."""
        return not self.ervoor.zelfde(self.erop)


@dataclass(frozen=True, slots=True)
class Kennisrij:
    """Dezelfde dag met wat men wist: de dag voor de bekendmaking, en op de dag van de bekendmaking."""

    later: Later
    ervoor: Uitslag
    erop: Uitslag

    @property
    def verandert(self) -> bool:
        """Of er iets anders uitkomt nu men meer weet."""
        return not self.ervoor.zelfde(self.erop)


@dataclass(frozen=True, slots=True)
class Wisseltabel:
    """Een geval over de wisseldagen. `beweegt`: de uitkomst kan ook op andere dagen veranderen, door dit geval zelf."""

    rijen: tuple[Wisselrij, ...]
    kennis: tuple[Kennisrij, ...]
    beweegt: bool


def wisseldagen(
    boek: Boek, wet: str, uitkomst: str, *, gemeente: str | None, van: date, tot: date
) -> tuple[Wisseldag, ...]:
    """De dagen van `van` tot en met `tot` waarop iets verandert aan wat deze uitkomst raakt, en elke eerste januari.

    Tussen twee wisseldagen verandert de uitkomst niet, behalve als zij van de dag zelf afhangt (`Wisseltabel.beweegt`).
    Fout: OnbekendeRegeling, OnbekendeUitkomst.
    """
    return tuple(_wisseldagen(boek, omloop(boek, wet, uitkomst, gemeente=gemeente), gemeente, van, tot))


def wisseltabel(
    boek: Boek,
    wet: str,
    uitkomst: str,
    *,
    gemeente: str | None,
    feiten: Mapping[str, object],
    van: date,
    tot: date,
) -> Wisseltabel:
    """Een geval over de wisseldagen van `van` tot en met `tot`, en over wat later bekend werd.

    In: de uitkomst, de code van de gemeente (None: alleen landelijk recht) en de feiten van het geval.
    Fout: OnbekendeRegeling, OnbekendeUitkomst, Strijdig, Onvertaalbaar, Kringverwijzing.
    """
    rond = omloop(boek, wet, uitkomst, gemeente=gemeente)
    rekenaar = Rekenaar(boek)

    def op(dag: date, kennisdatum: date | None = None) -> Uitslag:
        verzoek = Verzoek(peildatum=dag, gemeente=gemeente, kennisdatum=kennisdatum, feiten=feiten)
        return uitslag(rekenaar, wet, uitkomst, verzoek)

    return Wisseltabel(
        tuple(Wisselrij(w, op(w.dag - DAG), op(w.dag)) for w in _wisseldagen(boek, rond, gemeente, van, tot)),
        tuple(
            Kennisrij(later, op(later.dag, later.bekend - DAG), op(later.dag, later.bekend))
            for later in sorted(set(_later(boek, rond)), key=lambda deel: (deel.dag, deel.bekend, deel.wat))
            if van <= later.dag <= tot
        ),
        rond.beweegt,
    )


def _wisseldagen(boek: Boek, rond: Omloop, gemeente: str | None, van: date, tot: date) -> Iterator[Wisseldag]:
    redenen: dict[date, dict[str, None]] = defaultdict(dict)
    for dag, reden in _dagen(boek, rond, gemeente):
        redenen[dag][reden] = None
    for jaar in range(van.year, tot.year + 1):
        redenen[date(jaar, 1, 1)][NIEUW_JAAR] = None
    for dag in sorted(redenen):
        if van <= dag <= tot:
            yield Wisseldag(dag, tuple(redenen[dag]))


def _dagen(boek: Boek, rond: Omloop, gemeente: str | None) -> Iterator[tuple[date, str]]:
    gebieden: set[str] = set()
    for wet in sorted(rond.regelingen):
        begint = {versie.geldt_van for versie in boek.versies(wet)}
        for versie in boek.versies(wet):
            gebieden.add(versie.gebied)
            yield versie.geldt_van, f"een versie van {versie.noemer}"
            if versie.geldt_tot is not None and versie.geldt_tot + DAG not in begint:
                yield versie.geldt_tot + DAG, f"het einde van een versie van {versie.noemer}"
    for _, bepaling in rond.bepalingen.values():
        for deel in bepaling.reeks:
            yield deel.van, f"een andere waarde van {bepaling.naam.replace('_', ' ')}"
            if deel.tot is not None:
                yield deel.tot, f"een andere waarde van {bepaling.naam.replace('_', ' ')}"
    for dag in rond.genoemd:
        yield dag, "een regel noemt deze dag"
    for gebied in sorted(gebieden - {""}):
        for lid in boek.gebieden[gebied].leden:
            if lid.gemeente == gemeente:
                yield lid.van, f"de gemeente doet mee met {boek.gebieden[gebied].naam}"
                if lid.tot is not None:
                    yield lid.tot, f"de gemeente doet niet meer mee met {boek.gebieden[gebied].naam}"


def _later(boek: Boek, rond: Omloop) -> Iterator[Later]:
    for wet in rond.regelingen:
        for versie in boek.versies(wet):
            if versie.gepubliceerd > versie.geldt_van:
                yield Later(versie.geldt_van, versie.gepubliceerd, _versie(versie))
    for regeling, bepaling in rond.bepalingen.values():
        for deel in bepaling.reeks:
            if deel.bekend is not None and deel.bekend > deel.van:
                wat = f"{bepaling.naam.replace('_', ' ')} in {regeling.noemer}"
                yield Later(deel.van, deel.bekend, wat)


def _versie(versie: Regeling) -> str:
    return f"{versie.noemer}, versie van {versie.geldt_van:%d-%m-%Y}"


def uitslag(rekenaar: Rekenaar, wet: str, uitkomst: str, verzoek: Verzoek) -> Uitslag:
    """Wat er voor een verzoek uitkomt, of waarom de regels niets geven. Fout: zie `wisseltabel`."""
    try:
        antwoord = rekenaar.bereken(wet, uitkomst, verzoek=verzoek)
    except _NIET_TE_GEVEN as fout:
        return Uitslag(reden=_reden(rekenaar.boek, fout))
    stap = antwoord.uitkomsten[uitkomst].stap
    lagere = [deel.citaat for deel in antwoord.stappen if deel.soort in ("invulling", "voorrang")]
    citaat = lagere[0] if lagere else stap.citaat
    return Uitslag(stap.waarde, stap.eenheid, antwoord.te_vragen, stap.zin, citaat, stap.status)


def _reden(boek: Boek, fout: Exception) -> str:
    if isinstance(fout, GeenVersie):
        return f"{boek.versies(fout.wet)[-1].noemer} geldt dan niet."
    if isinstance(fout, OnbekendeUitkomst):
        return f"De versie van {boek.versies(fout.wet)[-1].noemer} zegt hier dan niets over."
    zin = str(fout).rsplit(": ", 1)[-1].replace("_", " ").rstrip(".")
    return f"{zin[:1].upper()}{zin[1:]}."
