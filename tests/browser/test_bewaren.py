"""No word is lost: autosave, a restart, an expired sign-in, a cut network, two people in one sheet, another person."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.test.testcases import LiveServerThread
from django.urls import reverse
from playwright.sync_api import Page, expect

from keukentafel.dossier.onderzoek.models import Aantekening, Trede
from keukentafel.dossier.zaak.models import Betrokkene
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.wereld import Wereld

GEDULD = 25_000
REGEL = "[data-bewaard]"
VELD = "textarea[name=tekst]"
WACHT = "Er is nu geen verbinding. Uw tekst staat op dit apparaat."


def klant_van(mens: Gebruiker) -> Client:
    klant = Client()
    klant.force_login(mens)
    return klant


def notities(w: Wereld) -> list[Aantekening]:
    with namens({w.meerssen.code}, doel="proef"):
        return list(Aantekening.objects.filter(zaak_id=w.objecten["zaak"]["eigen"]).order_by("id"))


def tekst_van(w: Wereld) -> str:
    return "\n".join(n.tekst for n in notities(w))


def op_apparaat(pagina: Page) -> int:
    return int(pagina.evaluate("Object.keys(localStorage).filter(n => n.startsWith('kt-bewaar:')).length"))


def meld_aan(pagina: Page, mens: Gebruiker, thuis: str) -> None:
    """Let this person sign in in this browser, whoever was there before."""
    pagina.context.clear_cookies()
    koekjes = [{"name": n, "value": k.value, "url": thuis} for n, k in klant_van(mens).cookies.items()]
    pagina.context.add_cookies(koekjes)  # type: ignore[arg-type]


@pytest.fixture
def adres(wereld: Wereld) -> str:
    return reverse("consulent:gesprek", args=[wereld.objecten["zaak"]["eigen"]])


@pytest.fixture
def noor(wereld: Wereld) -> Gebruiker:
    return wereld.mensen[Rol.CONSULENT]


@pytest.fixture
def open_(bezoek: Any, noor: Gebruiker, adres: str) -> Callable[[], Page]:
    def doe() -> Page:
        pagina: Page = bezoek.als(klant_van(noor))
        pagina.goto(adres)
        return pagina

    return doe


def test_it_saves_by_itself_and_the_device_keeps_nothing(wereld: Wereld, open_: Callable[[], Page]):
    pagina = open_()
    expect(pagina.get_by_role("button", name="Bewaar", exact=True)).to_be_hidden()
    pagina.locator(VELD).press_sequentially("Kookt zelf. ", delay=20)
    pagina.wait_for_timeout(500)
    assert op_apparaat(pagina) == 1
    expect(pagina.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    assert tekst_van(wereld) == "Kookt zelf. "
    assert op_apparaat(pagina) == 0
    pagina.locator(VELD).press_sequentially("De trap lukt niet.", delay=20)
    pagina.wait_for_timeout(5500)
    assert [(n.tekst, n.versie) for n in notities(wereld)] == [("Kookt zelf. De trap lukt niet.", 2)]


def test_who_types_on_is_saved_as_well_and_a_link_takes_the_last_words_along(wereld: Wereld, open_: Callable[[], Page]):
    pagina = open_()
    pagina.locator(VELD).press_sequentially("abcdefghij" * 6, delay=100)
    assert tekst_van(wereld)  # six seconds without a pause
    pagina.locator(VELD).press_sequentially(" Slot.")
    pagina.get_by_role("link", name="Nieuwe aantekening").click()
    pagina.wait_for_url("**nieuw=1")
    assert tekst_van(wereld).endswith(" Slot.")
    assert pagina.locator(VELD).input_value() == ""
    expect(pagina.get_by_text("Slot.")).to_be_visible()


class Lijn:
    """The line between browser and server: what goes in at its port comes out at a server, until it is cut."""

    def __init__(self, poort: int) -> None:
        self.naar, self.open = poort, list[socket.socket]()
        self.oor = socket.create_server(("127.0.0.1", 0))
        self.poort: int = self.oor.getsockname()[1]
        Thread(target=self._luister, args=(self.oor,), daemon=True).start()

    def _luister(self, oor: socket.socket) -> None:
        with suppress(OSError):
            while True:
                binnen = oor.accept()[0]
                buiten = socket.create_connection(("127.0.0.1", self.naar))
                self.open += [binnen, buiten]
                for van, naar in ((binnen, buiten), (buiten, binnen)):
                    Thread(target=self._draag, args=(van, naar), daemon=True).start()

    def _draag(self, van: socket.socket, naar: socket.socket) -> None:
        with suppress(OSError):
            while deel := van.recv(65536):
                naar.sendall(deel)
            naar.shutdown(socket.SHUT_WR)

    def knip(self) -> None:
        """The server stops: nobody listens any more and every line that was open is gone."""
        with suppress(OSError):
            self.oor.shutdown(socket.SHUT_RDWR)
        for deel in (self.oor, *self.open):
            with suppress(OSError):
                deel.shutdown(socket.SHUT_RDWR)
            deel.close()
        self.open.clear()

    def begin(self, poort: int) -> None:
        """A server stands at the same address again, another one than before."""
        self.naar = poort
        self.oor = socket.create_server(("127.0.0.1", self.poort))
        Thread(target=self._luister, args=(self.oor,), daemon=True).start()


def test_a_restart_of_the_server_while_typing(
    wereld: Wereld, bezoek: Any, noor: Gebruiker, adres: str, live_server: Any
):
    lijn = Lijn(live_server.thread.port)
    pagina = bezoek.als(klant_van(noor))
    pagina.context.add_cookies([c | {"domain": "127.0.0.1"} for c in pagina.context.cookies()])
    pagina.goto(f"http://127.0.0.1:{lijn.poort}{adres}")
    pagina.locator(VELD).press_sequentially("Voor de herstart. ")
    expect(pagina.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    lijn.knip()
    pagina.locator(VELD).press_sequentially("Tijdens de herstart. ")
    expect(pagina.locator(REGEL)).to_contain_text(WACHT, timeout=GEDULD)
    assert op_apparaat(pagina) == 1
    assert tekst_van(wereld) == "Voor de herstart. "
    nieuw = LiveServerThread("127.0.0.1", live_server.thread.static_handler, connections_override={}, port=0)
    nieuw.daemon = True
    nieuw.start()
    nieuw.is_ready.wait()
    try:
        lijn.begin(nieuw.port)
        pagina.locator(VELD).press_sequentially("Erna.")
        expect(pagina.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
        assert tekst_van(wereld) == "Voor de herstart. Tijdens de herstart. Erna."
        assert op_apparaat(pagina) == 0
    finally:
        pagina.context.close()
        lijn.knip()
        nieuw.terminate()


@pytest.mark.parametrize("al_bewaard", [True, False])
def test_an_expired_sign_in_while_typing(
    wereld: Wereld, open_: Callable[[], Page], noor: Gebruiker, live_server: Any, al_bewaard: bool
):
    pagina = open_()
    if al_bewaard:
        pagina.locator(VELD).press_sequentially("Eerst. ")
        expect(pagina.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    pagina.context.clear_cookies()
    pagina.locator(VELD).press_sequentially("Na het afmelden.")
    expect(pagina.locator(REGEL)).to_contain_text(
        "U bent afgemeld. Uw tekst staat nog op dit apparaat.", timeout=GEDULD
    )
    pagina.get_by_role("link", name="Meld u aan").click()
    pagina.wait_for_url("**/account/**next=**")
    meld_aan(pagina, noor, live_server.url)
    pagina.goto(pagina.url.split("next=")[1].replace("%2F", "/"))
    verwacht = "Eerst. Na het afmelden." if al_bewaard else "Na het afmelden."
    assert pagina.locator(VELD).input_value() == verwacht
    expect(pagina.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    assert [n.tekst for n in notities(wereld)] == [verwacht]
    assert op_apparaat(pagina) == 0


def test_another_person_on_this_device_sees_nothing_of_it(
    wereld: Wereld, open_: Callable[[], Page], noor: Gebruiker, adres: str, live_server: Any
):
    assert wereld.collega is not None
    laat_binnen(wereld)
    pagina = open_()
    pagina.context.clear_cookies()
    pagina.locator(VELD).press_sequentially("Alleen van mij.")
    expect(pagina.locator(REGEL)).to_contain_text("U bent afgemeld.", timeout=GEDULD)
    meld_aan(pagina, wereld.collega, live_server.url)
    pagina.goto(adres)
    assert pagina.locator(VELD).input_value() == ""
    pagina.wait_for_timeout(5000)
    assert notities(wereld) == []
    assert op_apparaat(pagina) == 1
    meld_aan(pagina, noor, live_server.url)
    pagina.goto(adres)
    assert pagina.locator(VELD).input_value() == "Alleen van mij."


def test_a_cut_network_and_the_note_keeps_its_own_day(
    wereld: Wereld, open_: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
):
    pagina = open_()
    dag = klok.vandaag()
    pagina.context.set_offline(True)
    pagina.locator(VELD).press_sequentially("Zonder bereik op de Geul.")
    expect(pagina.locator(REGEL)).to_contain_text(WACHT, timeout=GEDULD)
    assert notities(wereld) == []
    monkeypatch.setenv("KEUKENTAFEL_VERSCHUIVING_DAGEN", "1")
    pagina.context.set_offline(False)
    expect(pagina.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    assert [(n.tekst, n.dag) for n in notities(wereld)] == [("Zonder bereik op de Geul.", dag)]
    assert klok.vandaag() == dag + timedelta(days=1)


def laat_binnen(w: Wereld) -> None:
    """Let the colleague into this case for a time."""
    with namens({w.meerssen.code}, doel="proef"):
        Betrokkene.objects.create(
            gemeente=w.meerssen, zaak_id=w.objecten["zaak"]["eigen"], gebruiker=w.collega, soort="vervanger",
            van=klok.nu() - timedelta(hours=1), tot=klok.nu() + timedelta(days=1), gegeven_door="proef",
        )  # fmt: skip


def test_two_people_in_one_sheet_see_each_other_and_keep_both_texts(
    wereld: Wereld, open_: Callable[[], Page], bezoek: Any, adres: str
):
    laat_binnen(wereld)
    een = open_()
    een.locator(VELD).press_sequentially("Van de een. ")
    expect(een.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    ander = bezoek.als(klant_van(wereld.collega))  # type: ignore[arg-type]
    ander.goto(f"{adres}?aantekening={notities(wereld)[0].pk}")
    expect(ander.locator("[data-bewerkers]")).to_contain_text("Mens consulent bewerkt sinds", timeout=GEDULD)
    expect(een.locator("[data-bewerkers]")).to_contain_text("Hans Vroomen bewerkt sinds", timeout=30_000)
    ander.locator(VELD).press("Control+End")
    ander.locator(VELD).press_sequentially("Van de ander.")
    expect(ander.locator(REGEL)).to_contain_text("Bewaard om", timeout=GEDULD)
    ander.wait_for_timeout(4500)
    een.locator(VELD).press_sequentially("En nog iets. ")
    expect(een.locator(REGEL)).to_contain_text("Hans Vroomen schreef intussen ook.", timeout=GEDULD)
    een.locator(VELD).press("Control+End")
    een.locator(VELD).press_sequentially(" Slot.")
    een.wait_for_timeout(5000)
    for zin in ("Van de een.", "Van de ander.", "En nog iets.", "Slot."):
        assert zin in tekst_van(wereld), zin
        assert zin in een.locator(VELD).input_value(), zin


def test_a_form_with_a_button_keeps_its_words_and_shows_what_is_wrong(
    wereld: Wereld, bezoek: Any, noor: Gebruiker, live_server: Any
):
    zaak = wereld.objecten["zaak"]["eigen"]
    pagina = bezoek.als(klant_van(noor))
    pagina.goto(reverse("consulent:ladder", args=[zaak]))
    pagina.locator("#id_netwerk_oordeel").select_option("niet_genoeg")
    pagina.get_by_role("button", name="Bewaar de ladder").click()
    expect(pagina.get_by_text("Schrijf bij trede 4 (netwerk) waarom u dit vindt.").first).to_be_visible(timeout=GEDULD)
    assert pagina.locator("#id_netwerk_oordeel").input_value() == "niet_genoeg"
    pagina.locator("#id_netwerk_toelichting").press_sequentially("De dochter houdt het niet vol.")
    pagina.context.clear_cookies()
    pagina.keyboard.press("Control+Enter")
    expect(pagina.locator(REGEL)).to_contain_text("U bent afgemeld.", timeout=GEDULD)
    meld_aan(pagina, noor, live_server.url)
    pagina.goto(reverse("consulent:ladder", args=[zaak]))
    assert pagina.locator("#id_netwerk_oordeel").input_value() == "niet_genoeg"
    assert pagina.locator("#id_netwerk_toelichting").input_value() == "De dochter houdt het niet vol."
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_url("**/gesprek/")
    expect(pagina.get_by_text("De ladder is bewaard.")).to_be_visible()
    assert op_apparaat(pagina) == 0
    with namens({wereld.meerssen.code}, doel="proef"):
        assert Trede.objects.get(zaak_id=zaak, trede="netwerk").toelichting == "De dochter houdt het niet vol."


def test_the_whole_talk_by_keyboard(wereld: Wereld, bezoek: Any, noor: Gebruiker):
    pagina = bezoek.als(klant_van(noor))
    pagina.goto(reverse("consulent:dossier", args=[wereld.objecten["zaak"]["eigen"]]))
    pagina.keyboard.press("t")
    pagina.wait_for_url("**/gesprek/")
    pagina.keyboard.press("w")
    pagina.wait_for_url("**/onderwerpen/")
    pagina.locator("#id_meedoen_woorden").focus()
    pagina.keyboard.type("Als iemand meeloopt, ga ik wel.")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")  # the scores are folded: words come first
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("3")
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_url("**/gesprek/")
    expect(pagina.get_by_text("Als iemand meeloopt, ga ik wel.")).to_be_visible()
    expect(pagina.locator("svg[role=img] text", has_text="nu 3")).to_be_visible()
    pagina.keyboard.press("l")
    pagina.wait_for_url("**/ladder/")
    pagina.go_back()
    pagina.keyboard.press("n")
    pagina.wait_for_url("**nieuw=1")
