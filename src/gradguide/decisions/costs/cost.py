"""What a program costs a person: lines, terms, a total, and how far off it can be.

The known facts alone make the total. Where facts are disputed, or the person's residency is not
known, every course of things gets its whole bill, and the least and the greatest are the ends.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost, TermBill
from gradguide.decisions.costs.case import Case, billed, case_of
from gradguide.decisions.costs.charges import Bill
from gradguide.decisions.costs.fees import KINDS
from gradguide.decisions.costs.gaps import missing, possible
from gradguide.decisions.costs.lines import known_fees, lines_of, notes_on, residency_of
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.costs.prices import in_dollars
from gradguide.decisions.costs.published import published_totals
from gradguide.decisions.situation import Situation

ZERO = Decimal(0)


def cost(candidate: Candidate, situation: Situation, as_of: date, peers: Peers) -> Cost:
    """What a program costs a person who asks on a day, in dollars.

    Raises:
        SituationError: the person cannot start when they say, brings along as many credits as
            the program has, or would take longer than anybody may.
    """
    case = case_of(candidate, situation, as_of)
    without_total = Cost(
        unit=case.unit,
        credits=case.to_pay,
        residency="",
        lines=(),
        terms=(),
        total=None,
        possible=possible(case, peers),
        missing=missing(case, peers),
        published=published_totals(case),
        notes=notes_on(case),
        pace=case.pace.credits,
        in_dollars=in_dollars(candidate.school),
    )
    bills = billed(case)
    if not bills:
        return replace(without_total, known_fees=known_fees(case))
    least = min(bills, key=lambda one: one.bill.total)
    most = max(bills, key=lambda one: one.bill.total)
    return replace(
        without_total,
        residency=residency_of(bills),
        lines=lines_of(case, least, most),
        terms=_terms(case, least.bill, most.bill),
        total=Bounds(least.bill.total, most.bill.total),
    )


def _terms(case: Case, low: Bill, high: Bill) -> tuple[TermBill, ...]:
    if case.plan is None:
        return ()
    return tuple(
        TermBill(
            term=term,
            credits=_at(low.credits, high.credits, place),
            tuition=_at(low.tuition, high.tuition, place),
            fees=_fees_at(low, high, place),
            visits=_at(low.visits, high.visits, place),
            aid=_at(low.aid, high.aid, place),
        )
        for place, term in enumerate(case.plan.terms)
    )


def _at(low: tuple[Decimal, ...], high: tuple[Decimal, ...], place: int) -> Ends:
    """The amounts of a term; the shorter bill has none in the last terms of the longer."""
    ends = (amounts[place] if place < len(amounts) else ZERO for amounts in (low, high))
    return Ends(*ends)


def _fees_at(low: Bill, high: Bill, place: int) -> Ends:
    amounts = (_at(low.fees.get(kind, ()), high.fees.get(kind, ()), place) for kind in KINDS)
    return sum(amounts, Ends(ZERO, ZERO))
