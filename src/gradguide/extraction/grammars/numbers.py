"""Numbers in words and figures: "two", "thirty-six", "three (3)", "2.5", "1 1/2"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_WORDS: dict[str, int] = {word: value for value, word in enumerate(_UNITS, 1)}
_WORDS |= {word: value for value, word in enumerate(_TEENS, 10)}
_WORDS |= dict(zip(_TENS, range(20, 100, 10), strict=True))
_WORDS |= {
    f"{ten}{joint}{unit}": tens + units
    for ten, tens in zip(_TENS, range(20, 100, 10), strict=True)
    for units, unit in enumerate(_UNITS, 1)
    for joint in "- "
}

_TIMES = {"once": 1, "only once": 1, "just once": 1, "twice": 2}

_FRACTIONS = {"1/2": Decimal("0.5"), "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}
_SIGNS = {"\u00bd": Decimal("0.5"), "\u00bc": Decimal("0.25"), "\u00be": Decimal("0.75")}

_UNDER_100 = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS + _UNITS)})"
)
_IN_WORDS = (
    rf"(?:(?:{'|'.join(_UNITS)}|a) hundred(?: (?:and )?{_UNDER_100})?|{_UNDER_100})"
    r"(?: and (?:a|one)[- ]half|-and-a-half)?"
)
_IN_FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: (?:and )?1/2|\u00bd)?)"

NUMBER = rf"(?<![\w.,$/-])(?:{_IN_FIGURES}(?!\d|[.,]\d)|{_IN_WORDS}\b(?: ?\(\d+(?:\.\d+)?\))?)"
"""A regular expression (folded text, no groups) for one number in words or figures."""

RANGE = (
    rf"{NUMBER}(?:(?:\s?-\s?|-? to |-to-|-? or | and )(?:{_IN_FIGURES}|"
    rf"{_IN_WORDS}\b)(?: ?\(\d+(?:\.\d+)?\))?)?"
)
"""A regular expression (no groups) for a number, or two with "-", "to", "or", "and" between."""


_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or the two ends of a range (`high` is None for a single number)."""

    low: Decimal
    high: Decimal | None = None


def number(text: str) -> Decimal | None:
    """The value of a number that `NUMBER` matched, None where words and figures disagree."""
    words, _, bracket = text.strip().partition("(")
    value = _plain(words.strip())
    if bracket and value is not None and value != Decimal(bracket.rstrip(") ")):
        return None
    return value


def _plain(text: str) -> Decimal | None:
    for half in (" and a half", " and one half", " and one-half", " and a-half", "-and-a-half"):
        if text.endswith(half):
            whole = _plain(text.removesuffix(half))
            return None if whole is None else whole + Decimal("0.5")
    if text[:1].isdigit():
        return _figures(text)
    if " hundred" in text:
        hundreds, _, rest = text.partition(" hundred")
        more = _WORDS.get(rest.strip().removeprefix("and ").strip(), 0)
        return Decimal(100 * _WORDS.get(hundreds, 1) + more)
    found = _WORDS.get(text)
    return None if found is None else Decimal(found)


def _figures(text: str) -> Decimal | None:
    for mark, part in (_FRACTIONS | _SIGNS).items():
        if text.endswith(mark):
            whole = text.removesuffix(mark).removesuffix("and ").strip()
            if whole and not _FIGURES.fullmatch(whole):
                return None
            return Decimal(whole) + part if whole else part
    return Decimal(text.replace(",", "")) if _FIGURES.fullmatch(text) else None


def quantity(text: str) -> Quantity | None:
    """The value of what `RANGE` matched; None where it is no range that ascends."""
    single = number(text)
    if single is not None:
        return Quantity(single)
    for joint in re.finditer(r"-? (?:to|or|and) |-to-|\s?-\s?", text):
        low, high = number(text[: joint.start()]), number(text[joint.end() :])
        if low is not None and high is not None:
            return Quantity(low, high) if low < high else None
    return None


def times(text: str) -> Decimal | None:
    """How often "once", "only once", "twice" or a number with or without " times" is."""
    often = _TIMES.get(text)
    return number(text.removesuffix(" times")) if often is None else Decimal(often)


def after_between(folded: str, start: int) -> bool:
    """Whether "between" stands before `start`, so that an "and" behind it makes a range."""
    return folded[max(0, start - 12) : start].rstrip().endswith("between")


def value_of(number_: Decimal) -> int | Decimal:
    """A claim's value: a whole number as an int, else the exact decimal."""
    whole = number_.to_integral_value()
    return int(whole) if whole == number_ else number_.normalize()
