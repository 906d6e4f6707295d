"""All addresses. Dutch words, no BSN and no name in any of them."""

from django.urls import include, path

from keukentafel.project import paginas

handler403 = "keukentafel.project.paginas.geweigerd"
handler404 = "keukentafel.project.paginas.niet_gevonden"
handler500 = "keukentafel.project.paginas.stuk"

urlpatterns = [
    path("", paginas.start, name="start"),
    path("gezond/", paginas.gezond, name="gezond"),
    path("demo/", paginas.demo_mensen, name="demo-mensen"),
    path("demo/aanmelden/", paginas.demo_aanmelden, name="demo-aanmelden"),
    path("account/", include("allauth.account.urls")),
    path("account/stappen/", include("allauth.mfa.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("", include("keukentafel.balies.vorm.urls")),
    path("consulent/", include("keukentafel.balies.consulent.urls")),
    path("ondersteuner/", include("keukentafel.balies.clientondersteuner.urls")),
    path("beheer/", include("keukentafel.balies.beheer.urls")),
    # last: the first word is the name of a municipality
    path("<slug:gemeente>/", include("keukentafel.balies.inwoner.urls")),
]
