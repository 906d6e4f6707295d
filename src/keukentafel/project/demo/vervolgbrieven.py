"""The data of the letters from verslag to besluit, made with the pure parts of reis, so that they say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.onderzoek.models import Alinea, Trede
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.project.demo import dagen
from keukentafel.project.demo.sporen import Sporen
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vormen import AfspraakD, BriefD, PersoonlijkPlanD, ZaakD
from keukentafel.project.demo.vormen_verloop import (
    AlineaD,
    LeefgebiedD,
    LopendeHulpD,
    OnderzoekD,
    TredeD,
)
from keukentafel.recht.ladder import WlzVraag
from keukentafel.reis.besluiten.briefgegevens import briefgegevens
from keukentafel.reis.besluiten.vormen import Beslistermijn, Grondslag
from keukentafel.reis.bevindingen import bevindingen_van, onderdelen_van
from keukentafel.reis.onderzoeken.stand import trappen_van
from keukentafel.reis.onderzoeken.verslagbrief import verslagvelden, volg_adres
from keukentafel.reis.onderzoeken.vormen import Hulpregel
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import dag_van

UITKOMST = "u"
NIEUWE_DAG_WERKDAGEN = 10
"""How long after telling that we are late we expect to be ready: what a made-up consulent promised."""
Maker = Callable[[BriefD, ZaakD, Gemeente], dict[str, Any]]


class Vervolgbrieven:
    """Fills the columns of the letters about an onderzoek and a besluit from the rest of the region."""

    def __init__(self, regio: Regio) -> None:
        self.regio = regio
        self._rol = {r.gebruiker: r.rol for r in regio.rollen}
        self._onderzoek: dict[int, OnderzoekD] = {o.zaak: o for o in regio.onderzoeken}
        self._alineas: dict[int, list[AlineaD]] = defaultdict(list)
        self._treden: dict[int, list[TredeD]] = defaultdict(list)
        self._gebieden: dict[int, list[LeefgebiedD]] = defaultdict(list)
        self._lopend: dict[int, list[LopendeHulpD]] = defaultdict(list)
        self._sporen = Sporen(regio)
        self._afspraken: dict[int, list[AfspraakD]] = defaultdict(list)
        self._plannen: dict[int, list[PersoonlijkPlanD]] = defaultdict(list)
        for afspraak in regio.afspraken:
            self._afspraken[afspraak.zaak].append(afspraak)
        for plan in regio.plannen:
            self._plannen[plan.zaak].append(plan)
        for alinea in regio.alineas:
            self._alineas[alinea.zaak].append(alinea)
        for trede in regio.treden:
            self._treden[trede.zaak].append(trede)
        for gebied in regio.leefgebieden:
            self._gebieden[gebied.zaak].append(gebied)
        for lopend in regio.lopende_hulp:
            self._lopend[lopend.zaak].append(lopend)

    def soorten(self) -> dict[str, Maker]:
        """Return per kind of letter what makes its data."""
        return {
            "verslag": self._verslag,
            "te_laat": self._te_laat,
            "opgelost_zonder_maatwerk": self._opgelost,
            "opschorting": self._opschorting,
            "verlenging": self._verlenging,
            "besluit_toekenning": self._besluit,
            "besluit_afwijzing": self._besluit,
            "tijdelijke_ondersteuning": self._besluit,
        }

    def _bevindingen(self, zaak: int) -> Any:
        rijen = [a for a in self._alineas[zaak] if a.onderwerp != UITKOMST]
        return bevindingen_van(
            Alinea(onderwerp=a.onderwerp, tekst=a.tekst, niet_aan_de_orde=a.niet_aan_de_orde) for a in rijen
        )

    def _verslag(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        trappen = trappen_van(
            Trede(trede=t.trede, oordeel=t.oordeel, toelichting=t.toelichting) for t in self._treden[zaak.id]
        )
        gehouden = [a for a in self._afspraken[zaak.id] if a.staat == "bevestigd" and a.begin <= brief.verzonden_op]
        return verslagvelden(
            startdag=zaak.startdag,
            gesprek_op=dag_van(max(a.begin for a in gehouden)) if gehouden else None,
            onderdelen=onderdelen_van(self._bevindingen(zaak.id)),
            trappen=trappen,
            eigen_woorden=[(g.dimensie, g.woorden) for g in self._gebieden[zaak.id]],
            lopende_hulp=[Hulpregel(h.wet, h.wat, h.wie, h.sinds) for h in self._lopend[zaak.id]],
            uitkomst=self._onderzoek[zaak.id].uitkomst,
            plan_meegenomen=any(p.ontvangen_op <= brief.dag for p in self._plannen[zaak.id]),
            adres=volg_adres(gemeente),
        )

    def _te_laat(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "onderzoek_uiterlijk": zaak.onderzoek_uiterlijk.isoformat(),
            "nieuwe_datum": dagen.werkdag_erna(brief.dag, NIEUWE_DAG_WERKDAGEN).isoformat(),
            "aanvragen_adres": volg_adres(gemeente),
        }

    def _opgelost(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        verzonden = self._onderzoek[zaak.id].verslag_verzonden_op
        nabellen, *oplossing = brief.extra
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "onderzoek_klaar_op": verzonden.isoformat() if verzonden else None,
            "oplossing": oplossing,
            "nabellen_op": nabellen,
        }

    def _opschorting(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        o = self.regio.opschortingen[brief.bij - 1]
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "aanvraag_op": self.regio.aanvragen[o.aanvraag - 1].ontvangen_op.isoformat(),
            "gevraagd": o.gevraagd.splitlines(),
            "aanvullen_tot": o.tot_en_met.isoformat(),
            "besluit_uiterlijk_was": o.was.isoformat(),
        }

    def _verlenging(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        o = self.regio.opschortingen[brief.bij - 1]
        uiterlijk = self.regio.aanvragen[o.aanvraag - 1].besluit_uiterlijk
        assert uiterlijk is not None
        return {
            "melding_datum": zaak.startdag.isoformat(),
            "ingestemd_op": o.begonnen_op.isoformat(),
            "dagen": (o.tot_en_met - o.begonnen_op).days,
            "besluit_uiterlijk_was": o.was.isoformat(),
            "besluit_uiterlijk": uiterlijk.isoformat(),
            "reden": o.gevraagd,
        }

    def _besluit(self, brief: BriefD, zaak: ZaakD, gemeente: Gemeente) -> dict[str, Any]:
        b = self.regio.besluiten[brief.bij - 1]
        onderzoek = self._onderzoek.get(zaak.id)
        vroeg = self.regio.aanvragen[b.aanvraag - 1] if b.aanvraag else None
        wie = b.getekend_door or 0
        termijn = aanvraag = None
        if vroeg and b.besluit_uiterlijk:
            aanvraag = Aanvraag(ontvangen_op=vroeg.ontvangen_op, gevraagd=vroeg.gevraagd)
            over = (b.besluit_uiterlijk - brief.dag).days
            termijn = Beslistermijn(
                aanvraag_op=vroeg.ontvangen_op, uiterlijk=b.besluit_uiterlijk, reden=None, voorbehoud=None,
                dagen_over=over, te_laat_dagen=max(0, -over),
            )  # fmt: skip
        was = self.regio.besluiten[b.verlengt - 1].einde if b.verlengt else None
        return briefgegevens(
            zaak=Zaak(startdag=zaak.startdag),
            soort=b.soort,
            velden=self._sporen.velden(b),
            getoetst=self._sporen.getoetst(b),
            grondslag=Grondslag(
                bevindingen=self._bevindingen(zaak.id), trappen=(), trap_fouten={}, wlz=WlzVraag.NIET_GEVRAAGD.value,
                wlz_toelichting="", pgb_uitgelegd=True, samenloop=(),
                verslag_op=onderzoek.verslag_verzonden_op if onderzoek else None,
            ),
            aanvraag=aanvraag,
            termijn=termijn,
            nummer=f"{zaak.jaar}-{zaak.id}-B{b.id}",
            tekenaar=(self.regio.accounts[wie - 1].naam, str(Rol(self._rol[wie]).label)),
            dag=brief.dag,
            verlengd_van=was,
        )  # fmt: skip
