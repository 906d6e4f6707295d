"""Facts: what an act leaves behind to be counted, in its own transaction, under a pseudonym (ADR 0017).

A fact is never changed. What turns out not to be so is taken back by a fact of its own, with the same day, wijk, rung
and value, and a minus before its soort: so a month that was counted is set right, and nothing is counted below zero.
"""

from __future__ import annotations

import hmac
from datetime import date
from enum import StrEnum
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.monitor import operations as monitor_operations
from keukentafel.omgeving.monitor import queries as monitor
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.recht.ladder import Oordeel, Trede, antwoord_op
from keukentafel.recht.stappen import Stand, Stap

TERUG = "-"
"""Before the soort of a fact that takes another one back."""


class Feitsoort(StrEnum):
    """What happened. The steps of the table bear the name of their act in recht.stappen; a test sees that none misses.

    `waarde` of VERSLAG_VERZENDEN, TOEKENNEN, AFWIJZEN and BUITEN_BEHANDELING_STELLEN: days from the melding to the
    step. Of HULP_GESTART: days from the melding to the day on which the help really began.
    """

    # a question comes in
    MELDEN = "melden"  # its day is the first day of the question
    MELDING_ERBIJ = "melding_erbij"
    SAMENVOEGEN = "samenvoegen"
    # the steps of the table
    DOORZENDEN = "doorzenden"
    TERUGNEMEN = "terugnemen"
    ONDERZOEKEN = "onderzoeken"
    VERSLAG_VERZENDEN = "verslag_verzenden"
    OPNIEUW_ONDERZOEKEN = "opnieuw_onderzoeken"
    AFRONDEN_ZONDER_AANVRAAG = "afronden_zonder_aanvraag"
    AANVRAGEN = "aanvragen"
    TOEKENNEN = "toekennen"
    AFWIJZEN = "afwijzen"
    BUITEN_BEHANDELING_STELLEN = "buiten_behandeling_stellen"
    ALSNOG_BEHANDELEN = "alsnog_behandelen"
    ALSNOG_TOEKENNEN = "alsnog_toekennen"
    LEVEREN = "leveren"
    EVALUEREN = "evalueren"
    VOORTZETTEN = "voortzetten"
    HERZIEN = "herzien"
    BEEINDIGEN = "beeindigen"
    HERSTELLEN = "herstellen"
    INTREKKEN = "intrekken"
    HEROPENEN = "heropenen"
    LATEN_VERVALLEN = "laten_vervallen"
    AFSLUITEN = "afsluiten"
    # on which rung a question found its answer; a question has at most one that was not taken back
    ANTWOORD = "antwoord"
    # what happens with the help
    HULP_GESTART = "hulp_gestart"
    HULP_GESTOPT = "hulp_gestopt"
    EVALUATIE = "evaluatie"
    RESULTAAT = "resultaat"  # `trede` holds bereikt, deels or niet
    NAZORG = "nazorg"


MET_DUUR = frozenset(
    {
        Feitsoort.VERSLAG_VERZENDEN,
        Feitsoort.TOEKENNEN,
        Feitsoort.AFWIJZEN,
        Feitsoort.BUITEN_BEHANDELING_STELLEN,
    }
)
"""Steps whose fact holds the days since the melding."""
ZONDER_ANTWOORD = frozenset({Stand.AANGEVRAAGD, Stand.AFGEWEZEN})
"""From where a grant is the first answer of a question."""


def pseudoniem(*, gemeente: int, zaak: int) -> str:
    """Return the name of a question in the monitor: 128 bits of an HMAC-SHA-256 over municipality and case.

    One name per question, not per resident, so the facts tell no life story. The key is a setting of its own and
    stands in no database. Raises ImproperlyConfigured without a key, or when it is the key of the sessions.
    """
    sleutel = settings.PSEUDONIEM_SLEUTEL
    if not sleutel or sleutel == settings.SECRET_KEY:
        raise ImproperlyConfigured(
            "Geef in KEUKENTAFEL_PSEUDONIEMSLEUTEL een lange willekeurige tekst, een andere dan KEUKENTAFEL_GEHEIM."
        )
    return hmac.new(sleutel.encode(), f"zaak:{gemeente}:{zaak}".encode(), sha256).hexdigest()[:32]


def laat_feit(*, zaak: Zaak, soort: Feitsoort, dag: date, trede: str = "", waarde: int | None = None) -> None:
    """Leave a fact about this case, in the transaction of the act. `trede` and `waarde` as the soort says.

    The wijk is that of the case, and empty when it is unknown or the resident's address is secret (now, whatever it
    was at the melding).
    """
    wijk = zaak.wijk_code
    if wijk:  # only then is there something to keep secret
        persoon = mensen.persoon(gemeente=zaak.gemeente_id, id=zaak.inwoner_id)
        wijk = "" if persoon is None or persoon.geheim_adres else wijk
    monitor_operations.leg_feit(
        gemeente=zaak.gemeente_id,
        pseudoniem=pseudoniem(gemeente=zaak.gemeente_id, zaak=zaak.id),
        soort=soort,
        dag=dag,
        wijk_code=wijk,
        trede=trede,
        waarde=waarde,
    )


def neem_feit_terug(*, zaak: Zaak, soort: Feitsoort) -> bool:
    """Take the last fact of this soort about this case back with a fact of its own; return whether there was one."""
    if (feit := _staand(zaak, soort)) is None:
        return False
    monitor_operations.leg_feit(
        gemeente=zaak.gemeente_id, pseudoniem=feit.pseudoniem, soort=TERUG + feit.soort, dag=feit.dag,
        wijk_code=feit.wijk_code, trede=feit.trede, waarde=feit.waarde,
    )  # fmt: skip
    return True


def _staand(zaak: Zaak, soort: Feitsoort) -> Feit | None:
    """Return the last fact of this soort that was not taken back."""
    staand: list[Feit] = []
    for feit in monitor.feiten_van(
        gemeente=zaak.gemeente_id,
        pseudoniem=pseudoniem(gemeente=zaak.gemeente_id, zaak=zaak.id),
        soorten=(soort, TERUG + soort),
    ):
        if feit.soort == soort:
            staand.append(feit)
        else:
            staand.pop()  # always the last one is taken back
    return staand[-1] if staand else None


def laat_melding(*, zaak: Zaak) -> None:
    """Leave the fact of the melding on the first day of the question, in place of one on a later day."""
    neem_feit_terug(zaak=zaak, soort=Feitsoort.MELDEN)
    laat_feit(zaak=zaak, soort=Feitsoort.MELDEN, dag=zaak.startdag)


def laat_stap(*, zaak: Zaak, stap: Stap, dag: date) -> None:
    """Leave the fact of a step of the table, and of the answer that it gives or takes back.

    A question finds its answer when it is solved without maatwerk (on the rung of recht.ladder.antwoord_op) or when
    help is granted (maatwerk). It loses that answer when the resident applies after all or we look again. A grant that
    changes after an evaluation, or whose help had not begun after all, is the same answer: one question counts once.
    """
    soort = Feitsoort(stap.handeling)
    duur = (dag - zaak.startdag).days if soort in MET_DUUR else None
    laat_feit(zaak=zaak, soort=soort, dag=dag, waarde=duur)
    if stap.naar == Stand.OPGELOST_ZONDER_MAATWERK:
        laat_feit(zaak=zaak, soort=Feitsoort.ANTWOORD, dag=dag, trede=_trede(zaak))
    elif stap.naar == Stand.TOEGEKEND and stap.van in ZONDER_ANTWOORD:
        laat_feit(zaak=zaak, soort=Feitsoort.ANTWOORD, dag=dag, trede=Trede.MAATWERK)
    elif stap.van == Stand.OPGELOST_ZONDER_MAATWERK and stap.naar != Stand.AFGESLOTEN:
        neem_feit_terug(zaak=zaak, soort=Feitsoort.ANTWOORD)


def _trede(zaak: Zaak) -> str:
    rijen = onderzoek_queries.treden(gemeente=zaak.gemeente_id, zaak=zaak.id)
    trede = antwoord_op({Trede(rij.trede): Oordeel(rij.oordeel) for rij in rijen})
    return trede.value if trede else ""
