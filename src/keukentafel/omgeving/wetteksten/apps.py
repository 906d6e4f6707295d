"""App of floor 2: the official texts of regulations, as they were loaded."""

from django.apps import AppConfig


class WettekstenConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.omgeving.wetteksten"
    label = "wetteksten"
