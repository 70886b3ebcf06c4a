"""The cells of a decision matrix that may be otherwise: missing, disputed, within a range."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.ranking.aggregation import Floats
from gradguide.decisions.ranking.matrix import Cell, Matrix


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Cells of one criterion that are uncertain in one way.

    `programs` are their rows in the matrix, `columns` their places among all the matrix's
    uncertain cells. `values` are the values that each may have: (cells, most values), a row
    with fewer filled up with its last; `many` says how many it has.
    """

    criterion: int
    programs: NDArray[np.intp]
    columns: slice
    values: Floats
    many: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class UncertainCells:
    """All of a matrix's uncertain cells by kind, in the order of their columns.

    missing   no value
    disputed  several values, one of which holds
    ranges    any value from a lower to a higher one (its first and its last)
    """

    missing: tuple[Uncertain, ...]
    disputed: tuple[Uncertain, ...]
    ranges: tuple[Uncertain, ...]

    @property
    def many(self) -> int:
        """How many cells there are."""
        return sum(len(one.programs) for one in (*self.missing, *self.disputed, *self.ranges))


def uncertain_cells(matrix: Matrix) -> UncertainCells:
    """The matrix's uncertain cells."""
    missing = tuple(_found(matrix, 0, lambda cell: None if cell.known else ()))
    start = _end(missing, 0)
    disputed = tuple(_found(matrix, start, _rivals))
    start = _end(disputed, start)
    ranges = tuple(_found(matrix, start, _span))
    return UncertainCells(missing, disputed, ranges)


def _rivals(cell: Cell) -> tuple[Decimal, ...] | None:
    """The values one of which holds; None where there is one, or anything between two may."""
    return cell.values if len(cell.values) > 1 and cell.span is None else None


def _span(cell: Cell) -> tuple[Decimal, ...] | None:
    """The ends of what a value may be; None where there is no more to it than what counts."""
    span = cell.span
    if not cell.known or span is None or (span.known and span.low == cell.counted):
        return None
    return span.low, span.high


def _end(found: tuple[Uncertain, ...], start: int) -> int:
    return found[-1].columns.stop if found else start


def _found(
    matrix: Matrix, start: int, wanted: Callable[[Cell], tuple[Decimal, ...] | None]
) -> Iterator[Uncertain]:
    """Cells by criterion; `wanted` gives the values of those that are wanted, None for others."""
    # whatever may be otherwise has two ends or, missing, none: the others need not be looked at
    open_ = ~(matrix.lowest == matrix.highest)
    for criterion in range(len(matrix.criteria)):
        rows = np.flatnonzero(open_[:, criterion]).tolist()
        column = [(row, wanted(matrix.cells[row][criterion])) for row in rows]
        some = [(row, values) for row, values in column if values is not None]
        if not some:
            continue
        most = max(len(values) for _, values in some)
        filled = [[*values, *values[-1:] * (most - len(values))] for _, values in some]
        yield Uncertain(
            criterion,
            np.array([row for row, _ in some], dtype=np.intp),
            slice(start, start + len(some)),
            np.array(filled, dtype=np.float64).reshape(len(some), most),
            np.array([len(values) for _, values in some], dtype=np.intp),
        )
        start += len(some)
