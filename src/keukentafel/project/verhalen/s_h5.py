"""S-H5 Two consulenten, same verslag, Eijsden-Margraten.

-> second sees "Sanne bewerkt sinds 10:42", may comment; on crash nothing lost; saved paragraphs merged, conflict shown
side by side.

The link with the BRP comes with a later issue: the move reaches the file as it does now, told by the resident.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.apps import apps

from keukentafel.dossier.onderzoek.models import Alinea, Botsing, Opmerking
from keukentafel.omgeving.mensen.models import Adres
from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.tafel import Tafel, noemt
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.stappen import Stand
from keukentafel.reis.handeling import Wie
from keukentafel.reis.inzien import noodinzage_openen
from keukentafel.reis.melden import melden
from keukentafel.reis.onderzoeken import (
    Alineatekst,
    Bewaard,
    alineas_bewaren,
    bewerken_melden,
    botsing_kiezen,
    onderzoek_openen,
    opmerking_maken,
    wie_bewerkt,
)
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import AMSTERDAM, moment

DAG = date(2027, 2, 15)
MELDING = date(2027, 2, 1)
OPEN = time(10, 42)
LEA = replace(inwoner("Lea", "Hameleers", "Margraten"), bsn="999990032")
VERHUISD = replace(LEA, straat="Kerkpad", huisnummer="8", postcode="6245 ZZ", plaats="Eijsden")
VAN_SANNE = "U wilt weer onder de mensen komen. Alleen thuis zijn valt u zwaar."
VAN_RUUD = "Uw zus komt elke zondag. Vaker kan zij niet."
SANNE_EERST = "In het dorpshuis kunt u op dinsdag mee-eten."
SANNE_LATER = "In het dorpshuis kunt u op dinsdag en vrijdag mee-eten."
RUUD_OOK = "Het dorpshuis heeft ook een wandelgroep."
SAMEN = f"{SANNE_LATER} {RUUD_OOK}"
REST = {
    "b": "U kookt zelf en doet zelf uw boodschappen.",
    "d": "Uw zus zegt dat zij dit goed volhoudt.",
    "f": "De huisarts weet ervan.",
    "g": "Dit kost u niets.",
}


def speel(t: Toneel) -> None:
    """Sanne writes since 10.42 hours; Ruud joins at 10.50, writes the same paragraph, and his browser crashes."""
    gemeente = t.gemeente("eijsden-margraten")
    sanne = t.medewerker("Sanne Ramaekers", Rol.CONSULENT, gemeente)
    ruud = t.medewerker("Ruud Janssen", Rol.CONSULENT, gemeente)
    with t.binnen(gemeente, wie=sanne):
        vraag = melden(
            gemeente=gemeente, inwoner=LEA, ontvangst=PER_TELEFOON, wie=sanne, op=moment(MELDING, time(9, 0)),
            behandelaar=sanne.id,
        )  # fmt: skip
    t.termijnen |= {"plan_uiterlijk": vraag.plan.uiterlijk, "onderzoek_uiterlijk": vraag.onderzoek.uiterlijk}
    tafel = Tafel(t, gemeente, vraag, sanne)
    tafel.spreek_af(begin=moment(DAG, time(9, 0)), op=moment(MELDING, time(9, 30)))
    _wie_bewerkt(t, tafel, ruud)
    _alineas_apart(t, tafel, ruud)
    _naast_elkaar(t, tafel, ruud)
    _verhuizing(t, tafel)
    _crash(t, tafel, ruud)
    _kiezen(t, tafel)


def _om(uur: int, minuut: int, seconde: int = 0) -> datetime:
    return moment(DAG, time(uur, minuut, seconde))


def _meld(tafel: Tafel, wie: Wie, op: datetime) -> list[tuple[str, time]]:
    """Say that somebody writes now; return who else does, and since when on the clock of the wall."""
    with tafel.t.binnen(tafel.gemeente, wie=wie):
        anderen = bewerken_melden(gemeente=tafel.gemeente, zaak=tafel.zaak, blad="verslag", wie=wie, op=op)
        return [(b.naam, b.sinds.astimezone(AMSTERDAM).time()) for b in anderen]


def _bewaar(tafel: Tafel, wie: Wie, letter: str, tekst: str, versie: int, op: datetime) -> Bewaard:
    with tafel.t.binnen(tafel.gemeente, wie=wie):
        alinea = Alineatekst(letter, 1, tekst, False, versie)
        return alineas_bewaren(gemeente=tafel.gemeente, zaak=tafel.zaak, alineas=[alinea], wie=wie, op=op)[0]


def _staat_er(tafel: Tafel) -> dict[str, tuple[str, str]]:
    """Return who wrote what, by subject, as the database has it."""
    with tafel.t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        return {a.onderwerp: (a.door_naam, a.tekst) for a in Alinea.objects.filter(zaak_id=tafel.zaak)}


def _wie_bewerkt(t: Toneel, tafel: Tafel, ruud: Wie) -> None:
    sanne = tafel.wie
    op = moment(DAG, OPEN)
    alleen = _meld(tafel, sanne, op)
    while op < _om(10, 50):  # her page says so once a minute
        op += timedelta(minutes=1)
        _meld(tafel, sanne, op)
    with t.binnen(tafel.gemeente, doel="meeschrijven", wie=ruud):
        noodinzage_openen(zaak=tafel.zaak, reden="Sanne vroeg mij om mee te schrijven.", wie=ruud, op=_om(10, 49))
    t.verwachting(
        "Ruud ziet om 10.50 uur dat Sanne bewerkt sinds 10.42 uur.",
        alleen == [] and _meld(tafel, ruud, _om(10, 50)) == [(sanne.naam, OPEN)],
    )
    t.verwachting(
        "Sanne ziet dat Ruud er sinds 10.50 uur is.", _meld(tafel, sanne, _om(10, 51)) == [(ruud.naam, time(10, 50))]
    )
    with t.binnen(tafel.gemeente, wie=ruud):
        opmerking_maken(
            gemeente=tafel.gemeente, zaak=tafel.zaak, alinea=None, tekst="Weet haar zus hiervan?", wie=ruud,
            op=_om(10, 51),
        )  # fmt: skip
        staat = [(o.door_naam, o.tekst) for o in Opmerking.objects.filter(zaak_id=tafel.zaak)]
    t.verwachting("Ruud kan een opmerking maken.", staat == [(ruud.naam, "Weet haar zus hiervan?")])


def _alineas_apart(t: Toneel, tafel: Tafel, ruud: Wie) -> None:
    _bewaar(tafel, tafel.wie, "a", VAN_SANNE, 0, _om(10, 52))
    een = _bewaar(tafel, ruud, "c", VAN_RUUD, 0, _om(10, 52, 5))
    t.verwachting(
        "Ieders alinea is apart bewaard en staat erin, met de naam erbij.",
        not een.botst and _staat_er(tafel) == {"a": (tafel.wie.naam, VAN_SANNE), "c": (ruud.naam, VAN_RUUD)},
    )


def _naast_elkaar(t: Toneel, tafel: Tafel, ruud: Wie) -> None:
    eerst = _bewaar(tafel, tafel.wie, "e", SANNE_EERST, 0, _om(10, 53))
    _bewaar(tafel, tafel.wie, "e", SANNE_LATER, eerst.versie, _om(10, 53, 30))
    botst = _bewaar(tafel, ruud, "e", RUUD_OOK, eerst.versie, _om(10, 54))
    t.verwachting(
        "Schrijven beiden in dezelfde alinea, dan hoort Ruud dat, met de tekst van Sanne erbij.",
        (botst.botst, botst.ander, botst.andere_tekst) == (True, tafel.wie.naam, SANNE_LATER),
    )
    t.verwachting("De tekst van Sanne is niet overschreven.", _staat_er(tafel)["e"] == (tafel.wie.naam, SANNE_LATER))
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        beeld = onderzoek_openen(zaak=tafel.zaak, wie=tafel.wie, op=_om(10, 54, 30))
        deel = next(o for o in beeld.onderwerpen if o.onderwerp == "e")
        t.verwachting(
            "Het scherm toont de twee teksten naast elkaar.",
            ([a.tekst for a in deel.alineas], [(b.door_naam, b.tekst) for b in deel.botsingen])
            == ([SANNE_LATER], [(ruud.naam, RUUD_OOK)]),
        )


def _verhuizing(t: Toneel, tafel: Tafel) -> None:
    voor = _staat_er(tafel)
    balie = t.medewerker("Lies Daemen", Rol.CONSULENT, tafel.gemeente)
    with t.binnen(tafel.gemeente, wie=balie):
        verhuisd = replace(PER_TELEFOON, kanaal="balie", woorden="Ik ben verhuisd naar het Kerkpad.")
        erbij = melden(gemeente=tafel.gemeente, inwoner=VERHUISD, ontvangst=verhuisd, wie=balie, op=_om(10, 55))
        nu = [a.regels for a in Adres.objects.filter(persoon_id=erbij.inwoner, periode__contains=DAG)]
    t.verwachting(
        "Een verhuizing komt door terwijl twee mensen schrijven.",
        erbij.zaak == tafel.zaak and nu == [("Kerkpad 8", "6245 ZZ Eijsden")],
    )
    t.verwachting("Het verslag verandert daar niet van.", _staat_er(tafel) == voor)


def _crash(t: Toneel, tafel: Tafel, ruud: Wie) -> None:
    """His browser is gone at 10.57 hours, without a word. At 11.10 he signs in again and his page sends all it had."""
    laatste = _om(10, 57)
    _meld(tafel, ruud, laatste)
    _meld(tafel, tafel.wie, _om(10, 58, 40))
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        nog = wie_bewerkt(gemeente=tafel.gemeente.code, zaak=tafel.zaak, blad="verslag", wie=tafel.wie, op=_om(10, 58))
        weg = wie_bewerkt(gemeente=tafel.gemeente.code, zaak=tafel.zaak, blad="verslag", wie=tafel.wie, op=_om(10, 59))
    t.verwachting(
        "Na een crash blijft niemand staan: na anderhalve minuut telt Ruud niet meer mee.",
        ([b.naam for b in nog], [b.naam for b in weg]) == ([ruud.naam], []),
    )
    opnieuw = [_bewaar(tafel, ruud, "c", VAN_RUUD, 0, _om(11, 10)), _bewaar(tafel, ruud, "e", RUUD_OOK, 1, _om(11, 10))]
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        naast = [(b.door_naam, b.tekst) for b in Botsing.objects.filter(zaak_id=tafel.zaak, opgelost_op__isnull=True)]
    t.verwachting(
        "Wat Ruud had bewaard is er nog, en twee keer sturen maakt er geen twee van.",
        _staat_er(tafel)["c"] == (ruud.naam, VAN_RUUD)
        and naast == [(ruud.naam, RUUD_OOK)]
        and [b.botst for b in opnieuw] == [False, True],
    )


def _kiezen(t: Toneel, tafel: Tafel) -> None:
    op = _om(11, 30)
    tafel.schrijf(REST, uitkomst="U gaat mee-eten en wandelen in het dorpshuis.", op=op)
    tafel.ladder((Trede.ALGEMENE_VOORZIENING, Oordeel.HELPT, "Het dorpshuis past bij u."), op=op)
    with t.weigering("Met twee teksten naast elkaar gaat het verslag niet weg.", om={"botsing"}):
        tafel.verstuur(op=op)
    with t.binnen(tafel.gemeente, wie=tafel.wie):
        botsing = Botsing.objects.get(zaak_id=tafel.zaak, opgelost_op__isnull=True)
        botsing_kiezen(gemeente=tafel.gemeente, zaak=tafel.zaak, botsing=botsing.id, tekst=SAMEN, wie=tafel.wie, op=op)
        historie = apps.get_model("onderzoek", "AlineaEvent")._default_manager.filter(zaak_id=tafel.zaak)
        versies = list(historie.filter(onderwerp="e").order_by("versie").values_list("versie", "tekst", "door_naam"))
        gekozen = [(b.door_naam, b.tekst) for b in Botsing.objects.filter(zaak_id=tafel.zaak)]
    t.verwachting(
        "De versies van de alinea zijn bewaard, elk met wie haar schreef.",
        versies == [(1, SANNE_EERST, tafel.wie.naam), (2, SANNE_LATER, tafel.wie.naam)],
    )
    t.verwachting("Ook de tekst die naast haar stond is nog te lezen.", gekozen == [("Ruud Janssen", RUUD_OOK)])
    tafel.verstuur(op=op)
    t.verwachting(
        "Niets is verloren: in het verslag staat wat zij beiden schreven.",
        noemt(tafel.brief("verslag"), (VAN_SANNE, VAN_RUUD, SAMEN, *REST.values()))
        and tafel.record().stand == Stand.VERSLAG_VERZONDEN,
    )
    laatste = [b for b in t.alle_brieven() if b.soort == "verslag"][-1:]
    t.verwachting(
        "Het gaat naar haar nieuwe adres.", [b.aan_regels for b in laatste] == [["Kerkpad 8", "6245 ZZ Eijsden"]]
    )
