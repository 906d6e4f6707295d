"""Walking through the real acts: what somebody can do to a case, with good and bad input, by all who work here."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from django.db.models import F

from keukentafel.dossier.besluit.models import Besluit, Opschorting
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.onderzoek.models import Alinea, Botsing, LopendeHulp
from keukentafel.dossier.onderzoek.models import Trede as LadderTrede
from keukentafel.dossier.zaak.models import Afspraak, Taak, Zaak
from keukentafel.recht.ladder import Trede
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis import besluiten, melden, onderzoeken
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie
from keukentafel.reis.inzien import BuitenEigenWerk
from keukentafel.reis.melden import Inwonergegevens, Ontvangst
from keukentafel.reis.onderzoeken import Alineatekst, Gebied, Hulpregel, Traptrede, Vaststelling, Vooraf
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

BEGIN = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
WEIGERINGEN = (Geweigerd, NietGevonden, BuitenEigenWerk)
INWONER = Wie(None, "Inwoner, via de website", "inwoner")
ZWAAR = Hulpvelden(activiteit="Zwaar werk in huis", frequentie="elke week", minuten=115, per="week")
NEE = Ontwerpvelden(
    gevraagd="elke week hulp bij het schoonmaken", motivering="Er is een huisgenoot die dit kan doen.",
    norm="onze regels over hulp van huisgenoten (voorbeeld)", norm_versie="versie 2026",
    alternatieven="De klussendienst helpt u bij grote klussen.",
)  # fmt: skip


@dataclass
class Mensen:
    """Who walks along: two consulenten without a mandate to grant, one with, one of kwaliteit, one supporter."""

    noor: Wie
    sanne: Wie
    hans: Wie
    karin: Wie
    steun: Wie


@dataclass
class Wandeling:
    """One walk: its chance, its clock, its cases, and what was done so far (`spoor`, for a message that helps)."""

    gemeente: Gemeente
    elders: Gemeente
    mensen: Mensen
    toeval: random.Random
    op: datetime = BEGIN
    zaken: list[int] = field(default_factory=list)
    zaak: int = 0
    spoor: list[str] = field(default_factory=list)
    gedaan: Counter[str] = field(default_factory=Counter)
    geweigerd: Counter[str] = field(default_factory=Counter)
    foto: dict[str, tuple[int, int]] | None = None
    """What stood in the database after the last act, None when that must be looked up again."""

    # --- chance, and where the case stands

    def kans(self, deel: float) -> bool:
        """Whether something happens that happens in this part of the times."""
        return self.toeval.random() < deel

    def record(self, zaak: int | None = None) -> Zaak:
        """The case as it stands in the database."""
        return Zaak.objects.get(id=zaak or self.zaak)

    @property
    def dag(self) -> date:
        """Today."""
        return klok.dag_van(self.op)

    def wie(self) -> Wie:
        """Mostly who has the case, else a colleague."""
        m = self.mensen
        return self.eigenaar() if self.kans(0.93) else self.toeval.choice([m.noor, m.sanne, m.hans, m.karin])

    def eigenaar(self) -> Wie:
        """Who has the case."""
        m = self.mensen
        return {w.id: w for w in (m.noor, m.sanne, m.hans)}.get(self.record().behandelaar_id, m.noor)

    def basis(self, wie: Wie | None = None) -> dict[str, object]:
        """What nearly every act wants to know."""
        return {"gemeente": self.gemeente, "zaak": self.zaak, "wie": wie or self.wie(), "op": self.op}

    def tik(self) -> None:
        """Let time pass: mostly hours, sometimes days, now and then weeks."""
        keus = self.toeval.random()
        uren = self.toeval.randint(1, 6) if keus < 0.55 else self.toeval.randint(24, 96)
        self.op += timedelta(hours=uren if keus < 0.93 else self.toeval.randint(14, 35) * 24)

    def doe(self, act: Callable[[Wandeling], object]) -> bool:
        """Do one act; return whether it was allowed. Anything but a refusal goes through: that is a fault."""
        naam = act.__name__
        self.spoor.append(f"{self.op:%d-%m %H:%M} {self.zaak} {naam}")
        try:
            act(self)
        except WEIGERINGEN as fout:
            self.geweigerd[naam] += 1
            self.spoor[-1] += f": geweigerd, {fout}"
            return False
        self.gedaan[naam] += 1
        return True


ACTEN: list[Callable[[Wandeling], object]] = []


def act(functie: Callable[[Wandeling], object]) -> Callable[[Wandeling], object]:
    """Put an act on the list to choose from."""
    ACTEN.append(functie)
    return functie


# --- the melding


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


# --- the onderzoek


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
    onderzoeken.verslag_versturen(**w.basis())


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


# --- aanvraag and besluit


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
        kosten_cent=w.toeval.choice([300_000, 300_000, 900_000]), doelen=(doel,), samenloop_motivering="Dit is anders.",
    )  # fmt: skip
    lek = w.toeval.choice(
        [{"motivering": ""}, {"begin": None, "einde": None}, {"einde": None}, {"doelen": ()}, {"einde": BEGIN.date()}]
    )
    return "toekenning", vol if heel else replace(vol, **lek)  # type: ignore[arg-type]


def ontwerp(w: Wandeling) -> Besluit | None:
    """The newest draft of this case."""
    return Besluit.objects.filter(zaak_id=w.zaak, staat__in=("concept", "ter_lezing")).order_by("-id").first()


@act
def ontwerp_bewaren(w: Wandeling) -> None:
    """A draft is saved."""
    soort, wat = velden(w, heel=w.kans(0.75))
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
    besluiten.ondertekenen(besluit=besluit.id if besluit else 0, verwachte_versie=versie, **w.basis(_lezer(w, besluit)))


@act
def tijdelijk(w: Wandeling) -> None:
    """Help at once."""
    hulp = (ZWAAR,) if w.kans(0.8) else (replace(ZWAAR, minuten=None),)
    besluiten.tijdelijk_besluiten(
        begin=w.dag + timedelta(days=w.toeval.choice([-1, 0, 0, 1])), hulp=hulp, motivering="Dit kan niet wachten.",
        aanbieder="Zorg aan de Geul", kosten_cent=90_000, weken=w.toeval.choice([None, 2, 40]), **w.basis(),
    )  # fmt: skip


@act
def tijdelijk_verlengen(w: Wandeling) -> None:
    """And longer."""
    oud = Besluit.objects.filter(zaak_id=w.zaak, soort="tijdelijk").order_by("-id").first()
    tot = (oud.periode.upper if oud else w.dag) + timedelta(days=w.toeval.choice([-3, 6, 90]))
    besluiten.tijdelijk_verlengen(tot_en_met=tot, **w.basis())


@act
def spoed_nalezen(w: Wandeling) -> None:
    """A second person looks it over."""
    oud = Besluit.objects.filter(zaak_id=w.zaak, soort="tijdelijk").order_by("-id").first()
    besluiten.spoed_nalezen(besluit=oud.id if oud else 0, opmerking="", **w.basis(_lezer(w, oud)))


# --- what usually comes next, so that a walk gets somewhere

VERDER: dict[str, list[Callable[[Wandeling], object]]] = {
    Stand.ONTVANGEN: [ondersteuning, voorstellen, bevestigen, bellen, tijdelijk, alineas],
    Stand.VERSLAG_VERZONDEN: [tekenen, tekenen, reageren, oplossen, bellen, opnieuw_kijken],
    Stand.OPGELOST_ZONDER_MAATWERK: [aanvragen, opnieuw_kijken, bellen],
    Stand.INGETROKKEN: [weer_oppakken],
}
GESCHREVEN = [taak_afronden, verslag_versturen, verslag_versturen, verslag_versturen, vaststellen, botsing_kiezen]
GEVRAAGD = [ontwerp_bewaren, ontwerp_bewaren, aanvulling_vragen, aanvulling_ontvangen, uitstel, bellen, vaststellen]
ONTWORPEN = [ter_lezing, ter_lezing, ondertekenen, ontwerp_bewaren, vaststellen, ladder, alineas]
GELEZEN = [ondertekenen, ondertekenen, meelezen_afronden, aanvulling_vragen]
SPOED = [tijdelijk_verlengen, spoed_nalezen]
LEEG = [nieuwe_vraag]
ZELDEN = {"doorzenden", "intrekken", "samenvoegen"}


def verder(w: Wandeling, zaak: Zaak) -> list[Callable[[Wandeling], object]]:
    """Return what usually comes next where this case stands."""
    if zaak.samengevoegd_in_id:
        return LEEG
    if zaak.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK) and w.dag > zaak.onderzoek_uiterlijk and w.kans(0.3):
        return [te_laat_melden, te_laat_melden, aanvragen]
    if zaak.stand == Stand.IN_ONDERZOEK:
        if Alinea.objects.filter(zaak_id=zaak.id).count() < len(Onderwerp) + 1:
            return [alineas]
        return GESCHREVEN if LadderTrede.objects.filter(zaak_id=zaak.id).exists() else [ladder]
    if zaak.stand == Stand.AANGEVRAAGD:
        besluit = ontwerp(w)
        return GEVRAAGD if besluit is None else ONTWORPEN if besluit.staat == "concept" else GELEZEN
    return VERDER.get(zaak.stand, LEEG)


def kies(w: Wandeling) -> Callable[[Wandeling], object]:
    """Choose what happens now: mostly what usually comes next, else anything at all."""
    zaak = w.record()
    if w.kans(0.65):
        hulp = w.kans(0.2) and Besluit.objects.filter(zaak_id=zaak.id, soort="tijdelijk").exists()
        return w.toeval.choice(SPOED if hulp else verder(w, zaak))
    keus = w.toeval.choice(ACTEN)
    return keus if keus.__name__ not in ZELDEN or w.kans(0.5) else w.toeval.choice(ACTEN)
