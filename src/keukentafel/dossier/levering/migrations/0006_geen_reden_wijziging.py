"""Nothing ever changed an order with a reason: that comes with the messages that do (iWmo 3.2, WMO002)."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("levering", "0005_muren_opdrachthulp"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="toewijzing",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="toewijzing",
            name="delete_delete",
        ),
        migrations.RemoveField(
            model_name="toewijzing",
            name="reden_wijziging",
        ),
        migrations.RemoveField(
            model_name="toewijzingevent",
            name="reden_wijziging",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toewijzing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "levering_toewijzingevent" ("aanbieder_id", "antwoord", "antwoord_op", "antwoord_reden", "antwoord_uiterlijk", "besluit_id", "contactpersoon", "eenheid", "einddatum", "frequentie", "gemeente_id", "gestart_op", "gestopt_op", "goed_om_te_weten", "id", "ingangsdatum", "kan_vanaf", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "stop_reden", "toegewezen_op", "volume", "zaak_id") VALUES (OLD."aanbieder_id", OLD."antwoord", OLD."antwoord_op", OLD."antwoord_reden", OLD."antwoord_uiterlijk", OLD."besluit_id", OLD."contactpersoon", OLD."eenheid", OLD."einddatum", OLD."frequentie", OLD."gemeente_id", OLD."gestart_op", OLD."gestopt_op", OLD."goed_om_te_weten", OLD."id", OLD."ingangsdatum", OLD."kan_vanaf", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."product_id", OLD."stop_reden", OLD."toegewezen_op", OLD."volume", OLD."zaak_id"); RETURN NULL;',
                    hash="69693830de47755773e98156f8e097a76f047bc8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f171a",
                    table="levering_toewijzing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="toewijzing",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "levering_toewijzingevent" ("aanbieder_id", "antwoord", "antwoord_op", "antwoord_reden", "antwoord_uiterlijk", "besluit_id", "contactpersoon", "eenheid", "einddatum", "frequentie", "gemeente_id", "gestart_op", "gestopt_op", "goed_om_te_weten", "id", "ingangsdatum", "kan_vanaf", "nummer", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "stop_reden", "toegewezen_op", "volume", "zaak_id") VALUES (OLD."aanbieder_id", OLD."antwoord", OLD."antwoord_op", OLD."antwoord_reden", OLD."antwoord_uiterlijk", OLD."besluit_id", OLD."contactpersoon", OLD."eenheid", OLD."einddatum", OLD."frequentie", OLD."gemeente_id", OLD."gestart_op", OLD."gestopt_op", OLD."goed_om_te_weten", OLD."id", OLD."ingangsdatum", OLD."kan_vanaf", OLD."nummer", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."stop_reden", OLD."toegewezen_op", OLD."volume", OLD."zaak_id"); RETURN NULL;',
                    hash="4751b2c49a44babdb062326b938a0a690bb013c4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3f69b",
                    table="levering_toewijzing",
                    when="AFTER",
                ),
            ),
        ),
    ]
