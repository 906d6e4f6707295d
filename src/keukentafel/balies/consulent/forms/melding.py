"""The intake of a question by phone, on paper or at the desk: for a resident we know, or for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import GeboortedatumVeld, PostcodeVeld, TelefoonVeld
from keukentafel.balies.vragen.meekijken import gekozen_dag, hoe_lang_veld, tot_en_met, vraag_over_ander
from keukentafel.reis.melden import Inwonergegevens, Ontvangst
from keukentafel.stelsel.gemeenten.queries import Gemeente

LANGSTE_VRAAG = 10000
ZELF, NAASTE, PROFESSIONAL = "zelf", "naaste", "professional"


@dataclass(frozen=True)
class Blok:
    """A part of a long form: its heading, a line under it, and its fields in rows."""

    titel: str
    uitleg: str
    rijen: list[list[BoundField]]


def _kort(**kwargs: Any) -> forms.CharField:
    return forms.CharField(**{"required": False, "max_length": 120} | kwargs)


class Vraag(KtForm):
    """The question itself; all that is asked of a resident whom we know already."""

    eenmalig = forms.UUIDField(widget=forms.HiddenInput)
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam de vraag binnen?"),
        widget=forms.RadioSelect,
        choices=(("telefoon", _("Telefonisch")), ("papier", _("Op papier")), ("balie", _("Aan de balie"))),
    )
    ontvangen_op = DatumVeld(
        label=_("Dag van binnenkomst"),
        help_text=_("Kijk naar het stempel. Deze dag telt voor de termijnen."),
        error_messages={"required": _("Vul de dag in waarop de brief binnenkwam. Die dag telt.")},
    )
    melder = forms.ChoiceField(
        label=_("Wie stelt de vraag?"),
        widget=forms.RadioSelect,
        choices=(
            (ZELF, _("De inwoner zelf")),
            (NAASTE, _("Familie, een vriend of een buur")),
            (PROFESSIONAL, _("Een hulpverlener")),
        ),
    )
    naaste_naam = forms.CharField(label=_("Naam"), max_length=120)
    naaste_relatie = _kort(label=_("Wie is dit van de inwoner?"), max_length=80, help_text=_("Bijvoorbeeld dochter."))
    naaste_telefoon = TelefoonVeld(label=_("Telefoonnummer"), required=False)
    professional_naam = forms.CharField(label=_("Naam"), max_length=120)
    professional_relatie = _kort(label=_("Beroep of organisatie"), max_length=80)
    professional_telefoon = TelefoonVeld(label=_("Telefoonnummer"), required=False)
    woorden = forms.CharField(
        label=_("Wat lukt er niet goed?"),
        help_text=_("Schrijf het op zoals de inwoner het zegt. De inwoner leest dit terug."),
        max_length=LANGSTE_VRAAG,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Hier staat nog niets. Schrijf in een paar woorden wat er niet goed lukt.")},
    )
    spoed = forms.BooleanField(
        label=_("Spoed: vandaag bellen"),
        required=False,
        help_text=_("Kies dit als wachten tot morgen schade doet."),
    )
    bereik = forms.ChoiceField(
        label=_("Hoe nemen wij contact op?"),
        widget=forms.RadioSelect,
        choices=(
            ("bellen", _("Bellen")),
            ("brief", _("Een brief sturen")),
            ("mail", _("Een e-mail sturen")),
            ("ander", _("Contact met iemand anders")),
        ),
        initial="bellen",
    )
    bereik_waar = _kort(
        label=_("Op welk nummer of adres, of bij wie?"),
        max_length=200,
        help_text=_("Alleen als het anders is dan wat wij al weten."),
    )
    beste_moment = _kort(
        label=_("Wat is een goed moment?"), max_length=200, help_text=_("Bijvoorbeeld: na 10 uur, niet op woensdag.")
    )
    ondersteuning = forms.ChoiceField(
        label=_("Gaat er iemand mee naar het gesprek?"),
        help_text=_(
            "Een onafhankelijk ondersteuner is gratis. Vraag het meteen: het antwoord is nodig voor de afspraak."
        ),
        widget=forms.RadioSelect,
        choices=(
            ("ja", _("Ja, graag een onafhankelijk ondersteuner")),
            ("eigen", _("De inwoner neemt zelf iemand mee")),
            ("nee", _("Nee, dat hoeft niet")),
            ("open", _("Nog niet gevraagd")),
        ),
        initial="open",
    )
    hoe_lang = hoe_lang_veld()
    contactpersoon = forms.ChoiceField(
        label=_("Wie wordt de contactpersoon?"),
        help_text=_("De inwoner krijgt deze naam in de brief."),
        widget=forms.RadioSelect,
        choices=(("ik", _("Ik")), ("huis", _("Laat Keukentafel iemand kiezen"))),
        initial="ik",
    )

    eerste = "woorden"
    """The field that has the focus when the page opens."""

    onder_optie = {
        "kanaal": {"papier": ("ontvangen_op",)},
        "melder": {
            NAASTE: ("naaste_naam", "naaste_relatie", "naaste_telefoon"),
            PROFESSIONAL: ("professional_naam", "professional_relatie", "professional_telefoon"),
        },
        "ondersteuning": {"ja": ("hoe_lang",)},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vraag_over_ander(self.fields["hoe_lang"])
        self.optie_uitleg = {"hoe_lang": tot_en_met()}
        # What may stay empty is said once above each part, not twenty times under each label.
        self.verplicht_bij_keuze = frozenset(self.fields)
        if not self.is_bound:
            self.fields[self.eerste].widget.attrs["autofocus"] = True

    @property
    def blokken(self) -> list[Blok]:
        """The parts of the page, in the order of a talk on the phone."""
        return [
            self._blok(__("De vraag"), "", ("woorden",), ("spoed",)),
            self._blok(__("Hoe en van wie"), "", ("kanaal", "melder")),
            self._blok(
                __("Contact"), __("De twee vakken mag u leeg laten."), ("bereik",), ("bereik_waar", "beste_moment")
            ),
            self._blok(__("Wie helpt verder"), "", ("ondersteuning", "contactpersoon")),
        ]

    def _blok(self, titel: str, uitleg: str, *rijen: Sequence[str]) -> Blok:
        velden = [[self[naam] for naam in rij if naam in self.fields] for rij in rijen]
        return Blok(titel, uitleg, [rij for rij in velden if rij])

    def ontvangst(self) -> Ontvangst:
        """Return how the question came in; only for a valid form."""
        g = self.cleaned_data
        melder = g["melder"]
        van = {naam: "" if melder == ZELF else g[f"{melder}_{naam}"] for naam in ("naam", "relatie", "telefoon")}
        return Ontvangst(
            kanaal=g["kanaal"],
            melder=melder,
            melder_naam=van["naam"],
            melder_relatie=van["relatie"],
            melder_telefoon=van["telefoon"],
            woorden=g["woorden"],
            bereik=g["bereik"],
            bereik_waar=g["bereik_waar"],
            beste_moment=g["beste_moment"],
            ontvangen_op=g["ontvangen_op"] if g["kanaal"] == "papier" else None,
            ondersteuning=g["ondersteuning"],
            meekijken_tot=gekozen_dag(g["hoe_lang"]) if g["ondersteuning"] == "ja" else None,
            spoed=g["spoed"],
            eenmalig=g["eenmalig"],
        )

    def veld_van(self, veld: str) -> str:
        """Return the field of this form that belongs to a field of the act, "" when there is none."""
        if veld.startswith("melder_") and (melder := self.data.get("melder")) in (NAASTE, PROFESSIONAL):
            veld = f"{melder}_{veld.removeprefix('melder_')}"
        return veld if veld in self.fields else ""


class NieuweInwoner(Vraag):
    """The question, and who the resident is. Only a last name is needed."""

    eerste = "aanhef"
    gemeente = forms.ChoiceField(label=_("In welke gemeente woont de inwoner?"), widget=forms.RadioSelect)
    aanhef = forms.ChoiceField(
        label=_("Aanhef"),
        required=False,
        choices=(("", _("Niet bekend")), ("mevrouw", _("Mevrouw")), ("de heer", _("De heer"))),
    )
    voornaam = _kort(label=_("Voornaam"), max_length=60)
    tussenvoegsel = _kort(label=_("Tussenvoegsel"), max_length=20)
    achternaam = forms.CharField(
        label=_("Achternaam"),
        max_length=80,
        error_messages={"required": _("Hier staat nog niets. Vul de achternaam in.")},
    )
    geboren = GeboortedatumVeld(label=_("Geboortedatum"), required=False)
    bsn = _kort(
        label=_("Burgerservicenummer"),
        max_length=20,
        help_text=_(
            "Alleen om zeker te weten om wie het gaat (Wmo 2015, artikel 5.2.9). Zonder nummer helpen wij ook."
        ),
        widget=forms.TextInput(
            attrs={"class": "utrecht-textbox--nummer", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
    telefoon = TelefoonVeld(label=_("Telefoonnummer van de inwoner"), required=False)
    email = forms.EmailField(label=_("E-mailadres"), required=False, max_length=254)
    straat = _kort(label=_("Straat"), max_length=80)
    huisnummer = _kort(
        label=_("Huisnummer"), max_length=12, widget=forms.TextInput(attrs={"class": "utrecht-textbox--nummer"})
    )
    postcode = PostcodeVeld(required=False)
    plaats = _kort(label=_("Plaats"), max_length=60)
    geheim = forms.BooleanField(
        label=_("Dit adres is geheim"),
        required=False,
        help_text=_("Het adres staat dan in geen lijst, brief of zoekresultaat."),
    )
    taal = _kort(label=_("Taal"), max_length=40, help_text=_("Alleen als Nederlands lastig is."))
    tolk = forms.BooleanField(label=_("Er is een tolk nodig"), required=False)

    def __init__(self, *args: Any, gemeenten: Sequence[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(gemeenten) > 1:
            self.fields["gemeente"].choices = [(str(g.code), g.naam) for g in gemeenten]  # type: ignore[attr-defined]
        else:
            del self.fields["gemeente"]

    @property
    def blokken(self) -> list[Blok]:
        """Who it is about comes first."""
        return [
            self._blok(
                __("De inwoner"),
                __("Alleen een achternaam is nodig. De rest mag u leeg laten."),
                ("gemeente",),
                ("aanhef", "voornaam", "tussenvoegsel", "achternaam"),
                ("geboren", "bsn"),
            ),
            self._blok(
                __("Bereikbaar"),
                __("Dit mag u allemaal leeg laten."),
                ("telefoon", "email"),
                ("straat", "huisnummer", "postcode", "plaats"),
                ("geheim",),
                ("taal",),
                ("tolk",),
            ),
            *super().blokken,
        ]

    def inwoner(self) -> Inwonergegevens:
        """Return who the question is about; only for a valid form."""
        namen = (
            "voornaam", "achternaam", "tussenvoegsel", "aanhef", "bsn", "geboren", "straat", "huisnummer", "postcode",
            "plaats", "telefoon", "email", "taal", "tolk", "geheim",
        )  # fmt: skip
        return Inwonergegevens(**{naam: self.cleaned_data[naam] for naam in namen})
