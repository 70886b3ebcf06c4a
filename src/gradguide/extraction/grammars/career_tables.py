"""Tables of careers: a title a row, with its median wage and growth where columns say so.

A table is one by the name of its first column ("Job Title"). What was a table once and has become
a line a cell is read in rows of as many lines as there are column names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.amounts import amounts
from gradguide.extraction.grammars.job_titles import is_job_title
from gradguide.extraction.grammars.numbers import number, value_of
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value
from gradguide.reading.document import BlockKind

_TITLES = re.compile(
    r"(?:sample |common |typical |possible |possible )?(?:job titles?|careers?|occupations?|"
    r"positions?|jobs?|roles?|professions?|titles?|career (?:path|option|title)s?)s?"
)
_WAGE = re.compile(r"\bmedian\b(?!.*\bhour)")
_GROWTH = re.compile(r"\b(?:growth|outlook|employment change|projected)\b")
_PERCENT = re.compile(r"(?P<sign>-)?(?P<figure>\d{1,3}(?:\.\d+)?)\s?(?:%|percent)(?:\s.*)?")
_PERIOD = re.compile(r"((?:19|20)\d\d)\s?(?:-|to)\s?((?:19|20)?\d\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell under its column's folded name; `start` is where its text begins in the passage."""

    column: str
    passage: Passage
    start: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start :]

    @property
    def folded(self) -> str:
        return self.passage.folded[self.start :]


def _name(folded: str) -> str:
    return folded.strip(" :*\t")


def _tables(passages: Sequence[Passage]) -> Iterator[list[_Cell]]:
    """The rows of tables whose first column has titles."""
    rows = groupby(
        (passage for passage in passages if passage.block.kind is BlockKind.TABLE_ROW),
        key=lambda passage: passage.block.start,
    )
    columns: list[str] = []
    group = 0
    for _, cells in rows:
        row = list(cells)
        if row[0].block.group != group:
            group, columns = row[0].block.group, []
        if _TITLES.fullmatch(_name(row[0].folded)):
            columns = [_name(cell.folded) for cell in row]
        elif row[0].label:
            yield [_Cell(_name(c.folded[: c.label]), c, c.label) for c in row]
        elif len(columns) == len(row):
            yield [_Cell(name, cell, 0) for name, cell in zip(columns, row, strict=True)]


def _lines(passages: Sequence[Passage], pack: FieldPack) -> Iterator[list[_Cell]]:
    """The rows of a table of which each cell has become a line."""
    for index, passage in enumerate(passages):
        if passage.block.kind is BlockKind.TABLE_ROW or not _TITLES.fullmatch(
            _name(passage.folded)
        ):
            continue
        columns = [_name(one.folded) for one in passages[index : index + _MOST_COLUMNS]]
        named = next((at for at, name in enumerate(columns) if at and is_job_title(name, pack)), 0)
        if named < 2 or not any(_WAGE.search(c) or _GROWTH.search(c) for c in columns[1:named]):
            continue
        for first in range(index + named, len(passages) - named + 1, named):
            row = passages[first : first + named]
            if not is_job_title(row[0].text, pack):
                break
            yield [_Cell(name, one, 0) for name, one in zip(columns, row, strict=False)]


def _said(row: Sequence[_Cell], pack: FieldPack) -> Iterator[Found]:
    title = row[0]
    if not _TITLES.fullmatch(title.column) or not is_job_title(title.text, pack):
        return
    yield _found(title, "career", title.text, {})
    for cell in row[1:]:
        occupation: dict[str, Value] = {"occupation": title.text}
        wages = amounts(cell.folded)
        percent = _PERCENT.fullmatch(cell.folded)
        if _WAGE.search(cell.column) and len(wages) == 1 and not wages[0].ranged:
            year = _YEAR.search(cell.column)
            more: dict[str, Value] = {"year": int(year.group())} if year else {}
            yield _found(cell, "median_wage", value_of(wages[0].value), occupation | more)
        elif _GROWTH.search(cell.column) and percent:
            figure = number(percent["figure"])
            if figure is not None:
                value = value_of(-figure if percent["sign"] else figure)
                yield _found(cell, "occupation_growth_pct", value, occupation | _period(cell))


def _period(cell: _Cell) -> dict[str, Value]:
    match = _PERIOD.search(cell.column)
    if match is None:
        return {}
    first, last = match.groups()
    return {"period": f"{first}-{last if len(last) == 4 else first[:2] + last}"}


def _found(cell: _Cell, attribute: str, value: Value, qualifiers: dict[str, Value]) -> Found:
    reading = Reading(attribute, value, cell.start, len(cell.passage.text), qualifiers)
    return Found(cell.passage, reading)


def read(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    for row in (*_tables(passages), *_lines(passages, pack)):
        yield from _said(row, pack)


DOCUMENT_GRAMMAR = DocumentGrammar(
    "career tables",
    ("job title", "career", "occupation", "position", "profession", "jobs", "roles"),
    read,
)
