"""The walls of this app (ADR 0004). A provider is of no municipality, so it has none."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

TABELLEN = ("product", "contract", "tarief", "medewerker")


class Migration(migrations.Migration):
    dependencies = [("contracten", "0001_initial")]
    operations = [
        *(muur(f"contracten_{naam}", f"contracten_{naam}event") for naam in TABELLEN),
        verwijs("contracten_tarief", "contract_id", "contracten_contract"),
        verwijs("contracten_tarief", "product_id", "contracten_product"),
    ]
