"""The short sheet for a resident we know: one line for each part of the onderzoek and each rung of the ladder."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.consulent.forms.gesprek import ANDERS, merk_trap, oordelen
from keukentafel.balies.consulent.forms.verslag import gespreksvraag
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.balies.vorm.woorden import datum, met_hoofdletter, vertaal
from keukentafel.balies.vragen.meekijken import gekozen_dag, hoe_lang_veld, tot_en_met, vraag_over_ander
from keukentafel.recht.ladder import Oordeel, Trap, Trede, WlzVraag
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.onderzoeken import Alineatekst, Onderzoeksbeeld, Traptrede, Vaststelling, VorigeLadder
from keukentafel.stelsel.vingerafdruk import vingerafdruk

OPEN = frozenset({Oordeel.NIET_BESPROKEN})
KIES = ("", _("Kies"))


def beide(ander: str, eigen: str) -> str:
    """Return two texts under each other. What one holds of the other already is not written twice."""
    if ander in eigen:
        return eigen
    return ander if eigen in ander else f"{ander}\n\n{eigen}"


def _toen(dag: date, trap: Trap) -> str:
    """Return what was judged last time, with its day: the person looks whether it is still so."""
    waarden = {"dag": datum(dag), "oordeel": vertaal(trap.oordeel.in_woorden), "omdat": trap.toelichting}
    return gettext("Voorstel van %(dag)s: %(oordeel)s. Toen: “%(omdat)s”") % waarden


ANDER_SPOOR = (
    ("identiteit", "nee", _("Bekijk eerst het identiteitsbewijs. Of kies een ander spoor.")),
    ("pgb", "nee", _("Leg eerst uit wat een pgb is. Of kies een ander spoor.")),
    ("wlz", "anders", _("Kies een ander spoor. Daar is plek voor uitleg over de Wlz.")),
)
"""The answers with which the short track stops: the long one has room for them."""


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
    hoe_lang = hoe_lang_veld()
    identiteit = forms.ChoiceField(
        label=_("Zag u het identiteitsbewijs?"), choices=(KIES, ("ja", _("Ja, gezien")), ("nee", _("Nee, nog niet")))
    )
    pgb = forms.ChoiceField(
        label=_("Legde u uit wat een pgb is?"), choices=(KIES, ("ja", _("Ja, uitgelegd")), ("nee", _("Nee, nog niet")))
    )
    wlz = forms.ChoiceField(
        label=_("Is of komt er zorg uit de Wlz?"),
        choices=(KIES, ("nee", _("Nee")), ("anders", _("Ja, of nog niet bekend"))),
    )

    onder_optie = {"ondersteuning": {"ja": ("hoe_lang",)}}

    def __init__(
        self, *args: Any, beeld: Onderzoeksbeeld, vraag_ondersteuning: bool, vorig: VorigeLadder | None = None,
        gepland: datetime | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """`vorig`: the rungs as they were judged last time, with the day. `gepland`: a talk still to come."""
        super().__init__(*args, **kwargs)
        vraag_over_ander(self.fields["hoe_lang"])
        self.optie_uitleg = {"hoe_lang": tot_en_met()}
        if not vraag_ondersteuning:
            del self.fields["ondersteuning"], self.fields["hoe_lang"]
            self.onder_optie = {}
        if gepland is not None:
            self.fields["gesprek_geweest"] = gespreksvraag(gepland)
        onderzoek = beeld.onderzoek
        self.onderzoek = onderzoek
        if onderzoek is not None:
            self.fields["identiteit"].initial = "ja" if onderzoek.identiteit_gezien_op else ""
            self.fields["pgb"].initial = "ja" if onderzoek.pgb_uitgelegd_op else ""
            self.fields["wlz"].initial = {WlzVraag.NIET_GEVRAAGD: "", WlzVraag.NEE: "nee"}.get(
                WlzVraag(onderzoek.wlz), "anders"
            )
        self.trappen = {trap.trede: trap for trap in beeld.trappen}
        self.reden_nu = onderzoek.spoor_reden if onderzoek else ""
        self.reden_wordt_bewaard = onderzoek is None or not onderzoek.spoor
        self.fields["reden"].initial = self.reden_nu
        self.fields["reden"].widget.attrs["data-versie"] = "reden_was"
        self.fields["reden_was"].initial = vingerafdruk(self.reden_nu)
        slot = beeld.uitkomst.alineas
        self.fields["uitkomst"].initial = slot[0].tekst if slot else ""
        self.fields["versie_uitkomst"].initial = slot[0].versie if slot else 0
        self.erbij: dict[str, list[str]] = {}  # what more stands at a subject: it goes along, so it is shown
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
            self.erbij[letter] = [a.tekst for a in deel.alineas if a.volgorde != 1 and a.tekst.strip()]
            self.fields[f"erbij_{letter}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=vingerafdruk(*self.erbij[letter])
            )
        for trap in beeld.trappen:
            naam = trap.trede.value
            toen = vorig.trappen.get(trap.trede) if vorig is not None else None
            self.fields[f"{naam}_oordeel"] = forms.ChoiceField(
                label=f"{trap.trede.nummer}. {vertaal(trap.trede.titel)}",
                choices=[KIES, *oordelen(trap.trede, zonder=OPEN)],
                initial="" if trap.oordeel in OPEN else trap.oordeel.value,
                help_text=_toen(vorig.dag, toen) if vorig is not None and toen is not None else "",
                error_messages={"required": _("U koos nog niets. Kies wat u van deze trede vindt.")},
            )  # fmt: skip
            self.fields[naam] = RegelsVeld(regels=1, label=_("Omdat"), initial=trap.toelichting)
            self.fields[f"{naam}_was"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=merk_trap(trap)
            )
            for deel_ in (naam, f"{naam}_oordeel"):
                self.fields[deel_].widget.attrs["data-versie"] = f"{naam}_was"
        self.verplicht_bij_keuze = frozenset(self.fields)

    @property
    def delen(self) -> list[tuple[BoundField, BoundField, list[BoundField], list[str]]]:
        """a-g as the page draws them: the line, whether it does not apply, the marks, and what more stands there."""
        return [
            (self[o], self[f"{o}_nvt"], [self[f"versie_{o}"], self[f"erbij_{o}"]], self.erbij[o])
            for o in (o.value for o in Onderwerp)
        ]

    @property
    def treden(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The rungs as the page draws them: the judgement, why, and the mark of what the page began with."""
        return [(self[f"{t.value}_oordeel"], self[t.value], self[f"{t.value}_was"]) for t in Trede]

    def clean(self) -> dict[str, Any]:
        """Ask for each line that is still empty; only what a person sends with the button must be whole."""
        g = self.cleaned_data
        for naam, niet, zin in ANDER_SPOOR:
            if g.get(naam) == niet:
                self.add_error(naam, zin)
        for naam in ("reden", "uitkomst", *(o.value for o in Onderwerp), *(t.value for t in Trede)):
            if naam not in self.errors and not str(g.get(naam) or "").strip() and not self.erbij.get(naam):
                self.add_error(naam, _("Hier staat nog niets. Eén regel is genoeg."))
        for letter, teksten in self.erbij.items():
            if teksten and self._getypt(f"erbij_{letter}") != vingerafdruk(*teksten):
                self.add_error(letter, _("Er staat hier meer tekst van een collega. Lees die eerst. Verstuur dan."))
                self.zet_terug(f"erbij_{letter}", vingerafdruk(*teksten))
        for trede in Trede:
            if self._botst(trede):
                trap = self.trappen[trede]
                staat = f"{vertaal(trap.oordeel.in_woorden)}. {trap.toelichting}"
                self.add_error(trede.value, ANDERS % {"tekst": staat})
                self.zet_terug(f"{trede.value}_was", merk_trap(trap))
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
            Traptrede(t.value, self._oordeel(t), self._samen(t))
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
        # beside a track that was chosen already the reason is not kept yet: the page goes on holding it as its own
        gehouden = self.reden_wordt_bewaard and self._reden_veranderd()
        return uit | ({"reden_was": vingerafdruk(self._reden())} if gehouden else {})

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
        merk = vingerafdruk(self._oordeel(trede), self._getypt(trede.value))
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
        oordeel = "" if trap.oordeel in (self._oordeel(trede), *OPEN) else vertaal(trap.oordeel.in_woorden)
        ander = f"{met_hoofdletter(oordeel)}. {trap.toelichting}" if oordeel else trap.toelichting
        return beide(ander, eigen)

    def _oordeel(self, trede: Trede) -> str:
        """Return what was chosen for a rung; nothing chosen is a rung that nobody judged."""
        return self._getypt(f"{trede.value}_oordeel") or Oordeel.NIET_BESPROKEN.value

    def _versie(self, naam: str) -> int:
        tekst = str(self.data.get(naam, ""))
        return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else 0

    def meekijken_tot(self) -> date | None:
        """Return the last day that a supporter may look along, of a sheet that is whole; None without one."""
        g = self.cleaned_data
        return gekozen_dag(g["hoe_lang"]) if g.get("ondersteuning") == "ja" else None

    def vaststelling(self) -> Vaststelling:
        """Return the three answers of a sheet that is whole."""
        g = self.cleaned_data
        wlz = WlzVraag.NEE if g["wlz"] == "nee" else WlzVraag.ONBEKEND
        return Vaststelling(identiteit_gezien=g["identiteit"] == "ja", pgb_uitgelegd=g["pgb"] == "ja", wlz=wlz)

    def half_vastgesteld(self) -> Vaststelling:
        """Return the three answers so far: what was not answered here stays as it was kept."""
        o = self.onderzoek
        wlz = WlzVraag(o.wlz) if o is not None else WlzVraag.NIET_GEVRAAGD
        getypt = self._getypt("wlz")
        if getypt == "nee" and wlz == WlzVraag.NIET_GEVRAAGD:
            wlz = WlzVraag.NEE
        elif getypt == "anders" and wlz == WlzVraag.NEE:
            wlz = WlzVraag.NIET_GEVRAAGD
        gezien, uitgelegd = self._getypt("identiteit"), self._getypt("pgb")
        return Vaststelling(
            identiteit_gezien=gezien == "ja" if gezien else o is not None and o.identiteit_gezien_op is not None,
            pgb_uitgelegd=uitgelegd == "ja" if uitgelegd else o is not None and o.pgb_uitgelegd_op is not None,
            wlz=wlz,
            wlz_toelichting=o.wlz_toelichting if o is not None else "",
        )

    def zet_fouten(self, fout: Geweigerd) -> None:
        """Put the sentences of a refusal at their fields."""
        for veld, zin in fout.fouten.items():
            naam = veld.removesuffix("_1") if veld.removesuffix("_1") in self.fields else veld
            self.add_error(naam if naam in self.fields else None, vertaal(zin))
