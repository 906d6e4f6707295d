"""Addresses of this counter."""

app_name = "clientondersteuner"
urlpatterns: list = []
