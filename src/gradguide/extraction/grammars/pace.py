"""Full-time or part-time: which of them a statement is for."""

from __future__ import annotations

import re
from typing import Literal

Pace = Literal["full_time", "part_time"]

_PACE = re.compile(
    r"\b(?:(?P<full_time>full[- ]?tim(?:e|ers?))|(?P<part_time>part[- ]?tim(?:e|ers?)))\b"
)
# A full-time job is no pace of study.
_OF_WORK_BEFORE = re.compile(r"\b(?:work|works|working|worked|employed|while|a|their)\W*$")
_OF_WORK_BEHIND = re.compile(
    r"\W{0,2}(?:jobs?|work(?:ing|ers?)?|employ\w+|positions?|careers?|professionals?|faculty|staff|"
    r"teach\w+|instructors?|experience|schedule)\b"
)
# What may stand between a value and the pace that it is for.
_LINK = re.compile(
    r"[ ,()-]*(?:\b(?:of|as|an?|for|if|when|on|attending|going|studying|enrolled|you|attend|are|is|"
    r"they|students?|who|study|taken|at|to|the|in|with|by|to complete|to finish|to earn|program|"
    r"degree|continuous|enrolling|basis|pace)\b[ ,(-]*)*"
)
_BOTH = re.compile(
    r"full[- ]?time\W+(?:and|or|/|&)\W*part[- ]?time|part[- ]?time\W+(?:and|or|/|&)\W*full[- ]?time"
)


def paces(folded: str, start: int, end: int) -> list[tuple[Pace, int, int]]:
    """The paces of study named between two places of a folded text, in order."""
    found: list[tuple[Pace, int, int]] = []
    for match in _PACE.finditer(folded, start, end):
        work_behind = _OF_WORK_BEHIND.match(folded, match.end())
        before = _OF_WORK_BEFORE.search(folded, max(0, match.start() - 12), match.start())
        if work_behind or (before and before.group().strip().startswith(("work", "employ"))):
            continue
        found.append((match.lastgroup, match.start(), match.end()))  # type: ignore[arg-type]
    return found


def both_paces(folded: str, start: int, end: int) -> bool:
    """Whether "full-time or part-time" stands there: then a statement is for either."""
    return _BOTH.search(folded, start, end) is not None


def pace_near(folded: str, start: int, value_start: int, value_end: int) -> Pace | None:
    """The pace that a value is for: named right behind it, else last before it."""
    if both_paces(folded, start, min(len(folded), value_end + 40)):
        return None
    behind = paces(folded, value_end, min(len(folded), value_end + 50))
    if behind and _LINK.fullmatch(folded, value_end, behind[0][1]):
        return behind[0][0]
    before = paces(folded, start, value_start)
    return before[-1][0] if before else None
