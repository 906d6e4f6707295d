"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur


class Migration(migrations.Migration):
    dependencies = [("postbus", "0001_initial")]
    operations = [
        muur("postbus_post"),
    ]
