"""Who cares for the resident, asked of herself or by a consulent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.velden import TelefoonVeld


class Mantelzorger(KtForm):
    """A name, what this person is to the resident, and a phone number when there is one to give."""

    naam = forms.CharField(
        label=_("Naam"),
        help_text=_("Voornaam en achternaam."),
        max_length=120,
        error_messages={"required": _("Hier staat nog niets. Schrijf hoe deze persoon heet.")},
    )
    soort = forms.ChoiceField(
        label=_("Wie is dat?"),
        widget=forms.RadioSelect,
        choices=(
            ("partner", _("Partner")),
            ("kind", _("Zoon of dochter")),
            ("ouder", _("Vader of moeder")),
            ("familie", _("Andere familie")),
            ("buur", _("Buur of vriend")),
            ("ander", _("Iemand anders")),
        ),
    )
    telefoon = TelefoonVeld(label=_("Telefoonnummer"), required=False)


class MantelzorgerWeg(KtForm):
    """Who of those noted goes. `bekend`: the id and the name of each."""

    wie = forms.ChoiceField(label=_("Wie haalt u weg?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, bekend: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [(str(nummer), naam) for nummer, naam in bekend]  # type: ignore[attr-defined]
