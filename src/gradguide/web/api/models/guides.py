"""Questions with computed answers, and what there is of specialties and levels."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from gradguide.web.api.models.facts import Fact, ForDay, Record
from gradguide.web.api.models.national import Dataset


class Question(Record):
    """A question that is answered of the field and of each specialty."""

    id: str
    asks: str


class Questions(Record):
    """All questions in the order of showing."""

    questions: list[Question]


class Count(Record):
    """How many programs say something; `query` finds them."""

    programs: str
    what: str
    of: int
    yes: int
    otherwise: int
    unknown: int
    query: str | None
    attributes: list[str]
    ids: list[str]


class Figure(Record):
    """One program's number."""

    id: str
    name: str
    amount: str
    year: int | None
    facts: list[Fact] = Field(default=[])


class NumberRange(Record):
    """Numbers of one kind over several programs, as exact text."""

    what: str
    unit: str
    programs: int
    low: str
    median: str
    high: str
    oldest: int | None
    newest: int | None
    undated: int
    left_out: Any = None
    figures: list[Figure]


class ListItem(Record):
    """One line of a list."""

    id: str | None
    name: str
    words: str | None
    facts: list[Fact] = Field(default=[])


class Listing(Record):
    """A list behind an answer."""

    title: str
    items: list[ListItem]


class QuestionAnswer(Record):
    """A question with its computed answer."""

    id: str
    asks: str
    known: bool
    answer: str
    counts: list[Count]
    ranges: list[NumberRange]
    lists: list[Listing]
    notes: list[str]
    datasets: list[Dataset]


class Guide(ForDay):
    """The questions about a specialty or the whole field, answered."""

    subject: str
    specialty: str | None
    answers: list[QuestionAnswer]


class Specialty(Record):
    """A specialty, and how many programs are known to name it."""

    name: str
    slug: str
    degrees: int
    certificates: int


class Specialties(ForDay):
    """The specialties that a program is known to name; each has a guide."""

    specialties: list[Specialty]


class Level(Record):
    """A level of degrees in plain words, with how many programs sources describe, and how many
    awards are known from national statistics alone."""

    id: str
    name: str
    about: str
    described: int = Field(description="Programs that sources describe")
    awards: int


class Levels(ForDay):
    """The levels that the release has."""

    levels: list[Level]
