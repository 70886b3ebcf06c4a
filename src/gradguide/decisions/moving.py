"""What would have to change for a program to move up: one criterion at a time.

All else stays as it is: the other programs, the scales, the program's other values. For a
weighted sum the score that is needed follows directly, since the whole is linear in it; for
other aggregations, in which it rises with each score too, by bisection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np

from gradguide.decisions.aggregation import WeightedSum
from gradguide.decisions.errors import SituationError
from gradguide.decisions.matrix import Cell
from gradguide.decisions.order import Order
from gradguide.decisions.places import QUANTUM
from gradguide.decisions.scale import Path, Scale
from gradguide.model.method import Criterion

HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Move:
    """What one criterion would have to be for the program to reach a place, all else equal.

    `value` is the least change that does, in the criterion's unit, rounded to the side that
    does; None where no value within the scale does ("cannot by this alone"). `choices` are the
    answers that count for so much, where the criterion is about a choice.
    """

    criterion: Criterion
    cell: Cell
    value: Decimal | None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovingUp:
    """From a place to a higher one, which the programs `over` have at most until then."""

    place: int
    wanted: int
    over: tuple[str, ...]
    moves: tuple[Move, ...]


def moving_up(order: Order, program: int, up: int = 1) -> MovingUp:
    """What would take a program (its row in the matrix) up by so many places.

    Raises:
        SituationError: it cannot move so far up, since there are fewer places above it.
    """
    place = int(order.places[program])
    if not 1 <= up < place:
        least = f"give a number from 1 to {place - 1}" if place > 1 else "nothing is above it"
        raise SituationError(f"up: {up} is not allowed for a program at place {place}; {least}")
    wanted = place - up
    rival = order.sequence[wanted - 1]
    over = [at for at in order.sequence[wanted - 1 :] if order.places[at] < place]
    moves = tuple(
        _move(order, program, at, float(order.totals[rival]))
        for at in range(len(order.matrix.criteria))
    )
    return MovingUp(place, wanted, tuple(order.matrix.candidates[at].id for at in over), moves)


def _move(order: Order, program: int, at: int, needed: float) -> Move:
    criterion, cell = order.matrix.criteria[at], order.matrix.cells[program][at]
    if criterion.values:
        return _choice(order, program, at, needed)
    scale = _towards_the_target(order.scales.scales[at], criterion, cell)
    best = _score(scale, scale.ends[1])
    if order.total_with(program, at, best) < needed - QUANTUM:
        return Move(criterion, cell, None)
    value = scale.value_at(_least_score(order, program, at, needed, best))
    if value is None:
        return Move(criterion, cell, None)
    up = scale.ends[1] >= scale.ends[0]
    rounded = _rounded(order, at, value, ROUND_CEILING if up else ROUND_FLOOR)
    reached = order.total_with(program, at, _score(scale, float(rounded)))
    return Move(criterion, cell, rounded if reached >= needed - QUANTUM else Decimal(str(value)))


def _choice(order: Order, program: int, at: int, needed: float) -> Move:
    """The answer that counts for the least and yet suffices."""
    criterion, cell = order.matrix.criteria[at], order.matrix.cells[program][at]
    scale = order.scales.scales[at]
    by_score = sorted(set(criterion.values.values()), key=lambda v: _score(scale, float(v)))
    for value in by_score:
        reached = order.total_with(program, at, _score(scale, float(value)))
        if reached >= needed - QUANTUM:
            same = tuple(name for name, one in criterion.values.items() if one == value)
            return Move(criterion, cell, value, same)
    return Move(criterion, cell, None)


def _least_score(order: Order, program: int, at: int, needed: float, best: float) -> float:
    """The least score on the criterion with which the whole reaches what is needed."""
    worst = _score(order.scales.scales[at], order.scales.scales[at].ends[0])
    low, high = min(worst, float(order.scores[program, at])), best
    if isinstance(order.scales.aggregate, WeightedSum):
        at_low, at_high = (order.total_with(program, at, one) for one in (low, high))
        if at_high == at_low:
            return low
        return min(best, low + (needed - at_low) / (at_high - at_low) * (high - low))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if order.total_with(program, at, middle) < needed:
            low = middle
        else:
            high = middle
    return high


def _towards_the_target(scale: Scale, criterion: Criterion, cell: Cell) -> Scale:
    """A scale whose worst end lies on the program's own side of the target, where it has one."""
    ends = (criterion.low, criterion.high)
    if not isinstance(scale, Path) or criterion.target is None or cell.counted is None:
        return scale
    side = ends[0] if cell.counted < criterion.target else ends[1]
    return scale if side is None else replace(scale, ends=(float(side), float(criterion.target)))


def _rounded(order: Order, at: int, value: float, rounding: str) -> Decimal:
    """To whole numbers where all that is known is whole (dollars, months), else to hundredths."""
    known = [value for row in order.matrix.cells for value in row[at].values]
    whole = all(value == value.to_integral_value() for value in known)
    money = order.matrix.criteria[at].measure == "cost"
    # a float's last digits would else push 36.000000000000004 up to 37
    exact = Decimal(str(round(value, 9)))
    return exact.quantize(Decimal(1) if whole or money else Decimal("0.01"), rounding)


def _score(scale: Scale, value: float) -> float:
    return float(scale.scores(np.array(value)))
