"""The facts of one question are looked up by its pseudonym, when one of them is taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitor", "0002_muren")]
    operations = [
        migrations.AddIndex(
            model_name="feit",
            index=models.Index(fields=["gemeente", "pseudoniem"], name="feit_pseudoniem"),
        ),
    ]
