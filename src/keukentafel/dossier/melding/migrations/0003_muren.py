"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

_WIE = "gebruiker_id = nullif(current_setting('kt.gebruiker', true), '')::bigint"
EIGEN = "".join(
    f"CREATE POLICY eigen ON {tabel} AS RESTRICTIVE USING ({_WIE}) WITH CHECK ({_WIE});"
    for tabel in ("melding_eigennotitie", "melding_eigennotitieevent")
)
EIGEN_TERUG = "DROP POLICY eigen ON melding_eigennotitie; DROP POLICY eigen ON melding_eigennotitieevent;"


class Migration(migrations.Migration):
    dependencies = [("melding", "0002_initial"), ("zaak", "0002_muren")]
    operations = [
        muur("melding_melding", "melding_meldingevent", "melding_concept"),
        muur("melding_clientondersteuning", "melding_clientondersteuningevent"),
        muur("melding_persoonlijkplan", "melding_persoonlijkplanevent"),
        muur("melding_doorzending", "melding_doorzendingevent"),
        muur("melding_eigennotitie", "melding_eigennotitieevent"),
        verwijs("melding_melding", "zaak_id", "zaak_zaak"),
        verwijs("melding_clientondersteuning", "zaak_id", "zaak_zaak"),
        verwijs("melding_persoonlijkplan", "zaak_id", "zaak_zaak"),
        verwijs("melding_doorzending", "zaak_id", "zaak_zaak"),
        verwijs("melding_eigennotitie", "zaak_id", "zaak_zaak"),
        # The supporter's own notes: the municipality does not see them, not even by mistake.
        migrations.RunSQL(EIGEN, EIGEN_TERUG),
    ]
