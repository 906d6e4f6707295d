"""App of floor 2: the onderzoek."""

from django.apps import AppConfig


class OnderzoekConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.onderzoek"
    label = "onderzoek"
