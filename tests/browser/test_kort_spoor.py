"""S-A3: a resident we know, from "Nieuwe melding" to the signed besluit in at most twelve clicks of two consulenten."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Trede
from keukentafel.reis.besluiten import ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.besluitwereld import geef_mandaat, maak_aanvraag, ontwerp
from tests.opzet import als, maak_gebruiker
from tests.wereld import Wereld

HOOGSTENS = 12


class Klikken:
    """Clicks on a page, counted over everybody: links, buttons, options and ticks. Typing and Tab are no clicks."""

    def __init__(self) -> None:
        self.gedaan: list[str] = []

    def klik(self, pagina: Any, plek: str) -> None:
        """Click what this selector finds."""
        self.gedaan.append(plek)
        pagina.locator(plek).click()


MEESTE_TABS = 80


def tab_naar(pagina: Any, plek: str) -> None:
    """Press Tab until what this selector finds has the focus, as a person without a mouse gets there."""
    for _ in range(MEESTE_TABS):
        if pagina.evaluate("plek => document.activeElement?.matches(plek)", plek):
            return
        pagina.keyboard.press("Tab")
    raise AssertionError(
        f"Tab does not reach {plek}; it stands at {pagina.evaluate('document.activeElement.outerHTML')}"
    )


def typ(pagina: Any, naam: str, tekst: str) -> None:
    """Tab to a field and type over what stands there. A line that is folded is opened with Enter on the way."""
    vouw = f"details:not([open]):has([name={naam}]) > summary"
    if pagina.locator(vouw).count():
        tab_naar(pagina, vouw)
        pagina.keyboard.press("Enter")
    tab_naar(pagina, f"[name={naam}]")
    pagina.keyboard.press("Control+A")
    pagina.keyboard.type(tekst)
    assert pagina.locator(f"[name={naam}]").input_value() == tekst


def kies(pagina: Any, naam: str, woord: str, waarde: str) -> None:
    """Tab to a select and type the beginning of an answer."""
    tab_naar(pagina, f"select[name={naam}]")
    pagina.keyboard.type(woord)
    assert pagina.locator(f"[name={naam}]").input_value() == waarde


def eerder_geholpen(w: Wereld) -> Any:
    """Give the consulent a resident who has a signed besluit already; return the colleague who signed it."""
    noor = w.mensen[Rol.CONSULENT]
    hans = maak_gebruiker("Hans Tekenaar", (w.meerssen, Rol.CONSULENT))
    with namens({w.meerssen.code}, doel="proef"):
        geef_mandaat(w.meerssen, hans, "toekennen", tot_cent=None)
        zaak = maak_aanvraag(w.meerssen, noor, "Bekend")
        alles: dict[str, Any] = {"gemeente": w.meerssen, "zaak": zaak, "op": klok.nu()}
        besluit = ontwerp_bewaren(soort="toekenning", velden=ontwerp(), verwachte_versie=None, wie=als(noor), **alles)
        ter_lezing(besluit=besluit.id, lezer=hans.pk, wie=als(noor), **alles)
        ondertekenen(besluit=besluit.id, verwachte_versie=1, wie=als(hans), **alles)
    return hans


def test_a_known_resident_has_a_besluit_in_twelve_clicks(wereld: Wereld, bezoek: Any) -> None:
    hans = eerder_geholpen(wereld)
    noor, tekenaar = Client(), Client()
    noor.force_login(wereld.mensen[Rol.CONSULENT])
    tekenaar.force_login(hans)
    muis = Klikken()

    pagina = bezoek.als(noor)
    pagina.goto(reverse("consulent:dag"))
    muis.klik(pagina, "main .kt-titelrij a[data-toets='n']")
    typ(pagina, "zoek", "Bekend")
    muis.klik(pagina, "main form[role=search] button")
    muis.klik(pagina, "main .kt-rijen a")
    typ(pagina, "woorden", "Mijn rollator helpt niet meer. Ik wil een scootmobiel.")
    muis.klik(pagina, "label:has(input[name=kanaal][value=balie])")
    muis.klik(pagina, "label:has(input[name=ondersteuning][value=nee])")
    muis.klik(pagina, "button[value=kort]")

    assert "Kort spoor voor mevrouw Fatma Bekend" in pagina.locator("h1").inner_text()
    typ(pagina, "reden", "Alles is hetzelfde, alleen lopen lukt minder.")
    for letter in "abcdefg":
        typ(pagina, letter, f"Kort verslag van onderdeel {letter}.")
    for trede in Trede:  # each is judged now: what was judged last time is only told
        nodig = trede == Trede.MAATWERK
        kies(
            pagina,
            f"{trede.value}_oordeel",
            "Nodig" if nodig else "Niet genoeg",
            "nodig" if nodig else "niet_genoeg",
        )
        typ(pagina, trede.value, "Besproken aan de balie.")
    typ(pagina, "uitkomst", "U krijgt een scootmobiel in plaats van uw rollator.")
    for naam, antwoord, waarde in (("identiteit", "Ja", "ja"), ("pgb", "Ja", "ja"), ("wlz", "Nee", "nee")):
        kies(pagina, naam, antwoord, waarde)
    muis.klik(pagina, "button[value=getekend]")
    pagina.wait_for_url("**/besluit/toekenning/**")  # first all of it is saved, then it is sent

    assert "Besluit voor mevrouw Fatma Bekend" in pagina.locator("h1").inner_text()
    assert pagina.locator("[name=vorm][value=natura]").is_checked()  # as it was last time
    begin = klok.vandaag()
    typ(pagina, "doel_1_datum", f"1-3-{begin.year + 1}")
    typ(pagina, "begin", f"{begin.day}-{begin.month}-{begin.year}")
    typ(pagina, "einde", f"1-3-{begin.year + 2}")
    typ(pagina, "kosten", "1.200,00")
    typ(pagina, "motivering", "Lopen lukt u niet meer. Met een scootmobiel komt u zelf in de winkel.")
    muis.klik(pagina, "button[value=ter-lezing]")
    assert "Hans Tekenaar leest mee" in pagina.locator("main").inner_text()

    ander = bezoek.als(tekenaar)
    ander.goto(reverse("consulent:dag"))
    muis.klik(ander, "section:has(#besluiten) .kt-rijen a")
    muis.klik(ander, "main a[data-toets='t']")
    muis.klik(ander, "main button[type=submit]")
    assert "getekend en verstuurd" in ander.locator("main").inner_text()

    assert len(muis.gedaan) <= HOOGSTENS, muis.gedaan
    with namens({wereld.meerssen.code}, doel="proef"):
        zaak = Zaak.objects.latest("id")
        assert zaak.stand == "toegekend"
        assert Besluit.objects.filter(zaak_id=zaak.id, staat="bekendgemaakt").count() == 1
        soorten = set(Brief.objects.filter(zaak_id=zaak.id).values_list("soort", flat=True))
    # short is not less: confirmation with the offer of support, verslag and besluit all left
    assert {"ontvangstbevestiging", "verslag", "besluit_toekenning"} <= soorten
