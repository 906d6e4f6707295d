"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur


class Migration(migrations.Migration):
    dependencies = [("gebruikers", "0001_initial")]
    operations = [
        muur(
            "gebruikers_roltoekenning",
            extra_zicht="gebruiker_id = nullif(current_setting('kt.gebruiker', true), '')::bigint",
        ),
        muur("gebruikers_roltoekenningevent", "gebruikers_mandaat", "gebruikers_mandaatevent"),
    ]
