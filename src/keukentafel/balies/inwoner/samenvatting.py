"""The answers in words: beside the questions, and on the last page before sending."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from keukentafel.balies.inwoner.concept import VRAGEN, Antwoorden, formulier_van, melder_van
from keukentafel.balies.inwoner.forms.vragen import ZELF
from keukentafel.balies.vorm.velden import PostcodeVeld, TelefoonVeld

KORT = 25  # words of the resident beside a question; the last page shows them all


@dataclass(frozen=True)
class Antwoord:
    """One question with its answer, as (label, value) lines, and the question as a title."""

    nummer: int
    titel: str
    regels: tuple[tuple[str, str], ...]


def titel(nummer: int, melder: str) -> str:
    """Return a question as it stands above its page."""
    zelf = melder == ZELF
    return {
        1: _("Voor wie is de hulp?"),
        2: _("Wat lukt niet goed?"),
        3: _("Hoe kunnen we u bereiken?") if zelf else _("Hoe kunnen we deze persoon bereiken?"),
        4: _("Wie bent u?") if zelf else _("Wie heeft hulp nodig?"),
    }[nummer]


def beantwoord(antwoorden: Antwoorden, *, tot: int = max(VRAGEN) + 1) -> list[Antwoord]:
    """Return what was answered before question `tot`, as it will be sent."""
    melder = melder_van(antwoorden)
    return [
        Antwoord(nummer, titel(nummer, melder), _regels(nummer, antwoorden))
        for nummer in VRAGEN
        if nummer < tot and str(nummer) in antwoorden
    ]


def kort(antwoord: Antwoord) -> str:
    """Return an answer as one line for the column beside the question."""
    if antwoord.nummer == 2:
        woorden = antwoord.regels[0][1].split() if antwoord.regels else []
        tekst = " ".join(woorden[:KORT]) + (" …" if len(woorden) > KORT else "")
        return f"“{tekst}”" if tekst else ""
    tekst = ", ".join(waarde for _label, waarde in antwoord.regels)
    return tekst if not tekst or tekst.endswith((".", "?", "!")) else f"{tekst}."


def _regels(nummer: int, antwoorden: Antwoorden) -> tuple[tuple[str, str], ...]:
    """Return the filled fields of a question; not those under an option that was left."""
    formulier = formulier_van(nummer, antwoorden, kijk_na=True)
    formulier.full_clean()
    weg = {
        naam
        for vraag, opties in formulier.onder_optie.items()
        for optie, namen in opties.items()
        for naam in namen
        if antwoorden[str(nummer)].get(vraag) != optie
    }
    regels = []
    for naam, veld in formulier.fields.items():
        if naam in weg or not (ruw := antwoorden[str(nummer)].get(naam, "").strip()):
            continue
        if isinstance(veld, forms.ChoiceField):
            ruw = str(dict(veld.choices).get(ruw, ruw))  # type: ignore[arg-type]
        elif isinstance(veld, forms.BooleanField):
            ruw = _("Ja")
        elif isinstance(veld, PostcodeVeld | TelefoonVeld):  # as it will be kept
            ruw = formulier.cleaned_data.get(naam) or ruw
        regels.append((_label(naam, veld), ruw))
    return tuple(regels)


def _label(naam: str, veld: forms.Field) -> str:
    """Return what stands before an answer: the question above it often says it already, so it is short."""
    korte = {
        "voor": _("Hulp"),
        "woorden": _("In eigen woorden"),
        "hoe": _("Contact"),
        "wanneer": _("Beste moment"),
        "geboren": _("Geboren"),
        "geheim": _("Adres geheim"),
        "taal": _("Taal"),
        "tolk": _("Tolk erbij"),
        "ondersteuning": _("Gaat er iemand mee?"),
        "hoe_lang": _("Mag meekijken"),
    }
    return korte.get(naam) or str(veld.label)
