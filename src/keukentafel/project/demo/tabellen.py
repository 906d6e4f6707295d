"""The demo region as a whole: one list of rows per table."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from keukentafel.project.demo.vormen import (
    Account,
    Adres,
    AfspraakD,
    BetrokkeneD,
    Bewoner,
    BriefD,
    ClientondersteuningD,
    DeelnameD,
    DemoInlog,
    DoorzendingD,
    GemeenteD,
    LogregelD,
    Mandaat,
    MeldingD,
    NoodinzageD,
    PersoonlijkPlanD,
    Relatie,
    Rol,
    SamenwerkingD,
    StapD,
    TaakD,
    WijkD,
    ZaakD,
)
from keukentafel.project.demo.vormen_levering import (
    AanbiederD,
    AfspraakResultaatD,
    ContractD,
    EvaluatieD,
    EvaluatiegebiedD,
    FeitD,
    LevermeldingD,
    MedewerkerD,
    NazorgD,
    OpdrachthulpD,
    ProductD,
    StandD,
    TariefD,
    ToewijzingD,
    VoortgangD,
)
from keukentafel.project.demo.vormen_verloop import (
    AantekeningD,
    AanvraagD,
    AlineaD,
    BesluitD,
    BotsingD,
    DoelD,
    HulpD,
    LeefgebiedD,
    LopendeHulpD,
    OnderzoekD,
    OpmerkingD,
    OpschortingD,
    ReactieD,
    TredeD,
)


@dataclass(slots=True)
class Regio:
    """Everything of the demo region: a list per table."""

    peilmoment: datetime
    gemeenten: list[GemeenteD] = field(default_factory=list)
    wijken: list[WijkD] = field(default_factory=list)
    samenwerkingen: list[SamenwerkingD] = field(default_factory=list)
    deelnames: list[DeelnameD] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    rollen: list[Rol] = field(default_factory=list)
    mandaten: list[Mandaat] = field(default_factory=list)
    inloggen: list[DemoInlog] = field(default_factory=list)
    bewoners: list[Bewoner] = field(default_factory=list)
    adressen: list[Adres] = field(default_factory=list)
    relaties: list[Relatie] = field(default_factory=list)
    zaken: list[ZaakD] = field(default_factory=list)
    stappen: list[StapD] = field(default_factory=list)
    taken: list[TaakD] = field(default_factory=list)
    afspraken: list[AfspraakD] = field(default_factory=list)
    betrokkenen: list[BetrokkeneD] = field(default_factory=list)
    meldingen: list[MeldingD] = field(default_factory=list)
    ondersteuning: list[ClientondersteuningD] = field(default_factory=list)
    plannen: list[PersoonlijkPlanD] = field(default_factory=list)
    doorzendingen: list[DoorzendingD] = field(default_factory=list)
    onderzoeken: list[OnderzoekD] = field(default_factory=list)
    aantekeningen: list[AantekeningD] = field(default_factory=list)
    leefgebieden: list[LeefgebiedD] = field(default_factory=list)
    treden: list[TredeD] = field(default_factory=list)
    lopende_hulp: list[LopendeHulpD] = field(default_factory=list)
    alineas: list[AlineaD] = field(default_factory=list)
    botsingen: list[BotsingD] = field(default_factory=list)
    opmerkingen: list[OpmerkingD] = field(default_factory=list)
    reacties: list[ReactieD] = field(default_factory=list)
    aanvragen: list[AanvraagD] = field(default_factory=list)
    opschortingen: list[OpschortingD] = field(default_factory=list)
    besluiten: list[BesluitD] = field(default_factory=list)
    doelen: list[DoelD] = field(default_factory=list)
    hulp: list[HulpD] = field(default_factory=list)
    aanbieders: list[AanbiederD] = field(default_factory=list)
    producten: list[ProductD] = field(default_factory=list)
    contracten: list[ContractD] = field(default_factory=list)
    tarieven: list[TariefD] = field(default_factory=list)
    medewerkers: list[MedewerkerD] = field(default_factory=list)
    toewijzingen: list[ToewijzingD] = field(default_factory=list)
    opdrachthulp: list[OpdrachthulpD] = field(default_factory=list)
    levermeldingen: list[LevermeldingD] = field(default_factory=list)
    voortgang: list[VoortgangD] = field(default_factory=list)
    resultaatafspraken: list[AfspraakResultaatD] = field(default_factory=list)
    evaluaties: list[EvaluatieD] = field(default_factory=list)
    resultaatstanden: list[StandD] = field(default_factory=list)
    evaluatiegebieden: list[EvaluatiegebiedD] = field(default_factory=list)
    nazorg: list[NazorgD] = field(default_factory=list)
    feiten: list[FeitD] = field(default_factory=list)
    brieven: list[BriefD] = field(default_factory=list)
    logregels: list[LogregelD] = field(default_factory=list)
    noodinzagen: list[NoodinzageD] = field(default_factory=list)

    def tabellen(self) -> dict[str, list[Any]]:
        """Return the lists by name, in the order in which they can be loaded."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "peilmoment"}
