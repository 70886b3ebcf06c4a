"""What claims say beside a line of a cost: other values than the one that is used, and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gradguide.answers.words import qualifier_words, standing_words, value_words
from gradguide.catalog.release import Opened, Release
from gradguide.decisions.costs.bill import Line
from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact

_SHOWN = 2
"""How many other values, and how many notes, stand under a line."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in the claims of a line's facts and not in the line.

    `otherwise` says which other values are stated, by whom and when, the most reliable first and
    then the newest. `notes` qualify the values that are used, the shortest first.
    """

    otherwise: tuple[str, ...]
    notes: tuple[str, ...]

    def words(self, where: str) -> Iterator[str]:
        """The first of both, and `where` the others are."""
        yield from self.otherwise[:_SHOWN]
        yield from (f"note: {note}" for note in self.notes[:_SHOWN])
        more = len(self.otherwise[_SHOWN:]) + len(self.notes[_SHOWN:])
        if more:
            yield f"{more} more {where}"


def beside(release: Release, line: Line) -> Beside:
    """What the claims for and against a line's facts say besides."""
    return beside_of(release.open(fact) for fact in line.facts)


def beside_of(facts: Iterable[Opened]) -> Beside:
    """The same of facts that have been opened.

    Paid placement and machine-written pages have no say, so they are not told of here.
    """
    otherwise: list[str] = []
    notes: set[str] = set()
    for opened in facts:
        otherwise += _otherwise(opened.fact, opened.against)
        notes |= {" ".join(claim.note.split()) for claim in _heard(opened.claims_for)}
    return Beside(
        tuple(dict.fromkeys(otherwise)),
        tuple(sorted(notes - {""}, key=lambda note: (len(note), note))),
    )


def _heard(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.standing >= Standing.GUIDE)


def _otherwise(fact: Fact, against: Iterable[Claim]) -> Iterator[str]:
    """Each other value once, by its best and newest source."""
    told: set[str] = set()
    for claim in sorted(_heard(against), key=_place):
        details = {name: value for name, value in claim.qualifiers.items() if name not in fact.key}
        more = qualifier_words(fact.attribute, details)
        value = value_words(fact.attribute, claim.value) + (f" ({more})" if more else "")
        if value not in told:
            told.add(value)
            year = claim.source.year or "undated"
            yield f"{standing_words(claim)} says {value}{_unit(fact)} instead ({year})"


_UNITS = {"credits": " credits", "campus_visits": " visits", "courses_per_term": " courses a term"}


def _unit(fact: Fact) -> str:
    return _UNITS.get(fact.attribute, "")


def _place(claim: Claim) -> tuple[int, int, str]:
    return -claim.standing, -(claim.source.year or 0), claim.source.address
