"""What is worked out of a program for one person, as cells that can be held beside others'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import islice

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import months_between, terms_from
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.cells import UNKNOWN, Cell
from gradguide.decisions.costs.bill import Cost, Missing
from gradguide.decisions.costs.credits import credits_of
from gradguide.decisions.costs.plan import first_term, loads
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact, Status
from gradguide.resolution.computed import number

_NOT_CHARGED = "campus_visits"
"""What a school does not charge: the way to the campus. That it is not known leaves the bounds of
what is charged as they are."""


def total_cell(cost: Cost) -> Cell:
    """What the program costs the person, in dollars.

    It has bounds only where each missing charge has some.
    """
    if cost.total is None:
        return UNKNOWN
    bounded = all(gap.bounds is not None for gap in _missing_charges(cost))
    possible = cost.possible if cost.decides and bounded else None
    return _cost_cell(cost, cost.total, possible, "")


def term_cell(cost: Cost) -> Cell:
    """What is due in the term in which most is due, in dollars.

    What missing facts could add is known for the whole program and not for a term, so that with
    something missing the amount has no upper bound.
    """
    if cost.total is None or not cost.terms:
        return UNKNOWN
    due = [term.due for term in cost.terms]
    most = Bounds.over((max(one.low for one in due), max(one.high for one in due)))
    terms = "1 term" if len(due) == 1 else f"{len(due)} terms"
    closed = cost.decides and not _missing_charges(cost)
    return _cost_cell(cost, most, most if closed else None, f"in one of {terms}")


def _missing_charges(cost: Cost) -> list[Missing]:
    return [gap for gap in cost.missing if gap.attribute != _NOT_CHARGED]


def _cost_cell(cost: Cost, bounds: Bounds, possible: Bounds | None, note: str) -> Cell:
    facts = _each_once(fact for line in cost.lines for fact in line.facts)
    return Cell((), facts, bounds, possible, note, computed=True)


def time_cell(candidate: Candidate, cost: Cost, situation: Situation, as_of: date) -> Cell:
    """Months from the first day of the first term to the end of the last, at the person's pace.

    From the fewest to the most, where the credits are disputed.

    Raises:
        SituationError: they cannot start when they say.
    """
    if cost.credits is None or cost.pace is None:
        return UNKNOWN
    first = first_term(situation, cost.unit, as_of)
    ends = []
    for needed in (cost.credits.low, cost.credits.high):
        count = max(1, len(loads(needed, cost.pace)))
        ends.append(list(islice(terms_from(first, cost.unit, summers=situation.summers), count)))
    bounds = Bounds.over(Decimal(months_between(terms[0], terms[-1], cost.unit)) for terms in ends)
    stated = credits_of(candidate)
    facts = stated.facts if stated is not None else ()
    outdated = any(fact.status is Status.STALE for fact in facts)
    count = len(ends[-1])
    terms = "1 term" if count == 1 else f"{count} terms"
    note = f"{terms} of {number(cost.pace)} credits, the last in {ends[-1][-1]}"
    return Cell((), facts, bounds, None if outdated else bounds, note, computed=True)


def completions_cell(candidate: Candidate) -> Cell:
    """How many people the school graduated in the field at the program's level in a year.

    Of the newest year that is stated; over all instructional programs (CIP codes) that are
    stated of it. Schools report it for a code and not for a program.
    """
    level = candidate.program.level
    stated: dict[int, list[Fact]] = defaultdict(list)
    for fact in candidate.school_facts("completions"):
        year = fact.key.get("year")
        if fact.key.get("level") == level and isinstance(year, int) and fact.settled:
            stated[year].append(fact)
    if level is None or not stated:
        return UNKNOWN
    newest = max(stated)
    counts = [Decimal(f.value) for f in stated[newest] if not isinstance(f.value, (str, bool))]
    exactly = Bounds.exactly(sum(counts, Decimal(0)))
    facts = tuple(stated[newest])
    return Cell((), facts, exactly, exactly, f"in {newest}", computed=True, stated=len(facts) == 1)


def _each_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    out: list[Fact] = []
    for fact in facts:
        if fact not in out:
            out.append(fact)
    return tuple(out)
