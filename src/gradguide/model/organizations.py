"""Professional bodies, and what sources say of them.

What may be said is in `organizations.toml`. A statement is a `Claim`, so that it is weighed by
the same rules as any other; whom it is about is the body's name beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gradguide.model.claim import Claim
from gradguide.model.vocabulary import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True)
class Body:
    """A professional body of a field.

    `parent` is the name of the body it is a division of, `state` the state or province that it
    serves, where it serves one. `since` and `until` are years (the last it existed in), `now` is
    the name of what took its place. `names` are folded spellings of its name.
    """

    name: str
    abbreviation: str | None = None
    parent: str | None = None
    state: str | None = None
    since: int | None = None
    until: int | None = None
    now: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says of a body, by the body's name."""

    organization: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Organizations:
    """All that a pack or a release holds on professional bodies, in the pack's order."""

    bodies: tuple[Body, ...] = ()
    statements: tuple[Statement, ...] = ()


def organizations_vocabulary() -> Vocabulary:
    """What may be said of professional bodies."""
    return vocabulary_of("organizations.toml")
