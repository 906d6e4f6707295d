"""S-A3 Enkelvoudig/bekend, Vaals.

Known client, rollator-to-scootmobiel swap, situation unchanged. -> short track without home visit allowed, but
confirmation, OCO notice, report and ladder answer (may be one line each) still exist; total clicks from melding to
decision <= 12.

The clicks are counted in the browser, by tests/browser.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from keukentafel.dossier.onderzoek.models import Onderzoek
from keukentafel.dossier.onderzoek.models import Trede as Antwoord
from keukentafel.dossier.zaak.models import Afspraak, Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.tafel import NIET_AAN_DE_ORDE, Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import OndersteuningMist, melden
from keukentafel.reis.onderzoeken import oplossen_zonder_maatwerk
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment

EERDER = date(2025, 9, 8)
DAG = date(2027, 2, 1)
TREES = inwoner("Trees", "Habets", "Vaals", postcode="6291 ZZ")
VRAAG = replace(PER_TELEFOON, woorden="Met mijn rollator kom ik niet meer bij de winkel.")
TOEN = dict.fromkeys("bcdefg", f"{NIET_AAN_DE_ORDE}dat speelde toen niet.") | {"a": "U wilt veilig lopen."}
TEKSTEN = {
    "a": "U wilt zelf naar de winkel. Met de rollator lukt dat niet meer.",
    "b": "Lopen lukt tot de hoek van de straat.",
    "c": f"{NIET_AAN_DE_ORDE}u wilt dit zelf blijven doen.",
    "d": f"{NIET_AAN_DE_ORDE}er is geen mantelzorger.",
    "e": "De bus stopt te ver van uw huis.",
    "f": "Uw fysiotherapeut vindt een scootmobiel een goed idee.",
    "g": "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
}
UITKOMST = "U ruilt uw rollator voor een scootmobiel."
LADDER = (
    (Trede.EIGEN_KRACHT, Oordeel.NIET_GENOEG, "Lopen lukt tot de hoek."),
    (Trede.ALGEMEEN_GEBRUIKELIJK, Oordeel.NIET_GENOEG, "De rollator helpt niet meer genoeg."),
    (Trede.GEBRUIKELIJKE_HULP, Oordeel.NIET_AAN_DE_ORDE, "U woont alleen."),
    (Trede.NETWERK, Oordeel.NIET_AAN_DE_ORDE, "U wilt dit zelf doen."),
    (Trede.ANDERE_WET, Oordeel.NIET_AAN_DE_ORDE, "De zorgverzekering geeft geen scootmobiel."),
    (Trede.ALGEMENE_VOORZIENING, Oordeel.PAST_NIET, "De bus stopt te ver weg."),
    (Trede.COLLECTIEVE_VOORZIENING, Oordeel.PAST_NIET, "Het busje rijdt niet voor korte ritten."),
    (Trede.MAATWERK, Oordeel.NODIG, "Een scootmobiel past bij korte ritten alleen."),
)
VELDEN = Ontwerpvelden(
    begin=date(2027, 2, 15),
    einde=date(2032, 2, 14),
    vorm="natura",
    profiel="basis",
    aanbieder="Hulpmiddelenhuis De Grens (verzonnen)",
    motivering="Met de rollator komt u niet meer bij de winkel. Een scootmobiel past bij u en bij uw straat.",
    kosten_cent=90_000,
    doelen=(
        Doelvelden(
            woorden="Zelf mijn boodschappen doen",
            resultaat="U doet zelf uw boodschappen",
            richting="stabilisering",
            maatstaf="U gaat elke week zelf naar de winkel",
            datum=date(2027, 5, 17),
            hulp=(Hulpvelden(activiteit="Een scootmobiel", hulpmiddel=True),),
        ),
    ),
)


def speel(t: Toneel) -> None:
    """Trees had a question in 2025; now she rings again, and all of it is done on one day."""
    gemeente = t.gemeente("vaals")
    piet = t.medewerker("Piet Peters", Rol.CONSULENT, gemeente)
    ine = t.medewerker("Ine Cremers", Rol.CONSULENT, gemeente)
    t.mandaat(ine, gemeente, "toekennen", tot_cent=500_000)
    persoon = _bekend(t, gemeente, piet)
    with t.binnen(gemeente, wie=piet):
        vraag = melden(
            gemeente=gemeente, inwoner=persoon, ontvangst=VRAAG, wie=piet, op=moment(DAG, time(9, 0)),
            behandelaar=piet.id,
        )  # fmt: skip
        t.verwachting(
            "De inwoner is bekend: dezelfde mens, een nieuwe zaak.",
            not vraag.erbij and Persoon.objects.count() == 1 and Zaak.objects.filter(inwoner_id=persoon).count() == 2,
        )
    tafel = Tafel(t, gemeente, vraag, piet)
    t.termijnen |= {"plan_uiterlijk": vraag.plan.uiterlijk, "onderzoek_uiterlijk": vraag.onderzoek.uiterlijk}
    _korte_weg(t, tafel)
    _besluit(t, tafel, ine)


def _bekend(t: Toneel, gemeente: Gemeente, piet: Wie) -> int:
    """In 2025 she borrowed a rollator: solved without a besluit."""
    with t.binnen(gemeente, wie=piet):
        vraag = melden(
            gemeente=gemeente, inwoner=TREES, ontvangst=replace(VRAAG, woorden="Lopen gaat niet goed meer."), wie=piet,
            op=moment(EERDER, time(9, 0)), behandelaar=piet.id,
        )  # fmt: skip
    toen = Tafel(t, gemeente, vraag, piet)
    op = moment(EERDER, time(15, 0))
    toen.ondersteuning("nee", op=op)
    toen.schrijf(TOEN, uitkomst="U leent een rollator.", op=op)
    toen.ladder((Trede.ALGEMEEN_GEBRUIKELIJK, Oordeel.HELPT, "Een rollator lenen helpt."), op=op)
    toen.verstuur(op=op)
    with t.binnen(gemeente, wie=piet):
        oplossen_zonder_maatwerk(
            gemeente=gemeente, zaak=toen.zaak, oplossing=["U leent een rollator."], nabellen_op=None, wie=piet, op=op
        )
    return vraag.inwoner


def _korte_weg(t: Toneel, tafel: Tafel) -> None:
    gemeente, op = tafel.gemeente, moment(DAG, time(11, 0))
    bevestiging = tafel.brief("ontvangstbevestiging")
    dagen = [b.dag for b in t.alle_brieven() if b.soort == "ontvangstbevestiging" and b.zaak_id == tafel.zaak]
    t.verwachting("Ook op de korte weg is er een bevestiging, van dezelfde dag.", dagen == [DAG])
    t.verwachting(
        "De bevestiging noemt gratis ondersteuning, met naam en nummer.",
        noemt(bevestiging, (gemeente.clientondersteuning_naam, gemeente.clientondersteuning_telefoon, "gratis")),
    )
    with t.weigering("De weg bekend kiezen vraagt een reden.", om={"reden"}):
        tafel.kies_spoor("bekend", op=op)
    tafel.kies_spoor("bekend", reden="Wij kennen haar, alleen het lopen ging achteruit.", op=op)
    with t.weigering("Zonder verslag over a tot en met g gaat er niets weg.", om={*TEKSTEN, "ladder", "uitkomst"}):
        tafel.verstuur(op=op)
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER[1:], op=op)
    with t.weigering("Elke trede van de ladder vraagt een antwoord, ook nu.", om={LADDER[0][0]}):
        tafel.verstuur(op=op)
    tafel.ladder(LADDER[0], op=op)
    with t.weigering("Zonder antwoord over ondersteuning gaat het verslag niet weg.", OndersteuningMist):
        tafel.verstuur(op=op)
    tafel.ondersteuning("nee", op=op)
    tafel.stel_vast(op=op)
    tafel.verstuur(op=op)
    with t.binnen(gemeente, doel="verhaal nakijken"):
        spoor = Onderzoek.objects.get(zaak_id=tafel.zaak).spoor
        geen_bezoek = not Afspraak.objects.filter(zaak_id=tafel.zaak).exists()
        t.verwachting("De korte weg is zonder huisbezoek.", (spoor, geen_bezoek) == ("bekend", True))
        antwoorden = {a.trede: a.toelichting for a in Antwoord.objects.filter(zaak_id=tafel.zaak)}
        t.verwachting(
            "De ladder heeft op elke trede een antwoord, elk van één zin.",
            set(antwoorden) == set(Trede) and all(zin.count(".") == 1 for zin in antwoorden.values()),
        )
    verslag = tafel.brief("verslag")
    t.verwachting(
        "Het verslag is er ook, en doet niet alsof er een gesprek was.",
        noemt(verslag, ("Het verslag van ons onderzoek", UITKOMST)) and "praatten wij met u" not in verslag,
    )
    t.verwachting(
        "In het verslag staan de ladder en elk onderdeel.",
        noemt(verslag, (*(zin for *_, zin in LADDER), *(x.removeprefix(NIET_AAN_DE_ORDE) for x in TEKSTEN.values()))),
    )


def _besluit(t: Toneel, tafel: Tafel, ine: Wie) -> None:
    tafel.inwoner_tekent(op=moment(DAG, time(13, 0)))
    op = moment(DAG, time(14, 0))
    ontwerp = tafel.ontwerp(VELDEN, soort="toekenning", op=op)
    tafel.geef_aan(ontwerp, ine, op=op)
    tafel.teken(ontwerp, ine, op=moment(DAG, time(15, 0)))
    besluit = tafel.getekend("toekenning")
    t.verwachting(
        "Het besluit is er op de dag van de vraag.",
        besluit is not None and besluit.bekendgemaakt_op == DAG and tafel.record().stand == Stand.TOEGEKEND,
    )
    if besluit is not None and besluit.bezwaar_uiterlijk is not None:
        t.termijnen["bezwaar"] = besluit.bezwaar_uiterlijk
    brief = tafel.brief("besluit_toekenning")
    t.verwachting(
        "De brief noemt de scootmobiel, en geen minuten: een ding heeft die niet.",
        "Een scootmobiel." in brief and "minuten" not in brief,
    )
