"""Dates, hours and terms in the words of the screen (VORM.md section 4, "Dates")."""

from __future__ import annotations

import datetime
import re

from django.utils import dateformat
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from keukentafel.recht.taal.tijd import tel_werkdagen

# From here on working days no longer say anything: six weeks is the longest term that people count in days.
WEKEN_VANAF = 31


def datum(dag: datetime.date | None) -> str:
    """Return "maandag 15 maart 2027" (in the language of the page), or "" without a date."""
    return dateformat.format(dag, "l j F Y") if dag else ""


def datum_kort(dag: datetime.date | None) -> str:
    """Return "maandag 15 maart", or "" without a date. Only where the year is plain from the page."""
    return dateformat.format(dag, "l j F") if dag else ""


def datum_bij(dag: datetime.date | None, vandaag: datetime.date) -> str:
    """Return the short form when `dag` is in the year of `vandaag`, else the long form."""
    if not dag:
        return ""
    return datum_kort(dag) if dag.year == vandaag.year else datum(dag)


def met_hoofdletter(tekst: str) -> str:
    """Return the text with a capital at its start, and nothing else changed."""
    return tekst[:1].upper() + tekst[1:]


def tijd(moment: datetime.datetime | datetime.time | None) -> str:
    """Return "14.30 uur" (English: "14:30"): 24 hours. A datetime must already be in local time."""
    delen = {"uur": moment.hour, "minuut": f"{moment.minute:02d}"} if moment else None
    return _("%(uur)s.%(minuut)s uur") % delen if delen else ""


def termijn(uiterlijk: datetime.date, vandaag: datetime.date) -> str:
    """Say in words how far `uiterlijk` (the last day that is in time) is from `vandaag`.

    Out: "vandaag", "nog 4 werkdagen", "nog 2 dagen" when no working day is left in between, "nog 14 weken" or
    "ruim 14 weken" for what lies further than six weeks, "2 dagen te laat" (days of the calendar) after it.
    Working days are those of the Algemene termijnenwet (recht.taal.tijd).
    """
    dagen = (uiterlijk - vandaag).days
    if dagen < 0:
        return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", -dagen) % {"n": -dagen}
    if dagen == 0:
        return _("vandaag")
    werkdagen = tel_werkdagen(van=vandaag, tot=uiterlijk)
    if werkdagen >= WEKEN_VANAF:
        weken, rest = divmod(dagen, 7)
        return (_("nog ruim %(n)s weken") if rest else _("nog %(n)s weken")) % {"n": weken}
    if werkdagen == 0:
        return ngettext("nog %(n)s dag", "nog %(n)s dagen", dagen) % {"n": dagen}
    return ngettext("nog %(n)s werkdag", "nog %(n)s werkdagen", werkdagen) % {"n": werkdagen}


def termijn_stand(uiterlijk: datetime.date, vandaag: datetime.date, binnen: str = "loopt") -> str:
    """Return the state that belongs to a term: `te-laat` after it, `let-op` on the day itself, else `binnen`."""
    if uiterlijk < vandaag:
        return "te-laat"
    return "let-op" if uiterlijk == vandaag else binnen


def vertaal(zin: str | None) -> str:
    """Return a fixed sentence that was written elsewhere (an act, a rule, the name of a choice) in today's language.

    A sentence without a translation comes back as it is, nothing as "".
    """
    tekst = str(zin or "")
    return _(tekst) if tekst else ""  # gettext of "" is the header of the catalogue


# What can move a last day (recht.taal.termijn.reden_verschuiving), as it stands in that sentence.
VRIJ = (
    gettext_noop("Nieuwjaar"),
    gettext_noop("Pasen"),
    gettext_noop("Koningsdag"),
    gettext_noop("Bevrijdingsdag"),
    gettext_noop("Hemelvaart"),
    gettext_noop("Pinksteren"),
    gettext_noop("Kerst"),
    gettext_noop("het weekend"),
    gettext_noop("de vrije dagen"),
)
TELWOORDEN = ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_VERSCHOVEN = re.compile(r"Door (.+) is dat (\S+) dag(?:en)? later\.")


def verschuiving(zin: str | None) -> str:
    """Return why a last day moved: the sentence of `recht` in Dutch, the same told in another language.

    "Door Pasen is dat één dag later." -> "Because of Easter that is 1 day later." A day off whose name has no
    translation is called a day off.
    """
    gevonden = _VERSCHOVEN.fullmatch(zin or "")
    if gevonden is None or (get_language() or "nl").startswith("nl"):
        return vertaal(zin)
    delen = [deel if deel in VRIJ else "de vrije dagen" for deel in re.split(r", | en ", gevonden[1])]
    getal = gevonden[2]
    n = TELWOORDEN.index(getal) + 1 if getal in TELWOORDEN else int(getal)
    waardoor = opsomming([_(deel) for deel in dict.fromkeys(delen)])
    return ngettext("Door %(waardoor)s is dat %(n)s dag later.", "Door %(waardoor)s is dat %(n)s dagen later.", n) % {
        "waardoor": waardoor,
        "n": n,
    }


def opsomming(delen: list[str]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    if len(delen) < 2:
        return "".join(delen)
    return _("%(eerst)s en %(laatst)s") % {"eerst": ", ".join(delen[:-1]), "laatst": delen[-1]}


def zin(tekst: str) -> str:
    """Return a text with a full stop at its end, unless it ends a sentence already; "" stays ""."""
    kaal = tekst.strip()
    return kaal if not kaal or kaal[-1] in ".!?…" else f"{kaal}."
