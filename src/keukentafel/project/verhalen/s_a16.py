"""S-A16 Afwijzing with alternative, Eijsden-Margraten.

Weekly cleaning requested, inwonende healthy adult son 24 (gebruikelijke hulp). -> negative decision must contain:
research per art. 2.3.2(4) a-g, norm used with version, why gebruikelijke hulp is reasonable here, alternatives, bezwaar
until +6 weeks, phone number. System refuses to issue a rejection when any of a-g is neither answered nor marked "niet
aan de orde, omdat".

The norm is a text of the municipality and an example: no minutes are invented here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.tafel import NIET_AAN_DE_ORDE, VIA_DE_WEBSITE, Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.besluiten import Ontwerpvelden, aanvragen
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Inwonergegevens, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment

MELDING = date(2027, 1, 11)
VERSLAG = date(2027, 2, 8)
AANVRAAG = date(2027, 2, 17)
BEKEND = date(2027, 3, 2)
TE_LAAT = date(2027, 2, 23)
GERDA = inwoner("Gerda", "Lemmens", "Eijsden")
TINY = inwoner("Tiny", "Voncken", "Margraten")
VRAAG = replace(PER_TELEFOON, woorden="Ik wil elke week iemand die schoonmaakt. Mijn rug doet pijn.")
TEKSTEN = {
    "a": "U wilt een schoon huis, zonder pijn in uw rug.",
    "b": "U doet licht werk. Uw zoon van 24 woont bij u. Hij is gezond en werkt overdag.",
    "c": "Uw zus doet nu de ramen.",
    "d": f"{NIET_AAN_DE_ORDE}uw zus vindt het goed zoals het gaat.",
    "e": "De klussendienst in Eijsden helpt bij grote klussen.",
    "f": "De fysiotherapeut traint uw rug. Dat gaat door.",
    "g": f"{NIET_AAN_DE_ORDE}u krijgt geen hulp met een bijdrage.",
}
UITKOMST = "Uw zoon doet het zware werk. Wij denken dat hulp van de gemeente niet nodig is."
NORM, VERSIE = "Regels over hulp van huisgenoten van Eijsden-Margraten (voorbeeld)", "versie 2026 (onbevestigd)"
NEE = Ontwerpvelden(
    gevraagd="elke week hulp bij het schoonmaken",
    motivering=(
        "Uw zoon van 24 woont bij u. Hij is gezond en kan het zware werk in huis doen.\n\n"
        "Wij vroegen hem of dat gaat. Hij wil het op zaterdag doen. Hij doet het al als u ziek bent. "
        "Daarom is het hier redelijk dat hij helpt."
    ),
    norm=NORM,
    norm_versie=VERSIE,
    alternatieven=(
        "De klussendienst in Eijsden helpt u bij grote klussen.\n"
        "Wij leren uw zoon graag hoe hij het werk handig verdeelt. Bel ons voor een afspraak."
    ),
)


def speel(t: Toneel) -> None:
    """Gerda hears no, with everything in it; with Tiny each part is left open once, and nothing leaves."""
    gemeente = t.gemeente("eijsden-margraten")
    marieke = t.medewerker("Marieke Lahaye", Rol.CONSULENT, gemeente)
    karin = t.medewerker("Karin Dohmen", Rol.KWALITEIT, gemeente)
    t.mandaat(karin, gemeente, "afwijzen")
    tafel, van_tiny = _meld(t, gemeente, marieke, GERDA), _meld(t, gemeente, marieke, TINY)
    _tot_aanvraag(t, tafel)
    _open_onderdelen(t, van_tiny, karin)
    _afwijzing(t, tafel, karin)
    _brief(t, tafel)


def _meld(t: Toneel, gemeente: Gemeente, wie: Wie, mens: Inwonergegevens) -> Tafel:
    with t.binnen(gemeente, wie=wie):
        vraag = melden(
            gemeente=gemeente, inwoner=mens, ontvangst=VRAAG, wie=wie, op=moment(MELDING, time(10, 0)),
            behandelaar=wie.id,
        )  # fmt: skip
    return Tafel(t, gemeente, vraag, wie)


def _open_onderdelen(t: Toneel, tafel: Tafel, karin: Wie) -> None:
    """Our onderzoek was late, so Tiny applied without a verslag: only the besluit can still notice what is open."""
    with t.binnen(tafel.gemeente, doel="eigen aanvraag doen"):
        aanvragen(
            gemeente=tafel.gemeente, zaak=tafel.zaak, via="web", ontvangen_op=TE_LAAT,
            gevraagd="Elke week hulp bij het schoonmaken.", wie=VIA_DE_WEBSITE, op=moment(TE_LAAT, time(20, 0)),
        )  # fmt: skip
    op = moment(BEKEND, time(9, 0))
    nee = replace(NEE, weigeringsgrond=Trede.GEBRUIKELIJKE_HULP.value)  # nobody filled in her ladder
    besluit = tafel.ontwerp(nee, soort="afwijzing", op=op)
    tafel.geef_aan(besluit, karin, op=op)
    with t.weigering("Zonder onderzoek gaat er geen afwijzing weg.", om={*TEKSTEN, "verslag"}):
        tafel.teken(besluit, karin, op=op)
    for letter in Onderwerp:
        tafel.schrijf(TEKSTEN | {letter.value: ""}, uitkomst=UITKOMST, op=op)
        with t.weigering(
            f"Met onderdeel {letter.value} open gaat er geen afwijzing weg.", om={letter.value, "verslag"}
        ):
            tafel.teken(besluit, karin, op=op)
    tafel.schrijf(TEKSTEN | {"d": NIET_AAN_DE_ORDE}, uitkomst=UITKOMST, op=op)
    with t.weigering("Niet aan de orde, zonder te zeggen waarom, is ook open.", om={"d", "verslag"}):
        tafel.teken(besluit, karin, op=op)
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    with t.weigering("Zonder dat Tiny het verslag kreeg, gaat er geen afwijzing weg.", om={"verslag"}):
        tafel.teken(besluit, karin, op=op)
    t.verwachting(
        "Er ging geen afwijzing weg.", not t.teksten("besluit_afwijzing") and tafel.getekend("afwijzing") is None
    )


def _tot_aanvraag(t: Toneel, tafel: Tafel) -> None:
    t.termijnen |= {"plan_uiterlijk": tafel.vraag.plan.uiterlijk, "onderzoek": tafel.vraag.onderzoek.uiterlijk}
    tafel.spreek_af(begin=moment(date(2027, 1, 25), time(10, 0)), op=moment(date(2027, 1, 12), time(9, 0)))
    op = moment(VERSLAG, time(9, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(
        (Trede.GEBRUIKELIJKE_HULP, Oordeel.HELPT, "Uw zoon kan het zware werk op zaterdag doen."),
        (Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT_DEELS, "De klussendienst helpt bij grote klussen."),
        op=op,
    )
    tafel.verstuur(op=op)
    with t.binnen(tafel.gemeente, doel="eigen aanvraag doen"):
        aanvragen(
            gemeente=tafel.gemeente, zaak=tafel.zaak, via="web", ontvangen_op=AANVRAAG,
            gevraagd="Ik vraag toch elke week hulp aan.", wie=VIA_DE_WEBSITE, op=moment(AANVRAAG, time(19, 0)),
        )  # fmt: skip
        uiterlijk = Aanvraag.objects.get(zaak_id=tafel.zaak).besluit_uiterlijk
    if uiterlijk:
        t.termijnen["besluit"] = uiterlijk
    t.verwachting(
        "Ook wie iets anders wil dan het verslag mag aanvragen: binnen twee weken is er een besluit.",
        uiterlijk == AANVRAAG + timedelta(weeks=2),
    )


def _afwijzing(t: Toneel, tafel: Tafel, karin: Wie) -> None:
    op = moment(BEKEND, time(10, 0))
    mist: Mapping[str, Ontwerpvelden] = {
        "motivering": replace(NEE, motivering=""),
        "norm": replace(NEE, norm="", norm_versie=""),
        "norm_versie": replace(NEE, norm_versie=""),
        "alternatieven": replace(NEE, alternatieven=""),
    }
    zinnen = {
        "motivering": "Zonder waarom gebruikelijke hulp hier redelijk is, gaat de afwijzing niet weg.",
        "norm": "Zonder norm gaat de afwijzing niet weg.",
        "norm_versie": "Zonder de versie van die norm gaat de afwijzing niet weg.",
        "alternatieven": "Zonder te zeggen wat wel kan, gaat de afwijzing niet weg.",
    }
    besluit = tafel.ontwerp(NEE, soort="afwijzing", op=op)
    tafel.geef_aan(besluit, karin, op=op)
    for onderdeel, velden in mist.items():
        tafel.ontwerp(velden, soort="afwijzing", op=op)
        with t.weigering(zinnen[onderdeel], om={onderdeel}):
            tafel.teken(besluit, karin, op=op)
    tafel.ontwerp(NEE, soort="afwijzing", op=op)
    tafel.teken(besluit, karin, op=moment(BEKEND, time(14, 0)))
    t.verwachting("De aanvraag is afgewezen.", tafel.record().stand == Stand.AFGEWEZEN)


def _brief(t: Toneel, tafel: Tafel) -> None:
    besluit, brief = tafel.getekend("afwijzing"), tafel.brief("besluit_afwijzing")
    t.verwachting(
        "Bezwaar kan zes weken: tot en met dinsdag 13 april 2027.",
        besluit is not None
        and besluit.bekendgemaakt_op == BEKEND
        and besluit.bezwaar_uiterlijk == BEKEND + timedelta(weeks=6) == date(2027, 4, 13),
    )
    if besluit is not None and besluit.bezwaar_uiterlijk is not None:
        t.termijnen["bezwaar"] = besluit.bezwaar_uiterlijk
        t.verwachting("De brief noemt die dag.", noemt(brief, ("U kunt ook bezwaar maken.", besluit.bezwaar_uiterlijk)))
    deel = brief.partition("Wat hebben wij onderzocht?")[2].partition("Verandert er iets?")[0]
    t.verwachting(
        "De brief heeft het onderzoek a tot en met g, ook wat niet aan de orde is en waarom.",
        noemt(deel, [letter.vraag for letter in Onderwerp])
        and noemt(deel, [tekst.removeprefix(NIET_AAN_DE_ORDE) for tekst in TEKSTEN.values()])
        and deel.count("Niet aan de orde: ") == 2,
    )
    t.verwachting(
        "Na wat het kost zegt de brief dat wie geen hulp krijgt niets betaalt.",
        f"{TEKSTEN['g'].removeprefix(NIET_AAN_DE_ORDE)} U krijgt deze hulp niet. U betaalt er dus niets voor." in deel,
    )
    t.verwachting(
        "De brief noemt de norm met haar versie, en dat zij een voorbeeld is.",
        noemt(brief, (f"Wij gebruikten deze norm: {NORM}, {VERSIE}.",)),
    )
    t.verwachting(
        "De brief zegt waarom hulp van een huisgenoot hier redelijk is.",
        noemt(brief, ("Daarom is het hier redelijk dat hij helpt.", "Hij wil het op zaterdag doen.")),
    )
    t.verwachting("De brief zegt wat wel kan.", noemt(brief, NEE.alternatieven.splitlines()))
    t.verwachting(
        "De brief heeft een telefoonnummer om eerst te bellen.",
        noemt(brief, (f"Bel {tafel.wie.naam}: {tafel.gemeente.telefoon}",)),
    )
    artikel = besluit.artikel if besluit else ""
    t.verwachting("De brief noemt het artikel.", bool(artikel) and artikel in brief)
