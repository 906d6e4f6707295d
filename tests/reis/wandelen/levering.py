"""The acts of the delivery: the order, its answer, start, stop, what is taken back, and progress."""

from __future__ import annotations

from datetime import timedelta

from keukentafel.dossier.besluit.models import Besluit, Doel
from keukentafel.dossier.levering.models import Levermelding, Toewijzing
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.reis import leveren
from keukentafel.reis.handeling import SYSTEEM, Wie
from tests.reis.wandelen.wandeling import Wandeling, act


def _opdracht(w: Wandeling) -> Toewijzing | None:
    """An order of this case, mostly the newest."""
    eigen = list(Toewijzing.objects.filter(zaak_id=w.zaak).order_by("-id"))
    return (eigen[0] if w.kans(0.8) else w.toeval.choice(eigen)) if eigen else None


def _verteller(w: Wandeling) -> tuple[Wie, str]:
    """Who tells it and how: mostly the provider in its portal, else the municipality by hand."""
    return (w.mensen.petra, "portaal") if w.kans(0.6) else (w.wie(), "hand")


@act
def opdracht_geven(w: Wandeling) -> None:
    """Order the help of the newest besluit, mostly as the page fills it in."""
    besluit = Besluit.objects.filter(zaak_id=w.zaak, staat="bekendgemaakt").order_by("-id").first()
    producten, aanbieders = list(Product.objects.order_by("id")), list(Aanbieder.objects.order_by("id"))
    eerste, laatste = w.dag, w.dag + timedelta(days=60)
    if besluit is not None and besluit.periode is not None and w.kans(0.9):
        eerste, laatste = besluit.periode.lower, besluit.laatste_dag
    leveren.toewijzing_geven(
        besluit=besluit.id if besluit else 0, aanbieder=(aanbieders[0] if w.kans(0.9) else aanbieders[-1]).id,
        product=producten[0].id if w.kans(0.95) else producten[-1].id, volume=w.toeval.choice([115, 115, 240, 240, 0]),
        frequentie="2", ingangsdatum=eerste, einddatum=laatste, **w.basis(),
    )  # fmt: skip


@act
def opdracht_beantwoorden(w: Wandeling) -> None:
    """The provider answers."""
    opdracht, (wie, _) = _opdracht(w), _verteller(w)
    antwoord = w.toeval.choice(["ja", "ja", "later", "nee"])
    leveren.opdracht_beantwoorden(
        gemeente=w.gemeente, toewijzing=opdracht.id if opdracht else 0,
        aanbieder=opdracht.aanbieder_id if opdracht else 0, antwoord=antwoord,
        reden="Geen plek." if antwoord == "nee" and w.kans(0.9) else "",
        kan_vanaf=opdracht.ingangsdatum + timedelta(days=7) if opdracht and antwoord == "later" else None,
        contactpersoon="Petra Ramakers", wie=wie, op=w.op,
    )  # fmt: skip


@act
def bsn_vastleggen(w: Wandeling) -> None:
    """The resident shows the number; sometimes another one, or one that is none."""
    leveren.bsn_vastleggen(bsn=w.toeval.choice(["999990019", "999990019", "999990020", "123456789"]), **w.basis())


@act
def start_melden(w: Wandeling) -> None:
    """Help began, mostly on the first day of the order."""
    opdracht, (wie, via) = _opdracht(w), _verteller(w)
    datum = opdracht.ingangsdatum if opdracht and w.kans(0.7) else w.dag
    leveren.start_melden(
        gemeente=w.gemeente, toewijzing=opdracht.id if opdracht else 0, datum=datum, via=via, wie=wie, op=w.op
    )


@act
def stop_melden(w: Wandeling) -> None:
    """Help stopped, for good or for a while."""
    opdracht, (wie, via) = _opdracht(w), _verteller(w)
    leveren.stop_melden(
        gemeente=w.gemeente, toewijzing=opdracht.id if opdracht else 0, datum=w.dag,
        reden=w.toeval.choice(["19", "20", "21", "22", "38", "31", "02", "x"]), via=via, wie=wie, op=w.op,
    )  # fmt: skip


@act
def melding_terugnemen(w: Wandeling) -> None:
    """What was told was not so."""
    wie, via = _verteller(w)
    melding = Levermelding.objects.filter(toewijzing__zaak_id=w.zaak).order_by("-id").first()
    leveren.melding_terugnemen(
        gemeente=w.gemeente, levermelding=melding.id if melding else 0, via=via, wie=wie, op=w.op
    )


@act
def voortgang_geven(w: Wandeling) -> None:
    """How it goes with a goal."""
    opdracht, (wie, _) = _opdracht(w), _verteller(w)
    doel = Doel.objects.filter(besluit_id=opdracht.besluit_id).first() if opdracht else None
    leveren.voortgang_geven(
        gemeente=w.gemeente, toewijzing=opdracht.id if opdracht else 0, doel=doel.id if doel else 0,
        hoe=w.toeval.choice(["goed", "lastig", "x"]), gedaan="Samen de lijst nagelopen.",
        nodig="Een andere stofzuiger." if w.kans(0.5) else "", wie=wie, op=w.op,
    )  # fmt: skip


def opdracht_erbij(w: Wandeling) -> None:
    """Order help of the grant for the days after what was told, at either provider, of either product."""
    besluit = Besluit.objects.filter(zaak_id=w.zaak, soort="toekenning", staat="bekendgemaakt").last()
    producten, aanbieders = list(Product.objects.order_by("id")), list(Aanbieder.objects.order_by("id"))
    stops = [t.gestopt_op for t in Toewijzing.objects.filter(zaak_id=w.zaak) if t.gestopt_op]
    eerste = max([besluit.periode.lower if besluit else w.dag, *(dag + timedelta(days=1) for dag in stops)])
    leveren.toewijzing_geven(
        besluit=besluit.id if besluit else 0, aanbieder=w.toeval.choice(aanbieders).id,
        product=w.toeval.choice(producten).id, volume=60, frequentie="2", ingangsdatum=eerste,
        einddatum=besluit.laatste_dag if besluit and w.kans(0.7) else eerste + timedelta(days=40), **w.basis(),
    )  # fmt: skip


def opdracht_vervalt(w: Wandeling) -> None:
    """An order is not needed any more."""
    opdracht = _opdracht(w)
    leveren.opdracht_vervalt(
        gemeente=w.gemeente, toewijzing=opdracht.id if opdracht else 0, omdat=w.toeval.choice(["Niet nodig.", "Nee.", ""]),
        wie=w.wie(), op=w.op,
    )  # fmt: skip


def beeindigen(w: Wandeling) -> None:
    """There is no help any more, without a provider that tells so."""
    leveren.toekenning_beeindigen(
        reden=w.toeval.choice(["eigen_wil", "afgelopen", "overleden", "nieuw_besluit", "x"]),
        vanaf=w.toeval.choice([w.dag, w.dag, w.dag + timedelta(days=3), None]),
        toelichting=w.toeval.choice(["Ik red me.", ""]), **w.basis(),
    )  # fmt: skip


def dagronde(w: Wandeling) -> None:
    """The day round looks at the help of this case, when it asks for that; twice is once."""
    if w.zaak in leveren.levering_te_houden(gemeente=w.gemeente.code, op=w.op):
        leveren.levering_houden(**w.basis(SYSTEEM))
        assert not leveren.levering_houden(**w.basis(SYSTEEM)), "the same round again changes something"
