"""How a Django form looks and speaks: renderer, bound field, base form, date field.

Settings: `FORM_RENDERER = "keukentafel.balies.vorm.formulier.VormRenderer"`. With it a plain Django form already gets
the markup of the design; `KtForm` adds the words (errors that say what to do) and fields under options.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

KLASSEN: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.RadioSelect, "utrecht-radio-button"),
    (forms.CheckboxSelectMultiple, "utrecht-checkbox"),
    (forms.CheckboxInput, "utrecht-checkbox"),
    (forms.Select, "utrecht-select"),
    (forms.Textarea, "utrecht-textarea"),
    (Input, "utrecht-textbox"),
)
MET_FOUTKLEUR = ("utrecht-textbox", "utrecht-textarea", "utrecht-select")


@dataclass(frozen=True, kw_only=True)
class Keuzeregel:
    """One option of a question: the input itself, the line under it, and the fields that hang under the option."""

    optie: BoundWidget
    uitleg: str
    velden: tuple[KtVeld, ...]


class KtVeld(BoundField):
    """A field of a form with the classes, ids and descriptions of the design system.

    Every field comes by here before it is drawn or read, also one that a form adds later: so here it gets our words.
    """

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        spreek_gewoon(field)
        super().__init__(form, field, name)

    @property
    def soort(self) -> str:
        """Which markup the field needs: "verborgen", "vinkje", "keuze" (options) or "veld"."""
        widget = self.field.widget
        if self.is_hidden:
            return "verborgen"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "keuze"
        return "vinkje" if isinstance(widget, forms.CheckboxInput) else "veld"

    @property
    def mag_leeg(self) -> bool:
        """Whether the page says "U mag dit leeg laten." under the label. A single tick box speaks for itself."""
        if self.name in getattr(self.form, "verplicht_bij_keuze", frozenset()):
            return False
        return not self.field.required and not self.is_hidden and self.soort != "vinkje"

    @property
    def heeft_uitleg(self) -> bool:
        """Whether there is a line under the label."""
        return bool(self.help_text or self.voorbeeld) or self.mag_leeg

    @property
    def voorbeeld(self) -> str:
        """An example of the answer, kept on one line under the label."""
        return str(getattr(self.field, "voorbeeld", ""))

    @property
    def onder(self) -> bool:
        """Whether this field hangs under an option of another field."""
        return self.name in getattr(self.form, "velden_onder_optie", frozenset())

    @property
    def fout_doel(self) -> str:
        """The id where the link in the error summary goes: the control, or the first option of a question."""
        if self.soort == "keuze" and self.subwidgets:
            return str(self.subwidgets[0].id_for_label)
        return self.id_for_label

    @property
    def keuzeregels(self) -> Iterator[Keuzeregel]:
        """The options of a question in their order."""
        uitleg: Mapping[str, Any] = getattr(self.form, "optie_uitleg", {}).get(self.name, {})
        onder: Mapping[str, Any] = getattr(self.form, "onder_optie", {}).get(self.name, {})
        for optie in self.subwidgets:
            waarde = str(optie.data["value"])
            velden = tuple(self.form[naam] for naam in onder.get(waarde, ()))
            yield Keuzeregel(optie=optie, uitleg=uitleg.get(waarde, ""), velden=velden)  # type: ignore[arg-type]

    @property
    def aria_describedby(self) -> str | None:
        """Ids of hint and error, in reading order; None when the widget names its own."""
        if self.field.widget.attrs.get("aria-describedby") or not self.auto_id or self.is_hidden:
            return None
        ids = [f"{self.auto_id}_uitleg"] if self.heeft_uitleg else []
        if self.errors:
            ids.append(f"{self.auto_id}_fout")
        return " ".join(ids) or None

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the design system's class names; leave `required` out, because what is optional says so in words."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        if widget.is_hidden:
            return attrs
        klasse = next((klasse for soort, klasse in KLASSEN if isinstance(widget, soort)), "")
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            attrs.pop("aria-invalid", None)  # not allowed on a radio button; the fieldset is described by the error
        namen = [klasse] if klasse else []
        if self.errors and klasse in MET_FOUTKLEUR:
            namen.append(f"{klasse}--invalid")
        eigen = attrs.get("class", widget.attrs.get("class", ""))
        attrs["class"] = " ".join([*namen, *str(eigen).split()])
        return attrs


class VormRenderer(TemplatesSetting):
    """Renders forms with the templates of this app. Named in settings.FORM_RENDERER."""

    form_template_name = "vorm/formulier/formulier.html"
    formset_template_name = "vorm/formulier/formulieren.html"
    field_template_name = "vorm/formulier/veld.html"
    bound_field_class = KtVeld


class KtForm(forms.Form):
    """Base of every form: errors that say what to do, no colon after a label, fields under an option.

    `optie_uitleg`: per field, per option value, the small line under that option.
    `onder_optie`: per field, per option value, the names of the fields that hang under that option. A field there that
    is required only has to be filled when its option is chosen. What is typed under another option comes back, too.
    `korte_fout`: per field the text in the error summary, when it should be shorter than the message at the field.
    """

    optie_uitleg: Mapping[str, Mapping[str, Any]] = {}
    onder_optie: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    korte_fout: Mapping[str, Any] = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.verplicht_bij_keuze = frozenset(self._laat_los())

    def _laat_los(self) -> Iterator[str]:
        """Make required fields under an option that was not chosen free to be empty; yield the names of all of them."""
        for vraag, opties in self.onder_optie.items():
            data = self.fields[vraag].widget.value_from_datadict(self.data, self.files, self.add_prefix(vraag))
            gekozen = [str(deel) for deel in data] if isinstance(data, list | tuple) else [str(data)]
            for waarde, namen in opties.items():
                for naam in namen:
                    if self.fields[naam].required:
                        yield naam
                    if waarde not in gekozen:
                        self.fields[naam].required = False

    def zet_terug(self, veld: str, waarde: str) -> None:
        """Let the form that comes back hold this value instead of what was sent: the person has seen it then."""
        data = cast(QueryDict, self.data).copy()
        data[veld] = waarde
        self.data = data

    @property
    def velden_onder_optie(self) -> frozenset[str]:
        """Names of all fields that are drawn under an option and not on their own."""
        return frozenset(naam for opties in self.onder_optie.values() for namen in opties.values() for naam in namen)


FOUTEN: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (
        forms.Field,
        {"required": _("Hier staat nog niets. Vul uw antwoord in.")},
    ),
    (
        forms.CharField,
        {
            "max_length": _("Er staan %(show_value)d tekens. Er passen er %(limit_value)d. Maak uw tekst korter."),
            "min_length": _("Er staan %(show_value)d tekens. Er zijn er minstens %(limit_value)d nodig."),
            "null_characters_not_allowed": _(
                "Er staat een teken in dat wij niet kunnen bewaren. Typ de tekst opnieuw."
            ),
        },
    ),
    (
        forms.EmailField,
        {"invalid": _("Wij kunnen “%(value)s” niet mailen. Schrijf het adres als naam@voorbeeld.nl.")},
    ),
    (
        forms.IntegerField,
        {
            "invalid": _("Wij zoeken hier een getal. Schrijf het in cijfers, bijvoorbeeld 3."),
            "max_value": _("Dit getal is te hoog. Het mag niet meer zijn dan %(limit_value)s."),
            "min_value": _("Dit getal is te laag. Het moet minstens %(limit_value)s zijn."),
        },
    ),
    (
        forms.DateField,
        {"invalid": _("Wij lezen hier geen datum in. Schrijf dag, maand en jaar, bijvoorbeeld 17-2-2027.")},
    ),
    (
        forms.TimeField,
        {"invalid": _("Wij lezen hier geen tijd in. Schrijf uren en minuten, bijvoorbeeld 14.30.")},
    ),
    (
        forms.ChoiceField,
        {
            "required": _("U koos nog niets. Kies een van de antwoorden."),
            "invalid_choice": _("Dit antwoord staat er niet meer bij. Kies een van de antwoorden hieronder."),
        },
    ),
    (
        forms.MultipleChoiceField,
        {
            "required": _("U koos nog niets. Kies een of meer antwoorden."),
            "invalid_choice": _("Een van de antwoorden staat er niet meer bij. Kies opnieuw."),
            "invalid_list": _("Kies een of meer antwoorden uit de lijst."),
        },
    ),
    (
        forms.BooleanField,
        {"required": _("Zet hier een vinkje. Anders kunnen wij niet verder.")},
    ),
    (
        forms.FileField,
        {
            "required": _("U koos nog geen bestand. Kies een bestand van uw computer of telefoon."),
            "invalid": _("Het bestand kwam niet goed over. Kies het nog een keer."),
            "missing": _("Het bestand kwam niet goed over. Kies het nog een keer."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
            "max_length": _("De naam van het bestand is te lang. Geef het een kortere naam."),
        },
    ),
    (
        forms.URLField,
        {"invalid": _("Wij herkennen dit webadres niet. Schrijf het als https://voorbeeld.nl.")},
    ),
)


def spreek_gewoon(veld: forms.Field) -> None:
    """Replace Django's error messages of a field by ours, and a number box by a text box with a number keyboard.

    A message that the form's author wrote stays: only messages that are still Django's own are replaced. The box
    has no longest length: a browser would cut what is pasted and say nothing. The field refuses, and keeps the text.
    """
    standaard: dict[str, Any] = {}
    for soort_veld in reversed(type(veld).__mro__):
        standaard.update(getattr(soort_veld, "default_error_messages", {}))
    for soort, teksten in FOUTEN:
        if isinstance(veld, soort):
            for code, tekst in teksten.items():
                if code not in veld.error_messages or veld.error_messages[code] is standaard.get(code):
                    veld.error_messages[code] = tekst
                    standaard[code] = tekst
    if type(veld.widget) is forms.NumberInput:
        eigen = {naam: waarde for naam, waarde in veld.widget.attrs.items() if naam not in ("min", "max", "step")}
        klasse = f"utrecht-textbox--nummer {eigen.get('class', '')}".strip()
        veld.widget = forms.TextInput(attrs=eigen | {"inputmode": "numeric", "class": klasse})
    veld.widget.attrs.pop("maxlength", None)


MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "febr", "february"),
            ("maart", "mrt", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("augustus", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for naam in namen
}


# A day written as a word, in Dutch or English: "drie april 1947", "third of April".
_TELWOORDEN = (
    "een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig "
    "zevenentwintig achtentwintig negenentwintig dertig eenendertig eerste tweede derde vierde vijfde zesde zevende "
    "achtste negende tiende one two three four five six seven eight nine ten eleven twelve first second third"
)
TELWOORDEN_DATUM = frozenset(_TELWOORDEN.split())
IN_CIJFERS = _("Schrijf de dag en het jaar in cijfers, bijvoorbeeld 3-4-1947.")


class DatumVeld(forms.DateField):
    """A date in one text box, written as people do: 17-2-2027, 17/02/2027, 17 februari 2027, or 2027-02-17.

    Raises a ValidationError that says what stands there, what is needed and what to do. Two figures for a year are not
    guessed: 17-2-27 may be a birth or a plan.
    """

    widget = forms.TextInput
    voorbeeld = "17-2-2027"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Dag, maand en jaar."))
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "utrecht-textbox--nummer")
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        """Show a date as 17-2-2027 and leave what a person typed as it is."""
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, datetime.date) else value

    def to_python(self, value: Any) -> datetime.date | None:
        """Return the date that stands in the text, or None for an empty box."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        tekst = " ".join(str(value).lower().split())
        if gevonden := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", tekst):
            jaar, maand, dag = (int(deel) for deel in gevonden.groups())
        elif gevonden := re.fullmatch(r"(\d{1,2})[ ./-]+([a-z]+|\d{1,2})\.?[ ./-]+(\d{2,4})", tekst):
            dag, maand, jaar = int(gevonden[1]), self._maand(gevonden[2], tekst), int(gevonden[3])
            if len(gevonden[3]) != 4:
                raise ValidationError(
                    _("U schreef “%(value)s”. Het jaar heeft vier cijfers nodig, bijvoorbeeld 2027."),
                    code="jaar",
                    params={"value": value},
                )
        elif set(re.split(r"[ ./-]+", tekst)) & TELWOORDEN_DATUM:
            raise ValidationError(IN_CIJFERS, code="woorden")
        else:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return self._dag(dag, maand, jaar, value)

    def _maand(self, tekst: str, geheel: str) -> int:
        if tekst.isdigit():
            return int(tekst)
        if tekst not in MAANDEN:
            raise ValidationError(
                _("Wij kennen de maand “%(maand)s” niet. Schrijf de maand als getal, bijvoorbeeld 17-2-2027."),
                code="maand",
                params={"maand": tekst, "value": geheel},
            )
        return MAANDEN[tekst]

    def _dag(self, dag: int, maand: int, jaar: int, value: Any) -> datetime.date:
        if not 1 <= maand <= 12:
            raise ValidationError(
                _("U schreef maand %(maand)s. Een jaar heeft 12 maanden. Schrijf eerst de dag, dan de maand."),
                code="maand",
                params={"maand": maand, "value": value},
            )
        laatste = calendar.monthrange(max(jaar, 1), maand)[1]
        if not 1 <= dag <= laatste:
            raise ValidationError(
                _("U schreef dag %(dag)s. Die maand heeft %(laatste)s dagen. Kijk de dag na."),
                code="dag",
                params={"dag": dag, "laatste": laatste, "value": value},
            )
        if jaar < 1:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return datetime.date(jaar, maand, dag)
