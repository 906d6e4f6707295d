"""Addresses of following help: results, looking back, the call afterwards, closing."""

from django.urls import path

from keukentafel.balies.consulent.views import resultaten

ZAAK = "dossier/<int:zaak>"
urlpatterns = [
    path(f"{ZAAK}/resultaten/", resultaten.resultaten, name="resultaten"),
    path(f"{ZAAK}/resultaten/<int:doel>/", resultaten.scherp, name="resultaat-scherp"),
    path(f"{ZAAK}/terugkijken/", resultaten.terugkijken, name="terugkijken"),
    path(f"{ZAAK}/nazorg/", resultaten.nazorg, name="nazorg"),
    path(f"{ZAAK}/afsluiten/", resultaten.afsluiten, name="afsluiten"),
]
