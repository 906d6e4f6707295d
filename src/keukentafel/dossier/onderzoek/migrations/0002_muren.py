"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

TABELLEN = ("onderzoek", "aantekening", "leefgebied", "trede", "lopendehulp", "alinea", "botsing", "opmerking")


class Migration(migrations.Migration):
    dependencies = [("onderzoek", "0001_initial"), ("zaak", "0002_muren")]
    operations = [
        *(muur(f"onderzoek_{naam}", f"onderzoek_{naam}event") for naam in TABELLEN),
        muur("onderzoek_bewerker", "onderzoek_reactie"),
        *(verwijs(f"onderzoek_{naam}", "zaak_id", "zaak_zaak") for naam in (*TABELLEN, "bewerker", "reactie")),
        verwijs("onderzoek_botsing", "alinea_id", "onderzoek_alinea"),
        verwijs("onderzoek_opmerking", "alinea_id", "onderzoek_alinea"),
    ]
