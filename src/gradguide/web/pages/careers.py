"""Careers: what somebody could do, what it pays, and what leads there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from gradguide.answers.careers_asked import in_order, match_words, row_of
from gradguide.answers.careers_words import meant_words
from gradguide.answers.errors import UnknownNameError, WrongQuestionError
from gradguide.answers.federal_sources import datasets_of
from gradguide.answers.opened import OpenRelease
from gradguide.outlook.careers import IN_FULL
from gradguide.outlook.titles import Match
from gradguide.resolution.spelling import slug
from gradguide.web.page import Answer, Asked, Route, Shown
from gradguide.web.pages.careers_view import (
    MOST,
    charted,
    charts_of,
    occupation_view,
    path_of_match,
    path_of_title,
    tie_views,
    title_view,
)
from gradguide.web.pages.place import state_of as state_named

_CODE = re.compile(r"\d\d-\d{4}")
_LONGEST = 120
"""Letters of a title; no classification has a longer one."""


def state_of(opened: OpenRelease, asked: Asked) -> str | None:
    """The state whose wages are shown beside the nation's, None where the release has wages of no
    state at all.

    Raises:
        WrongQuestionError: there is no such state; the nearest is given.
    """
    state = state_named(asked)
    return state if opened.careers.published.has_states else None


def careers(opened: OpenRelease, asked: Asked) -> Answer:
    """The field's occupations, or what a title means."""
    typed = asked.value("title").strip()
    if len(typed) > _LONGEST:
        raise WrongQuestionError(
            f"a title of {len(typed):,} letters is none; type at most {_LONGEST}"
        )
    return _title(opened, asked, typed) if typed else _field(opened, asked)


def _field(opened: OpenRelease, asked: Asked) -> Shown:
    state = state_of(opened, asked)
    known = opened.careers
    rows = in_order(known.of_field(state), "employment")
    name = opened.release.field_name
    context = {
        "state": state,
        "has_states": known.published.has_states,
        "typed": "",
        "titles": sorted({job.name for job in known.jobs}),
        "ties": tuple(tie_views(rows)),
        "charts": charts_of(charted(rows), state),
        "without": [(job.name, path_of_title(job.name)) for job in known.jobs if job.code is None],
        "datasets": datasets_of((row.figures for row in rows), known.crosswalk),
    }
    return Shown(
        "careers.html",
        f"What people do with {name}, and what it pays",
        context,
        description=f"{len(rows)} occupations of {name}: wages from the lowest tenth to the "
        "highest, openings and growth, each with its source and year.",
    )


def _title(opened: OpenRelease, asked: Asked, typed: str) -> Shown:
    state = state_of(opened, asked)
    answer = opened.careers.of_title(typed, state, MOST)
    found = answer.found
    rows = [row_of(view) for view in answer.occupations]
    context = {
        "state": state,
        "has_states": opened.careers.published.has_states,
        "typed": typed,
        "titles": sorted({job.name for job in opened.careers.jobs}),
        "meant": meant_words(found) if found.matches else "",
        "matches": _choices(found.matches) if len(found.matches) > 1 else (),
        "offered": _choices(found.offered),
        "more": found.more,
        "in_full": len(rows) <= IN_FULL,
        "ties": tuple(tie_views(rows)),
        "charts": charts_of(rows, state),
        "occupations": tuple(
            occupation_view(opened, view, state, answer.graduates_year)
            for view in (answer.occupations if len(rows) <= IN_FULL else ())
        ),
        "known_titles": tuple(title_view(opened, view) for view in answer.titles),
        "crosswalk": answer.crosswalk,
        "datasets": datasets_of((one.figures for one in answer.occupations), answer.crosswalk),
    }
    return Shown("careers_title.html", f"“{typed}” as a career", context)


def _choices(matches: tuple[Match, ...]) -> tuple[tuple[str, str], ...]:
    """Titles to choose among: their pages, and how each was understood."""
    return tuple((path_of_match(one), match_words(one)) for one in matches)


def career(opened: OpenRelease, asked: Asked) -> Answer:
    """One occupation by its code, or one of the field's titles by the end of its address."""
    name = asked.path["name"]
    if not _CODE.fullmatch(name):
        for job in opened.careers.jobs:
            if slug(job.name) == name:
                return _title(opened, asked, job.name)
    return _occupation(opened, asked, name)


def _occupation(opened: OpenRelease, asked: Asked, soc: str) -> Shown:
    known = opened.release.national.occupation(soc)
    if known is None:
        raise UnknownNameError(
            f"this release has no job title or occupation {soc!r}; a code of the Standard "
            "Occupational Classification looks like 11-1021"
        )
    state = state_of(opened, asked)
    view = opened.careers.occupation_view(soc, state, MOST)
    context = {
        "state": state,
        "has_states": opened.careers.published.has_states,
        "occupation": occupation_view(opened, view, state, opened.careers.destinations.year),
        "charts": charts_of([row_of(view)], state),
        "crosswalk": opened.careers.crosswalk,
        "datasets": datasets_of([view.figures], opened.careers.crosswalk),
    }
    return Shown(
        "occupation.html",
        known.title,
        context,
        description=f"{known.title}: what it pays, how it is projected to change, and which "
        "programs prepare for it.",
    )


def _every(opened: OpenRelease, _: date) -> Iterable[str]:
    known = opened.careers
    codes = [f"/careers/{row.soc}" for row in known.of_field(None)]
    return [*codes, *(path_of_title(job.name) for job in known.jobs)]


ROUTES = (
    Route("/careers", careers, part="careers"),
    Route("/careers/{name}", career, part="careers", every=_every),
)
