"""A step knows its past, never its future: a foreign key points down, or to an earlier step (ARCHITECTURE.md)."""

from __future__ import annotations

from django.apps import apps
from django.db import models

# The order of the journey: a later app may point to an earlier one.
DOSSIER = ["zaak", "melding", "onderzoek", "besluit", "brief", "levering", "evaluatie"]


def verdieping(model: type[models.Model]) -> int:
    """How high a model's app stands."""
    naam = model.__module__
    if naam.startswith("keukentafel.stelsel."):
        return 0
    if naam.startswith("keukentafel.omgeving."):
        return 10
    if naam.startswith("keukentafel.dossier."):
        return 20 + DOSSIER.index(model._meta.app_label)
    return 0


def test_foreign_keys_point_to_the_past():
    fout = []
    for model in apps.get_models():
        if not model.__module__.startswith("keukentafel."):
            continue
        for veld in model._meta.get_fields():
            if isinstance(veld, models.ForeignKey) and verdieping(veld.related_model) > verdieping(model):
                fout.append(f"{model.__name__}.{veld.name} -> {veld.related_model.__name__}")
    assert fout == []


def test_no_model_listens_to_signals_of_ours():
    from django.db.models import signals  # noqa: TID251  (to look, not to listen)

    for signaal in (signals.pre_save, signals.post_save, signals.pre_delete, signals.post_delete, signals.m2m_changed):
        namen = [str(ontvanger[1]()) for ontvanger in signaal.receivers if "keukentafel" in repr(ontvanger)]
        assert namen == []
