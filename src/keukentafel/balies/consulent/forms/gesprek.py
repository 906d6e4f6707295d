"""The forms of the talk: the note, six dimensions, the ladder, the track, help that runs, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm
from keukentafel.balies.vorm.velden import RegelsVeld
from keukentafel.balies.vorm.woorden import met_hoofdletter, vertaal
from keukentafel.dossier.onderzoek.queries import Leefgebied, LopendeHulp
from keukentafel.recht.ladder import Oordeel, Trap, Trede, WlzVraag
from keukentafel.recht.onderzoek import Spoor
from keukentafel.recht.taal.leefwereld import HOOGSTE_CIJFER, LAAGSTE_CIJFER, Dimensie
from keukentafel.reis.onderzoeken import Gebied, Traptrede
from keukentafel.stelsel.vingerafdruk import vingerafdruk

ANDERS = _("Hier schreef intussen iemand anders: “%(tekst)s”. Neem over wat u wilt houden en bewaar opnieuw.")


class Aantekening(KtForm):
    """The free note. Key, version and day come from the page, or from the device where it was written."""

    sleutel = forms.CharField(max_length=36, widget=forms.HiddenInput)
    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    dag = DatumVeld(required=False, widget=forms.HiddenInput)
    tekst = RegelsVeld(strip=False, regels=19, label=_("Aantekeningen van het gesprek"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs |= {"aria-describedby": "not-uitleg", "data-versie": "sleutel versie dag"}


def merk_gebied(gebied: Leefgebied | None) -> str:
    """Return the mark of what is kept about one dimension."""
    if gebied is None:
        return vingerafdruk("", None, None, None)
    return vingerafdruk(gebied.woorden, gebied.toen, gebied.toen_op, gebied.nu)


class Onderwerpen(KtForm):
    """Six dimensions: words first, then a score now and then; everything may stay empty.

    Only what was changed is handed to the act, so that two people can fill in different dimensions.
    """

    def __init__(self, *args: Any, gebieden: Mapping[Dimensie, Leefgebied | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebieden = gebieden
        cijfers = [("", _("niet besproken"))] + [(str(n), str(n)) for n in range(LAAGSTE_CIJFER, HOOGSTE_CIJFER + 1)]
        for dimensie, gebied in gebieden.items():
            self.fields[f"{dimensie}_woorden"] = RegelsVeld(
                strip=False,
                regels=3,
                label=_("Wat zegt de inwoner hierover?"),
                initial=gebied.woorden if gebied else "",
            )
            self.fields[f"{dimensie}_nu"] = forms.TypedChoiceField(
                label=_("Cijfer nu"), required=False, choices=cijfers, coerce=int, empty_value=None,
                initial=gebied.nu if gebied else None,
            )  # fmt: skip
            self.fields[f"{dimensie}_toen"] = forms.TypedChoiceField(
                label=_("Cijfer toen"), required=False, choices=cijfers, coerce=int, empty_value=None,
                initial=gebied.toen if gebied else None,
            )  # fmt: skip
            self.fields[f"{dimensie}_toen_op"] = DatumVeld(
                label=_("Dag van toen"), required=False, help_text="", initial=gebied.toen_op if gebied else None
            )
            self.fields[f"{dimensie}_toen_op"].voorbeeld = ""  # type: ignore[attr-defined]  # said once, above
            self.fields[f"{dimensie}_was"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=merk_gebied(gebied)
            )
            for deel in ("woorden", "nu", "toen", "toen_op"):
                self.fields[f"{dimensie}_{deel}"].widget.attrs["data-versie"] = f"{dimensie}_was"
        self.verplicht_bij_keuze = frozenset(self.fields)  # the page says once that all may stay empty

    def clean(self) -> dict[str, Any]:
        """Look per dimension whether a colleague wrote in between; then both texts are shown and nothing is kept."""
        for dimensie, gebied in self.gebieden.items():
            anders = self.data.get(f"{dimensie}_was", "") not in ("", merk_gebied(gebied))
            if anders and gebied is not None and self._veranderd(dimensie):
                self.add_error(f"{dimensie}_woorden", ANDERS % {"tekst": gebied.woorden})
                self.zet_terug(f"{dimensie}_was", merk_gebied(gebied))
        return dict(self.cleaned_data)

    def _veranderd(self, dimensie: Dimensie) -> bool:
        """Whether this dimension is another than what the page began with, and than what stands there now."""
        gekozen = self._gekozen(dimensie)
        merk = vingerafdruk(gekozen.woorden.strip(), gekozen.toen, gekozen.toen_op, gekozen.nu)
        return merk not in (self.data.get(f"{dimensie}_was", ""), merk_gebied(self.gebieden[dimensie]))

    def _gekozen(self, dimensie: Dimensie) -> Gebied:
        g = self.cleaned_data
        return Gebied(
            dimensie=dimensie.value,
            woorden=g.get(f"{dimensie}_woorden") or "",
            toen=g.get(f"{dimensie}_toen"),
            toen_op=g.get(f"{dimensie}_toen_op"),
            nu=g.get(f"{dimensie}_nu"),
        )

    def gewijzigd(self) -> list[Gebied]:
        """Return the dimensions that this person changed."""
        return [self._gekozen(d) for d in self.gebieden if self._veranderd(d)]


def merk_trap(trap: Trap) -> str:
    """Return the mark of what is kept about one rung."""
    return vingerafdruk(trap.oordeel.value, trap.toelichting)


def oordelen(trede: Trede, *, zonder: frozenset[Oordeel] = frozenset()) -> list[tuple[str, str]]:
    """Return the judgements that fit a rung, in words: "nodig" is only for maatwerk (recht.ladder.trap_fout).

    `zonder` are the ones that this page does not offer.
    """
    if trede == Trede.MAATWERK:
        passend = [Oordeel.NIET_BESPROKEN, Oordeel.NODIG, Oordeel.NIET_AAN_DE_ORDE]
    else:
        passend = [oordeel for oordeel in Oordeel if oordeel != Oordeel.NODIG]
    return [(o.value, met_hoofdletter(vertaal(o.in_woorden))) for o in passend if o not in zonder]


def na_aanbod(oordeel: str, *, past: bool) -> str:
    """Return what a rung says once an offer on it was discussed: one that fits helps; one that does not fit only says
    something of a rung that nobody judged yet."""
    if past:
        return oordeel if oordeel in ("helpt", "helpt_deels") else Oordeel.HELPT.value
    return Oordeel.PAST_NIET.value if oordeel in ("", "niet_besproken") else oordeel


def aanbodzin(naam: str, *, past: bool) -> str:
    """Return the (begin of a) sentence that an offer leaves with its rung; a person finishes it."""
    zin = gettext("%(naam)s past.") if past else gettext("%(naam)s past niet, omdat ")
    return zin % {"naam": naam}


class Ladder(KtForm):
    """Eight rungs, each a judgement and why. Only what was changed is handed to the act."""

    def __init__(self, *args: Any, trappen: Iterable[Trap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.trappen = {trap.trede: trap for trap in trappen}
        for trede, trap in self.trappen.items():
            self.fields[f"{trede}_oordeel"] = forms.ChoiceField(
                label=_("Wat vindt u?"), choices=oordelen(trede), initial=trap.oordeel.value
            )
            self.fields[f"{trede}_toelichting"] = RegelsVeld(
                strip=False, regels=3, label=_("Waarom vindt u dat?"), initial=trap.toelichting
            )
            self.fields[f"{trede}_was"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=merk_trap(trap)
            )
            for deel in ("oordeel", "toelichting"):
                self.fields[f"{trede}_{deel}"].widget.attrs["data-versie"] = f"{trede}_was"
        self.verplicht_bij_keuze = frozenset(self.fields)

    def clean(self) -> dict[str, Any]:
        """Look per rung whether a colleague wrote in between; then both texts are shown and nothing is kept."""
        for trede, trap in self.trappen.items():
            if self.data.get(f"{trede}_was", "") not in ("", merk_trap(trap)) and self._veranderd(trede):
                staat = f"{vertaal(trap.oordeel.in_woorden)}. {trap.toelichting}"
                self.add_error(f"{trede}_toelichting", ANDERS % {"tekst": staat})
                self.zet_terug(f"{trede}_was", merk_trap(trap))
        return dict(self.cleaned_data)

    def _veranderd(self, trede: Trede) -> bool:
        oordeel = self.cleaned_data.get(f"{trede}_oordeel") or ""
        merk = vingerafdruk(oordeel, (self.cleaned_data.get(f"{trede}_toelichting") or "").strip())
        return merk not in (self.data.get(f"{trede}_was", ""), merk_trap(self.trappen[trede]))

    def gewijzigd(self) -> list[Traptrede]:
        """Return the rungs that this person changed."""
        return [
            Traptrede(
                trede=trede.value,
                oordeel=self.cleaned_data[f"{trede}_oordeel"],
                toelichting=self.cleaned_data.get(f"{trede}_toelichting") or "",
            )
            for trede in self.trappen
            if self._veranderd(trede)
        ]


class SpoorKeuze(KtForm):
    """Which of the four tracks, why, and who holds it together."""

    spoor = forms.ChoiceField(label=_("Welke weg past bij deze vraag?"), widget=forms.RadioSelect)
    regisseur = forms.CharField(label=_("Wie is de regisseur?"), required=False, max_length=120)
    reden = RegelsVeld(
        strip=False, regels=3, label=_("Waarom kiest u deze weg?"), help_text=_("Bij Standaard hoeft dit niet.")
    )

    onder_optie = {"spoor": {Spoor.COMPLEX.value: ("regisseur",)}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spoor"].choices = [(s.value, vertaal(s.in_woorden)) for s in Spoor]  # type: ignore[attr-defined]
        self.optie_uitleg = {"spoor": {s.value: vertaal(s.uitleg) for s in Spoor}}
        self.verplicht_bij_keuze = frozenset(self.fields)


class Hulp(KtForm):
    """Help that runs already: by which law, what, by whom, since when. Nothing about a treatment."""

    wet = forms.ChoiceField(label=_("Uit welke wet komt deze hulp?"))
    wat = forms.CharField(
        label=_("Welke hulp is er al?"),
        max_length=200,
        help_text=_("Alleen de soort hulp. Schrijf niets over een ziekte of behandeling."),
        error_messages={"required": _("Hier staat nog niets. Schrijf in een paar woorden welke hulp er al is.")},
    )
    wie = forms.CharField(label=_("Van wie komt de hulp?"), required=False, max_length=120)
    sinds = DatumVeld(label=_("Sinds wanneer?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(waarde, vertaal(str(naam))) for waarde, naam in LopendeHulp.Wet.choices]
        self.fields["wet"].choices = [("", _("Kies een wet")), *keuzes]  # type: ignore[attr-defined]


class Vaststellen(KtForm):
    """What a person found out on every track."""

    identiteit_gezien = forms.BooleanField(
        label=_("Ik heb het identiteitsbewijs gezien"),
        help_text=_("Wij bewaren alleen de dag. Maak geen kopie en schrijf geen nummer op."),
        required=False,
    )
    pgb_uitgelegd = forms.BooleanField(
        label=_("Ik heb uitgelegd wat een pgb is"),
        help_text=_("Ook wat de inwoner daarvoor zelf moet doen."),
        required=False,
    )
    wlz = forms.ChoiceField(label=_("Woont de inwoner met zorg uit de Wlz, of kan dat?"), widget=forms.RadioSelect)
    wlz_toelichting = RegelsVeld(
        strip=False,
        regels=3,
        label=_("Toelichting bij de Wlz"),
        help_text=_("Nodig bij “ja” en bij “nog niet bekend”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wlz"].choices = [(w.value, vertaal(w.in_woorden)) for w in WlzVraag]  # type: ignore[attr-defined]
        self.verplicht_bij_keuze = frozenset(self.fields)
