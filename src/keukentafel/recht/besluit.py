"""Wat een besluit bevat voordat iemand het tekent: resultaten, hulp in tijd, grond, looptijd en de weg naar bezwaar.

Het ontwerp komt van mensen. Hier wordt niets beslist: elk gemis is een zin die zegt wat er nog moet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht import termijnen
from keukentafel.recht.ladder import Trap, WlzVraag, ontbreekt_op_ladder, ontbreekt_wlz
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.onderzoek import ontbreekt_in_onderzoek
from keukentafel.recht.opschorting import StaatStil, met_opschorting
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.stukken import Bevinding, Frequentie, Leveringsvorm, Onderwerp, Uitkomst
from keukentafel.recht.taal.tijd import Periode, datum_voluit


class Richting(StrEnum):
    """Waar een resultaat heen wil (Midden-Limburg West 2020-2023, 5.2). Ook bij achteruitgang is er een goed doel."""

    HERSTEL = "herstel"
    ONTWIKKELING = "ontwikkeling"
    STABILISERING = "stabilisering"
    BEGELEIDE_ACHTERUITGANG = "begeleide_achteruitgang"

    @property
    def in_woorden(self) -> str:
        """De richting zoals zij op het scherm staat: 'Begeleide achteruitgang'."""
        return _IN_WOORDEN["richting"][self]


class Profiel(StrEnum):
    """Hoe zwaar de hulp is (Midden-Limburg West 2020-2023, hoofdstuk 2). Nooit genoeg: ook de tijd staat erin."""

    BASIS = "basis"
    AANVULLEND = "aanvullend"
    INTENS = "intens"

    @property
    def in_woorden(self) -> str:
        """Het profiel zoals het op het scherm staat."""
        return _IN_WOORDEN["profiel"][self]

    @property
    def uitspraak(self) -> str:
        """Wat het profiel betekent voor de inwoner: de bron noemt drie trappen van hoe zwaar de hulp is, meer niet."""
        return f"Hulp kan licht, gemiddeld of zwaar zijn. Deze hulp is {_IN_WOORDEN['zwaarte'][self]} ({self.value})."


_IN_WOORDEN: Mapping[str, Mapping[StrEnum, str]] = MappingProxyType(
    {
        "richting": {
            Richting.HERSTEL: "Herstel",
            Richting.ONTWIKKELING: "Ontwikkeling",
            Richting.STABILISERING: "Stabilisering",
            Richting.BEGELEIDE_ACHTERUITGANG: "Begeleide achteruitgang",
        },
        "profiel": {Profiel.BASIS: "Basis", Profiel.AANVULLEND: "Aanvullend", Profiel.INTENS: "Intens"},
        "zwaarte": {Profiel.BASIS: "licht", Profiel.AANVULLEND: "gemiddeld", Profiel.INTENS: "zwaar"},
    }
)


@dataclass(frozen=True, slots=True)
class Hulp:
    """Eén soort hulp bij een resultaat: wat, hoe vaak (in woorden), en hoeveel minuten per welk tijdvak.

    `met_besluit` is onwaar voor hulp waar iemand zo heen kan. `hulpmiddel` is waar voor een ding, zoals een
    scootmobiel: dat heeft geen minuten. Fout: TypeError als `minuten` geen heel getal is.
    """

    activiteit: str
    frequentie: str = ""
    minuten: int | None = None
    per: Frequentie | None = None
    met_besluit: bool = True
    hulpmiddel: bool = False

    def __post_init__(self) -> None:
        if self.minuten is not None and type(self.minuten) is not int:
            raise TypeError("minuten zijn een heel getal")


@dataclass(frozen=True, slots=True)
class Resultaat:
    """Wat de hulp moet opleveren: het doel van de inwoner, het resultaat, de richting, de maatstaf en de dag.

    `zonder_omdat` zegt waarom richting, maatstaf of dag ontbreekt; dan mag dat.
    """

    doel: str
    tekst: str
    richting: Richting | None = None
    maatstaf: str = ""
    datum: date | None = None
    zonder_omdat: str = ""
    hulp: tuple[Hulp, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontwerp:
    """Een besluit voordat het getekend is. Alles mag leeg zijn; `ontbreekt_in_besluit` zegt wat er nog moet.

    `leveringsplan` is de tekst van een plan met activiteiten, hoe vaak en minuten; de brief drukt het af.
    `samenloop` noemt de hulp die al loopt. `geldig` is de looptijd. `verslag_verstuurd_op` is None zolang de inwoner
    geen verslag van het onderzoek kreeg.
    """

    uitkomst: Uitkomst
    resultaten: tuple[Resultaat, ...] = ()
    profiel: Profiel | None = None
    geldig: Periode | None = None
    leveringsvorm: Leveringsvorm | None = None
    pgb_besproken: bool = False
    leveringsplan: str = ""
    motivering: str = ""
    artikel: str = ""
    norm: str = ""
    norm_versie: str = ""
    alternatieven: str = ""
    wlz: WlzVraag = WlzVraag.NIET_GEVRAAGD
    wlz_toelichting: str = ""
    bezwaar_uiterlijk: date | None = None
    aanbieder: str = ""
    samenloop: tuple[str, ...] = ()
    samenloop_motivering: str = ""
    verslag_verstuurd_op: date | None = None


_RESULTAAT = Bron("Wmo 2015", "2.3.5 lid 3 tot en met 5").citaat
_SMART = Bron("Beleidsplan Wmo 2023-2026", "paragraaf 3.2.2").citaat
_RICHTING = Bron("Beleidsplan Midden-Limburg West 2020-2023", "paragraaf 5.2").citaat
_PROFIEL = Bron("Beleidsplan Midden-Limburg West 2020-2023", "hoofdstuk 2").citaat
_TIJD = "CRvB 8 oktober 2018, ECLI:NL:CRVB:2018:3241"
_PERIODE = Bron("Wmo 2015", "2.3.5 lid 3").citaat
_MOTIVERING = Bron("Awb", "3:46").citaat
_GRONDSLAG = Bron("Awb", "3:47 lid 1 en 2").citaat
_CLAUSULE = Bron("Awb", "3:45").citaat
_VORM = Bron("Wmo 2015", "2.3.2 lid 6").citaat
_PGB = Bron("Wmo 2015", "2.3.6 lid 1").citaat
_VERSLAG = Bron("Wmo 2015", "2.3.2 lid 8").citaat
_SAMENLOOP = Bron("Wmo 2015", "2.3.5 lid 5").citaat
_HUIS = Bron("Afspraak van het huis", "een besluit zegt wie de hulp geeft en wat er anders kan").citaat
_GEEFT_HULP = frozenset({Uitkomst.TOEKENNING, Uitkomst.TIJDELIJKE_TOEKENNING})
_ANDERE_REGELS = frozenset({Uitkomst.HERZIENING, Uitkomst.INTREKKING})


def _tijd(plaats: str, nummer: int, hulp: Hulp) -> Iterator[Ontbrekend]:
    """Wat aan één soort hulp ontbreekt. Een ding heeft geen minuten; al het andere heeft tijd."""
    onderdeel = f"{plaats}.hulp.{nummer}"
    if not hulp.activiteit.strip():
        yield Ontbrekend(onderdeel, _TIJD, f"Schrijf bij {plaats.replace('.', ' ')} wat de hulp doet.")
        return
    waar = f"bij {plaats.replace('.', ' ')}, hulp {nummer},"
    if hulp.hulpmiddel:
        return
    if not hulp.frequentie.strip():
        yield Ontbrekend(onderdeel, _TIJD, f"Schrijf {waar} hoe vaak de hulp komt.")
    if hulp.minuten is None or hulp.minuten < 1:
        yield Ontbrekend(onderdeel, _TIJD, f"Schrijf {waar} hoeveel minuten het is, of voeg een plan toe.")
    elif hulp.per is None:
        yield Ontbrekend(onderdeel, _TIJD, f"Kies {waar} of de minuten per week of per maand zijn.")


# Een getal met een woord voor tijd: '90 minuten', '2 uur', '1,5 uur', '3 dagdelen'.
_TIJD_IN_PLAN = re.compile(r"\d\s*(?:minuut|minuten|uur|uren|dagdeel|dagdelen)\b", re.IGNORECASE)
_KORTSTE_PLAN = 40


def _plan(plan: str) -> Iterator[Ontbrekend]:
    """Wat aan een plan ontbreekt: een naam alleen is geen plan, en zonder tijd zegt het te weinig."""
    if len(plan) < _KORTSTE_PLAN:
        yield Ontbrekend(
            "leveringsplan",
            _TIJD,
            "Schrijf het plan zelf op: wat, hoe vaak en hoeveel minuten. Gebruik ten minste 40 tekens.",
        )
    elif not _TIJD_IN_PLAN.search(plan):
        yield Ontbrekend(
            "leveringsplan", _TIJD, "Schrijf in het plan hoeveel tijd de hulp kost, bijvoorbeeld ‘90 minuten’."
        )


def _hulp(ontwerp: Ontwerp) -> Iterator[Ontbrekend]:
    if plan := ontwerp.leveringsplan.strip():
        yield from _plan(plan)
        return
    for nummer, resultaat in enumerate(ontwerp.resultaten, 1):
        plaats = f"resultaat.{nummer}"
        if not resultaat.hulp:
            yield Ontbrekend(plaats, _TIJD, f"Schrijf bij resultaat {nummer} welke hulp daarbij hoort.")
        for plek, hulp in enumerate(resultaat.hulp, 1):
            if hulp.met_besluit:
                yield from _tijd(plaats, plek, hulp)
    alle_hulp = [hulp for resultaat in ontwerp.resultaten for hulp in resultaat.hulp]
    if alle_hulp and not any(hulp.met_besluit for hulp in alle_hulp):
        yield Ontbrekend(
            "hulp", _RESULTAAT, "Voor deze hulp is geen besluit nodig. Voeg hulp toe, of rond af zonder besluit."
        )


def _smart(ontwerp: Ontwerp) -> Iterator[Ontbrekend]:
    for nummer, resultaat in enumerate(ontwerp.resultaten, 1):
        plaats = f"resultaat.{nummer}"
        if not resultaat.doel.strip():
            yield Ontbrekend(plaats, _SMART, f"Schrijf bij resultaat {nummer} wat de inwoner wil bereiken.")
        if not resultaat.tekst.strip():
            yield Ontbrekend(plaats, _SMART, f"Schrijf bij resultaat {nummer} wat er straks anders is.")
        mist = [
            naam
            for naam, ontbreekt in (
                ("een richting", resultaat.richting is None),
                ("een maatstaf", not resultaat.maatstaf.strip()),
                ("een datum", resultaat.datum is None),
            )
            if ontbreekt
        ]
        if mist and not resultaat.zonder_omdat.strip():
            wat = mist[0] if len(mist) == 1 else f"{', '.join(mist[:-1])} en {mist[-1]}"
            vindplaats = _RICHTING if mist == ["een richting"] else _SMART
            yield Ontbrekend(plaats, vindplaats, f"Geef resultaat {nummer} {wat}. Of schrijf waarom dat niet kan.")
        if resultaat.datum is not None and ontwerp.geldig is not None and resultaat.datum < ontwerp.geldig.begin:
            yield Ontbrekend(plaats, _SMART, f"Kies bij resultaat {nummer} een datum na het begin van de hulp.")


def _periode(ontwerp: Ontwerp) -> Iterator[Ontbrekend]:
    if ontwerp.geldig is None or ontwerp.geldig.leeg:
        yield Ontbrekend("geldig", _PERIODE, "Schrijf vanaf welke dag en tot en met welke dag de hulp duurt.")
    elif ontwerp.uitkomst == Uitkomst.TIJDELIJKE_TOEKENNING and ontwerp.geldig.open:
        yield Ontbrekend(
            "geldig", Bron("Wmo 2015", "2.3.3").citaat, "Schrijf tot en met welke dag de tijdelijke hulp duurt."
        )


def _vorm(ontwerp: Ontwerp) -> Iterator[Ontbrekend]:
    tijdelijk = ontwerp.uitkomst == Uitkomst.TIJDELIJKE_TOEKENNING
    if not tijdelijk:
        if ontwerp.leveringsvorm is None:
            yield Ontbrekend("leveringsvorm", _PGB, "Kies: de gemeente regelt de hulp, of een pgb.")
        if not ontwerp.pgb_besproken:
            yield Ontbrekend("pgb", _VORM, "Leg uit wat een pgb is en wat dat vraagt.")
    if ontwerp.leveringsvorm != Leveringsvorm.PGB and not ontwerp.aanbieder.strip():
        yield Ontbrekend("aanbieder", _HUIS, "Schrijf wie de hulp geeft, of dat de inwoner nog kiest.")


def _grond(ontwerp: Ontwerp, bekendgemaakt_op: date | None) -> Iterator[Ontbrekend]:
    if not ontwerp.artikel.strip():
        yield Ontbrekend("artikel", _GRONDSLAG, "Noem het artikel waarop dit besluit steunt.")
    if not ontwerp.motivering.strip():
        yield Ontbrekend("motivering", _MOTIVERING, "Schrijf waarom dit besluit bij deze inwoner past.")
    if ontwerp.norm.strip() and not ontwerp.norm_versie.strip():
        yield Ontbrekend("norm_versie", _GRONDSLAG, "Schrijf welke versie van de norm u gebruikt.")
    hoort = None if bekendgemaakt_op is None else bezwaar_uiterlijk(bekendgemaakt_op)
    if ontwerp.bezwaar_uiterlijk is None:
        yield Ontbrekend("bezwaar_uiterlijk", _CLAUSULE, "Schrijf tot en met welke dag bezwaar kan.")
    elif hoort is not None and ontwerp.bezwaar_uiterlijk != hoort:
        yield Ontbrekend("bezwaar_uiterlijk", _CLAUSULE, f"Bezwaar kan tot en met {datum_voluit(hoort)}. Zet dat erin.")


def _afwijzing(ontwerp: Ontwerp) -> Iterator[Ontbrekend]:
    if not ontwerp.norm.strip():
        yield Ontbrekend("norm", _GRONDSLAG, "Schrijf welke regel of norm u gebruikt, en welke versie.")
    if not ontwerp.alternatieven.strip():
        yield Ontbrekend("alternatieven", _HUIS, "Schrijf wat de inwoner wel kan doen, en waar.")
    if ontwerp.wlz != WlzVraag.NIET_GEVRAAGD:
        yield from ontbreekt_wlz(ontwerp.wlz, ontwerp.wlz_toelichting)


def _toekenning(ontwerp: Ontwerp, trappen: Sequence[Trap]) -> Iterator[Ontbrekend]:
    if ontwerp.profiel is None:
        yield Ontbrekend("profiel", _PROFIEL, "Kies een profiel: basis, aanvullend of intens.")
    yield from _smart(ontwerp)
    yield from ontbreekt_op_ladder(trappen, voor_maatwerk=True)
    yield from ontbreekt_wlz(ontwerp.wlz, ontwerp.wlz_toelichting)
    if any(hulp.strip() for hulp in ontwerp.samenloop) and not ontwerp.samenloop_motivering.strip():
        yield Ontbrekend("samenloop", _SAMENLOOP, "Er loopt al hulp. Schrijf in één zin waarom beide nodig zijn.")


@bron("Wmo 2015", "2.3.5")
def ontbreekt_in_besluit(
    ontwerp: Ontwerp,
    *,
    bevindingen: Mapping[Onderwerp, Bevinding],
    trappen: Sequence[Trap],
    bekendgemaakt_op: date | None = None,
) -> tuple[Ontbrekend, ...]:
    """Wat nog moet voordat dit besluit getekend kan worden, elk met een zin over wat te doen; leeg als alles er staat.

    In: het ontwerp, de bevindingen a tot en met g, de ladder, en de dag van bekendmaking als die al vaststaat (dan
    moet de laatste dag voor bezwaar kloppen). Elk besluit heeft een artikel, een motivering en de bezwaarclausule.

    - Toekenning: een resultaat met richting, maatstaf en datum of een reden waarom niet; een profiel, en daarbij de
      activiteiten, hoe vaak en minuten, of een plan waarin dat staat (een resultaat alleen is te vaag, zegt de CRvB);
      de looptijd; de vorm, met uitleg over het pgb; een volledig onderzoek, de ladder en de Wlz-vraag. Loopt er al
      hulp, dan één zin waarom beide; dat is nooit vanzelf een weigering.
    - Toekenning en afwijzing: de inwoner kreeg het verslag, ook wie direct aanvroeg omdat wij te laat waren (lid 9 laat
      de aanvraag eerder toe, lid 8 blijft gelden).
    - Tijdelijke toekenning: welke hulp in tijd en tot wanneer. Onderzoek en ladder volgen later (art. 2.3.3).
    - Afwijzing: een volledig onderzoek, de norm met versie, waarom dat hier redelijk is, en wat er wel kan.
    - Buiten behandeling: alleen wat elk besluit heeft (Awb art. 4:5).

    Fout: ValueError bij herziening en intrekking: die hebben eigen gronden en een moment (art. 2.3.10), en die staan
    niet in een Ontwerp.
    """
    if ontwerp.uitkomst in _ANDERE_REGELS:
        raise ValueError(f"een {ontwerp.uitkomst} heeft eigen regels (Wmo 2015 art. 2.3.10)")
    return tuple(_alles(ontwerp, bevindingen, trappen, bekendgemaakt_op))


def _alles(
    ontwerp: Ontwerp,
    bevindingen: Mapping[Onderwerp, Bevinding],
    trappen: Sequence[Trap],
    bekendgemaakt_op: date | None,
) -> Iterator[Ontbrekend]:
    if ontwerp.uitkomst in {Uitkomst.TOEKENNING, Uitkomst.AFWIJZING}:
        yield from ontbreekt_in_onderzoek(bevindingen)
        if ontwerp.verslag_verstuurd_op is None:
            yield Ontbrekend(
                "verslag", _VERSLAG, "Stuur eerst het verslag van het onderzoek. De inwoner krijgt dat altijd."
            )
    if ontwerp.uitkomst in _GEEFT_HULP:
        if not ontwerp.resultaten:
            yield Ontbrekend("resultaat", _RESULTAAT, "Schrijf ten minste één resultaat op.")
        yield from _hulp(ontwerp)
        yield from _periode(ontwerp)
        yield from _vorm(ontwerp)
    if ontwerp.uitkomst == Uitkomst.TOEKENNING:
        yield from _toekenning(ontwerp, trappen)
    if ontwerp.uitkomst == Uitkomst.AFWIJZING:
        yield from _afwijzing(ontwerp)
    yield from _grond(ontwerp, bekendgemaakt_op)


def _met_besluit(resultaten: Iterable[Resultaat]) -> list[Hulp]:
    return [hulp for resultaat in resultaten for hulp in resultaat.hulp if hulp.met_besluit and not hulp.hulpmiddel]


@bron("Afspraak van het huis", "minuten optellen zonder afronden")
def minuten_samen(resultaten: Iterable[Resultaat]) -> tuple[tuple[Frequentie, int], ...]:
    """De minuten bij elkaar, per tijdvak apart, in de volgorde van Frequentie; niets omgerekend, niets afgerond.

    Alleen hulp met een besluit telt, en alleen hulp met minuten en een tijdvak.
    """
    hulp = [h for h in _met_besluit(resultaten) if h.minuten is not None and h.per is not None]
    totalen = {per: sum(h.minuten or 0 for h in hulp if h.per == per) for per in Frequentie}
    return tuple((per, totaal) for per, totaal in totalen.items() if totaal)


@bron("Afspraak van het huis", "minuten optellen zonder afronden")
def minuten_per_week(resultaten: Iterable[Resultaat]) -> int | None:
    """De minuten per week als dat precies een heel getal is, anders None; toon dan `minuten_samen`.

    Vier weken zijn precies vier weken ('om de week 20 minuten' is 40 per vier weken, dus 10 per week). Een maand en de
    hele periode zijn geen vast aantal weken, en 'per dag' zegt niet hoeveel dagen: die worden nooit omgerekend. Mist
    een soort hulp zijn minuten of tijdvak, dan is er ook geen totaal. Zonder hulp met een besluit is het 0.
    """
    alle = list(resultaten)
    if any(h.minuten is None or h.per not in {Frequentie.WEEK, Frequentie.VIER_WEKEN} for h in _met_besluit(alle)):
        return None
    samen = dict(minuten_samen(alle))
    week, rest = divmod(4 * samen.get(Frequentie.WEEK, 0) + samen.get(Frequentie.VIER_WEKEN, 0), 4)
    return None if rest else week


@bron("Awb", "6:7 en 6:8 lid 1")
def bezwaar_uiterlijk(bekendgemaakt_op: date) -> date:
    """Tot en met welke dag bezwaar kan tegen een besluit dat op deze dag bekendgemaakt is."""
    return termijnen.bezwaar(startdag=bekendgemaakt_op).uiterlijk


@bron("Wmo 2015", "2.3.5 lid 2")
def te_laat_besluit(
    *, aanvraag_op: date, bekendgemaakt_op: date | None, op: date, opschortingen: Sequence[Periode] = ()
) -> int:
    """Hoeveel dagen het besluit te laat was, of tot nu toe is; 0 als het op tijd is of de tijd stilstaat.

    In: de dag van de aanvraag, de dag van bekendmaking of None, de dag waarop wij kijken (een latere bekendmaking telt
    nog niet), en alle opschortingen. Bekend op dinsdag 30 maart en uiterlijk dinsdag 30 maart is op tijd.
    """
    termijn = met_opschorting(termijnen.besluit(startdag=aanvraag_op), opschortingen)
    if isinstance(termijn, StaatStil):
        return 0
    tot = bekendgemaakt_op if bekendgemaakt_op is not None and bekendgemaakt_op <= op else op
    return max(0, (tot - termijn.uiterlijk).days)
