"""For how long a supporter may look along: three choices, each with the last day that it gives."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.reis.melden import WEKEN, laatste_dag
from keukentafel.stelsel import klok

WOORDEN = {4: _("4 weken"), 13: _("3 maanden"), 52: _("Tot ik zelf stop")}
VAN_EEN_ANDER = WOORDEN | {52: _("Tot deze persoon zelf stopt")}
STOP = "stop"


def hoe_lang_veld() -> forms.ChoiceField:
    """Return the question in the resident's own words; `tot_en_met` gives the line under each option."""
    return forms.ChoiceField(
        label=_("Hoe lang mag de ondersteuner meekijken?"),
        help_text=_("U kunt dit later altijd veranderen of stoppen."),
        widget=forms.RadioSelect,
        choices=tuple((str(weken), WOORDEN[weken]) for weken in WEKEN),
    )


def tot_en_met() -> dict[str, str]:
    """Return the last day under each option, counted from today."""
    vandaag = klok.vandaag()
    regel = {weken: __("Tot en met %(dag)s.") for weken in WEKEN} | {max(WEKEN): __("Uiterlijk tot en met %(dag)s.")}
    return {str(w): regel[w] % {"dag": woorden.datum(laatste_dag(weken=w, vanaf=vandaag))} for w in WEKEN}


def gekozen_dag(keuze: str) -> date | None:
    """Return the last day of a choice made today; None when nothing was chosen."""
    return laatste_dag(weken=int(keuze), vanaf=klok.vandaag()) if keuze else None


def vraag_over_ander(veld: forms.Field) -> None:
    """Let the question speak of the resident: somebody else answers it for her."""
    assert isinstance(veld, forms.ChoiceField)
    veld.help_text = _("Vraag het deze persoon. Die kan het later veranderen of stoppen.")
    veld.choices = [(str(weken), VAN_EEN_ANDER[weken]) for weken in WEKEN]


class Meekijken(KtForm):
    """For how long a supporter who looks along now may go on, or not any more."""

    hoe_lang = hoe_lang_veld()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["hoe_lang"]
        assert isinstance(veld, forms.ChoiceField)
        veld.label, veld.help_text = _("Hoe lang mag dat vanaf vandaag?"), ""
        veld.choices = [*list(veld.choices), (STOP, _("Het moet nu stoppen"))]  # type: ignore[arg-type]
        self.optie_uitleg = {"hoe_lang": tot_en_met()}
