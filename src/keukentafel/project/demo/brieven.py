"""The data of every demo letter, as the acts of reis.melden write them. Checked by a test, not while loading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from keukentafel.dossier.zaak.models import Afspraak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.project.demo import lezen
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vervolgbrieven import Vervolgbrieven
from keukentafel.project.demo.volgcodes import demo_code
from keukentafel.project.demo.vormen import Bewoner, BriefD, MeldingD, ZaakD
from keukentafel.recht import termijnen
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.reis.melden.afspreken import PLEK
from keukentafel.reis.melden.bevestigen import bevestiging, uitleg_onderzoek
from keukentafel.reis.melden.vormen import Ontvangst
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


@cache
def _plan(startdag: date) -> Termijn:
    return termijnen.plan(startdag=startdag)


@cache
def _onderzoek(startdag: date) -> Termijn:
    return termijnen.onderzoek(startdag=startdag)


class Brieven:
    """Fills the columns of a letter from the rest of the region. `gemeenten` are unsaved records, by code."""

    def __init__(self, regio: Regio, gemeenten: dict[int, Gemeente]) -> None:
        self.regio = regio
        self.gemeenten = gemeenten
        self.adres = {a.persoon: a for a in regio.adressen}
        self.telefoon = {g["naam"]: g["telefoon"] for g in lezen.lees_yaml("cijfers/gemeenten.yaml")["buiten"]}
        self.telefoon |= {g.naam: g.telefoon for g in gemeenten.values()}
        self.per_zaak: dict[int, list[MeldingD]] = {}
        for m in regio.meldingen:
            self.per_zaak.setdefault(m.zaak, []).append(m)
        self._soorten: dict[str, Callable[[BriefD, ZaakD, Gemeente], dict[str, Any]]] = {
            "ontvangstbevestiging": self._ontvangen,
            "meerdere_meldingen": self._nog_een,
            "uitnodiging": self._uitnodiging,
            "plan_ontvangen": self._plan_ontvangen,
            "intrekking": self._intrekking,
            "doorzending_inwoner": self._doorzending,
            "doorzending_gemeente": self._doorzending_gemeente,
        } | Vervolgbrieven(regio).soorten()

    def gegevens(self, brief: BriefD) -> dict[str, Any]:
        """Return the JSON of a letter, with its kenmerk."""
        zaak = self.regio.zaken[brief.zaak - 1]
        eigen = self._soorten[brief.soort](brief, zaak, self.gemeenten[brief.gemeente])
        return self._contact(zaak) | eigen | {"kenmerk": f"{zaak.jaar}-{zaak.id}"} | self._aanhef(brief)

    def _aanhef(self, brief: BriefD) -> dict[str, Any]:
        if brief.soort == "doorzending_gemeente":
            return {}
        b = self._bewoner(brief)
        naam = {n: getattr(b, n) for n in ("aanhef", "voornaam", "tussenvoegsel", "achternaam")}
        return {"aanhef": Persoon(**naam).aangesproken}

    def aan(self, brief: BriefD) -> tuple[int | None, str, list[str]]:
        """Return (resident or None, name, lines of the envelope); no lines for a secret address."""
        if brief.soort == "doorzending_gemeente":
            return None, f"Gemeente {self.regio.doorzendingen[brief.bij - 1].naar_naam}", []
        bewoner, adres = self._bewoner(brief), self.adres[brief.inwoner]
        regels = [] if adres.geheim else [f"{adres.straat} {adres.huisnummer}", f"{adres.postcode} {adres.plaats}"]
        return brief.inwoner, bewoner.naam_met_aanhef, regels

    def _bewoner(self, brief: BriefD) -> Bewoner:
        return self.regio.bewoners[brief.inwoner - 1]

    def _contact(self, zaak: ZaakD) -> dict[str, Any]:
        gemeente = self.gemeenten[zaak.gemeente]
        naam = self.regio.accounts[zaak.behandelaar - 1].naam if zaak.behandelaar else ""
        return {
            "contactpersoon": naam or f"Het Wmo-team van {gemeente.naam}",
            "contact_telefoon": gemeente.telefoon,
        }

    def _ontvangen(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        m = self.regio.meldingen[brief.bij - 1]
        contact = self._contact(zaak)
        return bevestiging(
            gemeente=gemeente,
            naam=contact["contactpersoon"],
            telefoon=contact["contact_telefoon"],
            ontvangst=Ontvangst(kanaal=m.kanaal, melder=m.melder, melder_naam=m.melder_naam, woorden=m.woorden),
            ontvangen_op=m.ontvangen_op,
            eerste_contact=zaak.eerste_contact_uiterlijk,
            plan=_plan(m.ontvangen_op),
            onderzoek=_onderzoek(m.ontvangen_op),
            volgcode=demo_code(zaak.id),
        )

    def _nog_een(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        m = self.regio.meldingen[brief.bij - 1]
        tot_nu = [x.ontvangen_op for x in self.per_zaak[zaak.id] if x.vastgelegd_op <= m.vastgelegd_op]
        onderzoek = _onderzoek(min(tot_nu))
        gegevens: dict[str, Any] = {
            "eerste_datum": min(tot_nu).isoformat(),
            "nieuwe_datum": m.ontvangen_op.isoformat(),
            "kanaal": m.kanaal,
            "onderzoek_uiterlijk": onderzoek.uiterlijk.isoformat(),
        }
        if m.melder_naam:
            gegevens["gemeld_door"] = m.melder_naam
        return gegevens | uitleg_onderzoek(onderzoek)

    def _uitnodiging(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        afspraak = self.regio.afspraken[brief.bij - 1]
        begin = afspraak.begin.astimezone(klok.AMSTERDAM)
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "gesprek_datum": begin.date().isoformat(),
            "gesprek_begin": f"{begin:%H:%M}",
            "gesprek_einde": f"{begin + timedelta(minutes=afspraak.minuten):%H:%M}",
            "plek": PLEK.get(Afspraak.Waar(afspraak.waar), f"Gemeentehuis, {gemeente.adres}"),
            "wie": [self.regio.accounts[afspraak.met - 1].naam],
            "clientondersteuning_naam": gemeente.clientondersteuning_naam,
            "clientondersteuning_telefoon": gemeente.clientondersteuning_telefoon,
        }

    def _plan_ontvangen(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "plan_uiterlijk": zaak.plan_uiterlijk.isoformat(),
            "ontvangen_op": self.regio.plannen[brief.bij - 1].ontvangen_op.isoformat(),
        }

    def _intrekking(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        return {"melding_datum": zaak.startdag.isoformat(), "ingetrokken_op": brief.dag.isoformat()}

    def _doorzending(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        weg = self.regio.doorzendingen[brief.bij - 1]
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "doorgezonden_op": klok.dag_van(weg.doorgezonden_op).isoformat(),
            "naar_gemeente": weg.naar_naam,
            "naar_telefoon": self.telefoon[weg.naar_naam],
        }

    def _doorzending_gemeente(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        weg, eerste, b = self.regio.doorzendingen[brief.bij - 1], self.per_zaak[zaak.id][0], self._bewoner(brief)
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "kanaal": eerste.kanaal,
            "doorgezonden_op": klok.dag_van(weg.doorgezonden_op).isoformat(),
            "inwoner_naam": b.naam,
            "inwoner_bereikbaar": b.telefoon or b.email or eerste.bereik_waar or "niet bekend",
            "vraag": eerste.woorden,
        }
