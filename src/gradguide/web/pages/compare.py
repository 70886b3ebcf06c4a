"""Programs side by side: what differs first, the biggest consequence first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gradguide.answers.compared import compared
from gradguide.answers.compared_exports import csv_text, markdown
from gradguide.answers.errors import UnknownNameError, WrongQuestionError
from gradguide.answers.found import find
from gradguide.answers.opened import OpenRelease
from gradguide.answers.situation_words import whom
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.query import ANY_KIND, Query
from gradguide.web.page import Asked, Data, Route, Shown, on_demand
from gradguide.web.pages.compare_view import view
from gradguide.web.pages.day_asked import day_asked

MOST = 6
"""Programs side by side; more columns cannot be read, and hardly anybody chooses among more."""
PROGRAM = "program"
_OFFERED = 12
_LONGEST = 120

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A program that words mean, with the address's pairs that have it beside the others."""

    candidate: Candidate
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Column:
    """A program of the comparison, with the address's pairs that leave it out."""

    candidate: Candidate
    without: Pairs


def compare(opened: OpenRelease, asked: Asked) -> Shown:
    """The comparison; a way to choose programs, where there are not two of them yet."""
    ids, gone = _chosen(opened, asked)
    problem = _problem(ids, gone)
    status = 404 if gone else 400 if problem else 200
    columns = [
        Column(opened.candidate(one), _pairs([other for other in ids if other != one]))
        for one in ids
    ]
    context: dict[str, Any] = {
        "columns": columns,
        "keep": _pairs(ids),
        "problem": problem,
        "most": MOST,
        "words": asked.value("add"),
        "offered": _offered(opened, asked, ids),
        "full": len(ids) >= MOST,
    }
    if not 2 <= len(ids) <= MOST:
        return Shown("compare_choose.html", "Compare programs", context, status=status)
    found = _compared(opened, asked, ids)
    as_of = day_asked(asked, opened.release.as_of)
    names = _names(found)
    context |= {
        "compared": view(opened.release, found, asked.person.budget),
        "who": whom(found.situation, as_of),
        "as_of": as_of,
        "names": names,
        "exactly": (*_pairs(ids), ("as-of", as_of.isoformat())),
    }
    title = f"{', '.join(names[:-1])} and {names[-1]} compared"
    return Shown("compare.html", title, context, status=status)


def _compared(opened: OpenRelease, asked: Asked, ids: Sequence[str]) -> Comparison:
    as_of = day_asked(asked, opened.release.as_of)
    return compared(opened, ids, asked.person.situation, as_of)


def _chosen(opened: OpenRelease, asked: Asked) -> tuple[list[str], list[str]]:
    """The programs that the address names, each once, and the names that mean none."""
    said = list(dict.fromkeys(asked.values(PROGRAM)))
    if len(said) > 4 * MOST:
        raise WrongQuestionError(f"{len(said)} programs are too many; compare {MOST} at a time")
    known = {one: one in opened.described or opened.release.program(one) for one in said}
    return [one for one in said if known[one]], [one for one in said if not known[one]]


def _problem(ids: Sequence[str], gone: Sequence[str]) -> str:
    if gone:
        which = ", ".join(one[:_LONGEST] for one in gone)
        verb = "is" if len(gone) == 1 else "are"
        return f"{which} {verb} not in this release; find by name what is meant."
    if len(ids) > MOST:
        return f"{len(ids)} programs are too many to read side by side; take out {len(ids) - MOST}."
    return ""


def _pairs(ids: Sequence[str]) -> Pairs:
    return tuple((PROGRAM, one) for one in ids)


def _offered(opened: OpenRelease, asked: Asked, ids: Sequence[str]) -> tuple[Offered, ...]:
    """The programs that the words mean which somebody wants to add."""
    words = asked.value("add")
    if not words:
        return ()
    if len(words) > _LONGEST:
        raise WrongQuestionError(f"these are too many words; give {_LONGEST} letters at most")
    try:
        query = Query.of(words, {"kind": [ANY_KIND]})
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None
    found = find(opened, query, asked.as_of, _OFFERED)
    return tuple(
        Offered(one.candidate, _pairs([*ids, one.candidate.id]))
        for one in found.shown
        if one.candidate.id not in ids
    )


def _names(found: Comparison) -> list[str]:
    """What headings call the programs: their schools, with the program where that is needed."""
    schools = [one.school.name for one in found.candidates]
    return [
        name if schools.count(name) == 1 else f"{name} ({one.program.name})"
        for name, one in zip(schools, found.candidates, strict=True)
    ]


def compare_csv(opened: OpenRelease, asked: Asked) -> Data:
    """The same comparison as CSV."""
    found, as_of = _file(opened, asked)
    return Data(csv_text(found, as_of).encode(), "text/csv; charset=utf-8", "comparison.csv")


def compare_markdown(opened: OpenRelease, asked: Asked) -> Data:
    """The same comparison as Markdown."""
    found, as_of = _file(opened, asked)
    return Data(markdown(found, as_of).encode(), "text/markdown; charset=utf-8", "comparison.md")


def _file(opened: OpenRelease, asked: Asked) -> tuple[Comparison, Any]:
    ids, gone = _chosen(opened, asked)
    problem = _problem(ids, gone)
    if gone:
        raise UnknownNameError(problem)
    if problem:
        raise WrongQuestionError(problem)
    return _compared(opened, asked, ids), day_asked(asked, opened.release.as_of)


ROUTES = (
    Route("/compare", compare, part="compare"),
    Route("/compare.csv", compare_csv, every=on_demand),
    Route("/compare.md", compare_markdown, every=on_demand),
)
