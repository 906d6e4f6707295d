"""S-H1 Neighbour's file.

Consulent Maastricht opens file of own street. -> break-glass reason asked, event to weekly review, resident sees in
log "bekeken door medewerker toegang".
"""

from __future__ import annotations

from datetime import date, time, timedelta

from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.reis.handeling import NietGevonden
from keukentafel.reis.inzien import (
    BuitenEigenWerk,
    dossier_openen,
    noodinzage_beoordelen,
    noodinzage_openen,
    wie_keek_mee,
)
from keukentafel.reis.melden import melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from keukentafel.stelsel.logboek import queries as logboek
from keukentafel.stelsel.logboek.operations import NOODINZAGE_DUUR

MAANDAG = date(2027, 2, 1)
OP = moment(MAANDAG, time(13, 15))
REDEN = "Sanne is ziek en de inwoner belt nu over haar afspraak."


def speel(t: Toneel) -> None:
    """Ruud lives in the same street as Tiny, whose case is Sanne's."""
    gemeente = t.gemeente("maastricht")
    buren = t.gemeente("vaals")
    sanne = t.medewerker("Sanne Ramaekers", Rol.CONSULENT, gemeente)
    ruud = t.medewerker("Ruud Janssen", Rol.CONSULENT, gemeente)
    vreemd = t.medewerker("Karin Houben", Rol.CONSULENT, buren)
    kwaliteit = t.medewerker("Ine Cremers", Rol.KWALITEIT, gemeente)
    with t.binnen(gemeente, wie=sanne):
        vraag = melden(
            gemeente=gemeente, inwoner=inwoner("Tiny", "Bemelmans", "Maastricht"), ontvangst=PER_TELEFOON, wie=sanne,
            op=moment(MAANDAG, time(9, 0)), behandelaar=sanne.id,
        )  # fmt: skip
    t.termijnen["onderzoek_uiterlijk"] = vraag.onderzoek.uiterlijk

    with t.binnen(gemeente, doel="inzage buiten eigen werk", wie=ruud):
        with t.weigering("Het dossier van de buurvrouw gaat niet zomaar open.", BuitenEigenWerk):
            dossier_openen(zaak=vraag.zaak, wie=ruud, op=OP)
        with t.weigering("Zonder reden gaat het niet open."):
            noodinzage_openen(zaak=vraag.zaak, reden="  ", wie=ruud, op=OP)
        with t.weigering("Een reden van één woord is geen reden."):
            noodinzage_openen(zaak=vraag.zaak, reden="nodig", wie=ruud, op=OP)
    with t.binnen(buren, doel="inzage buiten eigen werk", wie=vreemd):
        with t.weigering("Voor een andere gemeente bestaat het dossier niet.", NietGevonden):
            noodinzage_openen(zaak=vraag.zaak, reden=REDEN, wie=vreemd, op=OP)
    with t.binnen(gemeente, doel="inzage buiten eigen werk", wie=ruud):
        nood = noodinzage_openen(zaak=vraag.zaak, reden=REDEN, wie=ruud, op=OP)
        dossier = dossier_openen(zaak=vraag.zaak, wie=ruud, op=OP + timedelta(minutes=1))
        t.verwachting("Met een reden gaat het open, en de pagina weet waarom.", dossier.noodinzage == nood)
    t.termijnen["noodinzage_tot"] = (OP + NOODINZAGE_DUUR).date()
    with t.binnen(gemeente, doel="inzage buiten eigen werk", wie=ruud):
        with t.weigering("Na acht uur is het weer dicht.", BuitenEigenWerk):
            dossier_openen(zaak=vraag.zaak, wie=ruud, op=OP + NOODINZAGE_DUUR)

    with t.binnen(gemeente, doel="inzage beoordelen", wie=kwaliteit):
        lijst = list(logboek.te_beoordelen())
        t.verwachting(
            "De inzage staat op de lijst om te beoordelen, met de reden.", [n.reden for n in lijst] == [REDEN]
        )
    oordeel = moment(MAANDAG + timedelta(days=4), time(10, 0))
    t.termijnen["beoordeeld_op"] = oordeel.date()
    with t.binnen(gemeente, doel="inzage beoordelen", wie=ruud):
        with t.weigering("Niemand beoordeelt zijn eigen inzage."):
            noodinzage_beoordelen(id=nood.id, oordeel="terecht", toelichting="", wie=ruud, op=oordeel)
    with t.binnen(gemeente, doel="inzage beoordelen", wie=kwaliteit):
        with t.weigering("Niet terecht vraagt een toelichting."):
            noodinzage_beoordelen(id=nood.id, oordeel="onterecht", toelichting="", wie=kwaliteit, op=oordeel)
        uitleg = "Ruud woont in dezelfde straat. Een collega had dit kunnen doen."
        noodinzage_beoordelen(id=nood.id, oordeel="onterecht", toelichting=uitleg, wie=kwaliteit, op=oordeel)
        t.verwachting("Na het oordeel is de lijst leeg.", not logboek.te_beoordelen().exists())

    with t.binnen(gemeente, doel="eigen gegevens bekijken"):
        regels = wie_keek_mee(gemeente=gemeente.code, inwoner=vraag.inwoner)
        geopend = [r for r in regels if r.soort == "noodinzage" and r.reden]
        t.verwachting(
            "De inwoner leest wie het dossier opende, wanneer en met welke reden.",
            [(r.gebruiker_naam, r.tijdstip, r.reden) for r in geopend] == [("Ruud Janssen", OP, REDEN)],
        )
        t.verwachting(
            "Ook het bekijken zelf staat er, als inzage buiten eigen werk.",
            any(r.handeling == "dossier bekeken" and r.soort == "noodinzage" for r in regels),
        )
        t.verwachting(
            "De inwoner leest ook het oordeel.",
            any("onterecht" in r.reden.lower() or "niet terecht" in r.reden.lower() for r in regels),
        )
        t.verwachting(
            "De geweigerde pogingen lieten niets zien.",
            not any(r.gebruiker_naam == "Karin Houben" for r in regels)
            and all(r.tijdstip <= OP + timedelta(minutes=1) for r in regels if r.gebruiker_naam == "Ruud Janssen"),
        )
    with t.bezoek(op=oordeel + timedelta(hours=1)) as browser:
        begin = f"/{gemeente.slug}/mijn-vraag/"
        browser.post(begin, {"nummer": vraag.nummer, "code": vraag.volgcode})
        bladzijde = browser.get(f"{begin}wie-keek-mee/").content.decode()
        t.verwachting(
            "Op haar bladzijde “wie keek mee” staan de naam en de reden.",
            "Ruud Janssen" in bladzijde and REDEN in bladzijde,
        )
