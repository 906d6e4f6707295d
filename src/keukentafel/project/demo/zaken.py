"""Writes the plans of zaakplannen down as rows: cases, meldingen, steps, tasks, talks, letters and log lines."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, time, timedelta

from keukentafel.project.demo import dagen, doorgeven, inzagen, lezen
from keukentafel.project.demo.agenda import Agenda
from keukentafel.project.demo.besluiten import Besluiten
from keukentafel.project.demo.contracten import Contracten
from keukentafel.project.demo.gesprekken import Tekstmaker
from keukentafel.project.demo.leveringen import Leveringen
from keukentafel.project.demo.mensen import Personeel
from keukentafel.project.demo.onderzoeken import Onderzoeken
from keukentafel.project.demo.opdrachten import nummer_opdrachten
from keukentafel.project.demo.rijen import VIA_WEBSITE, Rijen
from keukentafel.project.demo.sociale_kaart import maak_sociale_kaart
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vormen import (
    Account,
    AfspraakD,
    Bewoner,
    ClientondersteuningD,
    DoorzendingD,
    MeldingD,
    PersoonlijkPlanD,
    ZaakD,
)
from keukentafel.project.demo.zaakplan import Zaakplan
from keukentafel.recht import melden as recht_melden
from keukentafel.recht.onderzoek import verslag_uiterlijk
from keukentafel.recht.stappen import BEGIN, Stand, verzet
from keukentafel.reis.taken import VERSLAG
from keukentafel.stelsel.klok import AMSTERDAM, moment

WAAR = {"thuis": 78, "kantoor": 10, "telefoon": 12}
WAT_GESPREK = {
    "thuis": "Gesprek thuis",
    "kantoor": "Gesprek in het gemeentehuis",
    "telefoon": "Gesprek aan de telefoon",
}
ARTIKEL_MELDING = "Wmo 2015 art. 2.3.2 lid 1"
ARTIKEL_PLAN = "Wmo 2015 art. 2.3.2 lid 2 en 5"
ARTIKEL_ONDERSTEUNING = "Wmo 2015 art. 2.3.2 lid 3"
ANTWOORD = {"ja": "ja, graag", "nee": "nee, dank u", "eigen": "ik neem zelf iemand mee"}
DOORGEGEVEN = "Keukentafel"


class Schrijver(Rijen):
    """Turns plans into rows of one region; the same each time for the same seed."""

    def __init__(self, regio: Regio, personeel: Personeel, wie_levert: Contracten, *, seed: int) -> None:
        super().__init__(regio, seed=seed, rollen={r.gebruiker: r.rol for r in personeel.rollen})
        self.personeel = personeel
        self.vandaag = regio.peilmoment.astimezone(AMSTERDAM).date()
        self.rng = random.Random(f"keukentafel zaakverloop {seed}")
        self.agenda = Agenda(peilmoment=self.peil, seed=seed)
        self.slug = {g.code: g.slug for g in regio.gemeenten}
        self.naam = {int(g["code"]): g["naam"] for g in lezen.lees_yaml("cijfers/gemeenten.yaml")["buiten"]}
        self.naam |= {g.code: g.naam for g in regio.gemeenten}
        self.teksten = lezen.lees_yaml("teksten/vragen.yaml")
        self.mantelzorgers = {r.persoon: r for r in regio.relaties if r.mantelzorger}
        _, aanbod = maak_sociale_kaart(namen={g.code: g.naam for g in regio.gemeenten}, peildag=self.vandaag)
        maker = Tekstmaker(relaties=regio.relaties, bewoners=regio.bewoners, aanbod=aanbod, seed=seed)
        self.leveringen = Leveringen(self, wie_levert, seed=seed, vandaag=self.vandaag)
        besluiten = Besluiten(self, personeel, self.leveringen, seed=seed, vandaag=self.vandaag)
        self.onderzoeken = Onderzoeken(self, maker, besluiten, seed=seed, vandaag=self.vandaag)
        self.team = {
            (rol, g): personeel.met_rol(rol, g)
            for rol in ("consulent", "clientondersteuner", "kwaliteit")
            for g in self.slug
        }

    def schrijf(self, plannen: list[Zaakplan], *, dubbel: bool) -> None:
        """Write all plans, with `dubbel` one question twice. Fixed talks come first: nobody is in two places."""
        vast: dict[int, datetime] = {}
        for nr, plan in enumerate(plannen, start=1):
            if "behandelaar" in plan.gesprek_vast:
                wie = self.personeel.heet(plan.gesprek_vast["behandelaar"])
                plan.behandelaar = wie.id
                self.agenda.telt_mee(wie)
                if plan.gesprek:
                    begin = moment(plan.gesprek, time.fromisoformat(plan.gesprek_vast["tijd"]))
                    vast[nr] = self.agenda.zet_vast(wie, begin, plan.gesprek_vast["minuten"])
        for nr, plan in enumerate(plannen, start=1):
            self._zaak(nr, plan, vast.get(nr))
        inzagen.noodinzagen(self, self.rng, self.personeel, self.vandaag)
        if dubbel:
            doorgeven.een_keer_dubbel(self, self.vandaag)
        self.op_volgorde()
        nummer_opdrachten(self.regio)

    def _zaak(self, nr: int, plan: Zaakplan, vast: datetime | None) -> None:
        b = plan.bewoner
        wie = self._behandelaar(plan)
        self.regio.zaken.append(
            ZaakD(
                id=nr,
                gemeente=b.gemeente,
                jaar=min(plan.meldingen, key=lambda m: m.vast).dag.year,
                inwoner=b.id,
                stand=plan.stand,
                startdag=plan.start,
                plan_uiterlijk=dagen.plan_uiterlijk(plan.start),
                onderzoek_uiterlijk=dagen.onderzoek_uiterlijk(plan.start),
                eerste_contact_uiterlijk=plan.bekend_op
                if plan.spoed
                else dagen.eerste_contact_uiterlijk(plan.bekend_op, self.slug[b.gemeente]),
                eerste_contact_op=plan.contact,
                behandelaar=wie.id if wie else None,
                wijk_code=b.wijk or "",
                spoed=plan.spoed,
                synthetisch=True,
                samengevoegd_in=None,
            )
        )
        begin = self._meldingen(nr, plan, wie)
        contact = moment(plan.contact, plan.contact_tijd or self._kantoortijd()) if plan.contact else None
        if contact and wie:
            self._log(nr, b, contact - timedelta(minutes=6), "inzage", "dossier bekeken", "melding beoordelen", wie)
            self._stap(nr, b, "gebeld", "", "", "", contact, wie.naam)
            self._log(nr, b, contact, "wijziging", "gebeld", "vraag van de inwoner beantwoorden", wie)
        self._ondersteuning(nr, plan, begin, contact)
        open_zaak = plan.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK)
        if open_zaak:
            self._bellen(nr, plan, wie, contact)
            self._eigen_plan(nr, plan)
            if wie and wie.naam == "Noor Claessen" and not (plan.verloop and plan.verloop.klaar):
                self._vervanger(nr, b, begin, wie)
            if wie and contact:
                self.onderzoeken.bij_contact(nr, plan, wie, contact)
                self.onderzoeken.tijdelijk(nr, plan, wie, contact)
        if plan.gesprek and wie and contact:
            self._gesprek(nr, plan, wie, contact, vast)
        if plan.einde and wie:
            self._einde(nr, plan, wie)
        if open_zaak and wie and plan.verloop is None:
            self.onderzoeken.te_laat(nr, plan, wie)
        for naam in plan.bekeken:
            wie_keek = self.personeel.heet(naam)
            op = moment(plan.start, time(11, 15))
            self._log(nr, b, op, "inzage", "dossier bekeken", "melding beoordelen", wie_keek)

    def _behandelaar(self, plan: Zaakplan) -> Account | None:
        if plan.behandelaar == 0:
            return None
        if plan.behandelaar is not None:
            return next(a for a in self.personeel.accounts if a.id == plan.behandelaar)
        consulenten, v = self.team["consulent", plan.bewoner.gemeente], plan.verloop
        belt = v is None and plan.contact and not plan.gesprek
        if belt or (v and (v.gang == "niet_eens" or v.eerder)):  # whom Noor calls first, the design page says
            consulenten = [c for c in consulenten if c.naam != "Noor Claessen"]
        if v and v.eerder:
            return self.rng.choice(consulenten)
        return self.agenda.deel_toe(consulenten) if plan.einde is None else self.rng.choice(consulenten)

    def _kantoortijd(self) -> time:
        return time(self.rng.randint(9, 16), self.rng.randrange(0, 60, 5))

    def _meldingen(self, nr: int, plan: Zaakplan, wie: Account | None) -> datetime:
        """Write the meldingen with their confirmation; return the moment of the first registration."""
        b, rng = plan.bewoner, self.rng
        begin = moment(plan.bekend_op, min(m.vast for m in plan.meldingen).time())
        for m in sorted(plan.meldingen, key=lambda m: m.vast):
            vast = moment(m.vast.date(), m.vast.time())
            aannemer = wie or rng.choice(self.team["consulent", b.gemeente])
            bereik = (
                "ander"
                if m.telefoon
                else rng.choices(("bellen", "brief", "mail"), weights=(80, 12, 8 if b.email else 0))[0]
            )
            waar = {"ander": m.telefoon, "bellen": b.telefoon, "mail": b.email, "brief": ""}[bereik]
            moment_best = rng.choice(("", "", "", "'s ochtends", "na 14 uur", "liever op maandag"))
            door = DOORGEGEVEN if m.doorgezonden_door else VIA_WEBSITE if m.kanaal == "web" else aannemer.naam
            self.regio.meldingen.append(
                MeldingD(
                    id=len(self.regio.meldingen) + 1,
                    gemeente=b.gemeente,
                    zaak=nr,
                    ontvangen_op=m.dag,
                    vastgelegd_op=vast,
                    kanaal=m.kanaal,
                    melder=m.melder,
                    melder_naam=m.naam,
                    melder_relatie=m.relatie,
                    melder_telefoon=m.telefoon,
                    woorden=m.woorden,
                    bereik=bereik,
                    bereik_waar=waar,
                    beste_moment=moment_best,
                    door=door,
                    doorgezonden_door=m.doorgezonden_door,
                )
            )
            eerste = vast == begin
            hoe, naar = ("melden", BEGIN) if eerste else ("melding erbij", "")
            self._stap(nr, b, hoe, "", naar, ARTIKEL_MELDING, vast, door, dag=m.dag)
            wat = "melding vastgelegd" if eerste else "melding toegevoegd"
            self._log(nr, b, vast, "wijziging", wat, "melding vastleggen", None if m.kanaal == "web" else aannemer)
            soort = "ontvangstbevestiging" if eerste else "meerdere_meldingen"
            self._brief(nr, b, soort, vast + timedelta(minutes=2), len(self.regio.meldingen))
        return begin

    def _ondersteuning(self, nr: int, plan: Zaakplan, begin: datetime, contact: datetime | None) -> None:
        b = plan.bewoner
        self._aanbod(nr, plan, "inwoner", plan.ondersteuning, begin, contact)
        if contact and plan.ondersteuning != "open":
            wie = next(a for a in self.personeel.accounts if a.id == self.regio.zaken[-1].behandelaar)
            zin = f"Antwoord van de inwoner: {ANTWOORD[plan.ondersteuning]}."
            self._stap(nr, b, "ondersteuning besproken", "", "", ARTIKEL_ONDERSTEUNING, contact, wie.naam, zin)
        antwoord = "open"
        if b.id in self.mantelzorgers and contact:
            antwoord = self.rng.choices(("nee", "ja", "open"), weights=(60, 15, 25))[0]
            if plan.gesprek_vast:
                antwoord = "nee"  # the well-known keep the course that their pages tell
        self._aanbod(nr, plan, "mantelzorger", antwoord, begin, contact)

    def _aanbod(
        self, nr: int, plan: Zaakplan, voor: str, antwoord: str, begin: datetime, contact: datetime | None
    ) -> None:
        """Write one offer with its answer; a yes goes to a supporter, who answers within a working day."""
        b = plan.bewoner
        reageren = aangenomen = door = afgerond = None
        if antwoord == "ja" and contact and plan.contact:
            reageren = dagen.werkdag_erna(plan.contact)
            mensen = self.team["clientondersteuner", b.gemeente]
            wie = self.personeel.heet(plan.ondersteuner) if plan.ondersteuner else self.rng.choice(mensen)
            op = moment(reageren, self._kantoortijd())
            vers = (self.vandaag - reageren).days <= 1  # only a request of these days may still be open
            if op < self.peil and (self.rng.random() < 0.85 or plan.ondersteuner or not vers):
                aangenomen, door = op, wie.id
                afgerond = moment(plan.einde, time(17, 0)) if plan.einde else None
                if afgerond is None or afgerond > op:
                    tot = afgerond or op + timedelta(days=90)
                    self._betrokken(nr, b, wie, "clientondersteuner", op, tot, "de inwoner")
                    self._stap(nr, b, "ondersteuner gevonden", "", "", "", op, wie.naam, f"{wie.naam} gaat met u mee.")
                    later = op + timedelta(minutes=5)
                    self._log(nr, b, later, "inzage", "dossier bekeken", "ondersteuning voorbereiden", wie)
                else:
                    aangenomen = door = None  # the case ended before anybody could take the request
        self.regio.ondersteuning.append(
            ClientondersteuningD(
                id=len(self.regio.ondersteuning) + 1,
                gemeente=b.gemeente,
                zaak=nr,
                voor=voor,
                antwoord=antwoord,
                aangeboden_op=begin.astimezone(AMSTERDAM).date(),
                antwoord_op=None if antwoord == "open" else plan.contact,
                wie_mee=plan.wie_mee if antwoord == "eigen" else "",
                reageren_uiterlijk=reageren,
                aangenomen_door=door,
                aangenomen_op=aangenomen,
                afgerond_op=afgerond,
            )
        )

    def _bellen(self, nr: int, plan: Zaakplan, wie: Account | None, contact: datetime | None) -> None:
        zaak = self.regio.zaken[-1]
        uiterlijk = self.vandaag if plan.spoed and not contact else zaak.eerste_contact_uiterlijk
        wat = plan.bel_wat or ("Met spoed bellen" if plan.spoed else "Eerste gesprek aan de telefoon")
        self._taak(nr, plan, wie, "bellen", wat, uiterlijk, gedaan=contact)
        for taak in plan.taken:
            self._taak(nr, plan, wie, taak["soort"], taak["wat"], dagen.werkdag_erna(self.vandaag, taak["werkdagen"]))
        if plan.stand == Stand.ONTVANGEN and contact and plan.contact:
            self._taak(nr, plan, wie, "bellen", "Afspraak maken voor het gesprek", dagen.werkdag_erna(plan.contact, 5))

    def _eigen_plan(self, nr: int, plan: Zaakplan) -> None:
        """Write the resident's own plan for one in eleven: mostly within the week, sometimes later."""
        dagen_oud = (self.vandaag - plan.bekend_op).days
        if plan.gesprek_vast or dagen_oud < 2 or self.rng.random() > 0.09:
            return
        vroeg = plan.verloop is not None or self.rng.random() < 0.65  # before the verslag, where there is one
        na = self.rng.randint(1, 6) if vroeg else self.rng.randint(8, 19)
        dag = plan.bekend_op + timedelta(days=min(na, dagen_oud - 1))
        b = plan.bewoner
        binnen = dag <= dagen.plan_uiterlijk(plan.start)
        via = self.rng.choice(("web", "papier", "balie")) if dagen.is_werkdag(dag) else "web"
        tekst = self.rng.choice(self.teksten["plannen"])
        self.regio.plannen.append(
            PersoonlijkPlanD(len(self.regio.plannen) + 1, b.gemeente, nr, tekst, dag, binnen, via)
        )
        op = moment(dag, time(16, 45))
        zin = recht_melden.plan_ontvangen(startdag=plan.start, ontvangen_op=dag).zin
        self._stap(
            nr, b, "eigen plan ontvangen", "", "", ARTIKEL_PLAN, op, VIA_WEBSITE if via == "web" else b.naam, zin
        )
        self._log(nr, b, op, "wijziging", "eigen plan ontvangen", "plan bewaren", None)
        self._brief(nr, b, "plan_ontvangen", op + timedelta(minutes=5), len(self.regio.plannen))

    def _vervanger(self, nr: int, b: Bewoner, begin: datetime, wie: Account) -> None:
        self._betrokken(
            nr, b, self.personeel.heet("Hans Vroomen"), "vervanger", begin, begin + timedelta(days=90), wie.naam
        )

    def _gesprek(self, nr: int, plan: Zaakplan, wie: Account, contact: datetime, vast: datetime | None) -> None:
        """Write the talk and what follows from it: the visit, the report, or the wait for the resident."""
        b, rng, eigen = plan.bewoner, self.rng, plan.gesprek_vast
        assert plan.gesprek is not None
        minuten = eigen.get("minuten") or rng.choice((60, 60, 75))
        waar = eigen.get("waar") or ("thuis" if eigen else rng.choices(list(WAAR), weights=list(WAAR.values()))[0])
        begin = vast or self.agenda.zoek(wie, max(plan.gesprek, dagen.werkdag_erna(contact.date(), 2)), minuten)
        einde = begin + timedelta(minutes=minuten)
        wacht = plan.ondersteuning == "ja" and not self._aangenomen(nr) and begin > self.peil
        staat = "voorgesteld" if wacht else "bevestigd"
        opmerking = eigen.get("opmerking", "") or ("Tolk nodig: " + b.taal if b.tolk else "")
        self.regio.afspraken.append(
            AfspraakD(len(self.regio.afspraken) + 1, b.gemeente, nr, begin, minuten, waar, wie.id, staat, opmerking)
        )
        gemaakt = contact + timedelta(minutes=10)
        if wacht:  # proposed only: the onderzoek begins when the talk is confirmed
            self.regio.zaken[-1] = replace(self.regio.zaken[-1], stand=Stand.ONTVANGEN)
            self._log(nr, b, gemaakt, "wijziging", "afspraak voorgesteld", "afspraak maken", wie)
            uiterlijk = dagen.werkdag_ervoor(begin.astimezone(AMSTERDAM).date() - timedelta(days=1))
            self._taak(nr, plan, wie, "bellen", "Bevestig de afspraak", uiterlijk)
            return
        stap = verzet(van=Stand.ONTVANGEN, naar=Stand.IN_ONDERZOEK)
        self._stap(nr, b, stap.handeling, stap.van, stap.naar, stap.artikel, gemaakt, wie.naam, stap.uitleg)
        self._log(nr, b, gemaakt, "wijziging", "afspraak bevestigd", "afspraak maken", wie)
        self._brief(nr, b, "uitnodiging", gemaakt + timedelta(minutes=5), len(self.regio.afspraken))
        dag = begin.astimezone(AMSTERDAM).date()
        gehouden = einde <= self.peil
        self._taak(
            nr,
            plan,
            wie,
            "bezoeken",
            opmerking or WAT_GESPREK[waar],
            dag,
            tijdstip=begin,
            gedaan=einde if gehouden else None,
        )
        if not gehouden:
            self.onderzoeken.vooraf(nr, plan, begin)
            return
        self._log(
            nr, b, begin - timedelta(minutes=20), "inzage", "dossier bekeken", "voorbereiden van het gesprek", wie
        )
        klaar = self.onderzoeken.na_gesprek(nr, plan, wie, begin, einde)
        uiterlijk = verslag_uiterlijk(
            gemeente=self.slug[b.gemeente], gesprek=dag, onderzoek_uiterlijk=self.regio.zaken[-1].onderzoek_uiterlijk
        ).streefdag
        self._taak(nr, plan, wie, VERSLAG.soort.value, VERSLAG.wat, uiterlijk, gedaan=klaar)

    def _aangenomen(self, nr: int) -> bool:
        return any(o.zaak == nr and o.voor == "inwoner" and o.aangenomen_op for o in self.regio.ondersteuning[-2:])

    def _einde(self, nr: int, plan: Zaakplan, wie: Account) -> None:
        """Write how a case ended: withdrawn by the resident, or passed on with its date (Awb art. 2:3)."""
        b = plan.bewoner
        assert plan.einde is not None
        op = moment(plan.einde, plan.einde_tijd or time(16, self.rng.randrange(0, 40)))
        stap = verzet(van=Stand.ONTVANGEN, naar=Stand(plan.stand))
        ingetrokken = plan.stand == Stand.INGETROKKEN
        naam = self.naam[b.woongemeente]
        uitleg = stap.uitleg if ingetrokken else f"Uw vraag is nu bij de gemeente {naam}."
        self._stap(nr, b, stap.handeling, stap.van, stap.naar, stap.artikel, op, wie.naam, uitleg)
        wat = "vraag ingetrokken" if ingetrokken else f"doorgestuurd naar {naam}"
        self._log(nr, b, op, "wijziging", wat, "vraag van de inwoner beantwoorden", wie)
        if ingetrokken:
            self._brief(nr, b, "intrekking", op + timedelta(minutes=10))
            return
        bij = len(self.regio.doorzendingen) + 1
        hier = b.woongemeente in self.slug
        naar, aan = (b.woongemeente, op + doorgeven.POSTRONDE) if hier else (None, None)
        self.regio.doorzendingen.append(DoorzendingD(bij, b.gemeente, nr, naar, naam, plan.start, op, aan))
        self._brief(nr, b, "doorzending_inwoner", op + timedelta(minutes=10), bij)
        if not hier:
            self._brief(nr, b, "doorzending_gemeente", op + timedelta(minutes=11), bij)
