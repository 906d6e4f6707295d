"""Addresses of this counter. No name in any of them."""

from django.urls import path

from keukentafel.balies.beheer.views import gebruikers, gemeente, mandaten, noodinzage, overzicht, regels, regelversies

app_name = "beheer"
urlpatterns = [
    path("", overzicht.start, name="start"),
    path("gebruikers/", gebruikers.lijst, name="gebruikers"),
    path("gebruikers/toevoegen/", gebruikers.toevoegen, name="gebruiker-toevoegen"),
    path("rollen/geven/", gebruikers.rol_geven, name="rol-geven"),
    path("rollen/<int:rol>/beeindigen/", gebruikers.rol_beeindigen, name="rol-beeindigen"),
    path("mandaten/", mandaten.lijst, name="mandaten"),
    path("mandaten/geven/", mandaten.geven, name="mandaat-geven"),
    path("mandaten/<int:mandaat>/beeindigen/", mandaten.beeindigen, name="mandaat-beeindigen"),
    path("gemeente/", gemeente.kiezen, name="gemeenten"),
    path("gemeente/<slug:gemeente>/", gemeente.wijzigen, name="gemeente"),
    path("samenwerkingen/", overzicht.samenwerkingen, name="samenwerkingen"),
    path("noodinzage/", noodinzage.lijst, name="noodinzage"),
    path("noodinzage/beoordeeld/", noodinzage.beoordeeld, name="noodinzage-beoordeeld"),
    path("noodinzage/<int:noodinzage>/", noodinzage.beoordelen, name="noodinzage-beoordelen"),
    path("regelversies/", regelversies.lijst, name="regelversies"),
    path("regelversies/nieuw/", regelversies.beginnen, name="regelversie-nieuw"),
    path("regelversies/waarde/", regelversies.waarde, name="regelversie-waarde"),
    path("regelversies/<int:versie>/", regelversies.openen, name="regelversie"),
    path("regelversies/<int:versie>/schrijven/", regelversies.schrijven, name="regelversie-schrijven"),
    path("regelversies/<int:versie>/gevolgen/", regelversies.gevolgen, name="regelversie-gevolgen"),
    path("regelversies/<int:versie>/voorleggen/", regelversies.voorleggen, name="regelversie-voorleggen"),
    path("regelversies/<int:versie>/goedkeuren/", regelversies.goedkeuren, name="regelversie-goedkeuren"),
    path("regelversies/<int:versie>/teruggeven/", regelversies.teruggeven, name="regelversie-teruggeven"),
    path("regelversies/<int:versie>/intrekken/", regelversies.intrekken, name="regelversie-intrekken"),
    path("regels/", regels.lijst, name="regels"),
    path("regels/verschillen/", regels.verschillen, name="verschillen"),
    path("regels/<str:regeling>/", regels.regeling, name="regeling"),
    path("regels/<str:regeling>/wisseldagen/", regels.wisseldagen, name="wisseldagen"),
    path("regels/<str:regeling>/<str:artikel>/", regels.artikel, name="artikel"),
    path("post/", overzicht.post, name="post"),
]
