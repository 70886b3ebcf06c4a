"""Programs that schools report to NCES, and how many at a distance (IPEDS Completions, C_DEP)."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.model.national import AwardLevel
from gradguide.sources.federal.kinds import named
from gradguide.sources.federal.opening import RAW, Opened

_LEVELS: Mapping[AwardLevel, tuple[str, ...]] = {
    "undergraduate_certificate": ("PCERT1A", "PCERT1B", "PCERT2", "PCERT4"),
    "associate": ("PASSOC",),
    "bachelor": ("PBACHL",),
    "certificate": ("PPBACC", "PPMAST"),
    "master": ("PMASTR",),
    "doctoral": ("PDOCRS", "PDOCPP", "PDOCOT"),
}


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """A row for each school, six-digit program and level that is offered.

    Where a level has several columns (certificates, doctorates) they are counted together. A
    program of which some can be completed at a distance is not counted as one that is.
    """
    rows = " UNION ALL ".join(
        f"""SELECT UNITID AS unitid, CIPCODE AS cip, '{level}' AS level,
            {opened.year}::BIGINT AS year, {_sum(columns, "{offered}")} AS programs,
            {_sum(columns, "greatest({online} - {partly}, 0)")} AS online,
            {_sum(columns, "{partly}")} AS partly
        FROM {RAW} WHERE length(CIPCODE) = 7"""
        for level, columns in _LEVELS.items()
    )
    return {"distance": f"SELECT * FROM ({rows}) WHERE programs > 0"}


def _sum(columns: tuple[str, ...], each: str) -> str:
    """The sum over a level's columns of an expression of what they say."""
    return " + ".join(
        each.format(
            offered=f"{named(column)}::BIGINT",
            online=f"{named(column + 'DE')}::BIGINT",
            partly=f"{named(column + 'DES')}::BIGINT",
        )
        for column in columns
    )
