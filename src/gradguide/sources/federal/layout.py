"""Whether a file's columns are those of its dataset and year, and whose they are otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from gradguide.sources.federal.description import Column, Description
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
    picked = dict[str, str]()
    problems = list[Problem]()
    for name, column in description.columns.items():
        here = _name_of(name, column, year, header)
        if here is not None:
            picked[name] = here
            if counted[here.casefold()] > 1:
                problems.append(Problem("the column is there twice", "it once", 1, name))
    if not description.dataset.first_year <= year <= description.dataset.last_year:
        problems.append(Problem(f"the year {year}", f"a year {_span(description)}"))
    absent = [name for name in description.needed(year, compiled) if name not in picked]
    problems += [_missing(name, header, picked.values()) for name in absent]
    hint = _resembled(description, year, header, known) if absent else ""
    return picked, tuple(problems), hint


def _name_of(name: str, column: Column, year: int, header: Sequence[str]) -> str | None:
    """The name that a column has in a file's header, None where it is not there."""
    own = {one.casefold(): one for one in header}
    for spelling in (name, *column.also):
        if spelling.casefold() in own:
            return own[spelling.casefold()]
    if column.pattern:
        pattern = re.compile(column.pattern.replace("{year}", str(year)), re.IGNORECASE)
        return next((one for one in header if pattern.fullmatch(one)), None)
    return None


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
    told = {int(year) for name in header for year in re.findall(r"\b(?:19|20)\d\d\b", name)}
    candidates = [description, *(one for one in known if one is not description)]
    for one in candidates:
        years = _years_that_differ(one) | told
        for other in sorted(years, key=lambda candidate: abs(candidate - year)):
            needed = one.needed(other)
            if (
                needed
                and (one is not description or other != year)
                and _has(one, needed, other, header)
            ):
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


def _has(description: Description, needed: Sequence[str], year: int, header: Sequence[str]) -> bool:
    columns = description.columns
    return all(_name_of(name, columns[name], year, header) is not None for name in needed)
