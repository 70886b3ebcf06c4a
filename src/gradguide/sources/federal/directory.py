"""NCES's directory of institutions (HD) as the schools of a release."""

from __future__ import annotations

import json
from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.kinds import quoted
from gradguide.sources.federal.opening import RAW, Opened
from gradguide.sources.federal.staging import Staging
from gradguide.sources.institution_aliases import aliases
from gradguide.sources.registry import host_of


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """The schools of one year's directory."""
    for name, function in (
        ("tidy", _tidy),
        ("alias_list", _aliases),
        ("host_of", host_of),
        ("iso_date", iso_date),
    ):
        if not _has(connection, name):
            connection.create_function(name, function, ["VARCHAR"], "VARCHAR")
    return {
        "directory": f"""
        SELECT UNITID AS unitid, tidy(INSTNM) AS name, alias_list(coalesce(IALIAS, '')) AS aliases,
            tidy(coalesce(CITY, '')) AS city, STABBR AS state,
            CASE CONTROL WHEN '1' THEN 'public' WHEN '2' THEN 'private_nonprofit'
                WHEN '3' THEN 'private_for_profit' ELSE '' END AS control,
            host_of(coalesce(WEBADDR, '')) AS host, coalesce(OPEID, '') AS opeid,
            (CYACTIVE = '1')::BIGINT AS active, iso_date(CLOSEDAT) AS closed, NEWID AS successor,
            LATITUDE::DOUBLE AS latitude, LONGITUD::DOUBLE AS longitude,
            {opened.year}::BIGINT AS year
        FROM {RAW}"""
    }


def combine(staging: Staging) -> None:
    """The newest directory's schools; an older one's where the newest has them no more. Those are
    not active, whatever was true of them then."""
    staging.connection.execute("""
        INSERT INTO schools BY NAME
        SELECT * REPLACE (if(year = (SELECT max(year) FROM part_directory), active, 0) AS active)
        FROM part_directory
        QUALIFY row_number() OVER (PARTITION BY unitid ORDER BY year DESC) = 1""")


def _has(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    return bool(
        connection.execute(
            f"SELECT 1 FROM duckdb_functions() WHERE function_name = {quoted(name)} LIMIT 1"
        ).fetchall()
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())  # some names have two spaces in them


def _aliases(cell: str) -> str:
    return json.dumps(aliases(cell), ensure_ascii=False)


def iso_date(text: str) -> str:
    """A date as NCES writes it (month/day/year, month/year or year) as YYYY-MM-DD, YYYY-MM or
    YYYY."""
    *before, year = text.split("/")
    return "-".join([year, *(f"{int(part):02}" for part in before)])
