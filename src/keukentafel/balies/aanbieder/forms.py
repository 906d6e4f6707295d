"""The forms of providers. Fields are named as the acts of reis.leveren name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.aanbieder.woorden import HOE
from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.reis.leveren import Resultaatbeeld

JA, LATER, NEE = "ja", "later", "nee"
LASTIG = "lastig"


class Antwoord(KtForm):
    """Can you give this help? With a yes also who rings the resident.

    `was` is the answer that stood there when the page was shown: another one by now is of a colleague.
    """

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    antwoord = forms.ChoiceField(label=_("Kunt u deze hulp geven?"), widget=forms.RadioSelect)
    kan_vanaf = DatumVeld(label=_("Vanaf welke dag kunt u?"))
    reden = forms.CharField(
        label=_("Waarom niet?"),
        max_length=300,
        error_messages={"required": _("Hier staat nog niets. Schrijf in één zin waarom niet.")},
    )
    contactpersoon = forms.CharField(
        max_length=120,
        required=False,
        help_text=_("De inwoner ziet deze naam. Bij een nee is dit niet nodig."),
    )
    onder_optie = {"antwoord": {LATER: ("kan_vanaf",), NEE: ("reden",)}}

    def __init__(self, *args: Any, vanaf: date, inwoner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ja = __("Ja, vanaf %(dag)s") % {"dag": woorden.datum_kort(vanaf)}
        keuze = self.fields["antwoord"]
        assert isinstance(keuze, forms.ChoiceField)
        keuze.choices = [(JA, ja), (LATER, _("Ja, maar later")), (NEE, _("Nee, wij hebben geen plek"))]
        self.fields["contactpersoon"].label = __("Wie belt %(inwoner)s?") % {"inwoner": inwoner}
        self.verplicht_bij_keuze |= {"contactpersoon"}
        self.optie_uitleg = {
            "antwoord": {
                LATER: _("U noemt de dag. De inwoner kiest of wachten kan."),
                NEE: _("Eén zin waarom is genoeg."),
            }
        }

    def clean(self) -> dict[str, Any]:
        """Ask who rings, unless the answer is no."""
        gegeven = super().clean() or self.cleaned_data
        if gegeven.get("antwoord") in (JA, LATER) and not gegeven.get("contactpersoon"):
            self.add_error("contactpersoon", _("Hier staat nog niets. Schrijf wie de inwoner belt."))
        return gegeven


class Terug(KtForm):
    """Nothing to fill in: which start or stop was not so, as it stood on the page."""

    melding = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True)
class Resultaatvragen:
    """The three questions about one result, beside what was told before."""

    beeld: Resultaatbeeld
    velden: tuple[BoundField, ...]


@dataclass(frozen=True)
class Verteld:
    """What was told now about one result."""

    doel: int
    hoe: str
    gedaan: str
    nodig: str


class Voortgang(KtForm):
    """How it goes with each result of an order. A result of which nothing is told, is left as it was."""

    def __init__(self, *args: Any, resultaten: Sequence[Resultaatbeeld], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.resultaten = tuple(resultaten)
        for r in self.resultaten:
            self.fields[f"hoe_{r.doel}"] = forms.ChoiceField(
                label=_("Hoe gaat het?"), widget=forms.RadioSelect, choices=tuple(HOE.items()), required=False
            )
            self.fields[f"gedaan_{r.doel}"] = RegelsVeld(label=_("Wat is er gedaan?"), regels=3, max_length=600)
            self.fields[f"nodig_{r.doel}"] = RegelsVeld(label=_("Wat is er nodig?"), regels=2, max_length=600)
            self.fields[f"nodig_{r.doel}"].help_text = _("Alleen nodig als het nog niet lukt.")
        self.verplicht_bij_keuze = frozenset(self.fields)  # the page says itself what may stay empty

    @property
    def groepen(self) -> list[Resultaatvragen]:
        """The questions, by result."""
        return [
            Resultaatvragen(r, tuple(self[f"{deel}_{r.doel}"] for deel in ("hoe", "gedaan", "nodig")))
            for r in self.resultaten
        ]

    def clean(self) -> dict[str, Any]:
        """Ask the first two questions of each result of which something was told; something of one at least."""
        gegeven = super().clean() or self.cleaned_data
        begonnen = False
        for r in self.resultaten:
            hoe, gedaan, nodig = (f"{deel}_{r.doel}" for deel in ("hoe", "gedaan", "nodig"))
            if not any(gegeven.get(naam) or naam in self.errors for naam in (hoe, gedaan, nodig)):
                continue
            begonnen = True
            if not gegeven.get(hoe) and hoe not in self.errors:
                self.add_error(hoe, _("U koos nog niets. Kies een van de antwoorden."))
            if not gegeven.get(gedaan) and gedaan not in self.errors:
                self.add_error(gedaan, _("Hier staat nog niets. Schrijf wat er is gedaan."))
            if gegeven.get(hoe) == LASTIG and not gegeven.get(nodig) and nodig not in self.errors:
                self.add_error(nodig, _("Hier staat nog niets. Schrijf wat er nodig is om verder te komen."))
        if not begonnen:
            self.add_error(None, _("U vertelde nog niets. Vul de vragen van één resultaat in."))
        return gegeven

    @property
    def verteld(self) -> list[Verteld]:
        """What was told, by result; only after `is_valid`."""
        g = self.cleaned_data
        return [
            Verteld(r.doel, g[f"hoe_{r.doel}"], g[f"gedaan_{r.doel}"], g[f"nodig_{r.doel}"])
            for r in self.resultaten
            if g[f"hoe_{r.doel}"]
        ]
