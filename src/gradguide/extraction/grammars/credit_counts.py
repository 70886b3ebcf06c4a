"""Numbers of credits in running text: "36 credit hours", "63 quarter credits", "18 units"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gradguide.extraction.grammars.numbers import RANGE, after_between, quantity

_KIND = (
    r"(?:semester|quarter|graduate|total|required|academic|master's|course|graduate-level|approved|"
    r"additional)"
)
_CREDITS = re.compile(
    rf"(?P<number>{RANGE})(?P<joint>[- ]?)(?P<kinds>(?:{_KIND}[- ])*)"
    r"(?P<part>(?:core|elective|specialization|concentration|practicum|"
    r"internship)[- ])?(?P<unit>credits?(?:[- ](?:hours?|units?|hrs?)\b)?|units?\b|hours?\b|hrs?\b|"
    r"sch\b|crs?\b|s\.h\.|cr\.)(?P<many>\(s\))?(?![\w])"
)
_LABELLED = re.compile(
    r"(?:^|[|.;*] ?)(?P<kinds>(?:(?:minimum|total|program|required|semester|quarter|number of|# of|"
    r"graduate|degree|of|the|overall|core|elective|practicum|specialization|"
    r"concentration) )*)(?P<unit>credits?(?:[- ](?:hours?|units?))?|units|"
    r"hours)(?: (?P<after>(?:required|needed|total|to (?:graduate|complete|completion)|"
    r"for (?:graduation|completion|degree)|"
    r"in (?:the )?program)(?: [a-z]+){0,3}?))? ?[:|=-]? ?(?P<number>\d{1,3}(?:\.\d)?)(?= ?(?:$|"
    r"[|;.*(,]|semester|quarter|total|credit|hours|units|[a-z][a-z /-]{2,30}:))"
)
_COUNTED_OTHERWISE = re.compile(
    r" ?(?:of (?:field|clinical|service|work|volunteer|professional|practic|intern|observ|"
    r"experience|supervis|continuing|instruction|training|contact|sleep|lecture)|per (?:week|day)|"
    r"a (?:week|day)|each week|weekly|at (?:the|an?)|on-?site|in the field)"
)


@dataclass(frozen=True, slots=True)
class CreditCount:
    """A number of credits with its place. `end` is behind the unit (or the labelled number).

    `plain_hours`: "36 hours", which only the words around can tell from hours on a clock.
    `adjective`: "36-credit", which says something of the noun that follows. `part`: a part of
    the program that is named within ("18 core credits"), as written. `labelled`: "Credits: 36".
    """

    value: Decimal
    ranged: bool
    start: int
    end: int
    quarter: bool
    semester: bool
    plain_hours: bool
    adjective: bool
    part: str | None = None
    labelled: bool = False


def credit_counts(folded: str) -> list[CreditCount]:
    """All numbers of credits in a folded text, in order."""
    found = [*_in_prose(folded), *_in_labels(folded)]
    out: list[CreditCount] = []
    for count in sorted(found, key=lambda one: (one.start, -one.end)):
        if not out or count.start >= out[-1].end:
            out.append(count)
    return out


def _in_prose(folded: str) -> Iterator[CreditCount]:
    for match in _CREDITS.finditer(folded):
        text, start = match["number"], match.start()
        if " and " in text and not after_between(folded, start):
            text = text.rpartition(" and ")[2]
            start = match.end("number") - len(text)
        read = quantity(text)
        hours = match["unit"].startswith(("hour", "hr"))
        plain = hours and not match["kinds"].strip()
        if read is None or (hours and _COUNTED_OTHERWISE.match(folded, match.end())):
            continue
        yield CreditCount(
            value=read.low,
            ranged=read.high is not None,
            start=start,
            end=match.end(),
            quarter="quarter" in match["kinds"],
            semester="semester" in match["kinds"],
            plain_hours=plain,
            adjective=match["joint"] == "-" or _singular(match["unit"], read.low),
            part=(match["part"] or "").strip("- ") or None,
        )


def _singular(unit: str, value: Decimal) -> bool:
    return value != 1 and not unit.endswith(("s", "sch", "cr", ".", "hr"))


def _in_labels(folded: str) -> Iterator[CreditCount]:
    for match in _LABELLED.finditer(folded):
        said = f"{match['kinds']}{match['after'] or ''}"
        part = re.search(r"core|elective|practicum|specialization|concentration", said)
        yield CreditCount(
            value=Decimal(match["number"]),
            ranged=False,
            start=match.start("kinds") if match["kinds"] else match.start("unit"),
            end=match.end(),
            quarter="quarter" in said,
            semester="semester" in said,
            plain_hours=match["unit"] == "hours" and not said.strip(),
            adjective=False,
            part=part.group() if part else None,
            labelled=True,
        )
