"""The rules of federal student loans: each with the days on which it holds, and its sources.

Money is in US dollars and exact, rates and shares are parts of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

Topic = Literal["limits", "repayment", "service"]
Region = Literal["contiguous", "alaska", "hawaii"]


class NoRuleError(LookupError):
    """No rule is known for a day, because it is before all that are. Names the first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something that holds from one day to another, both included, and where it is published.

    Without `until` it holds for as long as nobody changes it.
    """

    since: date
    until: date | None
    sources: tuple[str, ...]
    note: str

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Dated):
    """An interest rate or a fee, by the day of a loan's first disbursement."""

    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Dated):
    """How much a student of a kind may borrow in an award year, and in all.

    `undergraduate_counts` says whether loans for undergraduate study use up `aggregate`.
    `lifetime` counts everything ever borrowed. `prorated` says whether `annual` shrinks with
    part-time study. Below `least_intensity` (1 is full time) there is no loan.
    """

    kind: str
    annual: Decimal
    aggregate: Decimal
    undergraduate_counts: bool
    lifetime: Decimal | None
    prorated: bool
    least_intensity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation(Dated):
    """Who may go on under the limits of before: enrolled in the program on a day, with a loan for
    it made before another, for so many years or the rest of the program if that is shorter."""

    enrolled_on: date
    loan_before: date
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual(Dated):
    """How interest grows before repayment, and whether it is then added to the principal."""

    days_in_year: int
    grace_months: int
    capitalized: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Dated):
    """A way of paying back.

    It is open to borrowers whose newest loan was made in these days (None: any). Payments are at
    least `least_payment` dollars a month; `counts_for_service` says whether they count for Public
    Service Loan Forgiveness.
    """

    id: str
    name: str
    newest_loan_from: date | None
    newest_loan_until: date | None
    least_payment: Decimal
    counts_for_service: bool

    def open_to(self, newest: date, oldest: date) -> bool:
        """Whether it is open to whoever's newest and oldest loans were made on these days."""
        return _within(newest, self.newest_loan_from, self.newest_loan_until)


@dataclass(frozen=True, slots=True)
class Tier:
    """A principal of less than `below` dollars (None: any) is paid back in so many months."""

    below: Decimal | None
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPlan(Plan):
    """The same payment every month."""

    tiers: tuple[Tier, ...]

    def months(self, principal: Decimal) -> int:
        """In how many months a principal of so many dollars is paid back."""
        return next(t.months for t in self.tiers if t.below is None or principal < t.below)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A yearly income of at most `to` dollars (None: any) makes a year's payments a fixed
    amount, `yearly`, or else a share of the whole income."""

    to: Decimal | None
    yearly: Decimal | None
    share: Decimal | None

    def year_of(self, income: Decimal) -> Decimal:
        """A year's payments, in dollars, before anything is taken off for dependents."""
        return self.yearly if self.yearly is not None else income * (self.share or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistancePlan(Plan):
    """A share of the whole income; interest that a payment leaves is waived, and principal is
    made to fall by `match_up_to` dollars a month; what is left after `payments` is forgiven."""

    per_dependent: Decimal
    match_up_to: Decimal
    payments: int
    brackets: tuple[Bracket, ...]

    def bracket(self, income: Decimal) -> Bracket:
        """The bracket of a yearly income in dollars: one on a border is in the lower bracket."""
        return next(b for b in self.brackets if b.to is None or income <= b.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscretionaryPlan(Plan):
    """A share of the income above a multiple of the poverty guideline, at most what would repay
    the debt in `cap_months`; what is left after `payments` is forgiven.

    Less than `nothing_below` dollars a month is nothing.
    """

    oldest_loan_from: date | None
    oldest_loan_until: date | None
    share: Decimal
    poverty_multiple: Decimal
    cap_months: int
    nothing_below: Decimal
    payments: int

    def open_to(self, newest: date, oldest: date) -> bool:
        return _within(newest, self.newest_loan_from, self.newest_loan_until) and _within(
            oldest, self.oldest_loan_from, self.oldest_loan_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Poverty(Dated):
    """The poverty guideline of a region, in dollars a year."""

    region: Region
    first: Decimal
    further: Decimal

    def of(self, persons: int) -> Decimal:
        """That of a family of so many persons."""
        return self.first + self.further * (persons - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Dated):
    """Public Service Loan Forgiveness: what is left after so many payments is forgiven."""

    payments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Dated):
    """What a reader has to know besides, on a topic."""

    about: Topic
    text: str


_D = TypeVar("_D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Found(Generic[_D]):
    """The rule for a day. `assumed` says that the day lies behind it: it is the newest known."""

    rule: _D
    assumed: bool


@dataclass(frozen=True, slots=True)
class LoanRules:
    """All rules, each kind in the order of its days. `checked` is when they were last checked.

    The lookups give the rule that holds on a day, or else the newest one from before it, marked
    as assumed; rates of a coming year are published in the May before, so there is often none.

    Raises (each lookup):
        NoRuleError: the day is before the first rule.
    """

    checked: date
    interest: tuple[Rate, ...]
    fees: tuple[Rate, ...]
    limits: tuple[Limits, ...]
    continuations: tuple[Continuation, ...]
    accruals: tuple[Accrual, ...]
    plans: tuple[Plan, ...]
    poverty: tuple[Poverty, ...]
    services: tuple[Service, ...]
    notices: tuple[Notice, ...]

    def interest_at(self, day: date) -> Found[Rate]:
        return found(self.interest, day, "interest rate")

    def fee_at(self, day: date) -> Found[Rate]:
        return found(self.fees, day, "loan fee")

    def limits_at(self, day: date, kind: str) -> Found[Limits]:
        return found([e for e in self.limits if e.kind == kind], day, f"{kind} loan limit")

    def accrual_at(self, day: date) -> Found[Accrual]:
        return found(self.accruals, day, "rule for interest before repayment")

    def poverty_at(self, day: date, region: Region) -> Found[Poverty]:
        return found([e for e in self.poverty if e.region == region], day, "poverty guideline")

    def service_at(self, day: date) -> Found[Service]:
        return found(self.services, day, "rule for public service")

    def plans_at(self, day: date, newest: date, oldest: date) -> tuple[Plan, ...]:
        """The plans that are open on a day to whoever's newest and oldest loans are so old."""
        return tuple(p for p in self.plans if p.holds(day) and p.open_to(newest, oldest))

    def notices_at(self, day: date, about: Topic) -> tuple[Notice, ...]:
        return tuple(n for n in self.notices if n.about == about and n.holds(day))


def found(rules: Iterable[_D], day: date, what: str) -> Found[_D]:
    """The rule that holds on a day, else the newest from before it.

    Raises:
        NoRuleError: there is none.
    """
    known = sorted(rules, key=lambda rule: rule.since)
    before = [rule for rule in known if rule.since <= day]
    if not before:
        first = f"the first is of {known[0].since}" if known else "there are none"
        raise NoRuleError(f"no {what} is known for {day}; {first}")
    holding = [rule for rule in before if rule.holds(day)]
    return Found((holding or before)[-1], assumed=not holding)


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)
