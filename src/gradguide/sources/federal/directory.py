"""NCES's directory of institutions (HD) as the schools of a release."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from gradguide.sources.federal.kinds import quoted
from gradguide.sources.federal.opening import RAW, Opened
from gradguide.sources.federal.staging import Staging
from gradguide.sources.institution_aliases import aliases
from gradguide.sources.registry import host_of

_TEXTS = "directory_texts"  # what Python makes of a school's free text


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """The schools of one year's directory."""
    _put_texts(connection)
    return {
        "directory": f"""
        SELECT UNITID AS unitid, t.name, t.aliases, coalesce(t.city, '') AS city, STABBR AS state,
            CASE CONTROL WHEN '1' THEN 'public' WHEN '2' THEN 'private_nonprofit'
                WHEN '3' THEN 'private_for_profit' ELSE '' END AS control,
            coalesce(t.host, '') AS host, coalesce(OPEID, '') AS opeid,
            (CYACTIVE = '1')::BIGINT AS active, t.closed, NEWID AS successor,
            LATITUDE::DOUBLE AS latitude, LONGITUD::DOUBLE AS longitude,
            {opened.year}::BIGINT AS year
        FROM {RAW} JOIN {_TEXTS} t USING (line)"""
    }


def combine(staging: Staging) -> None:
    """The newest directory's schools; an older one's where the newest has them no more. Those are
    not active, whatever was true of them then."""
    staging.connection.execute("""
        INSERT INTO schools BY NAME
        SELECT * REPLACE (if(year = (SELECT max(year) FROM part_directory), active, 0) AS active)
        FROM part_directory
        QUALIFY row_number() OVER (PARTITION BY unitid ORDER BY year DESC) = 1""")


def _put_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """By row of the file: name, aliases, city, host and closing date. They go through a file
    because DuckDB takes in a file of thousands of rows at once and bound values one by one."""
    rows = connection.execute(
        f"SELECT line, INSTNM, IALIAS, CITY, WEBADDR, CLOSEDAT FROM {RAW}"
    ).fetchall()
    with TemporaryDirectory(prefix="gradguide-") as folder:
        path = Path(folder) / "texts.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(
                (
                    line,
                    _tidy(name),
                    json.dumps(aliases(cell or ""), ensure_ascii=False),
                    _tidy(city or ""),
                    host_of(address or ""),
                    iso_date(closed or ""),
                )
                for line, name, cell, city, address, closed in rows
            )
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_TEXTS} AS FROM read_csv({quoted(str(path))},"
            " auto_detect=false, header=false, delim=',', quote='\"', escape='\"',"
            " allow_quoted_nulls=true, columns={'line': 'BIGINT', 'name': 'VARCHAR',"
            " 'aliases': 'VARCHAR', 'city': 'VARCHAR', 'host': 'VARCHAR', 'closed': 'VARCHAR'})"
        )


def _tidy(text: str) -> str:
    return " ".join(text.split())  # some names have two spaces in them


def iso_date(text: str) -> str:
    """A date as NCES writes it (month/day/year, month/year or year) as YYYY-MM-DD, YYYY-MM or
    YYYY; nothing stays nothing."""
    *before, year = text.split("/")
    return "-".join([year, *(f"{int(part):02}" for part in before)])
