"""S-A9 Personal plan late.

Resident hands plan day 12. -> accepted anyway and attached, report mentions it; no hard block (law: offered 7 days).
"""

from __future__ import annotations

from datetime import date, time

from keukentafel.dossier.brief.models import Brief
from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON
from keukentafel.project.verhalen.s_a2 import LADDER, TEKSTEN, UITKOMST
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.reis.handeling import Geweigerd, Wie
from keukentafel.reis.inzien import dossier_openen, waar_staat
from keukentafel.reis.melden import melden, plan_indienen
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment

MELDING = date(2027, 2, 1)
DAG_12 = date(2027, 2, 13)
GESPREK = date(2027, 2, 16)
VERSLAG = date(2027, 2, 26)
PLAN = "Mijn dochter doet de was. Ik zoek iemand voor de vloer en de ramen."


def speel(t: Toneel) -> None:
    """The plan comes by web on day twelve, a Saturday."""
    gemeente = t.gemeente("meerssen")
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    website = Wie(None, "Inwoner, via de website", "inwoner")
    op = moment(DAG_12, time(14, 0))
    with t.binnen(gemeente, wie=noor):
        vraag = melden(
            gemeente=gemeente, inwoner=FATMA, ontvangst=PER_TELEFOON, wie=noor, op=moment(MELDING, time(9, 30)),
            behandelaar=noor.id,
        )  # fmt: skip
    t.termijnen |= {"persoonlijk_plan_tot": vraag.plan.uiterlijk, "onderzoek_uiterlijk": vraag.onderzoek.uiterlijk}
    t.verwachting("Zeven dagen voor het eigen plan: tot en met 8 februari.", vraag.plan.uiterlijk == date(2027, 2, 8))
    try:
        with t.binnen(gemeente, doel="eigen plan aannemen"):
            plan = plan_indienen(gemeente=gemeente, zaak=vraag.zaak, tekst=PLAN, via="web", wie=website, op=op)
    except Geweigerd:
        t.verwachting("Het plan van dag twaalf wordt aangenomen.", False)
        return
    t.verwachting("Het plan van dag twaalf wordt aangenomen.", plan.ontvangen_op == DAG_12)
    t.verwachting("Er staat bij dat het na de week kwam.", plan.binnen_week is False)
    with t.binnen(gemeente, wie=noor):
        dossier = dossier_openen(zaak=vraag.zaak, wie=noor, op=op)
        t.verwachting("Het plan zit in het dossier, woord voor woord.", [p.tekst for p in dossier.plannen] == [PLAN])
        stand = waar_staat(gemeente=gemeente.code, zaak=vraag.zaak, op=op)
        stappen = [m for m in stand.momenten if m.handeling == "eigen plan ontvangen"]
        t.verwachting("De inwoner ziet haar plan op de tijdlijn.", [m.dag for m in stappen] == [DAG_12])
        t.verwachting("De tijdlijn zegt dat later mag.", bool(stappen) and "dat mag" in stappen[0].uitleg)
    with t.bezoek(op=op) as browser:
        browser.post(f"/{gemeente.slug}/mijn-vraag/", {"nummer": vraag.nummer, "code": vraag.volgcode})
        antwoord = browser.get(f"/{gemeente.slug}/mijn-vraag/plan/")
        t.verwachting("Na de week kan zij op de website nog een plan opsturen.", antwoord.status_code == 200)
    brief = [b for b in t.alle_brieven() if b.soort == "plan_ontvangen"]
    t.verwachting(
        "De brief zegt dat het plan gewoon meetelt.", len(brief) == 1 and "telt gewoon mee" in t.tekst_van(brief[0])
    )
    tafel = Tafel(t, gemeente, vraag, noor)
    voor = moment(date(2027, 2, 15), time(9, 0))
    tafel.spreek_af(begin=moment(GESPREK, time(14, 0)), op=voor)
    with t.binnen(gemeente, wie=noor):
        na = dossier_openen(zaak=vraag.zaak, wie=noor, op=voor)
        t.verwachting("De zaak gaat gewoon door: het onderzoek begint.", na.zaak.stand == "in_onderzoek")
        t.verwachting(
            "De laatste dag van het onderzoek blijft gelijk.", na.zaak.onderzoek_uiterlijk == vraag.onderzoek.uiterlijk
        )
    _verslag(t, tafel)


def _verslag(t: Toneel, tafel: Tafel) -> None:
    op = moment(VERSLAG, time(9, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.verstuur(op=op)
    verslag = tafel.brief("verslag")
    t.verwachting(
        "Het verslag noemt haar plan, en dat wij het meenamen.",
        "U gaf ons uw eigen plan. Wij lazen het en namen het mee" in verslag
        and "Wij kregen geen eigen plan van u" not in verslag,
    )
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        bewaard = [b.gegevens["plan_meegenomen"] for b in Brief.objects.filter(zaak_id=tafel.zaak, soort="verslag")]
    t.verwachting("Dat staat ook vast in wat van het verslag bewaard is.", bewaard == [True])
