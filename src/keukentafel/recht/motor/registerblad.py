"""De bestanden voor het algoritmeregister: per regeling een voor de computer, een om te lezen, en een lijst.

Opnieuw maken: `python -m keukentafel.recht.motor.registerblad docs/algoritmeregister`.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from keukentafel.recht.motor.algoritmeregister import (
    IN_TE_VULLEN,
    REGISTERVELDEN,
    STANDAARD,
    Inschrijving,
    inschrijvingen,
    noemer_van,
    velden_van,
)
from keukentafel.recht.motor.gevallen import lees_gevallen
from keukentafel.recht.motor.wetboek import map_regelingen, wetboek
from keukentafel.recht.taal.verordening import plaatsnamen

_OPDRACHT = ".venv/bin/python -m keukentafel.recht.motor.registerblad docs/algoritmeregister"
_MERK = f"Gemaakt uit de regels; niet met de hand wijzigen. Opnieuw maken: `{_OPDRACHT}`"


def registerbladen() -> dict[str, str]:
    """Alle bestanden van onze eigen regelingen: {naam van het bestand: inhoud}. Fout: RegelingKloptNiet."""
    alle = inschrijvingen(wetboek(), lees_gevallen(map_regelingen()), plaatsnamen())
    bladen = {"README.md": _lijst(alle)}
    for inschrijving in alle:
        bladen[f"{inschrijving.regeling.id}.json"] = registerbestand(inschrijving)
        bladen[f"{inschrijving.regeling.id}.md"] = registerblad(inschrijving)
    return bladen


def registerbestand(inschrijving: Inschrijving) -> str:
    """De inschrijving als JSON, met de sleutels van het register."""
    return json.dumps(velden_van(inschrijving), ensure_ascii=False, indent=1) + "\n"


def registerblad(i: Inschrijving) -> str:
    """De inschrijving om te lezen: de velden van de standaard, en daaronder alle regels, gegevens en waarden."""
    velden = velden_van(i)
    regels = [f"# {i.naam}", "", f"Concept voor het algoritmeregister. {_MERK}"]
    deel = ""
    for veld in REGISTERVELDEN:
        if veld.deel != deel:
            deel = veld.deel
            regels += ["", f"## {deel}"]
        regels += ["", f"**{veld.naam}.** {_inhoud(velden.get(veld.sleutel), altijd=veld.altijd)}"]
    regels += ["", "## Alle regels, gegevens en waarden"]
    regels += _tabel("De versies", ("vanaf", "status"), [(f"{v.geldt_van:%d-%m-%Y}", v.status) for v in i.versies])
    regels += _tabel("De artikelen", ("artikel", "waar"), [(c.tekst, c.url) for c in i.citaten])
    regels += _tabel("De uitkomsten", ("uitkomst", "wat het is"), [(v.naam, noemer_van(v)) for v in i.uitkomsten])
    feiten = [
        (f.naam, f.vraag, ", ".join(f.veld.keuzes), "een mens oordeelt" if f.veld.oordeel else "een gegeven")
        for f in i.feiten
    ]
    regels += _tabel("De gegevens", ("naam", "vraag", "keuzes", "soort"), feiten)
    waarden = [(w.naam, w.wanneer, w.waarde, w.status, w.bron) for w in i.waarden]
    regels += _tabel("De waarden", ("waarde", "wanneer", "hoeveel", "status", "bron"), waarden)
    regels += _tabel("Wat een gemeente zelf invult", ("keuze",), [(keuze,) for keuze in i.open_keuzes])
    return "\n".join(regels) + "\n"


def _inhoud(waarde: object, *, altijd: bool) -> str:
    if waarde is None:
        assert not altijd, "een veld dat er altijd staat is altijd gevuld"
        return IN_TE_VULLEN
    if not isinstance(waarde, list):
        return str(waarde)
    return ", ".join(f"{d['title']} ({d['link']})" if isinstance(d, dict) else str(d) for d in waarde)


def _tabel(kop: str, koppen: tuple[str, ...], rijen: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rijen:
        return
    yield from ("", f"### {kop}", "", f"| {' | '.join(koppen)} |", f"|{'---|' * len(koppen)}")
    for rij in rijen:
        yield f"| {' | '.join(' '.join(cel.split()).replace('|', chr(92) + '|') for cel in rij)} |"


def _lijst(alle: Sequence[Inschrijving]) -> str:
    regels = [
        "# Concepten voor het algoritmeregister",
        "",
        _MERK,
        "",
        "Een gemeente die met Keukentafel werkt, kan deze concepten aanvullen en zelf inschrijven. Wat alleen zij weet",
        f"staat er als “{IN_TE_VULLEN}”. Wij stellen thema, status en publicatiecategorie voor; zij gaat dat na.",
        "Per organisatie is er een eigen inschrijving. Verzonnen voorbeelden staan er niet bij.",
        "",
        "## Welke standaard",
        "",
        f"De velden, hun volgorde en hun lengte: {STANDAARD}, van het ministerie van",
        "BZK, gelezen op 23 november 2026 in een bewaarde kopie van `MinBZK/Algoritmeregister-Publicatiestandaard`.",
        "Nog onbevestigd:",
        "",
        "- of er na 29 november 2024 een nieuwere versie kwam;",
        "- de sleutels in de JSON-bestanden: die staan niet in de standaard, maar in de broncode van het register zelf",
        "  (`MinBZK/Algoritmeregister`, schema 1.0, gelezen in een bewaarde kopie);",
        "- het veld Schema: de standaard noemt `1.0.0`, de broncode van het register kent alleen `1.0`; wij ook.",
        "",
        "## De inschrijvingen",
        "",
        "| regeling | bestand | status | vindplaatsen | gegevens | oordelen | gevallen | onbevestigde waarden |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for i in alle:
        wet = i.regeling.id
        oordelen = sum(f.veld.oordeel for f in i.feiten)
        onzeker = sum(w.status != "vastgesteld" for w in i.waarden)
        cellen = (i.regeling.status, len(i.citaten), len(i.feiten), oordelen, i.gevallen, onzeker)
        regels.append(f"| [{i.naam}]({wet}.md) | [json]({wet}.json) | {' | '.join(map(str, cellen))} |")
    return "\n".join(regels) + "\n"


def schrijf_registerbladen(bladen: Mapping[str, str], folder: Path) -> None:
    """Schrijf deze bestanden in de map; wat er van een vorige keer te veel staat, gaat weg."""
    folder.mkdir(parents=True, exist_ok=True)
    for oud in folder.iterdir():
        if oud.suffix in {".json", ".md"} and oud.name not in bladen:
            oud.unlink()
    for naam, inhoud in bladen.items():
        (folder / naam).write_text(inhoud, encoding="utf-8")


if __name__ == "__main__":
    schrijf_registerbladen(registerbladen(), Path(sys.argv[1]))
