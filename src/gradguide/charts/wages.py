"""What occupations pay: a line from the lowest tenth to the highest, the middle half thicker."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from gradguide.charts.figure import ACCENT, INK, PAPER, SHADES, Figure, figure, values
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
from gradguide.outlook.careers import Row
from gradguide.outlook.pay import PERCENTILES, Pay

MOST = 25
"""Occupations in one figure; more cannot be read on a page."""

_WIDTH = 430
_STEP, _LINE = 36, 13  # pixels of a row, and of a line of a name
_WRAP = 34  # characters of an occupation's name in a line
_LOW_LABEL = 66  # pixels that a wage takes left of its line
_NAME: dict[str, Any] = {
    "align": "right", "fontSize": 11, "lineBreak": "\n", "lineHeight": _LINE, "color": INK,
}  # fmt: skip
_RIM: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round", "color": PAPER}


def wage_ranges(
    title: str, rows: Sequence[Row], *, state_name: str | None = None, most: int = MOST
) -> Figure:
    """The first occupations, down, by what they pay a year, across; a state under the nation.

    A percentile that is only known as "at least" is drawn at that amount as an arrow. An
    occupation of which no wages are published is named in the sentence and not drawn.

    Raises:
        ValueError: no wages are published for any of them.
    """
    names = ["\n".join(textwrap.wrap(name, _WRAP)) for name in names_of(rows)]
    drawn, order = drawn_of(names, rows, state_name, most)
    if not drawn:
        raise ValueError("no wages are published that could be drawn")
    both = {label for label, area, _ in drawn if area == state_name}
    data = [
        _datum(number, _name(label, area, both=label in both), area, pay)
        for number, (label, area, pay) in enumerate(drawn)
    ]
    return figure(_chart(data), title, sentence_of(rows, drawn, order, state_name), table_of(drawn))


def _chart(data: Sequence[dict[str, Any]]) -> alt.TopLevelMixin:
    top = max(float(datum["p90"]) for datum in data)
    scale = alt.Scale(domain=[0, top * 1.16], nice=False, zero=True)
    axis = alt.Axis(title="dollars a year", format="$,d", orient="top", tickCount=6, offset=_LINE)
    lines = max(int(datum["lines"]) for datum in data)
    down = alt.Scale(domain=[datum["id"] for datum in data])
    y = alt.Y("id:N", scale=down, axis=None)
    base = alt.Chart(values(data))
    low = min(float(datum["p10"]) for datum in data) * _WIDTH / (top * 1.16)
    edge = -max(8.0, _LOW_LABEL - low)  # so that a low wage does not run into a name
    layers = [
        base.mark_rule(strokeWidth=1.5, color=INK).encode(
            x=alt.X("p10:Q", scale=scale, axis=axis), x2="p90:Q", y=y
        ),
        base.mark_rule(strokeWidth=9).encode(
            x=alt.X("p25:Q", scale=scale),
            x2="p75:Q",
            y=y,
            color=alt.Color("fill:N", scale=None, legend=None),
        ),
        base.mark_tick(thickness=3, size=19, color=ACCENT, opacity=1).encode(
            x=alt.X("median:Q", scale=scale), y=y
        ),
        *_texts(base, scale, y, "median", {"dy": -15, "fontSize": 10.5, "fontWeight": "bold"}),
        *_texts(base, scale, y, "p90", {"align": "left", "dx": 5, "fontSize": 10}),
        *_texts(base, scale, y, "p10", {"align": "right", "dx": -5, "fontSize": 10}),
    ]
    for count in sorted({int(datum["lines"]) for datum in data}):
        own = alt.Chart(values([datum for datum in data if datum["lines"] == count]))
        layers.append(
            own.mark_text(**_NAME, dy=-(count - 1) * _LINE / 2).encode(
                x=alt.value(edge), y=y, text="name:N"
            )
        )
    return alt.layer(*layers).properties(
        width=_WIDTH, height=alt.Step(max(_STEP, _LINE * lines + 10))
    )


def _texts(
    base: alt.Chart, scale: alt.Scale, y: alt.Y, at: str, style: dict[str, Any]
) -> list[alt.Chart]:
    """A figure beside its mark, over a rim of paper that keeps lines of the grid out of it."""
    ink = {"color": ACCENT if at == "median" else INK}
    return [
        base.mark_text(**style, **look).encode(
            x=alt.X(f"{at}:Q", scale=scale), y=y, text=f"{at}_text:N"
        )
        for look in (_RIM, ink)
    ]


def _datum(number: int, name: str, area: str, pay: Pay) -> dict[str, Any]:
    """A line of the figure. Where an end is not published, the line stops at the next that is."""
    found = {one: known(pay, one) for one in PERCENTILES}
    there = [value for value in found.values() if value is not None]
    middle = found["median"]
    return {
        "id": number,
        "name": name,
        "lines": 1 + name.count("\n"),
        "p10": there[0],
        "p25": middle if found["p25"] is None else found["p25"],
        "median": middle,
        "p75": middle if found["p75"] is None else found["p75"],
        "p90": there[-1],
        "fill": SHADES[1] if area == NATION else SHADES[2],
        "median_text": written(pay, "median"),
        "p10_text": "" if found["p10"] is None else written(pay, "p10"),
        "p90_text": end_written(pay),
    }


def _name(label: str, area: str, *, both: bool) -> str:
    """What stands beside a line: the occupation, where a state is drawn too with the area under
    it; for the state the area alone, since it follows its occupation."""
    if not both:
        return label
    return f"{label}\n{area}" if area == NATION else area
