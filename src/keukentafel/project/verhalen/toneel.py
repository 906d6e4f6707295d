"""The stage of a play: municipalities and people to play with, a frozen clock, and what is written down at the end."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urljoin, urlsplit

from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from keukentafel.berichten import brieven
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.levering.models import Bericht
from keukentafel.koppelingen.berichtenpost import BerichtenpostInProef
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.project.demo.laden import (
    BESTAAT_VAN_ANDERS,
    OPENINGSTIJDEN,
    STEUNPUNT,
    STEUNPUNT_TELEFOON,
    gemeenten_van,
)
from keukentafel.project.demo.lezen import lees_yaml
from keukentafel.project.demo.mensen import ascii_naam
from keukentafel.project.demo.regio import gemeenten as demogemeenten
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.verhalen.register import module_van
from keukentafel.reis.brieven import brief_openen, brieftekst, pdf_openen
from keukentafel.reis.handeling import Geweigerd, Wie
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker, Mandaat, Roltoekenning
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import Opdracht, namens
from keukentafel.stelsel.logboek.models import Logregel
from keukentafel.werkplaats.postronde import Postronde

IN_DIENST = date(2015, 1, 1)
_LINK = re.compile(r'href="([^"#]+)')
# Leaving, choosing a language and files are no pages to read; below the list of rules stands the law, on every day
# that it ever changed, and nobody's data.
_NIET_VOLGEN = re.compile(r"^/(static|account|taal|demo)/|/pdf/|/sluiten/|/regels/.")


class _Terug(Exception):
    """Undo what was tried."""


class Toneel:
    """What a play works with. Every moment is given to an act as `op`; pages are read with the clock held still."""

    def __init__(self) -> None:
        self.termijnen: dict[str, date] = {}
        self.verwacht: list[dict[str, Any]] = []
        self.printstraat = PrintstraatInProef()
        self.berichtenpost = BerichtenpostInProef()
        self._gemeenten: dict[int, Gemeente] = {}

    def gemeente(self, slug: str) -> Gemeente:
        """Make a municipality by its short name: one of the six of the demo region, or one around it."""
        regio = Regio(klok.moment(IN_DIENST), gemeenten=demogemeenten())
        gemeente = next(g for g in (*gemeenten_van(regio).values(), *_rond_de_regio()) if g.slug == slug)
        gemeente.save(force_insert=True)
        self._gemeenten[gemeente.code] = gemeente
        return gemeente

    def medewerker(self, naam: str, rol: str, *gemeenten: Gemeente) -> Wie:
        """Make an account with a role in these municipalities and return it as somebody who acts."""
        gebruiker = Gebruiker.objects.create_user(_email(naam), None, naam=naam, synthetisch=True)
        for gemeente in gemeenten:
            with namens({gemeente.code}, doel="inrichten van het verhaal"):
                Roltoekenning.objects.create(
                    gemeente=gemeente, gebruiker=gebruiker, rol=rol, periode=DateRange(IN_DIENST, None)
                )
        return Wie(gebruiker.pk, gebruiker.naam, rol)

    def mandaat(self, wie: Wie, gemeente: Gemeente, *soorten: str, tot_cent: int | None = None) -> None:
        """Give somebody these mandates (Mandaat.Soort) up to an amount a year in whole cents; None: without limit."""
        assert wie.id is not None
        with namens({gemeente.code}, doel="inrichten van het verhaal"):
            for soort in soorten:
                Mandaat.objects.create(
                    gemeente=gemeente, gebruiker_id=wie.id, soort=soort, tot_cent=tot_cent,
                    periode=DateRange(IN_DIENST, None), grondslag="Mandaatbesluit (voorbeeld)",
                )  # fmt: skip

    @contextmanager
    def binnen(
        self, *gemeenten: Gemeente, doel: str = "hulpvraag behandelen", wie: Wie | None = None
    ) -> Iterator[Opdracht]:
        """Open the walls of these municipalities for one transaction, as the door does."""
        with namens({g.code for g in gemeenten}, doel=doel, gebruiker=wie.id if wie else None) as opdracht:
            yield opdracht

    @contextmanager
    def alsof(self, *gemeenten: Gemeente, wie: Wie | None = None) -> Iterator[None]:
        """Try what would happen: all that is done in this block is undone at its end. Expectations stay."""
        with suppress(_Terug), self.binnen(*gemeenten, doel="verhaal nakijken", wie=wie):
            yield
            raise _Terug

    def verwachting(self, tekst: str, gehaald: bool) -> None:
        """Write down what was expected and whether it is so."""
        self.verwacht.append({"tekst": tekst, "gehaald": bool(gehaald)})

    @contextmanager
    def weigering(
        self, tekst: str, soort: type[Exception] = Geweigerd, *, om: Iterable[str] | None = None
    ) -> Iterator[None]:
        """Expect that the act in this block refuses with `soort`; anything else passes through.

        `om`: the parts that the refusal names, exactly these; without it any refusal is the one expected.
        """
        try:
            yield
        except soort as fout:
            genoemd = set(fout.fouten) if isinstance(fout, Geweigerd) else set()
            self.verwachting(tekst, om is None or genoemd == set(om))
        else:
            self.verwachting(tekst, False)

    def postronde(self, op: datetime) -> int:
        """Let the post round empty the outbox into a mail house and a post office in memory, and take in what came.

        Returns how many items it handled.
        """
        return Postronde(self.printstraat, self.berichtenpost).alles(op=op)

    @contextmanager
    def bezoek(self, *, op: datetime, wie: Wie | None = None) -> Iterator[Client]:
        """Open a browser as `wie` (None: without an account) in which it is `op` all the time."""
        browser = Client()
        if wie is not None:
            browser.force_login(Gebruiker.objects.get(email=_email(wie.naam)))
        with patch.object(klok, "nu", return_value=op):
            yield browser

    def lees_rond(self, begin: str, *, wie: Wie | None, op: datetime, hoogstens: int = 200) -> dict[str, str]:
        """Read every page that `wie` (None: anybody) can click to from `begin`, at the moment `op`.

        Returns the text of each page by its address. Raises LookupError beyond `hoogstens` pages: it is not
        every page then.
        """
        gelezen: dict[str, str] = {}
        rij = [begin]
        gezien = {begin}
        with self.bezoek(op=op, wie=wie) as browser:
            while rij:
                if len(gelezen) == hoogstens:
                    raise LookupError(f"vanaf {begin} zijn er meer dan {hoogstens} bladzijden")
                adres = rij.pop(0)
                antwoord = browser.get(adres, follow=True)
                if antwoord.status_code != 200 or not antwoord["Content-Type"].startswith("text/html"):
                    continue
                gelezen[adres] = antwoord.content.decode()
                for link in _LINK.findall(gelezen[adres]):
                    doel = urljoin(adres, unescape(link))
                    deel = urlsplit(doel)
                    if not (deel.scheme or deel.netloc) and doel not in gezien and not _NIET_VOLGEN.search(doel):
                        gezien.add(doel)
                        rij.append(doel)
        return gelezen

    def alle_brieven(self) -> list[Brief]:
        """Return every letter of the play, in the order in which they were made."""
        with namens(self._gemeenten, doel="verhaal nakijken"):
            return list(Brief.objects.select_related("gemeente").order_by("gemaakt_op", "id"))

    def alle_berichten(self) -> list[Bericht]:
        """Return every iWmo message of the play that could be read, in the order in which it was kept."""
        with namens(self._gemeenten, doel="verhaal nakijken"):
            return list(Bericht.objects.exclude(soort="").order_by("id"))

    def logboek(self) -> list[Logregel]:
        """Return every line of the log, oldest first."""
        with namens(self._gemeenten, doel="verhaal nakijken"):
            return list(Logregel.objects.order_by("tijdstip", "id"))

    def tekst_van(self, brief: Brief) -> str:
        """Return a letter as plain text."""
        return brieven.als_tekst(brieftekst(brief))

    def teksten(self, soort: str, *, zaak: int | None = None) -> list[str]:
        """Return the letters of one kind as plain text on one line, oldest first; `zaak`: of this case only."""
        eigen = [b for b in self.alle_brieven() if b.soort == soort]
        return [plat(self.tekst_van(b)) for b in eigen if zaak is None or b.zaak_id == zaak]

    def verslag(self, id: str) -> dict[str, Any]:
        """Return what the play gives back."""
        return {
            "id": id,
            "termijnen": {naam: dag.isoformat() for naam, dag in self.termijnen.items()},
            "brieven": [
                {"soort": b.soort, "dag": b.dag.isoformat(), "aan": b.aan_naam, "titel": brieftekst(b).titel}
                for b in self.alle_brieven()
            ],
            "berichten": [
                {"soort": b.soort, "dag": klok.dag_van(b.tijdstip).isoformat(), "van": b.afzender, "naar": b.ontvanger}
                for b in self.alle_berichten()
            ],
            "verwacht": self.verwacht,
        }

    def leg_neer(self, uit: Path) -> None:
        """Lay every letter (PDF, page, text), message (XML) and the log in a folder. No name stands in a file name."""
        uit.mkdir(parents=True, exist_ok=True)
        for nr, brief in enumerate(self.alle_brieven(), start=1):
            stam = f"{nr:02d}-{brief.dag.isoformat()}-{brief.soort}"
            with namens({brief.gemeente_id}, doel="verhaal neerleggen"):
                (uit / f"{stam}.pdf").write_bytes(pdf_openen(id=brief.id, op=brief.gemaakt_op))
                (uit / f"{stam}.html").write_text(brief_openen(id=brief.id, met_code=True).html, encoding="utf-8")
            (uit / f"{stam}.txt").write_text(self.tekst_van(brief), encoding="utf-8")
        for nr, bericht in enumerate(self.alle_berichten(), start=1):
            naam = f"bericht-{nr:02d}-{klok.dag_van(bericht.tijdstip).isoformat()}-{bericht.soort}.xml"
            (uit / naam).write_text(bericht.inhoud, encoding="utf-8")
        (uit / "logboek.txt").write_text("".join(f"{logzin(r)}\n" for r in self.logboek()), encoding="utf-8")


def plat(tekst: str) -> str:
    """Return a text on one line, with single spaces: where a line breaks says nothing."""
    return " ".join(tekst.split())


def _rond_de_regio() -> Iterator[Gemeente]:
    for g in lees_yaml("cijfers/gemeenten.yaml")["buiten"]:
        postcode, plaats = next(iter(g["plaatsen"].items()))
        yield Gemeente(
            code=int(g["code"]), naam=g["naam"], slug=g["naam"].lower(), telefoon=g["telefoon"],
            adres=f"Voorbeeldplein 1, {postcode} ZZ {plaats}", openingstijden=OPENINGSTIJDEN,
            clientondersteuning_naam=STEUNPUNT, clientondersteuning_telefoon=STEUNPUNT_TELEFOON,
            bestaat_van=BESTAAT_VAN_ANDERS,
        )  # fmt: skip


def _email(naam: str) -> str:
    return f"{ascii_naam(naam)}@keukentafel.example"


def logzin(regel: Logregel) -> str:
    """Return a line of the log as one sentence for a file."""
    tijd = regel.tijdstip.astimezone(klok.AMSTERDAM)
    reden = f" Reden: {regel.reden}" if regel.reden else ""
    return f"{tijd:%d-%m-%Y %H:%M} {regel.gebruiker_naam} ({regel.rol}): {regel.handeling}. Doel: {regel.doel}.{reden}"


def op_het_toneel(id: str, uit: Path | None) -> dict[str, Any]:
    """Play a scenario in the database that is open now; lay its files in `uit`. Raises OnbekendVerhaal.

    A play that breaks off counts as a miss and says where it stood; what came before is still told.
    """
    toneel = Toneel()
    verhaal = import_module(f"keukentafel.project.verhalen.{module_van(id)}")
    try:
        verhaal.speel(toneel)
    except Exception as fout:  # any error in an act is a miss of this play, not a crash of the command
        traceback.print_exc()
        toneel.verwachting(f"Het verhaal komt tot het einde. Het brak af: {type(fout).__name__}: {fout}", False)
    if uit:
        toneel.leg_neer(uit)
    return toneel.verslag(id.strip().upper())
