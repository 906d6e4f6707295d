"""Fields of a besluit: an amount in euros, and free text with its lines as they were typed."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keukentafel.recht.taal.geld import Geld

KOMMA_NUL = re.compile(r",\s*[-–—]{1,2}$")


class EuroVeld(forms.CharField):
    """An amount in euros with a comma; gives whole cents exactly, or None for an empty box. Nothing is rounded.

    3000, 3.000, 3000,50, € 3.000,50 and 3.000,- are read. Raises ValidationError with a sentence that says what to do.
    """

    voorbeeld = "3.000,50"

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"class": "utrecht-textbox--nummer", "inputmode": "decimal", "autocomplete": "off"}
        for naam, waarde in (("required", False), ("widget", forms.TextInput(attrs=attrs)), ("max_length", 40)):
            kwargs.setdefault(naam, waarde)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show cents as people write euros; leave what a person typed as it is."""
        return Geld(value).in_woorden().removeprefix("€ ") if type(value) is int else value

    def clean(self, value: Any) -> int | None:
        """Return whole cents."""
        getypt = str(super().clean(value)).strip()
        if not getypt:
            return None
        try:
            cent = Geld.uit_tekst(KOMMA_NUL.sub("", getypt)).cent
        except ValueError:
            raise ValidationError(
                _("Er staat “%(getypt)s”. Schrijf euro's zo: 1.234,56. De centen staan achter de komma."),
                code="bedrag",
                params={"getypt": getypt},
            ) from None
        if cent < 0:
            raise ValidationError(_("Vul de kosten in, zonder min ervoor."), code="min")
        return cent
