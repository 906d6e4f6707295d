"""S-A7 Mia, 70, weduwe, Valkenburg a/d Geul - SMART.

Algemene dagbesteding 2 dagdelen (no indication) + individual support ends 31-12-2026 without dated results. -> at
08-10-2026 (12 weeks (P)) system shows "3 doelen zonder meetbaar resultaat/duur": contacten, dagstructuur, financien;
consulent sets e.g. "administratie op orde, 3 maanden, per 31-03-2027"; provider reports at the agreed months; general
day activity is steered only at provider level: no client record created for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from django.urls import reverse

from keukentafel.dossier.besluit.models import Besluit, Doel, Hulp
from keukentafel.dossier.evaluatie.models import Evaluatie, Evaluatiegebied, Nazorg, Resultaatafspraak
from keukentafel.dossier.levering.models import Toewijzing, Voortgang
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.s_a7_teksten import DOELEN, LADDER, SCHERP, TEKSTEN, UITKOMST, VOORTGANG, velden
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.project.verhalen.toneel import Toneel, plat
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.verordening import lokaal
from keukentafel.reis.besluiten import Ontwerpvelden
from keukentafel.reis.evalueren import (
    Evaluatievelden,
    Gebiednu,
    Standkeuze,
    evaluatie_houden,
    nazorg_bellen,
    resultaat_aanscherpen,
    te_bellen,
    zaak_afsluiten,
)
from keukentafel.reis.handeling import Wie
from keukentafel.reis.leveren import opdracht_beantwoorden, start_melden, stop_melden, toewijzing_geven, voortgang_geven
from keukentafel.reis.melden import melden
from keukentafel.reis.onderzoeken import Gebied, leefgebieden_bewaren
from keukentafel.reis.taken import AFSLUITEN, EVALUEREN, NAZORG, RESULTATEN, VERVOLG
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment
from keukentafel.werkplaats.dagronde import dagronde

MIA = replace(
    inwoner("Mia", "Habets", "Valkenburg", postcode="6301 ZZ", bsn="999990056"),
    geboren=(1956, 4, 2),
)
SIGNAAL, EINDE = date(2026, 10, 8), date(2026, 12, 31)
GESPREK, GETEKEND = date(2026, 10, 20), date(2026, 11, 10)
PER = (date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31))
STOPT = date(2027, 3, 31)
STANDEN = ("bereikt", "deels", "bereikt")
GELEDEN = "Ik zie niemand meer sinds mijn man dood is."
NU = "Ik ga elke week naar het koor. De post doe ik nu zelf."


def speel(t: Toneel) -> None:
    """Mia's help ends with the year, and nobody could say whether it worked; now three results get a day."""
    gemeente = t.gemeente("valkenburg-aan-de-geul")
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans = t.medewerker("Hans Vroomen", Rol.CONSULENT, gemeente)
    petra = t.medewerker("Petra Ramakers", Rol.AANBIEDER, gemeente)
    t.mandaat(hans, gemeente, "toekennen", tot_cent=1_000_000)
    lever = contract(t, gemeente, petra)
    tafel = toegekend(t, gemeente, noor, hans, lever)
    _signaal(t, tafel)
    _gesprek(t, tafel)
    verder = _nieuw_besluit(t, tafel, hans, lever)
    _aanbieder_vertelt(t, tafel, verder, lever)
    _terugkijken(t, verder)
    _na_de_hulp(t, verder, lever)
    _niets_over_de_dagbesteding(t, gemeente)


def contract(t: Toneel, gemeente: Gemeente, petra: Wie) -> dict[str, Any]:
    """Make one provider with a contract for support at home; the general day activity is no product that is ordered."""
    assert petra.id is not None
    with t.binnen(gemeente, doel="inrichten van het verhaal"):
        aanbieder = contracten.maak_aanbieder(naam="Begeleiding Geuldal (verzonnen)", agb="75750007", synthetisch=True)
        product = contracten.maak_product(
            gemeente=gemeente.code, naam="Begeleiding thuis", categorie="02", code="02A05", eenheid="01"
        )
        afspraak = contracten.maak_contract(
            gemeente=gemeente.code, aanbieder=aanbieder.id, nummer="C-7", van=date(2020, 1, 1), tot=None
        )
        contracten.maak_tarief(contract=afspraak, product=product.id, cent=105, van=date(2020, 1, 1), tot=None)
        contracten.maak_medewerker(
            gemeente=gemeente.code, aanbieder=aanbieder.id, gebruiker=petra.id, van=date(2020, 1, 1)
        )
    return {"petra": petra, "aanbieder": aanbieder.id, "product": product.id}


def _besluit(t: Toneel, tafel: Tafel, hans: Wie, ontwerp: Ontwerpvelden, dag: date) -> Besluit:
    """From the verslag to the besluit, all on one day."""
    tafel.ondersteuning("nee", op=moment(dag, time(9, 0)))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=moment(dag, time(9, 30)))
    tafel.ladder(*LADDER, op=moment(dag, time(9, 40)))
    tafel.stel_vast(op=moment(dag, time(9, 50)))
    tafel.verstuur(op=moment(dag, time(10, 0)))
    tafel.inwoner_tekent(op=moment(dag, time(11, 0)))
    vaag = replace(ontwerp, doelen=tuple(replace(d, maatstaf="", datum=None, zonder_omdat="") for d in ontwerp.doelen))
    eerst = tafel.ontwerp(vaag, soort="toekenning", op=moment(dag, time(12, 0)))
    tafel.geef_aan(eerst, hans, op=moment(dag, time(12, 5)))
    with t.weigering("Een doel zonder maatstaf, en zonder waarom, komt niet in een besluit."):
        tafel.teken(eerst, hans, op=moment(dag, time(12, 10)))
    concept = tafel.ontwerp(ontwerp, soort="toekenning", op=moment(dag, time(13, 0)))
    tafel.geef_aan(concept, hans, op=moment(dag, time(13, 10)))
    return tafel.teken(concept, hans, op=moment(dag, time(14, 0)))


def _bestel(t: Toneel, tafel: Tafel, besluit: Besluit, lever: dict[str, Any], op_dag: date, start: date) -> Toewijzing:
    """Order the help, and let the provider say yes and begin."""
    alles: dict[str, Any] = {"gemeente": tafel.gemeente, "wie": lever["petra"]}
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        opdracht = toewijzing_geven(
            gemeente=tafel.gemeente, zaak=tafel.zaak, besluit=besluit.id, aanbieder=lever["aanbieder"],
            product=lever["product"], volume=60, frequentie="2", ingangsdatum=besluit.periode.lower,
            einddatum=besluit.laatste_dag, wie=tafel.wie, op=moment(op_dag, time(15, 0)),
        )  # fmt: skip
    with t.binnen(tafel.gemeente, doel="opdracht beantwoorden", wie=lever["petra"]):
        opdracht_beantwoorden(
            toewijzing=opdracht.id, aanbieder=lever["aanbieder"], antwoord="ja", contactpersoon="Petra Ramakers",
            op=moment(op_dag, time(16, 0)), **alles,
        )  # fmt: skip
        start_melden(toewijzing=opdracht.id, datum=start, via="portaal", op=moment(start, time(16, 0)), **alles)
    return opdracht


def toegekend(t: Toneel, gemeente: Gemeente, noor: Wie, hans: Wie, lever: dict[str, Any]) -> Tafel:
    """Bring Mia's question to help that runs until the end of 2026, with goals that have no measure."""
    gemeld, besloten = date(2025, 11, 17), date(2025, 12, 8)
    with t.binnen(gemeente, wie=noor):
        vraag = melden(
            gemeente=gemeente, inwoner=MIA, ontvangst=replace(PER_TELEFOON, woorden=GELEDEN), wie=noor,
            op=moment(gemeld, time(10, 0)), behandelaar=noor.id,
        )  # fmt: skip
        leefgebieden_bewaren(
            gemeente=gemeente, zaak=vraag.zaak, gebieden=[Gebied("meedoen", GELEDEN, nu=3)], wie=noor,
            op=moment(gemeld, time(11, 0)),
        )  # fmt: skip
    tafel = Tafel(t, gemeente, vraag, noor)
    tafel.bel(op=moment(gemeld, time(12, 0)), verslag="Mia vertelt over haar man. Wij komen langs.")
    besluit = _besluit(t, tafel, hans, velden(date(2026, 1, 1), EINDE), besloten)
    _bestel(t, tafel, besluit, lever, date(2025, 12, 10), date(2026, 1, 5))
    t.termijnen["einde"] = besluit.laatste_dag
    t.verwachting(
        "De begeleiding loopt tot en met 31 december 2026.",
        (tafel.record().stand, besluit.laatste_dag) == (Stand.HULP_LOOPT, EINDE),
    )
    return tafel


def _taken(t: Toneel, tafel: Tafel) -> dict[str, date]:
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        return dict(
            Taak.objects.filter(zaak_id=tafel.zaak, behandelaar_id=tafel.wie.id, gedaan_op__isnull=True).values_list(
                "wat", "uiterlijk"
            )
        )


def _lees(t: Toneel, tafel: Tafel, pagina: str, op: date) -> str:
    """Return a page of the consulent about this case as it is on that day, on one line."""
    with t.bezoek(op=moment(op, time(9, 0)), wie=tafel.wie) as browser:
        return plat(browser.get(reverse(f"consulent:{pagina}", args=[tafel.zaak])).content.decode())


def _signaal(t: Toneel, tafel: Tafel) -> None:
    dagronde(op=moment(SIGNAAL - timedelta(days=1), time(6, 0)))
    t.verwachting("Op 7 oktober 2026 vraagt nog niets aandacht.", RESULTATEN.wat not in _taken(t, tafel))
    for _ in range(2):
        dagronde(op=moment(SIGNAAL, time(6, 0)))
    taken = _taken(t, tafel)
    if RESULTATEN.wat in taken:
        t.termijnen["signaal"] = SIGNAAL
    t.verwachting(
        "Op 8 oktober 2026 staat het op de dag van de consulent, met ruimte voor een nieuw besluit.",
        RESULTATEN.wat in taken and taken.get(EVALUEREN.wat) == EINDE - timedelta(weeks=8),
    )
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        aantal = Taak.objects.filter(zaak_id=tafel.zaak, wat__in=(RESULTATEN.wat, EVALUEREN.wat)).count()
    t.verwachting("De ronde van een dag mag twee keer lopen: alles staat er één keer.", aantal == 2)
    blad = _lees(t, tafel, "resultaten", SIGNAAL)
    t.verwachting(
        "Het scherm zegt: 3 doelen zonder meetbaar resultaat of duur.",
        "3 doelen zonder meetbaar resultaat of duur" in blad and all(d.woorden in blad for d in DOELEN),
    )
    weken = lokaal(gemeente=tafel.gemeente.slug, naam="einde_hulp_weken", peildatum=SIGNAAL)
    t.verwachting(
        "Twaalf weken is een voorbeeld van de regio, en het scherm zegt dat.",
        (weken.waarde, weken.is_voorbeeld) == (12, True) and "Dat aantal koos de gemeente nog niet zelf." in blad,
    )


def doelen_van(t: Toneel, tafel: Tafel) -> list[Doel]:
    """Return the goals of the newest besluit of this case, in order."""
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        besluit = Besluit.objects.filter(zaak_id=tafel.zaak, staat="bekendgemaakt").latest("id")
        return list(Doel.objects.filter(besluit=besluit).order_by("volgorde"))


def _gesprek(t: Toneel, tafel: Tafel) -> None:
    op, doelen = moment(GESPREK, time(10, 0)), doelen_van(t, tafel)
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        was = list(Doel.objects.order_by("id").values()), list(Besluit.objects.order_by("id").values())
    alles: dict[str, Any] = {"gemeente": tafel.gemeente, "zaak": tafel.zaak, "wie": tafel.wie}
    with (
        t.weigering("Zonder maatstaf en dag is het geen afspraak.", om={"maatstaf", "datum"}),
        t.binnen(tafel.gemeente, wie=tafel.wie),
    ):
        resultaat_aanscherpen(doel=doelen[2].id, resultaat=SCHERP[2][0], maatstaf="", datum=None, op=op, **alles)
    for doel, (resultaat, maatstaf), dag in zip(doelen, SCHERP, PER, strict=True):
        with t.binnen(tafel.gemeente, wie=tafel.wie):
            resultaat_aanscherpen(doel=doel.id, resultaat=resultaat, maatstaf=maatstaf, datum=dag, op=op, **alles)
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        gezegd = Evaluatievelden(
            woorden="De begeleiding helpt. Ik durf weer te bellen.", uitkomst="voortzetten",
            gebieden=(Gebiednu(dimensie="meedoen", nu=5),),
        )  # fmt: skip
        evaluatie_houden(velden=gezegd, op=moment(GESPREK, time(11, 0)), **alles)
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        nu = list(Doel.objects.order_by("id").values()), list(Besluit.objects.order_by("id").values())
        afspraken = list(Resultaatafspraak.objects.order_by("id"))
        gebied = Evaluatiegebied.objects.get(dimensie="meedoen")
    t.verwachting("Het besluit en de woorden van Mia blijven staan zoals zij waren.", was == nu)
    t.verwachting(
        "“Administratie op orde”, te zien aan drie maanden post, per 31 maart 2027.",
        (afspraken[-1].resultaat, afspraken[-1].maatstaf, afspraken[-1].datum) == (*SCHERP[2], PER[2]),
    )
    t.verwachting("Toen en nu staan naast elkaar.", (gebied.toen, gebied.nu) == (3, 5))
    blad, taken = _lees(t, tafel, "resultaten", GESPREK), _taken(t, tafel)
    t.verwachting(
        "Alle drie zijn te volgen; de taken zijn klaar.",
        "zonder meetbaar resultaat" not in blad and not {RESULTATEN.wat, EVALUEREN.wat} & set(taken),
    )
    t.verwachting(
        "Een resultaat na het einde van de hulp zet op de dag dat er iets moet volgen, op tijd.",
        taken.get(VERVOLG.wat) == EINDE - timedelta(weeks=8),
    )


def _nieuw_besluit(t: Toneel, tafel: Tafel, hans: Wie, lever: dict[str, Any]) -> Tafel:
    """What follows is a new besluit: a melding of its own, for somebody we know."""
    noor, gemeente = tafel.wie, tafel.gemeente
    with t.binnen(gemeente, wie=noor):
        vraag = melden(
            gemeente=gemeente, inwoner=MIA, wie=noor, op=moment(GESPREK, time(12, 0)), behandelaar=noor.id,
            ontvangst=replace(PER_TELEFOON, woorden="De hulp stopt met het jaar. Ik ben er nog niet."),
        )  # fmt: skip
        leefgebieden_bewaren(
            gemeente=gemeente, zaak=vraag.zaak, gebieden=[Gebied("meedoen", "Het koor lukt soms.", nu=5)], wie=noor,
            op=moment(GESPREK, time(12, 30)),
        )  # fmt: skip
    verder = Tafel(t, gemeente, vraag, noor)
    verder.bel(op=moment(GESPREK, time(12, 40)), verslag="Aan tafel besproken.")
    t.verwachting("Het is dezelfde Mia, met een nieuwe vraag.", verder.record().inwoner_id == tafel.record().inwoner_id)
    doelen = tuple(
        replace(d, resultaat=r, maatstaf=m, datum=dag, zonder_omdat="")
        for d, (r, m), dag in zip(DOELEN, SCHERP, PER, strict=True)
    )
    nieuw = _besluit(t, verder, hans, velden(date(2027, 1, 1), date(2027, 6, 30), doelen), GETEKEND)
    oud = tafel.getekend("toekenning")
    t.verwachting("Er is geen dag zonder hulp.", oud is not None and oud.periode.upper == nieuw.periode.lower)
    with t.binnen(gemeente, doel="hulp gestopt melden", wie=lever["petra"]):
        eerste = Toewijzing.objects.get(zaak_id=tafel.zaak)
        stop_melden(
            gemeente=gemeente, toewijzing=eerste.id, datum=EINDE, reden="19", via="portaal", wie=lever["petra"],
            op=moment(date(2027, 1, 4), time(9, 0)),
        )  # fmt: skip
    _bestel(t, verder, nieuw, lever, GETEKEND, date(2027, 1, 4))
    taken = _taken(t, tafel)
    t.verwachting(
        "De oude vraag is klaar. Nabellen hoeft niet, want de hulp gaat verder.",
        tafel.record().stand == Stand.BEEINDIGD and AFSLUITEN.wat in taken and NAZORG.wat not in taken,
    )
    return verder


def _aanbieder_vertelt(t: Toneel, tafel: Tafel, verder: Tafel, lever: dict[str, Any]) -> None:
    doelen = doelen_van(t, verder)
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        opdracht = Toewijzing.objects.get(zaak_id=verder.zaak).id
    eerste = PER[0] - timedelta(weeks=2)
    dagronde(op=moment(eerste - timedelta(days=1), time(6, 0)))
    vooraf = _taken(t, verder)
    dagronde(op=moment(eerste, time(6, 0)))
    t.verwachting(
        "Twee weken voor het eerste resultaat vraagt terugkijken om een plek op de dag, en geen dag eerder.",
        EVALUEREN.wat not in vooraf and _taken(t, verder).get(EVALUEREN.wat) == PER[0],
    )
    for dag, regels in zip(PER, VOORTGANG, strict=True):
        for doel, (hoe, gedaan, nodig) in zip(doelen, regels, strict=True):
            with t.binnen(tafel.gemeente, doel="vertellen hoe het gaat", wie=lever["petra"]):
                voortgang_geven(
                    gemeente=tafel.gemeente, toewijzing=opdracht, doel=doel.id, hoe=hoe, gedaan=gedaan, nodig=nodig,
                    wie=lever["petra"], op=moment(dag, time(15, 0)),
                )  # fmt: skip
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        verteld = list(Voortgang.objects.order_by("dag").values_list("dag", flat=True).distinct())
    t.verwachting("De aanbieder vertelt op 31 januari, 28 februari en 31 maart 2027.", verteld == list(PER))
    blad = _lees(t, verder, "resultaten", STOPT)
    t.verwachting(
        "De consulent leest per doel wat de aanbieder het laatst vertelde.",
        all(gedaan in blad for _, gedaan, _ in VOORTGANG[-1]) and "Petra Ramakers" in blad,
    )


def _bij_mia(t: Toneel, tafel: Tafel, op: date) -> str:
    """Return the page of her goals as Mia reads it, with number and code of her letter."""
    slug = tafel.gemeente.slug
    with t.bezoek(op=moment(op, time(20, 0))) as browser:
        browser.post(
            reverse("inwoner:mijn-vraag", args=[slug]), {"nummer": tafel.vraag.nummer, "code": tafel.vraag.volgcode}
        )
        return plat(browser.get(reverse("inwoner:doelen", args=[slug])).content.decode())


def _terugkijken(t: Toneel, verder: Tafel) -> None:
    doelen = doelen_van(t, verder)
    velden_nu = Evaluatievelden(
        woorden=NU, uitkomst="beeindigen", toelichting="Mia redt het nu zelf, met het koor en de buurvrouw.",
        standen=tuple(Standkeuze(doel=d.id, stand=s) for d, s in zip(doelen, STANDEN, strict=True)),
        gebieden=(Gebiednu(dimensie="meedoen", woorden="Ik zing weer.", nu=7),),
    )  # fmt: skip
    alles: dict[str, Any] = {"gemeente": verder.gemeente, "zaak": verder.zaak, "wie": verder.wie}
    op = moment(STOPT, time(16, 0))
    with (
        t.weigering("Stoppen voor het besluit afloopt, kan hier niet tegen de wil van Mia.", om={"wil_zelf"}),
        t.binnen(verder.gemeente, wie=verder.wie),
    ):
        evaluatie_houden(velden=velden_nu, op=op, **alles)
    with t.binnen(verder.gemeente, wie=verder.wie):
        evaluatie_houden(velden=replace(velden_nu, wil_zelf=True), op=op, **alles)
    with t.binnen(verder.gemeente, doel="verhaal nakijken"):
        evaluatie = Evaluatie.objects.get(zaak_id=verder.zaak)
    t.verwachting("De woorden van Mia staan voorop.", (evaluatie.woorden, evaluatie.dag) == (NU, STOPT))
    blad = _bij_mia(t, verder, STOPT)
    t.verwachting(
        "Mia leest haar doelen, wat de aanbieder vertelde, en haar eigen woorden.",
        all(d.woorden in blad for d in DOELEN)
        and NU in blad
        and VOORTGANG[-1][0][1] in blad
        and "toen 5, nu 7" in blad,
    )


def _na_de_hulp(t: Toneel, verder: Tafel, lever: dict[str, Any]) -> None:
    alles: dict[str, Any] = {"gemeente": verder.gemeente, "zaak": verder.zaak, "wie": verder.wie}
    with t.binnen(verder.gemeente, doel="hulp gestopt melden", wie=lever["petra"]):
        opdracht = Toewijzing.objects.get(zaak_id=verder.zaak).id
        stop_melden(
            gemeente=verder.gemeente, toewijzing=opdracht, datum=STOPT, reden="21", via="portaal", wie=lever["petra"],
            op=moment(STOPT, time(18, 0)),
        )  # fmt: skip
    bellen = _taken(t, verder).get(NAZORG.wat)
    if bellen:
        t.termijnen["nazorg"] = bellen
    t.verwachting(
        "Acht weken na het einde bellen wij Mia: uiterlijk 26 mei 2027.", bellen == STOPT + timedelta(weeks=8)
    )
    with (
        t.weigering("Zonder te bellen gaat de vraag niet dicht."),
        t.binnen(verder.gemeente, wie=verder.wie),
    ):
        zaak_afsluiten(op=moment(date(2027, 5, 20), time(9, 0)), **alles)
    record, op = verder.record(), moment(date(2027, 5, 20), time(10, 0))
    with t.binnen(verder.gemeente, wie=verder.wie):
        gesprek = te_bellen(zaak=record)
        nazorg_bellen(gesprek=gesprek, hoe="goed", notitie="Zij zingt nog elke week.", op=op, **alles)
        zaak_afsluiten(op=moment(date(2027, 5, 20), time(10, 5)), **alles)
    with t.binnen(verder.gemeente, doel="verhaal nakijken"):
        nazorg = Nazorg.objects.get(zaak_id=verder.zaak)
    t.verwachting(
        "Er is gebeld, en de vraag is afgesloten.",
        (nazorg.hoe, verder.record().stand) == ("goed", Stand.AFGESLOTEN),
    )


def _niets_over_de_dagbesteding(t: Toneel, gemeente: Gemeente) -> None:
    """E6: provider level on general offers. The talk may name it; nothing is kept to follow Mia in it."""
    with t.binnen(gemeente, doel="verhaal nakijken"):
        t.verwachting(
            "Voor de algemene dagbesteding is er geen dossier, geen opdracht, geen doel en geen voortgang.",
            Zaak.objects.count() == 2
            and Toewijzing.objects.exclude(product__naam="Begeleiding thuis").count() == 0
            and not Hulp.objects.filter(activiteit__icontains="dagbesteding").exists()
            and not Hulp.objects.filter(met_besluit=False).exists()
            and not any(
                soort.objects.filter(**{f"{veld}__icontains": "dagbesteding"}).exists()
                for soort, veld in (
                    (Doel, "woorden"), (Doel, "resultaat"), (Resultaatafspraak, "resultaat"), (Voortgang, "gedaan"),
                    (Evaluatie, "woorden"),
                )
            ),
        )  # fmt: skip
