"""Copy the stylesheets of the NL Design System from node_modules into static/vorm/vendor (run by `npm run vendor`).

The packages and their exact versions stand in package.json. Per package this keeps the published
`dist/index.css`, the licence text and the version; besides that it writes `vendor/utrecht.css`, the same files one
after the other, because a page of a resident's phone should fetch one file and not twenty-one.
"""

import json
import re
import shutil
from pathlib import Path

HIER = Path(__file__).parent
VENDOR = HIER / "static" / "vorm" / "vendor"
PAKKETTEN = HIER.parents[3] / "node_modules"
BUNDEL = VENDOR / "utrecht.css"


def voeg_samen(vendor: Path) -> str:
    """Return the text of the joined stylesheet of all packages under `vendor` (in alphabetical order).

    In: the folder that holds `<scope>/<package>/index.css` and `VERSIE`. Out: CSS without `@charset`, which CSS only
    allows at the very start of a file.
    """
    delen = ["/* Gemaakt door vendor.py uit de bestanden in deze map. Niet met de hand wijzigen. EUPL-1.2. */\n"]
    for blad in sorted(vendor.glob("*/*/index.css")):
        versie = (blad.parent / "VERSIE").read_text(encoding="utf-8").strip()
        naam = blad.parent.relative_to(vendor).as_posix()
        tekst = re.sub(r'@charset "[^"]*";\s*', "", blad.read_text(encoding="utf-8"))
        delen.append(f"\n/* {naam} {versie} */\n{tekst.strip()}\n")
    return "".join(delen)


def haal(pakketten: Path = PAKKETTEN, vendor: Path = VENDOR) -> list[str]:
    """Copy every package of package.json and write the joined stylesheet.

    Returns the names with version. Raises FileNotFoundError when `npm ci` did not run or a package has no licence text.
    """
    eisen = json.loads((pakketten.parent / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    gehaald = []
    for naam in sorted(eisen):
        bron, doel = pakketten / naam, vendor / naam
        versie = json.loads((bron / "package.json").read_text(encoding="utf-8"))["version"]
        doel.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bron / "dist" / "index.css", doel / "index.css")
        shutil.copyfile(bron / "LICENSE.md", doel / "LICENSE.md")
        (doel / "VERSIE").write_text(versie + "\n", encoding="utf-8")
        gehaald.append(f"{naam} {versie}")
    BUNDEL.write_text(voeg_samen(vendor), encoding="utf-8")
    return gehaald


if __name__ == "__main__":
    print("\n".join(haal()))
