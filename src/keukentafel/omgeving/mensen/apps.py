"""App of floor 2: residents, where they live and who stands beside them."""

from django.apps import AppConfig


class MensenConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.omgeving.mensen"
    label = "mensen"
