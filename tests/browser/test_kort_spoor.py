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


def vul(pagina: Any, naam: str, tekst: str) -> None:
    """Type in a field; a line that is folded is opened with Enter on its way there, as Tab passes it."""
    vouw = pagina.locator(f"details:not([open]):has([name={naam}]) > summary")
    if vouw.count():
        vouw.press("Enter")
    pagina.locator(f"[name={naam}]").fill(tekst)


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
    pagina.locator("main input[name=zoek]").fill("Bekend")
    muis.klik(pagina, "main form[role=search] button")
    muis.klik(pagina, "main .kt-rijen a")
    pagina.locator("[name=woorden]").fill("Mijn rollator helpt niet meer. Ik wil een scootmobiel.")
    muis.klik(pagina, "label:has(input[name=kanaal][value=balie])")
    muis.klik(pagina, "label:has(input[name=ondersteuning][value=nee])")
    muis.klik(pagina, "button[value=kort]")

    assert "Kort spoor voor mevrouw Fatma Bekend" in pagina.locator("h1").inner_text()
    pagina.locator("[name=reden]").fill("Alles is hetzelfde, alleen lopen lukt minder.")
    for letter in "abcdefg":
        pagina.locator(f"[name={letter}]").fill(f"Kort verslag van onderdeel {letter}.")
    for trede in Trede:
        pagina.locator(f"[name={trede.value}]").fill("Besproken aan de balie.")
    pagina.locator("[name=uitkomst]").fill("U krijgt een scootmobiel in plaats van uw rollator.")
    for naam, antwoord in (("identiteit", "Ja"), ("pgb", "Ja"), ("wlz", "Nee")):
        pagina.locator(f"[name={naam}]").focus()  # with Tab, as between the lines above
        pagina.keyboard.type(antwoord)
    muis.klik(pagina, "button[value=getekend]")
    pagina.wait_for_url("**/besluit/toekenning/**")  # first all of it is saved, then it is sent

    assert "Besluit voor mevrouw Fatma Bekend" in pagina.locator("h1").inner_text()
    assert pagina.locator("[name=vorm][value=natura]").is_checked()  # as it was last time
    begin = klok.vandaag()
    vul(pagina, "doel_1_datum", f"1-3-{begin.year + 1}")
    vul(pagina, "begin", f"{begin.day}-{begin.month}-{begin.year}")
    vul(pagina, "einde", f"1-3-{begin.year + 2}")
    vul(pagina, "kosten", "1.200,00")
    vul(pagina, "motivering", "Lopen lukt u niet meer. Met een scootmobiel komt u zelf in de winkel.")
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
