"""What borrowing for a program would mean, at the least and at the greatest of its bills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gradguide.decisions.borrowing.borrowing import Borrowing, borrow, debt_of
from gradguide.decisions.borrowing.loans import (
    Borrower,
    FundedTerm,
    assumptions,
    money,
    percent,
)
from gradguide.decisions.borrowing.repayment import Burden, Repayment, against_wage, repay
from gradguide.decisions.borrowing.wages import Wage
from gradguide.decisions.bounds import Ends
from gradguide.decisions.calendar import FULL_TIME
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.loans import LoanRules, Region

_REGIONS: dict[str, Region] = {"AK": "alaska", "HI": "hawaii"}


@dataclass(frozen=True, slots=True)
class Financed:
    """One whole bill paid with loans. `repayment` is None where nothing can be borrowed, `burden`
    where no wage is asked about either. `assumptions` are sentences on what is not known yet: the
    rules of later years, and the person's income."""

    borrowing: Borrowing
    repayment: Repayment | None
    burden: Burden | None
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Financing:
    """Borrowing for the least and for the greatest bill of a program; one where they are the same.

    `wage` is what the debt is held against.
    """

    bills: tuple[Financed, ...]
    wage: Wage | None


def financing(
    cost: Cost, level: str | None, situation: Situation, rules: LoanRules, wage: Wage | None
) -> Financing | None:
    """Loans for the share of a program's bills that the person would borrow; `level` is its award
    level.

    None where they borrow nothing, or where there are no terms to borrow for. Twelve-month
    limits go by how much of full-time study a term is, full time being `calendar.FULL_TIME`.

    Raises:
        NoRuleError: the terms begin before every known rule.
        SituationError: the program is for undergraduates, whose loans have other rules.
    """
    if not situation.loan_share or not cost.terms:
        return None
    if level == "bachelor":
        raise SituationError(
            "loan share: loans are reckoned for graduate programs, and this is a bachelor's; leave "
            "the share out"
        )
    borrower = Borrower(
        share=situation.loan_share,
        income=situation.income,
        dependents=situation.dependents,
        prior_debt=situation.prior_debt,
        raises=situation.raises,
        region=_REGIONS.get(situation.residency or "", "contiguous"),
    )
    bills = [_funded(cost, "low"), _funded(cost, "high")]
    different = bills if bills[0] != bills[1] else bills[:1]
    return Financing(tuple(_financed(terms, borrower, rules, wage) for terms in different), wage)


def _funded(cost: Cost, end: str) -> tuple[FundedTerm, ...]:
    """The terms of one end in which there is study."""

    def of(ends: Ends) -> Decimal:
        return ends.low if end == "low" else ends.high

    return tuple(
        FundedTerm(
            begins=bill.term.begins,
            bill=of(bill.due),
            intensity=min(Decimal(1), of(bill.credits) / FULL_TIME[cost.unit]),
        )
        for bill in cost.terms
        if of(bill.credits)
    )


def _financed(
    terms: tuple[FundedTerm, ...], borrower: Borrower, rules: LoanRules, wage: Wage | None
) -> Financed:
    borrowing = borrow(terms, borrower, rules)
    if borrowing.repayment_begins is None:
        return Financed(borrowing, None, None, assumptions(borrowing.rules))
    repayment = repay(debt_of(borrowing, borrower), borrower, rules)
    burden = against_wage(repayment, wage.amount) if wage is not None else None
    rules_used = (*borrowing.rules, *(rule for plan in repayment.plans for rule in plan.rules))
    taken = (*assumptions(rules_used), *_income_taken(borrower))
    return Financed(borrowing, repayment, burden, taken)


def _income_taken(borrower: Borrower) -> Iterator[str]:
    """How the income is taken to go on."""
    if borrower.income is None:
        return
    growth = "in every year of repayment"
    if borrower.raises:
        change = "more" if borrower.raises > 0 else "less"
        growth = (
            f"in the first year of repayment, and to be {percent(abs(borrower.raises))} {change} "
            "in each later year"
        )
    yield f"The income is taken to be {money(borrower.income)} {growth}."
