"""A case that is further on, by the real acts: a verslag that was sent, an aanvraag, a besluit. Works inside `namens`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.recht.ladder import Trede
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden, ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Inwonergegevens, Ontvangen, Ontvangst, melden
from keukentafel.reis.onderzoeken import (
    Alineatekst,
    Gebied,
    Traptrede,
    Vaststelling,
    alineas_bewaren,
    ladder_bewaren,
    leefgebieden_bewaren,
    tekenen,
    vaststellen,
    verslag_versturen,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.models import Gemeente
from tests.opzet import als

FATMA = Inwonergegevens(
    voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat", huisnummer="3",
    postcode="6231 ZZ", plaats="Bunde", telefoon="06 0000 0001",
)  # fmt: skip
TEKSTEN = {
    "a": "U hebt reuma en woont alleen. Stofzuigen en ramen wassen lukken niet meer.",
    "b": "U kookt zelf en doet licht werk.",
    "c": "Uw dochter Elif komt om de week. Vaker houdt zij niet vol.",
    "d": "Elif is moe. Zij krijgt een eigen gesprek.",
    "e": "In de Huiskamer in Bunde kunt u zo binnenlopen.",
    "f": "U hebt nu geen andere zorg.",
    "g": "U betaalt een bijdrage. Het CAK berekent die.",
}
UITKOMST = "Elke week 115 minuten hulp in huis."
EIGEN_WOORDEN = "Ik wil mijn huis op mijn manier."


def vraag(gemeente: Gemeente, noor: Gebruiker, op: datetime, *, ondersteuning: str = "nee") -> Ontvangen:
    """Fatma's question, with Noor."""
    ontvangst = Ontvangst(
        kanaal="telefoon", melder="zelf", woorden="Het huis lukt niet meer.", ondersteuning=ondersteuning
    )
    return melden(gemeente=gemeente, inwoner=FATMA, ontvangst=ontvangst, wie=als(noor), op=op, behandelaar=noor.pk)


def verslag(gemeente: Gemeente, noor: Gebruiker, zaak: int, op: datetime, *, zonder_maatwerk: bool = False) -> None:
    """Write the verslag whole and send it."""
    wie = als(noor)
    stukken = [Alineatekst(letter, 1, tekst, letter == "f", 0) for letter, tekst in TEKSTEN.items()]
    alineas_bewaren(gemeente=gemeente, zaak=zaak, alineas=stukken, uitkomst=UITKOMST, wie=wie, op=op)
    laatste = "niet_aan_de_orde" if zonder_maatwerk else "nodig"
    treden = [
        Traptrede(t.value, laatste if t == Trede.MAATWERK else "helpt_deels", "Besproken aan tafel.") for t in Trede
    ]
    ladder_bewaren(gemeente=gemeente, zaak=zaak, treden=treden, wie=wie, op=op)
    gebieden = [Gebied("dagelijks_functioneren", EIGEN_WOORDEN)]
    leefgebieden_bewaren(gemeente=gemeente, zaak=zaak, gebieden=gebieden, wie=wie, op=op)
    vaststellen(gemeente=gemeente, zaak=zaak, vaststelling=Vaststelling(True, True, "nee"), wie=wie, op=op)
    verslag_versturen(gemeente=gemeente, zaak=zaak, wie=wie, op=op)


def getekend(gemeente: Gemeente, zaak: int, op: datetime) -> None:
    """Fatma signs: that is the aanvraag."""
    tekenen(gemeente=gemeente, zaak=zaak, tekst="", via="web", wie=Wie(None, "Fatma Aydin", "inwoner"), op=op)


def velden(begin: date, soort: str) -> Ontwerpvelden:
    """A draft with all that the law asks."""
    if soort == "afwijzing":
        return Ontwerpvelden(
            gevraagd="elke week hulp bij het schoonmaken",
            motivering="Uw zoon van 24 woont bij u. Hij kan het zware werk doen.",
            weigeringsgrond="gebruikelijke_hulp",
            norm="onze regels over hulp van huisgenoten (voorbeeld)",
            norm_versie="versie 2026",
            alternatieven="De klussendienst helpt u bij grote klussen.",
        )
    hulp = Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=115, per="week")
    doel = Doelvelden(
        woorden="Mijn huis op mijn manier", resultaat="Uw huis is schoon en leefbaar", richting="stabilisering",
        maatstaf="Elk kwartaal lopen we samen de lijst na", datum=begin + timedelta(days=360), hulp=(hulp,),
    )  # fmt: skip
    return Ontwerpvelden(
        begin=begin, einde=begin + timedelta(days=364), vorm="natura", profiel="basis",
        aanbieder="Zorgcoöperatie De Geulbrug", aanbieder_keuze="U koos zelf uit drie",
        motivering="U kookt zelf. Zwaar werk lukt niet door uw reuma.", kosten_cent=300_000, doelen=(doel,),
    )  # fmt: skip


def besluit(
    gemeente: Gemeente, noor: Gebruiker, hans: Gebruiker, zaak: int, op: datetime, soort: str = "toekenning"
) -> Besluit:
    """Noor writes the besluit, Hans (who needs a mandate) signs it."""
    dag = klok.dag_van(op)
    ontwerp = ontwerp_bewaren(
        gemeente=gemeente, zaak=zaak, soort=soort, velden=velden(dag + timedelta(days=12), soort),
        verwachte_versie=None, wie=als(noor), op=op,
    )  # fmt: skip
    ter_lezing(gemeente=gemeente, zaak=zaak, besluit=ontwerp.id, lezer=hans.pk, wie=als(noor), op=op)
    return ondertekenen(
        gemeente=gemeente, zaak=zaak, besluit=ontwerp.id, verwachte_versie=ontwerp.versie, wie=als(hans), op=op
    )
