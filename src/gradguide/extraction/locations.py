"""Where a school is, as running text and addresses say it.

Only the city that the registry has for the school counts: a text names many places, and a
school's own is the one that can be told for sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gradguide.extraction.folding import fold
from gradguide.extraction.lines import Line
from gradguide.extraction.scope import Scope, Stated
from gradguide.model.institution import Registry

_BEFORE = r"(?:(?:\b(?:in|at|to|near|from|the)|,|\d\s*|(?<=\s)[-|•])\s+|\()"


@lru_cache(maxsize=4096)
def _place(city: str) -> re.Pattern[str]:
    """A folded city where it stands as a place: behind a preposition, or before a state."""
    name = re.escape(city)
    before = rf"(?:{_BEFORE}|^| (?={name}, [a-z][a-z]\b))"
    return re.compile(rf"{before}(?P<city>{name})\b(?P<campus>(?:'s)? campus)?(?!'s)")


def located(line: Line, scope: Scope, registry: Registry) -> Iterator[Stated]:
    """The location of the school in force, where the line names its city as a place."""
    if scope.school is None or len(line.mentions) > 2:
        return
    for institution_id in sorted(scope.school.candidates):
        school = registry.get(institution_id)
        if school is None or len(school.city) < 4:
            continue
        place = _place(fold(school.city))
        for match in place.finditer(line.folded):
            start, end = match.span("city")
            with_state = re.match(rf", {school.state}\b", line.text[end:]) is not None
            inside = not with_state and any(m.start <= start < m.end for m in line.mentions)
            at_start = match.start() == start and not match.group("campus")
            written = line.text[start:end]
            if inside or at_start or not written[0].isupper() or _continues(line, end):
                continue
            begin = line.block.start
            yield Stated(
                "location", f"{written}, {school.state}", begin + start, begin + end, line.index
            )
            return


def _continues(line: Line, end: int) -> bool:
    """Whether the city's name goes on into another name ("Boston Public Library")."""
    following = re.match(r" (?!Campus|campus)([A-Z]\w+)", line.text[end:])
    other_state = re.match(r", ([A-Z]{2})\b", line.text[end:])
    return bool(following) and not other_state
