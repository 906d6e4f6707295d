"""The walls of what an order is for (ADR 0004); an order of before is for all of its besluit: nobody said otherwise."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

VAN_VOOR_DEZE_TABEL = """
INSERT INTO levering_opdrachthulp (gemeente_id, toewijzing_id, doel_id, hulp_id)
SELECT t.gemeente_id, t.id, d.id, h.id
FROM levering_toewijzing t
JOIN besluit_doel d ON d.gemeente_id = t.gemeente_id AND d.besluit_id = t.besluit_id
LEFT JOIN besluit_hulp h ON h.gemeente_id = d.gemeente_id AND h.doel_id = d.id AND h.met_besluit
WHERE h.id IS NOT NULL
   OR NOT EXISTS (SELECT 1 FROM besluit_hulp x WHERE x.gemeente_id = d.gemeente_id AND x.doel_id = d.id);
"""


class Migration(migrations.Migration):
    dependencies = [("levering", "0004_opdrachthulp"), ("besluit", "0002_muren")]
    operations = [
        migrations.RunSQL(VAN_VOOR_DEZE_TABEL, migrations.RunSQL.noop),
        muur("levering_opdrachthulp", "levering_opdrachthulpevent"),
        verwijs("levering_opdrachthulp", "toewijzing_id", "levering_toewijzing"),
        verwijs("levering_opdrachthulp", "doel_id", "besluit_doel"),
        verwijs("levering_opdrachthulp", "hulp_id", "besluit_hulp"),
    ]
