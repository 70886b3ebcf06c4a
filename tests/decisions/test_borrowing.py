"""What federal loans can pay of a program's bills, against cases that are reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.borrowing.borrowing import Borrowing, borrow, debt_of
from gradguide.decisions.borrowing.loans import (
    Borrower,
    Continuing,
    FundedTerm,
    LoanInputError,
    months_after,
)
from gradguide.model.loans import NoRuleError
from gradguide.sources.loans import load_loan_rules

RULES = load_loan_rules()
FALL, SPRING, SUMMER = date(2026, 8, 1), date(2027, 1, 1), date(2027, 5, 1)
ALL = Borrower(share=Decimal(1))


def terms(*given: tuple[date, str, str]) -> list[FundedTerm]:
    return [
        FundedTerm(begins, Decimal(bill), Decimal(intensity)) for begins, bill, intensity in given
    ]


def lent(borrowing: Borrowing) -> list[str]:
    return [str(term.borrowed) for term in borrowing.terms]


def test_a_loan_is_as_large_as_its_fee_asks() -> None:
    # 6,000 / (1 - 0.01057) = 6,064.097…; of 6,064.09 the fee is 64.0974…, cut to 64.09.
    (term,) = borrow(terms((FALL, "6000", "1")), ALL, RULES).terms
    assert (term.borrowed, term.fee, term.received) == (
        Decimal("6064.09"),
        Decimal("64.09"),
        Decimal("6000.00"),
    )
    assert (term.uncovered, term.own, term.why) == (0, 0, ())


def test_fractions_of_a_cent_of_the_fee_are_cut_off() -> None:
    # The example of the announcement: 5,500 x 1.057 % = 58.135, of which $58.13 is charged.
    borrower = Borrower(share=Decimal("0.5"))
    (term,) = borrow(terms((FALL, str(2 * (5500 - Decimal("58.13"))), "1")), borrower, RULES).terms
    assert (term.borrowed, term.fee, term.own) == (
        Decimal("5500.00"),
        Decimal("58.13"),
        Decimal("5441.87"),
    )


@pytest.mark.parametrize(
    ("studied", "limit"),
    [
        # The schedule of reductions: credits over full-time credits in whole percents.
        ([(FALL, "1"), (SPRING, "1")], "20500"),
        ([(FALL, "0.5"), (SPRING, "0.75")], "12915"),  # 15/24 = 62.5 %, so 63 % of 20,500
        ([(FALL, "0.75")], "15375"),  # one term: 9/12 = 75 %
        ([(FALL, "0.75"), (SPRING, "1"), (SUMMER, "1")], "18860"),  # 33/36 = 91.7 %, so 92 %
        ([(FALL, "0.75"), (SPRING, "1")], "18040"),  # 21/24 = 87.5 %, so 88 %
        ([(FALL, "1.25"), (SPRING, "1")], "20500"),  # never more than all of it
        ([(FALL, "1"), (SPRING, "0.4")], "20500"),  # spring has no loan and does not count
    ],
)
def test_the_limit_of_a_year_shrinks_with_part_time_study(
    studied: list[tuple[date, str]], limit: str
) -> None:
    borrowing = borrow(terms(*((day, "90000", part) for day, part in studied)), ALL, RULES)
    (loan,) = borrowing.loans
    assert loan.limit == loan.borrowed == borrowing.borrowed == Decimal(limit)


def test_what_the_year_does_not_reach_is_missing_in_each_term_in_proportion() -> None:
    # To have 30,000 and 10,000, loans of 30,320.48 and 10,106.82 are wanted. Of 20,500 that is
    # 15,375.001… and 5,124.998…, cut to cents; the cent that is left goes to the first term.
    borrowing = borrow(terms((FALL, "30000", "1"), (SPRING, "10000", "1")), ALL, RULES)
    assert lent(borrowing) == ["15375.01", "5124.99"]
    # The fee of the first is 162.5138…, so 15,375.01 - 162.51 = 15,212.50 arrive of 30,000; that
    # of the second 54.1711…, so 5,124.99 - 54.17 = 5,070.82 of 10,000.
    fall, spring = borrowing.terms
    assert (fall.fee, fall.uncovered) == (Decimal("162.51"), Decimal("14787.50"))
    assert (spring.fee, spring.uncovered) == (Decimal("54.17"), Decimal("4929.18"))
    assert fall.why == spring.why == ("the limit of $20,500 an award year",)
    assert borrowing.uncovered == Decimal("19716.68")


def test_below_half_time_there_is_no_loan_and_it_is_said() -> None:
    borrowing = borrow(terms((FALL, "4000", "0.49"), (SPRING, "4000", "0.5")), ALL, RULES)
    assert borrowing.terms[0].borrowed == 0
    assert borrowing.terms[0].uncovered == 4000
    assert borrowing.terms[0].why == ("no loan for study at less than 50 % of full time",)
    assert borrowing.terms[1].uncovered == 0


def owing(graduate: int, undergraduate: int, continuing: Continuing | None = None) -> Borrower:
    return Borrower(
        share=Decimal(1),
        prior_debt=Decimal(graduate),
        prior_undergraduate_debt=Decimal(undergraduate),
        continuing=continuing,
    )


@pytest.mark.parametrize(
    ("borrower", "limit", "why"),
    [
        # 100,000 for graduate study in all: 85,000 are used up.
        (owing(85_000, 0), "15000", "the limit of $100,000 in all"),
        (owing(120_000, 0), "0", "the limit of $100,000 in all"),
        # Undergraduate loans do not count for that, but for the 257,500 of a lifetime.
        (owing(0, 57_500), "20500", "the limit of $20,500 an award year"),
        (owing(75_000, 175_000), "7500", "the limit of $257,500 in a lifetime"),
        # Who goes on under the old limits: 138,500 in all, undergraduate loans among them.
        (
            owing(81_000, 50_000, Continuing(date(2025, 9, 1), Decimal(2))),
            "7500",
            "the limit of $138,500 in all",
        ),
    ],
)
def test_the_limits_in_all(borrower: Borrower, limit: str, why: str) -> None:
    (term,) = borrow(terms((FALL, "60000", "1")), borrower, RULES).terms
    assert term.borrowed == Decimal(limit)
    assert term.why == (why,)


@pytest.mark.parametrize(
    ("loan_made", "years_left", "prorated"),
    [
        (date(2026, 6, 30), "1", False),
        (date(2026, 7, 1), "1", True),  # borrowed too late
        (date(2025, 9, 1), "0", True),  # the program should be over
        (date(2025, 9, 1), "0.5", False),  # until the end of 2026
    ],
)
def test_who_goes_on_in_a_program_keeps_the_limits_of_before(
    loan_made: date, years_left: str, prorated: bool
) -> None:
    borrower = Borrower(Decimal(1), continuing=Continuing(loan_made, Decimal(years_left)))
    borrowing = borrow(terms((FALL, "30000", "0.5")), borrower, RULES)
    assert borrowing.borrowed == (Decimal(10250) if prorated else Decimal(20500))


def test_the_limits_of_before_end_after_three_years_at_most() -> None:
    borrower = Borrower(Decimal(1), continuing=Continuing(date(2025, 9, 1), Decimal(6)))
    years = [(date(year, 9, 1), "30000", "0.5") for year in (2028, 2029)]
    borrowing = borrow(terms(*years), borrower, RULES)
    assert lent(borrowing) == ["20500.00", "10250.00"]


def test_interest_grows_by_the_day_from_each_disbursement_through_the_grace() -> None:
    # The spring term ends on 1 May 2027, the grace on 1 November, repayment begins the day after:
    # 458 days after 1 August 2026 and 305 days after 1 January 2027.
    # (6,064.09 x 458 + 6,064.09 x 305) x 0.0807 / 365 = 4,626,900.67 x 0.0807 / 365 = 1,022.988…
    borrowing = borrow(terms((FALL, "6000", "1"), (SPRING, "6000", "1")), ALL, RULES)
    assert borrowing.repayment_begins == date(2027, 11, 2)
    assert borrowing.interest == Decimal("1022.99")
    assert borrowing.owed == Decimal("12128.18") + Decimal("1022.99")
    debt = debt_of(borrowing, ALL)
    assert (debt.principal, debt.interest, debt.rate) == (
        Decimal("12128.18"),
        Decimal("1022.99"),
        Decimal("0.0807"),
    )
    assert (debt.oldest, debt.newest) == (FALL, FALL)  # one loan, paid out twice


def test_a_term_that_says_when_it_ends_is_believed() -> None:
    term = FundedTerm(FALL, Decimal(6000), Decimal(1), ends=date(2026, 12, 15))
    assert borrow([term], ALL, RULES).repayment_begins == date(2027, 6, 16)


def test_where_interest_is_added_to_the_principal_the_debt_says_so() -> None:
    (accrual,) = RULES.accruals
    rules = replace(RULES, accruals=(replace(accrual, capitalized=True),))
    borrowing = borrow(terms((FALL, "6000", "1"), (SPRING, "6000", "1")), ALL, rules)
    debt = debt_of(borrowing, ALL)
    assert (debt.principal, debt.interest) == (Decimal("13151.17"), 0)
    assert borrowing.lines[4].words.endswith("then bears interest itself")


def test_loans_of_several_years_have_their_own_rates_and_their_mean() -> None:
    # 7.94 % on 6,064.09 and 8.07 % on twice as much: (7.94 + 2 x 8.07) / 3 = 8.0266…
    given = terms((date(2026, 1, 5), "6000", "1"), (FALL, "6000", "1"), (SPRING, "6000", "1"))
    borrowing = borrow(given, ALL, RULES)
    assert [loan.rate for loan in borrowing.loans] == [Decimal("0.0794"), Decimal("0.0807")]
    assert [loan.award_year for loan in borrowing.loans] == [2025, 2026]
    assert debt_of(borrowing, ALL).rate.quantize(Decimal("1e-9")) == Decimal("0.080266667")


def test_earlier_loans_are_taken_along() -> None:
    borrower = Borrower(Decimal(1), prior_debt=Decimal(10000), borrowed_before=date(2012, 9, 1))
    debt = debt_of(borrow(terms((FALL, "6000", "1")), borrower, RULES), borrower)
    assert debt.principal == Decimal("16064.09")
    assert debt.oldest == date(2012, 9, 1)
    assert "$10,000 of earlier loans" in debt.words


def test_a_rate_that_is_not_known_yet_is_the_newest_and_it_is_said() -> None:
    borrowing = borrow(terms((date(2027, 8, 1), "6000", "1")), ALL, RULES)
    (loan,) = borrowing.loans
    assert (loan.rate, loan.rate_assumed) == (Decimal("0.0807"), True)
    (rule,) = (rule for rule in borrowing.rules if rule.assumed and rule.about == "interest")
    assert "not known yet" in rule.words
    known = borrow(terms((FALL, "6000", "1")), ALL, RULES)
    assert not any(rule.assumed for rule in known.rules)


def test_every_line_and_rule_has_addresses() -> None:
    borrowing = borrow(terms((FALL, "6000", "1")), ALL, RULES)
    assert [line.name for line in borrowing.lines] == [
        "borrowed", "fees", "received", "uncovered", "interest", "owed",
    ]  # fmt: skip
    assert all(line.sources and line.words for line in borrowing.lines)
    assert all(rule.sources for rule in borrowing.rules)
    assert borrowing.checked == RULES.checked
    assert any("before a court" in note for note in borrowing.notes)


def test_a_long_pause_is_pointed_out() -> None:
    studied = [(FALL, "6000", "1"), (SPRING, "6000", "0.2"), (date(2027, 8, 1), "6000", "1")]
    (note,) = (n for n in borrow(terms(*studied), ALL, RULES).notes if n.startswith("Between"))
    assert "2026-12-01 and 2027-08-01" in note
    summer = [(FALL, "6000", "1"), (SPRING, "6000", "1"), (date(2027, 8, 1), "6000", "1")]
    assert not any(n.startswith("Between") for n in borrow(terms(*summer), ALL, RULES).notes)


def test_who_borrows_nothing_owes_nothing() -> None:
    borrowing = borrow(terms((FALL, "6000", "1")), Borrower(share=Decimal(0)), RULES)
    assert (borrowing.owed, borrowing.uncovered, borrowing.terms[0].own) == (0, 0, 6000)
    assert borrowing.repayment_begins is None
    assert [line.name for line in borrowing.lines] == [
        "borrowed", "fees", "received", "uncovered",
    ]  # fmt: skip
    with pytest.raises(LoanInputError, match="nothing is borrowed"):
        debt_of(borrowing, ALL)


def test_bad_questions_are_told_what_is_allowed() -> None:
    with pytest.raises(LoanInputError, match=r"share that is borrowed: 1\.5 .* from 0 to 1"):
        Borrower(share=Decimal("1.5"))
    with pytest.raises(LoanInputError, match=r"income: -1 .* from 0 to"):
        Borrower(share=Decimal(1), income=Decimal(-1))
    with pytest.raises(LoanInputError, match="a term's bill: NaN is not allowed"):
        FundedTerm(FALL, Decimal("NaN"), Decimal(1))
    with pytest.raises(LoanInputError, match="intensity of study: -1 is not allowed"):
        FundedTerm(FALL, Decimal(1), Decimal(-1))
    with pytest.raises(LoanInputError, match="cannot end on 2026-08-01; give a later day"):
        FundedTerm(FALL, Decimal(1), Decimal(1), ends=FALL)
    with pytest.raises(LoanInputError, match="years left in the program: -1"):
        Continuing(FALL, Decimal(-1))
    with pytest.raises(LoanInputError, match="no terms are given"):
        borrow([], ALL, RULES)
    with pytest.raises(LoanInputError, match="give the terms in the order"):
        borrow(terms((SPRING, "1", "1"), (FALL, "1", "1")), ALL, RULES)
    with pytest.raises(LoanInputError, match="before that of 2026-08-01 has ended"):
        first = FundedTerm(FALL, Decimal(1), Decimal(1), ends=SPRING + timedelta(days=9))
        borrow([first, *terms((SPRING, "1", "1"))], ALL, RULES)
    with pytest.raises(NoRuleError, match="no archangel loan limit"):
        borrow(terms((FALL, "1", "1")), ALL, RULES, kind="archangel")
    with pytest.raises(NoRuleError, match="no rule for interest before repayment is known for"):
        borrow(terms((date(2021, 9, 1), "1", "1")), ALL, RULES)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 5, 31), 6, date(2027, 11, 30)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2026, 7, 1), 36, date(2029, 7, 1)),
    ],
)
def test_the_same_day_some_months_later(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


MONEY = st.decimals(0, 60_000, places=2)
SHARES = st.decimals(0, 1, places=2)


@st.composite
def programs(draw: st.DrawFn) -> list[FundedTerm]:
    months = draw(st.lists(st.integers(0, 90), min_size=1, max_size=10, unique=True))
    parts = st.decimals(0, Decimal("1.5"), places=2)
    return [
        FundedTerm(months_after(date(2025, 7, 1), month), draw(MONEY), draw(parts))
        for month in sorted(months)
    ]


BORROWERS = st.builds(
    Borrower,
    share=SHARES,
    prior_debt=st.decimals(0, 150_000, places=0),
    prior_undergraduate_debt=st.decimals(0, 200_000, places=0),
)


@settings(deadline=None)
@given(programs(), BORROWERS)
def test_no_limit_is_ever_passed(given: list[FundedTerm], borrower: Borrower) -> None:
    borrowing = borrow(given, borrower, RULES)
    pairs = list(zip(given, borrowing.terms, strict=True))
    for _, group in groupby(pairs, key=lambda pair: pair[0].award_year):
        assert sum(loan.borrowed for _, loan in group) <= 20500
    assert all(loan.borrowed <= loan.limit for loan in borrowing.loans)
    new = sum(loan.borrowed for loan in borrowing.loans if loan.award_year >= 2026)
    assert not new or new + borrower.prior_debt <= 100_000
    everything = borrowing.borrowed + borrower.prior_debt + borrower.prior_undergraduate_debt
    assert not new or everything <= 257_500
    assert all(loan.borrowed == 0 for term, loan in pairs if term.intensity < Decimal("0.5"))


@settings(deadline=None)
@given(programs(), BORROWERS)
def test_each_bill_is_paid_by_loans_by_oneself_or_not_at_all(
    given: list[FundedTerm], borrower: Borrower
) -> None:
    borrowing = borrow(given, borrower, RULES)
    for term in borrowing.terms:
        assert min(term.borrowed, term.fee, term.uncovered, term.own) >= 0
        assert term.borrowed == term.fee + term.received
        # A loan is in whole cents and so is its fee: at most a cent may come on top.
        assert 0 <= term.received + term.uncovered + term.own - term.bill <= Decimal("0.01")
        assert bool(term.why) == bool(term.uncovered)


@settings(deadline=None)
@given(programs(), BORROWERS, SHARES)
def test_more_is_owed_when_a_larger_share_is_borrowed(
    given: list[FundedTerm], borrower: Borrower, other: Decimal
) -> None:
    less, more = sorted((borrower.share, other))
    small = borrow(given, replace(borrower, share=less), RULES)
    large = borrow(given, replace(borrower, share=more), RULES)
    assert small.borrowed <= large.borrowed
    assert small.owed <= large.owed + Decimal(
        "1.00"
    )  # a year's loan may shift by cents between terms
