"""App of floor 4: the counter of the consulent."""

from django.apps import AppConfig


class ConsulentConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.consulent"
    label = "balie_consulent"
