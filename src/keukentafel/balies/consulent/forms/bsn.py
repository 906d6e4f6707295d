"""The BSN of a resident, for the message to a provider that waits for it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import KtForm


class Bsn(KtForm):
    """The number as the resident shows it; the act tests it."""

    bsn = forms.CharField(
        label=_("Burgerservicenummer"),
        max_length=20,
        help_text=_("Het staat op een paspoort of identiteitskaart. Het heeft 9 cijfers."),
        widget=forms.TextInput(
            attrs={"class": "utrecht-textbox--nummer", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"required": _("Vul het burgerservicenummer in. Het heeft 9 cijfers.")},
    )
