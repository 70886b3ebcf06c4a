"""The programs that Find lists, each as its row shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gradguide.answers.cost_words import rests_on, status_of_sum
from gradguide.answers.found import Shown
from gradguide.answers.found_cost import (
    charges_words,
    could_come_to,
    may_cost_more,
    not_in_sum,
)
from gradguide.answers.found_words import (
    ALWAYS,
    asked_besides,
    filter_fact_words,
    filter_facts,
    graduates_words,
    met_together,
    title_of,
)
from gradguide.answers.words import who_says
from gradguide.decisions.costs.summary import about
from gradguide.decisions.finding.evidence import filters_of
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.query import Query
from gradguide.model.fact import Fact, Status

_FACTS = 3
"""Facts that are shown under one filter; the program's own page has all."""
_NAMED = 5  # concentrations


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its mark; without a status, something that is unknown or has no mark. `term` is
    what the words begin with, where it needs the `gloss`; `words` then go on from it. `less` are
    others of its kind that weigh less."""

    words: str
    status: Status | None = None
    unknown: bool = False
    term: str = ""
    gloss: str = ""
    less: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A program of the list.

    cost     what it costs, in a few words; "" where that is unknown
    status   of that cost, and `rests` what price it rests on; None and "" where it is unknown
    charged  what is in the sum, or why there is none
    missing  what is not in the sum, because it is not known
    could    what it could come to, judged by other programs, and `above` whether that is more than
             the person can spend
    facts    what is known under each filter that is shown
    named    the specialties for which it was found, and `named_by` who names them
    unsure   what of the things asked is unknown of it
    """

    id: str
    name: str
    school: str
    place: str
    miles: str
    cost: str
    status: Status | None
    rests: str
    charged: str
    missing: str
    could: str
    above: bool
    facts: tuple[Told, ...]
    named: tuple[Told, ...]
    named_by: str
    unsure: str


def rows(found: Found, shown: Sequence[Shown], bodies: Mapping[str, str]) -> tuple[Row, ...]:
    """The programs that are shown of what was found, in order. `bodies` are the names of
    professional bodies by their abbreviations."""
    return tuple(_row(one, found.query, bodies) for one in shown)


def _row(one: Shown, query: Query, bodies: Mapping[str, str]) -> Row:
    program, school = one.candidate.program, one.candidate.school
    cost, charged = _cost(one)
    return Row(
        id=program.id,
        name=program.name,
        school=program.institution,
        place=", ".join(part for part in (school.city, school.state) if part),
        miles="" if one.miles is None else f"{one.miles:,.0f} miles away",
        cost=cost,
        status=status_of_sum(one.cost) if cost and one.cost else None,
        rests=rests_on(one.cost) if cost and one.cost else "",
        charged=charged,
        missing="" if one.cost is None else not_in_sum(one.cost),
        could="" if one.cost is None else could_come_to(one.cost),
        above=may_cost_more(one.cost, query.cost),
        facts=tuple(_facts(one, query, bodies)),
        named=tuple(_named(one, query)),
        named_by=_by_whom(one.named),
        unsure=", ".join(map(title_of, one.unsure)),
    )


def _cost(one: Shown) -> tuple[str, str]:
    if one.cost is None:
        return "", "you cannot study here as you say; the program's page tells why"
    if one.cost.total is None:
        return "", ""
    return about(one.cost.total), charges_words(one.cost)


def _facts(one: Shown, query: Query, bodies: Mapping[str, str]) -> Iterator[Told]:
    for name in (*ALWAYS, *asked_besides(query)):
        facts = filter_facts(one.candidate, name, query)
        if facts is None:
            continue
        if not facts:
            yield Told(f"{title_of(name)} unknown", unknown=True)
        told = {filter_fact_words(name, fact): fact.status for fact in facts}
        if met_together(facts):
            first, *less = (Told(words, status) for words, status in told.items())
            yield replace(first, less=tuple(less))
            continue
        for words, status in [*told.items()][:_FACTS]:
            yield (
                _glossed(words, status, bodies) if name == "accreditation" else Told(words, status)
            )
        if len(told) > _FACTS:
            yield Told(f"and {len(told) - _FACTS} more")
    for fact in one.candidate.facts("completions"):
        yield Told(graduates_words(fact), fact.status)


def _glossed(words: str, status: Status, bodies: Mapping[str, str]) -> Told:
    body, colon, rest = words.partition(":")
    if body not in bodies:
        return Told(words, status)
    return Told(f"{colon}{rest}", status, term=body, gloss=bodies[body])


def _named(one: Shown, query: Query) -> Iterator[Told]:
    for fact in one.named[:_NAMED]:
        yield Told(filter_fact_words("specialty", fact), fact.status)
    if len(one.named) > _NAMED:
        yield Told(f"and {len(one.named) - _NAMED} more")
    if not one.named and "specialty" in filters_of(query):
        unsure = "specialty" in one.unsure
        yield Told("specialty unknown" if unsure else "by its own name", unknown=unsure)


def _by_whom(facts: Sequence[Fact]) -> str:
    """Who names the specialties: "the school", "a guide and the school"."""
    return " and ".join(sorted({who_says(fact.standing) for fact in facts}))
