"""Writing a message: the same description, the other way. What may not be written is refused, never cut off."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from keukentafel.berichten.iwmo.beschrijving import Element, Klasse
from keukentafel.berichten.iwmo.lezen import GROOTSTE
from keukentafel.berichten.iwmo.soorten import Bericht, soort_van
from keukentafel.berichten.iwmo.weigering import BerichtGeweigerd, OngeldigeWaarde, Reden

# A bare carriage return would be read back as a line feed (XML 1.0, 2.11).
_REGELTERUG: Final = {"\r": "&#13;"}


def schrijf(bericht: Bericht) -> bytes:
    """The message as XML in UTF-8 without BOM, in the order and namespaces of its schema.

    Raises BerichtGeweigerd when a value does not fit its element, an element misses, or the file would be over 25 MB.
    """
    soort = soort_van(bericht)
    ruimten = soort.ruimten
    deel = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<{ruimten.bericht_voorvoegsel}:Bericht xmlns:{ruimten.bericht_voorvoegsel}="{ruimten.bericht}" '
        f'xmlns:{ruimten.basis_voorvoegsel}="{ruimten.basis}">',
    ]
    _groep(bericht, soort.klasse, deel, ())
    deel.append(f"</{ruimten.bericht_voorvoegsel}:Bericht>\n")
    gegevens = "".join(deel).encode("utf-8")
    if len(gegevens) > GROOTSTE:
        raise BerichtGeweigerd("Het bericht is groter dan 25 MB.", reden=Reden.te_groot)
    return gegevens


def _groep(waarde: object, klasse: Klasse, deel: list[str], pad: tuple[str, ...]) -> None:
    for element in klasse.elementen:
        inhoud = getattr(waarde, element.veld) if element.veld is not None else ""
        if inhoud is None:
            if element.verplicht:
                raise _fout("ontbreekt", element, pad)
        elif element.klasse is not None and element.klasse.maak is None:
            _lijst(inhoud, element, element.klasse, deel, klasse.voorvoegsel, pad)
        else:
            _een(inhoud, element, klasse.voorvoegsel, deel, pad)


def _lijst(inhoud: object, element: Element, lijst: Klasse, deel: list[str], voor: str, pad: tuple[str, ...]) -> None:
    if not isinstance(inhoud, tuple):
        raise _fout("is geen tuple", element, pad)
    if not inhoud:
        if element.verplicht:
            raise _fout("ontbreekt", element, pad)
        return
    (item,) = lijst.elementen
    deel.append(f"<{voor}:{element.naam}>")
    for nummer, een in enumerate(inhoud, 1):
        _een(een, item, lijst.voorvoegsel, deel, (*pad, element.naam), nummer)
    deel.append(f"</{voor}:{element.naam}>")


def _een(
    inhoud: object, element: Element, voor: str, deel: list[str], pad: tuple[str, ...], nummer: int | None = None
) -> None:
    naam = f"{voor}:{element.naam}"
    if element.soort is not None:
        try:
            tekst = element.soort.tekst(inhoud)
        except OngeldigeWaarde as fout:
            raise _fout(str(fout), element, pad) from None
        deel.append(f"<{naam}>{escape(tekst, _REGELTERUG)}</{naam}>")
        return
    klasse = element.klasse
    # A class of a return in an outgoing message would silently lose its codes, so only the very class will do.
    if klasse is None or type(inhoud) is not klasse.maak:
        raise _fout("is niet van de soort die hier hoort", element, pad)
    deel.append(f"<{naam}>")
    _groep(inhoud, klasse, deel, (*pad, element.naam if nummer is None else f"{element.naam}[{nummer}]"))
    deel.append(f"</{naam}>")


def _fout(wat: str, element: Element, pad: tuple[str, ...]) -> BerichtGeweigerd:
    return BerichtGeweigerd(f"{element.naam} {wat}", reden=Reden.vorm, plaats="/".join(pad))
