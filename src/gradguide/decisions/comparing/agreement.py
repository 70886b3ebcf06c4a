"""Whether the cells of a row agree, by how much they differ, and which of them is more welcome."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.comparing.cells import Cell
from gradguide.decisions.comparing.consequence import Direction

Agreement = Literal["differs", "may differ", "partly known", "same", "unknown"]
"""How the programs of a row stand to one another.

differs       two of them are known not to be the same
may differ    no two certainly differ, but what is said of two is not the same
partly known  those that are known are the same, and at least one is not known
same          all are known, and the same
unknown       nothing is known of any
"""


def agreement(cells: Sequence[Cell], *, many: bool) -> Agreement:
    """How the cells of one row agree. `many` says that their values are sets."""
    known = [cell for cell in cells if cell.known]
    if not known:
        return "unknown"
    pairs = {_pair(one, other, many=many) for one, other in combinations(known, 2)}
    if "differs" in pairs:
        return "differs"
    if "may differ" in pairs:
        return "may differ"
    return "same" if len(known) == len(cells) else "partly known"


def _pair(one: Cell, other: Cell, *, many: bool) -> Agreement:
    if one.meanings == other.meanings and (one.items or one.bounds == other.bounds):
        return "same"
    if many:
        return "differs"
    if one.bounds is not None and other.bounds is not None and _units(one) == _units(other):
        return "differs" if _apart(one.bounds, other.bounds) else "may differ"
    return "may differ" if one.meanings & other.meanings else "differs"


def _apart(one: Bounds, other: Bounds) -> bool:
    return one.high < other.low or other.high < one.low


def _units(cell: Cell) -> frozenset[object]:
    """The details that make values of one number different things, such as units."""
    return frozenset(meaning.details for meaning in cell.meanings)


def gap(cells: Sequence[Cell]) -> Decimal:
    """By how much the two cells that are furthest apart differ at least, in the row's unit.

    0 where no two certainly differ, or where they cannot be held against one another.
    """
    bounds = [cell.bounds for cell in cells if cell.bounds is not None]
    if not bounds or len({_units(cell) for cell in cells if cell.known}) > 1:
        return Decimal(0)
    return max(Decimal(0), max(b.low for b in bounds) - min(b.high for b in bounds))


def favoured(cells: Sequence[Cell], direction: Direction | None) -> frozenset[int]:
    """The places of the cells that are more welcome than all others, beyond what is uncertain.

    Empty where the direction is not known, where the bounds of any cell are open (it is
    unknown, or outdated), where they overlap, where units differ, where all are the same, or where
    sources disagree about the one that would be ahead.
    Several are favoured together only when they are exactly the same.
    """
    possible = [cell.possible for cell in cells]
    if direction is None or len({_units(cell) for cell in cells}) > 1:
        return frozenset()
    bounds = [b if direction == "lower" or b is None else _turned(b) for b in possible]
    given = [b for b in bounds if b is not None]
    if len(given) < len(cells):
        return frozenset()
    first = min(given, key=lambda b: (b.low, b.high))
    ahead = frozenset(
        place for place, b in enumerate(given) if b is first or (b == first and b.known)
    )
    behind = [b for place, b in enumerate(given) if place not in ahead]
    if not behind or any(b.low <= first.high for b in behind):
        return frozenset()
    return frozenset() if any(_open(cells[place]) for place in ahead) else ahead


def _open(cell: Cell) -> bool:
    """Whether sources state several values for one thing: none of them is shown as the welcome
    one, though all of them would be."""
    return not cell.computed and len(cell.meanings) > 1


def _turned(bounds: Bounds) -> Bounds:
    return Bounds(-bounds.high, -bounds.low)
