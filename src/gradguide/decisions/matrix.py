"""The decision matrix: what is known of each program on each criterion of a method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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

    `values` are all values that it may have, ascending: none where it is missing, one where it
    is known, several where sources dispute it. With `between`, everything from the first to the
    last is possible too (a cost over residencies that are open). `counted` is the one that the
    order goes by: the least favourable. `facts` are what it rests on. `missing` says why there
    is no value; `note` what was done to get it ("48 quarter credits are 32 semester credits").
    """

    values: tuple[Decimal, ...] = ()
    counted: Decimal | None = None
    between: bool = False
    facts: tuple[Fact, ...] = ()
    missing: str = ""
    note: str = ""

    @property
    def known(self) -> bool:
        return bool(self.values)

    @property
    def bounds(self) -> Bounds | None:
        """The least and the greatest that it may be; None where it is missing."""
        return Bounds(self.values[0], self.values[-1]) if self.values else None


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
        return self._array(lambda cell: cell.counted)

    @cached_property
    def lowest(self) -> NDArray[np.float64]:
        """The least that each may be."""
        return self._array(lambda cell: cell.values[0] if cell.values else None)

    @cached_property
    def highest(self) -> NDArray[np.float64]:
        """The greatest that each may be."""
        return self._array(lambda cell: cell.values[-1] if cell.values else None)

    def _array(self, number: Callable[[Cell], Decimal | None]) -> NDArray[np.float64]:
        numbers = (number(cell) for row in self.cells for cell in row)
        flat = [np.nan if one is None else float(one) for one in numbers]
        out = np.array(flat, dtype=np.float64).reshape(len(self.cells), len(self.criteria))
        out.setflags(write=False)
        return out
