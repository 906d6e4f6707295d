"""De beslistermijn stilzetten of verlengen. Alleen de termijn voor een besluit kan stilstaan, en nooit ongemerkt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.termijn import Termijn, bereken
from keukentafel.recht.taal.tijd import Periode, datum_voluit, samengevoegd

_DAG = timedelta(days=1)
OPSCHORTBAAR = frozenset({"besluit"})
"""Awb art. 4:15 gaat over 'de termijn voor het geven van een beschikking': niet over plan, onderzoek of bezwaar."""


class OpschortingKanNiet(ValueError):
    """De wet kent geen opschorting of verlenging van deze termijn."""


@dataclass(frozen=True, slots=True)
class StaatStil:
    """Een termijn zonder laatste dag: zij staat stil en niemand weet nog tot wanneer.

    `sinds` is de eerste stille dag, `resterend` het aantal dagen dat daarna nog telt. `reden` is een zin voor de
    inwoner. Bewust geen Termijn: wie een datum wil tonen moet eerst vragen of die er is.
    """

    soort: str
    startdag: date
    sinds: date
    resterend: int
    grond: tuple[str, ...]
    reden: str


def _weiger_als_niet_opschortbaar(termijn: Termijn) -> None:
    if termijn.soort not in OPSCHORTBAAR:
        raise OpschortingKanNiet(f"de termijn voor {termijn.soort} kan niet stilstaan of langer worden")


@bron("Awb", "4:15 lid 1 onder a")
def aanvulling_gevraagd(
    *, gevraagd_op: date, aanvullen_tot_en_met: date, aangevuld_op: date | None, peildatum: date
) -> Periode:
    """De dagen waarop de termijn stilstaat omdat de gemeente om gegevens vroeg (Awb art. 4:5).

    In: de dag van de brief, de laatste dag die de brief geeft (zonder zo'n dag is er geen opschorting), de dag van
    aanvulling of None, en de dag waarop we kijken. Uit: een periode vanaf de dag na de brief. Zij duurt tot de dag
    van de aanvulling, en anders tot de gegeven tijd ongebruikt voorbij is. Is geen van beide al zo, dan is zij open.
    Fout: ValueError als de gegeven tijd of de aanvulling voor de brief ligt.
    """
    if aanvullen_tot_en_met <= gevraagd_op:
        raise ValueError("geef de inwoner ten minste één dag om aan te vullen")
    if aangevuld_op is not None and aangevuld_op < gevraagd_op:
        raise ValueError("de aanvulling kan niet voor de vraag komen")
    begin, verstreken = gevraagd_op + _DAG, aanvullen_tot_en_met + _DAG
    if aangevuld_op is not None and aangevuld_op <= peildatum:
        return Periode(begin, max(begin, min(aangevuld_op, verstreken)))
    return Periode(begin, verstreken if peildatum >= verstreken else None)


@bron("Awb", "4:15 lid 2 onder a")
def uitstel_gegeven(*, ingestemd_op: date, dagen: int) -> Periode:
    """De dagen waarmee de aanvrager de beslistermijn schriftelijk verlengt, vanaf de dag na zijn instemming.

    De Wmo 2015 geeft de gemeente zelf geen recht op verlenging: alleen de aanvrager kan uitstel geven. Geef de
    periode aan `met_opschorting`. Fout: ValueError bij minder dan één dag.
    """
    if dagen < 1:
        raise ValueError("uitstel duurt ten minste één dag")
    return Periode(ingestemd_op + _DAG, ingestemd_op + (dagen + 1) * _DAG)


def _reden(termijn: Termijn, dagen: int) -> str:
    stil = f"De tijd stond {dagen} {'dag' if dagen == 1 else 'dagen'} stil."
    return f"{stil} {termijn.reden}" if termijn.reden else stil


@bron("Awb", "4:15")
def met_opschorting(termijn: Termijn, opschortingen: Sequence[Periode]) -> Termijn | StaatStil:
    """De termijn met de stille dagen erbij: die tellen niet mee, en geen dag telt dubbel.

    In: een termijn voor een besluit, en alle perioden waarin zij stilstond (ook eerdere: reken steeds vanaf de
    oorspronkelijke termijn). Uit: een nieuwe Termijn, of StaatStil als een open periode begint voordat de termijn om
    is. Wat na de laatste dag begint, telt niet meer. Fout: OpschortingKanNiet bij een termijn die de Awb niet laat
    stilstaan, ValueError als in deze termijn al een opschorting verwerkt is.
    """
    _weiger_als_niet_opschortbaar(termijn)
    opgeschort = Bron("Awb", "4:15").citaat
    if opgeschort in termijn.grond:
        raise ValueError("hierin is al een opschorting verwerkt; geef alle perioden samen, bij de eerste termijn")
    grond = (termijn.grond[0], opgeschort)
    stil = samengevoegd(opschortingen)
    dicht = tuple(periode for periode in stil if not periode.open)
    nieuw = bereken(soort=termijn.soort, startdag=termijn.startdag, duur=termijn.duur, grond=grond, stil=dicht)
    open_vanaf = next((periode.begin for periode in stil if periode.open), None)
    if open_vanaf is not None and open_vanaf <= nieuw.uiterlijk:
        gelopen = _niet_stil(Periode(termijn.startdag + _DAG, max(open_vanaf, termijn.startdag + _DAG)), dicht)
        return StaatStil(
            soort=termijn.soort,
            startdag=termijn.startdag,
            sinds=max(open_vanaf, termijn.startdag + _DAG),
            resterend=max((termijn.ruw - termijn.startdag).days - gelopen, 1),
            grond=grond,
            reden=f"De tijd staat stil sinds {datum_voluit(max(open_vanaf, termijn.startdag + _DAG))}.",
        )
    stille_dagen = _dagen_in(nieuw, dicht)
    if stille_dagen == 0:
        return termijn
    return replace(nieuw, reden=_reden(nieuw, stille_dagen))


def _dagen_in(termijn: Termijn, stil: Sequence[Periode]) -> int:
    delen = (termijn.periode.doorsnede(periode) for periode in stil)
    return sum(deel.dagen or 0 for deel in delen if deel is not None)


def _niet_stil(periode: Periode, stil: Sequence[Periode]) -> int:
    delen = (periode.doorsnede(ander) for ander in stil)
    return (periode.dagen or 0) - sum(deel.dagen or 0 for deel in delen if deel is not None)


@dataclass(frozen=True, slots=True)
class Vertraging:
    """De mededeling dat het besluit later komt. De wettelijke dag blijft `termijn.uiterlijk`; `belofte` is nieuw."""

    termijn: Termijn
    belofte: date
    zin: str


@bron("Awb", "4:14 lid 1")
def meld_vertraging(termijn: Termijn, *, belofte: date) -> Vertraging:
    """Zeg dat het besluit niet op tijd komt en wanneer wel. Dit verlengt de termijn niet: te laat blijft te laat.

    Fout: ValueError als de belofte binnen de termijn valt, OpschortingKanNiet bij een andere termijn dan voor een
    besluit.
    """
    _weiger_als_niet_opschortbaar(termijn)
    if belofte <= termijn.uiterlijk:
        raise ValueError("de belofte valt binnen de termijn; er is geen vertraging")
    zin = f"Ons besluit komt later. U krijgt het uiterlijk {datum_voluit(belofte)}."
    return Vertraging(termijn, belofte, zin)
