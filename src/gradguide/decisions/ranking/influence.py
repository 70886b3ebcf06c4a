"""Which uncertain input moves places most: Sobol indices of the mean shift of places.

The output that is taken apart is the mean, over all programs, of how many places each is away
from its place in the ranking: so Saisana, Saltelli and Tarantola, Uncertainty and sensitivity
analysis techniques as tools for the quality assessment of composite indicators, Journal of the
Royal Statistical Society A 168 (2005). The estimators are SALib's, for Saltelli's design over a
scrambled Sobol sequence (Saltelli and others, Computer Physics Communications 181, 2010); all
cells that are uncertain in one way on one criterion are one input (a group).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri  # type: ignore[import-untyped]

from gradguide.decisions.ranking.aggregation import Floats
from gradguide.decisions.ranking.chances import Chances
from gradguide.decisions.ranking.places import places_of
from gradguide.decisions.ranking.ranking import Influence, InputKind
from gradguide.decisions.ranking.uncertain import Uncertain

SAMPLES = 1024
"""Points of the base design; the ranking is made this often for each input and twice more."""
LARGEST = 8_000_000
"""Numbers of a design at most (64 MB); with very many uncertain cells there are fewer points."""
FEWEST = 64
BLOCK = 100_000

_PARTS = ("S1", "S1_conf", "ST", "ST_conf")


@dataclass(frozen=True, slots=True)
class _Input:
    """An input of the analysis. `name` is a criterion's, or "" where it is about all of them.

    `columns` are its columns of a whole draw: first a weight for each criterion, then the
    normalisation, the treatment of missing values, and the uncertain cells.
    """

    kind: InputKind
    name: str
    columns: tuple[int, ...]


def influences_on(
    chances: Chances, places: NDArray[np.int64], seed: int, samples: int = SAMPLES
) -> tuple[Influence, ...]:
    """How much each uncertain input moves programs from the places given (from 1), most first.

    None where nothing is uncertain, or nothing of it moves any program.
    """
    inputs = tuple(_inputs(chances))
    columns = [column for one in inputs for column in one.columns]
    if not inputs:
        return ()
    while samples > FEWEST and samples * (len(inputs) + 2) * len(columns) > LARGEST:
        samples //= 2
    # SALib brings pandas along, which takes a second that no other command should wait for
    from SALib.analyze import sobol as analysis  # type: ignore[import-untyped]

    problem: dict[str, Any] = {
        "num_vars": len(columns),
        "names": [f"x{column}" for column in columns],
        "groups": [f"{one.kind} {one.name}" for one in inputs for _ in one.columns],
        "bounds": [[0.0, 1.0]] * len(columns),
    }
    points = _design([len(one.columns) for one in inputs], samples, seed)
    shifts = _shifts(chances, points, columns, places)
    if np.ptp(shifts) == 0:
        return ()
    # to SALib a seed of 0 is none, and its intervals are then others each time
    found = analysis.analyze(problem, shifts, calc_second_order=False, seed=seed + 1)
    influences = [
        Influence(one.name, one.kind, *(float(found[part][at]) for part in _PARTS))
        for at, one in enumerate(inputs)
    ]
    return tuple(sorted(influences, key=lambda one: (-one.in_all, one.kind, one.name)))


def _inputs(chances: Chances) -> Iterator[_Input]:
    names = [criterion.name for criterion in chances.matrix.criteria]
    many = len(names)
    if chances.method.uncertainty.weights and many > 1:
        for at, name in enumerate(names):
            yield _Input("weight", name, (at,))
    if len(chances.normalisations) > 1:
        yield _Input("normalisation", "", (many,))
    cells = chances.cells
    observed = "observed" in chances.treatments
    if cells.missing and (observed or len(chances.treatments) > 1):
        own = [at for some in cells.missing if observed for at in _columns(some, many)]
        yield _Input("missing", "", (many + 1, *own))
    for some in cells.disputed:
        yield _Input("disputed", names[some.criterion], _columns(some, many))
    for some in cells.ranges:
        yield _Input("range", names[some.criterion], _columns(some, many))


def _design(sizes: Sequence[int], samples: int, seed: int) -> Floats:
    """Saltelli's design for inputs of so many columns: (samples * (inputs + 2), columns), numbers
    from 0 up to 1.

    For each of two independent points there are the first, the first with one input of the
    second for each input, and the second, in the order in which SALib reads them. It is made
    here since SALib copies number by number, and because a Sobol sequence has no more than
    `qmc.Sobol.MAXDIM` columns: those beyond are random.
    """
    from scipy.stats import qmc  # type: ignore[import-untyped]  # slow to import, as SALib is

    many = sum(sizes)
    generator = np.random.default_rng(seed)
    sequence = qmc.Sobol(min(2 * many, qmc.Sobol.MAXDIM), seed=generator).random(samples)
    beyond = generator.random((samples, 2 * many - sequence.shape[1]))
    pairs = np.hstack([sequence, beyond])
    first, second = pairs[:, :many], pairs[:, many:]
    out = np.repeat(first[:, None, :], len(sizes) + 2, axis=1)
    ends = np.cumsum(sizes)
    for at, (size, end) in enumerate(zip(sizes, ends, strict=True)):
        out[:, at + 1, end - size : end] = second[:, end - size : end]
    out[:, -1] = second
    return out.reshape(-1, many)


def _columns(some: Uncertain, criteria: int) -> tuple[int, ...]:
    first = criteria + 2
    return tuple(range(first + some.columns.start, first + some.columns.stop))


def _shifts(
    chances: Chances, points: Floats, columns: list[int], places: NDArray[np.int64]
) -> Floats:
    """The mean shift of places at each point of a design: (points,)."""
    out = np.empty(len(points))
    at_once = max(1, BLOCK // len(places))
    for start in range(0, len(points), at_once):
        block = slice(start, start + at_once)
        out[block] = _shifts_of(chances, points[block], columns, places)
    return out


def _shifts_of(
    chances: Chances, points: Floats, columns: list[int], places: NDArray[np.int64]
) -> Floats:
    many = len(chances.matrix.criteria)
    draws = np.full((len(points), many + 2 + chances.cells.many), 0.5)
    draws[:, columns] = points
    weights = chances.weights_at(ndtri(np.clip(draws[:, :many], 1e-12, 1 - 1e-12)))
    choices = (len(chances.normalisations), len(chances.treatments))
    chosen = (draws[:, many : many + 2] * choices).astype(np.intp)
    out = np.empty(len(points))
    for normalisation in range(choices[0]):
        for treatment in range(choices[1]):
            rows = np.flatnonzero((chosen == (normalisation, treatment)).all(axis=1))
            own = draws[rows, many + 2 :]
            taken = partial(_taken, own)
            scores = chances.scores(weights[rows], normalisation, treatment, taken)
            out[rows] = np.abs(places_of(scores) + 1 - places).mean(axis=1)
    return out


def _taken(own: Floats, some: slice) -> Floats:
    return own[:, some]
