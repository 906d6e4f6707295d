"""One order in the words of its page, and the form under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict

from keukentafel.balies.aanbieder import woorden
from keukentafel.balies.aanbieder.forms import Antwoord
from keukentafel.balies.vorm.woorden import met_hoofdletter, zin
from keukentafel.balies.vragen.levering import STOPREDENEN
from keukentafel.reis.handeling import Wie
from keukentafel.reis.leveren import Opdrachtbeeld, Resultaatbeeld, Vraagt


@dataclass(frozen=True)
class Opdrachtwoorden:
    """What the page says of one order. In `beeld` results, help and what was told are sentences and words.

    `vanaf` is the day on which the help should begin. `bereiken` is whether phone and address are of use now: after a
    yes, while help may still be given. `mist` says which day is missing, "" when none is. `stil` is stopped for a
    while: it may begin again, or stop for good. `antwoord` is what was said to the order, in words; it may be changed
    (`mag_wijzigen`) until the help began. `te_volgen` is whether there is a result of which something can be told.
    """

    beeld: Opdrachtbeeld
    naam: str
    product: str
    omvang: str
    vanaf: date
    telefoon_link: str
    contact_link: str
    stand: str
    stand_woord: str
    mist: str
    wacht_op_antwoord: bool
    bereiken: bool
    kan_starten: bool
    kan_stoppen: bool
    antwoord: str
    mag_wijzigen: bool
    stil: bool
    loopt: bool
    gestopt: bool
    te_volgen: bool
    reden_stop: str


def _in_zinnen(r: Resultaatbeeld) -> Resultaatbeeld:
    return replace(
        r,
        resultaat=zin(r.resultaat),
        maatstaf=zin(r.maatstaf),
        zonder_omdat=zin(r.zonder_omdat),
        hulp=tuple(zin(h) for h in r.hulp),
    )


def _kaal(nummer: str) -> str:
    return nummer.replace(" ", "")


def opdracht_in_woorden(beeld: Opdrachtbeeld, vandaag: date) -> Opdrachtwoorden:
    """Return an order as its page tells it."""
    r = beeld.regel
    wacht = r.vraagt == Vraagt.ANTWOORD
    rij = woorden.vraagt(r, vandaag) if woorden.vraagt_iets(r, vandaag) else woorden.staat(r, vandaag)
    gestopt = woorden.is_gestopt(r)
    stil = r.gestopt_op is not None and not gestopt
    return Opdrachtwoorden(
        beeld=replace(beeld, resultaten=tuple(_in_zinnen(resultaat) for resultaat in beeld.resultaten)),
        naam=woorden.naam(r),
        product=woorden.klein(r.product),
        omvang=woorden.omvang(r),
        vanaf=r.kan_vanaf or r.ingangsdatum,
        telefoon_link=_kaal(beeld.telefoon),
        contact_link=_kaal(beeld.contact_telefoon),
        stand=rij.stand,
        stand_woord=met_hoofdletter(rij.wanneer),
        mist=rij.wat if rij.pagina in ("start", "stop") else "",
        wacht_op_antwoord=wacht,
        bereiken=not wacht and not gestopt,
        kan_starten=not wacht and not gestopt and (stil or r.gestart_op is None),
        kan_stoppen=r.gestart_op is not None and not gestopt,
        antwoord=woorden.antwoord(r, vandaag),
        mag_wijzigen=r.gestart_op is None and bool(r.antwoord),
        stil=stil,
        loopt=woorden.loopt(r),
        gestopt=gestopt,
        te_volgen=any(resultaat.resultaat for resultaat in beeld.resultaten),
        reden_stop=str(STOPREDENEN.get(r.stop_reden, "")),
    )


def antwoordstand(beeld: Opdrachtbeeld) -> str:
    """Return how the answer stands now, to know at the next request whether somebody else answered since."""
    r = beeld.regel
    if not r.antwoord:
        return ""
    return "|".join((r.antwoord, r.kan_vanaf.isoformat() if r.kan_vanaf else "", beeld.belt))


def antwoordformulier(beeld: Opdrachtbeeld, wie: Wie, data: QueryDict | None = None) -> Antwoord:
    """Return the form of the answer as it stands now; before the first one with the name of who looks as who rings."""
    r = beeld.regel
    begin: dict[str, Any] = {
        "was": antwoordstand(beeld), "antwoord": r.antwoord, "kan_vanaf": r.kan_vanaf,
        "contactpersoon": beeld.belt or wie.naam,
    }  # fmt: skip
    return Antwoord(data, initial=begin, vanaf=r.ingangsdatum, inwoner=beeld.aangesproken)
