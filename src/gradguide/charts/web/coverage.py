"""How much of what could be known is known: a strip for each attribute, cut by status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from gradguide.charts.table import Table
from gradguide.charts.web.drawing import Drawing, Strip, strips
from gradguide.charts.web.marks import LETTER, bar, text
from gradguide.charts.web.scale import Scale

STATUSES = ("verified", "computed", "reported", "disputed", "stale", "unknown")
"""From the surest to what nobody says, in the order in which they lie in a strip."""

KNOWN = STATUSES[:-1]


@dataclass(frozen=True, slots=True)
class Covered:
    """An attribute with its number of programs by status; a status that is not there is 0.

    Raises:
        ValueError: a status is none of `STATUSES`, or a number is negative.
    """

    name: str
    counts: Mapping[str, int]

    def __post_init__(self) -> None:
        odd = [status for status in self.counts if status not in STATUSES]
        if odd or any(count < 0 for count in self.counts.values()):
            raise ValueError(f"{self.name}: counts of {odd or 'a negative number'} cannot be drawn")

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def coverage(attributes: Iterable[Covered], ids: str) -> Drawing:
    """The attributes, down, each as one strip of 100 percent; what is unknown is left open.

    `ids` begins the ids of the patterns and must be the page's own for each chart.

    Raises:
        ValueError: there is nothing of which anything could be known.
    """
    drawn = [one for one in attributes if one.total]
    if not drawn:
        raise ValueError("there is no coverage to draw: nothing was asked of any program")
    rows = (
        Strip(one.name, f"{_share(one, KNOWN)} known", "".join(_parts(one, ids))) for one in drawn
    )
    used = [status for status in STATUSES if any(one.counts.get(status) for one in drawn)]
    key = _patterns(ids) + _key(used, ids)
    svg = strips("coverage", "What is known of each attribute", rows, before=key)
    return Drawing(svg, _sentence(drawn), _table(drawn))


def _parts(one: Covered, ids: str) -> Iterator[str]:
    scale, at = Scale(0, one.total), 0
    for status in STATUSES:
        count = one.counts.get(status, 0)
        if not count:
            continue
        left, right = scale.at(at), scale.at(at + count)
        at += count
        yield _filled(bar(left, right, f"chart-{status}", top=-0.75, bottom=0.75), status, ids)
        if right - left > len(str(count)) * LETTER + 3:
            yield text((left + right) / 2, f"{count:,}", f"chart-in chart-in-{status}")


def _filled(rect: str, status: str, ids: str) -> str:
    """A rectangle with the pattern of its status, where it has one."""
    if status not in _PATTERNS:
        return rect
    return rect.replace("<rect ", f'<rect fill="url(#{escape(ids)}-{status})" ', 1)


_PATTERNS: Mapping[str, str] = {
    "reported": '<path class="chart-ink" d="M0 6L6 0M-1 1L1 -1M5 7L7 5"/>',
    "disputed": '<path class="chart-strong" d="M0 0L6 6M-1 5L1 7M5 -1L7 1M0 6L6 0"/>',
    "stale": '<circle class="chart-point" cx="3" cy="3" r="1"/>',
}
"""What is laid over a fill, so that parts differ without colour: a tile of 6 by 6 pixels."""


def _patterns(ids: str) -> str:
    tiles = "".join(
        f'<pattern id="{escape(ids)}-{status}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect class="chart-under-{status}" width="6" height="6"/>{tile}</pattern>'
        for status, tile in _PATTERNS.items()
    )
    return f'<svg class="chart-patterns" aria-hidden="true" focusable="false">{tiles}</svg>'


def _key(used: Iterable[str], ids: str) -> str:
    swatches = (
        '<span><svg class="chart-swatch" aria-hidden="true" focusable="false">'
        f"{_filled(_WHOLE.format(status), status, ids)}</svg> {status}</span>"
        for status in used
    )
    return f'<p class="chart-key">{" ".join(swatches)}</p>'


_WHOLE = '<rect class="chart-{}" width="100%" height="100%"/>'


def _share(one: Covered, statuses: Iterable[str]) -> str:
    """A share in whole percent, halves up; never 0 % of something or 100 % of less than all."""
    count = sum(one.counts.get(status, 0) for status in statuses)
    percent = (200 * count + one.total) // (2 * one.total)
    if 0 < count < one.total:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"


def _sentence(drawn: list[Covered]) -> str:
    most = max(drawn, key=lambda one: _known(one) * 10**6 // one.total)
    least = min(drawn, key=lambda one: _known(one) * 10**6 // one.total)
    if most is least or len(drawn) == 1:
        return f"{most.name} is known of {_known(most):,} of {most.total:,} programs."
    return (
        f"Most is known of {most.name} ({_known(most):,} of {most.total:,} programs), least of "
        f"{least.name} ({_known(least):,} of {least.total:,}). The open part of a strip is what "
        "nobody says."
    )


def _known(one: Covered) -> int:
    return sum(one.counts.get(status, 0) for status in KNOWN)


def _table(drawn: Iterable[Covered]) -> Table:
    return Table(
        ("attribute", "programs", *STATUSES),
        tuple(
            (one.name, f"{one.total:,}", *(f"{one.counts.get(s, 0):,}" for s in STATUSES))
            for one in drawn
        ),
    )
