"""Room for a name in what was done: "zaak toegewezen aan ..." with a long name stopped the act."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("logboek", "0002_muren")]
    operations = [
        migrations.AlterField(model_name="logregel", name="handeling", field=models.CharField(max_length=200)),
    ]
