"""Play one scenario in the database of the environment, as the application role; prints JSON. Used by `speel`."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

import django


def main() -> int:
    """Play and print; return an exit code."""
    p = argparse.ArgumentParser()
    p.add_argument("id")
    p.add_argument("--uit", type=Path, default=None)
    a = p.parse_args()
    django.setup()
    toneel = import_module("keukentafel.project.verhalen.toneel")  # needs Django, so only now
    print(json.dumps(toneel.op_het_toneel(a.id, a.uit), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
