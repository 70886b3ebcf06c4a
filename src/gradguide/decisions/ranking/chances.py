"""What is uncertain about a ranking, and the scores that follow when it is one way or another.

Uncertain are the weights, the normalisation, what is supposed of missing values, which of several
disputed values holds, and where in its range a cost or a time lies. One way that all of it may
be is a draw. Everything enters as plain numbers, so that the same code serves random draws and
the designed ones of a sensitivity analysis.

Weights vary by a factor, log-normally about the given ones and independently of one another, and
are then brought to the sum of 1: people's judgements of how much more one thing counts than
another err by factors (Crawford and Williams, The Analysis of Subjective Judgment Matrices, RAND
R-2572-1-AF, 1985), and of the distributions that Shrestha and Rahman tried on such factors (A
Statistical Representation of Imprecision in Expert Judgments) the log-normal fitted best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.ranking.aggregation import Aggregate, Floats
from gradguide.decisions.ranking.matrix import Matrix
from gradguide.decisions.ranking.scale import Line, Scale
from gradguide.decisions.ranking.scoring import Scales, weights_of
from gradguide.decisions.ranking.uncertain import Uncertain, UncertainCells, uncertain_cells
from gradguide.model.method import Method, Normalisation, Supposed

NINETY = 1.6448536269514722
"""Nine tenths of a normal distribution lie within so many standard deviations of its middle."""
ONE_CORE = 1 << 18

Take = Callable[[slice], Floats]
"""Numbers from 0 up to 1 for the uncertain cells of some columns: (draws, columns)."""


@dataclass(frozen=True)
class Chances:
    """Everything uncertain about the ranking of a matrix by a method."""

    matrix: Matrix
    method: Method

    @cached_property
    def weights(self) -> Floats:
        """The method's own weights: (criteria,), adding up to 1."""
        return weights_of(self.matrix.criteria)

    @cached_property
    def cells(self) -> UncertainCells:
        """The matrix's uncertain cells."""
        return uncertain_cells(self.matrix)

    @property
    def normalisations(self) -> tuple[Normalisation | None, ...]:
        """What a draw may use, each as likely; None is each criterion's own."""
        return self.method.uncertainty.normalisations or (None,)

    @property
    def treatments(self) -> tuple[Supposed | None, ...]:
        """What a draw may suppose of missing values, each as likely; None is what the method
        does."""
        return self.method.uncertainty.missing or (None,)

    def weights_at(self, deviations: Floats) -> Floats:
        """Weights from standard normal deviations: (draws, criteria), each row adding up to 1."""
        spread = np.log1p(float(self.method.uncertainty.weights)) / NINETY
        drawn: Floats = self.weights * np.exp(spread * deviations)
        drawn /= drawn.sum(axis=1, keepdims=True)
        return drawn

    def scores(self, weights: Floats, normalisation: int, treatment: int, take: Take) -> Floats:
        """Every program's score in each draw: (draws, programs).

        `weights` are (draws, criteria); `normalisation` and `treatment` are places in the tuples
        of those names, the same for all these draws.
        """
        base = self._bases[normalisation][treatment]
        aggregate = base.aggregate
        powered = [weights if power == 1 else weights**power for power in aggregate.powers]
        sums = [_product(some, part) for some, part in zip(powered, base.parts, strict=True)]
        for cells, score in base.drawn:
            at = cells.criterion
            parts = aggregate.parts(score(take(cells.columns)), at)
            for one, some, part in zip(sums, powered, parts, strict=True):
                one[:, cells.programs] += some[:, at, None] * part
        counted = None if base.counts is None else _product(weights, base.counts)
        return aggregate.whole(sums, counted)

    @cached_property
    def _bases(self) -> tuple[tuple[_Base, ...], ...]:
        scales = [Scales(self.matrix, self.method, one) for one in self.normalisations]
        return tuple(
            tuple(_Base.of(one, treatment, self.cells) for treatment in self.treatments)
            for one in scales
        )


def _product(weights: Floats, parts: Floats) -> Floats:
    """The product of the matrices, a few rows at a time.

    Products of more than ONE_CORE multiplications are spread over all cores by OpenBLAS. Of
    matrices as narrow as these that gains nothing, and where another process keeps a core busy
    the wait for it takes many times longer than the product.
    """
    out = np.empty((len(weights), parts.shape[1]))
    rows = max(1, ONE_CORE // max(1, parts.size))
    for start in range(0, len(weights), rows):
        np.matmul(weights[start : start + rows], parts, out=out[start : start + rows])
    return out


@dataclass(frozen=True, slots=True)
class _Base:
    """What all draws of one normalisation and one treatment of missing values have in common.

    `parts` are what the certain cells give to each of the aggregate's sums: (criteria, programs).
    `counts` says which cells count, as 1 and 0: (criteria, programs), or is None where all do.
    `drawn` are the uncertain cells, each with how numbers from 0 up to 1 become scores.
    """

    aggregate: Aggregate
    parts: tuple[Floats, ...]
    counts: Floats | None
    drawn: tuple[tuple[Uncertain, Callable[[Floats], Floats]], ...]

    @classmethod
    def of(cls, scales: Scales, treatment: Supposed | None, cells: UncertainCells) -> _Base:
        scores, counts = scales.supposed(treatment)
        drawn = tuple(_drawn(scales, treatment, cells))
        certain: NDArray[np.bool_] = counts.copy()
        for some, _ in drawn:
            certain[some.programs, some.criterion] = False
        parts = scales.aggregate.parts(scores, slice(None))
        return cls(
            scales.aggregate,
            tuple(np.ascontiguousarray(np.where(certain, part, 0.0).T) for part in parts),
            None if counts.all() else np.ascontiguousarray(counts.T.astype(np.float64)),
            drawn,
        )


def _drawn(
    scales: Scales, treatment: Supposed | None, cells: UncertainCells
) -> Iterator[tuple[Uncertain, Callable[[Floats], Floats]]]:
    """The cells whose score a draw chooses."""
    for some in cells.missing if treatment == "observed" else ():
        known = scales.known[:, some.criterion]
        if known.any():
            yield some, _AnyOf(scales.scores[known, some.criterion])
    for some in cells.disputed:
        table = scales.scales[some.criterion].scores(some.values)
        yield some, _OneOfEach(table, some.many)
    for some in cells.ranges:
        scale = scales.scales[some.criterion]
        yield some, _Between(scale, some.values[:, 0], some.values[:, -1])


@dataclass(frozen=True, slots=True)
class _AnyOf:
    """One of some scores, each as likely, the same ones for all cells."""

    scores: Floats

    def __call__(self, chance: Floats) -> Floats:
        return self.scores.take((chance * len(self.scores)).astype(np.intp))


@dataclass(frozen=True, slots=True)
class _OneOfEach:
    """One of a cell's own scores, each as likely. `table` is (cells, most scores)."""

    table: Floats
    many: NDArray[np.intp]

    def __call__(self, chance: Floats) -> Floats:
        which = (chance * self.many).astype(np.intp)
        which += np.arange(len(self.table)) * self.table.shape[1]
        return self.table.ravel().take(which)


@dataclass(frozen=True, slots=True)
class _Between:
    """The score of any value of a range, each as likely."""

    scale: Scale
    low: Floats
    high: Floats

    def __call__(self, chance: Floats) -> Floats:
        if isinstance(self.scale, Line):
            first, last = self.scale.scores(self.low), self.scale.scores(self.high)
            return first + chance * (last - first)
        return self.scale.scores(self.low + chance * (self.high - self.low))
