"""Which programs a method ranks, and why it leaves out the others."""

from __future__ import annotations

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.credits import in_semesters, unit_in
from gradguide.model.fact import Stated, Status
from gradguide.model.method import Condition, Eligible
from gradguide.model.vocabulary import Attribute, vocabulary


def outside(candidate: Candidate, eligible: Eligible) -> bool:
    """Whether a program is none of those that the method is about: of another kind, level, degree
    or place, or one of which nobody with a say speaks. Nobody would look for it among the ranked
    ones, and it is not listed as left out."""
    if not candidate.heard:
        return True
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
    answers = {_meets(one, condition, attribute) for fact in current for one in fact.values}
    if attribute.many and True in answers:
        return None
    if answers == {True}:
        return None
    if answers == {False}:
        values = {_words(one) for fact in current for one in fact.values}
        return f"{named}: {' or '.join(sorted(values)).replace('_', ' ')}"
    if condition.unknown == "keep":
        return None
    if answers:
        return f"{named}: sources disagree"
    return f"{named}: only an outdated source states it" if facts else f"{named}: not known"


def _words(stated: Stated) -> str:
    quarters = unit_in(stated.details) == "quarter"
    return f"{stated.value} (quarter credits)" if quarters else str(stated.value)


def _meets(stated: Stated, condition: Condition, attribute: Attribute) -> bool:
    """Whether a statement does; numbers of quarter credits as those of semester credits."""
    if isinstance(stated.value, (str, bool)):
        return any(
            stated.value == one and type(stated.value) is type(one) for one in condition.allowed
        )
    value = in_semesters(stated, attribute)
    if condition.allowed:
        return any(value == one and not isinstance(one, (str, bool)) for one in condition.allowed)
    low, high = condition.at_least, condition.at_most
    return (low is None or value >= low) and (high is None or value <= high)
