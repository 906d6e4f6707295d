"""The official text of an article, for a screen that shows a rule beside the words of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.omgeving.wetteksten import queries


@dataclass(frozen=True, slots=True)
class OfficieleTekst:
    """What an article says, word for word. `url`: of the article, else of the regulation; "" when the file has none.

    `geldt_van` and `geldt_tot` (the last day, None: it does not end) are of the version of the regulation.
    `bestand`, `vingerafdruk` (sha256) and `geladen_op` say where our copy came from.
    """

    regeling: str
    artikel: str
    tekst: str
    url: str
    geldt_van: date
    geldt_tot: date | None
    bestand: str
    vingerafdruk: str
    geladen_op: date


def officiele_tekst(nummer: str, artikel: str, op: date) -> OfficieleTekst | None:
    """Return the official text of an article on a day, None when we do not have it. One statement.

    `nummer` is a BWB or CVDR number. Law is public: this works outside `namens` and nothing is written in the log. See
    `queries.tekst_van` for when there is none.
    """
    gevonden = queries.tekst_van(nummer, artikel, op)
    if gevonden is None:
        return None
    versie = gevonden.versie
    return OfficieleTekst(
        regeling=versie.naam,
        artikel=gevonden.artikel,
        tekst=gevonden.tekst,
        url=gevonden.url or versie.url,
        geldt_van=versie.geldt_van,
        geldt_tot=versie.geldt_tot,
        bestand=versie.bestand,
        vingerafdruk=versie.vingerafdruk,
        geladen_op=versie.geladen_op,
    )
