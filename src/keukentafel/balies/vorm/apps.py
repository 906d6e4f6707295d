"""Django's registration of the shared look."""

from django.apps import AppConfig


class VormConfig(AppConfig):
    """The app has no models: it only lends templates, tags and static files to the balies."""

    name = "keukentafel.balies.vorm"
    label = "balie_vorm"
    verbose_name = "Vorm"
