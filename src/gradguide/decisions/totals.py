"""What many programs cost one person: the totals of `cost`, to the cent, many times as fast.

The same sums as in `charges`, but over whole columns of cents at once and by academic year instead
of by term, since the full terms of a year all charge the same. A Hypothesis test and a test over
all bundled programs hold the two against each other.

Whole numbers of 64 bits are wide enough: situations and facts are limited so that no sum on the
way exceeds 2 x 10^18 (`prices.MOST`, `fees.MOST_FEE`, `charges.OLDEST`, `plan.LONGEST_YEARS`,
`plan.FARTHEST_START`, a rise of a quarter a year at most).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import groupby, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.calendar import FULL_TIME, Unit, academic_year, terms_from
from gradguide.decisions.charges import OLDEST, TERMS_OF_A_PRICE
from gradguide.decisions.columns import (
    PERSONS,
    PRICE_KINDS,
    Columns,
    Flags,
    Whole,
    code_of,
    fee_row,
    hundredths,
)
from gradguide.decisions.errors import SituationError
from gradguide.decisions.plan import first_term, longest
from gradguide.decisions.situation import Situation

RATE_PLACES = 10_000
"""Rises are whole ten-thousandths (`Situation` takes no more decimals)."""

_CREDIT, _YEAR, _TOTAL = (PRICE_KINDS.index(kind) for kind in ("credit", "year", "total"))
_PER_CREDIT, _PER_TERM = fee_row("credit"), fee_row("term")
_PAID_FIRST = fee_row("once"), fee_row("application")
Places = NDArray[np.intp]

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


class Segment(NamedTuple):
    """Terms of one academic year: the place of the first of them, and how many there are."""

    year: int
    begin: int
    terms: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The terms from a first one on, by academic year, and from when on undated prices rise."""

    unit: Unit
    segments: tuple[Segment, ...]
    most: int
    now: int


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
    first = _rows(columns, places, person, (0, 0), calendar, situation)
    some = np.flatnonzero(first.known)
    low = np.zeros(len(places), np.int64)
    low[some] = _sums(first.take(some), calendar, situation)
    high = low.copy()
    disputed = columns.credits[0, places] != columns.credits[1, places]
    for ends in _OTHER_ENDS:
        rows = _rows(columns, places, person, ends, calendar, situation)
        asked = first.known & first.differs_from(rows)
        if ends[0] != ends[1]:
            asked &= disputed
        other = np.flatnonzero(asked)
        sums = _sums(rows.take(other), calendar, situation)
        low[other] = np.minimum(low[other], sums)
        high[other] = np.maximum(high[other], sums)
    aid = hundredths(situation.aid)
    return _Bills(
        known=first.known,
        low=np.maximum(low - aid, 0),
        high=np.maximum(high - aid, 0),
        old_low=first.outdated,
        old_high=first.outdated,
        in_dollars=columns.in_dollars[places],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """What one end of some programs' bills is reckoned from; an entry a program.

    `load` are the credits of a full term and `last` those of the last in hundredths, `terms` how
    many there are (1 where credits are not known, and then `planned` is False). A credit costs
    `price` x `over` / `under` cents; `share` of `whole` credits of a published total are paid.
    """

    known: Flags
    outdated: Flags
    planned: Flags
    terms: Whole
    load: Whole
    last: Whole
    kind: Whole
    price: Whole
    over: Whole
    under: Whole
    since: Whole
    share: Whole
    whole: Whole
    visits: Whole
    fees: Whole
    fees_since: Whole

    def take(self, places: Places) -> _Rows:
        """The rows at some places."""
        if len(places) == len(self.terms):
            return self
        return _Rows(*(getattr(self, one.name)[..., places] for one in fields(self)))

    def differs_from(self, other: _Rows) -> Flags:
        """Which rows reckon with other amounts."""
        same = np.ones(len(self.terms), np.bool_)
        for name in ("terms", "last", "price", "over", "under", "share", "whole", "visits"):
            same &= getattr(self, name) == getattr(other, name)
        different: Flags = ~(same & (self.fees == other.fees).all(axis=0))
        return different


def _rows(
    columns: Columns,
    places: Places,
    person: Whole,
    ends: tuple[int, int],
    calendar: Calendar,
    situation: Situation,
) -> _Rows:
    """The rows at one end of the credits and one of the amounts."""
    credits_end, end = ends
    pace = columns.pace[places]
    if situation.credits_per_term is not None:
        pace = np.full(len(places), hundredths(situation.credits_per_term))
    fast = (pace >= hundredths(FULL_TIME[calendar.unit])).astype(np.int64)
    brought = hundredths(situation.transfer)
    least, most = columns.credits[0, places], columns.credits[1, places]
    whole = columns.credits[credits_end, places]
    planned = whole > 0
    share = whole - brought
    terms = np.where(planned, -(-share // pace), 1)
    longest_terms = -(-(most - brought) // pace)
    kind = columns.kind[person, fast, places]
    possible = np.where(
        planned,
        (least > brought) & (longest_terms <= calendar.most),
        (kind == _TOTAL) & (brought == 0),
    )
    year = columns.price_year[person, fast, places]
    fee_year = columns.fee_year[person, :, places].T
    return _Rows(
        known=(kind > 0) & possible,
        outdated=columns.outdated[person, fast, places],
        planned=planned,
        terms=terms,
        load=pace,
        last=share - pace * (terms - 1),
        kind=kind,
        price=columns.price[person, fast, end, places],
        over=columns.factor[person, fast, end, 0, places],
        under=columns.factor[person, fast, end, 1, places],
        since=_since(year, calendar.now),
        share=np.where(planned, share, 1),
        whole=np.where(planned, whole, 1),
        visits=columns.visits[end, places],
        fees=columns.fee[person, :, end, places].T,
        fees_since=_since(fee_year, calendar.now),
    )


def _since(year: Whole, now: int) -> Whole:
    """From which academic year on prices of some years rise."""
    return np.where(year == 0, now, np.maximum(year, now - OLDEST))


def _sums(rows: _Rows, calendar: Calendar, situation: Situation) -> Whole:
    """What the terms charge together, in cents, before aid."""
    rate = int(situation.inflation * RATE_PLACES)
    visit = hundredths(situation.visit_cost or Decimal(0))
    first = calendar.segments[0].year
    # Prices that stay as they are make all academic years one.
    years = calendar.segments if rate else (Segment(first, 0, calendar.most),)
    price = _risen(rows.price, rows.since, None, first, rate)
    fees = _risen(rows.fees, rows.fees_since, None, first, rate)
    visit = int(_risen(np.array([visit]), np.array([calendar.now]), None, first, rate)[0])
    out: Whole = fees[_PAID_FIRST[0]] + fees[_PAID_FIRST[1]]
    left = np.arange(len(out))
    for place, segment in enumerate(years):
        if place:
            going_on = rows.terms > segment.begin
            if not going_on.any():
                break
            here = np.flatnonzero(going_on)
            rows, left = rows.take(here), left[here]
            before = years[place - 1].year
            price = _risen(price[here], rows.since, before, segment.year, rate)
            fees = _risen(fees[:, here], rows.fees_since, before, segment.year, rate)
            now = np.array([calendar.now])
            visit = int(_risen(np.array([visit]), now, before, segment.year, rate)[0])
        out[left] += _of_segment(rows, segment, price, fees, visit, calendar.unit)
    return out


def _of_segment(
    rows: _Rows, segment: Segment, price: Whole, fees: Whole, visit: int, unit: Unit
) -> Whole:
    """What the terms of one academic year charge, in cents; nothing that is paid once."""
    counted = np.clip(rows.terms - segment.begin, 0, segment.terms)
    has_last = (rows.terms <= segment.begin + segment.terms).astype(np.int64)
    full = counted - has_last
    each, last = _tuition(rows, price, unit)
    charged = full * each + has_last * last
    per_credit = fees[_PER_CREDIT]
    charged += rows.planned * (
        full * _half_up(rows.load * per_credit, 100)
        + has_last * _half_up(rows.last * per_credit, 100)
        + counted * fees[_PER_TERM]
    )
    if visit:
        extra = np.clip(rows.visits % rows.terms - segment.begin, 0, counted)
        charged += (counted * (rows.visits // rows.terms) + extra) * visit
    return charged


def _tuition(rows: _Rows, price: Whole, unit: Unit) -> tuple[Whole, Whole]:
    """The tuition of a full term and of the last one, in cents, at a year's price."""
    each, last = price.copy(), price.copy()  # a price for a term is what a term costs
    per_credit = np.flatnonzero(rows.kind == _CREDIT)
    if len(per_credit):
        some = rows.take(per_credit)
        weight, under = price[per_credit] * some.over, some.under * 100
        each[per_credit] = _half_up(some.load * weight, under)
        last[per_credit] = _half_up(some.last * weight, under)
    a_year = np.flatnonzero(rows.kind == _YEAR)
    if len(a_year):
        each[a_year] = last[a_year] = _half_up(price[a_year], TERMS_OF_A_PRICE[unit])
    published = np.flatnonzero(rows.kind == _TOTAL)
    if len(published):
        some = rows.take(published)
        whole = _half_up(price[published] * some.share, some.whole)
        each[published] = whole // some.terms
        last[published] = whole - each[published] * (some.terms - 1)
    return each, last


def _risen(amount: Whole, since: Whole, before: int | None, year: int, rate: int) -> Whole:
    """Amounts of the academic year `before` (None: of the year since which each rises) in a later
    year, rounded to the cent each year."""
    if not rate or not amount.size:
        return amount
    start = int(since.min()) if before is None else before
    for then in range(start + 1, year + 1):
        more = _half_up(amount * (RATE_PLACES + rate), RATE_PLACES)
        amount = np.where(since < then, more, amount)
    return amount


def _half_up(amount: Whole, under: Whole | int) -> Whole:
    """A whole number that is not negative, divided and rounded, halves up."""
    return (2 * amount + under) // (2 * under)
