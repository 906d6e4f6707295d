"""Wat zou er veranderen: dezelfde gevallen met twee boeken, en wat er anders uitkomt, geteld.

Niets valt weg. Dat iets onbekend is, niet geregeld, of niet te berekenen, is ook een uitkomst.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import (
    FeitKloptNiet,
    Kringverwijzing,
    OnbekendeRegeling,
    OnbekendeUitkomst,
    Onvertaalbaar,
    RekenFout,
    Strijdig,
)
from keukentafel.recht.motor.gevallen import Geval
from keukentafel.recht.motor.herhalen import Vastgelegd, lees_verzoek
from keukentafel.recht.motor.model import Regeling
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.waarden import Onbekend, in_woorden
from keukentafel.recht.taal.verordening import NietGeregeld

_LUKT_NIET = (RekenFout, FeitKloptNiet, Strijdig, Onvertaalbaar, Kringverwijzing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proefgeval:
    """Een vraag om aan twee boeken te stellen. `naam` is wat een mens erover leest; leeg als dat niemand aangaat."""

    wet: str
    uitkomsten: tuple[str, ...]
    verzoek: Verzoek
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Verandering:
    """Een uitkomst die anders wordt: wat zij was, wat zij wordt, hoe vaak, en in welke gevallen met een naam."""

    wet: str
    uitkomst: str
    was: str
    wordt: str
    aantal: int
    namen: tuple[str, ...]

    @property
    def uitkomst_in_woorden(self) -> str:
        """De naam van de uitkomst zoals een mens haar leest."""
        return self.uitkomst.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Proef:
    """Hoeveel uitkomsten er gevraagd zijn, hoeveel er gelijk bleven, en wat er veranderde (het vaakst eerst)."""

    gevraagd: int
    gelijk: int
    veranderd: tuple[Verandering, ...] = field(default=())


def beproef(was: Boek, wordt: Boek, gevallen: Iterable[Proefgeval]) -> Proef:
    """Reken elke uitkomst van elk geval met beide boeken uit, en tel wat er anders wordt."""
    oud, nieuw = Rekenaar(was), Rekenaar(wordt)
    gevraagd = gelijk = 0
    gevonden: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for geval in gevallen:
        for uitkomst in geval.uitkomsten:
            gevraagd += 1
            eerst, daarna = (_in_zin(rekenaar, geval, uitkomst) for rekenaar in (oud, nieuw))
            if eerst == daarna:
                gelijk += 1
            else:
                gevonden[geval.wet, uitkomst, eerst, daarna].append(geval.naam)
    veranderd = [
        Verandering(*sleutel, len(namen), tuple(naam for naam in namen if naam)) for sleutel, namen in gevonden.items()
    ]
    return Proef(gevraagd, gelijk, tuple(sorted(veranderd, key=lambda v: (-v.aantal, v.wet, v.uitkomst, v.was))))


def _in_zin(rekenaar: Rekenaar, geval: Proefgeval, uitkomst: str) -> str:
    try:
        antwoord = rekenaar.bereken(geval.wet, uitkomst, verzoek=geval.verzoek)
    except NietGeregeld:
        return "niet geregeld"
    except (OnbekendeRegeling, OnbekendeUitkomst):
        return "deze vraag bestaat niet"
    except _LUKT_NIET as fout:
        # de fout kan een feit noemen; van een geval zonder naam gaat dat niemand aan
        return f"niet uit te rekenen: {fout}" if geval.naam else "niet uit te rekenen"
    stap = antwoord.uitkomsten[uitkomst].stap
    if isinstance(stap.waarde, Onbekend):
        return f"nog te vragen: {', '.join(sorted(stap.waarde.feiten))}"
    merk = f" ({stap.status})" if stap.onbevestigd else ""
    return f"{in_woorden(stap.waarde, stap.eenheid)}{merk}"


def op_dag(geval: Proefgeval, dag: date) -> Proefgeval:
    """Hetzelfde geval alsof het op een andere dag speelt; de feiten blijven wat zij zijn."""
    return replace(geval, verzoek=replace(geval.verzoek, peildatum=dag, kennisdatum=None))


def uit_gevallen(gevallen: Iterable[Geval], regeling: Regeling, *, gemeente: str) -> tuple[Proefgeval, ...]:
    """De gevallen die deze versie kunnen raken, gesteld voor deze gemeente (GM0935).

    Dat zijn die van de gemeente, die van de regeling, en die van de regelingen waarvan zij een open term invult.
    """
    wetten = {regeling.id, *(inv.wet for artikel in regeling.artikelen for inv in artikel.invullingen)}
    return tuple(
        Proefgeval(
            wet=geval.regeling,
            uitkomsten=geval.gevraagd,
            naam=geval.zin,
            verzoek=Verzoek(peildatum=geval.peildatum, gemeente=gemeente, feiten=geval.gegeven),
        )
        for geval in gevallen
        if geval.gemeente == gemeente or (geval.regeling in wetten and geval.gemeente in (None, gemeente))
    )


def uit_spoor(vastgelegd: Vastgelegd) -> Proefgeval:
    """Een vastgelegde berekening van een besluit als vraag, zonder naam: wat zeggen de regels zelf, nu.

    Een afwijking van toen telt niet mee. Fout: KeyError of ValueError als er iets anders staat dan `leg_vast` schreef.
    """
    verzoek = replace(lees_verzoek(vastgelegd), kennisdatum=None, afwijkingen={})
    return Proefgeval(wet=vastgelegd["wet"], uitkomsten=tuple(vastgelegd["uitkomsten"]), verzoek=verzoek)


def nieuwe_dagen(regeling: Regeling, eerdere: Collection[Regeling]) -> tuple[date, ...]:
    """De dagen waarop met deze versie iets begint wat in eerdere versies niet begon, oudste eerst.

    De eerste dag staat er altijd bij.
    """
    was = {begin for versie in eerdere for begin in _beginnen(versie)}
    return tuple(sorted({regeling.geldt_van, *(dag for naam, dag in _beginnen(regeling) if (naam, dag) not in was)}))


def _beginnen(regeling: Regeling) -> Iterator[tuple[str, date]]:
    for artikel in regeling.artikelen:
        for bepaling in artikel.bepalingen.values():
            for deel in bepaling.reeks:
                if deel.van >= regeling.geldt_van:
                    yield f"{artikel.nummer} {bepaling.naam} {deel.waarde}", deel.van
