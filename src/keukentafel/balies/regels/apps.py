"""App of floor 4: reading the law as rules. Open to everybody; nothing of a person stands here."""

from django.apps import AppConfig


class RegelsConfig(AppConfig):
    """No models: a counter serves, it keeps nothing."""

    name = "keukentafel.balies.regels"
    label = "balie_regels"
