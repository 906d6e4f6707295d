"""`./keukentafel besluit naspelen`: do the rules of today still give what was decided? One line for each besluit."""

from __future__ import annotations

import argparse
import sys

from keukentafel.project import regelwerk, starten


def naspelen(a: argparse.Namespace) -> int:
    """Calculate kept besluiten of a municipality again; say of each that it is the same, or what differs."""
    starten.omgeving()
    starten.django()
    from keukentafel.reis import besluiten
    from keukentafel.reis.handeling import NietGevonden
    from keukentafel.stelsel.gemeenten.namens import namens
    from keukentafel.stelsel.gemeenten.queries import gemeenten

    gemeente = gemeenten().filter(code=int(a.gemeente.removeprefix("GM"))).first()
    if gemeente is None:
        print(f"Gemeente {a.gemeente} is er niet.", file=sys.stderr)
        return 2
    with namens({gemeente.code}, doel="besluiten opnieuw uitrekenen"):
        try:
            nagespeeld = besluiten.naspelen(gemeente=gemeente.code, besluit=a.besluit)
        except NietGevonden:
            print(f"Van besluit {a.besluit} is in {gemeente.naam} geen berekening bewaard.", file=sys.stderr)
            return 2
    for een in nagespeeld:
        print(f"{een.nummer}: {' '.join(een.verschillen) or 'hetzelfde'}")
    anders = sum(bool(een.verschillen) for een in nagespeeld)
    print(f"{len(nagespeeld)} besluiten opnieuw uitgerekend, {anders} niet hetzelfde")
    return 1 if anders else 0


def voeg_toe(p: argparse.ArgumentParser) -> None:
    """Add the words after `besluit` to this parser."""
    sub = p.add_subparsers(dest="wat", required=True, metavar="wat")
    regel = (naspelen.__doc__ or "").splitlines()[0]
    n = sub.add_parser("naspelen", help=regel, description=regel)
    n.add_argument("--gemeente", type=regelwerk.gemeentecode, required=True, metavar="CODE", help="GM0935 of 935")
    n.add_argument("--besluit", type=int, default=None, metavar="ID", help="alleen dit besluit: het getal achter de B")
    n.set_defaults(doe=naspelen)
