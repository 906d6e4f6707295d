"""De ladder van hulp: wat is geprobeerd, en waarom is dat niet genoeg? En de vraag naar de Wlz.

Elk antwoord geeft een mens, met een toelichting. Hier wordt alleen nagegaan of er antwoorden zijn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.bron import Bron, bron


class Trede(StrEnum):
    """De acht treden van de ladder, van onder naar boven. Pas de laatste vraagt een besluit."""

    EIGEN_KRACHT = "eigen_kracht"
    ALGEMEEN_GEBRUIKELIJK = "algemeen_gebruikelijk"
    GEBRUIKELIJKE_HULP = "gebruikelijke_hulp"
    NETWERK = "netwerk"
    ANDERE_WET = "andere_wet"
    ALGEMENE_VOORZIENING = "algemene_voorziening"
    COLLECTIEVE_VOORZIENING = "collectieve_voorziening"
    MAATWERK = "maatwerk"

    @property
    def nummer(self) -> int:
        """De plaats op de ladder: 1 is de onderste trede, 8 de bovenste."""
        return list(Trede).index(self) + 1

    @property
    def titel(self) -> str:
        """Het korte woord op de trap van de consulent."""
        return _IN_WOORDEN["titel"][self]

    @property
    def naam(self) -> str:
        """De naam in gewone taal, voor de inwoner."""
        return _IN_WOORDEN["naam"][self]

    @property
    def vraag(self) -> str:
        """De vraag die bij de trede hoort, in gewone taal."""
        return _IN_WOORDEN["vraag"][self]

    @property
    def uitleg(self) -> str:
        """Een zin die de trede uitlegt aan een inwoner."""
        return _IN_WOORDEN["uitleg"][self]

    @property
    def artikel(self) -> str:
        """Waar de trede staat."""
        return _ARTIKELEN[self]


_ARTIKELEN = MappingProxyType(
    {
        Trede.EIGEN_KRACHT: "Wmo 2015 art. 2.3.2 lid 4 onder b",
        Trede.ALGEMEEN_GEBRUIKELIJK: "Wmo 2015 art. 2.3.5 lid 3",
        Trede.GEBRUIKELIJKE_HULP: "Wmo 2015 art. 2.3.2 lid 4 onder b",
        Trede.NETWERK: "Wmo 2015 art. 2.3.2 lid 4 onder c",
        Trede.ANDERE_WET: "Wmo 2015 art. 2.3.2 lid 4 onder f",
        Trede.ALGEMENE_VOORZIENING: "Wmo 2015 art. 2.3.2 lid 4 onder e",
        Trede.COLLECTIEVE_VOORZIENING: "Beleidskaders Wmo 2015, hoofdstuk 3",
        Trede.MAATWERK: "Wmo 2015 art. 2.3.5 lid 3",
    }
)


class Oordeel(StrEnum):
    """Wat een mens van een trede vindt. NODIG hoort alleen bij maatwerk."""

    NIET_BESPROKEN = "niet_besproken"
    HELPT = "helpt"
    HELPT_DEELS = "helpt_deels"
    PAST_NIET = "past_niet"
    NIET_GENOEG = "niet_genoeg"
    NIET_AAN_DE_ORDE = "niet_aan_de_orde"
    NODIG = "nodig"

    @property
    def in_woorden(self) -> str:
        """Het oordeel zoals het op de trap staat: 'helpt deels'."""
        return _IN_WOORDEN["oordeel"][self]


_BIJ_MAATWERK = frozenset({Oordeel.NIET_BESPROKEN, Oordeel.NODIG, Oordeel.NIET_AAN_DE_ORDE})


@bron("Afspraak van het huis", "een oordeel over een trede heeft een toelichting")
def trap_fout(trede: Trede, oordeel: Oordeel, toelichting: str) -> str | None:
    """Wat er mis is met een antwoord op een trede en wat iemand kan doen, of None als het klopt.

    Een oordeel is van een mens. Zonder toelichting kan de inwoner het niet volgen en een rechter het niet nagaan.
    """
    if trede == Trede.MAATWERK and oordeel not in _BIJ_MAATWERK:
        return "Maatwerk is nodig of niet aan de orde. Kies een van die twee."
    if trede != Trede.MAATWERK and oordeel == Oordeel.NODIG:
        return f"Het antwoord 'nodig' hoort bij maatwerk. Kies een ander antwoord bij trede {trede.nummer}."
    if oordeel != Oordeel.NIET_BESPROKEN and not toelichting.strip():
        return f"Schrijf bij trede {trede.nummer} ({trede.titel.lower()}) waarom u dit vindt."
    return None


@dataclass(frozen=True, slots=True)
class Trap:
    """Eén trede met het oordeel en de toelichting van een mens. Fout: ValueError met de zin van `trap_fout`."""

    trede: Trede
    oordeel: Oordeel = Oordeel.NIET_BESPROKEN
    toelichting: str = ""

    def __post_init__(self) -> None:
        fout = trap_fout(self.trede, self.oordeel, self.toelichting)
        if fout is not None:
            raise ValueError(fout)


@bron("Wmo 2015", "2.3.5 lid 3")
def ontbreekt_op_ladder(trappen: Sequence[Trap], *, voor_maatwerk: bool) -> tuple[Ontbrekend, ...]:
    """Wat op de ladder nog moet; leeg als de ladder af is.

    In: de antwoorden, hoogstens één per trede; een trede zonder antwoord is niet besproken. Voor maatwerk hebben alle
    zeven lagere treden een antwoord, en zegt een mens bij maatwerk wat er nog nodig is, juist ook als een lagere trede
    al helpt. Zonder maatwerk helpt ten minste één lagere trede, en staat maatwerk niet op nodig. Een toelichting die
    ophoudt na "omdat" is nog geen reden: de inwoner leest haar.
    Fout: ValueError bij twee antwoorden op dezelfde trede.
    """
    per_trede = {trap.trede: trap for trap in trappen}
    if len(per_trede) != len(trappen):
        raise ValueError("een trede heeft één antwoord")
    oordelen = {trede: per_trede[trede].oordeel if trede in per_trede else Oordeel.NIET_BESPROKEN for trede in Trede}
    lagere = [trede for trede in Trede if trede != Trede.MAATWERK]
    maatwerk = Trede.MAATWERK
    half = [
        Ontbrekend(trap.trede.value, trap.trede.artikel, f"Maak de zin bij trede {trap.trede.nummer} af: waarom?")
        for trap in sorted(trappen, key=lambda trap: trap.trede.nummer)
        if trap.toelichting.rstrip(" .,:").endswith("omdat")
    ]
    if not voor_maatwerk:
        mist = half
        if not any(oordelen[trede] in {Oordeel.HELPT, Oordeel.HELPT_DEELS} for trede in lagere):
            citaat = Bron("Wmo 2015", "2.3.2 lid 4").citaat
            mist.append(Ontbrekend("ladder", citaat, "Zeg op de ladder welke trede helpt, of kies voor maatwerk."))
        if oordelen[maatwerk] == Oordeel.NODIG:
            mist.append(
                Ontbrekend(
                    maatwerk.value,
                    maatwerk.artikel,
                    "Op de ladder staat dat maatwerk nodig is. Verander dat, of ga verder met een aanvraag.",
                )
            )
        return tuple(mist)
    mist = half + [
        Ontbrekend(trede.value, trede.artikel, _IN_WOORDEN["bespreek"][trede])
        for trede in lagere
        if oordelen[trede] == Oordeel.NIET_BESPROKEN
    ]
    if oordelen[maatwerk] != Oordeel.NODIG:
        helpt = next((trede for trede in lagere if oordelen[trede] == Oordeel.HELPT), None)
        if helpt is None:
            zin = Ontbrekend(maatwerk.value, maatwerk.artikel, "Schrijf bij maatwerk wat er nodig is en waarom.")
        else:
            zin = Ontbrekend(
                maatwerk.value,
                maatwerk.artikel,
                f"Trede {helpt.nummer} helpt al. Schrijf bij maatwerk wat er dan nog nodig is en waarom.",
            )
        mist.append(zin)
    return tuple(mist)


@bron("Afspraak van het huis", "een vraag telt één keer, op de trede waar zij haar antwoord vond")
def antwoord_op(oordelen: Mapping[Trede, Oordeel]) -> Trede | None:
    """De ene trede onder maatwerk waarop een opgeloste vraag haar antwoord vond, of None als geen trede helpt.

    Dat is de laagste trede die helpt: hoger klimmen was niet nodig. Helpt elke trede alleen deels, dan is het de
    hoogste daarvan: pas daar was het samen genoeg.
    """
    lagere = [trede for trede in Trede if trede != Trede.MAATWERK]
    heel = [trede for trede in lagere if oordelen.get(trede) == Oordeel.HELPT]
    deels = [trede for trede in lagere if oordelen.get(trede) == Oordeel.HELPT_DEELS]
    return heel[0] if heel else deels[-1] if deels else None


_GETALLEN = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")


def _treden(aantal: int, enkel: str, meer: str) -> str:
    return f"{_GETALLEN[aantal]} {f'trede {enkel}' if aantal == 1 else f'treden {meer}'}"


@bron("Afspraak van het huis", "de ladder in een of twee zinnen")
def samenvatting(trappen: Sequence[Trap]) -> str:
    """De ladder in een of twee zinnen, voor onder de tekening.

    Bijvoorbeeld: 'Drie treden helpen deels. Maatwerk is nodig.' De eerste zin zegt wat helpt.
    De tweede zegt of maatwerk nodig is, en anders hoeveel treden nog open zijn.
    """
    oordelen = {trap.trede: trap.oordeel for trap in trappen if trap.oordeel != Oordeel.NIET_BESPROKEN}
    if not oordelen:
        return "Over de ladder is nog niet gesproken."
    maatwerk = oordelen.pop(Trede.MAATWERK, None)
    heel = sum(oordeel == Oordeel.HELPT for oordeel in oordelen.values())
    deels = sum(oordeel == Oordeel.HELPT_DEELS for oordeel in oordelen.values())
    delen = ([_treden(heel, "helpt", "helpen")] if heel else []) + (
        [_treden(deels, "helpt deels", "helpen deels")] if deels else []
    )
    eerste = " en ".join(delen) if delen else "geen trede helpt genoeg" if oordelen else ""
    # een hoofdletter verliest het accent: 'Eén trede', niet 'Één trede'
    zinnen = [f"E{eerste[1:]}." if eerste[0] == "é" else f"{eerste.capitalize()}."] if eerste else []
    open_ = len(Trede) - 1 - len(oordelen)
    if maatwerk is not None:
        zinnen.append("Maatwerk is nodig." if maatwerk == Oordeel.NODIG else "Maatwerk is niet aan de orde.")
    elif open_:
        zinnen.append(f"Over {_GETALLEN[open_]} {'trede' if open_ == 1 else 'treden'} is niet gesproken.")
    return " ".join(zinnen)


class WlzVraag(StrEnum):
    """Of de inwoner hulp met verblijf uit de Wlz heeft of kan krijgen (Wmo 2015 art. 2.3.5 lid 6)."""

    NIET_GEVRAAGD = "niet_gevraagd"
    NEE = "nee"
    JA_VERBLIJF = "ja_verblijf"
    ONBEKEND = "onbekend"

    @property
    def in_woorden(self) -> str:
        """Het antwoord zoals het op het scherm staat."""
        return _IN_WOORDEN["wlz"][self]


_IN_WOORDEN: Mapping[str, Mapping[StrEnum, str]] = MappingProxyType(
    {
        "titel": {
            Trede.EIGEN_KRACHT: "Eigen kracht",
            Trede.ALGEMEEN_GEBRUIKELIJK: "Algemeen gebruikelijk",
            Trede.GEBRUIKELIJKE_HULP: "Gebruikelijke hulp",
            Trede.NETWERK: "Netwerk",
            Trede.ANDERE_WET: "Andere wet",
            Trede.ALGEMENE_VOORZIENING: "Algemene voorziening",
            Trede.COLLECTIEVE_VOORZIENING: "Collectief",
            Trede.MAATWERK: "Maatwerk",
        },
        "naam": {
            Trede.EIGEN_KRACHT: "Wat u zelf kunt",
            Trede.ALGEMEEN_GEBRUIKELIJK: "Wat iedereen kan kopen",
            Trede.GEBRUIKELIJKE_HULP: "Hulp van huisgenoten",
            Trede.NETWERK: "Hulp van mensen om u heen",
            Trede.ANDERE_WET: "Hulp uit een andere wet",
            Trede.ALGEMENE_VOORZIENING: "Hulp die er voor iedereen is",
            Trede.COLLECTIEVE_VOORZIENING: "Hulp samen met anderen",
            Trede.MAATWERK: "Hulp speciaal voor u",
        },
        "vraag": {
            Trede.EIGEN_KRACHT: "Wat kunt u zelf, misschien op een andere manier?",
            Trede.ALGEMEEN_GEBRUIKELIJK: "Is er iets te koop dat u helpt?",
            Trede.GEBRUIKELIJKE_HULP: "Wat kunnen de mensen in uw huis doen?",
            Trede.NETWERK: "Wat kunnen familie, vrienden of buren doen?",
            Trede.ANDERE_WET: "Kan uw zorgverzekering, school of werk hiermee helpen?",
            Trede.ALGEMENE_VOORZIENING: "Is er hulp die er voor iedereen is, in de buurt of bij u thuis?",
            Trede.COLLECTIEVE_VOORZIENING: "Past hulp die u samen met anderen gebruikt?",
            Trede.MAATWERK: "Wat is er dan nog nodig, speciaal voor u?",
        },
        "uitleg": {
            Trede.EIGEN_KRACHT: "U lost het zelf op, misschien op een andere manier.",
            Trede.ALGEMEEN_GEBRUIKELIJK: "Een gewone winkel verkoopt wat u nodig heeft.",
            Trede.GEBRUIKELIJKE_HULP: "Mensen in uw huis helpen zoals mensen dat gewoon doen.",
            Trede.NETWERK: "Familie, vrienden of buren helpen u.",
            Trede.ANDERE_WET: "Uw zorgverzekering, school of werk helpt u hiermee.",
            Trede.ALGEMENE_VOORZIENING: "Dit is er voor iedereen. U hebt geen besluit nodig.",
            Trede.COLLECTIEVE_VOORZIENING: "U gebruikt de hulp samen, zoals vervoer in een busje.",
            Trede.MAATWERK: "De gemeente neemt hierover een besluit.",
        },
        "bespreek": {
            Trede.EIGEN_KRACHT: "Bespreek trede 1 (eigen kracht), of schrijf waarom die niet speelt.",
            Trede.ALGEMEEN_GEBRUIKELIJK: "Bespreek trede 2 (algemeen gebruikelijk), of schrijf waarom die niet speelt.",
            Trede.GEBRUIKELIJKE_HULP: "Bespreek trede 3 (gebruikelijke hulp), of schrijf waarom die niet speelt.",
            Trede.NETWERK: "Bespreek trede 4 (netwerk), of schrijf waarom die niet speelt.",
            Trede.ANDERE_WET: "Bespreek trede 5 (andere wet), of schrijf waarom die niet speelt.",
            Trede.ALGEMENE_VOORZIENING: "Bespreek trede 6 (algemene voorziening), of schrijf waarom die niet speelt.",
            Trede.COLLECTIEVE_VOORZIENING: "Bespreek trede 7 (collectief), of schrijf waarom die niet speelt.",
        },
        "oordeel": {
            Oordeel.NIET_BESPROKEN: "niet besproken",
            Oordeel.HELPT: "helpt",
            Oordeel.HELPT_DEELS: "helpt deels",
            Oordeel.PAST_NIET: "past niet",
            Oordeel.NIET_GENOEG: "niet genoeg",
            Oordeel.NIET_AAN_DE_ORDE: "niet aan de orde",
            Oordeel.NODIG: "nodig",
        },
        "wlz": {
            WlzVraag.NIET_GEVRAAGD: "Nog niet gevraagd",
            WlzVraag.NEE: "Nee",
            WlzVraag.JA_VERBLIJF: "Ja, de inwoner kan wonen met zorg uit de Wlz",
            WlzVraag.ONBEKEND: "Nog niet bekend",
        },
        "wlz_te_doen": {
            WlzVraag.NIET_GEVRAAGD: "Vraag of de inwoner woont met zorg uit de Wlz, of dat kan.",
            WlzVraag.JA_VERBLIJF: "Schrijf waarom de gemeente toch helpt, of waarom juist niet.",
            WlzVraag.ONBEKEND: "Schrijf waarom dit nog niet bekend is en wie het uitzoekt.",
        },
    }
)
"""Alles wat hier op een scherm kan komen, bij elkaar: zo vindt de vertaling het."""


@bron("Wmo 2015", "2.3.5 lid 6")
def ontbreekt_wlz(antwoord: WlzVraag, toelichting: str) -> tuple[Ontbrekend, ...]:
    """Wat bij de Wlz-vraag nog moet; leeg als zij beantwoord is.

    Heeft of krijgt iemand verblijf uit de Wlz, dan mag het college weigeren. Het hoeft niet: een mens beslist en
    schrijft waarom. Ook bij 'nog niet bekend' staat erbij wie het uitzoekt.
    """
    zin = _IN_WOORDEN["wlz_te_doen"].get(antwoord)
    if zin is None or (antwoord != WlzVraag.NIET_GEVRAAGD and toelichting.strip()):
        return ()
    return (Ontbrekend("wlz", Bron("Wmo 2015", "2.3.5 lid 6").citaat, zin),)
