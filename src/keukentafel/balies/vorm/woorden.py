"""Dates, hours and terms in the words of the screen (VORM.md section 4, "Dates")."""

from __future__ import annotations

import datetime

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    """Return "14.30 uur": 24 hours and a dot. A datetime must already be in local time."""
    return _("%(uur)s uur") % {"uur": f"{moment.hour}.{moment.minute:02d}"} if moment else ""


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


def opsomming(delen: list[str]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    if len(delen) < 2:
        return "".join(delen)
    return _("%(eerst)s en %(laatst)s") % {"eerst": ", ".join(delen[:-1]), "laatst": delen[-1]}
