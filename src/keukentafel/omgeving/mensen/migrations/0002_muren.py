"""The walls of this app (ADR 0004)."""

from django.db import migrations

from keukentafel.stelsel.gemeenten.muren import muur, verwijs

_ZICHT = "NOT geheim OR persoon_id = nullif(current_setting('kt.geheim_voor', true), '')::bigint"
GEHEIM = "".join(
    f"CREATE POLICY geheim ON {tabel} AS RESTRICTIVE FOR SELECT USING ({_ZICHT});"
    for tabel in ("mensen_adres", "mensen_adresevent")
)
GEHEIM_TERUG = "DROP POLICY geheim ON mensen_adres; DROP POLICY geheim ON mensen_adresevent;"

# Text search over persons is one audited function: a policy switches trigram indexes off, because their operators
# are not leakproof. The function keeps to the open walls itself, never looks at a secret address, and writes a line
# in the log for each resident it shows. `totaal` tells how many there are beyond `hoogstens`.
ZOEK = """
CREATE FUNCTION kt_plat(tekst text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT lower(public.unaccent('public.unaccent', tekst)) $$;
ALTER TABLE mensen_persoon ADD COLUMN zoek text
  GENERATED ALWAYS AS (kt_plat(voornaam || ' ' || tussenvoegsel || ' ' || achternaam)) STORED;
ALTER TABLE mensen_adres ADD COLUMN zoek text
  GENERATED ALWAYS AS (kt_plat(straat || ' ' || huisnummer || ' ' || postcode || ' ' || plaats)) STORED;
CREATE INDEX persoon_zoek ON mensen_persoon USING gin (zoek gin_trgm_ops);
CREATE INDEX adres_zoek ON mensen_adres USING gin (zoek gin_trgm_ops);

CREATE FUNCTION kt_zoek_personen(
  term text, hoogstens int, wie bigint, wie_naam text, wie_rol text, waarom text, wanneer timestamptz, draad uuid)
RETURNS TABLE (persoon_id bigint, totaal bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public
AS $$
DECLARE
  patroon text := '%' || replace(replace(replace(replace(kt_plat(trim(term)), chr(92), chr(92) || chr(92)),
    '%', chr(92) || '%'), '_', chr(92) || '_'), ' ', '%') || '%';
BEGIN
  RETURN QUERY
  WITH gevonden AS (
    SELECT p.id, p.gemeente_id, p.achternaam, p.voornaam FROM mensen_persoon p
     WHERE p.gemeente_id = ANY (kt_gemeenten()) AND p.zoek LIKE patroon
    UNION
    SELECT p.id, p.gemeente_id, p.achternaam, p.voornaam FROM mensen_adres a
      JOIN mensen_persoon p ON p.id = a.persoon_id AND p.gemeente_id = a.gemeente_id
     WHERE a.gemeente_id = ANY (kt_gemeenten()) AND NOT a.geheim AND upper_inf(a.periode) AND NOT p.geheim_adres
       AND a.zoek LIKE patroon
  ), geteld AS (
    SELECT g.*, count(*) OVER () AS aantal FROM gevonden g ORDER BY g.achternaam, g.voornaam, g.id LIMIT hoogstens
  ), gelogd AS (
    INSERT INTO logboek_logregel (gemeente_id, tijdstip, soort, handeling, doel, reden, gebruiker_id, gebruiker_naam,
      rol, inwoner_id, object_soort, object_id, spoor)
    SELECT t.gemeente_id, wanneer, 'inzage', 'gevonden bij zoeken', waarom, '', wie, wie_naam, wie_rol, t.id, 'zoeken',
      NULL, draad FROM geteld t
  )
  SELECT t.id, t.aantal FROM geteld t ORDER BY t.achternaam, t.voornaam, t.id;
END $$;
REVOKE ALL ON FUNCTION kt_zoek_personen(text, int, bigint, text, text, text, timestamptz, uuid) FROM public;
"""
ZOEK_TERUG = """
DROP FUNCTION kt_zoek_personen(text, int, bigint, text, text, text, timestamptz, uuid);
ALTER TABLE mensen_persoon DROP COLUMN zoek; ALTER TABLE mensen_adres DROP COLUMN zoek; DROP FUNCTION kt_plat(text);
"""


class Migration(migrations.Migration):
    dependencies = [("mensen", "0001_initial"), ("logboek", "0002_muren")]
    operations = [
        muur("mensen_persoon", "mensen_persoonevent", "mensen_adres", "mensen_adresevent"),
        muur("mensen_relatie", "mensen_relatieevent"),
        verwijs("mensen_adres", "persoon_id", "mensen_persoon"),
        verwijs("mensen_relatie", "persoon_id", "mensen_persoon"),
        verwijs("mensen_relatie", "ander_id", "mensen_persoon"),
        # The second wall: a secret address is only there for who opened it by name, also in the history.
        migrations.RunSQL(GEHEIM, GEHEIM_TERUG),
        migrations.RunSQL(ZOEK, ZOEK_TERUG),
    ]
