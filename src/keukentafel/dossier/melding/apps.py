"""App of floor 2: the question as it came in, support offered, the resident's own plan."""

from django.apps import AppConfig


class MeldingConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.melding"
    label = "melding"
