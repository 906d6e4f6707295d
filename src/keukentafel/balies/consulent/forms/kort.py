"""The short sheet for a resident we know: one line for each part of the onderzoek and each rung of the ladder."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.consulent.forms.besluit.velden import Tekst
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import met_hoofdletter, vertaal
from keukentafel.recht.ladder import Oordeel, Trede, WlzVraag
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.onderzoeken import Alineatekst, Onderzoeksbeeld, Traptrede, Vaststelling

EERST = Oordeel.NIET_GENOEG
"""What a rung stands on before somebody chooses. It only counts with a line that says why, typed by a person."""


def oordelen(trede: Trede) -> list[tuple[str, str]]:
    """Return the judgements that fit a rung, in words."""
    if trede == Trede.MAATWERK:
        passend = [Oordeel.NODIG, Oordeel.NIET_AAN_DE_ORDE]
    else:
        passend = [o for o in Oordeel if o not in (Oordeel.NODIG, Oordeel.NIET_BESPROKEN)]
    return [(o.value, met_hoofdletter(vertaal(o.in_woorden))) for o in passend]


class Kort(KtForm):
    """The whole short onderzoek. `vraag_ondersteuning`: the resident's answer about support is not known yet."""

    reden = Tekst(regels=2, label=_("Waarom past het korte spoor?"), help_text=_("Bijvoorbeeld wat hetzelfde bleef."))
    uitkomst = Tekst(
        regels=3,
        label=_("Wat stelt u de inwoner voor?"),
        help_text=_("De laatste woorden van het verslag. Schrijf aan de inwoner: “u”."),
    )
    versie_uitkomst = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    ondersteuning = forms.ChoiceField(
        label=_("Wil de inwoner dat er iemand meekijkt?"),
        widget=forms.RadioSelect,
        required=False,
        choices=(
            ("nee", _("Nee, dat hoeft niet")),
            ("eigen", _("De inwoner heeft zelf iemand")),
            ("ja", _("Ja, graag een onafhankelijk ondersteuner")),
        ),
    )
    klopt = forms.BooleanField(
        label=_("Dit is allemaal zo"),
        error_messages={"required": _("Zet hier een vinkje. Klopt iets niet? Kies dan een ander spoor.")},
    )

    def __init__(self, *args: Any, beeld: Onderzoeksbeeld, vraag_ondersteuning: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraag_ondersteuning:
            del self.fields["ondersteuning"]
        onderzoek = beeld.onderzoek
        self.fields["reden"].initial = onderzoek.spoor_reden if onderzoek else ""
        slot = beeld.uitkomst.alineas
        self.fields["uitkomst"].initial = slot[0].tekst if slot else ""
        self.fields["versie_uitkomst"].initial = slot[0].versie if slot else 0
        for deel in beeld.onderwerpen:
            assert deel.onderwerp is not None
            letter, eerste = deel.onderwerp.value, next((a for a in deel.alineas if a.volgorde == 1), None)
            self.fields[letter] = Tekst(
                regels=1, label=f"{letter}. {vertaal(deel.onderwerp.vraag)}", initial=eerste.tekst if eerste else ""
            )
            self.fields[f"{letter}_nvt"] = forms.BooleanField(
                label=_("Speelt niet"), required=False, initial=bool(eerste and eerste.niet_aan_de_orde)
            )
            self.fields[f"versie_{letter}"] = forms.IntegerField(
                min_value=0, required=False, widget=forms.HiddenInput, initial=eerste.versie if eerste else 0
            )
        for trap in beeld.trappen:
            naam = trap.trede.value
            gekozen = trap.oordeel if trap.oordeel != Oordeel.NIET_BESPROKEN else None
            begin = gekozen or (Oordeel.NODIG if trap.trede == Trede.MAATWERK else EERST)
            self.fields[f"{naam}_oordeel"] = forms.ChoiceField(
                label=f"{trap.trede.nummer}. {vertaal(trap.trede.titel)}", choices=oordelen(trap.trede),
                initial=begin.value,
            )  # fmt: skip
            self.fields[naam] = Tekst(regels=1, label=_("Omdat"), initial=trap.toelichting)
        self.verplicht_bij_keuze = frozenset(self.fields)

    @property
    def delen(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """a-g as the page draws them: the line, whether it does not apply, the version."""
        return [(self[o.value], self[f"{o.value}_nvt"], self[f"versie_{o.value}"]) for o in Onderwerp]

    @property
    def treden(self) -> list[tuple[BoundField, BoundField]]:
        """The rungs as the page draws them: the judgement, and why."""
        return [(self[f"{t.value}_oordeel"], self[t.value]) for t in Trede]

    def clean(self) -> dict[str, Any]:
        """Ask for each line that is still empty; only what a person sends with the button must be whole."""
        g = self.cleaned_data
        for naam in ("reden", "uitkomst", *(o.value for o in Onderwerp), *(t.value for t in Trede)):
            if naam not in self.errors and not str(g.get(naam) or "").strip():
                self.add_error(naam, _("Hier staat nog niets. Eén regel is genoeg."))
        if "ondersteuning" in self.fields and not g.get("ondersteuning"):
            self.add_error("ondersteuning", _("U koos nog niets. Kies een van de antwoorden."))
        return dict(g)

    def geschreven(self) -> dict[str, Any]:
        """Return what both acts of the short sheet take: also of a sheet that is not whole."""
        g = {naam: self.data.get(naam, "") for naam in self.fields}
        return {
            "reden": str(g["reden"]).strip(),
            "uitkomst": str(g["uitkomst"]).replace("\r\n", "\n").strip(),
            "uitkomst_versie": self._versie("versie_uitkomst"),
            "alineas": [
                Alineatekst(
                    o.value, 1, str(g[o.value]).replace("\r\n", "\n").strip(), bool(self.data.get(f"{o.value}_nvt")),
                    self._versie(f"versie_{o.value}"),
                )
                for o in Onderwerp
            ],
            "treden": [
                Traptrede(t.value, str(g[f"{t.value}_oordeel"]), str(g[t.value]).replace("\r\n", "\n").strip())
                for t in Trede
            ],
        }  # fmt: skip

    def _versie(self, naam: str) -> int:
        tekst = str(self.data.get(naam, ""))
        return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else 0

    def vaststelling(self) -> Vaststelling:
        """Return what the one tick says: identity seen, pgb explained, no stay by the Wlz."""
        return Vaststelling(identiteit_gezien=True, pgb_uitgelegd=True, wlz=WlzVraag.NEE)

    def zet_fouten(self, fout: Geweigerd) -> None:
        """Put the sentences of a refusal at their fields."""
        for veld, zin in fout.fouten.items():
            naam = veld.removesuffix("_1") if veld.removesuffix("_1") in self.fields else veld
            self.add_error(naam if naam in self.fields else None, vertaal(zin))
