"""Terms of study: when each begins, in which academic year it falls, which comes next.

Months are those in which terms usually begin at schools of the United States; a school's own
first day of classes differs by some weeks, which changes no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Literal

from gradguide.decisions.errors import SituationError

Season = Literal["winter", "spring", "summer", "fall"]
Unit = Literal["semester", "quarter"]

_BEGINS: dict[Unit, dict[Season, int]] = {
    "semester": {"spring": 1, "summer": 5, "fall": 8},
    "quarter": {"winter": 1, "spring": 3, "summer": 6, "fall": 9},
}
_IN_ORDER = {
    unit: sorted(begins.items(), key=lambda item: item[1]) for unit, begins in _BEGINS.items()
}
_DAYS = 64  # whose next terms are kept
_AUTUMN = 7  # from July on a term belongs to the academic year that begins then
_WRITTEN = re.compile(r"\s*(winter|spring|summer|fall|autumn)[\s,-]*(\d{4})\s*", re.IGNORECASE)

MONTHS_OF_TERM: dict[Unit, int] = {"semester": 4, "quarter": 3}
"""From the month in which a term begins to the month in which it ends: fifteen weeks of classes
with examinations, or ten."""

FULL_TIME: dict[Unit, Decimal] = {"semester": Decimal(9), "quarter": Decimal(9)}
"""Credits a term that most graduate schools count as full time. Schools set it themselves."""

QUARTER_PER_SEMESTER = Decimal("1.5")
"""Quarter credits to one semester credit: a quarter has ten weeks of classes, a semester
fifteen (34 CFR 668.8(k) and (l) reckon with the same proportion)."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A term by the year and month in which it begins."""

    year: int
    month: int
    season: Season

    @property
    def begins(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def academic_year(self) -> int:
        """The year in which the academic year begins: 2027 for fall 2027 to summer 2028."""
        return academic_year(self.begins)

    def __str__(self) -> str:
        return f"{self.season} {self.year}"


def academic_year(day: date) -> int:
    """The year in which the academic year of a day begins; a new one begins in July."""
    return day.year if day.month >= _AUTUMN else day.year - 1


def term_called(text: str, unit: Unit = "semester") -> Term:
    """The term that words like "fall 2027" or "spring-2028" mean.

    Raises:
        SituationError: they are no term of such a calendar.
    """
    written = _WRITTEN.fullmatch(text)
    seasons = _BEGINS[unit]
    season = written[1].lower().replace("autumn", "fall") if written else ""
    for known, month in seasons.items():
        if written and season == known:
            return Term(int(written[2]), month, known)
    raise SituationError(
        f"start: {text!r} is no term; give a season and a year, as in 'fall 2027' "
        f"({', '.join(seasons)})"
    )


def terms_from(first: Term, unit: Unit, *, summers: bool) -> Iterator[Term]:
    """The terms of a calendar from a term on, without end; without summer terms if so wished.

    A first term whose season the calendar does not have stands for the next one that it has.
    """
    seasons = _IN_ORDER[unit]
    year = first.year
    while True:
        for season, month in seasons:
            at = Term(year, month, season)
            if (at.year, at.month) >= (first.year, _month_in(first, unit)) and (
                summers or season != "summer"
            ):
                yield at
        year += 1


def _month_in(first: Term, unit: Unit) -> int:
    return _BEGINS[unit].get(first.season, first.month)


@lru_cache(_DAYS)
def next_term(day: date, unit: Unit = "semester") -> Term:
    """The first fall, winter or spring term that begins after a day."""
    around = Term(day.year, 1, "spring" if unit == "semester" else "winter")
    later = (term for term in terms_from(around, unit, summers=False) if term.begins > day)
    return next(islice(later, 1))


def months_between(first: Term, last: Term, unit: Unit) -> int:
    """Months from the beginning of a term to the end of another."""
    return (last.year - first.year) * 12 + last.month - first.month + MONTHS_OF_TERM[unit]
