"""How many times a program asks its students to the campus."""

from __future__ import annotations

from dataclasses import dataclass

from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact, Status
from gradguide.resolution.checks.limits import LIMITS

_POSSIBLE = next(one for one in LIMITS if one.attribute == "campus_visits")


@dataclass(frozen=True, slots=True)
class Visits:
    """A number of visits; `low` and `high` differ where sources dispute it."""

    low: int
    high: int
    fact: Fact

    @property
    def outdated(self) -> bool:
        return self.fact.status is Status.STALE


def visits_of(candidate: Candidate) -> Visits | None:
    """The visits to campus, or None where nobody states a possible number."""
    for fact in candidate.facts("campus_visits"):
        numbers = [
            int(stated.value)
            for stated in fact.values
            if not isinstance(stated.value, (bool, str))
            and _POSSIBLE.low <= stated.value <= _POSSIBLE.high
            and stated.value == int(stated.value)
        ]
        if numbers:
            return Visits(min(numbers), max(numbers), fact)
    return None


def may_ask_for_visits(candidate: Candidate) -> bool:
    """Whether students are at a distance, so that visits would be extra."""
    return any(
        stated.value in ("online", "hybrid")
        for fact in candidate.facts("delivery")
        for stated in fact.values
    )
