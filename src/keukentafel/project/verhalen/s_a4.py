"""S-A4 Urgent, Gulpen-Wittem.

Thu 03-12-2026 14:10: Els, 79, partner/mantelzorger suddenly in hospital. -> temporary facility decided "onverwijld"
(Wmo 2.3.3), same day, 04-12-2026 t/m 14-01-2027 (six weeks); research due 14-01-2027. System must flag: aanvraag on
14-01 may be decided until 28-01, so temporary support would end before decision -> proposes extension, no care gap;
state re-assessed before any definitive decision.

The same afternoon the order goes to the provider, and each besluit after it has its own order: no gap there either.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Stap, Taak
from keukentafel.omgeving.contracten.models import Aanbieder
from keukentafel.project.verhalen.inkoop import koop_in
from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.tafel import Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import (
    Doelvelden,
    Hulpvelden,
    Ontwerpvelden,
    Tijdelijkbeeld,
    spoed_nalezen,
    tijdelijk_beeld,
    tijdelijk_besluiten,
    tijdelijk_verlengen,
)
from keukentafel.reis.handeling import Wie
from keukentafel.reis.leveren import bestelling, hulp_van, opdracht_beantwoorden, start_melden, toewijzing_geven
from keukentafel.reis.melden import melden
from keukentafel.reis.taken import NALEZEN, OPDRACHT, TIJDELIJK_STOPT
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment

DAG = date(2026, 12, 3)
MELDING = moment(DAG, time(14, 10))
GEBELD = moment(DAG, time(14, 35))
BESLOTEN = moment(DAG, time(15, 20))
EERSTE, LAATSTE = date(2026, 12, 4), date(2027, 1, 14)
GESPREK = date(2027, 1, 5)
NIEUW = date(2027, 1, 28)
AANBIEDER = "Thuishulp Geuldal (verzonnen)"
ELS = inwoner("Els", "Franssen", "Gulpen", geboren=(1947, 5, 20), postcode="6271 ZZ")  # type: ignore[arg-type]
VAN_DOCHTER = replace(
    PER_TELEFOON, melder="naaste", melder_naam="Petra Franssen", melder_relatie="dochter", spoed=True,
    woorden="Mijn vader ligt plots in het ziekenhuis. Hij zorgde voor mama. Zij is nu alleen.", ondersteuning="nee",
)  # fmt: skip
HULP = (Hulpvelden(activiteit="Hulp bij de maaltijd en in huis", frequentie="elke dag", minuten=60, per="dag"),)
MOTIVERING = "Uw man ligt plots in het ziekenhuis. Hij zorgde elke dag voor u. U kunt niet wachten op ons onderzoek."
TEKSTEN = {
    "a": "Uw man is nog niet thuis. U wilt in uw eigen huis blijven. Koken en zwaar werk lukken niet.",
    "b": "U wast en kleedt zich zelf. Uw man kan de komende tijd niet helpen.",
    "c": "Uw dochter komt elke zaterdag. Vaker kan zij niet, want zij werkt ver weg.",
    "d": "Uw dochter wil weten wie haar helpt als het te veel wordt. Wij belden haar daarover.",
    "e": "De eettafel in Gulpen is op dinsdag. Daar haalt een buurvrouw u voor op.",
    "f": "De huisarts en de wijkverpleging weten ervan.",
    "g": "U betaalt een bijdrage. Het CAK berekent dit en stuurt u een brief.",
}
LADDER = (
    (Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "U wast en kleedt zich zelf."),
    (Trede.ALGEMEEN_GEBRUIKELIJK, Oordeel.HELPT_DEELS, "Drie dagen in de week warmt u een maaltijd op."),
    (Trede.GEBRUIKELIJKE_HULP, Oordeel.PAST_NIET, "Uw man ligt in het ziekenhuis."),
    (Trede.NETWERK, Oordeel.HELPT_DEELS, "Uw dochter komt elke zaterdag."),
    (Trede.ANDERE_WET, Oordeel.HELPT_DEELS, "De wijkverpleging komt elke ochtend even langs."),
    (Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT_DEELS, "Op dinsdag eet u mee aan de eettafel."),
    (Trede.COLLECTIEVE_VOORZIENING, Oordeel.NIET_AAN_DE_ORDE, "Hulp in huis kan niet samen met anderen."),
    (Trede.MAATWERK, Oordeel.NODIG, "Voor de andere dagen is er nog niemand."),
)
DEFINITIEF = Ontwerpvelden(
    begin=date(2027, 1, 29),
    einde=date(2027, 7, 28),
    vorm="natura",
    profiel="aanvullend",
    aanbieder=AANBIEDER,
    motivering="Wij keken opnieuw. Uw man is nog niet thuis. Koken en zwaar werk lukken u niet alleen.",
    kosten_cent=450_000,
    doelen=(
        Doelvelden(
            woorden="In mijn eigen huis blijven",
            resultaat="U eet elke dag warm en uw huis is op orde",
            richting="stabilisering",
            maatstaf="Elke maand bellen wij hoe het gaat",
            datum=date(2027, 7, 26),
            hulp=(Hulpvelden(activiteit="Hulp bij de maaltijd", frequentie="elke dag", minuten=30, per="dag"),),
        ),
    ),
)


def speel(t: Toneel) -> None:
    """Her daughter rings on Thursday afternoon; help comes on Friday and never stops before the besluit."""
    gemeente = t.gemeente("gulpen-wittem")
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans = t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    t.mandaat(noor, gemeente, "tijdelijk")
    t.mandaat(hans, gemeente, "tijdelijk", "toekennen", tot_cent=1_000_000)
    with t.binnen(gemeente, wie=noor):
        vraag = melden(gemeente=gemeente, inwoner=ELS, ontvangst=VAN_DOCHTER, wie=noor, op=MELDING, behandelaar=noor.id)
    tafel = Tafel(t, gemeente, vraag, noor)
    _, bij = koop_in(t, gemeente, "Hulp bij het huishouden", (AANBIEDER, "75750011", None))
    _eerste_contact(t, tafel)
    nieuw = _dezelfde_dag(t, tafel, hans)
    _opdracht(t, tafel, nieuw, bij[AANBIEDER])
    _gat(t, tafel)
    _tweede_mens(t, tafel, hans, nieuw)
    _opnieuw_kijken(t, tafel)
    _verlengen(t, tafel)
    if (verlengd := tafel.getekend("tijdelijk")) is not None:
        _bestel(t, tafel, verlengd, moment(date(2027, 1, 11), time(9, 0)))
    _zonder_gat(t, tafel, hans)
    _ook_de_opdrachten(t, tafel)


def _eerste_contact(t: Toneel, tafel: Tafel) -> None:
    zaak = tafel.record()
    t.verwachting("Wij beloven dezelfde dag te bellen.", zaak.spoed and zaak.eerste_contact_uiterlijk == DAG)
    with t.weigering("Zonder dat iemand Els sprak is de weg niet urgent.", om={"spoor"}):
        tafel.kies_spoor("urgent", reden="Els is alleen en kan niet koken.", op=GEBELD)
    tafel.bel(op=GEBELD, verslag="Els zegt dat zij vandaag nog te eten heeft. Morgen niet.")
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        gebeld = [(s.door, s.tijdstip) for s in Stap.objects.filter(zaak_id=tafel.zaak, handeling="gebeld")]
    t.verwachting(
        "Het eerste contact is door een mens, dezelfde dag.",
        gebeld == [(tafel.wie.naam, GEBELD)] and tafel.record().eerste_contact_op == DAG,
    )
    tafel.kies_spoor("urgent", reden="Els is alleen en kan niet koken.", op=GEBELD)


def _dezelfde_dag(t: Toneel, tafel: Tafel, hans: Wie) -> Besluit:
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        nieuw = tijdelijk_besluiten(
            gemeente=tafel.gemeente, zaak=tafel.zaak, begin=EERSTE, hulp=HULP, motivering=MOTIVERING,
            aanbieder=AANBIEDER, kosten_cent=160_000, nalezer=hans.id, wie=tafel.wie, op=BESLOTEN,
        )  # fmt: skip
    besluit = tafel.getekend("tijdelijk")
    t.verwachting(
        "Dezelfde dag is besloten, door één mens met mandaat.",
        besluit is not None and (besluit.bekendgemaakt_op, besluit.getekend_door_id) == (DAG, tafel.wie.id),
    )
    brief = tafel.brief("tijdelijke_ondersteuning")
    t.verwachting(
        "De brief zegt van wanneer tot wanneer, welke hulp, wie komt en waarom.",
        noemt(brief, ("van 4 december 2026 tot en met 14 januari 2027", HULP[0].activiteit, "Thuishulp", MOTIVERING)),
    )
    t.postronde(op=moment(DAG, time(16, 0)))
    t.verwachting(
        "De brief gaat dezelfde dag de deur uit.",
        [b.verzonden_op for b in t.alle_brieven() if b.soort == "tijdelijke_ondersteuning"]
        == [moment(DAG, time(16, 0))],
    )
    beeld = _beeld(t, tafel)
    if beeld:
        t.termijnen |= {"tijdelijk_einde": beeld.tot_en_met, "onderzoek": tafel.record().onderzoek_uiterlijk}
    t.verwachting(
        "Tijdelijke hulp van 4 december 2026 tot en met 14 januari 2027.",
        beeld is not None and (beeld.vanaf, beeld.tot_en_met) == (EERSTE, LAATSTE),
    )
    t.verwachting(
        "Hoe lang het duurt is een waarde van de gemeente met haar bron, en zes weken is een voorbeeld.",
        beeld is not None
        and beeld.hoogstens.waarde == 6
        and bool(beeld.hoogstens.bron)
        and beeld.hoogstens.is_voorbeeld,
    )
    t.verwachting("Het onderzoek is klaar op 14 januari 2027.", tafel.record().onderzoek_uiterlijk == date(2027, 1, 14))
    return nieuw


def _bestel(t: Toneel, tafel: Tafel, besluit: Besluit, op: datetime) -> Toewijzing:
    """Give the order of a besluit as the page fills it in."""
    record = tafel.record()
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        b = bestelling(zaak=record, besluit=besluit.id, wie=tafel.wie, op=op)
        assert b.product is not None
        assert b.aanbieder is not None
        assert b.volume is not None
        return toewijzing_geven(
            gemeente=tafel.gemeente, zaak=tafel.zaak, besluit=besluit.id, aanbieder=b.aanbieder.id,
            product=b.product.id, volume=b.volume, frequentie=b.frequentie, ingangsdatum=b.eerste,
            einddatum=b.laatste, wie=tafel.wie, op=op,
        )  # fmt: skip


def _opdracht(t: Toneel, tafel: Tafel, nieuw: Besluit, aanbieder: Aanbieder) -> None:
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        taken = list(Taak.objects.filter(zaak_id=tafel.zaak, wat=OPDRACHT.wat, gedaan_op__isnull=True))
    t.verwachting(
        "De opdracht aan de aanbieder staat dezelfde dag met spoed op de lijst.",
        [(x.behandelaar_id, x.uiterlijk, x.spoed) for x in taken] == [(tafel.wie.id, DAG, True)],
    )
    order = _bestel(t, tafel, nieuw, moment(DAG, time(15, 30)))
    t.verwachting(
        "Dezelfde middag heeft de aanbieder de opdracht: 60 minuten per dag, van 4 december tot en met 14 januari.",
        (order.aanbieder_id, order.volume, order.frequentie, order.ingangsdatum, order.einddatum)
        == (aanbieder.id, 60, "1", EERSTE, LAATSTE),
    )
    record = tafel.record()
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        opdracht_beantwoorden(
            gemeente=tafel.gemeente, toewijzing=order.id, aanbieder=aanbieder.id, antwoord="ja",
            contactpersoon="Thuishulp Geuldal", wie=tafel.wie, op=moment(DAG, time(16, 15)),
        )  # fmt: skip
        start_melden(
            gemeente=tafel.gemeente, toewijzing=order.id, datum=EERSTE, via="hand", wie=tafel.wie,
            op=moment(EERSTE, time(13, 0)),
        )  # fmt: skip
        hulp = hulp_van(zaak=record)
    t.verwachting(
        "Vrijdag komt de hulp. De vraag zelf gaat gewoon verder.",
        [h.gestart_op for h in hulp] == [EERSTE] and tafel.record().stand == Stand.ONTVANGEN,
    )


def _ook_de_opdrachten(t: Toneel, tafel: Tafel) -> None:
    if (blijvend := tafel.getekend("toekenning")) is not None:
        _bestel(t, tafel, blijvend, moment(NIEUW, time(15, 0)))
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        dagen = list(
            Toewijzing.objects.filter(zaak_id=tafel.zaak).order_by("nummer").values_list("ingangsdatum", "einddatum")
        )
    t.verwachting(
        "Ook tussen de opdrachten zit geen dag zonder hulp.",
        len(dagen) == 3 and all(een[1] and een[1] + timedelta(days=1) == twee[0] for een, twee in pairwise(dagen)),
    )


def _tweede_mens(t: Toneel, tafel: Tafel, hans: Wie, nieuw: Besluit) -> None:
    with t.binnen(tafel.gemeente, doel="besluit nalezen", wie=hans):
        taken = Taak.objects.filter(zaak_id=tafel.zaak, wat=NALEZEN.wat, gedaan_op__isnull=True)
        t.verwachting(
            "Een tweede mens kijkt het de volgende werkdag na.",
            [(x.behandelaar_id, x.uiterlijk) for x in taken] == [(hans.id, DAG + timedelta(days=1))],
        )
        spoed_nalezen(
            gemeente=tafel.gemeente, zaak=tafel.zaak, besluit=nieuw.id, opmerking="", wie=hans,
            op=moment(EERSTE, time(9, 0)),
        )  # fmt: skip


def _beeld(t: Toneel, tafel: Tafel, op: date = DAG) -> Tijdelijkbeeld | None:
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        return tijdelijk_beeld(gemeente=tafel.gemeente, zaak=tafel.zaak, wie=tafel.wie, op=moment(op, time(17, 0)))


def _gat(t: Toneel, tafel: Tafel) -> None:
    beeld = _beeld(t, tafel)
    gat = beeld.gat if beeld else None
    t.verwachting(
        "Het scherm ziet dat het besluit tot en met 28 januari 2027 mag, en de hulp eerder stopt.",
        gat is not None and (gat.begin, gat.laatste_dag) == (date(2027, 1, 15), NIEUW),
    )
    voorstel = beeld.voorstel if beeld else None
    t.verwachting(
        "Het scherm stelt voor om te verlengen tot en met 28 januari 2027.",
        voorstel is not None and voorstel.tot_en_met == NIEUW and "28 januari 2027" in voorstel.zin,
    )


def _opnieuw_kijken(t: Toneel, tafel: Tafel) -> None:
    tafel.spreek_af(begin=moment(GESPREK, time(10, 0)), op=moment(date(2026, 12, 14), time(9, 0)))
    op = moment(GESPREK, time(12, 0))
    t.verwachting("Het onderzoek loopt intussen door.", tafel.record().stand == Stand.IN_ONDERZOEK)
    with t.weigering("Voor een definitief besluit is eerst een aanvraag nodig.", om={""}):
        tafel.ontwerp(DEFINITIEF, soort="toekenning", op=op)
    with t.weigering(
        "En daarvoor maken wij de stand opnieuw op: a tot en met g en de ladder.", om={*TEKSTEN, "ladder", "uitkomst"}
    ):
        tafel.verstuur(op=op)
    tafel.schrijf(TEKSTEN, uitkomst="Elke dag hulp bij de maaltijd.", op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.stel_vast(op=op)


def _verlengen(t: Toneel, tafel: Tafel) -> None:
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        stopt = Taak.objects.filter(zaak_id=tafel.zaak, wat=TIJDELIJK_STOPT.wat, gedaan_op__isnull=True).first()
    t.verwachting(
        "Dat de hulp stopt staat ruim voor de laatste dag op de lijst van de consulent.",
        stopt is not None and stopt.behandelaar_id == tafel.wie.id and stopt.uiterlijk < LAATSTE,
    )
    if stopt is None:
        return
    beeld = _beeld(t, tafel, stopt.uiterlijk)
    voorstel = beeld.voorstel if beeld else None
    t.verwachting("Het voorstel staat er dan nog.", voorstel is not None and voorstel.tot_en_met == NIEUW)
    if voorstel is None:
        return
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        tijdelijk_verlengen(
            gemeente=tafel.gemeente, zaak=tafel.zaak, tot_en_met=voorstel.tot_en_met, kosten_cent=55_000, wie=tafel.wie,
            op=moment(stopt.uiterlijk, time(17, 30)), motivering="Uw man is nog niet thuis.",
        )  # fmt: skip
    beeld = _beeld(t, tafel, stopt.uiterlijk)
    t.verwachting(
        "Na het verlengen is er geen gat meer.",
        beeld is not None and (beeld.vanaf, beeld.tot_en_met, beeld.gat) == (date(2027, 1, 15), NIEUW, None),
    )
    t.verwachting(
        "Ook over het verlengen krijgt Els een brief.",
        noemt(tafel.brief("tijdelijke_ondersteuning"), ("Uw tijdelijke hulp gaat door", "28 januari 2027")),
    )


def _zonder_gat(t: Toneel, tafel: Tafel, hans: Wie) -> None:
    tafel.verstuur(op=moment(date(2027, 1, 12), time(9, 0)))
    t.verwachting(
        "Het verslag zegt hoe het nu is, niet hoe het op 3 december was.",
        noemt(tafel.brief("verslag"), (GESPREK, TEKSTEN["a"])),
    )
    tafel.inwoner_tekent(op=moment(LAATSTE, time(11, 0)))
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        uiterlijk = Aanvraag.objects.get(zaak_id=tafel.zaak).besluit_uiterlijk
    if uiterlijk:
        t.termijnen["besluit_bij_aanvraag_14-01"] = uiterlijk
    t.verwachting("Na de aanvraag van 14 januari mag het besluit tot en met 28 januari.", uiterlijk == NIEUW)
    op = moment(NIEUW, time(9, 0))
    ontwerp = tafel.ontwerp(DEFINITIEF, soort="toekenning", op=op)
    tafel.geef_aan(ontwerp, hans, op=op)
    tafel.teken(ontwerp, hans, op=moment(NIEUW, time(14, 0)))
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        bekend = Besluit.objects.filter(zaak_id=tafel.zaak, staat=Besluit.Staat.BEKENDGEMAAKT).order_by("id")
        perioden = [b.periode for b in bekend]
    t.verwachting(
        "Er is geen dag zonder hulp: elk besluit begint waar het vorige ophoudt.",
        len(perioden) == 3
        and perioden[0].lower == EERSTE
        and all(een.upper == twee.lower for een, twee in pairwise(perioden)),
    )
    t.verwachting("De zaak is toegekend.", tafel.record().stand == Stand.TOEGEKEND)
