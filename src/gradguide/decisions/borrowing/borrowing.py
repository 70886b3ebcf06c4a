"""How much of a program's bills federal loans can pay, term by term, and what is then owed.

A loan is made as large as it must be for the borrower's share of the bill to be left after the
fee, as far as the limits of the award year (July to June) and of a lifetime reach; what they do
not reach is missing in each of the year's terms in proportion. Interest grows by the day from
each disbursement, which is taken to be on the first day of the term, and is rounded to the cent
once for each award year's loan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from gradguide.decisions.borrowing.award_years import AwardYear, TermLoan, award_year
from gradguide.decisions.borrowing.loans import (
    Borrower,
    Debt,
    FundedTerm,
    LoanInputError,
    LoanLine,
    RuleUsed,
    addresses,
    cents,
    money,
    months_after,
    percent,
    used,
)
from gradguide.model.loans import Accrual, LoanRules

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class YearLoan:
    """The loan of one award year, which begins on 1 July, in dollars.

    `limit` is the most that it could have been. `interest` is what has grown by the day on which
    repayment begins. `rate_assumed` says that the rate of that year is not known yet.
    """

    award_year: int
    made: date
    borrowed: Decimal
    fee: Decimal
    limit: Decimal
    rate: Decimal
    rate_assumed: bool
    interest: Decimal


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What can be borrowed for a program, in dollars, and what of it is owed afterwards.

    `repayment_begins` is None where nothing is borrowed. `capitalized` says whether the interest
    until then bears interest itself from then on. `rules` are all that was applied, `checked` is
    when they were last held against their sources.
    """

    terms: tuple[TermLoan, ...]
    loans: tuple[YearLoan, ...]
    repayment_begins: date | None
    capitalized: bool
    notes: tuple[str, ...]
    rules: tuple[RuleUsed, ...]
    checked: date

    @property
    def borrowed(self) -> Decimal:
        """What has to be paid back, without interest."""
        return sum((term.borrowed for term in self.terms), _NOTHING)

    @property
    def fees(self) -> Decimal:
        """What of it is kept back when it is paid out."""
        return sum((term.fee for term in self.terms), _NOTHING)

    @property
    def received(self) -> Decimal:
        """What it pays of the bills."""
        return self.borrowed - self.fees

    @property
    def uncovered(self) -> Decimal:
        """What is missing of the share that loans were to pay."""
        return sum((term.uncovered for term in self.terms), _NOTHING)

    @property
    def interest(self) -> Decimal:
        """What has grown by the day on which repayment begins."""
        return sum((loan.interest for loan in self.loans), _NOTHING)

    @property
    def owed(self) -> Decimal:
        """What is owed for the program on that day."""
        return self.borrowed + self.interest

    @property
    def lines(self) -> tuple[LoanLine, ...]:
        """The sums in words, with the addresses of their rules."""
        limits = addresses(self.rules, "limits")
        fee = addresses(self.rules, "fee")
        why = tuple(dict.fromkeys(word for term in self.terms for word in term.why))
        missing = "; ".join(why) or "nothing is missing"
        lines = (
            LoanLine("borrowed", self.borrowed, "to be paid back, with interest", limits),
            LoanLine("fees", self.fees, "kept back when the loans are paid out", fee),
            LoanLine("received", self.received, "what the loans pay of the bills", fee),
            LoanLine("uncovered", self.uncovered, missing, limits),
        )
        if self.repayment_begins is None:
            return lines
        grown = addresses(self.rules, "interest", "growth")
        begins = f"{self.repayment_begins}, when repayment begins"
        then = "then bears interest itself" if self.capitalized else "bears none itself"
        return (
            *lines,
            LoanLine("interest", self.interest, f"grows by the day until {begins}; {then}", grown),
            LoanLine("owed", self.owed, f"owed on {begins}", grown),
        )


def borrow(
    terms: Sequence[FundedTerm], borrower: Borrower, rules: LoanRules, kind: str = "graduate"
) -> Borrowing:
    """The loans that pay the borrower's share of the terms' bills, as far as the rules allow.

    `kind` is what the rules call such students; a field pack or the caller knows it.

    Raises:
        LoanInputError: there are no terms, or they are not in order.
        NoRuleError: a term is before every known rule, or the rules know no such students.
    """
    _check(terms)
    years: list[AwardYear] = []
    used_up = borrower.prior_debt
    for _, group in groupby(terms, key=lambda term: term.award_year):
        years.append(award_year(tuple(group), borrower, rules, kind, used_up))
        used_up += years[-1].borrowed
    notes = [notice.text for notice in rules.notices_at(terms[-1].begins, "limits")]
    applied = [rule for year in years for rule in year.rules]
    loans: list[YearLoan] = []
    begins = None
    capitalized = False
    if any(year.made for year in years):
        accrual = rules.accrual_at(terms[-1].begins)
        words = "interest before repayment"
        applied.append(used("growth", words, accrual.rule, assumed=accrual.assumed))
        capitalized = accrual.rule.capitalized
        begins, interrupted = _repayment(years, accrual.rule)
        notes += interrupted
        for year in years:
            if year.made is not None:
                loan, rate = _loan(year, year.made, begins, rules, accrual.rule)
                loans.append(loan)
                applied.append(rate)
    return Borrowing(
        terms=tuple(term for year in years for term in year.terms),
        loans=tuple(loans),
        repayment_begins=begins,
        capitalized=capitalized,
        notes=tuple(notes),
        rules=tuple(dict.fromkeys(applied)),
        checked=rules.checked,
    )


def debt_of(borrowing: Borrowing, borrower: Borrower) -> Debt:
    """What is owed when repayment begins, together with what the borrower owed before.

    Earlier loans are taken at the average rate of the new ones, weighted by their principal: their
    own rates are not asked for.

    Raises:
        LoanInputError: nothing was borrowed.
    """
    begins = borrowing.repayment_begins
    if begins is None:
        raise LoanInputError(
            "nothing is borrowed, so nothing is to be paid back; give a share above 0 and a term "
            "of at least half-time study"
        )
    weighted = sum((loan.borrowed * loan.rate for loan in borrowing.loans), _NOTHING)
    earlier = borrower.prior_debt + borrower.prior_undergraduate_debt
    words = f"{money(borrowing.borrowed)} borrowed and {money(borrowing.interest)} of interest"
    if earlier:
        words += f", and {money(earlier)} of earlier loans, taken at the same average rate"
    first = borrowing.loans[0].made
    added = borrowing.interest if borrowing.capitalized else _NOTHING
    return Debt(
        principal=borrowing.borrowed + earlier + added,
        interest=borrowing.interest - added,
        rate=weighted / borrowing.borrowed,
        begins=begins,
        newest=borrowing.loans[-1].made,
        oldest=min(first, borrower.borrowed_before or first),
        words=words,
    )


def _check(terms: Sequence[FundedTerm]) -> None:
    if not terms:
        raise LoanInputError("no terms are given; give at least one")
    for one, other in pairwise(terms):
        if other.begins <= one.begins:
            raise LoanInputError(
                f"the term of {other.begins} stands behind that of {one.begins}; give the terms "
                "in the order in which they begin"
            )
        if one.ends is not None and other.begins < one.ends:
            raise LoanInputError(
                f"the term of {other.begins} begins before that of {one.begins} has ended; give "
                "terms that follow one another"
            )


def _repayment(years: Sequence[AwardYear], accrual: Accrual) -> tuple[date, list[str]]:
    """The day on which repayment begins, and a note where a pause would bring it on earlier."""
    studied = [term for year in years for term in year.enough]
    first = next(year.made for year in years if year.made is not None)
    notes = [
        f"Between {one.last_day} and {other.begins} study is below half time for longer than the "
        f"{accrual.grace_months} months of grace. Repayment then begins in between and the grace "
        "is used up; that is not reckoned here."
        for one, other in pairwise(studied)
        if one.begins >= first and months_after(one.last_day, accrual.grace_months) < other.begins
    ]
    ended = months_after(studied[-1].last_day, accrual.grace_months)
    return ended + timedelta(days=1), notes


def _loan(
    year: AwardYear, made: date, begins: date, rules: LoanRules, accrual: Accrual
) -> tuple[YearLoan, RuleUsed]:
    """A year's loan with the interest on it until repayment, and the rule of its rate."""
    found = rules.interest_at(made)
    rate = found.rule.rate
    dollar_days = sum((t.borrowed * (begins - t.begins).days for t in year.terms), _NOTHING)
    loan = YearLoan(
        award_year=year.year,
        made=made,
        borrowed=year.borrowed,
        fee=year.fee,
        limit=year.limit,
        rate=rate,
        rate_assumed=found.assumed,
        interest=cents(dollar_days * rate / accrual.days_in_year),
    )
    words = f"interest of {percent(rate)} a year on the loan of {made}"
    if found.assumed:
        words += "; its own rate is not known yet, this is the newest"
    newest = f"{percent(rate)} a year"
    return loan, used("interest", words, found.rule, assumed=found.assumed, newest=newest)
