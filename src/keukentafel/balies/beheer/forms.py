"""The forms of beheer. Whom and where one may choose is filled in by the view, within the own municipalities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.recht.taal.geld import Geld
from keukentafel.stelsel.gebruikers.queries import Gebruiker
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.queries import Gemeente

GROOTSTE_CENT = 10**15  # ten thousand milliard euros: beyond it the amount is a slip of the keyboard

SOORTEN = (
    ("toekennen", _("Hulp toekennen")),
    ("afwijzen", _("Een aanvraag afwijzen")),
    ("verlengen", _("Een termijn verlengen of opschorten")),
    ("tijdelijk", _("Tijdelijke hulp bij spoed")),
)
OORDELEN = (
    ("terecht", _("Ja, het openen was terecht")),
    ("onterecht", _("Nee, het openen was niet terecht")),
)


class BedragVeld(forms.CharField):
    """An amount in euros as people write it (1.234,56); gives whole cents, None for an empty box."""

    voorbeeld = "1.234,56"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"class": "utrecht-textbox--nummer", "inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> int | None:
        """Return the cents. Raises a ValidationError that repeats what stands there and says how to write it."""
        tekst = super().clean(value)
        if not tekst:
            return None
        try:
            cent = Geld.uit_tekst(tekst).cent
        except ValueError:
            raise ValidationError(
                _("U schreef “%(value)s”. Schrijf het bedrag als 1.234,56, met de centen achter de komma."),
                code="bedrag",
                params={"value": tekst},
            ) from None
        if cent < 0:
            raise ValidationError(_("Een bedrag is nul of meer. Haal het minteken weg."), code="min")
        if cent > GROOTSTE_CENT:
            raise ValidationError(_("Dit bedrag is te groot. Kijk het na."), code="max")
        return cent


class MetGemeente(KtForm):
    """Base: the municipality is asked only from who manages more than one."""

    def __init__(self, *args: Any, gemeenten: list[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gemeenten = {str(g.code): g for g in gemeenten}
        if "rol" in self.fields:  # in the language of the page
            rollen = [(rol, woorden.vertaal(str(naam))) for rol, naam in Rol.choices]
            self.fields["rol"].choices = [("", _("Kies een rol")), *rollen]  # type: ignore[attr-defined]
        veld = self.fields["gemeente"]
        veld.choices = [(code, g.naam) for code, g in self.gemeenten.items()]  # type: ignore[attr-defined]
        if len(self.gemeenten) == 1:
            veld.widget = forms.HiddenInput()
            veld.initial = next(iter(self.gemeenten))

    @property
    def plek(self) -> Gemeente:
        """The chosen municipality, of a valid form."""
        return self.gemeenten[self.cleaned_data["gemeente"]]


class MetMens(MetGemeente):
    """Base: choose somebody who has or had a role here."""

    def __init__(self, *args: Any, mensen: list[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Kies iemand")), *((str(m.pk), f"{m.naam} ({m.email})") for m in mensen)]
        self.fields["gebruiker"].choices = keuzes  # type: ignore[attr-defined]


class NieuweGebruiker(MetGemeente):
    """An account with its first role."""

    gemeente = forms.ChoiceField(label=_("Bij welke gemeente?"), widget=forms.RadioSelect)
    naam = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.CharField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("Hiermee meldt deze persoon zich aan."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    rol = forms.ChoiceField(label=_("Rol"))
    van = DatumVeld(label=_("Eerste dag"))


class NieuweRol(MetMens):
    """A role for somebody who is known here."""

    gemeente = forms.ChoiceField(label=_("Bij welke gemeente?"), widget=forms.RadioSelect)
    gebruiker = forms.ChoiceField(label=_("Wie?"))
    rol = forms.ChoiceField(label=_("Rol"))
    van = DatumVeld(label=_("Eerste dag"))
    tot = DatumVeld(label=_("Eerste dag zonder deze rol"), required=False)


class NieuwMandaat(MetMens):
    """Leave to sign."""

    gemeente = forms.ChoiceField(label=_("Bij welke gemeente?"), widget=forms.RadioSelect)
    gebruiker = forms.ChoiceField(label=_("Wie mag tekenen?"))
    soort = forms.ChoiceField(label=_("Waarvoor?"), choices=SOORTEN, widget=forms.RadioSelect)
    bedrag = BedragVeld(
        label=_("Tot welk bedrag per jaar?"), required=False, help_text=_("In euro's. Leeg betekent: zonder grens.")
    )
    van = DatumVeld(label=_("Eerste dag"))
    tot = DatumVeld(label=_("Eerste dag zonder dit mandaat"), required=False)
    grondslag = forms.CharField(
        label=_("Waar staat dit?"), max_length=200, help_text=_("Het besluit waarin het mandaat staat, met de datum.")
    )


class Gemeentegegevens(KtForm):
    """What residents read about a municipality."""

    telefoon = forms.CharField(label=_("Telefoonnummer"), max_length=20)
    adres = forms.CharField(label=_("Adres"), max_length=120, help_text=_("Straat, nummer, postcode en plaats."))
    openingstijden = forms.CharField(label=_("Openingstijden"), max_length=160)
    clientondersteuning_naam = forms.CharField(label=_("Wie geeft onafhankelijke ondersteuning?"), max_length=80)
    clientondersteuning_telefoon = forms.CharField(label=_("Telefoonnummer van de ondersteuners"), max_length=20)


class Peildag(KtForm):
    """Of which day to show something."""

    dag = DatumVeld(label=_("Op welke dag?"))


class Verschilvraag(KtForm):
    """Which subject to compare between municipalities, on which day, and if wanted for which case."""

    onderwerp = forms.ChoiceField(label=_("Waarover?"))
    dag = DatumVeld(label=_("Op welke dag?"))
    geval = forms.ChoiceField(
        label=_("Voor welk voorbeeld?"),
        required=False,
        help_text=_("Alleen nodig als het bedrag van iemand afhangt."),
    )

    def __init__(
        self, *args: Any, onderwerpen: list[tuple[str, str]], gevallen: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        velden = self.fields
        velden["onderwerp"].choices = onderwerpen  # type: ignore[attr-defined]
        velden["geval"].choices = [("", _("Geen voorbeeld")), *gevallen]  # type: ignore[attr-defined]


class Wisselvraag(KtForm):
    """Which case of a regulation to follow over the days of change."""

    geval = forms.ChoiceField(label=_("Welk voorbeeld?"))

    def __init__(self, *args: Any, gevallen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["geval"].choices = gevallen  # type: ignore[attr-defined]


class Beoordeling(KtForm):
    """Was it right to open this file?"""

    oordeel = forms.ChoiceField(
        label=_("Was het terecht dat dit dossier openging?"), choices=OORDELEN, widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=330,
        help_text=_("De inwoner kan dit lezen. Bij “nee” is uitleg nodig."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
