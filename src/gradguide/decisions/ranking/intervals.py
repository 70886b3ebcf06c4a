"""Thousands of draws of a ranking: how often each program has each place, and who is above whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.ranking.aggregation import Floats
from gradguide.decisions.ranking.chances import Chances
from gradguide.decisions.ranking.places import QUANTUM, in_order

BLOCK = 100_000
"""Scores that are worked on at a time: 4 MB of them, which with what they need stay in cache and
keep memory even."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the draws came to.

    `counts[i, p]` is in how many draws program i had place p, from 0. `above[i, j]` is in what
    share of them the i-th of the programs asked about was above the j-th; where they were level
    the draw counts half.
    """

    draws: int
    counts: NDArray[np.int64]
    above: Floats

    def quantile(self, share: float) -> NDArray[np.int64]:
        """For each program the first place that, with those above it, it had in at least this
        share of the draws, from 0."""
        reached = np.cumsum(self.counts, axis=1) >= share * self.draws
        first: NDArray[np.int64] = np.argmax(reached, axis=1)
        return first


def draw(chances: Chances, draws: int, seed: int, asked: Sequence[int] = ()) -> Drawn:
    """The ranking in so many random draws. `asked` are programs that are held against each other.

    The same seed gives the same draws. Memory is a few times programs squared integers.
    """
    many = len(chances.matrix.candidates)
    counts = np.zeros(many * many, dtype=np.int64)
    above = np.zeros((len(asked), len(asked)))
    columns = np.array(asked, dtype=np.intp)
    for scores in _scores(chances, draws, np.random.default_rng(seed)):
        order, first = in_order(scores)
        order *= many
        order += first
        np.add.at(counts, order.ravel(), 1)
        if asked:
            above += _above(scores[:, columns])
    return Drawn(draws, counts.reshape(many, many), above / max(draws, 1))


def _scores(chances: Chances, draws: int, generator: np.random.Generator) -> Iterator[Floats]:
    """Scores in blocks of draws: (draws of the block, programs).

    Draws that share a normalisation and a treatment of missing values come together; how many
    each pair of them gets is drawn too, so that it is as if each draw chose by itself.
    """
    at_once = max(1, BLOCK // max(1, len(chances.matrix.candidates)))
    pairs = [
        (normalisation, treatment)
        for normalisation in range(len(chances.normalisations))
        for treatment in range(len(chances.treatments))
    ]
    each = generator.multinomial(draws, [1 / len(pairs)] * len(pairs))
    for (normalisation, treatment), of_pair in zip(pairs, each.tolist(), strict=True):
        for start in range(0, of_pair, at_once):
            some = min(at_once, of_pair - start)
            deviations = generator.standard_normal((some, len(chances.weights)))

            def take(columns: slice, some: int = some) -> Floats:
                return generator.random((some, columns.stop - columns.start))

            yield chances.scores(chances.weights_at(deviations), normalisation, treatment, take)


def _above(scores: Floats) -> Floats:
    """In how many draws each is above each other one, a draw in which they are level as half."""
    draws, many = scores.shape
    rows = np.ascontiguousarray(scores.T)  # counting along draws is what takes the time
    out = np.full((many, many), draws / 2)
    for one in range(many - 1):
        ahead = rows[one] - rows[one + 1 :]
        above_or_level = np.count_nonzero(ahead >= -QUANTUM, axis=1)
        half_of = np.count_nonzero(ahead > QUANTUM, axis=1) + above_or_level
        out[one, one + 1 :] = half_of / 2
        out[one + 1 :, one] = draws - half_of / 2
    return out
