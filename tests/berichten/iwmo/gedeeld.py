"""What lies outside the project: the official schemas, examples and labelled messages of iWmo."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

REPO = Path(__file__).resolve().parents[3]
ONZE = ("WMO301", "WMO305", "WMO307")
"""The messages that go out first; 302, 306 and 308 are their returns."""


def iwmo_map() -> Path:
    """The folder with iWmo material; skips the test when it is absent, and fails it in CI."""
    gedeeld = Path(os.environ.get("KEUKENTAFEL_SHARED", REPO.parent / "shared")) / "iwmo"
    if not gedeeld.is_dir():
        reden = "the shared folder with iwmo is absent; set KEUKENTAFEL_SHARED"
        if os.environ.get("CI") == "true":
            pytest.fail(reden)
        pytest.skip(reden)
    return gedeeld


@cache
def schema(soort: str) -> etree.XMLSchema:
    """The official schema of a kind ("WMO301"), or the derived one of a return."""
    for map_ in ("xsd", "xsd-afgeleid"):
        pad = iwmo_map() / map_ / f"{soort}.xsd"
        if pad.exists():
            return etree.XMLSchema(etree.parse(str(pad)))
    raise LookupError(soort)


def schemafouten(soort: str, gegevens: bytes) -> list[str]:
    """What the schema says against a message; empty when it is valid."""
    keuring = schema(soort)
    keuring.validate(etree.fromstring(gegevens).getroottree())
    return [fout.message for fout in keuring.error_log]


def uitgelezen(naam: str) -> Any:
    """One of the machine-readable extracts of the standard."""
    return json.loads((iwmo_map() / "extracted" / naam).read_text(encoding="utf-8"))


def voorbeeld(soort: str) -> bytes:
    """The example message of a kind."""
    return (iwmo_map() / "voorbeelden" / f"{soort}.xml").read_bytes()


def proefberichten() -> Iterator[dict[str, Any]]:
    """The labelled messages of the kinds that we read: id, mutatie, xml, xsd_geldig and regels."""
    with gzip.open(iwmo_map() / "proefberichten.jsonl.gz", "rt", encoding="utf-8") as regels:
        for regel in regels:
            proef = json.loads(regel)
            if proef["bericht"] in ONZE:
                yield proef
