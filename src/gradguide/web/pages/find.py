"""Find: which programs fit a person, and where they are."""

from __future__ import annotations

from math import ceil
from typing import Any

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.found import Answer as FoundAnswer
from gradguide.answers.found import find as find_programs
from gradguide.answers.found_schools import schools_found
from gradguide.answers.found_words import total_words
from gradguide.answers.names import nearest
from gradguide.answers.opened import OpenRelease
from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.school_map import Placed, school_map
from gradguide.model.fact import InstitutionEntry
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.find_asked import PAGE, FindAsked, addresses, find_asked
from gradguide.web.pages.find_facets import facet_views, limit_views
from gradguide.web.pages.find_rows import rows
from gradguide.web.pages.find_words import (
    MILES,
    SORTS,
    UNKNOWNS,
    USUAL_MILES,
    Way,
    chosen_things,
    kind_ways,
    looser_ways,
    notes,
    unknown_rows,
    unknown_ways,
)

ON_PAGE = 15
"""Programs on a page."""
_COMPARED = 6
_NEAREST = 3
_LISTED = 200
"""Schools in the list under the map."""
_LINKED = 300
"""Schools up to which each circle of the map leads to its school; of more, most are shared."""
_MAPPED = 5_000
"""Programs up to which the map is drawn beside the list; of more, it shows where people live."""
_TITLE = "Find programs"


def find(opened: OpenRelease, asked: Asked) -> Answer:
    """The programs that an address asks for. What cannot be asked is said on the same page, with
    everything else that was asked kept."""
    wanted = find_asked(asked)
    if wanted.query is None:
        return _wrong(asked, wanted, wanted.wrong)
    offset = (wanted.page - 1) * ON_PAGE
    try:
        answer = find_programs(opened, wanted.query, asked.as_of, ON_PAGE, offset, with_costs=True)
    except WrongQuestionError as error:
        return _wrong(asked, wanted, f"{error}.")
    total = answer.found.total
    pages = ceil(total / ON_PAGE)
    if wanted.page > max(pages, 1):
        return _wrong(asked, wanted, f"There is no page {wanted.page:,}: the last is {pages:,}.")
    said = total_words(answer.found)
    context = _asked_context(asked, wanted) | _found_context(opened, asked, wanted, answer)
    return Shown(
        "find.html",
        f"Find: {said}" if wanted.said else _TITLE,
        context | {"said": f"{said}.", "wrong": "", "first": offset + 1, "pages": pages},
        description=f"{said} in {opened.release.field_name}, with costs, marks and sources.",
    )


def find_map(opened: OpenRelease, asked: Asked) -> Answer:
    """The schools of the programs that an address asks for, on a map and as a list."""
    wanted = find_asked(asked)
    if wanted.query is None:
        return _wrong(asked, wanted, wanted.wrong)
    try:
        schools = schools_found(opened, wanted.query, asked.as_of)
    except WrongQuestionError as error:
        return _wrong(asked, wanted, f"{error}.")
    linked = len(schools) <= _LINKED
    placed = [
        Placed(school, count, _address(asked, school) if linked else "")
        for school, count in schools
    ]
    context = _asked_context(asked, wanted) | {
        "drawing": _drawing(placed),
        "schools": [
            (one.school, one.programs, _address(asked, one.school)) for one in placed[:_LISTED]
        ],
        "more": max(0, len(placed) - _LISTED),
        "programs": sum(count for _, count in schools),
        "back": addresses(asked)(wanted.said),
    }
    return Shown("find_map.html", "Schools on the map", context)


def _drawing(placed: list[Placed]) -> Drawing | None:
    """The map; None where no place is known of any school."""
    try:
        return school_map(placed, "map")
    except ValueError:
        return None


def _address(asked: Asked, school: InstitutionEntry) -> str:
    return asked.links.page(f"/schools/{school.slug}", asked.person.said)


def _wrong(asked: Asked, wanted: FindAsked, message: str) -> Answer:
    context = _asked_context(asked, wanted) | {
        "wrong": message, "said": "", "facets": (), "limits": (), "rows": (), "answer": None,
    }  # fmt: skip
    return Shown("find.html", "Find: that cannot be asked", context, status=400)


def _asked_context(asked: Asked, wanted: FindAsked) -> dict[str, Any]:
    """What was asked, as the form shows it."""
    said = dict(wanted.said)
    return {
        "find": wanted,
        "words": said.get("q", ""),
        "near": said.get("near", ""),
        "within": said.get("within", str(USUAL_MILES)),
        "miles": sorted({*map(str, MILES), said.get("within", str(USUAL_MILES))}, key=_number),
        "verified": said.get("verified") == "yes",
        "find_unknown": said.get("unknown", "exclude"),
        "sort": said.get("sort", "fit"),
        "sorts": SORTS,
        "unknowns": UNKNOWNS,
        "things": chosen_things(asked, wanted),
        "everything": addresses(asked)(()),
        "map_address": asked.links.page("/find/map", (*wanted.said, *asked.person.said)),
        "most_compared": _COMPARED,
    }


def _number(text: str) -> tuple[float, str]:
    try:
        return float(text), text
    except ValueError:
        return float("inf"), text


def _found_context(
    opened: OpenRelease, asked: Asked, wanted: FindAsked, answer: FoundAnswer
) -> dict[str, Any]:
    """What was found, as the page shows it."""
    found = answer.found
    to = addresses(asked)
    bodies = opened.body_names
    return {
        "answer": answer,
        "facets": facet_views(found, bodies),
        "limits": limit_views(found),
        "rows": rows(found, answer.shown, bodies),
        "notes": tuple(notes(asked, answer)),
        "unknown_rows": unknown_rows(found),
        "unknown_ways": unknown_ways(asked, wanted, found),
        "kind_ways": kind_ways(asked, wanted, found),
        "looser": looser_ways(asked, wanted, answer.ways),
        "alike": _alike(opened, asked, answer),
        "mapped": found.total <= _MAPPED,
        "page_address": lambda page: to((*wanted.said, *([(PAGE, str(page))] if page > 1 else []))),
    }


def _alike(opened: OpenRelease, asked: Asked, answer: FoundAnswer) -> tuple[Way, ...]:
    """Names that may be meant, where words find nothing."""
    found = answer.found
    if found.total or found.open or found.several or not found.query.words:
        return ()
    schools, programs = nearest(opened.release, found.query.words)
    said = asked.person.said
    return (
        *(Way(one.name, _address(asked, one)) for one in schools[:_NEAREST]),
        *(
            Way(f"{one.name}, {one.institution}", asked.links.page(f"/programs/{one.id}", said))
            for one in programs[:_NEAREST]
        ),
    )


ROUTES = (Route("/find", find, part="find"), Route("/find/map", find_map, part="find", slow=True))
