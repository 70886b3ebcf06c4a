"""The loan of one award year: what the limits leave, and how it is spread over the year's terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from gradguide.decisions.borrowing.loans import (
    CENT,
    Borrower,
    FundedTerm,
    RuleUsed,
    cents,
    cut,
    money,
    months_after,
    percent,
    used,
)
from gradguide.model.loans import Found, Limits, LoanRules

_DAY = timedelta(days=1)
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class TermLoan:
    """A term's loan, in dollars.

    Of `borrowed`, which has to be paid back, `fee` is kept back and `received` goes to the bill.
    `uncovered` is what is missing of the share that loans were to pay, and `why` says why; `own`
    is the rest of the bill, which was not to be borrowed.
    """

    begins: date
    bill: Decimal
    borrowed: Decimal
    fee: Decimal
    received: Decimal
    uncovered: Decimal
    own: Decimal
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardYear:
    """An award year's terms with their loans, in dollars, and what they rest on.

    `enough` are the terms with enough study for a loan. `made` is the day of the year's first
    disbursement, None where nothing is borrowed; `limit` is what the year's loan may be at most.
    """

    year: int
    terms: tuple[TermLoan, ...]
    enough: tuple[FundedTerm, ...]
    made: date | None
    limit: Decimal
    rules: tuple[RuleUsed, ...]

    @property
    def borrowed(self) -> Decimal:
        return sum((term.borrowed for term in self.terms), _NOTHING)

    @property
    def fee(self) -> Decimal:
        return sum((term.fee for term in self.terms), _NOTHING)


def award_year(
    terms: Sequence[FundedTerm],
    borrower: Borrower,
    rules: LoanRules,
    kind: str,
    used_up: Decimal,
) -> AwardYear:
    """The loans of one award year's terms, where so much has been borrowed for graduate study.

    Raises:
        NoRuleError: the year is before every known rule.
    """
    found, continuing = _limits(terms[0], borrower, rules, kind)
    limits = found.rule
    words = f"limits for {limits.kind} students"
    applied = [
        used("limits", words, limits, assumed=found.assumed, newest=_said(limits)),
        *continuing,
    ]
    enough = tuple(term for term in terms if term.intensity >= limits.least_intensity)
    if not enough:
        none = tuple(_without(term, borrower, limits) for term in terms)
        return AwardYear(terms[0].award_year, none, enough, None, _NOTHING, tuple(applied))
    made = enough[0].begins
    fee = rules.fee_at(made)
    words = f"loan fee of {percent(fee.rule.rate)}"
    newest = percent(fee.rule.rate)
    applied.append(used("fee", words, fee.rule, assumed=fee.assumed, newest=newest))
    wanted = [_gross(_share(term, borrower), fee.rule.rate) for term in enough]
    limit, why = _most(limits, enough, borrower, used_up)
    loans = iter(_spread(wanted, limit))
    out = tuple(
        _loan(term, next(loans), fee.rule.rate, borrower, why)
        if term in enough
        else _without(term, borrower, limits)
        for term in terms
    )
    first = next((term.begins for term in out if term.borrowed), None)
    return AwardYear(terms[0].award_year, out, enough, first, limit, tuple(applied))


def _said(limits: Limits) -> str:
    return f"{money(limits.annual)} an award year and {money(limits.aggregate)} in all"


def _limits(
    first: FundedTerm, borrower: Borrower, rules: LoanRules, kind: str
) -> tuple[Found[Limits], tuple[RuleUsed, ...]]:
    """The limits for an award year whose terms begin with this one, and why older ones."""
    going_on = borrower.continuing
    for rule in rules.continuations:
        if going_on is None or not rule.holds(first.begins):
            continue
        months = min(Decimal(rule.years), going_on.years_left) * 12
        until = months_after(rule.since, int(months)) - _DAY
        if going_on.loan_made < rule.loan_before and first.begins <= until:
            words = f"the limits of before {rule.since} go on until {until}"
            return rules.limits_at(rule.enrolled_on, kind), (used("limits", words, rule),)
    return rules.limits_at(first.begins, kind), ()


def _most(
    limits: Limits, terms: Sequence[FundedTerm], borrower: Borrower, used_up: Decimal
) -> tuple[Decimal, str]:
    """The most that a year's loan may be, and which limit makes it so."""
    part = Decimal(1)
    if limits.prorated:
        # The rule divides credits by full-time credits over the loan's terms and rounds to whole
        # percents; where full time is the same in each term, that is the mean of the terms.
        mean = sum((term.intensity for term in terms), _NOTHING) / len(terms)
        part = min(mean, Decimal(1)).quantize(CENT, ROUND_HALF_UP)
    annual = f"the limit of {money(limits.annual)} an award year"
    if part < 1:
        annual += f", of which {percent(part)} is left at this pace"
    earlier = borrower.prior_undergraduate_debt
    counted = used_up + (earlier if limits.undergraduate_counts else 0)
    rooms = [
        (cut(limits.annual * part), annual),
        (limits.aggregate - counted, f"the limit of {money(limits.aggregate)} in all"),
    ]
    if limits.lifetime is not None:
        words = f"the limit of {money(limits.lifetime)} in a lifetime"
        rooms.append((limits.lifetime - used_up - earlier, words))
    room, why = min(rooms, key=lambda room: room[0])
    return max(room, _NOTHING), why


def _share(term: FundedTerm, borrower: Borrower) -> Decimal:
    return cents(term.bill * borrower.share)


def _gross(net: Decimal, fee: Decimal) -> Decimal:
    """The smallest loan of which so much is left when the fee has been kept back."""
    gross = cut(net / (1 - fee))
    while gross - cut(gross * fee) < net:
        gross += CENT
    return gross


def _spread(wanted: Sequence[Decimal], most: Decimal) -> list[Decimal]:
    """The wanted amounts, or parts of them in proportion that come to `most`."""
    total = sum(wanted)
    if total <= most:
        return list(wanted)
    out = [cut(amount * most / total) for amount in wanted]
    for index in range(int((most - sum(out)) / CENT)):  # the cents that cutting left, one each
        out[index] += CENT
    return out


def _loan(
    term: FundedTerm, borrowed: Decimal, rate: Decimal, borrower: Borrower, why: str
) -> TermLoan:
    fee = cut(borrowed * rate)
    received = borrowed - fee
    missing = max(_share(term, borrower) - received, _NOTHING)
    return TermLoan(
        begins=term.begins,
        bill=term.bill,
        borrowed=borrowed,
        fee=fee,
        received=received,
        uncovered=missing,
        own=term.bill - _share(term, borrower),
        why=(why,) if missing else (),
    )


def _without(term: FundedTerm, borrower: Borrower, limits: Limits) -> TermLoan:
    wanted = _share(term, borrower)
    why = f"no loan for study at less than {percent(limits.least_intensity)} of full time"
    return TermLoan(
        begins=term.begins,
        bill=term.bill,
        borrowed=_NOTHING,
        fee=_NOTHING,
        received=_NOTHING,
        uncovered=wanted,
        own=term.bill - wanted,
        why=(why,) if wanted else (),
    )
