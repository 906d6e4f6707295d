"""From which day a municipality counts is written down: who counted before knows it from today on."""

from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitor", "0003_feit_pseudoniem")]
    operations = [
        migrations.AddField(
            model_name="verversing",
            name="geteld_vanaf",
            field=models.DateField(default=date.today),
            preserve_default=False,
        ),
    ]
