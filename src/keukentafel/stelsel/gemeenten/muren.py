"""Walls by the database: row-level security and references that cannot cross (ARCHITECTURE.md, ADR 0004).

For migrations only. `muur` goes on every table with something of a municipality; `verwijs` makes a reference that
carries the municipality along, because Django's own foreign-key check bypasses the policy.
"""

from __future__ import annotations

from django.db import migrations

FUNCTIE = """
CREATE FUNCTION kt_gemeenten() RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(nullif(current_setting('kt.gemeenten', true), ''), '{}')::int[] $$;
"""

# Every table without a wall, and why. A table that is neither here nor behind a wall fails the build.
ZONDER_MUUR = {
    "django_migrations": "bookkeeping of the schema, read-only for the application",
    "django_content_type": "list of models, no data of people",
    "django_session": "sign-in: read before a municipality is known; its contents are encrypted (project.sessie)",
    "auth_group": "unused table of Django's auth app",
    "auth_group_permissions": "unused table of Django's auth app",
    "auth_permission": "unused table of Django's auth app",
    "pghistory_context": "unused: the context stands in each event row, behind that table's wall",
    "account_emailaddress": "sign-in: mail addresses of accounts",
    "account_emailconfirmation": "sign-in",
    "mfa_authenticator": "sign-in: second factors, encrypted by allauth's adapter",
    "gebruikers_gebruiker": "sign-in: accounts are looked up before a municipality is known",
    "gemeenten_gemeente": "public: names and addresses of town halls",
    "gemeenten_wijk": "public: CBS figures",
    "gemeenten_samenwerking": "public: which municipalities share a subject",
    "gemeenten_deelname": "public: dated membership of a cooperation",
    "sociale_kaart_organisatie": "public: who offers something, often in several municipalities",
    "sociale_kaart_organisatieevent": "older rows of the same; of no municipality",
    "contracten_aanbieder": "public: who delivers help, with the AGB code, often in several municipalities",
    "contracten_aanbiederevent": "older rows of the same; of no municipality",
    "wetteksten_wetversie": "public: which versions of the law are loaded; read-only for the application",
    "wetteksten_wettekst": "public: the official texts of the law; read-only for the application",
    "sociale_kaart_aanbod": "public: everybody reads what there is; its own policies keep writing within namens",
}


def muur(*tabellen: str, extra_zicht: str = "") -> migrations.RunSQL:
    """Put these tables behind the wall. `extra_zicht` is SQL that may show a row besides (OR), for own roles."""
    op, neer = [], []
    voorwaarde = "gemeente_id = ANY ((SELECT kt_gemeenten())::int[])"
    zicht = f"{voorwaarde} OR {extra_zicht}" if extra_zicht else voorwaarde
    for tabel in tabellen:
        op.append(
            f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY; ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY;"
            f"CREATE POLICY zien ON {tabel} FOR SELECT USING ({zicht});"
            f"CREATE POLICY erbij ON {tabel} FOR INSERT WITH CHECK ({voorwaarde});"
            f"CREATE POLICY anders ON {tabel} FOR UPDATE USING ({voorwaarde}) WITH CHECK ({voorwaarde});"
            f"CREATE POLICY weg ON {tabel} FOR DELETE USING ({voorwaarde});"
        )
        if not tabel.endswith("event"):
            op.append(f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_gemeente_id_uniek UNIQUE (gemeente_id, id);")
            neer.append(f"ALTER TABLE {tabel} DROP CONSTRAINT {tabel}_gemeente_id_uniek;")
        neer.append(
            f"DROP POLICY zien ON {tabel}; DROP POLICY erbij ON {tabel}; DROP POLICY anders ON {tabel};"
            f"DROP POLICY weg ON {tabel};"
            f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY;"
        )
    return migrations.RunSQL("\n".join(op), "\n".join(neer))


def verwijs(tabel: str, kolom: str, naar: str) -> migrations.RunSQL:
    """Make `tabel.kolom` refer to a row of `naar` in the same municipality, checked by the database."""
    naam = f"{tabel}_{kolom}_binnen_gemeente"
    return migrations.RunSQL(
        f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} FOREIGN KEY (gemeente_id, {kolom})"
        f" REFERENCES {naar} (gemeente_id, id) DEFERRABLE INITIALLY IMMEDIATE;",
        f"ALTER TABLE {tabel} DROP CONSTRAINT {naam};",
    )
