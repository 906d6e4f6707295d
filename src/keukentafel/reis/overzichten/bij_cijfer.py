"""The files behind a number: only one's own, for who may open them. Policy never sees them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.monitor import queries as monitor
from keukentafel.recht.ladder import Trede
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.leren.cijfers import BESLUITEN, periode_van
from keukentafel.reis.leren.feiten import TERUG, Feitsoort, pseudoniem
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.logboek import operations as logboek

SOORTEN: dict[str, tuple[tuple[Feitsoort, ...], str]] = {
    "vragen": ((Feitsoort.MELDEN,), ""),
    "antwoorden": ((Feitsoort.ANTWOORD,), ""),
    "maatwerk": ((Feitsoort.ANTWOORD,), Trede.MAATWERK),
    "dagen-tot-besluit": (BESLUITEN, ""),
    "dagen-tot-hulp": ((Feitsoort.HULP_GESTART,), ""),
    "uitkomsten": ((Feitsoort.RESULTAAT,), ""),
}
"""Of each number with files: which facts it counts, and on which rung."""


@dataclass(frozen=True)
class Geteld:
    """A file that a number counts."""

    zaak: int
    nummer: str
    inwoner: str


@handeling
def eigen_dossiers_bij(*, gemeente: Gemeente, cijfer: str, wie: Wie, op: datetime) -> list[Geteld]:
    """Return the files of this consulent in this municipality that the number counts, newest first, logged as seen.

    The facts are found by the pseudonyms of one's own cases: from a fact there is no way to a case. Raises
    NietGevonden for a number without files and for anybody but a consulent there.
    """
    if cijfer not in SOORTEN or wie.rol_in(gemeente.code) != Rol.CONSULENT:
        raise NietGevonden("bij dit cijfer zijn er geen dossiers voor u")
    soorten, trede = SOORTEN[cijfer]
    eigen = {
        pseudoniem(gemeente=gemeente.code, zaak=zaak.id): zaak
        for zaak in Zaak.objects.filter(gemeente_id=gemeente.code, behandelaar_id=wie.id).select_related("inwoner")
    }
    verversing = monitor.verversing(gemeente=gemeente.code)
    periode = periode_van(klok.dag_van(verversing.ververst_op if verversing else op))
    staand: Counter[str] = Counter()
    for feit in monitor.feiten_onder(
        gemeente=gemeente.code, pseudoniemen=eigen, soorten=(*soorten, *(TERUG + soort for soort in soorten)),
        van=periode.van, tot=periode.tot, tot_feit=verversing.tot_feit if verversing else 0,
    ):  # fmt: skip
        if trede in ("", feit.trede):
            staand[feit.pseudoniem] += -1 if feit.soort.startswith(TERUG) else 1
    zaken = sorted((eigen[p] for p, n in staand.items() if n > 0), key=lambda zaak: -zaak.id)
    if zaken:
        logboek.lijst_gezien(
            inwoners={(zaak.gemeente_id, zaak.inwoner_id) for zaak in zaken},
            handeling="stond op de lijst bij een cijfer", wie=wie, op=op,
        )  # fmt: skip
    return [Geteld(zaak.id, zaak.nummer, zaak.inwoner.naam_met_aanhef) for zaak in zaken]
