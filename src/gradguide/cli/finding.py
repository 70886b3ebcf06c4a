"""`gradguide find`: the programs that meet a query."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gradguide.catalog.release import Release
from gradguide.catalog.search_text import words
from gradguide.cli.choosing import peers_for
from gradguide.cli.found_record import record
from gradguide.cli.found_text import Shown, lines
from gradguide.cli.json_output import print_json
from gradguide.cli.names import nearest
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened, without_index
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.evidence import concentrations_with, specialty_facts
from gradguide.decisions.finding.find import Finder, Found
from gradguide.decisions.finding.index import FindIndex, IndexMissingError
from gradguide.decisions.finding.judged import peers_of
from gradguide.decisions.finding.loosened import loosened
from gradguide.decisions.finding.place import distance_of, place_called
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import ANYBODY, Query
from gradguide.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of what is found to show, and whether with counts by value."""

    limit: int
    offset: int
    facets: bool


def find(path: Path | None, query: Query, as_of: date, page: Page, *, json: bool) -> None:
    """Print what a query finds.

    Raises:
        Failure: a number is not allowed, the query names a value or a place that the release
            does not have, or the release has no index.
    """
    for option, number in (("--limit", page.limit), ("--offset", page.offset)):
        if number < 0:
            raise Failure(f"{option} takes a number from 0 on, as in 20, not {number}", WRONG_CALL)
    with opened(path) as release, for_day(release, as_of, text=not json):
        try:
            index = FindIndex(release.index_part)
            prices = prices_by(index, as_of)
            if _shows_cost(query):
                prices(
                    query.situation, query.verified
                )  # a start that has passed is wrong of every program
            finder = Finder(index, prices)
            found = finder.find(query, page.limit, page.offset)
            shown = list(_shown(release, index, found, as_of))
        except SituationError as error:
            raise Failure(str(error), WRONG_CALL) from None
        except IndexMissingError:
            raise without_index(release) from None
        if json:
            print_json(record(release, found, shown, page.offset) | day_record(release, as_of))
            return
        nothing = not (found.total or found.open or found.several)
        ways = loosened(finder, found.query) if nothing else None
        for line in lines(found, shown, offset=page.offset, facets=page.facets, ways=ways):
            sys.stdout.write(f"{line}\n")
        if nothing and query.words:
            _suggest(release, query.words)


def _shown(release: Release, index: FindIndex, found: Found, as_of: date) -> Iterator[Shown]:
    """The programs of the page, in order, each with what the query asks about it."""
    query = found.query
    programs, schools = release.programs_with_schools(found.ids)
    by_id = {one.id: one for one in candidates(programs, schools)}
    place = place_called(query.near.place, index.schools.towns) if query.near else None
    asks_cost = _shows_cost(query)
    others = peers_of(index) if asks_cost else Peers()
    for program_id, unsure in zip(found.ids, found.unsure, strict=True):
        one = by_id[program_id]
        yield Shown(
            candidate=one,
            unsure=unsure,
            miles=distance_of(one.school, place) if place else None,
            cost=_cost(one, query, as_of, others) if asks_cost else None,
            asked_cost=asks_cost,
            named=_named(one, index, found),
        )


def _named(one: Candidate, index: FindIndex, found: Found) -> tuple[Fact, ...]:
    """The concentrations for which a program was found, by a filter or by words."""
    chosen = found.query.chosen("specialty")
    if chosen:
        return specialty_facts(one, chosen, index.specialties)
    taken = [word for _, others in found.read_as for word in others]
    return concentrations_with(one, [*words(found.query.words), *taken], index.specialties)


def _shows_cost(query: Query) -> bool:
    return query.asks_cost or query.situation != ANYBODY


def _cost(candidate: Candidate, query: Query, as_of: date, others: Peers) -> Cost | None:
    """What it costs the person; None where they cannot study there as they say."""
    try:
        return cost(candidate, query.situation, as_of, peers_for(candidate, others))
    except SituationError:
        return None


def _suggest(release: Release, words: str) -> None:
    schools, programs = nearest(release, words)
    near = [*(s.name for s in schools[:3]), *(p.id for p in programs[:3])]
    if near:
        sys.stdout.write(f"did you mean: {'; '.join(near)}?\n")
