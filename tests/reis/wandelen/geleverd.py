"""What is always so of help that was granted, who may deliver it, and the straight road to its end."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.evaluatie.models import Evaluatie
from keukentafel.dossier.levering.models import Levermelding, Toewijzing
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.contracten import operations as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.recht.stappen import Stand
from keukentafel.reis import leveren
from keukentafel.reis.leverbehoefte import GEEFT_HULP, gaf_niets, is_klaar
from keukentafel.reis.leveren.melden import geldend
from keukentafel.reis.levertaken import loopt
from keukentafel.reis.taken import (
    AFSLUITEN,
    HULP_AFRONDEN,
    NAZORG,
    OPDRACHT,
    OPDRACHT_ANTWOORD,
    OPDRACHT_BSN,
    OPDRACHT_REST,
    OPDRACHT_START,
    OPDRACHT_STOP,
    STOP_DOORGEVEN,
)
from keukentafel.reis.zaakwerk import stam_van
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.postbus.models import Post
from tests.opzet import BEGIN
from tests.reis.wandelen.wandeling import Wandeling


def koop_in(gemeente: Gemeente, petra: Gebruiker) -> None:
    """One provider with a contract for one of two products, for whom Petra works, and one without."""
    een = contracten.maak_aanbieder(naam="Zorg aan de Geul", agb="75750001")
    contracten.maak_aanbieder(naam="Zonder Contract", agb="75750002")
    g = gemeente.code
    huis, _ = (
        contracten.maak_product(gemeente=g, naam=naam, categorie=soort, code=f"{soort}A01", eenheid="01")
        for naam, soort in (("Hulp bij het huishouden", "01"), ("Begeleiding", "02"))
    )
    contract = contracten.maak_contract(gemeente=g, aanbieder=een.id, nummer="W-1", van=BEGIN, tot=None)
    contracten.maak_tarief(contract=contract, product=huis.id, cent=60, van=BEGIN, tot=None)
    contracten.maak_medewerker(gemeente=g, aanbieder=een.id, gebruiker=petra.pk, van=BEGIN)


def controleer_levering(zaak: Zaak, dag: date) -> None:
    """Help that was granted has a next step on somebody's day; what an order says is what was told; post once."""
    eigen = list(Toewijzing.objects.filter(zaak_id=zaak.id).order_by("id"))
    for t in eigen:
        telt = geldend(Levermelding.objects.filter(toewijzing_id=t.id))
        starts, stops = ([m.datum for m in telt if m.soort == s] for s in ("start", "stop"))
        assert t.gestart_op == max(starts, default=None)
        assert t.gestopt_op == (max(stops) if stops and max(stops) >= max(starts) else None)
    _controleer_post(zaak, dag)
    bij_iemand = [t for t in eigen if not gaf_niets(t)]
    for een, twee in combinations(bij_iemand, 2):
        if een.product_id == twee.product_id:
            eerst, dan = sorted((een, twee), key=lambda t: t.ingangsdatum)
            assert (eerst.gestopt_op or eerst.einddatum) < dan.ingangsdatum, "the same help ordered twice in a day"
    open_ = list(Taak.objects.filter(zaak_id=zaak.id, gedaan_op__isnull=True).values_list("wat", flat=True))
    toegekend = Besluit.objects.filter(zaak_id=zaak.id, soort="toekenning", staat="bekendgemaakt", vorm="natura")
    van_besluit = [t for t in bij_iemand if t.besluit_id in set(toegekend.values_list("id", flat=True))]
    begonnen = [t for t in van_besluit if t.gestart_op]
    if zaak.stand == Stand.TOEGEKEND and toegekend.exists():
        assert set(open_) & BEWAAKT, "granted, and nothing comes next"
        assert not begonnen, "help began, yet the case waits for it"
    elif zaak.stand in (Stand.HULP_LOOPT, Stand.IN_EVALUATIE) and toegekend.exists():
        assert begonnen
        assert BEWAAKT & set(open_), "help that nobody watches"
        _controleer_geweigerd(eigen, open_)
    elif zaak.stand == Stand.BEEINDIGD:
        assert all(is_klaar(t) for t in van_besluit)
        assert {NAZORG.wat, AFSLUITEN.wat} & set(open_), "help stopped, and nobody calls or closes"


BEWAAKT = {
    OPDRACHT.wat, OPDRACHT_REST.wat, OPDRACHT_ANTWOORD.wat, OPDRACHT_START.wat, OPDRACHT_STOP.wat, HULP_AFRONDEN.wat
}  # fmt: skip
"""What stands on the day while a grant gives help: the next thing that somebody does or tells."""


def _controleer_geweigerd(eigen: list[Toewijzing], open_: list[str]) -> None:
    """Help that was refused is asked again, unless another order came in its days or it is not needed any more."""
    if any(t.stop_reden == "02" for t in eigen) or STOP_DOORGEVEN.wat in open_ or HULP_AFRONDEN.wat in open_:
        return
    for nee in eigen:
        if nee.antwoord != "nee" or nee.vervallen_op or nee.besluit.soort != "toekenning":
            continue
        anders = [t for t in eigen if t.product_id == nee.product_id and not gaf_niets(t)]
        gegeven = any(
            t.ingangsdatum <= nee.einddatum and (t.gestopt_op or t.einddatum) >= nee.ingangsdatum for t in anders
        )
        laatste = Evaluatie.objects.filter(zaak_id=nee.zaak_id).order_by("-dag", "-id").first()
        assert gegeven or OPDRACHT.wat in open_ or (laatste and laatste.uitkomst == "beeindigen"), "refused and lost"


def rond_af(w: Wandeling) -> None:
    """Whatever happened, a grant that gives help can be brought to its end by acts, by hand."""
    if w.record().stand not in GEEFT_HULP:
        return
    wie = w.eigenaar()
    for t in Toewijzing.objects.filter(zaak_id=w.zaak, besluit__soort="toekenning"):
        if t.gestart_op is not None and not is_klaar(t):
            w.op = max(w.op, klok.moment(t.gestart_op) + timedelta(hours=9))
            laatste = max(t.gestopt_op or t.gestart_op, t.gestart_op)
            leveren.stop_melden(
                gemeente=w.gemeente, toewijzing=t.id, datum=laatste, reden="21", via="hand", wie=wie, op=w.op
            )
    if w.record().stand in GEEFT_HULP:
        besluit = Besluit.objects.filter(zaak_id=w.zaak, soort="toekenning", staat="bekendgemaakt").latest("id")
        stops = [t.gestopt_op for t in Toewijzing.objects.filter(besluit_id=besluit.id) if t.gestopt_op]
        vanaf = max([besluit.periode.lower, *(dag + timedelta(days=1) for dag in stops)])
        w.op = max(w.op, klok.moment(vanaf) + timedelta(hours=9))
        leveren.toekenning_beeindigen(reden="eigen_wil", vanaf=vanaf, toelichting="Ik red me.", **w.basis(wie))
    assert w.record().stand == Stand.BEEINDIGD, f"{w.record().stand}: no act goes on"
    controleer_levering(w.record(), w.dag)


def _controleer_post(zaak: Zaak, dag: date) -> None:
    """Without a BSN no order lies in the outbox, and the day says so; with one each provider hears, once an order."""
    van_inwoner = Toewijzing.objects.filter(zaak__inwoner_id=zaak.inwoner_id)
    post = Counter(
        Post.objects.filter(soort="toewijzing", verwijzing__in=van_inwoner.values("id")).values_list(
            "verwijzing", flat=True
        )
    )
    assert set(post.values()) <= {1}, "an order twice in the outbox"
    waar = stam_van(zaak)
    wacht = Taak.objects.filter(zaak_id=waar.id, wat=OPDRACHT_BSN.wat, gedaan_op__isnull=True)
    if zaak.inwoner.bsn:
        assert not wacht.exists(), "waits for a number that is there"
        return
    assert not post, "in the outbox without a BSN"
    if any(loopt(t, dag) for t in van_inwoner.filter(zaak_id=zaak.id)):
        assert wacht.exists(), "waits for a number, and nobody knows"


def lever(w: Wandeling) -> bool:
    """A grant in natura can be brought to help that began and that stopped; return whether there was one."""
    zaak = w.record()
    besluit = Besluit.objects.filter(zaak_id=zaak.id, soort="toekenning", staat="bekendgemaakt", vorm="natura").first()
    if besluit is None or zaak.stand not in (Stand.TOEGEKEND, Stand.HULP_LOOPT):
        return False
    wie = w.eigenaar()
    open_ = [t for t in Toewijzing.objects.filter(besluit_id=besluit.id) if not is_klaar(t)]
    if not open_:
        vrij = max((t.gestopt_op or t.einddatum for t in Toewijzing.objects.all() if not gaf_niets(t)), default=None)
        eerste = max(besluit.periode.lower, vrij + timedelta(days=1)) if vrij else besluit.periode.lower
        product, aanbieder = Product.objects.earliest("id"), Aanbieder.objects.earliest("id")
        open_ = [
            leveren.toewijzing_geven(
                besluit=besluit.id, aanbieder=aanbieder.id, product=product.id, volume=115, frequentie="2",
                ingangsdatum=eerste, einddatum=besluit.laatste_dag, **w.basis(wie),
            )
        ]  # fmt: skip
    w.op = max(w.op, klok.moment(max(t.ingangsdatum for t in open_)) + timedelta(hours=9))
    for t in open_:
        hand = {"gemeente": w.gemeente, "toewijzing": t.id, "via": "hand", "wie": wie, "op": w.op}
        if t.gestart_op is None:
            leveren.start_melden(datum=t.ingangsdatum, **hand)
        t.refresh_from_db()
        laatste = max(t.gestopt_op or t.gestart_op, t.gestart_op)
        leveren.stop_melden(datum=laatste, reden="21", **hand)
    assert w.record().stand == Stand.BEEINDIGD, f"{w.record().stand}: help cannot be brought to its end"
    controleer_levering(w.record(), w.dag)
    return True
