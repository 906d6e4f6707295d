"""Dates, terms and small components in the words of the screen."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from keukentafel.balies.vorm import woorden

WO17FEB = datetime.date(2027, 2, 17)


def toon(sjabloon: str, **inhoud: Any) -> str:
    """Render a template text with the library `kt`."""
    return Template("{% load kt %}" + sjabloon).render(Context(inhoud)).strip()


def test_datums() -> None:
    dag = datetime.date(2027, 3, 15)
    assert toon("{{ d|datum }}", d=dag) == "maandag 15 maart 2027"
    assert toon("{{ d|datum_kort }}", d=dag) == "maandag 15 maart"
    assert toon("{{ d|datum|hoofdletter }}", d=dag) == "Maandag 15 maart 2027"
    assert toon("[{{ d|datum }}{{ d|datum_kort }}{{ d|tijd }}]", d=None) == "[]"


def test_tijd_is_van_hier() -> None:
    """A moment in the database is UTC; in February Amsterdam is one hour later, in July two."""
    winter = datetime.datetime(2027, 2, 17, 13, 30, tzinfo=datetime.UTC)
    assert toon("{{ m|tijd }}", m=winter) == "14.30 uur"
    assert toon("{{ m|tijd }}", m=datetime.time(9, 5)) == "9.05 uur"
    nacht = datetime.datetime(2027, 7, 1, 22, 30, tzinfo=datetime.UTC)
    assert toon("{{ m|datum }}, {{ m|tijd }}", m=nacht) == "vrijdag 2 juli 2027, 0.30 uur"


@pytest.mark.parametrize(
    ("uiterlijk", "tekst"),
    [
        ((2027, 2, 17), "vandaag"),
        ((2027, 2, 18), "nog 1 werkdag"),
        ((2027, 2, 23), "nog 4 werkdagen"),
        ((2027, 2, 26), "nog 7 werkdagen"),
        ((2027, 2, 16), "1 dag te laat"),
        ((2027, 2, 15), "2 dagen te laat"),
        ((2027, 5, 26), "nog 14 weken"),
        ((2027, 5, 31), "nog ruim 14 weken"),
    ],
)
def test_termijn(uiterlijk: tuple[int, int, int], tekst: str) -> None:
    assert toon("{{ u|termijn:v }}", u=datetime.date(*uiterlijk), v=WO17FEB) == tekst


def test_termijn_zonder_werkdag_ertussen() -> None:
    """On Saturday before Easter the term of Easter Monday is two days away, and none of them is a working day."""
    assert woorden.termijn(datetime.date(2027, 3, 29), datetime.date(2027, 3, 27)) == "nog 2 dagen"
    assert woorden.termijn(datetime.date(2027, 3, 28), datetime.date(2027, 3, 27)) == "nog 1 dag"


def test_termijn_slaat_feestdagen_over() -> None:
    """From Maundy Thursday to the Tuesday after Easter 2027: only that Tuesday counts (Good Friday is a holiday)."""
    assert woorden.termijn(datetime.date(2027, 3, 30), datetime.date(2027, 3, 25)) == "nog 1 werkdag"


@pytest.mark.parametrize("soort", ["klaar", "loopt", "wacht", "let-op", "te-laat"])
def test_stand_heeft_altijd_een_woord(soort: str) -> None:
    verwacht = f'<span class="kt-stand kt-stand--{soort}">iets &lt;b&gt;</span>'
    assert toon("{% stand s w %}", s=soort, w="iets <b>") == verwacht


def test_onbekende_stand_is_een_fout() -> None:
    with pytest.raises(ValueError, match="no such state"):
        toon("{% stand 'rood' 'x' %}")


def test_stand_termijn_is_alleen_rood_na_de_termijn() -> None:
    assert "kt-stand--te-laat" in toon("{% stand_termijn u v %}", u=datetime.date(2027, 2, 16), v=WO17FEB)
    assert "kt-stand--let-op" in toon("{% stand_termijn u v %}", u=WO17FEB, v=WO17FEB)
    assert "kt-stand--loopt" in toon("{% stand_termijn u v %}", u=datetime.date(2027, 2, 18), v=WO17FEB)
    assert "kt-stand--wacht" in toon("{% stand_termijn u v 'wacht' %}", u=datetime.date(2027, 2, 18), v=WO17FEB)
    assert toon("{% stand_termijn u v %}", u=None, v=WO17FEB) == ""


def test_onderdelen_ontsnappen_wat_mensen_typen() -> None:
    kwaad = "<script>x</script>"
    for sjabloon in ("{% rij '#' k k k k %}", "{% keuze '#' k k %}", "{% terug '#' k %}", "{% toets k %}"):
        assert "<script>" not in toon(sjabloon, k=kwaad)
    assert "<script>" not in toon("{% initialen k %}", k=kwaad)


def test_rij_zonder_rechterkant_heeft_geen_leeg_vak() -> None:
    assert toon("{% rij '/x/' 'Naam' %}") == '<li><div><a class="utrecht-link" href="/x/">Naam</a></div></li>'


def test_initialen() -> None:
    assert ">NC<" in toon("{% initialen 'Noor Claessen' %}")
    assert ">FA<" in toon("{% initialen 'Fatma van den Aydin' %}")
    assert ">N<" in toon("{% initialen 'Noor' %}")
    assert "></text>" in toon("{% initialen '' %}")


def test_opsomming() -> None:
    assert woorden.opsomming([]) == ""
    assert woorden.opsomming(["a"]) == "a"
    assert woorden.opsomming(["a", "b"]) == "a en b"
    assert woorden.opsomming(["a", "b", "c"]) == "a, b en c"


def test_gemeentekleur_neemt_alleen_een_naam() -> None:
    assert toon("{% gemeentekleur 'gulpen-wittem' %}") == "/static/vorm/gemeenten/gulpen-wittem.css"
    with pytest.raises(ValueError, match="not a token file"):
        toon("{% gemeentekleur '../../x' %}")


def test_andere_taal() -> None:
    with translation.override("en"):
        assert toon("{{ d|datum }}", d=datetime.date(2027, 3, 15)) == "Monday 15 March 2027"


def test_a_full_stop_that_was_typed_is_not_doubled() -> None:
    zin = Template("{% load kt %}{{ d|zonder_punt }}: voor een deel. “{{ d|zonder_punt }}”.")
    assert zin.render(Context({"d": "Mijn huis weer netjes. "})) == (
        "Mijn huis weer netjes: voor een deel. “Mijn huis weer netjes”."
    )
