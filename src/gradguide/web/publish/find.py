"""Find as a file: every program in the page, and a search that runs in the browser."""

from __future__ import annotations

from gradguide.answers.found import find as find_programs
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.facets import LIMITS
from gradguide.decisions.finding.query import ANY_KIND, Query
from gradguide.web.page import Asked, Shown
from gradguide.web.pages.find_rows import rows
from gradguide.web.pages.find_words import SORTS, UNKNOWNS

_AWARD = "award"


def static_find(opened: OpenRelease, asked: Asked) -> Shown:
    """The page with all described programs, in the order of their ids until the script has run."""
    query = Query.of(choices={"kind": [ANY_KIND]})
    answer = find_programs(opened, query, asked.as_of, opened.index.count, with_costs=True)
    described = [one for one in answer.shown if one.candidate.program.kind != _AWARD]
    return Shown(
        "find_static.html",
        "Find programs",
        {
            "rows": rows(answer.found, described, opened.body_names),
            "limits": [(name, limit.title) for name, limit in LIMITS.items()],
            "sorts": SORTS,
            "unknowns": UNKNOWNS,
        },
    )
