"""What a cost is made of: a bar for each term, or for each program, in shades that print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import altair as alt

from gradguide.charts.cost_bars import PARTS, Bar, span_of, table_of
from gradguide.charts.figure import INK, SHADES, Figure, figure, values

_WIDTH = 470
_STEP = 26
_NEEDED = 0.2  # of the bars' length, for the figure at their end


def cost_composition(title: str, sentence: str, bars: Iterable[Bar]) -> Figure:
    """Bars of what is paid, from zero; a line on from the end where the amount is not exact.

    Raises:
        ValueError: there is no bar to draw.
    """
    shown = tuple(bars)
    if not shown:
        raise ValueError("there is no cost to draw: no price is known")
    used = [part for part in PARTS if any(amount for bar in shown for _, amount in _of(bar, part))]
    longest = max(max(float(bar.due.high), float(sum(a for _, a in bar.parts))) for bar in shown)
    scale = alt.Scale(domain=[0, (longest or 1) * (1 + _NEEDED)], nice=False, zero=True)
    axis = alt.Axis(title="dollars", format="$,.0f", tickCount=6, grid=False)
    x = alt.X("from:Q", scale=scale, axis=axis)
    y = alt.Y(
        "label:N",
        sort=[bar.label for bar in shown],
        axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=8),
    )
    stacked = (
        alt.Chart(values(list(_segments(shown, used))))
        .mark_bar(stroke=INK, strokeWidth=0.6, height=_STEP - 10)
        .encode(
            x=x,
            x2="to:Q",
            y=y,
            color=alt.Color(
                "part:N",
                scale=alt.Scale(domain=used, range=list(SHADES[: len(used)])),
                legend=alt.Legend(
                    title=None, orient="top", direction="horizontal", symbolStrokeColor=INK
                ),
            ),
        )
    )
    ends = values([_end(bar) for bar in shown])
    open_end = (
        alt.Chart(ends)
        .transform_filter("datum.high > datum.low")
        .mark_rule(color=INK, strokeWidth=1.6)
        .encode(x=alt.X("low:Q", scale=scale), x2="high:Q", y=y)
    )
    text = (
        alt.Chart(ends)
        .mark_text(align="left", dx=6, color=INK, fontSize=11)
        .encode(x=alt.X("at:Q", scale=scale), y=y, text="text:N")
    )
    if any(not bar.due.known for bar in shown):
        sentence += " A line goes on to the most that it may be."
    chart = alt.layer(stacked, open_end, text).properties(width=_WIDTH, height=alt.Step(_STEP))
    return figure(chart, title, sentence, table_of(shown))


def _of(bar: Bar, part: str) -> list[tuple[str, Decimal]]:
    return [one for one in bar.parts if one[0] == part]


def _segments(bars: Iterable[Bar], used: Sequence[str]) -> Iterator[dict[str, object]]:
    for bar in bars:
        at = Decimal(0)
        for part in used:
            amount = dict(bar.parts)[part]
            yield {"label": bar.label, "part": part, "from": float(at), "to": float(at + amount)}
            at += amount


def _end(bar: Bar) -> dict[str, object]:
    charged = sum((amount for _, amount in bar.parts), Decimal(0))
    return {
        "label": bar.label,
        "low": float(bar.due.low),
        "high": float(bar.due.high),
        "at": float(max(charged, bar.due.high)),
        "text": span_of(bar.due),
    }
