"""Addresses where anybody reads the rules. They are linked from letters and files, so they stay as they are."""

from django.urls import path

from keukentafel.balies.regels import views

app_name = "regels"
urlpatterns = [
    path("", views.regels, name="regels"),
    path("<str:regeling>/", views.regeling, name="regeling"),
    path("<str:regeling>/<str:artikel>/", views.artikel, name="artikel"),
]
