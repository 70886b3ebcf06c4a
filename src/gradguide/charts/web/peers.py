"""Where a cost lies among those of other programs: a hairline for each, the middle half shaded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gradguide.charts.cost_bars import span_of
from gradguide.charts.table import Table
from gradguide.charts.web.drawing import Drawing, Head, Strip, strips
from gradguide.charts.web.marks import axis, bar, dot, grid, line, upright
from gradguide.charts.web.scale import Scale, ticks
from gradguide.decisions.bounds import Bounds
from gradguide.resolution.computed import dollars

FEWEST = 5
"""Programs with an exact cost that a middle half takes."""

MOST_LINES = 200
"""Hairlines in a strip; of more, evenly many are drawn, and the sentence says so."""

_ROOM = Decimal("1.02")


def cost_among(name: str, own: Bounds, others: Sequence[Bounds]) -> Drawing:
    """A program's cost among the costs of others, all for the same person, in dollars.

    Only the others whose cost is one amount are drawn; the sentence counts the rest. The dot is
    the program's own cost, a line where it is not exact.

    Raises:
        ValueError: fewer than `FEWEST` others have one amount.
    """
    exact = sorted(one.low for one in others if one.known)
    if len(exact) < FEWEST:
        raise ValueError(f"the costs of fewer than {FEWEST} other programs are known exactly")
    top = max(exact[-1], own.high)
    scale = Scale(0, (top or Decimal(1)) * _ROOM)
    low, middle, high = (exact[(len(exact) - 1) * part // 4] for part in (1, 2, 3))
    step = -(-len(exact) // MOST_LINES)
    marked = ticks(0, top, most=4)
    drawn = (
        bar(scale.at(low), scale.at(high), "chart-half", top=-0.6, bottom=0.6)
        + "".join(upright(scale.at(one), "chart-other", half=0.6) for one in exact[::step])
        + (line(scale.at(own.low), scale.at(own.high), "chart-whisker") if not own.known else "")
        + dot(scale.at(own.low), "chart-dot")
    )
    head = Head(axis((scale.at(tick), f"${tick:,}") for tick in marked))
    row = Strip(name, span_of(own), drawn, grid(scale.at(tick) for tick in marked))
    svg = strips("peers", "This cost among those of other programs", [row], head=head)
    return Drawing(
        svg, _sentence(own, exact, len(others), (low, high), step), _table(own, low, middle, high)
    )


def _sentence(
    own: Bounds, exact: Sequence[Decimal], others: int, half: tuple[Decimal, Decimal], step: int
) -> str:
    below = sum(one < own.low for one in exact)
    text = (
        f"{below:,} of {len(exact):,} other programs cost less; the middle half of them costs "
        f"{dollars(half[0])} to {dollars(half[1])}."
    )
    if others > len(exact):
        text += f" The cost of {others - len(exact):,} more is not known exactly."
    if step > 1:
        text += f" One line stands for {step} programs."
    return text


def _table(own: Bounds, low: Decimal, middle: Decimal, high: Decimal) -> Table:
    header = ("this program", "a quarter of others cost at most", "half", "three quarters")
    return Table(header, ((span_of(own), dollars(low), dollars(middle), dollars(high)),))
