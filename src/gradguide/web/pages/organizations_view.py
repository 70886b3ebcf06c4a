"""What the pages on professional bodies show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gradguide.answers.bodies import ASKED
from gradguide.answers.body_words import (
    NAMES,
    YEARLY,
    fate,
    kinds,
    otherwise,
    said_words,
    served,
    title,
)
from gradguide.answers.evidence import web_link
from gradguide.catalog.release import Opened
from gradguide.model.fact import Fact, Status
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.organizations import BodyAnswer
from gradguide.resolution.spelling import slug

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_BRIEF = ("accredits", "certifies", "student_dues")


@dataclass(frozen=True, slots=True)
class Brief:
    """One thing about a body in a list."""

    status: Status
    words: str


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in a list."""

    slug: str
    title: str
    former: str
    state: str
    kinds: str
    said: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact in words, opened, with what others say."""

    opened: Opened
    words: str
    others: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one thing; unknown where there are no facts. `older` are the same of
    earlier years."""

    name: str
    facts: tuple[Known, ...]
    older: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body in full. `divisions`, `parent` and `now` are names with the slugs of those that have
    a page ("" without)."""

    line: BodyLine
    serves: str
    parent: tuple[str, str]
    now: tuple[str, str]
    divisions: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    address: str


def body_line(answer: BodyAnswer) -> BodyLine:
    """A body in a list: its name, what became of it, and what is most asked for."""
    said = []
    for name in _BRIEF:
        facts = answer.said(name)
        if facts:
            more = f" and {len(facts) - 1} more" if len(facts) > 1 else ""
            said.append(Brief(facts[0].status, f"{NAMES[name]}: {said_words(facts[0])}{more}"))
    state = answer.body.state or ""
    return BodyLine(
        slug(answer.body.name),
        title(answer),
        fate(answer) if answer.former else "",
        STATE_NAMES.get(state, state),
        kinds(answer),
        tuple(said),
    )


def body_view(answer: BodyAnswer, there: frozenset[str]) -> Body:
    """A body in full; `there` are the slugs that have a page."""

    def named(name: str | None) -> tuple[str, str]:
        return (name or "", slug(name) if name and slug(name) in there else "")

    websites = (_website(str(one.value)) for fact in answer.said("website") for one in fact.values)
    return Body(
        body_line(answer),
        served(answer),
        named(answer.body.parent),
        named(answer.body.now if answer.former else None),
        tuple(named(name) for name in answer.divisions),
        tuple(_lines(answer)),
        next(filter(None, websites), ""),
    )


def _website(value: str) -> str:
    """The address of a website that is given as an address or as a host; else ""."""
    return f"https://{value}/" if _HOST.fullmatch(value) else web_link(value)


def _lines(answer: BodyAnswer) -> Iterator[Line]:
    for name, words in NAMES.items():
        facts = [fact for fact in answer.facts if fact.attribute == name]
        if name in YEARLY:
            facts.sort(key=lambda fact: str(fact.key.get("year", "")), reverse=True)
            shown = [_known(fact, answer) for fact in facts]
            if shown:
                yield Line(words, tuple(shown[:1]), tuple(shown[1:]))
        elif facts:
            yield Line(words, tuple(_known(fact, answer) for fact in facts))
        elif name in ASKED and not answer.former:
            yield Line(words, ())


def _known(fact: Fact, answer: BodyAnswer) -> Known:
    claims = answer.claims
    opened = Opened(
        fact,
        tuple(claims[place] for place in fact.claims_for),
        tuple(claims[place] for place in fact.against),
    )
    return Known(opened, said_words(fact), otherwise(fact, claims))
