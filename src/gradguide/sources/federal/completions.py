"""Awards conferred (IPEDS Completions, C_A): what schools give awards in, and how many a year."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.model.national import LEVEL_OF_CODE
from gradguide.sources.federal.imputed import estimated
from gradguide.sources.federal.kinds import quoted
from gradguide.sources.federal.opening import RAW, Opened
from gradguide.sources.federal.staging import Staging


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """The six-digit programs of one year's file, first and second majors in one row."""
    told = "XCTOTALT" in opened.columns
    imputed = f"max(coalesce({estimated('XCTOTALT')}, false)::BIGINT)" if told else "NULL"
    return {
        "counted": f"""
        SELECT UNITID AS unitid, CIPCODE AS cip, AWLEVEL::BIGINT AS code,
            {opened.year}::BIGINT AS year, {_sum("CTOTALT", 1)} AS total,
            {_sum("CTOTALM", 1)} AS men, {_sum("CTOTALW", 1)} AS women,
            {_sum("CTOTALT", 2)} AS second, {imputed}::BIGINT AS imputed
        FROM {RAW} WHERE length(CIPCODE) = 7 GROUP BY UNITID, CIPCODE, AWLEVEL"""
    }


def _sum(column: str, major: int) -> str:
    counted = f"sum({column}::BIGINT) FILTER (WHERE MAJORNUM = '{major}')"
    return f"coalesce({counted}, 0)::BIGINT"


def combine(staging: Staging) -> None:
    """Awards, numbered from 1 in the order of school, subject and level, and the counts of each."""
    levels = " ".join(f"WHEN {code} THEN {quoted(name)}" for code, name in LEVEL_OF_CODE.items())
    staging.connection.execute(f"""
        INSERT INTO awards BY NAME
        SELECT row_number() OVER (ORDER BY unitid, cip, code) AS number, unitid, cip,
            CASE code {levels} END AS level, code, min(year) AS first_year, max(year) AS last_year
        FROM part_counted GROUP BY unitid, cip, code""")
    staging.connection.execute("""
        INSERT INTO completions BY NAME
        SELECT a.number AS award, p.year, p.total, p.men, p.women, p.second, p.imputed
        FROM part_counted p JOIN awards a USING (unitid, cip, code)""")
