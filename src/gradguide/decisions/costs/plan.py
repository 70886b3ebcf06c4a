"""How many terms a program takes somebody, which they are, and how many credits each has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from itertools import islice

from gradguide.decisions.calendar import Term, Unit, next_term, terms_from
from gradguide.decisions.costs.credits import Credits
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.resolution.computed import number

LONGEST_YEARS = 20
"""A plan that takes longer is none: no school lets a degree take so long."""

FARTHEST_START = 10
"""Years ahead for which a first term can be asked about."""

TERMS_A_YEAR: dict[Unit, int] = {"semester": 3, "quarter": 4}
"""With the summer term."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The terms of a program for somebody, and the credits of each.

    Credits differ between the ends where sources dispute how many there are; the shorter end has
    fewer terms, and `terms` are those of the longer.
    """

    unit: Unit
    pace: Decimal
    terms: tuple[Term, ...]
    low: tuple[Decimal, ...]
    high: tuple[Decimal, ...]


def first_term(situation: Situation, unit: Unit, as_of: date) -> Term:
    """The first term of somebody's study in a program's calendar.

    Raises:
        SituationError: it has begun before the month of `as_of`, or is too far ahead.
    """
    start = situation.start or next_term(as_of, unit)
    first = next(terms_from(start, unit, summers=situation.summers))
    if (first.year, first.month) < (as_of.year, as_of.month):
        raise SituationError(
            f"start: {start} has begun already; the next term is {next_term(as_of, unit)}"
        )
    if first.year > as_of.year + FARTHEST_START:
        raise SituationError(
            f"start: {start} is too far ahead; give a term until {as_of.year + FARTHEST_START}"
        )
    return first


def must_be_able_to_start(situation: Situation, as_of: date) -> None:
    """Nothing, where somebody can start when they say in at least one calendar.

    Raises:
        SituationError: they cannot in any.
    """
    refused = list[SituationError]()
    units: tuple[Unit, ...] = ("semester", "quarter")
    for unit in units:
        try:
            first_term(situation, unit, as_of)
        except SituationError as error:
            refused.append(error)
    if len(refused) == len(units):
        raise refused[0]


def plan(hours: Credits, pace: Decimal, situation: Situation, as_of: date) -> Plan:
    """The plan for somebody at a pace (credits a term, in the program's unit).

    Raises:
        SituationError: they bring along as many credits as the program has or more, the pace
            would take them too long, or they cannot start when they say.
    """
    if situation.transfer >= hours.low:
        raise SituationError(
            f"transfer: {number(situation.transfer)} credits are not possible; the program has "
            f"{number(hours.low)}, and fewer than those can be brought along"
        )
    first = first_term(situation, hours.unit, as_of)
    low = loads(hours.low - situation.transfer, pace)
    high = loads(hours.high - situation.transfer, pace)
    most = longest(hours.unit, summers=situation.summers)
    if len(high) > most:
        remaining = hours.high - situation.transfer
        least = (remaining / most).quantize(Decimal("0.1"), ROUND_CEILING)
        raise SituationError(
            f"credits per term: at {number(pace)} a term {number(remaining)} credits take more "
            f"than {LONGEST_YEARS} years; give at least {least}"
        )
    following = terms_from(first, hours.unit, summers=situation.summers)
    return Plan(hours.unit, pace, tuple(islice(following, len(high))), low, high)


def longest(unit: Unit, *, summers: bool) -> int:
    """Terms in the longest time that a plan may take."""
    return LONGEST_YEARS * (TERMS_A_YEAR[unit] - (not summers))


def loads(hours: Decimal, pace: Decimal) -> tuple[Decimal, ...]:
    """The credits of each term at a pace; the last term has what is left."""
    if hours <= 0:
        return ()
    count = int((hours / pace).to_integral_value(ROUND_CEILING))
    return (*([pace] * (count - 1)), hours - pace * (count - 1))
