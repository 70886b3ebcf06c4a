"""Graduates, and what became of schools, in words: the same in every text and on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradguide.answers.words import date_words
from gradguide.model.award_names import award_name
from gradguide.model.national import Award
from gradguide.outlook.completions import Series, trend, women
from gradguide.outlook.graduates import Before, Fate, Graduates

_PROGRAMS_NAMED = 4
_TIED = "\u00a0"


def trend_words(series: Series) -> str:
    """How the number goes, with what it is reckoned from."""
    found = trend(series)
    if found.direction is None:
        return f"no trend is told: {found.reason}"
    span = f"{found.first} to {found.last}"
    if found.direction == "unclear":
        return f"no clear trend ({span}): the change is within what chance would do"
    less = "more" if found.a_year > 0 else "fewer"
    return f"{found.direction}: about {_whole(abs(found.a_year))} {less} each year ({span})"


def _whole(number: Fraction) -> str:
    """To one digit behind the point below 10, else whole; halves up."""
    tenths = int(number * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}" if tenths < 100 else f"{int(number + Fraction(1, 2)):,}"


def women_words(series: Series) -> str:
    """The share of women with its year, "" where nobody graduated."""
    found = women(series)
    if found is None:
        return ""
    share = f"{found.permille // 10}.{found.permille % 10}{_TIED}%"
    return f"women: {found.women:,} of {found.total:,} in {found.year} ({share})"


def called(award: Award) -> str:
    """An award in words with its code: "Social Work, master's (CIP 44.0701)"."""
    return f"{award_name(award.title, award.cip, award.code)} (CIP {award.cip})"


def may_be(found: Graduates) -> str:
    """Which other programs an award may count: by name those alone that speak of the subject."""
    named = [name for _, name in found.shared[: min(found.speaking, _PROGRAMS_NAMED)]]
    rest = len(found.shared) - len(named)
    if not named:
        others = "1 other" if rest == 1 else f"{rest} others"
        return f"{others} of the school's, not named after the subject, may be among them"
    unnamed = "" if len(named) < found.speaking else " that are not named after the subject"
    more = f", and {rest} more{unnamed}" if rest else ""
    return f"these may be among them: {'; '.join(named)}{more}"


def day_words(day: str) -> str:
    """A date as far as it is known: "1 July 2022", "2022-07", "2022"."""
    return date_words(day) if len(day) == 10 else day


def fate_words(fate: Fate) -> str:
    """What became of a school, in a sentence with who says so."""
    school, successor = fate.school, fate.successor
    when = day_words(school.closed) if school.closed else ""
    source = fate.address or f"NCES, directory of {school.year}"
    if successor is not None:
        told, since = f"{school.name} is now {successor.name}", f"since {when}; " if when else ""
    elif school.successor:
        told = f"{school.name} became another institution, UNITID {school.successor}"
        since = f"on {when}; " if when else ""
    elif when:
        told, since = f"{school.name} has closed", f"on {when}; "
    else:
        told, since = f"{school.name} was no longer open in {school.year}", ""
    return f"{told} ({since}{source})."


def before_words(before: Sequence[Before]) -> Iterator[str]:
    """The schools that became this one, in a sentence for those of one day and one source."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in before:
        until = f"until {day_words(one.school.closed)}; " if one.school.closed else ""
        source = one.address or f"NCES, directory of {one.school.year}"
        groups.setdefault((until, source), []).append(one.school.name)
    for (until, source), names in groups.items():
        yield f"before: {', '.join(names)} ({until}{source})"
