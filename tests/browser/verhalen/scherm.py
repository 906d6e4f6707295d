"""A person at a screen: everything is found by the words and roles that this person sees."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Locator, Page

from keukentafel.recht.taal.tijd import datum_voluit

KLOK = 15_000


def plat(tekst: str) -> str:
    """Return a text on one line: where a line breaks says nothing."""
    return " ".join(tekst.split())


class Scherm:
    """One window of one person."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina
        self.labels: set[str] = set()
        pagina.set_default_timeout(KLOK)

    @property
    def blad(self) -> Locator:
        """The page itself, without the bar above it."""
        return self.pagina.locator("main")

    @property
    def tekst(self) -> str:
        """What this page says, on one line."""
        return plat(self.blad.inner_text())

    def ga(self, adres: str) -> None:
        """Open an address that a person knows: the front page, or where the day begins."""
        antwoord = self.pagina.goto(adres, wait_until="domcontentloaded")
        assert antwoord is not None, adres
        assert antwoord.status == 200, (adres, antwoord.status)
        self._lees()

    def zie(self, *delen: str | date) -> None:
        """Assert that the page says each of these; a day as 'dinsdag 30 maart 2027'."""
        tekst = self.tekst
        for deel in delen:
            woord = datum_voluit(deel) if isinstance(deel, date) else deel
            assert plat(woord) in tekst, f"“{woord}” staat niet op {self.pagina.url}:\n{tekst}"

    def zie_niet(self, *delen: str) -> None:
        """Assert that the page says none of these."""
        tekst = self.tekst
        for deel in delen:
            assert deel not in tekst, f"“{deel}” staat op {self.pagina.url}:\n{tekst}"

    def kan(self, woord: str) -> bool:
        """Return whether there is a link or button with these words."""
        return bool(self._waar(woord, self.blad).count())

    def klik(self, woord: str, *, bij: str = "") -> None:
        """Press the link or button with these words; `bij`: in the row or part that says this. A new page comes."""
        plek = self.blad
        if bij:
            plek = self.blad.locator("li, section, article, tr").filter(has_text=bij).last
        doel = self._waar(woord, plek)
        assert doel.count(), f"“{woord}” staat niet op {self.pagina.url}:\n{self.tekst}"
        with self.pagina.expect_navigation(wait_until="domcontentloaded"):
            doel.first.click()
        self._lees()

    def vul(self, label: str, tekst: str, *, in_: Locator | None = None) -> None:
        """Type in the field with this label."""
        self.veld(label, in_).fill(tekst)

    def kies(self, optie: str, *, vraag: str = "") -> None:
        """Choose an option of a question, or tick a box."""
        plek = self.blad.get_by_role("group", name=vraag) if vraag else self.blad
        plek.get_by_label(optie).filter(visible=True).first.check()

    def kies_als_gevraagd(self, optie: str) -> None:
        """Choose an option if the page asks for it."""
        if (keuze := self.blad.get_by_label(optie).filter(visible=True)).count():
            keuze.first.check()

    def kies_uit(self, label: str, optie: str, *, in_: Locator | None = None) -> None:
        """Choose from a list that folds out."""
        self.veld(label, in_).select_option(label=optie)

    def veld(self, label: str, in_: Locator | None = None) -> Locator:
        """The one field that is seen with this label."""
        return (in_ or self.blad).get_by_label(re.compile(f"^{re.escape(label)}"), exact=True).filter(visible=True)

    def deel(self, kop: str) -> Locator:
        """The part of the page under this heading."""
        naam = re.compile(rf"^(\d\. )?{re.escape(kop)}")
        return self.blad.locator("section").filter(has=self.pagina.get_by_role("heading", name=naam)).last

    def open_uit(self, woord: str) -> None:
        """Unfold what is folded under these words, when it is."""
        vouw = self.blad.locator("details:not([open]) > summary").filter(has_text=woord)
        if vouw.count():
            vouw.first.click()

    def open_alles(self, in_: Locator | None = None) -> None:
        """Unfold everything that is folded in the form, or in this part of it."""
        vouwen = (in_ or self.blad.locator("form")).locator("details:not([open]) > summary")
        while vouwen.count():
            vouwen.first.click()

    def _waar(self, woord: str, plek: Locator) -> Locator:
        precies = plek.get_by_role("link", name=woord, exact=True).or_(
            plek.get_by_role("button", name=woord, exact=True)
        )
        if precies.count():
            return precies
        return plek.get_by_role("link", name=woord).or_(plek.get_by_role("button", name=woord))

    def _lees(self) -> None:
        """Remember which labels this person has seen, and look whether the page asks to scroll sideways."""
        self.labels |= {plat(x) for x in self.blad.locator("label, legend").all_inner_texts()}
        opzij = self.pagina.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert opzij <= 0, f"{self.pagina.url} schuift {opzij} pixels opzij"
