"""The walls, at the database: as the application role, with and without the setting."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.utils import InternalError, ProgrammingError

from keukentafel.dossier.melding.models import EigenNotitie, Melding
from keukentafel.dossier.zaak.models import Stap, Zaak, ZaakEvent
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Adres, Persoon
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.muren import ZONDER_MUUR
from keukentafel.stelsel.gemeenten.namens import BuitenNamens, geheim_adres_van, namens, versmal
from keukentafel.stelsel.gemeenten.rechten import weiger_als_eigenaar
from keukentafel.stelsel.logboek.models import Logregel
from tests.opzet import OP, als, maak_gebruiker

pytestmark = pytest.mark.django_db
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="De trap lukt niet meer.")


def vraag_in(gemeente: Gemeente, wie, **gegevens) -> int:
    """A question of somebody in this municipality; returns the case."""
    inwoner = Inwonergegevens(
        **{"voornaam": "Riet", "achternaam": "Senden", "straat": "Beekstraat", "huisnummer": "1", "postcode": "6231 ZZ",
           "plaats": gemeente.naam} | gegevens
    )  # fmt: skip
    with namens({gemeente.code}, doel="proef"):
        return melden(gemeente=gemeente, inwoner=inwoner, ontvangst=VRAAG, wie=wie, op=OP).zaak


def rijen(sql: str, *waarden) -> list[tuple]:
    """Run SQL as the application role."""
    with connection.cursor() as c:
        c.execute(sql, list(waarden))
        return c.fetchall()


OPEN_OM_TE_LEZEN = {"sociale_kaart_aanbod"}  # everybody reads; writing is for the municipality of the row
TABELLEN = """
select c.relname, c.relrowsecurity and c.relforcerowsecurity,
       (select count(*) from pg_policy p where p.polrelid = c.oid),
       exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'gemeente_id' and not a.attisdropped)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where n.nspname = 'public' and c.relkind in ('r', 'p')
"""


def test_every_table_stands_behind_the_wall_or_on_the_list():
    zonder = {naam for naam, muur, beleid, _ in rijen(TABELLEN) if not (muur and beleid >= 4)}
    assert zonder | OPEN_OM_TE_LEZEN == set(ZONDER_MUUR), "a table without a wall that is not on the list, or otherwise"
    open_ = rijen("select tablename from pg_policies where cmd = 'SELECT' and qual = 'true'")
    assert {naam for (naam,) in open_} == OPEN_OM_TE_LEZEN, "everybody reads it: then it is on the list"


def test_every_table_behind_the_wall_carries_its_municipality():
    assert [naam for naam, muur, _, gemeente in rijen(TABELLEN) if muur and not gemeente] == []


def test_whoever_leaves_the_setting_alone_sees_nothing(meerssen, vaals, noor):
    vraag_in(meerssen, als(noor))
    for naam, muur, _, _ in rijen(TABELLEN):
        if muur and naam not in OPEN_OM_TE_LEZEN:
            assert rijen(f"select count(*) from {naam}") == [(0,)], naam


def test_one_municipality_does_not_see_read_or_change_another(meerssen, vaals, noor):
    zaak = vraag_in(meerssen, als(noor))
    with namens({vaals.code}, doel="proef"):
        assert not Zaak.objects.filter(id=zaak).exists()
        assert Zaak.objects.filter(id=zaak).update(spoed=True) == 0
        assert rijen("select count(*) from zaak_zaak where id = %s", zaak) == [(0,)]
        assert rijen("with weg as (delete from zaak_stap returning 1) select count(*) from weg") == [(0,)]
    with namens({meerssen.code}, doel="proef"):
        assert Zaak.objects.get(id=zaak).spoed is False
        assert Stap.objects.filter(zaak_id=zaak).exists()


def test_nobody_writes_into_another_municipality(meerssen, vaals):
    with pytest.raises(ProgrammingError, match="row-level security"), namens({vaals.code}, doel="proef"):
        Persoon.objects.create(gemeente=meerssen, voornaam="A", achternaam="B")


def test_a_row_cannot_be_moved_to_another_municipality(meerssen, vaals, noor):
    zaak = vraag_in(meerssen, als(noor))
    with pytest.raises((ProgrammingError, IntegrityError)), namens({meerssen.code}, doel="proef"):
        Stap.objects.filter(zaak_id=zaak).update(gemeente=vaals)


def test_a_reference_cannot_cross_even_with_both_walls_open(meerssen, vaals, noor):
    zaak = vraag_in(meerssen, als(noor))
    with pytest.raises(IntegrityError, match="binnen_gemeente"), namens({meerssen.code, vaals.code}, doel="proef"):
        Melding.objects.create(
            gemeente=vaals, zaak_id=zaak, ontvangen_op=date(2027, 2, 1), vastgelegd_op=OP, kanaal="web", melder="zelf",
            woorden="over de muur", bereik="bellen", door="proef",
        )  # fmt: skip


def test_every_reference_between_walled_tables_is_checked_with_its_municipality():
    samen = {
        (tabel, kolom)
        for tabel, kolom in rijen(
            "select k.conrelid::regclass::text, a.attname from pg_constraint k"
            " join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]"
            " where k.contype = 'f' and cardinality(k.conkey) = 2"
        )
    }
    muren = {naam for naam, muur, _, _ in rijen(TABELLEN) if muur} - OPEN_OM_TE_LEZEN
    mist = []
    for model in apps.get_models():
        if model._meta.db_table not in muren or model._meta.db_table.endswith("event"):
            continue
        for veld in model._meta.get_fields():
            if isinstance(veld, models.ForeignKey) and veld.related_model._meta.db_table in muren:
                if (model._meta.db_table, veld.column) not in samen:
                    mist.append(f"{model._meta.db_table}.{veld.column}")
    assert mist == []


def test_history_and_log_cannot_be_rewritten(meerssen, noor):
    zaak = vraag_in(meerssen, als(noor))
    with namens({meerssen.code}, doel="de reden van de wijziging", gebruiker=noor.pk):
        Zaak.objects.filter(id=zaak).update(spoed=True)
        oud = ZaakEvent.objects.get(pgh_obj_id=zaak)
        assert oud.spoed is False
        assert oud.pgh_context == {"doel": "de reden van de wijziging", "gebruiker": noor.pk}
    eventtabellen = [naam for naam, *_ in rijen(TABELLEN) if naam.endswith("event")]
    assert len(eventtabellen) >= 15
    for naam in [*eventtabellen, "logboek_logregel"]:
        for sql in (f"delete from {naam}", f"update {naam} set id = id"):
            with pytest.raises(ProgrammingError, match="permission denied"), namens({meerssen.code}, doel="proef"):
                rijen(sql + " returning 1")


def test_the_application_role_has_no_way_round(meerssen):
    weiger_als_eigenaar()  # does not raise: this is the application role
    for sql in (
        "alter table zaak_zaak disable row level security",
        "drop policy zien on zaak_zaak",
        "set session authorization kt_eigenaar",
        "set role kt_eigenaar",
        "alter table zaak_zaak disable trigger all",
        "create table buiten (gemeente_id int)",
        "set session_replication_role = replica",
    ):
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as c:
            c.execute(sql)


def test_the_setting_is_gone_after_the_work(meerssen, noor):
    vraag_in(meerssen, als(noor))
    assert not Zaak.objects.exists()
    with pytest.raises(ZeroDivisionError), namens({meerssen.code}, doel="proef"):
        raise ZeroDivisionError
    assert not Zaak.objects.exists()


def test_work_can_be_narrowed_and_not_widened(meerssen, vaals, noor):
    vraag_in(meerssen, als(noor))
    with namens({meerssen.code, vaals.code}, doel="proef"):
        with versmal(vaals.code):
            assert not Zaak.objects.exists()
            with pytest.raises(BuitenNamens), versmal(meerssen.code):
                pass
        assert Zaak.objects.exists()
    with namens({vaals.code}, doel="proef"), pytest.raises(BuitenNamens), namens({meerssen.code}, doel="erbij"):
        pass


def test_a_secret_address_is_not_there_for_who_did_not_open_it(meerssen, noor):
    zaak = vraag_in(meerssen, als(noor), voornaam="Anouk", achternaam="Vos", straat="Geheimweg", geheim=True)
    with namens({meerssen.code}, doel="proef"):
        persoon = Zaak.objects.get(id=zaak).inwoner_id
        assert not Adres.objects.exists()
        assert rijen("select count(*) from mensen_adres where straat = 'Geheimweg'") == [(0,)]
        with geheim_adres_van(persoon + 1):
            assert not Adres.objects.exists()
        with geheim_adres_van(persoon):
            assert Adres.objects.get().straat == "Geheimweg"
        assert not Adres.objects.exists()
        op = als(noor)
        for term in ("Geheimweg", "6231 ZZ"):
            uit = mensen.zoek(term=term, wie=op.id, wie_naam=op.naam, wie_rol=op.rol, doel="proef", op=OP,
                              spoor="00000000-0000-0000-0000-000000000001")  # fmt: skip
            assert uit.totaal == 0, term


def test_searching_keeps_to_the_open_walls_and_is_written_down(meerssen, vaals, noor):
    vraag_in(meerssen, als(noor), voornaam="José", achternaam="Écru")
    vraag_in(vaals, als(noor), voornaam="José", achternaam="Écru")
    with namens({meerssen.code}, doel="zoeken"):
        uit = mensen.zoek(term="ecru", wie=noor.pk, wie_naam=noor.naam, wie_rol=Rol.CONSULENT, doel="zoeken", op=OP,
                          spoor="00000000-0000-0000-0000-000000000001")  # fmt: skip
        assert uit.totaal == 1
        assert uit.personen[0].gemeente_id == meerssen.code
        assert Logregel.objects.filter(handeling="gevonden bij zoeken", inwoner_id=uit.personen[0].id).count() == 1
        assert mensen.zoek(term="%", wie=noor.pk, wie_naam="", wie_rol="", doel="", op=OP,
                           spoor="00000000-0000-0000-0000-000000000001").totaal == 0  # fmt: skip
    assert mensen.zoek(term="ecru", wie=noor.pk, wie_naam="", wie_rol="", doel="", op=OP,
                       spoor="00000000-0000-0000-0000-000000000001").totaal == 0  # fmt: skip


def test_the_notes_of_a_supporter_are_for_nobody_else(meerssen, noor):
    zaak = vraag_in(meerssen, als(noor))
    hulp = maak_gebruiker("Marleen Habets", (meerssen, Rol.CLIENTONDERSTEUNER))
    with namens({meerssen.code}, doel="ondersteunen", gebruiker=hulp.pk):
        EigenNotitie.objects.create(gemeente=meerssen, zaak_id=zaak, gebruiker=hulp, tekst="voor mij", geschreven_op=OP)
        assert EigenNotitie.objects.count() == 1
    with namens({meerssen.code}, doel="onderzoek", gebruiker=noor.pk):
        assert EigenNotitie.objects.count() == 0
        assert rijen("select count(*) from melding_eigennotitie") == [(0,)]
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        namens({meerssen.code}, doel="x", gebruiker=noor.pk),
    ):
        EigenNotitie.objects.create(gemeente=meerssen, zaak_id=zaak, gebruiker=hulp, tekst="namens", geschreven_op=OP)
