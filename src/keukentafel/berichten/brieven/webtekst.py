"""A letter as a piece of a web page: the same words in the same order as the PDF, for reading and for reading aloud."""

from __future__ import annotations

import re
from html import escape

from keukentafel.berichten.brieven.tekens import eenregelig
from keukentafel.berichten.brieven.tekst import (
    GROET,
    ONDERTITEL,
    Alinea,
    Blok,
    Brieftekst,
    Citaat,
    Deel,
    Feiten,
    Invulregel,
    Kader,
    Kop,
    Lijst,
    Nadruk,
    Ondertekening,
    Regel,
    Telefoon,
    Webadres,
)


def als_html(tekst: Brieftekst, *, kopniveau: int = 2) -> str:
    """An `<article class="kt-brief">`, escaped, without style or script (strict CSP).

    kopniveau: the heading level of the letter's title (1-5); headings inside the letter are one level lower.
    """
    afzender, aan = tekst.afzender, tekst.aan
    titel_id = f"brief-{re.sub(r'[^a-z0-9]+', '-', f'{tekst.soort} {tekst.kenmerk}'.lower()).strip('-')}"
    delen = [
        f'<article class="kt-brief" lang="{_t(tekst.taal)}" aria-labelledby="{titel_id}">',
        '<div class="kt-brief-hoofd">',
        f'<p class="kt-brief-afzender"><strong>{_t(afzender.naam)}</strong><br>{_t(ONDERTITEL)}</p>',
        f'<p class="kt-brief-bereik">{_regels((*afzender.adres,))}{_deel(Telefoon(afzender.telefoon))}</p>',
        "</div>",
        f'<p class="kt-brief-aan">{_regels((aan.naam, *aan.adresregels)).removesuffix("<br>")}</p>',
        _blok(tekst.kopgegevens, kopniveau),
        f'<h{kopniveau} class="kt-brief-titel" id="{titel_id}">{_t(tekst.titel)}</h{kopniveau}>',
        *(_blok(blok, kopniveau + 1) for blok in tekst.blokken),
        "</article>",
    ]
    return "\n".join(delen)


def _t(tekst: str) -> str:
    return escape(eenregelig(tekst))


def _regels(regels: tuple[str, ...]) -> str:
    return "".join(f"{_t(regel)}<br>" for regel in regels)


def _deel(deel: Deel) -> str:
    match deel:
        case str():
            return _t(deel)
        case Nadruk(tekst):
            return f"<strong>{_t(tekst)}</strong>"
        case Telefoon(nummer):
            kies = re.sub(r"[^0-9+]", "", nummer)
            if not kies:
                return _t(nummer)
            return f'<a class="utrecht-link utrecht-link--telephone kt-heel" href="tel:{kies}">{_t(nummer)}</a>'
        case Webadres(adres):
            if not adres.startswith(("https://", "http://")):
                return _t(deel.zichtbaar)
            return f'<a class="utrecht-link" href="{_t(adres)}">{_t(deel.zichtbaar)}</a>'


def _regel(regel: Regel) -> str:
    return "".join(_deel(deel) for deel in regel)


def _blok(blok: Blok, niveau: int) -> str:
    match blok:
        case Alinea(delen):
            return f"<p>{_regel(delen)}</p>"
        case Kop(tekst):
            return f'<h{niveau} class="kt-brief-kop">{_t(tekst)}</h{niveau}>'
        case Lijst(punten, genummerd):
            soort = "ol" if genummerd else "ul"
            return f'<{soort} class="kt-lijst">{"".join(f"<li>{_regel(punt)}</li>" for punt in punten)}</{soort}>'
        case Feiten(rijen):
            paren = "".join(f"<div><dt>{_t(label)}</dt><dd>{_regel(regel)}</dd></div>" for label, regel in rijen)
            return f'<dl class="kt-brief-feiten">{paren}</dl>'
        case Citaat(alineas):
            return f'<blockquote class="kt-brief-citaat">{"".join(f"<p>{_t(a)}</p>" for a in alineas)}</blockquote>'
        case Kader(kop, blokken):
            binnen = "\n".join(_blok(deel, niveau) for deel in (Kop(kop), *blokken))
            return f'<div class="kt-brief-kader">{binnen}</div>'
        case Ondertekening(naam, rol, telefoon):
            return (
                f"<p>{_t(GROET)}</p>\n"
                f'<p class="kt-brief-ondertekening"><strong>{_t(naam)}</strong><br>{_t(rol)}<br>'
                f"{_deel(Telefoon(telefoon))}</p>"
            )
        case Invulregel(label, vakje):
            soort = "vakje" if vakje else "lijn"
            return f'<p class="kt-brief-invul kt-brief-invul--{soort}">{_t(label)}</p>'
