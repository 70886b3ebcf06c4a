"""What paying a debt back comes to under each plan that is open, and what public service changes.

Every payment is made in full and on time. Loans of different rates are taken together at their
average rate. An income is that of the tax return that a year's payments go by; the family and the
poverty guideline stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gradguide.decisions.borrowing.amortization import Month
from gradguide.decisions.borrowing.loans import (
    Borrower,
    Debt,
    LoanLine,
    RuleUsed,
    addresses,
    money,
    used,
    within,
)
from gradguide.decisions.borrowing.payments import Course, course, needs_income
from gradguide.model.loans import LoanRules, Plan, Service

_NOTHING = Decimal(0)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A year of payments, in dollars: the payment of its first month, and the year's sums.

    `income` is what the payments go by, None where they do not go by one. `left` is owed at the
    end of the year.
    """

    number: int
    income: Decimal | None
    monthly: Decimal
    paid: Decimal
    charged: Decimal
    waived: Decimal
    matched: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What it comes to after some payments, in dollars.

    `paid` is all that the borrower pays, `interest` the part of it that is interest. `waived` is
    interest and `matched` principal that is let off on the way, `forgiven` all that is then left.
    """

    payments: int
    paid: Decimal
    interest: Decimal
    waived: Decimal
    matched: Decimal
    forgiven: Decimal


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan from the first payment to the last.

    `service` is the outcome if the borrower works full time for a public or non-profit employer
    all along, None where payments under the plan do not count for that. `rules` are what was
    applied, with their days.
    """

    id: str
    name: str
    first_payment: Decimal
    highest_payment: Decimal
    last_payment: Decimal
    outcome: Outcome
    service: Outcome | None
    years: tuple[PlanYear, ...]
    lines: tuple[LoanLine, ...]
    rules: tuple[RuleUsed, ...]


@dataclass(frozen=True, slots=True)
class Repayment:
    """A debt under each plan that is open for it.

    `left_out` says which open plans are not reckoned and why. `checked` is when the rules were
    last held against their sources.
    """

    debt: Debt
    plans: tuple[PlanResult, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    checked: date


@dataclass(frozen=True, slots=True)
class Burden:
    """A debt against a yearly wage: the debt as a multiple of it, and for each plan (by its id)
    the first year's payments as a share of it, both to a thousandth."""

    wage: Decimal
    debt: Decimal
    multiple: Decimal
    shares: tuple[tuple[str, Decimal], ...]


def repay(debt: Debt, borrower: Borrower, rules: LoanRules) -> Repayment:
    """What each plan that is open on the day of repayment comes to.

    Raises:
        NoRuleError: repayment begins before every known rule.
    """
    service = rules.service_at(debt.begins)
    name = "Public Service Loan Forgiveness"
    promise = used("service", name, service.rule, assumed=service.assumed)
    results = []
    left_out = []
    for plan in rules.plans_at(debt.begins, debt.newest, debt.oldest):
        if borrower.income is None and needs_income(plan):
            left_out.append(f"{plan.name}: its payments go by income, and none is given")
            continue
        followed = course(plan, debt, borrower, rules)
        results.append(_result(plan, debt, followed, service.rule, promise))
    notices = (
        *rules.notices_at(debt.begins, "repayment"),
        *rules.notices_at(debt.begins, "service"),
    )
    notes = tuple(notice.text for notice in notices)
    return Repayment(debt, tuple(results), tuple(left_out), notes, rules.checked)


def against_wage(repayment: Repayment, wage: Decimal) -> Burden:
    """The debt and the first year's payments against a yearly wage before tax, in dollars.

    Raises:
        LoanInputError: the wage is not above 0.
    """
    within("yearly wage", wage, Decimal(1), Decimal(10_000_000))
    thousandth = Decimal("0.001")
    return Burden(
        wage=wage,
        debt=repayment.debt.total,
        multiple=(repayment.debt.total / wage).quantize(thousandth),
        shares=tuple(
            (plan.id, (plan.years[0].paid / wage).quantize(thousandth)) for plan in repayment.plans
        ),
    )


def outcome(debt: Debt, paid: Sequence[Month]) -> Outcome:
    """What some months of payments come to; what is left after them is forgiven."""
    left = paid[-1].left.total if paid else debt.total
    total = sum((month.payment for month in paid), _NOTHING)
    matched = sum((month.matched for month in paid), _NOTHING)
    principal = debt.principal - matched - (paid[-1].left.principal if paid else debt.principal)
    return Outcome(
        payments=len(paid),
        paid=total,
        interest=total - principal,
        waived=sum((month.waived for month in paid), _NOTHING),
        matched=matched,
        forgiven=left,
    )


def _result(
    plan: Plan, debt: Debt, followed: Course, service: Service, promise: RuleUsed
) -> PlanResult:
    whole = outcome(debt, followed.months)
    served = None
    applied = (*followed.rules, promise)
    if plan.counts_for_service:
        served = outcome(debt, followed.months[: service.payments])
    return PlanResult(
        id=plan.id,
        name=plan.name,
        first_payment=followed.months[0].payment,
        highest_payment=max(month.payment for month in followed.months),
        last_payment=followed.months[-1].payment,
        outcome=whole,
        service=served,
        years=_years(followed),
        lines=_lines(followed, whole, served, service, applied),
        rules=applied,
    )


def _years(followed: Course) -> tuple[PlanYear, ...]:
    paid = followed.months
    out = []
    for number, start in enumerate(range(0, len(paid), _YEAR)):
        year = paid[start : start + _YEAR]
        out.append(
            PlanYear(
                number=number + 1,
                income=followed.incomes[number] if followed.incomes else None,
                monthly=year[0].payment,
                paid=sum((month.payment for month in year), _NOTHING),
                charged=sum((month.charged for month in year), _NOTHING),
                waived=sum((month.waived for month in year), _NOTHING),
                matched=sum((month.matched for month in year), _NOTHING),
                left=year[-1].left.total,
            )
        )
    return tuple(out)


def _lines(
    followed: Course,
    whole: Outcome,
    served: Outcome | None,
    service: Service,
    applied: Sequence[RuleUsed],
) -> tuple[LoanLine, ...]:
    where = addresses(applied, "plan", "poverty")
    first = followed.months[0].payment
    end = f"{whole.payments} monthly payments, the last of {money(followed.months[-1].payment)}"
    lines = [
        LoanLine("payment", first, followed.words, where),
        LoanLine("paid", whole.paid, end, where),
        LoanLine("interest", whole.interest, "the part of it that is interest", where),
    ]
    if whole.waived:
        words = "interest that the payments leave and that is not charged"
        lines.append(LoanLine("waived", whole.waived, words, where))
    if whole.matched:
        words = "principal that the government takes off on top of the payments"
        lines.append(LoanLine("matched", whole.matched, words, where))
    if whole.forgiven:
        words = f"what is left after {whole.payments} payments; it may be taxed as income"
        lines.append(LoanLine("forgiven", whole.forgiven, words, where))
    there = addresses(applied, "service")
    if served is None:
        words = "payments under this plan do not count for Public Service Loan Forgiveness"
        lines.append(LoanLine("forgiven for public service", _NOTHING, words, there))
    else:
        words = (
            f"after {served.payments} payments of together {money(served.paid)}, in "
            "full-time work for a public or non-profit employer"
        )
        if served.payments < service.payments:
            words = f"nothing is left before the {service.payments} payments that it takes"
        lines.append(LoanLine("forgiven for public service", served.forgiven, words, there))
    return tuple(lines)
