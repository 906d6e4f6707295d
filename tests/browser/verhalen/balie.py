"""The consulent and the supporter at work: each step of theirs through the words on the page, each word once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from playwright.sync_api import Locator

from keukentafel.recht.besluit import Profiel, Richting
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.taal.geld import Geld
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.reis.besluiten import Hulpvelden, Ontwerpvelden
from keukentafel.reis.melden import Inwonergegevens, Ontvangst
from keukentafel.reis.onderzoeken import Gebied
from tests.browser.verhalen.scherm import Scherm

NIET_AAN_DE_ORDE = "niet aan de orde: "
KANAAL = {"telefoon": "Telefonisch", "papier": "Op papier", "balie": "Aan de balie"}
MELDER = {"zelf": "De inwoner zelf", "naaste": "Familie, een vriend of een buur", "professional": "Een hulpverlener"}
AANHEF = {"mevrouw": "Mevrouw", "de heer": "De heer"}
MEE = {
    "ja": "Ja, graag een onafhankelijk ondersteuner", "nee": "Nee, dat hoeft niet", "open": "Nog niet gevraagd",
    "eigen": "Er komt zelf iemand mee",
}  # fmt: skip
VORM = {"natura": "De gemeente regelt de hulp", "pgb": "Een pgb"}
DOELVELDEN = {
    "woorden": "Doel, in de woorden van de inwoner", "resultaat": "Resultaat", "maatstaf": "Maat",
    "datum": "Op welke dag?",
}  # fmt: skip
BESLUITVELDEN = {
    "aanbieder": "Wie geeft de hulp?", "aanbieder_keuze": "Hoe koos de inwoner?", "begin": "Eerste dag",
    "einde": "Laatste dag", "kosten_cent": "Kosten per jaar", "motivering": "Waarom past dit besluit",
    "leveringsplan": "Plan met activiteiten", "norm": "Welke regel of norm", "norm_versie": "Welke versie?",
    "gevraagd": "Wat vroeg de inwoner?", "alternatieven": "Wat kan de inwoner wel doen",
}  # fmt: skip
GROND = {"": "Zoals op de ladder staat"} | {t.value: t.naam for t in Trede}
BIJ_AFWIJZING = ("gevraagd", "motivering", "norm", "norm_versie", "alternatieven")
KLAAR = "Hoe verder? Klaar."  # of a besluit that lacks nothing
MIST = "Wat mist nog?"
UITKOMST = "Wat stellen wij voor?"


def kort(dag: date) -> str:
    """Return a day as people type it."""
    return f"{dag.day}-{dag.month}-{dag.year}"


class Consulent(Scherm):
    """A member of staff of the municipality at the desk."""

    def mijn_dag(self) -> None:
        """Begin the day."""
        self.ga("/consulent/")

    def open_dossier(self, achternaam: str) -> None:
        """Look up the case of somebody by name, as with a call."""
        self.mijn_dag()
        zoek = self.pagina.get_by_role("banner").get_by_role("searchbox")
        zoek.fill(achternaam)
        with self.pagina.expect_navigation(wait_until="domcontentloaded"):
            zoek.press("Enter")
        self.klik("Zaak ")

    def meld(self, mens: Inwonergegevens, vraag: Ontvangst) -> None:
        """Write down who asks and what, and have the confirmation made."""
        self.mijn_dag()
        self.klik("Nieuwe melding")
        self.vul("Naam, adres of zaaknummer", mens.achternaam)
        self.klik("Zoek")
        self.klik("nieuwe inwoner")
        if mens.aanhef:
            self.kies_uit("Aanhef", AANHEF[mens.aanhef])
        for label, tekst in (
            ("Voornaam", mens.voornaam), ("Achternaam", mens.achternaam), ("Burgerservicenummer", mens.bsn or ""),
            ("Telefoonnummer van de inwoner", mens.telefoon), ("Straat", mens.straat), ("Huisnummer", mens.huisnummer),
            ("Postcode", mens.postcode), ("Plaats", mens.plaats),
        ):  # fmt: skip
            self.vul(label, tekst)
        self.vul("Wat lukt er niet goed?", vraag.woorden)
        if vraag.spoed:
            self.kies("Spoed")
        self.kies(KANAAL[vraag.kanaal])
        self.kies(MELDER[vraag.melder])
        if vraag.melder != "zelf":
            self.vul("Naam", vraag.melder_naam, in_=self.blad.get_by_role("group", name="Wie stelt de vraag?"))
        if vraag.melder == "naaste":
            self.vul("Wie is dit van de inwoner?", vraag.melder_relatie)
        self.kies(MEE[vraag.ondersteuning], vraag="Gaat er iemand mee")
        self.klik("Leg de melding vast")

    def spreek_af(self, dag: date, tijd: str, *, antwoord: str | None = "nee") -> None:
        """From the file: ask about support (unless that was done), propose a talk and make it firm."""
        if antwoord is not None:
            self.leg_antwoord_vast(antwoord)
        self.stel_voor(dag, tijd)
        self.klik("Bevestig")
        self.klik("Bevestig de afspraak")

    def leg_antwoord_vast(self, antwoord: str, *, wie: str = "") -> None:
        """From the file: keep what the resident answered to the offer of support."""
        self.klik("Leg het antwoord vast")
        self.antwoord(antwoord, wie=wie)

    def antwoord(self, antwoord: str, *, wie: str = "") -> None:
        """On the page about support: choose what the resident answered."""
        self.kies(MEE[antwoord])
        if wie:
            self.vul("Wie komt er mee?", wie)
        if antwoord == "ja":
            self.kies_als_gevraagd("3 maanden")
        self.klik("Leg het antwoord vast")

    def stel_voor(self, dag: date, tijd: str) -> None:
        """From the file: propose a talk at the resident's home."""
        self.klik("Stel een afspraak voor")
        self.vul("Dag", kort(dag))
        self.vul("Tijd", tijd)
        self.klik("Stel deze afspraak voor")

    def bel(self, afgesproken: str) -> None:
        """From the file: keep a call in which the resident was reached."""
        self.klik("Leg een gesprek vast")
        self.kies("Ja", vraag="Kreeg u de inwoner")
        self.vul("Wat is er afgesproken?", afgesproken)
        self.klik("Leg vast")

    def kies_weg(self, weg: str, reden: str = "") -> None:
        """From the talk: choose the track."""
        self.klik("Weg van het onderzoek")
        self.kies(weg)
        self.vul("Waarom kiest u deze weg?", reden)
        self.klik("Kies deze weg")

    def open_gesprek(self, achternaam: str) -> None:
        """Look up the case of somebody and go to the talk."""
        self.open_dossier(achternaam)
        self.klik("Open het gesprek")

    def noteer(self, tekst: str) -> None:
        """On the page of the talk: type a note and wait until the page says that it is kept."""
        self.vul("Aantekeningen van het gesprek", tekst)
        self.blad.get_by_text("Bewaard om").first.wait_for()

    def bespreek(self, gebieden: Sequence[Gebied]) -> None:
        """From the talk: write down words and score of some of the six dimensions."""
        self.klik("zes onderwerpen")
        for gebied in gebieden:
            deel = self.deel(Dimensie(gebied.dimensie).naam)
            self.vul("Wat zegt de inwoner hierover?", gebied.woorden, in_=deel)
            if gebied.nu is not None:
                deel.locator("summary").click()
                self.kies_uit("Cijfer nu", str(gebied.nu), in_=deel)
        self.klik("Bewaar de onderwerpen")

    def ladder(self, treden: Sequence[tuple[Trede, Oordeel, str]]) -> None:
        """From the talk: say of some rungs whether they help, and why."""
        self.klik("de ladder")
        for trede, oordeel, waarom in treden:
            deel = self.deel(trede.titel)
            woord = oordeel.in_woorden
            self.kies_uit("Wat vindt u?", woord[:1].upper() + woord[1:], in_=deel)
            self.vul("Waarom vindt u dat?", waarom, in_=deel)
        self.klik("Bewaar de ladder")

    def stel_vast(self) -> None:
        """From the talk: identity seen, pgb explained, no stay by the Wlz."""
        self.klik("Identiteit, pgb en Wlz")
        self.kies("identiteitsbewijs gezien")
        self.kies("uitgelegd wat een pgb is")
        self.kies("Nee", vraag="Wlz")
        self.klik("Bewaar de antwoorden")

    def schrijf_verslag(self, teksten: Mapping[str, str], uitkomst: str) -> None:
        """In the verslag: write the parts, each in its box; 'niet aan de orde: ' ticks the box below it."""
        for letter, tekst in teksten.items():
            deel = self.verslagdeel(letter)
            deel.get_by_role("textbox").first.fill(tekst.removeprefix(NIET_AAN_DE_ORDE))
            deel.get_by_role("checkbox").first.set_checked(tekst.startswith(NIET_AAN_DE_ORDE))
        self.deel(UITKOMST).get_by_role("textbox").fill(uitkomst)

    def verslagdeel(self, letter: str) -> Locator:
        """The part of the verslag with this letter."""
        return self.blad.locator(f"form section:has(h2:text-matches('^{letter}\\\\. '))")

    def lees_na(self) -> None:
        """In the verslag: go to the page on which it is sent."""
        self.klik("Lees na en verstuur")

    def maak_verslag(self, teksten: Mapping[str, str], uitkomst: str) -> None:
        """From the talk: write the verslag and send it."""
        self.klik("Maak het verslag")
        self.schrijf_verslag(teksten, uitkomst)
        self.lees_na()
        self.klik("Verstuur")

    def vul_besluit(self, v: Ontwerpvelden, *, geeft_hulp: bool = True) -> None:
        """On the page of a besluit: fill in what this draft says; what it does not say becomes empty."""
        self.open_alles()
        if geeft_hulp:
            doel = v.doelen[0]
            for naam, label in DOELVELDEN.items():
                waarde = getattr(doel, naam)
                self.vul(label, kort(waarde) if isinstance(waarde, date) else waarde or "")
            self.kies_uit("Richting", Richting(doel.richting).in_woorden)
            self._hulp(doel.hulp[0] if doel.hulp else Hulpvelden(activiteit="", frequentie=""))
            self.kies(Profiel(v.profiel).in_woorden)
            self.kies(VORM[v.vorm])
        else:
            self.kies_uit("Wat lost de vraag op?", GROND[v.weigeringsgrond])
        for naam, label in BESLUITVELDEN.items():
            if geeft_hulp or naam in BIJ_AFWIJZING:
                self._veld_van_besluit(naam, label, getattr(v, naam), geeft_hulp)

    def _veld_van_besluit(self, naam: str, label: str, waarde: object, geeft_hulp: bool) -> None:
        if geeft_hulp and naam in ("gevraagd", "alternatieven"):
            return
        tekst = str(waarde or "")
        if isinstance(waarde, date):
            tekst = kort(waarde)
        elif isinstance(waarde, int):
            tekst = Geld(waarde).in_woorden().removeprefix("€ ")
        self.vul(label, tekst)

    def _hulp(self, hulp: Hulpvelden) -> None:
        self.vul("Wat doet de hulp?", hulp.activiteit)
        self.vul("Hoe vaak?", hulp.frequentie)
        self.vul("Minuten", "" if hulp.minuten is None else str(hulp.minuten))
        self.kies_uit("Per", f"per {hulp.per}" if hulp.per else "Kies")

    def bewaar(self) -> None:
        """On a page with a button to keep it: press it."""
        self.klik("Bewaar")

    def vraag_meelezen(self) -> None:
        """On the page of a besluit: give it to the one colleague who may sign."""
        self.klik("om mee te lezen")

    def lees_mee(self, naam: str) -> None:
        """As the reader, from my day: open the besluit that waits."""
        self.mijn_dag()
        self.klik(naam)

    def teken(self) -> None:
        """As the reader, on the page of a besluit: sign it."""
        self.klik("Teken")
        self.klik("Teken en verstuur")


class Ondersteuner(Scherm):
    """An independent supporter, who is not of the municipality."""

    def verzoeken(self) -> None:
        """Begin the day: who asks for somebody to come along?"""
        self.ga("/ondersteuner/")

    def notitie(self, tekst: str) -> None:
        """From a file: write something down that only the supporter sees."""
        self.klik("Mijn notities")
        self.blad.get_by_role("textbox").fill(tekst)
        self.klik("Bewaar de notitie")
