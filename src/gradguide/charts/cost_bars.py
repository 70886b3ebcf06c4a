"""A cost as bars: what is paid of each part in a term, and from where to where the sum may lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gradguide.charts.table import Table
from gradguide.decisions.bounds import Bounds
from gradguide.decisions.costs.bill import Cost, TermBill
from gradguide.resolution.computed import dollars

PARTS = ("tuition", "fees", "visits")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the least of each part, and from where to where the sum may lie.

    Where aid is taken off, the parts are what is left to pay of each: aid goes to tuition first,
    then to fees, then to visits, so that a bar ends where its sum begins.
    """

    label: str
    parts: tuple[tuple[str, Decimal], ...]
    due: Bounds


def bars_by_term(cost: Cost) -> tuple[Bar, ...]:
    """A bar for each term of a program, in their order: the parts of the smaller bill, where
    there are two."""
    return tuple(Bar(str(bill.term), _parts(bill), bill.due.bounds) for bill in cost.terms)


def _parts(bill: TermBill) -> tuple[tuple[str, Decimal], ...]:
    charges = {"tuition": bill.tuition, "fees": bill.fees, "visits": bill.visits}
    due = bill.due
    if due.low <= due.high:
        return _after_aid({part: ends.low for part, ends in charges.items()}, due.low)
    return _after_aid({part: ends.high for part, ends in charges.items()}, due.high)


def _after_aid(parts: Mapping[str, Decimal], due: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """The parts with so much taken off, from the first on, that they add up to what is due."""
    over = max(sum(parts.values(), Decimal(0)) - due, Decimal(0))
    left = []
    for part, amount in parts.items():
        taken = min(amount, over)
        left.append((part, amount - taken))
        over -= taken
    return tuple(left)


def table_of(bars: Sequence[Bar]) -> Table:
    """The bars' numbers, the parts to the cent."""
    rows = tuple(
        (bar.label, *(dollars(dict(bar.parts)[part]) for part in PARTS), span_of(bar.due))
        for bar in bars
    )
    return Table(("", *PARTS, "to pay"), rows)


def span_of(due: Bounds) -> str:
    """An amount, or from where to where it may lie, as people write it."""
    return dollars(due.low) if due.known else f"{dollars(due.low)} to {dollars(due.high)}"
