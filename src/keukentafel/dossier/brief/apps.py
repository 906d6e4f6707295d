"""App of floor 2: letters."""

from django.apps import AppConfig


class BriefConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.brief"
    label = "brief"
