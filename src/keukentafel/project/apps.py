"""The project itself is an app for its templates and translations only."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Floor 5: where everything is joined."""

    name = "keukentafel.project"
    label = "project"
