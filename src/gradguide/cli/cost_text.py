"""A program's cost as text: the lines with their marks, the terms, what is missing, loans."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from gradguide.answers.cost_words import against_wage, mark_of, missing_words, span, standing
from gradguide.answers.unused import unused
from gradguide.answers.words import LEGEND
from gradguide.decisions.borrowing.financing import Financed, Financing
from gradguide.decisions.borrowing.repayment import Burden
from gradguide.decisions.bounds import Ends
from gradguide.decisions.costs.bill import Cost, Line, TermBill
from gradguide.decisions.costs.summary import about
from gradguide.decisions.costs.wording import percent
from gradguide.decisions.situation import Situation
from gradguide.resolution.computed import dollars, number

WIDTH = 90
_NAME = 26
_TERM = 12
_WIDEST = 100
"""A table may be a little wider than text: cut in two it is harder to read."""

Column = tuple[str, list[str]]
"""A head and a cell for each term."""


def wrapped(text: str, indent: str = "", hanging: str = "") -> list[str]:
    """Lines of a text within the width; an address stays whole."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def line_text(line: Line, beside: Iterable[str]) -> list[str]:
    """A line of the cost with how it is reached, and what its claims say beside it."""
    sign = "less " if line.kind == "aid" else ""
    said = standing(line)
    out = [f"  {mark_of(line)} {line.name:<{_NAME}} {sign}{span(line.amount)}"]
    if line.words != span(line.amount):
        out += wrapped(line.words, " " * 6)
    if said:
        out += wrapped(f"[{said}]", " " * 6)
    for words in beside:
        out += wrapped(words, " " * 6, " " * 8)
    if line.assumed:
        out += wrapped(f"taken for granted: {line.assumed}", " " * 6)
    return out


def paid(cost: Cost, beside: Callable[[Line], Iterable[str]]) -> Iterator[str]:
    """What is paid over the whole program, with what `beside` has for each line."""
    if cost.total is None:
        if cost.possible is not None:
            yield from wrapped(f"By what other programs ask, it could be {about(cost.possible)}.")
        if cost.known_fees:
            yield ""
            yield "What is known of what you pay"
            for line in cost.known_fees:
                yield from line_text(line, beside(line))
            yield ""
            yield f"  {LEGEND}"
        return
    yield ""
    yield "What you pay"
    for line in cost.lines:
        yield from line_text(line, beside(line))
    yield f"    {'in all':<{_NAME}} {span(cost.total)}"
    if cost.possible is not None and cost.possible != cost.total:
        yield from wrapped(
            f"With what is not known below it could be {about(cost.possible)}.", " " * 4
        )
    yield ""
    yield f"  {LEGEND}"


def terms(cost: Cost) -> Iterator[str]:
    """What is due term by term."""
    if not cost.terms:
        return
    yield ""
    yield "Term by term, in dollars"
    for place, columns in enumerate(_side_by_side(_columns(cost.terms))):
        if place:
            yield ""
        head = "".join(f"{name:>{_width(cells)}}" for name, cells in columns)
        yield f"  {'term':<{_TERM}}{head}"
        for row_at, bill in enumerate(cost.terms):
            row = "".join(f"{cells[row_at]:>{_width(cells)}}" for _, cells in columns)
            yield f"  {bill.term!s:<{_TERM}}{row}"


def _side_by_side(columns: Iterable[Column]) -> Iterator[list[Column]]:
    """The columns in tables that are no wider than a page."""
    table: list[Column] = []
    for column in columns:
        used = 2 + _TERM + sum(_width(cells) for _, cells in table)
        if table and used + _width(column[1]) > _WIDEST:
            yield table
            table = []
        table.append(column)
    yield table


def _width(cells: Sequence[str]) -> int:
    return max(10, *(len(cell) + 3 for cell in cells))


def _columns(bills: Sequence[TermBill]) -> Iterator[Column]:
    """The columns that say something, each with its head."""
    yield "credits", [_counts(bill.credits) for bill in bills]
    parts = {
        "tuition": [bill.tuition for bill in bills],
        "fees": [bill.fees for bill in bills],
        "visits": [bill.visits for bill in bills],
        "aid": [bill.aid for bill in bills],
    }
    shown = {name: part for name, part in parts.items() if any(one.low or one.high for one in part)}
    if len(shown) > 1:
        for name, part in shown.items():
            yield name, [_amounts(one) for one in part]
    yield "due", [_amounts(bill.due) for bill in bills]


def _counts(ends: Ends) -> str:
    low, high = number(ends.low), number(ends.high)
    return low if low == high else f"{low} or {high}"


def _amounts(ends: Ends) -> str:
    low, high = sorted((ends.low, ends.high))
    return f"{low:,.2f}" if low == high else f"{low:,.2f} to {high:,.2f}"


def listed(title: str, sentences: Iterable[str], sign: str = "-") -> Iterator[str]:
    """A title and sentences under it, nothing where there are none."""
    found = list(sentences)
    if not found:
        return
    yield ""
    yield title
    for sentence in found:
        yield from wrapped(sentence, f"  {sign} ", " " * 4)


def rest(cost: Cost) -> Iterator[str]:
    """Published totals, what is unknown, and what should be said beside it."""
    yield from listed("Totals that are published, recomputed", (p.words for p in cost.published))
    yield from listed("Not known", (missing_words(gap) for gap in cost.missing), "?")
    yield from listed("Also", cost.notes)


def borrowing(found: Financing | None, situation: Situation) -> Iterator[str]:
    """What borrowing would mean to somebody who would borrow, with its rules' addresses."""
    if not situation.loan_share:
        yield from listed("Not used", unused(situation, _option))
        return
    yield ""
    yield "If you borrow"
    if found is None:
        yield from wrapped("No loan can be reckoned, since the bills are not known.", "  ")
        return
    for place, one in enumerate(found.bills):
        if len(found.bills) > 1:
            yield f"  {'At the least that it can cost' if not place else 'At the most'}"
        yield from _financed(one, found, public_service=situation.public_service)
    if situation.occupation is None:
        yield from wrapped(
            "To hold the debt against what an occupation pays, name it with --occupation.", "  "
        )
    yield from listed("Not used", unused(situation, _option))
    first = found.bills[0]
    taken = dict.fromkeys(said for one in found.bills for said in one.assumptions)
    yield from listed("Taken for granted about loans", _with_raises(taken, situation))
    notes = dict.fromkeys(
        [*first.borrowing.notes, *(first.repayment.notes if first.repayment else ())]
    )
    yield from listed("What may change about loans", notes)
    rules = dict.fromkeys(address for rule in _rules(first) for address in rule)
    yield from listed(
        f"Rules of federal loans, checked on {first.borrowing.checked:%-d %B %Y}", rules
    )


def _option(name: str) -> str:
    return f"--{name}"


def _with_raises(taken: Iterable[str], situation: Situation) -> Iterator[str]:
    yield from taken
    if situation.income is not None and not situation.raises:
        yield "For an income that grows, give --raises, as in --raises 2%."


def _rules(one: Financed) -> Iterator[tuple[str, ...]]:
    for rule in one.borrowing.rules:
        yield rule.sources
    for plan in one.repayment.plans if one.repayment else ():
        for rule in plan.rules:
            yield rule.sources


def _financed(one: Financed, found: Financing, *, public_service: bool) -> Iterator[str]:
    for line in one.borrowing.lines:
        yield f"    {line.name:<{_NAME}} {f'${line.amount:,.2f}':>12}"
        yield from wrapped(line.words, " " * 6)
    if one.repayment is None:
        return
    yield from wrapped(one.repayment.debt.words, " " * 4)
    for plan in one.repayment.plans:
        yield ""
        yield f"    {plan.name}: {dollars(plan.first_payment)} a month at first"
        for line in plan.lines:
            for_service = line.name == "forgiven for public service"
            if public_service if for_service else line.amount:
                text = f"{line.name}: {dollars(line.amount)}, {line.words}"
                yield from wrapped(text, " " * 6, " " * 8)
    for why in one.repayment.left_out:
        yield from wrapped(f"not reckoned: {why}; give --income", " " * 4)
    if one.burden is not None:
        yield ""
        yield from _against_wage(one, one.burden, found)


def _against_wage(one: Financed, burden: Burden, found: Financing) -> Iterator[str]:
    yield from wrapped(against_wage(one, found), " " * 4)
    names = {plan.id: plan.name for plan in (one.repayment.plans if one.repayment else ())}
    for plan, share in burden.shares:
        words = f"{names[plan]}: {percent(share)} of that wage in the first year"
        yield from wrapped(words, " " * 6)
