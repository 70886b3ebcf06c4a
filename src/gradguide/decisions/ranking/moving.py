"""What would have to change for a program to move up: one criterion at a time.

All else stays as it is: the other programs' values, and the program's other ones. Each answer is
tried: the programs are ranked again with it, since another value of one program can move the
scale that all are on, and what a missing value scores as.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial

import numpy as np

from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.scale import Path, Scale
from gradguide.model.method import Criterion


@dataclass(frozen=True, slots=True)
class Move:
    """What one criterion would have to be for the program to reach a place, all else equal.

    `value` is the least change that does, in the criterion's unit and in steps of `_step`; None
    where no value within the scale does. `choices` are the answers that count for so much, where
    the criterion is about a choice.
    """

    criterion: Criterion
    cell: Cell
    value: Decimal | None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovingUp:
    """From a place to a higher one or beyond it. `over` are the programs that are between now,
    with those that share that place."""

    place: int
    wanted: int
    over: tuple[str, ...]
    moves: tuple[Move, ...]


def moving_up(order: Order, program: int, up: int = 1) -> MovingUp:
    """What would take a program (its row in the matrix) up by so many places or more.

    Raises:
        SituationError: it cannot move so far up, since there are fewer places above it.
    """
    place = int(order.places[program])
    if not 1 <= up < place:
        least = f"give a number from 1 to {place - 1}" if place > 1 else "nothing is above it"
        raise SituationError(f"up: {up} is not allowed for a program at place {place}; {least}")
    wanted = place - up
    first = order.places[order.sequence[wanted - 1]]
    over = [at for at in order.sequence if first <= order.places[at] < place]
    moves = tuple(_move(order, program, at, wanted) for at in range(len(order.matrix.criteria)))
    return MovingUp(place, wanted, tuple(order.matrix.candidates[at].id for at in over), moves)


def _move(order: Order, program: int, at: int, wanted: int) -> Move:
    criterion, cell = order.matrix.criteria[at], order.matrix.cells[program][at]

    def does(value: Decimal) -> bool:
        return order.place_with(program, at, value) <= wanted

    if criterion.values:
        return _choice(order, program, at, does)
    way = _way(order.scales.scales[at], criterion, cell, _step(order, at))
    if way is None or not does(way(way.many)):
        return Move(criterion, cell, None)
    if not cell.known and does(way(0)):
        return Move(criterion, cell, way(0))
    short, enough = 0, way.many
    while enough - short > 1:
        middle = (short + enough) // 2
        if does(way(middle)):
            enough = middle
        else:
            short = middle
    return Move(criterion, cell, way(enough))


def _choice(order: Order, program: int, at: int, does: Callable[[Decimal], bool]) -> Move:
    """The answer that counts for the least more and yet suffices."""
    criterion, cell = order.matrix.criteria[at], order.matrix.cells[program][at]
    score = partial(_score, order.scales.scales[at])
    for value in sorted(set(criterion.values.values()), key=score):
        more = not cell.known or score(value) > order.scores[program, at]
        if more and does(value):
            same = tuple(name for name, one in criterion.values.items() if one == value)
            return Move(criterion, cell, value, same)
    return Move(criterion, cell, None)


@dataclass(frozen=True, slots=True)
class _Way:
    """The values from one up to a better one, in whole steps but for both ends."""

    start: Decimal
    end: Decimal
    step: Decimal

    @property
    def many(self) -> int:
        """The number of the last one, counted from 0."""
        steps = (self.end - self._first) / self._stride
        return int(steps.to_integral_value(ROUND_CEILING))

    def __call__(self, number: int) -> Decimal:
        if number in (0, self.many):
            return self.end if number else self.start
        return self._first + number * self._stride

    @property
    def _stride(self) -> Decimal:
        return self.step if self.end >= self.start else -self.step

    @property
    def _first(self) -> Decimal:
        """The whole number of steps that lies at the start or just before it."""
        rounding = ROUND_FLOOR if self.end >= self.start else ROUND_CEILING
        return (self.start / self.step).to_integral_value(rounding) * self.step


def _way(scale: Scale, criterion: Criterion, cell: Cell, step: Decimal) -> _Way | None:
    """From what counts of the cell, or the worst value where it is missing, to the best; None
    where there is no better one."""
    worst, best = (Decimal(str(end)) for end in _towards_the_target(scale, criterion, cell).ends)
    if cell.counted is None:
        return _Way(worst, best, step)
    rises = best > worst or (best == worst and criterion.better == "more")
    better = best > cell.counted if rises else best < cell.counted
    return _Way(cell.counted, best, step) if better else None


def _towards_the_target(scale: Scale, criterion: Criterion, cell: Cell) -> Scale:
    """A scale whose worst end lies on the program's own side of the target, where it has one."""
    ends = (criterion.low, criterion.high)
    if not isinstance(scale, Path) or criterion.target is None or cell.counted is None:
        return scale
    side = ends[0] if cell.counted < criterion.target else ends[1]
    return scale if side is None else replace(scale, ends=(float(side), float(criterion.target)))


def _step(order: Order, at: int) -> Decimal:
    """Whole numbers where all that is known is whole (dollars, months), else hundredths."""
    known = [value for row in order.matrix.cells for value in row[at].values]
    whole = all(value == value.to_integral_value() for value in known)
    return Decimal(1 if whole or order.matrix.criteria[at].measure == "cost" else "0.01")


def _score(scale: Scale, value: Decimal) -> float:
    return float(scale.scores(np.array(float(value))))
