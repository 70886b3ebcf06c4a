"""IPEDS's alias column, cleaned: one cell of free typing into the names that it lists.

NCES lets schools type the column IALIAS as they like: names are parted by bars, semicolons,
commas, slashes, tabs or runs of spaces, and are mixed with remarks, mascots and the school's
own departments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HARD = re.compile(r"[|;„\t\r\n]|\s{2,}|\s+/\s+|\s+or\s+(?=[A-Z])|--+")
_REMARK = re.compile(
    r"^\(?\s*(?:formerly|previously|also|old|now|d/?b/?a|dba)\b[\s:-]*"
    r"(?:known as|called|name|abbreviation)?[\s:-]*(?:the\s+(?=[A-Z]))?",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:universit[yé]\w*|colleges?|institutes?|schools?|seminary|academy|conservatory|"
    r"polytechnic|center|campus|cc|ccd)\b",
    re.IGNORECASE,
)
_UNFIT = re.compile(r"[:()\[\]]|\bInc\b|\bpro?gram\b|\.com\b|\.edu\b|\bprior to\b", re.IGNORECASE)
_WITH_INITIALS = re.compile(r"(\w+ .*[a-z]) (?!SUNY|CUNY|USA)([A-Z]{3,6})")
_LONGEST = 80


def aliases(cell: str) -> list[str]:
    """The names in one cell of IALIAS, each once, in order; remarks and debris are left out."""
    found: dict[str, None] = {}
    for part in _HARD.split(cell):
        for name in _slashed(part):
            for one in _comma_parted(name):
                cleaned = _REMARK.sub("", one.strip(" ,.-–")).strip(" ,-–)")
                for alias in _apart(cleaned):
                    if 2 <= len(alias) <= _LONGEST and not _UNFIT.search(alias):
                        found[alias] = None
    return list(found)


def _apart(name: str) -> tuple[str, ...]:
    """A name and the initials that were typed behind it; a system's initials belong to it."""
    match = _WITH_INITIALS.fullmatch(name)
    return (match[1], match[2]) if match else (name,)


def _slashed(part: str) -> list[str]:
    """A list written with slashes has two or more of them; one slash belongs to a name."""
    return part.split("/") if part.count("/") >= 2 else [part]


def _comma_parted(part: str) -> Iterator[str]:
    """Commas part names, unless what follows is the place of the school named before."""
    pieces = [piece.strip() for piece in part.split(",")]
    current = pieces[0]
    for piece in pieces[1:]:
        placed = bool(_SCHOOL.search(current)) or current == "Rutgers"
        if placed and piece and not _SCHOOL.search(piece) and not _abbreviated(piece):
            current = f"{current}, {piece}"
        else:
            yield current
            current = piece
    yield current


def _abbreviated(piece: str) -> bool:
    return " " not in piece and sum(letter.isupper() for letter in piece) >= 2
