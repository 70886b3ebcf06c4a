"""What many programs cost one person: the totals of `cost`, to the cent, many times as fast.

The same sums as in `charges`, but over whole columns of cents at once and by academic year instead
of by term, since the full terms of a year all charge the same. A Hypothesis test and a test over
all bundled programs hold the two against each other.

Whole numbers of 64 bits are wide enough: situations and facts are limited so that no sum on the
way exceeds 10^18 (`prices.MOST`, `fees.MOST_FEE`, `charges.OLDEST`, `plan.LONGEST_YEARS`,
`plan.FARTHEST_START`, a rise of a quarter a year at most).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

import numpy as np

from gradguide.decisions.calendar import Unit, academic_year, terms_from
from gradguide.decisions.costs.columns import PERSONS, Columns, Flags, Whole, code_of, hundredths
from gradguide.decisions.costs.plan import first_term, longest
from gradguide.decisions.costs.sums import Calendar, Places, Segment, rows_of, sums
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation

_OTHER_ENDS = ((1, 1), (1, 0), (0, 1))
"""Besides the least of the credits and of the amounts; the same ends as in `case.bills_of`."""

_UNITS: tuple[Unit, ...] = ("semester", "quarter")


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """What n programs cost somebody. Arrays of length n.

    low, high  int64: cents, as `Cost.total`; 0 where no total is known
    known      whether there is a total
    decides    whether it may be held against others, as `Cost.decides`
    """

    low: Whole
    high: Whole
    known: Flags
    decides: Flags


def totals(columns: Columns, situation: Situation, as_of: date) -> Totals:
    """What each program costs a person who asks on a day.

    A program at which the person cannot study as they say (they bring along all its credits, or
    would take too long, or its calendar has begun the term) has no known total; `cost` says why.

    Raises:
        SituationError: they cannot start in any calendar when they say.
    """
    size = len(columns)
    out = Totals(
        np.zeros(size, np.int64),
        np.zeros(size, np.int64),
        np.zeros(size, np.bool_),
        np.zeros(size, np.bool_),
    )
    calendars = list(_calendars(situation, as_of))
    for unit, calendar in calendars:
        of_unit = columns.quarter if unit == "quarter" else ~columns.quarter
        _fill(out, columns, np.flatnonzero(of_unit), calendar, situation)
    return out


def _calendars(situation: Situation, as_of: date) -> Iterator[tuple[Unit, Calendar]]:
    refused: list[SituationError] = []
    for unit in _UNITS:
        try:
            first = first_term(situation, unit, as_of)
        except SituationError as error:
            refused.append(error)
            continue
        most = longest(unit, summers=situation.summers)
        terms = islice(terms_from(first, unit, summers=situation.summers), most)
        years = groupby(term.academic_year for term in terms)
        segments, begin = [], 0
        for year, members in years:
            count = sum(1 for _ in members)
            segments.append(Segment(year, begin, count))
            begin += count
        yield unit, Calendar(unit, tuple(segments), most, academic_year(as_of))
    if len(refused) == len(_UNITS):
        raise refused[0]


def _fill(
    out: Totals, columns: Columns, places: Places, calendar: Calendar, situation: Situation
) -> None:
    """Write the totals of the programs of one calendar.

    Whoever lives in the school's state pays as a resident; where either state is not known, both
    persons' bills are reckoned, and the ends are the least and the greatest of them.
    """
    state = columns.state[places]
    if situation.residency is None:
        either = np.ones(len(places), np.bool_)
    else:
        either = state == 0
        sure = np.flatnonzero(~either)
        person = (state[sure] != code_of(situation.residency)).astype(np.int64)
        _write(out, places[sure], _bills(columns, places[sure], person, calendar, situation))
    unsure = places[either]
    if len(unsure):
        both = [
            _bills(columns, unsure, np.full(len(unsure), person), calendar, situation)
            for person in range(len(PERSONS))
        ]
        _write(out, unsure, _hull(*both))


@dataclass(frozen=True, slots=True, eq=False)
class _Bills:
    """The ends of some programs' bills in cents; `old_low` and `old_high` flag those whose price
    is outdated."""

    known: Flags
    low: Whole
    high: Whole
    old_low: Flags
    old_high: Flags
    in_dollars: Flags


def _write(out: Totals, places: Places, bills: _Bills) -> None:
    out.known[places] = bills.known
    out.low[places] = np.where(bills.known, bills.low, 0)
    out.high[places] = np.where(bills.known, bills.high, 0)
    current = ~(bills.old_low | bills.old_high)
    out.decides[places] = bills.known & current & bills.in_dollars


def _hull(resident: _Bills, outsider: _Bills) -> _Bills:
    """From the least to the greatest of two persons' bills, of those that are known."""
    only = ~outsider.known
    low_is_first = resident.known & (only | (resident.low <= outsider.low))
    high_is_first = resident.known & (only | (resident.high >= outsider.high))
    return _Bills(
        known=resident.known | outsider.known,
        low=np.where(low_is_first, resident.low, outsider.low),
        high=np.where(high_is_first, resident.high, outsider.high),
        old_low=np.where(low_is_first, resident.old_low, outsider.old_low),
        old_high=np.where(high_is_first, resident.old_high, outsider.old_high),
        in_dollars=resident.in_dollars,
    )


def _bills(
    columns: Columns, places: Places, person: Whole, calendar: Calendar, situation: Situation
) -> _Bills:
    """The bills of some programs, `person` being each one's place in `PERSONS`."""
    first = rows_of(columns, places, person, (0, 0), calendar, situation)
    some = np.flatnonzero(first.known)
    low = np.zeros(len(places), np.int64)
    low[some] = sums(first.take(some), calendar, situation)
    high = low.copy()
    disputed = columns.credits[0, places] != columns.credits[1, places]
    for ends in _OTHER_ENDS:
        rows = rows_of(columns, places, person, ends, calendar, situation)
        asked = first.known & first.differs_from(rows)
        if ends[0] != ends[1]:
            asked &= disputed
        other = np.flatnonzero(asked)
        charged = sums(rows.take(other), calendar, situation)
        low[other] = np.minimum(low[other], charged)
        high[other] = np.maximum(high[other], charged)
    aid = hundredths(situation.aid)
    return _Bills(
        known=first.known,
        low=np.maximum(low - aid, 0),
        high=np.maximum(high - aid, 0),
        old_low=first.outdated,
        old_high=first.outdated,
        in_dollars=columns.in_dollars[places],
    )
