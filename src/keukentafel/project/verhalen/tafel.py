"""At the table: what the plays from conversation to decision do in the same way, each step through its own act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.recht.ladder import Oordeel, Trede
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.besluiten import Ontwerpvelden, ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import (
    Ontvangen,
    afspraak_bevestigen,
    afspraak_voorstellen,
    eerste_contact_vastleggen,
    ondersteuning_vastleggen,
)
from keukentafel.reis.onderzoeken import (
    Alineatekst,
    Traptrede,
    Vaststelling,
    alineas_bewaren,
    ladder_bewaren,
    spoor_kiezen,
    tekenen,
    vaststellen,
    verslag_versturen,
)
from keukentafel.stelsel.gemeenten.models import Gemeente

VIA_DE_WEBSITE = Wie(None, "Inwoner, via de website", "inwoner")
NIET_AAN_DE_ORDE = "niet aan de orde: "
"""How a text in a play says that a subject a-g does not apply; what follows is why."""


@dataclass(frozen=True)
class Tafel:
    """One question of one resident, and the consulent who sits at the table."""

    t: Toneel
    gemeente: Gemeente
    vraag: Ontvangen
    wie: Wie

    @property
    def zaak(self) -> int:
        """The id of the case."""
        return self.vraag.zaak

    def record(self) -> Zaak:
        """Return the case as it stands in the database."""
        with self.t.binnen(self.gemeente, doel="verhaal nakijken"):
            return Zaak.objects.get(id=self.zaak)

    def bel(self, *, op: datetime, verslag: str) -> None:
        """Speak to the resident on the telephone."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            eerste_contact_vastleggen(
                gemeente=self.gemeente, zaak=self.zaak, verslag=verslag, gelukt=True, wie=self.wie, op=op
            )

    def kies_spoor(self, spoor: str, *, op: datetime, reden: str = "") -> None:
        """Choose the track."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            spoor_kiezen(
                gemeente=self.gemeente, zaak=self.zaak, spoor=spoor, reden=reden, regisseur="", wie=self.wie, op=op
            )

    def ondersteuning(self, antwoord: str, *, op: datetime) -> None:
        """Keep what the resident answered about support."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            ondersteuning_vastleggen(
                gemeente=self.gemeente, zaak=self.zaak, voor="inwoner", antwoord=antwoord, wie_mee="", wie=self.wie,
                op=op,
            )  # fmt: skip

    def spreek_af(self, *, begin: datetime, op: datetime, antwoord: str = "nee", waar: str = "thuis") -> None:
        """Ask about support, and agree on a talk."""
        assert self.wie.id is not None
        self.ondersteuning(antwoord, op=op)
        with self.t.binnen(self.gemeente, wie=self.wie):
            voorstel = afspraak_voorstellen(
                gemeente=self.gemeente, zaak=self.zaak, begin=begin, minuten=60, waar=waar, met=self.wie.id,
                opmerking="", wie=self.wie, op=op,
            )  # fmt: skip
            afspraak_bevestigen(gemeente=self.gemeente, zaak=self.zaak, afspraak=voorstel.id, wie=self.wie, op=op)

    def schrijf(self, teksten: Mapping[str, str], *, uitkomst: str, op: datetime, wie: Wie | None = None) -> None:
        """Write subjects a-g of the verslag anew, one paragraph each; an empty text empties it."""
        wie = wie or self.wie
        with self.t.binnen(self.gemeente, wie=wie):
            versies = {
                a.onderwerp: a.versie
                for a in onderzoek_queries.alineas(gemeente=self.gemeente.code, zaak=self.zaak)
                if a.volgorde == 1
            }
            alineas = [
                Alineatekst(
                    letter, 1, tekst.removeprefix(NIET_AAN_DE_ORDE), tekst.startswith(NIET_AAN_DE_ORDE),
                    versies.get(letter, 0),
                )
                for letter, tekst in teksten.items()
            ]  # fmt: skip
            alineas_bewaren(gemeente=self.gemeente, zaak=self.zaak, alineas=alineas, uitkomst=uitkomst, wie=wie, op=op)

    def ladder(self, *treden: tuple[Trede, Oordeel, str], op: datetime) -> None:
        """Fill in steps of the ladder."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            ladder_bewaren(
                gemeente=self.gemeente, zaak=self.zaak, treden=[Traptrede(*trede) for trede in treden], wie=self.wie,
                op=op,
            )  # fmt: skip

    def stel_vast(self, *, op: datetime) -> None:
        """Keep that the identity was seen, the pgb explained, and that there is no stay by the Wlz."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            vaststellen(
                gemeente=self.gemeente, zaak=self.zaak,
                vaststelling=Vaststelling(identiteit_gezien=True, pgb_uitgelegd=True, wlz="nee"), wie=self.wie, op=op,
            )  # fmt: skip

    def verstuur(self, *, op: datetime) -> None:
        """Send the verslag."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            verslag_versturen(gemeente=self.gemeente, zaak=self.zaak, wie=self.wie, op=op)

    def inwoner_tekent(self, *, op: datetime, tekst: str = "") -> Aanvraag:
        """Let the resident sign the verslag on the website: that is the aanvraag."""
        with self.t.binnen(self.gemeente, doel="eigen verslag tekenen"):
            return tekenen(gemeente=self.gemeente, zaak=self.zaak, tekst=tekst, via="web", wie=VIA_DE_WEBSITE, op=op)

    def ontwerp(self, velden: Ontwerpvelden, *, soort: str, op: datetime) -> Besluit:
        """Save the draft of a besluit as the next version."""
        with self.t.binnen(self.gemeente, wie=self.wie):
            oud = Besluit.objects.filter(zaak_id=self.zaak, soort=soort, staat__in=("concept", "ter_lezing")).first()
            return ontwerp_bewaren(
                gemeente=self.gemeente, zaak=self.zaak, soort=soort, velden=velden,
                verwachte_versie=oud.versie if oud else None, wie=self.wie, op=op,
            )  # fmt: skip

    def geef_aan(self, besluit: Besluit, collega: Wie, *, op: datetime) -> None:
        """Give a draft to a colleague to read and sign."""
        assert collega.id is not None
        with self.t.binnen(self.gemeente, wie=self.wie):
            ter_lezing(
                gemeente=self.gemeente, zaak=self.zaak, besluit=besluit.id, lezer=collega.id, wie=self.wie, op=op
            )

    def teken(self, besluit: Besluit, collega: Wie, *, op: datetime) -> Besluit:
        """Let a colleague sign the draft as it stands now, and return it."""
        with self.t.binnen(self.gemeente, doel="besluit tekenen", wie=collega):
            versie = Besluit.objects.get(id=besluit.id).versie
            return ondertekenen(
                gemeente=self.gemeente, zaak=self.zaak, besluit=besluit.id, verwachte_versie=versie, wie=collega, op=op
            )

    def getekend(self, soort: str) -> Besluit | None:
        """Return the newest published besluit of this kind as it stands in the database."""
        with self.t.binnen(self.gemeente, doel="verhaal nakijken"):
            staat = Besluit.Staat.BEKENDGEMAAKT
            return Besluit.objects.filter(zaak_id=self.zaak, soort=soort, staat=staat).order_by("-id").first()

    def brief(self, soort: str) -> str:
        """Return the text of the last letter of this kind in this case, on one line; "" when there is none."""
        return (self.t.teksten(soort, zaak=self.zaak) or [""])[-1]


def noemt(tekst: str, delen: Sequence[str | date]) -> bool:
    """Return whether a letter has each of these texts, and each of these days as 'dinsdag 30 maart 2027'."""
    return all((datum_voluit(d) if isinstance(d, date) else d) in tekst for d in delen)
