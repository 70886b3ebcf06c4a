"""Stretches of time in running text: "24-month", "1-3 years", "18 months to three years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from gradguide.extraction.grammars.numbers import RANGE, after_between, quantity

_TIME = re.compile(
    rf"(?P<number>{RANGE})(?P<joint>[- ]?)(?:(?:calendar|academic|full|consecutive|short|"
    rf"school)[- ])*"
    r"(?P<unit>years?|yrs?|months?|mos?|weeks?)\b"
    r"|(?<=in )(?:just |only |about |under |less than |as little as |"
    r"as few as )?(?P<article>an?)(?: single| full|"
    r" calendar)? (?P<one>year)(?P<half> and a half)?\b"
)
_TO = re.compile(r"\s?-\s?|,? (?:to|or|and)(?: as (?:long|many) as)? ")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of time in months, with its place in the folded text.

    `high` is set for a range. `adjective` is true for "24-month" and "two year", which say
    something of the noun that follows. `weeks` marks a span that was given in weeks.
    """

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    adjective: bool
    weeks: bool = False


def time_spans(folded: str) -> list[TimeSpan]:
    """All stretches of time in a folded text, in order; two that make a range are one."""
    out: list[TimeSpan] = []
    for span in _single(folded):
        last = out[-1] if out else None
        if (
            last is not None
            and last.high is None
            and span.high is None
            and _TO.fullmatch(folded, last.end, span.start)
            and last.low < span.low
            and (" and" not in folded[last.end : span.start] or after_between(folded, last.start))
        ):
            out[-1] = replace(last, high=span.low, end=span.end, adjective=span.adjective)
        else:
            out.append(span)
    return out


def _single(folded: str) -> Iterator[TimeSpan]:
    for match in _TIME.finditer(folded):
        if match["article"]:
            a_year = Decimal(18 if match["half"] else 12)
            yield TimeSpan(a_year, None, match.start("article"), match.end(), adjective=False)
            continue
        text = match["number"]
        if " and " in text and " half" not in text and not after_between(folded, match.start()):
            text = text.rpartition(" and ")[2]
        start = match.end("number") - len(text)
        read = quantity(text)
        if read is None or read.low == 0:
            continue
        unit = match["unit"]
        yield TimeSpan(
            months(read.low, unit),
            None if read.high is None else months(read.high, unit),
            start,
            match.end(),
            adjective=not unit.endswith("s") and (read.low != 1 or match["joint"] == "-"),
            weeks=unit.startswith("week"),
        )


def months(number: Decimal, unit: str) -> Decimal:
    """A number of years, months or weeks in months; weeks are x 12 / 52 to one decimal."""
    if unit.startswith("y"):
        return number * 12
    if unit.startswith("m"):
        return number
    return (number * 12 / 52).quantize(_TENTH, rounding=ROUND_HALF_UP)
