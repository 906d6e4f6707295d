"""Concept voor het algoritmeregister van de overheid: per regeling een inschrijving, gemaakt uit de regels zelf.

De velden volgen de Publicatiestandaard van het Algoritmeregister (STANDAARD). Wat alleen een gemeente weet, staat er
als 'in te vullen'. Zie `registerblad` voor de bestanden.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import Feit
from keukentafel.recht.motor.gevallen import Geval
from keukentafel.recht.motor.model import SCHEMA, Bepaling, Regeling, Veld
from keukentafel.recht.motor.overzicht import feiten_van
from keukentafel.recht.motor.plaatselijk import WAARDEN
from keukentafel.recht.motor.spoor import Citaat, citaat_van
from keukentafel.recht.motor.waarden import in_woorden

STANDAARD = "Algoritmeregister Publicatiestandaard 1.0.10 (29 november 2024)"
IN_TE_VULLEN = "in te vullen"
VOORBEELD = "scenario"


@dataclass(frozen=True, slots=True)
class Registerveld:
    """Een veld van de standaard: sleutel in het bestand, naam, onderdeel, en hoeveel tekens er hoogstens in gaan.

    `hoogstens` 0: geen tekst. Zonder `altijd` blijft het weg uit het bestand zolang niemand het invulde.
    """

    sleutel: str
    naam: str
    deel: str
    hoogstens: int = 0
    altijd: bool = True


_ALGEMEEN, _GEBRUIK, _WERKING, _META = "Algemene informatie", "Verantwoord gebruik", "Werking", "Metadata"
REGISTERVELDEN = (
    Registerveld("name", "Naam", _ALGEMEEN, 100),
    Registerveld("description_short", "Korte omschrijving", _ALGEMEEN, 350),
    Registerveld("organization", "Organisatie", _ALGEMEEN, 100),
    Registerveld("category", "Thema", _ALGEMEEN),
    Registerveld("status", "Status", _ALGEMEEN),
    Registerveld("begin_date", "Begindatum", _ALGEMEEN, 7, altijd=False),
    Registerveld("end_date", "Einddatum", _ALGEMEEN, 7, altijd=False),
    Registerveld("contact_email", "Contactgegevens", _ALGEMEEN, 500),
    Registerveld("website", "Link naar publiekspagina", _ALGEMEEN, 500, altijd=False),
    Registerveld("publication_category", "Publicatiecategorie", _ALGEMEEN),
    Registerveld("url", "Link naar bronregistratie", _ALGEMEEN, 500, altijd=False),
    Registerveld("goal", "Doel en impact", _GEBRUIK, 2500),
    Registerveld("proportionality", "Afwegingen", _GEBRUIK, 2500),
    Registerveld("human_intervention", "Menselijke tussenkomst", _GEBRUIK, 2500),
    Registerveld("risks", "Risicobeheer", _GEBRUIK, 2500),
    Registerveld("lawful_basis", "Wettelijke basis", _GEBRUIK, 2500),
    Registerveld("lawful_basis_grouping", "Titel van en link naar wettelijke basis", _GEBRUIK),
    Registerveld("process_index_url", "Verwerkingsregister", _GEBRUIK, 500, altijd=False),
    Registerveld("impacttoetsen_grouping", "Impacttoets(en)", _GEBRUIK, altijd=False),
    Registerveld("impacttoetsen", "Toelichting op impacttoetsen", _GEBRUIK, 2500),
    Registerveld("source_data", "Gegevens", _WERKING, 2500),
    Registerveld("source_data_grouping", "Titel van en link naar gegevensbron", _WERKING, altijd=False),
    Registerveld("methods_and_models", "Technische werking", _WERKING, 5000),
    Registerveld("provider", "Leverancier", _WERKING, 200),
    Registerveld("publiccode", "Link naar broncode", _WERKING, 500, altijd=False),
    Registerveld("lang", "Taal", _META),
    Registerveld("standard_version", "Schema", _META),
    Registerveld("source_id", "Bron-ID", _META, 100),
    Registerveld("tags", "Zoektermen", _META, 2500),
)
"""De velden van de standaard, in haar volgorde. Een keuzelijst of lijst heeft geen hoogste aantal tekens."""
_HOOGSTENS = {veld.sleutel: veld.hoogstens for veld in REGISTERVELDEN}
_TITEL = 100
"""Hoeveel tekens de titel van een wettelijke basis hoogstens heeft."""


@dataclass(frozen=True, slots=True)
class Regelwaarde:
    """Een waarde in een regeling: hoe zij heet, de dagen waarop zij geldt, wat zij is, hoe zeker, en waar het staat."""

    naam: str
    wanneer: str
    waarde: str
    status: str
    bron: str


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """Een regeling in het register, met wat alle versies samen noemen; de nieuwste versie staat achteraan."""

    naam: str
    organisatie: str
    versies: tuple[Regeling, ...]
    citaten: tuple[Citaat, ...]
    uitkomsten: tuple[Veld, ...]
    feiten: tuple[Feit, ...]
    waarden: tuple[Regelwaarde, ...]
    open_keuzes: tuple[str, ...]
    gevallen: int

    @property
    def regeling(self) -> Regeling:
        """De nieuwste versie."""
        return self.versies[-1]


def inschrijvingen(boek: Boek, gevallen: Iterable[Geval], plaatsen: Mapping[str, str]) -> tuple[Inschrijving, ...]:
    """De inschrijvingen van alle regelingen in het boek, op naam van de regeling.

    `plaatsen` geeft bij een code van het CBS de naam van de gemeente. Een verzonnen voorbeeld schrijft niemand in, en
    een los getal dat een gemeente koos hoort bij de regeling die erom vraagt.
    """
    hoeveel = Counter(geval.regeling for geval in gevallen)
    wetten = [
        wet for wet in sorted(boek.wetten())
        if not wet.startswith(WAARDEN) and boek.versies(wet)[-1].status != VOORBEELD
    ]  # fmt: skip
    noemers = Counter(boek.versies(wet)[-1].noemer for wet in wetten)
    return tuple(_schrijf_in(boek, wet, hoeveel[wet], noemers, plaatsen) for wet in wetten)


def _schrijf_in(
    boek: Boek, wet: str, gevallen: int, noemers: Mapping[str, int], plaatsen: Mapping[str, str]
) -> Inschrijving:
    versies = boek.versies(wet)
    regeling = versies[-1]
    eigen = f" ({wet.replace('_', ' ')})" if noemers[regeling.noemer] > 1 else ""
    return Inschrijving(
        naam=f"Regels uitvoeren: {regeling.noemer}{eigen}",
        organisatie=f"Gemeente {plaatsen[regeling.gemeente]}" if regeling.gemeente else IN_TE_VULLEN,
        versies=versies,
        citaten=_citaten(versies),
        uitkomsten=_uitkomsten(versies),
        feiten=_feiten(boek, versies),
        waarden=tuple(dict.fromkeys(w for versie in versies for w in _waarden(versie))),
        open_keuzes=_open_keuzes(versies),
        gevallen=gevallen,
    )


def velden_van(i: Inschrijving) -> dict[str, object]:
    """De ingevulde velden van de standaard, op sleutel en in haar volgorde."""
    return {
        "name": i.naam,
        "description_short": _omschrijving(i),
        "organization": i.organisatie,
        "category": ["Zorg en gezondheid", "Sociale zekerheid"],
        "status": "In ontwikkeling",
        "contact_email": IN_TE_VULLEN,
        "publication_category": "Impactvolle algoritmes",
        "goal": _doel(i),
        "proportionality": _AFWEGING,
        "human_intervention": _mens(i),
        "risks": _risico(i),
        "lawful_basis": _grondslag(i),
        "lawful_basis_grouping": _verwijzingen(i),
        "impacttoetsen": IN_TE_VULLEN,
        "source_data": _gegevens(i),
        "methods_and_models": _werking(i),
        "provider": IN_TE_VULLEN,
        "lang": "nld",
        "standard_version": "1.0",
        "source_id": i.regeling.id,
        "tags": ", ".join(dict.fromkeys(["Wmo", i.regeling.noemer, *(c.naam for c in i.citaten)])),
    }


# wat er in de regeling staat, de nieuwste versie voorop


def _citaten(versies: Sequence[Regeling]) -> tuple[Citaat, ...]:
    gevonden: dict[str, Citaat] = {}
    for versie in reversed(versies):
        for artikel in versie.artikelen:
            for actie in (*artikel.acties.values(), *(a for t in artikel.open_termen.values() for a in t.anders)):
                citaat = citaat_van(versie, artikel, actie)
                gevonden.setdefault(citaat.tekst, citaat)
    return tuple(gevonden.values())


def _uitkomsten(versies: Sequence[Regeling]) -> tuple[Veld, ...]:
    gevonden: dict[str, Veld] = {}
    for versie in reversed(versies):
        for artikel in versie.artikelen:
            for naam, veld in artikel.uitvoer.items():
                gevonden.setdefault(naam, veld)
    return tuple(gevonden.values())


def _feiten(boek: Boek, versies: Sequence[Regeling]) -> tuple[Feit, ...]:
    gevonden: dict[str, Feit] = {}
    for versie in reversed(versies):
        stand, gemeente = boek.stand(versie.geldt_van), versie.gemeente or None
        for artikel in versie.artikelen:
            for naam in artikel.uitvoer:
                for feit in feiten_van(stand, versie.id, naam, gemeente=gemeente):
                    gevonden.setdefault(feit.naam, feit)
    return tuple(gevonden[naam] for naam in sorted(gevonden))


def _waarden(versie: Regeling) -> Iterator[Regelwaarde]:
    for artikel in versie.artikelen:
        for bepaling in artikel.bepalingen.values():
            yield from _delen(bepaling, versie)


def _delen(bepaling: Bepaling, versie: Regeling) -> Iterator[Regelwaarde]:
    naam = bepaling.naam.replace("_", " ")
    for deel in bepaling.reeks:
        tot = f" tot {deel.tot:%d-%m-%Y}" if deel.tot is not None else ""
        woorden = in_woorden(deel.waarde, bepaling.eenheid)
        yield Regelwaarde(naam, f"vanaf {deel.van:%d-%m-%Y}{tot}", woorden, deel.status, deel.bron)
    if not bepaling.reeks:
        woorden, status = in_woorden(bepaling.waarde, bepaling.eenheid), bepaling.status or versie.status
        yield Regelwaarde(naam, f"vanaf {versie.geldt_van:%d-%m-%Y}", woorden, status, bepaling.bron)


def _open_keuzes(versies: Sequence[Regeling]) -> tuple[str, ...]:
    termen = [t for versie in versies for artikel in versie.artikelen for t in artikel.open_termen.values()]
    return tuple(dict.fromkeys(term.omschrijving or term.id.replace("_", " ") for term in termen))


# de velden, in gewone taal


_AFWEGING = (
    "Voordeel: wie hetzelfde vraagt, krijgt hetzelfde antwoord. "
    "Elke stap noemt een artikel en is na te lezen. "
    "Nadeel: een regel kan verkeerd zijn opgeschreven. Ook een gegeven kan fout zijn. "
    "Daarom toont het programma elke stap, en beslist een mens. "
    "Het andere middel is rekenen met de hand. Dat is minder goed na te gaan. "
    f"Eigen afweging van de gemeente: {IN_TE_VULLEN}."
)


def noemer_van(veld: Veld) -> str:
    """Hoe een uitkomst heet in gewone taal: haar omschrijving, anders haar naam met spaties."""
    return veld.omschrijving.rstrip(".") or veld.naam.replace("_", " ")


def _opgesomd(begin: str, delen: Sequence[str], slot: str, sleutel: str, *, tussen: str = "; ") -> str:
    """Een opsomming die in het veld past: zoveel delen als er in gaan, en hoeveel er nog zijn."""
    hoogstens = _HOOGSTENS[sleutel]
    for aantal in range(len(delen), 0, -1):
        rest = f" En nog {len(delen) - aantal}." if aantal < len(delen) else ""
        tekst = f"{begin} {tussen.join(delen[:aantal])}"
        tekst = f"{tekst}{'' if tekst.endswith(('?', '.')) else '.'}{rest} {slot}".strip()
        if len(tekst) <= hoogstens:
            return tekst
    return slot


def _omschrijving(i: Inschrijving) -> str:
    begin = f"Keukentafel rekent met de regels van {i.regeling.noemer}. Het geeft:"
    delen = [noemer_van(veld) for veld in i.uitkomsten]
    return _opgesomd(begin, delen, "Een mens beslist.", "description_short")


def _doel(i: Inschrijving) -> str:
    begin = (
        "Het doel is dat iedereen dezelfde regels op dezelfde manier krijgt. "
        "Het algoritme rekent uit wat de regels zeggen. Het zegt erbij welk artikel dat is. De uitkomsten zijn:"
    )
    slot = "Bij elke stap staat met welke gegevens er gerekend is."
    return _opgesomd(begin, [noemer_van(veld) for veld in i.uitkomsten], slot, "goal")


def _mens(i: Inschrijving) -> str:
    vast = (
        "Een mens beslist altijd. Het programma neemt zelf nooit een besluit. "
        "Wie beslist, mag afwijken van de uitkomst. Daar hoort een reden bij, en een regel die het toestaat. "
        "Ontbreekt een gegeven, dan vraagt het programma ernaar. Het vult niets zelf in."
    )
    vragen = [feit.vraag for feit in i.feiten if feit.veld.oordeel]
    if not vragen:
        return f"{vast} Deze regels vragen zelf geen oordeel."
    begin = f"{vast} Dit beoordeelt een mens, met een reden erbij."
    return _opgesomd(begin, vragen, "", "human_intervention", tussen=" ")


def _risico(i: Inschrijving) -> str:
    vast = (
        f"Bij deze regels horen {i.gevallen} gevallen met de juiste uitkomst. "
        "Elke keuze in elke regel komt in een geval voor. Bij elke verandering gaan alle gevallen opnieuw. "
        "Zeggen de regels niets, dan zegt het programma dat. Niemand krijgt een score of een plaats in een rij."
    )
    if i.regeling.status != "vastgesteld":
        vast += " De regels zelf zijn nog niet bevestigd."
    onzeker = [f"{w.naam} ({w.wanneer})" for w in i.waarden if w.status != "vastgesteld"]
    if not onzeker:
        return vast
    slot = "Het antwoord zegt dat erbij."
    return _opgesomd(f"{vast} Deze waarden zijn nog niet bevestigd:", onzeker, slot, "risks")


def _grondslag(i: Inschrijving) -> str:
    return _opgesomd("De regels komen uit:", [c.tekst for c in i.citaten], "", "lawful_basis")


def _verwijzingen(i: Inschrijving) -> list[dict[str, str]]:
    """Per artikel een verwijzing, met het adres van de nieuwste versie."""
    links: dict[str, str] = {}
    for citaat in i.citaten:
        titel = f"{citaat.naam}, artikel {citaat.artikel}" if citaat.artikel else citaat.naam
        if citaat.url:
            links.setdefault(titel[:_TITEL], citaat.url)
    return [{"title": titel, "link": adres} for titel, adres in links.items()]


def _gegevens(i: Inschrijving) -> str:
    slot = f"Waar elk gegeven vandaan komt: {IN_TE_VULLEN}."
    if not i.feiten:
        return f"Deze regels vragen geen gegevens van een inwoner. {slot}"
    vragen = [f.vraag if f.vraag.endswith(("?", ".")) else f"{f.vraag}." for f in i.feiten]
    return _opgesomd("Dit kan het algoritme vragen.", vragen, slot, "source_data", tussen=" ")


def _werking(i: Inschrijving) -> str:
    regels = sum(len(artikel.acties) for artikel in i.regeling.artikelen)
    versies = ", ".join(f"{versie.geldt_van:%d-%m-%Y}" for versie in i.versies)
    vast = (
        "Het algoritme is niet zelflerend. Het is geen AI: mensen schreven alle regels. "
        f"De regels staan als gegevens in het formaat regelrecht, {SCHEMA}. "
        f"Het vraagt hoogstens {len(i.feiten)} gegevens, en de dag waarvan het recht geldt. "
        f"De nieuwste versie heeft {regels} regels in {len(i.regeling.artikelen)} artikelen. "
        "Getallen zijn exact; er wordt alleen afgerond waar een regel dat zegt. "
        "Eruit komen de uitkomst, en elke stap met artikel, waarden en zin. "
        f"Er zijn versies vanaf: {versies}. "
        f"De toets voert {i.gevallen} gevallen uit. De uitkomsten zijn:"
    )
    return _opgesomd(vast, [veld.naam for veld in i.uitkomsten], "", "methods_and_models")
