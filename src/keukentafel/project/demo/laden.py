"""The bulk load of the demo region: COPY of every table in one transaction, as the owner role.

Loading past the acts is allowed here only: the rows are what the acts would have left (tested), and inserts fire no
history trigger. The owner role bypasses the walls, so the load can fill six municipalities at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql
from psycopg.types.json import Jsonb
from psycopg.types.range import Range

from keukentafel.project.demo import laden_levering, laden_verloop
from keukentafel.project.demo import regio as generator
from keukentafel.project.demo.brieven import Brieven
from keukentafel.project.demo.laden_verloop import Tabel, zo
from keukentafel.project.demo.sociale_kaart import maak_sociale_kaart
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.volgcodes import demo_code
from keukentafel.project.demo.voorbeelddag import VOORBEELDDAG
from keukentafel.reis.melden.volgcode import hash_van
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import AMSTERDAM, moment

BESTAAT_VAN = {1903: date(2011, 1, 1), 1729: date(1999, 1, 1)}
"""First day of the two that were formed by a recent merger; onbevestigd: not checked against the list of the CBS."""
BESTAAT_VAN_ANDERS = date(1982, 1, 1)
"""A day before anything in this system, for the others: not a fact about them."""
OPENINGSTIJDEN = "Maandag tot en met vrijdag, 8.30 tot 17.00 uur."
STEUNPUNT = "Steunpunt Meedenken"
STEUNPUNT_TELEFOON = "043 000 00 01"

ZONDER_NUMMER = ("gemeenten_gemeente", "gemeenten_wijk")


def laad(verbinding: BaseDatabaseWrapper, *, peildag: date = VOORBEELDDAG) -> bool:
    """Fill an empty database with the demo region as it is on `peildag`, 9.00 hours. Loads the demo region once.

    `verbinding` is Django's connection as the owner role, right after the migrations. Returns False, and changes
    nothing, when there is any municipality already. All or nothing: one transaction. Raises ValueError when `peildag`
    is not a working day.
    """
    with verbinding.cursor() as c:
        c.execute("select exists (select 1 from gemeenten_gemeente)")
        if c.fetchone()[0]:
            return False
    regio = generator.maak(peilmoment=moment(peildag, time(9, 0)))
    with generator.zonder_opruimen(), transaction.atomic(using=verbinding.alias), verbinding.cursor() as c:
        for tabel, kolommen, rijen in tabellen(regio):
            _copy(c, tabel, kolommen, rijen)
            if tabel not in ZONDER_NUMMER:
                volgende = sql.SQL("select setval(pg_get_serial_sequence({}, 'id'), max(id)) from {}")
                c.execute(volgende.format(sql.Literal(tabel), sql.Identifier(tabel)))
        laden_levering.tel(c, regio)
    with verbinding.cursor() as c:  # outside: the planner may look as soon as the rows are there for all
        c.execute("analyze")
    return True


def _copy(c: Any, tabel: str, kolommen: tuple[str, ...], rijen: Iterable[tuple[Any, ...]]) -> None:
    # Columns by name: number, search text and the like are made by the database itself.
    namen = sql.SQL(", ").join(map(sql.Identifier, kolommen))
    opdracht = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(tabel), namen)
    with c.cursor.copy(opdracht) as kopie:
        for rij in rijen:
            kopie.write_row(rij)


def tabellen(r: Regio) -> Iterator[Tabel]:
    """Return (table, columns, rows) of all tables, in an order in which every reference exists."""
    yield from _gemeenten(r)
    yield from _sociale_kaart(r)
    yield from laden_levering.contracten(r)
    yield from _mensen(r)
    yield from _zaken(r)
    yield from _stukken(r)
    yield from laden_verloop.onderzoeken(r)
    yield from laden_verloop.besluiten(r)
    yield from laden_levering.leveringen(r)
    yield from laden_levering.evaluaties(r)
    yield from laden_levering.feiten(r)
    yield from _logboek(r)


def _vanaf(van: date, tot: date | None = None) -> Range[date]:
    return Range(van, tot)


def gemeenten_van(r: Regio) -> dict[int, Gemeente]:
    """Return the six municipalities as unsaved records, by CBS number."""
    return {
        g.code: Gemeente(
            code=g.code, naam=g.naam, slug=g.slug, telefoon=g.telefoon, adres=g.adres, openingstijden=OPENINGSTIJDEN,
            clientondersteuning_naam=STEUNPUNT, clientondersteuning_telefoon=STEUNPUNT_TELEFOON,
            bestaat_van=BESTAAT_VAN.get(g.code, BESTAAT_VAN_ANDERS),
        )
        for g in r.gemeenten
    }  # fmt: skip


def _gemeenten(r: Regio) -> Iterator[Tabel]:
    yield zo(
        "gemeenten_gemeente", list(gemeenten_van(r).values()),
        "code naam slug telefoon adres openingstijden clientondersteuning_naam clientondersteuning_telefoon"
        " bestaat_van",
    )  # fmt: skip
    yield zo("gemeenten_wijk", r.wijken, "code gemeente naam inwoners peildatum bron", gemeente="gemeente_id")
    yield zo("gemeenten_samenwerking", r.samenwerkingen, "id naam slug onderwerp schaal bron bevestigd")
    yield (
        "gemeenten_deelname",
        ("id", "samenwerking_id", "gemeente_id", "gemeente_naam", "rol", "periode"),
        ((d.id, d.samenwerking, d.gemeente, d.gemeente_naam, d.rol, _vanaf(d.van, d.tot)) for d in r.deelnames),
    )
    onbruikbaar = make_password(None)
    yield (
        "gebruikers_gebruiker",
        ("id", "email", "naam", "telefoon", "werkdagen", "organisatie", "password", "is_active", "synthetisch"),
        ((a.id, a.email, a.naam, a.telefoon, a.werkdagen, a.organisatie, onbruikbaar, True, True) for a in r.accounts),
    )
    yield (
        "gebruikers_roltoekenning",
        ("id", "gemeente_id", "gebruiker_id", "rol", "team", "periode"),
        ((x.id, x.gemeente, x.gebruiker, x.rol, x.team, _vanaf(x.van)) for x in r.rollen),
    )
    yield (
        "gebruikers_mandaat",
        ("id", "gemeente_id", "gebruiker_id", "soort", "tot_cent", "periode", "grondslag"),
        ((m.id, m.gemeente, m.gebruiker, m.soort, m.tot_cent, _vanaf(m.van), m.grondslag) for m in r.mandaten),
    )


def _sociale_kaart(r: Regio) -> Iterator[Tabel]:
    organisaties, aanbod = maak_sociale_kaart(
        namen={g.code: g.naam for g in r.gemeenten}, peildag=r.peilmoment.astimezone(AMSTERDAM).date()
    )
    yield zo("sociale_kaart_organisatie", organisaties, "id naam telefoon website soort synthetisch")
    yield zo(
        "sociale_kaart_aanbod", aanbod,
        "id gemeente organisatie naam omschrijving soort toegang trede dimensie wijk adres plaats wanneer kosten"
        " telefoon bevestigd_op synthetisch",
        gemeente="gemeente_id", organisatie="organisatie_id", wijk="wijk_code",
    )  # fmt: skip


def _mensen(r: Regio) -> Iterator[Tabel]:
    velden = (
        "aanhef", "voornaam", "tussenvoegsel", "achternaam", "geboortejaar", "geboortemaand", "geboortedag", "telefoon",
        "email", "taal", "tolk", "plaats", "geheim_adres", "synthetisch",
    )  # fmt: skip
    yield (
        "mensen_persoon",
        ("id", "gemeente_id", "bsn", "wijk_id", "gebruiker_id", *velden),
        ((b.id, b.gemeente, b.bsn or None, b.wijk, b.gebruiker, *(getattr(b, v) for v in velden)) for b in r.bewoners),
    )
    yield (
        "mensen_adres",
        ("id", "gemeente_id", "persoon_id", "straat", "huisnummer", "postcode", "plaats", "geheim", "periode"),
        (
            (a.id, a.gemeente, a.persoon, a.straat, a.huisnummer, a.postcode, a.plaats, a.geheim, _vanaf(a.van))
            for a in r.adressen
        ),
    )
    yield zo(
        "mensen_relatie", r.relaties, "id gemeente persoon ander naam soort telefoon mantelzorger",
        gemeente="gemeente_id", persoon="persoon_id", ander="ander_id",
    )  # fmt: skip


def _zaken(r: Regio) -> Iterator[Tabel]:
    velden = (
        "id", "jaar", "stand", "startdag", "plan_uiterlijk", "onderzoek_uiterlijk", "eerste_contact_uiterlijk",
        "eerste_contact_op", "wijk_code", "spoed", "synthetisch",
    )  # fmt: skip
    yield (
        "zaak_zaak",
        (*velden, "gemeente_id", "inwoner_id", "behandelaar_id", "samengevoegd_in_id", "volgcode_hash"),
        (
            (
                *(getattr(z, v) for v in velden),
                z.gemeente, z.inwoner, z.behandelaar, z.samengevoegd_in, hash_van(demo_code(z.id)),
            )
            for z in sorted(r.zaken, key=lambda z: (z.samengevoegd_in is not None, z.id))
        ),
    )  # fmt: skip
    van_zaak = {"gemeente": "gemeente_id", "zaak": "zaak_id"}
    yield zo("zaak_stap", r.stappen, "id gemeente zaak handeling van naar artikel dag tijdstip door uitleg", **van_zaak)
    yield zo(
        "zaak_taak", r.taken, "id gemeente zaak behandelaar soort wat uiterlijk tijdstip spoed wacht_op gedaan_op",
        behandelaar="behandelaar_id", **van_zaak,
    )  # fmt: skip
    yield zo(
        "zaak_afspraak",
        r.afspraken,
        "id gemeente zaak begin minuten waar met staat opmerking",
        met="met_id",
        **van_zaak,
    )
    yield zo(
        "zaak_betrokkene", r.betrokkenen, "id gemeente zaak gebruiker soort van tot gegeven_door",
        gebruiker="gebruiker_id", **van_zaak,
    )  # fmt: skip


def _stukken(r: Regio) -> Iterator[Tabel]:
    van_zaak = {"gemeente": "gemeente_id", "zaak": "zaak_id"}
    yield zo(
        "melding_melding", r.meldingen,
        "id gemeente zaak ontvangen_op vastgelegd_op kanaal melder melder_naam melder_relatie melder_telefoon woorden"
        " bereik bereik_waar beste_moment door doorgezonden_door",
        **van_zaak,
    )  # fmt: skip
    yield zo(
        "melding_clientondersteuning", r.ondersteuning,
        "id gemeente zaak voor antwoord aangeboden_op antwoord_op wie_mee reageren_uiterlijk aangenomen_door"
        " aangenomen_op afgerond_op",
        aangenomen_door="aangenomen_door_id", **van_zaak,
    )  # fmt: skip
    yield zo("melding_persoonlijkplan", r.plannen, "id gemeente zaak tekst ontvangen_op binnen_week via", **van_zaak)
    yield zo(
        "melding_doorzending", r.doorzendingen,
        "id gemeente zaak naar naar_naam startdag doorgezonden_op aangekomen_op", naar="naar_id", **van_zaak,
    )  # fmt: skip
    yield _brieven(r)


def _brieven(r: Regio) -> Tabel:
    brieven = Brieven(r, gemeenten_van(r))

    def rijen() -> Iterator[tuple[Any, ...]]:
        for b in r.brieven:
            inwoner, naam, regels = brieven.aan(b)
            gegevens = Jsonb(brieven.gegevens(b))
            yield (
                b.id, b.gemeente, b.zaak, b.soort, b.dag, b.verzonden_op, b.verzonden_op, inwoner, naam, Jsonb(regels),
                gegevens,
            )  # fmt: skip

    kolommen = (
        "id", "gemeente_id", "zaak_id", "soort", "dag", "gemaakt_op", "verzonden_op", "inwoner_id", "aan_naam",
        "aan_regels", "gegevens",
    )  # fmt: skip
    return "brief_brief", kolommen, rijen()


def _logboek(r: Regio) -> Iterator[Tabel]:
    yield zo(
        "logboek_logregel", r.logregels,
        "id gemeente tijdstip soort handeling doel reden gebruiker_id gebruiker_naam rol inwoner_id object_soort"
        " object_id spoor",
        gemeente="gemeente_id",
    )  # fmt: skip
    yield zo(
        "logboek_noodinzage", r.noodinzagen,
        "id gemeente gebruiker_id gebruiker_naam inwoner_id object_soort object_id reden geopend_op geldig_tot"
        " beoordeeld_op beoordeeld_door oordeel toelichting",
        gemeente="gemeente_id",
    )  # fmt: skip
