"""The sum over what a message holds is called so: a vingerafdruk is the short mark of stelsel."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("levering", "0002_muren"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="bericht",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bericht",
            name="delete_delete",
        ),
        migrations.RenameField(
            model_name="bericht",
            old_name="vingerafdruk",
            new_name="controlesom",
        ),
        migrations.RenameField(
            model_name="berichtevent",
            old_name="vingerafdruk",
            new_name="controlesom",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bericht",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "levering_berichtevent" ("aanbieder_id", "afzender", "antwoord_op_id", "controlesom", "gemeente_id", "id", "identificatie", "inhoud", "ontvanger", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retourcodes", "richting", "soort", "stand", "tijdstip", "zaak_id") VALUES (OLD."aanbieder_id", OLD."afzender", OLD."antwoord_op_id", OLD."controlesom", OLD."gemeente_id", OLD."id", OLD."identificatie", OLD."inhoud", OLD."ontvanger", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."retourcodes", OLD."richting", OLD."soort", OLD."stand", OLD."tijdstip", OLD."zaak_id"); RETURN NULL;',
                    hash="f510f69815f3caf4a70f4b05989990601f24632b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_52677",
                    table="levering_bericht",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bericht",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "levering_berichtevent" ("aanbieder_id", "afzender", "antwoord_op_id", "controlesom", "gemeente_id", "id", "identificatie", "inhoud", "ontvanger", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retourcodes", "richting", "soort", "stand", "tijdstip", "zaak_id") VALUES (OLD."aanbieder_id", OLD."afzender", OLD."antwoord_op_id", OLD."controlesom", OLD."gemeente_id", OLD."id", OLD."identificatie", OLD."inhoud", OLD."ontvanger", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."retourcodes", OLD."richting", OLD."soort", OLD."stand", OLD."tijdstip", OLD."zaak_id"); RETURN NULL;',
                    hash="1de901738a00852d819cffb68e3fd0044833a1a1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_83f7c",
                    table="levering_bericht",
                    when="AFTER",
                ),
            ),
        ),
    ]
