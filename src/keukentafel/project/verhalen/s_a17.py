"""S-A17 Results decision with time, Sittard-Geleen.

Arrangement "schoon en leefbaar huis". -> cannot be finalised without activities+frequency+minutes or an attached
leveringsplan holding them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.tafel import NIET_AAN_DE_ORDE, Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Inwonergegevens, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment

MELDING = date(2027, 2, 1)
GESPREK = date(2027, 2, 11)
VERSLAG = date(2027, 2, 22)
GETEKEND = date(2027, 3, 1)
BEKEND = date(2027, 3, 9)
MIEP = inwoner("Miep", "Ronden", "Sittard", postcode="6131 ZZ")
LEONIE = inwoner("Leonie", "Gielen", "Born", postcode="6121 ZZ")
TEKSTEN = {
    "a": "U kunt niet lang staan. U wilt een huis waar u zich niet voor schaamt.",
    "b": "U doet zelf de was en ruimt op. U woont alleen.",
    "c": "Uw buurman zet de container aan de weg.",
    "d": f"{NIET_AAN_DE_ORDE}er is geen mantelzorger.",
    "e": "In het wijkhuis kunt u mee-eten. Dat maakt het huis niet schoon.",
    "f": f"{NIET_AAN_DE_ORDE}niemand anders hoeft mee te doen.",
    "g": "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
}
UITKOMST = "Hulp om uw huis schoon en leefbaar te houden."
LADDER = (
    *(
        (trede, Oordeel.NIET_GENOEG, "Wij keken hiernaar aan tafel. Het is niet genoeg.")
        for trede in Trede
        if trede != Trede.MAATWERK
    ),
    (Trede.MAATWERK, Oordeel.NODIG, "Voor het zware werk is er niets anders."),
)
MET_TIJD = Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=120, per="week")
DOEL = Doelvelden(
    woorden="Een huis waar ik mij niet voor schaam",
    resultaat="Uw huis is schoon en leefbaar",
    richting="stabilisering",
    maatstaf="Elk halfjaar lopen we samen door het huis",
    datum=date(2028, 3, 13),
)
RESULTAATZIN = "Dit willen wij bereiken: uw huis is schoon en leefbaar."
"""How the letter says the result: after the colon, so without its capital."""
ALLEEN_RESULTAAT = Ontwerpvelden(
    begin=date(2027, 3, 15),
    einde=date(2028, 3, 14),
    vorm="natura",
    profiel="basis",
    aanbieder="Huis en Hulp (verzonnen)",
    motivering="Zwaar werk lukt u niet meer. De rest doet u zelf.",
    kosten_cent=300_000,
    doelen=(DOEL,),
)
NAAM = "Werkplan van Huis en Hulp, 1 maart 2027"
ZONDER_TIJD = f"{NAAM}: elke week stofzuigen, dweilen en de badkamer."
PLAN = "Elke week stofzuigen, dweilen en de badkamer: 110 minuten.\nElke maand de ramen: 40 minuten."


def speel(t: Toneel) -> None:
    """A result alone is too vague to sign. With Miep time makes it clear, with Leonie a plan."""
    gemeente = t.gemeente("sittard-geleen")
    bart = t.medewerker("Bart Cuypers", Rol.CONSULENT, gemeente)
    ans = t.medewerker("Ans Meuwissen", Rol.CONSULENT, gemeente)
    t.mandaat(ans, gemeente, "toekennen", tot_cent=500_000)
    miep, leonie = (_tot_aanvraag(t, gemeente, bart, mens, uur) for mens, uur in ((MIEP, 14), (LEONIE, 16)))
    _met_tijd(t, miep, ans)
    _met_plan(t, leonie, ans)


def _tot_aanvraag(t: Toneel, gemeente: Gemeente, wie: Wie, mens: Inwonergegevens, uur: int) -> Tafel:
    with t.binnen(gemeente, wie=wie):
        vraag = melden(
            gemeente=gemeente, inwoner=mens, ontvangst=PER_TELEFOON, wie=wie, op=moment(MELDING, time(9, 0)),
            behandelaar=wie.id,
        )  # fmt: skip
    tafel = Tafel(t, gemeente, vraag, wie)
    tafel.spreek_af(begin=moment(GESPREK, time(uur, 0)), op=moment(MELDING, time(9, 30)))
    op = moment(VERSLAG, time(9, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.stel_vast(op=op)
    tafel.verstuur(op=op)
    aanvraag = tafel.inwoner_tekent(op=moment(GETEKEND, time(12, 0)))
    if aanvraag.besluit_uiterlijk:
        t.termijnen |= {"onderzoek": vraag.onderzoek.uiterlijk, "besluit": aanvraag.besluit_uiterlijk}
    return tafel


def _hulp(*hulp: Hulpvelden) -> Ontwerpvelden:
    return replace(ALLEEN_RESULTAAT, doelen=(replace(DOEL, hulp=hulp),))


def _geweigerd(t: Toneel, tafel: Tafel, ans: Wie, gevallen: Sequence[tuple[str, Ontwerpvelden, str]]) -> Besluit:
    """Try to sign each of these drafts; return the draft as the last one left it."""
    op = moment(BEKEND, time(9, 0))
    besluit = tafel.ontwerp(gevallen[0][1], soort="toekenning", op=op)
    tafel.geef_aan(besluit, ans, op=op)
    for zin, velden, onderdeel in gevallen:
        tafel.ontwerp(velden, soort="toekenning", op=op)
        with t.weigering(zin, om={onderdeel}):
            tafel.teken(besluit, ans, op=op)
    t.verwachting(
        "Zo ging er geen besluit weg, en geen brief.",
        tafel.getekend("toekenning") is None and not tafel.brief("besluit_toekenning"),
    )
    return besluit


def _met_tijd(t: Toneel, tafel: Tafel, ans: Wie) -> None:
    besluit = _geweigerd(
        t,
        tafel,
        ans,
        (
            ("Met alleen een resultaat kan niemand tekenen.", ALLEEN_RESULTAAT, "resultaat.1"),
            ("Zonder activiteit kan niemand tekenen.", _hulp(replace(MET_TIJD, activiteit="")), "resultaat.1.hulp.1"),
            ("Zonder hoe vaak kan niemand tekenen.", _hulp(replace(MET_TIJD, frequentie="")), "resultaat.1.hulp.1"),
            ("Zonder minuten kan niemand tekenen.", _hulp(replace(MET_TIJD, minuten=None)), "resultaat.1.hulp.1"),
            ("Nul minuten zijn geen minuten.", _hulp(replace(MET_TIJD, minuten=0)), "resultaat.1.hulp.1"),
            ("Minuten zonder per week of maand zeggen niets.", _hulp(replace(MET_TIJD, per="")), "resultaat.1.hulp.1"),
        ),
    )
    tafel.ontwerp(_hulp(MET_TIJD), soort="toekenning", op=moment(BEKEND, time(10, 0)))
    tafel.teken(besluit, ans, op=moment(BEKEND, time(11, 0)))
    klaar, brief = tafel.getekend("toekenning"), tafel.brief("besluit_toekenning")
    t.verwachting("Met activiteit, hoe vaak en minuten kan het wel.", tafel.record().stand == Stand.TOEGEKEND)
    t.verwachting(
        "De brief zegt wat, hoe vaak en hoeveel minuten.",
        noemt(brief, ("Zwaar werk in huis: elke week, 120 minuten per week.", RESULTAATZIN)),
    )
    t.verwachting(
        "Bezwaar kan zes weken, en de brief noemt de dag.",
        klaar is not None
        and klaar.bezwaar_uiterlijk == BEKEND + timedelta(weeks=6)
        and noemt(brief, (klaar.bezwaar_uiterlijk,)),
    )


def _met_plan(t: Toneel, tafel: Tafel, ans: Wie) -> None:
    zonder = replace(ALLEEN_RESULTAAT, leveringsplan="   ")
    besluit = _geweigerd(
        t,
        tafel,
        ans,
        (
            ("Een leeg plan is geen plan.", zonder, "resultaat.1"),
            ("De naam van een plan is geen plan.", replace(zonder, leveringsplan="Werkplan"), "leveringsplan"),
            ("Een plan zonder tijd is te vaag.", replace(zonder, leveringsplan=ZONDER_TIJD), "leveringsplan"),
        ),
    )
    tafel.ontwerp(replace(ALLEEN_RESULTAAT, leveringsplan=PLAN), soort="toekenning", op=moment(BEKEND, time(13, 0)))
    tafel.teken(besluit, ans, op=moment(BEKEND, time(14, 0)))
    t.verwachting("Met een plan waarin de tijd staat kan het ook.", tafel.record().stand == Stand.TOEGEKEND)
    t.verwachting(
        "In de brief staat het hele plan, en niet dat er iets bij zit.",
        noemt(tafel.brief("besluit_toekenning"), ("Het plan", *PLAN.splitlines(), RESULTAATZIN))
        and "Bij deze brief" not in tafel.brief("besluit_toekenning"),
    )
