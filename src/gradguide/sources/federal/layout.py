"""Whether a file's columns are those of its dataset and year, and whose they are otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

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
        for first, last in [*_layouts(one), *((year, year) for year in sorted(told))]:
            needed = one.needed(first)
            if one is description and first <= year <= last:
                continue
            if needed and _has(one, needed, first, header):
                return (
                    f"The columns are those of {one.name} as published {_when(first, last)}. If "
                    "that is what it is, give it the name under which it was published "
                    f"({one.dataset.files[0]})"
                )
    return (
        "The columns are of no dataset known. Get the file again; if the agency has renamed a "
        "column, the description of the dataset has to learn its name (docs/federal-data.md)"
    )


def _when(first: int, last: int) -> str:
    if last == 9999:
        return f"from {first} on"
    return f"from {first} to {last}" if first < last else f"for {first}"


def _layouts(description: Description) -> list[tuple[int, int]]:
    """The years of each layout that the description knows, first and last, newest first."""
    first, last = description.dataset.first_year, description.dataset.last_year
    begins = {first}
    for column in description.columns.values():
        begins |= {year for year in (column.since, column.until + 1) if first < year <= last}
    edges = [*sorted(begins), last + 1]
    return [(begin, after - 1) for begin, after in pairwise(edges)][::-1]


def _has(description: Description, needed: Sequence[str], year: int, header: Sequence[str]) -> bool:
    columns = description.columns
    return all(_name_of(name, columns[name], year, header) is not None for name in needed)
