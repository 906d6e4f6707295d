"""From which day a municipality counts is written down: who counted before knows it from today on."""

from django.db import migrations, models

from keukentafel.stelsel import klok


class Migration(migrations.Migration):
    dependencies = [("monitor", "0003_feit_pseudoniem")]
    operations = [
        migrations.AddField(
            model_name="verversing",
            name="geteld_vanaf",
            field=models.DateField(default=klok.vandaag),
            preserve_default=False,
        ),
    ]
