"""Plays: the acceptance scenarios as Python, through the real acts, with a frozen clock, in a throw-away database.

A play is a module in this package with the scenario's text on top and a function `speel(toneel)`. What a play
expects is asked of the database, the letters and the pages; a line that nothing checks is not written.
"""

from keukentafel.project.verhalen.register import OnbekendVerhaal, lijst
from keukentafel.project.verhalen.spelen import VerhaalMislukt, speel

__all__ = ["OnbekendVerhaal", "VerhaalMislukt", "lijst", "speel"]
