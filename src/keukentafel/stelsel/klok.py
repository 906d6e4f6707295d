"""The only now(). Acts take `op=`, rules take `peildatum=`; only the door and the command line ask the time here.

The demo region lives on a fixed day: KEUKENTAFEL_VERSCHUIVING_DAGEN moves the clock a whole number of days,
so that the demo looks the same on every machine while its clock ticks on.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _verschuiving() -> timedelta:
    return timedelta(days=int(os.environ.get("KEUKENTAFEL_VERSCHUIVING_DAGEN", "0")))


def nu() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC) + _verschuiving()  # noqa: TID251


def vandaag() -> date:
    """Return today's date in Amsterdam: a melding at 23.58 hours counts for that day."""
    return dag_van(nu())


def dag_van(moment: datetime) -> date:
    """Return the date in Amsterdam of a moment in time (aware; raises ValueError when naive)."""
    if moment.tzinfo is None:
        raise ValueError("een moment zonder tijdzone heeft geen dag")
    return moment.astimezone(AMSTERDAM).date()


def moment(dag: date, tijd: time = time(0, 0)) -> datetime:
    """Return the UTC moment of a date and a clock time in Amsterdam.

    In the hour that exists twice (end of summer time) the first is meant.
    """
    return datetime.combine(dag, tijd, tzinfo=AMSTERDAM).astimezone(UTC)
