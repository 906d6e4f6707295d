"""Wat de regels over een besluit zeggen: welke vragen het stelt, met welke feiten en oordelen, en wat daaruit komt.

De mens oordeelt op de ladder, over de Wlz en over het pgb. De regels (`verordeningen/regelingen`) zeggen wat daaruit
volgt, met het artikel. Hier staat hoe het een bij het ander komt, en wat een besluit tegenhoudt.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from keukentafel.recht.ladder import Oordeel as Ladderoordeel
from keukentafel.recht.ladder import Trap, Trede, WlzVraag, antwoord_op
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import Kringverwijzing, OnbekendeUitkomst, Onvertaalbaar, Strijdig
from keukentafel.recht.motor.herhalen import Vastgelegd, leg_stilte, leg_vast
from keukentafel.recht.motor.rekenen import Antwoord, Rekenaar, Verzoek
from keukentafel.recht.motor.spoor import Stap
from keukentafel.recht.motor.waarden import Afwijking, Onbekend, Oordeel
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.stukken import Leveringsvorm, Uitkomst
from keukentafel.recht.taal.verordening import NietGeregeld

_WMO, _AWB, _BIJDRAGE = "wet_maatschappelijke_ondersteuning_2015", "algemene_wet_bestuursrecht", "wmo_eigen_bijdrage"
HULP_GEVEN = "hulp geven"
"""Zo noemt de regel de uitkomst waarbij iemand hulp krijgt."""
_AFWIJKBAAR, _OM_WLZ = "andere oplossing", "weigeren om de Wlz"
WLZ = "wlz"
WEIGERINGSGRONDEN = (*(trede.value for trede in Trede if trede != Trede.MAATWERK), WLZ)
"""Waarom hulp niet nodig is: een trede die de vraag oplost, of wonen met zorg uit de Wlz. Leeg: wat de ladder zegt."""

# Welke treden over welk feit van artikel 2.3.5 lid 3 gaan. Hulp uit een andere wet vragen is iets wat iemand zelf kan,
# en hulp samen met anderen is er zonder besluit, net als een algemene voorziening: zo lezen wij de wet.
TREDEN_VAN_FEIT: Mapping[str, tuple[Trede, ...]] = MappingProxyType(
    {
        "zelf_oplossen_lukt": (Trede.EIGEN_KRACHT, Trede.ANDERE_WET),
        "gewoon_te_koop_lukt": (Trede.ALGEMEEN_GEBRUIKELIJK,),
        "huisgenoten_lukt": (Trede.GEBRUIKELIJKE_HULP,),
        "mensen_om_u_heen_lukt": (Trede.NETWERK,),
        "algemene_voorziening_lukt": (Trede.ALGEMENE_VOORZIENING, Trede.COLLECTIEVE_VOORZIENING),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pgb:
    """Wat er over een pgb is gezegd en geoordeeld (Wmo 2015 art. 2.3.6 lid 2 a, b en c). None: nog niet geoordeeld."""

    kan: bool | None = None
    kan_omdat: str = ""
    waarom: str = ""
    goed: bool | None = None
    goed_omdat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitfeiten:
    """Wat de regels van een besluit moeten weten.

    `gemeente` is de code van het CBS. `dag` is de dag van het besluit: het recht van die dag geldt, voor zover toen
    bekend. `weigeringsgrond` is een van WEIGERINGSGRONDEN of leeg. `begin` is de eerste dag van de hulp. `afwijking`
    zegt waarom wordt afgeweken en `bevoegdheid` op welk mandaat; een afwijking zonder bevoegdheid telt niet.
    """

    uitkomst: Uitkomst
    gemeente: str
    dag: date
    trappen: Sequence[Trap] = ()
    wlz: WlzVraag = WlzVraag.NIET_GEVRAAGD
    wlz_toelichting: str = ""
    weigeringsgrond: str = ""
    oude_groep_wlz: bool | None = None
    motivering: str = ""
    leveringsvorm: Leveringsvorm | None = None
    pgb: Pgb = Pgb()
    bijdrage: bool = False
    begin: date | None = None
    afwijking: str = ""
    bevoegdheid: str = ""


@dataclass(frozen=True, slots=True)
class Berekening:
    """Een vraag aan de regels met het antwoord. `zwijgt` is een zin als er voor deze dag geen regel is."""

    wet: str
    uitkomsten: tuple[str, ...]
    verzoek: Verzoek
    antwoord: Antwoord | None
    zwijgt: str = ""


@dataclass(frozen=True, slots=True)
class Regelzin:
    """Wat een regel over dit besluit zegt, in gewone taal, met de vindplaats. `onbevestigd`: er hoort een merk bij."""

    zin: str
    artikel: str
    onbevestigd: bool


@dataclass(frozen=True, slots=True)
class Toetsing:
    """Alle vragen van een besluit met hun antwoord."""

    berekeningen: tuple[Berekening, ...]

    def stap(self, uitkomst: str) -> Stap | None:
        """De stap die deze uitkomst gaf, of None als zij niet nodig was."""
        for berekening in self.berekeningen:
            for stap in berekening.antwoord.stappen if berekening.antwoord is not None else ():
                if stap.uitkomst == uitkomst:
                    return stap
        return None

    @property
    def te_vragen(self) -> frozenset[str]:
        """De feiten die nog missen."""
        return frozenset(f.naam for b in self.berekeningen if b.antwoord for f in b.antwoord.te_vragen)

    def als_json(self, boek: Boek) -> list[Vastgelegd]:
        """De berekeningen om te bewaren bij het besluit; ook een vraag waarop de regels zwegen, met wat zij zeiden."""
        return [
            leg_vast(b.antwoord, verzoek=b.verzoek, boek=boek)
            if b.antwoord is not None
            else leg_stilte(b.wet, b.uitkomsten, verzoek=b.verzoek, zwijgt=b.zwijgt)
            for b in self.berekeningen
        ]


def _ladderfeiten(feiten: Besluitfeiten) -> Iterator[tuple[str, Oordeel]]:
    """De oordelen van de ladder als feiten van artikel 2.3.5 lid 3: lost dit de vraag helemaal op?

    Wie nee zegt kan zelf een trede noemen, ook als de ladder van het onderzoek anders uitkwam; de motivering zegt dan
    waarom. Een feit waarvan een trede niet besproken is, ontbreekt; de regel vraagt er dan naar.
    """
    gekozen = feiten.weigeringsgrond if feiten.uitkomst == Uitkomst.AFWIJZING else ""
    per_trede = {trap.trede: oordeel for trap in feiten.trappen if (oordeel := _helemaal(trap, feiten)) is not None}
    for feit, treden in TREDEN_VAN_FEIT.items():
        gezegd = [per_trede[trede] for trede in treden if trede in per_trede]
        if gekozen in treden:
            if waarom := feiten.motivering.strip():
                yield feit, Oordeel(True, " ".join([waarom, *_zei_het_onderzoek(feiten, gekozen)]))
        elif any(ja for ja, _ in gezegd):
            yield feit, Oordeel(True, " ".join(waarom for ja, waarom in gezegd if ja))
        elif len(gezegd) == len(treden):
            yield feit, Oordeel(False, " ".join(waarom for _, waarom in gezegd))


def _zei_het_onderzoek(feiten: Besluitfeiten, gekozen: str) -> Iterator[str]:
    """Wat de ladder over de gekozen trede zei: wie anders besluit, laat dat ernaast staan."""
    for trap in feiten.trappen:
        if trap.trede == gekozen and trap.oordeel != Ladderoordeel.NIET_BESPROKEN:
            yield f"In het onderzoek stond: {trap.oordeel.in_woorden}. {trap.toelichting.strip()}"


def _helemaal(trap: Trap, feiten: Besluitfeiten) -> tuple[bool, str] | None:
    """Of deze trede de vraag helemaal oplost en waarom; None als een mens dat nog niet zei.

    Helpt een trede, en is er volgens dezelfde mens toch maatwerk nodig, dan helpt zij niet helemaal. Helpt alles maar
    deels en is maatwerk niet aan de orde, dan was het samen genoeg: op de trede die `antwoord_op` noemt.
    """
    if trap.trede == Trede.MAATWERK or trap.oordeel == Ladderoordeel.NIET_BESPROKEN:
        return None
    waarom = trap.toelichting.strip()
    if trap.oordeel not in (Ladderoordeel.HELPT, Ladderoordeel.HELPT_DEELS):
        return False, waarom
    maatwerk = next((t for t in feiten.trappen if t.trede == Trede.MAATWERK), None)
    if maatwerk is not None and maatwerk.oordeel == Ladderoordeel.NODIG:
        return False, f"{waarom} {maatwerk.toelichting.strip()}"
    if trap.oordeel == Ladderoordeel.HELPT:
        return True, waarom
    if maatwerk is None or maatwerk.oordeel != Ladderoordeel.NIET_AAN_DE_ORDE:
        return None
    antwoord = antwoord_op({t.trede: t.oordeel for t in feiten.trappen})
    return antwoord == trap.trede, f"{waarom} {maatwerk.toelichting.strip()}"


def _wlzfeiten(feiten: Besluitfeiten) -> Iterator[tuple[str, object]]:
    """Wat over de Wlz bekend is. 'Nog niet bekend' en niet gevraagd blijven onbekend."""
    if feiten.wlz in (WlzVraag.NEE, WlzVraag.JA_VERBLIJF):
        yield "aanspraak_op_wlz_verblijf", feiten.wlz == WlzVraag.JA_VERBLIJF
    if feiten.oude_groep_wlz is not None:
        yield "oude_groep_wlz", feiten.oude_groep_wlz


def _maatwerkfeiten(feiten: Besluitfeiten) -> Iterator[tuple[str, object]]:
    # De reis gaat nu alleen over hulp thuis en meedoen; beschermd wonen en opvang (lid 4) hebben nog geen weg.
    yield "soort_hulp", "zelfredzaamheid_en_participatie"
    yield from _ladderfeiten(feiten)
    yield from _wlzfeiten(feiten)
    if waarom := feiten.motivering.strip():
        if feiten.uitkomst == Uitkomst.TOEKENNING:
            yield "gemeente_weigert_om_wlz", Oordeel(False, "Dit besluit geeft de hulp.")
            yield "hulp_past", Oordeel(True, waarom)
        elif feiten.weigeringsgrond in ("", WLZ) and feiten.wlz == WlzVraag.JA_VERBLIJF:
            yield "gemeente_weigert_om_wlz", Oordeel(True, waarom)
        else:
            yield "gemeente_weigert_om_wlz", Oordeel(False, "Dit besluit heeft een andere grond.")


def _pgbfeiten(feiten: Besluitfeiten) -> Iterator[tuple[str, object]]:
    pgb = feiten.pgb
    yield "wil_pgb", True
    if pgb.kan is not None and pgb.kan_omdat.strip():
        yield "kan_pgb_aan", Oordeel(pgb.kan, pgb.kan_omdat)
    if pgb.waarom.strip():
        yield "zegt_waarom_pgb", True
    if pgb.goed is not None and pgb.goed_omdat.strip():
        yield "pgb_hulp_is_goed", Oordeel(pgb.goed, pgb.goed_omdat)
    yield "gemeente_weigert_om_verleden", Oordeel(False, "Dit besluit geeft het pgb.")


def _vragen(feiten: Besluitfeiten) -> Iterator[tuple[str, tuple[str, ...], date, Mapping[str, object]]]:
    """De vragen van dit besluit: wet, uitkomsten, de dag waarvan het recht geldt, en de feiten."""
    dag = feiten.dag
    if feiten.uitkomst == Uitkomst.TIJDELIJKE_TOEKENNING:
        spoed: dict[str, object] = {"melding_gedaan": True}
        if waarom := feiten.motivering.strip():
            spoed["hulp_kan_niet_wachten"] = Oordeel(True, waarom)
        yield _WMO, ("tijdelijke_hulp_meteen",), dag, spoed
    else:
        yield _WMO, ("uitkomst_maatwerk", "oplossing_lid_3"), dag, dict(_maatwerkfeiten(feiten))
        if feiten.leveringsvorm == Leveringsvorm.PGB:
            yield _WMO, ("pgb_toekennen", "pgb_mist"), dag, dict(_pgbfeiten(feiten))
    yield _AWB, ("bezwaar_uiterlijk",), dag, {"bekendgemaakt_op": dag}
    if feiten.bijdrage and feiten.begin is not None:
        yield _BIJDRAGE, ("maandbedrag_hier",), feiten.begin, {}


@bron("Wmo 2015", "2.3.3, 2.3.5 en 2.3.6")
def toets(feiten: Besluitfeiten, boek: Boek) -> Toetsing:
    """Stel de regels de vragen van dit besluit, met het recht van zijn dag en met wat op die dag bekend was.

    Geeft de regel 'andere oplossing' en wil een bevoegde medewerker toch hulp geven, dan staat die afwijking met reden
    en mandaat in het spoor, naast wat de regel zelf gaf. De andere kant op kan niet: van de wet wordt niet ten nadele
    van een inwoner afgeweken. Zwijgen de regels over een dag (een bedrag dat nog niet vaststaat), dan blijft die
    vraag zonder antwoord. Fout: FeitKloptNiet.
    """
    return Toetsing(tuple(_bereken(feiten, boek)))


def _bereken(feiten: Besluitfeiten, boek: Boek) -> Iterator[Berekening]:
    rekenaar = Rekenaar(boek)
    for wet, uitkomsten, peildatum, gegeven in _vragen(feiten):
        verzoek = Verzoek(peildatum=peildatum, kennisdatum=feiten.dag, gemeente=feiten.gemeente, feiten=gegeven)
        try:
            antwoord = rekenaar.bereken(wet, *uitkomsten, verzoek=verzoek)
        except (NietGeregeld, OnbekendeUitkomst, Strijdig, Onvertaalbaar, Kringverwijzing) as fout:
            yield Berekening(wet, uitkomsten, verzoek, None, str(fout))
            continue
        if _wijkt_af(feiten, antwoord):
            afwijking = Afwijking(HULP_GEVEN, feiten.afwijking, feiten.bevoegdheid)
            verzoek = Verzoek(
                peildatum=peildatum,
                kennisdatum=feiten.dag,
                gemeente=feiten.gemeente,
                feiten=gegeven,
                afwijkingen={"uitkomst_maatwerk": afwijking},
            )
            antwoord = rekenaar.bereken(wet, *uitkomsten, verzoek=verzoek)
        yield Berekening(wet, uitkomsten, verzoek, antwoord)


def _wijkt_af(feiten: Besluitfeiten, antwoord: Antwoord) -> bool:
    reden = feiten.uitkomst == Uitkomst.TOEKENNING and feiten.afwijking.strip() and feiten.bevoegdheid.strip()
    gevonden = antwoord.uitkomsten.get("uitkomst_maatwerk")
    return bool(reden) and gevonden is not None and gevonden.waarde == _AFWIJKBAAR


_HUIS = Bron("Afspraak van het huis", "een besluit zonder antwoord van de regels gaat niet weg").citaat
_PGB_VRAAGT = MappingProxyType(
    {
        "kan_pgb_aan": ("pgb_kan", "Schrijf of de inwoner een pgb aankan, zelf of met hulp, en waarom u dat vindt."),
        "zegt_waarom_pgb": ("pgb_waarom", "Schrijf waarom de inwoner een pgb wil, in zijn eigen woorden."),
        "pgb_hulp_is_goed": ("pgb_goed", "Schrijf of de hulp die de inwoner wil kopen goed is, en waarom u dat vindt."),
    }
)


@bron("Wmo 2015", "2.3.5 en 2.3.6")
def ontbreekt_volgens_regels(feiten: Besluitfeiten, toetsing: Toetsing) -> tuple[Ontbrekend, ...]:
    """Wat dit besluit volgens de regels tegenhoudt, elk met een zin over wat te doen; leeg als zij het dragen.

    Een nee kan alleen als iets anders de vraag oplost, of om de Wlz. Een pgb kan alleen als aan alle drie de
    voorwaarden is voldaan. Wat de ladder
    voor een toekenning nog mist, zegt `recht.ladder.ontbreekt_op_ladder`.
    """
    mist = [
        Ontbrekend("regels", _HUIS, f"De regels geven nu geen antwoord. Vraag de beheerder om te kijken: {b.zwijgt}.")
        for b in toetsing.berekeningen
        if b.antwoord is None and b.wet != _BIJDRAGE  # een bedrag dat nog niet vaststaat, houdt niemand tegen
    ]
    if feiten.uitkomst == Uitkomst.AFWIJZING:
        mist += _nee(feiten, toetsing)
    if feiten.leveringsvorm == Leveringsvorm.PGB and feiten.uitkomst == Uitkomst.TOEKENNING:
        mist += _geen_pgb(toetsing)
    return tuple(mist)


def _nee(feiten: Besluitfeiten, toetsing: Toetsing) -> Iterator[Ontbrekend]:
    stap = toetsing.stap("uitkomst_maatwerk")
    zonder_reden = feiten.weigeringsgrond and not feiten.motivering.strip()  # die mist dan al in het besluit zelf
    if stap is None or zonder_reden:
        return
    om_wlz = feiten.weigeringsgrond == WLZ
    if stap.waarde == _OM_WLZ or (stap.waarde == _AFWIJKBAAR and not om_wlz):
        return
    if isinstance(stap.waarde, Onbekend) and "oude_groep_wlz" in stap.waarde.feiten:
        zin = "Zeg of de inwoner bij de oude groep van de Wlz hoort. Voor die groep is de Wlz geen reden voor een nee."
        yield Ontbrekend("oude_groep_wlz", "Wmo 2015 art. 2.3.5 lid 7", zin)
        return
    zin = "Op de ladder staat nog niet wat de vraag oplost. Kies dat bij de grond, of geef de hulp."
    if om_wlz:
        zin = "De Wlz is hier volgens de regels niet de reden. Kies bij de grond wat de vraag oplost, of geef de hulp."
    yield Ontbrekend("weigeringsgrond", stap.citaat.register, zin)


_PGB_KAN_NIET = MappingProxyType(
    {
        "pgb_voorwaarde_a": "De inwoner kan een pgb niet aan. Kies hulp die de gemeente regelt.",
        "pgb_voorwaarde_c": "De hulp die de inwoner wil kopen is niet goed genoeg. Kies hulp die de gemeente regelt.",
    }
)


def _geen_pgb(toetsing: Toetsing) -> Iterator[Ontbrekend]:
    stap = toetsing.stap("pgb_toekennen")
    if stap is None or stap.waarde is True:
        return
    artikel = stap.citaat.register
    for naam, zin in _PGB_KAN_NIET.items():
        voorwaarde = toetsing.stap(naam)
        if voorwaarde is not None and voorwaarde.waarde is False:
            yield Ontbrekend("leveringsvorm", artikel, zin)
    for feit, (onderdeel, zin) in _PGB_VRAAGT.items():
        if feit in toetsing.te_vragen:
            yield Ontbrekend(onderdeel, artikel, zin)


_IN_DE_BRIEF = ("maatwerk_nodig", "mag_weigeren_om_wlz", "pgb_toekennen", "tijdelijke_hulp_meteen", "uitkomst_maatwerk")


@bron("Awb", "3:47 lid 1 en 2")
def in_de_brief(toetsing: Toetsing) -> tuple[Regelzin, ...]:
    """De zinnen van de regels die de brief aanhaalt: wat het besluit draagt, en een afwijking als die er is.

    Een regel die nog onbekend is, en een Wlz die geen reden is, staan er niet in.
    """
    return tuple(_regelzin(stap) for naam in _IN_DE_BRIEF if (stap := toetsing.stap(naam)) and _draagt(stap, toetsing))


def _draagt(stap: Stap, toetsing: Toetsing) -> bool:
    match stap.uitkomst:
        case "mag_weigeren_om_wlz":
            return _om_de_wlz(toetsing)
        case "pgb_toekennen" | "tijdelijke_hulp_meteen":
            return stap.waarde is True
        case "uitkomst_maatwerk":
            return stap.afwijking is not None
    return not isinstance(stap.waarde, Onbekend)


@bron("Wmo 2015", "2.1.4a")
def bijdrage_in_de_brief(toetsing: Toetsing) -> Regelzin | None:
    """Het vaste bedrag per maand hier, of None als er geen bijdrage is of het bedrag nog niet vaststaat."""
    stap = toetsing.stap("maandbedrag_hier")
    return None if stap is None or isinstance(stap.waarde, Onbekend) else _regelzin(stap)


def _regelzin(stap: Stap) -> Regelzin:
    return Regelzin(stap.zin, stap.citaat.tekst, stap.onbevestigd)


@bron("Awb", "3:47 lid 2")
def grond(feiten: Besluitfeiten, toetsing: Toetsing) -> str:
    """Het artikel waarop dit besluit volgens de regels steunt, zoals de brief het noemt; leeg als de regels zwijgen."""
    naam = "oplossing_lid_3"
    if feiten.uitkomst == Uitkomst.TIJDELIJKE_TOEKENNING:
        naam = "tijdelijke_hulp_meteen"
    elif _om_de_wlz(toetsing):
        naam = "mag_weigeren_om_wlz"
    stap = toetsing.stap(naam)
    return "" if stap is None else stap.citaat.tekst


def _om_de_wlz(toetsing: Toetsing) -> bool:
    stap = toetsing.stap("uitkomst_maatwerk")
    return stap is not None and stap.waarde == _OM_WLZ
