"""The names of degrees: those of the field pack, and the letters that stand for one anywhere."""

from __future__ import annotations

import re
from functools import lru_cache

from gradguide.model.pack import Degree

_ANYWHERE = ("m.s.", "ms", "m.a.", "ma", "m.ed.", "ed.d.", "edd", "ph.d.", "phd", "ed.s.")


@lru_cache(maxsize=8)
def degree_names(degrees: tuple[Degree, ...]) -> str:
    """A regular expression (folded text, no groups) for any degree's name, longest first."""
    names = {name for degree in degrees for name in degree.names}
    names |= {degree.abbreviation.lower() for degree in degrees}
    names |= set(_ANYWHERE)
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=8)
def degree_pattern(degrees: tuple[Degree, ...]) -> re.Pattern[str]:
    """The same compiled, for whole words."""
    return re.compile(rf"(?<![\w.])(?:{degree_names(degrees)})(?!\w)")
