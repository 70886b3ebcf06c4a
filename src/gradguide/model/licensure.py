"""Licensing by states: the work that is licensed, the exams, and what sources say is required.

What may be said is in `licensure.toml`. A statement is a `Claim`, so that it is weighed by the
same rules as any other; whom it is about are the state and the role that stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gradguide.model.claim import Claim
from gradguide.model.vocabulary import Vocabulary, vocabulary_of

ExamKind = Literal["subject", "general"]
"""subject: of the field itself; general: of teaching, or of what everybody has to know."""


@dataclass(frozen=True, slots=True)
class Role:
    """A line of work that states license.

    `id` is its name in data, `name` what people call it, `names` what else. `licence` is the
    value of the attribute "licensure" by which programs say that they lead to it, None where
    they do not. `asked` are the attributes without which nobody knows what to do, in the order
    in which a reader needs them.
    """

    id: str
    name: str
    names: tuple[str, ...]
    licence: str | None
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """A test. `names` are other ways in which it is written.

    Scores lie between `lowest` and `highest`. `since` and `until` are the years in which it was
    first and last given, `now` is the one that took its place; `address` tells where that is
    said.
    """

    name: str
    kind: ExamKind
    names: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    since: int | None = None
    until: int | None = None
    now: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a source says of the licensing of a role in a state (two letters)."""

    state: str
    role: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Licensing:
    """All that a pack or a release holds on licensing; empty where it knows nothing."""

    roles: tuple[Role, ...] = ()
    exams: tuple[Exam, ...] = ()
    requirements: tuple[Requirement, ...] = ()


def licensing_vocabulary() -> Vocabulary:
    """What may be said of licensing."""
    return vocabulary_of("licensure.toml")
