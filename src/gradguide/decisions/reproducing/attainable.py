"""Which positions a program can have in any weighted sum of some criteria: the highest and the
lowest, over all weights and all values that are possible.

The extreme ranks of robust ordinal regression (Kadziński, Greco and Słowiński, "Extreme ranking
analysis in robust ordinal regression", Omega 40, 2012), by a small mixed-integer program each.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, isfinite

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import (  # type: ignore[import-untyped]
    Bounds,
    LinearConstraint,
    milp,
)

Floats = NDArray[np.float64]

LEAST_LEAD = 1e-5
"""What a program must lead another by to be ahead of it, as a part of the whole scale. Smaller
leads are within what the solver can tell apart from none (its tolerance is a tenth of this)."""

_MOST_NODES = 20_000
"""After so many steps the search for an extreme position ends. What has been proven by then still
holds, and the answer is on the side of what is possible."""


@dataclass(frozen=True, slots=True)
class Attainable:
    """Positions from 1, each counting the programs ahead.

    highest, lowest   between them lies every position that any weighting gives; programs that are
                      level can stand either way
    highest_by        weights with which the highest is reached, one for each criterion
    lowest_by         the same for the lowest
    always_ahead      places of the programs that are at least as good on every criterion and
                      better on one, whatever their values are within their bounds
    always_behind     places of those for which the opposite holds
    exact             whether both ends are reached, and not only proven not to be passed
    """

    highest: int
    lowest: int
    highest_by: tuple[float, ...]
    lowest_by: tuple[float, ...]
    always_ahead: tuple[int, ...]
    always_behind: tuple[int, ...]
    exact: bool = True


def attainable(worst: Floats, best: Floats) -> tuple[Attainable, ...]:
    """The attainable positions of each program.

    `worst` and `best` are (programs, criteria) and say between what each value lies, more being
    better; all that matters of a criterion's scale is that it is straight. Weights are not
    negative, and add up to 1. Each bound is taken where it favours a position most, which with
    such weights is the same for all of them, so that no position outside is possible with any
    values within the bounds.

    Raises:
        ValueError: the shapes differ, there is no criterion, or a best value is below its worst.
    """
    if worst.shape != best.shape or worst.ndim != 2 or not worst.shape[1]:
        raise ValueError(f"worst is {worst.shape} and best {best.shape}; (programs, criteria)")
    if not (worst <= best).all():
        raise ValueError("a best value is below its worst")
    low, high = scaled(worst, best)
    return tuple(_attainable(place, low, high) for place in range(len(low)))


def scaled(worst: Floats, best: Floats, *others: Floats) -> tuple[Floats, ...]:
    """All of them with each criterion from 0, the least that any program may have, to 1, the
    greatest; 0 throughout where there is no difference."""
    least, most = worst.min(axis=0, initial=np.inf), best.max(axis=0, initial=-np.inf)
    width = np.where(most > least, most - least, 1.0)
    return tuple((values - least) / width for values in (worst, best, *others))


def _attainable(place: int, worst: Floats, best: Floats) -> Attainable:
    others = np.delete(np.arange(len(worst)), place)
    # At its best and the others at their worst; a row for each of the others.
    favoured = worst[others] - best[place]
    # At its worst and the others at their best.
    disfavoured = best[others] - worst[place]
    forced = (favoured >= 0).all(axis=1) & (favoured > 0).any(axis=1)
    beaten = (disfavoured <= 0).all(axis=1) & (disfavoured < 0).any(axis=1)
    fewest, by_fewest, exact = _fewest_ahead(favoured[~forced])
    # Whoever is not ahead of it is behind it: the fewest behind are the most ahead.
    behind, by_behind, also = _fewest_ahead(-disfavoured[~beaten])
    return Attainable(
        highest=1 + int(forced.sum()) + fewest,
        lowest=1 + int((~beaten).sum()) - behind,
        highest_by=by_fewest,
        lowest_by=by_behind,
        always_ahead=tuple(int(other) for other in others[forced]),
        always_behind=tuple(int(other) for other in others[beaten]),
        exact=exact and also,
    )


def _fewest_ahead(leads: Floats) -> tuple[int, tuple[float, ...], bool]:
    """How many of the rows must have a positive weighted sum at least, with the weights for it.

    `leads` are (others, criteria). None of the rows is positive throughout. A row of zeros only
    is level. The third answer is whether the number is reached; otherwise it is a proven bound.
    """
    criteria = leads.shape[1]
    open_rows = leads[(leads > 0).any(axis=1)]
    if not len(open_rows):
        return 0, tuple([1 / criteria] * criteria), True
    count = len(open_rows)
    most = open_rows.max(axis=1)
    # w . lead <= -LEAST_LEAD where a row is not ahead; anything where it is.
    ahead = np.hstack([open_rows, -np.diag(most + LEAST_LEAD)])
    total = np.hstack([np.ones(criteria), np.zeros(count)])
    found = milp(
        np.hstack([np.zeros(criteria), np.ones(count)]),
        integrality=np.hstack([np.zeros(criteria), np.ones(count)]),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(ahead, -np.inf, -LEAST_LEAD),
            LinearConstraint(total, 1, 1),
        ],
        options={"node_limit": _MOST_NODES},
    )
    reached = found.status == 0
    weights = found.x[:criteria] if found.x is not None else np.full(criteria, 1 / criteria)
    # The solver's whole numbers are whole but for its tolerance.
    bound = found.fun if reached else proven(found.mip_dual_bound, 0.0)
    return ceil(bound - 1e-3), tuple(float(weight) for weight in weights), bool(reached)


def proven(bound: float | None, otherwise: float) -> float:
    """The bound that a search has proven before it ended; `otherwise` where it has none yet."""
    return bound if bound is not None and isfinite(bound) else otherwise
