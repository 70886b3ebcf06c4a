"""Examples for the API's description, from the release itself: what is tried is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from gradguide.answers.guides import FIELD
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.candidate import Candidate
from gradguide.sources.methods import DEFAULT_METHOD

Examples = Mapping[str, str | list[str]]
"""By the names of parameters."""


def examples_of(opened: OpenRelease) -> Examples:
    """Names of things in the release: two of the programs of which most is known, the school of
    the first, an occupation, a title."""
    programs = list(islice(_programs(opened), 2))
    out: dict[str, str | list[str]] = {"guide": FIELD, "method": DEFAULT_METHOD, "state": "OH"}
    if programs:
        out |= {"program": programs[0].id, "school": programs[0].school.id}
    if len(programs) > 1:
        out["programs"] = [one.id for one in programs]
    occupations = opened.careers.of_field()
    if occupations:
        out |= {"soc": occupations[0].soc, "title": occupations[0].title}
    titles = opened.release.job_titles()
    if titles:
        out["title"] = titles[0].name
    return out


def _programs(opened: OpenRelease) -> Iterator[Candidate]:
    """Described programs, the best known first; where there are none, those that there are."""
    described = [one for one in opened.described.values() if one.program.kind == "program"]
    if described:
        yield from sorted(described, key=lambda one: (-len(one.program.facts), one.id))
        return
    ids = opened.index.ids([*range(min(2, opened.index.count))])
    yield from opened.candidates(ids).values()
