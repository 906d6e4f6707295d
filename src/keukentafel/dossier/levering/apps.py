"""App of floor 2: the order to a provider, what comes of it, and the messages about it."""

from django.apps import AppConfig


class LeveringConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.levering"
    label = "levering"
