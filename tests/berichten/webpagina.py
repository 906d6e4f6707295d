"""Read back the page of a letter, strictly: only tags and attributes that a letter may have."""

from __future__ import annotations

from collections import Counter, defaultdict
from html.parser import HTMLParser

TAGS = {
    "article", "div", "p", "strong", "br", "a", "dl", "dt", "dd", "ul", "ol", "li", "blockquote",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
ATTRIBUTEN = {"class", "lang", "aria-labelledby", "id", "href"}


class Webpagina(HTMLParser):
    """The text of the page, its headings and how many of each tag; raises AssertionError for anything unexpected."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stukken: list[tuple[str, bool]] = []
        self.koppen: dict[str, list[str]] = defaultdict(list)
        self.aantal: Counter[str] = Counter()
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    @property
    def tekst(self) -> str:
        """All text in reading order."""
        return " ".join(stuk for stuk, _ in self.stukken)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for naam, waarde in attrs:
            assert naam in ATTRIBUTEN, naam
            if naam == "href":
                assert (waarde or "").startswith(("https://", "http://", "tel:")), waarde
        self.aantal[tag] += 1
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            assert self._open, data
            self.stukken.append((data, "strong" in self._open))
            if self._open[-1][0] == "h":
                self.koppen[self._open[-1]].append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment
