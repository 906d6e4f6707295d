"""The kinds of letters: one file a kind. Every file here is imported, and registers itself with `@brief`."""

from importlib import import_module
from pkgutil import iter_modules

for _module in sorted(gevonden.name for gevonden in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
