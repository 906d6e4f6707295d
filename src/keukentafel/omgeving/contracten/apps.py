"""App of floor 2: providers, what they may deliver, and on which days."""

from django.apps import AppConfig


class ContractenConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.omgeving.contracten"
    label = "contracten"
