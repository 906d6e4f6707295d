"""S-M2 A question for the wrong municipality is passed on with its date (GEBRUIKERS 3, nr 22; Awb art. 2:3 lid 1)."""

from __future__ import annotations

from datetime import date, time

from keukentafel.dossier.melding.models import Melding
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.project.verhalen.mensen import FATMA, VIA_WEB
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.reis.handeling import NietGevonden, Wie
from keukentafel.reis.inzien import dossier_openen
from keukentafel.reis.melden import doorzenden, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from keukentafel.stelsel.postbus import queries as postbus

MAANDAG = date(2027, 2, 1)
DINSDAG = moment(date(2027, 2, 2), time(10, 0))
WOENSDAG = moment(date(2027, 2, 3), time(8, 0))


def speel(t: Toneel) -> None:
    """Fatma lives in Meerssen and asks Vaals; Vaals passes it on and the post round carries it over."""
    vaals, meerssen = t.gemeente("vaals"), t.gemeente("meerssen")
    karin = t.medewerker("Karin Houben", Rol.CONSULENT, vaals)
    noor = t.medewerker("Noor Claessen", Rol.CONSULENT, meerssen)
    with t.binnen(vaals):
        vraag = melden(
            gemeente=vaals, inwoner=FATMA, ontvangst=VIA_WEB, wie=Wie(None, "Inwoner, via de website", "inwoner"),
            op=moment(MAANDAG, time(16, 0)), behandelaar=karin.id,
        )  # fmt: skip
    with t.binnen(vaals, wie=karin):
        with t.weigering("Naar de eigen gemeente doorsturen kan niet."):
            doorzenden(
                gemeente=vaals, zaak=vraag.zaak, naar=vaals, naar_naam="", naar_telefoon="", wie=karin, op=DINSDAG
            )
        doorzenden(
            gemeente=vaals, zaak=vraag.zaak, naar=meerssen, naar_naam="", naar_telefoon="", wie=karin, op=DINSDAG
        )
    with t.binnen(meerssen, doel="verhaal nakijken"):
        t.verwachting("De handeling zelf schrijft niets bij de andere gemeente.", not Zaak.objects.exists())
    t.postronde(DINSDAG)
    with t.binnen(meerssen, wie=noor):
        daar = list(Zaak.objects.all())
        t.verwachting("De postronde brengt de vraag over: Meerssen heeft één zaak.", len(daar) == 1)
        t.verwachting("De datum ging mee: 1 februari telt.", [z.startdag for z in daar] == [MAANDAG])
        t.verwachting(
            "Zes weken daarna is maandag 15 maart.", [z.onderzoek_uiterlijk for z in daar] == [date(2027, 3, 15)]
        )
        bron = list(Melding.objects.values_list("doorgezonden_door", "woorden"))
        t.verwachting(
            "Bij de melding staat wie haar doorstuurde, met de eigen woorden.", bron == [("Vaals", VIA_WEB.woorden)]
        )
        for zaak in daar:
            dossier = dossier_openen(zaak=zaak.id, wie=noor, op=WOENSDAG)
            t.verwachting("Noor kan het dossier openen en ziet de brief van Meerssen.", len(dossier.brieven) == 1)
            t.termijnen |= {"startdag": zaak.startdag, "onderzoek_uiterlijk": zaak.onderzoek_uiterlijk}
        with t.weigering("Meerssen ziet de zaak van Vaals niet.", NietGevonden):
            dossier_openen(zaak=vraag.zaak, wie=noor, op=WOENSDAG)
    with t.binnen(vaals, wie=karin):
        for zaak in daar:
            with t.weigering("Vaals ziet de zaak van Meerssen niet.", NietGevonden):
                dossier_openen(zaak=zaak.id, wie=karin, op=WOENSDAG)
        hier = dossier_openen(zaak=vraag.zaak, wie=karin, op=WOENSDAG)
        t.verwachting(
            "In Vaals staat de zaak als doorgestuurd, zonder open taken.",
            hier.zaak.stand == "doorgezonden" and not hier.taken,
        )
        t.verwachting(
            "In Vaals staat wanneer de vraag aankwam.", [d.aangekomen_op for d in hier.doorzendingen] == [DINSDAG]
        )
    brief = [b for b in t.alle_brieven() if b.soort == "doorzending_inwoner"]
    tekst = t.tekst_van(brief[0]) if brief else ""
    t.verwachting(
        "De inwoner leest waar de vraag nu is, het nummer, en dat de datum blijft.",
        "Meerssen" in tekst and meerssen.telefoon in tekst and "1 februari" in tekst,
    )
    t.postronde(WOENSDAG)
    with t.binnen(meerssen, doel="verhaal nakijken"):
        t.verwachting("Een tweede ronde brengt niets dubbel.", Zaak.objects.count() == 1)
    with t.binnen(vaals, meerssen, doel="verhaal nakijken"):
        t.verwachting("De postbus is leeg.", postbus.aantal_open() == 0)
