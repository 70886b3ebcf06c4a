"""Programs from the least to the most expensive for one person, and those that cannot be placed.

Nothing is filled in: a program without a price, or with none that is current and in dollars, is
left out of the order and counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation


@dataclass(frozen=True, slots=True)
class Affordable:
    """Programs with their costs, the least expensive first, and the others by what is in the way.

    `without_price` have no total that is known, `unusable` one that is outdated or of a currency
    that nobody names. `refused` are those at which the person cannot study as they say.
    """

    costs: tuple[tuple[Candidate, Cost], ...]
    without_price: tuple[Candidate, ...]
    unusable: tuple[Candidate, ...]
    refused: tuple[Candidate, ...]


def in_order_of_cost(
    candidates: Iterable[Candidate], situation: Situation, as_of: date, peers: Peers
) -> Affordable:
    """Programs by the most that their known facts come to, then the least, then their ids.

    Those of which nobody with a say speaks are left out: a track has its degree's price, and
    paid placement must not put one into the order by naming it.
    """
    placed: list[tuple[Candidate, Cost]] = []
    without: list[Candidate] = []
    unusable: list[Candidate] = []
    refused: list[Candidate] = []
    for one in candidates:
        if not one.heard:
            continue
        try:
            found = cost(one, situation, as_of, peers)
        except SituationError:
            refused.append(one)
            continue
        if found.decides:
            placed.append((one, found))
        else:
            (without if found.total is None else unusable).append(one)
    return Affordable(
        costs=tuple(sorted(placed, key=_place)),
        without_price=tuple(without),
        unusable=tuple(unusable),
        refused=tuple(refused),
    )


def _place(priced: tuple[Candidate, Cost]) -> tuple[object, ...]:
    one, found = priced
    if found.total is None:
        raise ValueError(f"{one.id} has no total to be placed by")
    return found.total.high, found.total.low, one.id
