"""A short mark of what was shown: the same words give the same mark, other words another."""

from __future__ import annotations

from hashlib import sha256


def vingerafdruk(*delen: object) -> str:
    """Return sixteen characters that stand for these values, to see whether something changed in between.

    `delen` are plain values (text, numbers, None, and tuples or lists of them). No secret: who knows the words can make
    the mark.
    """
    return sha256(repr(delen).encode()).hexdigest()[:16]
