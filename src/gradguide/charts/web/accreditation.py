"""Accreditation over the years: since when, for how long it is known, and when it is due again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gradguide.catalog.release import Opened
from gradguide.charts.table import Table
from gradguide.charts.web.accreditation_lanes import Lane, lanes_of
from gradguide.charts.web.drawing import Drawing, Head, Strip, strips
from gradguide.charts.web.marks import axis, dot, grid, line, upright
from gradguide.charts.web.scale import Scale, ticks

_SHORTEST = 10  # years across a chart, so that a single year is not as wide as a page
_APART = 12  # percent of a strip between two years that are written
_UNDATED = "no source says when"


def accreditation_timeline(facts: Sequence[Opened], as_of: date) -> Drawing:
    """What bodies have decided, down, over the years, across, with the day that is asked for.

    The thick line is for how long sources say so, a dot where it began, an upright mark where a
    decision is known. A thin line goes on to the next review; a broken one from a review whose
    outcome is not known to the day. A status that no dated source tells has words and no line.

    Raises:
        ValueError: there is no fact about accreditation.
    """
    lanes = lanes_of(facts)
    if not lanes:
        raise ValueError("there is no accreditation to draw: no source speaks of any")
    years = [y for lane in lanes for y in (lane.first, lane.last, lane.review) if y is not None]
    last = max([as_of.year, *years])
    first = min([last - _SHORTEST, *years])
    scale = Scale(first - (last - first) // 20 - 1, last + (last - first) // 20 + 1)
    today = scale.at(as_of.year)
    marked = [tick for tick in ticks(first, last, most=5) if abs(scale.at(tick) - today) > _APART]
    lines = grid(scale.at(tick) for tick in marked)
    lines += grid([today], "chart-today")
    rows = (
        Strip(lane.body, words(lane.status), _drawn(lane, scale, as_of), lines, _note(lane))
        for lane in lanes
    )
    years_over = axis((scale.at(tick), str(tick)) for tick in marked)
    head = Head(years_over + axis([(today, str(as_of.year))], "chart-day"))
    svg = strips("timeline", "Accreditation over the years", rows, head=head)
    return Drawing(svg, _sentence(lanes, as_of), _table(lanes))


def words(status: str) -> str:
    """A status as people write it: "not accredited"."""
    return status.replace("_", " ")


def _drawn(lane: Lane, scale: Scale, as_of: date) -> str:
    first, last = lane.first, lane.last
    if first is None or last is None:
        return ""
    ends = [scale.at(first), scale.at(last)]
    if first == last:  # a year has a length
        ends[1] = scale.at(last + 1) if last < as_of.year else ends[1]
        ends[0] = ends[0] if last < as_of.year else scale.at(first - 1)
    out = [line(ends[0], ends[1], f"chart-held chart-{lane.status.replace('_', '-')}")]
    if lane.since is not None:
        out.append(dot(scale.at(lane.since), "chart-dot"))
    if lane.decided is not None:
        out.append(upright(scale.at(lane.decided), "chart-decided", half=0.55))
    if lane.review is not None:
        due, known = scale.at(lane.review), scale.at(last)
        if due > known:
            out.append(line(known, due, "chart-until"))
        if lane.review < as_of.year and last < as_of.year:
            out.append(line(max(due, known), scale.at(as_of.year), "chart-open"))
        out.append(dot(due, "chart-due"))
    return "".join(out)


def _note(lane: Lane) -> str:
    parts = []
    if lane.since is not None:
        parts.append(f"since {lane.since}")
    elif lane.first is not None:
        parts.append(f"{lane.first} or before")
    if lane.review is not None:
        parts.append(f"review {lane.review}")
    if lane.last is None:
        parts.append(_UNDATED)
    return ", ".join(parts)


def _sentence(lanes: Sequence[Lane], as_of: date) -> str:
    return " ".join(f"{lane.body}: {_told(lane, as_of)}." for lane in lanes)


def _told(lane: Lane, as_of: date) -> str:
    text = words(lane.status) + (" by some sources" if lane.disputed else "")
    if lane.last is None:
        return f"{text}; {_UNDATED}"
    if lane.since is not None:
        text += f" since {lane.since}"
    if lane.last < as_of.year:
        text += f", last told of {lane.last}"
    if lane.decided is not None:
        text += f"; {lane.action}, decided {lane.decided}"
    if lane.review is not None and lane.review >= as_of.year:
        text += f"; the next review is due in {lane.review}"
    elif lane.review is not None:
        text += f"; the outcome of the review of {lane.review} is not known here"
    return text


def _table(lanes: Sequence[Lane]) -> Table:
    header = ("body", "status", "since", "decision", "next review", "years told by sources")
    return Table(
        header,
        tuple(
            (
                lane.body,
                words(lane.status) + (" (disputed)" if lane.disputed else ""),
                _or_unknown(lane.since),
                f"{lane.action}, {lane.decided}" if lane.decided else "unknown",
                _or_unknown(lane.review),
                ", ".join(map(str, lane.told)) or "unknown",
            )
            for lane in lanes
        ),
    )


def _or_unknown(year: int | None) -> str:
    return "unknown" if year is None else str(year)
