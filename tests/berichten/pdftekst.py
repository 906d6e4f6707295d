"""Read back a PDF made by typst, as a screen reader does: through the structure tree, not by looking at the page.

Only what such files contain: no encryption, no object streams, Type0 fonts with a ToUnicode map, text in marked
content.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\n")


@dataclass(frozen=True)
class Element:
    """An element of the structure tree: its kind (P, H1, L, Lbl ...) and its text with that of its children."""

    soort: str
    tekst: str
    kinderen: tuple[Element, ...]

    def alle(self, soort: str) -> list[Element]:
        """Every element of a kind, in reading order."""
        hier = [self] if self.soort == soort else []
        return hier + [gevonden for kind in self.kinderen for gevonden in kind.alle(soort)]


class Pdf:
    """The objects of a file."""

    def __init__(self, data: bytes) -> None:
        """Raises AssertionError when the file has a part that this reader does not know."""
        self.data = data
        self.objecten: dict[int, bytes] = {}
        self.stromen: dict[int, bytes] = {}
        plaats = 0
        while begin := _OBJECT.search(data, plaats):
            nummer, einde = int(begin[1]), data.index(b"endobj", begin.end())
            hoofd = re.compile(rb"(<<.*?>>)\nstream\n", re.S).match(data, begin.end())
            if hoofd and b"endobj" not in hoofd[1]:
                lengte = re.search(rb"/Length (\d+)", hoofd[1])
                assert lengte, "a stream without a length"
                rauw = data[hoofd.end() : hoofd.end() + int(lengte[1])]
                self.stromen[nummer] = zlib.decompress(rauw) if b"/FlateDecode" in hoofd[1] else rauw
                self.objecten[nummer] = hoofd[1]
                einde = data.index(b"endobj", hoofd.end() + int(lengte[1]))
            else:
                self.objecten[nummer] = data[begin.end() : einde].strip()
            plaats = einde
        assert b"/ObjStm" not in data, "object streams are not read here"

    def xmp(self) -> str:
        """The metadata packet."""
        return next(s for n, s in self.stromen.items() if b"/Metadata" in self.objecten[n]).decode()

    def lettertypen(self) -> set[str]:
        """Names of the fonts used, without the prefix of the subset."""
        return {
            naam[1].decode().split("+")[-1]
            for inhoud in self.objecten.values()
            if b"/Type0" in inhoud and (naam := re.search(rb"/BaseFont/([^/\s]+)", inhoud))
        }

    def catalogus(self) -> bytes:
        """The catalog dictionary."""
        return next(inhoud for inhoud in self.objecten.values() if b"/Type/Catalog" in inhoud)

    def boom(self) -> Element:
        """The structure tree from its Document element down."""
        document = next(n for n, o in self.objecten.items() if b"/S/Document" in o)
        return self._element(document, {})

    def _element(self, nummer: int, paginas: dict[int, dict[int, str]]) -> Element:
        inhoud = self.objecten[nummer]
        soort = re.search(rb"/S/(\w+)", inhoud)
        kinderen = re.search(rb"/K\[(.*?)\](?=/Pg|>>|/)", inhoud, re.S)
        assert soort
        assert kinderen
        pagina = re.search(rb"/Pg (\d+) 0 R", inhoud[kinderen.end() :])
        stukken: list[str] = []
        elementen: list[Element] = []
        los = re.sub(rb"<</Type/MCR/MCID (\d+)/Pg (\d+) 0 R>>", rb" \2:\1 ", kinderen[1])
        assert b"<<" not in los, "a kind of child that is not read here"
        for verwijzing, elders, stuk, mcid in re.findall(rb"(\d+) 0 R|(\d+):(\d+)|(\d+)", los):
            if verwijzing:
                elementen.append(self._element(int(verwijzing), paginas))
                stukken.append(elementen[-1].tekst)
            else:
                blad = int(elders) if elders else int(pagina[1]) if pagina else 0
                if blad not in paginas:
                    paginas[blad] = self._gemerkt(blad)
                stukken.append(paginas[blad][int(stuk or mcid)])
        return Element(soort[1].decode(), " ".join(stukken), tuple(elementen))

    def _gemerkt(self, pagina: int) -> dict[int, str]:
        """The text of each piece of marked content of a page."""
        inhoud = self.objecten[pagina]
        middelen = re.search(rb"/Resources (\d+) 0 R", inhoud)
        inhouden = re.search(rb"/Contents (\d+) 0 R", inhoud)
        assert middelen
        assert inhouden
        fonts = re.search(rb"/Font<<(.*?)>>", self.objecten[int(middelen[1])])
        kaarten = {
            naam: self._naar_unicode(int(nummer))
            for naam, nummer in re.findall(rb"/(\w+) (\d+) 0 R", fonts[1] if fonts else b"")
        }
        return _lees_inhoud(self.stromen[int(inhouden[1])], kaarten)

    def _naar_unicode(self, font: int) -> dict[int, str]:
        kaart = re.search(rb"/ToUnicode (\d+) 0 R", self.objecten[font])
        assert kaart, "a font that cannot be read back"
        bron = self.stromen[int(kaart[1])]
        assert b"beginbfrange" not in bron, "ranges are not read here"
        return {
            int(glief, 16): bytes.fromhex(tekst.decode()).decode("utf-16-be")
            for blok in re.findall(rb"beginbfchar(.*?)endbfchar", bron, re.S)
            for glief, tekst in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", blok)
        }


_TEKEN = re.compile(
    rb"(?P<begin>/(?P<merk>\w+)\s*(?P<eigen><<(?:[^<>()]|<[^<>]*>|\((?:\\.|[^\\()])*\))*>>)?\s*(?:BDC|BMC))"
    rb"|(?P<einde>\bEMC\b)|/(?P<font>\w+) [\d.]+ Tf|(?P<tekst>\()|<(?P<hex>[0-9A-Fa-f]+)>",
    re.S,
)


def _lees_inhoud(inhoud: bytes, kaarten: dict[bytes, dict[int, str]]) -> dict[int, str]:
    """Walk one content stream; ActualText goes before glyphs, artifacts are skipped."""
    uit: dict[int, str] = {}
    stapel: list[tuple[str, int | None]] = []
    kaart: dict[int, str] = {}
    plaats = 0
    while teken := _TEKEN.search(inhoud, plaats):
        plaats = teken.end()
        if teken["begin"]:
            eigen = teken["eigen"] or b""
            mcid = re.search(rb"/MCID (\d+)", eigen)
            echt = re.search(rb"/ActualText\s*(?:<FEFF([0-9A-Fa-f]*)>|(\((?:\\.|[^\\()])*\)))", eigen, re.S)
            nu = next((m for _, m in reversed(stapel) if m is not None), None)
            if echt and nu is not None:
                tekst = _actual_text(echt[1], echt[2])
                uit[nu] = uit.get(nu, "") + tekst
            soort = "overslaan" if echt or teken["merk"] == b"Artifact" else "gewoon"
            assert teken["eigen"] or teken["merk"] == b"Artifact", inhoud[teken.start() : teken.start() + 80]
            stapel.append((soort, int(mcid[1]) if mcid else None))
            if mcid:
                uit.setdefault(int(mcid[1]), "")
        elif teken["einde"]:
            stapel.pop()
        elif teken["font"]:
            kaart = kaarten[teken["font"]]
        else:
            if teken["hex"]:
                rauw = bytes.fromhex(teken["hex"].decode())
            else:
                plaats = _einde_van_tekst(inhoud, plaats)
                rauw = _ontsnapt(inhoud[teken.end() : plaats - 1])
            if any(soort == "overslaan" for soort, _ in stapel):
                continue
            nu = next((m for _, m in reversed(stapel) if m is not None), None)
            assert nu is not None, "text outside the structure tree"
            uit[nu] += "".join(kaart[rauw[i] << 8 | rauw[i + 1]] for i in range(0, len(rauw), 2))
    return uit


def _actual_text(hexadecimaal: bytes | None, letterlijk: bytes | None) -> str:
    if hexadecimaal is not None:
        return bytes.fromhex(hexadecimaal.decode()).decode("utf-16-be")
    return _ontsnapt((letterlijk or b"()")[1:-1]).decode("ascii")


def _einde_van_tekst(inhoud: bytes, plaats: int) -> int:
    """Just after the bracket that closes a literal string; brackets inside may stand in pairs (7.3.4.2)."""
    diepte = 1
    while diepte:
        teken = inhoud[plaats : plaats + 1]
        plaats += 2 if teken == b"\\" else 1
        diepte += {b"(": 1, b")": -1}.get(teken, 0)
    return plaats


def _ontsnapt(rauw: bytes) -> bytes:
    """The bytes of a literal string (ISO 32000-1, 7.3.4.2)."""
    bekend = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def een(gevonden: re.Match[bytes]) -> bytes:
        code = gevonden[1]
        return bytes([int(code, 8)]) if code.isdigit() else bekend.get(code, code)

    return re.sub(rb"\\([0-7]{1,3}|.)", een, rauw, flags=re.S)


def plat(tekst: str) -> str:
    """For comparing words across formats: composed, without any white space or zero-width space."""
    return "".join(unicodedata.normalize("NFC", tekst).replace("\u200b", "").split())
