"""S-M3 A web melding on Friday 23:58 counts for that day, and one of 24 March 2027 is due on 10 May 2027.

GEBRUIKERS 3, nr 15 and 16: Liberation Day, Ascension and a weekend lie at the end of the six weeks.
"""

from __future__ import annotations

from datetime import UTC, date, time

from keukentafel.project.verhalen.mensen import VIA_WEB, inwoner
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Ontvangen, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment

WINTER = date(2027, 2, 5)
ZOMER = date(2027, 7, 2)
MAART = date(2027, 3, 24)


def speel(t: Toneel) -> None:
    """Four meldingen by web: before and after midnight, in winter and summer time, and the one of March."""
    gemeente = t.gemeente("vaals")
    t.medewerker("Karin Houben", Rol.CONSULENT, gemeente)
    winter = _meld(t, gemeente, "Jeanne", WINTER, time(23, 58))
    t.termijnen |= {"vrijdag_startdag": winter.onderzoek.startdag, "vrijdag_onderzoek": winter.onderzoek.uiterlijk}
    t.verwachting("Vrijdag 23.58 uur telt voor vrijdag.", winter.onderzoek.startdag == WINTER)
    t.verwachting(
        "Zes weken na vrijdag 5 februari is vrijdag 19 maart.", winter.onderzoek.uiterlijk == date(2027, 3, 19)
    )
    zomer = _meld(t, gemeente, "Mia", ZOMER, time(23, 58))
    t.verwachting("Ook in de zomertijd telt vrijdag 23.58 uur voor vrijdag.", zomer.onderzoek.startdag == ZOMER)
    later = _meld(t, gemeente, "Bertie", date(2027, 7, 3), time(0, 2))
    t.verwachting(
        "Vier minuten later is het zaterdag, al is het in de wereldtijd nog vrijdag.",
        later.onderzoek.startdag == date(2027, 7, 3)
        and moment(date(2027, 7, 3), time(0, 2)).astimezone(UTC).date() == ZOMER,
    )
    maart = _meld(t, gemeente, "Tilla", MAART, time(12, 0))
    t.termijnen |= {"maart_startdag": maart.onderzoek.startdag, "maart_onderzoek": maart.onderzoek.uiterlijk}
    t.verwachting(
        "Een melding van 24 maart 2027 is klaar op 10 mei 2027.", maart.onderzoek.uiterlijk == date(2027, 5, 10)
    )
    brief = next(b for b in t.alle_brieven() if b.id == maart.brief)
    tekst = " ".join(t.tekst_van(brief).split())
    t.verwachting("De brief noemt 10 mei.", "10 mei" in tekst)
    t.verwachting(
        "De brief legt uit waarom het later is.", bool(maart.onderzoek.reden) and str(maart.onderzoek.reden) in tekst
    )
    t.verwachting(
        "Is de datum nog niet zeker, dan zegt de brief dat.",
        maart.onderzoek.voorbehoud is None or maart.onderzoek.voorbehoud in tekst,
    )


def _meld(t: Toneel, gemeente: Gemeente, voornaam: str, dag: date, tijd: time) -> Ontvangen:
    with t.binnen(gemeente):
        return melden(
            gemeente=gemeente, inwoner=inwoner(voornaam, "Wouters", "Vaals"), ontvangst=VIA_WEB,
            wie=Wie(None, "Inwoner, via de website", "inwoner"), op=moment(dag, tijd),
        )  # fmt: skip
