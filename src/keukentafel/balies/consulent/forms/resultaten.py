"""The forms of following help: a sharp result, looking back, and the call afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as directe
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.balies.vorm.woorden import vertaal
from keukentafel.recht.taal.leefwereld import HOOGSTE_CIJFER, LAAGSTE_CIJFER
from keukentafel.reis.evalueren import Evaluatievelden, Gebiednu, Gebiedstand, Resultaatregel, Standkeuze

REGEL = {"rows": 2}


class Scherp(KtForm):
    """A result with its measure and day."""

    resultaat = forms.CharField(
        label=_("Wat is er dan bereikt?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: de administratie is op orde."),
        widget=forms.Textarea(attrs=REGEL),
        error_messages={"required": _("Hier staat nog niets. Schrijf wat er dan bereikt is.")},
    )
    maatstaf = forms.CharField(
        label=_("Waaraan ziet u dat samen?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: alle post van drie maanden is open."),
        widget=forms.Textarea(attrs=REGEL),
        error_messages={"required": _("Hier staat nog niets. Schrijf waaraan u ziet dat het gelukt is.")},
    )
    datum = DatumVeld(label=_("Op welke dag is het bereikt?"))


class Terugkijken(KtForm):
    """Looking back: her own words first, then each goal, the six dimensions, and how it goes on."""

    woorden = RegelsVeld(
        strip=False,
        regels=5,
        label=_("Hoe gaat het nu?"),
        help_text=_("Schrijf op wat de inwoner zegt."),
    )
    uitkomst = forms.ChoiceField(label=_("Hoe gaat het verder met de hulp?"), widget=forms.RadioSelect)
    wil_zelf = forms.BooleanField(label=_("De inwoner wil zelf stoppen"), required=False)
    toelichting = RegelsVeld(
        strip=False,
        regels=3,
        label=_("Waarom?"),
        help_text=_("Nodig als de hulp verandert of stopt. De inwoner leest uw woorden."),
    )
    onder_optie = {"uitkomst": {"beeindigen": ("wil_zelf",)}}

    def __init__(
        self, *args: Any, doelen: Sequence[Resultaatregel], gebieden: Sequence[Gebiedstand], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.doelen, self.gebieden = doelen, gebieden
        self.fields["uitkomst"].choices = [  # type: ignore[attr-defined]
            ("voortzetten", directe("De hulp gaat gewoon door")),
            ("herzien", directe("De hulp verandert")),
            ("beeindigen", directe("De hulp stopt")),
        ]
        self.optie_uitleg = {
            "uitkomst": {
                "herzien": directe("Daarvoor is een nieuw besluit nodig. Tot dan gaat de hulp door."),
                "beeindigen": directe("Wij bellen later nog een keer hoe het gaat."),
            }
        }
        standen = [
            ("", directe("Niet besproken")),
            ("bereikt", directe("Bereikt")),
            ("deels", directe("Voor een deel")),
            ("niet", directe("Niet bereikt")),
        ]
        for doel in doelen:
            self.fields[f"stand_{doel.doel}"] = forms.ChoiceField(
                label=_("Hoe ver is dit?"), required=False, choices=standen, widget=forms.RadioSelect
            )
            self.fields[f"toelichting_{doel.doel}"] = RegelsVeld(strip=False, regels=2, label=_("Wat merkt u ervan?"))
        cijfers = [("", directe("niet besproken"))]
        cijfers += [(str(n), str(n)) for n in range(LAAGSTE_CIJFER, HOOGSTE_CIJFER + 1)]
        for gebied in gebieden:
            self.fields[f"woorden_{gebied.dimensie}"] = RegelsVeld(
                strip=False, regels=2, label=_("Wat zegt de inwoner hierover?")
            )
            self.fields[f"nu_{gebied.dimensie}"] = forms.TypedChoiceField(
                label=_("Cijfer nu"), required=False, choices=cijfers, coerce=int, empty_value=None
            )
        self.verplicht_bij_keuze = frozenset(self.fields)  # the page says once what may stay empty

    def velden(self) -> Evaluatievelden:
        """Return what was said, for the act."""
        g = self.cleaned_data
        return Evaluatievelden(
            woorden=g["woorden"],
            uitkomst=g["uitkomst"],
            toelichting=g["toelichting"],
            wil_zelf=g["uitkomst"] == "beeindigen" and g["wil_zelf"],
            standen=tuple(
                Standkeuze(doel=d.doel, stand=g[f"stand_{d.doel}"], toelichting=g[f"toelichting_{d.doel}"])
                for d in self.doelen
            ),
            gebieden=tuple(
                Gebiednu(dimensie=b.dimensie, woorden=g[f"woorden_{b.dimensie}"], nu=g[f"nu_{b.dimensie}"])
                for b in self.gebieden
            ),
        )

    def delen(self) -> list[tuple[Resultaatregel, list[Any]]]:
        """Return each goal with its two fields, for the page."""
        return [(d, [self[f"stand_{d.doel}"], self[f"toelichting_{d.doel}"]]) for d in self.doelen]

    def onderwerpen(self) -> list[tuple[str, Gebiedstand, list[Any], bool]]:
        """Return each dimension: its name, how it was, its two fields, and whether something stands or went wrong."""
        uit = []
        for b in self.gebieden:
            velden = [self[f"woorden_{b.dimensie}"], self[f"nu_{b.dimensie}"]]
            gevuld = self.is_bound and any(veld.errors or veld.value() not in (None, "") for veld in velden)
            uit.append((vertaal(b.naam), b, velden, gevuld))
        return uit


class Nabellen(KtForm):
    """The call after help stopped: what was heard. `gesprek` is which call it is, so that twice is once."""

    gesprek = forms.IntegerField(required=False, widget=forms.HiddenInput)
    hoe = forms.ChoiceField(label=_("Hoe gaat het?"), widget=forms.RadioSelect)
    notitie = forms.CharField(
        label=_("Wat hoorde u?"),
        required=False,
        max_length=600,
        help_text=_("Kort. Nodig bij een nieuwe vraag: wat is die vraag? Anders mag dit leeg blijven."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hoe"].choices = [  # type: ignore[attr-defined]
            ("goed", directe("Het gaat goed")),
            ("vraag", directe("Er is een nieuwe vraag")),
            ("onbereikbaar", directe("Niet bereikt")),
            ("overleden", directe("De inwoner is overleden")),
        ]
        self.optie_uitleg = {
            "hoe": {
                "onbereikbaar": directe("Wij proberen het nog een keer."),
                "overleden": directe("Wij bellen niet meer. De zaak kan dicht."),
            }
        }
        self.verplicht_bij_keuze = frozenset({"notitie"})
