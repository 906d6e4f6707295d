"""The whole journey: a melding in Meerssen carried to a number on the policy page.

By the resident, the consulent, the signer, the provider and the policy officer. A number below ten people is never
shown, so nine neighbours went before: hers is the tenth, and with it the number appears.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse

from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.levering.models import Bericht, Toewijzing
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.project.verhalen.inkoop import koop_in, werkt_bij
from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON, inwoner
from keukentafel.project.verhalen.s_c1 import BEKEND, EERSTE, GEULBRUG, LAATSTE, MELDING, toegekend
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.project.verhalen.toneel import Toneel, plat
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.handeling import Wie
from keukentafel.reis.leren.cijfers import bereken
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.reis.leveren import opdracht_beantwoorden, start_melden, toewijzing_geven, voortgang_geven
from keukentafel.reis.melden import Inwonergegevens, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment
from keukentafel.werkplaats.postronde import Postronde

AGB = "75750001"
BUREN = 9
BEGONNEN = date(2027, 2, 2)
GETELD = date(2027, 3, 1)  # February is over: its numbers are there
WACHT = f"{(EERSTE - MELDING).days} dagen"


@dataclass(frozen=True, kw_only=True)
class Spelers:
    """Who plays, and what is bought at whom."""

    gemeente: Gemeente
    noor: Wie
    hans: Wie
    petra: Wie
    thijs: Wie
    product: Product
    geulbrug: Aanbieder


def richt_in(t: Toneel) -> Spelers:
    """Make the municipality, its people, the provider and the contract."""
    gemeente = t.gemeente("meerssen")
    noor, hans = (t.medewerker(naam, Rol.CONSULENT, gemeente) for naam in ("Noor Claessen", "Hans Vroomen"))
    petra = t.medewerker("Petra Ramakers", Rol.AANBIEDER, gemeente)
    for wie in (noor, hans):
        t.mandaat(wie, gemeente, "toekennen", tot_cent=500_000)
    product, bij = koop_in(t, gemeente, "Hulp bij het huishouden", (GEULBRUG, AGB, None))
    werkt_bij(t, petra, gemeente, bij[GEULBRUG])
    return Spelers(
        gemeente=gemeente, noor=noor, hans=hans, petra=petra,
        thijs=t.medewerker("Thijs Beckers", Rol.BELEID, gemeente), product=product, geulbrug=bij[GEULBRUG],
    )  # fmt: skip


def negen_buren(t: Toneel, s: Spelers) -> None:
    """Let nine neighbours go the same way before: from their melding to help that began, told in the portal."""
    for nummer in range(1, BUREN + 1):
        buur = _tafel(t, s.gemeente, s.noor, inwoner(f"Buur {nummer}", "Voorbeeld", "Meerssen"))
        gesprek = na_werkdagen(van=MELDING, aantal=nummer)  # one talk a day
        order = _bestel(toegekend(buur, s.hans, gesprek=gesprek), s.product, s.geulbrug)
        _via_portaal(buur, order, s.petra, s.geulbrug)


def speel(t: Toneel) -> None:
    """Fatma asks; eight weeks later her help begins, and she is one of the ten that policy may count."""
    s = richt_in(t)
    gemeente = s.gemeente
    negen_buren(t, s)
    ervoor = _bladzijde(t, gemeente, s.thijs, moment(GETELD, time(8, 0)))
    t.verwachting(
        "Met negen vragen blijft verborgen hoeveel het er zijn, en hoe lang iemand wacht op hulp.",
        ">10<" not in _regel(ervoor) and WACHT not in ervoor and "verborgen" in _regel(ervoor),
    )
    gesprek = na_werkdagen(van=MELDING, aantal=BUREN + 1)
    tafel = toegekend(_tafel(t, gemeente, s.noor, FATMA), s.hans, gesprek=gesprek)
    order = _bestel(tafel, s.product, s.geulbrug)
    _met_berichten(t, tafel, order)
    _voortgang(tafel, order, s.petra)
    _inwoner_leest(t, tafel)
    _beleid_leest(t, tafel, s.thijs)


def _tafel(t: Toneel, gemeente: Gemeente, noor: Wie, wie: Inwonergegevens) -> Tafel:
    with t.binnen(gemeente, wie=noor):
        vraag = melden(
            gemeente=gemeente, inwoner=wie, ontvangst=PER_TELEFOON, wie=noor, op=moment(MELDING, time(9, 30)),
            behandelaar=noor.id,
        )  # fmt: skip
    return Tafel(t, gemeente, vraag, noor)


def _bestel(tafel: Tafel, product: Product, aanbieder: Aanbieder) -> Toewijzing:
    besluit = tafel.getekend("toekenning")
    assert besluit is not None
    with tafel.t.binnen(tafel.gemeente, wie=tafel.wie):
        return toewijzing_geven(
            gemeente=tafel.gemeente, zaak=tafel.zaak, besluit=besluit.id, aanbieder=aanbieder.id, product=product.id,
            volume=240, frequentie="2", ingangsdatum=EERSTE, einddatum=LAATSTE, wie=tafel.wie,
            op=moment(BEKEND, time(14, 0)),
        )  # fmt: skip


def _via_portaal(tafel: Tafel, order: Toewijzing, petra: Wie, geulbrug: Aanbieder) -> None:
    with tafel.t.binnen(tafel.gemeente, doel="opdracht beantwoorden", wie=petra):
        opdracht_beantwoorden(
            gemeente=tafel.gemeente, toewijzing=order.id, aanbieder=geulbrug.id, antwoord="ja",
            contactpersoon=petra.naam, wie=petra, op=moment(date(2027, 1, 19), time(9, 0)),
        )  # fmt: skip
        start_melden(
            gemeente=tafel.gemeente, toewijzing=order.id, datum=EERSTE, via="portaal", wie=petra,
            op=moment(BEGONNEN, time(9, 0)),
        )  # fmt: skip


def _met_berichten(t: Toneel, tafel: Tafel, order: Toewijzing) -> None:
    """Let her order and her start go as iWmo messages: 301 and 302, 305 and 306."""
    post, bij = BerichtenpostInProef(), AanbiederInProef(AGB, BEGONNEN)
    post.sluit_aan(AGB, bij.postvak)
    ronde = Postronde(t.printstraat, post)
    besteld = moment(BEKEND, time(15, 0))
    _rond(ronde, post, besteld)
    _rond(ronde, post, besteld)  # the 302
    t.verwachting("De aanbieder kreeg de opdracht van Fatma als bericht.", order.nummer in bij.opdrachten)
    post.bezorg(bij.start(order.nummer, EERSTE))
    begonnen = moment(BEGONNEN, time(10, 0))
    _rond(ronde, post, begonnen)
    _rond(ronde, post, begonnen)  # the 306
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        berichten = Bericht.objects.filter(zaak_id=tafel.zaak).order_by("id")
        soorten = [b.soort for b in berichten]
        afgekeurd = [b.soort for b in berichten if b.retourcodes]
    t.verwachting(
        "Vier berichten: de opdracht en de start, elk met één antwoord, zonder afkeuring.",
        sorted(soorten) == ["WMO301", "WMO302", "WMO305", "WMO306"] and not afgekeurd,
    )
    t.verwachting("De hulp van Fatma loopt.", tafel.record().stand == Stand.HULP_LOOPT)


def _rond(ronde: Postronde, post: BerichtenpostInProef, op: datetime) -> None:
    ronde.alles(op=op)
    post.breng_rond()
    ronde.alles(op=op)


def _voortgang(tafel: Tafel, order: Toewijzing, petra: Wie) -> None:
    with tafel.t.binnen(tafel.gemeente, doel="voortgang geven", wie=petra):
        doel = Doel.objects.filter(besluit_id=order.besluit_id).earliest("volgorde").id
        voortgang_geven(
            gemeente=tafel.gemeente, toewijzing=order.id, doel=doel, hoe="goed",
            gedaan="Samen de lijst gemaakt van wat zwaar is.", wie=petra, op=moment(BEGONNEN, time(16, 0)),
        )  # fmt: skip


def _inwoner_leest(t: Toneel, tafel: Tafel) -> None:
    adres = reverse("inwoner:mijn-vraag", args=[tafel.gemeente.slug])
    with t.bezoek(op=moment(BEGONNEN, time(20, 0))) as browser:
        sleutel = {"nummer": tafel.vraag.nummer, "code": tafel.vraag.volgcode or ""}
        tekst = plat(browser.post(adres, sleutel, follow=True).content.decode())
    t.verwachting(
        "Fatma leest thuis dat haar hulp begon op maandag 1 februari.",
        "Uw hulp is begonnen op maandag 1 februari" in tekst,
    )


def _bladzijde(t: Toneel, gemeente: Gemeente, beleid: Wie, op: datetime) -> str:
    """Count, and return the policy page as it then is, on one line."""
    with t.binnen(gemeente, doel="cijfers tellen"):
        tellingen_verversen(gemeente=gemeente, tot_en_met=te_tellen_tot(gemeente=gemeente), op=op)
    with t.bezoek(op=op, wie=beleid) as browser:
        return plat(browser.get(reverse("beleid:werkt-het", args=[gemeente.slug])).content.decode())


def _regel(bladzijde: str) -> str:
    """Return the line of the whole municipality."""
    return bladzijde.partition('data-wijk="geheel"')[2].partition("</tr>")[0]


def _beleid_leest(t: Toneel, tafel: Tafel, thijs: Wie) -> None:
    op = moment(GETELD, time(9, 0))
    bladzijde = _bladzijde(t, tafel.gemeente, thijs, op)
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        dagen = [
            (o.gestart_op - o.zaak.startdag).days for o in Toewijzing.objects.select_related("zaak") if o.gestart_op
        ]
        vragen = Zaak.objects.count()
        (cijfers,) = bereken(gemeenten=[tafel.gemeente], peildag=GETELD)
        namen = set(Feit.objects.values_list("pseudoniem", flat=True))
    t.verwachting(
        "Haar vraag is de tiende: het getal staat er nu, en het klopt met de dossiers.",
        cijfers.vragen.totaal == vragen == BUREN + 1 and f">{vragen}<" in _regel(bladzijde),
    )
    t.verwachting(
        "Haar begin, dat als bericht kwam, is het tiende: van melding tot echte start 56 dagen, ook wie de dossiers"
        " naloopt vindt dat.",
        len(dagen) == BUREN + 1 and cijfers.hulp_dagen == sum(dagen) // len(dagen) and WACHT in bladzijde,
    )
    t.verwachting("Van melding tot besluit waren het 42 dagen.", cijfers.besluit_dagen == (BEKEND - MELDING).days == 42)
    t.verwachting(
        "Op de bladzijde staat niets van Fatma: geen naam, geen zaaknummer, geen bsn, geen nummer uit de telling.",
        not any(deel in bladzijde for deel in ("Fatma", "Aydin", tafel.vraag.nummer, FATMA.bsn or "?", *namen)),
    )
    zaak = reverse("consulent:dossier", args=[tafel.zaak])
    with t.bezoek(op=op, wie=thijs) as browser:
        t.verwachting("Beleid komt niet in haar dossier.", browser.get(zaak).status_code in (403, 404))
    t.termijnen |= {"besluit": BEKEND, "hulp_gestart": EERSTE}
