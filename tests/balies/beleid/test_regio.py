"""The page of all municipalities together: it adds up what their own pages show, and tells nothing more than those."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.balies.beleid.uitleg import CIJFERS
from keukentafel.omgeving.monitor.models import Telling, Verversing
from keukentafel.omgeving.monitor.operations import leg_feit
from keukentafel.omgeving.sociale_kaart.operations import maak_aanbod, maak_organisatie
from keukentafel.recht.ladder import Trede
from keukentafel.reis.leren.cijfers import bereken, cijfers
from keukentafel.reis.leren.regio import samen
from keukentafel.reis.leren.tellen import te_tellen_tot, tellingen_verversen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente, Wijk
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests.berichten.pdftekst import Pdf, plat
from tests.opzet import als, maak_gebruiker, maak_gemeente

# code, name, slug, and how many questions each of its wijken gets: Vaals is small, so much of it is hidden
PLAATSEN = (
    (1903, "Eijsden-Margraten", "eijsden-margraten", (90, 41)),
    (1729, "Gulpen-Wittem", "gulpen-wittem", (70, 8)),
    (935, "Maastricht", "maastricht", (160, 110)),
    (938, "Meerssen", "meerssen", (80, 66)),
    (981, "Vaals", "vaals", (32, 9)),
    (994, "Valkenburg aan de Geul", "valkenburg-aan-de-geul", (75, 50)),
)
SAMEN = "alle gemeenten samen"
HEEL, TREDEN, UITKOMSTEN = "hele gemeente", "alle treden", "alle uitkomsten"
Vorm = dict[tuple[str, ...], Fraction]


@dataclass(frozen=True)
class Kring:
    """Six municipalities with numbers, and who makes policy for all of them."""

    gemeenten: tuple[Gemeente, ...]
    rik: Gebruiker

    @property
    def codes(self) -> set[int]:
        """Their CBS numbers."""
        return {g.code for g in self.gemeenten}


def vul(gemeente: Gemeente, vragen: tuple[int, ...], rng: random.Random) -> None:
    """Wijken, two years of facts and something on offer."""
    van = maak_organisatie(naam=f"Huis van {gemeente.naam}", soort="welzijn", synthetisch=True)

    def biedt(soort: str, wijk: Wijk | None) -> None:
        maak_aanbod(
            gemeente=gemeente.code, organisatie=van.id, trede="algemene_voorziening", dimensie="meedoen", soort=soort,
            toegang="vrij", naam=f"{soort} {wijk}", wijk=wijk, bevestigd_op=date(2026, 1, 1) if wijk else None,
        )  # fmt: skip

    biedt("informeel", None)
    nr = 0
    for volg, aantal in enumerate((*vragen, 5)):
        code = f"WK{gemeente.code:04d}{volg:02d}" if volg < len(vragen) else ""
        if code:
            naam = f"Wijk {volg} van {gemeente.naam}"
            wijk = Wijk.objects.create(
                code=code, gemeente=gemeente, naam=naam, inwoners=4000 + 37 * volg + gemeente.code,
                peildatum=date(2021, 1, 1), bron="proef",
            )  # fmt: skip
            for soort in ("informeel", "formeel_algemeen")[: 1 + volg % 2]:
                biedt(soort, wijk)
        for i in range(aantal):
            nr += 1
            feiten: list[tuple[str, str, int | None]] = [("melden", "", None)]
            if i % 5:
                trede = rng.choice((Trede.EIGEN_KRACHT, Trede.ALGEMENE_VOORZIENING, *[Trede.MAATWERK] * 3))
                feiten += [("antwoord", trede.value, None), ("toekennen", "", 30 + i % 9)]
                feiten += [("evaluatie", "", None), ("resultaat", ("bereikt", "deels", "niet")[i % 3], None)]
            for terug, welke in ((31 + i % 300, feiten), (400 + i % 300, feiten[:2])):  # this year, and the year before
                for soort, trede_, waarde in welke:
                    leg_feit(
                        gemeente=gemeente.code, pseudoniem=f"{nr:032x}", soort=soort, wijk_code=code, trede=trede_,
                        waarde=waarde, dag=klok.vandaag() - timedelta(days=terug),
                    )  # fmt: skip
    tellingen_verversen(gemeente=gemeente, tot_en_met=te_tellen_tot(gemeente=gemeente), op=klok.nu())
    Verversing.objects.filter(gemeente=gemeente).update(geteld_vanaf=klok.vandaag() - timedelta(days=800))


@pytest.fixture(scope="module")
def kring(django_db_setup: None, django_db_blocker: Any) -> Iterator[Kring]:
    """The world of all tests here; what each test does to it is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        rng = random.Random(4)
        gemeenten = tuple(maak_gemeente(code, naam, slug) for code, naam, slug, _ in PLAATSEN)
        with namens({g.code for g in gemeenten}, doel="proef"):
            for gemeente, (*_, vragen) in zip(gemeenten, PLAATSEN, strict=True):
                vul(gemeente, vragen, rng)
        yield Kring(gemeenten, maak_gebruiker("Rik Theunissen", *((g, Rol.BELEID) for g in gemeenten)))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _teruggedraaid(kring: Kring, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def als_klant(wie: Gebruiker) -> Client:
    klant = Client()
    klant.force_login(wie)
    return klant


@pytest.fixture
def klant(kring: Kring) -> Client:
    """Signed in as Rik, policy of all six."""
    return als_klant(kring.rik)


def html(klant: Client, adres: str = "/beleid/") -> str:
    antwoord = klant.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode().split("<main")[1].split("</main>")[0]


def kaal(deel: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", deel)).split())


def rijen(deel: str, id_: str) -> list[list[str]]:
    """All rows under the heads of the table with this caption, that of the whole with them."""
    tabel = deel.split(f'id="{id_}"')[1].split("</thead>")[1].split("</table>")[0]
    return [
        [kaal(cel) for cel in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rij, flags=re.S)]
        for rij in re.findall(r"<tr[^>]*>(.*?)</tr>", tabel, flags=re.S)
    ]


def bestand(klant: Client, waar: str = "") -> list[dict[str, str]]:
    antwoord = klant.get(f"/beleid/{waar}cijfers.csv")
    assert antwoord["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


class Wetend:
    """Who reads numbers and reckons: every number is an equation over what was really counted."""

    def __init__(self) -> None:
        self.weet: dict[tuple[str, ...], tuple[Vorm, Fraction]] = {}

    def rest(self, vorm: Vorm, waarde: Fraction) -> tuple[Vorm, Fraction]:
        """What of this number does not follow from what is known: ({}, 0) when all of it does."""
        over = dict(vorm)
        while spillen := [naam for naam in over if naam in self.weet]:
            for spil in spillen:
                keer = over.get(spil, Fraction(0))
                links, rechts = self.weet[spil]
                for naam, factor in links.items():
                    over[naam] = over.get(naam, Fraction(0)) - keer * factor
                waarde -= keer * rechts
                over = {naam: factor for naam, factor in over.items() if factor}
        return over, waarde

    def leer(self, vorm: Vorm, waarde: Fraction) -> None:
        """Read a number."""
        over, rest = self.rest(vorm, waarde)
        if not over:
            assert rest == 0, "two numbers that contradict each other"
            return
        spil = next(iter(over))
        self.weet[spil] = ({naam: factor / over[spil] for naam, factor in over.items()}, rest / over[spil])


def vormen(alles: list[dict[str, str]]) -> Iterator[tuple[dict[str, str], Vorm]]:
    """Each line of the files with the sum that it is, over the smallest cells of all municipalities."""
    kaart = "aanbod van "
    cellen = {
        (r["gemeente"], r["cijfer"], r["wijk"], r["trede of uitkomst"])
        for r in alles
        if r["gemeente"] != SAMEN and r["trede of uitkomst"] not in (TREDEN, UITKOMSTEN)
        and (r["wijk"] != HEEL or r["cijfer"].startswith(("dagen", "resultaten")))
    }  # fmt: skip
    # what is on offer for a whole municipality stands in no wijk
    cellen |= {(g, c, HEEL, "") for g, c, *_ in cellen if c.startswith(kaart)}
    for r in alles:
        wijk, trede = r["wijk"], r["trede of uitkomst"]
        vorm = {
            cel: Fraction(1)
            for cel in cellen
            if cel[1] == r["cijfer"]
            and r["gemeente"] in (SAMEN, cel[0])
            and (wijk in (HEEL, SAMEN) or wijk == cel[2])
            and (trede in (TREDEN, UITKOMSTEN) or trede == cel[3])
        }
        yield r, vorm


def test_de_bladzijde_vertelt_niets_dat_de_eigen_bladzijden_niet_vertellen(klant, kring):
    """The attack: each number of the region, as an equation, must follow from those in the files of the six."""
    apart = [rij for g in kring.gemeenten for rij in bestand(klant, f"{g.slug}/")]
    samen_ = bestand(klant)
    regio = [rij for rij in samen_ if rij["gemeente"] == SAMEN]
    assert [rij for rij in samen_ if rij["gemeente"] != SAMEN] == apart
    wetend = Wetend()
    met_vorm = list(vormen([*apart, *regio]))
    for rij, vorm in met_vorm:
        if rij["gemeente"] != SAMEN and rij["aantal"]:
            wetend.leer(vorm, Fraction(int(rij["aantal"])))
    getoond, verborgen_niet_te_weten = 0, 0
    for rij, vorm in met_vorm:
        if rij["gemeente"] == SAMEN and rij["status"] != "nog niet gemeten":
            over, rest = wetend.rest(vorm, Fraction(int(rij["aantal"] or 0)))
            if rij["aantal"]:
                assert (over, rest) == ({}, 0), rij
                getoond += 1
            else:
                assert rij["status"] == "verborgen"
                verborgen_niet_te_weten += bool(over)
    assert getoond > 4
    assert verborgen_niet_te_weten, "what is hidden does not follow, so an attack that finds nothing would be noticed"


def test_elk_getal_op_de_bladzijde_is_er_een_van_de_gemeenten_of_hun_som(klant, kring):
    blad, regio = html(klant), [rij for rij in bestand(klant) if rij["gemeente"] == SAMEN]
    los = {g: html(klant, f"/beleid/{g.slug}/") for g in kring.gemeenten}

    def woorden(deel: str) -> set[str]:
        return set(re.findall(r"\d[\d.,]*\d|\d", kaal(deel)))

    mag = set().union(*(woorden(deel) for deel in los.values()))
    mag |= {f"{int(rij['aantal']):,}".replace(",", ".") for rij in regio if rij["aantal"]}
    teksten = [kaal(deel) for deel in los.values()]
    for zin in (r"Bevestigd: (\d+)\.", r"In (\d+) van de", r"van de (\d+) wijken"):
        mag.add(str(sum(int(re.search(zin, tekst)[1]) for tekst in teksten)))
    vragen, maatwerk, inwoners = 0, 0, sum(w.inwoners for w in Wijk.objects.all())
    for tekst in teksten:
        vragen += int(re.search(r"binnen\. Een jaar eerder (\d+)", tekst)[1])
        maatwerk += int(re.search(r"waarvan (\d+) bij maatwerk", tekst)[1])
    mag.add(str(vragen))
    mag.add(f"{maatwerk * 1000 / inwoners:.1f}".replace(".", ","))
    # how much maatwerk there was a year ago stands on the council's sheet of each municipality
    bladen = [plat(Pdf(klant.get(f"/beleid/{g.slug}/raad.pdf").content).boom().tekst) for g in kring.gemeenten]
    eerder = [int(re.search(r"per1\.000inwoners\.Eenjaareerder(\d+)", tekst)[1]) for tekst in bladen]
    mag.add(f"{sum(eerder) * 1000 / inwoners:.1f}".replace(".", ","))
    over = next(int(r["aantal"]) for r in regio if r["trede of uitkomst"] == TREDEN) - maatwerk
    assert woorden(blad) - mag == {str(over)}  # "the others", the difference of two that are shown


def test_de_tabellen_zijn_die_van_de_gemeenten_met_de_som_eronder(klant, kring):
    blad = html(klant)
    wijken, treden = rijen(blad, "alle"), rijen(blad, "pertrede")
    los = [html(klant, f"/beleid/{g.slug}/") for g in kring.gemeenten]
    verwacht = []
    for gemeente, deel in zip(kring.gemeenten, los, strict=True):
        *van_wijken, heel = rijen(deel, "alle")
        verwacht += [[gemeente.naam, *heel[1:]], *van_wijken]
    assert wijken[:-1] == verwacht
    assert treden[:-1] == [
        [g.naam, *rijen(deel, "pertrede")[-1][1:]] for g, deel in zip(kring.gemeenten, los, strict=True)
    ]
    regio = {(r["cijfer"], r["trede of uitkomst"]): r["aantal"] for r in bestand(klant) if r["gemeente"] == SAMEN}
    assert treden[-1][0] == wijken[-1][0] == "Alle zes samen"
    op_papier = [regio["antwoorden", trede.titel] for trede in Trede] + [regio["antwoorden", TREDEN]]
    assert treden[-1][1:] == [aantal or "verborgen" for aantal in op_papier]
    assert wijken[-1][1] == regio["vragen", ""]
    assert {"verborgen"} < set(treden[-1][1:]), "some sums are shown and some are not"
    dagen = {r[0]: r[1:] for r in rijen(blad, "duur")}
    for gemeente, deel in zip(kring.gemeenten, los, strict=True):
        per = re.findall(r"(\d+) dagen", kaal(deel.split('id="duur"')[1].split("</table>")[0]))
        assert [n for n in dagen[gemeente.naam] if n != "verborgen"] == per
    assert list(dagen) == [g.naam for g in kring.gemeenten], "by name, and no average of all"


def test_de_kaart_toont_elke_wijk_en_kleurt_alleen_wat_getoond_is(klant, kring):
    def tegels(deel: str) -> list[tuple[str, str, str]]:
        kaart = deel.split("kt-kaart")[1].split("</svg>")[0]
        return re.findall(r'<rect class="(kt-k\d)" x.*?s-code[^>]*>([^<]+)<.*?s-getal[^>]*>([^<]+)<', kaart)

    op_regio = tegels(html(klant))
    los = [tegel for g in kring.gemeenten for tegel in tegels(html(klant, f"/beleid/{g.slug}/"))]
    assert [tegel[1:] for tegel in op_regio] == [tegel[1:] for tegel in los]
    assert all((klasse == "kt-k0") == (tekst == "?") for klasse, _, tekst in op_regio)
    # a tint follows from the numbers that are shown: the higher the number, the darker
    op_hoogte = sorted((float(tekst.replace(",", ".")), klasse) for klasse, _, tekst in op_regio if tekst != "?")
    klassen = [klasse for _, klasse in op_hoogte]
    assert klassen == sorted(klassen)
    assert len(set(klassen)) > 1


def test_wat_een_gemeente_toont_hangt_niet_af_van_de_andere(kring):
    with namens(kring.codes, doel="proef"):
        alle = bereken(gemeenten=kring.gemeenten, peildag=klok.vandaag())
        apart = [bereken(gemeenten=[g], peildag=klok.vandaag())[0] for g in kring.gemeenten]
    assert list(alle) == apart
    assert len({deel.vragen.totaal for deel in alle}) > 4


def test_meer_gemeenten_kosten_niet_meer_vragen_aan_de_database(kring):
    paar = maak_gebruiker("Eva Offermans", *((g, Rol.BELEID) for g in kring.gemeenten[:2]))

    def kost(wie: Gebruiker) -> int:
        klant = als_klant(wie)
        with CaptureQueriesContext(connection) as c:
            html(klant)
        return len(c)

    assert kost(paar) == kost(kring.rik)
    for aantal in (1, 2, 6):
        with namens(kring.codes, doel="proef"), CaptureQueriesContext(connection) as c:
            cijfers(gemeenten=kring.gemeenten[:aantal], wie=als(kring.rik, Rol.BELEID), op=klok.nu())
        assert len(c) == 6


def test_wie_er_twee_heeft_ziet_precies_die_twee(kring):
    een, twee, elders, *rest = kring.gemeenten
    eva = maak_gebruiker("Eva Offermans", (een, Rol.BELEID), (twee, Rol.BELEID), (elders, Rol.CONSULENT))
    klant = als_klant(eva)
    antwoord = klant.get("/beleid/")
    tekst = antwoord.content.decode()
    assert "Gemeente: <strong>alle twee</strong>" in tekst
    assert "Twee gemeenten, van" in kaal(tekst)
    assert {r[0] for r in rijen(tekst, "pertrede")} == {een.naam, twee.naam, "Alle twee samen"}
    assert {r["gemeente"] for r in bestand(klant)} == {een.naam, twee.naam, SAMEN}
    for vreemd in (elders, *rest):
        assert vreemd.naam not in tekst
        assert f"/beleid/{vreemd.slug}/" not in tekst
        assert klant.get(f"/beleid/{vreemd.slug}/").status_code == 403
    with namens(kring.codes, doel="proef"):
        gezien = set(Logregel.objects.filter(gebruiker_id=eva.pk).values_list("gemeente_id", flat=True))
    assert gezien == {een.code, twee.code}


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.KWALITEIT, Rol.TOEZICHT, Rol.BEHEER, Rol.AANBIEDER])
def test_een_andere_rol_in_twee_gemeenten_komt_er_niet_in(kring, rol):
    klant = als_klant(maak_gebruiker("Iemand Anders", *((g, rol) for g in kring.gemeenten[:2])))
    for adres in ("/beleid/", "/beleid/cijfers.csv", "/beleid/cijfer/vragen/"):
        assert klant.get(adres).status_code == 403, adres


def test_elke_gemeente_krijgt_een_regel_in_haar_log(klant, kring):
    for adres, waarvoor in (
        ("/beleid/", "cijfers bekeken"), ("/beleid/cijfers.csv", "cijfers meegenomen als bestand"),
        ("/beleid/cijfer/vragen/", "uitleg bij een cijfer bekeken"),
    ):  # fmt: skip
        assert klant.get(adres).status_code == 200
        with namens(kring.codes, doel="proef"):
            regels = list(Logregel.objects.filter(gebruiker_id=kring.rik.pk, handeling=waarvoor))
        assert {(r.gemeente_id, r.soort, r.inwoner_id, r.object_soort, r.rol) for r in regels} == {
            (code, "inzage", None, "cijfers", "beleid") for code in kring.codes
        }
        assert len(regels) == len(kring.codes)


def test_van_elk_getal_en_elke_naam_komt_u_verder(klant, kring):
    blad = html(klant)
    for gemeente in kring.gemeenten:
        assert f'<a class="utrecht-link" href="/beleid/{gemeente.slug}/">{gemeente.naam}</a>' in blad
        terug = html(klant, f"/beleid/{gemeente.slug}/")
        assert 'href="/beleid/"' in terug
        assert "Werkt het in zes gemeenten?" in kaal(terug)
    for adres in set(re.findall(r'href="(/beleid/[^"]*cijfer/[^"]+)"', blad)):
        assert klant.get(adres).status_code == 200, adres
    zonder_weg = re.findall(r'<td class="kt-getal">\s*(\d[^<]*)</td>', blad)
    assert zonder_weg == [], "a number that does not say what it means"
    for slug in CIJFERS:
        tekst = kaal(html(klant, f"/beleid/cijfer/{slug}/"))
        for kop in ("Wat telt dit cijfer?", "Waar komt het vandaan?", "Van welke dag is het?", "Per gemeente"):
            assert kop in tekst, slug
        assert ("Hoe tellen wij de gemeenten samen?" in tekst) == CIJFERS[slug].gemeten
        assert "dossiers" not in tekst
    assert klant.get("/beleid/cijfer/verzonnen/").status_code == 404


def test_zonder_telling_van_een_gemeente_is_er_geen_som(klant, kring):
    with namens(kring.codes, doel="proef"):
        Telling.objects.filter(gemeente=kring.gemeenten[0]).delete()
        Verversing.objects.filter(gemeente=kring.gemeenten[0]).delete()
    tekst = kaal(html(klant))
    assert "Nog niet elke gemeente is geteld." in tekst
    assert "Nog niet in elke gemeente geteld." in tekst
    assert "vragen binnen" not in tekst
    regio = [r for r in bestand(klant) if r["gemeente"] == SAMEN and r["bron"] == "feiten van elke stap"]
    assert {(r["aantal"], r["status"]) for r in regio} == {("", "nog niet gemeten")}


def test_over_andere_maanden_geteld_is_niet_op_te_tellen(klant, kring):
    with namens(kring.codes, doel="proef"):
        Verversing.objects.filter(gemeente=kring.gemeenten[4]).update(ververst_op=klok.nu() - timedelta(days=45))
    tekst = kaal(html(klant))
    assert "Zij zijn niet over dezelfde maanden geteld. De oudste telling is van Vaals:" in tekst
    assert "Daarom tellen wij niet op." in tekst
    assert "vragen binnen" not in tekst
    regio = [r for r in bestand(klant) if r["gemeente"] == SAMEN and r["bron"] == "feiten van elke stap"]
    assert {(r["aantal"], r["status"]) for r in regio} == {("", "niet dezelfde maanden")}
    assert {r["van"] for r in regio} == {""}


def test_zonder_gemeente_is_er_geen_regio():
    with pytest.raises(ValueError, match="minstens één gemeente"):
        samen([])
