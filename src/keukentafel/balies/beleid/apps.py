"""App of floor 4: the counter of policy."""

from django.apps import AppConfig


class BeleidConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.beleid"
    label = "balie_beleid"
