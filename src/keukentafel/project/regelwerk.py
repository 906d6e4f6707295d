"""`./keukentafel recht …`: ask the law a question, list what can be asked, and try all regulations with their cases.

Only `recht wetteksten` needs a database: the law is files.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from keukentafel.project import starten
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.feiten import lees_feit
from keukentafel.recht.motor.fouten import (
    FeitKloptNiet,
    Kringverwijzing,
    OnbekendeRegeling,
    OnbekendeUitkomst,
    Onvertaalbaar,
    RegelingKloptNiet,
    RekenFout,
    Strijdig,
)
from keukentafel.recht.motor.gevallen import dubbele_zinnen, kijk_na, lees_gevallen, ongenoemd
from keukentafel.recht.motor.lezen import lees_regeling
from keukentafel.recht.motor.nagaan import nagaan, niet_geraakt
from keukentafel.recht.motor.overzicht import feiten_van, uitkomsten
from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from keukentafel.recht.motor.yamltekst import lees_yaml
from keukentafel.recht.taal.verordening import NietGeregeld
from keukentafel.stelsel import klok

_CODE = re.compile(r"(?:GM)?(\d{1,4})")
_BAD = (
    FeitKloptNiet, Kringverwijzing, OnbekendeRegeling, OnbekendeUitkomst, Onvertaalbaar, RegelingKloptNiet, RekenFout,
    Strijdig,
)  # fmt: skip


class VerkeerdGevraagd(ValueError):
    """What was typed cannot be answered; the message says what to do."""


def gemeentecode(tekst: str) -> str:
    """Read the code of a municipality: "935" and "gm935" are GM0935. Raises ArgumentTypeError."""
    gevonden = _CODE.fullmatch(tekst.upper())
    if gevonden is None:
        raise argparse.ArgumentTypeError(f"“{tekst}” is geen code van een gemeente. Schrijf er een als GM0935 of 935.")
    return f"GM{int(gevonden[1]):04}"


def _feiten(bestand: str) -> dict[str, object]:
    """The facts of a JSON file, or of standard input with "-". A judgement is {"oordeel": ..., "motivering": ...}."""
    try:
        tekst = sys.stdin.read() if bestand == "-" else Path(bestand).read_text()
        ruw = json.loads(tekst, parse_float=Decimal)  # a price of 0.1 is a tenth, exactly
    except OSError as fout:
        raise VerkeerdGevraagd(f"{bestand} is niet te lezen: {fout.strerror}.") from None
    except ValueError as fout:
        raise VerkeerdGevraagd(f"{bestand} is geen JSON: {fout}.") from None
    if not isinstance(ruw, dict):
        raise VerkeerdGevraagd(f'{bestand}: schrijf de feiten als {{"naam": waarde}}.')
    return {naam: lees_feit(waarde, naam) for naam, waarde in ruw.items()}


def _wet_en_naam(
    boek: Boek, gevraagd: str, peildatum: date, gemeente: str | None, kennisdatum: date | None
) -> tuple[str, str]:
    """Return (regulation, outcome) for "outcome" or "regulation.outcome". Raises VerkeerdGevraagd."""
    wet, _, naam = gevraagd.rpartition(".")
    if wet:
        return wet, naam
    stand = boek.stand(peildatum, kennisdatum)
    wetten = [w for w, veld in uitkomsten(stand, gemeente=gemeente) if veld.naam == naam]
    if len(wetten) == 1:
        return wetten[0], naam
    if wetten:
        keuzes = ", ".join(f"{w}.{naam}" for w in wetten)
        raise VerkeerdGevraagd(f"Meer regelingen geven {naam}. Kies een van: {keuzes}.")
    ooit = sorted({r.id for r in boek.regelingen() for a in r.artikelen if naam in a.uitvoer})
    if ooit:
        return ooit[0], naam  # the engine says from when it counts
    raise VerkeerdGevraagd(f"Geen regeling geeft {naam}. Zie: ./keukentafel recht uitkomsten.")


def _antwoord(boek: Boek, a: argparse.Namespace, gemeente: str | None, kennisdatum: date | None) -> int:
    wet, naam = _wet_en_naam(boek, a.uitkomst, a.peildatum, gemeente, kennisdatum)
    verzoek = Verzoek(
        peildatum=a.peildatum,
        kennisdatum=kennisdatum,
        gemeente=gemeente,
        feiten=_feiten(a.gegeven) if a.gegeven else {},
    )
    antwoord = Rekenaar(boek).bereken(wet, naam, verzoek=verzoek)
    print(json.dumps(antwoord.als_json(naam), ensure_ascii=False, indent=1))
    for melding in antwoord.meldingen:
        print(melding, file=sys.stderr)
    return 0


def bereken(a: argparse.Namespace) -> int:
    """Answer one outcome for one case, with every step, as JSON."""
    return _antwoord(wetboek(), a, a.gemeente, a.kennisdatum)


def uitvoeren(a: argparse.Namespace) -> int:
    """Run regulations of others in the format of regelrecht: a file, or a folder with all that refers to each other."""
    plek: Path = a.plek
    if plek.is_dir():
        boek = Boek.uit_map(plek, soepel=a.soepel)
    elif plek.is_file():
        boek = Boek([lees_regeling(lees_yaml(plek), waar=plek.name, soepel=a.soepel)])
    else:
        raise VerkeerdGevraagd(f"{plek} is er niet. Noem een regeling (.yaml) of een map met regelingen.")
    return _antwoord(boek, a, a.gemeente, a.kennisdatum)


def lijst(a: argparse.Namespace) -> int:
    """List the outcomes that can be asked on a day, with the facts each may need and their types, as JSON."""
    stand = wetboek().stand(a.peildatum or klok.vandaag(), a.kennisdatum)
    uit = []
    for wet, veld in uitkomsten(stand, gemeente=a.gemeente):
        feiten = feiten_van(stand, wet, veld.naam, gemeente=a.gemeente)
        uit.append(
            {
                "regeling": wet, "uitkomst": veld.naam, "soort": veld.soort, "eenheid": veld.eenheid,
                "omschrijving": veld.omschrijving,
                "feiten": [
                    {"naam": f.naam, "soort": f.veld.soort, "eenheid": f.veld.eenheid, "vraag": f.vraag} for f in feiten
                ],
            }
        )  # fmt: skip
    print(json.dumps(uit, ensure_ascii=False, indent=1))
    return 0


def toets(a: argparse.Namespace) -> int:
    """Try all regulations: is each in order, does each case come out, is each branch walked by one."""
    boek, gevallen = wetboek(), lees_gevallen(map_regelingen())
    rekenaar = Rekenaar(boek)
    uit = [kijk_na(geval, rekenaar) for geval in gevallen]
    mis = [
        f"{b.regeling}: {b.zin}" for b in (*boek.bevindingen(), *ongenoemd(boek, gevallen), *dubbele_zinnen(gevallen))
    ]
    versies = [*boek.regelingen()]
    mis += [f"{b.regeling} ({r.geldt_van}): {b.zin}" for r in versies for b in nagaan(r)]
    mis += [f"{n.geval.regeling}, “{n.geval.zin}”: {fout}" for n in uit for fout in n.fouten]
    mis += [f"geen geval bij {tak}" for tak in niet_geraakt(boek, (stap for n in uit for stap in n.stappen))]
    for zin in mis:
        print(zin)
    slot = f"{len(mis)} dingen kloppen niet" if mis else "alles klopt"
    gelopen = f"{len(gevallen)} gevallen, {sum(len(n.stappen) for n in uit)} stappen"
    print(f"{len(boek.wetten())} regelingen in {len(versies)} versies, {gelopen}: {slot}")
    return 1 if mis else 0


def wetteksten(a: argparse.Namespace) -> int:
    """Load the official texts of regulations, from a folder with files in the format of regelrecht."""
    plek: Path = a.map
    if not plek.is_dir():
        raise VerkeerdGevraagd(f"{plek} is er niet. Noem een map met regelingen.")
    starten.omgeving()
    return starten.als_eigenaar("--migreer", "--wetteksten", str(plek.resolve()))


def _netjes(doe: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Say in a sentence what cannot be answered: 1 when the law is silent, 2 when the question is wrong."""

    def met_zin(a: argparse.Namespace) -> int:
        try:
            return doe(a)
        except NietGeregeld as fout:
            print(f"Dit is niet geregeld: {fout}.", file=sys.stderr)
            return 1
        except (VerkeerdGevraagd, *_BAD) as fout:
            print(fout, file=sys.stderr)
            return 2

    met_zin.__doc__ = doe.__doc__
    return met_zin


def voeg_toe(p: argparse.ArgumentParser, dag: Callable[[str], date]) -> None:
    """Add the words after `recht` to this parser; `dag` reads a day."""
    sub = p.add_subparsers(dest="wat", required=True, metavar="wat")

    def nieuw(naam: str, doe: Callable[[argparse.Namespace], int], *, dag_nodig: bool) -> argparse.ArgumentParser:
        regel = (doe.__doc__ or "").splitlines()[0]
        deel = sub.add_parser(naam, help=regel, description=regel)
        deel.set_defaults(doe=_netjes(doe))
        deel.add_argument(
            "--gemeente", type=gemeentecode, default=None, metavar="CODE", help="zonder: alleen landelijk recht"
        )
        deel.add_argument(
            "--peildatum", type=dag, required=dag_nodig, default=None, metavar="JJJJ-MM-DD", help="welk recht geldt"
        )
        deel.add_argument("--kennisdatum", type=dag, default=None, metavar="JJJJ-MM-DD", help="wat toen bekend was")
        return deel

    b = nieuw("bereken", bereken, dag_nodig=True)
    b.add_argument("uitkomst", help="zoals recht uitkomsten hem noemt; of regeling.uitkomst")
    b.add_argument("--gegeven", default="", metavar="FILE.json", help="de feiten; - leest van de invoer")
    nieuw("uitkomsten", lijst, dag_nodig=False)
    u = nieuw("uitvoeren", uitvoeren, dag_nodig=True)
    u.add_argument("plek", type=Path, metavar="MAP|REGELING.yaml")
    u.add_argument("uitkomst")
    u.add_argument("--gegeven", default="", metavar="FILE.json")
    u.add_argument("--soepel", action="store_true", help="lees ook oudere bestanden van dit formaat")
    w = sub.add_parser("wetteksten", help=(wetteksten.__doc__ or "").splitlines()[0])
    w.set_defaults(doe=_netjes(wetteksten))
    w.add_argument("map", type=Path, metavar="MAP")
    t = sub.add_parser("toets", help=(toets.__doc__ or "").splitlines()[0])
    t.set_defaults(doe=_netjes(toets))
