"""What charts of graduates share: the sentence and the table."""

from __future__ import annotations

from collections.abc import Sequence

from gradguide.charts.table import Table
from gradguide.model.award_names import award_name
from gradguide.outlook.graduates import Counted, Graduates

NO_COUNT = "no count"


def table_of(drawn: Sequence[Counted]) -> Table:
    """The counts that the figure shows."""
    years = sorted({year for one in drawn for year in one.series.years})
    rows = []
    for one in drawn:
        totals = {count.year: f"{count.total:,}" for count in one.series.known}
        name = award_name(one.award.title, one.award.cip, one.award.code)
        rows.append((name, one.award.cip, *(totals.get(year, NO_COUNT) for year in years)))
    return Table(("award", "CIP", *map(str, years)), tuple(rows))


def sentence_of(found: Graduates, drawn: Sequence[Counted]) -> str:
    """The newest count of the largest award, and what one could misread."""
    largest = max(drawn, key=lambda one: one.series.known[-1].total)
    newest = largest.series.known[-1]
    name = award_name(largest.award.title, largest.award.cip, largest.award.code)
    told = (
        f"{newest.total:,} graduates in {newest.year} in {name}, first majors as the school "
        "reported them to NCES; years end in June, and all bars begin at nought and share a scale."
    )
    if found.shared:
        told += " Other programs of the school are counted in the same numbers."
    if any(one.series.imputed for one in drawn):
        told += " A star marks a number that NCES estimated."
    left = len(found.counted) + found.others - len(drawn)
    if not left:
        return told
    what = "1 more subject and level is" if left == 1 else f"{left:,} more subjects and levels are"
    return f"{told} {what} not drawn."
