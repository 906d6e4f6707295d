"""Addresses of this counter."""

app_name = "beheer"
urlpatterns: list = []
