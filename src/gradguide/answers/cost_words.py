"""A program's cost in words: amounts, how far a line can be relied on, and what is not known."""

from __future__ import annotations

from decimal import Decimal

from gradguide.answers.limit_words import limit_words
from gradguide.answers.words import MARKS
from gradguide.decisions.borrowing.financing import Financed, Financing
from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.costs.bill import Cost, Line, Missing
from gradguide.model.fact import Fact, Status
from gradguide.resolution.computed import dollars

ADVICE = (
    "This informs and is no advice. Ask the school for its bill, and its aid office about loans, "
    "before you decide."
)
_SHORT = {
    "tuition_per_credit": "price",
    "tuition_flat": "price",
    "tuition_total": "price",
    "campus_visits": "visits",
    "courses_per_term": "pace",
}
_WEAKEST = (Status.STALE, Status.DISPUTED, Status.REPORTED, Status.COMPUTED, Status.VERIFIED)


def span(amounts: Bounds | Ends) -> str:
    """Amounts as a reader needs them: one, or from where to where."""
    low, high = sorted((amounts.low, amounts.high))
    return dollars(low) if low == high else f"{dollars(low)} to {dollars(high)}"


def weakest(line: Line) -> Status | None:
    """The status of the weakest fact that a line rests on; None where it rests on none."""
    statuses = {fact.status for fact in line.facts}
    return next((status for status in _WEAKEST if status in statuses), None)


def status_of_sum(cost: Cost) -> Status:
    """The status of a total: it is worked out, as comparisons and rankings have it, and stale where
    anything that it rests on is."""
    stale = any(fact.status is Status.STALE for line in cost.lines for fact in line.facts)
    return Status.STALE if stale else Status.COMPUTED


def rests_on(cost: Cost) -> str:
    """What a total rests on in the main: "tuition verified, 2025", "tuition reported, undated"; ""
    where there is no price."""
    prices = prices_of(cost)
    statuses = " or ".join(dict.fromkeys(fact.status.value for fact in prices))
    known = " or ".join(dict.fromkeys(str(fact.year or "undated") for fact in prices))
    return f"tuition {statuses}, {known}" if prices else ""


def prices_of(cost: Cost) -> list[Fact]:
    """The prices that a cost is reckoned with."""
    tuition = [line for line in cost.lines if line.kind == "tuition"]
    facts = [fact for line in tuition for fact in line.facts]
    return [fact for fact in facts if _SHORT.get(fact.attribute) == "price"]


def mark_of(line: Line) -> str:
    """The mark of the weakest fact that a line rests on; a blank where it rests on none."""
    status = weakest(line)
    return " " if status is None else MARKS[status]


def standing(line: Line) -> str:
    """How far the facts of a line can be relied on: "price verified, 2025; credits reported,
    undated"."""
    return "; ".join(dict.fromkeys(_standing(fact) for fact in line.facts))


def price_standing(line: Line) -> str:
    """How far the price of a line of tuition can be relied on, and of which year it is."""
    prices = [fact for fact in line.facts if _SHORT.get(fact.attribute) == "price"]
    statuses = dict.fromkeys(fact.status.value for fact in prices)
    known = dict.fromkeys(str(fact.year or "undated") for fact in prices)
    return f"{' or '.join(known)}, {' or '.join(statuses)}"


def _standing(fact: Fact) -> str:
    name = _SHORT.get(fact.attribute, fact.attribute)
    return f"{name} {fact.status.value}, {fact.year or 'undated'}"


def missing_words(gap: Missing) -> str:
    """What is not known, and what it could add."""
    if gap.bounds is None:
        return gap.words
    return f"{gap.words} (could add {span(gap.bounds)})"


def budget_words(cost: Cost, most: Decimal | None) -> str:
    """How a cost lies to what somebody can spend: "above the $20,000 that you can spend"; ""
    where it keeps to that, or nobody said how much it is."""
    if most is None or cost.total is None:
        return ""
    possible = cost.total if cost.possible is None else cost.possible
    return limit_words(cost.total.low, max(cost.total.high, possible.high), most)


def against_wage(one: Financed, found: Financing) -> str:
    """A debt against what an occupation pays, in a sentence; "" where no wage is asked about."""
    wage, burden = found.wage, one.burden
    if wage is None or burden is None:
        return ""
    return (
        f"The debt is {_times(burden.multiple)} the median wage of {wage.occupation}, "
        f"{dollars(wage.amount)} a year in {wage.year}."
    )


def _times(multiple: Decimal) -> str:
    return f"{multiple.quantize(Decimal('0.01'))} times"
