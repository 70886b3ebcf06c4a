"""From scores on criteria to one score: the weighted sum, the geometric mean, TOPSIS.

Each is a sum over criteria of weights (or their squares) times something of one score, and then
a function of one or two such sums. So thousands of draws are a product of two matrices.

Sources: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6, for the means;
Hwang and Yoon, Multiple Attribute Decision Making (1981), for TOPSIS; García-Cascales and Lamata,
On rank reversal and TOPSIS method, Mathematical and Computer Modelling 56 (2012), for its ideals
that do not depend on the programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Aggregate(Protocol):
    """How scores on criteria become one. `powers` has one entry for each sum."""

    @property
    def powers(self) -> tuple[int, ...]:
        """To which power the weights enter each sum."""

    def parts(self, scores: Floats, criterion: int | slice) -> tuple[Floats, ...]:
        """What each score gives to each sum, before weights. The last axis of `scores` is the
        criteria of the slice; of one criterion, scores have any shape."""

    def whole(self, sums: Sequence[Floats], weight: Floats | None) -> Floats:
        """The score from the sums. `weight` is what the weights of the criteria that count come
        to where that is not 1 (values missing under "reweigh"); it is broadcast."""


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """The scores times their weights, added up."""

    powers: tuple[int, ...] = (1,)

    def parts(self, scores: Floats, criterion: int | slice) -> tuple[Floats, ...]:
        return (scores,)

    def whole(self, sums: Sequence[Floats], weight: Floats | None) -> Floats:
        return sums[0] if weight is None else sums[0] / weight


@dataclass(frozen=True, slots=True)
class GeometricMean:
    """The product of the scores, each to the power of its weight; 0 counts as `floor`."""

    floor: float
    powers: tuple[int, ...] = (1,)

    def parts(self, scores: Floats, criterion: int | slice) -> tuple[Floats, ...]:
        return (np.log(self.floor + (1 - self.floor) * np.maximum(scores, 0)),)

    def whole(self, sums: Sequence[Floats], weight: Floats | None) -> Floats:
        return np.exp(sums[0] if weight is None else sums[0] / weight)


@dataclass(frozen=True, slots=True)
class Closeness:
    """TOPSIS: how near a program is to an ideal one and how far from its opposite, 0 to 1.

    `best` and `worst` are the ideals' scores on each criterion.
    """

    best: Floats
    worst: Floats
    powers: tuple[int, ...] = (2, 2)

    def parts(self, scores: Floats, criterion: int | slice) -> tuple[Floats, ...]:
        return (scores - self.best[criterion]) ** 2, (scores - self.worst[criterion]) ** 2

    def whole(self, sums: Sequence[Floats], weight: Floats | None) -> Floats:
        from_best, from_worst = (np.sqrt(np.maximum(one, 0)) for one in sums)
        both = from_best + from_worst
        out = np.full_like(both, 0.5)
        np.divide(from_worst, both, out=out, where=both > 0)
        return out


def total(
    aggregate: Aggregate, scores: Floats, counts: NDArray[np.bool_], weights: Floats
) -> Floats:
    """Each program's score: (programs,), from scores (programs, criteria) of which those count
    that `counts` says, under weights (criteria,) that add up to 1.

    Each program has to have at least one that counts with a weight above 0.
    """
    parts = aggregate.parts(scores, slice(None))
    sums = [
        (np.where(counts, part, 0.0) * weights**power).sum(axis=1)
        for part, power in zip(parts, aggregate.powers, strict=True)
    ]
    return aggregate.whole(sums, None if counts.all() else (counts * weights).sum(axis=1))
