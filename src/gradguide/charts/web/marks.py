"""The marks that strips are drawn with, as SVG.

Positions along a strip are percentages, across it ems from its middle, downwards. How a mark
looks is a class of charts.css. A text is anchored so that it stays within the strip.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

LETTER = 2.15
"""Percent of the narrowest strip (300 px) that a character of a figure takes, with some reserve:
figures are drawn at 12 px, and a digit of common sans fonts is 0.53 em wide."""


def _p(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _em(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "em"


def bar(left: float, right: float, kind: str, *, top: float = -0.5, bottom: float = 0.5) -> str:
    """A filled rectangle from `left` to `right`."""
    return (
        f'<rect class="{kind}" x="{_p(left)}" y="{_em(top)}" width="{_p(right - left)}" '
        f'height="{_em(bottom - top)}"/>'
    )


def line(left: float, right: float, kind: str, *, y: float = 0) -> str:
    """A line along the strip."""
    height = f' y1="{_em(y)}" y2="{_em(y)}"' if y else ""
    return f'<line class="{kind}" x1="{_p(left)}" x2="{_p(right)}"{height}/>'


def upright(x: float, kind: str, *, half: float, y: float = 0) -> str:
    """A mark across the strip, `half` an em count to either side of `y`."""
    at = _p(x)
    return f'<line class="{kind}" x1="{at}" x2="{at}" y1="{_em(y - half)}" y2="{_em(y + half)}"/>'


def dot(x: float, kind: str, *, radius: float = 0.36) -> str:
    """A circle; its radius is in ems."""
    return f'<circle class="{kind}" cx="{_p(x)}" r="{_em(radius)}"/>'


def text(x: float, words: str, kind: str, *, y: float = 0, anchor: str | None = None) -> str:
    """Words at a place, as plain text; centred on it unless they would leave the strip."""
    at = anchor or anchored(x, words)
    place = "" if at == "start" else f' text-anchor="{at}"'
    height = f' y="{_em(y)}"' if y else ""
    return f'<text class="{kind}" x="{_p(x)}"{height} dy=".35em"{place}>{escape(words)}</text>'


def anchored(x: float, words: str) -> str:
    """How words at a place are anchored so that they stay in the narrowest strip."""
    half = len(words) * LETTER / 2
    if x - half < 0:
        return "start"
    return "end" if x + half > 100 else "middle"


def span(x: float, words: str, anchor: str | None = None) -> tuple[float, float]:
    """From where to where words at a place go in the narrowest strip."""
    wide = len(words) * LETTER
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor or anchored(x, words)]
    return left, left + wide


def grid(places: Iterable[float], kind: str = "chart-grid") -> str:
    """Hairlines across the whole of a strip; they go behind what is drawn."""
    return "".join(
        f'<line class="{kind}" x1="{at}" x2="{at}" y2="100%"/>' for at in map(_p, places)
    )


def axis(places: Iterable[tuple[float, str]], kind: str = "chart-tick") -> str:
    """Words over places."""
    return "".join(text(x, words, kind) for x, words in places)
