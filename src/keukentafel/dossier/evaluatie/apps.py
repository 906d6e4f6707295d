"""App of floor 2: looking back together, results made sharper, and the call afterwards."""

from django.apps import AppConfig


class EvaluatieConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.evaluatie"
    label = "evaluatie"
