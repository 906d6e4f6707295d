"""A case up to its aanvraag, with an onderzoek that is complete, and three people with and without a mandate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Trede
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden, leg_aanvraag_vast, ontwerp_bewaren
from keukentafel.reis.handeling import Wie
from keukentafel.reis.meelezen import laat_erin
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.reis.zaakwerk import zaak_of_weiger
from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import BEGIN, als, maak_gebruiker

FATMA = Inwonergegevens(
    voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat", huisnummer="3",
    postcode="6231 ZZ", plaats="Meerssen", telefoon="06 0000 0001",
)  # fmt: skip
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")
DOEL = Doelvelden(
    woorden="Mijn huis op mijn manier",
    resultaat="Uw huis is schoon en leefbaar",
    richting="stabilisering",
    maatstaf="Elk kwartaal lopen we samen de lijst na",
    datum=date(2028, 4, 10),
    hulp=(Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=115, per="week"),),
)
GEVULD = Ontwerpvelden(
    begin=date(2027, 4, 12),
    einde=date(2028, 4, 11),
    vorm="natura",
    profiel="basis",
    aanbieder="Zorgcoöperatie De Geulbrug",
    aanbieder_keuze="U koos zelf uit drie",
    motivering="U kookt zelf. Zwaar werk lukt niet door uw reuma.",
    kosten_cent=300_000,
    doelen=(DOEL,),
)
NEE = Ontwerpvelden(
    gevraagd="elke week hulp bij het schoonmaken",
    motivering="Uw zoon van 24 woont bij u. Hij kan het zware werk doen.",
    weigeringsgrond="gebruikelijke_hulp",
    norm="onze regels over hulp van huisgenoten (voorbeeld)",
    norm_versie="versie 2026",
    alternatieven="De klussendienst helpt u bij grote klussen.",
)


def om(jaar: int, maand: int, dag: int, uur: int = 9) -> datetime:
    """A moment in the morning of a day."""
    return datetime(jaar, maand, dag, uur, 0, tzinfo=UTC)


SCHRIJFDAG = om(2027, 3, 20)


def mandaat(gemeente: Gemeente, mens: Gebruiker, *soorten: str, tot_cent: int | None = 500_000) -> None:
    """Give somebody mandates in this municipality."""
    with namens({gemeente.code}, doel="proef"):
        for soort in soorten:
            Mandaat.objects.create(
                gemeente=gemeente, gebruiker=mens, soort=soort, tot_cent=tot_cent, periode=DateRange(BEGIN, None),
                grondslag="Mandaatbesluit (voorbeeld)",
            )  # fmt: skip


@dataclass
class Bank:
    """Meerssen with Noor (writes), Hans (mandate), Karin (quality, high mandate) and a case of Fatma that is Noor's."""

    gemeente: Gemeente
    noor: Wie
    hans: Wie
    karin: Wie
    zaak: int

    def record(self) -> Zaak:
        """The case as it stands in the database."""
        return Zaak.objects.get(id=self.zaak)

    def onderzoek(self, verslag_op: date | None = date(2027, 3, 12), *, volledig: bool = True) -> None:
        """Keep an onderzoek: all seven subjects, the whole ladder, and a verslag that left."""
        g, z, op = self.gemeente.code, self.zaak, om(2027, 3, 10)
        for onderwerp in Onderwerp:
            if volledig or onderwerp != Onderwerp.BIJDRAGE:
                onderzoek_operations.maak_alinea(
                    gemeente=g, zaak=z, onderwerp=onderwerp.value, volgorde=1, tekst=f"Wat wij zagen bij {onderwerp}.",
                    niet_aan_de_orde=False, door_naam="Noor Claessen", op=op,
                )  # fmt: skip
        for trede in Trede:
            oordeel = "nodig" if trede == Trede.MAATWERK else "past_niet"
            onderzoek_operations.bewaar_trede(
                gemeente=g, zaak=z, trede=trede.value, oordeel=oordeel, toelichting="Besproken aan tafel."
            )
        rij = onderzoek_operations.zorg_voor_onderzoek(gemeente=g, zaak=z)
        onderzoek_operations.wijzig_onderzoek(
            onderzoek=rij, wlz="nee", pgb_uitgelegd_op=date(2027, 3, 10), verslag_verzonden_op=verslag_op
        )

    def opgelost(self, op: Trede = Trede.GEBRUIKELIJKE_HULP) -> None:
        """Let the ladder say that this rung is the answer, so that maatwerk is not needed: the ground of a no."""
        g, z = self.gemeente.code, self.zaak
        for trede, oordeel in ((op, "helpt"), (Trede.MAATWERK, "niet_aan_de_orde")):
            onderzoek_operations.bewaar_trede(
                gemeente=g, zaak=z, trede=trede.value, oordeel=oordeel, toelichting="Zo kan het ook."
            )

    def stand(self, stand: Stand) -> None:
        """Put the case where its earlier acts would have brought it."""
        Zaak.objects.filter(id=self.zaak).update(stand=stand)

    def aangevraagd(self, op: date = date(2027, 3, 15)) -> Aanvraag:
        """Take the case to its aanvraag, by signing."""
        self.onderzoek()
        self.stand(Stand.VERSLAG_VERZONDEN)
        return leg_aanvraag_vast(
            gemeente=self.gemeente, zaak=zaak_of_weiger(self.gemeente.code, self.zaak), wijze="ondertekend_verslag",
            ontvangen_op=op, gevraagd="", wie=self.noor, op=om(op.year, op.month, op.day),
        )  # fmt: skip

    def karin_in(self, op: datetime) -> Wie:
        """Let Karin into the file, and return her."""
        laat_erin(zaak=self.record(), gebruiker=self.karin.id or 0, wie=self.noor, op=op)
        return self.karin

    def ontwerp(
        self, velden: Ontwerpvelden = GEVULD, soort: str = "toekenning", versie: int | None = None,
        wie: Wie | None = None, op: datetime = SCHRIJFDAG,
    ) -> Besluit:  # fmt: skip
        """Save a draft, by Noor unless told."""
        return ontwerp_bewaren(
            gemeente=self.gemeente, zaak=self.zaak, soort=soort, velden=velden, verwachte_versie=versie,
            wie=wie or self.noor, op=op,
        )  # fmt: skip


@pytest.fixture
def mensen(meerssen, vaals, noor) -> dict[str, Gebruiker]:
    """Noor without mandate to grant, Hans up to 5.000 euro, Karin without limit; Piet of Vaals."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    karin = maak_gebruiker("Karin Dohmen", (meerssen, Rol.KWALITEIT))
    piet = maak_gebruiker("Piet Peters", (vaals, Rol.CONSULENT))
    mandaat(meerssen, noor, "verlengen", "tijdelijk")
    mandaat(meerssen, hans, "toekennen", "afwijzen", "verlengen", "tijdelijk")
    mandaat(meerssen, karin, "toekennen", "afwijzen", tot_cent=None)
    mandaat(vaals, piet, "toekennen", "afwijzen", "verlengen", "tijdelijk", tot_cent=None)
    return {"noor": noor, "hans": hans, "karin": karin, "piet": piet}


def maak_bank(gemeente: Gemeente, mensen: dict[str, Gebruiker], op: datetime) -> Bank:
    """The bench, with a melding of this moment."""
    noor = als(mensen["noor"])
    uit = melden(gemeente=gemeente, inwoner=FATMA, ontvangst=VRAAG, wie=noor, op=op, behandelaar=mensen["noor"].pk)
    return Bank(gemeente, noor, als(mensen["hans"]), als(mensen["karin"], Rol.KWALITEIT), uit.zaak)


@pytest.fixture
def bank(mensen, binnen_meerssen) -> Bank:
    """The bench with Fatma's melding of Monday 1 February 2027 (S-A2)."""
    return maak_bank(binnen_meerssen, mensen, om(2027, 2, 1))
