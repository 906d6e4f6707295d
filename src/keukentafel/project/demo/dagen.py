"""Working days and terms for the demo: the calendar is that of recht, only carnival is added for appointments."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from keukentafel.recht import termijnen
from keukentafel.recht.taal import kalender, tijd
from keukentafel.recht.taal.verordening import lokaal

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


@cache
def is_werkdag(dag: date) -> bool:
    """Return whether the town hall works on this day."""
    return kalender.is_gewone_dag(dag)


@cache
def is_carnaval(dag: date) -> bool:
    """Return whether it is carnival Monday or Tuesday. No term moves for it, but nobody plans a talk then."""
    return (kalender.eerste_paasdag(dag.year) - dag).days in {48, 47}


def werkdag_erna(dag: date, aantal: int = 1) -> date:
    """Return the date `aantal` working days after `dag`."""
    return _na(dag, aantal)


def werkdag_ervoor(dag: date) -> date:
    """Return `dag` itself when it is a working day, otherwise the last working day before it."""
    while not is_werkdag(dag):
        dag -= timedelta(days=1)
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """Return the number of working days after `van` up to and including `tot` (0 when `tot` is not later)."""
    return sum(is_werkdag(van + timedelta(days=n)) for n in range(1, (tot - van).days + 1))


@cache
def plan_uiterlijk(startdag: date) -> date:
    """Return the last of the seven days for the personal plan (Wmo 2015 art. 2.3.2 lid 2)."""
    return termijnen.plan(startdag=startdag).uiterlijk


@cache
def onderzoek_uiterlijk(startdag: date) -> date:
    """Return the last day of the six weeks (Wmo 2015 art. 2.3.2 lid 1)."""
    return termijnen.onderzoek(startdag=startdag).uiterlijk


@cache
def _na(dag: date, aantal: int) -> date:
    return tijd.na_werkdagen(van=dag, aantal=aantal)


@cache
def eerste_contact_uiterlijk(startdag: date, gemeente: str) -> date:
    """Return the last day of the promised first call: the local value (an example) of the municipality (its slug)."""
    waarde = lokaal(gemeente=gemeente, naam="eerste_contact_werkdagen", peildatum=startdag)
    return _na(startdag, waarde.waarde)


def in_woorden(dagen: tuple[int, ...]) -> str:
    """Return weekday numbers as text: (0, 1, 3) is 'maandag, dinsdag en donderdag'."""
    namen = [WEEKDAGEN[d] for d in dagen]
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
