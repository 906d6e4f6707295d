"""De stukken die van de ene stap naar de volgende gaan. Klein, onveranderlijk, en zonder kennis van opslag."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht.taal.geld import Geld
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.tijd import Periode


class Kanaal(StrEnum):
    """Langs welke weg een melding binnenkomt. De wet stelt geen vorm: elke weg is goed."""

    WEB = "web"
    TELEFOON = "telefoon"
    PAPIER = "papier"
    BALIE = "balie"
    DOORGEZONDEN = "doorgezonden"


class Melder(StrEnum):
    """Wie de melding doet: de inwoner zelf, of iemand namens de inwoner (Wmo 2015 art. 2.3.2 lid 1)."""

    INWONER = "inwoner"
    MANTELZORGER = "mantelzorger"
    NAASTE = "naaste"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    CLIENTONDERSTEUNER = "clientondersteuner"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """Eén keer dat de vraag binnenkwam. `op` is de dag waarop een gemeente haar het eerst kreeg."""

    op: date
    kanaal: Kanaal
    melder: Melder


@dataclass(frozen=True, slots=True)
class Melding:
    """Een vraag om hulp, in de eigen woorden van de inwoner. Fout: ValueError zonder ontvangst of zonder vraag."""

    kenmerk: str
    gemeente: str
    vraag: str
    ontvangsten: tuple[Ontvangst, ...]
    spoed: bool = False
    tolk: str | None = None

    def __post_init__(self) -> None:
        if not self.ontvangsten:
            raise ValueError("een melding is ten minste één keer ontvangen")
        if not self.vraag.strip():
            raise ValueError("een melding zonder vraag bestaat niet; 'belt terug' is ook een vraag")


@dataclass(frozen=True, slots=True)
class PersoonlijkPlan:
    """Het plan dat de inwoner zelf maakte (Wmo 2015 art. 2.3.2 lid 2). `tekst` of `bijlage` is gevuld."""

    melding: str
    ontvangen_op: date
    tekst: str = ""
    bijlage: str | None = None

    def __post_init__(self) -> None:
        if not self.tekst.strip() and not self.bijlage:
            raise ValueError("een plan heeft tekst of een bijlage")


class Ontvanger(StrEnum):
    """Aan wie de gemeente clientondersteuning aanbiedt (Wmo 2015 art. 2.3.2 lid 3)."""

    INWONER = "inwoner"
    MANTELZORGER = "mantelzorger"


class Keuze(StrEnum):
    """Wat iemand op het aanbod antwoordt."""

    JA = "ja"
    NEE = "nee"
    EIGEN_PERSOON = "eigen_persoon"


@dataclass(frozen=True, slots=True)
class AanbodClientondersteuning:
    """Het aanbod van gratis clientondersteuning en het antwoord; zonder antwoord zijn de laatste twee None."""

    aan: Ontvanger
    aangeboden_op: date
    keuze: Keuze | None = None
    beantwoord_op: date | None = None

    def __post_init__(self) -> None:
        if (self.keuze is None) != (self.beantwoord_op is None):
            raise ValueError("een antwoord heeft een keuze en een datum, of geen van beide")
        if self.beantwoord_op is not None and self.beantwoord_op < self.aangeboden_op:
            raise ValueError("het antwoord is ouder dan het aanbod")


@dataclass(frozen=True, slots=True)
class Ontvangstbevestiging:
    """Wat de brief zegt die de ontvangst bevestigt. Alles mag leeg zijn; `recht.melden` zegt wat er ontbreekt."""

    startdag: date | None = None
    plan_uiterlijk: date | None = None
    onderzoek_uiterlijk: date | None = None
    contactpersoon: str = ""
    telefoon: str = ""
    noemt_persoonlijk_plan: bool = False
    noemt_clientondersteuning: bool = False
    noemt_dat_clientondersteuning_gratis_is: bool = False
    noemt_clientondersteuning_voor_mantelzorger: bool = False


class Onderwerp(StrEnum):
    """Wat het college onderzoekt: de onderdelen a tot en met g van Wmo 2015 art. 2.3.2 lid 4."""

    BEHOEFTEN = "a"
    EIGEN_KRACHT = "b"
    MANTELZORG_EN_NETWERK = "c"
    STEUN_VOOR_MANTELZORGER = "d"
    ALGEMENE_VOORZIENING = "e"
    SAMENWERKING = "f"
    BIJDRAGE = "g"

    @property
    def vraag(self) -> str:
        """De vraag achter het onderdeel, in gewone taal."""
        return _VRAGEN[self]


_VRAGEN = MappingProxyType(
    {
        Onderwerp.BEHOEFTEN: "Wat hebt u nodig, wie bent u en wat wilt u het liefst?",
        Onderwerp.EIGEN_KRACHT: "Wat kunt u zelf, of met hulp van huisgenoten?",
        Onderwerp.MANTELZORG_EN_NETWERK: "Wat kunnen mensen om u heen doen?",
        Onderwerp.STEUN_VOOR_MANTELZORGER: "Wat heeft degene nodig die voor u zorgt?",
        Onderwerp.ALGEMENE_VOORZIENING: "Wat is er al in de buurt, of wat kunt u voor anderen doen?",
        Onderwerp.SAMENWERKING: "Wie moet nog meer meedoen, zoals huisarts, school of werk?",
        Onderwerp.BIJDRAGE: "Wat gaat u zelf betalen?",
    }
)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Wat over een onderwerp is gevonden, of waarom het niet aan de orde is. Precies een van beide is gevuld."""

    tekst: str = ""
    niet_aan_de_orde_omdat: str = ""

    def __post_init__(self) -> None:
        if bool(self.tekst.strip()) == bool(self.niet_aan_de_orde_omdat.strip()):
            raise ValueError("schrijf op wat u vond, of waarom het niet aan de orde is")


@dataclass(frozen=True, slots=True)
class Leefgebied:
    """Eén dimensie in het gesprek: de woorden van de inwoner en de cijfers toen en nu (None is niet besproken)."""

    dimensie: Dimensie
    woorden: str = ""
    toen: int | None = None
    nu: int | None = None


@dataclass(frozen=True, slots=True)
class Verslag:
    """De schriftelijke weergave van het onderzoek (Wmo 2015 art. 2.3.2 lid 8), met de reactie van de inwoner."""

    melding: str
    verzonden_op: date
    bevindingen: Mapping[Onderwerp, Bevinding]
    leefgebieden: tuple[Leefgebied, ...] = ()
    reactie: str = ""

    @property
    def open_onderwerpen(self) -> tuple[Onderwerp, ...]:
        """De onderdelen a tot en met g waarover het verslag nog niets zegt."""
        return tuple(onderwerp for onderwerp in Onderwerp if onderwerp not in self.bevindingen)


class Aanvraagwijze(StrEnum):
    """Hoe de aanvraag gedaan is."""

    ONDERTEKEND_VERSLAG = "ondertekend_verslag"
    EIGEN_AANVRAAG = "eigen_aanvraag"
    ONDERZOEK_TE_LAAT = "onderzoek_te_laat"


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """Het verzoek om een besluit (Wmo 2015 art. 2.3.5; Awb art. 1:3 lid 3)."""

    melding: str
    ontvangen_op: date
    wijze: Aanvraagwijze


class Uitkomst(StrEnum):
    """Wat het college besluit."""

    TOEKENNING = "toekenning"
    TIJDELIJKE_TOEKENNING = "tijdelijke_toekenning"
    AFWIJZING = "afwijzing"
    BUITEN_BEHANDELING = "buiten_behandeling"
    HERZIENING = "herziening"
    INTREKKING = "intrekking"


class Leveringsvorm(StrEnum):
    """Hoe de inwoner de hulp krijgt."""

    NATURA = "natura"
    PGB = "pgb"


@dataclass(frozen=True, slots=True)
class Beschikking:
    """Het besluit op een aanvraag. De bezwaartermijn begint bij `bekendgemaakt_op` (None: nog niet verzonden)."""

    kenmerk: str
    melding: str
    uitkomst: Uitkomst
    genomen_op: date
    artikel: str
    bekendgemaakt_op: date | None = None
    geldig: Periode | None = None
    leveringsvorm: Leveringsvorm | None = None
    budget: Geld | None = None

    def __post_init__(self) -> None:
        if self.bekendgemaakt_op is not None and self.bekendgemaakt_op < self.genomen_op:
            raise ValueError("een besluit wordt niet bekendgemaakt voordat het genomen is")
        geeft_hulp = self.uitkomst in {Uitkomst.TOEKENNING, Uitkomst.TIJDELIJKE_TOEKENNING, Uitkomst.HERZIENING}
        if geeft_hulp != (self.geldig is not None):
            raise ValueError("een besluit dat hulp geeft heeft een periode, een ander besluit niet")
        if (self.budget is not None) != (self.leveringsvorm == Leveringsvorm.PGB):
            raise ValueError("een budget hoort bij een pgb, en een pgb heeft een budget")


class Frequentie(StrEnum):
    """Per welk tijdvak een omvang geldt."""

    DAG = "dag"
    WEEK = "week"
    MAAND = "maand"
    VIER_WEKEN = "vier_weken"
    HELE_PERIODE = "hele_periode"


class Maat(StrEnum):
    """Waarin hulp geteld wordt. Een getal zonder maat bestaat niet."""

    MINUTEN = "minuten"
    UREN = "uren"
    DAGDELEN = "dagdelen"
    ETMALEN = "etmalen"
    STUKS = "stuks"
    CENTEN = "centen"


@dataclass(frozen=True, slots=True)
class Omvang:
    """Hoeveel hulp: '240 minuten per week'. Fout: ValueError onder de één."""

    aantal: int
    maat: Maat
    per: Frequentie

    def __post_init__(self) -> None:
        if self.aantal < 1:
            raise ValueError("een omvang is ten minste één")


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """De opdracht aan een aanbieder om toegekende hulp te leveren."""

    kenmerk: str
    beschikking: str
    aanbieder: str
    product: str
    periode: Periode
    omvang: Omvang | None = None


class Bereikt(StrEnum):
    """Hoe ver een resultaat is, volgens inwoner en aanbieder samen."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    NIET_BESPROKEN = "niet_besproken"


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """Wat de hulp deed (Wmo 2015 art. 2.3.9): per resultaat het antwoord, en wat de inwoner er zelf van vindt."""

    beschikking: str
    gehouden_op: date
    resultaten: Mapping[str, Bereikt]
    woorden_inwoner: str = ""
