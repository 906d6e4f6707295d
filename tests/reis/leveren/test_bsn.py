"""An order waits for the BSN, says so on the day, and leaves once when the number is recorded."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from keukentafel.berichten.iwmo import lees
from keukentafel.dossier.levering.models import Bericht, Toewijzing
from keukentafel.dossier.zaak.models import Stap, Taak
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.omgeving.contracten.models import Aanbieder
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.besluiten import tijdelijk_besluiten
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import BuitenEigenWerk, noodinzage_openen
from keukentafel.reis.leveren import bsn_vastleggen, melding_terugnemen, opdrachten_van, start_melden, stop_melden
from keukentafel.reis.melden import samenvoegen
from keukentafel.reis.taken import OPDRACHT_BSN
from keukentafel.stelsel.gemeenten.namens import namens
from keukentafel.stelsel.logboek.models import Logregel
from keukentafel.stelsel.postbus.models import Post
from keukentafel.werkplaats.postronde import Postronde
from tests.reis.besluiten.conftest import maak_bank
from tests.reis.besluiten.test_spoed_voorleggen import andere_zaak
from tests.reis.leveren.conftest import BSN, EERSTE, Levering, maak_contracten, maak_levering, om
from tests.reis.leveren.test_geven import open_werk
from tests.reis.leveren.test_tijdelijk import DAG, KOKEN, bestel

HALF = EERSTE + timedelta(days=100)
LATER = om(2027, 4, 6)
WACHT = (OPDRACHT_BSN.wat, date(2027, 4, 2), "")


@pytest.fixture
def levering(meerssen, mensen) -> Iterator[Levering]:
    """A granted case of Fatma, whose BSN is not known; walls of Meerssen open."""
    with namens({meerssen.code}, doel="proef"):
        yield maak_levering(meerssen, mensen, met_bsn=False)


def leg_vast(levering: Levering, bsn: str = BSN, **anders: Any) -> Persoon:
    """Record the number, by Noor unless told."""
    alles: dict[str, Any] = {"zaak": levering.bank.zaak, "wie": levering.bank.noor, "op": LATER} | anders
    return bsn_vastleggen(gemeente=levering.gemeente, bsn=bsn, **alles)


def in_de_postbus() -> list[int]:
    """The orders that lie in the outbox."""
    return list(Post.objects.filter(soort="toewijzing").order_by("id").values_list("verwijzing", flat=True))


def test_an_order_waits_and_the_day_says_why(levering):
    levering.geef()
    assert in_de_postbus() == []
    assert WACHT in open_werk(levering.bank.zaak)
    assert Taak.objects.get(wat=OPDRACHT_BSN.wat).behandelaar_id == levering.bank.noor.id
    te_zien = opdrachten_van(
        aanbieders={levering.gemeente.code: levering.geulbrug.id}, wie=levering.petra, op=om(2027, 4, 1)
    )
    assert len(te_zien) == 1, "the provider sees it in the portal all the same"


def test_the_number_lets_it_go_once(levering):
    rij = levering.geef()
    assert leg_vast(levering, " 9999.900-19 ").bsn == BSN
    assert in_de_postbus() == [rij.id]
    assert open_werk(levering.bank.zaak) == [("De aanbieder zegt of het lukt", date(2027, 4, 2), "aanbieder")]
    gebeurd = Stap.objects.count(), Logregel.objects.count()
    leg_vast(levering)  # the same number again
    assert (in_de_postbus(), (Stap.objects.count(), Logregel.objects.count())) == ([rij.id], gebeurd)
    assert Stap.objects.latest("id").handeling == "burgerservicenummer vastgelegd"
    assert Logregel.objects.filter(handeling="burgerservicenummer vastgelegd").count() == 1
    for tabel in (Stap, Logregel, Taak, Post):
        assert not any(BSN in str(waarde) for rij in tabel.objects.values_list() for waarde in rij)


def test_each_provider_gets_one_message_with_all_that_runs_there(levering):
    linde = Aanbieder.objects.get(naam="De Linde")
    eerst = levering.geef(einddatum=HALF)
    weg = levering.geef(ingangsdatum=HALF + timedelta(days=1), einddatum=HALF + timedelta(days=20))
    levering.antwoord(weg, "nee", reden="Geen plek.")
    bij_linde = levering.geef(
        aanbieder=linde.id, ingangsdatum=HALF + timedelta(days=1), einddatum=HALF + timedelta(days=20)
    )
    tweede = levering.geef(ingangsdatum=HALF + timedelta(days=21))
    assert [w for w in open_werk(levering.bank.zaak) if w[0] == OPDRACHT_BSN.wat] == [WACHT]
    leg_vast(levering)
    assert sorted(in_de_postbus()) == [bij_linde.id, tweede.id]
    assert eerst.id not in in_de_postbus(), "it is in the message of the newest order"


def test_an_order_after_the_number_leaves_by_itself(levering):
    leg_vast(levering)
    rij = levering.geef(op=LATER)
    assert in_de_postbus() == [rij.id]
    assert OPDRACHT_BSN.wat not in [w[0] for w in open_werk(levering.bank.zaak)]


def test_what_was_refused_or_stopped_waits_for_nothing(levering):
    rij = levering.geef()
    levering.antwoord(rij, "nee", reden="Geen plek.")
    assert OPDRACHT_BSN.wat not in [w[0] for w in open_werk(levering.bank.zaak)]
    rij = levering.geef(op=om(2027, 4, 1))
    alles: dict[str, Any] = {"gemeente": levering.gemeente, "via": "hand", "wie": levering.bank.noor}
    start_melden(toewijzing=rij.id, datum=EERSTE, op=om(2027, 4, 20), **alles)
    assert OPDRACHT_BSN.wat in [w[0] for w in open_werk(levering.bank.zaak)]
    stop = stop_melden(toewijzing=rij.id, datum=EERSTE, reden="19", op=om(2027, 4, 20), **alles)
    assert OPDRACHT_BSN.wat not in [w[0] for w in open_werk(levering.bank.zaak)]
    melding_terugnemen(levermelding=stop.id, op=om(2027, 4, 21), **alles)
    assert OPDRACHT_BSN.wat in [w[0] for w in open_werk(levering.bank.zaak)]
    leg_vast(levering, op=om(2027, 4, 22))
    assert in_de_postbus() == [rij.id]


@pytest.mark.parametrize("bsn", ["", "12345", "123456789", "99999001X", "000000000"])
def test_a_number_that_is_none_is_refused_and_nothing_is_written(levering, bsn):
    levering.geef()
    was = (Stap.objects.count(), Logregel.objects.count(), open_werk(levering.bank.zaak))
    with pytest.raises(Geweigerd) as fout:
        leg_vast(levering, bsn)
    assert list(fout.value.fouten) == ["bsn"]
    assert not bsn or bsn not in fout.value.fouten["bsn"]
    assert (Stap.objects.count(), Logregel.objects.count(), open_werk(levering.bank.zaak)) == was
    assert levering.bank.record().inwoner.bsn is None


def test_the_number_of_somebody_else_is_refused_and_shows_nobody(levering):
    Persoon.objects.create(gemeente=levering.gemeente, voornaam="Mia", achternaam="Habets", bsn=BSN)
    with pytest.raises(Geweigerd) as fout:
        leg_vast(levering)
    assert fout.value.fouten == {"bsn": "Dit nummer hoort bij een andere inwoner. Kijk het nummer na."}
    leg_vast(levering, "999990020")
    with pytest.raises(Geweigerd, match="al een ander nummer"):
        leg_vast(levering, "999990032")


def test_only_whose_case_it_is_records_it(levering):
    levering.geef()
    bank = levering.bank
    for wie, fout in (
        (bank.hans, BuitenEigenWerk), (levering.backoffice, NietGevonden), (levering.petra, NietGevonden)
    ):  # fmt: skip
        with pytest.raises(fout):
            leg_vast(levering, wie=wie)
    assert bank.record().inwoner.bsn is None
    noodinzage_openen(zaak=bank.zaak, reden="Noor is ziek en de opdracht wacht.", wie=bank.hans, op=LATER)
    assert leg_vast(levering, wie=bank.hans).bsn == BSN


def test_temporary_help_waits_with_urgency_also_in_the_case_that_goes_on(meerssen, mensen):
    with namens({meerssen.code}, doel="proef"):
        bank = maak_bank(meerssen, mensen, om(2027, 2, 1))
        maak_contracten(meerssen, mensen)
        besluit = tijdelijk_besluiten(
            gemeente=meerssen, zaak=bank.zaak, begin=date(2027, 2, 3), hulp=KOKEN, weken=2, kosten_cent=80_000,
            motivering="Uw man ligt in het ziekenhuis.", aanbieder="Zorgcoöperatie De Geulbrug", wie=bank.noor, op=DAG,
        )  # fmt: skip
        rij = bestel(bank, besluit)
        taak = Taak.objects.get(wat=OPDRACHT_BSN.wat)
        assert (taak.zaak_id, taak.uiterlijk, taak.spoed, taak.wacht_op) == (bank.zaak, date(2027, 2, 2), True, "")
        naar = andere_zaak(bank)
        samenvoegen(gemeente=meerssen, zaak=bank.zaak, bij=naar, wie=bank.noor, op=DAG)
        alles: dict[str, Any] = {"gemeente": meerssen, "bsn": BSN, "wie": bank.noor, "op": DAG}
        with pytest.raises(Geweigerd, match="gaat verder als zaak"):
            bsn_vastleggen(zaak=bank.zaak, **alles)
        assert OPDRACHT_BSN.wat in [w[0] for w in open_werk(naar)]
        bsn_vastleggen(zaak=naar, **alles)
        assert OPDRACHT_BSN.wat not in [w[0] for w in open_werk(naar)]
        assert in_de_postbus() == [rij.id]


def test_the_round_makes_one_message_of_what_waited(meerssen, mensen):
    """Before the number nothing leaves; after it one 301, with both orders, however often the round comes by."""
    ronde = Postronde(PrintstraatInProef())
    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen, met_bsn=False)
        nummers = [
            levering.geef(einddatum=HALF).nummer, levering.geef(ingangsdatum=HALF + timedelta(days=1)).nummer
        ]  # fmt: skip
    ronde.alles(op=LATER)
    with namens({meerssen.code}, doel="proef"):
        assert not Bericht.objects.exists()
        leg_vast(levering)
    for uur in (1, 2):
        ronde.alles(op=LATER + timedelta(hours=uur))
    with namens({meerssen.code}, doel="proef"):
        inwoner = lees(Bericht.objects.get().inhoud.encode()).inwoner
        assert (inwoner.bsn, [p.toewijzing_nummer for p in inwoner.toegewezen_producten]) == (BSN, nummers)


def tegelijk(meerssen: Any, eerst: Callable[[], object], dan: Callable[[], object]) -> None:
    """Do two acts at once: the second begins while the first is done but not kept yet."""
    bezig, fouten = threading.Event(), []

    def doe(act: Callable[[], object], rust: float) -> None:
        try:
            with namens({meerssen.code}, doel="proef"):
                act()
                bezig.set()
                time.sleep(rust)
        except Exception as fout:  # shown by the assertion below
            fouten.append(fout)
        finally:
            connection.close()

    een = threading.Thread(target=doe, args=(eerst, 1.0))
    een.start()
    assert bezig.wait(20)
    twee = threading.Thread(target=doe, args=(dan, 0.0))
    twee.start()
    for draad in (een, twee):
        draad.join(20)
    assert fouten == []


@pytest.mark.django_db(transaction=True)
def test_an_order_and_the_number_at_the_same_moment_never_miss_each_other(meerssen, mensen):
    """In two cases of one resident: the second waits until the first is kept, and then sees it."""

    def bij_elkaar() -> tuple[int, bool]:
        with namens({meerssen.code}, doel="proef"):
            wacht = Taak.objects.filter(wat=OPDRACHT_BSN.wat, gedaan_op__isnull=True).exists()
            return len(in_de_postbus()), wacht

    with namens({meerssen.code}, doel="proef"):
        levering = maak_levering(meerssen, mensen, met_bsn=False)
        ander = andere_zaak(levering.bank)
    tegelijk(meerssen, lambda: leg_vast(levering, zaak=ander), lambda: levering.geef(op=LATER))
    assert bij_elkaar() == (1, False)
    with namens({meerssen.code}, doel="proef"):  # once more, the other way round
        levering.antwoord(Toewijzing.objects.get(), "nee", reden="Geen plek.", op=LATER)
        Persoon.objects.filter(id=levering.bank.record().inwoner_id).update(bsn=None)
    tegelijk(meerssen, lambda: levering.geef(op=LATER), lambda: leg_vast(levering, zaak=ander))
    assert bij_elkaar() == (2, False)
