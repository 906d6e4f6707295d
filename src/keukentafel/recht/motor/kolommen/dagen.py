"""Rekenen met kolommen dagen; dezelfde regels als `recht.motor.dagen`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from keukentafel.recht.motor.boom import Bewerking
from keukentafel.recht.motor.fouten import RekenFout
from keukentafel.recht.motor.kolommen.getallen import hele
from keukentafel.recht.motor.kolommen.kader import (
    Bewerker,
    Kader,
    dagen_van,
    met_fout,
    strikt,
    weiger_niets,
)
from keukentafel.recht.motor.kolommen.kolom import BEKEND, Kolom, NietInKolommen, Soort, Toestand, en, is_, kies, kort
from keukentafel.recht.motor.kolommen.verschillend import per_verschillend

_EERSTE, _LAATSTE = np.datetime64("0001-01-01", "D"), np.datetime64("9999-12-31", "D")
_EERSTE_MAAND, _LAATSTE_MAAND = np.datetime64("0001-01", "M"), np.datetime64("9999-12", "M")
_VEEL = 8_000_000
"""Meer dagen dan dit liggen er niet tussen twee dagen."""
_RUIM = 2**53
"""Zoveel jaren of weken vallen altijd buiten de kalender, en maal 12 of 7 lopen zij niet over."""


def maand_en_dag(dagen: Any) -> tuple[Any, Any]:
    """De maanden sinds 1970 en de dag in de maand."""
    maanden = np.asarray(dagen, "M8[D]").astype("M8[M]")
    return maanden.astype(np.int64), (dagen - maanden.astype("M8[D]")).astype(np.int64) + 1


def deel_van_dag(dagen: Any, deel: str) -> Any:
    """Het jaar, de maand of de dag als getal."""
    maanden, dag = maand_en_dag(dagen)
    if deel == "day":
        return dag
    return maanden // 12 + 1970 if deel == "year" else maanden % 12 + 1


def _plus_maanden(dagen: Any, aantal: Any) -> tuple[Any, Any]:
    """De overeenkomstige dag zoveel maanden later, en waar die buiten de kalender valt."""
    maanden, dag = maand_en_dag(dagen)
    later = maanden + aantal
    buiten = (later < _EERSTE_MAAND.astype(int)) | (later > _LAATSTE_MAAND.astype(int))
    later = np.where(buiten, 0, later)
    begin = later.astype("M8[M]").astype("M8[D]")
    lengte = ((later + 1).astype("M8[M]").astype("M8[D]") - begin).astype(np.int64)
    return begin + (np.minimum(dag, lengte) - 1).astype("m8[D]"), buiten


def hele_maanden(van: Any, tot: Any) -> Any:
    """Hoeveel hele maanden er tussen liggen."""
    eerst, laatst = np.minimum(van, tot), np.maximum(van, tot)
    maand_een, dag_een = maand_en_dag(eerst)
    maand_twee, dag_twee = maand_en_dag(laatst)
    volgt_nog = (laatst + np.timedelta64(1, "D")).astype("M8[M]").astype(np.int64) == maand_twee
    # op de laatste dag van een korte maand is de maand vol, ook zonder overeenkomstige dag
    heel = maand_twee - maand_een - ((dag_twee < dag_een) & volgt_nog)
    return np.where(tot < van, -heel, heel)


def hele_jaren(van: Any, tot: Any) -> Any:
    """Hoeveel hele jaren er tussen liggen."""
    maanden = hele_maanden(van, tot)
    return np.sign(maanden) * (np.abs(maanden) // 12)


def _opgezocht(van: Any, tot: Any, doe: Callable[[Any, Any], Any]) -> Any:
    """Een functie van een dag en een vaste dag: een keer per dag in het bereik, als dat korter is dan de kolom."""
    for kolom, anders in ((van, False), (tot, True)):
        if isinstance(kolom, np.ndarray) and kolom.size and not isinstance(tot if not anders else van, np.ndarray):
            eerste = kolom.min()
            bereik = int((kolom.max() - eerste).astype(int)) + 1
            if bereik < kolom.size:
                dagen = np.arange(bereik).astype("m8[D]") + eerste
                return (doe(van, dagen) if anders else doe(dagen, tot))[(kolom - eerste).astype(np.int64)]
    return doe(van, tot)


def _leeftijd(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, "AGE", kader)
    van, tot = (dagen_van(deel, "AGE") for deel in rij)
    return Kolom(Soort.GETAL, _opgezocht(van, tot, hele_jaren), toestand, laag=-10_000, hoog=10_000)


def _verschil(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    maat = rij[2]
    if not maat.vast or maat.soort is not Soort.WOORD or maat.woorden[0] not in ("days", "months", "years"):
        raise NietInKolommen("DATE_DIFF", "heeft geen vaste maat days, months of years")
    toestand = weiger_niets(toestand, "DATE_DIFF", kader)
    van, tot = (dagen_van(deel, "DATE_DIFF") for deel in rij[:2])
    if maat.woorden[0] == "days":
        waarden = (tot - van).astype(np.int64)
    else:
        waarden = _opgezocht(van, tot, hele_maanden if maat.woorden[0] == "months" else hele_jaren)
    return Kolom(Soort.GETAL, waarden, toestand, laag=-_VEEL, hoog=_VEEL)


def _later(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, "DATE_ADD", kader)
    dagen = np.asarray(dagen_van(rij[0], "DATE_ADD"), "M8[D]")
    jaren, maanden, weken, losse = (_begrensd(deel) for deel in rij[1:])
    buiten: Any = False
    for aantal in (jaren * 12, maanden):
        if isinstance(aantal, np.ndarray) or aantal:
            dagen, eraf = _plus_maanden(dagen, aantal)
            buiten = buiten | eraf
    dagen = dagen + np.asarray(weken * 7 + losse).astype("m8[D]")
    buiten = kort(buiten | (dagen < _EERSTE) | (dagen > _LAATSTE))
    toestand = met_fout(
        toestand, en(buiten, is_(toestand, BEKEND)), RekenFout("deze datum ligt buiten de kalender"), kader
    )
    return Kolom(Soort.DAG, kies(buiten, _EERSTE, dagen) if buiten is not True else _EERSTE, toestand)


def _begrensd(kolom: Kolom) -> Any:
    waarden = hele(kolom, "DATE_ADD")
    return np.clip(waarden, -_RUIM, _RUIM)


def _begin_van_maand(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, "MONTH_START", kader)
    dagen = dagen_van(rij[0], "MONTH_START")
    maand = (np.asarray(dagen, "M8[D]") - np.timedelta64(1, "D")).astype("M8[M]") + np.timedelta64(1, "M")
    begin = maand.astype("M8[D]")
    fout = RekenFout("deze datum ligt buiten de kalender")
    toestand = met_fout(toestand, en(kort(begin > _LAATSTE), is_(toestand, BEKEND)), fout, kader)
    return Kolom(Soort.DAG, np.minimum(begin, _LAATSTE), toestand)


def _dag_van_week(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    toestand = weiger_niets(toestand, "DAY_OF_WEEK", kader)
    dagen = np.asarray(dagen_van(rij[0], "DAY_OF_WEEK"), "M8[D]").astype(np.int64)
    return Kolom(Soort.GETAL, (dagen + 3) % 7, toestand, laag=0, hoog=6)  # 1 januari 1970 was een donderdag


DAGEN: Mapping[str, Bewerker] = {
    "AGE": strikt(_leeftijd),
    "DATE_DIFF": strikt(_verschil),
    "DATE_ADD": strikt(_later),
    "MONTH_START": strikt(_begin_van_maand),
    "DAY_OF_WEEK": strikt(_dag_van_week),
    "DATE": per_verschillend,
    "TERM": per_verschillend,
    "SERIES": per_verschillend,
}
"""De bewerkingen met dagen. Wat een kalender of een reeks nodig heeft, gaat een keer per verschillende dag."""
