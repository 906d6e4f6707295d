"""The consulent's whole route by keyboard alone: from a melding, by the short track, to the signed besluit."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Trede
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.browser.test_kort_spoor import eerder_geholpen
from tests.wereld import Wereld

MEESTE_TABS = 160
PAST = "plek => document.activeElement !== null && document.activeElement.matches(plek)"


class Toetsen:
    """A person without a mouse: Tab, letters, arrows, space and Enter."""

    def __init__(self, pagina: Any) -> None:
        self.pagina = pagina

    def druk(self, *toetsen: str) -> None:
        """Press these keys one after the other."""
        for toets in toetsen:
            self.pagina.keyboard.press(toets)

    def tab_naar(self, plek: str) -> None:
        """Press Tab until the focus is on what this selector finds; fails when it is never reached."""
        for _ in range(MEESTE_TABS):
            if self.pagina.evaluate(PAST, plek):
                return
            self.druk("Tab")
        raise AssertionError(f"met Tab komt niemand bij {plek}")

    def typ(self, naam: str, tekst: str) -> None:
        """Go to a field and put this text in it; a folded line on the way is opened first."""
        vouw = f"details:not([open]):has([name={naam}]) > summary"
        while self.pagina.locator(vouw).count():
            self.tab_naar(vouw)
            self.druk("Enter")
        self.tab_naar(f"[name={naam}]")
        self.druk("Control+a")
        self.pagina.keyboard.type(tekst)

    def kies(self, naam: str, waarde: str) -> None:
        """Go to a group of options and choose one with the arrows."""
        self.tab_naar(f"input[name={naam}]")
        for _ in range(10):
            if self.pagina.evaluate(PAST, f"[value='{waarde}']"):
                self.druk("Space")
                return
            self.druk("ArrowDown")
        raise AssertionError(f"{waarde} staat niet bij {naam}")

    def enter(self, plek: str) -> None:
        """Go to a link or button and press Enter; wait for the page that comes."""
        self.tab_naar(plek)
        with self.pagina.expect_navigation():
            self.druk("Enter")

    def sneltoets(self, *toetsen: str) -> None:
        """Press a shortcut that opens another page."""
        with self.pagina.expect_navigation():
            self.druk(*toetsen)


def test_from_a_melding_to_a_signed_besluit_without_a_mouse(wereld: Wereld, bezoek: Any) -> None:
    hans = eerder_geholpen(wereld)
    noor, tekenaar = Client(), Client()
    noor.force_login(wereld.mensen[Rol.CONSULENT])
    tekenaar.force_login(hans)

    hand = Toetsen(bezoek.als(noor))
    hand.pagina.goto(reverse("consulent:dag"))
    hand.sneltoets("n")
    hand.typ("zoek", "Bekend")  # the search box has the focus
    with hand.pagina.expect_navigation():
        hand.druk("Enter")
    hand.enter("main .kt-rijen a")
    hand.typ("woorden", "Mijn rollator helpt niet meer.")
    hand.kies("kanaal", "telefoon")
    hand.kies("ondersteuning", "nee")
    hand.enter("button[value=kort]")

    hand.typ("reden", "Alles is hetzelfde, alleen lopen lukt minder.")
    for letter in "abcdefg":
        hand.typ(letter, f"Kort verslag van onderdeel {letter}.")
    for trede in Trede:
        hand.tab_naar(f"[name={trede.value}_oordeel]")
        hand.pagina.keyboard.type("Nodig" if trede == Trede.MAATWERK else "Niet genoeg")
        hand.typ(trede.value, "Besproken aan de telefoon.")
    hand.typ("uitkomst", "U krijgt een scootmobiel in plaats van uw rollator.")
    for naam, antwoord in (("identiteit", "Ja"), ("pgb", "Ja"), ("wlz", "Nee")):
        hand.tab_naar(f"[name={naam}]")
        hand.pagina.keyboard.type(antwoord)
    hand.enter("button[value=getekend]")

    dag = klok.vandaag()
    hand.typ("doel_1_datum", f"1-3-{dag.year + 1}")
    hand.typ("begin", f"{dag.day}-{dag.month}-{dag.year}")
    hand.typ("einde", f"1-3-{dag.year + 2}")
    hand.typ("kosten", "1.200,00")
    hand.typ("motivering", "Lopen lukt u niet meer.")
    hand.enter("main button[value=ter-lezing]")
    assert "Hans Tekenaar leest mee" in hand.pagina.locator("main").inner_text()

    ander = Toetsen(bezoek.als(tekenaar))
    ander.pagina.goto(reverse("consulent:dag"))
    ander.druk("g", "d")
    ander.enter("section:has(#besluiten) .kt-rijen a")
    ander.sneltoets("t")
    ander.enter("main button[type=submit]")
    assert "getekend en verstuurd" in ander.pagina.locator("main").inner_text()
    with namens({wereld.meerssen.code}, doel="proef"):
        assert Zaak.objects.latest("id").stand == "toegekend"
