"""How a besluit came about: each sentence of the rules in its letter, with the step behind it and what that used.

It reads the trace that was kept at signing (dossier.besluit Spoor). Only for staff something is calculated: all again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.motor.herhalen import herhaal
from keukentafel.recht.motor.waarden import in_woorden, lees_waarde
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.inzien.besluiten import BRIEVEN, Uitkomst, brieven_met_besluit
from keukentafel.reis.inzien.kop import Kop, dossier_kop
from keukentafel.reis.regels import geldend_boek
from keukentafel.reis.zaakwerk import schrijf_zaak_op
from keukentafel.stelsel import klok

_ZEKER = ("", "vastgesteld")
_KEUZE = {"zelfredzaamheid_en_participatie": "zelf dingen kunnen en meedoen", "beschermd_wonen": "veilig wonen"}
"""How a choice of the law is said to who reads it; another one says its name."""
Gegevens = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Gebruiktbeeld:
    """What a step used: a fact (`vraag` is its question), a value in a rule (`bron`), or an earlier step (`stap`).

    `woorden` is the value in plain language. `oordeel`: a person judged it, for the reason `motivering`.
    """

    naam: str
    vraag: str
    woorden: str
    bron: str
    stap: str
    oordeel: bool
    motivering: str
    onbevestigd: bool


@dataclass(frozen=True, kw_only=True)
class Afwijkingbeeld:
    """What the rule itself gave, why an official deviated from it, and on which authority."""

    berekend: str
    motivering: str
    bevoegdheid: str


@dataclass(frozen=True, kw_only=True)
class Stapbeeld:
    """A step: its sentence, the article it rests on (`regeling`, `artikel`, `versie` find it), and what it used.

    `op` is the day whose law counted. `langs` is the cooperation along which the rule counts here, "" for others.
    """

    zin: str
    vindplaats: str
    regeling: str
    artikel: str
    versie: date
    op: date
    langs: str
    onbevestigd: bool
    gebruikt: tuple[Gebruiktbeeld, ...]
    afwijking: Afwijkingbeeld | None


@dataclass(frozen=True, kw_only=True)
class Briefzin:
    """A sentence as the letter says it, its step, and the steps before it that it used, in their order.

    `stap` is None when the trace holds no such step: the sentence and its article stand alone.
    """

    zin: str
    vindplaats: str
    onbevestigd: bool
    stap: Stapbeeld | None
    eerder: tuple[Stapbeeld, ...]


@dataclass(frozen=True, kw_only=True)
class Waarom:
    """A published besluit with the sentences of its letter. `bewaard` is False for one of before traces were kept."""

    besluit: int
    nummer: str
    uitkomst: Uitkomst
    dag: date
    bewaard: bool
    zinnen: tuple[Briefzin, ...]


@dataclass(frozen=True, kw_only=True)
class Regelversie:
    """An article that ran: of which regulation and version, the day of publication, and the mark of its content."""

    regeling: str
    artikel: str
    versie: date
    gepubliceerd: date
    merk: str


@dataclass(frozen=True, kw_only=True)
class Berekeningbeeld:
    """A whole calculation for a jurist. `verschillen` is what comes out differently now, empty for the same."""

    regeling: str
    op: date
    bekend_op: date | None
    stappen: tuple[Stapbeeld, ...]
    regels: tuple[Regelversie, ...]
    verschillen: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Waaromdossier:
    """What staff see: the head of the file, the letter's sentences, and every calculation, repeated on this day."""

    kop: Kop
    waarom: Waarom
    berekeningen: tuple[Berekeningbeeld, ...]
    herhaald_op: date

    @property
    def gelijk(self) -> bool:
        """Whether all calculations give the same now."""
        return not any(b.verschillen for b in self.berekeningen)


def _gebruikt(deel: Gegevens, feiten: Gegevens, eerder: Mapping[str, Gegevens]) -> Gebruiktbeeld:
    feit = feiten.get(deel["naam"])
    stap = eerder.get(deel["naam"])
    woorden = deel.get("woorden", "")
    return Gebruiktbeeld(
        naam=deel["naam"].replace("_", " "),
        vraag=deel.get("vraag", ""),
        woorden=_KEUZE.get(woorden, woorden.replace("_", " ")),
        bron=deel.get("bron", ""),
        stap=stap["uitleg"] if stap else "",
        oordeel=isinstance(feit, dict) and "oordeel" in feit,
        motivering=deel.get("motivering", ""),
        onbevestigd=deel.get("status", "") not in _ZEKER,
    )


def _afwijking(stap: Gegevens) -> Afwijkingbeeld | None:
    gegeven = stap.get("afwijking")
    if gegeven is None:
        return None
    return Afwijkingbeeld(
        berekend=in_woorden(lees_waarde(gegeven["berekend"], stap["uitkomst"])),
        motivering=gegeven["motivering"],
        bevoegdheid=gegeven["bevoegdheid"],
    )


def _stappen(berekening: Gegevens) -> Iterator[tuple[Gegevens, Stapbeeld]]:
    """Each step as it was kept, and as it is shown; an earlier step that it used is told in its own sentence."""
    eerder: dict[str, Gegevens] = {}
    for stap in berekening["stappen"]:
        bron = stap["bron"]
        beeld = Stapbeeld(
            zin=stap["uitleg"],
            vindplaats=bron["tekst"],
            regeling=bron["regeling"],
            artikel=bron.get("artikel", ""),
            versie=date.fromisoformat(bron["versie"]),
            op=date.fromisoformat(berekening["peildatum"]),
            langs=bron.get("langs", ""),
            onbevestigd=stap["status"] not in _ZEKER,
            gebruikt=tuple(_gebruikt(deel, berekening["feiten"], eerder) for deel in stap["verklaard"]),
            afwijking=_afwijking(stap),
        )
        yield stap, beeld
        eerder[stap["uitkomst"]] = stap


def _erachter(stappen: Sequence[tuple[Gegevens, Stapbeeld]], plek: int) -> Iterator[Stapbeeld]:
    """The steps before this one that it used, and those that they used, in the order in which they ran."""
    nodig = {deel["naam"] for deel in stappen[plek][0]["verklaard"]}
    gevonden: list[Stapbeeld] = []
    for stap, beeld in reversed(stappen[:plek]):
        if stap["uitkomst"] in nodig:
            nodig |= {deel["naam"] for deel in stap["verklaard"]}
            gevonden.append(beeld)
    yield from reversed(gevonden)


def _briefzin(regel: Gegevens, berekeningen: Sequence[Gegevens]) -> Briefzin:
    zin, vindplaats = regel["zin"], regel["artikel"]
    for berekening in berekeningen:
        stappen = list(_stappen(berekening))
        for plek, (_, beeld) in enumerate(stappen):
            if (beeld.zin, beeld.vindplaats) == (zin, vindplaats):
                return Briefzin(
                    zin=zin, vindplaats=vindplaats, onbevestigd=regel["onbevestigd"], stap=beeld,
                    eerder=tuple(_erachter(stappen, plek)),
                )  # fmt: skip
    return Briefzin(zin=zin, vindplaats=vindplaats, onbevestigd=regel["onbevestigd"], stap=None, eerder=())


def _waarom(brief: Brief, besluit: Besluit, berekeningen: Sequence[Gegevens] | None) -> Waarom:
    d: dict[str, Any] = brief.gegevens
    bedrag = d.get("bijdrage_bedrag")
    regels = [*d.get("regels", ()), *([bedrag] if bedrag else [])]
    return Waarom(
        besluit=besluit.id,
        nummer=d["besluit_nummer"],
        uitkomst=BRIEVEN[brief.soort],
        dag=brief.dag,
        bewaard=berekeningen is not None,
        zinnen=tuple(_briefzin(regel, berekeningen) for regel in regels) if berekeningen is not None else (),
    )


@handeling
def waarom_van(*, zaak: Zaak) -> list[Waarom]:
    """Return how each published besluit of a case (and of those joined with it) came about, newest first.

    For the resident: the caller has checked that the case is theirs, so nobody else looked and no log is written.
    """
    paren = [(brief, besluit) for brief, besluit in brieven_met_besluit(zaak=zaak) if besluit is not None]
    sporen = besluit_queries.sporen(gemeente=zaak.gemeente_id).filter(besluit__in=[b.id for _, b in paren])
    bewaard = {spoor.besluit_id: spoor.berekeningen for spoor in sporen} if paren else {}
    return [_waarom(brief, besluit, bewaard.get(besluit.id)) for brief, besluit in paren]


def _open(
    zaak: int, besluit: int, wie: Wie, op: datetime, *, wat: str
) -> tuple[Kop, Brief, Besluit, list[Gegevens] | None]:
    """The besluit of a file that this person may open, with its letter and its trace; the view is logged as `wat`."""
    kop = dossier_kop(zaak=zaak, wie=wie, op=op, getoond=False)
    gevonden = next(((b, d) for b, d in brieven_met_besluit(zaak=kop.zaak) if d is not None and d.id == besluit), None)
    if gevonden is None:
        raise NietGevonden("dit besluit is er niet")
    schrijf_zaak_op(zaak=kop.zaak, wat=wat, wie=wie, op=op, soort="noodinzage" if kop.noodinzage else "inzage")
    spoor = besluit_queries.spoor(gemeente=kop.zaak.gemeente_id, besluit=besluit)
    return kop, *gevonden, spoor.berekeningen if spoor else None


def _berekening(berekening: Gegevens, gemeente: int) -> Berekeningbeeld:
    bekend = berekening["kennisdatum"]
    return Berekeningbeeld(
        regeling=berekening["stappen"][0]["bron"]["naam"] if berekening["stappen"] else berekening["wet"],
        op=date.fromisoformat(berekening["peildatum"]),
        bekend_op=date.fromisoformat(bekend) if bekend else None,
        stappen=tuple(beeld for _, beeld in _stappen(berekening)),
        regels=tuple(
            Regelversie(
                regeling=r["regeling"],
                artikel=r["artikel"],
                versie=date.fromisoformat(r["versie"]),
                gepubliceerd=date.fromisoformat(r["gepubliceerd"]),
                merk=r["merk"],
            )
            for r in berekening["regels"]
        ),
        verschillen=herhaal(berekening, geldend_boek(gemeente)).verschillen,
    )


@handeling
def waarom_inzien(*, zaak: int, besluit: int, wie: Wie, op: datetime) -> Waaromdossier:
    """Return how a published besluit of a file came about, calculated again now; written in the log.

    Raises NietGevonden (not there, not published, behind a wall) and BuitenEigenWerk, as `dossier_kop` does.
    """
    kop, brief, record, bewaard = _open(zaak, besluit, wie, op, wat="uitleg van het besluit bekeken")
    return Waaromdossier(
        kop=kop,
        waarom=_waarom(brief, record, bewaard),
        berekeningen=tuple(_berekening(b, kop.zaak.gemeente_id) for b in bewaard or ()),
        herhaald_op=klok.dag_van(op),
    )


@handeling
def spoor_ophalen(*, zaak: int, besluit: int, wie: Wie, op: datetime) -> tuple[str, dict[str, object]]:
    """Return the number of a besluit and its whole trace as data, for the file of a court; written in the log.

    With the sentences of its letter and what comes out differently now. Raises NietGevonden (also for a besluit
    without a trace) and BuitenEigenWerk.
    """
    kop, brief, record, bewaard = _open(zaak, besluit, wie, op, wat="berekening van het besluit opgehaald")
    if bewaard is None:
        raise NietGevonden("van dit besluit is geen berekening bewaard")
    boek = geldend_boek(kop.zaak.gemeente_id)
    d: dict[str, Any] = brief.gegevens
    return d["besluit_nummer"], {
        "besluit": d["besluit_nummer"],
        "soort": record.soort,
        "bekendgemaakt_op": record.bekendgemaakt_op.isoformat() if record.bekendgemaakt_op else None,
        "artikel": record.artikel,
        "brief": {"dag": brief.dag.isoformat(), "regels": d.get("regels", []), "bijdrage": d.get("bijdrage_bedrag")},
        "berekeningen": bewaard,
        "opnieuw_uitgerekend": {
            "op": klok.dag_van(op).isoformat(),
            "verschillen": [zin for b in bewaard for zin in herhaal(b, boek).verschillen],
        },
    }
