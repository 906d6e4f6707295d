"""App of floor 4: the counter of the inwoner."""

from django.apps import AppConfig


class InwonerConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.inwoner"
    label = "balie_inwoner"
