"""App of floor 1: who did and saw what."""

from django.apps import AppConfig


class LogboekConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.stelsel.logboek"
    label = "logboek"
