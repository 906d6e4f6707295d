"""Returns: 302 on a 301, 306 on a 305, 308 on a 307. One for each message, made as IV028 and OP065 say."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, cast, overload

from keukentafel.berichten.iwmo.beschrijving import Klasse
from keukentafel.berichten.iwmo.bevinding import HEADER, Bevinding, Plaats
from keukentafel.berichten.iwmo.soorten import Heenbericht, soort_op_naam, soort_van
from keukentafel.berichten.iwmo.v3_2.retourcodes import AFGEKEURD, GEEN_OPMERKING, NIET_BEOORDEELD
from keukentafel.berichten.iwmo.v3_2.start import Start, StartRetour
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopRetour
from keukentafel.berichten.iwmo.v3_2.toewijzing import Toewijzing, ToewijzingRetour

Retourbericht = ToewijzingRetour | StartRetour | StopRetour


@overload
def retour(
    heen: Toewijzing,
    *,
    identificatie: str,
    dagtekening: date,
    fouten: Iterable[Bevinding] = ...,
    niet_beoordeeld: Collection[Plaats] = ...,
    xslt_versie: str | None = ...,
) -> ToewijzingRetour:
    """A 302 on a 301."""


@overload
def retour(
    heen: Start,
    *,
    identificatie: str,
    dagtekening: date,
    fouten: Iterable[Bevinding] = ...,
    niet_beoordeeld: Collection[Plaats] = ...,
    xslt_versie: str | None = ...,
) -> StartRetour:
    """A 306 on a 305."""


@overload
def retour(
    heen: Stop,
    *,
    identificatie: str,
    dagtekening: date,
    fouten: Iterable[Bevinding] = ...,
    niet_beoordeeld: Collection[Plaats] = ...,
    xslt_versie: str | None = ...,
) -> StopRetour:
    """A 308 on a 307."""


def retour(
    heen: Heenbericht,
    *,
    identificatie: str,
    dagtekening: date,
    fouten: Iterable[Bevinding] = (),
    niet_beoordeeld: Collection[Plaats] = (),
    xslt_versie: str | None = None,
) -> Retourbericht:
    """The return on a message.

    `identificatie` (at most 12 characters) and `dagtekening` are those of the return. `fouten` are the findings of
    levels 2 to 4; signals among them (without code) do not count. `niet_beoordeeld` are the places that nobody judged
    (0233). `xslt_versie` only when the official rule set judged, which IV028 then asks for.

    No findings: a header without codes. A finding of level 2: a header with 0001. In the header: a header with that
    code. Deeper: header 0200, and the inwoner with all classes, each with its own codes, 0233 or 0200. Source: IV028,
    OP065. Raises ValueError for a finding at a place that the message does not have.
    """
    soort = soort_van(heen)
    if soort.retour is None:
        raise ValueError(f"op een {soort.naam} volgt geen retour")
    doel = soort_op_naam(soort.retour, soort.versie).klasse
    # A message is a header and one body: the inwoner (in later messages also an answer without one).
    romp = doel.elementen[1].veld or ""
    codes = _per_plaats(fouten)
    inhoud: object = None
    if any(code == AFGEKEURD for gevonden in codes.values() for code in gevonden):
        kopcodes: tuple[str, ...] = (AFGEKEURD,)
    elif HEADER in codes:
        kopcodes = codes[HEADER]
    elif codes:
        kopcodes = (GEEN_OPMERKING,)
        inhoud = _Overnemer(codes, niet_beoordeeld).over(getattr(heen, romp), _deel(doel, romp), (romp,))
    else:
        kopcodes = ()
    kop = {veld.name: getattr(heen.header, veld.name) for veld in fields(heen.header)}
    header = _maak(_deel(doel, "header"))(
        **kop,
        identificatie_retour=identificatie,
        dagtekening_retour=dagtekening,
        xslt_versie=xslt_versie,
        retour_codes=kopcodes,
    )
    return cast(Retourbericht, _maak(doel)(header=header, **{romp: inhoud}))


def _per_plaats(fouten: Iterable[Bevinding]) -> dict[Plaats, tuple[str, ...]]:
    """The codes at each place, sorted and once each."""
    codes: dict[Plaats, set[str]] = {}
    for fout in fouten:
        if fout.retourcode is not None:
            codes.setdefault(fout.plaats, set()).add(fout.retourcode)
    return {plaats: tuple(sorted(gevonden)) for plaats, gevonden in codes.items()}


def _deel(klasse: Klasse, veld: str) -> Klasse:
    (gevonden,) = [element.klasse for element in klasse.elementen if element.veld == veld]
    if gevonden is None:
        raise TypeError(f"{veld} is geen groep")
    return gevonden


def _maak(klasse: Klasse) -> Any:
    if klasse.maak is None:
        raise TypeError(f"{klasse.naam} is een lijst")
    return klasse.maak


class _Overnemer:
    """Copies the classes of a message into those of its return, unchanged, each with its codes."""

    def __init__(self, codes: dict[Plaats, tuple[str, ...]], niet_beoordeeld: Collection[Plaats]) -> None:
        self.codes = codes
        self.niet_beoordeeld = niet_beoordeeld
        self.geweest: set[Plaats] = set()

    def over(self, heen: object, doel: Klasse, plaats: Plaats) -> object:
        gemaakt = self.klasse(heen, doel, plaats)
        if vreemd := set(self.codes) - self.geweest:
            raise ValueError(f"deze plaatsen heeft het bericht niet: {sorted(map(str, vreemd))}")
        return gemaakt

    def klasse(self, heen: object, doel: Klasse, plaats: Plaats) -> object:
        self.geweest.add(plaats)
        inhoud: dict[str, object] = {}
        for element in doel.elementen:
            if element.veld == "retour_codes":
                anders = NIET_BEOORDEELD if plaats in self.niet_beoordeeld else GEEN_OPMERKING
                inhoud["retour_codes"] = self.codes.get(plaats, (anders,))
            elif element.veld is not None:
                inhoud[element.veld] = self.deel(getattr(heen, element.veld), element.klasse, (*plaats, element.veld))
        return _maak(doel)(**inhoud)

    def deel(self, heen: object, doel: Klasse | None, plaats: Plaats) -> object:
        if doel is None:
            return heen
        if isinstance(heen, tuple):
            return tuple(self.deel(een, doel.elementen[0].klasse, (*plaats, i)) for i, een in enumerate(heen))
        # Groups of the basis schema are the same class in both, and stay as they are.
        if not is_dataclass(heen) or type(heen) is doel.maak:
            return heen
        return self.klasse(heen, doel, plaats)
