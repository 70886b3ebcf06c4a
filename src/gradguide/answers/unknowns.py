"""What is not known of a program, or only from outdated evidence, and what to ask the school."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact, Status


@dataclass(frozen=True, slots=True)
class Expected:
    """What a reader expects to know, as `asks.toml` has it."""

    name: str
    any: tuple[str, ...]
    theme: str
    ask: str
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that nobody states of a program, and the question for the school. `only_of` is the
    year of the newest evidence where there is some and it is outdated; `about` is the first of the
    attributes that would answer."""

    name: str
    theme: str
    ask: str
    only_of: int | None = None
    about: str = ""


@cache
def expected() -> tuple[Expected, ...]:
    """What a reader expects to know of any program."""
    text = resources.files("gradguide.answers").joinpath("asks.toml").read_text("utf-8")
    return tuple(
        Expected(
            one["name"],
            tuple(one["any"]),
            one["theme"],
            one["ask"],
            {name: tuple(values) for name, values in one.get("unless", {}).items()},
        )
        for one in tomllib.loads(text).values()
    )


def unknown_of(candidate: Candidate) -> tuple[Unknown, ...]:
    """What is unknown of a program by facts that decide, its degree's among them."""
    return tuple(_unknown(candidate))


def _unknown(candidate: Candidate) -> Iterator[Unknown]:
    for one in expected():
        facts = [fact for name in one.any for fact in candidate.facts(name)]
        if not facts:
            if not _needless(candidate, one):
                yield Unknown(one.name, one.theme, one.ask, about=one.any[0])
        elif all(fact.status is Status.STALE for fact in facts):
            year = max(fact.year or 0 for fact in facts)
            yield Unknown(one.name, one.theme, one.ask, year, one.any[0])


def _needless(candidate: Candidate, one: Expected) -> bool:
    return any(
        _settled_as(fact, values)
        for name, values in one.unless.items()
        for fact in candidate.facts(name)
    )


def _settled_as(fact: Fact, values: tuple[str, ...]) -> bool:
    return fact.settled and str(fact.value) in values
