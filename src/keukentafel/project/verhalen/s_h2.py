"""S-H2 Secret address.

Anouk, shelter. -> address never in search, lists, letters to others, iWmo to non-authorised, map pin, export, PDF
metadata; house visit shows only to assigned worker.

Map, export and messages to providers come with later issues: this play claims nothing about them yet.
"""

from __future__ import annotations

import re
import zlib
from datetime import date, time

from keukentafel.dossier.brief.models import Brief
from keukentafel.omgeving.mensen.models import Adres, Persoon, Relatie
from keukentafel.project.verhalen.mensen import ANOUK, PER_TELEFOON
from keukentafel.project.verhalen.toneel import Toneel, logzin
from keukentafel.reis.brieven import brief_openen, leg_brief, pdf_openen
from keukentafel.reis.handeling import NietGevonden, Wie
from keukentafel.reis.inzien import (
    BuitenEigenWerk,
    dossier_openen,
    geheim_adres_inzien,
    noodinzage_openen,
    wie_keek_mee,
)
from keukentafel.reis.melden import (
    Ontvangen,
    afspraak_bevestigen,
    afspraak_voorstellen,
    doorzenden,
    melden,
    ondersteuning_vastleggen,
)
from keukentafel.reis.overzichten import mijn_dag, nieuwe_vragen, verzoeken, zoeken
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment
from keukentafel.stelsel.postbus.models import Post

MAANDAG = date(2027, 2, 1)
OP = moment(MAANDAG, time(10, 0))
LATER = moment(MAANDAG, time(16, 0))
GEHEIM = (ANOUK.straat, ANOUK.plaats, ANOUK.postcode)
EX = "de heer Marco Wijnands"
_STROOM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")


def speel(t: Toneel) -> None:
    """Anouk asks for help by phone; her former partner stands in the same file."""
    gemeente = t.gemeente("maastricht")
    sanne = t.medewerker("Sanne Ramaekers", Rol.CONSULENT, gemeente)
    ruud = t.medewerker("Ruud Janssen", Rol.CONSULENT, gemeente)
    steun = t.medewerker("Marleen Habets", Rol.CLIENTONDERSTEUNER, gemeente)
    kwaliteit = t.medewerker("Ine Cremers", Rol.KWALITEIT, gemeente)
    beheer = t.medewerker("Guus Pluijmen", Rol.BEHEER, gemeente)
    vraag = _verloop(t, gemeente, sanne)
    t.termijnen |= {"plan_uiterlijk": vraag.plan.uiterlijk, "onderzoek_uiterlijk": vraag.onderzoek.uiterlijk}
    _zoeken_en_lijsten(t, gemeente, sanne, ruud, steun)
    _dossier(t, gemeente, sanne, ruud, vraag)
    _brieven(t, gemeente, vraag)
    _bladzijden(t, vraag, (sanne, ruud, steun, kwaliteit, beheer))
    _alleen_wie_het_moet_weten(t, gemeente, sanne, ruud, vraag)
    _sporen(t, gemeente, vraag)


def _verloop(t: Toneel, gemeente: Gemeente, sanne: Wie) -> Ontvangen:
    with t.binnen(gemeente, wie=sanne):
        vraag = melden(gemeente=gemeente, inwoner=ANOUK, ontvangst=PER_TELEFOON, wie=sanne, op=OP, behandelaar=sanne.id)
        Relatie.objects.create(gemeente=gemeente, persoon_id=vraag.inwoner, naam=EX, soort="ander")
        assert sanne.id is not None
        ondersteuning_vastleggen(
            gemeente=gemeente, zaak=vraag.zaak, voor="inwoner", antwoord="ja", wie_mee="", wie=sanne, op=OP
        )
        afspraak = afspraak_voorstellen(
            gemeente=gemeente, zaak=vraag.zaak, begin=moment(date(2027, 2, 15), time(13, 0)), minuten=60, waar="thuis",
            met=sanne.id, opmerking="", wie=sanne, op=OP,
        )  # fmt: skip
        afspraak_bevestigen(gemeente=gemeente, zaak=vraag.zaak, afspraak=afspraak.id, wie=sanne, op=OP)
        # A letter to somebody else in the same file: laid down as every letter is.
        leg_brief(
            gemeente=gemeente, zaak=vraag.zaak, kenmerk=vraag.nummer, inwoner=None, soort="plan_ontvangen",
            gegevens={
                "contactpersoon": sanne.naam, "contact_telefoon": gemeente.telefoon,
                "melding_datum": MAANDAG.isoformat(), "plan_uiterlijk": vraag.plan.uiterlijk.isoformat(),
                "ontvangen_op": MAANDAG.isoformat(),
            },
            aan_naam=EX, aan_regels=("Voorbeeldlaan 9", "6211 ZZ Maastricht"), op=OP,
        )  # fmt: skip
    return vraag


def _zonder(tekst: str) -> bool:
    plat = " ".join(tekst.split()).lower()
    return not any(deel.lower() in plat for deel in GEHEIM)


def _zoeken_en_lijsten(t: Toneel, gemeente: Gemeente, sanne: Wie, ruud: Wie, steun: Wie) -> None:
    with t.binnen(gemeente, wie=sanne):
        op_adres = [zoeken(term=term, wie=sanne, op=LATER).totaal for term in GEHEIM]
        t.verwachting("Zoeken op straat, plaats of postcode vindt niemand.", op_adres == [0, 0, 0])
        op_naam = zoeken(term="Wetzels", wie=sanne, op=LATER)
        t.verwachting(
            "Zoeken op naam vindt haar, zonder plaats en zonder wijk.",
            [(p.naam, p.plaats, p.wijk_id) for p, _ in op_naam.treffers] == [("Anouk Wetzels", "", None)]
            and all(regel.plaats == "" for _, regels in op_naam.treffers for regel in regels),
        )
        dag = mijn_dag(wie=sanne, op=LATER)
        vragen = nieuwe_vragen(wie=sanne, alleen_mijn=True, bladzijde=1, op=LATER)
        rijen = [r for lijst in (dag.bezoeken, dag.bellen, dag.schrijven) for r in (*lijst.nu, *lijst.later)]
        t.verwachting(
            "Op Mijn dag en in de lijst met vragen staat zij zonder plaats.",
            bool(rijen and vragen.regels)
            and {r.plaats for r in rijen} | {r.plaats for r in vragen.regels} == {""}
            and _zonder(f"{rijen} {vragen.regels}"),
        )
    with t.binnen(gemeente, doel="ondersteuning bieden", wie=steun):
        open_, _ = verzoeken(wie=steun, op=LATER)
        t.verwachting("De ondersteuner ziet het verzoek zonder plaats.", [v.plaats for v in open_] == [""])
    with t.binnen(gemeente, wie=ruud):
        t.verwachting(
            "Een collega vindt haar ook niet op haar straat.", zoeken(term=ANOUK.straat, wie=ruud, op=LATER).totaal == 0
        )


def _dossier(t: Toneel, gemeente: Gemeente, sanne: Wie, ruud: Wie, vraag: Ontvangen) -> None:
    with t.binnen(gemeente, wie=sanne):
        dossier = dossier_openen(zaak=vraag.zaak, wie=sanne, op=LATER)
        t.verwachting(
            "Het dossier van de behandelaar toont geen adres.", dossier.adres == () and _zonder(repr(dossier))
        )
        t.verwachting(
            "De database geeft het adres niet zonder reden, ook niet rechtstreeks.", not Adres.objects.exists()
        )
        t.verwachting(
            "Haar eigen record kent geen plaats en geen wijk.",
            [(p.plaats, p.wijk_id) for p in Persoon.objects.all()] == [("", None)],
        )
    with t.binnen(gemeente, doel="inzage buiten eigen werk", wie=ruud):
        with t.weigering("Een collega komt niet zomaar in het dossier.", BuitenEigenWerk):
            dossier_openen(zaak=vraag.zaak, wie=ruud, op=LATER)
        noodinzage_openen(zaak=vraag.zaak, reden="Sanne is ziek en zij belt nu.", wie=ruud, op=LATER)
        nood = dossier_openen(zaak=vraag.zaak, wie=ruud, op=LATER)
        t.verwachting(
            "Ook bij inzage buiten eigen werk komt er geen adres mee.", nood.adres == () and _zonder(repr(nood))
        )


def _brieven(t: Toneel, gemeente: Gemeente, vraag: Ontvangen) -> None:
    brieven = t.alle_brieven()
    ex = [b for b in brieven if b.aan_naam == EX]
    t.verwachting(
        "De brief aan de ex-partner in hetzelfde dossier heeft haar adres niet.", len(ex) == 1 and _schoon(t, ex[0])
    )
    eigen = [b for b in brieven if b.aan_naam != EX]
    t.verwachting(
        "Ook haar eigen brieven dragen het adres niet: tekst, bladzijde en PDF.",
        len(eigen) == 2 and all(_schoon(t, b) for b in eigen),
    )
    t.verwachting("De PDF heeft het adres ook niet in zijn metadata.", all(_pdf_zonder(t, b) for b in brieven))
    t.postronde(LATER)
    op_envelop = {s.naam: s.regels for s in t.printstraat.stukken.values()}
    t.verwachting(
        "Alleen de envelop aan haarzelf krijgt het adres, op het moment van versturen.",
        op_envelop.get("mevrouw Anouk Wetzels") == ("Verborgenhof 77", "6229 ZZ Schuilhoven")
        and _zonder(repr([r for n, r in op_envelop.items() if n != "mevrouw Anouk Wetzels"])),
    )


def _schoon(t: Toneel, brief: Brief) -> bool:
    with t.binnen(brief.gemeente, doel="brief nakijken"):
        bladzijde = brief_openen(id=brief.id, met_code=True).html
    return _zonder(t.tekst_van(brief)) and _zonder(bladzijde) and _zonder(f"{brief.gegevens} {brief.aan_regels}")


def _pdf_zonder(t: Toneel, brief: Brief) -> bool:
    """Look through the whole file: as it is, with every stream unpacked, and in the wide letters of PDF strings."""
    with t.binnen(brief.gemeente, doel="brief nakijken"):
        pdf = pdf_openen(id=brief.id, op=LATER)
    delen = [pdf]
    for begin in _STROOM.finditer(pdf):
        rauw = pdf[begin.end() : begin.end() + int(begin[1])]
        try:
            delen.append(zlib.decompress(rauw))
        except zlib.error:
            delen.append(rauw)
    vormen = [
        v for deel in GEHEIM for v in (deel.encode(), deel.encode("utf-16-be"), deel.encode("utf-16-be").hex().encode())
    ]
    return len(delen) > 1 and not any(vorm.lower() in deel.lower() for vorm in vormen for deel in delen)


def _bladzijden(t: Toneel, vraag: Ontvangen, mensen: tuple[Wie, ...]) -> None:
    """Read every page that a worker can click to; the list grows with the pages of the product."""
    dossier = f"/consulent/dossier/{vraag.zaak}/"  # a consulent starts there: the colleague broke the glass of it
    begin = {
        Rol.CONSULENT: dossier,
        Rol.CLIENTONDERSTEUNER: "/ondersteuner/",
        Rol.KWALITEIT: "/beheer/noodinzage/",
    }
    for wie in mensen:
        bladzijden = t.lees_rond(begin.get(Rol(wie.rol), "/beheer/"), wie=wie, op=LATER)
        if not bladzijden:
            continue  # no pages for this role yet: nothing is claimed
        t.verwachting(
            f"Op geen bladzijde die {wie.naam} ({Rol(wie.rol).label.lower()}) kan openen staat het adres.",
            all(_zonder(tekst) for tekst in bladzijden.values()),
        )
        if wie.rol == Rol.CONSULENT:
            zin = f"{wie.naam} las zo ook het dossier zelf, en Mijn dag."
            t.verwachting(zin, "Anouk Wetzels" in bladzijden.get(dossier, "") and "/consulent/" in bladzijden)


def _alleen_wie_het_moet_weten(t: Toneel, gemeente: Gemeente, sanne: Wie, ruud: Wie, vraag: Ontvangen) -> None:
    reden = "Ik kom maandag bij haar thuis voor het gesprek."
    with t.binnen(gemeente, wie=sanne):
        with t.weigering("Zonder reden ziet ook de behandelaar het adres niet."):
            geheim_adres_inzien(zaak=vraag.zaak, reden="", wie=sanne, op=LATER)
        adres = geheim_adres_inzien(zaak=vraag.zaak, reden=reden, wie=sanne, op=LATER)
        t.verwachting(
            "Met een reden ziet de behandelaar het adres.", adres == ("Verborgenhof 77", "6229 ZZ Schuilhoven")
        )
        t.verwachting("Daarna is het weer dicht.", not Adres.objects.exists())
    with t.binnen(gemeente, wie=ruud):
        with t.weigering("Een collega ziet het adres ook met een reden niet.", NietGevonden):
            geheim_adres_inzien(zaak=vraag.zaak, reden=reden, wie=ruud, op=LATER)
    for wie, ziet in ((sanne, True), (ruud, False)):
        with t.bezoek(op=LATER, wie=wie) as browser:
            antwoord = browser.post(f"/consulent/dossier/{vraag.zaak}/adres/", {"reden": reden}).content.decode()
            zin = "De behandelaar ziet het na haar reden" if ziet else "Een collega ziet het na dezelfde reden niet"
            t.verwachting(f"{zin}, ook op het scherm.", (ANOUK.straat in antwoord) is ziet)
    with t.binnen(gemeente, doel="eigen gegevens bekijken"):
        regels = wie_keek_mee(gemeente=gemeente.code, inwoner=vraag.inwoner)
        gezien = [(r.gebruiker_naam, r.reden) for r in regels if r.handeling == "geheim adres bekeken"]
        t.verwachting("Anouk leest wie haar adres bekeek en waarom.", set(gezien) == {(sanne.naam, reden)})


def _sporen(t: Toneel, gemeente: Gemeente, vraag: Ontvangen) -> None:
    with t.binnen(gemeente, doel="doorsturen"):
        sanne = Wie(None, "Sanne Ramaekers", Rol.CONSULENT)
        doorzenden(
            gemeente=gemeente, zaak=vraag.zaak, naar=None, naar_naam="Weert", naar_telefoon="043 000 00 61", wie=sanne,
            op=LATER,
        )  # fmt: skip
    naar_weert = [b for b in t.alle_brieven() if b.soort == "doorzending_gemeente"]
    t.verwachting(
        "De brief aan een andere gemeente heeft het adres niet.",
        len(naar_weert) == 1 and all(_schoon(t, b) and _pdf_zonder(t, b) for b in naar_weert),
    )
    log = t.logboek()
    t.verwachting(
        "Geen regel van het logboek heeft het adres.", len(log) > 10 and _zonder(" ".join(logzin(r) for r in log))
    )
    with t.binnen(gemeente, doel="verhaal nakijken"):
        post = list(Post.objects.values())
        t.verwachting(
            "De postbus kent alleen nummers: geen naam en geen adres.",
            len(post) >= 4 and _zonder(repr(post)) and "Wetzels" not in repr(post),
        )
