"""Een regeling zoals het formaat regelrecht v0.5.6 haar beschrijft, gelezen en onveranderlijk.

Velden die wij eraan toevoegen heten 'uitbreiding'; zie docs/besluiten over het formaat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from keukentafel.recht.motor.boom import Grond, Knoop
from keukentafel.recht.motor.waarden import Waarde

SCHEMA = "v0.5.6"
UITBREIDING = "keukentafel/1"
"""Wat een bestand onder `uitbreiding` zet om onze extra bewerkingen en velden te mogen gebruiken."""

LAGEN = (
    "GRONDWET", "WET", "AMVB", "KONINKLIJK_BESLUIT", "MINISTERIELE_REGELING", "BELEIDSREGEL", "EU_VERORDENING",
    "EU_RICHTLIJN", "VERDRAG", "UITVOERINGSBELEID", "GEMEENTELIJKE_VERORDENING", "PROVINCIALE_VERORDENING",
    "WATERSCHAPS_VERORDENING",
)  # fmt: skip
SOORTEN = ("string", "number", "boolean", "amount", "object", "array", "date")
MATEN = ("euro", "eurocent", "ratio", "percentage", "years", "weeks", "months", "days")
STATUSSEN = ("vastgesteld", "ontwerp", "onbevestigd", "scenario")
KARAKTERS = ("BESCHIKKING", "TOETS", "WAARDEBEPALING", "BESLUIT_VAN_ALGEMENE_STREKKING", "INFORMATIEF")
BESLUITSOORTEN = (
    "TOEKENNING", "AFWIJZING", "GOEDKEURING", "GEEN_BESLUIT", "ALGEMEEN_VERBINDEND_VOORSCHRIFT", "BELEIDSREGEL",
    "VOORBEREIDINGSBESLUIT", "ANDERE_HANDELING", "AANSLAG",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Veld:
    """Een benoemde waarde met haar soort. `oordeel`, `vraag` en `keuzes` zijn uitbreiding."""

    naam: str
    soort: str
    eenheid: str = ""
    omschrijving: str = ""
    verplicht: bool = False
    oordeel: bool = False
    vraag: str = ""
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Waar een invoer vandaan komt: een uitkomst van deze of een andere regeling, of (zonder uitkomst) van buiten.

    `op` (uitbreiding) is de dag waarvan het recht dan geldt; zonder is dat de peildatum van het verzoek.
    """

    regeling: str = ""
    uitkomst: str = ""
    parameters: Mapping[str, Knoop] | None = None
    omschrijving: str = ""
    op: Knoop | None = None


@dataclass(frozen=True, slots=True)
class Invoer:
    """Een invoer van een artikel met haar verwijzing."""

    veld: Veld
    bron: Verwijzing


@dataclass(frozen=True, slots=True)
class DeelVanReeks:
    """Een waarde van een dag tot (niet tot en met) een dag, met bron en status; `bekend` is wanneer zij bekend werd."""

    van: date
    tot: date | None
    waarde: Waarde
    bron: str
    status: str
    bekend: date | None = None


@dataclass(frozen=True, slots=True)
class Bepaling:
    """Een vaste waarde in een artikel: een enkele waarde, of (uitbreiding) een reeks in de tijd."""

    naam: str
    waarde: Waarde = None
    reeks: tuple[DeelVanReeks, ...] = ()
    soort: str = ""
    eenheid: str = ""
    bron: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Uitleg:
    """De zin bij een uitkomst: bij ja, bij nee, bij onbekend, en anders. {naam} wordt ingevuld (uitbreiding)."""

    tekst: str = ""
    ja: str = ""
    nee: str = ""
    onbekend: str = ""


@dataclass(frozen=True, slots=True)
class Actie:
    """Een regel: welke uitkomst zij geeft, de boom, en waarop zij steunt."""

    uitkomst: str
    boom: Knoop
    grond: Grond = field(default_factory=Grond)
    uitleg: Uitleg | None = None


@dataclass(frozen=True, slots=True)
class OpenTerm:
    """Een waarde die een lagere regeling moet of mag invullen, met wat anders geldt."""

    id: str
    soort: str
    verplicht: bool = True
    omschrijving: str = ""
    aan: str = ""
    laag: str = ""
    grondslag: str = ""
    anders: tuple[Actie, ...] = ()


@dataclass(frozen=True, slots=True)
class Invulling:
    """Dit artikel vult een open term van een hogere regeling in."""

    wet: str
    artikel: str
    open_term: str
    gelet_op: str = ""


@dataclass(frozen=True, slots=True)
class Haak:
    """Dit artikel werkt vanzelf mee, voor (`voor`) of na een besluit van dit karakter, in deze fase."""

    voor: bool
    karakter: str
    besluitsoort: str = ""
    fase: str = "BESLUIT"


@dataclass(frozen=True, slots=True)
class Voorrang:
    """Dit artikel gaat voor een uitkomst van een andere regeling (de bijzondere regel voor de algemene)."""

    wet: str
    artikel: str
    uitkomst: str


@dataclass(frozen=True, slots=True)
class Onvertaald:
    """Een passage die het formaat niet kan uitdrukken. `aanvaard`: een mens heeft dat gezien."""

    passage: str
    reden: str
    voorstel: str = ""
    aanvaard: bool = False


@dataclass(frozen=True, slots=True)
class Gezag:
    """Wie bevoegd is: een naam, of de uitkomst die het zegt."""

    naam: str = ""
    uitkomst: str = ""
    soort: str = "INSTANCE"


@dataclass(frozen=True, slots=True)
class Fase:
    """Een fase van een procedure en de feiten die er dan moeten zijn."""

    naam: str
    omschrijving: str = ""
    nodig: tuple[Veld, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """De fasen die een besluit van dit karakter doorloopt."""

    id: str
    karakter: str
    fasen: tuple[Fase, ...]
    standaard: bool = False


@dataclass(frozen=True, slots=True)
class Artikel:
    """Een artikel: tekst en adres, en wat eraan te rekenen valt.

    `merk` is een vingerafdruk van zijn inhoud: verandert er iets aan dit artikel, dan verandert het merk.
    """

    nummer: str
    tekst: str
    url: str
    bepalingen: Mapping[str, Bepaling] = field(default_factory=dict)
    parameters: Mapping[str, Veld] = field(default_factory=dict)
    invoer: Mapping[str, Invoer] = field(default_factory=dict)
    uitvoer: Mapping[str, Veld] = field(default_factory=dict)
    acties: Mapping[str, Actie] = field(default_factory=dict)
    open_termen: Mapping[str, OpenTerm] = field(default_factory=dict)
    invullingen: tuple[Invulling, ...] = ()
    haken: tuple[Haak, ...] = ()
    voorrang: tuple[Voorrang, ...] = ()
    onvertaald: tuple[Onvertaald, ...] = ()
    gezag: Gezag | None = None
    karakter: str = ""
    besluitsoort: str = ""
    procedure: str = ""
    merk: str = ""

    @property
    def alle_acties(self) -> tuple[Actie, ...]:
        """De regels van dit artikel, ook wat geldt als niemand een open term invult."""
        return (*self.acties.values(), *(actie for term in self.open_termen.values() for actie in term.anders))


@dataclass(frozen=True, slots=True)
class Deelname:
    """Een gemeente (code van het CBS) die van een dag tot (niet tot en met) een dag aan een samenwerking meedoet."""

    gemeente: str
    van: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Samenwerking:
    """Een verband van gemeenten waarlangs een regel geldt, zoals verordeningen/regio het met data noemt."""

    naam: str
    leden: tuple[Deelname, ...]

    def telt_mee(self, gemeente: str | None, peildatum: date) -> bool:
        """Of deze gemeente op deze dag meedoet."""
        return any(
            lid.gemeente == gemeente and lid.van <= peildatum and (lid.tot is None or peildatum < lid.tot)
            for lid in self.leden
        )


@dataclass(frozen=True, slots=True)
class Regeling:
    """Een versie van een regeling. `geldt_tot` is de laatste dag waarop zij geldt (t/m), alleen als zij eindigt.

    `gebied` (uitbreiding) noemt de samenwerking waarlangs zij geldt; wie daar wanneer lid van is weet het boek.
    """

    id: str
    laag: str
    gepubliceerd: date
    geldt_van: date
    url: str
    artikelen: tuple[Artikel, ...]
    geldt_tot: date | None = None
    naam: str = ""
    bwb_id: str = ""
    cvdr_id: str = ""
    gemeente: str = ""
    gebied: str = ""
    grondslag: tuple[tuple[str, str], ...] = ()
    procedures: tuple[Procedure, ...] = ()
    gezag: Gezag | None = None
    uitgebreid: bool = False
    status: str = "vastgesteld"
    bron: str = ""
    bestand: str = ""
    schema: str = ""

    @property
    def noemer(self) -> str:
        """Hoe een mens haar noemt."""
        return self.naam if self.naam and not self.naam.startswith("#") else self.id
