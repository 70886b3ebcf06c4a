"""What fits: the programs that meet a query, each with what the query asks about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.search_text import words
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.plan import must_be_able_to_start
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.evidence import concentrations_with, specialty_facts
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.loosened import Loosened, loosened
from gradguide.decisions.finding.place import distance_of, place_called
from gradguide.decisions.finding.query import ANYBODY, Query
from gradguide.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Shown:
    """A program as it is shown: what is unknown of it that was asked, how far it is, its cost, and
    the concentrations for which it was found."""

    candidate: Candidate
    unsure: tuple[str, ...]
    miles: float | None
    cost: Cost | None
    asked_cost: bool
    named: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds, the programs of one page of it, and, where nothing fits, what would be
    found with less asked."""

    found: Found
    shown: tuple[Shown, ...]
    ways: tuple[Loosened, ...]


def find(
    opened: OpenRelease,
    query: Query,
    as_of: date,
    limit: int,
    offset: int = 0,
    *,
    with_costs: bool = False,
) -> Answer:
    """The programs that meet a query, `limit` of them from `offset` on; `with_costs` with what
    each costs, also where nobody asks about that.

    Raises:
        WrongQuestionError: the query names a value or a place that the release does not have, or
            the person cannot study as they say.
        WithoutIndexError: the release cannot be searched.
    """
    try:
        finder = opened.finder(as_of)
        if shows_cost(query):
            # A start that has passed is wrong of every program, and said before any is looked at.
            must_be_able_to_start(query.situation, as_of)
        found = finder.find(query, limit, offset)
        costs = with_costs or shows_cost(query)
        shown = tuple(_shown(opened, found, as_of, costs=costs))
        nothing = not (found.total or found.open or found.several)
        ways = tuple(loosened(finder, found.query)) if nothing else ()
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None
    return Answer(found, shown, ways)


def shows_cost(query: Query) -> bool:
    """Whether what each program costs is part of the answer."""
    return query.asks_cost or query.situation != ANYBODY


def _shown(opened: OpenRelease, found: Found, as_of: date, *, costs: bool) -> Iterator[Shown]:
    """The programs of the page, in order, each with what the query asks about it."""
    query, index = found.query, opened.index
    by_id = opened.candidates(found.ids)
    place = place_called(query.near.place, index.schools.towns) if query.near else None
    for program_id, unsure in zip(found.ids, found.unsure, strict=True):
        one = by_id[program_id]
        yield Shown(
            candidate=one,
            unsure=unsure,
            miles=distance_of(one.school, place) if place else None,
            cost=_cost(opened, one, query, as_of) if costs else None,
            asked_cost=costs,
            named=_named(one, index, found),
        )


def _named(one: Candidate, index: FindIndex, found: Found) -> tuple[Fact, ...]:
    """The concentrations for which a program was found, by a filter or by words."""
    chosen = found.query.chosen("specialty")
    if chosen:
        return specialty_facts(one, chosen, index.specialties)
    taken = [word for _, others in found.read_as for word in others]
    return concentrations_with(one, [*words(found.query.words), *taken], index.specialties)


def _cost(opened: OpenRelease, candidate: Candidate, query: Query, as_of: date) -> Cost | None:
    """What it costs the person; None where they cannot study there as they say."""
    try:
        return opened.cost_in_list(candidate, query.situation, as_of)
    except SituationError:
        return None
