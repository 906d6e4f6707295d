"""The four questions of "Hulp vragen". Each form also reads half answers: what was typed always comes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.velden import GeboortedatumVeld, PostcodeVeld, TelefoonVeld
from keukentafel.balies.vragen.meekijken import hoe_lang_veld, tot_en_met, vraag_over_ander

ZELF, NAASTE, PROFESSIONAL = "zelf", "naaste", "professional"
MELDERS = (ZELF, NAASTE, PROFESSIONAL)
LANGSTE_VERHAAL = 8000
ADRES = ("straat", "huisnummer", "plaats")  # without these no letter arrives


class Vraagformulier(KtForm):
    """One of the four questions. `melder` is who fills it in: "zelf", "naaste" or "professional"."""

    def __init__(self, *args: Any, melder: str = ZELF, **kwargs: Any) -> None:
        self.melder = melder
        super().__init__(*args, **kwargs)

    @property
    def voor_ander(self) -> bool:
        """Whether this is filled in for somebody else."""
        return self.melder != ZELF

    def kort_te_kort(self, *namen: str) -> None:
        """Say in the summary that a phone number is not complete, when that is what is the matter with it."""
        self.korte_fout = dict(self.korte_fout)
        for naam in namen:
            if any(fout.code == "te_kort" for fout in self.errors.as_data().get(naam, [])):
                self.korte_fout[naam] = (
                    _("Uw telefoonnummer is niet compleet")
                    if naam != "telefoon" or not self.voor_ander
                    else _("Het telefoonnummer is niet compleet")
                )


class Vraag1(Vraagformulier):
    """For whom is the help, and who asks."""

    voor = forms.ChoiceField(
        label=_("Kies wat bij u past"),
        widget=forms.RadioSelect,
        choices=(
            (ZELF, _("Voor mijzelf")),
            (NAASTE, _("Voor iemand die ik ken")),
            (PROFESSIONAL, _("Voor iemand die ik in mijn werk help")),
        ),
    )
    naaste_naam = forms.CharField(label=_("Uw eigen naam"), max_length=100)
    naaste_relatie = forms.CharField(
        label=_("Wie bent u voor deze persoon?"), help_text=_("Bijvoorbeeld dochter, partner of buur."), max_length=80
    )
    naaste_telefoon = TelefoonVeld(label=_("Uw eigen telefoonnummer"))
    prof_naam = forms.CharField(label=_("Uw naam"), max_length=100)
    prof_functie = forms.CharField(
        label=_("Wat is uw werk, en waar?"), help_text=_("Bijvoorbeeld huisarts in Vaals."), max_length=80
    )
    prof_telefoon = TelefoonVeld(label=_("Telefoonnummer van uw werk"))

    onder_optie = {
        "voor": {
            NAASTE: ("naaste_naam", "naaste_relatie", "naaste_telefoon"),
            PROFESSIONAL: ("prof_naam", "prof_functie", "prof_telefoon"),
        }
    }
    optie_uitleg = {
        "voor": {
            NAASTE: _("Familie, een vriend of een buur."),
            PROFESSIONAL: _("Bijvoorbeeld als huisarts of wijkverpleegkundige."),
        }
    }

    def clean(self) -> dict[str, Any]:
        """Read the phone numbers' errors for the summary."""
        self.kort_te_kort("naaste_telefoon", "prof_telefoon")
        return self.cleaned_data


class Vraag2(Vraagformulier):
    """What does not go well, in the resident's own words."""

    woorden = forms.CharField(
        label=_("Vertel het in uw eigen woorden"),
        help_text=_("Een paar zinnen is genoeg. Fouten zijn niet erg."),
        max_length=LANGSTE_VERHAAL,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Hier staat nog niets. Schrijf in een paar woorden wat er niet goed lukt.")},
    )
    korte_fout = {"woorden": _("Vertel wat er niet goed lukt")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.voor_ander:
            self.fields["woorden"].label = _("Vertel wat er niet goed lukt")


class Vraag3(Vraagformulier):
    """How we may reach the resident."""

    hoe = forms.ChoiceField(
        label=_("Kies wat u prettig vindt"),
        widget=forms.RadioSelect,
        choices=(
            ("bellen", _("Bel mij")),
            ("brief", _("Stuur mij een brief")),
            ("mail", _("Stuur mij een e-mail")),
            ("ander", _("Neem contact op met iemand anders")),
        ),
    )
    telefoon = TelefoonVeld(label=_("Uw telefoonnummer"))
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Hier staat nog niets. Vul uw e-mailadres in, zoals naam@voorbeeld.nl.")},
    )
    ander_naam = forms.CharField(label=_("Naam van die persoon"), max_length=100)
    ander_telefoon = TelefoonVeld(label=_("Telefoonnummer van die persoon"))
    wanneer = forms.CharField(
        label=_("Wanneer kunnen we u het beste bellen?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    optie_uitleg = {
        "hoe": {
            "brief": _("Wij vragen uw adres bij vraag 4."),
            "ander": _("Bijvoorbeeld uw dochter of uw huisarts."),
        }
    }

    def __init__(self, *args: Any, melder: str = ZELF, **kwargs: Any) -> None:
        onder: dict[str, tuple[str, ...]] = {"bellen": ("telefoon",), "mail": ("email",)}
        if melder == ZELF:
            onder["ander"] = ("ander_naam", "ander_telefoon")
        self.onder_optie = {"hoe": onder}
        super().__init__(*args, melder=melder, **kwargs)
        if melder != ZELF:
            del self.fields["ander_naam"], self.fields["ander_telefoon"]
            hoe = self.fields["hoe"]
            assert isinstance(hoe, forms.ChoiceField)
            hoe.label = _("Kies wat het beste past")
            hoe.choices = (
                ("ander", _("Bel eerst met mij")),
                ("bellen", _("Bel deze persoon")),
                ("brief", _("Stuur deze persoon een brief")),
                ("mail", _("Stuur deze persoon een e-mail")),
            )
            self.optie_uitleg = {
                "hoe": {
                    "ander": _("Op het nummer dat u bij vraag 1 gaf."),
                    "brief": _("Wij vragen het adres bij vraag 4."),
                }
            }
            self.fields["telefoon"].label = _("Telefoonnummer van deze persoon")
            self.fields["email"].label = _("E-mailadres van deze persoon")
            self.fields["wanneer"].label = _("Wanneer kunnen we het beste bellen?")

    def clean(self) -> dict[str, Any]:
        """Read the phone numbers' errors for the summary."""
        self.kort_te_kort("telefoon")
        return self.cleaned_data


class Vraag4(Vraagformulier):
    """Who the resident is. Nearly everything may be left empty; who wants a letter gives an address."""

    voornaam = forms.CharField(label=_("Voornaam"), max_length=60)
    tussenvoegsel = forms.CharField(
        label=_("Tussenvoegsel"),
        help_text=_("Bijvoorbeeld van of de."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "utrecht-textbox--nummer"}),
    )
    achternaam = forms.CharField(label=_("Achternaam"), max_length=80)
    geboren = GeboortedatumVeld(label=_("Wanneer bent u geboren?"), required=False)
    straat = forms.CharField(label=_("Straat"), max_length=80, required=False)
    huisnummer = forms.CharField(
        label=_("Huisnummer"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "utrecht-textbox--nummer"}),
    )
    postcode = PostcodeVeld(required=False)
    plaats = forms.CharField(label=_("Plaats"), max_length=60, required=False)
    geheim = forms.BooleanField(
        label=_("Mijn adres moet geheim blijven"),
        help_text=_("Bijvoorbeeld omdat iemand u niet mag vinden."),
        required=False,
    )
    taal = forms.CharField(
        label=_("Welke taal spreekt u het liefst?"),
        help_text=_("Alleen als dat geen Nederlands is."),
        max_length=40,
        required=False,
    )
    tolk = forms.BooleanField(label=_("Ik wil graag een tolk bij het gesprek"), required=False)
    ondersteuning = forms.ChoiceField(
        label=_("Wilt u dat iemand meegaat naar het gesprek?"),
        help_text=_("Een onafhankelijk ondersteuner is gratis en werkt niet voor ons."),
        widget=forms.RadioSelect,
        choices=(
            ("ja", _("Ja, graag een onafhankelijk ondersteuner")),
            ("eigen", _("Ik neem zelf iemand mee")),
            ("nee", _("Nee, dank u")),
            ("open", _("Dat weet ik nog niet")),
        ),
        initial="open",
    )
    hoe_lang = hoe_lang_veld()
    onder_optie = {"ondersteuning": {"ja": ("hoe_lang",)}}

    def __init__(self, *args: Any, bereik: str = "", **kwargs: Any) -> None:
        self.bereik = bereik
        super().__init__(*args, **kwargs)
        self.optie_uitleg = {"hoe_lang": tot_en_met()}
        if bereik == "brief":  # then these may not stay empty, so no line under them says that they may
            self.verplicht_bij_keuze |= set(ADRES)
        for naam in ("voornaam", "achternaam", "straat", "plaats"):
            self.fields[naam].widget.attrs["autocomplete"] = {
                "voornaam": "given-name",
                "achternaam": "family-name",
                "straat": "address-line1",
                "plaats": "address-level2",
            }[naam]
        if self.voor_ander:
            # a neighbour or a doctor may know the family name only, or no more than an initial
            self.fields["voornaam"].required = False
            self.fields["voornaam"].help_text = _("Een voorletter mag ook.")
            self.fields["geboren"].label = _("Wanneer is deze persoon geboren?")
            self.fields["geheim"].label = _("Het adres moet geheim blijven")
            self.fields["geheim"].help_text = _("Bijvoorbeeld omdat iemand deze persoon niet mag vinden.")
            self.fields["taal"].label = _("Welke taal spreekt deze persoon het liefst?")
            self.fields["tolk"].label = _("Er is een tolk nodig bij het gesprek")
            self.fields["ondersteuning"].label = _("Wil deze persoon dat iemand meegaat naar het gesprek?")
            for naam in ("voornaam", "achternaam", "straat", "plaats", "geboren", "postcode"):
                self.fields[naam].widget.attrs["autocomplete"] = "off"
            vraag_over_ander(self.fields["hoe_lang"])
            ondersteuning = self.fields["ondersteuning"]
            assert isinstance(ondersteuning, forms.ChoiceField)
            ondersteuning.choices = (
                ("ja", _("Ja, graag een onafhankelijk ondersteuner")),
                ("eigen", _("Ja, iemand die deze persoon zelf kent")),
                ("nee", _("Nee")),
                ("open", _("Dat weet ik niet")),
            )

    def clean(self) -> dict[str, Any]:
        """An address is whole or empty; who wants a letter needs a whole one."""
        gegevens = self.cleaned_data
        begonnen = any(gegevens.get(naam) for naam in (*ADRES, "postcode"))
        if begonnen or self.bereik == "brief":
            for naam in ADRES:
                if not gegevens.get(naam) and naam not in self.errors:
                    self.add_error(
                        naam,
                        ValidationError(
                            _("Vul dit nog in. Of laat het hele adres leeg.")
                            if self.bereik != "brief"
                            else _("Bij vraag 3 koos u een brief. Daarvoor hebben wij het adres nodig."),
                            code="adres",
                        ),
                    )
        return gegevens


class Versturen(KtForm):
    """The last page: nothing to fill in, but an act may still refuse."""


class Code(KtForm):
    """The code by which half answers are found back."""

    code = forms.CharField(
        label=_("Uw code"),
        help_text=_("Twaalf letters en cijfers. Hoofdletters en streepjes maken niet uit."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Hier staat nog niets. Vul de code in die u kreeg.")},
    )
