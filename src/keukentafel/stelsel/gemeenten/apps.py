"""App of floor 1: municipalities, cooperations and the walls between them."""

from django.apps import AppConfig


class GemeentenConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.stelsel.gemeenten"
    label = "gemeenten"
