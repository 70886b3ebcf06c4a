"""What borrowing means for a program: its bills, its debt, and the wage that is held against it."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.decisions.borrowing.financing import Financing, financing
from gradguide.decisions.borrowing.wages import Wage
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
