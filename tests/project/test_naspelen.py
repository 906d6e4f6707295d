"""`./keukentafel besluit naspelen`: one line for each kept besluit, and an exit code that a night's run can use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from keukentafel.project.__main__ import main
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG
from tests.besluitwereld import geef_mandaat
from tests.opzet import OP, maak_gebruiker
from tests.reis.besluiten.test_naspelen import verander_een_regel


@pytest.fixture
def besluit(meerssen, noor) -> tuple[int, str]:
    """A besluit that was sent: its id and its number."""
    hans = maak_gebruiker("Hans Vroomen", (meerssen, "consulent"))
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen")
        vraag = verderop.vraag(meerssen, noor, OP)
        verderop.verslag(meerssen, noor, vraag.zaak, VERSLAGDAG)
        verderop.getekend(meerssen, vraag.zaak, datetime(2027, 3, 18, 9, tzinfo=UTC))
        uit = verderop.besluit(meerssen, noor, hans, vraag.zaak, datetime(2027, 3, 31, 9, tzinfo=UTC))
    return uit.id, f"{vraag.nummer}-B{uit.id}"


def test_the_same_is_said_of_each_and_of_one(besluit, capsys):
    id_, nummer = besluit
    for woorden in (("--gemeente", "GM0938"), ("--gemeente", "938", "--besluit", str(id_))):
        assert main(["besluit", "naspelen", *woorden]) == 0
        regels = capsys.readouterr().out.splitlines()
        assert regels == [f"{nummer}: hetzelfde", "1 besluiten opnieuw uitgerekend, 0 niet hetzelfde"]


def test_what_differs_is_said_and_the_exit_code_tells(besluit, tmp_path, monkeypatch, capsys):
    verander_een_regel(tmp_path / "verordeningen", monkeypatch)
    assert main(["besluit", "naspelen", "--gemeente", "938"]) == 1
    eerste, laatste = capsys.readouterr().out.splitlines()
    assert eerste.startswith(f"{besluit[1]}: ")
    assert "in het programma veranderd" in eerste
    assert laatste == "1 besluiten opnieuw uitgerekend, 1 niet hetzelfde"


def test_what_is_not_there_is_a_sentence(besluit, vaals, capsys):
    id_, _ = besluit
    for woorden, zin in (
        (("--gemeente", "1234"), "Gemeente GM1234 is er niet."),
        (("--gemeente", "981", "--besluit", str(id_)), f"Van besluit {id_} is in Vaals geen berekening bewaard."),
    ):
        assert main(["besluit", "naspelen", *woorden]) == 2
        uit = capsys.readouterr()
        assert uit.out == ""
        assert zin in uit.err
    assert main(["besluit", "naspelen", "--gemeente", "981"]) == 0
    assert capsys.readouterr().out == "0 besluiten opnieuw uitgerekend, 0 niet hetzelfde\n"
    with pytest.raises(SystemExit):
        main(["besluit", "naspelen", "--gemeente", "Meerssen"])
