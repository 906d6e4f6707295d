"""The forms of own rules. What one may begin from or change is filled in by the view, per own municipality."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.beheer.forms import BedragVeld
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.reis.regels import EERSTE_DAG, LAATSTE_DAG

GROOTSTE_GETAL = 10**9
STATUSSEN = (
    ("vastgesteld", _("Vastgesteld door de raad of het college")),
    ("onbevestigd", _("Nog niet nagegaan")),
)


class Begindag(DatumVeld):
    """The first day of a version: not before the law itself, and not beyond what a date can be."""

    def clean(self, value: Any) -> date | None:
        """Return the day. Raises a ValidationError that says between which years it lies."""
        dag: date | None = super().clean(value)
        if dag is not None and not EERSTE_DAG <= dag <= LAATSTE_DAG:
            raise ValidationError(_("Dit jaar klopt niet. Kijk de datum na."), code="jaar")
        return dag


class NieuweVersie(KtForm):
    """From which text, and from which day."""

    regeling = forms.ChoiceField(label=_("Waarmee begint u?"))
    van = Begindag(label=_("Eerste dag waarop de nieuwe versie geldt"))

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regeling"].choices = [("", _("Kies een regeling")), *keuzes]  # type: ignore[attr-defined]


class AndereWaardeFormulier(KtForm):
    """Another amount or number from a day on. `centen` are the choices that are amounts of money."""

    waarde = forms.ChoiceField(label=_("Welke waarde verandert?"))
    nieuw = forms.CharField(
        label=_("Nieuwe waarde"),
        max_length=40,
        help_text=_("Een bedrag in euro's, zoals 1.234,56. Of een heel getal, zonder woorden erbij."),
    )
    van = Begindag(label=_("Eerste dag waarop deze waarde geldt"))
    bron = forms.CharField(
        label=_("Waar staat dit?"), max_length=300, help_text=_("Het besluit van de raad of het college, met de datum.")
    )
    status = forms.ChoiceField(label=_("Hoe zeker is dit?"), choices=STATUSSEN, widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, keuzes: list[tuple[str, str]], centen: frozenset[str] = frozenset(), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.centen = centen
        self.fields["waarde"].choices = [("", _("Kies een waarde")), *keuzes]  # type: ignore[attr-defined]

    def clean_nieuw(self) -> int:
        """Return the new value: whole cents for an amount, otherwise a whole number."""
        tekst = str(self.cleaned_data["nieuw"]).strip()
        if self.cleaned_data.get("waarde") in self.centen:
            cent = BedragVeld().clean(tekst)
            assert cent is not None, "an empty box was refused before"
            return cent
        if not tekst.isascii() or not tekst.isdigit() or int(tekst) > GROOTSTE_GETAL:
            raise ValidationError(
                _("U schreef “%(value)s”. Schrijf een heel getal, zoals 8."), code="getal", params={"value": tekst}
            )
        return int(tekst)


class Regeltekst(KtForm):
    """The text of a version, as it will be published. `versie` is the number from which the writer began."""

    tekst = forms.CharField(
        label=_("De tekst"),
        help_text=_("In de vorm van de bestanden met regels. U mag bewaren wat nog niet af is."),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "autocomplete": "off"}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class Goedkeuring(KtForm):
    """The day on which it begins to hold, said once more by who approves. `versie` is the text that was read."""

    geldt_van = DatumVeld(
        label=_("Vanaf welke dag geldt deze versie?"), help_text=_("De eerste dag van de hele versie, uit de tekst.")
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class Teruggave(KtForm):
    """Why it goes back to the writer."""

    reden = forms.CharField(label=_("Wat moet er anders?"), max_length=400, widget=forms.Textarea(attrs={"rows": 4}))
