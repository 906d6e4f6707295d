"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

TABELLEN = ("toewijzing", "bericht", "levermelding", "voortgang")


class Migration(migrations.Migration):
    dependencies = [
        ("levering", "0001_initial"),
        ("zaak", "0002_muren"),
        ("besluit", "0002_muren"),
        ("contracten", "0002_muren"),
    ]
    operations = [
        *(muur(f"levering_{naam}", f"levering_{naam}event") for naam in TABELLEN),
        verwijs("levering_toewijzing", "zaak_id", "zaak_zaak"),
        verwijs("levering_toewijzing", "besluit_id", "besluit_besluit"),
        verwijs("levering_toewijzing", "product_id", "contracten_product"),
        verwijs("levering_bericht", "zaak_id", "zaak_zaak"),
        verwijs("levering_bericht", "antwoord_op_id", "levering_bericht"),
        verwijs("levering_levermelding", "toewijzing_id", "levering_toewijzing"),
        verwijs("levering_levermelding", "bericht_id", "levering_bericht"),
        verwijs("levering_voortgang", "toewijzing_id", "levering_toewijzing"),
        verwijs("levering_voortgang", "doel_id", "besluit_doel"),
    ]
