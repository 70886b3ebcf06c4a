"""What is known of a program's accreditation, as spans of years: a lane for each value that a
body's fact has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gradguide.catalog.release import Opened
from gradguide.model.claim import Claim
from gradguide.model.fact import Stated
from gradguide.resolution.accreditation import EXTRACTOR

_TOLD = re.compile(
    r"(?P<action>[a-z ]+), decided (?P<decided>\d{4})[\d-]*(?:; next review (?P<review>\d{4}))?"
)
"""A decision as `resolution.accreditation` writes it into the note of its claims; a release keeps
it in these words only."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One status with one body, in years.

    since     when it began, None where nobody says
    told      years for which a dated source says so, ascending
    action    the decision that says so ("continued"), "" where none is known, with its year
    decided   and the year of the next review, None where they are not known
    review
    disputed  whether another lane of this body says otherwise
    """

    body: str
    status: str
    since: int | None
    told: tuple[int, ...]
    action: str = ""
    decided: int | None = None
    review: int | None = None
    disputed: bool = False

    @property
    def first(self) -> int | None:
        """The first year in which it is known to be so, None where no source is dated."""
        years = [year for year in (self.since, self.decided, *self.told[:1]) if year is not None]
        return min(years, default=None)

    @property
    def last(self) -> int | None:
        """The last year for which somebody says so."""
        years = [year for year in (self.since, self.decided, *self.told[-1:]) if year is not None]
        return max(years, default=None)


def lanes_of(facts: Sequence[Opened]) -> tuple[Lane, ...]:
    """The lanes of facts about accreditation, in their order."""
    return tuple(lane for opened in facts for lane in _lanes(opened))


def _lanes(opened: Opened) -> Iterator[Lane]:
    fact = opened.fact
    claims = dict(zip(fact.claims_for, opened.claims_for, strict=True))
    for stated in fact.values:
        own = [claims[place] for place in stated.claims]
        yield _lane(str(fact.key.get("body", "")), stated, own, disputed=len(fact.values) > 1)


def _lane(body: str, stated: Stated, claims: Sequence[Claim], *, disputed: bool) -> Lane:
    since = stated.details.get("since")
    told = sorted({claim.source.year for claim in claims if claim.source.year is not None})
    decisions = [
        found
        for claim in claims
        if claim.extractor == EXTRACTOR and (found := _TOLD.match(claim.note))
    ]
    newest = max(decisions, key=lambda found: found["decided"], default=None)
    return Lane(
        body,
        str(stated.value),
        since if isinstance(since, int) else None,
        tuple(told),
        newest["action"] if newest else "",
        int(newest["decided"]) if newest else None,
        int(newest["review"]) if newest and newest["review"] else None,
        disputed,
    )
