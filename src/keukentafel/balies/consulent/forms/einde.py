"""The forms for help that nobody delivers (any more): an order that is not needed, and a grant that ends."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.recht.evaluatie import Eindereden


class Vervalt(KtForm):
    """Why an order is not needed (any more)."""

    omdat = forms.CharField(
        label=_("Waarom is deze hulp niet meer nodig?"), max_length=200,
        help_text=_("Eén zin is genoeg. De inwoner leest dit."),
    )  # fmt: skip


class Einde(KtForm):
    """Since when there is no help (any more), and why."""

    reden = forms.ChoiceField(
        label=_("Waarom komt er geen hulp meer?"), widget=forms.RadioSelect,
        choices=(
            (Eindereden.EIGEN_WIL.value, _("De inwoner wil deze hulp niet meer")),
            (Eindereden.AFGELOPEN.value, _("De dagen van het besluit zijn voorbij")),
            (Eindereden.NIEUW_BESLUIT.value, _("Er is een nieuw besluit voor deze hulp")),
            (Eindereden.VERHUISD.value, _("De inwoner is verhuisd naar een andere gemeente")),
            (Eindereden.OVERLEDEN.value, _("De inwoner is overleden")),
        ),
    )  # fmt: skip
    vanaf = DatumVeld(label=_("Wat is de eerste dag zonder hulp?"))
    toelichting = forms.CharField(
        label=_("Wat zei de inwoner?"), required=False, max_length=200,
        help_text=_("Eén zin. Nodig als de inwoner zelf niet meer wil. De inwoner leest dit."),
    )  # fmt: skip
