"""The professional bodies of a field: what they are, what they accredit or certify, their dues.

What sources say is weighed by the rules for facts (gradguide.resolution.reconcile). A body that is
gone (the last year in which it existed is over) is told from the others, with what took its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.model.claim import Claim
from gradguide.model.fact import Fact
from gradguide.model.organizations import Body, Organizations, organizations_vocabulary
from gradguide.resolution.reconcile import facts
from gradguide.resolution.spelling import stems


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    """A body with its facts, whose places are those of `claims`, its divisions, and whether it
    is gone at the day of the answer."""

    body: Body
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    divisions: tuple[str, ...]
    former: bool

    def said(self, attribute: str) -> tuple[Fact, ...]:
        """The facts of an attribute that decide."""
        return tuple(f for f in self.facts if f.attribute == attribute and f.decides)

    @property
    def accredits(self) -> tuple[Fact, ...]:
        return self.said("accredits")

    @property
    def certifies(self) -> tuple[Fact, ...]:
        return self.said("certifies")

    @property
    def student_dues(self) -> tuple[Fact, ...]:
        return self.said("student_dues")


@dataclass(frozen=True, slots=True)
class BodyQuery:
    """Which bodies are asked for. `words` are words of a name, or an abbreviation."""

    words: tuple[str, ...] = ()
    state: str | None = None
    accredits: bool = False
    certifies: bool = False
    students: bool = False


def bodies(known: Organizations, query: BodyQuery, as_of: date) -> tuple[BodyAnswer, ...]:
    """The bodies that a query means, in the pack's order, those that are gone last."""
    return among(every_body(known, as_of), query)


def every_body(known: Organizations, as_of: date) -> tuple[BodyAnswer, ...]:
    """All bodies in the pack's order, those that are gone last."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for one in known.statements:
        said[one.organization].append(one.claim)
    divisions: dict[str, list[str]] = defaultdict(list)
    for body in known.bodies:
        if body.parent is not None:
            divisions[body.parent].append(body.name)
    answers = [
        _answer(body, said[body.name], tuple(divisions[body.name]), as_of) for body in known.bodies
    ]
    return tuple(sorted(answers, key=lambda answer: answer.former))


def among(every: Sequence[BodyAnswer], query: BodyQuery) -> tuple[BodyAnswer, ...]:
    """The bodies that a query means among all of them, in their order."""
    meant = {body.name for body in _meant([answer.body for answer in every], query)}
    return tuple(a for a in every if a.body.name in meant and _wanted(a, query))


def _answer(
    body: Body, claims: Sequence[Claim], divisions: tuple[str, ...], as_of: date
) -> BodyAnswer:
    known = organizations_vocabulary()
    order = {name: place for place, name in enumerate(known.attributes)}
    found = facts(claims, range(len(claims)), known, as_of)
    ordered = tuple(sorted(found, key=lambda fact: (order[fact.attribute], len(fact.key))))
    former = body.until is not None and body.until < as_of.year
    return BodyAnswer(body, ordered, tuple(claims), divisions, former)


def _wanted(answer: BodyAnswer, query: BodyQuery) -> bool:
    return (
        (not query.accredits or bool(answer.accredits))
        and (not query.certifies or bool(answer.certifies))
        and (not query.students or bool(answer.student_dues))
    )


def _meant(known: Sequence[Body], query: BodyQuery) -> list[Body]:
    """By abbreviation where the words are one; else those whose names have all the words."""
    in_state = [body for body in known if query.state in (None, body.state)]
    if not query.words:
        return in_state
    text = " ".join(query.words)
    short = [body for body in in_state if (body.abbreviation or "").lower() == text.lower()]
    if short:
        return short
    wanted = stems(text)
    return [
        body
        for body in in_state
        if wanted and any(_begins(wanted, stems(name)) for name in (body.name, *body.names))
    ]


def _begins(wanted: Sequence[str], own: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in own) for one in wanted)
