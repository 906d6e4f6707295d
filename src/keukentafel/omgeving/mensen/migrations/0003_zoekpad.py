"""The search function looks for its tables in public only.

With `search_path = public` PostgreSQL looks in the session's temporary tables first: a session could lay its own
`logboek_logregel` there, and its searches would be written in that one. Named last, they are looked at last.
"""

from django.db import migrations

_ZOEK = "FUNCTION kt_zoek_personen(text, int, bigint, text, text, text, timestamptz, uuid)"


class Migration(migrations.Migration):
    dependencies = [("mensen", "0002_muren")]
    operations = [
        migrations.RunSQL(
            f"ALTER {_ZOEK} SET search_path = pg_catalog, public, pg_temp;",
            f"ALTER {_ZOEK} SET search_path = public;",
        ),
    ]
