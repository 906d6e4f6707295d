"""The acts of an onderzoek: the track, the talk, the ladder, the paragraphs, the verslag and what is said of it."""

from __future__ import annotations

import uuid
from datetime import timedelta

from keukentafel.dossier.onderzoek.models import Alinea, Botsing, LopendeHulp
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis import onderzoeken
from keukentafel.reis.onderzoeken import Alineatekst, Gebied, Hulpregel, Traptrede, Vaststelling, Vooraf
from tests.reis.wandelen.wandeling import INWONER, Wandeling, act


@act
def spoor(w: Wandeling) -> None:
    """One of the tracks."""
    keus = w.toeval.choice(["bekend", "standaard", "urgent", "complex", "anders"])
    regisseur = w.toeval.choice(["", "Wijkteam"])
    onderzoeken.spoor_kiezen(spoor=keus, reden=w.toeval.choice(["", "Dit past."]), regisseur=regisseur, **w.basis())


@act
def vaststellen(w: Wandeling) -> None:
    """Identity, pgb, Wlz."""
    wlz = w.toeval.choice(["nee", "nee", "onbekend", "ja_verblijf", "misschien"])
    woorden = w.toeval.choice(["", "Het zorgkantoor zoekt het uit."])
    wat = Vaststelling(identiteit_gezien=True, pgb_uitgelegd=w.kans(0.8), wlz=wlz, wlz_toelichting=woorden)
    onderzoeken.vaststellen(vaststelling=wat, **w.basis())


@act
def hulp_noteren(w: Wandeling) -> None:
    """Help that runs already; or it is taken away again."""
    er_is = LopendeHulp.objects.filter(zaak_id=w.zaak).first()
    if er_is is not None and w.kans(0.6):
        onderzoeken.lopende_hulp_weghalen(hulp=er_is.id, **w.basis())
    else:
        wat = w.toeval.choice(["Wijkverpleging", " "])
        onderzoeken.lopende_hulp_noteren(hulp=Hulpregel(wet="zvw", wat=wat), **w.basis())


@act
def aantekening(w: Wandeling) -> None:
    """A note of the talk."""
    dag = w.dag + timedelta(days=w.toeval.choice([-1, 0, 2]))
    sleutel = str(uuid.UUID(int=w.toeval.getrandbits(2) + 1)) if w.kans(0.9) else "geen sleutel"
    onderzoeken.aantekening_bewaren(
        sleutel=sleutel, tekst=f"Er kwam {w.toeval.random()} ter sprake.", dag=dag, versie=1, **w.basis()
    )


@act
def leefgebieden(w: Wandeling) -> None:
    """The dimensions, by the consulent or by the resident at home."""
    cijfer = w.toeval.choice([None, 4, 11])
    if w.kans(0.5):
        gebied = Gebied(dimensie="meedoen", woorden="Ik kom weinig buiten.", nu=cijfer)
        onderzoeken.leefgebieden_bewaren(gebieden=[gebied], **w.basis())
    else:
        vooraf = [Vooraf(dimensie="meedoen", woorden="Ik wil kaarten.", cijfer=cijfer)]
        onderzoeken.voorbereiden(vooraf=vooraf, wie_mee="mijn dochter", **w.basis(INWONER))


@act
def ladder(w: Wandeling) -> None:
    """The whole ladder towards maatwerk, or one step that helps, or one without a word."""
    keus = w.toeval.random()
    if keus < 0.5:
        treden = [Traptrede(t.value, "nodig" if t == Trede.MAATWERK else "past_niet", "Besproken.") for t in Trede]
    elif keus < 0.9:
        treden = [
            Traptrede("algemene_voorziening", "helpt", "De huiskamer past bij u."),
            Traptrede("maatwerk", "niet_aan_de_orde", "Dit is genoeg."),
        ]
    else:
        treden = [Traptrede("netwerk", "past_niet", "")]
    onderzoeken.ladder_bewaren(treden=treden, **w.basis())


@act
def alinea(w: Wandeling) -> None:
    """One paragraph, sometimes begun from an old version, or of a subject that does not exist."""
    letter = w.toeval.choice([*Onderwerp, "z"])
    oud = Alinea.objects.filter(zaak_id=w.zaak, onderwerp=letter, volgorde=1).first()
    versie = oud.versie if oud and w.kans(0.8) else 0
    tekst = f"Wij zagen {w.toeval.random()} bij dit deel."
    onderzoeken.alineas_bewaren(alineas=[Alineatekst(letter, 1, tekst, w.kans(0.2), versie)], **w.basis())


@act
def alineas(w: Wandeling) -> None:
    """All paragraphs and the outcome at once."""
    oud = {a.onderwerp: a.versie for a in Alinea.objects.filter(zaak_id=w.zaak, volgorde=1)}
    alles = [Alineatekst(o.value, 1, f"Dit is deel {o.value}.", False, oud.get(o.value, 0)) for o in Onderwerp]
    onderzoeken.alineas_bewaren(alineas=alles, uitkomst="Elke week hulp bij het zware werk.", **w.basis())


@act
def tekst_overnemen(w: Wandeling) -> None:
    """A note becomes a paragraph."""
    onderwerp = w.toeval.choice(["a", "u", "z"])
    onderzoeken.tekst_overnemen(onderwerp=onderwerp, tekst="Overgenomen uit het gesprek.", **w.basis())


@act
def botsing_kiezen(w: Wandeling) -> None:
    """One of two texts stays."""
    botsing = Botsing.objects.filter(zaak_id=w.zaak, opgelost_op__isnull=True).first()
    onderzoeken.botsing_kiezen(botsing=botsing.id if botsing else 0, tekst="Samen werd het dit.", **w.basis())


@act
def opmerking(w: Wandeling) -> None:
    """A remark beside the text."""
    onderzoeken.opmerking_maken(alinea=None, tekst=w.toeval.choice(["Kijk dit na.", ""]), **w.basis())


@act
def verslag_versturen(w: Wandeling) -> None:
    """The verslag goes out."""
    onderzoeken.verslag_versturen(gesprek_geweest=w.kans(0.6), **w.basis())


@act
def reageren(w: Wandeling) -> None:
    """What the resident says of it."""
    soort = w.toeval.choice(["gezien", "niet_eens", "niet_eens", "getekend", "wat"])
    tekst = w.toeval.choice(["", "Er mist iets."])
    onderzoeken.reageren(soort=soort, tekst=tekst, via="web", **w.basis(INWONER))


@act
def opnieuw_kijken(w: Wandeling) -> None:
    """The reaction is a reason to look further."""
    onderzoeken.opnieuw_kijken(**w.basis())


@act
def oplossen(w: Wandeling) -> None:
    """Solved without a besluit."""
    nabellen = w.toeval.choice([None, w.dag + timedelta(days=20), w.dag])
    onderzoeken.oplossen_zonder_maatwerk(
        oplossing=w.toeval.choice([["U gaat naar de huiskamer."], []]), nabellen_op=nabellen, **w.basis()
    )


@act
def te_laat_melden(w: Wandeling) -> None:
    """The resident is told that we are late."""
    onderzoeken.te_laat_melden(nieuwe_datum=w.dag + timedelta(days=w.toeval.choice([-2, 9])), **w.basis())


@act
def tekenen(w: Wandeling) -> None:
    """The resident signs the verslag."""
    dag = w.toeval.choice([None, None, w.dag - timedelta(days=2), w.dag + timedelta(days=2)])
    onderzoeken.tekenen(tekst="", via="web", dag=dag, **w.basis(INWONER))
