"""What borrowing means for a program: its bills, its debt, and the wage that is held against it."""

from __future__ import annotations

import runpy
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.decisions.borrowing.financing import Financing, financing
from gradguide.decisions.borrowing.loans import percent
from gradguide.decisions.borrowing.wages import Wage
from gradguide.decisions.calendar import term_called
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.sources.loans import load_loan_rules

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
fact, candidate = making.fact, making.candidate
WAGE = Wage("Pilots", Decimal(61000), 2025, fact("median_wage", 61000, occupation="Pilots"))
CREDITS, PRICE = fact("credits", 36), fact("tuition_per_credit", 440)


def financed(*facts, wage: Wage | None = None, level="master", **asked) -> Financing | None:  # type: ignore[no-untyped-def]
    situation = Situation(**asked)
    found = cost(candidate(*facts), situation, making.AS_OF, Peers())
    return financing(found, level, situation, load_loan_rules(), wage)


def test_the_share_of_each_terms_bill_is_borrowed() -> None:
    found = financed(CREDITS, PRICE, loan_share=Decimal("0.5"))
    assert found is not None
    (one,) = found.bills
    assert [(str(term.begins), term.bill, term.received) for term in one.borrowing.terms] == [
        (day, Decimal(2640), Decimal(1320))
        for day in ("2027-01-01", "2027-05-01", "2027-08-01", "2028-01-01", "2028-05-01",
                    "2028-08-01")
    ]  # fmt: skip
    assert one.repayment is not None
    assert one.burden is None


def test_both_ends_of_a_range_are_borrowed_for() -> None:
    found = financed(
        CREDITS,
        fact("tuition_per_credit", 300, residency="in_state"),
        fact("tuition_per_credit", 700, residency="out_of_state"),
        loan_share=Decimal(1),
        wage=WAGE,
    )
    assert found is not None
    assert [one.borrowing.received for one in found.bills] == [10800, 25200]
    low, high = (one.burden.multiple for one in found.bills if one.burden is not None)
    assert 0 < low < high


def test_a_shorter_course_of_things_has_no_loans_in_terms_without_study() -> None:
    found = financed(fact("credits", 24, 36), PRICE, loan_share=Decimal(1))
    assert found is not None
    assert [len(one.borrowing.terms) for one in found.bills] == [4, 6]


def test_too_little_study_for_a_loan_means_no_repayment() -> None:
    found = financed(CREDITS, PRICE, loan_share=Decimal(1), credits_per_term=Decimal(3), wage=WAGE)
    assert found is not None
    (one,) = found.bills
    assert (one.repayment, one.burden) == (None, None)
    assert one.borrowing.uncovered == 15840


def test_undergraduates_have_other_rules() -> None:
    with pytest.raises(SituationError, match="for graduate programs"):
        financed(CREDITS, PRICE, loan_share=Decimal(1), level="bachelor")


def test_nothing_to_borrow_for() -> None:
    assert financed(CREDITS, PRICE) is None
    assert financed(CREDITS, loan_share=Decimal(1)) is None


@pytest.mark.parametrize(
    ("raises", "income"),
    [
        ("0", "The income is taken to be $48,000 in every year of repayment."),
        ("0.02", "The income is taken to be $48,000 in the first year of repayment, and to be 2 % "
         "more in each later year."),
        ("-0.01", "The income is taken to be $48,000 in the first year of repayment, and to be "
         "1 % less in each later year."),
    ],
)  # fmt: skip
def test_what_is_taken_for_granted_is_said_once(raises: str, income: str) -> None:
    asked = Situation(
        loan_share=Decimal(1),
        income=Decimal(48000),
        raises=Decimal(raises),
        start=term_called("fall 2027"),
    )
    rules = load_loan_rules()
    found = cost(candidate(CREDITS, PRICE), asked, making.AS_OF, Peers())
    borrowed = financing(found, "master", asked, rules, None)
    assert borrowed is not None
    (one,) = borrowed.bills
    last_rate, last_fee = rules.interest[-1], rules.fees[-1]
    assert last_rate.until is not None and last_fee.until is not None
    assert one.assumptions == (
        f"The loan fees after {last_fee.until:%-d %B %Y} are not known yet; the newest known are "
        f"used: {percent(last_fee.rate)}.",
        f"The interest rates of loans made after {last_rate.until:%-d %B %Y} are not known yet; "
        f"the newest known are used: {percent(last_rate.rate)} a year.",
        income,
    )
    assert one.repayment is not None
    used = [*one.borrowing.rules, *(rule for p in one.repayment.plans for rule in p.rules)]
    assert {rule.assumption for rule in used if rule.assumed} < set(one.assumptions)


def test_interest_is_rounded_for_each_award_years_loan() -> None:
    found = financed(CREDITS, PRICE, loan_share=Decimal(1), start=term_called("fall 2027"))
    assert found is not None
    borrowing = found.bills[0].borrowing
    begins = borrowing.repayment_begins
    assert begins is not None
    exact = [
        sum(
            term.borrowed * (begins - term.begins).days * loan.rate / 365
            for term in borrowing.terms
            if term.begins.year - (term.begins.month < 7) == loan.award_year
        )
        for loan in borrowing.loans
    ]
    assert [loan.interest for loan in borrowing.loans] == [
        one.quantize(Decimal("0.01"), ROUND_HALF_UP) for one in exact
    ]
    assert borrowing.interest == sum(loan.interest for loan in borrowing.loans)


def test_raises_reach_the_payments() -> None:
    found = financed(
        CREDITS, PRICE, loan_share=Decimal(1), income=Decimal(48000), raises=Decimal("0.02")
    )
    assert found is not None
    (one,) = found.bills
    assert one.repayment is not None
    incomes = {
        year.income for plan in one.repayment.plans for year in plan.years if year.number == 2
    }
    assert incomes == {None, Decimal(48960)}
