"""The page of policy: each number is counted again by walking the files, and nothing of a file is in it."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keukentafel.balies.beleid.uitleg import CIJFERS
from keukentafel.dossier.onderzoek import operations as onderzoek
from keukentafel.dossier.onderzoek.models import Trede as TredeRij
from keukentafel.dossier.zaak.models import Stap, Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.omgeving.monitor.models import Feit, Telling, Verversing
from keukentafel.recht.kleine_getallen import DREMPEL, Lijst, Tabel, verberg_lijst, verberg_tabel
from keukentafel.recht.ladder import Trede
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.reis.zaakwerk import neem
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente, Wijk
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.berichten.pdftekst import Pdf
from tests.opzet import als, maak_gebruiker, maak_gemeente
from tests.recht.test_recht_kleine_getallen import grenzen, uitgerekend, van_lijst, vergelijkingen

WIJKEN = {"WK093800": "Meerssen", "WK093801": "Ulestraten", "WK093802": "Bunde - Geulle"}
INWONERS = {"WK093800": 6000, "WK093801": 2700, "WK093802": 9500}
TREDEN = list(Trede)


POSTCODE = {"WK093800": "6231 ZZ", "WK093801": "6235 ZZ", "WK093802": "6241 ZZ", "": "6231 ZZ"}


def zet_wijken(meerssen: Gemeente) -> None:
    """The three wijken of Meerssen, with made-up numbers of inhabitants."""
    for code, naam in WIJKEN.items():
        Wijk.objects.create(
            code=code, gemeente=meerssen, naam=naam, inwoners=INWONERS[code], peildatum=date(2021, 1, 1), bron="proef"
        )


def vraag(meerssen: Gemeente, noor: Gebruiker, nr: int, wijk: str, op: datetime, *, geheim: bool = False) -> Zaak:
    """A new question of a new resident in this wijk."""
    uit = melden(
        gemeente=meerssen, inwoner=Inwonergegevens(
            voornaam="Jo", achternaam=f"Proefpersoon{nr}x", telefoon="06 0000 0001", straat="Beekstraat",
            huisnummer=str(nr), postcode=POSTCODE[wijk], plaats="Meerssen", geheim=geheim,
        ),
        ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="De trap lukt niet meer."),
        wie=als(noor), op=op, behandelaar=noor.pk,
    )  # fmt: skip
    return Zaak.objects.get(id=uit.zaak)


def loop(zaak: Zaak, noor: Gebruiker, op: datetime, *standen: Stand) -> None:
    """Take the case along these stands, some days between each."""
    for stand in standen:
        op += timedelta(days=9)
        neem(zaak=zaak, stap=verzet(van=Stand(zaak.stand), naar=stand), wie=als(noor), op=op)


def jaar(meerssen: Gemeente, noor: Gebruiker, aantal: int, zaad: int = 3) -> None:
    """A year of questions that end in every way; also some that go back, are joined, secret or from before."""
    rng = random.Random(zaad)
    nu = klok.nu()
    voor = (Stand.IN_ONDERZOEK, Stand.VERSLAG_VERZONDEN)
    with namens({938}, doel="proef"):
        for nr in range(aantal):
            op = nu - timedelta(days=rng.randrange(60, 760))
            wijk = rng.choices([*WIJKEN, ""], [6, 2, 8, 1])[0]
            zaak = vraag(meerssen, noor, nr, wijk, op, geheim=not wijk)
            einde = rng.choice(["toe", "toe", "op", "op", "af", "in", "open", "heen"])
            if einde in ("op", "heen"):
                onderzoek.bewaar_trede(
                    gemeente=938, zaak=zaak.id, trede=rng.choice(TREDEN[:7]), oordeel="helpt", toelichting="Besproken."
                )
            if einde == "toe":
                loop(zaak, noor, op, *voor, Stand.AANGEVRAAGD, Stand.TOEGEKEND, Stand.HULP_LOOPT)
                laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTART, dag=klok.dag_van(op) + timedelta(days=50), waarde=50)
            elif einde == "op":
                loop(zaak, noor, op, *voor, Stand.OPGELOST_ZONDER_MAATWERK)
            elif einde == "heen":
                loop(zaak, noor, op, *voor, Stand.OPGELOST_ZONDER_MAATWERK, Stand.AANGEVRAAGD, Stand.AFGEWEZEN)
            elif einde == "af":
                loop(zaak, noor, op, *voor, Stand.AANGEVRAAGD, Stand.AFGEWEZEN)
            elif einde == "in":
                loop(zaak, noor, op, Stand.INGETROKKEN)
        tellingen_verversen(gemeente=meerssen, tot_en_met=te_tellen_tot(gemeente=meerssen), op=nu)


def pagina(klant: Client, route: str = "beleid:werkt-het", **delen: str) -> str:
    antwoord = klant.get(reverse(route, kwargs={"gemeente": "meerssen"} | delen))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def kaal(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def tabel(html: str, id_: str) -> dict[str, list[str]]:
    """{first cell: the other cells} of the table with this caption."""
    deel = html.split(f'id="{id_}"')[1].split("</table>")[0]
    rijen = re.findall(r"<tr[^>]*>(.*?)</tr>", deel.split("<tbody>")[1], flags=re.S)
    cellen = [[kaal(cel) for cel in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rij, flags=re.S)] for rij in rijen]
    return {rij[0]: rij[1:] for rij in cellen}


def getal(waarde: int | None) -> str:
    return "verborgen" if waarde is None else f"{waarde:,}".replace(",", ".")


def nooit_geteld() -> None:
    with namens({938}, doel="proef"):
        Telling.objects.all().delete()
        Verversing.objects.all().delete()


def een_jaar_terug(dag: date) -> date:
    return dag.replace(year=dag.year - 1)


class Gelopen:
    """The same numbers, counted by walking every file: cases, steps and rungs; no fact and no count is read."""

    def __init__(self, jaren_terug: int = 0) -> None:
        tot = klok.vandaag().replace(day=1) if jaren_terug == 0 else een_jaar_terug(klok.vandaag().replace(day=1))
        van = een_jaar_terug(tot)
        self.vragen: Counter[str] = Counter(dict.fromkeys([*WIJKEN, ""], 0))
        self.antwoord: Counter[tuple[str, str]] = Counter()
        self.besluiten: list[int] = []
        for zaak in Zaak.objects.select_related("inwoner").all():
            wijk = "" if zaak.inwoner.geheim_adres else zaak.wijk_code
            if van <= zaak.startdag < tot and not zaak.samengevoegd_in_id:
                self.vragen[wijk] += 1
            stappen = list(Stap.objects.filter(zaak_id=zaak.id).order_by("id"))
            for stap in stappen:
                if stap.handeling in ("toekennen", "afwijzen", "buiten_behandeling_stellen") and van <= stap.dag < tot:
                    self.besluiten.append((stap.dag - zaak.startdag).days)
            plek = self._antwoord(zaak, stappen, van, tot)
            if plek:
                self.antwoord[wijk, plek] += 1

    def _antwoord(self, zaak: Zaak, stappen: list[Stap], van: date, tot: date) -> str:
        stand, dag = "", None
        for stap in stappen:
            if stap.naar == "opgelost_zonder_maatwerk":
                rijen = TredeRij.objects.filter(zaak_id=zaak.id, oordeel="helpt")
                stand, dag = min((r.trede for r in rijen), key=lambda t: TREDEN.index(Trede(t))), stap.dag
            elif stap.naar == "toegekend" and not stand:
                stand, dag = "maatwerk", stap.dag
            elif stap.van == "opgelost_zonder_maatwerk":
                stand, dag = "", None
        return stand if dag is not None and van <= dag < tot else ""


@dataclass(frozen=True)
class Vol:
    """Meerssen after a year of questions."""

    meerssen: Gemeente
    vaals: Gemeente
    noor: Gebruiker
    rik: Gebruiker

    def __call__(self, jaren_terug: int = 0) -> Gelopen:
        """What walking the files counts over twelve whole months."""
        with namens({938}, doel="proef"):
            return Gelopen(jaren_terug)


@pytest.fixture(scope="module")
def vol(django_db_setup: None, django_db_blocker: Any) -> Iterator[Vol]:
    """One year for all tests; what each test does to it is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        meerssen, vaals = maak_gemeente(938, "Meerssen", "meerssen"), maak_gemeente(981, "Vaals", "vaals")
        noor = maak_gebruiker("Noor Claessen", (meerssen, Rol.CONSULENT))
        rik = maak_gebruiker("Rik Theunissen", (meerssen, Rol.BELEID))
        zet_wijken(meerssen)
        jaar(meerssen, noor, 150)
        with namens({938}, doel="proef"):
            Verversing.objects.update(geteld_vanaf=klok.vandaag() - timedelta(days=1500))
        yield Vol(meerssen, vaals, noor, rik)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _teruggedraaid(vol: Vol, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def klant(vol: Vol) -> Client:
    """Signed in as Rik."""
    klant = Client()
    klant.force_login(vol.rik)
    return klant


def test_elk_getal_op_de_bladzijde_is_na_te_tellen_uit_de_dossiers(klant, vol):
    html, zelf = pagina(klant), vol()
    codes = [*WIJKEN, ""]
    vragen = verberg_lijst(zelf.vragen)
    antwoord = verberg_tabel(zelf.antwoord, rijen=codes, kolommen=[t.value for t in TREDEN])
    namen = {**WIJKEN, "": "Wijk niet bekend"}
    wijken = tabel(html, "alle")
    for code, naam in namen.items():
        assert wijken[naam][:2] == [getal(vragen.delen[code]), getal(antwoord.cellen[code, "maatwerk"])], naam
    assert wijken["Hele gemeente"][:2] == [getal(vragen.totaal), getal(antwoord.kolommen["maatwerk"])]
    per_trede = tabel(html, "pertrede")
    for code, naam in namen.items():
        assert per_trede[naam] == [getal(antwoord.cellen[code, t]) for t in TREDEN] + [getal(antwoord.rijen[code])]
    assert per_trede["Hele gemeente"] == [getal(antwoord.kolommen[t]) for t in TREDEN] + [getal(antwoord.totaal)]
    stroom = [
        kaal(x) for x in re.findall(r"<strong>(.*?)</strong>", html.split('class="kt-stroom"')[1].split("</ol>")[0])
    ]
    assert stroom == [getal(antwoord.kolommen[t]) for t in TREDEN]
    dagen = (2 * sum(zelf.besluiten) + len(zelf.besluiten)) // (2 * len(zelf.besluiten))
    assert f"Dagen van melding tot besluit {dagen} dagen" in kaal(html)
    assert "Dagen van melding tot hulp 50 dagen" in kaal(html)
    assert antwoord.totaal is not None
    assert vragen.totaal is not None
    assert f"Er kwamen {vragen.totaal} vragen binnen." in kaal(html)
    eerder = vol(jaren_terug=1)
    maatwerk_eerder = sum(n for (_, trede), n in eerder.antwoord.items() if trede == "maatwerk")
    inwoners = sum(INWONERS.values())
    nu_per, toen_per = (
        f"{n * 1000 / inwoners:.1f}".replace(".", ",") for n in (antwoord.kolommen["maatwerk"], maatwerk_eerder)
    )
    richting = "Gaat de goede kant op" if maatwerk_eerder > antwoord.kolommen["maatwerk"] else "Nog niet te zeggen"
    assert f"{nu_per} per 1.000 inwoners. Een jaar eerder {toen_per}. {richting}" in kaal(html)
    assert f"vragen binnen. Een jaar eerder {sum(eerder.vragen.values())}." in kaal(html)
    # something is shown and something is hidden, so that both were held beside the files
    alles = [cel for rij in (*wijken.values(), *per_trede.values()) for cel in rij]
    assert "verborgen" in alles
    assert sum(cel.isdigit() for cel in alles) > 6


def test_de_kaart_en_de_balken_verraden_niets_dat_verborgen_is(klant, vol):
    html, zelf = pagina(klant), vol()
    vragen = verberg_lijst(zelf.vragen)
    tegels = re.findall(
        r'<rect class="(kt-k\d)" x.*?s-getal[^>]*>([^<]+)<', html.split("kt-kaart")[1].split("</svg>")[0]
    )
    assert len(tegels) == len(WIJKEN)
    for (klasse, tekst), code in zip(tegels, WIJKEN, strict=True):
        aantal = vragen.delen[code]
        assert (klasse == "kt-k0") == (tekst == "?") == (aantal is None)
        if aantal is not None:
            assert tekst == f"{aantal * 1000 / INWONERS[code]:.1f}".replace(".", ",")
    balken = html.split('class="kt-stroom"')[1].split("</ol>")[0].split("<li>")[1:]
    for balk in balken:
        assert ("s-hier" in balk) == ("verborgen" not in balk)
        assert ' x="' not in balk, "a bar that begins further on tells what stands before it"


def test_csv_en_raadsblad_zeggen_hetzelfde_als_de_bladzijde(klant):
    html = pagina(klant)
    antwoord = klant.get(reverse("beleid:cijfers-csv", kwargs={"gemeente": "meerssen"}))
    assert antwoord["Content-Type"].startswith("text/csv")
    rijen = list(csv.DictReader(StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    csv_vragen = {r["wijk"]: r["aantal"] or r["status"] for r in rijen if r["cijfer"] == "vragen"}
    wijken = tabel(html, "alle")
    assert list(csv_vragen.values()) == [wijken[naam][0] for naam in wijken]
    per_trede = tabel(html, "pertrede")
    csv_treden = [r["aantal"] or r["status"] for r in rijen if r["cijfer"] == "antwoorden"]
    assert csv_treden == [cel for rij in per_trede.values() for cel in rij]
    assert {r["status"] for r in rijen} == {"getoond", "verborgen", "nog niet gemeten"}
    pdf = klant.get(reverse("beleid:raad-pdf", kwargs={"gemeente": "meerssen"}))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert re.search(rb"/Count 1\b", pdf.content), "one page"


def test_in_de_demo_zeggen_ook_de_bestanden_dat_alles_verzonnen_is(klant, settings):
    def inhoud(route: str) -> bytes:
        return klant.get(reverse(f"beleid:{route}", kwargs={"gemeente": "meerssen"})).content

    assert "verzonnen" not in " ".join(Pdf(inhoud("raad-pdf")).boom().tekst.split())
    assert "verzonnen" not in inhoud("cijfers-csv").decode()
    settings.DEMO = True
    assert "Alle cijfers zijn verzonnen." in " ".join(Pdf(inhoud("raad-pdf")).boom().tekst.split())
    regels = inhoud("cijfers-csv").decode("utf-8-sig").splitlines()[1:]
    assert all(regel.endswith(", verzonnen") for regel in regels)


def test_uit_het_hele_bestand_is_niets_verborgens_terug_te_rekenen(klant):
    """The attack on all that is published at once: every line of the CSV that adds up, solved together."""
    antwoord = klant.get(reverse("beleid:cijfers-csv", kwargs={"gemeente": "meerssen"}))
    rijen = list(csv.DictReader(StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))

    def waarde(rij: dict[str, str]) -> int | None:
        return int(rij["aantal"]) if rij["aantal"] else None

    def lees(cijfer: str) -> dict[tuple[str, str], int | None]:
        return {(r["wijk"], r["trede of uitkomst"]): waarde(r) for r in rijen if r["cijfer"] == cijfer}

    heel, alle = "hele gemeente", "alle treden"
    vragen, uitkomsten, plekken = lees("vragen"), lees("resultaten"), lees("antwoorden")
    wijken = sorted({wijk for wijk, _ in plekken} - {heel})
    treden = sorted({trede for _, trede in plekken} - {alle})
    tabel = Tabel(
        {(w, t): plekken[w, t] for w in wijken for t in treden}, {w: plekken[w, alle] for w in wijken},
        {t: plekken[heel, t] for t in treden}, plekken[heel, alle],
    )  # fmt: skip
    lijsten = (
        Lijst({w: vragen[w, ""] for w in wijken}, vragen[heel, ""]),
        Lijst({u: uitkomsten[heel, u] for u in ("bereikt", "deels", "niet")}, uitkomsten[heel, "alle uitkomsten"]),
    )
    stelsels = [vergelijkingen(tabel), *(van_lijst(lijst) for lijst in lijsten)]
    assert any(links for links, _ in stelsels[0]), "something is hidden, so there is something to attack"
    for stelsel in stelsels:
        assert uitgerekend(stelsel) == {}
        for naam, (laag, hoog) in grenzen(stelsel).items():
            assert hoog - laag >= DREMPEL - 1, naam


def test_elk_cijfer_opent_zijn_uitleg(klant):
    adressen = set(re.findall(r'href="(/beleid/meerssen/cijfer/[^"]+)"', pagina(klant)))
    assert {a.split("/")[-2] for a in adressen} == set(CIJFERS)
    for slug in CIJFERS:
        tekst = kaal(pagina(klant, "beleid:cijfer", cijfer=slug))
        for kop in ("Wat telt dit cijfer?", "Waar komt het vandaan?", "Van welke dag is het?", "Wat weten wij niet?"):
            assert kop in tekst, slug
        assert "dossiers" not in tekst
    assert (
        klant.get(reverse("beleid:cijfer", kwargs={"gemeente": "meerssen", "cijfer": "verzonnen"})).status_code == 404
    )


def test_wat_niet_gemeten_wordt_heeft_geen_getal(klant):
    uitkomsten = pagina(klant).split('class="kt-uitkomsten"')[1].split("</ol>")[0].split("<li>")[1:]
    assert len(uitkomsten) == 5
    for regel in uitkomsten[3:]:
        assert "Nog niet gemeten" in regel
        assert not re.search(r"\d", kaal(regel)[1:])


def test_zonder_telling_zegt_de_bladzijde_dat(klant):
    nooit_geteld()
    tekst = kaal(pagina(klant))
    assert "Er is nog niet geteld" in tekst
    assert "Nog niet geteld." in tekst


def test_beleid_ziet_geen_dossier_en_geen_naam(klant):
    with namens({938}, doel="proef"):
        zaken = list(Zaak.objects.all())
        namen = {p.achternaam for p in Persoon.objects.all()}
        pseudoniemen = {f.pseudoniem for f in Feit.objects.all()}
    bladen = [pagina(klant), *(pagina(klant, "beleid:cijfer", cijfer=slug) for slug in CIJFERS)]
    bladen.append(klant.get(reverse("beleid:cijfers-csv", kwargs={"gemeente": "meerssen"})).content.decode())
    for blad in bladen:
        assert not [z.nummer for z in zaken if re.search(rf"(?<![\d-]){z.nummer}(?![\d-])", kaal(blad))]
        assert not [n for n in namen if n in blad]
        assert not [p for p in pseudoniemen if p in blad]
        assert "/dossier/" not in blad
    for route, delen in (
        ("consulent:dossier", {"zaak": zaken[0].id}), ("consulent:dag", {}), ("consulent:vragen", {}),
        ("beleid:dossiers", {"gemeente": "meerssen", "cijfer": "vragen"}),
    ):  # fmt: skip
        assert klant.get(reverse(route, kwargs=delen)).status_code == 403, route


def test_een_consulent_vindt_de_eigen_dossiers_achter_een_cijfer(vol):
    noor, meerssen = vol.noor, vol.meerssen
    zelf = vol()
    sanne = maak_gebruiker("Sanne Janssen", (meerssen, Rol.CONSULENT))
    klant = Client()
    klant.force_login(noor)
    assert klant.get(reverse("beleid:werkt-het", kwargs={"gemeente": "meerssen"})).status_code == 403
    uitleg = pagina(klant, "beleid:cijfer", cijfer="maatwerk")
    assert "Uw eigen dossiers bij dit cijfer" in uitleg
    assert not re.search(r"\d+,\d per 1\.000", kaal(uitleg)), "the number itself is for policy"
    for slug, aantal in (
        ("vragen", sum(zelf.vragen.values())),
        ("antwoorden", sum(zelf.antwoord.values())),
        ("maatwerk", sum(n for (_, t), n in zelf.antwoord.items() if t == "maatwerk")),
    ):
        blad = pagina(klant, "beleid:dossiers", cijfer=slug)
        assert len(re.findall(r"/consulent/dossier/\d+/", blad)) == aantal, slug
    assert (
        klant.get(reverse("beleid:dossiers", kwargs={"gemeente": "meerssen", "cijfer": "betaalbaar"})).status_code
        == 404
    )
    with namens({938}, doel="proef"):
        assert Logregel.objects.filter(handeling="stond op de lijst bij een cijfer", gebruiker_id=noor.pk).exists()
    klant.force_login(sanne)
    assert "/consulent/dossier/" not in pagina(klant, "beleid:dossiers", cijfer="vragen")


def test_wie_kijkt_staat_in_het_log_zonder_inwoner(klant, vol):
    pagina(klant)
    with namens({938}, doel="proef"):
        regel = Logregel.objects.get(gebruiker_id=vol.rik.pk)
    assert (regel.handeling, regel.inwoner_id, regel.object_soort) == ("cijfers bekeken", None, "cijfers")


def test_meer_feiten_kosten_niet_meer_vragen_aan_de_database(klant, vol):
    def kost() -> int:
        with CaptureQueriesContext(connection) as c:
            pagina(klant)
        return len(c)

    veel = kost()
    nooit_geteld()
    leeg = kost()
    assert leeg == veel


def test_wie_een_gemeente_heeft_komt_daar_vanzelf(klant):
    for route, delen, doel in (
        ("beleid:start", {}, "/beleid/meerssen/"),
        ("beleid:regio-csv", {}, "/beleid/meerssen/cijfers.csv"),
        ("beleid:regio-cijfer", {"cijfer": "vragen"}, "/beleid/meerssen/cijfer/vragen/"),
        ("mijn-balie", {}, "/beleid/"),
    ):
        assert klant.get(reverse(route, kwargs=delen))["Location"] == doel
    assert klant.get(reverse("beleid:werkt-het", kwargs={"gemeente": "vaals"})).status_code == 403
    assert "Kies een gemeente" not in pagina(klant)
