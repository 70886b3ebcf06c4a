"""Places from scores, for many draws at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.ranking.aggregation import Floats

QUANTUM = 2.0**-36
"""Scores that differ by less than this are equal. Sums of scores err by some 10^-15, so that
equal programs are always found equal."""

Ints = NDArray[np.int64]


def in_order(scores: Floats) -> tuple[Ints, Ints]:
    """The programs of each draw from the highest score down, and the place of each, from 0.

    `scores` is (draws, programs), and so are both answers: the program at each position, and the
    place that it has, which is the position of the first that is equal to it.

    A score in whole quanta and the program's number are packed into one integer: sorting
    integers takes a fraction of the time of an argsort, and the numbers come along. Scores too
    large for that (thousands of standard deviations from a mean) are counted in larger quanta.
    """
    many = scores.shape[1]
    bits = max(1, (many - 1).bit_length())
    largest = max(-scores.min(initial=0.0), scores.max(initial=0.0))
    keys = (scores / -max(QUANTUM, largest * 2.0 ** (bits - 62))).astype(np.int64)
    keys <<= bits
    keys |= np.arange(many)
    keys.sort(axis=1)
    order = keys & ((1 << bits) - 1)
    keys >>= bits
    positions = np.broadcast_to(np.arange(many), keys.shape)
    level = keys[:, 1:] - keys[:, :-1] <= 1
    if not level.any():
        return order, positions
    first = positions.copy()
    first[:, 1:][level] = 0
    np.maximum.accumulate(first, axis=1, out=first)
    return order, first


def places_of(scores: Floats) -> Ints:
    """Each program's place from 0 in each draw: (draws, programs)."""
    order, first = in_order(scores)
    places = np.empty_like(order)
    np.put_along_axis(places, order, first, axis=1)
    return places
