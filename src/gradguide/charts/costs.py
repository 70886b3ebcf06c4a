"""What a cost is made of: a bar for each term, or for each program, in shades that print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from gradguide.charts.figure import INK, SHADES, Figure, Table, figure, values
from gradguide.decisions.bounds import Bounds
from gradguide.decisions.costs.bill import Cost, TermBill
from gradguide.resolution.computed import dollars

PARTS = ("tuition", "fees", "visits")
_WIDTH = 470
_STEP = 26
_NEEDED = 0.2  # of the bars' length, for the figure at their end


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the least of each part, and from where to where the sum may lie.

    Where aid is taken off, the parts are what is left to pay of each: aid goes to tuition first,
    then to fees, then to visits, so that a bar ends where its sum begins.
    """

    label: str
    parts: tuple[tuple[str, Decimal], ...]
    due: Bounds


def bars_by_term(cost: Cost) -> tuple[Bar, ...]:
    """A bar for each term of a program, in their order: the parts of the smaller bill, where
    there are two."""
    return tuple(Bar(str(bill.term), _parts(bill), bill.due.bounds) for bill in cost.terms)


def _parts(bill: TermBill) -> tuple[tuple[str, Decimal], ...]:
    charges = {"tuition": bill.tuition, "fees": bill.fees, "visits": bill.visits}
    due = bill.due
    if due.low <= due.high:
        return _after_aid({part: ends.low for part, ends in charges.items()}, due.low)
    return _after_aid({part: ends.high for part, ends in charges.items()}, due.high)


def _after_aid(parts: Mapping[str, Decimal], due: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """The parts with so much taken off, from the first on, that they add up to what is due."""
    over = max(sum(parts.values(), Decimal(0)) - due, Decimal(0))
    left = []
    for part, amount in parts.items():
        taken = min(amount, over)
        left.append((part, amount - taken))
        over -= taken
    return tuple(left)


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


def table_of(bars: Sequence[Bar]) -> Table:
    """The bars' numbers, the parts to the cent."""
    rows = tuple(
        (bar.label, *(dollars(dict(bar.parts)[part]) for part in PARTS), _span(bar.due))
        for bar in bars
    )
    return Table(("", *PARTS, "to pay"), rows)


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
        "text": _span(bar.due),
    }


def _span(due: Bounds) -> str:
    return dollars(due.low) if due.known else f"{dollars(due.low)} to {dollars(due.high)}"
