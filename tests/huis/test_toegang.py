"""Who may open what: every address x every role x own and other municipality x own and other file.

The table is tests/huis/toegang.yaml, written by hand and apart from the code. A new address without a line fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from keukentafel.stelsel.gebruikers.rol import Rol
from tests.wereld import Wereld, bouw

TABEL: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "toegang.yaml").read_text())
REGELS = {regel["route"]: regel for regel in TABEL}
NIEMAND = "niemand"
# These answer with a step to "mijn-vraag" also when all is well.
NAAR_VRAAG = {"inwoner:weer-oppakken"}


def alle_routes(patronen: list[Any] | None = None, ruimte: str = "") -> Iterator[str]:
    """Every named address of the house, with its namespace; an unnamed one comes out as its pattern."""
    for deel in get_resolver().url_patterns if patronen is None else patronen:
        if isinstance(deel, URLResolver):
            yield from alle_routes(deel.url_patterns, ruimte + (f"{deel.namespace}:" if deel.namespace else ""))
        elif isinstance(deel, URLPattern):
            yield ruimte + (deel.name or f"<{deel.pattern}>")


def adres(w: Wereld, regel: dict[str, Any], welke: str, gemeente: str = "meerssen") -> str:
    """The address of a route, with the ids of this file."""
    delen: dict[str, Any] = {naam: w.objecten[soort][welke] for naam, soort in regel.get("met", {}).items()}
    delen |= regel.get("vast", {})
    if regel.get("per_gemeente"):
        delen["gemeente"] = gemeente
    return reverse(regel["route"], kwargs=delen)


def vraag(
    w: Wereld,
    regel: dict[str, Any],
    wie: str,
    welke: str,
    *,
    vaals: bool = False,
    gemeente: str = "meerssen",
    code: bool = True,
) -> str:
    """What happens: 'binnen', 'aanmelden', 'reden' (break-glass), 'geweigerd' or 'niet gevonden'."""
    klant = Client()
    if wie != NIEMAND:
        klant.force_login((w.mensen_vaals if vaals else w.mensen)[wie])
    if regel.get("volgt") and code:
        nummer, geheim = w.codes["eigen"]
        klant.post(reverse("inwoner:mijn-vraag", kwargs={"gemeente": "meerssen"}), {"nummer": nummer, "code": geheim})
    doe = klant.post if regel.get("methode") == "post" else klant.get
    antwoord = doe(adres(w, regel, welke, gemeente))
    if antwoord.status_code == 302:
        doel = antwoord["Location"]
        if doel.startswith(reverse("account_login")) or (
            regel.get("volgt") and doel.endswith("/mijn-vraag/") and regel["route"] not in NAAR_VRAAG
        ):
            return "aanmelden"
        return "reden" if "reden" in doel else "binnen"
    return {403: "geweigerd", 404: "niet gevonden"}.get(
        antwoord.status_code, "binnen" if antwoord.status_code < 500 else "stuk"
    )


def test_every_address_stands_in_the_table():
    assert sorted(set(alle_routes())) == sorted(REGELS)


@pytest.fixture(scope="module")
def wereld(django_db_setup: None, django_db_blocker: Any) -> Iterator[Wereld]:
    """One world for all questions; each question is rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield bouw()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _teruggedraaid(wereld: Wereld, django_db_blocker: Any) -> Iterator[None]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


BEWAAKT = [r for r in TABEL if r.get("wie") not in ("iedereen", "allauth") and not r.get("volgt")]


@pytest.mark.parametrize("regel", [r for r in TABEL if r.get("wie") == "iedereen"], ids=lambda r: r["route"])
def test_a_public_address_opens_for_everybody(wereld: Wereld, regel: dict[str, Any]):
    for wie in [NIEMAND, *Rol.values]:
        assert vraag(wereld, regel, wie, "eigen") == regel.get("dan", "binnen"), wie


@pytest.mark.parametrize("wie", [NIEMAND, *Rol.values])
@pytest.mark.parametrize("regel", BEWAAKT, ids=lambda r: r["route"])
def test_role_by_role(wereld: Wereld, regel: dict[str, Any], wie: str):
    if wie in regel["wie"]:
        verwacht = regel.get("dan", "binnen")
    else:
        verwacht = "aanmelden" if wie == NIEMAND else "geweigerd"
    assert vraag(wereld, regel, wie, "eigen") == verwacht


@pytest.mark.parametrize("regel", [r for r in BEWAAKT if r.get("met")], ids=lambda r: r["route"])
def test_the_file_of_a_colleague_and_of_another_municipality(wereld: Wereld, regel: dict[str, Any]):
    for wie in regel["wie"]:
        if "ander_dossier" in regel:
            assert vraag(wereld, regel, wie, "ander") == regel["ander_dossier"], wie
        assert vraag(wereld, regel, wie, "vreemd") == "niet gevonden", wie
        assert vraag(wereld, regel, wie, "eigen", vaals=True) == "niet gevonden", wie


@pytest.mark.parametrize("regel", [r for r in TABEL if r.get("volgt")], ids=lambda r: r["route"])
def test_a_question_followed_by_code_opens_that_question_only(wereld: Wereld, regel: dict[str, Any]):
    assert vraag(wereld, regel, NIEMAND, "eigen") == "binnen"
    if regel.get("met"):
        assert vraag(wereld, regel, NIEMAND, "ander") == "niet gevonden"
        assert vraag(wereld, regel, NIEMAND, "vreemd") == "niet gevonden"
    if regel["route"] not in NAAR_VRAAG:
        assert vraag(wereld, regel, NIEMAND, "eigen", gemeente="vaals") in ("aanmelden", "niet gevonden")
        for wie in [NIEMAND, *Rol.values]:
            assert vraag(wereld, regel, wie, "eigen", code=False) == "aanmelden", wie


@pytest.mark.parametrize("regel", [r for r in BEWAAKT if r.get("per_gemeente")], ids=lambda r: r["route"])
def test_a_role_counts_only_in_its_own_municipality(wereld: Wereld, regel: dict[str, Any]):
    for wie in regel["wie"]:
        assert vraag(wereld, regel, wie, "eigen", gemeente="vaals") in ("geweigerd", "niet gevonden"), wie
