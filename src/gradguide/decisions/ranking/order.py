"""The order of a decision matrix's programs by a method, as the method itself says it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.ranking.aggregation import Floats, WeightedSum, total
from gradguide.decisions.ranking.matrix import Cell, Matrix
from gradguide.decisions.ranking.places import places_of
from gradguide.decisions.ranking.ranking import Contribution
from gradguide.decisions.ranking.scoring import Scales, weights_of
from gradguide.model.method import Method


@dataclass(frozen=True)
class Order:
    """Every program's score and place. Programs are meant by their rows in the matrix."""

    matrix: Matrix
    method: Method

    @cached_property
    def scales(self) -> Scales:
        """The matrix on the method's own scales."""
        return Scales(self.matrix, self.method)

    @cached_property
    def weights(self) -> Floats:
        """(criteria,), adding up to 1."""
        return weights_of(self.matrix.criteria)

    @cached_property
    def scores(self) -> Floats:
        """Each program's score on each criterion, with what the method supposes of missing
        values: (programs, criteria)."""
        return self.scales.supposed(None)[0]

    @cached_property
    def counts(self) -> NDArray[np.bool_]:
        """Whether a criterion counts for a program: (programs, criteria)."""
        return self.scales.supposed(None)[1]

    @cached_property
    def totals(self) -> Floats:
        """Each program's whole score: (programs,)."""
        return total(self.scales.aggregate, self.scores, self.counts, self.weights)

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """Each program's place from 1, equal ones sharing the first of theirs: (programs,)."""
        found: NDArray[np.int64] = places_of(self.totals[None, :])[0] + 1
        return found

    @cached_property
    def sequence(self) -> tuple[int, ...]:
        """The programs from the first place to the last; those that share one by their ids."""
        ids = [candidate.id for candidate in self.matrix.candidates]
        return tuple(sorted(range(len(ids)), key=lambda at: (self.places[at], ids[at])))

    def place_with(self, program: int, criterion: int, value: Decimal) -> int:
        """The place that the program would have if its value on one criterion were this, and
        known: in a ranking of its own, in which scales and what is supposed of missing values
        are fitted anew."""
        matrix = self.matrix.changed(program, criterion, Cell((value,), value))
        return int(Order(matrix, self.method).places[program])

    def contributions(self, program: int) -> tuple[Contribution, ...]:
        """What each criterion does to the program's score."""
        counts = self.counts[program]
        weights = np.where(counts, self.weights, 0.0)
        weights = weights / weights.sum()
        return tuple(
            Contribution(
                criterion=criterion.name,
                cell=self.matrix.cells[program][at],
                weight=float(weights[at]),
                score=float(self.scores[program, at]) if counts[at] else None,
                amount=self._amount(program, at, weights) if counts[at] else 0.0,
            )
            for at, criterion in enumerate(self.matrix.criteria)
        )

    def _amount(self, program: int, criterion: int, weights: Floats) -> float:
        """The criterion's part of a weighted sum; of other aggregations, by how much the score is
        higher than without the criterion (all of it, where nothing else counts)."""
        if isinstance(self.scales.aggregate, WeightedSum):
            return float(weights[criterion] * self.scores[program, criterion])
        others = self.counts[[program]]
        others[0, criterion] = False
        whole = float(self.totals[program])
        if not (others * self.weights).any():
            return whole
        without = total(self.scales.aggregate, self.scores[[program]], others, self.weights)
        return whole - float(without[0])
