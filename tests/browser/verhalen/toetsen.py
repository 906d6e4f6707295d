"""A person without a mouse, who goes by what has the focus: its words are read, and that it can be seen is looked at."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.verhalen.scherm import Scherm

MEESTE_TABS = 400
STAP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) { return null; }
  const plat = t => (t || '').replace(/\\s+/g, ' ').trim();
  const labels = e.labels && e.labels.length ? [...e.labels].map(l => l.innerText).join(' ') : '';
  const groep = e.closest('fieldset');
  const stijlen = [getComputedStyle(e), getComputedStyle(e, '::after')];
  if (e.closest('label')) { stijlen.push(getComputedStyle(e.closest('label'))); }
  const ziet = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && !/, 0\\)$/.test(s.outlineColor);
  const vak = (e.closest('label') || e).getBoundingClientRect();
  window.ktNr = window.ktNr || 0;
  e.ktNr = e.ktNr || (window.ktNr += 1);
  return {
    nr: e.ktNr, naam: plat(labels || e.innerText || e.getAttribute('aria-label') || e.getAttribute('title')),
    groep: groep && groep.querySelector('legend') ? plat(groep.querySelector('legend').innerText) : '',
    tag: e.tagName, soort: e.type || '', dicht: e.tagName === 'SUMMARY' && !e.parentElement.open && !!e.closest('form'),
    keuze: e.tagName === 'SELECT' ? plat(e.selectedOptions[0] && e.selectedOptions[0].text) : '',
    aan: !!e.checked, getoond: stijlen.some(ziet),
    in_beeld: vak.width > 0 && vak.height > 0 && vak.bottom > 0 && vak.top < innerHeight && vak.right > 0,
  };
}"""
TE_BEREIKEN = """() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e =>
    !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden' && e.checkVisibility({visibilityProperty: true})
    && !(e.type === 'radio' && !e.checked)).length"""


class Toetsen(Scherm):
    """Tab, letters, arrows, space and Enter; the mouse is never touched."""

    def __init__(self, pagina: Page) -> None:
        super().__init__(pagina)
        self.stops = 0
        self.onzichtbaar: set[str] = set()

    def klik(self, woord: str, *, bij: str = "") -> None:
        """Nobody clicks here."""
        raise AssertionError(f"een muis klikt op {woord} {bij}")

    def druk(self, toets: str) -> None:
        """Press one key."""
        self.pagina.keyboard.press(toets)

    def stap(self) -> dict[str, Any]:
        """Press Tab and return what has the focus now. It is another thing than before, and it can be seen."""
        voor = self.pagina.evaluate(STAP)
        self.druk("Tab")
        na = self.pagina.evaluate(STAP)
        if na is None:  # past the last: around
            return {"nr": 0, "naam": "", "groep": "", "tag": "", "soort": "", "dicht": False, "keuze": "", "aan": False}
        assert voor is None or voor["nr"] != na["nr"], f"Tab blijft staan op “{na['naam']}” van {self.pagina.url}"
        self.stops += 1
        if not (na["getoond"] and na["in_beeld"]):
            self.onzichtbaar.add(f"{self.pagina.url}: {na['tag']} “{na['naam']}”")
        return dict(na)

    def naar(self, woord: str, *tags: str) -> dict[str, Any]:
        """Press Tab until what has the focus begins with these words, or has them; folds on the way are opened."""
        for _ in range(MEESTE_TABS):
            plek = self.stap()
            if plek["dicht"]:
                self.druk("Enter")
            namen = (plek["naam"], plek["groep"]) if plek["soort"] == "radio" else (plek["naam"],)
            if plek["tag"] in tags and any(woord in naam for naam in namen):
                return plek
        raise AssertionError(f"met Tab komt niemand bij “{woord}” op {self.pagina.url}")

    def typ(self, label: str, tekst: str) -> None:
        """Go to a field and type this in it, over what stood there."""
        self.naar(label, "INPUT", "TEXTAREA")
        self.druk("Control+a")
        self.pagina.keyboard.type(tekst)

    def kies_rond(self, vraag: str, optie: str) -> None:
        """Go to a question with round buttons and choose one of them with the arrows."""
        plek = self.naar(vraag, "INPUT")
        for _ in range(12):
            if plek["naam"].startswith(optie):
                self.druk("Space")
                return
            self.druk("ArrowDown")
            plek = self.pagina.evaluate(STAP)
        raise AssertionError(f"“{optie}” staat niet bij “{vraag}”")

    def kies_lijst(self, label: str, optie: str) -> None:
        """Go to a list and choose one of it with the arrows."""
        plek = self.naar(label, "SELECT")
        self.druk("Home")
        for _ in range(20):
            plek = self.pagina.evaluate(STAP)
            if plek["keuze"] == optie:
                return
            self.druk("ArrowDown")
        raise AssertionError(f"“{optie}” staat niet bij “{label}”: {plek['keuze']}")

    def vink_aan(self, label: str) -> None:
        """Go to a box and tick it."""
        if not self.naar(label, "INPUT")["aan"]:
            self.druk("Space")

    def enter(self, woord: str) -> None:
        """Go to a link or button and press Enter; a new page comes."""
        self.naar(woord, "A", "BUTTON")
        with self.pagina.expect_navigation(wait_until="domcontentloaded"):
            self.druk("Enter")

    def rond(self) -> None:
        """Press Tab from here until it begins anew: everything that can be reached is, and each time it is seen."""
        gezien: set[int] = set()
        for _ in range(MEESTE_TABS):
            nr = self.stap()["nr"]
            if nr in gezien and nr:
                break
            gezien.add(nr)
        else:
            raise AssertionError(f"met Tab komt niemand rond op {self.pagina.url}")
        assert len(gezien - {0}) >= self.pagina.evaluate(TE_BEREIKEN), self.pagina.url
