"""App of floor 4: the counter of the beheer."""

from django.apps import AppConfig


class BeheerConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.beheer"
    label = "balie_beheer"
