"""What stands in a letter and belongs to somebody else: a BSN that is not this resident's, or a stranger's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keukentafel.berichten.brieven.tekst import Brieftekst, woorden
from keukentafel.recht.melden import bsn_schoon, elfproef

# How people write the nine digits: in one go, or in the groups of a passport, the tax office or a form, always with the
# same sign between the groups. Other groupings are telephone numbers and dates: taken for a BSN, one in eleven of those
# would stop a good letter.
_NEGEN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
_GROEPEN = re.compile(
    r"(?<![0-9])(?<![0-9][ .\u00a0-])"
    r"(?:[0-9]{3}([ .\u00a0-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .\u00a0-])[0-9]{2}\2[0-9]{3}"
    r"|[0-9]{2}([ .\u00a0-])[0-9]{2}\3[0-9]{2}\3[0-9]{3})"
    r"(?![ .\u00a0-]?[0-9])"
)


def vreemd_in(tekst: Brieftekst, *, eigen_bsn: str | None) -> tuple[str, ...]:
    """The numbers in the letter that pass the elfproef of a BSN and are not `eigen_bsn`; () is good.

    eigen_bsn: the resident's own number, with or without separators, or None when we have none: then every BSN in the
    letter is foreign. The case number is never taken for one.
    Each number comes back once, in reading order, with only its last three digits ('******782'): enough to find it in
    the text, and no BSN in a message or a log.
    """
    eigen = bsn_schoon(eigen_bsn) if eigen_bsn else None
    gevonden: list[str] = []
    zaaknummer = re.compile(rf"(?<![0-9]){re.escape(tekst.kenmerk.strip())}(?![0-9])")
    for regel in woorden(tekst):
        schoon = zaaknummer.sub(" ", regel) if tekst.kenmerk.strip() else regel
        treffers = sorted((*_NEGEN.finditer(schoon), *_GROEPEN.finditer(schoon)), key=lambda treffer: treffer.start())
        gevonden += [bsn_schoon(treffer.group()) for treffer in treffers]
    vreemd = dict.fromkeys(nummer for nummer in gevonden if nummer != eigen and elfproef(nummer))
    return tuple(f"******{nummer[-3:]}" for nummer in vreemd)


# A person as a letter names one: "mevrouw Aydin", "de heer J. van den Berg". A name begins with a capital letter.
_AANHEF = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]evr\.|[Dd]hr\.)\s+"
    r"((?:[A-Z]\.\s?)*(?:(?:van|de|den|der|ten|ter|te|in|op|'t|la|le)\s+)*[A-Z\u00c0-\u017e][\w'\u2019-]+"
    r"(?:\s+(?:(?:van|de|den|der|ten|ter|te|'t)\s+)*[A-Z\u00c0-\u017e][\w'\u2019-]+)*)"
)


_WOORD = re.compile(r"\w[\w'\u2019-]*")


def _kaal(woord: str) -> str:
    """A word without capitals, and without the 's of what is somebody's: 'Aydin's' is 'aydin'."""
    return re.sub(r"['\u2019]s$", "", woord.casefold()).strip("'\u2019-")


def vreemde_namen(tekst: Brieftekst, *, eigen: Iterable[str]) -> tuple[str, ...]:
    """The people whom the letter calls mevrouw, meneer or de heer, and whose last name stands nowhere in `eigen`.

    eigen: everything of this resident's own file that names people: the resident, family, who asked, the notes of the
    talk, colleagues. () is good. A text that was copied from another file brings its names along: that is what this
    finds. Only whole words count: mevrouw Dam is not known by the Damstraat. Each name comes back once, in reading
    order, as it stands in the letter. `eigen` is read no further than needed: reading it may cost a query each.
    """
    gevonden = dict.fromkeys(naam for regel in woorden(tekst) for naam in _AANHEF.findall(regel))
    vreemd = {naam: _kaal(naam.split()[-1]) for naam in gevonden}
    bronnen = iter(eigen)
    while vreemd and (bron := next(bronnen, None)) is not None:
        bekend = {deel for woord in _WOORD.findall(bron) for deel in (_kaal(woord), *_kaal(woord).split("-"))}
        vreemd = {naam: laatste for naam, laatste in vreemd.items() if laatste not in bekend}
    return tuple(vreemd)
