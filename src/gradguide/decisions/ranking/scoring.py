"""A decision matrix on scales: what each program scores on each criterion, under each choice of
normalisation and of what is supposed of missing values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.ranking.aggregation import (
    Aggregate,
    Closeness,
    Floats,
    GeometricMean,
    WeightedSum,
)
from gradguide.decisions.ranking.matrix import Matrix
from gradguide.decisions.ranking.scale import Scale, fitted
from gradguide.model.method import Criterion, Method, Missing, Normalisation, Supposed


@dataclass(frozen=True)
class Scales:
    """The matrix under one normalisation. `normalisation` None is each criterion's own."""

    matrix: Matrix
    method: Method
    normalisation: Normalisation | None = None

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Whether a value is known: (programs, criteria)."""
        return ~np.isnan(self.matrix.counted)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """One for each criterion, fitted to the programs whose value is known."""
        counted, low, high = self.matrix.counted, self.matrix.lowest, self.matrix.highest
        return tuple(
            fitted(
                criterion,
                self.normalisation or criterion.normalisation,
                *(values[self.known[:, at], at] for values in (counted, low, high)),
            )
            for at, criterion in enumerate(self.matrix.criteria)
        )

    @cached_property
    def scores(self) -> Floats:
        """Scores of what counts: (programs, criteria), NaN where missing."""
        counted = self.matrix.counted
        columns = [scale.scores(counted[:, at]) for at, scale in enumerate(self.scales)]
        out = np.stack(columns, axis=1)
        out[~self.known] = np.nan
        return out

    def supposed(self, treatment: Supposed | None) -> tuple[Floats, NDArray[np.bool_]]:
        """Scores with something in the place of each missing one, and which of them count.

        Under "observed" what stands there is no more than a place for a draw's own value; None
        is what each criterion says itself.
        """
        scores = self.scores.copy()
        counts = self.known.copy()
        for at, criterion in enumerate(self.matrix.criteria):
            missing = ~self.known[:, at]
            stand_in = _stand_in(treatment or criterion.missing, scores[self.known[:, at], at])
            scores[missing, at] = 0.0 if stand_in is None else stand_in
            counts[missing, at] = stand_in is not None
        return scores, counts

    @cached_property
    def aggregate(self) -> Aggregate:
        """The method's aggregation, with the ideals of these scales where it has such."""
        match self.method.aggregation:
            case "weighted-sum":
                return WeightedSum()
            case "geometric-mean":
                return GeometricMean(float(self.method.floor))
            case "topsis":
                return Closeness(*self._ideals())

    def _ideals(self) -> tuple[Floats, Floats]:
        """The scores of the best and the worst that any of the programs may have; of a criterion
        whose scale is fixed, those of its ends."""
        best, worst = [], []
        counted, low, high = self.matrix.counted, self.matrix.lowest, self.matrix.highest
        for at, (criterion, scale) in enumerate(
            zip(self.matrix.criteria, self.scales, strict=True)
        ):
            some = self.known[:, at]
            if fixed(criterion, self.normalisation) or not some.any():
                scores = np.array([0.0, 1.0])
            else:
                values = [values[some, at] for values in (counted, low, high)]
                scores = scale.scores(np.concatenate(values))
            best.append(scores.max())
            worst.append(scores.min())
        return np.array(best), np.array(worst)


def _stand_in(treatment: Missing | Supposed, known: Floats) -> float | None:
    """The score of a missing value; None where its criterion does not count for the program."""
    if not known.size or treatment in ("reweigh", "leave-out"):
        return None
    match treatment:
        case "worst":
            return float(known.min())
        case _:
            return float(np.median(known))


def fixed(criterion: Criterion, normalisation: Normalisation | None = None) -> bool:
    """Whether the criterion's scale is the same whichever programs are ranked."""
    if criterion.target is not None:
        return True
    ends = criterion.low is not None and criterion.high is not None
    return ends and (normalisation or criterion.normalisation) == "min-max"


def weights_of(criteria: Iterable[Criterion]) -> Floats:
    """The criteria's weights, adding up to 1.

    Raises:
        ZeroDivisionError: all of them are 0.
    """
    given = [criterion.weight for criterion in criteria]
    whole = sum(given)
    return np.array([float(weight / whole) for weight in given])
