"""Who is accredited by whom: the Department of Education's DAPIP.

Records name a school or campus by a number of DAPIP's own. Its UNITIDs stand beside it in the
table of schools and campuses; where they do not, its number at the Department (OPEID) finds it in
NCES's directory, if it is that of one school only. What matches no school is left out and told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import duckdb

from gradguide.sources.federal.accreditation import enter, is_there, program_of
from gradguide.sources.federal.errors import BadFile, BadFilesError, FederalError, Problem
from gradguide.sources.federal.opening import RAW, Opened, open_file
from gradguide.sources.federal.staging import Staging

_RECORDS = "dapip_records"
_CAMPUSES = "dapip_campuses"
_OF_CAMPUSES = "dapip-campuses"


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Records, and schools with their campuses where both are in one zip.

    Raises:
        BadFilesError: a zip has records and no table of schools and campuses, or a day is none.
    """
    if opened.file.dataset == _OF_CAMPUSES:
        return {_CAMPUSES: _campuses(RAW, opened.year)}
    _refuse_no_days(opened, connection)
    records = {_RECORDS: _records("records_of_dapip", opened.year)}
    connection.execute(f"CREATE OR REPLACE TEMP TABLE records_of_dapip AS FROM {RAW}")
    if opened.file.path.suffix.lower() != ".zip":
        return records
    open_file(replace(opened.file, dataset=_OF_CAMPUSES), connection)
    return {**records, _CAMPUSES: _campuses(RAW, opened.year)}


def _records(table: str, year: int) -> str:
    return (
        f"SELECT {year} AS year, DapipId AS id, AgencyName AS agency,"
        f" {program_of('ProgramName')} AS program, coalesce(AccreditationStatus, '') AS status,"
        f" {_date('AccreditationDate')} AS since, {_date('AccreditationEndDate')} AS until"
        f" FROM {table}"
    )


def _campuses(table: str, year: int) -> str:
    return (
        f"SELECT {year} AS year, DapipId AS id, LocationName AS name,"
        " regexp_extract_all(coalesce(IpedsUnitIds, ''), '[0-9]{6}') AS unitids,"
        f" lpad(nullif(trim(OpeId), ''), 8, '0') AS opeid FROM {table}"
    )


def _date(column: str) -> str:
    """A date as Americans write it, with a time of day that means nothing, as YYYY-MM-DD."""
    return f"strftime(try_strptime(split_part({column}, ' ', 1), '%m/%d/%Y'), '%Y-%m-%d')"


def _refuse_no_days(opened: Opened, connection: duckdb.DuckDBPyConnection) -> None:
    """30 February has the shape of a date."""
    for column in ("AccreditationDate", "AccreditationEndDate"):
        rows = connection.execute(
            f"SELECT line, {column} FROM {RAW}"
            f" WHERE {column} IS NOT NULL AND {_date(column)} IS NULL ORDER BY line"
        ).fetchall()
        if rows:
            line, value = rows[0]
            problem = Problem(repr(value), "a day of the calendar", line, column, len(rows))
            raise BadFilesError([BadFile(opened.file.path, (problem,))])


def combine(staging: Staging) -> tuple[str, ...]:
    """Fill `accredited` from the records of the newest year; tells which matched no school.

    Raises:
        FederalError: there are records without a table of schools and campuses.
    """
    if not is_there(staging, _RECORDS):
        return ()
    if not is_there(staging, _CAMPUSES):
        raise FederalError(
            "AccreditationRecords of DAPIP are there without InstitutionCampus, which says whose "
            "they are; put the zip there as it was downloaded, or both files with the year in "
            "their names"
        )
    told = enter(
        staging,
        f"""SELECT agency,
            unnest(CASE WHEN len(unitids) > 0 THEN unitids ELSE [NULL] END) AS unitid, opeid,
            coalesce(name, 'no. ' || id) AS institution, program, status, since, until
        FROM part_{_RECORDS} LEFT JOIN part_{_CAMPUSES} USING (year, id)
        WHERE year = (SELECT max(year) FROM part_{_RECORDS})""",
        "DAPIP",
    )
    # So that the other of its two datasets does not enter them again.
    staging.connection.execute(f"DROP TABLE part_{_RECORDS}")
    return told
