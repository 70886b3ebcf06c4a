"""How occupations are projected to change: a bar to the right where they grow, to the left where
they shrink, from nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gradguide.charts.table import Table
from gradguide.charts.wage_rows import names_of
from gradguide.charts.web.drawing import Drawing, Head, Strip, strips
from gradguide.charts.web.marks import axis, bar, grid
from gradguide.charts.web.scale import Scale, ticks
from gradguide.model.national import Projection
from gradguide.outlook.careers import Row

MOST = 25
"""Occupations in one chart."""

_LEAST = 50  # permille to either side, so that a small change does not look like a great one


@dataclass(frozen=True, slots=True)
class _Projected:
    name: str
    projection: Projection


def projections(rows: Sequence[Row], most: int = MOST) -> Drawing:
    """The first occupations, down, by the change of their employment in percent, across.

    An occupation without a projection is counted in the sentence and not drawn.

    Raises:
        ValueError: none of them has a projection.
    """
    found = [
        _Projected(name, row.figures.outlook.projection)
        for name, row in zip(names_of(rows), rows, strict=True)
        if row.figures.outlook is not None
    ]
    drawn = list({one.name: one for one in found}.values())[:most]
    if not drawn:
        raise ValueError("no occupation here has a projection that could be drawn")
    changes = [one.projection.change_permille for one in drawn]
    low, high = min(0, *changes), max(0, *changes)
    if high - low < _LEAST:
        low, high = (min(low, -_LEAST) if low else 0), (max(high, _LEAST) if high or not low else 0)
    room = (high - low) // 12 + 1
    scale = Scale(low - room, high + room)
    marked = ticks(low, high, most=4)
    lines = grid(scale.at(tick) for tick in marked if tick)
    zero = grid([scale.at(0)], "chart-zero")
    strips_of = (
        Strip(
            one.name,
            percent(one.projection.change_permille),
            _bar(one.projection.change_permille, scale),
            lines + zero,
            note=f"{one.projection.openings:,} openings a year",
        )
        for one in drawn
    )
    head = Head(axis((scale.at(tick), percent(tick)) for tick in marked), "change")
    svg = strips("projections", "Projected change of employment", strips_of, head=head)
    return Drawing(svg, _sentence(rows, drawn), _table(drawn))


def percent(permille: int) -> str:
    """A change as people write it: "+4.2 %", "−0.3 %", "0 %"."""
    whole, tenth = divmod(abs(permille), 10)
    sign = "+" if permille > 0 else "−" if permille < 0 else ""
    return f"{sign}{whole}{f'.{tenth}' if tenth else ''} %"


def _bar(change: int, scale: Scale) -> str:
    ends = sorted((scale.at(0), scale.at(change)))
    kind = "chart-growth" if change >= 0 else "chart-decline"
    return bar(ends[0], ends[1], kind, top=-0.45, bottom=0.45)


def _table(drawn: Sequence[_Projected]) -> Table:
    header = ("occupation", "years", "employed then", "projected", "change", "openings a year")
    return Table(
        header,
        tuple(
            (
                one.name,
                f"{one.projection.from_year} to {one.projection.to_year}",
                f"{one.projection.employment_from:,}",
                f"{one.projection.employment_to:,}",
                percent(one.projection.change_permille),
                f"{one.projection.openings:,}",
            )
            for one in drawn
        ),
    )


def _sentence(rows: Sequence[Row], drawn: Sequence[_Projected]) -> str:
    years = sorted({(one.projection.from_year, one.projection.to_year) for one in drawn})
    spans = " and ".join(f"{first} to {last}" for first, last in years)
    text = (
        f"Employment in the United States, {spans}, as the Bureau of Labor Statistics projects "
        "it. Openings count people who leave an occupation too, so there are some where "
        "employment falls."
    )
    missing = len({row.soc for row in rows}) - len(drawn)
    if missing:
        text += f" {missing} more {'is' if missing == 1 else 'are'} not drawn."
    return text
