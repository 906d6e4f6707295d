"""What goes into the acts of aanvraag and besluit and what comes out: plain, frozen, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.dossier.besluit.models import Aanvraag, Besluit, Opschorting
from keukentafel.dossier.onderzoek.models import Opmerking, Reactie
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Trap
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.spoed import Verlengingsvoorstel
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp
from keukentafel.recht.taal.tijd import Periode
from keukentafel.recht.taal.verordening import Waarde
from keukentafel.recht.toetsing import Regelzin
from keukentafel.reis.handeling import Geweigerd
from keukentafel.stelsel.gebruikers.models import Gebruiker


@dataclass(frozen=True, kw_only=True)
class Hulpvelden:
    """One kind of help as it was typed: what, how often in words, minutes (whole, None is not filled) and per what.

    `per` is a Frequentie of recht.taal.stukken or "". A thing (`hulpmiddel`) has no minutes.
    """

    activiteit: str = ""
    frequentie: str = ""
    minuten: int | None = None
    per: str = ""
    met_besluit: bool = True
    hulpmiddel: bool = False

    @property
    def leeg(self) -> bool:
        """Whether nothing was typed here."""
        return not (self.activiteit.strip() or self.frequentie.strip() or self.minuten is not None or self.per)


@dataclass(frozen=True, kw_only=True)
class Doelvelden:
    """One goal as it was typed, with its result, measure, day and help. `richting` is a Richting of recht or ""."""

    woorden: str = ""
    resultaat: str = ""
    richting: str = ""
    maatstaf: str = ""
    datum: date | None = None
    zonder_omdat: str = ""
    hulp: tuple[Hulpvelden, ...] = ()

    @property
    def leeg(self) -> bool:
        """Whether nothing was typed here."""
        teksten = (self.woorden, self.resultaat, self.richting, self.maatstaf, self.zonder_omdat)
        return not any(t.strip() for t in teksten) and self.datum is None and all(h.leeg for h in self.hulp)


@dataclass(frozen=True, kw_only=True)
class Ontwerpvelden:
    """Everything typed in a draft besluit; all of it may be empty. `einde` is the last day of help, that day included.

    `kosten_cent`: whole cents a year; of temporary help all of it together. `vorm`: natura, pgb or "". `artikel` empty:
    the article that the rules name is used. `pgb_kan`, `pgb_goed` and `oude_groep_wlz` are None until somebody judged;
    `weigeringsgrond` is one of recht.toetsing.WEIGERINGSGRONDEN, "" for what the ladder says.
    """

    begin: date | None = None
    einde: date | None = None
    vorm: str = ""
    pgb_besproken: bool = False
    pgb_kan: bool | None = None
    pgb_kan_omdat: str = ""
    pgb_waarom: str = ""
    pgb_goed: bool | None = None
    pgb_goed_omdat: str = ""
    weigeringsgrond: str = ""
    oude_groep_wlz: bool | None = None
    profiel: str = ""
    aanbieder: str = ""
    aanbieder_keuze: str = ""
    leveringsplan: str = ""
    gevraagd: str = ""
    motivering: str = ""
    artikel: str = ""
    norm: str = ""
    norm_versie: str = ""
    alternatieven: str = ""
    samenloop_motivering: str = ""
    afwijking: str = ""
    kosten_cent: int | None = None
    bijdrage: bool = True
    doelen: tuple[Doelvelden, ...] = ()


class IntussenGewijzigd(Geweigerd):
    """A colleague saved this draft in between. `naam` wrote `velden`, now version `versie`.

    The page shows both texts: what was typed here stays in the form.
    """

    def __init__(self, *, naam: str, besluit: int, versie: int, velden: Ontwerpvelden) -> None:
        super().__init__(f"{naam} heeft dit besluit intussen veranderd. Kijk welke tekst moet blijven.")
        self.naam, self.besluit, self.versie, self.velden = naam, besluit, versie, velden


@dataclass(frozen=True, kw_only=True)
class Beslistermijn:
    """Until when the besluit must be there, as it stands on the day of looking.

    `uiterlijk` is None while the clock stands still. `reden` says why the day moved or that time stands still;
    `voorbehoud` that it may still change. `dagen_over` is negative when it is late; None while the clock stands still.
    """

    aanvraag_op: date
    uiterlijk: date | None
    reden: str | None
    voorbehoud: str | None
    dagen_over: int | None
    te_laat_dagen: int

    @property
    def staat_stil(self) -> bool:
        """Whether the clock stands still now."""
        return self.uiterlijk is None


@dataclass(frozen=True, kw_only=True)
class Termijnbeeld:
    """The aanvraag, its clock, and the times it stood still, oldest first. `wacht` is the request still open."""

    zaak: Zaak
    aanvraag: Aanvraag
    termijn: Beslistermijn
    opschortingen: tuple[Opschorting, ...]
    wacht: Opschorting | None
    mag_verlengen: bool


@dataclass(frozen=True, kw_only=True)
class Grondslag:
    """What the onderzoek gives a besluit: findings a-g, ladder with its faults, Wlz, pgb, running help, verslag."""

    bevindingen: Mapping[Onderwerp, Bevinding]
    trappen: tuple[Trap, ...]
    trap_fouten: Mapping[str, str]
    wlz: str
    wlz_toelichting: str
    pgb_uitgelegd: bool
    samenloop: tuple[str, ...]
    verslag_op: date | None
    uitkomst: str = ""
    """What the verslag proposes, in its last words."""


@dataclass(frozen=True, kw_only=True)
class Mandaatruimte:
    """What somebody may sign of this kind today: `tot_cent` in whole cents (as `kosten_cent`), None without a limit."""

    heeft: bool
    tot_cent: int | None


@dataclass(frozen=True, kw_only=True)
class Besluitbeeld:
    """A draft as its page shows it. `besluit` and `versie` are None while nothing was saved yet.

    `ontbreekt`: what the law still asks before signing; `tekenbaar`: why this person may not sign it (empty: may);
    `brief_html`: the letter as the resident will get it, None while `brief_mist` says what the letter lacks.
    `minuten_per_week` is None when it is no whole number: then show `minuten_samen` ((per, minutes), not rounded).
    `regels`: what the rules say of it, `artikel` the article it rests on when none is typed.
    `lezers`: (id, name) of colleagues who may read along. `opmerkingen`: remarks beside the besluit, still open.
    `reacties`: what the resident said of the verslag in words, oldest first.
    """

    zaak: Zaak
    soort: str
    besluit: Besluit | None
    versie: int | None
    velden: Ontwerpvelden
    aanvraag: Aanvraag | None
    termijn: Beslistermijn | None
    ontbreekt: tuple[Ontbrekend, ...]
    tekenbaar: tuple[Ontbrekend, ...]
    minuten_per_week: int | None
    minuten_samen: tuple[tuple[str, int], ...]
    kosten_cent: int | None
    samenloop: tuple[str, ...]
    brief_html: str | None
    brief_mist: tuple[str, ...]
    bezwaar_uiterlijk: date
    opsteller: str
    lezer: str
    gelezen: bool
    lezers: tuple[tuple[int, str], ...]
    grondslag: Grondslag
    regels: tuple[Regelzin, ...]
    artikel: str
    mandaat: Mandaatruimte
    opmerkingen: tuple[Opmerking, ...]
    reacties: tuple[Reactie, ...]

    @property
    def mag_tekenen(self) -> bool:
        """Whether this person can sign it as it stands."""
        return self.besluit is not None and not (self.ontbreekt or self.tekenbaar or self.brief_mist)


@dataclass(frozen=True, kw_only=True)
class Tijdelijkbeeld:
    """Temporary help: from when to when, what, the days without help before the besluit, and how long to extend.

    `hoogstens` is the local number of weeks with source and status, `langst` the last day that an extension may have
    now (the proposal can lie after it: then extend again in time); `nalezer` who looks it over, "" when that is done;
    `ook` the other help that runs, as two joined cases may both have some: its besluit and its last day.
    """

    besluit: Besluit
    vanaf: date
    tot_en_met: date
    hulp: tuple[Hulpvelden, ...]
    gat: Periode | None
    voorstel: Verlengingsvoorstel | None
    hoogstens: Waarde
    langst: date
    na_te_lezen: bool
    nalezer: str
    ook: tuple[tuple[Besluit, date], ...]


@dataclass(frozen=True, kw_only=True)
class Voorgelegd:
    """Temporary help that is not signed: `bij` is who it lies with to sign, None when it was given back.

    `velden` is what was typed, to go on from; `opmerkingen` what colleagues wrote beside it, still open.
    """

    besluit: Besluit
    vanaf: date
    tot_en_met: date
    velden: Ontwerpvelden
    bij: Gebruiker | None
    opmerkingen: tuple[Opmerking, ...]


@dataclass(frozen=True, kw_only=True)
class Tijdelijkruimte:
    """What may be given at once: whether it fits this stand, for how many weeks, on which mandate, who looks over.

    `nalezers`: (id, name) of colleagues with a mandate for temporary help; `tekenaars` of those who may sign for more
    than was given already: `eerder_cent`, whole cents. `voorgelegd` is what lies with a colleague, or was given back.
    """

    mag: bool
    hoogstens: Waarde
    mandaat: Mandaatruimte
    nalezers: tuple[tuple[int, str], ...]
    tekenaars: tuple[tuple[int, str], ...]
    eerder_cent: int
    voorgelegd: Voorgelegd | None
