"""How the besluiten of the demo came about: every quoted sentence has its step, in plain Dutch, and comes out again."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from typing import Any

import pytest
from django.template.loader import render_to_string
from lxml import html

from keukentafel.balies.regels.uitleg import Verwijzer
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.besluiten import naspelen
from keukentafel.reis.inzien import Waarom, waarom_van
from tests.demo.conftest import ZES, gemeenten_op_code
from tests.huis.b1 import lange_zinnen, moeilijke_woorden


def zinnen_van(pagina: str) -> str:
    """The text of a page, one block a line: the parts of a line that stand apart are sentences of their own."""
    blad = html.fromstring(pagina)
    return "\n".join(
        re.sub(r"\s+", " ", blok.text_content()).strip()
        for blok in blad.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::summary]")
    )


@pytest.fixture
def per_soort(alles: None) -> dict[str, list[tuple[Zaak, Waarom]]]:
    """Of each kind of besluit a handful: the case and how it came about."""
    kies = random.Random(5)
    uit: dict[str, list[tuple[Zaak, Waarom]]] = defaultdict(list)
    for soort in ("toekenning", "afwijzing", "tijdelijk"):
        rijen = list(Besluit.objects.filter(soort=soort, staat="bekendgemaakt").order_by("id"))
        for b in kies.sample(rijen, min(15, len(rijen))):
            zaak = Zaak.objects.select_related("gemeente").get(id=b.zaak_id)
            uit[soort] += [(zaak, w) for w in waarom_van(zaak=zaak) if w.besluit == b.id]
    return uit


def test_every_quoted_sentence_has_its_step_and_its_article(per_soort: dict[str, list[tuple[Zaak, Waarom]]]) -> None:
    for soort, paren in per_soort.items():
        assert len(paren) >= 10, soort
        for zaak, w in paren:
            assert w.bewaard, w.nummer
            assert w.zinnen, w.nummer
            verwijzer = Verwijzer(zaak.gemeente_id, zaak.gemeente.slug)
            for z in verwijzer.zinnen(w.zinnen):
                assert z.stap is not None, (w.nummer, z.zin.zin)
                assert all(r.adres for r in (z.stap, *z.eerder)), (w.nummer, z.zin.zin)


def test_the_page_of_the_resident_is_plain_dutch(per_soort: dict[str, list[tuple[Zaak, Waarom]]]) -> None:
    for paren in per_soort.values():
        for zaak, w in paren:
            inhoud: dict[str, Any] = {
                "besluiten": [(w, Verwijzer(zaak.gemeente_id, zaak.gemeente.slug).zinnen(w.zinnen))],
                "gemeente": zaak.gemeente,
            }
            tekst = zinnen_van(render_to_string("inwoner/besluit/waarom.html", inhoud))
            assert tekst.count("(nog niet helemaal nagekeken)") == sum(z.onbevestigd for z in w.zinnen)
            assert "Hoe kwamen wij tot dit besluit?" in tekst
            assert (lange_zinnen(tekst), moeilijke_woorden(tekst)) == ([], []), w.nummer


def test_every_kept_besluit_comes_out_the_same(alles: None) -> None:
    namen = gemeenten_op_code()
    nagespeeld = [een for code in sorted(ZES) if code in namen for een in naspelen(gemeente=code)]
    assert len(nagespeeld) == Besluit.objects.filter(staat="bekendgemaakt").count() > 100
    assert [een for een in nagespeeld if een.verschillen] == []
