"""A small world for the tests of every page: two municipalities, everybody in every role, and one of each record.

Each kind of record is there three times: `eigen` (of the person who looks), `ander` (of a colleague in the same
municipality) and `vreemd` (of another municipality).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.onderzoek.models import Alinea, Botsing
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis import regels
from keukentafel.reis.inzien import noodinzage_openen
from keukentafel.reis.melden import (
    Inwonergegevens,
    Ontvangst,
    afspraak_bevestigen,
    afspraak_voorstellen,
    melden,
    notitie_schrijven,
    ondersteuning_vastleggen,
    plan_indienen,
    verzoek_aannemen,
)
from keukentafel.reis.onderzoeken import Alineatekst, alineas_bewaren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat, Roltoekenning
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Deelname, Gemeente, Samenwerking
from keukentafel.stelsel.gemeenten.namens import namens
from tests.besluitwereld import maak_besluiten
from tests.leverwereld import maak_opdrachten, maak_producten, werkt_bij
from tests.opzet import BEGIN, als, maak_gebruiker, maak_gemeente

SOORTEN = ("eigen", "ander", "vreemd")


@dataclass
class Wereld:
    """What was made. `objecten[kind][which]` is an id; `mensen[role]` is a user of Meerssen."""

    meerssen: Gemeente
    vaals: Gemeente
    mensen: dict[str, Gebruiker] = field(default_factory=dict)
    mensen_vaals: dict[str, Gebruiker] = field(default_factory=dict)
    collega: Gebruiker | None = None
    objecten: dict[str, dict[str, int]] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def zet(self, soort: str, welke: str, id_: int) -> None:
        """Remember a record."""
        self.objecten.setdefault(soort, {})[welke] = id_


def om_een_uur(aantal: int) -> datetime:
    """One o'clock, so many working days from now: on a free day no talk is planned, and none goes on past midnight."""
    return klok.moment(na_werkdagen(van=klok.vandaag(), aantal=aantal), time(13, 0))


def _vraag(w: Wereld, gemeente: Gemeente, wie: Gebruiker, naam: str, welke: str, oco: Gebruiker) -> None:
    op = klok.nu()
    with namens({gemeente.code}, doel="proef", gebruiker=wie.pk):
        uit = melden(
            gemeente=gemeente,
            inwoner=Inwonergegevens(
                voornaam="Riet", achternaam=naam, aanhef="mevrouw", geboren=(1941, 4, 3), straat="Beekstraat",
                huisnummer="7", postcode="6231 ZZ", plaats=gemeente.naam, telefoon="06 0000 0001",
            ),
            ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="De trap lukt niet meer.", ondersteuning="ja"),
            wie=als(wie), op=op - timedelta(days=2), behandelaar=wie.pk,
        )  # fmt: skip
        w.codes[welke] = (uit.nummer, uit.volgcode or "")
        plan_indienen(
            gemeente=gemeente, zaak=uit.zaak, tekst="Ik wil graag boven slapen.", via="papier", wie=als(wie), op=op
        )
        ondersteuning_vastleggen(
            gemeente=gemeente, zaak=uit.zaak, voor="mantelzorger", antwoord="ja", wie_mee="", wie=als(wie), op=op
        )
        voorstel = afspraak_voorstellen(
            gemeente=gemeente, zaak=uit.zaak, begin=om_een_uur(3), minuten=60, waar="thuis", met=wie.pk,
            opmerking="Neem de drempelmeter mee.", wie=als(wie), op=op,
        )  # fmt: skip
        eerste = afspraak_voorstellen(
            gemeente=gemeente, zaak=uit.zaak, begin=om_een_uur(2), minuten=60, waar="thuis", met=wie.pk,
            opmerking="", wie=als(wie), op=op,
        )  # fmt: skip
        afspraak_bevestigen(gemeente=gemeente, zaak=uit.zaak, afspraak=eerste.id, wie=als(wie), op=op)
        w.zet("zaak", welke, uit.zaak)
        w.zet("persoon", welke, uit.inwoner)
        w.zet("brief", welke, Brief.objects.filter(zaak_id=uit.zaak).earliest("id").id)
        w.zet("afspraak", welke, voorstel.id)
        w.zet("taak", welke, Taak.objects.filter(zaak_id=uit.zaak).earliest("id").id)
        for tekst in ("De trap is te steil.", "Traplopen gaat niet."):  # twice version 0: the second waits beside it
            stuk = Alineatekst("a", 1, tekst, False, 0)
            alineas_bewaren(gemeente=gemeente, zaak=uit.zaak, alineas=[stuk], wie=als(wie), op=op)
        w.zet("alinea", welke, Alinea.objects.get(zaak_id=uit.zaak).id)
        w.zet("botsing", welke, Botsing.objects.get(zaak_id=uit.zaak).id)
        verzoek = Clientondersteuning.objects.get(zaak_id=uit.zaak, voor="inwoner")
        w.zet("verzoek", welke, verzoek.id)
        w.zet("open_verzoek", welke, Clientondersteuning.objects.get(zaak_id=uit.zaak, voor="mantelzorger").id)
    with namens({gemeente.code}, doel="ondersteunen", gebruiker=oco.pk):
        wie_oco = als(oco, Rol.CLIENTONDERSTEUNER)
        verzoek_aannemen(verzoek=verzoek.id, wie=wie_oco, op=op)
        notitie_schrijven(gemeente=gemeente.code, zaak=uit.zaak, tekst="Zoon bellen.", wie=wie_oco, op=op)


def _regelversies(w: Wereld) -> None:
    """Of each municipality a version of an own rule in the making, and one that waits for whoever did not write it."""
    for gemeente, welke in ((w.meerssen, "eigen"), (w.vaals, "vreemd")):
        schrijver = maak_gebruiker(f"Schrijver {gemeente.naam}", (gemeente, Rol.BELEID))
        wie, op = als(schrijver, Rol.BELEID), klok.nu()
        with namens({gemeente.code}, doel="proef", gebruiker=schrijver.pk):
            begin = next(p for p in regels.beginpunten(gemeente=gemeente, wie=wie, op=op) if p.van_wie)
            tekst = regels.begintekst(gemeente=gemeente, regeling=begin.regeling, van=klok.vandaag(), wie=wie, op=op)
            for soort in ("regelversie", "voorgelegde_regelversie"):
                versie = regels.regelversie_beginnen(gemeente=gemeente, tekst=tekst, wie=wie, op=op)
                w.zet(soort, welke, versie.id)
            regels.regelversie_voorleggen(versie=versie.id, verwachte_versie=1, wie=wie, op=op)


def bouw() -> Wereld:
    """Make the world. Call it with a database and no walls open."""
    w = Wereld(maak_gemeente(938, "Meerssen", "meerssen"), maak_gemeente(981, "Vaals", "vaals"))
    samen = Samenwerking.objects.create(
        naam="Maastricht-Heuvelland", slug="mh", onderwerp="Wmo-beleid", schaal="subregio", bron="proef"
    )
    Deelname.objects.create(
        samenwerking=samen, gemeente=w.meerssen, gemeente_naam="Meerssen", periode=DateRange(BEGIN, None)
    )
    for rol in Rol.values:
        w.mensen[rol] = maak_gebruiker(f"Mens {rol}", (w.meerssen, rol))
        w.mensen_vaals[rol] = maak_gebruiker(f"Vaals {rol}", (w.vaals, rol))
    w.collega = maak_gebruiker("Hans Vroomen", (w.meerssen, Rol.CONSULENT))
    andere_oco = maak_gebruiker("Ander steunpunt", (w.meerssen, Rol.CLIENTONDERSTEUNER))
    _vraag(w, w.meerssen, w.mensen[Rol.CONSULENT], "Senden", "eigen", w.mensen[Rol.CLIENTONDERSTEUNER])
    _vraag(w, w.meerssen, w.collega, "Moonen", "ander", andere_oco)
    _vraag(w, w.vaals, w.mensen_vaals[Rol.CONSULENT], "Peters", "vreemd", w.mensen_vaals[Rol.CLIENTONDERSTEUNER])
    maak_besluiten(w, w.meerssen, "eigen", w.mensen[Rol.CONSULENT], w.mensen[Rol.KWALITEIT])
    maak_besluiten(w, w.meerssen, "ander", w.collega, w.mensen[Rol.KWALITEIT])
    maak_besluiten(w, w.vaals, "vreemd", w.mensen_vaals[Rol.CONSULENT], w.mensen_vaals[Rol.KWALITEIT])
    _leveringen(w)
    _regelversies(w)
    for gemeente, welke, mens in (
        (w.meerssen, "eigen", w.mensen[Rol.INWONER]),
        (w.vaals, "vreemd", w.mensen_vaals[Rol.INWONER]),
    ):
        with namens({gemeente.code}, doel="proef"):
            persoon = Persoon.objects.get(id=Zaak.objects.get(id=w.objecten["zaak"][welke]).inwoner_id)
            persoon.gebruiker = mens
            persoon.save(update_fields=["gebruiker"])
    for gemeente, welke, kijker, doelwit in (
        (w.meerssen, "eigen", w.mensen[Rol.CONSULENT], "ander"),
        (w.vaals, "vreemd", w.mensen_vaals[Rol.CONSULENT], "vreemd"),
    ):
        with namens({gemeente.code}, doel="proef", gebruiker=kijker.pk):
            nood = noodinzage_openen(
                zaak=w.objecten["zaak"][doelwit], reden="Spoed aan de telefoon, collega is ziek.", wie=als(kijker),
                op=klok.nu() - timedelta(days=1),
            )  # fmt: skip
            w.zet("noodinzage", welke, nood.id)
            mens = maak_gebruiker_met_rol(gemeente)
            w.zet("rol", welke, mens)
            mandaat = Mandaat.objects.create(
                gemeente=gemeente, gebruiker=kijker, soort="toekennen", tot_cent=500000, periode=DateRange(BEGIN, None),
                grondslag="Voorbeeld",
            )  # fmt: skip
            w.zet("mandaat", welke, mandaat.id)
    return w


def _leveringen(w: Wereld) -> None:
    """Orders: of one provider that works in both municipalities, and of another one in Meerssen."""
    linde_mens = maak_gebruiker("Ander aanbieder", (w.meerssen, Rol.AANBIEDER))
    with namens({w.meerssen.code}, doel="proef"):
        geulbrug = contracten.maak_aanbieder(naam="Zorgcoöperatie De Geulbrug", agb="75750001")
        linde = contracten.maak_aanbieder(naam="De Linde", agb="75750002")
        in_meerssen = maak_producten(w.meerssen, geulbrug, linde)
        werkt_bij(w.meerssen, w.mensen[Rol.AANBIEDER], geulbrug)
        werkt_bij(w.meerssen, linde_mens, linde)
    with namens({w.vaals.code}, doel="proef"):
        in_vaals = maak_producten(w.vaals, geulbrug)
        werkt_bij(w.vaals, w.mensen_vaals[Rol.AANBIEDER], geulbrug)
    noor, karin = w.mensen[Rol.CONSULENT], w.mensen[Rol.KWALITEIT]
    maak_opdrachten(
        w, w.meerssen, "eigen", wie=noor, tekenaar=karin, bij=w.mensen[Rol.AANBIEDER], aanbieder=geulbrug,
        producten=in_meerssen,
    )  # fmt: skip
    assert w.collega is not None
    maak_opdrachten(
        w, w.meerssen, "ander", wie=w.collega, tekenaar=karin, bij=linde_mens, aanbieder=linde, producten=in_meerssen
    )
    maak_opdrachten(
        w, w.vaals, "vreemd", wie=w.mensen_vaals[Rol.CONSULENT], tekenaar=w.mensen_vaals[Rol.KWALITEIT],
        bij=w.mensen_vaals[Rol.AANBIEDER], aanbieder=geulbrug, producten=in_vaals,
    )  # fmt: skip


def maak_gebruiker_met_rol(gemeente: Gemeente) -> int:
    """Give somebody a role inside open walls; return the id of the grant."""
    mens = Gebruiker.objects.create_user(f"rol{gemeente.code}@keukentafel.example", None, naam=f"Rol {gemeente.naam}")
    return Roltoekenning.objects.create(
        gemeente=gemeente, gebruiker=mens, rol=Rol.BELEID, periode=DateRange(date(2020, 1, 1), None)
    ).id
