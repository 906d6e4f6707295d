"""The acts of a question before its onderzoek: asked, called, agreed on, sent on, withdrawn, joined."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F

from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.zaak.models import Afspraak, Taak
from keukentafel.reis import melden
from keukentafel.reis.melden import Inwonergegevens, Ontvangst
from tests.reis.wandelen.wandeling import INWONER, Wandeling, act


@act
def nieuwe_vraag(w: Wandeling) -> None:
    """A question of somebody new, or again of somebody known."""
    if w.zaken and (len(w.zaken) >= 4 or w.kans(0.6)):
        wie: Inwonergegevens | int = w.record().inwoner_id
    else:
        wie = Inwonergegevens(
            voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", geboren=(1968, 5, 3), straat="Beekstraat",
            huisnummer="3", postcode="6231 ZZ", plaats="Meerssen", telefoon="06 0000 0001",
        )  # fmt: skip
    woorden = "" if w.zaken and w.kans(0.1) else "Het huis schoon houden gaat niet meer."
    ontvangst = Ontvangst(
        kanaal=w.toeval.choice(["telefoon", "web", "balie"]), melder="zelf", woorden=woorden, spoed=w.kans(0.15),
        ondersteuning=w.toeval.choice(["open", "ja", "nee", "nee"]),
        ontvangen_op=w.dag - timedelta(days=w.toeval.randint(0, 9)),
    )  # fmt: skip
    uit = melden.melden(
        gemeente=w.gemeente, inwoner=wie, ontvangst=ontvangst, wie=w.mensen.noor, op=w.op,
        behandelaar=w.toeval.choice([w.mensen.noor.id, w.mensen.noor.id, w.mensen.sanne.id]),
    )  # fmt: skip
    if uit.zaak not in w.zaken:
        w.zaken.append(uit.zaak)
    w.zaak = uit.zaak


@act
def toewijzen(w: Wandeling) -> None:
    """To a colleague; sometimes to somebody who is no consulent."""
    aan = w.toeval.choice([w.mensen.noor, w.mensen.sanne, w.mensen.karin])
    melden.toewijzen(aan=aan.id, **w.basis())


@act
def bellen(w: Wandeling) -> None:
    """A call, answered or not."""
    melden.eerste_contact_vastleggen(verslag="Wij spraken elkaar.", gelukt=w.kans(0.8), **w.basis())


@act
def ondersteuning(w: Wandeling) -> None:
    """The answer about support."""
    antwoord = w.toeval.choice(["ja", "nee", "eigen", "weet niet"])
    voor = w.toeval.choice(["inwoner", "inwoner", "mantelzorger"])
    melden.ondersteuning_vastleggen(voor=voor, antwoord=antwoord, wie_mee="", **w.basis())


@act
def verzoek_aannemen(w: Wandeling) -> None:
    """A supporter takes a request, or ends it."""
    verzoek = (
        Clientondersteuning.objects.filter(zaak_id=w.zaak, antwoord__in=["ja", "open"]).order_by("antwoord").first()
    )
    nummer = verzoek.id if verzoek else 0
    if w.kans(0.3):
        melden.ondersteuning_afronden(verzoek=nummer, wie=w.mensen.steun, op=w.op)
    else:
        melden.verzoek_aannemen(verzoek=nummer, wie=w.mensen.steun, op=w.op)


@act
def eigen_plan(w: Wandeling) -> None:
    """The resident's own plan."""
    dag = w.dag - timedelta(days=w.toeval.randint(-1, 3))
    melden.plan_indienen(
        tekst=w.toeval.choice(["Boven slapen lukt nog.", " "]), via="papier", ontvangen_op=dag, **w.basis()
    )


@act
def voorstellen(w: Wandeling) -> None:
    """A talk is proposed."""
    begin = w.op + timedelta(days=w.toeval.randint(-1, 9))
    waar = w.toeval.choice(["thuis", "telefoon", "kantoor", "thuis", "elders"])
    w_ = w.wie()
    melden.afspraak_voorstellen(begin=begin, minuten=60, waar=waar, met=w_.id or 0, opmerking="", **w.basis(w_))


def _afspraak(w: Wandeling, *staten: str) -> int:
    gevonden = Afspraak.objects.filter(zaak_id=w.zaak, **({"staat__in": staten} if staten else {})).order_by("-id")
    return gevonden[0].id if gevonden else 0


@act
def bevestigen(w: Wandeling) -> None:
    """The talk is confirmed."""
    melden.afspraak_bevestigen(afspraak=_afspraak(w, "voorgesteld") if w.kans(0.9) else _afspraak(w), **w.basis())


@act
def afzeggen(w: Wandeling) -> None:
    """The talk does not go on."""
    melden.afspraak_afzeggen(afspraak=_afspraak(w), **w.basis())


@act
def taak_afronden(w: Wandeling) -> None:
    """Any task is ticked off by hand."""
    taak = Taak.objects.filter(zaak_id=w.zaak).order_by(F("gedaan_op").asc(nulls_first=True), "-id").first()
    melden.taak_afronden(taak=taak.id if taak else 0, zin="Dat is gedaan.", **w.basis())
    w.afgevinkt |= {taak.id} if taak else set()


@act
def doorzenden(w: Wandeling) -> None:
    """To another municipality, by letter; seldom, for it ends the walk of this case."""
    naam = "Beek" if w.kans(0.3) else ""
    melden.doorzenden(naar=None, naar_naam=naam, naar_telefoon="046 000 00 00", **w.basis())


@act
def intrekken(w: Wandeling) -> None:
    """The resident does not want to go on."""
    melden.intrekken(**w.basis(INWONER))


@act
def weer_oppakken(w: Wandeling) -> None:
    """And does after all."""
    melden.weer_oppakken(**w.basis())


@act
def samenvoegen(w: Wandeling) -> None:
    """With another case, or with itself."""
    melden.samenvoegen(bij=w.toeval.choice(w.zaken), **w.basis())
