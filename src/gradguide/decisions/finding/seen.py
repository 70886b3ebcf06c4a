"""A program as a filter sees it: which facts count, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact, Stated, Status
from gradguide.resolution.synonyms import Synonyms

Alternatives = tuple[frozenset[str], ...]
"""What may be so: the values that hold together, once for each way it can be. One where the
facts settle it, several where sources disagree, none where nobody says."""

Reading = Mapping[str, Alternatives]
"""What may be so by group: a facet's values are in groups where one says nothing of the next
(accreditation by one body and by another). A group that is not there is unknown."""

OTHERS = "*"
"""Stands among the values that hold together where there may be more of them than are named: what
is named holds, and of every other value it is unknown."""

Span = tuple[Decimal, Decimal | None]
"""From the lowest to the highest that a number can be; None where nothing says how high."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with what of it is to count.

    Only facts that decide count, and of those the current ones: what is outdated is unknown.
    `verified` counts verified facts alone. Who runs a school and where it is come from a
    registry, a program's level and degree from its name; they are no facts of pages and count
    always.
    """

    candidate: Candidate
    synonyms: Synonyms
    verified: bool = False

    def facts(self, attribute: str) -> tuple[Fact, ...]:
        """The facts about an attribute that count."""
        return tuple(f for f in self.candidate.facts(attribute) if self._counts(f))

    def outdated(self, attribute: str) -> tuple[Fact, ...]:
        """The facts about an attribute that would count if they were newer or verified."""
        return tuple(f for f in self.candidate.facts(attribute) if not self._counts(f))

    def of_school(self, attribute: str) -> tuple[Fact, ...]:
        """The facts about the school as a whole that count."""
        return tuple(f for f in self.candidate.school_facts(attribute) if self._counts(f))

    def _counts(self, fact: Fact) -> bool:
        if self.verified:
            return fact.status is Status.VERIFIED
        return fact.status is not Status.STALE


def one_of(values: Iterable[str]) -> Alternatives:
    """Each of the values may hold, and no two together."""
    return alternatives(frozenset({value}) for value in values)


def alternatives(ways: Iterable[frozenset[str]]) -> Alternatives:
    """The ways, each once, in a fixed order."""
    return tuple(sorted(set(ways), key=sorted))


def span_of(stated: Iterable[Stated]) -> Span | None:
    """The span over the numbers that are stated, or None where there is none."""
    numbers = [Decimal(one.value) for one in stated if not isinstance(one.value, bool)]
    return (min(numbers), max(numbers)) if numbers else None
