"""The small forms around a besluit: who reads, a remark, time that stands still, help at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.consulent.forms.besluit.ontwerp import PER
from keukentafel.balies.consulent.forms.besluit.velden import EuroVeld
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.recht.taal.stukken import Frequentie
from keukentafel.reis.besluiten import Tijdelijkruimte


class Versie(KtForm):
    """The version that was read, to sign it or to be done with reading."""

    versie = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class Tekenen(Versie):
    """The version that was read before signing, and with an open remark why it is signed all the same."""

    ondanks = forms.CharField(
        label=_("Er staat nog een opmerking open. Waarom tekent u toch?"), required=False, max_length=400,
        help_text=_("Eén zin is genoeg. Alleen collega's lezen dit."),
    )  # fmt: skip

    def __init__(self, *args: Any, open_: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verplicht_bij_keuze = frozenset({"ondanks"})
        if not open_:
            del self.fields["ondanks"]


class Opmerking(KtForm):
    """A remark beside the besluit."""

    tekst = RegelsVeld(regels=3, label=_("Uw opmerking"), help_text=_("Alleen collega's lezen dit."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verplicht_bij_keuze = frozenset({"tekst"})


class Aanvulling(KtForm):
    """What the resident must still give, and until when."""

    gevraagd = RegelsVeld(
        regels=4, label=_("Wat hebt u nodig van de inwoner?"), max_length=2000, help_text=_("Eén ding per regel.")
    )
    aanvullen_tot = DatumVeld(label=_("Tot en met welke dag kan de inwoner dit geven?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verplicht_bij_keuze = frozenset({"gevraagd"})


class Ontvangen(KtForm):
    """The day that what we asked for came in."""

    op_dag = DatumVeld(label=_("Op welke dag kwamen de gegevens binnen?"))


class Uitstel(KtForm):
    """More time, agreed on in writing."""

    ingestemd_op = DatumVeld(label=_("Op welke dag schreef de inwoner dit?"))
    dagen = forms.IntegerField(label=_("Hoeveel dagen meer?"))
    reden = forms.CharField(label=_("Waarom duurt het langer?"), max_length=300, help_text=_("De inwoner leest dit."))


def wie_tekent() -> forms.TypedChoiceField:
    """Return the field for a colleague who signs what is above one's own mandate."""
    return forms.TypedChoiceField(
        label=_("Mag u dit bedrag niet tekenen? Kies wie tekent."), required=False, coerce=int, empty_value=None,
        help_text=_("Deze collega ziet het meteen."),
    )  # fmt: skip


class Tijdelijk(KtForm):
    """Temporary help at once. Three rows of help; empty ones do not count."""

    RIJEN = (1, 2, 3)
    begin = DatumVeld(label=_("Eerste dag van de hulp"))
    weken = forms.IntegerField(label=_("Hoeveel weken?"), required=False)
    aanbieder = forms.CharField(label=_("Wie geeft de hulp?"), max_length=120)
    kosten = EuroVeld(
        label=_("Wat kost de hulp in totaal, in euro's?"), required=True,
        help_text=_("Uw schatting voor al deze weken samen."),
    )  # fmt: skip
    motivering = RegelsVeld(regels=4, label=_("Waarom kan dit niet wachten?"), help_text=_("De inwoner leest dit."))
    nalezer = forms.TypedChoiceField(
        label=_("Wie kijkt het na als u zelf tekent?"), required=False, coerce=int, empty_value=None
    )
    aan = wie_tekent()

    def __init__(self, *args: Any, ruimte: Tijdelijkruimte, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weken = ruimte.hoogstens.waarde
        self.fields["nalezer"].choices = [("", _("Keukentafel kiest een collega")), *ruimte.nalezers]  # type: ignore[attr-defined]
        self.fields["aan"].choices = [("", _("Kies een collega")), *ruimte.tekenaars]  # type: ignore[attr-defined]
        if not ruimte.mandaat.heeft:
            del self.fields["nalezer"]
        self.fields["weken"].help_text = _("Leeg is %(weken)s weken, het langste dat hier mag.") % {"weken": weken}
        keuzes = [("", _("Kies")), *((f.value, PER[f]) for f in Frequentie)]
        for n in self.RIJEN:
            self.fields[f"hulp_{n}_activiteit"] = forms.CharField(
                label=_("Wat doet de hulp?"), required=False, max_length=300
            )
            self.fields[f"hulp_{n}_frequentie"] = forms.CharField(label=_("Hoe vaak?"), required=False, max_length=120)
            self.fields[f"hulp_{n}_minuten"] = forms.IntegerField(
                label=_("Minuten"), required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "utrecht-textbox--nummer"}),
                error_messages={"invalid": _("Wij zoeken hele minuten in cijfers, bijvoorbeeld 115.")},
            )  # fmt: skip
            self.fields[f"hulp_{n}_per"] = forms.ChoiceField(label=_("Per"), required=False, choices=keuzes)
        self.verplicht_bij_keuze = frozenset(self.fields) - {"weken", "nalezer", "aan"}

    @property
    def hulprijen(self) -> list[list[Any]]:
        """The rows of help as the page draws them."""
        return [
            [self[f"hulp_{n}_{naam}"] for naam in ("activiteit", "frequentie", "minuten", "per")] for n in self.RIJEN
        ]


class Verlengen(KtForm):
    """Until when temporary help goes on, what that costs, why, and who signs when that is somebody else."""

    tot_en_met = DatumVeld(label=_("Nieuwe laatste dag"))
    kosten_cent = EuroVeld(
        label=_("Wat kosten de extra dagen, in euro's?"),
        required=True,
        help_text=_("Uw schatting voor die dagen samen."),
    )
    motivering = RegelsVeld(
        regels=3, label=_("Waarom is de hulp langer nodig?"), help_text=_("Leeg is: de redenen van eerst gelden nog.")
    )
    aan = wie_tekent()

    def __init__(self, *args: Any, ruimte: Tijdelijkruimte, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zelf = _("Ik teken zelf") if ruimte.mandaat.heeft else _("Kies een collega")
        self.fields["aan"].choices = [("", zelf), *ruimte.tekenaars]  # type: ignore[attr-defined]
        self.verplicht_bij_keuze = frozenset({"motivering", "aan"})


class TekenTijdelijk(Versie):
    """Temporary help that a colleague laid before you: the version read, and what is in the way when it goes back."""

    opmerking = RegelsVeld(
        regels=3, label=_("Tekent u niet? Schrijf wat er in de weg staat."), max_length=400,
        help_text=_("Alleen uw collega leest dit."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verplicht_bij_keuze = frozenset({"opmerking"})


class Nalezen(KtForm):
    """What a second person says after looking a besluit over."""

    opmerking = forms.CharField(
        label=_("Opmerking"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
