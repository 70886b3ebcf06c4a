"""Occupations as a table: pay a year, people employed, and how the number of jobs may change."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from gradguide.answers.pay_words import amount, area_name, change, when
from gradguide.cli.cost_text import wrapped
from gradguide.outlook.careers import Row
from gradguide.outlook.pay import Pay

_TITLE = 34  # characters of an occupation in a table


def table(
    rows: Sequence[Row], state: str | None, indent: str, *, read: bool = True
) -> Iterator[str]:
    """Occupations a line each: pay a year from the lowest tenth to the highest, and outlook."""
    yield (
        f"{indent}{'SOC':<8}{'occupation':<{_TITLE}} {'employed':>9} {'10 %':>8} {'middle':>9}"
        f" {'90 %':>9} {'openings':>8} {'change':>7}"
    )
    for several in _published_together(rows):
        row = several[0]
        group = row.figures.published_as
        soc, title = (row.soc, row.title) if group is None else (group.soc, group.title)
        first, *more = textwrap.wrap(title, _TITLE - 1) or [""]
        outlook = row.figures.outlook
        openings = f"{outlook.projection.openings:,}" if outlook else "–"
        changed = change(outlook.projection.change_permille) if outlook else "–"
        yield (
            f"{indent}{soc:<8}{first:<{_TITLE}} {_pay_columns(row.figures.nation)}"
            f" {openings:>8} {changed:>7}"
        )
        for line in more:
            yield f"{indent}{'':<8}{line}"
        if row.figures.state is not None:
            yield f"{indent}{'':<8}{_state_name(row.figures.state):<{_TITLE}} " + (
                _pay_columns(row.figures.state)
                if row.figures.state.told == "published"
                else f"{row.figures.state.told}"
            )
        if group is not None:
            yield from _parts(several, indent)
    if read:
        yield from wrapped(read_as(rows), indent, indent)


def _published_together(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Rows in their order, those whose figures are of one group together at the first of them."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        group = row.figures.published_as
        groups.setdefault(row.soc if group is None else group.soc, []).append(row)
    yield from map(tuple, groups.values())


def _parts(rows: Sequence[Row], indent: str) -> Iterator[str]:
    named = [f"{row.title} ({row.soc})" for row in rows]
    beside = "only together" if len(named) > 1 else "only with others"
    text = f"of these {_joined(named)}: BLS publishes the figures {beside}"
    yield from wrapped(text, f"{indent}{'':<8}", f"{indent}{'':<8}")


def _joined(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), names[-1]])


def _state_name(pay: Pay) -> str:
    return f"  in {area_name(pay.area)}"


def _pay_columns(pay: Pay) -> str:
    employed = pay.wages.employment if pay.wages else None
    number = "–" if employed is None else f"{employed:,}"
    low, middle, high = (amount(pay, name) for name in ("p10", "median", "p90"))
    return f"{number:>9} {low:>8} {middle:>9} {high:>9}"


def read_as(rows: Sequence[Row]) -> str:
    """How the table is to be read, with the years of its columns."""
    paid = sorted({when(r.figures.nation) for r in rows if r.figures.nation.wages})
    spans = sorted({
        f"{o.projection.from_year} to {o.projection.to_year}"
        for r in rows if (o := r.figures.outlook)
    })  # fmt: skip
    parts = [f"Wages a year and people employed: {', '.join(paid)}"] if paid else []
    if spans:
        parts.append(f"openings a year and change as projected by BLS, {', '.join(spans)}")
    if any(amount(r.figures.nation, "p90").endswith("+") for r in rows):
        parts.append("+ means at least")
    return "; ".join([*parts, "– means not published"]) + "."
