"""What occupations pay: a line from the lowest tenth to the highest, the middle half thicker."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from gradguide.charts.wage_rows import (
    NATION,
    drawn_of,
    end_written,
    known,
    names_of,
    sentence_of,
    table_of,
    written,
)
from gradguide.charts.web.drawing import Drawing, Head, Strip, strips
from gradguide.charts.web.marks import LETTER, axis, bar, grid, line, span, text, upright
from gradguide.charts.web.scale import Scale, ticks
from gradguide.outlook.careers import Row
from gradguide.outlook.pay import PERCENTILES, Pay, Percentile

MOST = 25
"""Occupations in one chart; more cannot be read on a page."""
_KEPT = 512
"""Charts that are kept, some ten kilobytes each: all programs of a subject have the same."""

_ROOM = Decimal("1.12")  # of the highest wage, so that its figure stays in the strip
_QUARTERS: tuple[Percentile, Percentile] = ("p25", "p75")
_LINE, _WORDS = -0.45, 0.75  # ems from the middle: lines, and the figures under them


def wage_ranges(rows: Sequence[Row], *, state_name: str | None = None, most: int = MOST) -> Drawing:
    """The first occupations, down, by what they pay a year, across; a state under the nation.

    A percentile that is only known as "at least" has an arrow at that amount. An occupation of
    which no wages are published is counted in the sentence and not drawn.

    Raises:
        ValueError: no wages are published for any of them.
    """
    return _drawing(tuple(rows), state_name, most)


@lru_cache(_KEPT)
def _drawing(rows: tuple[Row, ...], state_name: str | None, most: int) -> Drawing:
    drawn, order = drawn_of(names_of(rows), rows, state_name, most)
    if not drawn:
        raise ValueError("no wages are published that could be drawn")
    top = max(max(_known(pay).values()) for _, _, pay in drawn)
    scale = Scale(0, top * _ROOM)
    both = {name for name, area, _ in drawn if area == state_name}
    places = [scale.at(tick) for tick in ticks(0, top, most=4)]
    lines = grid(places)
    strips_of = (
        Strip(
            name if area == NATION or name not in both else area,
            written(pay, "median"),
            _range(pay, scale),
            lines,
            note=area if area == NATION and name in both else "",
            kind="chart-again" if area != NATION and name in both else "",
        )
        for name, area, pay in drawn
    )
    head = Head(axis((scale.at(tick), f"${tick:,}") for tick in ticks(0, top, most=4)), "middle")
    svg = strips("wages", "What occupations pay a year", strips_of, head=head)
    return Drawing(svg, sentence_of(rows, drawn, order, state_name), table_of(drawn))


def _known(pay: Pay) -> dict[Percentile, int]:
    found = {name: known(pay, name) for name in PERCENTILES}
    return {name: value for name, value in found.items() if value is not None}


def _range(pay: Pay, scale: Scale) -> str:
    """A line of the chart. Where an end is not published, it stops at the next that is."""
    there = _known(pay)
    middle = there["median"]
    low, high = (scale.at(end) for end in (min(there.values()), max(there.values())))
    quarters = [scale.at(there.get(name, middle)) for name in _QUARTERS]
    out = [
        line(low, high, "chart-whisker", y=_LINE),
        bar(quarters[0], quarters[1], "chart-half", top=_LINE - 0.32, bottom=_LINE + 0.32),
        upright(scale.at(middle), "chart-median", half=0.6, y=_LINE),
    ]
    left, right = written(pay, "p10") if "p10" in there else "", end_written(pay)
    return "".join(out) + _ends(low, left, high, right)


def _ends(low: float, left: str, high: float, right: str) -> str:
    """The figures of both ends, under the line: centred on its ends where there is room for both,
    else outside them."""
    close = span(low, left)[1] + LETTER > span(high, right)[0]
    outside: tuple[str | None, str | None] = (None, None)
    if close:
        outside = "end", "start"
        if low < len(left) * LETTER:  # no room at the left: one behind the other
            outside = "start", "start"
            high = max(high, low + (len(left) + 1) * LETTER)
        elif high + len(right) * LETTER > 100:
            outside = "end", "end"
            low = min(low, high - (len(right) + 1) * LETTER)
    return "".join(
        text(x, words, "chart-tick", y=_WORDS, anchor=anchor)
        for x, words, anchor in ((low, left, outside[0]), (high, right, outside[1]))
        if words
    )
