"""What a colleague told since a page was shown: the page says what really happened, and keeps what was typed."""

from __future__ import annotations

from datetime import date

import pytest

from keukentafel.dossier.besluit.models import Doel
from keukentafel.dossier.levering.models import Levermelding, Voortgang
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.aanbieder.test_aanbieder import JA, adres, antwoord_ja, begonnen, tekst, vers
from tests.reis.leveren.conftest import om

LATER = JA | {"antwoord": "later", "kan_vanaf": "3-5-2027", "contactpersoon": "Ria Bours"}
NEE = {"antwoord": "nee", "kan_vanaf": "", "reden": "Wij hebben geen plek.", "contactpersoon": ""}


def getoond(klant, url: str) -> dict[str, str]:
    """What the page carries along hidden."""
    return {"was": klant.get(url).context["antwoord"]["was"].value()}


def melding(bureau, soort: str) -> int:
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        return Levermelding.objects.filter(soort=soort, vervallen=False).latest("id").id


def stop(bureau, dag: str, reden: str):
    return bureau.petra.post(adres(bureau, "stop"), {"datum": dag, "reden": reden})


def test_help_that_stopped_for_a_while_may_stop_for_good(bureau, op_dag):
    begonnen(bureau, op_dag)
    op_dag(om(2027, 6, 1))
    stop(bureau, "31-5-2027", "20")
    html = tekst(bureau.petra.get(adres(bureau)))
    assert "De hulp is weer begonnen" in html
    assert "De hulp is voorgoed gestopt" in html
    html = tekst(bureau.petra.get(adres(bureau, "stop")))
    assert "De laatste dag was maandag 31 mei 2027." in html
    assert 'value="02"' in html
    assert 'value="20"' not in html  # for a while it stopped already
    assert stop(bureau, "31-5-2027", "02")["Location"] == adres(bureau)
    assert (vers(bureau).gestopt_op, vers(bureau).stop_reden) == (date(2027, 5, 31), "02")
    assert bureau.petra.get(adres(bureau, "stop"))["Location"] == adres(bureau)


def test_taking_back_says_that_something_newer_was_told_and_takes_nothing_away(bureau, op_dag):
    begonnen(bureau, op_dag)
    start = melding(bureau, "start")  # the page that was open
    op_dag(om(2027, 9, 1))
    stop(bureau, "31-8-2027", "20")
    html = tekst(bureau.petra.post(adres(bureau, "terug"), {"melding": start}))
    assert "Er is niets weggehaald: intussen is iets nieuws doorgegeven." in html
    assert "Nu staat er dat de hulp stopte op dinsdag 31 augustus 2027." in html
    assert f'value="{melding(bureau, "stop")}"' in html
    assert (vers(bureau).gestart_op, vers(bureau).gestopt_op) == (date(2027, 4, 12), date(2027, 8, 31))


def test_taking_back_twice_says_that_it_was_gone(bureau, op_dag):
    begonnen(bureau, op_dag)
    start = melding(bureau, "start")
    bureau.petra.post(adres(bureau, "terug"), {"melding": start})
    assert "Dat staat er niet meer." in tekst(bureau.petra.get(adres(bureau)))
    bureau.petra.post(adres(bureau, "terug"), {"melding": start})
    assert "Dat was al weggehaald." in tekst(bureau.petra.get(adres(bureau)))


def test_another_answer_than_that_of_a_colleague_comes_back_with_all_typed(bureau):
    was = getoond(bureau.petra, adres(bureau))
    antwoord_ja(bureau)
    html = tekst(bureau.petra.post(adres(bureau), LATER | was))
    assert "Intussen is al geantwoord: “Ja, vanaf maandag 12 april”." in html
    assert 'value="Ria Bours"' in html
    assert 'value="3-5-2027"' in html
    assert vers(bureau).antwoord == "ja"
    nu = getoond(bureau.petra, adres(bureau, "antwoord"))
    assert f'value="{nu["was"]}"' in html  # sent again it counts
    assert bureau.petra.post(adres(bureau, "antwoord"), LATER | nu)["Location"] == adres(bureau)
    assert (vers(bureau).antwoord, vers(bureau).kan_vanaf) == ("later", date(2027, 5, 3))


@pytest.mark.parametrize("eerst", [JA, LATER], ids=["ja", "later"])
def test_an_answer_may_become_no_until_the_help_began(bureau, eerst):
    bureau.petra.post(adres(bureau), eerst)
    html = tekst(bureau.petra.get(adres(bureau)))
    assert "Wijzig het antwoord" in html
    was = getoond(bureau.petra, adres(bureau, "antwoord"))
    assert bureau.petra.post(adres(bureau, "antwoord"), NEE | was)["Location"] == "/aanbieder/"
    assert (vers(bureau).antwoord, vers(bureau).antwoord_reden) == ("nee", "Wij hebben geen plek.")


def test_once_the_help_began_the_answer_stays_and_the_page_says_so(bureau, op_dag):
    antwoord_ja(bureau)
    was = getoond(bureau.petra, adres(bureau, "antwoord"))
    op_dag(om(2027, 4, 13))
    bureau.petra.post(adres(bureau, "start"), {"datum": "12-4-2027"})
    html = tekst(bureau.petra.post(adres(bureau, "antwoord"), NEE | was))
    assert "Deze hulp is al begonnen. Meld wanneer de hulp stopt." in html
    assert "Wij hebben geen plek." in html
    assert vers(bureau).antwoord == "ja"
    assert bureau.petra.get(adres(bureau, "antwoord"))["Location"] == adres(bureau)
    assert "Wijzig het antwoord" not in tekst(bureau.petra.get(adres(bureau)))


def test_what_was_sent_after_the_no_of_a_colleague_is_said_not_to_be_kept(bureau):
    bureau.petra.post(adres(bureau), NEE)
    tekst(bureau.petra.get("/aanbieder/"))
    assert bureau.petra.post(adres(bureau), NEE)["Location"] == "/aanbieder/"  # a second click
    assert "niet bewaard" not in tekst(bureau.petra.get("/aanbieder/"))
    assert bureau.petra.post(adres(bureau), JA)["Location"] == "/aanbieder/"
    assert "Wat u net verstuurde, is niet bewaard." in tekst(bureau.petra.get("/aanbieder/"))


def test_another_start_or_stop_than_that_of_a_colleague_is_refused_with_what_was_typed(bureau, op_dag):
    begonnen(bureau, op_dag)
    html = tekst(bureau.petra.post(adres(bureau, "start"), {"datum": "13-4-2027"}))
    assert "Er staat al dat de hulp begon op maandag 12 april 2027." in html
    assert 'value="13-4-2027"' in html
    op_dag(om(2027, 9, 1))
    stop(bureau, "31-8-2027", "21")
    html = tekst(stop(bureau, "30-8-2027", "23"))
    assert "Er staat al dat de hulp stopte op dinsdag 31 augustus 2027." in html
    assert 'value="30-8-2027"' in html
    html = tekst(bureau.petra.post(adres(bureau, "start"), {"datum": "1-9-2027"}))
    assert "Er staat al dat deze hulp is gestopt." in html
    assert vers(bureau).gestopt_op == date(2027, 8, 31)


def test_progress_after_the_stop_of_a_colleague_comes_back(bureau, op_dag):
    begonnen(bureau, op_dag)
    op_dag(om(2027, 9, 1))
    stop(bureau, "31-8-2027", "21")
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        d = Doel.objects.get(besluit=bureau.levering.besluit).id
    getypt = {f"hoe_{d}": "goed", f"gedaan_{d}": "De ramen gedaan.", f"nodig_{d}": ""}
    html = tekst(bureau.petra.post(adres(bureau, "voortgang"), getypt))
    assert "Deze hulp is gestopt." in html
    assert "De ramen gedaan." in html
    assert bureau.petra.get(adres(bureau, "voortgang"))["Location"] == adres(bureau)
    with namens({bureau.levering.gemeente.code}, doel="proef"):
        assert not Voortgang.objects.exists()


def test_somebody_of_another_provider_changes_no_answer(bureau):
    assert bureau.ander.get(adres(bureau, "antwoord")).status_code == 404
    assert bureau.ander.post(adres(bureau, "antwoord"), JA).status_code == 404
