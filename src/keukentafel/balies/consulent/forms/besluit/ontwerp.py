"""The draft of a besluit as one form: goals with their help, and all the rest; everything may stay empty.

Names of fields are those of the act: `motivering`, `doel_1_woorden`, `doel_1_hulp_2_minuten`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.consulent.forms.besluit.velden import EuroVeld
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.balies.vorm.woorden import vertaal
from keukentafel.recht.besluit import Profiel, Richting
from keukentafel.recht.ladder import Trede
from keukentafel.recht.taal.stukken import Frequentie
from keukentafel.recht.toetsing import WEIGERINGSGRONDEN, WLZ
from keukentafel.reis.besluiten import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.handeling import Geweigerd

TOEKENNING, AFWIJZING = "toekenning", "afwijzing"
MEESTE_RIJEN = 60
DOELNAMEN = ("woorden", "resultaat", "richting", "maatstaf", "datum", "zonder_omdat")
JA_NEE = ("pgb_kan", "pgb_goed", "oude_groep_wlz")
HULPNAMEN = ("activiteit", "frequentie", "minuten", "per", "hulpmiddel", "vrij")
PLEK = re.compile(r"doel_([1-9]\d?)_(?:hulp_([1-9]\d?)_)?[a-z_]+")
PER = {
    Frequentie.DAG: _("per dag"),
    Frequentie.WEEK: _("per week"),
    Frequentie.MAAND: _("per maand"),
    Frequentie.VIER_WEKEN: _("per vier weken"),
    Frequentie.HELE_PERIODE: _("in de hele periode"),
}
ALLEEN = {
    TOEKENNING: (
        "vorm", "pgb_besproken", "pgb_kan", "pgb_kan_omdat", "pgb_waarom", "pgb_goed", "pgb_goed_omdat", "aanbieder",
        "aanbieder_keuze", "leveringsplan", "begin", "einde", "profiel", "kosten", "bijdrage", "samenloop_motivering",
    ),
    AFWIJZING: ("gevraagd", "alternatieven", "weigeringsgrond", "oude_groep_wlz"),
}  # fmt: skip


def _regel(label: Any, **kwargs: Any) -> forms.CharField:
    return forms.CharField(**{"label": label, "required": False} | kwargs)


def _ja_nee(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """A question that a person answers with yes or no, or not yet: None."""
    return forms.TypedChoiceField(
        label=label, required=False, choices=(("", _("Nog niet gezegd")), ("ja", _("Ja")), ("nee", _("Nee"))),
        coerce=lambda antwoord: antwoord == "ja", empty_value=None, **kwargs,
    )  # fmt: skip


def rijen_in(data: Mapping[str, Any]) -> list[int]:
    """Return how many rows of help each goal has in what was sent, by the names of the fields."""
    hoogste: dict[int, int] = {}
    for naam in data:
        if gevonden := PLEK.fullmatch(naam):
            doel, hulp = int(gevonden[1]), int(gevonden[2] or 1)
            hoogste[doel] = max(hoogste.get(doel, 1), hulp)
    return [hoogste.get(n, 1) for n in range(1, max(hoogste, default=1) + 1)]


@dataclass(frozen=True)
class Hulprij:
    """One kind of help on the page: its place, the fields."""

    plek: str
    nummer: int
    velden: dict[str, BoundField]


@dataclass(frozen=True)
class Doelrij:
    """One goal on the page, with its help."""

    plek: str
    nummer: int
    velden: dict[str, BoundField]
    hulp: list[Hulprij]


class Ontwerp(KtForm):
    """The draft of a besluit. `rijen` says how many rows of help each goal has, `staat_er` what was kept."""

    versie = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    vorm = forms.ChoiceField(
        label=_("Hoe krijgt de inwoner de hulp?"),
        required=False,
        widget=forms.RadioSelect,
        choices=(("natura", _("De gemeente regelt de hulp")), ("pgb", _("Een pgb: de inwoner regelt de hulp zelf"))),
    )
    pgb_besproken = forms.BooleanField(label=_("Ik besprak het pgb met de inwoner"), required=False)
    pgb_kan = _ja_nee(_("Kan de inwoner een pgb aan, zelf of met hulp?"))
    pgb_kan_omdat = RegelsVeld(regels=2, label=_("Waarom vindt u dat?"))
    pgb_waarom = RegelsVeld(
        regels=2, label=_("Waarom wil de inwoner een pgb?"), help_text=_("In zijn of haar eigen woorden.")
    )
    pgb_goed = _ja_nee(_("Is de hulp veilig, werkt zij en past zij?"))
    pgb_goed_omdat = RegelsVeld(regels=2, label=_("Waarom vindt u dat?"))
    aanbieder = _regel(_("Wie geeft de hulp?"), max_length=120)
    aanbieder_keuze = _regel(_("Hoe koos de inwoner?"), max_length=300, help_text=_("De inwoner leest deze zin."))
    leveringsplan = RegelsVeld(
        regels=4,
        label=_("Plan met activiteiten, hoe vaak en minuten"),
        help_text=_("Alleen als u de hulp niet per resultaat opschrijft. Dit komt in de brief."),
    )
    begin = DatumVeld(label=_("Eerste dag"), required=False, help_text="")
    einde = DatumVeld(label=_("Laatste dag"), required=False, help_text="")
    profiel = forms.ChoiceField(label=_("Hoe zwaar is de hulp?"), required=False, widget=forms.RadioSelect)
    kosten = EuroVeld(label=_("Kosten per jaar in euro's"), help_text=_("Uw schatting. Hiervan hangt af wie tekent."))
    bijdrage = forms.BooleanField(
        label=_("De inwoner betaalt een eigen bijdrage"), required=False, help_text=_("Het CAK berekent het bedrag.")
    )
    gevraagd = _regel(_("Wat vroeg de inwoner?"), max_length=300, help_text=_("Zoals het in de brief moet staan."))
    weigeringsgrond = forms.ChoiceField(
        label=_("Wat lost de vraag op?"),
        required=False,
        help_text=_("Kies alleen als de ladder het nog niet zegt. Schrijf bij “Waarom” hoe dat kan."),
    )
    oude_groep_wlz = _ja_nee(
        _("Hoort de inwoner bij de oude groep van de Wlz?"),
        help_text=_("Alleen nodig als de Wlz de reden is. Voor de oude groep is de Wlz geen reden voor een nee."),
    )
    motivering = RegelsVeld(
        regels=6,
        label=_("Waarom past dit besluit bij deze inwoner?"),
        help_text=_("Schrijf aan de inwoner: “u”. Een lege regel begint een nieuwe alinea."),
    )
    samenloop_motivering = RegelsVeld(regels=2, label=_("Waarom zijn beide nodig?"), help_text=_("Eén zin is genoeg."))
    artikel = _regel(_("Artikel"), max_length=120)
    norm = _regel(_("Welke regel of norm gebruikt u?"), max_length=200)
    norm_versie = _regel(_("Welke versie?"), max_length=60)
    alternatieven = RegelsVeld(
        regels=4, label=_("Wat kan de inwoner wel doen, en waar?"), help_text=_("Eén per regel.")
    )
    afwijking = RegelsVeld(
        regels=3,
        label=_("Wijkt u af van eigen regels? Schrijf waarom."),
        help_text=_("Iedereen mag dit weten. De inwoner leest het."),
    )

    def __init__(
        self, *args: Any, soort: str, rijen: list[int], staat_er: Ontwerpvelden | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.soort = soort
        self.staat_er = staat_er or Ontwerpvelden()
        self.plek_van_rij: dict[str, str] = {}
        self.fields["profiel"].choices = [(p.value, vertaal(p.in_woorden)) for p in Profiel]  # type: ignore[attr-defined]
        self.fields["weigeringsgrond"].choices = [  # type: ignore[attr-defined]
            ("", _("Zoals op de ladder staat")),
            *((t.value, vertaal(t.naam)) for t in Trede if t.value in WEIGERINGSGRONDEN),
            (WLZ, _("De inwoner kan wonen met zorg uit de Wlz")),
        ]
        for naam in ALLEEN[AFWIJZING if soort == TOEKENNING else TOEKENNING]:
            del self.fields[naam]
        self.rijen = rijen if soort == TOEKENNING else []
        for doel, aantal in enumerate(self.rijen, start=1):
            self._doelvelden(f"doel_{doel}")
            for hulp in range(1, aantal + 1):
                self._hulpvelden(f"doel_{doel}_hulp_{hulp}")
        self.verplicht_bij_keuze = frozenset(self.fields)  # the page says once that all may stay empty
        for veld in self.fields.values():  # what the device keeps goes with the version that it was written from
            if not veld.widget.is_hidden:
                veld.widget.attrs["data-versie"] = "versie"

    def zet_artikel(self, artikel: str) -> None:
        """Say which article stands in the letter when none is typed: the one that the rules name."""
        self.fields["artikel"].help_text = _("Leeg is: %(artikel)s.") % {"artikel": artikel}

    def _doelvelden(self, plek: str) -> None:
        richtingen = [("", _("Kies een richting")), *((r.value, vertaal(r.in_woorden)) for r in Richting)]
        self.fields[f"{plek}_woorden"] = _regel(_("Doel, in de woorden van de inwoner"), max_length=200)
        self.fields[f"{plek}_resultaat"] = _regel(_("Resultaat: wat is er straks anders?"), max_length=300)
        self.fields[f"{plek}_richting"] = forms.ChoiceField(label=_("Richting"), required=False, choices=richtingen)
        self.fields[f"{plek}_maatstaf"] = _regel(_("Maat: hoe zien wij dat het lukt?"), max_length=300)
        self.fields[f"{plek}_datum"] = DatumVeld(label=_("Op welke dag?"), required=False, help_text="")
        self.fields[f"{plek}_zonder_omdat"] = _regel(
            _("Geen richting, maat of dag, omdat"), max_length=300, help_text=_("Alleen als er een mist.")
        )

    def _hulpvelden(self, plek: str) -> None:
        keuzes = [("", _("Kies")), *((f.value, PER[f]) for f in Frequentie)]
        self.fields[f"{plek}_activiteit"] = _regel(_("Wat doet de hulp?"), max_length=300)
        self.fields[f"{plek}_frequentie"] = _regel(_("Hoe vaak?"), max_length=120)
        self.fields[f"{plek}_minuten"] = forms.IntegerField(
            label=_("Minuten"), required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "utrecht-textbox--nummer"}),
            error_messages={"invalid": _("Wij zoeken hele minuten in cijfers, bijvoorbeeld 115.")},
        )  # fmt: skip
        self.fields[f"{plek}_per"] = forms.ChoiceField(label=_("Per"), required=False, choices=keuzes)
        self.fields[f"{plek}_hulpmiddel"] = forms.BooleanField(
            label=_("Dit is een ding, zonder minuten"), required=False
        )
        self.fields[f"{plek}_vrij"] = forms.BooleanField(label=_("Hier is geen besluit voor nodig"), required=False)

    @property
    def doelrijen(self) -> list[Doelrij]:
        """The goals as the page draws them."""
        return [
            Doelrij(
                f"doel_{d}",
                d,
                {naam: self[f"doel_{d}_{naam}"] for naam in DOELNAMEN},
                [
                    Hulprij(f"doel_{d}_hulp_{h}", h, {naam: self[f"doel_{d}_hulp_{h}_{naam}"] for naam in HULPNAMEN})
                    for h in range(1, aantal + 1)
                ],
            )
            for d, aantal in enumerate(self.rijen, start=1)
        ]

    def _hulp(self, plek: str) -> Hulpvelden:
        g = self.cleaned_data
        return Hulpvelden(
            activiteit=g.get(f"{plek}_activiteit") or "",
            frequentie=g.get(f"{plek}_frequentie") or "",
            minuten=g.get(f"{plek}_minuten"),
            per=g.get(f"{plek}_per") or "",
            met_besluit=not g.get(f"{plek}_vrij"),
            hulpmiddel=bool(g.get(f"{plek}_hulpmiddel")),
        )

    def _getypt(self, nummer: int) -> Doelvelden:
        """One goal as it was typed, with a row of help for each on the page."""
        g = self.cleaned_data
        return Doelvelden(
            **{naam: g.get(f"doel_{nummer}_{naam}") or "" for naam in DOELNAMEN if naam != "datum"},
            datum=g.get(f"doel_{nummer}_datum"),
            hulp=tuple(self._hulp(f"doel_{nummer}_hulp_{h}") for h in range(1, self.rijen[nummer - 1] + 1)),
        )

    def doel(self, nummer: int) -> Doelvelden:
        """Return what stands in a goal of the page, as it was typed or as it is kept; empty for a new one."""
        if self.is_bound:
            return self._getypt(nummer)
        return self.staat_er.doelen[nummer - 1] if nummer <= len(self.staat_er.doelen) else Doelvelden()

    @property
    def leest(self) -> Ontwerpvelden:
        """What stands in the form, as it was typed or as it is kept."""
        return self.velden() if self.is_bound else self.staat_er

    def velden(self) -> Ontwerpvelden:
        """Return what was typed, without rows in which nothing was typed. What could not be read is left empty."""
        g = self.cleaned_data
        doelen: list[Doelvelden] = []
        for d in range(1, len(self.rijen) + 1):
            doel = self._getypt(d)
            if doel.leeg:
                continue
            gevuld = [(h, rij) for h, rij in enumerate(doel.hulp, start=1) if not rij.leeg]
            doelen.append(replace(doel, hulp=tuple(rij for _h, rij in gevuld)))
            self.plek_van_rij[f"doel_{len(doelen)}"] = f"doel_{d}"
            for nieuw, (h, _rij) in enumerate(gevuld, start=1):
                self.plek_van_rij[f"doel_{len(doelen)}_hulp_{nieuw}"] = f"doel_{d}_hulp_{h}"
        eigen = {f.name for f in fields(Ontwerpvelden)} & set(self.fields) - {"bijdrage"}
        rest = {naam: g[naam] for naam in eigen if naam in g}
        return Ontwerpvelden(
            **rest, kosten_cent=g.get("kosten"), bijdrage=bool(g.get("bijdrage", True)), doelen=tuple(doelen)
        )

    def veld_van(self, veld: str) -> str | None:
        """Return the field of this form that a refusal of the act is about, None when it is about no field.

        The act counts only the rows in which something stands; the form counts all of them.
        """
        for plek in sorted(self.plek_van_rij, key=len, reverse=True):
            if veld.startswith(f"{plek}_"):
                veld = self.plek_van_rij[plek] + veld.removeprefix(plek)
                break
        return veld if veld in self.fields else None

    def zet_fouten(self, fout: Geweigerd) -> None:
        """Put the sentences of a refusal at their fields; what belongs to no field stands above the form."""
        for veld, zin in fout.fouten.items():
            self.add_error(self.veld_van(veld), vertaal(zin))


def begin_van(velden: Ontwerpvelden, *, versie: int | None) -> tuple[dict[str, Any], list[int]]:
    """Return (initial values, rows of help per goal) of the form for a draft. A new one has an empty row of each."""
    begin: dict[str, Any] = {
        f.name: getattr(velden, f.name) for f in fields(Ontwerpvelden) if f.name not in ("kosten_cent", "doelen")
    }
    begin |= {naam: {True: "ja", False: "nee"}.get(begin[naam], "") for naam in JA_NEE}
    begin |= {"kosten": velden.kosten_cent, "versie": versie}
    for d, doel in enumerate(velden.doelen, start=1):
        begin |= {f"doel_{d}_{naam}": getattr(doel, naam) for naam in DOELNAMEN}
        for h, hulp in enumerate(doel.hulp, start=1):
            plek = f"doel_{d}_hulp_{h}"
            begin |= {f"{plek}_{n}": getattr(hulp, n) for n in HULPNAMEN if n != "vrij"}
            begin[f"{plek}_vrij"] = not hulp.met_besluit
    return begin, [max(1, len(doel.hulp)) for doel in velden.doelen] or [1]
