"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

TABELLEN = ("resultaatafspraak", "evaluatie", "resultaatstand", "evaluatiegebied", "nazorg")


class Migration(migrations.Migration):
    dependencies = [("evaluatie", "0001_initial"), ("zaak", "0002_muren"), ("besluit", "0002_muren")]
    operations = [
        *(muur(f"evaluatie_{naam}", f"evaluatie_{naam}event") for naam in TABELLEN),
        *(
            verwijs(f"evaluatie_{naam}", "zaak_id", "zaak_zaak")
            for naam in ("resultaatafspraak", "evaluatie", "nazorg")
        ),
        verwijs("evaluatie_evaluatie", "besluit_id", "besluit_besluit"),
        verwijs("evaluatie_resultaatafspraak", "doel_id", "besluit_doel"),
        verwijs("evaluatie_resultaatstand", "evaluatie_id", "evaluatie_evaluatie"),
        verwijs("evaluatie_resultaatstand", "doel_id", "besluit_doel"),
        verwijs("evaluatie_evaluatiegebied", "evaluatie_id", "evaluatie_evaluatie"),
    ]
