"""S-A2 Standard maatwerk, Meerssen.

Fatma, 58, melding Mon 01-02-2027. -> research due 15-03-2027; aanvraag by signing the report 15-03; decision raw date
29-03 = Tweede Paasdag -> due Tue 30-03-2027. Bekendmaking Wed 31-03 -> bezwaar until Wed 12-05-2027.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON
from keukentafel.project.verhalen.tafel import NIET_AAN_DE_ORDE, Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden, termijn_openen
from keukentafel.reis.handeling import Wie
from keukentafel.reis.inzien import waar_staat
from keukentafel.reis.melden import melden
from keukentafel.reis.overzichten import mijn_dag
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment

MELDING = date(2027, 2, 1)
GESPREK = date(2027, 2, 15)
VERSLAG = date(2027, 3, 5)
GETEKEND = date(2027, 3, 15)
BEKEND = date(2027, 3, 31)
TEKSTEN = {
    "a": "U hebt reuma en woont alleen. Zwaar werk in huis lukt niet meer. U wilt een schoon huis, op uw manier.",
    "b": "U kookt zelf, doet de was en neemt stof af. U hebt geen huisgenoten.",
    "c": "Uw dochter Elif helpt om de week met de boodschappen. Vaker houdt zij niet vol.",
    "d": "Elif wil graag een eigen gesprek. Dat is afgesproken.",
    "e": "In de Huiskamer in Bunde kunt u zo naar binnen. Dat helpt niet bij het werk in huis.",
    "f": f"{NIET_AAN_DE_ORDE}u hebt nu geen andere zorg waarmee wij iets afspreken.",
    "g": "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
}
UITKOMST = "Elke week hulp bij het zware werk in huis."
LADDER = (
    (Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "Licht werk en koken doet u zelf."),
    (Trede.ALGEMEEN_GEBRUIKELIJK, Oordeel.NIET_GENOEG, "U hebt een lichte stofzuiger gekocht. Dweilen lukt niet."),
    (Trede.GEBRUIKELIJKE_HULP, Oordeel.NIET_AAN_DE_ORDE, "U woont alleen."),
    (Trede.NETWERK, Oordeel.HELPT_DEELS, "Elif helpt al zo veel als zij kan."),
    (Trede.ANDERE_WET, Oordeel.NIET_AAN_DE_ORDE, "De zorgverzekering betaalt geen hulp in huis."),
    (Trede.ALGEMENE_VOORZIENING, Oordeel.PAST_NIET, "Er is hier geen hulp in huis waar iedereen heen kan."),
    (Trede.COLLECTIEVE_VOORZIENING, Oordeel.NIET_AAN_DE_ORDE, "Samen met anderen kan dit niet."),
    (Trede.MAATWERK, Oordeel.NODIG, "Voor het zware werk is er niets anders."),
)
VELDEN = Ontwerpvelden(
    begin=date(2027, 4, 5),
    einde=date(2028, 4, 4),
    vorm="natura",
    profiel="basis",
    aanbieder="Zorgcoöperatie De Geulbrug",
    aanbieder_keuze="U koos zelf uit drie aanbieders",
    motivering="U kookt zelf en doet licht werk. Zwaar werk lukt niet door uw reuma. Uw dochter helpt al veel.",
    kosten_cent=280_000,
    doelen=(
        Doelvelden(
            woorden="Mijn huis op mijn manier",
            resultaat="Uw huis is schoon en leefbaar",
            richting="stabilisering",
            maatstaf="Elk kwartaal lopen we samen de lijst na",
            datum=date(2028, 4, 3),
            hulp=(Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=115, per="week"),),
        ),
    ),
)


def speel(t: Toneel) -> None:
    """Fatma asks by phone, talks, signs on the last day of the onderzoek; the besluit comes a day late."""
    gemeente = t.gemeente("meerssen")
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans = t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    t.mandaat(hans, gemeente, "toekennen", tot_cent=500_000)
    with t.binnen(gemeente, wie=noor):
        vraag = melden(
            gemeente=gemeente, inwoner=FATMA, ontvangst=PER_TELEFOON, wie=noor, op=moment(MELDING, time(9, 30)),
            behandelaar=noor.id,
        )  # fmt: skip
    tafel = Tafel(t, gemeente, vraag, noor)
    _onderzoek(t, tafel)
    aanvraag = _aanvraag(t, tafel)
    besluit = _besluit(t, tafel, hans)
    t.termijnen |= {
        naam: dag
        for naam, dag in (
            ("onderzoek", tafel.record().onderzoek_uiterlijk),
            ("besluit", aanvraag.besluit_uiterlijk),
            ("bezwaar", besluit.bezwaar_uiterlijk if besluit else None),
        )
        if dag
    }


def _onderzoek(t: Toneel, tafel: Tafel) -> None:
    t.verwachting(
        "Het onderzoek moet klaar zijn op 15 maart 2027.", tafel.record().onderzoek_uiterlijk == date(2027, 3, 15)
    )
    tafel.spreek_af(begin=moment(GESPREK, time(10, 0)), op=moment(MELDING, time(11, 0)))
    tafel.kies_spoor("standaard", op=moment(GESPREK, time(9, 0)))
    tafel.stel_vast(op=moment(GESPREK, time(11, 30)))
    op = moment(VERSLAG, time(16, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.verstuur(op=op)
    brief = tafel.brief("verslag")
    t.verwachting(
        "Het verslag noemt het gesprek en elk onderdeel a tot en met g, zoals het op tafel is opgeschreven.",
        noemt(brief, (GESPREK, UITKOMST, *(x.removeprefix(NIET_AAN_DE_ORDE) for x in TEKSTEN.values()))),
    )
    t.verwachting("Het verslag zegt dat tekenen aanvragen is.", "Tekent u dit verslag? Dan hebt u hulp" in brief)


def _aanvraag(t: Toneel, tafel: Tafel) -> Aanvraag:
    tafel.inwoner_tekent(op=moment(GETEKEND, time(20, 15)))
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        aanvraag = Aanvraag.objects.get(zaak_id=tafel.zaak)
    t.verwachting(
        "Het getekende verslag geldt als aanvraag, op de dag van tekenen.",
        (aanvraag.wijze, aanvraag.ontvangen_op) == (Aanvraag.Wijze.ONDERTEKEND_VERSLAG, GETEKEND)
        and tafel.record().stand == Stand.AANGEVRAAGD,
    )
    t.verwachting(
        "De zaak toont 30 maart 2027 als laatste dag voor het besluit.",
        aanvraag.besluit_uiterlijk == date(2027, 3, 30),
    )
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        op = moment(date(2027, 3, 16), time(9, 0))
        beeld = termijn_openen(gemeente=tafel.gemeente, zaak=tafel.zaak, wie=tafel.wie, op=op)
        t.verwachting(
            "Het scherm zegt waarom het niet maandag 29 maart is: door Pasen.",
            beeld.termijn.uiterlijk == date(2027, 3, 30) and "Door Pasen" in (beeld.termijn.reden or ""),
        )
        besluiten = mijn_dag(wie=tafel.wie, op=op).besluiten
        t.verwachting(
            "Het besluit staat met die dag op de lijst van de consulent.",
            [(r.zaak, r.uiterlijk) for r in (*besluiten.nu, *besluiten.later)] == [(tafel.zaak, date(2027, 3, 30))],
        )
    return aanvraag


def _besluit(t: Toneel, tafel: Tafel, hans: Wie) -> Besluit | None:
    op = moment(BEKEND, time(9, 0))
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        op_tijd = moment(BEKEND - timedelta(days=1), time(9, 0))
        beeld = termijn_openen(gemeente=tafel.gemeente, zaak=tafel.zaak, wie=tafel.wie, op=op_tijd)
        t.verwachting("Op 30 maart is het nog op tijd.", beeld.termijn.te_laat_dagen == 0)
        beeld = termijn_openen(gemeente=tafel.gemeente, zaak=tafel.zaak, wie=tafel.wie, op=op)
        t.verwachting("Op 31 maart is te zien dat het besluit een dag te laat is.", beeld.termijn.te_laat_dagen == 1)
    ontwerp = tafel.ontwerp(VELDEN, soort="toekenning", op=op)
    with t.weigering("Wie het besluit schreef kan het niet alleen tekenen.", om={"mandaat", "vier_ogen"}):
        tafel.teken(ontwerp, tafel.wie, op=op)
    tafel.geef_aan(ontwerp, hans, op=op)
    tafel.teken(ontwerp, hans, op=moment(BEKEND, time(15, 0)))
    besluit = tafel.getekend("toekenning")
    t.verwachting(
        "Het besluit is op 31 maart bekend, en bewaart dat 30 maart de laatste dag was.",
        besluit is not None
        and (besluit.bekendgemaakt_op, besluit.besluit_uiterlijk) == (BEKEND, date(2027, 3, 30))
        and tafel.record().stand == Stand.TOEGEKEND,
    )
    t.verwachting(
        "Bezwaar kan tot en met woensdag 12 mei 2027.",
        besluit is not None and besluit.bezwaar_uiterlijk == date(2027, 5, 12),
    )
    brief = tafel.brief("besluit_toekenning")
    t.verwachting("De brief zegt dat wij een dag te laat zijn.", noemt(brief, (date(2027, 3, 30), "één dag te laat")))
    t.verwachting(
        "De brief zegt tot en met welke dag bezwaar kan: woensdag 12 mei 2027.",
        noemt(brief, ("U kunt ook bezwaar maken. Dat kan tot en met woensdag 12 mei 2027",)),
    )
    t.verwachting(
        "De brief zegt wat, hoe vaak, hoeveel minuten, tot wanneer en wie.",
        noemt(brief, ("Zwaar werk in huis: elke week, 115 minuten per week", "4 april 2028", VELDEN.aanbieder)),
    )
    t.verwachting("De brief noemt geen bedrag: het CAK berekent de bijdrage.", "Het CAK berekent dit" in brief)
    with t.binnen(tafel.gemeente, doel="eigen vraag volgen"):
        stand = waar_staat(gemeente=tafel.gemeente.code, zaak=tafel.zaak, op=moment(BEKEND, time(18, 0)))
        stappen = [(m.handeling, m.dag) for m in stand.momenten]
        t.verwachting("De inwoner ziet het besluit op haar tijdlijn.", ("toekennen", BEKEND) in stappen)
    return besluit
