"""The monthly payments that a plan asks for, and the debt under them from month to month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatch

from gradguide.decisions.borrowing.amortization import Month, level_payment, months, owed_of
from gradguide.decisions.borrowing.loans import (
    Borrower,
    Debt,
    RuleUsed,
    cents,
    money,
    percent,
    used,
)
from gradguide.model.loans import (
    AssistancePlan,
    DiscretionaryPlan,
    LevelPlan,
    LoanRules,
    Plan,
    Poverty,
)

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Course:
    """A debt under a plan, month by month; `words` say how the first payment is reached.

    `incomes` are what the payments of each year go by, empty where they go by none.
    """

    months: tuple[Month, ...]
    words: str
    incomes: tuple[Decimal, ...]
    rules: tuple[RuleUsed, ...]


def needs_income(plan: Plan) -> bool:
    """Whether the plan's payments go by income."""
    return not isinstance(plan, LevelPlan)


def incomes(borrower: Borrower, years: int) -> tuple[Decimal, ...]:
    """The borrower's income in each of so many years, in dollars, with its yearly raises."""
    growth = 1 + borrower.raises
    first = borrower.income or Decimal(0)
    return tuple(cents(first * growth**year) for year in range(years))


def assistance_payment(plan: AssistancePlan, income: Decimal, dependents: int) -> Decimal:
    """A month's payment in dollars for a yearly income."""
    monthly = plan.bracket(income).year_of(income) / _YEAR - plan.per_dependent * dependents
    return max(cents(monthly), plan.least_payment)


def discretionary_payment(
    plan: DiscretionaryPlan, income: Decimal, guideline: Decimal, cap: Decimal
) -> Decimal:
    """A month's payment in dollars for a yearly income and a family's poverty guideline."""
    above = max(income - plan.poverty_multiple * guideline, Decimal(0))
    monthly = min(cents(plan.share * above / _YEAR), cap)
    if monthly < plan.nothing_below:
        return Decimal(0)
    return max(monthly, plan.least_payment)


@singledispatch
def course(plan: Plan, debt: Debt, borrower: Borrower, rules: LoanRules) -> Course:
    """The debt under a plan, from the first payment to the last.

    Raises:
        NoRuleError: the plan needs a poverty guideline, and repayment begins before the first.
    """
    raise TypeError(f"{type(plan).__name__} is no plan whose payments are known")


@course.register
def _(plan: LevelPlan, debt: Debt, borrower: Borrower, rules: LoanRules) -> Course:
    owed = owed_of(debt)
    term = plan.months(debt.principal)
    level = max(level_payment(owed, debt.rate, term), plan.least_payment)
    rate = percent(debt.rate.quantize(Decimal("0.0001")))
    words = f"the same each month for {term // _YEAR} years, at {rate} a year"
    paid = tuple(months(owed, debt.rate, lambda _: level, term))
    return Course(paid, words, (), (used("plan", plan.name, plan),))


@course.register
def _(plan: AssistancePlan, debt: Debt, borrower: Borrower, rules: LoanRules) -> Course:
    path = incomes(borrower, plan.payments // _YEAR)
    due = [assistance_payment(plan, income, borrower.dependents) for income in path]
    bracket = plan.bracket(path[0])
    if bracket.share is None:
        words = f"{money(bracket.year_of(path[0]))} a year for an income of {money(path[0])}"
    else:
        words = f"{percent(bracket.share)} of an income of {money(path[0])} a year"
    words += ", a twelfth each month"
    if borrower.dependents:
        words += (
            f", less {money(plan.per_dependent)} a month for each dependent ({borrower.dependents})"
        )
    words += f"; at least {money(plan.least_payment)}"
    paid = months(
        owed_of(debt),
        debt.rate,
        lambda number: due[number // _YEAR],
        plan.payments,
        waives=True,
        match=plan.match_up_to,
    )
    return Course(tuple(paid), words, path, (used("plan", plan.name, plan),))


@course.register
def _(plan: DiscretionaryPlan, debt: Debt, borrower: Borrower, rules: LoanRules) -> Course:
    path = incomes(borrower, plan.payments // _YEAR)
    owed = owed_of(debt)
    family = 1 + borrower.dependents
    found = rules.poverty_at(debt.begins, borrower.region)
    guideline = found.rule.of(family)
    cap = level_payment(owed, debt.rate, plan.cap_months)
    due = [discretionary_payment(plan, income, guideline, cap) for income in path]
    words = (
        f"{percent(plan.share)} of what an income of {money(path[0])} a year has above "
        f"{plan.poverty_multiple} times the poverty guideline of {money(guideline)} for {family}, "
        f"a twelfth each month; at most {money(cap)}"
    )
    applied = (used("plan", plan.name, plan), _guideline(found.rule, found.assumed))
    paid = months(owed, debt.rate, lambda number: due[number // _YEAR], plan.payments)
    return Course(tuple(paid), words, path, applied)


def _guideline(rule: Poverty, assumed: bool) -> RuleUsed:
    words = f"poverty guideline of {rule.since.year}"
    if assumed:
        words += ", the newest known, for all years"
    newest = f"{money(rule.of(1))} for one person"
    return used("poverty", words, rule, assumed=assumed, newest=newest)
