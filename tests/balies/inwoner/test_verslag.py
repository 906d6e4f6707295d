"""Reading the verslag, reacting, signing, and applying when we are late; each by who may and by who may not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client

from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.onderzoek.models import LopendeHulp, Reactie
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.reis.melden import intrekken
from keukentafel.reis.onderzoeken import opnieuw_kijken, tekst_overnemen, verslag_versturen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.namens import namens
from tests import verderop
from tests.balies.inwoner.pagina import VERSLAGDAG, tekst, u
from tests.opzet import als

NIEUW = "De buurvrouw helpt ook op dinsdag."
PAGINAS = ("verslag", "niet-eens", "tekenen", "aanvragen", "besluit", "voorbereiden", "wie-kijkt-mee")


def gelezen(klant: Client) -> str:
    """Return the mark of the verslag that the page to sign holds now."""
    return re.search(r'name="gelezen" value="([^"]+)"', klant.get(u("tekenen")).content.decode())[1]


def opnieuw_verstuurd(gemeente: Any, noor: Any, zaak: int, op_dag: Any) -> None:
    """The consulent looks further and sends another verslag, two hours after the first."""
    op = VERSLAGDAG + timedelta(hours=2)
    wie = {"gemeente": gemeente, "zaak": zaak, "wie": als(noor), "op": op}
    with namens({gemeente.code}, doel="proef"):
        opnieuw_kijken(**wie)
        tekst_overnemen(onderwerp="c", tekst=NIEUW, **wie)
        verslag_versturen(**wie)
    op_dag(op + timedelta(hours=1))


def test_before_it_is_sent_there_is_a_day_and_nothing_to_sign(fatma):
    pagina = tekst(fatma.get(u("verslag")))
    assert "Er is nu geen verslag om te lezen. U krijgt het uiterlijk maandag 15 maart 2027." in pagina
    assert fatma.get(u("tekenen")).url == u("verslag")
    assert fatma.get(u("niet-eens")).url == u("verslag")
    assert fatma.post(u("gezien")).url == u("verslag")
    with_tekst = fatma.post(u("niet-eens"), {"tekst": "Dit klopt niet."})
    assert "Dit klopt niet." in tekst(with_tekst)
    assert "Er is nog geen verslag verstuurd." in tekst(with_tekst)
    geweigerd = tekst(fatma.post(u("tekenen"), {"naam": "Fatma Aydin", "akkoord": "on", "tekst": "Graag snel."}))
    assert "Bij deze vraag past nu geen handtekening." in geweigerd
    assert "Graag snel." in geweigerd


def test_what_we_propose_comes_first_then_her_words_and_a_to_g(met_verslag, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        pagina = tekst(met_verslag.get(u("verslag")))
    stukken = [
        verderop.UITKOMST, "Ik teken en vraag hulp aan", verderop.EIGEN_WOORDEN, *verderop.TEKSTEN.values(),
        "Wat helpt, en wat niet genoeg?",
    ]  # fmt: skip
    plekken = [pagina.index(stuk) for stuk in stukken]
    assert plekken == sorted(plekken)
    assert "Dit speelt nu niet." in pagina
    assert "Dat is samen niet genoeg. Er is ook hulp speciaal voor u nodig." in pagina
    assert "Op papier of aan de telefoon mag ook" in pagina
    start = tekst(met_verslag.get(u("mijn-vraag")))
    assert "U hebt ons verslag." in start
    assert "Wij begonnen met ons onderzoek" in start  # the short track: there was no appointment
    assert "Tekent u vandaag? Dan is het" in start
    assert start.count("utrecht-button--primary-action") == 1


def test_seen_is_kept_once(met_verslag, meerssen):
    assert "Ik heb het gezien" in tekst(met_verslag.get(u("verslag")))
    assert met_verslag.post(u("gezien")).url == u("verslag")
    assert "Wij hebben uw reactie." in tekst(met_verslag.get(u("verslag")))
    assert met_verslag.post(u("gezien")).url == u("verslag")
    with namens({meerssen.code}, doel="proef"):
        assert [r.soort for r in Reactie.objects.all()] == ["gezien"]
        assert Zaak.objects.get().stand == "verslag_verzonden"
    eerst = tekst(met_verslag.get(u("verslag")))
    assert "Wij wisten al dat u het verslag zag." in eerst
    assert "Ik heb het gezien" not in eerst
    assert "U hebt het verslag gezien." in eerst
    opnieuw = tekst(met_verslag.get(u("verslag")))
    assert "Wij hebben uw reactie." not in opnieuw
    assert "Wij wisten al" not in opnieuw


def test_a_second_verslag_can_be_seen_as_well(met_verslag, vraag, meerssen, noor, op_dag):
    met_verslag.post(u("gezien"))
    opnieuw_verstuurd(meerssen, noor, vraag.zaak, op_dag)
    assert "Ik heb het gezien" in tekst(met_verslag.get(u("verslag")))
    met_verslag.post(u("gezien"))
    pagina = tekst(met_verslag.get(u("verslag")))
    assert "Wij hebben uw reactie." in pagina
    assert "Ik heb het gezien" not in pagina
    with namens({meerssen.code}, doel="proef"):
        assert Reactie.objects.count() == 2


def test_a_verslag_that_she_did_not_read_is_shown_first(met_verslag, vraag, meerssen, noor, op_dag):
    merk = gelezen(met_verslag)
    op_het_blad = re.search(r'href="([^"]*tekenen[^"]*)"', met_verslag.get(u("verslag")).content.decode())[1]
    assert merk in op_het_blad
    opnieuw_verstuurd(meerssen, noor, vraag.zaak, op_dag)
    assert "Er is een nieuw verslag. Lees dat eerst." in tekst(met_verslag.get(op_het_blad))
    velden = {"naam": "Fatma Aydin", "akkoord": "on", "tekst": "Liefst in de ochtend."}
    pagina = ""
    for oud in ({"gelezen": merk}, {}):
        pagina = tekst(met_verslag.post(u("tekenen"), velden | oud))
        assert "Er is een nieuw verslag. Lees dat eerst." in pagina
        assert "Wat u schreef, staat er nog." in pagina
        assert pagina.index(NIEUW) < pagina.index("Liefst in de ochtend.")
        assert 'value="Fatma Aydin"' in pagina
        assert "checked" not in pagina
    with namens({meerssen.code}, doel="proef"):
        assert not Aanvraag.objects.exists()
    nieuw = re.search(r'name="gelezen" value="([^"]+)"', pagina)[1]
    assert nieuw != merk
    assert met_verslag.post(u("tekenen"), velden | {"gelezen": nieuw}).url == u("mijn-vraag")
    with namens({meerssen.code}, doel="proef"):
        assert Aanvraag.objects.count() == 1


def test_while_we_look_again_it_says_so(met_verslag, vraag, meerssen, noor):
    merk = gelezen(met_verslag)
    with namens({meerssen.code}, doel="proef"):
        opnieuw_kijken(gemeente=meerssen, zaak=vraag.zaak, wie=als(noor), op=klok.nu())
    zin = "Wij kijken nog een keer naar uw vraag. Daarna krijgt u een nieuw verslag."
    assert zin in tekst(met_verslag.get(u("verslag")))
    start = tekst(met_verslag.get(u("mijn-vraag")))
    assert zin in start
    assert "U krijgt een nieuw verslag" in start
    assert "Bereid het gesprek voor" not in start
    velden = {"naam": "Fatma Aydin", "akkoord": "on", "tekst": "Graag snel.", "gelezen": merk}
    geweigerd = tekst(met_verslag.post(u("tekenen"), velden))
    assert zin in geweigerd
    assert "Graag snel." in geweigerd


def test_a_question_that_stopped_says_so_in_her_words(fatma, vraag, meerssen, noor):
    with namens({meerssen.code}, doel="proef"):
        intrekken(gemeente=meerssen, zaak=vraag.zaak, wie=als(noor), op=klok.nu())
    handtekening = {"naam": "Fatma Aydin", "akkoord": "on"}
    for naam, velden in (
        ("niet-eens", {"tekst": "Graag snel."}),
        ("voorbereiden", {"wie_mee": "Graag snel."}),
        ("aanvragen", handtekening | {"gevraagd": "Graag snel."}),
        ("tekenen", handtekening | {"tekst": "Graag snel."}),
    ):
        pagina = tekst(fatma.post(u(naam), velden))
        assert "Deze vraag is gestopt. Bel ons als u verder wilt." in pagina, naam
        assert "Pak de vraag eerst weer op." not in pagina, naam
        assert "Wij zijn te laat." not in pagina, naam
        assert "Graag snel." in pagina, naam


def test_not_agreeing_asks_why_and_keeps_what_was_typed(met_verslag, meerssen):
    assert "Schrijf waarmee u het niet eens bent." in tekst(met_verslag.post(u("niet-eens"), {"tekst": " "}))
    lang = "x" * 10_001
    assert lang in tekst(met_verslag.post(u("niet-eens"), {"tekst": lang}))
    assert met_verslag.post(u("niet-eens"), {"tekst": "Mijn dochter kan niet <b>zo</b> vaak."}).url == u("verslag")
    pagina = tekst(met_verslag.get(u("verslag")))
    assert "Een mens leest wat u schreef, en belt u." in pagina
    assert "Mijn dochter kan niet &lt;b&gt;zo&lt;/b&gt; vaak." in pagina


def test_signing_says_until_when_we_decide_and_is_done_once(met_verslag, meerssen):
    merk = gelezen(met_verslag)
    pagina = tekst(met_verslag.get(u("tekenen")))
    # two weeks after Monday 8 March
    assert "uiterlijk maandag 22 maart." in pagina
    assert "Met uw handtekening vraagt u de gemeente om hulp." in pagina
    zonder = tekst(
        met_verslag.post(u("tekenen"), {"naam": "Fatma Aydin", "tekst": "Liefst in de ochtend.", "gelezen": merk})
    )
    assert "Zet hier een vinkje als u hulp aanvraagt." in zonder
    assert 'value="Fatma Aydin"' in zonder
    assert "Liefst in de ochtend." in zonder
    velden = {"naam": "Fatma Aydin", "akkoord": "on", "tekst": "Liefst in de ochtend.", "gelezen": merk}
    for _keer in range(2):
        assert met_verslag.post(u("tekenen"), velden).url == u("mijn-vraag")
    with namens({meerssen.code}, doel="proef"):
        aanvraag = Aanvraag.objects.get()
        assert (aanvraag.wijze, str(aanvraag.besluit_uiterlijk)) == ("ondertekend_verslag", "2027-03-22")
        handtekening = Reactie.objects.get()
        assert (handtekening.soort, handtekening.door_naam) == ("getekend", "Fatma Aydin")
    start = tekst(met_verslag.get(u("mijn-vraag")))
    assert "U hebt hulp aangevraagd. Wij schrijven het besluit." in start
    assert "<strong>uiterlijk maandag 22 maart.</strong>" in start
    assert met_verslag.get(u("tekenen")).url == u("verslag")
    assert "U tekende, en vroeg de hulp aan." in tekst(met_verslag.get(u("verslag")))


def test_a_late_besluit_is_said_plainly_with_what_one_may_do(met_verslag, op_dag):
    velden = {"naam": "Fatma Aydin", "akkoord": "on", "gelezen": gelezen(met_verslag)}
    met_verslag.post(u("tekenen"), velden)
    op_dag(datetime(2027, 3, 24, 9, tzinfo=UTC))
    pagina = tekst(met_verslag.get(u("mijn-vraag")))
    assert "Wij zijn te laat met ons besluit" in pagina
    assert "Beloofd was: <strong>uiterlijk maandag 22 maart.</strong>" in pagina
    assert "U mag ons schrijven dat wij te laat zijn." in pagina


def test_applying_without_a_verslag_only_after_six_weeks(fatma, meerssen, op_dag):
    assert "Dan kan het hier, vanaf dinsdag 16 maart 2027." in tekst(fatma.get(u("aanvragen")))
    velden = {"gevraagd": "Elke week hulp in huis.", "naam": "Fatma Aydin", "akkoord": "on"}
    te_vroeg = tekst(fatma.post(u("aanvragen"), velden))
    assert "Elke week hulp in huis." in te_vroeg
    assert "Aanvragen kan als het verslag er is, of vanaf dinsdag 16 maart 2027." in te_vroeg
    assert "Kijk de datum na." not in te_vroeg
    assert "Wij zijn te laat." not in te_vroeg
    assert "Wij zijn nog bezig met ons onderzoek." in te_vroeg
    op_dag(datetime(2027, 3, 16, 9, tzinfo=UTC))
    assert "Vraag de hulp nu aan" in tekst(fatma.get(u("mijn-vraag")))
    pagina = tekst(fatma.get(u("aanvragen")))
    assert "Wij zijn te laat. Dat spijt ons." in pagina
    assert "uiterlijk dinsdag 30 maart." in pagina
    assert "Schrijf welke hulp u nodig hebt." in tekst(fatma.post(u("aanvragen"), velden | {"gevraagd": ""}))
    for _keer in range(2):
        assert fatma.post(u("aanvragen"), velden).url == u("mijn-vraag")
    with namens({meerssen.code}, doel="proef"):
        assert (Aanvraag.objects.get().wijze, Zaak.objects.get().stand) == ("onderzoek_te_laat", "aangevraagd")


def test_nobody_else_comes_in(met_verslag, vraag, noor):
    vreemd, consulent = Client(), Client()
    vreemd.post(u("mijn-vraag"), {"nummer": vraag.nummer, "code": "AAAA-BBBB-CCCC"})
    consulent.force_login(noor)
    for klant in (vreemd, consulent):
        for naam in PAGINAS:
            assert klant.get(u(naam)).url == u("mijn-vraag")
            assert met_verslag.get(u(naam, gemeente="vaals")).url == u("mijn-vraag", gemeente="vaals")
        assert klant.post(u("tekenen"), {"naam": "Fatma", "akkoord": "on"}).url == u("mijn-vraag")
        assert klant.post(u("gezien")).url == u("mijn-vraag")
    assert "no-store" in met_verslag.get(u("verslag"))["Cache-Control"]


def test_help_that_runs_stands_there_by_law_with_why_there_may_be_more(met_verslag, vraag, meerssen):
    assert "Hulp die u al hebt" not in tekst(met_verslag.get(u("verslag")))
    with namens({meerssen.code}, doel="proef"):
        LopendeHulp.objects.create(
            gemeente=meerssen, zaak_id=vraag.zaak, wet="zvw", wat="Wijkverpleging.", wie="MeanderGroep",
            sinds=date(2026, 2, 2),
        )  # fmt: skip
        LopendeHulp.objects.create(gemeente=meerssen, zaak_id=vraag.zaak, wet="anders", wat="Maaltijden")
    pagina = tekst(met_verslag.get(u("verslag")))
    assert "Hulp die u al hebt" in pagina
    eerste = '<strong>Zorgverzekeringswet:</strong> <span lang="nl">Wijkverpleging</span>, van MeanderGroep, sinds '
    assert f"{eerste}maandag 2 februari 2026." in pagina
    assert '<strong>Andere hulp:</strong> <span lang="nl">Maaltijden</span>.' in pagina
    assert "Deze hulp is op zichzelf geen reden om nee te zeggen." in pagina
