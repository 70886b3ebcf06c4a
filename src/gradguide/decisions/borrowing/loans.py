"""What borrowing is asked about, in terms of terms and persons, and what its answers are made of.

Money is in US dollars and exact; shares and rates are parts of one.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from gradguide.model.loans import Dated, Region

CENT = Decimal("0.01")
_MOST = Decimal(10_000_000)
_TERM_MONTHS = 4


class LoanInputError(ValueError):
    """A question about borrowing that cannot be meant: says what was given and what is allowed."""


@dataclass(frozen=True, slots=True)
class FundedTerm:
    """A term, and what is due in it.

    `bill` is in dollars. `intensity` is the part of full-time study: 1 is full time, 0.5 half
    time. Without `ends` a term is taken to last four months.

    Raises:
        LoanInputError: the bill or the intensity is negative or far too high, or it ends before
            it begins.
    """

    begins: date
    bill: Decimal
    intensity: Decimal
    ends: date | None = None

    def __post_init__(self) -> None:
        within("a term's bill", self.bill, Decimal(0), _MOST)
        within("intensity of study", self.intensity, Decimal(0), Decimal(3))
        if self.ends is not None and self.ends <= self.begins:
            raise LoanInputError(
                f"a term that begins on {self.begins} cannot end on {self.ends}; give a later day"
            )

    @property
    def last_day(self) -> date:
        return self.ends or months_after(self.begins, _TERM_MONTHS)

    @property
    def award_year(self) -> int:
        """The year in which its award year begins, on 1 July."""
        return self.begins.year if self.begins.month >= 7 else self.begins.year - 1


@dataclass(frozen=True, slots=True)
class Continuing:
    """Somebody who was in the program on 30 June 2026 and had borrowed for it before July 2026.

    `loan_made` is the day of that loan, `years_left` the academic years that the program still
    took from July 2026 on.

    Raises:
        LoanInputError: the years are negative or more than ten.
    """

    loan_made: date
    years_left: Decimal

    def __post_init__(self) -> None:
        within("years left in the program", self.years_left, Decimal(0), Decimal(10))


@dataclass(frozen=True, slots=True)
class Borrower:
    """Who borrows.

    share           part of each term's bill that loans are to pay, 0 to 1
    income          dollars a year (adjusted gross income) in the first year of repayment
    raises          by how much the income grows each year, 0.03 for 3 %
    dependents      whom they claim in their tax return, besides a spouse
    prior_debt      principal of federal loans for graduate study that they owe already
    prior_undergraduate_debt  the same, for undergraduate study
    borrowed_before the day of the oldest federal student loan that they still owe; None: none
    continuing      that they go on with a program from before July 2026; None: they do not
    region          whose poverty guideline is theirs

    Raises:
        LoanInputError: something is impossible; says what is allowed.
    """

    share: Decimal
    income: Decimal | None = None
    dependents: int = 0
    prior_debt: Decimal = field(default=Decimal(0))
    borrowed_before: date | None = None
    prior_undergraduate_debt: Decimal = field(default=Decimal(0))
    continuing: Continuing | None = None
    raises: Decimal = field(default=Decimal(0))
    region: Region = "contiguous"

    def __post_init__(self) -> None:
        within("share that is borrowed", self.share, Decimal(0), Decimal(1))
        if self.income is not None:
            within("income", self.income, Decimal(0), _MOST)
        within("dependents", Decimal(self.dependents), Decimal(0), Decimal(20))
        within("earlier debt", self.prior_debt, Decimal(0), _MOST)
        within("earlier undergraduate debt", self.prior_undergraduate_debt, Decimal(0), _MOST)
        within("yearly raise", self.raises, Decimal("-0.2"), Decimal("0.2"))


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed on the day on which repayment begins, in dollars.

    `principal` bears interest at `rate` a year, `interest` is owed and bears none. `newest` and
    `oldest` are the days on which loans were made. `words` say how the sum came about.

    Raises:
        LoanInputError: nothing is owed, or an amount or the rate is impossible.
    """

    principal: Decimal
    interest: Decimal
    rate: Decimal
    begins: date
    newest: date
    oldest: date
    words: str = ""

    def __post_init__(self) -> None:
        within("principal", self.principal, Decimal(0), _MOST)
        within("unpaid interest", self.interest, Decimal(0), _MOST)
        within("interest rate", self.rate, Decimal(0), Decimal("0.25"))
        if self.principal <= 0:
            raise LoanInputError("nothing is owed; give a principal of more than 0 dollars")
        if not self.oldest <= self.newest <= self.begins:
            raise LoanInputError(
                f"the oldest loan ({self.oldest}), the newest ({self.newest}) and the beginning of "
                f"repayment ({self.begins}) must be in this order"
            )

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest


@dataclass(frozen=True, slots=True)
class LoanLine:
    """One number of an answer: its name, dollars, how it is reached, and where the rules are."""

    name: str
    amount: Decimal
    words: str
    sources: tuple[str, ...] = ()


Subject = Literal["limits", "fee", "interest", "growth", "plan", "poverty", "service"]
"""`growth` is how interest grows before repayment."""


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A rule that an answer rests on, with its days and addresses.

    `about` is what it rules. `assumed` says that no rule is known for the day in question, and
    that this is the newest one; `assumption` says so in a sentence, "" where nothing is assumed.
    """

    about: Subject
    words: str
    since: date
    until: date | None
    sources: tuple[str, ...]
    assumed: bool = False
    assumption: str = ""


def used(
    about: Subject, words: str, rule: Dated, *, assumed: bool = False, newest: str = ""
) -> RuleUsed:
    """A rule as an answer names it, with what the data says of it; `newest` is what it says, for
    the sentence that tells of its being assumed."""
    told = f"{words} ({rule.note})" if rule.note else words
    assumption = _assumption(about, rule, newest) if assumed else ""
    return RuleUsed(about, told, rule.since, rule.until, rule.sources, assumed, assumption)


_COMING: Mapping[Subject, str] = {
    "limits": "loan limits",
    "fee": "loan fees",
    "interest": "interest rates of loans made",
    "growth": "rules for interest before repayment",
    "plan": "rules of repayment plans",
    "poverty": "poverty guidelines",
    "service": "rules of Public Service Loan Forgiveness",
}


def _assumption(about: Subject, rule: Dated, newest: str) -> str:
    """That a rule stands for days of which none is known."""
    known = newest or f"those that began on {rule.since:%-d %B %Y}"
    after = f"after {rule.until:%-d %B %Y}" if rule.until else "of later years"
    return f"The {_COMING[about]} {after} are not known yet; the newest known are used: {known}."


def assumptions(rules: Iterable[RuleUsed]) -> tuple[str, ...]:
    """What is assumed of rules that are not known yet, each sentence once."""
    return tuple(dict.fromkeys(rule.assumption for rule in rules if rule.assumed))


def addresses(rules: Iterable[RuleUsed], *about: Subject) -> tuple[str, ...]:
    """The addresses of the rules about something, each once, in order."""
    return tuple(dict.fromkeys(s for rule in rules if rule.about in about for s in rule.sources))


def cents(amount: Decimal) -> Decimal:
    """To the cent, a half up: where money changes hands."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def cut(amount: Decimal) -> Decimal:
    """To the cent, fractions cut off."""
    return amount.quantize(CENT, ROUND_DOWN)


def money(amount: Decimal) -> str:
    """As people write it: "$20,500", "$852.50"."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"


def percent(share: Decimal) -> str:
    """As people write it: "8.07 %", "10 %"."""
    number = (share * 100).normalize()
    return f"{number:f} %"


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def within(name: str, value: Decimal, low: Decimal, high: Decimal) -> None:
    """Nothing, if a number is between two others.

    Raises:
        LoanInputError: it is not.
    """
    if not (value.is_finite() and low <= value <= high):
        raise LoanInputError(
            f"{name}: {value} is not allowed; give a number from {low:f} to {high:f}"
        )
