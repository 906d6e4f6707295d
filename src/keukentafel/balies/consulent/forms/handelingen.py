"""One small form for each act on a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import TelefoonVeld
from keukentafel.balies.vragen.meekijken import hoe_lang_veld, tot_en_met, vraag_over_ander
from keukentafel.dossier.zaak.queries import Zaak
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.queries import Gebruiker
from keukentafel.stelsel.gemeenten.queries import Gemeente

LANGSTE_PLAN = 20000
ELDERS = "elders"
VERSTE_AFSPRAAK = timedelta(days=366)


class Niets(KtForm):
    """A form without questions: only to be sent."""


class Reden(KtForm):
    """Why a file or an address must be seen now."""

    reden = forms.CharField(
        label=_("Waarom is dit nu nodig?"),
        help_text=_("De inwoner kan dit lezen. Een collega beoordeelt het."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Hier staat nog niets. Schrijf waarom u dit nu nodig hebt.")},
    )


class Toewijzen(KtForm):
    """To whom the case goes."""

    aan = forms.ChoiceField(label=_("Wie wordt de contactpersoon?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, collegas: Iterable[Gebruiker], ik: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(c.pk), _("%(naam)s (uzelf)") % {"naam": c.naam} if c.pk == ik else c.naam) for c in collegas]
        self.fields["aan"].choices = keuzes  # type: ignore[attr-defined]


class Gebeld(KtForm):
    """A call: reached or not, and what was said."""

    gelukt = forms.ChoiceField(
        label=_("Kreeg u de inwoner aan de lijn?"),
        widget=forms.RadioSelect,
        choices=(("ja", _("Ja")), ("nee", _("Nee, geen gehoor"))),
    )
    verslag = forms.CharField(
        label=_("Wat is er afgesproken?"),
        required=False,
        max_length=300,
        help_text=_("Kort. Dit is voor u en uw collega’s."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TaakAfronden(KtForm):
    """A task that is done, and a sentence about it."""

    zin = forms.CharField(
        label=_("Wat is er gedaan?"),
        max_length=300,
        help_text=_("Een zin is genoeg. De inwoner leest dit in het verloop."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hier staat nog niets. Schrijf in een zin wat er is gedaan.")},
    )


class Ondersteuning(KtForm):
    """What was answered to the offer of independent support."""

    antwoord = forms.ChoiceField(
        label=_("Wat is het antwoord?"),
        widget=forms.RadioSelect,
        choices=(
            ("ja", _("Ja, graag een onafhankelijk ondersteuner")),
            ("eigen", _("Er komt zelf iemand mee")),
            ("nee", _("Nee, dat hoeft niet")),
        ),
    )
    wie_mee = forms.CharField(label=_("Wie komt er mee?"), required=False, max_length=120)
    hoe_lang = hoe_lang_veld()

    onder_optie = {"antwoord": {"ja": ("hoe_lang",), "eigen": ("wie_mee",)}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vraag_over_ander(self.fields["hoe_lang"])
        self.optie_uitleg = {"hoe_lang": tot_en_met()}


class EigenPlan(KtForm):
    """A resident's own plan that came in on paper, by phone or at the desk."""

    tekst = forms.CharField(
        label=_("Het plan"),
        help_text=_("Neem de tekst over zoals de inwoner hem schreef of zei."),
        max_length=LANGSTE_PLAN,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Hier staat nog niets. Schrijf op wat de inwoner zelf bedacht.")},
    )
    via = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        widget=forms.RadioSelect,
        choices=(("papier", _("Op papier")), ("telefoon", _("Telefonisch")), ("balie", _("Aan de balie"))),
        initial="papier",
    )
    ontvangen_op = DatumVeld(
        label=_("Dag van binnenkomst"), required=False, help_text=_("Leeg is vandaag. Later dan een week mag ook.")
    )


class TijdVeld(forms.CharField):
    """A time of the day in 24 hours: 14.30, 14:30, 1430 or 9."""

    def clean(self, value: Any) -> time | None:
        """Return the time; raises ValidationError with a sentence that says what to do."""
        tekst = str(super().clean(value)).lower().removesuffix("uur").strip()
        if not tekst:
            return None
        gevonden = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?", tekst, re.A)
        if not gevonden or int(gevonden[1]) > 23 or int(gevonden[2] or 0) > 59:
            raise ValidationError(_("Wij lezen hier geen tijd in. Schrijf uren en minuten, bijvoorbeeld 14.30."))
        return time(int(gevonden[1]), int(gevonden[2] or 0))


class Afspraak(KtForm):
    """A talk to propose."""

    dag = DatumVeld(label=_("Dag"))
    tijd = TijdVeld(
        label=_("Tijd"),
        help_text=_("Bijvoorbeeld 14.30."),
        widget=forms.TextInput(attrs={"class": "utrecht-textbox--nummer", "autocomplete": "off"}),
    )
    minuten = forms.IntegerField(label=_("Hoeveel minuten?"), initial=60)
    waar = forms.ChoiceField(
        label=_("Waar?"),
        widget=forms.RadioSelect,
        choices=(
            ("thuis", _("Bij de inwoner thuis")),
            ("kantoor", _("In het gemeentehuis")),
            ("telefoon", _("Aan de telefoon")),
        ),
        initial="thuis",
    )
    met = forms.ChoiceField(label=_("Wie voert het gesprek?"))
    opmerking = forms.CharField(
        label=_("Waar moet u aan denken?"), required=False, max_length=200, help_text=_("Dit staat op Mijn dag.")
    )

    wens_inwoner = forms.BooleanField(label=_("De inwoner wil zelf graag deze vrije dag"), required=False)
    tegelijk_mag = forms.BooleanField(label=_("Deze gesprekken mogen tegelijk zijn"), required=False)
    field_order = ("dag", "wens_inwoner", "tijd", "tegelijk_mag")
    korte_fout = {
        "wens_inwoner": _("Dit is een vrije dag"),
        "tegelijk_mag": _("Er is dan al een gesprek"),
    }

    def __init__(self, *args: Any, collegas: Iterable[Gebruiker], ik: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met"].choices = [(str(c.pk), c.naam) for c in collegas]  # type: ignore[attr-defined]
        self.fields["met"].initial = str(ik)

    def zonder_vinkjes(self) -> None:
        """Leave out each tick that nothing asks for: it comes when the act says why, and stays when it was set."""
        for naam in ("wens_inwoner", "tegelijk_mag"):
            if naam not in self.errors and not self.data.get(naam):
                del self.fields[naam]

    def clean_dag(self) -> date:
        """Return the day; raises ValidationError for a day that is past, or so far away that the year must be wrong."""
        dag: date = self.cleaned_data["dag"]
        if dag < klok.vandaag():
            raise ValidationError(_("Deze dag is al voorbij. Kies een dag die nog komt."))
        if dag > klok.vandaag() + VERSTE_AFSPRAAK:
            raise ValidationError(_("Deze dag is meer dan een jaar weg. Kijk het jaar na."))
        return dag


class Doorzenden(KtForm):
    """The municipality that the question belongs to."""

    naar = forms.ChoiceField(label=_("Welke gemeente gaat over deze vraag?"), widget=forms.RadioSelect)
    naar_naam = forms.CharField(label=_("Naam van de gemeente"), max_length=80)
    naar_telefoon = TelefoonVeld(
        label=_("Telefoonnummer van die gemeente"), help_text=_("De inwoner krijgt het in de brief.")
    )

    onder_optie = {"naar": {ELDERS: ("naar_naam", "naar_telefoon")}}

    def __init__(self, *args: Any, gemeenten: Iterable[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(g.code), g.naam) for g in gemeenten]
        self.fields["naar"].choices = [*keuzes, (ELDERS, _("Een andere gemeente"))]  # type: ignore[attr-defined]


class Samenvoegen(KtForm):
    """The case that this one belongs to."""

    bij = forms.ChoiceField(label=_("Bij welke zaak hoort deze vraag?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, zaken: Iterable[Zaak], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bij"].choices = [(str(z.id), z.nummer) for z in zaken]  # type: ignore[attr-defined]
