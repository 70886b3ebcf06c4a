"""What a program costs, term by term: what is paid of tuition, fees and visits in each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from gradguide.charts.cost_bars import PARTS, Bar, bars_by_term, span_of, table_of
from gradguide.charts.web.drawing import Drawing, Strip, strips
from gradguide.charts.web.marks import bar as rect
from gradguide.charts.web.marks import grid, line, upright
from gradguide.charts.web.scale import Scale
from gradguide.decisions.bounds import Bounds
from gradguide.decisions.costs.bill import Cost
from gradguide.resolution.computed import dollars

_ROOM = Decimal("1.02")  # so that a cap at the longest bar's end is seen whole


def cost_by_term(cost: Cost) -> Drawing:
    """A bar for each term, from nought: tuition, then fees, then visits; aid is taken off.

    Where an amount is not exact, the bar is the least that it may be, and a line goes on to the
    most. The last row is the whole program.

    Raises:
        ValueError: no price is known, so that there are no terms to draw.
    """
    bars = bars_by_term(cost)
    if not bars or cost.total is None:
        raise ValueError("there is no cost to draw: no price is known")
    used = [part for part in PARTS if any(dict(one.parts)[part] for one in bars)]
    longest = max(one.due.high for one in bars)
    scale = Scale(0, (longest or Decimal(1)) * _ROOM)
    zero = grid([0], "chart-zero")
    rows = [Strip(one.label, span_of(one.due), _drawn(one, used, scale), zero) for one in bars]
    rows.append(Strip("in all", span_of(cost.total), "", kind="chart-sum"))
    svg = strips("cost", "What each term costs", rows, before=_key(bars, used))
    return Drawing(svg, _sentence(cost, cost.total, bars), table_of(bars))


def _drawn(one: Bar, used: Sequence[str], scale: Scale) -> str:
    parts, at, out = dict(one.parts), Decimal(0), []
    for part in used:
        if parts[part]:
            out.append(rect(scale.at(at), scale.at(at + parts[part]), f"chart-{part}"))
        at += parts[part]
    if not one.due.known:
        end = scale.at(one.due.high)
        out.append(line(scale.at(one.due.low), end, "chart-whisker"))
        out.append(upright(end, "chart-whisker", half=0.35))
    return "".join(out)


def _key(bars: Sequence[Bar], used: Sequence[str]) -> str:
    """What the parts are, in the order in which they lie in a bar, with what each comes to."""
    if not used:
        return ""
    least = "" if all(one.due.known for one in bars) else "from "
    said = (
        f'<span><svg class="chart-swatch" aria-hidden="true" focusable="false">'
        f'<rect class="chart-{part}" width="100%" height="100%"/></svg> {escape(part)} '
        f"{least}{dollars(_sum(bars, part))}</span>"
        for part in used
    )
    return Markup(f'<p class="chart-key">{" ".join(said)}</p>')


def _sum(bars: Sequence[Bar], part: str) -> Decimal:
    return sum((dict(one.parts)[part] for one in bars), Decimal(0))


def _sentence(cost: Cost, total: Bounds, bars: Sequence[Bar]) -> str:
    lows, highs = [one.due.low for one in bars], [one.due.high for one in bars]
    one_amount = min(lows) == max(highs)
    each = span_of(Bounds(min(lows), max(highs)))
    if len(bars) == 1:
        text = f"One term, {bars[0].label}: {span_of(total)}."
    else:
        text = (
            f"{len(bars)} terms from {bars[0].label} to {bars[-1].label}, {each} "
            f"{'in each' if one_amount else 'a term'}, {span_of(total)} in all."
        )
    if any(line.kind == "aid" for line in cost.lines):
        text += " Bars are what is left to pay when aid has been taken off."
    if not total.known:
        text += " A bar is the least that a term may cost, the line behind it goes to the most."
    if cost.missing:
        text += " What is not known is not in the bars."
    if not cost.in_dollars:
        text += " Nobody says that these amounts are dollars of the United States."
    return text
