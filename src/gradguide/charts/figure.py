"""A figure: a Vega-Lite chart with the table of its numbers, and how it becomes SVG or PNG.

vl-convert draws it in this process, without a browser, a script in the file or the network.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert

from gradguide.charts.table import Table

INK = "#1a1a1a"
PAPER = "#ffffff"
HAIRLINE = "#c8c8c8"
ACCENT = "#1f4e79"
SHADES = ("#3d3d3d", "#9a9a9a", "#e2e2e2")
"""Fills that stay apart when printed in black and white, from the most to the least ink."""

_WRAP = 96  # characters of a title's line at the width of a figure
_SCALE = 2  # pixels of a PNG to one of the SVG, for screens and print


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as a Vega-Lite specification, what it says in one sentence, and its table."""

    spec: Mapping[str, Any]
    sentence: str
    table: Table


def figure(chart: alt.TopLevelMixin, title: str, sentence: str, table: Table) -> Figure:
    """A chart in the house's looks: the title, under it the sentence that says what to see.

    The sentence is also the description that a screen reader reads.
    """
    titled = chart.properties(
        title=alt.TitleParams(
            text=textwrap.wrap(title, _WRAP - 12),
            subtitle=textwrap.wrap(sentence, _WRAP),
            anchor="start",
            frame="bounds",
            fontSize=15,
            fontWeight="bold",
            subtitleFontSize=12,
            subtitleColor=INK,
            color=INK,
            offset=14,
        ),
        description=sentence,
        background=PAPER,
        padding=14,
    )
    styled = (
        titled.configure(font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            gridColor=HAIRLINE,
            domainColor=HAIRLINE,
            tickColor=HAIRLINE,
            labelLimit=430,
        )
    )
    return Figure(styled.to_dict(), sentence, table)


def svg(shown: Figure) -> str:
    """The figure as an SVG document, the same for the same figure."""
    return str(vl_convert.vegalite_to_svg(dict(shown.spec)))


def png(shown: Figure) -> bytes:
    """The figure as a PNG picture at twice the size of the SVG, the same for the same figure."""
    return bytes(vl_convert.vegalite_to_png(dict(shown.spec), scale=_SCALE))


def values(rows: Sequence[Mapping[str, object]]) -> alt.InlineData:
    """Rows as a chart's own data, in their order."""
    return alt.InlineData(values=[dict(row) for row in rows])
