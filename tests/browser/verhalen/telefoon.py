"""The resident on a small phone: each step through the words on the page, each word once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.verhalen.scherm import Scherm, plat

HOOFDKNOP = ".utrecht-button--primary-action"
BEREIKBAAR = """knop => {
  const vak = knop.getBoundingClientRect();
  if (vak.left < 0 || vak.right > innerWidth) { return "steekt opzij uit"; }
  if (vak.bottom < 0 || vak.top > innerHeight) { return "komt niet in beeld"; }
  const y = Math.min(Math.max((vak.top + vak.bottom) / 2, 1), innerHeight - 1);
  const boven = document.elementFromPoint((vak.left + vak.right) / 2, y);
  return boven && knop.contains(boven) ? "" : "ligt onder iets anders";
}"""


@dataclass(frozen=True)
class Antwoorden:
    """What somebody fills in at "Ik wil hulp vragen", in the order of the four questions."""

    woorden: str
    telefoon: str
    voornaam: str
    achternaam: str
    adres: Sequence[tuple[str, str]]
    meegaan: str


class Inwoner(Scherm):
    """A resident, on the pages of one municipality."""

    def __init__(self, pagina: Page, slug: str) -> None:
        super().__init__(pagina)
        self.slug = slug

    def vraag_hulp(self, a: Antwoorden) -> None:
        """From the front page: answer the four questions and send them."""
        self.ga(f"/{self.slug}/")
        self.klik("Ik wil hulp vragen")
        self.kies("Voor mijzelf")
        self.klik("Naar vraag 2")
        self.vul("Vertel het in uw eigen woorden", a.woorden)
        self.klik("Naar vraag 3")
        self.kies("Bel mij")
        self.vul("Uw telefoonnummer", a.telefoon)
        self.klik("Naar vraag 4")
        self.vul("Voornaam", a.voornaam)
        self.vul("Achternaam", a.achternaam)
        for label, tekst in a.adres:
            self.vul(label, tekst)
        self.kies(a.meegaan)
        self.kies_als_gevraagd("3 maanden")
        self.klik("Kijk alles na")
        self.klik("Verstuur mijn vraag")

    def open_vraag(self, nummer: str, code: str) -> None:
        """From the front page: follow the question with what stands in the letter."""
        self.ga(f"/{self.slug}/")
        self.klik("Waar staat mijn vraag?")
        self.vul("Zaaknummer", nummer)
        self.vul("Code", code)
        self.klik("Bekijk mijn vraag")

    def mijn_vraag(self) -> None:
        """Look again where the question stands."""
        self.ga(f"/{self.slug}/mijn-vraag/")

    def lees_verslag(self) -> None:
        """Look where the question stands and read the verslag."""
        self.mijn_vraag()
        self.klik("verslag")

    def teken(self, naam: str, erbij: str = "") -> None:
        """On the page of the verslag: sign it, and ask for help with that."""
        self.klik("Ik teken en vraag hulp aan")
        self.vul("Uw naam", naam)
        self.kies("Ja, ik vraag deze hulp aan")
        if erbij:
            self.vul("Wilt u er iets bij zeggen?", erbij)
        self.klik("Ik teken en vraag hulp aan")

    def lees_besluit(self) -> None:
        """Look where the question stands and read the besluit."""
        self.mijn_vraag()
        self.klik("besluit")

    def lees_brief(self, titel: str = "Lees de brief") -> None:
        """Read a letter on the screen."""
        self.klik(titel)


class Slechtziende(Inwoner):
    """A resident who enlarges everything to 400%: of each page only a small piece is seen at a time."""

    def __init__(self, pagina: Page, slug: str) -> None:
        super().__init__(pagina, slug)
        self.knoppen = 0

    def _lees(self) -> None:
        super()._lees()
        for knop in self.blad.locator(HOOFDKNOP).filter(visible=True).all():
            knop.focus()
            uitslag = knop.evaluate(BEREIKBAAR)
            assert uitslag == "", f"“{plat(knop.inner_text())}” op {self.pagina.url}: {uitslag}"
            self.knoppen += 1
