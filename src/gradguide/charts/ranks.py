"""A ranking with how sure it is: a dot for each program's place, a line for its interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from gradguide.charts.figure import ACCENT, INK, SHADES, Figure, figure, values
from gradguide.charts.rank_rows import labels_of, sentence_of, table_of, ticks_to
from gradguide.decisions.ranking.ranking import Ranked, Ranking

MOST = 40
"""Programs in one figure; more cannot be read on a page."""

_WIDTH = 430
_STEP = 20
_MARGIN = 0.75  # places left and right of the first and the last


def rank_intervals(ranking: Ranking, title: str, most: int = MOST, *, whom: str = "") -> Figure:
    """The first programs of a ranking, down, by their places, across.

    The dot is the place under the method as it stands, the line goes from the 5 % to the 95 %
    quantile of places over the draws, and a bracket at the right joins programs that cannot be
    told apart. `whom` says for whom the ranking holds, as a phrase.

    Raises:
        ValueError: nothing is ranked.
    """
    shown = ranking.ranked[:most]
    if not shown:
        raise ValueError("there is no ranking to draw: no program passes the method's filters")
    last = max(one.high for one in shown)
    labels = labels_of(shown)
    brackets = list(_brackets(ranking, labels, last))
    right = max([last + _MARGIN, *(float(b["at"]) + _MARGIN for b in brackets)])
    scale = alt.Scale(domain=[1 - _MARGIN, right], nice=False, zero=False)
    axis = alt.Axis(
        title="place (1 is first)", tickMinStep=1, format="d", orient="top", values=ticks_to(last)
    )
    down = alt.Scale(domain=labels)  # said outright: layers that share it would sort it by name
    names = alt.Axis(title=None, ticks=False, domain=False)
    y = alt.Y("label:N", scale=down, axis=names)
    base = alt.Chart(values([_row(*one) for one in zip(labels, shown, strict=True)]))
    layers: list[alt.Chart] = [
        base.mark_rule(color=INK, strokeWidth=1.5).encode(
            x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", y=y
        ),
        base.mark_point(filled=True, size=64, color=ACCENT, opacity=1).encode(
            x=alt.X("place:Q", scale=scale), y=y
        ),
    ]
    if brackets:
        layers.append(
            alt.Chart(values(brackets))
            .mark_rule(color=SHADES[1], strokeWidth=3)
            .encode(
                x=alt.X("at:Q", scale=scale),
                y=alt.Y("first:N", scale=down, axis=names, bandPosition=0.2),
                y2=alt.Y2("last:N", bandPosition=0.8),
            )
        )
    chart = alt.layer(*layers).properties(width=_WIDTH, height=alt.Step(_STEP))
    return figure(chart, title, sentence_of(ranking, shown, whom), table_of(shown))


def _row(label: str, one: Ranked) -> dict[str, object]:
    return {"label": label, "place": one.place, "low": one.low, "high": one.high}


def _brackets(ranking: Ranking, labels: Sequence[str], last: int) -> Iterator[dict[str, Any]]:
    """A bracket for each group of ties, cut where the figure ends; those that overlap stand
    beside one another."""
    gap = last * 0.02 + 0.1
    ends: list[int] = []  # of the last bracket in each column
    for tie in ranking.ties:
        end = min(tie.last, len(labels) - 1)
        if tie.first >= end:
            continue
        column = next((at for at, to in enumerate(ends) if to < tie.first), len(ends))
        ends[column : column + 1] = [end]
        at = last + _MARGIN + gap * column
        yield {"first": labels[tie.first], "last": labels[end], "at": at}
