"""A letter as plain text: for mail and for search."""

from __future__ import annotations

from keukentafel.berichten.brieven.tekens import eenregelig
from keukentafel.berichten.brieven.tekst import (
    GROET,
    ONDERTITEL,
    Alinea,
    Blok,
    Brieftekst,
    Citaat,
    Feiten,
    Invulregel,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Regel,
    zichtbaar,
)


def als_tekst(tekst: Brieftekst) -> str:
    """One line for each paragraph, heading and list item, an empty line between blocks, no hard wrapping."""
    afzender, aan = tekst.afzender, tekst.aan
    alineas = [
        _regels(afzender.naam, ONDERTITEL, *afzender.adres, afzender.telefoon),
        _regels(aan.naam, *aan.adresregels),
        _blok(tekst.kopgegevens),
        eenregelig(tekst.titel),
        *(_blok(blok) for blok in tekst.blokken),
    ]
    return "\n\n".join(alineas) + "\n"


def _regels(*regels: str) -> str:
    return "\n".join(eenregelig(regel) for regel in regels)


def _regel(regel: Regel) -> str:
    return "".join(eenregelig(zichtbaar(deel)) for deel in regel)


def _blok(blok: Blok) -> str:
    match blok:
        case Alinea(delen):
            return _regel(delen)
        case Kop(tekst):
            return eenregelig(tekst)
        case Lijst(punten, genummerd):
            return "\n".join(f"{f'{i}.' if genummerd else '-'} {_regel(punt)}" for i, punt in enumerate(punten, 1))
        case Feiten(rijen):
            return "\n".join(f"{eenregelig(label)}: {_regel(regel)}" for label, regel in rijen)
        case Citaat(alineas):
            return "\n".join(f"> {eenregelig(regel)}" for regel in alineas)
        case Kader(kop, blokken):
            return "\n".join((eenregelig(kop), *(_blok(deel) for deel in blokken)))
        case Ondertekening(naam, rol, telefoon):
            return f"{GROET}\n\n{_regels(naam, rol, telefoon)}"
        case Invulregel(label):
            return eenregelig(label)
