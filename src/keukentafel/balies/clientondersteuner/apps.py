"""App of floor 4: the counter of the clientondersteuner."""

from django.apps import AppConfig


class ClientondersteunerConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.clientondersteuner"
    label = "balie_clientondersteuner"
