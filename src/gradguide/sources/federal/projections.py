"""Employment by occupation, now and ten years on: BLS's Employment Projections, table 1.2.

Figures are published in thousands with one decimal and become persons; a percentage becomes
tenths of it. Rows that sum up others ("Summary") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.kinds import named
from gradguide.sources.federal.occupations import TITLES, combine
from gradguide.sources.federal.opening import RAW, Opened

__all__ = ["combine", "parts"]

_CODE = named("National Employment Matrix code")
_TITLE = named("National Employment Matrix title")
_KEPT = f"FROM {RAW} WHERE {named('Occupation type')} = 'Line item'"


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Projections of occupations that are no sums of others."""
    to_year = re.findall(r"\d{4}", opened.names["Employment, to"])[-1]
    projections = (
        f"SELECT {_CODE} AS soc, {opened.year}::BIGINT AS from_year, {to_year}::BIGINT AS to_year,"
        f" {_whole('Employment, from', 1000)} AS employment_from,"
        f" {_whole('Employment, to', 1000)} AS employment_to,"
        f" {_whole('Employment change, percent', 10)} AS change_permille,"
        f" {_whole('Occupational openings', 1000)} AS openings,"
        f" {_words('Typical education needed for entry')} AS education,"
        f" {_words('Work experience in a related occupation')} AS experience,"
        " "
        + _words("Typical on-the-job training needed to attain competency in the occupation")
        + f" AS training {_KEPT}"
    )
    titles = (
        f"SELECT DISTINCT {_CODE} AS soc, {_TITLE} AS title, 2 AS rank, {opened.year} AS year"
        f" {_KEPT}"
    )
    return {"projections": projections, TITLES: titles}


def _whole(column: str, unit: int) -> str:
    """A number with one decimal in `unit`s as a whole number; exact, as it is no float."""
    return f"({named(column)}::DECIMAL(12, 1) * {unit})::BIGINT"


def _words(column: str) -> str:
    return f"coalesce({named(column)}, '')"
