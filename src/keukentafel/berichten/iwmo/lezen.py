"""Reading a message: control level 1. Our own model says what the schema would say; what does not fit is refused at
once.

expat reads the bytes as a stream: no tree, so what an attacker nests costs nothing. Document types are refused before
any entity in them counts, and nothing is ever fetched.
"""

from __future__ import annotations

from typing import Any, Final, cast
from xml.parsers import expat

from keukentafel.berichten.iwmo.beschrijving import Element, Klasse
from keukentafel.berichten.iwmo.soorten import Bericht, soort_van_wortel
from keukentafel.berichten.iwmo.weigering import BerichtGeweigerd, OngeldigeWaarde, Reden

GROOTSTE: Final = 25 * 1024 * 1024
"""A message is at most 25 MB (OP179)."""

_WIT = " \t\n\r"
_WIJZERS = frozenset(
    f"http://www.w3.org/2001/XMLSchema-instance {naam}" for naam in ("schemaLocation", "noNamespaceSchemaLocation")
)


def lees(gegevens: bytes) -> Bericht:
    """The message in a file.

    Raises BerichtGeweigerd when the bytes are too many, not UTF-8 without BOM, no well-formed XML, hold a document
    type, are of a kind or version that we do not know, or do not fit the schema. Source: iWmo 3.2, XSD 1.0.0, OP179,
    RS032, RS033.
    """
    if len(gegevens) > GROOTSTE:
        raise BerichtGeweigerd("Het bericht is groter dan 25 MB.", reden=Reden.te_groot)
    if gegevens[:3] == b"\xef\xbb\xbf":
        raise BerichtGeweigerd("Het bericht begint met een BOM.", reden=Reden.codering)
    if gegevens[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in gegevens[:4]:
        raise BerichtGeweigerd("Het bericht is niet in UTF-8 geschreven.", reden=Reden.codering)
    lezer = _Lezer()
    try:
        lezer.ontleder.Parse(gegevens, True)
    except expat.ExpatError as fout:
        raise _geen_xml(gegevens, fout) from None
    return cast(Bericht, lezer.gemaakt)


def _geen_xml(gegevens: bytes, fout: expat.ExpatError) -> BerichtGeweigerd:
    try:
        gegevens.decode("utf-8")
    except UnicodeDecodeError:
        return BerichtGeweigerd("Het bericht is niet in UTF-8 geschreven.", reden=Reden.codering, regel=fout.lineno)
    return BerichtGeweigerd("Het bericht is geen goede XML.", reden=Reden.geen_xml, regel=fout.lineno)


class _Vak:
    """A group that is being read: what it gathered and where in its description it is."""

    __slots__ = ("element", "inhoud", "klasse", "plek")

    def __init__(self, element: Element | None, klasse: Klasse) -> None:
        self.element = element
        self.klasse = klasse
        self.plek = 0
        self.inhoud: Any = {} if klasse.maak else []


class _Lezer:
    def __init__(self) -> None:
        self.ontleder = expat.ParserCreate("utf-8", " ")
        self.ontleder.buffer_text = True
        self.ontleder.ordered_attributes = True
        self.ontleder.XmlDeclHandler = self.verklaring
        self.ontleder.StartDoctypeDeclHandler = self.doctype
        self.ontleder.StartElementHandler = self.wortel
        self.ontleder.EndElementHandler = self.einde
        self.tekst: list[str] = []
        self.ontleder.CharacterDataHandler = self.tekst.append
        self.stapel: list[_Vak] = []
        self.blad: Element | None = None
        self.gemaakt: object = None

    # what stands before the message

    def verklaring(self, versie: str, codering: str | None, _alleen: int) -> None:
        if codering is not None and codering.upper() != "UTF-8":
            raise BerichtGeweigerd(
                "Het bericht zegt dat het niet in UTF-8 is geschreven.", reden=Reden.codering, regel=1
            )

    def doctype(self, *_alles: object) -> None:
        raise BerichtGeweigerd("Het bericht heeft een DOCTYPE en dat mag niet.", reden=Reden.doctype)

    def wortel(self, naam: str, kenmerken: list[str]) -> None:
        soort = soort_van_wortel(naam)
        self.stapel.append(_Vak(None, soort.klasse))
        self.ontleder.StartElementHandler = self.begin
        if kenmerken:
            self.kenmerken(kenmerken)

    # elements

    def begin(self, naam: str, kenmerken: list[str]) -> None:
        if self.blad is not None:
            raise self.fout("mag geen elementen in zich hebben")
        vak = self.stapel[-1]
        if self.tekst:
            self.alleen_wit()
        klasse = vak.klasse
        plek = klasse.plek.get(naam)
        if plek is None:
            raise self.vreemd(naam, klasse)
        if klasse.maak is not None:
            if plek < vak.plek:
                raise self.fout("staat er dubbel of niet op zijn plaats", klasse.elementen[plek])
            if plek > klasse.nodig[vak.plek]:
                raise self.fout("ontbreekt", klasse.elementen[klasse.nodig[vak.plek]])
            vak.plek = plek + 1
        element = klasse.elementen[plek]
        if element.klasse is None:
            self.blad = element
        else:
            self.stapel.append(_Vak(element, element.klasse))
        if kenmerken:
            self.kenmerken(kenmerken)

    def einde(self, _naam: str) -> None:
        blad = self.blad
        vak = self.stapel[-1]
        if blad is not None and blad.soort is not None:
            tekst = "".join(self.tekst)
            self.tekst.clear()
            try:
                waarde = blad.soort.waarde(tekst)
            except OngeldigeWaarde as fout:
                raise self.fout(str(fout)) from None
            self.blad = None
            if vak.klasse.maak is None:
                vak.inhoud.append(waarde)
            elif blad.veld is not None:
                vak.inhoud[blad.veld] = waarde
            return
        if self.tekst:
            self.alleen_wit()
        klasse = vak.klasse
        if klasse.maak is None:
            if not vak.inhoud:
                raise self.fout("ontbreekt", klasse.elementen[0])
            klaar: object = tuple(vak.inhoud)
        else:
            nodig = klasse.nodig[vak.plek]
            if nodig < len(klasse.elementen):
                raise self.fout("ontbreekt", klasse.elementen[nodig])
            klaar = klasse.maak(**vak.inhoud)
        self.stapel.pop()
        if vak.element is None:
            self.gemaakt = klaar
        elif (boven := self.stapel[-1]).klasse.maak is None:
            boven.inhoud.append(klaar)
        else:
            boven.inhoud[vak.element.veld] = klaar

    def alleen_wit(self) -> None:
        if "".join(self.tekst).strip(_WIT):
            raise self.fout("mag geen losse tekst hebben")
        self.tekst.clear()

    def kenmerken(self, kenmerken: list[str]) -> None:
        if not _WIJZERS.issuperset(kenmerken[::2]):
            raise self.fout("heeft een kenmerk (attribuut) dat er niet hoort")

    # refusals

    def vreemd(self, naam: str, klasse: Klasse) -> BerichtGeweigerd:
        ruimte, _, kort = naam.rpartition(" ")
        if any(element.naam == kort for element in klasse.elementen) and ruimte != klasse.ruimte:
            return self.fout(f"heeft {kort} met een verkeerde namespace" if kort.isidentifier() else "is verkeerd")
        bekend = any(kort == element.naam for vak in self.stapel for element in vak.klasse.elementen)
        return self.fout(f"heeft {kort} niet op zijn plaats" if bekend else "heeft een element dat er niet hoort")

    def fout(self, wat: str, element: Element | None = None) -> BerichtGeweigerd:
        """The refusal: `wat` completes the sentence that begins with the name of `element`, or of where we are."""
        element = element or self.blad
        plaats = [vak.element.naam + self.hoeveelste(i) for i, vak in enumerate(self.stapel) if vak.element]
        naam = element.naam if element else plaats.pop() if plaats else "Bericht"
        return BerichtGeweigerd(
            f"{naam} {wat}", reden=Reden.vorm, plaats="/".join(plaats), regel=self.ontleder.CurrentLineNumber
        )

    def hoeveelste(self, i: int) -> str:
        """The number of a part of a list, from 1."""
        boven = self.stapel[i - 1]
        return f"[{len(boven.inhoud) + 1}]" if boven.klasse.maak is None else ""
