"""Past the talk: every state there is, as the acts would have left it, and pages and letters that open on it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from keukentafel.berichten import brieven
from keukentafel.dossier.besluit.models import Aanvraag, Besluit, Opschorting
from keukentafel.dossier.besluit.queries import spoor
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.onderzoek.models import Alinea, Botsing, Onderzoek, Reactie
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.project.demo import lezen
from keukentafel.project.demo.regio import PEILMOMENT
from keukentafel.project.demo.voorbeelddag import VOORBEELDDAG
from keukentafel.recht.besluit import bezwaar_uiterlijk
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.onderzoek import Spoor
from keukentafel.reis import besluiten, inzien, onderzoeken
from keukentafel.reis.besluiten.mogen import MANDAAT_VOOR, grond_van_mandaat, lezers_voor, machtigingen, ontbreekt_voor
from keukentafel.reis.besluiten.termijn import beslistermijn
from keukentafel.reis.besluiten.toetsen import toets_besluit
from keukentafel.reis.besluiten.wegen import grondslag_van, grondslagmerk, ontbreekt_in, velden_van
from keukentafel.reis.brieven import brieftekst
from keukentafel.reis.onderzoeken.stand import ontbreekt_voor_verslag
from keukentafel.reis.onderzoeken.verslagbrief import verslaggegevens
from keukentafel.reis.zaakwerk import inwoner_van, weiger_vreemd
from keukentafel.stelsel.gebruikers.models import Gebruiker
from keukentafel.stelsel.gemeenten.models import Gemeente
from tests.demo.conftest import behandelaar_van, gemeenten_op_code
from tests.huis.b1 import lange_zinnen
from tests.opzet import als

NA_VERSLAG = ("verslag_verzonden", "opgelost_zonder_maatwerk", "toegekend", "afgewezen", "hulp_loopt", "in_evaluatie",
              "beeindigd", "afgesloten")  # fmt: skip
NIEUW = ("verslag", "te_laat", "opgelost_zonder_maatwerk", "opschorting", "verlenging", "besluit_toekenning",
         "besluit_afwijzing", "tijdelijke_ondersteuning")  # fmt: skip


@pytest.mark.usefixtures("alles")
def test_alle_standen_sporen_en_soorten_zijn_er() -> None:
    assert {s.value for s in Spoor} <= set(Onderzoek.objects.values_list("spoor", flat=True))
    besluiten_ = Counter(Besluit.objects.values_list("soort", "staat"))
    for soort_en_staat, minstens in {
        ("toekenning", "concept"): 20, ("toekenning", "ter_lezing"): 5, ("toekenning", "bekendgemaakt"): 100,
        ("afwijzing", "bekendgemaakt"): 25, ("tijdelijk", "bekendgemaakt"): 15,
    }.items():  # fmt: skip
        assert besluiten_[soort_en_staat] >= minstens, soort_en_staat
    assert {"gezien", "niet_eens", "getekend"} == set(Reactie.objects.values_list("soort", flat=True))
    assert {"ondertekend_verslag", "onderzoek_te_laat"} == set(Aanvraag.objects.values_list("wijze", flat=True))
    assert {"aanvulling", "instemming"} == set(Opschorting.objects.values_list("soort", flat=True))
    assert Botsing.objects.filter(opgelost_op__isnull=True).count() == 1
    assert Onderzoek.objects.filter(te_laat_gemeld_op__isnull=False).count() >= 5
    assert Besluit.objects.filter(verlengt__isnull=False).exists()
    assert Taak.objects.filter(wat="Bel na of de oplossing werkt", gedaan_op__isnull=True).count() >= 60


@pytest.mark.usefixtures("alles")
def test_in_een_verstuurd_besluit_mist_niets() -> None:
    alle = list(
        Besluit.objects.filter(staat="bekendgemaakt").select_related("opsteller", "getekend_door", "lezer", "gemeente")
    )
    for b in alle:
        dag = b.bekendgemaakt_op
        assert dag is not None
        grondslag = grondslag_van(gemeente=b.gemeente_id, zaak=b.zaak_id)
        velden, gemeente = velden_van(b), b.gemeente
        getoetst = toets_besluit(
            gemeente=gemeente, soort=b.soort, velden=velden, grondslag=grondslag, dag=dag, bevoegdheid=b.mandaat_grond,
            boek=wetboek(),
        )  # fmt: skip
        mist = ontbreekt_in(soort=b.soort, velden=velden, grondslag=grondslag, dag=dag, getoetst=getoetst)
        assert mist == (), b.id
        assert b.artikel == getoetst.artikel
        assert spoor(gemeente=b.gemeente_id, besluit=b.id).berekeningen == getoetst.toetsing.als_json(getoetst.boek)  # type: ignore[union-attr]
        assert b.getekend_door is not None
        assert b.bezwaar_uiterlijk == bezwaar_uiterlijk(dag)
        assert {b.getekend_door_id, b.lezer_id} - {b.opsteller_id}, "vier ogen"
        mandaten = machtigingen(gemeente=b.gemeente_id, gebruiker=b.getekend_door_id)
        grond = grond_van_mandaat(
            mandaten=mandaten, soort=MANDAAT_VOOR[b.soort], kosten_cent=b.kosten_cent or 0, dag=dag
        )
        assert grond == b.mandaat_grond
        assert "oorbeeld" in grond
        assert b.lezer_id in dict(lezers_voor(gemeente=b.gemeente_id, soort=b.soort, dag=dag, zonder={b.opsteller_id}))
    laat = [b for b in alle if b.besluit_uiterlijk and b.bekendgemaakt_op and b.bekendgemaakt_op > b.besluit_uiterlijk]
    assert 1 <= len(laat) <= 6  # meant: a letter with an excuse


@pytest.mark.usefixtures("alles")
def test_een_verslag_is_af_als_het_weg_is_en_op_tijd() -> None:
    weg = Onderzoek.objects.filter(verslag_verzonden_op__isnull=False)
    assert weg.count() > 400
    for o in weg.select_related("zaak"):
        assert ontbreekt_voor_verslag(gemeente=o.gemeente_id, zaak=o.zaak_id) == ()
        assert o.verslag_verzonden_op is not None
        assert o.verslag_verzonden_op <= o.zaak.onderzoek_uiterlijk
    bezig = Onderzoek.objects.filter(verslag_verzonden_op__isnull=True, zaak__stand="in_onderzoek")
    open_ = {o.zaak_id for o in bezig} & set(Alinea.objects.values_list("zaak_id", flat=True))
    mist = [len(ontbreekt_voor_verslag(gemeente=o.gemeente_id, zaak=o.zaak_id)) for o in bezig if o.zaak_id in open_]
    assert 0 in mist  # one that can be sent
    assert max(mist) >= 4


@pytest.mark.usefixtures("alles")
def test_de_klok_van_elke_aanvraag_is_die_van_recht() -> None:
    loopt = stil = laat = 0
    for a in Aanvraag.objects.filter(zaak__stand="aangevraagd"):
        termijn = beslistermijn(aanvraag=a, peildatum=VOORBEELDDAG)
        assert termijn.uiterlijk == a.besluit_uiterlijk, a.id
        stil += termijn.staat_stil
        laat += termijn.te_laat_dagen > 0
        loopt += not termijn.staat_stil and not termijn.te_laat_dagen
        taken = Taak.objects.filter(zaak_id=a.zaak_id, gedaan_op__isnull=True, soort="besluiten")
        wat = "Gegevens die wij vroegen" if termijn.staat_stil else "Besluit op de aanvraag"
        assert taken.filter(wat=wat).count() == 1
        assert termijn.staat_stil or taken.get(wat=wat).uiterlijk == a.besluit_uiterlijk
    assert loopt >= 50
    assert stil >= 15
    assert 3 <= laat <= 12


@pytest.mark.usefixtures("alles")
def test_het_verslag_zegt_wat_er_bewaard_is() -> None:
    gemeenten = gemeenten_op_code()
    alle = list(Brief.objects.filter(soort="verslag").order_by("id"))
    for brief in random.Random(1).sample(alle, 60):
        zaak = Zaak.objects.get(id=brief.zaak_id)
        uitkomst = Onderzoek.objects.get(zaak_id=zaak.id).uitkomst
        hoort = verslaggegevens(
            gemeente=gemeenten[zaak.gemeente_id], zaak=zaak, uitkomst=uitkomst, op=brief.verzonden_op
        )
        eigen = {n: w for n, w in brief.gegevens.items() if n in hoort}
        assert eigen == hoort, brief.id
    lichaam = [str(b.gegevens["onderdelen"]) + b.gegevens["uitkomst"] for b in alle]
    assert len(set(lichaam)) == len(lichaam)  # no two files read the same


@pytest.mark.usefixtures("alles")
def test_brieven_in_gewone_taal_en_zonder_vreemde_naam() -> None:
    kies = random.Random(2)
    for soort in NIEUW:
        alle = list(Brief.objects.filter(soort=soort).select_related("gemeente").order_by("id"))
        for brief in kies.sample(alle, min(15, len(alle))):
            tekst = brieftekst(brief)
            zaak = Zaak.objects.select_related("behandelaar").get(id=brief.zaak_id)
            weiger_vreemd(tekst, persoon=inwoner_van(zaak), zaak=zaak, wie=behandelaar_van(zaak), op=PEILMOMENT)
            assert "{" not in brieven.als_tekst(tekst)


def test_elke_bouwzin_is_kort() -> None:
    def zinnen(x: Any) -> Iterator[str]:
        if isinstance(x, str):
            yield x
        elif isinstance(x, dict):
            for deel in x.values():
                yield from zinnen(deel)
        elif isinstance(x, list):
            for deel in x:
                yield from zinnen(deel)

    for bestand, minstens in {"gesprekken": 150, "personen": 150, "levering": 80}.items():
        alle = list(zinnen(lezen.teksten(bestand)))
        assert len(alle) > minstens, bestand
        assert [lang for zin in alle for lang in lange_zinnen(zin)] == []


@pytest.mark.usefixtures("alles")
def test_elke_pagina_opent_in_elke_stand() -> None:
    gemeenten = gemeenten_op_code()
    kies = random.Random(3)
    per_stand: dict[str, list[Zaak]] = defaultdict(list)
    for zaak in Zaak.objects.filter(behandelaar__isnull=False, samengevoegd_in__isnull=True).order_by("id"):
        per_stand[zaak.stand].append(zaak)
    met_hulp = set(Besluit.objects.filter(soort="tijdelijk").values_list("zaak_id", flat=True))
    gaten = 0
    for stand, zaken in per_stand.items():
        for zaak in kies.sample(zaken, 8):
            wie, g = behandelaar_van(zaak), gemeenten[zaak.gemeente_id]
            beeld = onderzoeken.onderzoek_openen(zaak=zaak.id, wie=wie, op=PEILMOMENT)
            assert beeld.kop.zaak.stand == stand
            if stand in NA_VERSLAG:
                assert len(onderzoeken.verslag_lezen(zaak=zaak).bevindingen) == 7
            if stand == "aangevraagd":
                besluiten.termijn_openen(gemeente=g, zaak=zaak.id, wie=wie, op=PEILMOMENT)
                for soort in ("toekenning", "afwijzing"):
                    besluiten.ontwerp_openen(gemeente=g, zaak=zaak.id, soort=soort, wie=wie, op=PEILMOMENT)
            inzien.waar_staat(gemeente=g.code, zaak=zaak.id, op=PEILMOMENT)
    for nr in sorted(met_hulp):
        zaak = Zaak.objects.get(id=nr)
        tijdelijk = besluiten.tijdelijk_beeld(
            gemeente=gemeenten[zaak.gemeente_id], zaak=nr, wie=behandelaar_van(zaak), op=PEILMOMENT
        )
        assert tijdelijk is not None
        assert tijdelijk.tot_en_met >= VOORBEELDDAG  # nobody falls between
        gaten += tijdelijk.gat is not None
        assert (tijdelijk.voorstel is None) == (tijdelijk.gat is None)
    assert 1 <= gaten < len(met_hulp)


@pytest.mark.usefixtures("alles")
def test_fatma_zoals_op_de_ontwerpbladzijde() -> None:
    zaak = Zaak.objects.get(inwoner__bsn="999990081")
    beeld = onderzoeken.onderzoek_openen(zaak=zaak.id, wie=behandelaar_van(zaak), op=PEILMOMENT)
    (notitie,) = beeld.aantekeningen
    assert notitie.tekst.startswith("Mevrouw woont alleen sinds haar man in het voorjaar van 2025 overleed.")
    assert (notitie.dag, notitie.bewaard_op.minute) == (date(2027, 2, 16), 32)
    cijfers = [(g.leefgebied.toen, g.leefgebied.nu) if g.leefgebied else None for g in beeld.gebieden]
    assert cijfers == [(4, 4), (5, 4), None, (None, 6), (6, 3), (7, 4)]
    assert beeld.ladder_zin == "Drie treden helpen deels. Maatwerk is nodig."
    assert [str(t.oordeel) for t in beeld.trappen][4] == "niet_besproken"
    assert beeld.verstuurd_op is None


@pytest.mark.usefixtures("alles")
def test_het_ontwerp_van_gerda_kan_na_meelezen_getekend_worden() -> None:
    zaak = Zaak.objects.get(
        gemeente_id=938, stand="aangevraagd", inwoner__achternaam="Bastiaens", inwoner__voornaam="Gerda"
    )
    noor = Gebruiker.objects.get(naam="Noor Claessen")
    meerssen = Gemeente.objects.get(code=938)
    beeld = besluiten.ontwerp_openen(gemeente=meerssen, zaak=zaak.id, soort="toekenning", wie=als(noor), op=PEILMOMENT)
    assert (beeld.ontbreekt, beeld.brief_mist, beeld.minuten_per_week) == ((), (), 175)
    assert [m.onderdeel for m in beeld.tekenbaar] == ["vier_ogen"]
    assert "Karin Dohmen" in [naam for _, naam in beeld.lezers]
    assert beeld.termijn is not None
    assert beeld.termijn.uiterlijk == VOORBEELDDAG + timedelta(days=7)
    duur = Besluit.objects.filter(gemeente_id=938, kosten_cent__gt=600_000).first()
    assert duur is not None
    mist = ontbreekt_voor(
        besluit=duur, wie=als(noor), dag=VOORBEELDDAG, merk="", mandaten=machtigingen(gemeente=938, gebruiker=noor.pk)
    )
    assert "mandaat" in [m.onderdeel for m in mist]


@pytest.mark.usefixtures("alles")
def test_wat_gelezen_is_is_niet_veranderd() -> None:
    gelezen = Besluit.objects.filter(staat="concept", lezer__isnull=False)
    assert gelezen
    for b in gelezen:
        assert b.gelezen_merk == grondslagmerk(grondslag_van(gemeente=b.gemeente_id, zaak=b.zaak_id)), b.id
