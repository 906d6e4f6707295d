"""Wie welke bewerking uitrekent: lijsten en dagen staan hier, getallen en keuzes in hun eigen module."""

from collections.abc import Callable, Mapping
from datetime import date

from keukentafel.recht.motor import dagen
from keukentafel.recht.motor.boom import Bewerking, Naam
from keukentafel.recht.motor.fouten import RekenFout
from keukentafel.recht.motor.getallen import GETALLEN
from keukentafel.recht.motor.kader import Kader, Uitvoerder, alle, reken
from keukentafel.recht.motor.keuzes import KEUZES
from keukentafel.recht.motor.waarden import Onbekend, Waarde, als_dag, als_heel, in_woorden
from keukentafel.recht.taal.termijn import Duur, Eenheid, bereken, teruggerekend
from keukentafel.recht.taal.tijd import Periode

_MATEN = {"years": Eenheid.JAREN, "months": Eenheid.MAANDEN, "weeks": Eenheid.WEKEN, "days": Eenheid.DAGEN}


def _lijst(knoop: Bewerking, kader: Kader) -> Waarde:
    return tuple(reken(deel, kader) for deel in knoop.delen)


def _met_dagen(aantal: int, maak: Callable[[list[date], list[Waarde]], Waarde]) -> Callable[[Bewerking, Kader], Waarde]:
    """Een bewerking waarvan de eerste `aantal` delen dagen zijn."""

    def uitvoeren(knoop: Bewerking, kader: Kader) -> Waarde:
        rij = alle(knoop.delen, kader)
        if isinstance(rij, Onbekend):
            return rij
        return maak([als_dag(deel, knoop.naam) for deel in rij[:aantal]], rij[aantal:])

    return uitvoeren


def _later(datums: list[date], rest: list[Waarde]) -> Waarde:
    jaren, maanden, weken, losse = (als_heel(deel, "DATE_ADD") for deel in rest)
    return dagen.tel_op(datums[0], jaren=jaren, maanden=maanden, weken=weken, dagen=losse)


def _datum(_: list[date], rest: list[Waarde]) -> Waarde:
    jaar, maand, dag = (als_heel(deel, "DATE") for deel in rest)
    try:
        return date(jaar, maand, dag)
    except (ValueError, OverflowError) as fout:
        raise RekenFout(f"DATE: {dag}-{maand}-{jaar} bestaat niet") from fout


def _verschil(datums: list[date], rest: list[Waarde]) -> Waarde:
    van, tot = datums
    match rest[0]:
        case "days":
            return (tot - van).days
        case "months":
            return dagen.hele_maanden(van, tot)
        case "years":
            return dagen.hele_jaren(van, tot)
    raise RekenFout(f"DATE_DIFF: {in_woorden(rest[0])} is geen days, months of years")


def _termijn(knoop: Bewerking, kader: Kader) -> Waarde:
    rij = alle(knoop.delen, kader)
    if isinstance(rij, Onbekend):
        return rij
    dag, aantal, maat, terug, *stil = rij
    datums = [als_dag(deel, "TERM") for deel in (dag, *stil)]
    try:
        duur = Duur(als_heel(aantal, "TERM"), _MATEN[str(maat)])
        if terug:
            return teruggerekend(soort="", gebeurtenis=datums[0], duur=duur, grond=()).uiterlijk
        perioden = [Periode(van, tot) for van, tot in zip(datums[1::2], datums[2::2], strict=True)]
        termijn = bereken(soort="", startdag=datums[0], duur=duur, grond=(), stil=perioden)
    except (ValueError, OverflowError) as fout:
        raise RekenFout(f"TERM: {fout}") from fout
    kader.noteer_termijn(termijn)
    return termijn.uiterlijk


def _reeks(knoop: Bewerking, kader: Kader) -> Waarde:
    reeks, dag = knoop.delen
    waarde = reken(dag, kader)
    if isinstance(waarde, Onbekend):
        return waarde
    assert type(reeks) is Naam
    return kader.op_dag(reeks, als_dag(waarde, "SERIES"))


REKENAARS: Mapping[str, Uitvoerder] = {
    **GETALLEN,
    **KEUZES,
    "LIST": _lijst,
    "AGE": _met_dagen(2, lambda datums, _: dagen.hele_jaren(datums[0], datums[1])),
    "DATE_ADD": _met_dagen(1, _later),
    "DATE": _met_dagen(0, _datum),
    "DAY_OF_WEEK": _met_dagen(1, lambda datums, _: datums[0].weekday()),
    "DATE_DIFF": _met_dagen(2, _verschil),
    "TERM": _termijn,
    "MONTH_START": _met_dagen(1, lambda datums, _: dagen.begin_van_maand(datums[0])),
    "SERIES": _reeks,
}
"""Per bewerking wie haar uitrekent."""
