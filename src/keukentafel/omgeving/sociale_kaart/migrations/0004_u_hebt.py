"""The house says "u hebt". Only the words change."""

from typing import ClassVar

from django.db import migrations, models

TOEGANG = [
    ("vrij", "U hebt geen besluit nodig"),
    ("doorverwijzing", "Iemand verwijst u door"),
    ("indicatie", "U hebt eerst een besluit nodig"),
]


class Migration(migrations.Migration):
    """Other words for one value."""

    dependencies: ClassVar = [("sociale_kaart", "0003_geen_besluit_nodig")]
    operations: ClassVar = [
        migrations.AlterField(model_name=model, name="toegang", field=models.CharField(choices=TOEGANG, max_length=20))
        for model in ("aanbod", "aanbodevent")
    ]
