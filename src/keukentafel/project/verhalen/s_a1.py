"""S-A1 Jorik, 19, Maastricht: help without a besluit.

Melding by POH/huisarts-praktijk Mon 11-01-2027: concentration, mood, few contacts, diploma at risk. Steps: confirmation
same day naming OCO and personal plan; triage enkelvoudig; talk 25-01; six dimensions: only meedoen (4), mentaal (4),
dagelijks functioneren (6) discussed, three left "niet besproken"; ladder: eigen kracht, network (an uncle, found by
asking), algemeen: POH 3 sessions, maatschappelijk werk, sportclub training twice weekly. -> plan may be handed in until
18-01-2027, research due 22-02-2027; report sent; outcome "opgelost zonder maatwerk", no aanvraag, no diagnosis field
anywhere; follow-up call planned after 3rd POH session; Jorik keeps the right to apply and the letter says so.

He counts as basisaanbod in the monitor (result 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.apps import apps
from django.db import connection

from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.dossier.zaak.models import Taak
from keukentafel.omgeving.monitor.models import Feit, Telling
from keukentafel.project.verhalen.mensen import VIA_WEB, inwoner
from keukentafel.project.verhalen.tafel import NIET_AAN_DE_ORDE, VIA_DE_WEBSITE, Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.besluiten import aanvragen
from keukentafel.reis.leren.feiten import Feitsoort, pseudoniem
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.reis.melden import Ontvangst, melden
from keukentafel.reis.onderzoeken import Gebied, leefgebieden_bewaren, onderzoek_openen, oplossen_zonder_maatwerk
from keukentafel.reis.taken import NABELLEN
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment

MELDING = date(2027, 1, 11)
GESPREK = date(2027, 1, 25)
VERSLAG = date(2027, 2, 1)
SESSIES = (date(2027, 2, 3), date(2027, 2, 10), date(2027, 2, 17))
NABELLEN_OP = date(2027, 2, 24)
JORIK = inwoner("Jorik", "Smeets", "Maastricht", aanhef="de heer", bsn="999990020", postcode="6211 ZZ")
VAN_POH = Ontvangst(
    kanaal="telefoon", melder="professional", melder_naam="Huisartsenpraktijk Wyck (verzonnen)",
    woorden="Zijn hoofd blijft niet bij school. Hij is somber en ziet weinig mensen. Zijn diploma is in gevaar.",
)  # fmt: skip
BESPROKEN = (
    Gebied(Dimensie.MEEDOEN, "Ik zie bijna niemand meer, alleen op school.", nu=4),
    Gebied(Dimensie.MENTAAL_WELBEVINDEN, "Ik lig vaak wakker en heb nergens zin in.", nu=4),
    Gebied(Dimensie.DAGELIJKS_FUNCTIONEREN, "Opstaan lukt, plannen voor school niet.", nu=6),
)
TEKSTEN = {
    "a": "U wilt uw diploma halen en weer mensen zien. Uw hoofd blijft niet bij school.",
    "b": "U staat zelf op en doet uw eigen was. U wilt elke zondag uw week plannen.",
    "c": "Wij vroegen wie u vertrouwt. Dat is uw oom. Hij wil elke zondag helpen met plannen.",
    "d": f"{NIET_AAN_DE_ORDE}uw oom zegt dat hij dit graag doet en goed volhoudt.",
    "e": "U kunt zo naar het maatschappelijk werk. Bij de sportclub traint u twee keer per week mee.",
    "f": "U praat drie keer met de ondersteuner bij uw huisarts. School weet ervan.",
    "g": f"{NIET_AAN_DE_ORDE}dit kost u niets.",
}
UITKOMST = "U gaat dit doen met uw oom, het maatschappelijk werk, de sportclub en de huisarts."
OPLOSSING = (
    "U praat drie keer met de ondersteuner bij uw huisarts: op 3, 10 en 17 februari.",
    "U gaat naar het maatschappelijk werk in uw wijk.",
    "U traint twee keer per week mee bij de sportclub.",
    "Uw oom helpt u elke zondag met plannen voor school.",
)
# What a field would be called that says what somebody has instead of what somebody needs.
ZIEKTEWOORDEN = ("diagnos", "aandoening", "ziekte", "stoornis", "handicap", "medicijn", "medicatie", "icd", "dsm")


def speel(t: Toneel) -> None:
    """The practice rings for him; the talk finds an uncle, and nothing needs a besluit."""
    gemeente = t.gemeente("maastricht")
    sanne = t.medewerker("Sanne Ramaekers", Rol.CONSULENT, gemeente)
    with t.binnen(gemeente, wie=sanne):
        vraag = melden(
            gemeente=gemeente, inwoner=JORIK, ontvangst=VAN_POH, wie=sanne, op=moment(MELDING, time(10, 0)),
            behandelaar=sanne.id,
        )  # fmt: skip
    tafel = Tafel(t, gemeente, vraag, sanne)
    _bevestiging(t, tafel)
    _gesprek(t, tafel)
    _verslag(t, tafel)
    _opgelost(t, tafel)
    _geteld(t, tafel)
    _recht_blijft(t, tafel)
    t.verwachting("Nergens is een veld voor een diagnose.", not [n for n in _veldnamen() if _noemt_ziekte(n)])


def _bevestiging(t: Toneel, tafel: Tafel) -> None:
    zaak = tafel.record()
    t.termijnen |= {"persoonlijk_plan_tot": zaak.plan_uiterlijk, "onderzoek_uiterlijk": zaak.onderzoek_uiterlijk}
    t.verwachting("Een eigen plan kan tot en met 18 januari 2027.", zaak.plan_uiterlijk == date(2027, 1, 18))
    t.verwachting("Het onderzoek is klaar op 22 februari 2027.", zaak.onderzoek_uiterlijk == date(2027, 2, 22))
    dagen = [b.dag for b in t.alle_brieven() if b.soort == "ontvangstbevestiging"]
    t.verwachting("De bevestiging is van dezelfde dag.", dagen == [MELDING])
    tekst = tafel.brief("ontvangstbevestiging")
    gemeente = tafel.gemeente
    t.verwachting(
        "De bevestiging noemt gratis ondersteuning, met naam en nummer.",
        noemt(tekst, (gemeente.clientondersteuning_naam, gemeente.clientondersteuning_telefoon, "gratis")),
    )
    t.verwachting("De bevestiging spreekt hem gewoon aan.", "Beste meneer Smeets," in tekst)
    t.verwachting("De bevestiging noemt tot en met welke dag een plan kan.", noemt(tekst, (zaak.plan_uiterlijk,)))


def _gesprek(t: Toneel, tafel: Tafel) -> None:
    tafel.kies_spoor("standaard", op=moment(MELDING, time(11, 0)))
    tafel.spreek_af(begin=moment(GESPREK, time(13, 0)), op=moment(date(2027, 1, 13), time(9, 0)))
    niets = {d: Gebied(d) for d in Dimensie}
    gebieden = [*(niets | {Dimensie(g.dimensie): g for g in BESPROKEN}).values()]
    op = moment(GESPREK, time(14, 30))
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        leefgebieden_bewaren(gemeente=tafel.gemeente, zaak=tafel.zaak, gebieden=gebieden, wie=tafel.wie, op=op)
        beeld = onderzoek_openen(zaak=tafel.zaak, wie=tafel.wie, op=op)
        cijfers = {g.dimensie: g.leefgebied.nu if g.leefgebied else None for g in beeld.gebieden}
        t.verwachting(
            "Drie onderwerpen hebben een cijfer: meedoen 4, mentaal 4 en dagelijks functioneren 6.",
            {d: c for d, c in cijfers.items() if c is not None}
            == {Dimensie.MEEDOEN: 4, Dimensie.MENTAAL_WELBEVINDEN: 4, Dimensie.DAGELIJKS_FUNCTIONEREN: 6},
        )
        leeg = [d for d, c in cijfers.items() if c is None]
        t.verwachting("Drie onderwerpen blijven niet besproken, en dat mag.", len(leeg) == 3)
    tafel.ladder(
        (Trede.EIGEN_KRACHT, Oordeel.HELPT_DEELS, "U plant zelf uw week."),
        (Trede.NETWERK, Oordeel.HELPT_DEELS, "Uw oom helpt elke zondag."),
        (Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT, "Maatschappelijk werk en meetrainen bij de sportclub passen."),
        op=op,
    )


def _verslag(t: Toneel, tafel: Tafel) -> None:
    op = moment(VERSLAG, time(9, 0))
    with t.weigering("Zonder de onderdelen a tot en met g gaat het verslag niet weg.", om={*TEKSTEN, "uitkomst"}):
        tafel.verstuur(op=op)
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.verstuur(op=op)
    brief = tafel.brief("verslag")
    t.verwachting(
        "Het verslag is verstuurd, met zijn eigen woorden en wat wij vonden.",
        noemt(brief, (GESPREK, *(g.woorden for g in BESPROKEN), TEKSTEN["c"], UITKOMST)),
    )
    besproken = {Dimensie(g.dimensie) for g in BESPROKEN}
    t.verwachting(
        "Wat niet besproken is, staat niet in het verslag.",
        noemt(brief, [d.uitspraak for d in besproken])
        and not any(d.uitspraak in brief for d in Dimensie if d not in besproken),
    )


def _opgelost(t: Toneel, tafel: Tafel) -> None:
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        oplossen_zonder_maatwerk(
            gemeente=tafel.gemeente, zaak=tafel.zaak, oplossing=OPLOSSING, nabellen_op=NABELLEN_OP, wie=tafel.wie,
            op=moment(VERSLAG, time(15, 0)),
        )  # fmt: skip
        t.verwachting(
            "Er is geen aanvraag en geen besluit.",
            not Aanvraag.objects.filter(zaak_id=tafel.zaak).exists()
            and not Besluit.objects.filter(zaak_id=tafel.zaak).exists(),
        )
        bellen = list(Taak.objects.filter(zaak_id=tafel.zaak, wat=NABELLEN.wat, gedaan_op__isnull=True))
    t.verwachting("De zaak is opgelost zonder maatwerk.", tafel.record().stand == Stand.OPGELOST_ZONDER_MAATWERK)
    t.verwachting(
        "Na het derde gesprek bij de huisarts staat nabellen op de dag van de consulent.",
        [(b.behandelaar_id, b.uiterlijk > SESSIES[-1]) for b in bellen] == [(tafel.wie.id, True)],
    )
    brief = tafel.brief("opgelost_zonder_maatwerk")
    t.verwachting(
        "De brief noemt elke afspraak en de dag waarop wij bellen.",
        noemt(brief, (*OPLOSSING, *(f"Wij bellen u op {datum_voluit(b.uiterlijk)}" for b in bellen))) and bool(bellen),
    )
    t.verwachting(
        "De brief noemt het recht om toch aan te vragen.",
        noemt(brief, ("Deze brief is geen besluit", "U mag altijd nog hulp aanvragen", "Daartegen kunt u bezwaar")),
    )


def _geteld(t: Toneel, tafel: Tafel) -> None:
    with t.binnen(tafel.gemeente, doel="cijfers tellen"):
        tellingen_verversen(
            gemeente=tafel.gemeente, tot_en_met=te_tellen_tot(gemeente=tafel.gemeente), op=moment(VERSLAG, time(23, 0))
        )
        antwoorden = Feit.objects.filter(soort=Feitsoort.ANTWOORD).values_list("pseudoniem", "trede", "dag")
        geteld = Telling.objects.filter(soort=Feitsoort.ANTWOORD).values_list("trede", "aantal")
        naam = pseudoniem(gemeente=tafel.gemeente.code, zaak=tafel.zaak)
        t.verwachting(
            "In de telling vond zijn vraag een antwoord in het basisaanbod, één keer en zonder naam.",
            list(antwoorden) == [(naam, Trede.ALGEMENE_VOORZIENING.value, VERSLAG)]
            and list(geteld) == [(Trede.ALGEMENE_VOORZIENING.value, 1)],
        )


def _recht_blijft(t: Toneel, tafel: Tafel) -> None:
    dag = NABELLEN_OP + timedelta(days=1)
    with t.alsof(tafel.gemeente):
        aanvraag = aanvragen(
            gemeente=tafel.gemeente, zaak=tafel.zaak, via=VIA_WEB.kanaal, ontvangen_op=dag,
            gevraagd="Ik wil toch hulp bij het plannen.", wie=VIA_DE_WEBSITE, op=moment(dag, time(20, 0)),
        )  # fmt: skip
        t.verwachting(
            "Zou Jorik later toch aanvragen, dan loopt de tijd voor een besluit.",
            Aanvraag.objects.get(zaak_id=tafel.zaak).besluit_uiterlijk == dag + timedelta(weeks=2)
            and aanvraag.ontvangen_op == dag,
        )
    t.verwachting("Dat deed hij niet.", tafel.record().stand == Stand.OPGELOST_ZONDER_MAATWERK)


def _veldnamen() -> Iterator[str]:
    """Every field of every model, and every column of every table in the database."""
    for model in apps.get_models(include_auto_created=True):
        yield from (f"{model._meta.label}.{veld.name}" for veld in model._meta.get_fields())
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor, include_views=True):
            kolommen = connection.introspection.get_table_description(cursor, tabel)
            yield from (f"{tabel}.{kolom.name}" for kolom in kolommen)


def _noemt_ziekte(naam: str) -> bool:
    return any(woord in naam.lower().replace("_", "") for woord in ZIEKTEWOORDEN)
