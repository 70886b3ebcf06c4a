"""Graduates year by year: the series, whether it rises, and the share of women.

A year is NCES's: the twelve months from July before it to June of it. A year without a row is
unknown and stays so; it is never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from gradguide.model.national import Completions

Direction = Literal["growing", "shrinking", "unclear"]

FEWEST_YEARS = 4
"""Years with a count that a trend takes; three points are too easily in a row."""

FEWEST_GRADUATES = 10
"""In the middle year. Below it a few people more or less look like a trend."""


@dataclass(frozen=True, slots=True)
class Series:
    """Counts by year, ascending, for every year in question; None where there is none."""

    years: tuple[int, ...]
    counts: tuple[Completions | None, ...]

    @property
    def known(self) -> tuple[Completions, ...]:
        """The years that have a count, ascending."""
        return tuple(count for count in self.counts if count is not None)

    @property
    def newest(self) -> Completions | None:
        """The newest year that has a count."""
        return self.known[-1] if self.known else None

    @property
    def imputed(self) -> tuple[int, ...]:
        """The years whose total NCES says it estimated."""
        return tuple(count.year for count in self.known if count.imputed)


@dataclass(frozen=True, slots=True)
class Trend:
    """How a series goes, from `first` to `last`.

    `a_year` is how many more (fewer: negative) each year. It is "unclear" where that is no more
    than chance would do. `reason` says why there is no trend at all, and the rest is then 0.
    """

    direction: Direction | None
    a_year: Fraction = Fraction(0)
    first: int = 0
    last: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Women:
    """Of how many graduates of a year how many were women. NCES's file knows two sexes."""

    year: int
    women: int
    total: int

    @property
    def permille(self) -> int:
        """Tenths of a percent, halves up."""
        return (2000 * self.women + self.total) // (2 * self.total)


def series_of(years: Iterable[int], completions: Iterable[Completions]) -> Series:
    """The counts in the order of the years; one of a year that is not in question is left out."""
    by_year = {count.year: count for count in completions}
    ordered = tuple(sorted(set(years)))
    return Series(ordered, tuple(by_year.get(year) for year in ordered))


def together(series: Iterable[Series]) -> Series | None:
    """The sum of several series, or None where there is none. A year counts only if every series
    has it, so that a sum never falls because a part is missing.

    Which series may be added is for the caller to know: only those of one program.
    """
    parts = list(series)
    if not parts:
        return None
    years = tuple(sorted({year for part in parts for year in part.years}))
    columns = [{c.year: c for c in part.known} for part in parts]
    return Series(years, tuple(_sum(year, columns) for year in years))


def _sum(year: int, columns: list[dict[int, Completions]]) -> Completions | None:
    found = [column[year] for column in columns if year in column]
    if len(found) < len(columns):
        return None
    said = [one.imputed for one in found]
    return Completions(
        year,
        sum(one.total for one in found),
        sum(one.men for one in found),
        sum(one.women for one in found),
        sum(one.second for one in found),
        True if any(said) else (None if None in said else False),
    )


def trend(series: Series) -> Trend:
    """How the number of graduates goes.

    The slope is the median of the slopes between all pairs of years, the estimate of Theil and
    Sen: one odd year does not move it (P. K. Sen, Journal of the American Statistical Association
    63, 1968, 1379-1389, https://doi.org/10.1080/01621459.1968.10480934). It is called growth or
    decline where the change that it makes from the first year to the last is more than twice its
    standard deviation if counts came about by chance alone (Poisson): each count of m then has
    the variance m, and the difference of two 2m, with m the median count. A description of a few
    years, no test and no forecast.
    """
    known = series.known
    if len(known) < FEWEST_YEARS:
        return Trend(None, reason=f"fewer than {FEWEST_YEARS} years have a count")
    middle = _median([Fraction(count.total) for count in known])
    if middle < FEWEST_GRADUATES:
        return Trend(None, reason=f"fewer than {FEWEST_GRADUATES} graduates a year")
    slope = _median(
        [Fraction(b.total - a.total, b.year - a.year) for a, b in combinations(known, 2)]
    )
    first, last = known[0].year, known[-1].year
    change = slope * (last - first)
    if change * change <= 4 * 2 * middle:
        return Trend("unclear", slope, first, last)
    return Trend("growing" if slope > 0 else "shrinking", slope, first, last)


def women(series: Series) -> Women | None:
    """The women among the graduates of the newest year that had any, or None."""
    for count in reversed(series.known):
        if count.total:
            return Women(count.year, count.women, count.total)
    return None


def _median(numbers: list[Fraction]) -> Fraction:
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2
