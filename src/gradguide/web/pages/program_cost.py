"""The bill on a program's page: lines with their facts, terms, loans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gradguide.answers.cost_claims import beside_of
from gradguide.answers.cost_words import against_wage, missing_words, prices_of, span, weakest
from gradguide.answers.costed import Costed
from gradguide.answers.words import dated
from gradguide.catalog.release import Opened, Release
from gradguide.charts.table import Table
from gradguide.charts.web.cost import cost_by_term
from gradguide.charts.web.drawing import Drawing
from gradguide.decisions.borrowing.financing import Financed, Financing
from gradguide.decisions.bounds import Ends
from gradguide.decisions.costs.bill import Cost, Line, TermBill
from gradguide.decisions.costs.summary import about
from gradguide.decisions.costs.wording import percent
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Status
from gradguide.resolution.computed import dollars, number


@dataclass(frozen=True, slots=True)
class BillRow:
    """A line of the bill. `status` is that of the weakest fact behind it, None where there is
    none; `less` says that the amount is taken off; `beside` is what sources say besides, as a
    condition under which it holds."""

    name: str
    amount: str
    words: str
    assumed: str
    status: Status | None
    facts: tuple[Opened, ...]
    less: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to pay loans back: its name, the first monthly payment, and what it comes to."""

    name: str
    monthly: str
    paid: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loans:
    """Borrowing for one whole bill. `lines` are (name, amount, how)."""

    title: str
    lines: tuple[tuple[str, str, str], ...]
    debt: str
    plans: tuple[Plan, ...]
    left_out: tuple[str, ...]
    against: str
    shares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Borrowing as asked for. `rules` are addresses, `checked` the day on which they were."""

    bills: tuple[Loans, ...]
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    rules: tuple[str, ...]
    checked: str


@dataclass(frozen=True, slots=True)
class Bill:
    """What a program costs a person, ready to be shown.

    `rows` are the lines, or where no price is known the fees that are. `possible` says what it
    could come to with what is not known; "" where that changes nothing or nothing bounds it.
    """

    total: str
    rows: tuple[BillRow, ...]
    possible: str
    chart: Drawing | None
    terms: Table | None
    published: tuple[tuple[str, Opened], ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    borrowed: Borrowed | None
    no_loans: str
    warnings: tuple[str, ...]


def bill_of(
    release: Release, costed: Costed, situation: Situation, opened: Iterable[Opened]
) -> Bill:
    """The bill; `opened` are facts that have been opened already."""
    cost = costed.cost
    known = {id(one.fact): one for one in opened}
    chart = None if cost.total is None or not cost.terms else cost_by_term(cost)
    return Bill(
        total="" if cost.total is None else span(cost.total),
        rows=tuple(_row(release, line, known) for line in cost.lines or cost.known_fees),
        possible=_possible(cost),
        chart=chart,
        terms=None if chart is None else _terms(cost.terms),
        published=tuple((one.words, _open(release, one.fact, known)) for one in cost.published),
        missing=tuple(missing_words(gap) for gap in cost.missing),
        notes=cost.notes,
        borrowed=None if costed.loans is None else _borrowed(costed.loans, situation),
        no_loans=_no_loans(costed, situation),
        warnings=tuple(_warnings(cost, known, release)),
    )


def _row(release: Release, line: Line, known: Mapping[int, Opened]) -> BillRow:
    amount = span(line.amount)
    facts = tuple(_open(release, fact, known) for fact in line.facts)
    return BillRow(
        name=line.name,
        amount=amount,
        words="" if line.words == amount else line.words,
        assumed=line.assumed,
        status=weakest(line),
        facts=facts,
        less=line.kind == "aid",
        beside=tuple(beside_of(facts).words("behind the line")),
    )


def _open(release: Release, fact: Fact, known: Mapping[int, Opened]) -> Opened:
    return known.get(id(fact)) or release.open(fact)


def _warnings(cost: Cost, known: Mapping[int, Opened], release: Release) -> Iterator[str]:
    """What makes a total less sure than it looks."""
    prices = prices_of(cost)
    undated = any(fact.year is None for fact in prices)
    guide = bool(prices) and all(fact.standing <= Standing.GUIDE for fact in prices)
    if undated or guide:
        told = ["carries no year"] if undated else []
        told += ["is known from a guide alone"] if guide else []
        yield f"The price {' and '.join(told)}; ask the school what it is now."
    for line in cost.lines:
        if line.kind != "fee" or cost.total is None or line.amount.high * 10 <= cost.total.high:
            continue
        notes = beside_of(_open(release, fact, known) for fact in line.facts).notes
        if notes:
            high = dollars(line.amount.high)
            most = "up to " if line.amount.low < line.amount.high else ""
            yield f"Of the total, {most}{high} are {line.name} that hold as noted: {notes[0]}."


def _possible(cost: Cost) -> str:
    if cost.possible is None or cost.possible == cost.total:
        return ""
    return about(cost.possible)


def _no_loans(costed: Costed, situation: Situation) -> str:
    if situation.loan_share and costed.loans is None:
        return "No loan can be reckoned, since the bills are not known."
    return ""


def _terms(bills: Sequence[TermBill]) -> Table:
    """The terms as a table with the columns that say something."""
    parts = {
        "tuition": [bill.tuition for bill in bills],
        "fees": [bill.fees for bill in bills],
        "visits": [bill.visits for bill in bills],
        "aid": [bill.aid for bill in bills],
    }
    said = {name: part for name, part in parts.items() if any(one.low or one.high for one in part)}
    columns = [("credits", [_counts(bill.credits) for bill in bills])]
    if len(said) > 1:
        columns += [(name, [_exact(one) for one in part]) for name, part in said.items()]
    columns.append(("to pay", [_exact(bill.due) for bill in bills]))
    rows = tuple(
        (str(bill.term), *(cells[at] for _, cells in columns)) for at, bill in enumerate(bills)
    )
    return Table(("term", *(name for name, _ in columns)), rows)


def _counts(ends: Ends) -> str:
    low, high = number(ends.low), number(ends.high)
    return low if low == high else f"{low} or {high}"


def _exact(ends: Ends) -> str:
    low, high = sorted((ends.low, ends.high))
    return f"${low:,.2f}" if low == high else f"${low:,.2f} to ${high:,.2f}"


def _borrowed(found: Financing, situation: Situation) -> Borrowed:
    first = found.bills[0]
    assumed = dict.fromkeys(said for one in found.bills for said in one.assumptions)
    told = [*first.borrowing.notes, *(first.repayment.notes if first.repayment else ())]
    checked = first.borrowing.checked
    return Borrowed(
        bills=tuple(_loans(found, place, situation) for place in range(len(found.bills))),
        assumed=tuple(assumed),
        notes=tuple(dict.fromkeys(told)),
        rules=tuple(dict.fromkeys(_rules(first))),
        checked=checked.isoformat(),
    )


def _loans(found: Financing, place: int, situation: Situation) -> Loans:
    one = found.bills[place]
    titles = ("At the least that it can cost", "At the most")
    repayment = one.repayment
    plans = repayment.plans if repayment else ()
    names = {plan.id: plan.name for plan in plans}
    return Loans(
        title=titles[place] if len(found.bills) > 1 else "",
        lines=tuple(
            (line.name, _cents(line.amount), dated(line.words)) for line in one.borrowing.lines
        ),
        debt=repayment.debt.words if repayment else "",
        plans=tuple(
            Plan(
                plan.name,
                dollars(plan.first_payment),
                dollars(plan.outcome.paid),
                tuple(
                    f"{line.name}: {dollars(line.amount)}, {line.words}"
                    for line in plan.lines
                    if (situation.public_service if _for_service(line.name) else line.amount)
                ),
            )
            for plan in plans
        ),
        left_out=repayment.left_out if repayment else (),
        against=against_wage(one, found),
        shares=tuple(
            f"{names[plan]}: {percent(share)} of that wage in the first year"
            for plan, share in (one.burden.shares if one.burden else ())
        ),
    )


def _for_service(name: str) -> bool:
    return name == "forgiven for public service"


def _cents(amount: Decimal) -> str:
    return f"${amount:,.2f}"


def _rules(one: Financed) -> Iterator[str]:
    for rule in one.borrowing.rules:
        yield from rule.sources
    for plan in one.repayment.plans if one.repayment else ():
        for rule in plan.rules:
            yield from rule.sources
