"""One whole bill: what each term charges, exact to the cent.

A price of an academic year rises by a rate in each later year, rounded to the cent each time, as
published prices are. What a term charges is rounded to the cent, half cents up. The same amounts
are reckoned a second time, over many programs at once, in `totals`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import cached_property

from gradguide.decisions.bounds import CENT, cents
from gradguide.decisions.calendar import Term, Unit
from gradguide.decisions.costs.fees import FeeKind
from gradguide.decisions.costs.prices import Amount, PriceKind

OLDEST = 20
"""Years after which an older price counts as one of so many years ago."""

TERMS_OF_A_PRICE: dict[Unit, int] = {"semester": 2, "quarter": 3}
"""Terms that a price for a year pays for: those outside the summer. Another term is as much."""


@dataclass(frozen=True, slots=True)
class Rise:
    """How prices rise: by `rate` each academic year, undated ones from the year `now`."""

    rate: Decimal
    now: int

    def since(self, year: int | None) -> int:
        """From which academic year on a price of a year rises."""
        return self.now if year is None else max(year, self.now - OLDEST)

    def of(self, dollars: Decimal, year: int | None, then: int) -> Decimal:
        """What is asked in the academic year `then` where it was `dollars` in `year`."""
        for _ in range(then - self.since(year) if self.rate else 0):
            dollars = cents(dollars * (1 + self.rate))
        return dollars


@dataclass(frozen=True, slots=True)
class Charged:
    """A kind of price or fee as one end of a bill has it."""

    kind: PriceKind | FeeKind
    amount: Amount
    year: int | None


@dataclass(frozen=True)
class Bill:
    """A whole bill, each tuple an amount a term in dollars. `aid` is what is taken off."""

    credits: tuple[Decimal, ...]
    tuition: tuple[Decimal, ...]
    fees: Mapping[FeeKind, tuple[Decimal, ...]]
    visits: tuple[Decimal, ...]
    aid: tuple[Decimal, ...]

    @cached_property
    def charged(self) -> Decimal:
        """All charges, before aid."""
        parts = [self.tuition, *self.fees.values(), self.visits]
        return sum((amount for part in parts for amount in part), Decimal(0))

    @cached_property
    def total(self) -> Decimal:
        return self.charged - sum(self.aid, Decimal(0))


@dataclass(frozen=True, slots=True)
class Course:
    """The course of things that a bill is for.

    `loads` are the credits of each of the `terms`; empty where nobody knows the credits, and then
    all is reckoned as of the first term. `published` is the share of a published total that is to
    be paid: less than one where credits are brought along.
    """

    unit: Unit
    terms: tuple[Term, ...]
    loads: tuple[Decimal, ...]
    published: Fraction
    rise: Rise

    def years(self) -> tuple[int, ...]:
        """The academic year of each term that is billed."""
        return tuple(term.academic_year for term in self.terms[: len(self.loads) or 1])


def bill(
    course: Course,
    price: Charged,
    fees: Sequence[tuple[FeeKind, Charged]],
    visits: int,
    visit_cost: Decimal,
    aid: Decimal,
) -> Bill:
    """The bill for a course of things, in dollars."""
    tuition = _tuition(course, price)
    charged = {kind: _fee(course, kind, fee) for kind, fee in fees}
    years = course.years()
    travel = tuple(
        many * course.rise.of(visit_cost, None, year)
        for many, year in zip(shared_out(visits, len(years)), years, strict=True)
    )
    due = [sum(parts, Decimal(0)) for parts in zip(tuition, travel, *charged.values(), strict=True)]
    return Bill(course.loads, tuition, charged, travel, aid_by_term(aid, due))


def _tuition(course: Course, price: Charged) -> tuple[Decimal, ...]:
    years = course.years()
    asked = [course.rise.of(price.amount.dollars, price.year, year) for year in years]
    match price.kind:
        case "credit":
            return tuple(
                _of_credits(load, dollars, price.amount.factor)
                for load, dollars in zip(course.loads, asked, strict=True)
            )
        case "term":
            return tuple(asked)
        case "year":
            return tuple(cents(dollars / TERMS_OF_A_PRICE[course.unit]) for dollars in asked)
        case _:
            whole = [_rounded(Fraction(dollars) * course.published) for dollars in asked]
            each = [(one / len(years)).quantize(CENT, ROUND_FLOOR) for one in whole]
            return (*each[:-1], whole[-1] - each[-1] * (len(years) - 1))


def _fee(course: Course, kind: FeeKind, fee: Charged) -> tuple[Decimal, ...]:
    years = course.years()
    asked = [course.rise.of(fee.amount.dollars, fee.year, year) for year in years]
    match kind:
        case "credit":
            loads = course.loads or (Decimal(0),)
            return tuple(cents(one * load) for one, load in zip(asked, loads, strict=True))
        case "term":
            return tuple(asked) if course.loads else (Decimal(0),)
        case _:
            return (asked[0], *[Decimal(0)] * (len(years) - 1))


def _of_credits(load: Decimal, dollars: Decimal, factor: Fraction) -> Decimal:
    return cents(load * dollars) if factor == 1 else _rounded(Fraction(load * dollars) * factor)


def _rounded(amount: Fraction) -> Decimal:
    """An amount that is not negative to the cent, half cents up."""
    return Decimal((amount * 200 + 1) // 2) * CENT


def shared_out(count: int, parts: int) -> tuple[int, ...]:
    """A count over parts as evenly as can be, the first ones having more."""
    return tuple(count // parts + (place < count % parts) for place in range(parts))


def aid_by_term(aid: Decimal, due: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Aid over the terms: evenly to the cent, the last term taking the rest; what a term has no
    room for goes to the first terms that have, so that no term is paid for twice."""
    each = (aid / len(due)).quantize(CENT, ROUND_FLOOR)
    even = [*[each] * (len(due) - 1), aid - each * (len(due) - 1)]
    used = [min(share, charge) for share, charge in zip(even, due, strict=True)]
    left = aid - sum(used, Decimal(0))
    for place, charge in enumerate(due):
        more = min(left, charge - used[place])
        used[place] += more
        left -= more
    return tuple(used)
