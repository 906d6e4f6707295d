"""App of floor 2: what there is in the neighbourhood, and who offers it."""

from django.apps import AppConfig


class SocialeKaartConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.omgeving.sociale_kaart"
    label = "sociale_kaart"
