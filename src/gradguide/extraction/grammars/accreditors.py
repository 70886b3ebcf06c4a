"""Accrediting bodies in a text: the field's own and the regional ones, with all their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gradguide.model.pack import Accreditor
from gradguide.model.regional import REGIONAL_ACCREDITORS, REGIONAL_BODY


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies that can be named: `pattern` matches one with its article and abbreviation.

    `body_of` gives the `body` qualifier for a matched folded name.
    """

    pattern: str
    names: re.Pattern[str]
    body_of: Mapping[str, str]

    def named(self, folded: str) -> Iterator[str]:
        """The bodies that a stretch of folded text names, each once."""
        seen: set[str] = set()
        for match in self.names.finditer(folded):
            body = self.body_of[match.group()]
            if body not in seen:
                seen.add(body)
                yield body


@lru_cache(maxsize=8)
def bodies_of(accreditors: tuple[Accreditor, ...]) -> Bodies:
    """The bodies of a field pack and the regional accreditors."""
    body_of: dict[str, str] = {}
    for accreditor in accreditors:
        for name in (*accreditor.names, accreditor.name.lower(), accreditor.abbreviation.lower()):
            body_of[name] = accreditor.abbreviation
    for accreditor in REGIONAL_ACCREDITORS:
        for name in accreditor.names:
            body_of.setdefault(name, REGIONAL_BODY)
    names = "|".join(re.escape(name) for name in sorted(body_of, key=len, reverse=True))
    one = rf"(?<![\w.])(?:{names})(?!\w|\.\w)"
    pattern = (
        rf"(?:the )?(?:committee on accreditation of (?:the )?|commission on accreditation of "
        rf"(?:the )?)?{one}(?:(?:'s?)? (?:committee on accreditation|coa\b))?(?: ?\((?:{names}|"
        r"coa)\))?"
    )
    return Bodies(pattern, re.compile(one), body_of)
