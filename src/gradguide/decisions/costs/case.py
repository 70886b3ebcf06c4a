"""A program and a person who asks: all that the person's bills there depend on, and the bills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import FULL_TIME, Term, Unit, academic_year
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.charges import Bill, Charged, Course, Rise, bill
from gradguide.decisions.costs.credits import Credits, Pace, credits_of, unit_of, usual_pace
from gradguide.decisions.costs.fees import Fee, FeeKind, fees_for
from gradguide.decisions.costs.plan import Plan, first_term, plan
from gradguide.decisions.costs.prices import Amount, Person, Price, price_for
from gradguide.decisions.costs.visits import Visits, visits_of
from gradguide.decisions.situation import Situation
from gradguide.model.fact import InstitutionEntry

End = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What is asked of a resident of the school's state, or of somebody from elsewhere."""

    person: Person
    price: Price | None
    fees: tuple[Fee, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A program and a person. `plan` is None where nobody states the credits; `first` is the
    first term either way."""

    candidate: Candidate
    situation: Situation
    credits: Credits | None
    unit: Unit
    pace: Pace
    first: Term
    plan: Plan | None
    visits: Visits | None
    offers: tuple[Offer, ...]
    rise: Rise

    @property
    def full_time(self) -> bool:
        return self.pace.credits >= FULL_TIME[self.unit]

    @property
    def to_pay(self) -> Bounds | None:
        """The credits that are to be paid for."""
        if self.credits is None:
            return None
        brought = self.situation.transfer
        return Bounds(self.credits.low - brought, self.credits.high - brought)


@dataclass(frozen=True, slots=True)
class Billed:
    """An offer with one of its bills."""

    offer: Offer
    bill: Bill


def case_of(candidate: Candidate, situation: Situation, as_of: date) -> Case:
    """What a person's bills at a program depend on, on a day.

    Raises:
        SituationError: as `plan.plan` does.
    """
    hours = credits_of(candidate)
    unit = unit_of(candidate, hours)
    own = situation.credits_per_term
    pace = usual_pace(candidate) if own is None else Pace(own)
    full_time = pace.credits >= FULL_TIME[unit]
    return Case(
        candidate=candidate,
        situation=situation,
        credits=hours,
        unit=unit,
        pace=pace,
        first=first_term(situation, unit, as_of),
        plan=plan(hours, pace.credits, situation, as_of) if hours else None,
        visits=visits_of(candidate),
        offers=tuple(
            Offer(
                person,
                price_for(candidate, person, hours, full_time=full_time),
                fees_for(candidate, person),
            )
            for person in persons(candidate.school, situation.residency)
        ),
        rise=Rise(situation.inflation, academic_year(as_of)),
    )


def persons(school: InstitutionEntry, residency: str | None) -> tuple[Person, ...]:
    """As whom somebody of a residency pays at a school; both where one of the two is unknown."""
    if residency is None or not school.state:
        return ("resident", "outsider")
    return ("resident",) if residency == school.state else ("outsider",)


def billed(case: Case) -> tuple[Billed, ...]:
    """The bills of each offer that has a price and can be reckoned: at the least and the greatest
    of its disputed amounts, each with the fewest and the most of its disputed credits.

    Fewer credits need not cost less: a published total is spread over fewer terms with them, and
    its later shares have other prices.
    """
    return tuple(
        Billed(offer, bill)
        for offer in case.offers
        if (price := offer.price) is not None and can_be_reckoned(case, price)
        for bill in bills_of(case, offer, price)
    )


def bills_of(case: Case, offer: Offer, price: Price) -> Iterator[Bill]:
    """The bills at an offer's fees and some price, one for each pair of ends that differ."""
    yield bill_of(case, offer, price, "low", "low")
    yield bill_of(case, offer, price, "high", "high")
    if case.credits is not None and not case.credits.known:
        yield bill_of(case, offer, price, "low", "high")
        yield bill_of(case, offer, price, "high", "low")


def can_be_reckoned(case: Case, price: Price) -> bool:
    """Whether a price comes to a bill: a total from which credits are to be taken off that
    nobody states does not."""
    if case.credits is not None:
        return True
    return price.kind == "total" and case.situation.transfer == 0


def bill_of(case: Case, offer: Offer, price: Price, end: End, credits_end: End) -> Bill:
    """The bill at an offer's fees and some price, at one end of its amounts and of the credits."""
    amount = price.low if end == "low" else price.high
    visits = 0
    if case.visits is not None:
        visits = case.visits.low if end == "low" else case.visits.high
    return bill(
        course_of(case, credits_end),
        Charged(price.kind, amount, price.year),
        charged_fees(offer.fees, end),
        visits,
        case.situation.visit_cost or Decimal(0),
        case.situation.aid,
    )


def charged_fees(fees: Iterable[Fee], end: End) -> list[tuple[FeeKind, Charged]]:
    """Fees as one end of a bill has them."""
    return [
        (fee.kind, Charged(fee.kind, Amount(fee.low if end == "low" else fee.high), fee.year))
        for fee in fees
    ]


def course_of(case: Case, end: End) -> Course:
    """The course of things with the fewest or with the most credits."""
    if case.plan is None or case.credits is None:
        return Course(case.unit, (case.first,), (), Fraction(1), case.rise)
    whole = case.credits.low if end == "low" else case.credits.high
    return Course(
        case.unit,
        case.plan.terms,
        case.plan.low if end == "low" else case.plan.high,
        Fraction(whole - case.situation.transfer) / Fraction(whole),
        case.rise,
    )
