"""The resident's page of her goals: what was agreed, what the provider told, and her own words afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from keukentafel.reis.evalueren import Evaluatievelden, Gebiednu, Standkeuze, evaluatie_houden, resultaat_aanscherpen
from keukentafel.reis.evalueren import terugkijken as terugkijken_act
from keukentafel.reis.melden import Ontvangst, melden
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from tests import terugkijken, verderop
from tests.balies.inwoner.pagina import u
from tests.besluitwereld import geef_mandaat
from tests.opzet import als, maak_gebruiker
from tests.terugkijken import SIGNAAL

TOEN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def mia(meerssen, noor, client, monkeypatch):
    """Mia's browser with the code of her letter; her case with help that runs, one goal without a besluit."""
    hans = maak_gebruiker("Hans Prevoo", (meerssen, Rol.CONSULENT))
    codes = []
    echt = melden

    def onthoud(**k):
        codes.append(echt(**k))
        return codes[-1]

    monkeypatch.setattr(terugkijken, "melden", onthoud)
    with namens({meerssen.code}, doel="proef"):
        geef_mandaat(meerssen, hans, "toekennen", "afwijzen", tot_cent=None)
        zaak = terugkijken.toegekend(meerssen, noor, hans, doelen=(*terugkijken.DOELEN, terugkijken.ALGEMEEN))
        terugkijken.loopt(meerssen, noor, zaak)
    monkeypatch.setattr(klok, "nu", lambda: SIGNAAL)
    client.post(u("mijn-vraag"), {"nummer": codes[0].nummer, "code": codes[0].volgcode})
    client.zaak = zaak
    return client


def lees(antwoord) -> str:
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_her_goals_in_plain_words(mia, meerssen, noor):
    html = lees(mia.get(u("mijn-vraag")))
    assert u("doelen") in html
    html = lees(mia.get(u("doelen")))
    assert all(d.woorden in html for d in terugkijken.DOELEN)
    assert html.count("Wij spraken nog niet af waaraan u ziet dat het gelukt is.") == 3
    assert "Even eruit" not in html  # nothing is followed of help without a besluit
    assert "zonder meetbaar resultaat" not in html  # that is our work, not hers


def test_what_was_agreed_and_said(mia, meerssen, noor):
    with namens({meerssen.code}, doel="proef"):
        doel = terugkijken.doelen(meerssen, mia.zaak)[0]
        alles = {"gemeente": meerssen, "zaak": mia.zaak, "wie": als(noor), "op": TOEN}
        resultaat_aanscherpen(
            doel=doel.id, resultaat="U gaat elke week naar het koor", maatstaf="Acht keer geweest",
            datum=date(2026, 11, 30), **alles,
        )  # fmt: skip
        velden = Evaluatievelden(
            woorden="Ik zing weer.", uitkomst="herzien", toelichting="U wilt minder hulp.",
            standen=(Standkeuze(doel=doel.id, stand="deels"),), gebieden=(Gebiednu(dimensie="meedoen", nu=6),),
        )  # fmt: skip
        evaluatie_houden(velden=velden, **alles)
        gezien = Logregel.objects.count()
    html = lees(mia.get(u("doelen")))
    for zin in (
        "U gaat elke week naar het koor.", "Acht keer geweest.", "30 november 2026", "Voor een deel.", "Ik zing weer.",
        "Meedoen: toen 3, nu 6.", "U krijgt een nieuw besluit. Tot dan gaat de hulp door.", "U wilt minder hulp.",
    ):  # fmt: skip
        assert zin in html, zin
    html = lees(mia.get(u("mijn-vraag")))
    assert "Wij kijken of de hulp nog past" in html
    assert "Wij spraken een resultaat met u af" in html
    assert "Bij uw doel “Mensen zien” staat nu een resultaat. De dag is maandag 30 november 2026." in html
    with namens({meerssen.code}, doel="proef"):
        assert Logregel.objects.count() == gezien  # her own reading is not written down


def test_help_that_stops_is_said_first_and_once(mia, meerssen, noor, monkeypatch):
    with namens({meerssen.code}, doel="proef"):
        monkeypatch.setattr(terugkijken_act, "levert_nog", lambda *, zaak: True)  # the provider has yet to tell the day
        velden = Evaluatievelden(
            woorden="Ik red me.", uitkomst="beeindigen", toelichting="U wilt dit zelf.", wil_zelf=True
        )
        evaluatie_houden(gemeente=meerssen, zaak=mia.zaak, velden=velden, wie=als(noor), op=TOEN)
    html = lees(mia.get(u("mijn-vraag")))
    assert '<p class="kt-belofte utrecht-paragraph">Uw hulp stopt.</p>' in html
    assert html.count("Uw hulp stopt") == 1
    assert "Wij keken samen terug op maandag 1 juni. Daarna stopt de hulp." in html
    assert "De laatste dag staat hier zodra wij die weten." in html
    assert "Uw hulp is begonnen" not in html.split("Stap voor stap")[0]
    assert "Wij kijken of de hulp nog past" not in html
    html = lees(mia.get(u("doelen")))
    assert html.count("Uw hulp stopt") == 1
    assert html.index("Uw hulp stopt") < html.index("Mensen zien")
    assert "De hulp is er tot en met" not in html


def test_before_a_besluit_there_are_no_goals(meerssen, noor, client):
    with namens({meerssen.code}, doel="proef"):
        uit = melden(
            gemeente=meerssen, inwoner=verderop.FATMA, wie=als(noor), op=klok.nu(), behandelaar=noor.pk,
            ontvangst=Ontvangst(kanaal="telefoon", melder="zelf", woorden="Hulp.", ondersteuning="nee"),
        )  # fmt: skip
    assert client.get(u("doelen")).status_code == 302  # without number and code: nothing
    client.post(u("mijn-vraag"), {"nummer": uit.nummer, "code": uit.volgcode})
    assert "Daarom staan hier nog geen doelen." in lees(client.get(u("doelen")))
    assert u("doelen") not in lees(client.get(u("mijn-vraag")))
