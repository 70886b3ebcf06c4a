"""Calendar days as prose writes them, with or without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gradguide.model.vocabulary import MONTHS

_SHORT = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"20\d\d"
_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.%]\d|\d)(?:,? "
    rf"(?P<year>{_YEAR})\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})\b\.?(?:,? "
    rf"(?P<year2>{_YEAR})\b)?"
    rf"|(?<![\d/$-])(?P<month3>\d{{1,2}})/(?P<day3>\d{{1,2}})(?:/(?P<year3>(?:20)?\d\d))?(?![\d/])"
)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_MONTH})\b\.?(?! ?\d)(?: (?P<year>{_YEAR}))?")


@dataclass(frozen=True, slots=True)
class Day:
    """A date at `start:end` of the text. `value` is ISO, or the month's name without a year."""

    value: str
    start: int
    end: int


def days(text: str, folded: str) -> Iterator[Day]:
    """The days of a text in order ("March 3, 2025", "Nov. 1", "3/15/2025"), impossible ones not."""
    for match in _DAY.finditer(folded):
        groups = match.groupdict()
        name = groups["month"] or groups["month2"]
        if name and not _capital(text, match.start("month" if groups["month"] else "month2")):
            continue
        month = _SHORT[name[:3]] if name else int(groups["month3"])
        day = int(groups["day"] or groups["day2"] or groups["day3"])
        year = groups["year"] or groups["year2"] or groups["year3"]
        value = _value(month, day, year)
        if value:
            yield Day(value, match.start(), match.end())


def months(text: str, folded: str) -> Iterator[Day]:
    """The months that stand without a day ("June", "April 2026"), as the month's name."""
    for match in _MONTH_ALONE.finditer(folded):
        if _capital(text, match.start()):
            yield Day(MONTHS[_SHORT[match["month"][:3]] - 1], match.start(), match.end())


def _capital(text: str, index: int) -> bool:
    """Whether a month is one: "may" and "march" in lower case are not."""
    return text[index].isupper()


def _value(month: int, day: int, year: str | None) -> str | None:
    full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
    try:
        when = date(2000 if full is None else full, month, day)
    except ValueError:
        return None
    return when.isoformat() if full is not None else MONTHS[month - 1]
