"""Addresses of this counter."""

app_name = "inwoner"
urlpatterns: list = []
