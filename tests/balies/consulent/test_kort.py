"""The short track for a resident we know, on one sheet."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.onderzoek.models import Alinea, Onderzoek
from keukentafel.dossier.onderzoek.models import Trede as Trap
from keukentafel.dossier.zaak.models import Stap, Zaak
from keukentafel.recht.ladder import Trede
from keukentafel.reis.besluiten import ondertekenen, ontwerp_bewaren, ter_lezing
from keukentafel.reis.melden import Ontvangst, melden
from keukentafel.reis.onderzoeken import Alineatekst, Traptrede, alineas_bewaren, ladder_bewaren
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.balies.consulent.besluitblad import lees, u
from tests.besluitwereld import maak_aanvraag, ontwerp
from tests.opzet import als, maak_gebruiker


def kort(**anders: Any) -> dict[str, Any]:
    """The short sheet as it is typed."""
    treden = {f"{t.value}_oordeel": "nodig" if t == Trede.MAATWERK else "niet_genoeg" for t in Trede}
    return {
        **{letter: f"Kort antwoord {letter}." for letter in "abcdefg"},
        **{f"versie_{letter}": "0" for letter in "abcdefg"},
        **treden,
        **{t.value: "Dat lukt niet meer." for t in Trede},
        "reden": "Er is niets veranderd.",
        "uitkomst": "U krijgt een scootmobiel in plaats van de rollator.",
        "versie_uitkomst": "0",
        "identiteit": "ja",
        "pgb": "ja",
        "wlz": "nee",
        "doe": "getekend",
    } | anders


def test_the_short_sheet_sends_the_verslag_and_takes_the_signature(als_noor, vraag, binnen):
    assert "Kort spoor voor mevrouw Fatma Aydin" in lees(als_noor.get(u("kort", vraag)))
    antwoord = als_noor.post(u("kort", vraag), kort())
    assert antwoord["Location"] == u("besluit-schrijven", vraag, "toekenning") + "?vorig=1"
    with binnen():
        record = Zaak.objects.get()
        onderzoek = Onderzoek.objects.get()
        assert record.stand == "aangevraagd"
        assert (onderzoek.spoor, onderzoek.wlz) == ("bekend", "nee")
        assert onderzoek.verslag_verzonden_op == klok.vandaag()
        assert Aanvraag.objects.get().wijze == "ondertekend_verslag"
        assert Alinea.objects.filter(onderwerp__in=list("abcdefg")).count() == 7
    assert "Het verslag is verstuurd en getekend." in lees(als_noor.get(antwoord["Location"]))
    assert als_noor.get(u("kort", vraag))["Location"] == u("dossier", vraag)


def test_the_short_sheet_asks_every_line_and_keeps_what_was_typed(als_noor, vraag, binnen):
    tekst = lees(als_noor.post(u("kort", vraag), kort(f="", netwerk="", pgb="", reden="Alles is hetzelfde.")))
    assert "Alles is hetzelfde." in tekst
    for plek in ("id_f_fout", "id_netwerk_fout", "id_pgb_fout"):
        assert plek in tekst
    with binnen():
        assert Zaak.objects.get().stand == "ontvangen"
        assert not Alinea.objects.exists()
        assert not Stap.objects.filter(handeling="weg gekozen").exists()


def test_the_short_sheet_does_all_or_nothing(als_noor, maak_vraag, binnen):
    """Without the answer about support the verslag does not leave; then nothing else stays either."""
    vraag = maak_vraag().zaak
    assert "Wil de inwoner dat er iemand meekijkt?" in lees(als_noor.get(u("kort", vraag)))
    assert "id_ondersteuning" in lees(als_noor.post(u("kort", vraag), kort()))
    with binnen():
        assert not Alinea.objects.exists()
    assert als_noor.post(u("kort", vraag), kort(ondersteuning="nee", doe="verstuur"))["Location"] == u("dossier", vraag)
    with binnen():
        assert Zaak.objects.get().stand == "verslag_verzonden"


def test_with_a_supporter_the_short_sheet_asks_for_how_long(als_noor, maak_vraag, binnen):
    vraag = maak_vraag().zaak
    assert "Hoe lang mag de ondersteuner meekijken?" in lees(als_noor.get(u("kort", vraag)))
    zonder = lees(als_noor.post(u("kort", vraag), kort(ondersteuning="ja", doe="verstuur")))
    assert "id_hoe_lang_fout" in zonder
    als_noor.post(u("kort", vraag), kort(ondersteuning="ja", hoe_lang="4", doe="verstuur"))
    with binnen():
        assert Zaak.objects.get().stand == "verslag_verzonden"
        tot = Clientondersteuning.objects.get(voor="inwoner").meekijken_tot
        assert tot == klok.vandaag() + timedelta(weeks=4)
    with binnen():
        Zaak.objects.update(stand="in_onderzoek")
    assert "hoe_lang" not in lees(als_noor.get(u("kort", vraag)))


SCRIPT = {"Accept": "application/json"}


def merken(tekst: str) -> dict[str, str]:
    """The marks and versions that a page of the short sheet began with."""
    return dict(re.findall(r'name="(\w+_was|versie_\w+|erbij_\w)" value="(\w+)"', tekst))


def test_the_short_sheet_leaves_what_a_colleague_changed(als_noor, vraag, binnen):
    adres = u("kort", vraag)
    als_noor.post(adres, kort(), headers=SCRIPT)
    begin = merken(lees(als_noor.get(adres)))
    assert {"reden_was", "netwerk_was", "versie_a"} <= begin.keys()
    # a colleague, from the same page
    van_hen = kort(**begin) | {"netwerk": "De buurvrouw kan niet.", "reden": "Alleen lopen lukt minder."}
    assert als_noor.post(adres, van_hen, headers=SCRIPT).status_code == 200
    # this person wrote elsewhere: the newer reasons stay
    mijn = kort(**begin) | {"maatwerk": "Een scootmobiel past."}
    antwoord = json.loads(als_noor.post(adres, mijn, headers=SCRIPT).content)
    assert "maatwerk_was" in antwoord["versies"]
    assert "netwerk_was" not in antwoord["versies"]
    with binnen():
        trappen = {t.trede: t.toelichting for t in Trap.objects.all()}
        assert trappen["netwerk"] == "De buurvrouw kan niet."
        assert trappen["maatwerk"] == "Een scootmobiel past."
        assert Onderzoek.objects.get().spoor_reden == "Alleen lopen lukt minder."
    # and at the same rung: both reasons, and the button first shows them
    mijn = kort(**begin) | {"netwerk": "De zoon werkt.", "netwerk_oordeel": "past_niet"}
    assert "De buurvrouw kan niet." in lees(als_noor.post(adres, mijn))
    antwoord = json.loads(als_noor.post(adres, mijn, headers=SCRIPT).content)
    (botst,) = [b for b in antwoord["botst"] if b["veld"] == "netwerk"]
    assert botst["samen"] is True
    assert botst["tekst"].endswith("De buurvrouw kan niet.\n\nDe zoon werkt.")
    als_noor.post(adres, mijn | {"netwerk": botst["tekst"]} | antwoord["versies"], headers=SCRIPT)
    with binnen():
        assert Trap.objects.get(trede="netwerk").toelichting == botst["tekst"]


@pytest.mark.parametrize(
    ("bekend", "zin"),
    [
        ({"wlz": "ja_verblijf", "wlz_toelichting": "Zij woont in het verpleeghuis."}, "Over de Wlz staat hier al"),
        ({"spoor": "complex", "regisseur": "Sanne"}, "Deze vraag heeft een regisseur."),
    ],
)
def test_the_short_track_wipes_no_answer_and_no_regisseur(als_noor, vraag, binnen, bekend, zin):
    als_noor.post(u("kort", vraag), kort(), headers=SCRIPT)
    with binnen():
        Onderzoek.objects.update(**bekend)
    assert zin in lees(als_noor.post(u("kort", vraag), kort()))
    with binnen():
        assert Onderzoek.objects.filter(**bekend, verslag_verzonden_op=None).count() == 1


def test_nothing_leaves_with_the_short_sheet_that_its_writer_did_not_see(als_noor, noor, meerssen, vraag, binnen):
    adres = u("kort", vraag)
    begin = merken(lees(als_noor.get(adres)))
    with binnen():
        tweede = Alineatekst("c", 2, "Uw dochter komt niet meer.", False, 0)
        alineas_bewaren(gemeente=meerssen, zaak=vraag, alineas=[tweede], wie=als(noor), op=klok.nu())
    als_noor.post(adres, kort(**begin), headers=SCRIPT)
    tekst = lees(als_noor.post(adres, kort(**begin)))
    assert "Er staat hier meer tekst van een collega." in tekst
    assert "Uw dochter komt niet meer." in tekst
    with binnen():
        assert Zaak.objects.get().stand == "ontvangen"
    assert "Uw dochter komt niet meer." in lees(als_noor.get(adres))
    assert als_noor.post(adres, kort(**merken(tekst))).status_code == 302
    with binnen():
        assert Zaak.objects.get().stand == "aangevraagd"


def test_the_short_sheet_of_a_question_that_went_on_refuses_and_keeps_the_words(als_noor, vraag, binnen):
    with binnen():
        Zaak.objects.update(stand="aangevraagd")
    antwoord = als_noor.post(u("kort", vraag), kort(), headers=SCRIPT)
    assert antwoord.status_code == 422
    assert "Deze vraag is al verder." in json.loads(antwoord.content)["fouten"][""]
    tekst = lees(als_noor.post(u("kort", vraag), kort()))
    assert "Deze vraag is al verder." in tekst
    assert "Kort antwoord a." in tekst
    assert " data-fout" in tekst
    with binnen():
        assert not Alinea.objects.exists()


def test_a_nul_on_the_short_sheet_goes(als_noor, vraag, binnen):
    velden = kort(reden="Ge\0plakt.", netwerk="De\0 buurvrouw.", a="Een\0.")
    assert als_noor.post(u("kort", vraag), velden, headers=SCRIPT).status_code == 200
    with binnen():
        assert Onderzoek.objects.get().spoor_reden == "Geplakt."
        assert Trap.objects.get(trede="netwerk").toelichting == "De buurvrouw."
        assert Alinea.objects.get(onderwerp="a").tekst == "Een."


def test_the_script_keeps_the_short_sheet(als_noor, vraag, binnen):
    half = kort(b="", uitkomst="", wlz="", doe="", netwerk_oordeel="")
    antwoord = als_noor.post(u("kort", vraag), half, headers={"Accept": "application/json"})
    assert json.loads(antwoord.content)["versies"]["versie_a"] == "1"
    tekst = lees(als_noor.get(u("kort", vraag)))
    assert "Kort antwoord a." in tekst
    assert "Er is niets veranderd." in tekst
    with binnen():
        onderzoek = Onderzoek.objects.get()
        assert (onderzoek.spoor, onderzoek.wlz) == ("", "niet_gevraagd")
        assert onderzoek.identiteit_gezien_op == klok.vandaag()
        assert Zaak.objects.get().stand == "ontvangen"
        # words without a judgement are kept; the rung stays open
        assert Trap.objects.get(trede="netwerk").oordeel == "niet_besproken"


def test_the_short_sheet_sets_nothing_before_a_person_does(als_noor, vraag, binnen):
    formulier = als_noor.get(u("kort", vraag)).context["formulier"]
    for naam in (*(f"{t.value}_oordeel" for t in Trede), "identiteit", "pgb", "wlz"):
        assert not formulier[naam].value(), naam
    zonder = {f"{t.value}_oordeel": "" for t in Trede}
    tekst = lees(als_noor.post(u("kort", vraag), kort(**zonder)))
    assert tekst.count("Kies wat u van deze trede vindt.") >= 8
    for veld, waarde, zin in (
        ("identiteit", "nee", "Bekijk eerst het identiteitsbewijs."),
        ("pgb", "nee", "Leg eerst uit wat een pgb is."),
        ("wlz", "anders", "Kies een ander spoor."),
    ):
        assert zin in lees(als_noor.post(u("kort", vraag), kort(**{veld: waarde})))
    with binnen():
        assert Zaak.objects.get().stand == "ontvangen"


def test_the_judgement_of_last_time_is_told_with_its_day_and_never_chosen(als_noor, noor, meerssen, binnen, zaak):
    with binnen():
        eerste = Zaak.objects.get()
        nieuw = melden(
            gemeente=meerssen, inwoner=eerste.inwoner_id,
            ontvangst=Ontvangst(kanaal="balie", melder="zelf", woorden="Nu de trap.", ondersteuning="nee"),
            wie=als(noor), op=klok.nu(), behandelaar=noor.pk,
        )  # fmt: skip
        toen = {t.trede: t for t in Trap.objects.filter(zaak_id=eerste.id)}
    assert toen
    eerste_trede = next(iter(toen))
    open_ = [Traptrede(eerste_trede, "niet_besproken", "Ik bel haar nog.")]
    with binnen():
        ladder_bewaren(gemeente=meerssen, zaak=nieuw.zaak, treden=open_, wie=als(noor), op=klok.nu())
    formulier = als_noor.get(u("kort", nieuw.zaak)).context["formulier"]
    for trede in toen:
        assert formulier[f"{trede}_oordeel"].value() == ""
        assert "Voorstel van " in formulier[f"{trede}_oordeel"].help_text
        assert formulier[trede].value() == ("Ik bel haar nog." if trede == eerste_trede else "")
    # who only writes at a, and lets the page save it, judged nothing
    velden = {veld.html_name: veld.value() for veld in formulier if veld.value() not in (None, False)}
    assert als_noor.post(u("kort", nieuw.zaak), velden | {"a": "Trap lukt niet."}, headers=SCRIPT).status_code == 200
    with binnen():
        assert {t.oordeel for t in Trap.objects.filter(zaak_id=nieuw.zaak)} == {"niet_besproken"}


def test_a_besluit_begins_from_the_one_before_of_the_same_resident(als_noor, noor, hans, meerssen, binnen, zaak):
    with binnen():
        oud = ontwerp_bewaren(
            gemeente=meerssen, zaak=zaak, soort="toekenning", velden=ontwerp(), verwachte_versie=None, wie=als(noor),
            op=klok.nu(),
        )  # fmt: skip
        ter_lezing(gemeente=meerssen, zaak=zaak, besluit=oud.id, lezer=hans.pk, wie=als(noor), op=klok.nu())
        ondertekenen(gemeente=meerssen, zaak=zaak, besluit=oud.id, verwachte_versie=1, wie=als(hans), op=klok.nu())
        nieuw = maak_aanvraag(meerssen, noor, "Aydin")
        Zaak.objects.filter(id=nieuw).update(inwoner=Zaak.objects.get(id=zaak).inwoner_id)
    leeg = lees(als_noor.get(u("besluit-schrijven", nieuw, "toekenning")))
    assert "Begin met het vorige besluit" in leeg
    assert "Mijn huis op mijn manier" not in leeg
    tekst = lees(als_noor.get(u("besluit-schrijven", nieuw, "toekenning") + "?vorig=1"))
    assert 'value="Mijn huis op mijn manier"' in tekst
    assert "Zwaar werk lukt niet door uw reuma." not in tekst
    assert 'name="kosten" value="' not in tekst
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=zaak).update(behandelaar=hans)
    ander = lees(als_noor.get(u("besluit-schrijven", nieuw, "toekenning") + "?vorig=1"))
    assert "Mijn huis op mijn manier" not in ander  # not from a file that is not one's own work


def test_the_short_way_begins_at_the_melding(als_noor, noor, meerssen, zaak, binnen):
    with binnen():
        inwoner = Zaak.objects.get(id=zaak).inwoner_id
    pagina = lees(als_noor.get(u("melding-voor", inwoner)))
    assert "Leg vast en ga kort verder" in pagina
    eenmalig = pagina.split('name="eenmalig" value="')[1].split('"')[0]
    antwoord = als_noor.post(
        u("melding-voor", inwoner),
        {
            "eenmalig": eenmalig, "kanaal": "balie", "melder": "zelf", "woorden": "Rollator wordt scootmobiel.",
            "bereik": "bellen", "ondersteuning": "nee", "contactpersoon": "ik", "doe": "kort",
        },
    )  # fmt: skip
    with binnen():
        nieuw = Zaak.objects.latest("id")
    assert antwoord["Location"] == u("kort", nieuw.id)


def test_the_day_of_the_short_sheet_of_another_municipality_is_not_there(vraag, vaals):
    klant = Client()
    klant.force_login(maak_gebruiker("Piet Peters", (vaals, Rol.CONSULENT)))
    for naam in ("kort", "tijdelijk", "aanvulling", "uitstel"):
        assert klant.get(u(naam, vraag)).status_code == 404


def test_a_reason_typed_beside_another_track_is_still_there_when_it_is_sent(als_noor, vraag, binnen):
    assert als_noor.post(u("spoor", vraag), {"spoor": "standaard", "reden": ""}).status_code == 302
    pagina = als_noor.get(u("kort", vraag)).content.decode()
    merk = {m[1]: m[2] for m in re.finditer(r'name="(\w+_was)" value="([^"]*)"', pagina)}
    blad = kort(**merk)
    bewaard = als_noor.post(u("kort", vraag), blad | {"doe": ""}, headers={"Accept": "application/json"})
    assert bewaard.status_code == 200
    uit = json.loads(bewaard.content)
    antwoord = als_noor.post(u("kort", vraag), blad | uit["versies"])
    assert antwoord.status_code == 302, lees(antwoord)[:500]
    with binnen():
        onderzoek = Onderzoek.objects.get()
        assert (onderzoek.spoor, onderzoek.spoor_reden) == ("bekend", "Er is niets veranderd.")
