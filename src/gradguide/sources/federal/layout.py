"""Whether a file's columns are those of its dataset and year, and whose they are otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from gradguide.sources.federal.description import Description
from gradguide.sources.federal.errors import Problem

_ALIKE = 75  # of 100: a name that is this like a missing one is offered


def matched(
    description: Description,
    year: int,
    compiled: bool,
    header: Sequence[str],
    known: Iterable[Description],
) -> tuple[Mapping[str, str], tuple[Problem, ...], str]:
    """The described columns with the names that they have in the file; what is wrong with the
    header; and what the file seems to be where something is."""
    counted = Counter(name.casefold() for name in header)
    own = {name.casefold(): name for name in header}
    picked = dict[str, str]()
    problems = list[Problem]()
    for name, column in description.columns.items():
        spellings = [one.casefold() for one in (name, *column.also)]
        here = [spelling for spelling in spellings if spelling in own]
        if here:
            picked[name] = own[here[0]]
            if counted[here[0]] > 1:
                problems.append(Problem("the column is there twice", "it once", 1, name))
    if not description.dataset.first_year <= year <= description.dataset.last_year:
        problems.append(Problem(f"the year {year}", f"a year {_span(description)}"))
    absent = [name for name in description.needed(year, compiled) if name not in picked]
    problems += [_missing(name, header, picked.values()) for name in absent]
    hint = _resembled(description, year, header, known) if absent else ""
    return picked, tuple(problems), hint


def _span(description: Description) -> str:
    first, last = description.dataset.first_year, description.dataset.last_year
    return f"from {first}" if last == 9999 else f"from {first} to {last}"


def _missing(name: str, header: Sequence[str], taken: Iterable[str]) -> Problem:
    free = sorted(set(header) - set(taken))
    like = process.extractOne(name, free, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    found = "there is no such column"
    if like is not None:
        found += f", but there is {like[0]}, which is none of this dataset's"
    return Problem(found, "the column", 1, name)


def _resembled(
    description: Description, year: int, header: Sequence[str], known: Iterable[Description]
) -> str:
    """What the file seems to be: this dataset of another year, or another dataset."""
    there = {name.casefold() for name in header}
    candidates = [description, *(one for one in known if one is not description)]
    for one in candidates:
        years = _years_that_differ(one)
        for other in sorted(years, key=lambda candidate: abs(candidate - year)):
            needed = one.needed(other)
            if needed and (one is not description or other != year) and _has(one, needed, there):
                when = f", as published up to or about {other}" if one is description else ""
                return (
                    f"The columns are those of {one.name}{when}. If that is what it is, give it "
                    f"the name under which it was published ({one.dataset.files[0]})"
                )
    return "Get the file again, or say which layout it has: the columns are of no dataset known"


def _years_that_differ(description: Description) -> set[int]:
    """A year of each layout that the description knows."""
    edges = {column.since for column in description.columns.values()}
    edges |= {column.until for column in description.columns.values()}
    first, last = description.dataset.first_year, description.dataset.last_year
    return {min(max(edge, first), last) for edge in edges}


def _has(description: Description, needed: Sequence[str], there: set[str]) -> bool:
    return all(
        any(name.casefold() in there for name in (column, *description.columns[column].also))
        for column in needed
    )
