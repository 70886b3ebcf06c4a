"""Whether a published order goes with paid placement: counts, and nothing that ranks anybody.

What is paid for is shown here beside somebody else's order. No order of ours can see it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradguide.decisions.reproducing.concordance import Concordance, concordance
from gradguide.model.published_ranking import Placing


@dataclass(frozen=True, slots=True)
class Placement:
    """How many entries are marked as paid placement, and where they stand.

    first        how many places at the top are looked at: as many as there are paid entries, or
                 more where the last of them is level with others
    paid_first   how many of those are paid
    others       how many entries come after them
    paid_others  how many of those are paid
    agrees       how the published order agrees with an order that has the paid entries first and
                 all others after them, level
    """

    first: int
    paid_first: int
    others: int
    paid_others: int
    agrees: Concordance


def placement(placings: Iterable[Placing]) -> Placement | None:
    """Where the paid entries stand; None where none is paid, or all are."""
    listed = sorted(placings, key=lambda one: one.position)
    paid = sum(one.paid for one in listed)
    if not 0 < paid < len(listed):
        return None
    cut = listed[paid - 1].position
    top = [one for one in listed if one.position <= cut]
    in_top = sum(one.paid for one in top)
    return Placement(
        first=len(top),
        paid_first=in_top,
        others=len(listed) - len(top),
        paid_others=paid - in_top,
        agrees=concordance([one.position for one in listed], [float(one.paid) for one in listed]),
    )
