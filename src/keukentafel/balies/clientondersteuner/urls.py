"""Addresses of this counter. No name in any of them."""

from django.urls import path

from keukentafel.balies.clientondersteuner import views

app_name = "clientondersteuner"
urlpatterns = [
    path("", views.verzoeken, name="verzoeken"),
    path("verzoek/<int:verzoek>/aannemen/", views.aannemen, name="aannemen"),
    path("verzoek/<int:verzoek>/afronden/", views.afronden, name="afronden"),
    path("dossier/<int:zaak>/", views.dossier, name="dossier"),
    path("dossier/<int:zaak>/verslag/", views.verslag, name="verslag"),
    path("dossier/<int:zaak>/besluit/", views.besluit, name="besluit"),
    path("dossier/<int:zaak>/notities/", views.notities, name="notities"),
]
