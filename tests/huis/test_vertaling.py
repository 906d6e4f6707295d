"""Every Dutch text of the screens has an English one, with the same holes in it, and the compiled file is fresh."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from tests.huis import vertaling

GAT = re.compile(r"%(?:\(\w+\))?[sd]|<[^>]+>")


def test_every_text_has_english():
    boek = vertaling.boek()
    zonder = {
        msgid: waar
        for (msgid, meervoud), waar in vertaling.alle().items()
        if (msgid, meervoud) not in boek or not boek[msgid, meervoud].translated()
    }
    assert zonder == {}, "vul aan in project/locale/en en draai python -m tests.huis.vertaling"


def test_what_the_lower_floors_say_has_english():
    boek = vertaling.boek()
    moet, _mag = vertaling.van_onder()
    assert {zin for zin in moet if (zin, "") not in boek or not boek[zin, ""].translated()} == set()


def test_no_english_is_left_of_a_text_that_is_gone():
    _moet, mag = vertaling.van_onder()
    assert {m for m, p in set(vertaling.boek()) - set(vertaling.alle()) if m not in mag} == set()


def test_the_compiled_file_is_fresh():
    assert vertaling.MO.read_bytes() == vertaling.bouw_mo()


def test_the_holes_are_the_same():
    anders = []
    for (msgid, meervoud), regel in vertaling.boek().items():
        paren = [(msgid, regel.msgstr)] if not meervoud else [(meervoud, regel.msgstr_plural[1])]
        anders += [nl for nl, en in paren if sorted(GAT.findall(nl)) != sorted(GAT.findall(en))]
        if meervoud and not set(GAT.findall(regel.msgstr_plural[0])) <= set(GAT.findall(meervoud)):
            anders.append(msgid)
    assert anders == []


def test_the_extractor_finds_both_kinds_of_source():
    assert vertaling.uit_python('x = _("Een"); ngettext("a", "b", 2); f("nee")') == {("Een", ""), ("a", "b")}
    bron = (
        '{% load i18n %}{% translate "Eén ‘ding’" %}{% blocktranslate with n=m %}Hallo {{ n }}{% endblocktranslate %}'
        '{% blocktranslate count n=m %}{{ n }} mens{% plural %}{{ n }} mensen{% endblocktranslate %}{{ _("Kop") }}'
    )
    assert vertaling.uit_sjabloon(bron) == {
        ("Eén ‘ding’", ""),
        ("Hallo %(n)s", ""),
        ("%(n)s mens", "%(n)s mensen"),
        ("Kop", ""),
    }
    with pytest.raises(ValueError, match="invoegingen"):
        vertaling.uit_python('_(f"Hallo {naam}")')


def test_the_page_speaks_english_after_the_switch(meerssen):
    klant = Client(headers={"accept-language": "nl"})
    assert "In welke gemeente woont u?" in klant.get("/").content.decode()
    assert klant.post("/taal/setlang/", {"language": "en", "next": "/"})["Location"] == "/"
    html = klant.get("/").content.decode()
    assert '<html lang="en">' in html
    assert "In which municipality do you live?" in html
    assert "Nederlands" in html
    with translation.override("en"):
        assert gettext("Waar staat mijn vraag?") == "How is my question going?"


def test_the_switch_leads_nowhere_else(db):
    antwoord = Client().post("/taal/setlang/", {"language": "en", "next": "https://kwaad.example/"})
    assert "kwaad" not in antwoord["Location"]
