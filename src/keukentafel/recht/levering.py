"""De levering: wanneer een aanbieder antwoordt, wanneer hij begin en einde meldt, en wat stoppen betekent."""

from datetime import date

from keukentafel.recht.taal.bron import bron
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.recht.taal.verordening import NietGeregeld, lokaal

OVERLEDEN, GEPLAND, VERHUISD = "02", "19", "31"
"""Redenen van stoppen in iWmo 3.2 (WMO588) die zelf iets betekenen voor wat erna komt."""
BEHOEFTE_BLIJFT = frozenset({"22", "36", "37", "38"})
"""Redenen van stoppen (WMO588) die niet van de inwoner komen of over een ander gaan die het overneemt: de aanbieder of
de gemeente stopt, de opdracht wordt een andere, of er komt een andere aanbieder."""
MELDEN_WERKDAGEN = 5
"""iWmo 3.2: een start of een stop wordt binnen vijf werkdagen gemeld."""

RETOUR_WERKDAGEN = 3
"""iWmo 3.2: op een bericht komt binnen drie werkdagen een retourbericht."""


@bron("Afspraak van het huis", "een aanbieder antwoordt kort na de opdracht")
def antwoord_uiterlijk(*, gemeente: str, opdracht_op: date, ingangsdatum: date) -> date:
    """De laatste dag waarop een aanbieder zegt of hij de opdracht kan doen.

    De wet en iWmo 3.2 noemen daarvoor geen termijn. Heeft de gemeente (haar slug) een aantal werkdagen, dan geldt dat,
    maar een antwoord komt voor de hulp begint. Heeft zij niets, dan is het de eerste dag van de hulp. Nooit voor de
    dag van de opdracht zelf.
    """
    grens = max(opdracht_op, ingangsdatum)
    try:
        aantal = lokaal(gemeente=gemeente, naam="opdracht_antwoord_werkdagen", peildatum=opdracht_op)
    except NietGeregeld:
        return grens
    return min(grens, na_werkdagen(van=opdracht_op, aantal=aantal.waarde))


@bron("iWmo 3.2", "startbericht: vijf werkdagen")
def startmelding_uiterlijk(*, begin: date, opdracht_op: date) -> date:
    """De laatste dag waarop een aanbieder meldt dat de hulp begon.

    Binnen vijf werkdagen na de echte start, of na de opdracht als die pas na de eerste dag kwam.
    """
    return na_werkdagen(van=max(begin, opdracht_op), aantal=MELDEN_WERKDAGEN)


@bron("iWmo 3.2", "stopbericht: vijf werkdagen")
def stopmelding_uiterlijk(*, laatste_dag: date) -> date:
    """De laatste dag waarop een aanbieder meldt dat de hulp stopte: vijf werkdagen na de laatste dag van de hulp."""
    return na_werkdagen(van=laatste_dag, aantal=MELDEN_WERKDAGEN)


@bron("iWmo 3.2", "OP090: retourbericht binnen drie werkdagen")
def retour_uiterlijk(*, verstuurd_op: date) -> date:
    """De laatste dag waarop op een bericht een retourbericht komt: drie werkdagen nadat het wegging."""
    return na_werkdagen(van=verstuurd_op, aantal=RETOUR_WERKDAGEN)


@bron("Wmo 2015", "2.3.5 lid 3")
def blijft_nodig(*, reden: str, laatste_dag: date, einde_opdracht: date | None, einde_besluit: date) -> bool:
    """Of de inwoner na deze laatste dag nog recht heeft op dezelfde hulp, zodat iemand haar weer moet geven.

    Het besluit geeft de hulp, niet de opdracht: stopt een opdracht eerder dan het besluit, dan blijft de hulp nodig als
    de reden (WMO588) dat zegt, of als de opdracht zelf eerder ophield dan het besluit en alles ging zoals gepland.
    """
    if laatste_dag >= einde_besluit:
        return False
    return reden in BEHOEFTE_BLIJFT or (reden == GEPLAND and einde_opdracht == laatste_dag)
