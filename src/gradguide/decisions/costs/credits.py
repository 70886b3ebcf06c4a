"""How many credits a program has, in which unit, and how many of them a term takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gradguide.decisions.calendar import QUARTER_PER_SEMESTER, Unit
from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact, Stated, Status
from gradguide.model.vocabulary import Attribute, Value
from gradguide.resolution.checks.limits import LIMITS

CREDITS_OF_A_COURSE = Decimal(3)
"""Of a usual graduate course. A credit is an hour of class a week in either calendar (34 CFR
600.2, "credit hour"), so that as many credits a term are as much work a week."""

USUAL_COURSES = Decimal(2)
"""Courses a term of somebody who studies beside work, where the program sets no pace."""

_HUNDREDTH = Decimal("0.01")
_POSSIBLE = next(one for one in LIMITS if one.attribute == "credits" and one.severity == "error")
_COURSES = next(one for one in LIMITS if one.attribute == "courses_per_term")


@dataclass(frozen=True, slots=True)
class Credits:
    """A program's credits in one unit, to the hundredth; `low` and `high` differ where disputed.

    `facts` are what says so; none where other programs' credits stand in as bounds.
    """

    unit: Unit
    low: Decimal
    high: Decimal
    facts: tuple[Fact, ...] = ()

    @property
    def known(self) -> bool:
        return self.low == self.high


def unit_in(details: Mapping[str, Value]) -> Unit:
    """The unit of credits that a statement's details name; semester where they name none."""
    return "quarter" if details.get("unit") == "quarter" else "semester"


def credits_of(candidate: Candidate) -> Credits | None:
    """The credits of the whole program, or None where nobody states a possible number.

    Disputed numbers in two units are brought to the unit of the best supported one.
    """
    fact = _total(candidate.facts("credits"))
    if fact is None and candidate.parent is not None:
        fact = _total(f for f in candidate.parent.facts if f.attribute == "credits" and f.decides)
    if fact is None:
        return None
    unit = unit_in(fact.details)
    numbers = [
        in_unit(Decimal(stated.value), unit_in(stated.details), unit)
        for stated in fact.values
        if not isinstance(stated.value, (bool, str))
        and _POSSIBLE.low <= stated.value <= _POSSIBLE.high
    ]
    return Credits(unit, min(numbers), max(numbers), (fact,)) if numbers else None


def unit_of(candidate: Candidate, hours: Credits | None) -> Unit:
    """The unit of a program's credits and terms; that of its price where nobody states credits."""
    if hours is not None:
        return hours.unit
    prices = candidate.facts("tuition_per_credit")
    return unit_in(prices[0].details) if prices else "semester"


def _total(facts: Iterable[Fact]) -> Fact | None:
    return next((fact for fact in facts if fact.key.get("part") == "total"), None)


def in_unit(number: Decimal, given: Unit, wanted: Unit) -> Decimal:
    """Credits of one unit as credits of another, to the hundredth."""
    if given == wanted:
        exact = number
    elif wanted == "quarter":
        exact = number * QUARTER_PER_SEMESTER
    else:
        exact = number / QUARTER_PER_SEMESTER
    return _to_hundredth(exact)


def in_semesters(stated: Stated, attribute: Attribute) -> Decimal:
    """A stated number, where it is one of quarter credits, or the price of one, as it is of
    semester credits, to the hundredth; any other number as it is.

    Raises:
        TypeError: what is stated is no number.
    """
    if isinstance(stated.value, (str, bool)):
        raise TypeError(f"{stated.value!r} is no number")
    number = Decimal(stated.value)
    if unit_in(stated.details) == "semester":
        return number
    if attribute.kind == "money":
        return _to_hundredth(number * QUARTER_PER_SEMESTER)
    return in_unit(number, "quarter", "semester")


def _to_hundredth(number: Decimal) -> Decimal:
    """Rounded to the hundredth, halves up, without zeros at the end."""
    return number.quantize(_HUNDREDTH, ROUND_HALF_UP).normalize() + 0


@dataclass(frozen=True, slots=True)
class Pace:
    """Credits a term, and the facts that say so; none where it is the usual pace."""

    credits: Decimal
    facts: tuple[Fact, ...] = ()


def usual_pace(candidate: Candidate) -> Pace:
    """How fast somebody goes who has not said: at the program's pace, else two courses a term.

    Of several numbers of courses that a program allows it is the one nearest to two.
    """
    facts = [
        fact
        for fact in candidate.facts("courses_per_term")
        if fact.settled
        and fact.status is not Status.STALE
        and not isinstance(fact.value, (bool, str))
        and _COURSES.low <= fact.value <= _COURSES.high
    ]
    if not facts:
        return Pace(USUAL_COURSES * CREDITS_OF_A_COURSE)
    nearest = min(facts, key=lambda fact: _from_usual(Decimal(fact.value)))
    courses = Decimal(nearest.value)
    return Pace(_to_hundredth(courses * CREDITS_OF_A_COURSE), (nearest,))


def _from_usual(courses: Decimal) -> tuple[Decimal, Decimal]:
    return abs(courses - USUAL_COURSES), courses
