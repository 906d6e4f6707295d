"""Addresses of this counter. No name in any of them."""

from django.urls import path

from keukentafel.balies.aanbieder import views

app_name = "aanbieder"
urlpatterns = [
    path("", views.opdrachten, name="opdrachten"),
    path("voortgang/", views.voortgang_lijst, name="voortgang-lijst"),
    path("opdracht/<int:toewijzing>/", views.opdracht, name="opdracht"),
    path("opdracht/<int:toewijzing>/antwoord/", views.antwoord, name="antwoord"),
    path("opdracht/<int:toewijzing>/start/", views.start, name="start"),
    path("opdracht/<int:toewijzing>/stop/", views.stop, name="stop"),
    path("opdracht/<int:toewijzing>/terug/", views.terug, name="terug"),
    path("opdracht/<int:toewijzing>/voortgang/", views.voortgang, name="voortgang"),
]
