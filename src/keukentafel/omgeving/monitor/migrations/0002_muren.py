"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur


class Migration(migrations.Migration):
    dependencies = [("monitor", "0001_initial")]
    operations = [muur("monitor_feit", "monitor_telling", "monitor_verversing")]
