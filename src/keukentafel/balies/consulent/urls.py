"""Addresses of this counter."""

app_name = "consulent"
urlpatterns: list = []
