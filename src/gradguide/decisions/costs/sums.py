"""What the terms of many programs charge, in whole cents: one end of their bills at a time.

The same amounts as in `charges`, over columns and by academic year instead of by term.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.calendar import FULL_TIME, Unit
from gradguide.decisions.costs.charges import OLDEST, TERMS_OF_A_PRICE
from gradguide.decisions.costs.columns import (
    PRICE_KINDS,
    Columns,
    Flags,
    Whole,
    fee_row,
    hundredths,
)
from gradguide.decisions.situation import Situation

RATE_PLACES = 10_000
"""Rises are whole ten-thousandths (`Situation` takes no more decimals)."""

Places = NDArray[np.intp]

_CREDIT, _YEAR, _TOTAL = (PRICE_KINDS.index(kind) for kind in ("credit", "year", "total"))
_PER_CREDIT, _PER_TERM = fee_row("credit"), fee_row("term")
_PAID_FIRST = fee_row("once"), fee_row("application")


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


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
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

    def take(self, places: Places) -> Rows:
        """The rows at some places."""
        if len(places) == len(self.terms):
            return self
        return Rows(*(getattr(self, one.name)[..., places] for one in fields(self)))

    def differs_from(self, other: Rows) -> Flags:
        """Which rows reckon with other amounts."""
        same = np.ones(len(self.terms), np.bool_)
        for name in ("terms", "last", "price", "over", "under", "share", "whole", "visits"):
            same &= getattr(self, name) == getattr(other, name)
        different: Flags = ~(same & (self.fees == other.fees).all(axis=0))
        return different


def rows_of(
    columns: Columns,
    places: Places,
    person: Whole,
    ends: tuple[int, int],
    calendar: Calendar,
    situation: Situation,
) -> Rows:
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
    return Rows(
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


def sums(rows: Rows, calendar: Calendar, situation: Situation) -> Whole:
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
    rows: Rows, segment: Segment, price: Whole, fees: Whole, visit: int, unit: Unit
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


def _tuition(rows: Rows, price: Whole, unit: Unit) -> tuple[Whole, Whole]:
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
