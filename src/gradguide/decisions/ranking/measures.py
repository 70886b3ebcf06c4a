"""What a criterion says of a program: one cell of the decision matrix.

Only facts that decide are seen, and of a fact whose sources disagree all values. A value that
nobody states is missing, as is one that only outdated evidence states, unless the method says
that such is used. Credits of quarters count as two thirds of those of semesters, and the note
says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.personal import completions_cell, time_cell
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.credits import in_semesters
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact, Stated, Status
from gradguide.model.method import Criterion, Outdated
from gradguide.model.vocabulary import Attribute, Value, vocabulary

NOBODY = "nobody states it"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks and when, with what each program costs them, by its id.

    `impossible` says of programs that they cannot do as they mean to (they bring along more
    credits than the program has), why not.
    """

    situation: Situation
    as_of: date
    costs: Mapping[str, Cost]
    impossible: Mapping[str, str] = field(default_factory=dict)


def asking(
    candidates: Iterable[Candidate], situation: Situation, as_of: date, others: Peers
) -> Asking:
    """The person with what each of the programs costs them.

    Raises:
        SituationError: none of the programs can be done as they mean to.
    """
    costs: dict[str, Cost] = {}
    impossible: dict[str, str] = {}
    for candidate in candidates:
        try:
            costs[candidate.id] = cost(candidate, situation, as_of, others)
        except SituationError as error:
            impossible[candidate.id] = str(error)
    if impossible and not costs:
        raise SituationError(next(iter(impossible.values())))
    return Asking(situation, as_of, costs, impossible)


def measured(criterion: Criterion, candidate: Candidate, who: Asking, outdated: Outdated) -> Cell:
    """The program's cell for a criterion.

    Raises:
        KeyError: the criterion needs the program's cost, and there is none.
    """
    match criterion.measure:
        case "fact":
            return _fact_cell(criterion, candidate, outdated)
        case "cost":
            return _cost_cell(who.costs[candidate.id], outdated)
        case "months":
            return _months_cell(candidate, who)
        case "completions":
            return _completions_cell(candidate, outdated)


def least_favourable(criterion: Criterion, values: tuple[Decimal, ...]) -> Decimal:
    """The value of several that does least for a program.

    Raises:
        ValueError: there are none.
    """
    target = criterion.target
    if criterion.normalisation == "target" and target is not None:
        return max(values, key=lambda value: abs(value - target))
    return min(values) if criterion.better == "more" else max(values)


def _known(criterion: Criterion, values: list[Decimal], facts: tuple[Fact, ...], note: str) -> Cell:
    each = tuple(sorted(set(values)))
    return Cell(each, least_favourable(criterion, each), facts=facts, note=note)


def _between(low: Decimal, high: Decimal, facts: tuple[Fact, ...], note: str = "") -> Cell:
    """Of a cost or a time, of which less is better: the higher end counts."""
    values = (low,) if low == high else (low, high)
    return Cell(values, high, between=low != high, facts=facts, note=note)


def _cost_cell(bill: Cost, outdated: Outdated) -> Cell:
    """What the known facts come to. What missing ones could add counts in draws alone."""
    rests_on = tuple({id(fact): fact for line in bill.lines for fact in line.facts}.values())
    if bill.total is None:
        return Cell(facts=rests_on, missing="no price is known")
    if not bill.in_dollars:
        return Cell(facts=rests_on, missing="its price is not known in dollars")
    if not bill.decides and outdated == "missing":
        return Cell(facts=rests_on, missing="its price is outdated")
    unknown = "; ".join(missing.words for missing in bill.missing)
    known = _between(bill.total.low, bill.total.high, rests_on, unknown)
    return replace(known, possible=bill.possible)


def _months_cell(candidate: Candidate, who: Asking) -> Cell:
    """From the first day of the first term to the end of the last, at the person's pace."""
    found = time_cell(candidate, who.costs[candidate.id], who.situation, who.as_of)
    if found.bounds is None:
        return Cell(facts=found.facts, missing="its credits are not known")
    return _between(found.bounds.low, found.bounds.high, found.facts, found.note)


def _completions_cell(candidate: Candidate, outdated: Outdated) -> Cell:
    found = completions_cell(candidate)
    if found.bounds is None:
        return Cell(missing=NOBODY)
    if found.status is Status.STALE and outdated == "missing":
        return Cell(facts=found.facts, missing=_only_outdated(found.facts))
    return Cell((found.bounds.low,), found.bounds.low, facts=found.facts, note=found.note)


def _fact_cell(criterion: Criterion, candidate: Candidate, outdated: Outdated) -> Cell:
    attribute = vocabulary()[criterion.attribute or ""]
    if criterion.across != "first":
        return _cell_across(criterion, candidate, attribute, outdated)
    old: tuple[Fact, ...] = ()
    for key in criterion.keys or ({},):
        facts = _facts(criterion, candidate, attribute, key)
        current = _current(facts, outdated)
        if current:
            return _cell_of(criterion, attribute, current)
        old = old or facts
    return Cell(facts=old, missing=_only_outdated(old) if old else NOBODY)


def _cell_across(
    criterion: Criterion, candidate: Candidate, attribute: Attribute, outdated: Outdated
) -> Cell:
    """The value that counts for the most (or the least) over the facts under several keys.

    Of disputed facts each may be as any of its sources says. A value can be the greatest of all
    only where no fact is greater whichever of its own values it has, so that those below the
    greatest of the facts' least values are no answers.
    """
    if criterion.keys:
        under = (_facts(criterion, candidate, attribute, key) for key in criterion.keys)
        facts = tuple(fact for each in under for fact in each)
    else:
        facts = _all_facts(criterion, candidate, attribute)
    current = _current(facts, outdated)
    if not current:
        return Cell(facts=facts, missing=_only_outdated(facts) if facts else NOBODY)
    counts = {id(fact): _numbers(criterion, attribute, fact) for fact in current}
    telling = [fact for fact in current if counts[id(fact)]]
    if not telling:
        return _cell_of(criterion, attribute, current)
    ways = [counts[id(fact)] for fact in telling]
    if criterion.across == "more":
        bound = max(map(min, ways))
        values = [value for way in ways for value in way if value >= bound]
    else:
        bound = min(map(max, ways))
        values = [value for way in ways for value in way if value <= bound]
    deciding = tuple(fact for fact in telling if set(counts[id(fact)]) & set(values))
    return _known(criterion, values, deciding, _note(deciding))


def _numbers(criterion: Criterion, attribute: Attribute, fact: Fact) -> list[Decimal]:
    each = (_number(criterion, attribute, stated) for stated in fact.values)
    return [number for number in each if number is not None]


def _current(facts: tuple[Fact, ...], outdated: Outdated) -> tuple[Fact, ...]:
    return tuple(f for f in facts if outdated == "used" or f.status is not Status.STALE)


def _only_outdated(facts: tuple[Fact, ...]) -> str:
    years = [fact.year for fact in facts if fact.year is not None]
    return "only an outdated source states it" + (f" ({max(years)})" if years else "")


def _facts(
    criterion: Criterion, candidate: Candidate, attribute: Attribute, key: Mapping[str, Value]
) -> tuple[Fact, ...]:
    """The facts under a key, whose qualifiers that are not said have their defaults."""
    said = attribute.with_defaults(key)
    whole = {name: said[name] for name in attribute.key if name in said}
    facts = _all_facts(criterion, candidate, attribute)
    return tuple(fact for fact in facts if dict(fact.key) == whole)


def _all_facts(
    criterion: Criterion, candidate: Candidate, attribute: Attribute
) -> tuple[Fact, ...]:
    of = candidate.facts if criterion.whose == "program" else candidate.school_facts
    return tuple(of(attribute.name))


def _cell_of(criterion: Criterion, attribute: Attribute, facts: tuple[Fact, ...]) -> Cell:
    stated = [one for fact in facts for one in fact.values]
    numbers = [_number(criterion, attribute, one) for one in stated]
    values = [value for value in numbers if value is not None]
    if not values:
        words = " or ".join(dict.fromkeys(str(one.value).replace("_", " ") for one in stated))
        return Cell(facts=facts, missing=f"{words} says nothing about it")
    if attribute.many and criterion.several is not None:
        values = [max(values) if criterion.several == "more" else min(values)]
    return _known(criterion, values, facts, _note(facts))


def _note(facts: Iterable[Fact]) -> str:
    stated = [one for fact in facts for one in fact.values]
    if any(one.details.get("unit") == "quarter" for one in stated):
        return "quarter credits counted as two thirds of semester credits"
    return ""


def _number(criterion: Criterion, attribute: Attribute, stated: Stated) -> Decimal | None:
    """What a stated value counts for; None where the method gives it no number."""
    value = stated.value if criterion.detail is None else stated.details.get(criterion.detail)
    if isinstance(value, bool):
        return criterion.values.get("yes" if value else "no")
    if isinstance(value, str):
        return criterion.values.get(value)
    if value is None:
        return None
    return in_semesters(stated, attribute) if criterion.detail is None else Decimal(value)
