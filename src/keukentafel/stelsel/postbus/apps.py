"""App of floor 1: the outbox."""

from django.apps import AppConfig


class PostbusConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.stelsel.postbus"
    label = "postbus"
