"""Levels of degrees: what each is, how many programs there are, and what is known of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from gradguide.answers.errors import UnknownNameError
from gradguide.answers.kept import kept
from gradguide.answers.known import known_of
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.query import Query
from gradguide.outlook.faq.amounts import credits_ranges
from gradguide.outlook.faq.answer import Answer, Range
from gradguide.outlook.faq.answers import answers
from gradguide.outlook.faq.offers import LEVELS
from gradguide.outlook.faq.questions import Question

_ASKED: tuple[tuple[str, str, str], ...] = (
    ("level", "level", "Are there programs for {one}?"),
    ("cost", "cost", "What does {one} cost?"),
    ("duration", "duration", "How long does {one} take?"),
    ("largest", "largest", "Which schools have the most graduates?"),
)
"""The questions to a level: an id, the computation, the wording."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level in plain words. `name` is what several are called, `one` what one is called within
    a sentence, `gloss` what it is."""

    id: str
    name: str
    one: str
    gloss: str

    @property
    def slug(self) -> str:
        return self.id.replace("_", "-")


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many programs of a level sources describe, how many of those are certificates by what
    they are, and how many awards (a subject at a school) are known from federal counts alone."""

    level: Level
    described: int
    certificates: int
    awards: int


@dataclass(frozen=True, slots=True)
class LevelAnswers:
    """What is known of a level's programs. Empty where no source describes any."""

    answers: tuple[Answer, ...] = ()
    credits: tuple[Range, ...] = ()


@cache
def levels() -> tuple[Level, ...]:
    """All levels in the order of showing."""
    text = resources.files("gradguide.answers").joinpath("levels.toml").read_text("utf-8")
    return tuple(Level(**entry) for entry in tomllib.loads(text)["level"])


@kept
def level_counts(opened: OpenRelease, as_of: date) -> tuple[LevelCount, ...]:
    """The levels that the release has, each with its numbers.

    Raises:
        WithoutIndexError: the release has no index for finding.
    """
    described = _counted(opened, as_of, "program", "certificate")
    certificates = _counted(opened, as_of, "certificate")
    awards = _counted(opened, as_of, "award")
    return tuple(
        LevelCount(
            one, described.get(one.id, 0), certificates.get(one.id, 0), awards.get(one.id, 0)
        )
        for one in levels()
        if described.get(one.id) or awards.get(one.id)
    )


def _counted(opened: OpenRelease, as_of: date, *kinds: str) -> Mapping[str, int]:
    found = opened.finder(as_of).find(Query.of(choices={"kind": kinds}), 0)
    return next(dict(facet.values) for facet in found.facets if facet.name == "level")


def level_called(opened: OpenRelease, slug: str, as_of: date) -> LevelCount:
    """The level of that slug.

    Raises:
        UnknownNameError: the release has none of that name; says which it has.
    """
    there = level_counts(opened, as_of)
    for one in there:
        if one.level.slug == slug:
            return one
    names = ", ".join(one.level.slug for one in there) or "none"
    raise UnknownNameError(f"there is no level {slug!r} in this release; it has {names}")


@kept
def level_answers(opened: OpenRelease, level: str, as_of: date) -> LevelAnswers:
    """What is known of the programs of a level (its id).

    Raises:
        WithoutIndexError: the release has no index for finding.
    """
    if level not in LEVELS:
        return LevelAnswers()
    known = known_of(opened, None, as_of)
    one = next(each.one for each in levels() if each.id == level)
    asked = [Question(name, asks.format(one=one), how, level) for name, how, asks in _ASKED]
    return LevelAnswers(answers(known, asked), credits_ranges(known, level))
