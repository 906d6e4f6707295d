"""Looking at a page as the law on accessibility does: axe, nothing sideways, one heading, our own font, no dead links.

A page is loaded once, on a small phone, and looked at there and then as wide as a desk: none of our scripts asks how
wide the window is, and to load twice took as long as the looking.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe

SMAL, BREED = 320, 1280
AXE_OPTIES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # what passed is not written out: that took more time than the finding
}
FOUTEN = """async opties => [
    ...(await axe.run(document, opties)).violations.map(
        fout => `axe ${fout.id} op ${fout.nodes.slice(0, 3).map(n => n.target)}`),
    ...(document.documentElement.scrollWidth > window.innerWidth ? ['schuift opzij'] : []),
    ...(document.fonts.check('16px "Source Sans 3"') ? [] : ['ander lettertype']),
    ...(document.querySelectorAll('h1').length === 1 ? [] : ['niet een h1']),
    ...[...document.querySelectorAll('a')].filter(a => a.getAttribute('href') === '#').map(a => `dood: ${a.innerText}`),
]"""


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def fouten_op(pagina: Any, waar: str, breedtes: tuple[int, ...] = (SMAL, BREED)) -> list[str]:
    """Return what is wrong with the page that is open, at each of these widths; the window ends as it began."""
    hoog, eerst = pagina.viewport_size["height"], pagina.viewport_size["width"]
    pagina.evaluate(_axe())
    fouten: list[str] = []
    for breed in sorted(breedtes, key=lambda b: b != eerst):  # the width it was loaded at first
        if pagina.viewport_size["width"] != breed:
            pagina.set_viewport_size({"width": breed, "height": hoog})
        fouten += [f"{waar} {breed}: {fout}" for fout in pagina.evaluate(FOUTEN, AXE_OPTIES)]
    if pagina.viewport_size["width"] != eerst:
        pagina.set_viewport_size({"width": eerst, "height": hoog})
    return fouten
