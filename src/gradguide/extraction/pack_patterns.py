"""Patterns made of a pack's words, each compiled once for a pack."""

from __future__ import annotations

import re
from functools import lru_cache

from gradguide.model.pack import FieldPack

_SHORT = 2  # letters


@lru_cache(maxsize=16)
def degree_words(pack: FieldPack, level: str | None = None) -> re.Pattern[str]:
    """The pack's degrees (of one level) as whole words: written out or abbreviated.

    An abbreviation of two letters is left out, since it is a word or a state too.
    """
    degrees = [d for d in pack.degrees if level in (None, d.level)]
    names = {re.escape(n) for d in degrees for n in d.names if len(n) > _SHORT}
    names |= {
        r"\.?".join(d.abbreviation.lower()) + r"\.?"
        for d in degrees
        if d.abbreviation.isalpha() and len(d.abbreviation) > _SHORT
    }
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(ordered) or '(?!)'})(?!\w)")
