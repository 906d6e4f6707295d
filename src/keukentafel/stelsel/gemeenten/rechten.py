"""What the application role may do in the database, and the refusal to serve as a role above the walls."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

# Written once, never changed: the log, the facts of the monitor and every table of history (`...event`).
ALLEEN_ERBIJ = ("logboek_logregel", "monitor_feit")
# Written by the owner role only: bookkeeping of the schema, and the official texts of the law.
ALLEEN_LEZEN = ("django_migrations", "wetteksten_wetversie", "wetteksten_wettekst")


def geef_rechten(verbinding: Any, app: str) -> None:
    """As the owner, after each migration: grant the application role what it needs and nothing more.

    `app` is the name of the application role. Event tables, the log and the facts of the monitor are insert-only for
    it: history proves against mistakes, and the application cannot wipe it. The texts of the law it only reads.
    """
    with verbinding.cursor() as c:
        rol = verbinding.ops.quote_name(app)
        c.execute("revoke create on schema public from public")
        c.execute(f"grant usage on schema public to {rol}")
        c.execute(f"grant select, insert, update, delete on all tables in schema public to {rol}")
        c.execute(f"grant usage on all sequences in schema public to {rol}")
        c.execute(f"grant execute on all functions in schema public to {rol}")
        c.execute("select tablename from pg_tables where schemaname = 'public'")
        for (tabel,) in c.fetchall():
            naam = verbinding.ops.quote_name(tabel)
            if tabel.endswith("event") or tabel in ALLEEN_ERBIJ:
                c.execute(f"revoke update, delete on {naam} from {rol}")
            elif tabel in ALLEEN_LEZEN:
                c.execute(f"revoke insert, update, delete on {naam} from {rol}")


def weiger_als_eigenaar() -> None:
    """Raise ImproperlyConfigured when this process is connected as a superuser, a BYPASSRLS role or an owner."""
    with connection.cursor() as c:
        c.execute(
            "select rolsuper or rolbypassrls or exists (select 1 from pg_class k join pg_namespace n"
            " on n.oid = k.relnamespace where n.nspname = 'public' and k.relkind = 'r' and k.relowner = r.oid)"
            " from pg_roles r where rolname = current_user"
        )
        rij = c.fetchone()
    if rij is None or rij[0]:
        raise ImproperlyConfigured(
            "Deze databaserol staat boven de muren tussen gemeenten. Geef in DATABASE_URL de rol van de applicatie; "
            "de rol van de eigenaar hoort in DATABASE_URL_EIGENAAR en dient alleen om te migreren en te laden."
        )
