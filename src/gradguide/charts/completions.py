"""Graduates by year as small bars, a row for each award, all from nought and on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import altair as alt

from gradguide.charts.figure import ACCENT, HAIRLINE, INK, Figure, figure, values
from gradguide.charts.graduate_rows import NO_COUNT, sentence_of, table_of
from gradguide.model.award_names import award_name
from gradguide.outlook.completions import Series
from gradguide.outlook.graduates import Counted, Graduates

MOST = 8
"""Awards in one figure."""

_BAR = 68  # width of a year
_HEIGHT = 110  # of the row with the highest bar; the others are as high as they need
_LEAST = 26
_TITLE = 72  # characters of a row's name in a line
_TIED = "\u00a0"


def graduates_by_year(found: Graduates, title: str) -> Figure:
    """The graduates of a program's or school's awards, year by year.

    All rows share one scale, and the number stands over every bar. A year without a count is
    marked so and has no bar. Awards without a graduate in any year are left out.

    Raises:
        ValueError: no award has a graduate in any year.
    """
    drawn = [one for one in found.counted if any(c.total for c in one.series.known)][:MOST]
    if not drawn:
        raise ValueError("there are no graduates to draw")
    most = max(count.total for one in drawn for count in one.series.known)
    rows = (_row(one, most) for one in drawn)
    chart = alt.vconcat(*rows, spacing=22).resolve_scale(y="independent")
    return figure(chart, title, sentence_of(found, drawn), table_of(drawn))


def _row(one: Counted, most: int) -> alt.LayerChart | alt.FacetChart:
    years = [str(year) for year in one.series.years]
    x = alt.X(
        "year:O",
        scale=alt.Scale(domain=years, paddingInner=0.25),
        axis=alt.Axis(title=None, labelAngle=0, ticks=False, domainColor=HAIRLINE),
    )
    own = max(count.total for count in one.series.known)
    height = max(_LEAST, _HEIGHT * own // most)
    top = most * height / _HEIGHT  # the same length is the same number in every row
    y = alt.Y("total:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=None)
    base = alt.Chart(values(list(_bars(one.series))))
    award = one.award
    name = f"{award_name(award.title, award.cip, award.code)} (CIP{_TIED}{award.cip})"
    heading = alt.TitleParams(
        text=wrap(name, _TITLE), anchor="start", fontSize=12, fontWeight="normal", color=INK,
        offset=18,
    )  # fmt: skip
    return alt.layer(
        base.mark_bar(color=ACCENT).encode(x=x, y=y),
        base.mark_text(dy=-7, color=INK, fontSize=11).encode(x=x, y=y, text="label:N"),
    ).properties(width=_BAR * len(years), height=height, title=heading)


def _bars(series: Series) -> Iterator[dict[str, object]]:
    for year, count in zip(series.years, series.counts, strict=True):
        label = NO_COUNT if count is None else f"{count.total:,}{'*' if count.imputed else ''}"
        yield {"year": str(year), "total": 0 if count is None else count.total, "label": label}
