"""S-C1 Happy chain, without money.

Allocation 240 min/w from Mon 01-02-2027 -> start message -> client page shows "gestart op". Order and start go by
message (s_c1_berichten); the provider says yes in the portal. The declaration of February joins with the money.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from django.urls import reverse

from keukentafel.dossier.besluit.models import Besluit, Doel
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak.models import Stap, Taak
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.project.verhalen.inkoop import koop_in, werkt_bij
from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON
from keukentafel.project.verhalen.s_a2 import LADDER, TEKSTEN, UITKOMST, VELDEN
from keukentafel.project.verhalen.s_c1_berichten import meld_begin, stuur_opdracht
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.project.verhalen.toneel import Toneel, plat
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import Hulpvelden
from keukentafel.reis.handeling import NietGevonden, Wie
from keukentafel.reis.leveren import (
    Bestelling,
    NietGecontracteerd,
    bestelling,
    opdracht,
    opdracht_beantwoorden,
    opdrachten_van,
    toewijzing_geven,
    voortgang_geven,
)
from keukentafel.reis.melden import Ontvangen, melden
from keukentafel.reis.taken import OPDRACHT
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment
from keukentafel.stelsel.postbus.models import Post

MELDING = date(2026, 12, 7)
BEKEND = date(2027, 1, 18)
EERSTE = date(2027, 2, 1)
LAATSTE = date(2028, 1, 31)
GESPREK = date(2026, 12, 17)
GEULBRUG, LINDE = "Zorgcoöperatie De Geulbrug", "De Linde (verzonnen)"
OUD = "Thuiszorg Oud Contract (verzonnen)"
HULP = Hulpvelden(activiteit="Hulp in huis", frequentie="elke week twee keer", minuten=240, per="week")
TOEGEKEND = replace(
    VELDEN,
    begin=EERSTE,
    einde=LAATSTE,
    kosten_cent=480_000,
    doelen=(replace(VELDEN.doelen[0], datum=LAATSTE, hulp=(HULP,)),),
)


def speel(t: Toneel) -> None:
    """Fatma was granted 240 minutes a week; De Geulbrug gets the order, says yes, and comes on the first day."""
    gemeente = t.gemeente("meerssen")
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans = t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    petra = t.medewerker("Petra Ramakers", Rol.AANBIEDER, gemeente)
    ad = t.medewerker("Ad Linders", Rol.AANBIEDER, gemeente)
    t.mandaat(hans, gemeente, "toekennen", tot_cent=500_000)
    product, bij = koop_in(
        t, gemeente, "Hulp bij het huishouden", (GEULBRUG, "75750001", None), (LINDE, "75750002", None),
        (OUD, "75750003", date(2027, 1, 31)),
    )  # fmt: skip
    werkt_bij(t, petra, gemeente, bij[GEULBRUG])
    werkt_bij(t, ad, gemeente, bij[LINDE])
    tafel = toegekend(Tafel(t, gemeente, _melding(t, gemeente, noor), noor), hans)
    besluit = tafel.getekend("toekenning")
    if besluit is None:
        t.verwachting("De hulp is toegekend.", False)
        return
    order = _opdracht(t, tafel, besluit, product, bij)
    geulbrug = stuur_opdracht(t, tafel, order, bij[GEULBRUG], BEKEND)
    _antwoord(t, tafel, order, petra, ad, bij[GEULBRUG])
    meld_begin(t, tafel, order, geulbrug, EERSTE, date(2027, 2, 2))
    _begin(t, tafel, order, petra)


def _melding(t: Toneel, gemeente: Gemeente, noor: Wie) -> Ontvangen:
    with t.binnen(gemeente, wie=noor):
        return melden(
            gemeente=gemeente, inwoner=FATMA, ontvangst=PER_TELEFOON, wie=noor, op=moment(MELDING, time(9, 30)),
            behandelaar=noor.id,
        )  # fmt: skip


def toegekend(tafel: Tafel, hans: Wie, *, gesprek: date = GESPREK) -> Tafel:
    """Take a question from its melding to a published grant of 240 minutes a week, which Hans signs."""
    tafel.spreek_af(begin=moment(gesprek, time(10, 0)), op=moment(MELDING, time(11, 0)))
    tafel.kies_spoor("standaard", op=moment(gesprek, time(9, 0)))
    tafel.stel_vast(op=moment(gesprek, time(11, 30)))
    op = moment(date(2027, 1, 4), time(16, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.verstuur(op=op)
    tafel.inwoner_tekent(op=moment(date(2027, 1, 6), time(20, 0)))
    op = moment(BEKEND, time(9, 0))
    ontwerp = tafel.ontwerp(TOEGEKEND, soort="toekenning", op=op)
    tafel.geef_aan(ontwerp, hans, op=op)
    tafel.teken(ontwerp, hans, op=moment(BEKEND, time(11, 0)))
    return tafel


def _bestel(t: Toneel, tafel: Tafel, b: Bestelling, aanbieder: int, op: datetime) -> Toewijzing:
    assert b.product is not None
    assert b.volume is not None
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        return toewijzing_geven(
            gemeente=tafel.gemeente, zaak=tafel.zaak, besluit=b.besluit.id, aanbieder=aanbieder, product=b.product.id,
            volume=b.volume, frequentie=b.frequentie, ingangsdatum=b.eerste, einddatum=b.laatste,
            goed_om_te_weten="Bel na 10 uur.", wie=tafel.wie, op=op,
        )  # fmt: skip


def _opdracht(t: Toneel, tafel: Tafel, besluit: Besluit, product: Product, bij: dict[str, Aanbieder]) -> Toewijzing:
    op = moment(BEKEND, time(13, 0))
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        taken = Taak.objects.filter(zaak_id=tafel.zaak, wat=OPDRACHT.wat, gedaan_op__isnull=True)
        t.verwachting(
            "Na het besluit staat de opdracht op de dag van de contactpersoon.",
            [x.behandelaar_id for x in taken] == [tafel.wie.id],
        )
    record = tafel.record()
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        b = bestelling(zaak=record, besluit=besluit.id, wie=tafel.wie, op=op)
    t.verwachting(
        "De opdracht staat klaar uit het besluit: 240 minuten per week bij De Geulbrug, vanaf maandag 1 februari 2027.",
        (b.volume, b.frequentie, b.eerste, b.laatste) == (240, "2", EERSTE, LAATSTE)
        and b.product == product
        and b.aanbieder == bij[GEULBRUG],
    )
    t.verwachting("Wie op 1 februari geen contract meer heeft, staat er niet bij.", bij[OUD] not in b.aanbieders)
    anderen: tuple[Aanbieder, ...] = ()
    with t.weigering("Een opdracht aan wie dan geen contract heeft, kan niet.", NietGecontracteerd, om={"aanbieder"}):
        try:
            _bestel(t, tafel, b, bij[OUD].id, op)
        except NietGecontracteerd as fout:
            anderen = fout.anderen
            raise
    t.verwachting("Het scherm noemt wie wel kan.", set(anderen) == set(bij.values()) - {bij[OUD]})
    order = _bestel(t, tafel, b, bij[GEULBRUG].id, op)
    _bestel(t, tafel, b, bij[GEULBRUG].id, op)
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        t.verwachting(
            "Twee keer klikken is één opdracht, met één bericht in de postbus.",
            Toewijzing.objects.count() == 1 and Post.objects.filter(soort="toewijzing").count() == 1,
        )
        t.verwachting("De opdracht is van de dag.", not taken.all().exists())
    return order


def _antwoord(t: Toneel, tafel: Tafel, order: Toewijzing, petra: Wie, ad: Wie, geulbrug: Aanbieder) -> None:
    g, op = tafel.gemeente.code, moment(date(2027, 1, 19), time(9, 0))
    with t.binnen(tafel.gemeente, doel="opdrachten lezen", wie=petra):
        regels = opdrachten_van(aanbieders={g: geulbrug.id}, wie=petra, op=op)
        beeld = opdracht(gemeente=g, toewijzing=order.id, aanbieder=geulbrug.id, wie=petra, op=op)
    t.verwachting(
        "De aanbieder ziet de opdracht met het doel in haar eigen woorden.",
        [r.toewijzing for r in regels] == [order.id]
        and [r.woorden for r in beeld.resultaten] == [TOEGEKEND.doelen[0].woorden],
    )
    with t.binnen(tafel.gemeente, doel="opdrachten lezen", wie=ad):
        with t.weigering("Een andere aanbieder vindt de opdracht niet.", NietGevonden):
            opdracht(gemeente=g, toewijzing=order.id, aanbieder=geulbrug.id, wie=ad, op=op)
        t.verwachting(
            "Op de lijst van een andere aanbieder staat niets.",
            opdrachten_van(aanbieders={g: geulbrug.id}, wie=ad, op=op) == [],
        )
    with t.binnen(tafel.gemeente, doel="opdracht beantwoorden", wie=petra):
        opdracht_beantwoorden(
            gemeente=tafel.gemeente, toewijzing=order.id, aanbieder=geulbrug.id, antwoord="ja",
            contactpersoon="Petra Ramakers", wie=petra, op=op,
        )  # fmt: skip
    tekst = _pagina(t, tafel, moment(date(2027, 1, 20), time(20, 0)))
    t.verwachting(
        "De pagina van Fatma zegt wanneer haar hulp begint, door wie, en wie belt.",
        "Uw hulp begint op" in tekst
        and f"De hulp begint op maandag 1 februari, door {GEULBRUG}." in tekst
        and "Petra Ramakers" in tekst,
    )


def _begin(t: Toneel, tafel: Tafel, order: Toewijzing, petra: Wie) -> None:
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        stappen = Stap.objects.filter(zaak_id=tafel.zaak, naar=Stand.HULP_LOOPT).count()
        doel = _doel(order)
    t.termijnen["hulp_gestart"] = EERSTE
    t.verwachting(
        "De hulp loopt, en dat staat één keer op de tijdlijn.",
        tafel.record().stand == Stand.HULP_LOOPT and stappen == 1,
    )
    tekst = _pagina(t, tafel, moment(date(2027, 2, 3), time(20, 0)))
    t.verwachting(
        "De pagina van Fatma zegt dat haar hulp begonnen is, en op welke dag.",
        "Uw hulp is begonnen op maandag 1 februari" in tekst,
    )
    op = moment(date(2027, 3, 1), time(9, 0))
    with t.binnen(tafel.gemeente, doel="voortgang geven", wie=petra):
        voortgang_geven(
            gemeente=tafel.gemeente, toewijzing=order.id, doel=doel, hoe="goed", gedaan="Samen de lijst nagelopen.",
            wie=petra, op=op,
        )  # fmt: skip
    wie_keken = {r.gebruiker_naam for r in t.logboek() if r.handeling == "opdracht bekeken"}
    t.verwachting("Fatma kan lezen wie bij de aanbieder haar opdracht opende.", wie_keken == {"Petra Ramakers"})


def _doel(order: Toewijzing) -> int:
    return Doel.objects.filter(besluit_id=order.besluit_id).earliest("volgorde").id


def _pagina(t: Toneel, tafel: Tafel, op: datetime) -> str:
    """Return "Waar staat mijn vraag?" as Fatma reads it with her number and code, on one line."""
    adres = reverse("inwoner:mijn-vraag", args=[tafel.gemeente.slug])
    with t.bezoek(op=op) as browser:
        sleutel = {"nummer": tafel.vraag.nummer, "code": tafel.vraag.volgcode or ""}
        return plat(browser.post(adres, sleutel, follow=True).content.decode())
