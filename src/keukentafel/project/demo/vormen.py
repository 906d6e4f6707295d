"""The rows of the demo region: plain frozen dataclasses, one per table, with integer ids per table.

Field names are those of the models (stelsel, omgeving, dossier), so that a bulk load can copy them as they are;
a field that no table has is named in the docstring. Dates are dates, moments are aware (UTC), money is in cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class GemeenteD:
    """A municipality; `code` is the CBS number (935 is GM0935). Not columns: `inwoners` and `nieuw_2014`."""

    code: int
    naam: str
    slug: str
    telefoon: str
    adres: str
    inwoners: int
    nieuw_2014: int


@dataclass(frozen=True, slots=True)
class WijkD:
    """A CBS wijk with the inhabitants of the postcode areas linked to it (None: no area is linked)."""

    code: str
    gemeente: int
    naam: str
    inwoners: int | None
    peildatum: date | None
    bron: str


@dataclass(frozen=True, slots=True)
class SamenwerkingD:
    """A cooperation on one subject."""

    id: int
    naam: str
    slug: str
    onderwerp: str
    schaal: str
    bron: str
    bevestigd: bool


@dataclass(frozen=True, slots=True)
class DeelnameD:
    """Membership from `van` up to (not including) `tot`; `gemeente` is None for one outside this installation."""

    id: int
    samenwerking: int
    gemeente: int | None
    gemeente_naam: str
    rol: str
    van: date
    tot: date | None
    bevestigd: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who can sign in. Not columns: `gemeente` and `dagen` (weekday numbers, Monday is 0)."""

    id: int
    email: str
    naam: str
    telefoon: str
    werkdagen: str
    organisatie: str
    gemeente: int | None
    dagen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rol:
    """A role in a municipality from `van` on."""

    id: int
    gemeente: int
    gebruiker: int
    rol: str
    team: str
    van: date


@dataclass(frozen=True, slots=True)
class Mandaat:
    """Who may sign what, up to `tot_cent` a year (None: without limit). All amounts are examples."""

    id: int
    gemeente: int
    gebruiker: int
    soort: str
    tot_cent: int | None
    van: date
    grondslag: str


@dataclass(frozen=True, slots=True)
class DemoInlog:
    """A person to sign in as in the demo: account, role, municipality and one sentence."""

    account: int
    rol: str
    gemeente: int
    zin: str


@dataclass(frozen=True, slots=True)
class Bewoner:
    """A synthetic resident as known in one municipality (table Persoon). `bsn` is empty when it is not known.

    Not columns: `geslacht` (m, v), `leeftijd` (whole years on the demo day), `huishouden` (shared by who live
    together) and `woongemeente`: differs from `gemeente` for somebody whose question went to the wrong municipality.
    """

    id: int
    gemeente: int
    bsn: str
    aanhef: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortejaar: int
    geboortemaand: int | None
    geboortedag: int | None
    telefoon: str
    email: str
    taal: str
    tolk: bool
    plaats: str
    wijk: str | None
    geheim_adres: bool
    gebruiker: int | None
    synthetisch: bool
    geslacht: str
    leeftijd: int
    huishouden: int
    woongemeente: int

    @property
    def naam(self) -> str:
        """Return the name as spoken."""
        return " ".join(d for d in (self.voornaam, self.tussenvoegsel, self.achternaam) if d)

    @property
    def naam_met_aanhef(self) -> str:
        """Return how we write about this person: mevrouw Fatma Aydin."""
        return f"{self.aanhef} {self.naam}"


@dataclass(frozen=True, slots=True)
class Adres:
    """Where a resident lives, from `van` on. The letters of the postcode are always ZZ. Not a column: `pc4`."""

    id: int
    gemeente: int
    persoon: int
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    geheim: bool
    van: date
    pc4: str


@dataclass(frozen=True, slots=True)
class Relatie:
    """Someone beside a resident; `ander` is the resident this is, None when that person is not in the demo."""

    id: int
    gemeente: int
    persoon: int
    ander: int | None
    naam: str
    soort: str
    telefoon: str
    mantelzorger: bool


@dataclass(frozen=True, slots=True)
class ZaakD:
    """A case. The number is made of `jaar` and `id` by the database."""

    id: int
    gemeente: int
    jaar: int
    inwoner: int
    stand: str
    startdag: date
    plan_uiterlijk: date
    onderzoek_uiterlijk: date
    eerste_contact_uiterlijk: date
    eerste_contact_op: date | None
    behandelaar: int | None
    wijk_code: str
    spoed: bool
    synthetisch: bool
    samengevoegd_in: int | None


@dataclass(frozen=True, slots=True)
class StapD:
    """A step of a case, with its article."""

    id: int
    gemeente: int
    zaak: int
    handeling: str
    van: str
    naar: str
    artikel: str
    dag: date
    tijdstip: datetime
    door: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class TaakD:
    """Something to do before a day."""

    id: int
    gemeente: int
    zaak: int
    behandelaar: int | None
    soort: str
    wat: str
    uiterlijk: date
    tijdstip: datetime | None
    spoed: bool
    wacht_op: str
    gedaan_op: datetime | None


@dataclass(frozen=True, slots=True)
class AfspraakD:
    """A talk."""

    id: int
    gemeente: int
    zaak: int
    begin: datetime
    minuten: int
    waar: str
    met: int
    staat: str
    opmerking: str


@dataclass(frozen=True, slots=True)
class BetrokkeneD:
    """Someone who may open one case for a time."""

    id: int
    gemeente: int
    zaak: int
    gebruiker: int
    soort: str
    van: datetime
    tot: datetime
    gegeven_door: str


@dataclass(frozen=True, slots=True)
class MeldingD:
    """One time that the question came in."""

    id: int
    gemeente: int
    zaak: int
    ontvangen_op: date
    vastgelegd_op: datetime
    kanaal: str
    melder: str
    melder_naam: str
    melder_relatie: str
    melder_telefoon: str
    woorden: str
    bereik: str
    bereik_waar: str
    beste_moment: str
    door: str
    doorgezonden_door: str


@dataclass(frozen=True, slots=True)
class ClientondersteuningD:
    """The offer of support and the answer."""

    id: int
    gemeente: int
    zaak: int
    voor: str
    antwoord: str
    aangeboden_op: date
    antwoord_op: date | None
    wie_mee: str
    reageren_uiterlijk: date | None
    aangenomen_door: int | None
    aangenomen_op: datetime | None
    afgerond_op: datetime | None


@dataclass(frozen=True, slots=True)
class PersoonlijkPlanD:
    """The resident's own plan."""

    id: int
    gemeente: int
    zaak: int
    tekst: str
    ontvangen_op: date
    binnen_week: bool
    via: str


@dataclass(frozen=True, slots=True)
class DoorzendingD:
    """A question passed on."""

    id: int
    gemeente: int
    zaak: int
    naar: int | None
    naar_naam: str
    startdag: date
    doorgezonden_op: datetime
    aangekomen_op: datetime | None


@dataclass(frozen=True, slots=True)
class BriefD:
    """A letter, already sent; its PDF is made at the first opening. The data of the letter is made at the load.

    Not columns: `bij`, the id of the melding, talk, plan, passing-on, besluit or opschorting that it is about (0 for
    the case itself), and `extra`, what stands only in the letter.
    """

    id: int
    gemeente: int
    zaak: int
    inwoner: int
    soort: str
    dag: date
    verzonden_op: datetime
    bij: int
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogregelD:
    """One processing of a resident's data."""

    id: int
    gemeente: int
    tijdstip: datetime
    soort: str
    handeling: str
    doel: str
    reden: str
    gebruiker_id: int | None
    gebruiker_naam: str
    rol: str
    inwoner_id: int
    object_soort: str
    object_id: int
    spoor: UUID


@dataclass(frozen=True, slots=True)
class NoodinzageD:
    """A file opened outside one's own work, with the reason; reviewed or not yet."""

    id: int
    gemeente: int
    gebruiker_id: int
    gebruiker_naam: str
    inwoner_id: int
    object_soort: str
    object_id: int
    reden: str
    geopend_op: datetime
    geldig_tot: datetime
    beoordeeld_op: datetime | None
    beoordeeld_door: str
    oordeel: str
    toelichting: str
