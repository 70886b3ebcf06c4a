"""What paying back comes to: worked cases, another library's annuities, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy_financial as npf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.borrowing.amortization import Owed, level_payment, month, months
from gradguide.decisions.borrowing.borrowing import borrow, debt_of
from gradguide.decisions.borrowing.loans import Borrower, Debt, FundedTerm, LoanInputError
from gradguide.decisions.borrowing.payments import (
    assistance_payment,
    course,
    discretionary_payment,
    incomes,
)
from gradguide.decisions.borrowing.repayment import PlanResult, against_wage, outcome, repay
from gradguide.model.loans import AssistancePlan, DiscretionaryPlan
from gradguide.sources.loans import load_loan_rules

RULES = load_loan_rules()
BEGINS = date(2029, 11, 2)
(ASSISTANCE,) = (plan for plan in RULES.plans if isinstance(plan, AssistancePlan))
INCOME_BASED = {plan.id: plan for plan in RULES.plans if isinstance(plan, DiscretionaryPlan)}


def owing(principal: str, interest: str = "0", rate: str = "0.0807") -> Debt:
    made = date(2027, 8, 1)
    return Debt(Decimal(principal), Decimal(interest), Decimal(rate), BEGINS, made, made)


def owing_since(year: int) -> Debt:
    """50,000 at 7 %, all of it borrowed before July 2026, since a year."""
    made = date(2026, 1, 5)
    day = date(2026, 12, 1)
    return Debt(Decimal(50000), Decimal(0), Decimal("0.07"), day, made, date(year, 9, 1))


def earning(income: int, dependents: int = 0, raises: str = "0") -> Borrower:
    return Borrower(Decimal(1), Decimal(income), dependents, raises=Decimal(raises))


def plan_of(debt: Debt, borrower: Borrower, plan_id: str) -> PlanResult:
    (plan,) = (plan for plan in repay(debt, borrower, RULES).plans if plan.id == plan_id)
    return plan


# Payments of an annuity


@pytest.mark.parametrize(
    ("principal", "rate", "term", "payment"),
    [
        ("12000", "0", 120, "100.00"),
        ("10000", "0", 3, "3333.34"),
        # 1,000 at 12 % in two months: 1,000 x 0.01 / (1 - 1.01^-2) = 507.512…; the cents of the
        # second month's interest (below) let 507.51 do.
        ("1000", "0.12", 2, "507.51"),
        # The Department's usual example: 30,000 at 6.52 % in ten years, 340.9494…
        ("30000", "0.0652", 120, "340.95"),
    ],
)
def test_a_level_payment(principal: str, rate: str, term: int, payment: str) -> None:
    assert level_payment(Owed(Decimal(principal)), Decimal(rate), term) == Decimal(payment)


def test_two_months_to_the_cent() -> None:
    # Interest 10.00, so 497.51 of 1,000.00 are repaid; 502.49 x 0.01 = 5.0249, so 5.02 and 507.51
    # are due in the second month.
    paid = list(months(Owed(Decimal(1000)), Decimal("0.12"), lambda _: Decimal("507.51"), 2))
    assert [(m.payment, m.charged, m.left.total) for m in paid] == [
        (Decimal("507.51"), Decimal("10.00"), Decimal("502.49")),
        (Decimal("507.51"), Decimal("5.02"), Decimal("0.00")),
    ]


def test_unpaid_interest_bears_none() -> None:
    # Of 517.56, 10.00 and 20.00 of interest go off first, so 487.56 of principal are repaid; the
    # other 512.44 bear 5.12, and 517.56 are due. A cent less would leave two cents more.
    owed = Owed(Decimal(1000), Decimal(20))
    assert level_payment(owed, Decimal("0.12"), 2) == Decimal("517.56")
    capitalized = level_payment(Owed(Decimal(1020)), Decimal("0.12"), 2)
    assert capitalized == Decimal("517.67")  # 1,020 x 0.01 / (1 - 1.01^-2) = 517.662…


RATES = st.decimals("0.01", "0.12", places=4)
PRINCIPALS = st.decimals(100, 250_000, places=2)
TERMS = st.sampled_from([12, 120, 180, 240, 300])


@settings(deadline=None)
@given(st.decimals(10_000, 250_000, places=2), RATES, TERMS)
def test_it_agrees_with_another_library(principal: Decimal, rate: Decimal, term: int) -> None:
    payment = level_payment(Owed(principal), rate, term)
    monthly = float(rate) / 12
    # Whole cents, and half a cent of rounding in each month's interest.
    assert abs(float(payment) + npf.pmt(monthly, term, float(principal))) <= 0.015
    paid = list(months(Owed(principal), rate, lambda _: payment, term))
    for number in (1, 2, term // 2, term):
        interest = -npf.ipmt(monthly, number, term, float(principal))
        # The debt differs by what those cents have grown to, and the interest by a month's on it.
        grown = 0.02 * ((1 + monthly) ** (number - 1) - 1)
        assert abs(float(paid[number - 1].charged) - interest) <= 0.0051 + grown


@settings(deadline=None)
@given(PRINCIPALS, st.decimals(0, 20_000, places=2), RATES, TERMS)
def test_payments_are_principal_and_interest_and_the_last_is_not_larger(
    principal: Decimal, interest: Decimal, rate: Decimal, term: int
) -> None:
    owed = Owed(principal, interest)
    payment = level_payment(owed, rate, term)
    paid = list(months(owed, rate, lambda _: payment, term))
    assert paid[-1].left.total == 0
    assert 0 < paid[-1].payment <= payment
    charged = sum(m.charged for m in paid)
    assert sum(m.payment for m in paid) == principal + interest + charged
    assert all(m.left.principal >= 0 and m.left.interest >= 0 for m in paid)


# The tiered plan


@pytest.mark.parametrize(
    ("principal", "payments"),
    [("24999.99", 120), ("25000", 180), ("50000", 240), ("100000", 300)],
)
def test_the_term_goes_by_the_principal(principal: str, payments: int) -> None:
    plan = plan_of(owing(principal, interest="500"), earning(0), "tiered-standard")
    assert plan.outcome.payments == payments
    assert plan.service is None
    assert plan.lines[-1].words.startswith("payments under this plan do not count")


def test_a_small_debt_is_paid_in_fifties() -> None:
    # 1,000 at 8.07 % would take 12.18 a month for ten years; 50 is the least.
    plan = plan_of(owing("1000"), earning(0), "tiered-standard")
    assert (plan.first_payment, plan.outcome.payments) == (50, 22)
    assert plan.outcome.paid == 21 * 50 + plan.last_payment


# The plan that goes by the whole income


@pytest.mark.parametrize(
    ("income", "dependents", "payment"),
    [
        (0, 0, "10"),
        (10_000, 0, "10"),  # 120 / 12
        (10_001, 0, "10"),  # 1 % of 10,001 / 12 = 8.33, and 10 is the least
        (20_001, 0, "33.34"),  # 2 %: 400.02 / 12 = 33.335
        (40_000, 0, "100"),  # 3 %
        (58_000, 0, "241.67"),  # 5 %: 2,900 / 12
        (58_000, 2, "141.67"),
        (58_000, 9, "10"),
        (60_000, 0, "250"),  # 5 %, not 6
        (60_001, 0, "300.01"),
        (100_000, 0, "750"),
        (100_001, 0, "833.34"),
        (150_000, 1, "1200"),
    ],
)
def test_payments_by_the_whole_income(income: int, dependents: int, payment: str) -> None:
    assert assistance_payment(ASSISTANCE, Decimal(income), dependents) == Decimal(payment)


@pytest.mark.parametrize(
    ("owed", "due", "expected"),
    [
        # 30,000 at 8 %: 200.00 of interest a month.
        # 150 leave 50.00 of it, waived; no principal is paid, so 50.00 are matched.
        (("30000", "0"), "150", ("150.00", "50.00", "50.00", "29950.00", "0.00")),
        # 230 pay 30.00 of principal; 20.00 are added to make it 50.00.
        (("30000", "0"), "230", ("230.00", "0.00", "20.00", "29950.00", "0.00")),
        # 300 pay 100.00 of principal: nothing is added.
        (("30000", "0"), "300", ("300.00", "0.00", "0.00", "29900.00", "0.00")),
        # A payment of 10 is matched with 10.
        (("30000", "0"), "10", ("10.00", "190.00", "10.00", "29990.00", "0.00")),
        # What was unpaid before is paid before principal, and is not waived.
        (("30000", "400"), "230", ("230.00", "0.00", "50.00", "29950.00", "370.00")),
        (("30000", "400"), "150", ("150.00", "50.00", "50.00", "29950.00", "400.00")),
        # The last payment is what is left; the match takes no more than there is.
        (("100", "0"), "300", ("100.67", "0.00", "0.00", "0.00", "0.00")),
        (("60", "0"), "30", ("30.00", "0.00", "0.40", "30.00", "0.00")),
    ],
)
def test_a_month_with_waived_interest_and_matched_principal(
    owed: tuple[str, str], due: str, expected: tuple[str, ...]
) -> None:
    before = Owed(Decimal(owed[0]), Decimal(owed[1]))
    done = month(before, Decimal("0.08"), Decimal(due), waives=True, match=Decimal(50))
    found = (done.payment, done.waived, done.matched, done.left.principal, done.left.interest)
    assert [f"{amount:.2f}" for amount in found] == list(expected)


def test_thirty_years_at_the_least_payment() -> None:
    # 10 a month are 3,600 in 360 months, all of them interest, and as much is matched.
    plan = plan_of(owing("30000"), earning(0), "repayment-assistance")
    assert plan.outcome.payments == 360
    assert (plan.outcome.paid, plan.outcome.matched) == (3600, 3600)
    assert plan.outcome.interest == 3600
    assert plan.outcome.forgiven == 30000 - 3600
    # After 120 of them, for public service: 1,200 paid and 1,200 matched.
    assert plan.service is not None
    assert (plan.service.payments, plan.service.paid) == (120, 1200)
    assert plan.service.forgiven == 30000 - 1200


def test_the_income_grows_and_the_payments_with_it() -> None:
    assert incomes(earning(50_000, raises="0.03"), 3) == (50_000, 51_500, 53_045)
    plan = plan_of(owing("60000"), earning(50_000, raises="0.03"), "repayment-assistance")
    first, second = plan.years[:2]
    # 4 % of 50,000 and 5 % of 51,500, a twelfth each month.
    assert (first.income, first.monthly) == (50_000, Decimal("166.67"))
    assert (second.income, second.monthly) == (51_500, Decimal("214.58"))
    assert plan.highest_payment > second.monthly
    assert plan.years[-1].left == plan.outcome.forgiven


def test_a_debt_that_is_paid_off_early_ends_the_plan() -> None:
    # 5 % of 60,000 is 250 a month, which repays 5,000 at 8.07 % in less than two years.
    plan = plan_of(owing("5000"), earning(60_000), "repayment-assistance")
    assert plan.outcome.payments < 24
    assert (plan.outcome.forgiven, plan.years[-1].left) == (0, 0)
    assert plan.service == plan.outcome
    assert plan.lines[-1].words.startswith("nothing is left before the 120 payments")


@given(st.integers(0, 200_000), st.integers(0, 200_000), st.integers(0, 5))
def test_a_higher_income_never_pays_less(one: int, other: int, dependents: int) -> None:
    less, more = sorted((Decimal(one), Decimal(other)))
    low, high = (assistance_payment(ASSISTANCE, income, dependents) for income in (less, more))
    assert ASSISTANCE.least_payment <= low <= high
    assert assistance_payment(ASSISTANCE, less, dependents + 1) <= low


# Plans for who borrowed before July 2026


@pytest.mark.parametrize(
    ("plan", "income", "payment"),
    [
        # 150 % of 15,960 are 23,940: 58,000 has 34,060 above it, and 10 % / 12 = 283.83.
        ("new", 58_000, "283.83"),
        ("old", 58_000, "425.75"),  # 15 %
        ("new", 23_000, "0"),
        ("new", 24_480, "0"),  # 540 above: 4.50, less than 5 is nothing
        ("new", 24_600, "10"),  # 660 above: 5.50, at least 10
        ("new", 200_000, "580.55"),  # no more than the ten years' payment
    ],
)
def test_payments_by_the_income_above_the_guideline(plan: str, income: int, payment: str) -> None:
    cap = level_payment(Owed(Decimal(50000)), Decimal("0.07"), 120)
    terms = INCOME_BASED[f"income-based-{plan}"]
    found = discretionary_payment(terms, Decimal(income), Decimal(15960), cap)
    assert found == Decimal(payment)


def test_the_family_counts_and_what_is_left_is_forgiven() -> None:
    # A family of three: 15,960 + 2 x 5,680 = 27,320, of which 150 % are 40,980; 17,020 above it,
    # 10 % / 12 = 141.83 a month, less than the interest of 291.67, so all of it is interest.
    plan = plan_of(owing_since(2018), earning(58_000, dependents=2), "income-based-new")
    assert plan.first_payment == plan.last_payment == Decimal("141.83")
    assert plan.outcome.payments == 240
    assert plan.outcome.paid == plan.outcome.interest == Decimal("34039.20")
    # 240 x (291.67 - 141.83) = 35,961.60 of interest are left unpaid.
    assert plan.outcome.forgiven == Decimal("85961.60")
    assert plan.service is not None
    assert plan.service.forgiven == 50_000 + Decimal("17980.80")
    assert [rule.about for rule in plan.rules] == ["plan", "poverty", "service"]
    assert not plan.rules[1].assumed


def test_older_borrowers_pay_more_for_longer() -> None:
    plan = plan_of(owing_since(2012), earning(58_000, dependents=2), "income-based-old")
    assert (plan.first_payment, plan.outcome.payments) == (Decimal("212.75"), 300)


def test_ten_years_leave_nothing_for_public_service() -> None:
    plan = plan_of(owing_since(2018), earning(58_000), "standard")
    assert plan.first_payment == Decimal("580.55")  # 580.5424…, up to the next cent
    assert plan.service is not None
    assert (plan.service.payments, plan.service.forgiven) == (120, 0)


def test_a_guideline_that_is_not_known_yet_is_said_to_be_the_newest() -> None:
    debt = replace(owing_since(2018), begins=date(2027, 6, 1))
    rule = plan_of(debt, earning(58_000), "income-based-new").rules[1]
    assert rule.assumed
    assert "the newest known" in rule.words


# The answer as a whole


def test_from_the_terms_to_the_wage() -> None:
    borrower = earning(58_000, dependents=1)
    studied = [
        FundedTerm(date(2027, 8, 1), Decimal(9000), Decimal(1)),
        FundedTerm(date(2028, 1, 1), Decimal(9000), Decimal(1)),
    ]
    answer = repay(debt_of(borrow(studied, borrower, RULES), borrower), borrower, RULES)
    assert [plan.id for plan in answer.plans] == ["tiered-standard", "repayment-assistance"]
    assert answer.left_out == ()
    assert answer.checked == RULES.checked
    assert any("vacated" in note for note in answer.notes)
    burden = against_wage(answer, Decimal(60_000))
    assert burden.multiple == (answer.debt.total / 60_000).quantize(Decimal("0.001"))
    # 191.67 x 12 / 60,000 = 0.038334
    assert dict(burden.shares)["repayment-assistance"] == Decimal("0.038")


def test_without_an_income_its_plans_are_left_out_and_named() -> None:
    answer = repay(owing("20000"), Borrower(share=Decimal(1)), RULES)
    assert [plan.id for plan in answer.plans] == ["tiered-standard"]
    assert answer.left_out == (
        "Repayment Assistance Plan: its payments go by income, and none is given",
    )


def test_every_line_has_words_and_addresses() -> None:
    for debt in (owing("30000", "2000"), owing_since(2018), owing_since(2012)):
        for plan in repay(debt, earning(45_000), RULES).plans:
            assert all(line.words and line.sources for line in plan.lines)
            assert all(rule.sources and rule.words for rule in plan.rules)


def test_bad_questions_are_told_what_is_allowed() -> None:
    with pytest.raises(LoanInputError, match="nothing is owed; give a principal of more than 0"):
        owing("0")
    with pytest.raises(LoanInputError, match=r"interest rate: 8\.07 .* from 0 to 0\.25"):
        owing("100", rate="8.07")
    with pytest.raises(LoanInputError, match="must be in this order"):
        replace(owing("100"), oldest=date(2028, 1, 1))
    with pytest.raises(LoanInputError, match="yearly wage: 0 is not allowed"):
        against_wage(repay(owing("100"), earning(0), RULES), Decimal(0))


DEBTS = st.builds(
    Debt,
    principal=PRINCIPALS,
    interest=st.decimals(0, 30_000, places=2),
    rate=RATES,
    begins=st.just(date(2026, 12, 1)),
    newest=st.sampled_from([date(2026, 6, 30), date(2026, 9, 1)]),
    oldest=st.sampled_from([date(2012, 9, 1), date(2018, 9, 1)]),
)
EARNERS = st.builds(
    Borrower,
    share=st.just(Decimal(1)),
    income=st.integers(0, 200_000).map(Decimal),
    dependents=st.integers(0, 4),
    raises=st.decimals("-0.02", "0.05", places=2),
)


@settings(deadline=None)
@given(DEBTS, EARNERS)
def test_under_every_plan_each_dollar_is_paid_let_off_or_forgiven(
    debt: Debt, borrower: Borrower
) -> None:
    for plan in RULES.plans_at(debt.begins, debt.newest, debt.oldest):
        followed = course(plan, debt, borrower, RULES).months
        whole = outcome(debt, followed)
        charged = sum(m.charged for m in followed)
        assert whole.paid + whole.waived + whole.matched + whole.forgiven == debt.total + charged
        assert min(whole.paid, whole.interest, whole.waived, whole.forgiven) >= 0
        assert whole.interest <= debt.interest + charged - whole.waived
        assert all(0 <= m.matched <= 50 and m.waived <= m.charged for m in followed)
        assert all(m.left.principal >= 0 and m.left.interest >= 0 for m in followed)


@settings(deadline=None)
@given(DEBTS, EARNERS, st.decimals(0, 50_000, places=2))
def test_who_owes_more_never_pays_less(debt: Debt, borrower: Borrower, more: Decimal) -> None:
    larger = replace(debt, principal=debt.principal + more)
    small = {plan.id: plan for plan in repay(debt, borrower, RULES).plans}
    large = {plan.id: plan for plan in repay(larger, borrower, RULES).plans}
    assert list(small) == list(large)
    for name, plan in small.items():
        assert plan.outcome.paid <= large[name].outcome.paid + 4  # a cent a month, rounded up
