"""App of floor 2: the case: stand, steps, tasks, appointments, who is involved."""

from django.apps import AppConfig


class ZaakConfig(AppConfig):
    """See the models for what is kept."""

    name = "keukentafel.dossier.zaak"
    label = "zaak"
