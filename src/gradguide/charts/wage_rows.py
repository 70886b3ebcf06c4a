"""What charts of wages share: which figures are known, how they are written, and the table."""

from __future__ import annotations

from collections.abc import Sequence

from gradguide.charts.table import Table
from gradguide.outlook.careers import Row
from gradguide.outlook.pay import PERCENTILES, Pay, Percentile

NATION = "United States"


def drawn_of(
    names: Sequence[str], rows: Sequence[Row], state_name: str | None, most: int
) -> tuple[list[tuple[str, str, Pay]], list[str]]:
    """The name, area and wages of each line that can be drawn, for the first `most` occupations
    that have one; and these occupations' names."""
    shown = [
        (name, area, pay)
        for name, row in zip(names, rows, strict=True)
        for area, pay in pays_of(row, state_name)
    ]
    drawn = [one for one in shown if known(one[2], "median") is not None]
    order = list(dict.fromkeys(name for name, _, _ in drawn))[:most]
    return [one for one in drawn if one[0] in order], order


def table_of(drawn: Sequence[tuple[str, str, Pay]]) -> Table:
    """The wages that the figure shows."""
    header = ("occupation", "area", "May", "10 %", "25 %", "middle", "75 %", "90 %")
    return Table(
        header,
        tuple(
            (
                " ".join(label.split()),
                area,
                str(pay.wages.year) if pay.wages else "",
                *(written(pay, name) for name in PERCENTILES),
            )
            for label, area, pay in drawn
        ),
    )


def end_written(pay: Pay) -> str:
    """The highest percentile, with an arrow where it is only known as "at least"."""
    if known(pay, "p90") is None:
        return ""
    return f"{written(pay, 'p90')} →" if pay.dollars("p90") is None else written(pay, "p90")


def known(pay: Pay, name: Percentile) -> int | None:
    """A percentile in dollars a year, or what it is at least, or None."""
    dollars = pay.dollars(name)
    return pay.at_least(name) if dollars is None else dollars


def written(pay: Pay, name: Percentile) -> str:
    """A percentile as people write it."""
    dollars, least = pay.dollars(name), pay.at_least(name)
    if dollars is not None:
        return f"${dollars:,}"
    return "not published" if least is None else f"${least:,} or more"


def pays_of(row: Row, state_name: str | None) -> list[tuple[str, Pay]]:
    """The areas of an occupation with what they pay: the nation, then the state."""
    pays = [(NATION, row.figures.nation)]
    if state_name is not None and row.figures.state is not None:
        pays.append((state_name, row.figures.state))
    return pays


def names_of(rows: Sequence[Row]) -> list[str]:
    """The occupations' names, no two alike; that of the group where figures are of one."""
    names = [_group(row) for row in rows]
    return [
        f"{name} ({row.soc})" if names.count(name) > 1 else name
        for name, row in zip(names, rows, strict=True)
    ]


def _group(row: Row) -> str:
    return row.figures.published_as.title if row.figures.published_as else row.title


def sentence_of(
    rows: Sequence[Row],
    drawn: Sequence[tuple[str, str, Pay]],
    order: Sequence[str],
    state_name: str | None,
) -> str:
    """How to read the lines, what they are figures of, and what is not drawn."""
    years = sorted({str(pay.wages.year) for _, _, pay in drawn if pay.wages})
    text = (
        "Each line goes from what the lowest-paid tenth earns at most to what the best-paid tenth "
        "earns at least; the thick part is the middle half, the mark the middle. Wages a year, all "
        f"industries, May {' and '.join(years)}, Bureau of Labor Statistics."
    )
    if state_name is not None and all(area != state_name for _, area, _ in drawn):
        text += f" No wages of {state_name} are known here."
    missing = len({row.soc for row in rows}) - len(order)
    if missing:
        text += f" {missing} more {'is' if missing == 1 else 'are'} not drawn."
    return text
