"""Ja of nee, vergelijken en kiezen met kolommen, ook als niet alles bekend is; zoals `recht.motor.keuzes`."""

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from keukentafel.recht.motor.boom import Bewerking, Cel
from keukentafel.recht.motor.kolommen.getallen import breuk, gelijknamig
from keukentafel.recht.motor.kolommen.kader import (
    Bewerker,
    Kader,
    dagen_van,
    reken,
    strikt,
    weiger_niets,
    zijn_dagen,
)
from keukentafel.recht.motor.kolommen.kolom import (
    BEKEND,
    NIETS,
    ONBEKEND,
    Kolom,
    Masker,
    NietInKolommen,
    Soort,
    TeGroot,
    Toestand,
    en,
    fout_in,
    hard_in,
    is_,
    kort,
    niet,
    of,
    samen,
    vaste,
    zet,
)
from keukentafel.recht.motor.kolommen.samenvoegen import Keuze, gelijk


def ja_nee(kolom: Kolom, waar: str) -> tuple[Masker, Masker]:
    """Waar de kolom ja is en waar nee. Fout: NietInKolommen als zij geen ja of nee is."""
    if kolom.soort is Soort.LEEG:
        return False, False
    if kolom.soort is not Soort.JA_NEE:
        raise NietInKolommen(waar, f"krijgt {kolom.soort}, en vraagt ja of nee")
    bekend = is_(kolom.toestand, BEKEND)
    waarden = kolom.waarden if isinstance(kolom.waarden, np.ndarray) else bool(kolom.waarden)
    return kort(en(bekend, waarden)), kort(en(bekend, niet(waarden)))


def _logica(beslist: bool) -> Bewerker:
    """AND is beslist bij een nee, OR bij een ja; ook als een ander deel onbekend is."""

    def uitvoeren(knoop: Bewerking, kader: Kader) -> Kolom:
        rij: list[Kolom] = []
        besloten: Masker = False
        for deel in knoop.delen:
            kolom = reken(deel, kader)
            rij.append(kolom)
            if not (isinstance(kolom.toestand, int) and kolom.toestand == BEKEND):
                return _logica_met_gaten(knoop, rij, beslist, kader)
            ja, nee = ja_nee(kolom, knoop.naam)
            besloten = kort(of(besloten, ja if beslist else nee))
            if besloten is True:
                break
        return Kolom(Soort.JA_NEE, besloten if beslist else niet(besloten))

    return uitvoeren


def _logica_met_gaten(knoop: Bewerking, rij: list[Kolom], beslist: bool, kader: Kader) -> Kolom:
    """Als niet alles bekend is. Een fout telt niet meer zodra een eerder deel onbekend was, tenzij zij hard is."""
    keuze = Keuze(kader.aantal, knoop.naam)
    mist: Masker = False
    for plek, deel in enumerate(knoop.delen):
        kolom = rij[plek] if plek < len(rij) else reken(deel, kader)
        ja, nee = ja_nee(kolom, knoop.naam)
        keuze.neem(ja if beslist else nee, vaste(beslist))
        toestand = weiger_niets(kolom.toestand, knoop.naam, kader)
        telt = en(fout_in(toestand), of(niet(mist), hard_in(toestand)))
        keuze.neem(telt, Kolom(Soort.LEEG, toestand=toestand))
        mist = of(mist, is_(toestand, ONBEKEND))
        if keuze.open is False:
            return keuze.klaar()
    keuze.neem(mist, Kolom(Soort.LEEG, toestand=ONBEKEND))
    keuze.neem(True, vaste(not beslist))
    return keuze.klaar()


def _niet(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    _, nee = ja_nee(rij[0], "NOT")
    return Kolom(Soort.JA_NEE, nee, weiger_niets(toestand, "NOT", kader))


def _is_gelijk(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
    een, twee = rij
    niets = is_(een.toestand, NIETS), is_(twee.toestand, NIETS)
    waarden = of(en(*niets), en(niet(of(*niets)), gelijk(een, twee)))
    return Kolom(Soort.JA_NEE, waarden, zet(toestand, is_(toestand, NIETS), BEKEND))


def _vergelijking(klopt: Callable[[Any, Any], Any]) -> Bewerker:
    def uitvoeren(knoop: Bewerking, rij: Sequence[Kolom], toestand: Toestand, kader: Kader) -> Kolom:
        toestand = weiger_niets(toestand, knoop.naam, kader)
        if zijn_dagen(rij):
            links, rechts = (dagen_van(deel, knoop.naam) for deel in rij)
            return Kolom(Soort.JA_NEE, klopt(links, rechts), toestand)
        a, b, _ = gelijknamig(breuk(rij[0], knoop.naam), breuk(rij[1], knoop.naam))
        if of(a.over, b.over) is not False:
            raise TeGroot("twee breuken zijn te fijn om te vergelijken")
        return Kolom(Soort.JA_NEE, klopt(a.w, b.w), toestand)

    return strikt(uitvoeren)


def _in(knoop: Bewerking, kader: Kader) -> Kolom:
    wat, lijst = reken(knoop.delen[0], kader), knoop.delen[1]
    if isinstance(lijst, Bewerking) and lijst.naam == "LIST":
        delen = [reken(deel, kader) for deel in lijst.delen]
    else:
        kolom = reken(lijst, kader)
        delen = kader.delen_van(kolom, "IN") if kolom.soort is Soort.BLOK else [kolom]
    keuze = Keuze(kader.aantal, "IN")
    fouten = samen([wat, *delen])
    keuze.neem(fout_in(fouten), Kolom(Soort.LEEG, toestand=fouten))
    keuze.neem(is_(wat.toestand, ONBEKEND), Kolom(Soort.LEEG, toestand=ONBEKEND))
    onbekend: Masker = False
    for deel in delen:
        niets = is_(wat.toestand, NIETS), is_(deel.toestand, NIETS)
        bekend = is_(deel.toestand, BEKEND)
        keuze.neem(of(en(*niets), en(bekend, niet(niets[0]), gelijk(wat, deel))), vaste(True))
        onbekend = of(onbekend, is_(deel.toestand, ONBEKEND))
    keuze.neem(onbekend, Kolom(Soort.LEEG, toestand=ONBEKEND))
    keuze.neem(True, vaste(False))
    return keuze.klaar()


def _als(knoop: Bewerking, kader: Kader) -> Kolom:
    delen, keuze = knoop.delen, Keuze(kader.aantal, "IF")
    for plek in range(0, len(delen) - 1, 2):
        voorwaarde = reken(delen[plek], kader)
        ja, nee = ja_nee(voorwaarde, "IF")
        if nee is True:
            continue
        toestand = weiger_niets(voorwaarde.toestand, "IF", kader)
        keuze.neem(fout_in(toestand), Kolom(Soort.LEEG, toestand=toestand))
        onbekend = is_(toestand, ONBEKEND)
        if kort(en(of(ja, onbekend), keuze.open)) is not False:
            dan = reken(delen[plek + 1], kader)
            keuze.neem(ja, dan)
            keuze.zou_kunnen(onbekend, dan)
        if keuze.open is False:
            return keuze.klaar()
    keuze.neem(True, reken(delen[-1], kader))
    return keuze.klaar()


def _eerste(knoop: Bewerking, kader: Kader) -> Kolom:
    keuze = Keuze(kader.aantal, "FIRST_OF")
    for deel in knoop.delen:
        kolom = reken(deel, kader)
        keuze.neem(niet(is_(kolom.toestand, NIETS)), kolom)
        if keuze.open is False:
            return keuze.klaar()
    keuze.neem(True, vaste(None))
    return keuze.klaar()


def _past(cel: Cel, kolom: Kolom) -> Masker:
    """De rijen met een waarde (of niets) die in de cel past."""
    if cel.alles:
        return True
    niets, bekend = is_(kolom.toestand, NIETS), is_(kolom.toestand, BEKEND)
    if cel.een_van:
        delen = [niets if deel is None else en(bekend, gelijk(kolom, vaste(deel))) for deel in cel.een_van]
        return kort(of(*delen))
    past: Masker = bekend
    for grens, klopt in ((cel.van, operator.ge), (cel.tot, operator.lt)):
        if grens is None:
            continue
        rand = vaste(grens)
        if rand.soort is Soort.DAG:
            past = en(past, klopt(dagen_van(kolom, "TABLE"), rand.waarden))
        else:
            a, b, _ = gelijknamig(breuk(kolom, "TABLE"), breuk(rand, "TABLE"))
            past = en(past, klopt(a.w, b.w))
    return kort(past)


def _tabel(knoop: Bewerking, kader: Kader) -> Kolom:
    sleutels = [reken(deel, kader) for deel in knoop.delen[: knoop.kolommen]]
    keuze, toestand = Keuze(kader.aantal, "TABLE"), samen(sleutels)
    keuze.neem(fout_in(toestand), Kolom(Soort.LEEG, toestand=toestand))
    mist = [is_(sleutel.toestand, ONBEKEND) for sleutel in sleutels]
    for rij, uitkomst in zip(knoop.tabel, knoop.delen[knoop.kolommen : -1], strict=True):
        if keuze.open is False:
            return keuze.klaar()
        past = en(*(of(onbekend, _past(cel, s)) for onbekend, cel, s in zip(mist, rij, sleutels, strict=True)))
        past = kort(en(past, keuze.open))
        if past is False:
            continue
        zeker = en(*(niet(onbekend) for onbekend, cel in zip(mist, rij, strict=True) if not cel.alles))
        kolom = reken(uitkomst, kader)
        keuze.neem(en(past, zeker), kolom)
        keuze.zou_kunnen(en(past, niet(zeker)), kolom)
    keuze.neem(True, reken(knoop.delen[-1], kader))
    return keuze.klaar()


def _lijst(knoop: Bewerking, kader: Kader) -> Kolom:
    delen = [reken(deel, kader) for deel in knoop.delen]
    if not all(deel.vast for deel in delen):
        raise NietInKolommen("LIST", "een lijst die per rij anders is, past niet in een kolom")
    return kader.lijst(delen)


KEUZES: Mapping[str, Bewerker] = {
    "AND": _logica(False),
    "OR": _logica(True),
    "NOT": strikt(_niet),
    "EQUALS": strikt(_is_gelijk),
    "GREATER_THAN": _vergelijking(operator.gt),
    "LESS_THAN": _vergelijking(operator.lt),
    "GREATER_THAN_OR_EQUAL": _vergelijking(operator.ge),
    "LESS_THAN_OR_EQUAL": _vergelijking(operator.le),
    "IF": _als,
    "IN": _in,
    "FIRST_OF": _eerste,
    "TABLE": _tabel,
    "LIST": _lijst,
}
"""De bewerkingen die kiezen."""
