"""From what was typed and found to what the law looks at: a draft as recht.besluit knows it, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit, Hulp
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Alinea, LopendeHulp, Onderzoek
from keukentafel.dossier.onderzoek.models import Trede as Trederij
from keukentafel.recht import besluit as recht_besluit
from keukentafel.recht.ladder import Oordeel, Trap, Trede, WlzVraag, trap_fout
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.bron import Bron
from keukentafel.recht.taal.stukken import Frequentie, Leveringsvorm
from keukentafel.recht.taal.tijd import Periode
from keukentafel.recht.toetsing import ontbreekt_volgens_regels
from keukentafel.reis.besluiten.toetsen import UITKOMST, Getoetst
from keukentafel.reis.besluiten.vormen import Doelvelden, Grondslag, Hulpvelden, Ontwerpvelden
from keukentafel.reis.bevindingen import bevindingen_van
from keukentafel.stelsel.vingerafdruk import vingerafdruk

_MANDAAT = Bron("Awb", "10:3").citaat
_KOSTEN = "Schrijf wat deze hulp per jaar kost. Daarvan hangt af wie mag tekenen."
_KOSTEN_TIJDELIJK = "Schrijf wat deze hulp kost, van de eerste tot de laatste dag. Daarvan hangt af wie mag tekenen."


def grondslag_van(*, gemeente: int, zaak: int) -> Grondslag:
    """Return what the onderzoek of this case gives a besluit."""
    return grondslag_uit(
        onderzoek=onderzoek_queries.onderzoek(gemeente=gemeente, zaak=zaak),
        alineas=onderzoek_queries.alineas(gemeente=gemeente, zaak=zaak),
        treden=onderzoek_queries.treden(gemeente=gemeente, zaak=zaak),
        loopt=onderzoek_queries.lopende_hulp(gemeente=gemeente, zaak=zaak),
    )


def grondslag_uit(
    *, onderzoek: Onderzoek | None, alineas: Iterable[Alinea], treden: Iterable[Trederij], loopt: Iterable[LopendeHulp]
) -> Grondslag:
    """Return what these rows of one onderzoek give a besluit; help that runs comes in its order."""
    trappen: list[Trap] = []
    fouten: dict[str, str] = {}
    for trede in treden:
        welke, oordeel = Trede(trede.trede), Oordeel(trede.oordeel)
        if fout := trap_fout(welke, oordeel, trede.toelichting):
            fouten[welke.value] = fout
        else:
            trappen.append(Trap(welke, oordeel, trede.toelichting))
    return Grondslag(
        bevindingen=bevindingen_van(alineas),
        trappen=tuple(trappen),
        trap_fouten=fouten,
        wlz=onderzoek.wlz if onderzoek else WlzVraag.NIET_GEVRAAGD.value,
        wlz_toelichting=onderzoek.wlz_toelichting if onderzoek else "",
        pgb_uitgelegd=onderzoek is not None and onderzoek.pgb_uitgelegd_op is not None,
        samenloop=tuple(f"{h.wat}, {h.wie}" if h.wie else h.wat for h in loopt),
        verslag_op=onderzoek.verslag_verzonden_op if onderzoek else None,
        uitkomst=onderzoek.uitkomst if onderzoek else "",
    )


def grondslagmerk(grondslag: Grondslag) -> str:
    """Return a short mark of all that the law weighs and the letter shows of the onderzoek: who read it, read this.

    Another ground gives another mark, the same ground the same. What the verslag proposes (`uitkomst`) is in neither.
    """
    return vingerafdruk(
        [(o.value, b.tekst, b.niet_aan_de_orde_omdat) for o, b in sorted(grondslag.bevindingen.items())],
        sorted((t.trede.value, t.oordeel.value, t.toelichting) for t in grondslag.trappen),
        sorted(grondslag.trap_fouten.items()),
        (grondslag.wlz, grondslag.wlz_toelichting, grondslag.pgb_uitgelegd),
        grondslag.samenloop,
        grondslag.verslag_op.isoformat() if grondslag.verslag_op else "",
    )


def velden_van(besluit: Besluit) -> Ontwerpvelden:
    """Return what was typed in a besluit, as it is kept."""
    g = besluit.gemeente_id
    doelen = list(besluit_queries.doelen(gemeente=g, besluit=besluit.id))
    per_doel: dict[int, list[Hulp]] = {}
    for hulp in besluit_queries.hulp(gemeente=g, doelen=[d.id for d in doelen]):
        per_doel.setdefault(hulp.doel_id, []).append(hulp)
    begin, tot = (besluit.periode.lower, besluit.periode.upper) if besluit.periode else (None, None)
    return Ontwerpvelden(
        begin=begin,
        einde=tot - timedelta(days=1) if tot else None,
        vorm=besluit.vorm,
        pgb_besproken=besluit.pgb_besproken,
        pgb_kan=besluit.pgb_kan,
        pgb_kan_omdat=besluit.pgb_kan_omdat,
        pgb_waarom=besluit.pgb_waarom,
        pgb_goed=besluit.pgb_goed,
        pgb_goed_omdat=besluit.pgb_goed_omdat,
        weigeringsgrond=besluit.weigeringsgrond,
        oude_groep_wlz=besluit.oude_groep_wlz,
        profiel=besluit.profiel,
        aanbieder=besluit.aanbieder,
        aanbieder_keuze=besluit.aanbieder_keuze,
        leveringsplan=besluit.leveringsplan,
        gevraagd=besluit.gevraagd,
        motivering=besluit.motivering,
        artikel=besluit.artikel,
        norm=besluit.norm,
        norm_versie=besluit.norm_versie,
        alternatieven=besluit.alternatieven,
        samenloop_motivering=besluit.samenloop_motivering,
        afwijking=besluit.afwijking,
        kosten_cent=besluit.kosten_cent,
        bijdrage=besluit.bijdrage,
        doelen=tuple(
            Doelvelden(
                woorden=d.woorden, resultaat=d.resultaat, richting=d.richting, maatstaf=d.maatstaf, datum=d.datum,
                zonder_omdat=d.zonder_omdat, hulp=tuple(_hulpvelden(h) for h in per_doel.get(d.id, ())),
            )
            for d in doelen
        ),
    )  # fmt: skip


def _hulpvelden(hulp: Hulp) -> Hulpvelden:
    return Hulpvelden(
        activiteit=hulp.activiteit, frequentie=hulp.frequentie, minuten=hulp.minuten, per=hulp.per,
        met_besluit=hulp.met_besluit, hulpmiddel=hulp.hulpmiddel,
    )  # fmt: skip


def resultaten_van(doelen: Sequence[Doelvelden]) -> tuple[recht_besluit.Resultaat, ...]:
    """Return the goals as the law looks at them."""
    return tuple(
        recht_besluit.Resultaat(
            doel=d.woorden,
            tekst=d.resultaat,
            richting=recht_besluit.Richting(d.richting) if d.richting else None,
            maatstaf=d.maatstaf,
            datum=d.datum,
            zonder_omdat=d.zonder_omdat,
            hulp=tuple(
                recht_besluit.Hulp(
                    activiteit=h.activiteit,
                    frequentie=h.frequentie,
                    minuten=h.minuten,
                    per=Frequentie(h.per) if h.per else None,
                    met_besluit=h.met_besluit,
                    hulpmiddel=h.hulpmiddel,
                )
                for h in d.hulp
            ),
        )
        for d in doelen
    )


def ontbreekt_in(
    *, soort: str, velden: Ontwerpvelden, grondslag: Grondslag, dag: date, getoetst: Getoetst
) -> tuple[Ontbrekend, ...]:
    """Return what must still be done before this draft can be signed on this day; empty when all is there.

    The last day for bezwaar is computed and never typed, so that it is always right.
    """
    geldig = None
    if velden.begin is not None:
        geldig = Periode.tot_en_met(velden.begin, velden.einde) if velden.einde else Periode(velden.begin)
    ontwerp = recht_besluit.Ontwerp(
        uitkomst=UITKOMST[soort],
        resultaten=resultaten_van(velden.doelen),
        profiel=recht_besluit.Profiel(velden.profiel) if velden.profiel else None,
        geldig=geldig,
        leveringsvorm=Leveringsvorm(velden.vorm) if velden.vorm else None,
        pgb_besproken=velden.pgb_besproken or grondslag.pgb_uitgelegd,
        leveringsplan=velden.leveringsplan,
        motivering=velden.motivering,
        artikel=velden.artikel or getoetst.artikel,
        norm=velden.norm,
        norm_versie=velden.norm_versie,
        alternatieven=velden.alternatieven,
        wlz=WlzVraag(grondslag.wlz),
        wlz_toelichting=grondslag.wlz_toelichting,
        bezwaar_uiterlijk=recht_besluit.bezwaar_uiterlijk(dag),
        aanbieder=velden.aanbieder,
        samenloop=grondslag.samenloop,
        samenloop_motivering=velden.samenloop_motivering,
        verslag_verstuurd_op=grondslag.verslag_op,
    )
    mist = recht_besluit.ontbreekt_in_besluit(
        ontwerp, bevindingen=grondslag.bevindingen, trappen=grondslag.trappen, bekendgemaakt_op=dag
    )
    # A step of the ladder with an answer but no words is said once, in the words of that fault.
    zinnen = [
        Ontbrekend(m.onderdeel, m.bron, grondslag.trap_fouten.get(m.onderdeel, m.zin))
        if m.onderdeel in grondslag.trap_fouten
        else m
        for m in mist
        if not (
            getoetst.wijkt_af and m.onderdeel == Trede.MAATWERK
        )  # the ladder said no, and why it is yes stands there
    ]
    al_gezegd = {m.onderdeel for m in zinnen}
    zinnen += [m for m in ontbreekt_volgens_regels(getoetst.feiten, getoetst.toetsing) if m.onderdeel not in al_gezegd]
    if soort != Besluit.Soort.AFWIJZING and velden.kosten_cent is None:
        zin = _KOSTEN_TIJDELIJK if soort == Besluit.Soort.TIJDELIJK else _KOSTEN
        zinnen.append(Ontbrekend("kosten", _MANDAAT, zin))
    return tuple(zinnen)
