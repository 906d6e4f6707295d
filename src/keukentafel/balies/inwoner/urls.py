"""Addresses of this counter, under the name of a municipality. No name, word, code or case number in any of them."""

from django.urls import path

from keukentafel.balies.inwoner.views import (
    besluit,
    doelen,
    inzien,
    mantelzorger,
    nakijken,
    start,
    verslag,
    volgen,
    voorbereiden,
    vragen,
    wie_kijkt_mee,
    zelf_doen,
)

app_name = "inwoner"
urlpatterns = [
    path("", start.start, name="start"),
    path("zoek/", start.zoek, name="zoek"),
    path("hulp-vragen/", vragen.beginnen, name="hulp-vragen"),
    path("hulp-vragen/vraag-<int:nummer>/", vragen.vraag, name="vraag"),
    path("hulp-vragen/vraag-<int:nummer>/bewaren/", vragen.bewaren, name="vraag-bewaren"),
    path("hulp-vragen/nakijken/", nakijken.nakijken, name="nakijken"),
    path("hulp-vragen/ontvangen/", nakijken.ontvangen, name="ontvangen"),
    path("hulp-vragen/later/", vragen.later, name="later"),
    path("hulp-vragen/verder/", vragen.verder, name="verder"),
    path("hulp-vragen/opnieuw/", vragen.opnieuw, name="opnieuw"),
    path("mijn-vraag/", volgen.mijn_vraag, name="mijn-vraag"),
    path("mijn-vraag/sluiten/", volgen.sluiten, name="sluiten"),
    path("mijn-vraag/plan/", zelf_doen.plan, name="plan"),
    path("mijn-vraag/meenemen/", zelf_doen.meenemen, name="meenemen"),
    path("mijn-vraag/mantelzorger/", mantelzorger.mantelzorger, name="mantelzorger"),
    path("mijn-vraag/intrekken/", zelf_doen.intrekken, name="intrekken"),
    path("mijn-vraag/weer-oppakken/", zelf_doen.weer_oppakken, name="weer-oppakken"),
    path("mijn-vraag/brieven/", inzien.brieven, name="brieven"),
    path("mijn-vraag/brieven/<int:brief>/", inzien.brief, name="brief"),
    path("mijn-vraag/brieven/<int:brief>/pdf/", inzien.brief_pdf, name="brief-pdf"),
    path("mijn-vraag/voorbereiden/", voorbereiden.voorbereiden, name="voorbereiden"),
    path("mijn-vraag/voorbereiden/onderwerp-<int:nummer>/", voorbereiden.onderwerp, name="onderwerp"),
    path("mijn-vraag/verslag/", verslag.verslag, name="verslag"),
    path("mijn-vraag/verslag/gezien/", verslag.gezien, name="gezien"),
    path("mijn-vraag/verslag/niet-eens/", verslag.niet_eens, name="niet-eens"),
    path("mijn-vraag/verslag/tekenen/", verslag.tekenen, name="tekenen"),
    path("mijn-vraag/aanvragen/", besluit.aanvragen, name="aanvragen"),
    path("mijn-vraag/besluit/", besluit.besluit, name="besluit"),
    path("mijn-vraag/doelen/", doelen.doelen, name="doelen"),
    path("mijn-vraag/wie-kijkt-mee/", wie_kijkt_mee.wie_kijkt_mee, name="wie-kijkt-mee"),
    path("mijn-vraag/wie-keek-mee/", inzien.keek_mee, name="wie-keek-mee"),
    path("mijn-vragen/", volgen.mijn_vragen, name="mijn-vragen"),
]
