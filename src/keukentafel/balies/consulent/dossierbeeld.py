"""What the file page shows: the file of reis, put in words and in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from keukentafel.balies.consulent import woorden
from keukentafel.balies.consulent.taakbladen import taakblad
from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.dossier.melding.queries import Clientondersteuning
from keukentafel.dossier.zaak.queries import Zaak
from keukentafel.reis.inzien import Dossier
from keukentafel.reis.leveren import Leveringbeeld
from keukentafel.reis.melden import met_de_hand
from keukentafel.reis.taken import AFSLUITEN, NAZORG, NIEUWE_VRAAG, OPDRACHT_BSN
from keukentafel.stelsel import klok

OPEN = ("ontvangen", "in_onderzoek")
MET_HULP = ("toegekend", "hulp_loopt", "in_evaluatie", "beeindigd", "afgesloten")
IN_TE_TREKKEN = (*OPEN, "verslag_verzonden", "aangevraagd")


@dataclass(frozen=True)
class Mag:
    """Which acts fit this stand; reis decides when it is done, this only leaves out what would be refused anyway."""

    onderzoek: bool
    bellen: bool
    afspreken: bool
    ondersteuning: bool
    plan: bool
    toewijzen: bool
    oppakken: bool
    doorzenden: bool
    intrekken: bool
    weer_oppakken: bool
    geheim_adres: bool
    resultaten: bool
    nazorg: bool
    afsluiten: bool
    bsn: bool


def mag(dossier: Dossier, ik: int | None) -> Mag:
    """Return what may be offered on the page of this file."""
    zaak = dossier.zaak
    samen = zaak.samengevoegd_in_id is not None
    loopt = zaak.stand in OPEN and not samen
    leeft = zaak.stand in IN_TE_TREKKEN and not samen
    werk = {taak.wat for taak in dossier.taken}
    te_bellen = any(
        taak.soort == taak.Soort.BELLEN and not met_de_hand(taak) and taak.wat != NAZORG.wat for taak in dossier.taken
    )  # the call after the help has a page of its own
    return Mag(
        onderzoek=not samen,
        bellen=leeft or (te_bellen and not samen),  # a call that still stands is ended by writing down what was said
        afspreken=loopt,
        ondersteuning=leeft,
        plan=leeft,
        toewijzen=not samen,
        oppakken=zaak.behandelaar_id is None and not samen,
        doorzenden=loopt,
        intrekken=leeft,
        weer_oppakken=zaak.stand == "ingetrokken" and not samen,
        geheim_adres=dossier.inwoner.geheim_adres and zaak.behandelaar_id == ik,
        resultaten=zaak.stand in MET_HULP and any(s.naar == "toegekend" for s in dossier.stappen),
        nazorg=NAZORG.wat in werk,
        afsluiten=AFSLUITEN.wat in werk and NIEUWE_VRAAG.wat not in werk,
        bsn=OPDRACHT_BSN.wat in werk,
    )


def lopende_termijn(zaak: Zaak, dag: date) -> tuple[str, str] | None:
    """Return (state, words) of the running term: "Onderzoek klaar uiterlijk maandag 15 maart, nog 4 werkdagen"."""
    if zaak.stand not in OPEN:
        return None
    uiterlijk = zaak.onderzoek_uiterlijk
    zin = _("Onderzoek klaar uiterlijk %(dag)s, %(termijn)s") % {
        "dag": vormwoorden.datum_bij(uiterlijk, dag),
        "termijn": vormwoorden.termijn(uiterlijk, dag),
    }
    return vormwoorden.termijn_stand(uiterlijk, dag), zin


def _ondersteuning(dossier: Dossier) -> list[tuple[str, str, Clientondersteuning | None]]:
    """Return (key, word, offer) for the resident and for the mantelzorger, also where nothing was offered yet."""
    bekend = {o.voor: o for o in dossier.ondersteuning}
    return [(voor, vormwoorden.vertaal(naam), bekend.get(voor)) for voor, naam in Clientondersteuning.Voor.choices]


def beeld(dossier: Dossier, *, ik: int | None, levering: Leveringbeeld | None, op: datetime) -> dict[str, Any]:
    """Return the context of the file page; `levering` is None while there is nothing to order."""
    dag = klok.dag_van(op)
    leeft = dossier.zaak.samengevoegd_in_id is None
    return {
        "dossier": dossier,
        "zaak": dossier.zaak,
        "inwoner": dossier.inwoner,
        "stand": woorden.stand_van(dossier.zaak, dossier.opgegaan_in),
        "termijn": lopende_termijn(dossier.zaak, dag),
        "leeftijd": woorden.leeftijd(dossier.inwoner, dag),
        "mag": mag(dossier, ik),
        "taken": [(t, leeft and met_de_hand(t), taakblad(t, dossier, levering, op)) for t in dossier.taken],
        "ondersteuning": _ondersteuning(dossier),
        "heeft_mantelzorger": any(r.mantelzorger for r in dossier.relaties),
        "afspraken": [(a, a.begin >= op) for a in dossier.afspraken],
        "brieven": [(b, woorden.brief(b.soort)) for b in dossier.brieven],
        "verloop": [
            (s, woorden.stap(s.handeling), vormwoorden.datum_bij(s.dag, dag)) for s in reversed(dossier.stappen)
        ],
        "nood_tot": vormwoorden.tijd(dossier.noodinzage.geldig_tot.astimezone(klok.AMSTERDAM))
        if dossier.noodinzage
        else "",
    }
