"""Whatever people do in whatever order: a case always has a next step, a day, somebody, and a besluit has its ground.

Walks of the real acts in the test database, chosen by chance from a fixed seed. What goes wrong is printed with the
whole walk, so that it can be walked again: `seed` in the message.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import F

from keukentafel.dossier.besluit.models import Aanvraag, Besluit, Doel, Hulp, Opschorting
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Alinea, Botsing, Onderzoek
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Stap, Taak, Zaak
from keukentafel.recht import termijnen
from keukentafel.recht.ladder import Trede
from keukentafel.recht.stappen import EINDE, RUSTEND, Stand, vervolg, verzet
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis import besluiten, melden, onderzoeken
from keukentafel.reis.besluiten.briefgegevens import nummer_van
from keukentafel.reis.handeling import SYSTEEM, NietGevonden
from keukentafel.reis.inzien import dossier_openen, eigen_brief, waar_staat, wie_keek_mee
from keukentafel.reis.onderzoeken import Alineatekst, Traptrede, Vaststelling
from keukentafel.reis.taken import (
    BLIJFT_BIJ_HULP,
    MEELEZEN,
    NALEZEN,
    TIJDELIJK_STOPT,
    TIJDELIJK_TEKENEN,
    VANZELF,
)
from keukentafel.stelsel.gebruikers.models import Mandaat
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import VanGemeente
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.postbus.models import Post
from tests.opzet import BEGIN, als, maak_gebruiker
from tests.reis.wandelen.besluit import NEE
from tests.reis.wandelen.evaluatie import MAG_STAAN, controleer_evaluatie, sluit
from tests.reis.wandelen.geleverd import controleer_levering, koop_in, lever
from tests.reis.wandelen.melding import nieuwe_vraag
from tests.reis.wandelen.volgorde import kies
from tests.reis.wandelen.wandeling import ACTEN, INWONER, Mensen, Wandeling

STAPPEN = 50
WERK = frozenset({Stand.ONTVANGEN, Stand.IN_ONDERZOEK, Stand.VERSLAG_VERZONDEN, Stand.AANGEVRAAGD})
"""Stands in which somebody of the municipality is at work on the question."""
NAMEN = {a.__name__ for a in ACTEN}
KERN = {
    "bevestigen", "bellen", "verslag_versturen", "tekenen", "aanvragen", "ontwerp_bewaren", "ter_lezing", "ondertekenen",
    "tijdelijk", "intrekken", "opdracht_geven", "start_melden",
}  # fmt: skip
"""Without these the short walks would show little."""
BESLOTEN = {"toekenning": Stand.TOEGEKEND, "afwijzing": Stand.AFGEWEZEN}
NA_BESLUIT = frozenset({*BESLOTEN.values(), Stand.HULP_LOOPT, Stand.IN_EVALUATIE, Stand.BEEINDIGD, Stand.AFGESLOTEN})
"""Stands of a case with a besluit on its aanvraag."""


# --- nothing changes by a refusal


def alles() -> dict[str, tuple[int, int]]:
    """Per table of a municipality how many rows, and a number that changes with any word in them."""
    tabellen = sorted({m._meta.db_table for m in apps.get_models() if issubclass(m, VanGemeente)} | _historie())
    delen = (f"select '{t}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from {t} t" for t in tabellen)
    with connection.cursor() as c:
        c.execute(" union all ".join(delen))
        return {naam: (aantal, som) for naam, aantal, som in c.fetchall()}


def _historie() -> set[str]:
    return {
        m._meta.db_table for m in apps.get_models() if m.__name__.endswith("Event") and "pgh" not in m._meta.db_table
    }


# --- what is always so


def controleer_zaak(w: Wandeling, zaak: Zaak) -> None:
    """A next step, somebody's day, a term with a date, and a path of the table behind it."""
    stand = Stand(zaak.stand)
    rust = stand in RUSTEND or zaak.samengevoegd_in_id is not None
    assert rust or stand == EINDE or vervolg(stand), f"{stand}: no next step"
    open_ = list(Taak.objects.filter(zaak_id=zaak.id, gedaan_op__isnull=True))
    if rust:
        # help that was given at once runs on when its question is withdrawn, and somebody watches over it
        blijft = () if zaak.samengevoegd_in_id else BLIJFT_BIJ_HULP
        assert {t.wat for t in open_} <= set(blijft), f"at rest, yet on somebody's day: {[t.wat for t in open_]}"
    elif stand in WERK:
        assert open_, f"{stand}: on nobody's day and waiting for nobody"
        assert all(t.behandelaar_id or not zaak.behandelaar_id for t in open_), "a task of nobody"
    else:
        vanzelf = VANZELF - set(BLIJFT_BIJ_HULP) - MAG_STAAN.get(stand, set())
        blijft = [t.wat for t in open_ if t.wat in vanzelf and t.soort != Taak.Soort.BELLEN]
        assert not blijft, f"{stand}: stays on the day for ever: {blijft}"
    pad = [(s.van, s.naar, s.artikel) for s in Stap.objects.filter(zaak_id=zaak.id).order_by("id") if s.naar]
    assert pad[0][:2] == ("", Stand.ONTVANGEN)
    for (_, was, _), (van, naar, artikel) in pairwise(pad):
        assert van == was, f"the timeline jumps from {was} to {van}"
        assert artikel == verzet(van=Stand(van), naar=Stand(naar)).artikel
    assert pad[-1][1] == stand, "the timeline ends elsewhere than the case"
    controleer_lezers(w, zaak, rust=rust or stand not in WERK)
    controleer_termijn(w, zaak)


def controleer_lezers(w: Wandeling, zaak: Zaak, *, rust: bool) -> None:
    """Who is asked to read or sign has it on their day, nobody is where the case rests, and help that runs is watched."""
    ter_lezing = list(Besluit.objects.filter(zaak_id=zaak.id, staat="ter_lezing"))
    assert not (rust and ter_lezing), "at rest, yet somebody is asked to read or sign"
    gevraagd = Counter(
        (TIJDELIJK_TEKENEN.wat if b.soort == "tijdelijk" else MEELEZEN.wat, b.lezer_id) for b in ter_lezing
    )
    open_ = Taak.objects.filter(zaak_id=zaak.id, gedaan_op__isnull=True)
    leest = open_.filter(wat__in=(TIJDELIJK_TEKENEN.wat, MEELEZEN.wat))
    assert Counter((t.wat, t.behandelaar_id) for t in leest) == gevraagd, "asked, yet not on their day, or still on it"
    if zaak.samengevoegd_in_id is not None:
        return
    stam = list(zaak_queries.met_samengevoegd(gemeenten=frozenset({w.gemeente.code}), zaken=[zaak.id]))
    hulp = Besluit.objects.filter(zaak_id__in=stam, soort="tijdelijk", staat="bekendgemaakt")
    alleen = hulp.filter(getekend_door=F("opsteller")).count()
    gekeken = Stap.objects.filter(zaak_id__in=stam, handeling="besluit nagekeken").count()
    nalezen = open_.filter(wat=NALEZEN.wat)
    assert nalezen.count() == alleen - gekeken, "signed by one, and on nobody's day to look over"
    assert {t.behandelaar_id for t in nalezen} <= {b.lezer_id for b in hulp}, "somebody else has it to look over"
    if zaak.stand not in NA_BESLUIT and any(b.periode.upper > w.dag for b in hulp):
        stopt = Taak.objects.filter(zaak_id__in=stam, wat=TIJDELIJK_STOPT.wat)
        met_de_hand = stopt.latest("id").id in w.afgevinkt
        assert met_de_hand or stopt.filter(gedaan_op__isnull=True).exists(), "help that runs, and nobody sees it end"


def controleer_termijn(w: Wandeling, zaak: Zaak) -> None:
    """A running term has its day; when the clock stands still there is a reason and an end to it."""
    if zaak.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK):
        assert zaak.onderzoek_uiterlijk == termijnen.onderzoek(startdag=zaak.startdag).uiterlijk
    if zaak.stand != Stand.AANGEVRAAGD:
        return
    if loopt_achter(w, zaak):
        besluiten.tijd_hervatten(gemeente=w.gemeente, zaak=zaak.id, wie=SYSTEEM, op=w.op)
    aanvraag = besluiten.termijn_openen(gemeente=w.gemeente, zaak=zaak.id, wie=eigenaar(w, zaak), op=w.op)
    termijn = aanvraag.termijn
    assert aanvraag.aanvraag.besluit_uiterlijk == termijn.uiterlijk
    if termijn.uiterlijk is None:
        assert termijn.reden
        assert Opschorting.objects.filter(aanvraag_id=aanvraag.aanvraag.id, tot_en_met__gte=w.dag).exists()
    else:
        taken = Taak.objects.filter(zaak_id=zaak.id, soort="besluiten", wat="Besluit op de aanvraag", gedaan_op=None)
        assert {t.uiterlijk for t in taken} <= {termijn.uiterlijk}, "the day of the task is not the day of the law"


def controleer_besluiten(w: Wandeling, zaak: Zaak) -> None:
    """What was published has its ground, its days, its end of bezwaar, and one letter in the outbox."""
    bekend = list(Besluit.objects.filter(zaak_id=zaak.id, staat="bekendgemaakt"))
    hoofd = [BESLOTEN[b.soort] for b in bekend if b.soort in BESLOTEN]
    assert len(hoofd) <= 1
    assert (zaak.stand in NA_BESLUIT) == bool(hoofd)
    for b in bekend:
        assert b.artikel.strip()
        assert b.motivering.strip()
        assert b.mandaat_grond
        assert b.getekend_door_id
        assert b.bekendgemaakt_op
        assert b.bezwaar_uiterlijk == termijnen.bezwaar(startdag=b.bekendgemaakt_op).uiterlijk
        if b.soort != "afwijzing":
            assert b.periode
            assert b.periode.lower
            assert b.periode.upper
            assert b.periode.lower < b.periode.upper
            doelen = list(Doel.objects.filter(besluit_id=b.id))
            assert doelen
            assert Hulp.objects.filter(doel_id__in=[d.id for d in doelen]).exists()
        brieven = Brief.objects.filter(zaak_id=zaak.id, gegevens__besluit_nummer=nummer_van(zaak, b.id))
        assert brieven.count() == 1, f"besluit {b.soort} has {brieven.count()} letters"
    open_ = Besluit.objects.filter(zaak_id=zaak.id, staat__in=("concept", "ter_lezing"))
    assert not (hoofd and open_.exists()), "a draft beside the besluit"
    posten = Post.objects.filter(soort="brief").values_list("verwijzing", flat=True)
    assert sorted(posten) == sorted(Brief.objects.values_list("id", flat=True)), "a letter without post, or laid twice"


def controleer_bladzijden(w: Wandeling, zaak: Zaak, *, alle: bool = False) -> None:
    """What the resident and who has the case see opens, in every stand."""
    g = w.gemeente.code
    beeld = waar_staat(gemeente=g, zaak=zaak.id, op=w.op)
    assert beeld.momenten
    assert Stand(beeld.zaak.stand).in_woorden
    assert wie_keek_mee(gemeente=g, inwoner=zaak.inwoner_id)
    for brief in beeld.brieven if alle else beeld.brieven[:1]:
        if brief.inwoner_id is not None:
            assert eigen_brief(gemeente=g, zaak=zaak.id, brief=brief.id).html
    onderzoeken.voorbereiding_lezen(zaak=zaak)
    verzonden = Brief.objects.filter(zaak_id=zaak.id, soort="verslag").order_by("-id").first()
    try:
        verslag = onderzoeken.verslag_lezen(zaak=zaak)
    except NietGevonden:
        weg = Onderzoek.objects.filter(zaak_id=zaak.id, verslag_verzonden_op__isnull=False)
        assert not weg.exists() or zaak.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK)
    else:
        assert verzonden is not None
        assert len(verslag.bevindingen) == 7
    if not alle and not w.kans(0.3):
        return
    wie = eigenaar(w, zaak)
    assert dossier_openen(zaak=zaak.id, wie=wie, op=w.op).stappen
    onderzoeken.onderzoek_openen(zaak=zaak.id, wie=wie, op=w.op)
    besluiten.tijdelijk_beeld(gemeente=w.gemeente, zaak=zaak.id, wie=wie, op=w.op)
    for soort in BESLOTEN:
        besluiten.ontwerp_openen(gemeente=w.gemeente, zaak=zaak.id, soort=soort, wie=wie, op=w.op)


def eigenaar(w: Wandeling, zaak: Zaak):
    """Who has this case."""
    was, w.zaak = w.zaak, zaak.id
    try:
        return w.eigenaar()
    finally:
        w.zaak = was


# --- the walks


@pytest.fixture
def wereld(meerssen, vaals, noor):
    """Meerssen with its people and mandates."""
    steun = maak_gebruiker("Steunpunt", (meerssen, Rol.CLIENTONDERSTEUNER))
    sanne = maak_gebruiker("Sanne Janssen", (meerssen, Rol.CONSULENT))
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    karin = maak_gebruiker("Karin Dohmen", (meerssen, Rol.KWALITEIT))
    petra = maak_gebruiker("Petra Ramakers", (meerssen, Rol.AANBIEDER))
    mandaten = [
        (noor, "verlengen tijdelijk", 500_000), (sanne, "verlengen tijdelijk", 500_000),
        (hans, "toekennen afwijzen verlengen tijdelijk", 500_000), (karin, "toekennen afwijzen tijdelijk", None),
    ]  # fmt: skip
    with namens({meerssen.code}, doel="proef"):
        for mens, soorten, tot in mandaten:
            for soort in soorten.split():
                Mandaat.objects.create(
                    gemeente=meerssen, gebruiker=mens, soort=soort, tot_cent=tot, periode=(BEGIN, None),
                    grondslag="Mandaatbesluit (voorbeeld)",
                )  # fmt: skip
        koop_in(meerssen, petra)
    mensen = Mensen(
        als(noor), als(sanne), als(hans), als(karin, Rol.KWALITEIT), als(steun, Rol.CLIENTONDERSTEUNER),
        als(petra, Rol.AANBIEDER),
    )  # fmt: skip
    return meerssen, vaals, mensen


def wandel(wereld, seed: int, stappen: int) -> Wandeling:
    """Walk once; everything is undone afterwards. Raises AssertionError with the walk in it."""
    gemeente, elders, mensen = wereld
    w = Wandeling(gemeente, elders, mensen, random.Random(seed))
    with namens({gemeente.code}, doel="proef"):
        try:
            assert w.doe(nieuwe_vraag)
            for _ in range(stappen):
                zet_stap(w)
            loopt_af(w)
        except Exception as fout:
            regels = "\n".join(w.spoor[-40:])
            stand = w.record().stand if not connection.needs_rollback else "?"
            raise AssertionError(f"seed {seed}, {stand}: {type(fout).__name__}: {fout}\n{regels}") from fout
        finally:
            transaction.set_rollback(True)
    return w


def zet_stap(w: Wandeling) -> None:
    """One act, and all that must hold after it."""
    w.tik()
    w.zaak = w.toeval.choice(w.zaken) if w.kans(0.2) else w.zaak
    voor = w.foto = w.foto or alles()
    stand = w.record().stand
    if not w.doe(kies(w)):
        na = alles()
        assert na == voor, f"refused, yet changed: {[t for t in na if na[t] != voor[t]]}"
        return
    w.foto = None
    for id_ in w.zaken if w.spoor[-1].endswith(("samenvoegen", "nieuwe_vraag")) else [w.zaak]:
        zaak = w.record(id_)
        controleer_zaak(w, zaak)
        controleer_besluiten(w, zaak)
        controleer_levering(zaak, w.dag)
        controleer_evaluatie(zaak)
    if w.record().stand != stand or w.kans(0.03):
        controleer_bladzijden(w, w.record())


def loopt_achter(w: Wandeling, zaak: Zaak) -> bool:
    """Whether the day that is kept is not the day of the law any more: given time passed unused, before a day round."""
    aanvraag = Aanvraag.objects.filter(zaak_id=zaak.id).order_by("-id").first()
    if aanvraag is None or zaak.stand != Stand.AANGEVRAAGD:
        return False
    return besluiten.beslistermijn(aanvraag=aanvraag, peildatum=w.dag).uiterlijk != aanvraag.besluit_uiterlijk


def loopt_af(w: Wandeling) -> None:
    """From wherever the walk brought them, the cases in which somebody works can be brought to a decision."""
    for nummer in list(w.zaken):
        w.zaak = nummer
        for _ in range(12):
            zaak = w.record()
            if zaak.samengevoegd_in_id or zaak.stand not in WERK:
                break
            w.tik()
            naar_het_einde(w, zaak)
        zaak = w.record()
        assert zaak.samengevoegd_in_id or zaak.stand not in WERK, f"{zaak.stand}: cannot be brought to a decision"
        controleer_zaak(w, zaak)
        controleer_besluiten(w, zaak)
        controleer_bladzijden(w, zaak, alle=True)
        if lever(w):
            controleer_bladzijden(w, w.record(), alle=True)
        sluit(w)


def verstuur(w: Wandeling, basis: dict[str, object]) -> None:
    """Send the verslag: the first talk to come was held, those after it are called off."""
    maak_af(w, basis)
    komend = Afspraak.objects.filter(zaak_id=w.zaak, begin__gt=w.op).exclude(staat="vervallen")
    for afspraak in komend.order_by("begin", "id")[1:]:
        melden.afspraak_afzeggen(afspraak=afspraak.id, **basis)
    onderzoeken.verslag_versturen(gesprek_geweest=True, **basis)


def naar_het_einde(w: Wandeling, zaak: Zaak) -> None:
    """The straight road: finish what misses, send, sign, decide."""
    eigen, basis = w.eigenaar(), w.basis(w.eigenaar())
    if zaak.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK):
        if zaak.stand == Stand.ONTVANGEN:
            melden.ondersteuning_vastleggen(voor="inwoner", antwoord="nee", wie_mee="", **basis)
        verstuur(w, basis)
    elif zaak.stand == Stand.VERSLAG_VERZONDEN:
        onderzoeken.tekenen(tekst="", via="web", **w.basis(INWONER))
    else:
        oud = Besluit.objects.filter(zaak_id=zaak.id, soort="afwijzing", staat__in=("concept", "ter_lezing")).first()
        if not Onderzoek.objects.filter(zaak_id=zaak.id, verslag_verzonden_op__isnull=False).exists():
            verstuur(w, basis)
        velden = replace(NEE, motivering=f"Om {w.op:%d %H:%M} gewogen.")
        concept = besluiten.ontwerp_bewaren(
            soort="afwijzing", velden=velden, verwachte_versie=oud.versie if oud else None, **basis
        )
        lezer = w.mensen.hans if eigen.id != w.mensen.hans.id else w.mensen.karin
        besluiten.ter_lezing(besluit=concept.id, lezer=lezer.id or 0, **basis)
        besluiten.ondertekenen(
            besluit=concept.id, verwachte_versie=concept.versie, ondanks="De inwoner wacht.", **w.basis(lezer)
        )


def maak_af(w: Wandeling, basis: dict[str, object]) -> None:
    """Write what misses in the onderzoek."""
    oud = {a.onderwerp: a.versie for a in Alinea.objects.filter(zaak_id=w.zaak, volgorde=1)}
    alles_ = [Alineatekst(o.value, 1, f"Af: {o.value}.", False, oud.get(o.value, 0)) for o in Onderwerp]
    onderzoeken.alineas_bewaren(alineas=alles_, uitkomst="Wij stellen hulp voor.", **basis)
    treden = [Traptrede(t.value, "nodig" if t == Trede.MAATWERK else "past_niet", "Besproken.") for t in Trede]
    onderzoeken.ladder_bewaren(treden=treden, **basis)
    wlz = Vaststelling(identiteit_gezien=True, pgb_uitgelegd=True, wlz="nee")
    onderzoeken.vaststellen(vaststelling=wlz, **basis)
    for botsing in Botsing.objects.filter(zaak_id=w.zaak, opgelost_op__isnull=True):
        onderzoeken.botsing_kiezen(botsing=botsing.id, tekst="Samen.", **basis)


def test_walks_through_the_acts(wereld):
    gedaan: Counter[str] = Counter()
    geweigerd: Counter[str] = Counter()
    for seed in range(11):
        w = wandel(wereld, seed, STAPPEN)
        gedaan += w.gedaan
        geweigerd += w.geweigerd
    assert not (mist := KERN - set(gedaan)), f"never allowed: {mist}"
    assert len(gedaan) > len(ACTEN) * 2 // 3, f"never allowed: {NAMEN - set(gedaan)}"
    assert len(geweigerd) > len(ACTEN) // 2


@pytest.mark.lang
def test_many_long_walks(wereld):
    gedaan: Counter[str] = Counter()
    for seed in range(1000, 1005):
        gedaan += wandel(wereld, seed, 100).gedaan
    assert not (mist := KERN - set(gedaan)), f"never allowed: {mist}"
    print(f"{sum(gedaan.values())} handelingen: {dict(gedaan)}; nooit toegestaan: {NAMEN - set(gedaan)}")
