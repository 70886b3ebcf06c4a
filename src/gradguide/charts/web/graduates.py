"""Graduates by year: a row of columns for each award, all from nought and on one scale."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.charts.graduate_rows import NO_COUNT, sentence_of, table_of
from gradguide.charts.web.drawing import Drawing, Strip, strips
from gradguide.charts.web.marks import bar, line, text
from gradguide.charts.web.scale import Scale
from gradguide.model.award_names import award_name
from gradguide.outlook.completions import Series
from gradguide.outlook.graduates import Counted, Graduates

MOST = 8
"""Awards in one chart."""

_ALL_LABELLED = 6  # years; of more only the first and the last are written
_BASE, _HEIGHT = 1.6, 3.3  # ems: where columns stand below the middle, and the highest column
_GAP = 0.3  # of a year's width, between columns


def graduates_by_year(found: Graduates) -> Drawing:
    """The graduates of a program's or school's awards, year by year.

    A year without a count has no column and the words "no count". Awards without a graduate in
    any year are left out, and so are those after the first `MOST`; the sentence says so.

    Raises:
        ValueError: no award has a graduate in any year.
    """
    drawn = [one for one in found.counted if any(c.total for c in one.series.known)][:MOST]
    if not drawn:
        raise ValueError("there are no graduates to draw")
    most = max(count.total for one in drawn for count in one.series.known)
    rows = (_row(one, Scale(0, most)) for one in drawn)
    svg = strips("graduates", "Graduates by year", rows)
    return Drawing(svg, sentence_of(found, drawn), table_of(drawn))


def _row(one: Counted, scale: Scale) -> Strip:
    """A row; its figure is only read out, since each number stands over its column."""
    award = one.award
    return Strip(
        award_name(award.title, award.cip, award.code),
        ", ".join(f"{count.total:,} in {count.year}" for count in one.series.known),
        "".join(_columns(one.series, scale)),
        note=f"CIP {award.cip}",
    )


def _columns(series: Series, scale: Scale) -> Iterator[str]:
    """The columns, over each its number, under each its year; the newest stands out."""
    wide = 100 / len(series.years)
    ends = {0, len(series.years) - 1}
    newest = series.known[-1].year
    for place, (year, count) in enumerate(zip(series.years, series.counts, strict=True)):
        left, middle = place * wide, (place + 0.5) * wide
        labelled = len(series.years) <= _ALL_LABELLED or place in ends
        if count is not None:
            top = _BASE - _HEIGHT * scale.at(count.total) / 100
            kind = "chart-newest" if year == newest else "chart-column"
            right = left + wide * (1 - _GAP / 2)
            yield bar(left + wide * _GAP / 2, right, kind, top=top, bottom=_BASE)
            if labelled:
                words = f"{count.total:,}{'*' if count.imputed else ''}"
                yield text(middle, words, "chart-value", y=top - 0.7, anchor="middle")
        elif labelled:
            yield text(middle, NO_COUNT, "chart-tick", y=_BASE - 0.7, anchor="middle")
        if labelled:
            yield text(middle, str(year), "chart-tick", y=_BASE + 0.95, anchor="middle")
    yield line(0, 100, "chart-zero", y=_BASE)
