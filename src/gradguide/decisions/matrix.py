"""The decision matrix: what is known of each program on each criterion of a method."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class Matrix:
    """Programs by criteria. `cells[i][j]` is `candidates[i]` on `criteria[j]`."""

    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]
    cells: tuple[tuple[Cell, ...], ...]
    left_out: tuple[LeftOut, ...] = ()

    def counted(self) -> NDArray[np.float64]:
        """What the order goes by: (programs, criteria), NaN where missing."""
        return self._array([[cell.counted for cell in row] for row in self.cells])

    def lowest(self) -> NDArray[np.float64]:
        """The least that each may be: (programs, criteria), NaN where missing."""
        return self._array([[c.values[0] if c.values else None for c in r] for r in self.cells])

    def highest(self) -> NDArray[np.float64]:
        """The greatest that each may be: (programs, criteria), NaN where missing."""
        return self._array([[c.values[-1] if c.values else None for c in r] for r in self.cells])

    def _array(self, rows: list[list[Decimal | None]]) -> NDArray[np.float64]:
        out = [[np.nan if value is None else float(value) for value in row] for row in rows]
        return np.array(out, dtype=np.float64).reshape(len(self.cells), len(self.criteria))
