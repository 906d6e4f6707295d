"""Every Dutch text of the screens has an English one, with the same holes in it, and the compiled file is fresh."""

from __future__ import annotations

import datetime

import polib
import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from keukentafel.balies.vorm import woorden
from tests.huis import vertaling

DOEN = "draai: .venv/bin/python -m tests.huis.vertaling (docs/vertalen.md)"


def test_elke_tekst_heeft_engels() -> None:
    boek = vertaling.boek()
    zonder = {
        sleutel: waar
        for sleutel, waar in vertaling.alle().items()
        if sleutel not in boek or not all(vertaling.in_het_engels(boek[sleutel]))
    }
    assert zonder == {}, DOEN


def test_geen_engels_bij_een_tekst_die_weg_is() -> None:
    assert set(vertaling.boek()) - set(vertaling.alle()) == set(), DOEN


def test_het_gemaakte_bestand_is_vers() -> None:
    assert vertaling.MO.read_bytes() == vertaling.bouw_mo(), DOEN


def test_de_gaten_zijn_gelijk() -> None:
    assert [fout for sleutel, regel in vertaling.boek().items() for fout in vertaling.gebreken(sleutel, regel)] == []


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("op %(dag)s", "on %(day)s"),
        ("op %(dag)s", "on the day"),
        ("op %(dag)s", "100% on %(dag)s"),
        ("Bel <strong>nu</strong>", "Call now"),
        ("U kiest ", "You choose"),
        ("Ja", ""),
    ],
)
def test_een_gebrek_wordt_gezien(nl: str, en: str) -> None:
    assert vertaling.gebreken((nl, ""), polib.POEntry(msgid=nl, msgstr=en))


def test_het_enkelvoud_mag_zijn_getal_weglaten() -> None:
    regel = polib.POEntry(msgid="%(n)s brief", msgid_plural="%(n)s brieven")
    regel.msgstr_plural = {0: "a letter", 1: "%(n)s letters"}
    assert vertaling.gebreken(("%(n)s brief", "%(n)s brieven"), regel) == []
    regel.msgstr_plural = {0: "a letter", 1: "letters"}
    assert vertaling.gebreken(("%(n)s brief", "%(n)s brieven"), regel)


IMPORT = "from django.utils.translation import gettext as _, ngettext\n"


def test_uit_python_en_uit_een_sjabloon() -> None:
    bron = IMPORT + 'x = _("Een"); ngettext("a", "b", 2); f("nee"); _(x)'
    assert vertaling.uit_python(bron) == {("Een", ""), ("a", "b")}
    bron = (
        '{% load i18n %}{% translate "Eén ‘ding’" %}{% blocktranslate with n=m %}Hallo {{ n }}{% endblocktranslate %}'
        '{% blocktranslate count n=m %}{{ n }} mens{% plural %}{{ n }} mensen{% endblocktranslate %}{{ _("Kop") }}'
        "{% blocktranslate trimmed %}\n  Twee\n  regels\n{% endblocktranslate %}"
    )
    assert vertaling.uit_sjabloon(bron) == {
        ("Eén ‘ding’", ""),
        ("Hallo %(n)s", ""),
        ("%(n)s mens", "%(n)s mensen"),
        ("Kop", ""),
        ("Twee regels", ""),
    }


@pytest.mark.parametrize(
    ("bron", "teksten"),
    [
        ('raise Geweigerd({"dag": "Kies een dag." if x else "Kies."})', {"Kies een dag.", "Kies."}),
        ('raise Geweigerd("Dat kan niet.")', {"Dat kan niet."}),
        ('fouten["dag"] = "Kies een dag."', {"Kies een dag."}),
        ('class Soort(models.TextChoices):\n    """Wat."""\n    A = "a", "Eén"', {"Eén"}),
        ('def bsn_fout(x):\n    return "Te kort." if x else None', {"Te kort."}),
        ('_IN_WOORDEN = M({S.A: "Wij hebben uw vraag"})', {"Wij hebben uw vraag"}),
        ('schrijf_op(wat="gebeld", wie=wie)', {"gebeld"}),
        ('maak_taak(wat=opmerking or "Gesprek.")', {"Gesprek."}),
        ('Stap(_S.A, _S.B, "melden", "Wmo 2015", "U vroeg hulp.")', {"U vroeg hulp."}),
        ('anders["dag"] = "geen zin"', set()),
    ],
)
def test_wat_een_lagere_verdieping_zegt(bron: str, teksten: set[str]) -> None:
    assert vertaling.uit_python(bron) == {(tekst, "") for tekst in teksten}


@pytest.mark.parametrize(
    "bron",
    [
        IMPORT + '_(f"Hallo {naam}")',
        IMPORT + '_("Hallo " + naam)',
        IMPORT + '_("Hallo %s" % naam)',
        'from django.utils.translation import pgettext\npgettext("in het menu", "Open")',
    ],
)
def test_wat_niet_te_vertalen_is_valt_op(bron: str) -> None:
    with pytest.raises(ValueError, match="line"):
        vertaling.uit_python(bron)


def test_datum_tijd_en_termijn_in_de_taal_van_de_bladzijde() -> None:
    dag, vandaag = datetime.date(2027, 3, 15), datetime.date(2027, 3, 9)
    assert (woorden.datum(dag), woorden.tijd(datetime.time(14, 30))) == ("maandag 15 maart 2027", "14.30 uur")
    assert woorden.termijn(dag, vandaag) == "nog 4 werkdagen"
    zin = "Door Pasen en het weekend is dat één dag later."
    assert woorden.verschuiving(zin) == zin
    with translation.override("en"):
        assert woorden.datum(dag) == "Monday 15 March 2027"
        assert woorden.datum_kort(dag) == "Monday 15 March"
        assert woorden.tijd(datetime.time(14, 30)) == "14:30"
        assert woorden.tijd(datetime.time(9, 5)) == "9:05"
        assert woorden.termijn(dag, vandaag) == "within 4 working days"
        assert woorden.termijn(vandaag, vandaag) == "today"
        assert woorden.termijn(vandaag, datetime.date(2027, 3, 11)) == "2 days late"
        assert woorden.opsomming(["Elif", "Hans", "Noor"]) == "Elif, Hans and Noor"
        assert woorden.verschuiving(zin) == "Because of Easter and the weekend that is 1 day later."
        assert woorden.verschuiving("Door de brug is dat twee dagen later.") == (
            "Because of days off that is 2 days later."
        )
        assert woorden.verschuiving(None) == woorden.vertaal("") == ""
        assert woorden.vertaal("Een zin die nergens staat.") == "Een zin die nergens staat."


def test_de_bladzijde_spreekt_engels_na_de_keuze(meerssen: object) -> None:
    klant = Client(headers={"accept-language": "en-US,en;q=0.9"})  # the browser's language is nobody's choice
    eerst = klant.get("/")
    assert "In welke gemeente woont u?" in eerst.content.decode()
    assert eerst.headers["Content-Language"] == "nl"
    assert klant.post("/taal/setlang/", {"language": "en", "next": "/"})["Location"] == "/"
    html = klant.get("/").content.decode()
    assert '<html lang="en">' in html
    assert "In which municipality do you live?" in html
    assert 'value="nl" lang="nl">Nederlands</button>' in html
    with translation.override("en"):
        assert gettext("Waar staat mijn vraag?") == "How is my question going?"


def test_een_taal_die_wij_niet_hebben_wordt_nederlands(meerssen: object) -> None:
    klant = Client()
    klant.cookies["django_language"] = "../fr"
    assert '<html lang="nl">' in klant.get("/").content.decode()


def test_de_keuze_leidt_nergens_anders_heen(db: object) -> None:
    antwoord = Client().post("/taal/setlang/", {"language": "en", "next": "https://kwaad.example/"})
    assert "kwaad" not in antwoord["Location"]
