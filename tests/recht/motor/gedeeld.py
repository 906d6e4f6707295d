"""The material of regelrecht, read from the shared folder and never copied."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from keukentafel.recht.motor.boek import Boek

REPO = Path(__file__).resolve().parents[3]


def regelrecht() -> Path | None:
    """The folder with the material, or None."""
    folder = Path(os.environ.get("KEUKENTAFEL_SHARED", REPO.parent / "shared")) / "regelrecht"
    return folder if folder.is_dir() else None


def nodig() -> Path:
    """The folder with the material. Absent: the test is skipped with a reason, and fails where CI=true."""
    folder = regelrecht()
    if folder is None:
        reden = "the shared folder with regelrecht is absent; set KEUKENTAFEL_SHARED"
        if os.environ.get("CI") == "true":
            pytest.fail(reden)
        pytest.skip(reden)
    return folder


@cache
def corpus() -> Boek:
    """All regulations of the corpus. Only to be called when the material is there."""
    folder = regelrecht()
    assert folder is not None
    return Boek.uit_map(folder / "corpus" / "regulation")
