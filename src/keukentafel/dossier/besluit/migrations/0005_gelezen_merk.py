"""A reading keeps a mark of the ground that lay there (what the onderzoek found), beside who read."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("besluit", "0004_plan_als_tekst"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="besluit",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="besluit",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="besluit",
            name="gelezen_merk",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="besluitevent",
            name="gelezen_merk",
            field=models.CharField(blank=True, max_length=16),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="besluit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "besluit_besluitevent" ("aanbieder", "aanbieder_keuze", "aanvraag_id", "afwijking", "alternatieven", "artikel", "bekendgemaakt_op", "besluit_uiterlijk", "bezwaar_uiterlijk", "bijdrage", "gelezen_merk", "gemeente_id", "getekend_door_id", "gevraagd", "id", "kosten_cent", "leveringsplan", "lezer_id", "mandaat_grond", "motivering", "norm", "norm_versie", "opsteller_id", "periode", "pgb_besproken", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profiel", "samenloop_motivering", "soort", "staat", "verlengt_id", "versie", "vorm", "zaak_id") VALUES (OLD."aanbieder", OLD."aanbieder_keuze", OLD."aanvraag_id", OLD."afwijking", OLD."alternatieven", OLD."artikel", OLD."bekendgemaakt_op", OLD."besluit_uiterlijk", OLD."bezwaar_uiterlijk", OLD."bijdrage", OLD."gelezen_merk", OLD."gemeente_id", OLD."getekend_door_id", OLD."gevraagd", OLD."id", OLD."kosten_cent", OLD."leveringsplan", OLD."lezer_id", OLD."mandaat_grond", OLD."motivering", OLD."norm", OLD."norm_versie", OLD."opsteller_id", OLD."periode", OLD."pgb_besproken", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."profiel", OLD."samenloop_motivering", OLD."soort", OLD."staat", OLD."verlengt_id", OLD."versie", OLD."vorm", OLD."zaak_id"); RETURN NULL;',
                    hash="2753acd6a197f011b63f2a30cb1480974b94f2f6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ae497",
                    table="besluit_besluit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="besluit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "besluit_besluitevent" ("aanbieder", "aanbieder_keuze", "aanvraag_id", "afwijking", "alternatieven", "artikel", "bekendgemaakt_op", "besluit_uiterlijk", "bezwaar_uiterlijk", "bijdrage", "gelezen_merk", "gemeente_id", "getekend_door_id", "gevraagd", "id", "kosten_cent", "leveringsplan", "lezer_id", "mandaat_grond", "motivering", "norm", "norm_versie", "opsteller_id", "periode", "pgb_besproken", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profiel", "samenloop_motivering", "soort", "staat", "verlengt_id", "versie", "vorm", "zaak_id") VALUES (OLD."aanbieder", OLD."aanbieder_keuze", OLD."aanvraag_id", OLD."afwijking", OLD."alternatieven", OLD."artikel", OLD."bekendgemaakt_op", OLD."besluit_uiterlijk", OLD."bezwaar_uiterlijk", OLD."bijdrage", OLD."gelezen_merk", OLD."gemeente_id", OLD."getekend_door_id", OLD."gevraagd", OLD."id", OLD."kosten_cent", OLD."leveringsplan", OLD."lezer_id", OLD."mandaat_grond", OLD."motivering", OLD."norm", OLD."norm_versie", OLD."opsteller_id", OLD."periode", OLD."pgb_besproken", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."profiel", OLD."samenloop_motivering", OLD."soort", OLD."staat", OLD."verlengt_id", OLD."versie", OLD."vorm", OLD."zaak_id"); RETURN NULL;',
                    hash="1d8c541968d508afadca87622d7e2f5404290a7a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fe401",
                    table="besluit_besluit",
                    when="AFTER",
                ),
            ),
        ),
    ]
