"""The roles by task."""

from django.db.models import TextChoices


class Rol(TextChoices):
    """Roles by task. One person may have several, each in a municipality and for a period."""

    INWONER = "inwoner", "Inwoner"
    CLIENTONDERSTEUNER = "clientondersteuner", "Onafhankelijk ondersteuner"
    CONSULENT = "consulent", "Wmo-consulent"
    KWALITEIT = "kwaliteit", "Kwaliteitsmedewerker"
    BACKOFFICE = "backoffice", "Backoffice"
    AANBIEDER = "aanbieder", "Aanbieder"
    BELEID = "beleid", "Beleidsmedewerker"
    TOEZICHT = "toezicht", "Toezichthouder"
    BEHEER = "beheer", "Functioneel beheerder"
