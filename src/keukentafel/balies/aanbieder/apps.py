"""App of floor 4: the counter of providers."""

from django.apps import AppConfig


class AanbiederConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.aanbieder"
    label = "balie_aanbieder"
