"""What the tests of the consulent's counter share: a colleague, a case, and the answers of an intake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from keukentafel.reis.melden import Inwonergegevens, Ontvangen, Ontvangst, melden
from keukentafel.reis.onderzoeken import reageren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.consulent.besluitblad import getypt, u
from tests.balies.consulent.opdrachtblad import besluit, besteld, geulbrug
from tests.besluitwereld import geef_mandaat, maak_aanvraag
from tests.opzet import als, maak_gebruiker

__all__ = ["besluit", "besteld", "geulbrug"]

FATMA = Inwonergegevens(
    voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat", huisnummer="3",
    postcode="6231 ZZ", plaats="Meerssen", telefoon="06 0000 0001",
)  # fmt: skip
ANOUK = Inwonergegevens(
    voornaam="Anouk", achternaam="Verborgen", straat="Schuilsteeg", huisnummer="99", postcode="6231 QQ",
    plaats="Schuildorp", geheim=True,
)  # fmt: skip
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")


def invoer(**anders: Any) -> dict[str, Any]:
    """Return the answers of an intake by phone, of a new resident; `anders` replaces some."""
    return {
        "eenmalig": str(uuid4()),
        "aanhef": "mevrouw",
        "voornaam": "Els",
        "achternaam": "Bours",
        "geboren": "1950",
        "straat": "Brusselsestraat",
        "huisnummer": "12",
        "postcode": "6211pc",
        "plaats": "Maastricht",
        "telefoon": "06 0000 0015",
        "kanaal": "telefoon",
        "melder": "zelf",
        "woorden": "De trap lukt niet meer.",
        "bereik": "bellen",
        "ondersteuning": "nee",
        "contactpersoon": "ik",
    } | anders


@pytest.fixture
def karin(meerssen: Gemeente) -> Gebruiker:
    """Karin Willems, a colleague of Noor."""
    return maak_gebruiker("Karin Willems", (meerssen, Rol.CONSULENT))


@pytest.fixture
def maak_vraag(meerssen: Gemeente, noor: Gebruiker) -> Callable[..., Ontvangen]:
    """Make a question in Meerssen; Noor is the contact person unless it says otherwise."""

    def maak(
        inwoner: Inwonergegevens | int = FATMA,
        van: Gebruiker | None = None,
        ontvangst: Ontvangst = VRAAG,
        gemeente: Gemeente = meerssen,
    ) -> Ontvangen:
        wie = van or noor
        with namens({gemeente.code}, doel="proef"):
            return melden(
                gemeente=gemeente, inwoner=inwoner, ontvangst=ontvangst, wie=als(wie), op=klok.nu(), behandelaar=wie.pk
            )

    return maak


@pytest.fixture
def als_noor(client: Client, noor: Gebruiker) -> Client:
    """A browser in which Noor is signed in."""
    client.force_login(noor)
    return client


@pytest.fixture
def hans(meerssen: Gemeente) -> Gebruiker:
    """Hans Vroomen, a colleague with a mandate up to 5.000 euro."""
    wie = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, wie, "toekennen", "afwijzen", "tijdelijk")
    return wie


@pytest.fixture
def zaak(meerssen: Gemeente, noor: Gebruiker, hans: Gebruiker) -> int:
    """A case of Noor with a signed verslag."""
    with namens({meerssen.code}, doel="proef"):
        return maak_aanvraag(meerssen, noor, "Aydin")


@pytest.fixture
def binnen(meerssen: Gemeente) -> Callable[[], Any]:
    """Open the walls of Meerssen."""
    return lambda: namens({meerssen.code}, doel="proef")


@pytest.fixture
def als_hans(hans: Gebruiker) -> Client:
    """A browser in which Hans is signed in."""
    klant = Client()
    klant.force_login(hans)
    return klant


@pytest.fixture
def schrijf(als_noor: Client, zaak: int) -> Callable[..., Any]:
    """Post a draft of Noor in which nothing misses; keywords are other answers."""
    return lambda **anders: als_noor.post(u("besluit-schrijven", zaak, "toekenning"), getypt(**anders))


@pytest.fixture
def zegt(zaak: int, meerssen: Gemeente, noor: Gebruiker) -> Callable[[str], None]:
    """Keep that the resident does not agree with the verslag, because."""

    def zeg(tekst: str) -> None:
        with namens({meerssen.code}, doel="proef"):
            reageren(
                gemeente=meerssen,
                zaak=zaak,
                soort="niet_eens",
                tekst=tekst,
                via="telefoon",
                wie=als(noor),
                op=klok.nu(),
            )

    return zeg


@pytest.fixture
def vraag(maak_vraag: Callable[..., Ontvangen]) -> int:
    """A new question of Noor; the answer about support is known."""
    return maak_vraag(
        ontvangst=Ontvangst(
            kanaal="balie", melder="zelf", woorden="Mijn rollator helpt niet meer.", ondersteuning="nee"
        )
    ).zaak
