"""The forms around the verslag. The document itself is read paragraph by paragraph: it has no fixed fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.woorden import datum, tijd
from keukentafel.dossier.onderzoek.queries import Botsing
from keukentafel.reis.onderzoeken import Alineatekst
from keukentafel.stelsel.klok import AMSTERDAM

PLEK = re.compile(r"([a-g])_([1-9][0-9]?)", re.A)
UITKOMST = "u_1"
LANGSTE = 20_000


@dataclass(frozen=True)
class Blad:
    """The document as it came from the page: every paragraph with the version that the writer began from."""

    alineas: tuple[Alineatekst, ...]
    uitkomst: str
    uitkomst_versie: int


def _getal(waarde: str | None) -> int:
    """Return a version; what is no number counts as none, so that both texts are kept."""
    return int(waarde) if waarde and re.fullmatch(r"[0-9]{1,9}", waarde, re.A) else 0


def lees_blad(data: QueryDict) -> Blad:
    """Return the document that was sent: fields `a_1`, `versie_a_1`, `nvt_a_1`; outcome `u_1`."""
    alineas = [
        Alineatekst(
            plek[1],
            int(plek[2]),
            data.get(naam, ""),
            f"nvt_{naam}" in data,
            _getal(data.get(f"versie_{naam}")),
        )
        for naam in data
        if (plek := PLEK.fullmatch(naam))
    ]
    return Blad(tuple(alineas), data.get(UITKOMST, ""), _getal(data.get(f"versie_{UITKOMST}")))


def blad_van(botsing: Botsing, tekst: str, versie: int) -> Blad:
    """Return a document of the one paragraph that two texts stood side by side for."""
    a = botsing.alinea
    return Blad((Alineatekst(a.onderwerp, a.volgorde, tekst, botsing.niet_aan_de_orde, versie),), "", 0)


def versie_van(data: QueryDict) -> int:
    """Return the version of the paragraph that a page of two texts showed; 0 when it says none."""
    return _getal(data.get("versie"))


class Keuze(KtForm):
    """What stays of two texts for one paragraph."""

    tekst = forms.CharField(
        label=_("Deze tekst komt in het verslag"),
        help_text=_("Beide teksten staan hier. Haal weg wat dubbel is."),
        max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Hier staat nog niets. Schrijf welke tekst blijft.")},
    )


def gespreksvraag(gepland: datetime) -> forms.BooleanField:
    """Return the question about a talk that is still planned while its verslag leaves: one tick answers it."""
    begin = gepland.astimezone(AMSTERDAM)
    moment = {"dag": datum(begin.date()), "tijd": tijd(begin)}
    return forms.BooleanField(
        label=_("Ja, het gesprek is al geweest"),
        help_text=gettext("Het gesprek is gepland op %(dag)s, %(tijd)s. Is het al geweest?") % moment,
        required=False,
    )


class Versturen(KtForm):
    """The button that sends the verslag; with a tick while a talk is still planned, at `gepland`."""

    def __init__(self, *args: Any, gepland: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gepland is not None:
            self.fields["gesprek_geweest"] = gespreksvraag(gepland)


class Opmerking(KtForm):
    """A remark beside a paragraph."""

    tekst = forms.CharField(
        label=_("Uw opmerking"),
        help_text=_("Voor een collega. Dit komt niet in het verslag."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Hier staat nog niets. Schrijf eerst uw opmerking.")},
    )


class Reactie(KtForm):
    """What the resident says of the verslag, by phone, on paper or at the desk."""

    soort = forms.ChoiceField(
        label=_("Wat zegt de inwoner?"),
        widget=forms.RadioSelect,
        choices=(
            ("gezien", _("Gezien")),
            ("niet_eens", _("Niet mee eens, want")),
            ("getekend", _("Getekend: de inwoner vraagt hulp aan")),
        ),
    )
    tekst = forms.CharField(
        label=_("In de woorden van de inwoner"),
        required=False,
        max_length=LANGSTE,
        help_text=_("Bij “niet mee eens” hoort altijd waarom. Anders mag dit leeg blijven."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    via = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        widget=forms.RadioSelect,
        choices=(("telefoon", _("Telefonisch")), ("papier", _("Op papier")), ("balie", _("Aan de balie"))),
    )
    dag = DatumVeld(label=_("Dag van de reactie"), required=False, help_text=_("Leeg is vandaag."))

    optie_uitleg = {"soort": {"getekend": _("De dag van de handtekening is de dag van de aanvraag.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verplicht_bij_keuze |= {"tekst", "dag"}  # their own line says when they may stay empty


class Opgelost(KtForm):
    """What the resident will do, and when we call."""

    oplossing = forms.CharField(
        label=_("Wat is afgesproken?"),
        help_text=_("Een afspraak per regel. Zo staan zij in de brief."),
        max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf op wat de inwoner gaat doen, een afspraak per regel.")},
    )
    nabellen_op = DatumVeld(label=_("Wanneer bellen wij na?"), required=False, help_text=_("De dag staat in de brief."))


class TeLaat(KtForm):
    """The letter that we are late, with a new day if we can keep one."""

    nieuwe_datum = DatumVeld(
        label=_("Wanneer is het onderzoek wel klaar?"),
        required=False,
        help_text=_("Beloof alleen wat u kunt houden."),
    )


class Aanvraag(KtForm):
    """An aanvraag apart from signing the verslag."""

    via = forms.ChoiceField(
        label=_("Hoe kwam de aanvraag binnen?"),
        widget=forms.RadioSelect,
        choices=(("telefoon", _("Telefonisch")), ("papier", _("Op papier")), ("balie", _("Aan de balie"))),
    )
    ontvangen_op = DatumVeld(
        label=_("Dag van binnenkomst"),
        help_text=_("Vanaf deze dag hebben wij twee weken voor een besluit."),
        error_messages={"required": _("Vul de dag in waarop de aanvraag binnenkwam.")},
    )
    gevraagd = forms.CharField(
        label=_("Wat vraagt de inwoner aan?"),
        help_text=_("In de woorden van de inwoner."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Hier staat nog niets. Schrijf op wat de inwoner aanvraagt.")},
    )


def regels(tekst: str) -> list[str]:
    """Return the lines that something stands on."""
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def beide(staat: str, wacht: str) -> dict[str, Any]:
    """Return where a choice between two texts begins: with both."""
    return {"tekst": f"{staat.strip()}\n\n{wacht.strip()}".strip()}
