"""Which programs a method ranks, and why it leaves out the others."""

from __future__ import annotations

from decimal import Decimal

from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact, Status
from gradguide.model.method import Condition, Eligible
from gradguide.model.vocabulary import Value, vocabulary


def outside(candidate: Candidate, eligible: Eligible) -> bool:
    """Whether a program is none of those that the method is about: of another kind, level, degree
    or place. Nobody would look for it among the ranked ones, and it is not listed as left out."""
    program, school = candidate.program, candidate.school
    pairs = (
        (eligible.kinds, program.kind),
        (eligible.levels, program.level),
        (eligible.degrees, program.degree),
        (eligible.countries, school.country),
        (eligible.states, school.state),
        (eligible.controls, school.control),
    )
    return any(allowed and value not in allowed for allowed, value in pairs)


def objection(candidate: Candidate, eligible: Eligible) -> str | None:
    """Why a program does not meet the method's conditions, in words, or None when it does."""
    for condition in eligible.conditions:
        words = _objection(candidate, condition)
        if words:
            return words
    return None


def _objection(candidate: Candidate, condition: Condition) -> str | None:
    name = condition.attribute.replace("_", " ")
    attribute = vocabulary()[condition.attribute]
    said = attribute.with_defaults(condition.key)
    key = {one: said[one] for one in attribute.key if one in said}
    named = f"{name} ({', '.join(str(value) for value in key.values())})" if key else name
    facts = [f for f in candidate.facts(condition.attribute) if dict(f.key) == key]
    current = [fact for fact in facts if fact.status is not Status.STALE]
    answers = {_meets(value, condition) for fact in current for value in _values(fact)}
    if attribute.many and True in answers:
        return None
    if answers == {True}:
        return None
    if answers == {False}:
        values = {str(value) for fact in current for value in _values(fact)}
        return f"{named}: {' or '.join(sorted(values)).replace('_', ' ')}"
    if condition.unknown == "keep":
        return None
    if answers:
        return f"{named}: sources disagree"
    return f"{named}: only an outdated source states it" if facts else f"{named}: not known"


def _values(fact: Fact) -> tuple[Value, ...]:
    return tuple(stated.value for stated in fact.values)


def _meets(value: Value, condition: Condition) -> bool:
    if condition.allowed:
        return any(value == one and type(value) is type(one) for one in condition.allowed)
    if isinstance(value, (str, bool)):
        return False
    low, high = condition.at_least, condition.at_most
    return (low is None or Decimal(value) >= low) and (high is None or Decimal(value) <= high)
