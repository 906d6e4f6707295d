"""App of floor 2: what acts leave behind to count, without names."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.omgeving.monitor"
    label = "monitor"
