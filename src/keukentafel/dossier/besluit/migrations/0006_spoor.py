import django.db.models.deletion
from django.db import migrations, models

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

VAST = """
CREATE FUNCTION spoor_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'het spoor van besluit % verandert niet meer', OLD.besluit_id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER vast BEFORE UPDATE OR DELETE ON besluit_spoor FOR EACH ROW EXECUTE FUNCTION spoor_vast();
"""
LOS = """
DROP TRIGGER vast ON besluit_spoor;
DROP FUNCTION spoor_vast();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("besluit", "0005_gelezen_merk"),
        ("gemeenten", "0001_initial"),
        ("zaak", "0004_lezer"),
    ]

    operations = [
        migrations.CreateModel(
            name="Spoor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("berekeningen", models.JSONField()),
                (
                    "besluit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="besluit.besluit",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gemeenten.gemeente",
                    ),
                ),
                (
                    "zaak",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="zaak.zaak",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("gemeente", "besluit"), name="spoor_een")],
            },
        ),
        muur("besluit_spoor"),
        verwijs("besluit_spoor", "zaak_id", "zaak_zaak"),
        verwijs("besluit_spoor", "besluit_id", "besluit_besluit"),
        migrations.RunSQL(VAST, LOS),
    ]
