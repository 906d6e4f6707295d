"""Addresses of the consulent's counter. No name, BSN or search word in any of them."""

from django.urls import path

from keukentafel.balies.consulent import adressen_besluit, adressen_levering, adressen_resultaat
from keukentafel.balies.consulent.views import dossier, gesprek, handelingen, lijsten, melding, reactie, verslag

app_name = "consulent"
urlpatterns = [
    path("", lijsten.dag, name="dag"),
    path("buiten-uw-handen/", lijsten.buiten_uw_handen, name="buiten-uw-handen"),
    path("vragen/", lijsten.vragen, name="vragen"),
    path("zoeken/", lijsten.zoeken, name="zoeken"),
    path("melding/", melding.zoek, name="melding"),
    path("melding/nieuw/", melding.nieuw, name="melding-nieuw"),
    path("melding/voor/<int:persoon>/", melding.voor, name="melding-voor"),
    path("melding/bewaren/<int:persoon>/", melding.bewaren, name="melding-bewaren"),
    path("melding/ontvangen/<uuid:eenmalig>/", melding.ontvangen, name="melding-ontvangen"),
    path("dossier/<int:zaak>/", dossier.dossier, name="dossier"),
    path("dossier/<int:zaak>/reden/", dossier.reden, name="reden"),
    path("dossier/<int:zaak>/adres/", dossier.adres, name="adres"),
    path("dossier/<int:zaak>/oppakken/", handelingen.oppakken, name="oppakken"),
    path("dossier/<int:zaak>/toewijzen/", handelingen.toewijzen, name="toewijzen"),
    path("dossier/<int:zaak>/gebeld/", handelingen.gebeld, name="gebeld"),
    path("dossier/<int:zaak>/ondersteuning/<slug:voor>/", handelingen.ondersteuning, name="ondersteuning"),
    path("dossier/<int:zaak>/mantelzorger/", handelingen.mantelzorger, name="mantelzorger"),
    path("dossier/<int:zaak>/mantelzorger/weg/", handelingen.mantelzorger_weg, name="mantelzorger-weg"),
    path("dossier/<int:zaak>/plan/", handelingen.plan, name="plan"),
    path("dossier/<int:zaak>/afspraak/", handelingen.afspraak, name="afspraak"),
    path(
        "dossier/<int:zaak>/afspraak/<int:afspraak>/bevestigen/",
        handelingen.afspraak_bevestigen,
        name="afspraak-bevestigen",
    ),
    path(
        "dossier/<int:zaak>/afspraak/<int:afspraak>/afzeggen/", handelingen.afspraak_afzeggen, name="afspraak-afzeggen"
    ),
    path("dossier/<int:zaak>/taak/<int:taak>/afronden/", handelingen.taak_afronden, name="taak-afronden"),
    path("dossier/<int:zaak>/doorzenden/", handelingen.doorzenden, name="doorzenden"),
    path("dossier/<int:zaak>/samenvoegen/", handelingen.samenvoegen, name="samenvoegen"),
    path("dossier/<int:zaak>/intrekken/", handelingen.intrekken, name="intrekken"),
    path("dossier/<int:zaak>/weer-oppakken/", handelingen.weer_oppakken, name="weer-oppakken"),
    path("dossier/<int:zaak>/gesprek/", gesprek.gesprek, name="gesprek"),
    path("dossier/<int:zaak>/bewerken/<slug:blad>/", gesprek.bewerken, name="bewerken"),
    path("dossier/<int:zaak>/onderwerpen/", gesprek.onderwerpen, name="onderwerpen"),
    path("dossier/<int:zaak>/ladder/", gesprek.ladder, name="ladder"),
    path("dossier/<int:zaak>/spoor/", gesprek.spoor, name="spoor"),
    path("dossier/<int:zaak>/wat-is-er-al/", gesprek.wat_is_er_al, name="wat-is-er-al"),
    path("dossier/<int:zaak>/vaststellen/", gesprek.vaststellen, name="vaststellen"),
    path("dossier/<int:zaak>/verslag/", verslag.verslag, name="verslag"),
    path("dossier/<int:zaak>/verslag/versies/", verslag.versies, name="verslag-versies"),
    path("dossier/<int:zaak>/verslag/onderdelen/", verslag.onderdelen, name="verslag-onderdelen"),
    path("dossier/<int:zaak>/verslag/opmerking/<int:alinea>/", verslag.opmerking, name="verslag-opmerking"),
    path("dossier/<int:zaak>/verslag/kiezen/<int:botsing>/", verslag.kiezen, name="verslag-kiezen"),
    path("dossier/<int:zaak>/verslag/versturen/", verslag.versturen, name="verslag-versturen"),
    path("dossier/<int:zaak>/reactie/", reactie.reactie, name="reactie"),
    path("dossier/<int:zaak>/opgelost/", reactie.opgelost, name="opgelost"),
    path("dossier/<int:zaak>/verder-kijken/", reactie.verder_kijken, name="verder-kijken"),
    path("dossier/<int:zaak>/te-laat/", reactie.te_laat, name="te-laat"),
    path("dossier/<int:zaak>/aanvraag/", reactie.aanvraag, name="aanvraag"),
    path("brief/<int:brief>/", dossier.brief, name="brief"),
    path("brief/<int:brief>/pdf/", dossier.brief_pdf, name="brief-pdf"),
    *adressen_besluit.urlpatterns,
    *adressen_levering.urlpatterns,
    *adressen_resultaat.urlpatterns,
]
