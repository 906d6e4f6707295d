"""The forms around the talk and the verslag: preparing, reacting, signing and applying."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.recht.taal.leefwereld import HOOGSTE_CIJFER, LAAGSTE_CIJFER

LANGSTE_TEKST = 10_000
LANGSTE_AANVRAAG = 4000


class Onderwerp(KtForm):
    """One of the six subjects of the talk: own words first, a figure only when one likes."""

    woorden = forms.CharField(
        label=_("Wat wilt u hierover vertellen?"),
        help_text=_("Schrijf het in uw eigen woorden."),
        max_length=LANGSTE_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    cijfer = forms.TypedChoiceField(
        label=_("Welk cijfer geeft u?"),
        help_text=_("0 is heel slecht en 10 is heel goed."),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cijfers = [(str(n), str(n)) for n in range(LAAGSTE_CIJFER, HOOGSTE_CIJFER + 1)]
        self.fields["cijfer"].choices = [("", _("Geen cijfer")), *cijfers]  # type: ignore[attr-defined]


class WieMee(KtForm):
    """Who comes along to the talk."""

    wie_mee = forms.CharField(
        label=_("Wie komt er mee?"), help_text=_("Bijvoorbeeld mijn dochter Elif."), max_length=200, required=False
    )


class NietEens(KtForm):
    """What the resident does not agree with."""

    tekst = forms.CharField(
        label=_("Ik ben het niet eens, want"),
        help_text=_("Wat klopt er niet? Wat moet er anders?"),
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Hier staat nog niets. Schrijf waarmee u het niet eens bent.")},
    )


class _Handtekening(KtForm):
    """A name as signature and a tick that says what it means."""

    naam = forms.CharField(
        label=_("Uw naam"),
        help_text=_("Uw naam is hier uw handtekening."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Hier staat nog niets. Vul uw voornaam en achternaam in.")},
    )
    akkoord = forms.BooleanField(
        label=_("Ja, ik vraag deze hulp aan bij de gemeente"),
        error_messages={"required": _("Zet hier een vinkje als u hulp aanvraagt. Wilt u dat niet? Ga dan terug.")},
    )
    korte_fout = {
        "naam": _("Vul uw naam in"),
        "akkoord": _("Zet een vinkje als u hulp aanvraagt"),
    }


class Tekenen(_Handtekening):
    """Signing the verslag: that is the aanvraag (Wmo 2015 art. 2.3.2 lid 9)."""

    tekst = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        max_length=LANGSTE_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("tekst", "naam", "akkoord")


class Aanvragen(_Handtekening):
    """Applying without a verslag, because we are late (Wmo 2015 art. 2.3.2 lid 9)."""

    gevraagd = forms.CharField(
        label=_("Welke hulp vraagt u aan?"),
        help_text=_("Wij weten al wat u ons vertelde. Schrijf hier wat u nodig hebt."),
        max_length=LANGSTE_AANVRAAG,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Hier staat nog niets. Schrijf welke hulp u nodig hebt.")},
    )
    field_order = ("gevraagd", "naam", "akkoord")
