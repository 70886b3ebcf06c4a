"""How far an order agrees with scores: pairs in the right order, and Kendall's tau-b."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt


@dataclass(frozen=True, slots=True)
class Concordance:
    """Pairs of programs by how two orders have them.

    right    both put the same one ahead
    wrong    they put different ones ahead
    level    the first puts one ahead and the second has the two level
    tied     the first has the two level and the second puts one ahead
    neither  both have them level
    """

    right: int
    wrong: int
    level: int
    tied: int
    neither: int

    @property
    def ordered(self) -> int:
        """Pairs of which the first order puts one ahead."""
        return self.right + self.wrong + self.level

    @property
    def share(self) -> float | None:
        """Of those, the part that is in the right order; None where there are none."""
        return self.right / self.ordered if self.ordered else None

    @property
    def tau_b(self) -> float | None:
        """Kendall's tau-b, from -1 to 1 (M. G. Kendall, "The treatment of ties in ranking
        problems", Biometrika 33, 1945); None where either order has all level."""
        both = sqrt(self.ordered * (self.right + self.wrong + self.tied))
        return (self.right - self.wrong) / both if both else None


def concordance(
    positions: Sequence[float], scores: Sequence[float], least: float = 0.0
) -> Concordance:
    """How positions (1 is ahead of 2) agree with scores (more is ahead), pair by pair.

    Scores that differ by `least` or less are level.

    Raises:
        ValueError: there are more or fewer scores than positions.
    """
    counts = {"right": 0, "wrong": 0, "level": 0, "tied": 0, "neither": 0}
    pairs = combinations(zip(positions, scores, strict=True), 2)
    for (one, its), (other, others) in pairs:
        ahead = (other > one) - (other < one)
        better = (its - others > least) - (others - its > least)
        if ahead and better:
            counts["right" if ahead == better else "wrong"] += 1
        elif ahead:
            counts["level"] += 1
        else:
            counts["tied" if better else "neither"] += 1
    return Concordance(**counts)
