"""Ja of nee, vergelijken en kiezen, ook als niet alles bekend is."""

from collections.abc import Callable, Mapping
from datetime import date

from keukentafel.recht.motor.boom import Bewerking, Cel, Knoop
from keukentafel.recht.motor.fouten import RekenFout
from keukentafel.recht.motor.kader import NIET_TE_ZEGGEN, Kader, NietTeZeggen, Uitvoerder, alle, eens, misschien, reken
from keukentafel.recht.motor.waarden import (
    Getal,
    Onbekend,
    Waarde,
    als_dag,
    als_getal,
    gelijk,
    in_woorden,
    weiger_niets,
)


def _geen_ja_of_nee(waarde: Waarde, waar: str) -> RekenFout:
    weiger_niets(waarde, waar)
    return RekenFout(f"{waar}: {in_woorden(waarde)} is geen ja of nee")


def _logica(beslist: bool) -> Callable[[Bewerking, Kader], Waarde]:
    """AND is beslist bij een nee, OR bij een ja; ook als een ander deel onbekend is."""

    def uitvoeren(knoop: Bewerking, kader: Kader) -> Waarde:
        mist: set[str] = set()
        for deel in knoop.delen:
            waarde = misschien(deel, kader) if mist else reken(deel, kader)
            if type(waarde) is bool:
                if waarde is beslist:
                    return beslist
            elif isinstance(waarde, Onbekend):
                mist |= waarde.feiten
            elif not isinstance(waarde, NietTeZeggen) and not mist:
                raise _geen_ja_of_nee(waarde, knoop.naam)
        return Onbekend(frozenset(mist)) if mist else not beslist

    return uitvoeren


def _niet(knoop: Bewerking, kader: Kader) -> Waarde:
    waarde = reken(knoop.delen[0], kader)
    if type(waarde) is bool:
        return not waarde
    if type(waarde) is Onbekend:
        return waarde
    raise _geen_ja_of_nee(waarde, "NOT")


def _is_gelijk(knoop: Bewerking, kader: Kader) -> Waarde:
    rij = alle(knoop.delen, kader)
    return rij if isinstance(rij, Onbekend) else gelijk(rij[0], rij[1])


def _vergelijking(klopt: Callable[[Getal | date, Getal | date], bool]) -> Callable[[Bewerking, Kader], Waarde]:
    def uitvoeren(knoop: Bewerking, kader: Kader) -> Waarde:
        rij = alle(knoop.delen, kader)
        if isinstance(rij, Onbekend):
            return rij
        een, twee = rij
        if type(een) is int and type(twee) is int:
            return klopt(een, twee)
        if isinstance(een, date | str) or isinstance(twee, date | str):
            return klopt(als_dag(een, knoop.naam), als_dag(twee, knoop.naam))
        return klopt(als_getal(een, knoop.naam), als_getal(twee, knoop.naam))

    return uitvoeren


def _in(knoop: Bewerking, kader: Kader) -> Waarde:
    wat, lijst = reken(knoop.delen[0], kader), reken(knoop.delen[1], kader)
    mist = [w.feiten for w in (wat, lijst) if isinstance(w, Onbekend)]
    if mist:
        return Onbekend(frozenset().union(*mist))
    delen = lijst if isinstance(lijst, tuple) else (lijst,)
    if any(not isinstance(deel, Onbekend) and gelijk(wat, deel) for deel in delen):
        return True
    feiten = [deel.feiten for deel in delen if isinstance(deel, Onbekend)]
    return Onbekend(frozenset().union(*feiten)) if feiten else False


def _als(knoop: Bewerking, kader: Kader) -> Waarde:
    delen = knoop.delen
    laatste = len(delen) - 1
    for plek in range(0, laatste, 2):
        voorwaarde = reken(delen[plek], kader)
        if voorwaarde is True:
            kader.takken.append((knoop.nummer, plek // 2))
            return reken(delen[plek + 1], kader)
        if voorwaarde is not False:
            if isinstance(voorwaarde, Onbekend):
                return _als_onbekend(delen, plek, voorwaarde, kader)
            raise _geen_ja_of_nee(voorwaarde, "IF")
    kader.takken.append((knoop.nummer, laatste // 2))
    return reken(delen[laatste], kader)


def _als_onbekend(delen: tuple[Knoop, ...], plek: int, voorwaarde: Onbekend, kader: Kader) -> Waarde:
    feiten = set(voorwaarde.feiten)
    kandidaten = [misschien(delen[plek + 1], kader)]
    for volgende in range(plek + 2, len(delen) - 1, 2):
        ook = misschien(delen[volgende], kader)
        if ook is False:
            continue
        if isinstance(ook, Onbekend):
            feiten |= ook.feiten
        kandidaten.append(
            misschien(delen[volgende + 1], kader) if ook is True or isinstance(ook, Onbekend) else NIET_TE_ZEGGEN
        )
        if not isinstance(ook, Onbekend):
            return eens(kandidaten, feiten)
    return eens([*kandidaten, misschien(delen[-1], kader)], feiten)


def _eerste(knoop: Bewerking, kader: Kader) -> Waarde:
    """De ladder: de eerste waarde die er is. Een onbekende trede houdt op: die gaat voor wat lager staat."""
    for plek, deel in enumerate(knoop.delen):
        waarde = reken(deel, kader)
        if waarde is not None:
            if not isinstance(waarde, Onbekend):
                kader.takken.append((knoop.nummer, plek))
            return waarde
    kader.takken.append((knoop.nummer, len(knoop.delen)))
    return None


def _past(cel: Cel, waarde: Waarde) -> bool:
    if cel.alles:
        return True
    if cel.een_van:
        return any(gelijk(waarde, deel) for deel in cel.een_van)
    if waarde is None:
        return False
    sleutel: Getal | date
    if isinstance(cel.van if cel.van is not None else cel.tot, date):
        sleutel = als_dag(waarde, "TABLE")
    else:
        sleutel = als_getal(waarde, "TABLE")
    return (cel.van is None or cel.van <= sleutel) and (cel.tot is None or sleutel < cel.tot)  # type: ignore[operator]


def _tabel(knoop: Bewerking, kader: Kader) -> Waarde:
    sleutels = [reken(deel, kader) for deel in knoop.delen[: knoop.kolommen]]
    mist = [plek for plek, sleutel in enumerate(sleutels) if isinstance(sleutel, Onbekend)]
    kandidaten: list[Waarde | NietTeZeggen] = []
    for nummer, (rij, uitkomst) in enumerate(zip(knoop.tabel, knoop.delen[knoop.kolommen : -1], strict=True)):
        if not all(_past(rij[plek], sleutel) for plek, sleutel in enumerate(sleutels) if plek not in mist):
            continue
        zeker = all(rij[plek].alles for plek in mist)
        if zeker and not kandidaten:
            kader.takken.append((knoop.nummer, nummer))
            return reken(uitkomst, kader)
        kandidaten.append(misschien(uitkomst, kader))
        if zeker:
            break
    else:
        if not kandidaten:
            kader.takken.append((knoop.nummer, len(knoop.tabel)))
            return reken(knoop.delen[-1], kader)
        kandidaten.append(misschien(knoop.delen[-1], kader))
    feiten = {feit for sleutel in sleutels if isinstance(sleutel, Onbekend) for feit in sleutel.feiten}
    return eens(kandidaten, feiten)


KEUZES: Mapping[str, Uitvoerder] = {
    "AND": _logica(False),
    "OR": _logica(True),
    "NOT": _niet,
    "EQUALS": _is_gelijk,
    "GREATER_THAN": _vergelijking(lambda een, twee: een > twee),  # type: ignore[operator]
    "LESS_THAN": _vergelijking(lambda een, twee: een < twee),  # type: ignore[operator]
    "GREATER_THAN_OR_EQUAL": _vergelijking(lambda een, twee: een >= twee),  # type: ignore[operator]
    "LESS_THAN_OR_EQUAL": _vergelijking(lambda een, twee: een <= twee),  # type: ignore[operator]
    "IF": _als,
    "IN": _in,
    "FIRST_OF": _eerste,
    "TABLE": _tabel,
}
"""De bewerkingen die kiezen."""
