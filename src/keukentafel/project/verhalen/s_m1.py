"""S-M1 The same melding by web, phone and GP is one case, and the earliest date counts (GEBRUIKERS 3, nr 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.project.verhalen.mensen import FATMA, PER_TELEFOON, VIA_WEB
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.reis.handeling import Wie
from keukentafel.reis.inzien import dossier_openen, volgen
from keukentafel.reis.melden import melden, samenvoegen
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment

BRIEF_KWAM = date(2027, 1, 29)
WEB = date(2027, 2, 1)
TELEFOON = date(2027, 2, 3)
NOG_EENS = replace(PER_TELEFOON, woorden="Hoe staat het met mijn vraag?")
POST_OPEN = date(2027, 2, 4)


def speel(t: Toneel) -> None:
    """By web on Monday, by phone on Wednesday; the GP's letter came the Friday before but was opened on Thursday."""
    gemeente = t.gemeente("meerssen")
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    website = Wie(None, "Inwoner, via de website", "inwoner")
    with t.binnen(gemeente):
        web = melden(
            gemeente=gemeente, inwoner=replace(FATMA, bsn=""), ontvangst=VIA_WEB, wie=website,
            op=moment(WEB, time(20, 5)), behandelaar=noor.id,
        )  # fmt: skip
    t.termijnen["onderzoek_na_web"] = web.onderzoek.uiterlijk
    with t.binnen(gemeente, wie=noor):
        bel = melden(
            gemeente=gemeente, inwoner=web.inwoner, ontvangst=NOG_EENS, wie=noor, op=moment(TELEFOON, time(11, 0)),
        )  # fmt: skip
        t.verwachting("Bellen over dezelfde vraag komt bij de zaak die er al is.", bel.erbij and bel.zaak == web.zaak)
        t.verwachting("Een latere melding verandert de datum niet.", bel.onderzoek.uiterlijk == web.onderzoek.uiterlijk)
    van_huisarts = replace(
        VIA_WEB, kanaal="papier", melder="professional", melder_naam="Huisartsenpraktijk Bunde (verzonnen)",
        woorden="Mevrouw redt het huishouden niet meer.", ontvangen_op=BRIEF_KWAM,
    )  # fmt: skip
    op = moment(POST_OPEN, time(9, 0))
    with t.binnen(gemeente, wie=noor):
        brief = melden(
            gemeente=gemeente, inwoner=replace(FATMA, bsn="", straat="", huisnummer=""), ontvangst=van_huisarts,
            wie=noor, op=op, behandelaar=noor.id,
        )  # fmt: skip
        t.verwachting("Zonder BSN wordt de brief eerst een eigen zaak.", brief.zaak != web.zaak)
        dossier = dossier_openen(zaak=brief.zaak, wie=noor, op=op)
        t.verwachting(
            "Het dossier wijst op de zaak die misschien dezelfde is.",
            [z.id for z in dossier.misschien_zelfde] == [web.zaak],
        )
        een = samenvoegen(gemeente=gemeente, zaak=brief.zaak, bij=web.zaak, wie=noor, op=op)
    t.termijnen |= {"plan_uiterlijk": een.plan.uiterlijk, "onderzoek_uiterlijk": een.onderzoek.uiterlijk}
    with t.binnen(gemeente, wie=noor):
        open_ = list(Zaak.objects.filter(samengevoegd_in__isnull=True))
        t.verwachting("Er is één zaak.", [z.id for z in open_] == [web.zaak])
        t.verwachting("De vroegste datum telt: vrijdag 29 januari.", all(z.startdag == BRIEF_KWAM for z in open_))
        t.verwachting(
            "Zes weken daarna is vrijdag 12 maart.", all(z.onderzoek_uiterlijk == date(2027, 3, 12) for z in open_)
        )
        dossier = dossier_openen(zaak=web.zaak, wie=noor, op=op)
        t.verwachting(
            "De drie bronnen staan alle drie in het dossier.",
            sorted(m.kanaal for m in dossier.meldingen) == ["papier", "telefoon", "web"],
        )
        assert brief.volgcode is not None
        t.verwachting(
            "De code uit de samengevoegde zaak wijst naar de zaak die blijft.",
            volgen(gemeente=gemeente.code, nummer=brief.nummer, code=brief.volgcode) == web.zaak,
        )
    with t.bezoek(op=op) as browser:
        browser.post(f"/{gemeente.slug}/mijn-vraag/", {"nummer": brief.nummer, "code": brief.volgcode})
        bladzijde = browser.get(f"/{gemeente.slug}/mijn-vraag/").content.decode()
        t.verwachting("De inwoner ziet met elk van beide codes vrijdag 12 maart.", "12 maart" in bladzijde)
    laatste = [b for b in t.alle_brieven() if b.soort == "meerdere_meldingen"][-1:]
    tekst = t.tekst_van(laatste[0]) if laatste else ""
    t.verwachting(
        "De inwoner krijgt een brief met de eerste datum en de nieuwe laatste dag.",
        "29 januari" in tekst and "12 maart" in tekst,
    )
