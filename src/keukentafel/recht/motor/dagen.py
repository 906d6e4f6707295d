"""Rekenen met dagen zoals het formaat het voorschrijft: de overeenkomstige dag, en anders de laatste van de maand."""

from calendar import monthrange
from datetime import date, timedelta

from keukentafel.recht.motor.fouten import RekenFout


def tel_op(dag: date, *, jaren: int = 0, maanden: int = 0, weken: int = 0, dagen: int = 0) -> date:
    """De dag zoveel later: eerst jaren en maanden, dan weken en dagen. 31 januari plus een maand is 28 februari.

    Jaren en maanden gaan na elkaar, van grof naar fijn: 29 februari plus een jaar en een maand is 28 maart.
    Fout: RekenFout als de dag buiten de kalender valt.
    """
    try:
        for aantal in (jaren * 12, maanden):
            jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
            dag = date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
        return dag + timedelta(weeks=weken, days=dagen)
    except (ValueError, OverflowError) as fout:
        raise RekenFout("deze datum ligt buiten de kalender") from fout


def hele_maanden(van: date, tot: date) -> int:
    """Hoeveel hele maanden er tussen liggen; negatief als `tot` voor `van` ligt."""
    if tot < van:
        return -hele_maanden(tot, van)
    maanden = (tot.year - van.year) * 12 + tot.month - van.month
    return maanden - (tel_op(van, maanden=maanden) > tot)


def hele_jaren(van: date, tot: date) -> int:
    """Hoeveel hele jaren er tussen liggen. Van 29 februari is in een gewoon jaar 28 februari een jaar verder."""
    if tot < van:
        return -hele_jaren(tot, van)
    jaren = tot.year - van.year
    return jaren - (tel_op(van, jaren=jaren) > tot)


def begin_van_maand(dag: date) -> date:
    """De eerste dag van de volgende maand, of de dag zelf als die al de eerste is."""
    return dag if dag.day == 1 else tel_op(dag.replace(day=1), maanden=1)
