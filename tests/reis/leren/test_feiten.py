"""Each step leaves one fact, in its own transaction, and nobody without the key finds the case back."""

from __future__ import annotations

import base64
import hmac
import random
from collections import Counter
from datetime import date, timedelta
from hashlib import md5, sha1, sha256, sha512

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction

from keukentafel.dossier.onderzoek import operations as onderzoek
from keukentafel.dossier.zaak.models import Stap as StapRij
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.omgeving.monitor.models import Feit
from keukentafel.recht.ladder import Oordeel, Trede, antwoord_op
from keukentafel.recht.stappen import BEGIN, STAPPEN, Stand, vervolg
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.leren.feiten import MET_DUUR, Feitsoort, laat_feit, neem_feit_terug, pseudoniem
from keukentafel.reis.melden import Ontvangst, melden, samenvoegen
from keukentafel.reis.onderzoeken import oplossen_zonder_maatwerk
from keukentafel.reis.zaakwerk import neem, zet
from keukentafel.stelsel.gemeenten.models import Wijk
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import als
from tests.reis.besluiten.conftest import VRAAG, om
from tests.reis.besluiten.test_tekenen import teken, ter_tekening


def feiten(*soorten: str) -> list[tuple[str, date, str, int | None]]:
    """The facts of these soorten, as (soort, day, rung, value)."""
    return [(f.soort, f.dag, f.trede, f.waarde) for f in Feit.objects.order_by("id") if f.soort in soorten]


def test_elke_stap_van_de_tabel_heeft_een_feitsoort():
    assert {stap.handeling for stap in STAPPEN} <= set(Feitsoort)
    assert max(len(soort) for soort in Feitsoort) < 30, "a minus must fit before it"


def test_een_melding_laat_een_feit_op_zijn_eerste_dag(bank):
    assert feiten(*Feitsoort) == [("melden", date(2027, 2, 1), "", None)]


def test_de_weg_naar_een_besluit_staat_in_feiten_met_de_dagen(bank):
    bank.aangevraagd()
    teken(bank, ter_tekening(bank))
    assert feiten(*Feitsoort) == [
        ("melden", date(2027, 2, 1), "", None),
        ("aanvragen", date(2027, 3, 15), "", None),
        ("toekennen", date(2027, 3, 31), "", 58),  # 1 February to 31 March
        ("antwoord", date(2027, 3, 31), "maatwerk", None),
    ]
    assert len({f.pseudoniem for f in Feit.objects.all()}) == 1


def test_een_geweigerde_handeling_laat_geen_feit(bank):
    with pytest.raises(Geweigerd):
        zet(zaak=bank.record(), naar=Stand.HULP_LOOPT, weigering="Nee.", wie=bank.noor, op=om(2027, 2, 3))
    assert feiten(*Feitsoort) == [("melden", date(2027, 2, 1), "", None)]


def test_een_handeling_die_halverwege_breekt_laat_geen_feit(bank):
    def half():
        with transaction.atomic():
            zet(zaak=bank.record(), naar=Stand.IN_ONDERZOEK, weigering="Nee.", wie=bank.noor, op=om(2027, 2, 3))
            assert len(feiten("onderzoeken")) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert feiten("onderzoeken") == []


def test_opgelost_telt_op_zijn_trede_en_gaat_terug_bij_een_aanvraag(meerssen, noor, zaak):
    wie = {"wie": als(noor), "op": om(2027, 3, 1)}
    with namens({meerssen.code}, doel="proef"):
        Zaak.objects.filter(id=zaak).update(stand=Stand.VERSLAG_VERZONDEN)
        for trede, oordeel in (
            ("netwerk", "helpt_deels"),
            ("algemene_voorziening", "helpt"),
            ("maatwerk", "niet_aan_de_orde"),
        ):
            onderzoek.bewaar_trede(gemeente=938, zaak=zaak, trede=trede, oordeel=oordeel, toelichting="Besproken.")
        onderzoek.zorg_voor_onderzoek(gemeente=938, zaak=zaak)
        oplossen_zonder_maatwerk(
            gemeente=meerssen, zaak=zaak, oplossing=["U gaat naar de Huiskamer."], nabellen_op=None, **wie
        )
        assert feiten("antwoord", "-antwoord") == [("antwoord", date(2027, 3, 1), "algemene_voorziening", None)]
        zet(zaak=Zaak.objects.get(id=zaak), naar=Stand.AANGEVRAAGD, weigering="", wie=als(noor), op=om(2027, 3, 9))
        assert feiten("antwoord", "-antwoord")[1:] == [("-antwoord", date(2027, 3, 1), "algemene_voorziening", None)]


def test_de_trede_van_een_opgeloste_vraag():
    h, d, n = Oordeel.HELPT, Oordeel.HELPT_DEELS, Oordeel.PAST_NIET
    t = Trede
    assert antwoord_op({t.NETWERK: h, t.ALGEMENE_VOORZIENING: h, t.EIGEN_KRACHT: n}) == t.NETWERK
    assert antwoord_op({t.NETWERK: d, t.ALGEMENE_VOORZIENING: d, t.EIGEN_KRACHT: d}) == t.ALGEMENE_VOORZIENING
    assert antwoord_op({t.NETWERK: h, t.ALGEMENE_VOORZIENING: d}) == t.NETWERK
    assert antwoord_op({t.MAATWERK: Oordeel.NODIG}) is None


@pytest.mark.parametrize("zaad", range(12))
def test_een_vraag_telt_hoogstens_een_keer_hoe_zij_ook_loopt(bank, zaad):
    rng = random.Random(zaad)
    zaak, dag = bank.record(), om(2027, 2, 2)
    assert zaak.stand == BEGIN
    for _ in range(25):
        if not (kan := vervolg(Stand(zaak.stand))):
            break
        stap = rng.choice([s for s in kan if s.naar != Stand.AFGESLOTEN] or kan)
        dag += timedelta(days=rng.randrange(4))
        neem(zaak=zaak, stap=stap, wie=bank.noor, op=dag)
        staand = Counter(f.soort for f in Feit.objects.all())
        beantwoord = staand["antwoord"] - staand["-antwoord"]
        assert beantwoord in {0, 1}
        if zaak.stand in {Stand.OPGELOST_ZONDER_MAATWERK, Stand.TOEGEKEND, Stand.HULP_LOOPT, Stand.IN_EVALUATIE}:
            assert beantwoord == 1
        if zaak.stand in {Stand.AANGEVRAAGD, Stand.IN_ONDERZOEK, Stand.AFGEWEZEN}:
            assert beantwoord == 0
    genomen = StapRij.objects.filter(zaak_id=zaak.id).exclude(van="").count()
    assert Feit.objects.exclude(soort__in=["melden", "antwoord", "-antwoord"]).count() == genomen
    for feit in Feit.objects.filter(soort__in=MET_DUUR):
        assert feit.waarde == (feit.dag - zaak.startdag).days


def test_dezelfde_vraag_nog_eens_telt_een_keer_op_de_eerste_dag(bank, meerssen):
    eerder = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Nog eens.", ontvangen_op=date(2027, 1, 29))
    melden(gemeente=meerssen, inwoner=bank.record().inwoner_id, ontvangst=eerder, wie=bank.noor, op=om(2027, 2, 4))
    assert feiten(*Feitsoort, "-melden") == [
        ("melden", date(2027, 2, 1), "", None),
        ("-melden", date(2027, 2, 1), "", None),
        ("melden", date(2027, 1, 29), "", None),
        ("melding_erbij", date(2027, 1, 29), "", None),
    ]


def test_een_samengevoegde_zaak_telt_niet_meer_zelf(bank, meerssen):
    Zaak.objects.filter(id=bank.zaak).update(stand="verslag_verzonden")
    inwoner = bank.record().inwoner_id
    tweede = melden(gemeente=meerssen, inwoner=inwoner, ontvangst=VRAAG, wie=bank.noor, op=om(2027, 2, 8))
    Zaak.objects.filter(id=bank.zaak).update(stand="in_onderzoek")
    samenvoegen(gemeente=meerssen, zaak=tweede.zaak, bij=bank.zaak, wie=bank.noor, op=om(2027, 2, 9))
    assert Counter(f[0] for f in feiten("melden", "-melden", "samenvoegen")) == {
        "melden": 2, "-melden": 1, "samenvoegen": 1,
    }  # fmt: skip


def test_de_wijk_is_leeg_bij_een_geheim_adres_ook_als_dat_later_komt(bank, meerssen):
    Wijk.objects.create(code="WK093801", gemeente=meerssen, naam="Bunde", bron="proef")
    Zaak.objects.filter(id=bank.zaak).update(wijk_code="WK093801")
    laat_feit(zaak=bank.record(), soort=Feitsoort.NAZORG, dag=date(2027, 5, 1))
    Persoon.objects.update(geheim_adres=True, plaats="", wijk=None)
    laat_feit(zaak=bank.record(), soort=Feitsoort.NAZORG, dag=date(2027, 5, 2))
    assert [f.wijk_code for f in Feit.objects.filter(soort="nazorg").order_by("id")] == ["WK093801", ""]


def test_terugnemen_neemt_het_laatste_precies_terug_en_niet_meer_dan_er_was(bank):
    zaak = bank.record()
    for dag, dagen in ((3, 30), (4, 31)):
        laat_feit(zaak=zaak, soort=Feitsoort.HULP_GESTART, dag=date(2027, 3, dag), waarde=dagen)
    gedaan = [neem_feit_terug(zaak=zaak, soort=Feitsoort.HULP_GESTART) for _ in range(3)]
    assert gedaan == [True, True, False]
    assert feiten("-hulp_gestart") == [
        ("-hulp_gestart", date(2027, 3, 4), "", 31),
        ("-hulp_gestart", date(2027, 3, 3), "", 30),
    ]


@pytest.mark.parametrize("sql", ["update monitor_feit set wijk_code = 'x'", "delete from monitor_feit"])
def test_een_feit_verandert_niet_en_gaat_niet_weg(bank, sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as c:
        c.execute(sql)


# without the key


def gissingen(zaak: Zaak, geheimen: list[str]) -> set[str]:
    """What somebody would try who knows the case, the code of the house and every other secret but the key."""
    g, i, p = zaak.gemeente_id, zaak.id, zaak.inwoner_id
    teksten = [
        f"zaak:{g}:{i}",
        f"{g}:{i}",
        f"{i}",
        zaak.nummer,
        f"{g}-{i}",
        f"persoon:{g}:{p}",
        f"{p}",
        zaak.volgcode_hash,
    ]
    uit: set[str] = set()
    for tekst in teksten:
        uit |= {h(tekst.encode()).hexdigest()[:32] for h in (md5, sha1, sha256, sha512)}
        for geheim in geheimen:
            uit |= {hmac.new(geheim.encode(), tekst.encode(), h).hexdigest()[:32] for h in (sha1, sha256, sha512)}
            uit |= {h((geheim + tekst).encode()).hexdigest()[:32] for h in (sha1, sha256)}
    return uit | {base64.b16encode(t.encode()).decode().lower()[:32] for t in teksten}


def test_zonder_sleutel_leidt_een_feit_niet_naar_een_zaak(bank, settings):
    zaak = bank.record()
    feit = Feit.objects.get()
    raak = gissingen(zaak, [settings.PSEUDONIEM_SLEUTEL])
    assert feit.pseudoniem in raak, "with the key the attack works, so it attacks something"
    assert feit.pseudoniem not in gissingen(zaak, ["", settings.SECRET_KEY, "keukentafel", "geheim"])
    for waarde in (zaak.nummer, str(zaak.id), "Aydin", zaak.volgcode_hash):
        assert waarde not in feit.pseudoniem
    kolommen = {veld.column for veld in Feit._meta.get_fields()}
    assert kolommen == {"id", "gemeente_id", "pseudoniem", "soort", "dag", "wijk_code", "trede", "waarde"}


def test_een_andere_sleutel_geeft_een_andere_naam_en_geen_sleutel_weigert(bank, settings):
    oud = pseudoniem(gemeente=938, zaak=1)
    assert oud != pseudoniem(gemeente=938, zaak=2) != pseudoniem(gemeente=981, zaak=2)
    settings.PSEUDONIEM_SLEUTEL = "een andere"
    assert pseudoniem(gemeente=938, zaak=1) != oud
    for slecht in ("", settings.SECRET_KEY):
        settings.PSEUDONIEM_SLEUTEL = slecht
        with pytest.raises(ImproperlyConfigured):
            pseudoniem(gemeente=938, zaak=1)


def test_de_sleutel_staat_nergens_in_de_database(bank, settings):
    with connection.cursor() as c:
        c.execute("select table_name, column_name from information_schema.columns where table_schema = 'public'"
                  " and data_type in ('text', 'character varying', 'jsonb')")  # fmt: skip
        for tabel, kolom in c.fetchall():
            c.execute(
                f'select count(*) from "{tabel}" where "{kolom}"::text like %s', [f"%{settings.PSEUDONIEM_SLEUTEL}%"]
            )
            assert c.fetchone() == (0,), (tabel, kolom)


def test_de_naam_is_een_per_vraag_en_niet_per_inwoner(bank, meerssen):
    Zaak.objects.filter(id=bank.zaak).update(stand="afgesloten")
    melden(gemeente=meerssen, inwoner=bank.record().inwoner_id, ontvangst=VRAAG, wie=bank.noor, op=om(2027, 6, 1))
    assert len({f.pseudoniem for f in Feit.objects.all()}) == 2
