"""The forms of the delivery: the order, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.consulent.leverbeeld import PER
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm

GETAL = {"inputmode": "numeric", "class": "utrecht-textbox--nummer"}


def _sleutel(tekst: str) -> tuple[int, int | None]:
    """Return (goal, line of help or None) of what stands on the page: "12-34" or "12-"."""
    doel, _streep, hulp = tekst.partition("-")
    return int(doel), int(hulp) if hulp else None


class Opdracht(KtForm):
    """The order to a provider: which help, for what of the besluit, from when, how much, and at whom.

    `lijnen` is what may be chosen of the besluit (key, words). With one line there is nothing to choose.
    """

    product = forms.TypedChoiceField(label=_("Welke hulp?"), coerce=int, widget=forms.RadioSelect)
    voor = forms.TypedMultipleChoiceField(
        label=_("Voor welke hulp uit het besluit?"), coerce=_sleutel, widget=forms.CheckboxSelectMultiple,
        help_text=_("De aanbieder leest alleen de doelen die u kiest."),
        error_messages={"required": _("U koos nog niets. Kies voor welke hulp deze opdracht is.")},
    )  # fmt: skip
    ingangsdatum = DatumVeld(label=_("Eerste dag"))
    einddatum = DatumVeld(label=_("Laatste dag"))
    volume = forms.IntegerField(
        label=_("Hoeveel?"), widget=forms.TextInput(attrs=GETAL),
        error_messages={"invalid": _("Wij zoeken een heel getal in cijfers, bijvoorbeeld 115.")},
    )  # fmt: skip
    frequentie = forms.ChoiceField(label=_("Per"))
    aanbieder = forms.TypedChoiceField(label=_("Welke aanbieder?"), coerce=int, widget=forms.RadioSelect)
    goed_om_te_weten = forms.CharField(
        label=_("Wat is goed om te weten?"), required=False, max_length=200,
        help_text=_("De aanbieder leest dit. Bijvoorbeeld: bel na 10 uur."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, producten: Iterable[tuple[int, str]], aanbieders: Iterable[tuple[int, str]],
        lijnen: Sequence[tuple[str, str]], eenheid: str, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["voor"].choices = lijnen  # type: ignore[attr-defined]
        if len(lijnen) < 2:
            del self.fields["voor"]
        self.fields["product"].choices = list(producten)  # type: ignore[attr-defined]
        self.fields["aanbieder"].choices = list(aanbieders)  # type: ignore[attr-defined]
        self.fields["frequentie"].choices = [("", _("Kies")), *PER.items()]  # type: ignore[attr-defined]
        if eenheid:
            self.fields["volume"].label = _("Hoeveel %(eenheid)s?") % {"eenheid": eenheid}

    def vraag_alleen_wie(self) -> None:
        """Only who can give this help was asked: say what is wrong or needed for that, not what is still to fill in."""
        for naam in list(self.errors):
            leeg = not self.data.get(naam, "").strip()
            if naam == "aanbieder" or (leeg and naam not in ("product", "ingangsdatum")):
                del self.errors[naam]

    def zonder_aanbieders(self, zin: str) -> None:
        """The page names no provider to choose: say why (`zin`) instead of asking for one, if nothing else is wrong."""
        if self.errors.pop("aanbieder", None) and not self.errors:
            self.add_error("ingangsdatum", zin)


class Antwoord(KtForm):
    """What the provider said on the phone."""

    antwoord = forms.ChoiceField(
        label=_("Wat zei de aanbieder?"), widget=forms.RadioSelect,
        choices=(("ja", _("Ja")), ("later", _("Ja, maar later")), ("nee", _("Nee, er is geen plek"))),
    )  # fmt: skip
    kan_vanaf = DatumVeld(label=_("Vanaf welke dag kan het?"))
    reden = forms.CharField(label=_("Waarom niet?"), max_length=300, help_text=_("Eén zin is genoeg."))
    contactpersoon = forms.CharField(
        label=_("Wie belt de inwoner?"), required=False, max_length=120, help_text=_("De inwoner ziet deze naam.")
    )
    onder_optie = {"antwoord": {"later": ("kan_vanaf",), "nee": ("reden",)}}
