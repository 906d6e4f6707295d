"""Pages that belong to no counter: the front page, health, errors, and in the demo only, signing in as somebody."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from keukentafel.balies.toegang import openbaar


@require_GET
@openbaar(doel="voorpagina")
def start(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return HttpResponse("todo")


@require_GET
@openbaar(doel="bewaking")
def gezond(request: HttpRequest) -> JsonResponse:
    """Whether the server and its database answer; for monitoring."""
    with connection.cursor() as c:
        c.execute("select 1")
    return JsonResponse({"gezond": True})


def demo_mensen(request: HttpRequest) -> HttpResponse:
    return HttpResponse("todo")


def demo_aanmelden(request: HttpRequest) -> HttpResponse:
    return HttpResponse("todo")


def geweigerd(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return HttpResponse("todo", status=403)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return HttpResponse("todo", status=404)


def stuk(request: HttpRequest) -> HttpResponse:
    """500."""
    return HttpResponse("todo", status=500)
