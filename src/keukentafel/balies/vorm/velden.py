"""Fields that read what people type: text with lines, a phone number, a postcode, a date of birth half known."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from keukentafel.balies.vorm.formulier import IN_CIJFERS, MAANDEN, TELWOORDEN_DATUM
from keukentafel.stelsel import klok

Geboren = tuple[int | None, int | None, int | None]

CIJFERS_TELEFOON = 10
OUDSTE_JAAR = 1900
POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([a-z]{2})", re.I)


# Numbers of ten digits whose area is three digits long; the other areas have four. Only for where the spaces stand.
KORT_NETNUMMER = re.compile(r"0(1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7[0-9]|8[24578])")


def geschreven(cijfers: str) -> str:
    """Return a Dutch number of ten digits as people write it: 06 0000 0012, 043 000 00 02, 0475 00 00 02."""
    if cijfers.startswith("06"):
        return f"06 {cijfers[2:6]} {cijfers[6:]}"
    if KORT_NETNUMMER.match(cijfers):
        return f"{cijfers[:3]} {cijfers[3:6]} {cijfers[6:8]} {cijfers[8:]}"
    return f"{cijfers[:4]} {cijfers[4:6]} {cijfers[6:8]} {cijfers[8:]}"


class RegelsVeld(forms.CharField):
    """Free text with lines, kept as it was typed. A browser sends lines its own way; they are made alike.

    `strip` is False where also the space around the text stays as it was typed.
    """

    def __init__(self, *, regels: int, strip: bool = True, **kwargs: Any) -> None:
        super().__init__(required=False, strip=strip, widget=forms.Textarea(attrs={"rows": regels}), **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text with lines that end in one sign."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class TelefoonVeld(forms.CharField):
    """A Dutch phone number of ten digits, or a foreign one that begins with + or 00. Spaces and dashes are fine.

    Gives every number the same shape: "06 0000 0012", "043 000 00 02", "+49 241 00000" as "+4924100000". The error code
    `te_kort` says that a digit misses.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Vast of mobiel. Spaties mogen."))
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault(
            "widget",
            forms.TextInput(
                attrs={"class": "utrecht-textbox--nummer", "type": "tel", "inputmode": "tel", "autocomplete": "tel"}
            ),
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Return the number in its one shape; raises ValidationError with a sentence that says what is there."""
        getypt = " ".join(str(super().clean(value)).split())
        if not getypt:
            return ""
        kaal = re.sub(r"[\s().\-/]", "", getypt.replace("(0)", ""))
        if vreemd := re.sub(r"[0-9+]", "", kaal):
            raise ValidationError(
                _("Hier staat “%(vreemd)s”. Een telefoonnummer heeft alleen cijfers. Haal het weg."),
                code="vreemd",
                params={"vreemd": vreemd},
            )
        nederlands = re.sub(r"^(\+31|0031)", "0", kaal)
        if nederlands.startswith(("+", "00")):
            if not re.fullmatch(r"(\+|00)[1-9][0-9]{6,14}", nederlands):
                raise ValidationError(
                    _("Dit buitenlandse nummer is niet compleet. Kijk het na, met het landnummer erbij."),
                    code="te_kort",
                )
            return re.sub("^00", "+", nederlands)
        self._nederlands(nederlands)
        return geschreven(nederlands)

    def _nederlands(self, cijfers: str) -> None:
        n = len(cijfers)
        if n < CIJFERS_TELEFOON:
            raise ValidationError(
                ngettext_lazy(
                    "Er staat %(n)s cijfer. Een telefoonnummer heeft er 10. Welke cijfers missen?",
                    "Er staan %(n)s cijfers. Een telefoonnummer heeft er 10. Welk cijfer mist?",
                    "n",
                ),
                code="te_kort",
                params={"n": n},
            )
        if n > CIJFERS_TELEFOON:
            raise ValidationError(
                _("Er staan %(n)s cijfers. Een telefoonnummer heeft er 10. Welk cijfer is te veel?"),
                code="te_lang",
                params={"n": n},
            )
        if not cijfers.startswith("0"):
            raise ValidationError(_("Een telefoonnummer begint met een 0. Kijk het eerste cijfer na."), code="nul")


class PostcodeVeld(forms.CharField):
    """A Dutch postcode. Gives "6291 AB", or "" for an empty box."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Postcode"))
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "utrecht-textbox--nummer", "autocomplete": "postal-code"})
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Return the postcode with one space; raises ValidationError."""
        getypt = str(super().clean(value)).strip()
        if not getypt:
            return ""
        if not (gevonden := POSTCODE.fullmatch(getypt)):
            raise ValidationError(
                _("Er staat “%(getypt)s”. Een postcode is vier cijfers en twee letters, zoals 1234 AB."),
                code="postcode",
                params={"getypt": getypt},
            )
        return f"{gevonden[1]} {gevonden[2].upper()}"


class GeboortedatumVeld(forms.CharField):
    """A date of birth as far as it is known: 3-5-1968, mei 1968, 1968, or 00-00-1950 for an unknown day and month.

    Gives (year, month, day), each None when unknown; all None for an empty box (GEBRUIKERS 3, nr 9: the BRP knows
    people born on an unknown day).
    """

    voorbeeld = "3-5-1968"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Weet u alleen het jaar? Vul dan het jaar in."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "utrecht-textbox--nummer", "autocomplete": "bday"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Geboren:
        """Return (year, month, day); raises ValidationError with a sentence that says what to do."""
        tekst = " ".join(str(super().clean(value)).lower().split())
        if not tekst:
            return (None, None, None)
        delen = [deel for deel in re.split(r"[ ./-]+", tekst) if deel]
        if re.fullmatch(r"\d{4}(-\d{1,2}){1,2}", tekst):
            delen.reverse()
        if (not re.search(r"\d", tekst) and re.search(r"[^\W_]", tekst)) or any(
            deel in TELWOORDEN_DATUM for deel in delen
        ):
            raise ValidationError(IN_CIJFERS, code="woorden")
        if not 1 <= len(delen) <= 3 or not all(deel.isalnum() for deel in delen):
            raise ValidationError(_("Wij lezen hier geen datum in. Schrijf dag, maand en jaar."), code="datum")
        jaar = self._jaar(delen[-1])
        maand = self._maand(delen[-2]) if len(delen) > 1 else None
        dag = self._dag(delen[-3], maand, jaar) if len(delen) > 2 else None
        if date(jaar, maand or 1, dag or 1) > klok.vandaag():
            raise ValidationError(_("Deze dag moet nog komen. Kijk het jaar na."), code="toekomst")
        return (jaar, maand, dag)

    def _jaar(self, tekst: str) -> int:
        if not re.fullmatch(r"\d{4}", tekst, re.A):
            raise ValidationError(
                _("Het jaar heeft vier cijfers, bijvoorbeeld 1968. Er staat “%(jaar)s”."),
                code="jaar",
                params={"jaar": tekst},
            )
        if int(tekst) < OUDSTE_JAAR:
            raise ValidationError(_("Het jaar %(jaar)s is te lang geleden. Kijk het na."), params={"jaar": tekst})
        return int(tekst)

    def _maand(self, tekst: str) -> int | None:
        maand = MAANDEN.get(tekst) or (int(tekst) if re.fullmatch(r"\d{1,2}", tekst, re.A) else None)
        if maand is None or maand > 12:
            raise ValidationError(
                _("Wij kennen de maand “%(maand)s” niet. Schrijf de maand als getal."),
                code="maand",
                params={"maand": tekst},
            )
        return maand or None

    def _dag(self, tekst: str, maand: int | None, jaar: int) -> int | None:
        laatste = calendar.monthrange(jaar, maand)[1] if maand else 31
        if not re.fullmatch(r"\d{1,2}", tekst, re.A) or int(tekst) > laatste:
            raise ValidationError(
                _("U schreef dag %(dag)s. Die maand heeft %(laatste)s dagen. Kijk de dag na."),
                code="dag",
                params={"dag": tekst, "laatste": laatste},
            )
        return (int(tekst) or None) if maand else None
