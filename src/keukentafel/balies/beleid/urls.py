"""Addresses of this counter. No name in any of them, and no number of a case."""

from django.urls import path

from keukentafel.balies.beleid.views import bestanden, regio, werkt_het

app_name = "beleid"
urlpatterns = [
    path("", regio.start, name="start"),
    path("cijfers.csv", bestanden.regio_csv, name="regio-csv"),
    path("cijfer/<slug:cijfer>/", regio.cijfer, name="regio-cijfer"),
    path("<slug:gemeente>/", werkt_het.werkt_het, name="werkt-het"),
    path("<slug:gemeente>/cijfers.csv", bestanden.cijfers_csv, name="cijfers-csv"),
    path("<slug:gemeente>/raad.pdf", bestanden.raad_pdf, name="raad-pdf"),
    path("<slug:gemeente>/cijfer/<slug:cijfer>/", werkt_het.cijfer, name="cijfer"),
    path("<slug:gemeente>/cijfer/<slug:cijfer>/dossiers/", werkt_het.dossiers, name="dossiers"),
]
