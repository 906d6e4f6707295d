"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

NUMMER = "CREATE UNIQUE INDEX zaak_nummer ON zaak_zaak (gemeente_id, nummer);"


class Migration(migrations.Migration):
    dependencies = [("zaak", "0001_initial"), ("mensen", "0002_muren")]
    operations = [
        muur("zaak_zaak", "zaak_zaakevent", "zaak_stap", "zaak_taak", "zaak_taakevent"),
        muur("zaak_afspraak", "zaak_afspraakevent", "zaak_betrokkene", "zaak_betrokkeneevent"),
        verwijs("zaak_zaak", "inwoner_id", "mensen_persoon"),
        verwijs("zaak_zaak", "samengevoegd_in_id", "zaak_zaak"),
        verwijs("zaak_stap", "zaak_id", "zaak_zaak"),
        verwijs("zaak_taak", "zaak_id", "zaak_zaak"),
        verwijs("zaak_afspraak", "zaak_id", "zaak_zaak"),
        verwijs("zaak_betrokkene", "zaak_id", "zaak_zaak"),
        migrations.RunSQL(NUMMER, "DROP INDEX zaak_nummer"),
    ]
