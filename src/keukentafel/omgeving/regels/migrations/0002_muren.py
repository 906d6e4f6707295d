"""The walls of this app (ADR 0004), and a version that is published or withdrawn stays as it is."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur

VAST = """
CREATE FUNCTION regelversie_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.staat IN ('gepubliceerd', 'ingetrokken') THEN
    RAISE EXCEPTION 'regelversie % is % en verandert niet meer', OLD.id, OLD.staat
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER vast BEFORE UPDATE OR DELETE ON regels_regelversie FOR EACH ROW EXECUTE FUNCTION regelversie_vast();
"""
LOS = "DROP TRIGGER vast ON regels_regelversie; DROP FUNCTION regelversie_vast();"


class Migration(migrations.Migration):
    dependencies = [("regels", "0001_initial")]
    operations = [muur("regels_regelversie", "regels_regelversieevent"), migrations.RunSQL(VAST, LOS)]
