"""What a page gets of a chart, and the rows and strips that most charts are made of.

A chart of rows is a list: each row has a name and a figure, which are text of the page and wrap
like text, and between them a strip of SVG. A strip is as wide as there is room, its coordinates
are percentages, and nothing in it is scaled, so that letters have the size of the page's letters
at any width. Names and figures are read out; strips are hidden from what reads aloud, because
they say nothing that is not in a name, a figure or the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from gradguide.charts.table import Table


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart for a page.

    `svg` is HTML to put in as it is: inline SVG, and beside it names and figures as text. It has
    no style attributes, styles or scripts; `charts.css` says how it looks. `sentence` says what
    to see, `table` has the numbers.
    """

    svg: Markup
    sentence: str
    table: Table


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of a chart.

    `name` and `figure` are plain text or Markup, `note` stands small under or behind the name.
    `drawn` are marks around the middle of the strip, `behind` hairlines that go through it.
    `ties` are the brackets that pass the row ("first", "within", "last", or "" where there is
    none), from left to right. `kind` is one more class.
    """

    name: str
    figure: str
    drawn: str
    behind: str = ""
    note: str = ""
    ties: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the rows: words over the strips (an axis) and over the figures."""

    drawn: str
    figure: str = ""


def strips(
    kind: str, label: str, rows: Iterable[Strip], *, head: Head | None = None, before: str = ""
) -> Markup:
    """Rows under one another, in a list that is named by `label`.

    `kind` is the class that tells charts.css how high a strip is; `before` is HTML above the rows.
    """
    axis = ""
    if head is not None:  # a list item, so that it shares the columns of the rows
        axis = (
            f'<li class="chart-row chart-axis" aria-hidden="true">{_svg(head.drawn)}'
            f'<span class="chart-figure">{escape(head.figure)}</span></li>'
        )
    return Markup(  # every text in it went through escape()
        f'<div class="chart chart-{kind}" role="group" aria-label="{escape(label)}">{before}'
        f'<ol class="chart-rows">{axis}{"".join(_rows(rows))}</ol></div>'
    )


def _rows(rows: Iterable[Strip]) -> Iterator[str]:
    for row in rows:
        kind = f" {row.kind}" if row.kind else ""
        note = f'<span class="chart-note">{escape(row.note)}</span>' if row.note else ""
        ties = f'<span class="chart-ties" aria-hidden="true">{_ties(row.ties)}</span>'
        yield (
            f'<li class="chart-row{kind}"><span class="chart-name">{escape(row.name)} {note}</span>'
            f"{_svg(row.drawn, row.behind)}"
            f"{ties if row.ties else ''}"
            f'<span class="chart-figure">{escape(row.figure)}</span></li>'
        )


def _ties(ties: Sequence[str]) -> str:
    return "".join(f'<i class="{tie}"></i>' if tie else "<i></i>" for tie in ties)


def _svg(drawn: str, behind: str = "") -> str:
    """A strip. The svg within begins at half of the height, so that ems count from the middle."""
    return (
        f'<svg class="chart-strip" aria-hidden="true" focusable="false">{behind}'
        f'<svg y="50%" overflow="visible">{drawn}</svg></svg>'
    )
