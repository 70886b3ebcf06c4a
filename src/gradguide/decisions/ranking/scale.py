"""Scales: how a criterion's values become scores that can be added to those of others.

A scale is fitted once to the programs that are ranked and stays as it is in every draw. More is
better on all of them, whatever the criterion's direction. Where the programs do not differ on a
criterion, every score on it is MIDDLE and it decides nothing.

The normalisations are those of the OECD/JRC Handbook on Constructing Composite Indicators (2008),
step 5, and of Hwang and Yoon, Multiple Attribute Decision Making (1981), for the vector one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from gradguide.model.method import Criterion, Normalisation

Floats = NDArray[np.float64]
MIDDLE = 0.5


class Scale(Protocol):
    """Scores of values."""

    @property
    def ends(self) -> tuple[float, float]:
        """The worst and the best value that it tells apart."""

    def scores(self, values: Floats) -> Floats:
        """The scores of values of any shape."""


@dataclass(frozen=True, slots=True)
class Line:
    """Scores that rise or fall with the value by the same amount everywhere."""

    slope: float
    base: float
    ends: tuple[float, float]

    def scores(self, values: Floats) -> Floats:
        return values * self.slope + self.base


@dataclass(frozen=True, slots=True)
class Path:
    """Scores along straight pieces between (value, score) points, level beyond the outer ones."""

    values: Floats
    points: Floats
    ends: tuple[float, float]

    def scores(self, values: Floats) -> Floats:
        return np.interp(values, self.values, self.points)


@dataclass(frozen=True, slots=True)
class Step:
    """1 for values that are as good as `at`, 0 for the others."""

    at: float
    better: Literal["more", "less"]

    @property
    def ends(self) -> tuple[float, float]:
        return self.at, self.at

    def scores(self, values: Floats) -> Floats:
        good = values >= self.at if self.better == "more" else values <= self.at
        return np.asarray(good, dtype=np.float64)


def fitted(
    criterion: Criterion,
    normalisation: Normalisation,
    counted: Floats,
    lowest: Floats,
    highest: Floats,
) -> Scale:
    """The scale of a criterion over the programs whose value is known.

    The three arrays are of one value for each of them: what counts, the least and the greatest
    that it may be. The ends of a min-max scale are the least and the greatest that anybody's may
    be, so that no draw leaves it; mean, spread, norm and ranks are those of what counts.
    """
    if criterion.target is not None:
        return _aimed(criterion, float(criterion.target))
    low, high = float(lowest.min(initial=np.inf)), float(highest.max(initial=-np.inf))
    if not counted.size:
        low = high = 0.0
    more = criterion.better == "more"
    ends = (low, high) if more else (high, low)
    sign = 1.0 if more else -1.0
    match normalisation:
        case "z-score":
            # the spread of equal numbers is not quite 0, since their mean is rounded
            if not counted.size or counted.min() == counted.max():
                return Line(0.0, MIDDLE, ends)
            spread = float(counted.std())
            return Line(sign / spread, -sign * float(counted.mean()) / spread, ends)
        case "vector":
            norm = float(np.sqrt((counted**2).sum()))
            if norm == 0:
                return Line(0.0, MIDDLE, ends)
            return Line(sign / norm, 0.0 if more else 1.0, ends)
        case "rank":
            return _ranks(counted, sign, ends)
        case _:
            return _min_max(criterion, low, high)


def _aimed(criterion: Criterion, target: float) -> Scale:
    """1 at the target or where it is reached; for "target" falling to 0 at both ends."""
    if criterion.normalisation == "threshold":
        return Step(target, criterion.better)
    low, high = float(criterion.low or 0), float(criterion.high or 0)
    values = np.unique(np.array([low, target, high]))
    worst = low if criterion.better == "more" else high
    return Path(values, np.where(values == target, 1.0, 0.0), (worst, target))


def _min_max(criterion: Criterion, low: float, high: float) -> Scale:
    fixed_low = low if criterion.low is None else float(criterion.low)
    fixed_high = high if criterion.high is None else float(criterion.high)
    more = criterion.better == "more"
    ends = (fixed_low, fixed_high) if more else (fixed_high, fixed_low)
    if fixed_low >= fixed_high:
        return Line(0.0, MIDDLE, ends)
    if criterion.low is None and criterion.high is None:
        slope = 1 / (high - low)
        return Line(slope, -low * slope, ends) if more else Line(-slope, high * slope, ends)
    points = np.array([0.0, 1.0] if more else [1.0, 0.0])
    return Path(np.array([fixed_low, fixed_high]), points, ends)


def _ranks(counted: Floats, sign: float, ends: tuple[float, float]) -> Scale:
    """0 for the worst to 1 for the best; equal values share the middle of their places."""
    values, counts = np.unique(counted, return_counts=True)
    if len(values) < 2:
        return Line(0.0, MIDDLE, ends)
    below = np.cumsum(counts) - counts
    places = (below + (counts - 1) / 2) / (len(counted) - 1)
    points = places if sign > 0 else 1 - places
    return Path(values, points, ends)
