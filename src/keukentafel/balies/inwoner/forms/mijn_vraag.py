"""The forms of "Waar staat mijn vraag?"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vragen.meekijken import hoe_lang_veld, tot_en_met

LANGSTE_PLAN = 20000


class Volgen(KtForm):
    """Number and code, both in the confirmation letter."""

    nummer = forms.CharField(
        label=_("Zaaknummer"),
        help_text=_("Het staat bovenaan onze brief. Bijvoorbeeld 2027-123."),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "utrecht-textbox--nummer", "autocomplete": "off"}),
        error_messages={"required": _("Hier staat nog niets. Vul het nummer uit de brief in.")},
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Twaalf letters en cijfers. Hoofdletters en streepjes maken niet uit."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "utrecht-textbox--nummer",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Hier staat nog niets. Vul de code uit de brief in.")},
    )


class EigenPlan(KtForm):
    """The resident's own plan (Wmo 2015 art. 2.3.2 lid 2)."""

    tekst = forms.CharField(
        label=_("Uw eigen plan"),
        help_text=_("Wat wilt u bereiken? Wat kunt u zelf, of iemand bij u? Wat hebt u nodig?"),
        max_length=LANGSTE_PLAN,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Hier staat nog niets. Schrijf op wat u zelf bedacht hebt.")},
    )


class Meenemen(KtForm):
    """Whether somebody comes along to the talk (Wmo 2015 art. 2.3.2 lid 3), and for how long a supporter looks along.

    `loopt`: a supporter comes along already; how long is then chosen on the page of who looks along.
    """

    antwoord = forms.ChoiceField(
        label=_("Kies wat u prettig vindt"),
        widget=forms.RadioSelect,
        choices=(
            ("ja", _("Ja, graag een onafhankelijk ondersteuner")),
            ("eigen", _("Ik neem zelf iemand mee")),
            ("nee", _("Nee, dank u")),
        ),
    )
    wie_mee = forms.CharField(
        label=_("Wie neemt u mee?"), help_text=_("Bijvoorbeeld mijn dochter Elif."), max_length=120, required=False
    )
    hoe_lang = hoe_lang_veld()
    onder_optie = {"antwoord": {"ja": ("hoe_lang",), "eigen": ("wie_mee",)}}

    def __init__(self, *args: Any, loopt: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gratis = _("Dat is gratis. U hoort binnen één werkdag wie er meegaat.")
        self.optie_uitleg = {"antwoord": {"ja": gratis}, "hoe_lang": tot_en_met()}
        if loopt:
            del self.fields["hoe_lang"]
            self.onder_optie = {"antwoord": {"eigen": ("wie_mee",)}}


class Intrekken(KtForm):
    """Withdrawing asks nothing; the act may refuse."""
