"""Everybody reads what is on offer; writing is for the municipality of the offer. History stays behind its wall."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur

_OPEN = """
ALTER TABLE sociale_kaart_aanbod ENABLE ROW LEVEL SECURITY; ALTER TABLE sociale_kaart_aanbod FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON sociale_kaart_aanbod FOR SELECT USING (true);
CREATE POLICY erbij ON sociale_kaart_aanbod FOR INSERT WITH CHECK ({eigen});
CREATE POLICY anders ON sociale_kaart_aanbod FOR UPDATE USING ({eigen}) WITH CHECK ({eigen});
CREATE POLICY weg ON sociale_kaart_aanbod FOR DELETE USING ({eigen});
-- The code of a wijk holds that of its municipality: WK0938 is in GM0938.
ALTER TABLE sociale_kaart_aanbod ADD CONSTRAINT aanbod_wijk_van_gemeente
  CHECK (wijk_code IS NULL OR substr(wijk_code, 3, 4) = lpad(gemeente_id::text, 4, '0'));
""".format(eigen="gemeente_id = ANY ((SELECT kt_gemeenten())::int[])")
_DICHT = """
ALTER TABLE sociale_kaart_aanbod DROP CONSTRAINT aanbod_wijk_van_gemeente;
DROP POLICY zien ON sociale_kaart_aanbod; DROP POLICY erbij ON sociale_kaart_aanbod;
DROP POLICY anders ON sociale_kaart_aanbod; DROP POLICY weg ON sociale_kaart_aanbod;
ALTER TABLE sociale_kaart_aanbod NO FORCE ROW LEVEL SECURITY; ALTER TABLE sociale_kaart_aanbod DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("sociale_kaart", "0001_initial")]
    operations = [
        migrations.RunSQL(_OPEN, _DICHT),
        muur("sociale_kaart_aanbodevent"),  # who changed what and why is of the municipality, not of everybody
    ]
