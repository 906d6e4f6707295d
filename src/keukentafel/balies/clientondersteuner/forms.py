"""The forms of the supporters' counter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import KtForm


class Notitie(KtForm):
    """An own note."""

    tekst = forms.CharField(
        label=_("Nieuwe notitie"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
        error_messages={"required": _("Hier staat nog niets. Schrijf eerst uw notitie.")},
    )
