"""A text that was copied from another resident's file brings that resident's name along."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keukentafel.berichten import brieven


def _brief(waarom: str) -> brieven.Brieftekst:
    gegevens = dict(brieven.voorbeelden("besluit_toekenning")[0]) | {"waarom": [waarom]}
    return brieven.opstellen(
        "besluit_toekenning",
        gegevens=gegevens,
        afzender=brieven.Afzender("Meerssen", ("Markt 50",), "043 000 00 00"),
        aan=brieven.Geadresseerde("mevrouw Fatma Aydin"),
        datum=_dag(gegevens),
        kenmerk="2027-1",
    )


def _dag(gegevens: dict[str, object]) -> date:
    return date.fromisoformat(str(gegevens["aanvraag_op"])) + timedelta(days=1)


EIGEN = (
    "mevrouw Fatma Aydin",
    "Noor Claessen",
    "Buurvrouw mevrouw De Wit zet de bak buiten.",
    "Damstraat 3",
    "De heer Smeets-Bours.",
)


@pytest.mark.parametrize(
    ("zin", "vreemd"),
    [
        ("Mevrouw Aydin kookt zelf.", ()),
        ("Buurvrouw mevrouw De Wit helpt al.", ()),
        ("Mevrouw Peters kan de trap niet op.", ("Peters",)),
        ("De heer J. van den Berg en mevrouw Aydin kunnen dit niet.", ("J. van den Berg",)),
        ("Meneer Öztürk belt terug.", ("Öztürk",)),
        ("Mevrouw kookt zelf.", ()),
        ("Mevrouw Dam belt terug.", ("Dam",)),
        ("Mevrouw Peters-Dam belt terug.", ("Peters-Dam",)),
        ("Mevrouw Aydin\u2019s dochter helpt.", ()),
        ("Meneer Bours belt terug.", ()),
    ],
)
def test_een_naam_die_nergens_anders_in_het_dossier_staat(zin: str, vreemd: tuple[str, ...]) -> None:
    eigen = (*EIGEN, *(str(v) for v in brieven.voorbeelden("besluit_toekenning")[0].values()))
    assert brieven.vreemde_namen(_brief(zin), eigen=eigen) == vreemd
