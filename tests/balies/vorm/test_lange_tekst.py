"""Nothing that is typed is cut in silence: no box has a longest length, and a text that is too long gets our sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.urls import get_resolver

from keukentafel.balies.vorm.formulier import KtForm

BRON = Path(__file__).resolve().parents[3] / "src" / "keukentafel"
LANG = "a" * 30_000
DJANGO = re.compile(r"Zorg (ervoor )?dat|Ensure")


def vormen() -> list[type[forms.Form]]:
    """Every form of the house: the addresses bring in all counters."""
    assert get_resolver().url_patterns
    gevonden: set[type[forms.Form]] = set()
    wacht = [forms.Form]
    while wacht:
        for soort in wacht.pop().__subclasses__():
            wacht.append(soort)
            if soort.__module__.startswith("keukentafel."):
                gevonden.add(soort)
    return sorted(gevonden, key=lambda v: f"{v.__module__}.{v.__name__}")


def zonder_vragen(soort: type[forms.Form], data: Any) -> forms.Form:
    """The fields that a form has by itself, in a form that asks nothing to be made."""
    return type("Los", (KtForm,), dict(soort.base_fields))(data)  # type: ignore[attr-defined, no-any-return]


def test_geen_vak_van_een_formulier_kapt_de_tekst_af() -> None:
    tekstvakken = begrensd = 0
    for soort in vormen():
        formulier = zonder_vragen(soort, dict.fromkeys(soort.base_fields, LANG))  # type: ignore[attr-defined]
        assert "maxlength" not in str(formulier), soort
        for naam, veld in formulier.fields.items():
            if not isinstance(veld, forms.CharField) or isinstance(veld.widget, forms.HiddenInput):
                continue
            tekstvakken += 1
            fouten = [str(fout) for fout in formulier.errors.get(naam, [])]
            assert not any(DJANGO.search(fout) for fout in fouten), (soort, naam, fouten)
            if veld.max_length is not None and type(veld).clean is forms.CharField.clean:
                begrensd += 1
                zin = f"Er staan 30000 tekens. Er passen er {veld.max_length}. Maak uw tekst korter."
                assert zin in fouten, (soort, naam)
                assert LANG in str(formulier[naam]), (soort, naam)
    assert (tekstvakken > 80, begrensd > 50) == (True, True)


class Later(KtForm):
    """A form that adds its question when it is made, as the forms of the gesprek and of the orders do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gedaan"] = forms.CharField(max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
        self.fields["uren"] = forms.IntegerField(max_value=9)


def test_ook_een_vraag_die_later_bij_een_formulier_komt() -> None:
    assert "maxlength" not in str(Later())
    formulier = Later({"gedaan": "b" * 3000, "uren": "99"})
    assert formulier.errors["gedaan"] == ["Er staan 3000 tekens. Er passen er 600. Maak uw tekst korter."]
    assert formulier.errors["uren"] == ["Dit getal is te hoog. Het mag niet meer zijn dan 9."]
    assert "b" * 3000 in str(formulier)


@pytest.mark.parametrize("soort", ["*.html", "*.js"])
def test_geen_vak_van_een_bladzij_kapt_de_tekst_af(soort: str) -> None:
    bladen = [p for p in BRON.rglob(soort) if "vendor" not in p.parts]
    assert bladen
    assert [p for p in bladen if "maxlength" in p.read_text(encoding="utf-8").lower()] == []
