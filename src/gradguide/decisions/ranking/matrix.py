"""The decision matrix: what is known of each program on each criterion of a method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact
from gradguide.model.method import Criterion


@dataclass(frozen=True, slots=True)
class Cell:
    """One program on one criterion, in the criterion's unit (dollars, months, credits, graduates).

    values    all that it is known that it may be, ascending: none where it is missing, one where
              it is known, several where sources dispute it
    counted   the one that the order goes by: the least favourable
    between   whether everything from the first value to the last may be, too (a cost over
              residencies that are open)
    possible  between what it lies with what missing facts could add, judged by other programs:
              draws go over it, and it never counts
    facts     what it rests on
    missing   why there is no value, in words
    note      what was done to get it ("quarter credits counted as two thirds ..."), or what is
              not known of it
    """

    values: tuple[Decimal, ...] = ()
    counted: Decimal | None = None
    between: bool = False
    possible: Bounds | None = None
    facts: tuple[Fact, ...] = ()
    missing: str = ""
    note: str = ""

    @property
    def known(self) -> bool:
        return bool(self.values)

    @property
    def bounds(self) -> Bounds | None:
        """The least and the greatest that is known of it; None where it is missing."""
        return Bounds(self.values[0], self.values[-1]) if self.values else None

    @property
    def span(self) -> Bounds | None:
        """Between what a draw takes any value; None where it takes one of the values."""
        if self.possible is not None:
            return self.possible
        return self.bounds if self.between else None

    @property
    def ends(self) -> Bounds | None:
        """The least and the greatest that it may be at all; None where it is missing."""
        if self.possible is None or not self.values:
            return self.bounds
        return Bounds.over((*self.values, self.possible.low, self.possible.high))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A program that is not ranked, and why in words ("accreditation is not known")."""

    candidate: Candidate
    why: str


@dataclass(frozen=True)
class Matrix:
    """Programs by criteria. `cells[i][j]` is `candidates[i]` on `criteria[j]`.

    The arrays are (programs, criteria), NaN where missing, and cannot be written to.
    """

    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]
    cells: tuple[tuple[Cell, ...], ...]
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def counted(self) -> NDArray[np.float64]:
        """What the order goes by."""
        return self._array(_counted)

    @cached_property
    def lowest(self) -> NDArray[np.float64]:
        """The least that each may be."""
        return self._array(_lowest)

    @cached_property
    def highest(self) -> NDArray[np.float64]:
        """The greatest that each may be."""
        return self._array(_highest)

    def changed(self, program: int, criterion: int, cell: Cell) -> Matrix:
        """The matrix with another cell in one place. Its arrays are copied, not made anew."""
        row = list(self.cells[program])
        row[criterion] = cell
        cells = (*self.cells[:program], tuple(row), *self.cells[program + 1 :])
        new = replace(self, cells=cells)
        for name, number in (("counted", _counted), ("lowest", _lowest), ("highest", _highest)):
            array = getattr(self, name).copy()
            array[program, criterion] = _float(number(cell))
            array.setflags(write=False)
            new.__dict__[name] = array  # where cached_property keeps it
        return new

    def _array(self, number: Callable[[Cell], Decimal | None]) -> NDArray[np.float64]:
        numbers = (number(cell) for row in self.cells for cell in row)
        out = np.array([_float(one) for one in numbers], dtype=np.float64).reshape(
            len(self.cells), len(self.criteria)
        )
        out.setflags(write=False)
        return out


def _counted(cell: Cell) -> Decimal | None:
    return cell.counted


def _lowest(cell: Cell) -> Decimal | None:
    return cell.ends.low if cell.ends else None


def _highest(cell: Cell) -> Decimal | None:
    return cell.ends.high if cell.ends else None


def _float(number: Decimal | None) -> float:
    return np.nan if number is None else float(number)
