"""Numbers of one kind over several programs: a circle where a program lies, larger where several
have the same, and a mark at the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from math import sqrt

from gradguide.charts.table import Table
from gradguide.charts.web.drawing import Drawing, Head, Strip, strips
from gradguide.charts.web.marks import axis, dot, grid, upright
from gradguide.charts.web.scale import Scale, ticks
from gradguide.outlook.faq.answer import Range
from gradguide.resolution.computed import dollars, number

_ROOM = Decimal("1.06")
_RADIUS = 0.26  # em of one program's circle; the area of others is in proportion
_LARGEST = 0.85


def amounts(ranges: Sequence[Range]) -> Drawing:
    """The ranges, down, each with its programs' numbers, across, on one scale from nought.

    Raises:
        ValueError: there is nothing to draw, or the numbers are of several units.
    """
    units = {one.unit for one in ranges}
    if len(units) != 1 or not all(one.figures for one in ranges):
        raise ValueError(f"numbers of {len(units)} units cannot be drawn on one scale")
    top = max(one.high.amount for one in ranges)
    scale = Scale(0, (top or Decimal(1)) * _ROOM)
    most = max(n for one in ranges for n in _counted(one).values())
    marked = ticks(0, top, most=5)
    lines = grid(scale.at(tick) for tick in marked)
    rows = (
        Strip(
            _capital(one.what),
            _words(one, one.median),
            _drawn(one, scale, most),
            lines,
            note=f"{len(one.figures):,} {'figure' if len(one.figures) == 1 else 'figures'}",
        )
        for one in ranges
    )
    head = Head(
        axis((scale.at(tick), _words(ranges[0], Decimal(tick))) for tick in marked), "middle"
    )
    svg = strips("amounts", "The numbers of programs", rows, head=head)
    return Drawing(svg, _sentence(most), _table(ranges))


def _counted(one: Range) -> Counter[Decimal]:
    return Counter(figure.amount for figure in one.figures)


def _drawn(one: Range, scale: Scale, most: int) -> str:
    unit = min(_RADIUS, _LARGEST / sqrt(most))
    circles = (
        dot(scale.at(amount), "chart-dot chart-several", radius=unit * sqrt(count))
        for amount, count in sorted(_counted(one).items(), key=lambda item: -item[1])
    )
    return "".join(circles) + upright(scale.at(one.median), "chart-median", half=0.9)


def _words(one: Range, amount: Decimal) -> str:
    if one.unit == "$":
        return dollars(amount)
    return f"{number(amount)} {one.unit.rpartition(' ')[2]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sentence(most: int) -> str:
    several = ", larger where several have the same" if most > 1 else ""
    return f"A circle is a program{several}; the upright mark is the middle."


def _table(ranges: Sequence[Range]) -> Table:
    return Table(
        ("what", "figures", "lowest", "middle", "highest"),
        tuple(
            (
                one.what,
                f"{len(one.figures):,}",
                _words(one, one.low.amount),
                _words(one, one.median),
                _words(one, one.high.amount),
            )
            for one in ranges
        ),
    )
