"""The acts of an aanvraag and its besluit: the clock, the draft, four eyes, signing, and help at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from keukentafel.dossier.besluit.models import Besluit, Opschorting
from keukentafel.reis import besluiten
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.handeling import SYSTEEM, Wie
from tests.reis.wandelen.wandeling import BEGIN, Wandeling, act

ZWAAR = Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=115, per="week")
NEE = Ontwerpvelden(
    gevraagd="elke week hulp bij het schoonmaken", motivering="Er is een huisgenoot die dit kan doen.",
    norm="onze regels over hulp van huisgenoten (voorbeeld)", norm_versie="versie 2026",
    alternatieven="De klussendienst helpt u bij grote klussen.",
    weigeringsgrond="gebruikelijke_hulp",
)  # fmt: skip


@act
def aanvragen(w: Wandeling) -> None:
    """The resident applies apart."""
    dag = w.dag - timedelta(days=w.toeval.randint(-1, 2))
    besluiten.aanvragen(via="telefoon", ontvangen_op=dag, gevraagd="Hulp in huis.", **w.basis())


@act
def aanvulling_vragen(w: Wandeling) -> None:
    """We miss something."""
    tot = w.dag + timedelta(days=w.toeval.choice([0, 4, 10, 10]))
    besluiten.aanvulling_vragen(gevraagd="Een offerte", aanvullen_tot=tot, **w.basis())


@act
def aanvulling_ontvangen(w: Wandeling) -> None:
    """It came in."""
    vraag = Opschorting.objects.filter(zaak_id=w.zaak).order_by("-id").first()
    dag = w.dag - timedelta(days=w.toeval.choice([-1, 0, 0, 1]))
    besluiten.aanvulling_ontvangen(opschorting=vraag.id if vraag else 0, op_dag=dag, **w.basis())


@act
def tijd_hervatten(w: Wandeling) -> None:
    """The day round: the time that we gave is past."""
    besluiten.tijd_hervatten(**w.basis(SYSTEEM))


@act
def uitstel(w: Wandeling) -> None:
    """The resident agrees to wait."""
    dag, dagen = w.dag - timedelta(days=w.toeval.choice([-1, 0, 1])), w.toeval.choice([0, 7, 14])
    besluiten.uitstel_afspreken(ingestemd_op=dag, dagen=dagen, reden="Wij wachten op een offerte.", **w.basis())


def velden(w: Wandeling, *, heel: bool) -> tuple[str, Ontwerpvelden]:
    """A draft of either kind; complete, or with something left out."""
    if w.kans(0.35):
        return "afwijzing", replace(
            NEE, motivering=f"Er is een huisgenoot die dit kan doen, {w.op:%H:%M}."
        ) if heel else replace(NEE, norm="")
    doel = Doelvelden(
        woorden="Mijn huis op mijn manier", resultaat="Uw huis is schoon", richting="stabilisering",
        maatstaf="Wij lopen samen de lijst na", datum=w.dag + timedelta(days=300), hulp=(ZWAAR,),
    )  # fmt: skip
    vol = Ontwerpvelden(
        begin=w.dag + timedelta(days=9), einde=w.dag + timedelta(days=370), vorm="natura", profiel="basis",
        pgb_besproken=True, aanbieder="Zorg aan de Geul", motivering=f"Zwaar werk lukt niet, {w.op:%H:%M}.",
        kosten_cent=w.toeval.choice([300_000, 300_000, 300_000, 900_000]), doelen=(doel,), samenloop_motivering="Dit is anders.",
    )  # fmt: skip
    lek = w.toeval.choice(
        [{"motivering": ""}, {"begin": None, "einde": None}, {"einde": None}, {"doelen": ()}, {"einde": BEGIN.date()}]
    )
    return "toekenning", vol if heel else replace(vol, **lek)  # type: ignore[arg-type]


def ontwerp(w: Wandeling) -> Besluit | None:
    """The newest draft of the besluit on the aanvraag of this case."""
    open_ = Besluit.objects.filter(zaak_id=w.zaak, staat__in=("concept", "ter_lezing")).exclude(soort="tijdelijk")
    return open_.order_by("-id").first()


@act
def ontwerp_bewaren(w: Wandeling) -> None:
    """A draft is saved."""
    soort, wat = velden(w, heel=w.kans(0.85))
    oud = Besluit.objects.filter(zaak_id=w.zaak, soort=soort, staat__in=("concept", "ter_lezing")).first()
    versie = oud.versie if oud and w.kans(0.9) else None
    besluiten.ontwerp_bewaren(soort=soort, velden=wat, verwachte_versie=versie, **w.basis())


@act
def ter_lezing(w: Wandeling) -> None:
    """A colleague is asked to read."""
    besluit = ontwerp(w)
    lezer = w.toeval.choice([w.mensen.hans, w.mensen.karin, w.mensen.sanne])
    besluiten.ter_lezing(besluit=besluit.id if besluit else 0, lezer=lezer.id or 0, **w.basis())


def _lezer(w: Wandeling, besluit: Besluit | None) -> Wie:
    lezers = {p.id: p for p in (w.mensen.hans, w.mensen.karin)}
    return lezers.get(besluit.lezer_id, w.mensen.hans) if besluit and w.kans(0.9) else w.wie()


@act
def meelezen_afronden(w: Wandeling) -> None:
    """And is done."""
    besluit = ontwerp(w)
    besluiten.meelezen_afronden(
        besluit=besluit.id if besluit else 0, verwachte_versie=besluit.versie if besluit else 1,
        **w.basis(_lezer(w, besluit)),
    )  # fmt: skip


@act
def ondertekenen(w: Wandeling) -> None:
    """Signed and published."""
    besluit = ontwerp(w)
    versie = (besluit.versie if besluit else 1) + (1 if w.kans(0.05) else 0)
    besluiten.ondertekenen(
        besluit=besluit.id if besluit else 0, verwachte_versie=versie,
        ondanks=w.toeval.choice(["", "De inwoner wacht.", "De inwoner wacht."]), **w.basis(_lezer(w, besluit)),
    )  # fmt: skip


@act
def tijdelijk(w: Wandeling) -> None:
    """Help at once."""
    hulp = (ZWAAR,) if w.kans(0.8) else (replace(ZWAAR, minuten=None),)
    duur = w.kans(0.2)
    besluiten.tijdelijk_besluiten(
        begin=w.dag + timedelta(days=w.toeval.choice([-1, 0, 0, 1])), hulp=hulp, motivering="Dit kan niet wachten.",
        aanbieder="Zorg aan de Geul", kosten_cent=900_000 if duur else 90_000, weken=w.toeval.choice([None, 2, 40]),
        aan=w.mensen.karin.id if duur and w.kans(0.8) else None, **w.basis(),
    )  # fmt: skip


def _voorgelegd(w: Wandeling) -> tuple[Besluit | None, dict[str, object]]:
    """Temporary help that lies with a colleague to sign, and what its acts want to know."""
    besluit = Besluit.objects.filter(zaak_id=w.zaak, soort="tijdelijk", staat="ter_lezing").first()
    return besluit, {"besluit": besluit.id if besluit else 0, **w.basis(_lezer(w, besluit))}


@act
def tijdelijk_tekenen(w: Wandeling) -> None:
    """Somebody who may signs it."""
    besluit, basis = _voorgelegd(w)
    besluiten.tijdelijk_tekenen(verwachte_versie=besluit.versie if besluit else 1, **basis)


@act
def tijdelijk_teruggeven(w: Wandeling) -> None:
    """Or gives it back."""
    _, basis = _voorgelegd(w)
    besluiten.tijdelijk_teruggeven(opmerking=w.toeval.choice(["Kan dit korter?", " "]), **basis)


def _gegeven(w: Wandeling) -> Besluit | None:
    return Besluit.objects.filter(zaak_id=w.zaak, soort="tijdelijk", staat="bekendgemaakt").order_by("-id").first()


@act
def tijdelijk_verlengen(w: Wandeling) -> None:
    """And longer."""
    oud = _gegeven(w)
    tot = (oud.periode.upper if oud else w.dag) + timedelta(days=w.toeval.choice([-3, 6, 90]))
    besluiten.tijdelijk_verlengen(tot_en_met=tot, kosten_cent=20_000, **w.basis())


@act
def spoed_nalezen(w: Wandeling) -> None:
    """A second person looks it over."""
    oud = _gegeven(w)
    besluiten.spoed_nalezen(besluit=oud.id if oud else 0, opmerking="", **w.basis(_lezer(w, oud)))
