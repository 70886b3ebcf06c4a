"""What each filter reads from a program: the rules by which its facts answer a question.

A filter is answered with yes, no or unknown. Where sources dispute a fact, a program answers a
filter only if every disputed value gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product

from gradguide.decisions.finding.seen import (
    OTHERS,
    Alternatives,
    Reading,
    Seen,
    Span,
    alternatives,
    one_of,
)
from gradguide.decisions.finding.seen import span_of as _span_of
from gradguide.model.fact import Fact, Stated

ACCREDITED = ("accredited", "conditional")
"""The statuses that are accreditation: a conditionally accredited program is accredited."""

_EXAM = {"not_required": "none", "may_be_required": "may_be", "required": "required"}
_DEMAND = {"none": 0, "may_be": 1, "required": 2}
_SEASONS = {
    "autumn": "fall", "fall": "fall", "winter": "winter", "spring": "spring", "summer": "summer",
}  # fmt: skip
_PART_TIME_COURSES = 2  # a term: six credits, fewer than any school counts as full time


def kind(seen: Seen) -> Reading:
    return {"": one_of([seen.candidate.program.kind])}


def level(seen: Seen) -> Reading:
    return _known(seen.candidate.program.level)


def degree(seen: Seen) -> Reading:
    return _known(seen.candidate.program.degree)


def control(seen: Seen) -> Reading:
    return _known(seen.candidate.school.control)


def state(seen: Seen) -> Reading:
    return _known(seen.candidate.school.state)


def _known(value: str | None) -> Reading:
    return {"": one_of([value])} if value else {}


def delivery(seen: Seen) -> Reading:
    """A hybrid program asks for some attendance, or has both formats on offer (so the vocabulary
    of claims has it): whether all of it can be taken online, or on campus, it leaves open."""
    said = [str(stated.value) for fact in seen.facts("delivery") for stated in fact.values]
    ways = [frozenset({value}) for value in said]
    if "hybrid" in said:
        ways.append(frozenset({"online", "hybrid", "campus"}))
    return {"": alternatives(ways)} if ways else {}


def instruction(seen: Seen) -> Reading:
    """Both can be true of a program; one that is not named where the other is, is not there."""
    values = {str(stated.value) for fact in seen.facts("instruction") for stated in fact.values}
    return {"": (frozenset(values),)} if values else {}


def accreditation(seen: Seen) -> Reading:
    """By body: the body's name where it accredits, and the name with the status ("ALA:candidate").

    Of a body that nobody mentions nothing is known.
    """
    out: dict[str, Alternatives] = {}
    for fact in seen.facts("accreditation"):
        body = str(fact.key.get("body", ""))
        out[body] = alternatives(_statuses(body, str(one.value)) for one in fact.values)
    return out


def _statuses(body: str, status: str) -> frozenset[str]:
    exact = f"{body}:{status}"
    return frozenset({body, exact} if status in ACCREDITED else {exact})


def specialty(seen: Seen) -> Reading:
    """The concentrations that a program names, as the field pack calls them, and what a
    certificate is in by its own name, which is no fact that could be outdated.

    A program that names some does not have the others, unless it names one that the pack does not
    know: that may be another name of any. One that only an outdated source names may have ended.
    """
    spelled = seen.synonyms.specialty
    if seen.candidate.program.kind == "concentration":
        return {"": (_together(seen, map(spelled, seen.candidate.program.concentrations)),)}
    now = {spelled(str(fact.value)) for fact in seen.facts("concentration")}
    before = {spelled(str(fact.value)) for fact in seen.outdated("concentration")} - now
    if not seen.verified:
        named = set(map(spelled, seen.candidate.program.concentrations))
        now |= named - before
    program = seen.candidate.program
    by_name = seen.synonyms.named_by(program.kind, program.name)
    if by_name is not None:
        now.add(by_name)
        before.discard(by_name)
    return {"": alternatives(_together(seen, way) for way in (now, now | before))} if now else {}


def _together(seen: Seen, specialties: Iterable[str]) -> frozenset[str]:
    """Specialties that a program has together, and `OTHERS` if the pack does not know one."""
    named = frozenset(specialties)
    return named if all(map(seen.synonyms.understands, named)) else named | {OTHERS}


def exam(seen: Seen) -> Reading:
    """Whether an entrance exam is asked for: the most demanding of what is said of any exam.

    "Not required" said of one exam means that no exam is asked for, unless another one is spoken
    of too. What is said to be unspecified is unknown.
    """
    ways = []
    for fact in seen.facts("entrance_exam"):
        demands = [_EXAM[str(one.value)] for one in fact.values if str(one.value) in _EXAM]
        if demands:
            ways.append(demands)
    if not ways:
        return {}
    return {"": one_of(max(together, key=_DEMAND.__getitem__) for together in product(*ways))}


def pace(seen: Seen) -> Reading:
    """Part time, where a time or a price for it is named or two courses a term are usual. That
    nobody speaks of it does not mean that it cannot be."""
    paced = [*seen.facts("duration_months"), *seen.facts("tuition_flat")]
    few = any(
        Decimal(one.value) <= _PART_TIME_COURSES
        for fact in seen.facts("courses_per_term")
        for one in fact.values
    )
    if few or any(fact.key.get("pace") == "part_time" for fact in paced):
        return {"": (frozenset({"part_time"}),)}
    return {}


def starts(seen: Seen) -> Reading:
    """The seasons that deadlines are named for. The others are no starts only where a program
    has as many starts a year as there are seasons named; else nobody says."""
    named = {
        season
        for fact in seen.facts("deadline")
        for word in str(fact.key.get("term", "")).lower().split()
        if (season := _SEASONS.get(word))
    }
    out: dict[str, Alternatives] = {season: (frozenset({season}),) for season in sorted(named)}
    a_year = [int(one.value) for f in seen.facts("start_dates_per_year") for one in f.values]
    if named and a_year and max(a_year) <= len(named):
        for season in set(_SEASONS.values()) - named:
            out[season] = (frozenset(),)
    return out


def licensure(seen: Seen) -> Reading:
    """The states for whose licence a program is said to prepare. Of others nobody says."""
    states = {
        str(one.details["state"])
        for fact in seen.facts("licensure")
        for one in fact.values
        if "state" in one.details
    }
    return {place: (frozenset({place}),) for place in states}


def visits(seen: Seen) -> Span | None:
    """How often one has to come to the campus."""
    return _span_of(one for fact in seen.facts("campus_visits") for one in fact.values)


def gpa(seen: Seen) -> Span | None:
    """The lowest grade average that admits without conditions."""
    unconditional = [f for f in seen.facts("gpa_min") if "condition" not in f.key]
    return _span_of(one for fact in unconditional for one in fact.values)


def months(seen: Seen) -> Span | None:
    """How long a program takes: what is usual, at any pace or full time; else between the
    shortest and the longest that are named; else no longer than it takes part time."""
    facts = {(str(f.key["bound"]), str(f.key["pace"])): f for f in seen.facts("duration_months")}
    for usual_pace in ("any", "full_time"):
        usual = facts.get(("typical", usual_pace))
        if usual is not None:
            return _span_of(usual.values)
    least = _span_of(_values(facts, "min"))
    most = _span_of(_values(facts, "max"))
    if least is None and most is None:
        slow = facts.get(("typical", "part_time"))
        span = _span_of(slow.values) if slow else None
        return (Decimal(0), span[1]) if span else None
    low = least[0] if least else Decimal(0)
    high = most[1] if most else None
    return (low, high) if high is None or low <= high else (high, low)


def _values(facts: Mapping[tuple[str, str], Fact], bound: str) -> list[Stated]:
    return [
        one
        for pace_of in ("any", "full_time")
        if (fact := facts.get((bound, pace_of)))
        for one in fact.values
    ]
