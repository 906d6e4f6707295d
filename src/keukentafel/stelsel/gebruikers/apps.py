"""App of floor 1: who works or lives here, in which role, with which mandate."""

from django.apps import AppConfig


class GebruikersConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.stelsel.gebruikers"
    label = "gebruikers"
