"""App of floor 2: the aanvraag and the besluit."""

from django.apps import AppConfig


class BesluitConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.besluit"
    label = "besluit"
