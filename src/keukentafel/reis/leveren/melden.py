"""Help began, help stopped, and that what was told was not so: by message, in the portal or by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from keukentafel.berichten.iwmo.v3_2.codelijsten import REDEN_BEEINDIGING, TIJDELIJK_GESTOPT
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.levering import OVERLEDEN, VERHUISD
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.evalueren import nazorg_plannen, nazorg_vervalt
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit, neem_feit_terug
from keukentafel.reis.leverbehoefte import is_klaar, is_overleden
from keukentafel.reis.leveren.mogen import op_slot, weiger_wie_niet_mag
from keukentafel.reis.levertaken import houd_levering_op_dag, hulp_is_over
from keukentafel.reis.taken import STOP_DOORGEVEN, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, stam_van, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

_START, _STOP = Levermelding.Soort.START, Levermelding.Soort.STOP
_JA, _NEE = Toewijzing.Antwoord.JA, Toewijzing.Antwoord.NEE
_WEIGERING = "Deze melding past niet bij waar de vraag nu staat. Bel de contactpersoon."


def geldend(regels: Iterable[Levermelding]) -> list[Levermelding]:
    """Return what counts of the lines that were told about one order: by day, a start before a stop of the same day.

    A line counts until a later one with the same kind, day and reason takes it back (iWmo StatusAanlevering 3).
    """
    laatste: dict[tuple[str, date, str], Levermelding] = {}
    for regel in sorted(regels, key=lambda r: r.id):
        laatste[regel.soort, regel.datum, regel.reden] = regel
    return sorted((r for r in laatste.values() if not r.vervallen), key=lambda r: (r.datum, r.soort == _STOP, r.id))


def _tel_op(toewijzing: Toewijzing, regels: list[Levermelding]) -> Toewijzing:
    """Write on the order what its lines say together: the last start, and the stop after it.

    Help that runs after all did not lapse.
    """
    start = next((r for r in reversed(regels) if r.soort == _START), None)
    stop = next((r for r in reversed(regels) if r.soort == _STOP and start and r.datum >= start.datum), None)
    loopt: dict[str, object] = {"vervallen_op": None, "vervallen_omdat": ""} if start and not stop else {}
    return levering_operations.wijzig_toewijzing(
        toewijzing=toewijzing, gestart_op=start.datum if start else None, gestopt_op=stop.datum if stop else None,
        stop_reden=stop.reden if stop else "", **loopt,
    )  # fmt: skip


def _schrijf(
    toewijzing: Toewijzing, *, soort: str, datum: date, reden: str, via: str, bericht: int | None, wie: Wie,
    op: datetime, vervallen: bool = False,
) -> Levermelding:  # fmt: skip
    melding = levering_operations.maak_levermelding(
        gemeente=toewijzing.gemeente_id, toewijzing_id=toewijzing.id, soort=soort, datum=datum, reden=reden, via=via,
        bericht_id=bericht, door_naam=wie.naam, vastgelegd_op=op, vervallen=vervallen,
    )  # fmt: skip
    regels = levering_queries.levermeldingen(gemeente=toewijzing.gemeente_id, toewijzingen=[toewijzing.id])
    _tel_op(toewijzing, geldend(regels))
    return melding


def _van_zaak(zaak: Zaak) -> list[Toewijzing]:
    """Return the orders of the grant of this case that were not refused; temporary help goes its own way."""
    alle = levering_queries.toewijzingen(gemeente=zaak.gemeente_id, zaken=[zaak.id])
    gewoon = alle.filter(besluit__soort="toekenning").exclude(antwoord=_NEE)
    return list(gewoon)


def _eerste_start(zaak: Zaak) -> date | None:
    """Return the first day of help of the grant as it is told now: of all orders, in whatever order they were told."""
    opdrachten = [t.id for t in _van_zaak(zaak)]
    regels = levering_queries.levermeldingen(gemeente=zaak.gemeente_id, toewijzingen=opdrachten)
    per_opdracht = [geldend(r for r in regels if r.toewijzing_id == id_) for id_ in opdrachten]
    return min((r.datum for telt in per_opdracht for r in telt if r.soort == _START), default=None)


def _houd_startfeit(zaak: Zaak, was: date | None) -> None:
    """Let the fact of how long the resident waited say the first day of help, when that is no longer `was`."""
    if (nu := _eerste_start(zaak)) == was:
        return
    if was is not None:
        neem_feit_terug(zaak=zaak, soort=Feitsoort.HULP_GESTART)
    if nu is not None:
        laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTART, dag=nu, waarde=max(0, (nu - zaak.startdag).days))


def _tijdelijk(toewijzing: Toewijzing) -> bool:
    return bool(toewijzing.besluit.soort == "tijdelijk")


@handeling
def start_melden(
    *, gemeente: Gemeente, toewijzing: int, datum: date, via: str, wie: Wie, op: datetime, bericht: int | None = None
) -> Levermelding:
    """Keep that help of an order began on `datum`, today or before, and not before its first day.

    `via`: "bericht" (only the system, with the id of the message), "portaal" (who works for that provider) or "hand".
    The same start told twice is one start, and it is given back. One start counts at a time (iWmo TR326): after a stop
    help may begin again, on a later day. The first start of a grant takes the step to help that runs and leaves the
    fact of how long the resident waited. Raises Geweigerd, NietGevonden, BuitenEigenWerk (Wmo 2015 art. 2.3.5 lid 3).
    """
    opdracht, zaak = op_slot(gemeente=gemeente.code, toewijzing=toewijzing)
    weiger_wie_niet_mag(toewijzing=opdracht, zaak=zaak, via=via, wie=wie, op=op)
    telt = geldend(levering_queries.levermeldingen(gemeente=gemeente.code, toewijzingen=[opdracht.id]))
    if (zelfde := next((r for r in telt if r.soort == _START and r.datum == datum), None)) is not None:
        return zelfde
    if opdracht.antwoord == _NEE:
        raise Geweigerd("Deze aanbieder zei nee op de opdracht. Geef eerst een nieuwe opdracht.")
    if opdracht.vervallen_op is not None and opdracht.gestart_op is None:
        raise Geweigerd("Deze opdracht is vervallen. Geef eerst een nieuwe opdracht.")
    if datum > klok.dag_van(op):
        raise Geweigerd({"datum": "Deze dag moet nog komen. Meld de start als de hulp is begonnen."})
    if datum < opdracht.ingangsdatum:
        raise Geweigerd(
            {"datum": f"De opdracht begint op {datum_voluit(opdracht.ingangsdatum)}. Kies die dag of later."}
        )
    if opdracht.einddatum is not None and datum > opdracht.einddatum:
        raise Geweigerd(
            {"datum": f"De opdracht loopt tot en met {datum_voluit(opdracht.einddatum)}. Kies een dag ervoor."}
        )
    if opdracht.gestart_op is not None and opdracht.gestopt_op is None:
        was = datum_voluit(opdracht.gestart_op)
        raise Geweigerd({"datum": f"Er staat al dat de hulp begon op {was}. Klopt dat niet? Haal dat eerst weg."})
    if opdracht.gestopt_op is not None and datum <= opdracht.gestopt_op:
        tot = datum_voluit(opdracht.gestopt_op)
        raise Geweigerd({"datum": f"De hulp stopte op {tot}. Kies een dag daarna."})
    if not _tijdelijk(opdracht) and zaak.stand not in (
        Stand.TOEGEKEND, Stand.HULP_LOOPT, Stand.IN_EVALUATIE, Stand.BEEINDIGD
    ):  # fmt: skip
        raise Geweigerd(_WEIGERING)
    eerst = _eerste_start(zaak)
    melding = _schrijf(opdracht, soort=_START, datum=datum, reden="", via=via, bericht=bericht, wie=wie, op=op)
    if not opdracht.antwoord:  # who begins says yes
        levering_operations.wijzig_toewijzing(toewijzing=opdracht, antwoord=_JA, antwoord_op=klok.dag_van(op))
    zin = f"Uw hulp is begonnen op {datum_voluit(datum)}."
    if not _tijdelijk(opdracht) and zaak.stand == Stand.TOEGEKEND:
        zet(zaak=zaak, naar=Stand.HULP_LOOPT, weigering=_WEIGERING, wie=wie, op=op, uitleg=zin)
    elif not _tijdelijk(opdracht) and zaak.stand == Stand.BEEINDIGD:
        zet(zaak=zaak, naar=Stand.HULP_LOOPT, weigering=_WEIGERING, wie=wie, op=op, uitleg=zin)
        neem_feit_terug(zaak=zaak, soort=Feitsoort.HULP_GESTOPT)
        nazorg_vervalt(zaak=zaak, op=op)
    else:
        noteer(zaak=zaak, handeling="hulp begonnen", wie=wie, op=op, uitleg=zin)
    _houd_startfeit(zaak, eerst)
    _rond_af(zaak, "start van de hulp gemeld", wie, op)
    return melding


@handeling
def stop_melden(
    *, gemeente: Gemeente, toewijzing: int, datum: date, reden: str, via: str, wie: Wie, op: datetime,
    bericht: int | None = None,
) -> Levermelding:  # fmt: skip
    """Keep that help of an order stopped: `datum` is its last day, `reden` a code of iWmo WMO588 ("20" is for a while).

    The help must have begun: who tells a stop with a start in it (a 307 holds its Begindatum) calls `start_melden`
    first. The same stop told twice is one stop. After a stop for a while the last stop may follow (TR413, TR414); after
    the last one nothing (TR415). When no order of the grant runs or waits any more and its need does not go on
    (recht.levering), the help has ended: the case takes that step, and the call after help stands on the day. Else the
    order is asked again. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    opdracht, zaak = op_slot(gemeente=gemeente.code, toewijzing=toewijzing)
    weiger_wie_niet_mag(toewijzing=opdracht, zaak=zaak, via=via, wie=wie, op=op)
    telt = geldend(levering_queries.levermeldingen(gemeente=gemeente.code, toewijzingen=[opdracht.id]))
    zelfde = [r for r in telt if (r.soort, r.datum, r.reden) == (_STOP, datum, reden)]
    if zelfde:
        return zelfde[0]
    if reden not in REDEN_BEEINDIGING:
        raise Geweigerd({"reden": "Kies waarom de hulp stopt."})
    if opdracht.gestart_op is None:
        raise Geweigerd("Van deze hulp is nog geen begin gemeld. Meld eerst wanneer de hulp begon.")
    if datum > klok.dag_van(op):
        raise Geweigerd({"datum": "Deze dag moet nog komen. Meld het stoppen als de hulp is gestopt."})
    if datum < opdracht.gestart_op:
        raise Geweigerd({"datum": f"De hulp begon op {datum_voluit(opdracht.gestart_op)}. Kies die dag of later."})
    if opdracht.einddatum is not None and datum > opdracht.einddatum:
        raise Geweigerd(
            {"datum": f"De opdracht loopt tot en met {datum_voluit(opdracht.einddatum)}. Kies een dag ervoor."}
        )
    if opdracht.gestopt_op is not None:
        was = datum_voluit(opdracht.gestopt_op)
        if opdracht.stop_reden != TIJDELIJK_GESTOPT or reden == TIJDELIJK_GESTOPT:
            raise Geweigerd({"datum": f"Er staat al dat de hulp stopte op {was}. Klopt dat niet? Haal dat eerst weg."})
        if datum < opdracht.gestopt_op:
            raise Geweigerd({"datum": f"De hulp stopte voor een tijd op {was}. Kies die dag of later."})
    melding = _schrijf(opdracht, soort=_STOP, datum=datum, reden=reden, via=via, bericht=bericht, wie=wie, op=op)
    loopt = not _tijdelijk(opdracht) and zaak.stand in (Stand.HULP_LOOPT, Stand.IN_EVALUATIE)
    over = loopt and hulp_is_over(zaak=zaak, dag=klok.dag_van(op))
    zin = _stopzin(opdracht, datum, reden, verder=loopt and not over)
    if over:
        _eindig(zaak, zin, wie, op)
    else:
        noteer(zaak=zaak, handeling="hulp gestopt", wie=wie, op=op, uitleg=zin)
        if loopt and reden == OVERLEDEN:  # who still has an order does not know yet
            zet_een_keer_op_dag(zaak=zaak, werk=STOP_DOORGEVEN, uiterlijk=klok.dag_van(op))
    _rond_af(zaak, "einde van de hulp gemeld", wie, op)
    return melding


def _stopzin(opdracht: Toewijzing, datum: date, reden: str, *, verder: bool) -> str:
    """What the timeline says of a stop. `verder`: other help of the grant runs, waits or is asked for."""
    dag = f"De laatste dag was {datum_voluit(datum)}."
    if reden == OVERLEDEN:
        return f"De inwoner is overleden. De hulp is gestopt. {dag}"
    if reden == TIJDELIJK_GESTOPT:
        return f"Uw hulp is voor een tijd gestopt. {dag}"
    if reden == VERHUISD:
        return f"Uw hulp is gestopt, omdat u naar een andere gemeente ging. {dag}"
    if verder:
        return f"De hulp van {opdracht.aanbieder.naam} is gestopt. {dag} Uw besluit blijft gelden."
    return f"Uw hulp is gestopt. {dag}"


def _eindig(zaak: Zaak, zin: str, wie: Wie, op: datetime) -> None:
    """The help of the grant is over: the case takes that step. Then somebody calls, but not the dead."""
    gestopt = [t for t in _van_zaak(zaak) if t.gestopt_op]
    zet(zaak=zaak, naar=Stand.BEEINDIGD, weigering=_WEIGERING, wie=wie, op=op, uitleg=zin)
    laatste = max(t.gestopt_op for t in gestopt if t.gestopt_op)
    laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTOPT, dag=laatste)
    nazorg_plannen(zaak=zaak, op=op, einde=laatste, bellen=not is_overleden(gestopt))


@handeling
def melding_terugnemen(
    *, gemeente: Gemeente, levermelding: int, via: str, wie: Wie, op: datetime, bericht: int | None = None
) -> Levermelding:
    """Take back a start or a stop that was told: it was not so (iWmo StatusAanlevering 3). Returns that line.

    Taken back twice is taken back once. A start that a stop came after goes only after that stop (retourcode 9071). The
    case goes back: to help that runs, or to help that has yet to begin. Raises Geweigerd, NietGevonden and
    BuitenEigenWerk.
    """
    regel = levering_queries.levermelding(gemeente=gemeente.code, id=levermelding)
    if regel is None:
        raise NietGevonden("deze melding is er niet")
    opdracht, zaak = op_slot(gemeente=gemeente.code, toewijzing=regel.toewijzing_id)
    weiger_wie_niet_mag(toewijzing=opdracht, zaak=zaak, via=via, wie=wie, op=op)
    regels = list(levering_queries.levermeldingen(gemeente=gemeente.code, toewijzingen=[opdracht.id]))
    sleutel = (regel.soort, regel.datum, regel.reden)
    laatste = [r for r in regels if (r.soort, r.datum, r.reden) == sleutel][-1]
    if laatste.vervallen:
        return laatste
    telt = geldend(regels)
    if regel.soort == _START and any(r.soort == _STOP and r.datum >= regel.datum for r in telt):
        raise Geweigerd("Na dit begin is al een einde gemeld. Haal eerst dat einde weg.")
    if regel.soort == _STOP and any(r.datum > regel.datum and r.soort == _START for r in telt):
        raise Geweigerd("Na dit einde begon de hulp opnieuw. Haal eerst dat begin weg.")
    if regel.soort == _START and zaak.stand == Stand.IN_EVALUATIE:
        raise Geweigerd("Er loopt een evaluatie van deze hulp. Rond die eerst af.")
    if zaak.stand == Stand.AFGESLOTEN:
        raise Geweigerd("Deze vraag is afgesloten. Er verandert niets meer aan.")
    eerst = _eerste_start(zaak)
    weg = _schrijf(
        opdracht, soort=regel.soort, datum=regel.datum, reden=regel.reden, via=via, bericht=bericht, wie=wie, op=op,
        vervallen=True,
    )  # fmt: skip
    wat = "begin" if regel.soort == _START else "einde"
    zin = f"Het {wat} van de hulp op {datum_voluit(regel.datum)} klopte niet. Wij haalden het weg."
    gewoon = not _tijdelijk(opdracht)
    if gewoon and zaak.stand == Stand.BEEINDIGD and not all(is_klaar(t) for t in _van_zaak(zaak)):
        zet(zaak=zaak, naar=Stand.HULP_LOOPT, weigering=_WEIGERING, wie=wie, op=op, uitleg=zin)
        neem_feit_terug(zaak=zaak, soort=Feitsoort.HULP_GESTOPT)
        nazorg_vervalt(zaak=zaak, op=op)
    elif gewoon and zaak.stand == Stand.HULP_LOOPT and not any(t.gestart_op for t in _van_zaak(zaak)):
        zet(zaak=zaak, naar=Stand.TOEGEKEND, weigering=_WEIGERING, wie=wie, op=op, uitleg=zin)
    elif gewoon and zaak.stand == Stand.HULP_LOOPT and hulp_is_over(zaak=zaak, dag=klok.dag_van(op)):
        _eindig(zaak, zin, wie, op)  # help that had stopped did not begin again after all
    else:
        noteer(zaak=zaak, handeling=f"{wat} van de hulp weggehaald", wie=wie, op=op, uitleg=zin)
    _houd_startfeit(zaak, eerst)
    _rond_af(zaak, f"{wat} van de hulp weggehaald", wie, op)
    return weg


def _rond_af(zaak: Zaak, wat: str, wie: Wie, op: datetime) -> None:
    houd_levering_op_dag(zaak=stam_van(zaak), op=op)
    schrijf_zaak_op(zaak=zaak, wat=wat, wie=wie, op=op)
