"""`gradguide find`: the programs that meet a query."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gradguide.answers.found import find as answered
from gradguide.answers.found_record import record
from gradguide.answers.names import nearest
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.cli.found_text import lines
from gradguide.cli.json_output import print_json
from gradguide.cli.release_day import day_record, for_day
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.finding.query import Query


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
        answer = answered(OpenRelease(release), query, as_of, page.limit, page.offset)
        found = answer.found
        if json:
            told = record(release, found, answer.shown, page.offset)
            print_json(told | day_record(release, as_of))
            return
        nothing = not (found.total or found.open or found.several)
        ways = answer.ways if nothing else None
        for line in lines(found, answer.shown, offset=page.offset, facets=page.facets, ways=ways):
            sys.stdout.write(f"{line}\n")
        if nothing and query.words:
            _suggest(release, query.words)


def _suggest(release: Release, words: str) -> None:
    schools, programs = nearest(release, words)
    near = [*(s.name for s in schools[:3]), *(p.id for p in programs[:3])]
    if near:
        sys.stdout.write(f"did you mean: {'; '.join(near)}?\n")
