"""What programs' costs depend on, as columns of whole numbers: one entry a program.

Amounts are cents and credits hundredths, so that all that is reckoned with them stays exact. The
choice of prices and fees is made here once, by the rules of `prices` and `fees`; what a person
adds (residency, pace, credits brought along, aid) is reckoned with in `totals`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.credits import credits_of, unit_of, usual_pace
from gradguide.decisions.costs.fees import KINDS, Fee, FeeKind, fees_for
from gradguide.decisions.costs.prices import (
    APPLIES,
    Person,
    Price,
    PriceKind,
    in_dollars,
    price_for,
)
from gradguide.decisions.costs.visits import visits_of

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

PERSONS: tuple[Person, ...] = tuple(APPLIES)
PRICE_KINDS: tuple[PriceKind | None, ...] = (None, "credit", "term", "year", "total")
"""What the codes in `Columns.kind` mean."""

_ENDS = 2  # least, greatest
_PACES = 2  # part time, full time


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The inputs of n programs' costs. All arrays are int64 but the three of flags.

    state         (n)           the school's state as `code_of` has it, 0 where it is not known
    quarter       (n)           flags: whether credits and terms are quarters and not semesters
    in_dollars    (n)           flags: whether amounts are known to be U.S. dollars
    credits       (2, n)        least and most, in hundredths; 0 where nobody states them
    pace          (n)           usual credits a term, in hundredths
    visits        (2, n)        fewest and most visits to campus
    kind          (2, 2, n)     by person and pace: a place in `PRICE_KINDS`
    price         (2, 2, 2, n)  by person, pace and end: cents
    factor        (2, 2, 2, 2, n)  by person, pace and end: numerator and denominator of how many
                                credits as the price counts them are one credit of the program
    price_year    (2, 2, n)     academic year of the price, 0 where it has none
    outdated      (2, 2, n)     flags: whether the price is outdated
    fee           (2, 4, 2, n)  by person, kind (as in `fees.KINDS`) and end: cents
    fee_year      (2, 4, n)     academic year of the fees, 0 where they have none

    Persons come as in `PERSONS`, paces part time first, ends the least first.
    """

    state: Whole
    quarter: Flags
    in_dollars: Flags
    credits: Whole
    pace: Whole
    visits: Whole
    kind: Whole
    price: Whole
    factor: Whole
    price_year: Whole
    outdated: Flags
    fee: Whole
    fee_year: Whole

    def __len__(self) -> int:
        return len(self.state)


def columns(candidates: Iterable[Candidate]) -> Columns:
    """The columns of some programs, in their order."""
    listed = tuple(candidates)
    size = len(listed)
    out = Columns(
        state=np.zeros(size, np.int64),
        quarter=np.zeros(size, np.bool_),
        in_dollars=np.zeros(size, np.bool_),
        credits=np.zeros((_ENDS, size), np.int64),
        pace=np.zeros(size, np.int64),
        visits=np.zeros((_ENDS, size), np.int64),
        kind=np.zeros((len(PERSONS), _PACES, size), np.int64),
        price=np.zeros((len(PERSONS), _PACES, _ENDS, size), np.int64),
        factor=np.ones((len(PERSONS), _PACES, _ENDS, 2, size), np.int64),
        price_year=np.zeros((len(PERSONS), _PACES, size), np.int64),
        outdated=np.zeros((len(PERSONS), _PACES, size), np.bool_),
        fee=np.zeros((len(PERSONS), len(KINDS), _ENDS, size), np.int64),
        fee_year=np.zeros((len(PERSONS), len(KINDS), size), np.int64),
    )
    for place, one in enumerate(listed):
        _write(out, place, one)
    return out


def code_of(state: str) -> int:
    """A state's two letters as a whole number, 0 for none."""
    return int.from_bytes(state.encode("ascii", "replace")) if state else 0


def hundredths(number: Decimal) -> int:
    """Dollars as cents, or credits as hundredths; exact for numbers of two decimals."""
    return int(number * 100)


def _write(out: Columns, place: int, one: Candidate) -> None:
    hours = credits_of(one)
    out.state[place] = code_of(one.school.state)
    out.quarter[place] = unit_of(one, hours) == "quarter"
    out.in_dollars[place] = in_dollars(one.school)
    out.pace[place] = hundredths(usual_pace(one).credits)
    if hours is not None:
        out.credits[:, place] = hundredths(hours.low), hundredths(hours.high)
    visits = visits_of(one)
    if visits is not None:
        out.visits[:, place] = visits.low, visits.high
    for row, person in enumerate(PERSONS):
        for full_time in (False, True):
            price = price_for(one, person, hours, full_time=full_time)
            if price is not None:
                _write_price(out, (row, int(full_time)), place, price)
        for fee in fees_for(one, person):
            _write_fee(out, row, place, fee)


def _write_price(out: Columns, whose: tuple[int, int], place: int, price: Price) -> None:
    out.kind[(*whose, place)] = PRICE_KINDS.index(price.kind)
    out.price_year[(*whose, place)] = price.year or 0
    out.outdated[(*whose, place)] = price.outdated
    for end, amount in enumerate((price.low, price.high)):
        out.price[(*whose, end, place)] = hundredths(amount.dollars)
        out.factor[(*whose, end, 0, place)] = amount.factor.numerator
        out.factor[(*whose, end, 1, place)] = amount.factor.denominator


def _write_fee(out: Columns, row: int, place: int, fee: Fee) -> None:
    kind = fee_row(fee.kind)
    out.fee_year[row, kind, place] = fee.year or 0
    out.fee[row, kind, :, place] = hundredths(fee.low), hundredths(fee.high)


def fee_row(kind: FeeKind) -> int:
    """In which row of the fees a kind stands."""
    return KINDS.index(kind)
