"""Weights of criteria that explain a given order: exactly if any do, else as well as possible.

Linear programs after V. Srinivasan and A. D. Shocker, "Linear programming techniques for
multidimensional analysis of preferences", Psychometrika 38 (1973): a pair that the weights put
the wrong way round costs what would have to be added to its score. How many pairs any weights can
put right is a mixed-integer program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import (  # type: ignore[import-untyped]
    Bounds,
    LinearConstraint,
    linprog,
    milp,
)

from gradguide.decisions.reproducing.attainable import LEAST_LEAD, proven, scaled
from gradguide.decisions.reproducing.concordance import Concordance, concordance

Floats = NDArray[np.float64]

_MOST_PAIRS = 400
_MOST_NODES = 500
"""How long the search for the most pairs goes on: for so many pairs (28 programs), and so many
steps. Beyond, its bound is less close and still holds."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights for an order, one a criterion, adding up to 1.

    agrees       how the order agrees with the scores at these weights
    exact        whether they give exactly the order; programs that are the same on every criterion
                 can stand either way
    ranges       where they do: from where to where each weight can go while some weights still
                 give exactly the order
    most_right   no weights put more pairs in the right order
    possible     whether any weights with any values within the bounds might give exactly the
                 order; False is proven
    """

    weights: tuple[float, ...]
    agrees: Concordance
    exact: bool
    ranges: tuple[tuple[float, float], ...]
    most_right: int
    possible: bool


def fit(positions: Sequence[int], counted: Floats, worst: Floats, best: Floats) -> Fit:
    """The weights that explain an order best. Equal positions say nothing of their order.

    The arrays are (programs, criteria), more being better: the values that count, and between
    what they lie. The weights are for values scaled to run from 0 to 1 over `worst` and `best`.

    Raises:
        ValueError: there is no criterion, or no two programs have different positions.
    """
    if counted.ndim != 2 or not counted.shape[1]:
        raise ValueError(f"counted is {counted.shape}; (programs, criteria)")
    if len(set(positions)) < 2:
        raise ValueError("no two programs have different positions")
    worst, best, counted = scaled(worst, best, counted)
    ahead, behind = _pairs(positions)
    leads = counted[ahead] - counted[behind]
    weights, lead = _widest(_telling(leads))
    exact = lead >= LEAST_LEAD
    most = len(_telling(leads))
    if not exact:
        weights, most = _most_right(leads, _least_slack(leads, len(positions)))
    apart = ((best[ahead] != worst[behind]) | (worst[ahead] != best[behind])).any(axis=1)
    _, favourable = _widest((best[ahead] - worst[behind])[apart])
    return Fit(
        weights=tuple(float(weight) for weight in weights),
        agrees=concordance(positions, (counted @ weights).tolist(), LEAST_LEAD / 2),
        exact=exact,
        ranges=_ranges(_telling(leads)) if exact else (),
        most_right=most,
        possible=favourable >= LEAST_LEAD,
    )


def _pairs(positions: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All pairs of which the order puts one ahead of the other: those, and the others."""
    at = np.asarray(positions)
    ahead, behind = np.nonzero(at[:, None] < at[None, :])
    return ahead, behind


def _telling(leads: Floats) -> Floats:
    """The leads of programs that are not the same on every criterion."""
    telling: Floats = leads[(leads != 0).any(axis=1)]
    return telling


def _widest(leads: Floats) -> tuple[Floats, float]:
    """The weights with which the least of the leads is greatest, and how great it is then."""
    pairs, criteria = leads.shape
    found = linprog(
        np.append(np.zeros(criteria), -1.0),
        A_ub=np.hstack([-leads, np.ones((pairs, 1))]),
        b_ub=np.zeros(pairs),
        A_eq=[np.append(np.ones(criteria), 0.0)],
        b_eq=[1.0],
        bounds=[(0, 1)] * criteria + [(-1, 1)],
    )
    return found.x[:criteria], float(found.x[criteria])


def _ranges(leads: Floats) -> tuple[tuple[float, float], ...]:
    """From where to where each weight can go while every lead is one."""
    pairs, criteria = leads.shape
    ends = []
    for one in range(criteria):
        for sign in (1.0, -1.0):
            found = linprog(
                sign * np.eye(criteria)[one],
                A_ub=-leads,
                b_ub=np.full(pairs, -LEAST_LEAD),
                A_eq=[np.ones(criteria)],
                b_eq=[1.0],
                bounds=(0, 1),
            )
            ends.append(sign * float(found.fun))
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def _least_slack(leads: Floats, programs: int) -> Floats:
    """The weights with which the least has to be added for every lead to be an even share of
    the scale; without such a share all would be right where all scores are the same."""
    pairs, criteria = leads.shape
    found = linprog(
        np.hstack([np.zeros(criteria), np.ones(pairs)]),
        A_ub=np.hstack([-leads, -np.eye(pairs)]),
        b_ub=np.full(pairs, -1 / (programs - 1)),
        A_eq=[np.hstack([np.ones(criteria), np.zeros(pairs)])],
        b_eq=[1.0],
        bounds=(0, None),
    )
    weights: Floats = found.x[:criteria]
    return weights


def _most_right(leads: Floats, start: Floats) -> tuple[Floats, int]:
    """Weights that put at least as many pairs right as those to start from, and a bound on how
    many any weights put right."""
    criteria = leads.shape[1]
    never = (leads <= 0).all(axis=1)
    most = int((~never).sum())
    doubtful = leads[~never & (leads <= 0).any(axis=1)]
    if not len(doubtful) or len(leads) > _MOST_PAIRS:
        return start, most
    count, least = len(doubtful), doubtful.min(axis=1)
    # w . lead >= LEAST_LEAD where a pair is right; anything where it is not.
    right = np.hstack([doubtful, np.diag(least - LEAST_LEAD)])
    found = milp(
        np.hstack([np.zeros(criteria), -np.ones(count)]),
        integrality=np.hstack([np.zeros(criteria), np.ones(count)]),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(right, least, np.inf),
            LinearConstraint(np.hstack([np.ones(criteria), np.zeros(count)]), 1, 1),
        ],
        options={"node_limit": _MOST_NODES},
    )
    right_at_most = -proven(found.mip_dual_bound, -float(count))
    most = min(most, most - count + floor(right_at_most + 1e-3))
    if found.x is None:
        return start, most
    weights: Floats = found.x[:criteria] / found.x[:criteria].sum()
    return (weights if _right(leads, weights) > _right(leads, start) else start), most


def _right(leads: Floats, weights: Floats) -> int:
    return int((leads @ weights > LEAST_LEAD / 2).sum())
