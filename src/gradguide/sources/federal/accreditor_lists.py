"""Lists of accreditors in one layout of our own: accreditor_lists.toml."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.accreditation import enter, is_there, program_of
from gradguide.sources.federal.opening import RAW, Opened
from gradguide.sources.federal.staging import Staging

_LISTED = "listed_by_accreditors"


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """The list's rows."""
    return {
        _LISTED: (
            f"SELECT {opened.year} AS year, agency, unitid, lpad(opeid, 8, '0') AS opeid,"
            f" institution, {program_of('program')} AS program, status, since, until FROM {RAW}"
        )
    }


def combine(staging: Staging) -> tuple[str, ...]:
    """Fill `accredited` from the list of the newest year; tells which matched no school."""
    if not is_there(staging, _LISTED):
        return ()
    return enter(
        staging,
        f"""SELECT agency, unitid, opeid, institution, program, status, since, until
        FROM part_{_LISTED} WHERE year = (SELECT max(year) FROM part_{_LISTED})""",
        "accreditors' lists",
    )
