"""Writes what an onderzoek leaves: the track, the talk, the verslag, what the resident says of it, and how it ends.

The rows are those of the acts in reis.onderzoeken: the same steps, tasks, letters and lines of the log.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from keukentafel.project.demo import dagen
from keukentafel.project.demo.besluiten import Besluiten
from keukentafel.project.demo.gangen import SPOED
from keukentafel.project.demo.gesprekken import Inhoud, Tekstmaker, herken, personen, vaste_inhoud
from keukentafel.project.demo.rijen import VIA_WEBSITE, Rijen
from keukentafel.project.demo.vormen import Account, Bewoner
from keukentafel.project.demo.vormen_verloop import (
    AantekeningD,
    AlineaD,
    BotsingD,
    LeefgebiedD,
    LopendeHulpD,
    OnderzoekD,
    OpmerkingD,
    ReactieD,
    TredeD,
    Verloop,
)
from keukentafel.project.demo.zaakplan import Zaakplan
from keukentafel.recht.ladder import WlzVraag
from keukentafel.recht.onderzoek import Spoor
from keukentafel.recht.stappen import Stand
from keukentafel.reis.taken import NABELLEN, ONDERZOEK_AFMAKEN, REACTIE_LEZEN, REACTIE_WACHT

ARTIKEL_TE_LAAT = "Wmo 2015 art. 2.3.2 lid 9"
REAGEREN_WERKDAGEN = 10  # as reis.onderzoeken.versturen (tested)
NABELLEN_WEKEN = 4
SPOREN = (Spoor.STANDAARD, Spoor.BEKEND, Spoor.COMPLEX)
UITKOMST = "u"
SAMEN_SCHRIJVEN = ("Noor Claessen", "Hans Vroomen")
"""Who wrote the same paragraph at once: two of the people to sign in as."""


class Onderzoeken:
    """Adds the rows of onderzoeken to a region; the same each time for the same seed."""

    def __init__(self, rijen: Rijen, teksten: Tekstmaker, besluiten: Besluiten, *, seed: int, vandaag: date) -> None:
        self.rijen, self.teksten, self.besluiten, self.vandaag = rijen, teksten, besluiten, vandaag
        self.regio, self.peil = rijen.regio, rijen.peil
        self.rng = random.Random(f"keukentafel onderzoeken {seed}")
        self._plek: dict[int, int] = {}
        self._botst = self._direct = False

    def bij_contact(self, nr: int, plan: Zaakplan, wie: Account, contact: datetime) -> None:
        """Write the track that somebody chose after the first call; some are not chosen yet."""
        b, op = plan.bewoner, contact + timedelta(minutes=5)
        spoor = Spoor.URGENT if plan.spoed else self.rng.choices(SPOREN, weights=(80, 11, 9))[0]
        if plan.inhoud:
            spoor = Spoor.STANDAARD
        elif plan.verloop is None and self.rng.random() < 0.15:
            return
        reden = self.rng.choice(personen()["reden_spoor"].get(spoor.value, [""]))
        regisseur = wie.naam if spoor == Spoor.COMPLEX else ""
        self._onderzoek(nr, b, spoor=spoor.value, spoor_reden=reden, regisseur=regisseur)
        uitleg = f"Uw regisseur is {regisseur}." if regisseur else ""
        self.rijen._stap(nr, b, "weg gekozen", "", "", "", op, wie.naam, uitleg)
        self._log(nr, b, op, "weg van het onderzoek gekozen", wie)

    def vooraf(self, nr: int, plan: Zaakplan, begin: datetime) -> None:
        """Write what some residents prepare at home for a talk that is still to come."""
        thema = herken(plan.meldingen[0].woorden)
        if plan.inhoud or not thema or self.rng.random() > 0.12 or begin - timedelta(days=2) < self.peil:
            return
        b = plan.bewoner
        inhoud = self.teksten.maak(b, thema, gang="", bekend=False, toen_op=self.vandaag)
        for dimensie, woorden, _, _, nu in inhoud.gebieden[:2]:
            self._gebied(nr, b, dimensie, "", None, None, None, None, vooraf=woorden, cijfer=nu)
        wie_mee = f"Ik neem iemand mee: {plan.wie_mee}."[:200] if plan.wie_mee else ""
        self._onderzoek(nr, b, wie_mee=wie_mee)
        self.rijen._log(
            nr, b, self.peil - timedelta(hours=14), "wijziging", "gesprek voorbereid", "zaak behandelen", None
        )

    def na_gesprek(self, nr: int, plan: Zaakplan, wie: Account, begin: datetime, einde: datetime) -> datetime | None:
        """Write the talk and all that follows; return when the verslag was done, None while it is not."""
        dag = begin.date()
        verloop = plan.verloop
        if verloop and verloop.verslag and verloop.verslag <= dag:
            verloop = plan.verloop = None  # the diary had no earlier hour: not so far after all
        if (inhoud := self._inhoud(nr, plan, dag)) is None:
            return None
        self._gesprek(nr, plan, wie, inhoud, begin, einde)
        if plan.verloop and verloop and verloop.verslag:
            klaar = datetime.combine(verloop.verslag, time(14, self.rng.randrange(60)), begin.tzinfo)
            self._alineas(nr, plan, wie, inhoud, klaar - timedelta(hours=3), tot=99)
            self._verstuur(nr, plan, verloop, inhoud, wie, klaar)
            return klaar
        if not plan.inhoud and (sinds := dagen.werkdagen_tussen(dag, self.vandaag)) >= 2:
            self._schrijft(nr, plan, wie, inhoud, dag, sinds)
        return None

    def te_laat(self, nr: int, plan: Zaakplan, wie: Account) -> None:
        """Tell the resident that we are late, in most cases; some of them then apply at once."""
        b, zaak = plan.bewoner, self.regio.zaken[nr - 1]
        dag = dagen.werkdag_erna(zaak.onderzoek_uiterlijk)
        op = datetime.combine(dag, time(9, 20), self.peil.tzinfo)
        if zaak.onderzoek_uiterlijk >= self.vandaag or dag >= self.vandaag or self.rng.random() < 0.2:
            return
        self._onderzoek(nr, b, te_laat_gemeld_op=dag)
        self.rijen._brief(nr, b, "te_laat", op)
        uitleg = "Wij zijn te laat met ons onderzoek. U mag nu direct aanvragen."
        self.rijen._stap(nr, b, "te laat gemeld", "", "", ARTIKEL_TE_LAAT, op, wie.naam, uitleg)
        self._log(nr, b, op, "te laat gemeld", wie)
        aanvraag = dagen.werkdag_erna(dag, self.rng.randint(1, 3))
        if aanvraag < self.vandaag and (self.rng.random() < 0.4 or not self._direct):
            self._direct = True
            tekst = self.rng.choice(personen()["eigen_aanvraag"])
            self.besluiten.aanvraag(nr, plan, wie, aanvraag, "onderzoek_te_laat", VIA_WEBSITE, gevraagd=tekst)

    def _inhoud(self, nr: int, plan: Zaakplan, dag: date) -> Inhoud | None:
        if plan.inhoud:
            return vaste_inhoud(plan.inhoud)
        verloop = plan.verloop
        thema = verloop.thema if verloop else herken(plan.meldingen[0].woorden)
        if not thema:
            return None
        rij = self._onderzoek(nr, plan.bewoner)
        bekend = rij.spoor == Spoor.BEKEND
        toen = dagen.werkdag_ervoor(dag - timedelta(days=self.rng.randint(320, 760)))
        gang = verloop.gang if verloop else ""
        return self.teksten.maak(plan.bewoner, thema, gang=gang, bekend=bekend, toen_op=toen)

    def _gesprek(self, nr: int, plan: Zaakplan, wie: Account, inhoud: Inhoud, begin: datetime, einde: datetime) -> None:
        """Write the notes, the dimensions, the ladder, the help that runs and what was found out."""
        b, r, dag = plan.bewoner, self.regio, begin.date()
        op = begin + timedelta(minutes=32)
        r.aantekeningen.append(
            AantekeningD(
                len(r.aantekeningen) + 1, b.gemeente, nr, UUID(int=self.rng.getrandbits(128), version=4),
                inhoud.notitie, dag, 1, wie.id, wie.naam, op,
            )
        )  # fmt: skip
        self._log(nr, b, op, "aantekening geschreven", wie)
        for dimensie, woorden, toen, toen_op, nu in inhoud.gebieden:
            self._gebied(nr, b, dimensie, woorden, toen, toen_op, nu, dag if nu is not None else None)
        self._log(nr, b, einde, "onderwerpen van het gesprek bewaard", wie)
        for trede, oordeel, waarom in inhoud.treden:
            r.treden.append(TredeD(len(r.treden) + 1, b.gemeente, nr, trede, oordeel, waarom))
        self._log(nr, b, einde + timedelta(minutes=4), "ladder ingevuld", wie)
        wlz, waarom = self._wlz(plan, inhoud)
        self._onderzoek(
            nr, b, identiteit_gezien_op=dag, wlz=wlz.value, wlz_toelichting=waarom, pgb_uitgelegd_op=dag,
        )  # fmt: skip
        self._log(nr, b, einde + timedelta(minutes=6), "vragen van het onderzoek beantwoord", wie)
        if not plan.inhoud and self.rng.random() < 0.35:
            wet, wat, door = self.rng.choice(personen()["lopend"])
            sinds = dag - timedelta(days=self.rng.randint(20, 900)) if self.rng.random() < 0.7 else None
            r.lopende_hulp.append(LopendeHulpD(len(r.lopende_hulp) + 1, b.gemeente, nr, wet, wat, door, sinds))
            self._log(nr, b, einde + timedelta(minutes=8), "lopende hulp genoteerd", wie)

    def _wlz(self, plan: Zaakplan, inhoud: Inhoud) -> tuple[WlzVraag, str]:
        if inhoud.thema == "dementie" and plan.verloop and plan.verloop.gang == "afgewezen":
            return WlzVraag.JA_VERBLIJF, "Het zorgkantoor besloot over zorg met verblijf. Die zorg omvat ook de nacht."
        if inhoud.thema == "dementie" and self.rng.random() < 0.3:
            return WlzVraag.ONBEKEND, "De casemanager vraagt dit na bij het zorgkantoor."
        return WlzVraag.NEE, ""

    def _schrijft(self, nr: int, plan: Zaakplan, wie: Account, inhoud: Inhoud, dag: date, sinds: int) -> None:
        """Write a verslag that is being written: some subjects open, now and then a remark, once two texts at once."""
        b, r = plan.bewoner, self.regio
        op = datetime.combine(dagen.werkdag_erna(dag, 1), time(10, self.rng.randrange(60)), self.peil.tzinfo)
        tot = 99 if sinds >= 6 and self.rng.random() < 0.4 else self.rng.randint(3, 7)
        eerste = self._alineas(nr, plan, wie, inhoud, op, tot=tot)
        ander = next(a for a in r.accounts if a.gemeente == b.gemeente and a.id != wie.id)
        if wie.naam == SAMEN_SCHRIJVEN[0] and not self._botst:
            self._botst = True
            ander = next(a for a in r.accounts if a.naam == SAMEN_SCHRIJVEN[1])
            teksten = personen()["naast_elkaar"]
            samen = next(n for n in range(eerste, len(r.alineas)) if r.alineas[n].onderwerp == "b")
            r.alineas[samen] = replace(r.alineas[samen], tekst=teksten["eerste"], versie=2)
            later = op + timedelta(minutes=3)
            r.botsingen.append(
                BotsingD(1, b.gemeente, nr, r.alineas[samen].id, teksten["tweede"], False, ander.naam, later)
            )
            self._log(nr, b, later, "verslag geschreven", ander)
        elif self.rng.random() < 0.15:
            self._opmerking(nr, b, r.alineas[eerste].id, ander, op + timedelta(hours=2))

    def _opmerking(self, nr: int, b: Bewoner, alinea: int | None, wie: Account, op: datetime) -> None:
        rijen = self.regio.opmerkingen
        tekst = self.rng.choice(personen()["opmerkingen"])
        rijen.append(OpmerkingD(len(rijen) + 1, b.gemeente, nr, alinea, tekst, wie.naam, op))
        self._log(nr, b, op, "opmerking geschreven", wie)

    def _alineas(self, nr: int, plan: Zaakplan, wie: Account, inhoud: Inhoud, op: datetime, *, tot: int) -> int:
        """Write the first `tot` paragraphs, with all of them the outcome too; return where they begin in the list."""
        b, rijen = plan.bewoner, self.regio.alineas
        begin = len(rijen)
        for onderwerp, plek, tekst, niet in inhoud.alineas[:tot]:
            rijen.append(AlineaD(len(rijen) + 1, b.gemeente, nr, onderwerp, plek, tekst, niet, 1, wie.naam, op))
            self._log(nr, b, op, "verslag geschreven", wie)
        if tot > len(inhoud.alineas):
            rijen.append(AlineaD(len(rijen) + 1, b.gemeente, nr, UITKOMST, 1, inhoud.uitkomst, False, 1, wie.naam, op))
            self._onderzoek(nr, b, uitkomst=inhoud.uitkomst)
            self._log(nr, b, op, "verslag geschreven", wie)
        return begin

    def _verstuur(self, nr: int, plan: Zaakplan, v: Verloop, inhoud: Inhoud, wie: Account, op: datetime) -> None:
        """Send the verslag and go on: the reaction, a solution without besluit, or the aanvraag with its besluit."""
        b, s = plan.bewoner, self.rijen
        assert v.verslag is not None
        s.zet(nr, b, Stand.VERSLAG_VERZONDEN, op, wie.naam)
        self._onderzoek(nr, b, verslag_verzonden_op=v.verslag)
        s._brief(nr, b, "verslag", op)
        self._log(nr, b, op, "verslag verstuurd", wie)
        verder = v.aanvraag or v.opgelost or (self._na(v.reactie) if v.gang == "verder_kijken" else None)
        later = datetime.combine(verder, time(13, self.rng.randrange(60)), op.tzinfo) if verder else None
        wacht = dagen.werkdag_erna(v.verslag, REAGEREN_WERKDAGEN)
        s._taak(nr, plan, wie, REACTIE_WACHT.soort.value, REACTIE_WACHT.wat, wacht, gedaan=later)
        if v.reactie:
            self._reactie(nr, plan, v, wie, later)
        if v.opgelost and later:
            self._opgelost(nr, plan, inhoud, wie, later)
        elif v.gang == "verder_kijken" and later:
            s.zet(nr, b, Stand.IN_ONDERZOEK, later, wie.naam)
            uiterlijk = self.regio.zaken[nr - 1].onderzoek_uiterlijk
            s._taak(nr, plan, wie, ONDERZOEK_AFMAKEN.soort.value, ONDERZOEK_AFMAKEN.wat, uiterlijk)
            self._log(nr, b, later, "opnieuw naar de vraag gekeken", wie)
        elif v.aanvraag:
            door = self._getekend(nr, b, v.aanvraag, wie, later)
            self.besluiten.aanvraag(nr, plan, wie, v.aanvraag, "ondertekend_verslag", door, op=later, inhoud=inhoud)

    def _na(self, dag: date | None) -> date:
        assert dag is not None
        return dagen.werkdag_erna(dag, 1)

    def _reactie(self, nr: int, plan: Zaakplan, v: Verloop, wie: Account, later: datetime | None) -> None:
        b, s = plan.bewoner, self.rijen
        assert v.reactie is not None
        via = self.rng.choices(("web", "papier", "telefoon", "balie"), weights=(6, 2, 2, 1))[0]
        op = datetime.combine(v.reactie, time(9, self.rng.randrange(60)), self.peil.tzinfo)
        tekst = self.rng.choice(personen()["oneens"]) if v.reactie_soort == "niet_eens" else ""
        door = None if via == "web" else wie
        self._schrijf_reactie(nr, b, v.reactie_soort, tekst, via, v.reactie, op, door)
        if tekst:
            uiterlijk = dagen.werkdag_erna(v.reactie, 2)
            s._taak(nr, plan, wie, REACTIE_LEZEN.soort.value, REACTIE_LEZEN.wat, uiterlijk, gedaan=later)
        naam = door.naam if door else VIA_WEBSITE
        s._stap(nr, b, "reactie op het verslag", "", "", "", op, naam, dag=v.reactie)
        s._log(nr, b, op, "wijziging", "reactie op het verslag", "zaak behandelen", door)

    def _schrijf_reactie(
        self, nr: int, b: Bewoner, soort: str, tekst: str, via: str, dag: date, op: datetime, door: Account | None
    ) -> None:
        rijen = self.regio.reacties
        naam = door.naam if door else VIA_WEBSITE
        rijen.append(ReactieD(len(rijen) + 1, b.gemeente, nr, soort, tekst, via, dag, op, naam))

    def _getekend(self, nr: int, b: Bewoner, dag: date, wie: Account, op: datetime | None) -> str:
        assert op is not None
        via = self.rng.choices(("web", "papier", "balie"), weights=(4, 5, 1))[0]
        door = None if via == "web" else wie
        self._schrijf_reactie(nr, b, "getekend", self.rng.choice(personen()["getekend"]), via, dag, op, door)
        return door.naam if door else VIA_WEBSITE

    def _opgelost(self, nr: int, plan: Zaakplan, inhoud: Inhoud, wie: Account, op: datetime) -> None:
        b, s = plan.bewoner, self.rijen
        s.zet(nr, b, Stand.OPGELOST_ZONDER_MAATWERK, op, wie.naam)
        bellen = dagen.werkdag_erna(op.date() + timedelta(weeks=NABELLEN_WEKEN), self.rng.randint(0, 4) + 1)
        gebeld = None
        if bellen < self.vandaag:
            gebeld = datetime.combine(bellen, time(10, self.rng.randrange(60)), op.tzinfo)
            s._stap(nr, b, "gebeld", "", "", "", gebeld, wie.naam, self.rng.choice(personen()["nagebeld"]))
            self._log(nr, b, gebeld, "gebeld", wie)
        s._taak(nr, plan, wie, NABELLEN.soort.value, NABELLEN.wat, bellen, gedaan=gebeld)
        s._brief(nr, b, "opgelost_zonder_maatwerk", op, extra=(bellen.isoformat(), *inhoud.oplossing))
        self._log(nr, b, op, "opgelost zonder besluit", wie)

    def tijdelijk(self, nr: int, plan: Zaakplan, wie: Account, contact: datetime) -> None:
        """Write help at once, for the cases that have it."""
        if plan.verloop and plan.verloop.gang in SPOED:
            self.besluiten.tijdelijk(nr, plan, wie, contact + timedelta(minutes=40))

    def _gebied(
        self, nr: int, b: Bewoner, dimensie: str, woorden: str, toen: int | None, toen_op: date | None,
        nu: int | None, nu_op: date | None, *, vooraf: str = "", cijfer: int | None = None,
    ) -> None:  # fmt: skip
        rijen = self.regio.leefgebieden
        rijen.append(
            LeefgebiedD(len(rijen) + 1, b.gemeente, nr, dimensie, woorden, toen, toen_op, nu, nu_op, vooraf, cijfer)
        )

    def _onderzoek(self, nr: int, b: Bewoner, **velden: Any) -> OnderzoekD:
        """Change the onderzoek of a case, made when it was not there; return it."""
        rijen = self.regio.onderzoeken
        if nr not in self._plek:
            self._plek[nr] = len(rijen)
            rijen.append(OnderzoekD(len(rijen) + 1, b.gemeente, nr))
        plek = self._plek[nr]
        rijen[plek] = replace(rijen[plek], **velden)
        return rijen[plek]

    def _log(self, nr: int, b: Bewoner, op: datetime, wat: str, wie: Account) -> None:
        self.rijen._log(nr, b, op, "wijziging", wat, "zaak behandelen", wie)
