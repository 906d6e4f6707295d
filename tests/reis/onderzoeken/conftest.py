"""What the tests of the onderzoek share: a case on its way, and the pieces that make its verslag complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.melden import (
    Inwonergegevens,
    Ontvangst,
    afspraak_bevestigen,
    afspraak_voorstellen,
    melden,
)
from keukentafel.reis.onderzoeken import Alineatekst, Traptrede, alineas_bewaren, ladder_bewaren, verslag_versturen
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import OP, als, maak_gebruiker

FATMA = Inwonergegevens(voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), telefoon="06 1")
TEKSTEN = {
    "a": "U woont alleen. Stofzuigen en ramen wassen lukken niet meer.",
    "b": "U kookt zelf en doet de was.",
    "c": "Uw dochter komt om de week.",
    "d": "Uw dochter is moe. Zij krijgt een eigen gesprek.",
    "e": "In de Huiskamer in Bunde kunt u zo binnenlopen.",
    "f": "De huisarts weet ervan.",
    "g": "U betaalt een bijdrage. Het CAK berekent die.",
}
HELPT = [Traptrede("algemene_voorziening", "helpt", "De Huiskamer past bij u.")]
UITKOMST = "Elke week hulp bij het zware werk in huis."
LATER = OP + timedelta(hours=3)


def alinea(onderwerp: str, tekst: str, versie: int = 0, *, volgorde: int = 1, nvt: bool = False) -> Alineatekst:
    """One paragraph as a page sends it."""
    return Alineatekst(onderwerp, volgorde, tekst, nvt, versie)


@pytest.fixture
def sanne(meerssen: Gemeente) -> Gebruiker:
    """Sanne Janssen, a colleague of Noor."""
    return maak_gebruiker("Sanne Janssen", (meerssen, Rol.CONSULENT))


@pytest.fixture
def nieuw(meerssen: Gemeente, noor: Gebruiker) -> Callable[..., int]:
    """Make a case that was received at `op`; Noor is the contact person. Returns its id."""

    def maak(*, op: datetime = OP, ondersteuning: str = "nee", gemeente: Gemeente = meerssen) -> int:
        ontvangst = Ontvangst(
            kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.",
            ondersteuning=ondersteuning,
        )  # fmt: skip
        with namens({gemeente.code}, doel="proef"):
            return melden(
                gemeente=gemeente, inwoner=FATMA, ontvangst=ontvangst, wie=als(noor), op=op, behandelaar=noor.pk
            ).zaak

    return maak


@pytest.fixture
def zaak(nieuw: Callable[..., int], meerssen: Gemeente, noor: Gebruiker) -> int:
    """A case whose talk was an hour after OP: the onderzoek runs."""
    id_ = nieuw()
    with namens({meerssen.code}, doel="proef"):
        afspraak = afspraak_voorstellen(
            gemeente=meerssen, zaak=id_, begin=OP + timedelta(hours=1), minuten=60, waar="thuis", met=noor.pk,
            opmerking="", wie=als(noor), op=OP,
        )  # fmt: skip
        afspraak_bevestigen(gemeente=meerssen, zaak=id_, afspraak=afspraak.id, wie=als(noor), op=OP)
        assert Zaak.objects.get(id=id_).stand == "in_onderzoek"
    return id_


@pytest.fixture
def binnen(meerssen: Gemeente, sanne: Gebruiker, zaak: int) -> Iterator[Gemeente]:
    """Work behind the wall of Meerssen, when everybody and the case are there."""
    with namens({meerssen.code}, doel="proef"):
        yield meerssen


@pytest.fixture
def maak_af(meerssen: Gemeente, noor: Gebruiker) -> Callable[..., None]:
    """Write all that a verslag needs; `zonder` leaves subjects out. Works inside `namens`."""

    def af(zaak: int, *, zonder: str = "", uitkomst: str = UITKOMST, ladder: bool = True) -> None:
        stukken = [alinea(letter, tekst) for letter, tekst in TEKSTEN.items() if letter not in zonder]
        alineas_bewaren(gemeente=meerssen, zaak=zaak, alineas=stukken, uitkomst=uitkomst, wie=als(noor), op=LATER)
        if ladder:
            ladder_bewaren(gemeente=meerssen, zaak=zaak, treden=HELPT, wie=als(noor), op=LATER)

    return af


@pytest.fixture
def weg(binnen: Gemeente, zaak: int, maak_af: Callable[..., None], noor: Gebruiker) -> int:
    """A verslag that was sent, inside the wall of Meerssen."""
    maak_af(zaak)
    verslag_versturen(gemeente=binnen, zaak=zaak, wie=als(noor), op=LATER)
    return zaak
