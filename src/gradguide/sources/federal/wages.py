"""Wages by occupation: OEWS of the Bureau of Labor Statistics, for the nation and for states.

A figure that BLS does not release is NULL, and one that it publishes only as "at least" (`#`) is
NULL and named in `top_coded`. Where only hourly wages are released, there are no yearly ones: BLS
does not, because a year in these occupations is seldom 2,080 hours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import duckdb

from gradguide.sources.federal.kinds import named, quoted
from gradguide.sources.federal.occupations import TITLES, combine
from gradguide.sources.federal.opening import RAW, Opened, bad, workbook_rows

__all__ = ["combine", "parts"]

_TOP_CODES = "wage_top_codes.toml"
_FIELDS = "Field Descriptions"
_TOP = re.compile(r"#\s*=.*?\$([\d,]+)(?:\.00)? per year")
_FIGURES = {
    "p10": "A_PCT10", "p25": "A_PCT25", "median": "A_MEDIAN", "p75": "A_PCT75", "p90": "A_PCT90",
    "mean": "A_MEAN",
}  # fmt: skip


@cache
def top_codes() -> Mapping[int, int]:
    """By the year of May, what a wage is at least in place of which "#" stands, in dollars."""
    file = resources.files(__package__ or "").joinpath(_TOP_CODES)
    dollars: dict[str, int] = tomllib.loads(file.read_text(encoding="utf-8"))["dollars"]
    return {int(year): amount for year, amount in dollars.items()}


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Wages of detailed occupations, and of broad ones of which an area has no detailed row.

    Raises:
        BadFilesError: there is a "#", and neither we nor the file know what it means in the year.
    """
    top = top_codes().get(opened.year)
    marked = " OR ".join(f"{named(column)} = '#'" for column in _FIGURES.values())
    if top is None:
        rows = connection.execute(f"SELECT line FROM {RAW} WHERE {marked} LIMIT 1").fetchall()
        top = _told_by(opened, rows[0][0]) if rows else None
    area = "CASE AREA_TYPE WHEN '1' THEN 'US' ELSE PRIM_STATE END"
    if "PRIM_STATE" not in opened.description.columns:
        area = quoted("US")
    figures = ", ".join(
        f"try_cast({named(column)} AS BIGINT) AS {name}" for name, column in _FIGURES.items()
    )
    names = ", ".join(
        f"CASE WHEN {named(column)} = '#' THEN {quoted(name)} END"
        for name, column in _FIGURES.items()
    )
    kept = (
        f"FROM {RAW} r WHERE O_GROUP = 'detailed' OR (O_GROUP = 'broad' AND NOT EXISTS"
        f" (FROM {RAW} d WHERE d.O_GROUP = 'detailed' AND d.AREA = r.AREA"
        " AND left(d.OCC_CODE, 6) = left(r.OCC_CODE, 6)))"
    )
    wages = (
        f"SELECT OCC_CODE AS soc, {area} AS area, {opened.year}::BIGINT AS year,"
        f" try_cast(TOT_EMP AS BIGINT) AS employment, {figures},"
        f" concat_ws(',', {names}) AS top_coded,"
        f" CASE WHEN {marked} THEN {top if top is not None else 'NULL'}::BIGINT END AS top {kept}"
    )
    titles = (
        f"SELECT DISTINCT OCC_CODE AS soc, OCC_TITLE AS title, 1 AS rank, {opened.year} AS year"
        f" {kept}"
    )
    return {"wages": wages, TITLES: titles}


def _told_by(opened: Opened, row: int) -> int:
    """What the file itself says that "#" stands for: of a year that is newer than our table."""
    cells = (cell for cells in workbook_rows(opened.file, _FIELDS) for cell in cells)
    amounts = {found.group(1) for cell in cells if (found := _TOP.search(cell))}
    if len(amounts) != 1:
        raise bad(
            opened.file,
            f"row {row}: '#', and the amount that it stands for in {opened.year} is not known",
            f'the amount at the foot of the file\'s sheet "{_FIELDS}", or for the year in '
            f"{_TOP_CODES}",
        )
    return int(amounts.pop().replace(",", ""))
