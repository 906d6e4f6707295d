"""Help that runs until the end of 2026 with goals that nobody can measure, for tests. Works inside `namens`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Doel
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden, ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.reis.levertaken import houd_levering_op_dag
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.reis.onderzoeken import Gebied, leefgebieden_bewaren
from keukentafel.reis.zaakwerk import zaak_of_weiger, zet
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.models import Gemeente
from tests import verderop
from tests.besluitwereld import PGB
from tests.opzet import als

GEMELD = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)
BESLOTEN = datetime(2025, 12, 15, 9, 0, tzinfo=UTC)
SIGNAAL = datetime(2026, 10, 8, 5, 0, tzinfo=UTC)
LAATSTE_DAG = date(2026, 12, 31)
ZONDER = "Dit spreken wij later af."
MIA = Inwonergegevens(
    voornaam="Mia", achternaam="Habets", aanhef="mevrouw", geboren=(1956, 4, 2), straat="Grotestraat", huisnummer="7",
    postcode="6301 ZZ", plaats="Valkenburg", telefoon="06 0000 0056",
)  # fmt: skip


def _doel(woorden: str, resultaat: str, *, met_besluit: bool = True) -> Doelvelden:
    if met_besluit:
        hulp = Hulpvelden(activiteit="Begeleiding thuis", frequentie="elke week", minuten=60, per="week")
    else:
        hulp = Hulpvelden(activiteit="Dagbesteding in het dorp", frequentie="twee dagdelen", met_besluit=False)
    return Doelvelden(woorden=woorden, resultaat=resultaat, zonder_omdat=ZONDER, hulp=(hulp,))


DOELEN = (
    _doel("Mensen zien", "U hebt meer contact"),
    _doel("Weten wat ik vandaag doe", "Uw dag heeft een vaste vorm"),
    _doel("Mijn geld op orde", "U weet wat er binnenkomt en uitgaat"),
)
ALGEMEEN = _doel("Even eruit", "U bent onder de mensen", met_besluit=False)


def toegekend(
    gemeente: Gemeente, noor: Gebruiker, hans: Gebruiker, *, doelen: tuple[Doelvelden, ...] = DOELEN,
    inwoner: Inwonergegevens = MIA, vorm: str = "natura",
) -> int:  # fmt: skip
    """Mia's besluit, by the real acts; returns the case. Hans needs a mandate."""
    ontvangst = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Ik zie niemand meer.", ondersteuning="nee")
    zaak = melden(
        gemeente=gemeente, inwoner=inwoner, ontvangst=ontvangst, wie=als(noor), op=GEMELD, behandelaar=noor.pk
    ).zaak
    gebieden = [Gebied("meedoen", "Ik zie niemand.", nu=3), Gebied("zingeving", "", nu=6)]
    leefgebieden_bewaren(gemeente=gemeente, zaak=zaak, gebieden=gebieden, wie=als(noor), op=BESLOTEN)
    verderop.verslag(gemeente, noor, zaak, BESLOTEN)
    verderop.getekend(gemeente, zaak, BESLOTEN)
    velden = Ontwerpvelden(
        begin=date(2026, 1, 1), einde=LAATSTE_DAG, profiel="basis",
        **(PGB if vorm == "pgb" else {"vorm": vorm, "aanbieder": "De Geulbrug"}),
        aanbieder_keuze="U koos zelf uit drie", motivering="Uw man is overleden. Uw netwerk is klein.",
        kosten_cent=300_000, doelen=doelen,
    )  # fmt: skip
    ontwerp = ontwerp_bewaren(
        gemeente=gemeente, zaak=zaak, soort="toekenning", velden=velden, verwachte_versie=None, wie=als(noor),
        op=BESLOTEN,
    )  # fmt: skip
    ter_lezing(gemeente=gemeente, zaak=zaak, besluit=ontwerp.id, lezer=hans.pk, wie=als(noor), op=BESLOTEN)
    ondertekenen(
        gemeente=gemeente, zaak=zaak, besluit=ontwerp.id, verwachte_versie=ontwerp.versie, wie=als(hans), op=BESLOTEN
    )
    return zaak


def loopt(gemeente: Gemeente, noor: Gebruiker, zaak: int) -> None:
    """The help began: only the step, without an order."""
    record = zaak_of_weiger(gemeente.code, zaak)
    zet(zaak=record, naar=Stand.HULP_LOOPT, weigering="kan niet", wie=als(noor), op=BESLOTEN)
    houd_levering_op_dag(zaak=record, op=BESLOTEN)


def doelen(gemeente: Gemeente, zaak: int) -> list[Doel]:
    """The goals of the besluit, in order."""
    besluit = besluit_queries.toegekend(gemeente=gemeente.code, zaken=[zaak])[0]
    return list(besluit_queries.doelen(gemeente=gemeente.code, besluit=besluit.id))


def anders(naam: str) -> Inwonergegevens:
    """Somebody else with the same kind of help."""
    return replace(MIA, achternaam=naam)
