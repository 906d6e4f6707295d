"""Addresses of the delivery: the order, and what was told of it."""

from django.urls import path

from keukentafel.balies.consulent.views import bsn, einde, levering

ZAAK = "dossier/<int:zaak>"
urlpatterns = [
    path(f"{ZAAK}/opdracht/<int:besluit>/", levering.opdracht, name="opdracht"),
    path(f"{ZAAK}/bsn/", bsn.bsn, name="bsn"),
    path(f"{ZAAK}/levering/<int:toewijzing>/antwoord/", levering.antwoord, name="levering-antwoord"),
    path(f"{ZAAK}/levering/<int:toewijzing>/begon/", levering.begon, name="levering-begon"),
    path(f"{ZAAK}/levering/<int:toewijzing>/stopte/", levering.stopte, name="levering-stopte"),
    path(f"{ZAAK}/levering/<int:toewijzing>/vervalt/", einde.vervalt, name="levering-vervalt"),
    path(f"{ZAAK}/hulp-einde/", einde.einde, name="hulp-einde"),
    path(f"{ZAAK}/levering/<int:toewijzing>/weg/<int:levermelding>/", levering.weg, name="levering-weg"),
]
