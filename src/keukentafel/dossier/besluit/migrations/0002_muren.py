"""The walls of this app (ADR 0004), and a besluit that is published stays as it is."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

TABELLEN = ("aanvraag", "opschorting", "besluit", "doel", "hulp")
VAST = """
CREATE FUNCTION besluit_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE nummer bigint;
BEGIN
  IF TG_TABLE_NAME = 'besluit_besluit' THEN
    IF OLD.staat = 'bekendgemaakt' THEN
      RAISE EXCEPTION 'besluit % is bekendgemaakt en verandert niet meer', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
  ELSE
    IF TG_TABLE_NAME = 'besluit_doel' THEN nummer := OLD.besluit_id;
    ELSE SELECT besluit_id INTO nummer FROM besluit_doel WHERE id = OLD.doel_id; END IF;
    IF EXISTS (SELECT 1 FROM besluit_besluit WHERE id = nummer AND staat = 'bekendgemaakt') THEN
      RAISE EXCEPTION 'besluit % is bekendgemaakt en verandert niet meer', nummer USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER vast BEFORE UPDATE OR DELETE ON besluit_besluit FOR EACH ROW EXECUTE FUNCTION besluit_vast();
CREATE TRIGGER vast BEFORE UPDATE OR DELETE ON besluit_doel FOR EACH ROW EXECUTE FUNCTION besluit_vast();
CREATE TRIGGER vast BEFORE UPDATE OR DELETE ON besluit_hulp FOR EACH ROW EXECUTE FUNCTION besluit_vast();
"""
LOS = """
DROP TRIGGER vast ON besluit_besluit;
DROP TRIGGER vast ON besluit_doel;
DROP TRIGGER vast ON besluit_hulp;
DROP FUNCTION besluit_vast();
"""


class Migration(migrations.Migration):
    dependencies = [("besluit", "0001_initial"), ("zaak", "0002_muren")]
    operations = [
        *(muur(f"besluit_{naam}", f"besluit_{naam}event") for naam in TABELLEN),
        *(verwijs(f"besluit_{naam}", "zaak_id", "zaak_zaak") for naam in TABELLEN),
        verwijs("besluit_opschorting", "aanvraag_id", "besluit_aanvraag"),
        verwijs("besluit_besluit", "aanvraag_id", "besluit_aanvraag"),
        verwijs("besluit_besluit", "verlengt_id", "besluit_besluit"),
        verwijs("besluit_doel", "besluit_id", "besluit_besluit"),
        verwijs("besluit_hulp", "doel_id", "besluit_doel"),
        migrations.RunSQL(VAST, LOS),
    ]
