"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs


class Migration(migrations.Migration):
    dependencies = [("brief", "0002_initial"), ("zaak", "0002_muren")]
    operations = [
        muur("brief_brief", "brief_briefevent", "brief_briefpdf"),
        verwijs("brief_brief", "zaak_id", "zaak_zaak"),
        verwijs("brief_brief", "inwoner_id", "mensen_persoon"),
        verwijs("brief_briefpdf", "brief_id", "brief_brief"),
    ]
