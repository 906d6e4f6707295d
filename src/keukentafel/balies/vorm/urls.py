"""Pages of the look itself: the styleguide and the list of keys."""

from django.urls import path

from keukentafel.balies.vorm import views

urlpatterns = [
    path("stijlgids/", views.stijlgids, name="stijlgids"),
    path("sneltoetsen/", views.sneltoetsen, name="sneltoetsen"),
]
