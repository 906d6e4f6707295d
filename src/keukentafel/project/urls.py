"""All addresses. Dutch words, no BSN and no name in any of them."""

from django.urls import include, path

from keukentafel.project import demodeur, paginas

handler403 = "keukentafel.project.paginas.geweigerd"
handler404 = "keukentafel.project.paginas.niet_gevonden"
handler500 = "keukentafel.project.paginas.stuk"

urlpatterns = [
    path("", paginas.start, name="start"),
    path("mijn-balie/", paginas.mijn_balie, name="mijn-balie"),
    path("gezond/", paginas.gezond, name="gezond"),
    path("toegankelijkheid/", paginas.toegankelijkheid, name="toegankelijkheid"),
    path("uw-gegevens/", paginas.gegevens, name="uw-gegevens"),
    path("demo/", demodeur.mensen, name="demo-mensen"),
    path("demo/aanmelden/", demodeur.aanmelden, name="demo-aanmelden"),
    path("account/", include("keukentafel.project.account_urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("", include("keukentafel.balies.vorm.urls")),
    path("consulent/", include("keukentafel.balies.consulent.urls")),
    path("ondersteuner/", include("keukentafel.balies.clientondersteuner.urls")),
    path("aanbieder/", include("keukentafel.balies.aanbieder.urls")),
    path("beheer/", include("keukentafel.balies.beheer.urls")),
    path("beleid/", include("keukentafel.balies.beleid.urls")),
    path("regels/", include("keukentafel.balies.regels.urls")),
    # last: the first word is the name of a municipality
    path("<slug:gemeente>/toegankelijkheid/", paginas.toegankelijkheid, name="toegankelijkheid-gemeente"),
    path("<slug:gemeente>/uw-gegevens/", paginas.gegevens, name="uw-gegevens-gemeente"),
    path("<slug:gemeente>/regels/", include("keukentafel.balies.regels.urls", namespace="regels-hier")),
    path("<slug:gemeente>/", include("keukentafel.balies.inwoner.urls")),
]
