"""Tables and definition lists: rows of cells, or mere layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gradguide.reading.document import BlockKind
from gradguide.reading.drafts import CELL_BREAK, LABEL_BREAK, Draft, row_of

_LONGEST_CELL = 800  # characters; a cell of more is a column of a page, not of a table
_LONGEST_LABEL = 80
_MOST_COLUMNS, _MOST_ROWS = 20, 30  # that a cell is let stand in
_LONGEST_DETAIL = 250  # characters; a definition of more is a paragraph under its term
_SENTENCE_ENDS = (".", ":", ";", ",", "?", "!")
_FLOW_KINDS = (BlockKind.HEADING, BlockKind.TABLE_ROW)


@dataclass(slots=True)
class Cell:
    """What stands in one cell, as if it were a page of its own."""

    header: bool
    columns: int = 1
    rows: int = 1
    drafts: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cell on one line: its blocks separated by "; " where no stop ends them."""
        line = ""
        for draft in self.drafts:
            if line:
                line += " " if line.endswith(_SENTENCE_ENDS) else "; "
            line += draft.text
        return line

    @property
    def is_flow(self) -> bool:
        """Whether this is a piece of page layout: a table, several headings or very long."""
        headings = sum(draft.kind is BlockKind.HEADING for draft in self.drafts)
        tables = any(draft.kind is BlockKind.TABLE_ROW for draft in self.drafts)
        long = sum(len(draft.text) for draft in self.drafts) > _LONGEST_CELL
        return tables or long or (headings > 0 and len(self.drafts) > 2)


@dataclass(slots=True)
class Row:
    cells: list[Cell] = field(default_factory=list)
    in_head: bool = False

    @property
    def is_header(self) -> bool:
        filled = [cell for cell in self.cells if cell.drafts]
        return bool(filled) and (self.in_head or all(cell.header for cell in filled))


@dataclass(slots=True)
class Table:
    """A table that is being read; `group` is its number in the document."""

    outer: list[Draft]
    group: int
    rows: list[Row] = field(default_factory=list)
    before: list[Draft] = field(default_factory=list)
    in_head: bool = False

    def open_row(self) -> None:
        self.rows.append(Row(in_head=self.in_head))

    def open_cell(self, *, header: bool, columns: int = 1, rows: int = 1) -> list[Draft]:
        """Begin a cell over so many columns and rows; what it holds goes into the list."""
        if not self.rows:
            self.open_row()
        cell = Cell(header, min(columns, _MOST_COLUMNS), min(rows, _MOST_ROWS))
        self.rows[-1].cells.append(cell)
        return cell.drafts

    def drafts(self) -> list[Draft]:
        """The table's blocks: a row each, or what its cells hold where it only lays out."""
        rows = [row for row in self.rows if any(cell.drafts for cell in row.cells)]
        cells = [cell for row in rows for cell in row.cells]
        columns = max((len(row.cells) for row in rows), default=0)
        if columns < 2 or any(cell.is_flow for cell in cells):
            return [*self.before, *(draft for cell in cells for draft in cell.drafts)]
        has_header = any(row.is_header for row in rows)
        return [*self.before, *self._rows(rows, labelled=columns == 2 and not has_header)]

    def _rows(self, rows: Iterable[Row], *, labelled: bool) -> list[Draft]:
        out = []
        for row, cells in _grid(rows):
            texts = [cell.text for cell in cells]
            label = labelled and 0 < len(texts[0]) <= _LONGEST_LABEL
            between = LABEL_BREAK if label else CELL_BREAK
            draft = row_of(texts, between, group=self.group, header=row.is_header)
            if draft:
                out.append(draft)
        return out


def _grid(rows: Iterable[Row]) -> Iterator[tuple[Row, list[Cell]]]:
    """The rows with their cells by column: a cell over several rows stands in each of them,
    and one over several columns has empty cells after it."""
    above: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        placed: list[Cell] = []
        below: dict[int, tuple[Cell, int]] = {}
        own = iter(row.cells)
        while True:
            column = len(placed)
            cell, left = above.pop(column, (None, 0))
            if cell is None:
                cell = next(own, None)
                if cell is None:
                    break
                left = cell.rows if cell.rows > 1 and len(cell.text) <= _LONGEST_LABEL else 1
                placed.extend([cell, *(Cell(cell.header) for _ in range(cell.columns - 1))])
            else:
                placed.append(cell)
            if left > 1:
                below[column] = (cell, left - 1)
        above = below
        yield row, placed


@dataclass(slots=True)
class Definitions:
    """A definition list that is being read: terms, each with what is said of it."""

    outer: list[Draft]
    group: int
    entries: list[tuple[list[Draft], list[Draft]]] = field(default_factory=list)

    def open_term(self) -> list[Draft]:
        self.entries.append(([], []))
        return self.entries[-1][0]

    def open_details(self) -> list[Draft]:
        if not self.entries:
            self.open_term()
        return self.entries[-1][1]

    def drafts(self) -> list[Draft]:
        """A row "term: details" an entry, or a heading with its text where the text is long."""
        out: list[Draft] = []
        for term, details in self.entries:
            out.extend(self._entry(term, details))
        return out

    def _entry(self, term: list[Draft], details: list[Draft]) -> list[Draft]:
        label, text = Cell(header=True, drafts=term).text, Cell(header=False, drafts=details).text
        long = len(text) > _LONGEST_DETAIL or len(label) > _LONGEST_LABEL or label.endswith("?")
        if not label or not text or long or any(draft.kind in _FLOW_KINDS for draft in details):
            head = [Draft(BlockKind.HEADING, label)] if label else []
            return [*head, *details]
        row = row_of((label, text), LABEL_BREAK, group=self.group)
        return [row] if row else []
