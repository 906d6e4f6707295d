"""When help began, and when and why it stopped: asked of a provider in its portal, or by a consulent on the phone."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.berichten.iwmo.v3_2.codelijsten import TIJDELIJK_GESTOPT

STOPREDENEN = MappingProxyType(
    {
        "19": _("De hulp is klaar, zoals gepland"),
        "23": _("De hulp is eerder klaar, samen afgesproken"),
        "20": _("De hulp stopt even, en gaat later verder"),
        "21": _("De inwoner wil de hulp niet meer"),
        "38": _("De inwoner gaat naar een andere aanbieder"),
        "31": _("De inwoner verhuist naar een andere gemeente"),
        "39": _("De inwoner krijgt hulp uit een andere wet"),
        "22": _("De aanbieder kan de hulp niet meer geven"),
        "37": _("De aanbieder vroeg de gemeente om een andere opdracht"),
        "36": _("De gemeente stopt de hulp"),
        "02": _("De inwoner is overleden"),
    }
)
"""RedenBeeindiging of iWmo 3.2 (WMO588) by its code, which goes into the message."""


class Begon(KtForm):
    """The first day on which the help really came."""

    datum = DatumVeld(label=_("Op welke dag is de hulp begonnen?"))


class Stopte(KtForm):
    """The last day of the help, and why it stopped; `voorgoed` asks no more whether it stopped for a while."""

    datum = DatumVeld(label=_("Wat was de laatste dag van de hulp?"))
    reden = forms.ChoiceField(
        label=_("Waarom stopte de hulp?"), widget=forms.RadioSelect, choices=tuple(STOPREDENEN.items())
    )

    def __init__(self, *args: Any, voorgoed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if voorgoed and not self.is_bound:  # it stopped for a while already; what is sent the act judges
            keuze = self.fields["reden"]
            assert isinstance(keuze, forms.ChoiceField)
            keuze.choices = [(code, woord) for code, woord in STOPREDENEN.items() if code != TIJDELIJK_GESTOPT]
