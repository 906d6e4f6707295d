"""A granted case with an order to give: Meerssen, De Geulbrug with a contract, and one who lost it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.levering.models import Bericht, Toewijzing
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.besluiten import ondertekenen, ter_lezing
from keukentafel.reis.handeling import SYSTEEM, Wie
from keukentafel.reis.leveren import opdracht_beantwoorden, toewijzing_geven
from keukentafel.reis.leveren.berichten import OORDEEL, bericht_beoordelen, bericht_ontvangen
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.postbus import operations as postbus
from keukentafel.stelsel.postbus.models import Post
from tests.opzet import als, maak_gebruiker
from tests.reis.besluiten.conftest import GEVULD, Bank, maak_bank, mandaat, om

__all__ = ["Levering", "neem_in", "om", "oordeel"]

BSN = "999990019"
BESLOTEN = om(2027, 3, 31)
EERSTE = date(2027, 4, 12)
LAATSTE = date(2028, 4, 11)


@dataclass
class Levering:
    """A bank whose case was granted, with what is contracted and who works where."""

    bank: Bank
    besluit: Besluit
    geulbrug: Aanbieder
    zorg_thuis: Aanbieder
    huis: Product
    petra: Wie
    ander: Wie
    backoffice: Wie

    @property
    def gemeente(self) -> Gemeente:
        """Meerssen."""
        return self.bank.gemeente

    def geef(self, *, op: datetime = BESLOTEN, wie: Wie | None = None, **anders: object) -> Toewijzing:
        """Give the order of the besluit, by Noor unless told."""
        alles: dict[str, object] = {
            "gemeente": self.gemeente, "zaak": self.bank.zaak, "besluit": self.besluit.id,
            "aanbieder": self.geulbrug.id, "product": self.huis.id, "volume": 115, "frequentie": "2",
            "ingangsdatum": EERSTE, "einddatum": LAATSTE, "wie": wie or self.bank.noor, "op": op,
        }  # fmt: skip
        return toewijzing_geven(**(alles | anders))  # type: ignore[arg-type]

    def antwoord(self, opdracht: Toewijzing, antwoord: str = "ja", **anders: object) -> Toewijzing:
        """Let Petra of De Geulbrug answer."""
        alles: dict[str, object] = {
            "gemeente": self.gemeente, "toewijzing": opdracht.id, "aanbieder": opdracht.aanbieder_id,
            "antwoord": antwoord, "contactpersoon": "Petra Ramakers", "wie": self.petra, "op": om(2027, 4, 1),
        }  # fmt: skip
        return opdracht_beantwoorden(**(alles | anders))  # type: ignore[arg-type]


def maak_contracten(
    gemeente: Gemeente, mensen: dict[str, Gebruiker]
) -> tuple[Aanbieder, Aanbieder, Aanbieder, Product]:
    """De Geulbrug and De Linde with a contract, Zorg Thuis whose contract ended on 1 April 2027 (half-open)."""
    geulbrug = contracten.maak_aanbieder(naam="Zorgcoöperatie De Geulbrug", agb="75750001", telefoon="043 000 00 10")
    linde = contracten.maak_aanbieder(naam="De Linde", agb="75750002")
    thuis = contracten.maak_aanbieder(naam="Zorg Thuis", agb="75750003")
    huis = contracten.maak_product(
        gemeente=gemeente.code, naam="Hulp bij het huishouden", categorie="01", code="01A05", eenheid="01"
    )
    for nummer, (wie, tot) in enumerate(((geulbrug, None), (linde, None), (thuis, date(2027, 4, 1))), start=1):
        contract = contracten.maak_contract(
            gemeente=gemeente.code, aanbieder=wie.id, nummer=f"M-{nummer}", van=date(2026, 1, 1), tot=tot
        )
        contracten.maak_tarief(contract=contract, product=huis.id, cent=58, van=date(2026, 1, 1), tot=tot)
    for mens, bij in (("petra", geulbrug), ("ander", linde)):
        contracten.maak_medewerker(
            gemeente=gemeente.code, aanbieder=bij.id, gebruiker=mensen[mens].pk, van=date(2026, 1, 1)
        )
    return geulbrug, linde, thuis, huis


@pytest.fixture
def mensen(meerssen, vaals, noor) -> dict[str, Gebruiker]:
    """Noor and Hans of Meerssen, the backoffice, and two providers."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    karin = maak_gebruiker("Karin Dohmen", (meerssen, Rol.KWALITEIT))
    mandaat(meerssen, noor, "verlengen", "tijdelijk")
    mandaat(meerssen, hans, "toekennen", "afwijzen", "verlengen", "tijdelijk")
    return {
        "noor": noor, "hans": hans, "karin": karin,
        "petra": maak_gebruiker("Petra Ramakers", (meerssen, Rol.AANBIEDER)),
        "ander": maak_gebruiker("Ad Linders", (meerssen, Rol.AANBIEDER)),
        "backoffice": maak_gebruiker("Bo Franssen", (meerssen, Rol.BACKOFFICE)),
    }  # fmt: skip


def geef_bsn(bank: Bank) -> None:
    """Let the BSN of the resident be known from the start, so that an order does not wait for it."""
    Persoon.objects.filter(id=bank.record().inwoner_id).update(bsn=BSN)


def maak_levering(
    gemeente: Gemeente, mensen: dict[str, Gebruiker], *, met_bsn: bool = True, **anders: object
) -> Levering:
    """Make a bank, grant the case (`anders`: other fields of the draft), and contract providers."""
    bank = maak_bank(gemeente, mensen, om(2027, 2, 1))
    if met_bsn:
        geef_bsn(bank)
    bank.aangevraagd()
    ontwerp = bank.ontwerp(replace(GEVULD, **anders))  # type: ignore[arg-type]
    ter_lezing(
        gemeente=gemeente, zaak=bank.zaak, besluit=ontwerp.id, lezer=bank.hans.id or 0, wie=bank.noor,
        op=om(2027, 3, 22),
    )  # fmt: skip
    besluit = ondertekenen(
        gemeente=gemeente, zaak=bank.zaak, besluit=ontwerp.id, verwachte_versie=ontwerp.versie, wie=bank.hans,
        op=BESLOTEN,
    )  # fmt: skip
    geulbrug, _, thuis, huis = maak_contracten(gemeente, mensen)
    return Levering(
        bank, besluit, geulbrug, thuis, huis, als(mensen["petra"], Rol.AANBIEDER), als(mensen["ander"], Rol.AANBIEDER),
        als(mensen["backoffice"], Rol.BACKOFFICE),
    )  # fmt: skip


def neem_in(levering: Levering, stuk: object, op: datetime, *, van: str | None = None) -> Bericht:
    """Take in a message, or bare bytes, as the post round does, and judge what is due; `van` is on the envelope."""
    afzender = getattr(stuk, "van", levering.geulbrug.agb) if van is None else van
    inhoud = getattr(stuk, "inhoud", stuk)
    rij = bericht_ontvangen(gemeente=levering.gemeente, inhoud=inhoud, van=afzender, wie=SYSTEEM, op=op)
    oordeel(levering, op)
    rij.refresh_from_db()
    return rij


def oordeel(levering: Levering, op: datetime) -> int:
    """Judge what is due, as the post round does; return how many messages wait for another one."""
    open_ = Post.objects.filter(soort=OORDEEL, bezorgd_op=None).order_by("klaar_vanaf", "id")
    while (post := open_.filter(klaar_vanaf__lte=op).first()) is not None:
        weer = bericht_beoordelen(gemeente=levering.gemeente, bericht=post.verwijzing, op=op)
        if weer is None:
            postbus.bezorgd(post=post, op=op)
        else:
            postbus.later(post=post, klaar_vanaf=weer)
    return open_.count()


@pytest.fixture
def levering(meerssen, mensen) -> Iterator[Levering]:
    """A granted case of Fatma, with nothing ordered yet; walls of Meerssen open."""
    with namens({meerssen.code}, doel="proef"):
        yield maak_levering(meerssen, mensen)
