"""App of floor 2: the versions of regulations that a municipality writes and publishes herself."""

from django.apps import AppConfig


class RegelsConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.omgeving.regels"
    label = "regels"
