"""The short sheet for a resident we know: one line for each part of the onderzoek and each rung of the ladder."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.consulent.forms.gesprek import ANDERS, merk_trap, oordelen, vingerafdruk
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.balies.vorm.woorden import met_hoofdletter, vertaal
from keukentafel.recht.ladder import Oordeel, Trede, WlzVraag
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.onderzoeken import Alineatekst, Onderzoeksbeeld, Traptrede, Vaststelling

OPEN = frozenset({Oordeel.NIET_BESPROKEN})
EERST = Oordeel.NIET_GENOEG
"""What a rung stands on before somebody chooses. It only counts with a line that says why, typed by a person."""


def beide(ander: str, eigen: str) -> str:
    """Return two texts under each other. What one holds of the other already is not written twice."""
    if ander in eigen:
        return eigen
    return ander if eigen in ander else f"{ander}\n\n{eigen}"


class Kort(KtForm):
    """The whole short onderzoek. `vraag_ondersteuning`: the resident's answer about support is not known yet."""

    reden = RegelsVeld(
        regels=2, label=_("Waarom past het korte spoor?"), help_text=_("Bijvoorbeeld wat hetzelfde bleef.")
    )
    reden_was = forms.CharField(required=False, widget=forms.HiddenInput)
    uitkomst = RegelsVeld(
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
        self.trappen = {trap.trede: trap for trap in beeld.trappen}
        self.reden_nu = onderzoek.spoor_reden if onderzoek else ""
        self.fields["reden"].initial = self.reden_nu
        self.fields["reden"].widget.attrs["data-versie"] = "reden_was"
        self.fields["reden_was"].initial = vingerafdruk(self.reden_nu)
        slot = beeld.uitkomst.alineas
        self.fields["uitkomst"].initial = slot[0].tekst if slot else ""
        self.fields["versie_uitkomst"].initial = slot[0].versie if slot else 0
        for deel in beeld.onderwerpen:
            assert deel.onderwerp is not None
            letter, eerste = deel.onderwerp.value, next((a for a in deel.alineas if a.volgorde == 1), None)
            self.fields[letter] = RegelsVeld(
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
                label=f"{trap.trede.nummer}. {vertaal(trap.trede.titel)}", choices=oordelen(trap.trede, zonder=OPEN),
                initial=begin.value,
            )  # fmt: skip
            self.fields[naam] = RegelsVeld(regels=1, label=_("Omdat"), initial=trap.toelichting)
            self.fields[f"{naam}_was"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=merk_trap(trap)
            )
            for deel_ in (naam, f"{naam}_oordeel"):
                self.fields[deel_].widget.attrs["data-versie"] = f"{naam}_was"
        self.verplicht_bij_keuze = frozenset(self.fields)

    @property
    def delen(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """a-g as the page draws them: the line, whether it does not apply, the version."""
        return [(self[o.value], self[f"{o.value}_nvt"], self[f"versie_{o.value}"]) for o in Onderwerp]

    @property
    def treden(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The rungs as the page draws them: the judgement, why, and the mark of what the page began with."""
        return [(self[f"{t.value}_oordeel"], self[t.value], self[f"{t.value}_was"]) for t in Trede]

    def clean(self) -> dict[str, Any]:
        """Ask for each line that is still empty; only what a person sends with the button must be whole."""
        g = self.cleaned_data
        for naam in ("reden", "uitkomst", *(o.value for o in Onderwerp), *(t.value for t in Trede)):
            if naam not in self.errors and not str(g.get(naam) or "").strip():
                self.add_error(naam, _("Hier staat nog niets. Eén regel is genoeg."))
        for trede in Trede:
            if self._botst(trede):
                trap = self.trappen[trede]
                staat = f"{vertaal(trap.oordeel.in_woorden)}. {trap.toelichting}"
                self.add_error(trede.value, ANDERS % {"tekst": staat})
                data = cast(QueryDict, self.data).copy()
                data[f"{trede.value}_was"] = merk_trap(trap)  # the person has seen it then
                self.data = data
        if "ondersteuning" in self.fields and not g.get("ondersteuning"):
            self.add_error("ondersteuning", _("U koos nog niets. Kies een van de antwoorden."))
        return dict(g)

    def geschreven(self) -> dict[str, Any]:
        """Return what both acts of the short sheet take: also of a sheet that is not whole."""
        return {
            "reden": self._reden(),
            "uitkomst": self._getypt("uitkomst"),
            "uitkomst_versie": self._versie("versie_uitkomst"),
            "alineas": [
                Alineatekst(
                    o.value, 1, self._getypt(o.value), bool(self.data.get(f"{o.value}_nvt")),
                    self._versie(f"versie_{o.value}"),
                )
                for o in Onderwerp
            ],
            "treden": self.gewijzigd(),
        }  # fmt: skip

    def gewijzigd(self) -> list[Traptrede]:
        """Return the rungs that this person changed and gave a reason; after a colleague's reason their own follows."""
        return [
            Traptrede(t.value, self._getypt(f"{t.value}_oordeel"), self._samen(t))
            for t in Trede
            if self._getypt(t.value) and self._veranderd(t)
        ]

    def samengevoegd(self) -> dict[str, str]:
        """Return per field that a colleague changed as well (a rung, `reden`), the two texts together."""
        uit = {t.value: self._samen(t) for t in Trede if self._getypt(t.value) and self._botst(t)}
        return uit | ({"reden": self._reden()} if self._reden_botst() else {})

    def merken(self) -> dict[str, str]:
        """Return for each rung that was handed to the act the mark of what stands there now."""
        uit = {f"{t.trede}_was": vingerafdruk(t.oordeel, t.toelichting) for t in self.gewijzigd()}
        return uit | ({"reden_was": vingerafdruk(self._reden())} if self._reden_veranderd() else {})

    def _reden_veranderd(self) -> bool:
        return vingerafdruk(self._getypt("reden")) not in (self._getypt("reden_was"), vingerafdruk(self.reden_nu))

    def _reden_botst(self) -> bool:
        was = self._getypt("reden_was")
        return bool(self.reden_nu) and was not in ("", vingerafdruk(self.reden_nu)) and self._reden_veranderd()

    def _reden(self) -> str:
        """Return why the short track fits: what stands there now, unless this person changed it."""
        eigen = self._getypt("reden")
        if not self._reden_veranderd():
            return self.reden_nu
        return beide(self.reden_nu, eigen) if self._reden_botst() else eigen

    def _getypt(self, naam: str) -> str:
        """Return a field as it was sent; a NUL, as pasted text sometimes has, is no sign of a text."""
        return str(self.data.get(naam, "")).replace("\0", "").replace("\r\n", "\n").strip()

    def _veranderd(self, trede: Trede) -> bool:
        """Whether this rung is another than what the page began with, and than what stands there now."""
        merk = vingerafdruk(self._getypt(f"{trede.value}_oordeel"), self._getypt(trede.value))
        return merk not in (self._getypt(f"{trede.value}_was"), merk_trap(self.trappen[trede]))

    def _botst(self, trede: Trede) -> bool:
        """Whether a colleague wrote at this rung since the page was made, and this person as well."""
        trap = self.trappen[trede]
        was = self._getypt(f"{trede.value}_was")
        return bool(trap.toelichting) and was not in ("", merk_trap(trap)) and self._veranderd(trede)

    def _samen(self, trede: Trede) -> str:
        """Return the reason to keep: after a colleague's judgement and reason their own follows."""
        eigen, trap = self._getypt(trede.value), self.trappen[trede]
        if not self._botst(trede):
            return eigen
        oordeel = "" if trap.oordeel == self._getypt(f"{trede.value}_oordeel") else vertaal(trap.oordeel.in_woorden)
        ander = f"{met_hoofdletter(oordeel)}. {trap.toelichting}" if oordeel else trap.toelichting
        return beide(ander, eigen)

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
