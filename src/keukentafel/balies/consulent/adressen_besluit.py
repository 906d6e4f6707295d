"""Addresses of aanvraag and besluit, of the list, and of the short track."""

from django.urls import path

from keukentafel.balies.consulent.views import kort
from keukentafel.balies.consulent.views.besluit import lezen, lijst, schrijven, termijn, tijdelijk, waarom

ZAAK = "dossier/<int:zaak>"
urlpatterns = [
    path("besluiten/", lijst.besluiten, name="besluiten"),
    path(f"{ZAAK}/besluit/", schrijven.besluit, name="besluit"),
    path(f"{ZAAK}/besluit/<slug:soort>/", schrijven.schrijven, name="besluit-schrijven"),
    path(f"{ZAAK}/besluit/<slug:soort>/lezen/", lezen.lezen, name="besluit-lezen"),
    path(f"{ZAAK}/besluit/<slug:soort>/tekenen/", lezen.tekenen, name="besluit-tekenen"),
    path(f"{ZAAK}/besluit/<int:besluit>/waarom/", waarom.waarom, name="besluit-waarom"),
    path(f"{ZAAK}/besluit/<int:besluit>/berekening/", waarom.spoor, name="besluit-spoor"),
    path(f"{ZAAK}/opmerking/<int:opmerking>/klaar/", lezen.opmerking_klaar, name="besluit-opmerking-klaar"),
    path(f"{ZAAK}/termijn/", termijn.termijn, name="besluit-termijn"),
    path(f"{ZAAK}/aanvulling/", termijn.aanvulling, name="aanvulling"),
    path(f"{ZAAK}/aanvulling/<int:opschorting>/ontvangen/", termijn.aanvulling_ontvangen, name="aanvulling-ontvangen"),
    path(f"{ZAAK}/uitstel/", termijn.uitstel, name="uitstel"),
    path(f"{ZAAK}/tijdelijk/", tijdelijk.tijdelijk, name="tijdelijk"),
    path(f"{ZAAK}/tijdelijk/verlengen/", tijdelijk.verlengen, name="tijdelijk-verlengen"),
    path(f"{ZAAK}/nalezen/<int:besluit>/", tijdelijk.nalezen, name="besluit-nalezen"),
    path(f"{ZAAK}/kort/", kort.kort, name="kort"),
]
