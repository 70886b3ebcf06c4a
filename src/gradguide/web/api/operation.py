"""What an operation of the API is: an address, what may be asked there, what is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.release_day import marks_note
from gradguide.answers.words import date_words
from gradguide.catalog.release import Release
from gradguide.web.api.parameters import Parameters

_YEARS_AHEAD = 5
"""How far from its release an answer may be: prices and rules of later years are not known."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody asks of an operation.

    path   the parts of the address that vary, by name
    said   the parameters, checked
    as_of  the day to answer for
    """

    path: Mapping[str, str]
    said: Any
    as_of: date

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """The parameters as names and values of an address, but for some."""
        parameters: Parameters = self.said
        return [pair for pair in parameters.pairs() if pair[0] not in without]


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is told: `total` is how many there are, `offset` how many come before,
    `limit` how many at most are told at once."""

    total: int
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: a record of plain values for JSON, the same as CSV where it is a table, and
    which part of a list it is, where it is one."""

    record: Any
    csv: Callable[[], str] | None = None
    part: Part | None = None


Answer = Callable[[OpenRelease, Given], Told]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked.

    path        as OpenAPI writes it ("/programs/{program}/cost")
    name        how code calls it ("programCost")
    tag         the group that it stands in
    title       what it gives, in a few words
    about       the same in sentences
    answer      the function that gives it
    parameters  what may be asked besides the path
    model       the type of what is told, as pydantic describes it
    table       whether there is CSV
    slow        whether it takes long, so that a server leaves room for others beside it
    """

    path: str
    name: str
    tag: str
    title: str
    about: str
    answer: Answer
    model: Any
    parameters: type[Parameters] = Parameters
    table: bool = False
    slow: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The parts of the path that vary."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))


def day_of(release: Release, asked: date | None, today: date) -> date:
    """The day to answer for: the one that is asked for, else today.

    Raises:
        WrongQuestionError: it lies before the release's day, or years after it.
    """
    if asked is None:
        return today
    marks_note(release, asked)
    if asked.year - release.as_of.year > _YEARS_AHEAD:
        built = date_words(release.as_of.isoformat())
        raise WrongQuestionError(
            f"as-of: {date_words(asked.isoformat())} is more than {_YEARS_AHEAD} years after "
            f"{built}, the day of this release; prices and rules of that time are not known"
        )
    return asked


def day_record(release: Release, as_of: date) -> dict[str, Any]:
    """The day that an answer is for and the release's, with what the difference means."""
    return {
        "as_of": as_of.isoformat(),
        "release_day": {
            "as_of": release.as_of.isoformat(),
            "note": marks_note(release, as_of) or None,
        },
    }


def part_of(values: Sequence[Any], given: Given) -> tuple[Sequence[Any], Part]:
    """The part of a list that is asked for by `limit` and `offset`."""
    offset, limit = given.said.offset, given.said.limit
    return values[offset : offset + limit], Part(len(values), offset, limit)
