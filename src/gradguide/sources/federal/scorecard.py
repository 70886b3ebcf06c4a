"""What graduates earned and owed by school, field and level: the College Scorecard.

A figure that is suppressed for privacy is a row without dollars, and one that there is not is no
row. Several campuses under one number of the Department of Education (OPEID) have the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.kinds import named, quoted
from gradguide.sources.federal.opening import RAW, Opened, bad

_MEASURES = {
    "earnings_1yr": ("EARN_MDN_1YR", "EARN_COUNT_WNE_1YR"),
    "earnings_4yr": ("EARN_MDN_4YR", "EARN_COUNT_WNE_4YR"),
    "earnings_5yr": ("EARN_MDN_5YR", "EARN_COUNT_WNE_5YR"),
    "earnings_highest_1yr": ("EARN_MDN_HI_1YR", "EARN_COUNT_WNE_HI_1YR"),
    "earnings_highest_2yr": ("EARN_MDN_HI_2YR", "EARN_COUNT_WNE_HI_2YR"),
    "debt": ("DEBT_ALL_STGP_ANY_MDN", "DEBT_ALL_STGP_ANY_N"),
}
_LEVELS = {
    "1": "undergraduate_certificate", "2": "associate", "3": "bachelor",
    "4": "postbaccalaureate_certificate", "5": "master", "6": "doctoral",
    "7": "first_professional", "8": "certificate",
}  # fmt: skip


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """A row for each measure of a school's field at a level that is published or suppressed.

    Raises:
        BadFilesError: the file has no earnings under any name that is known.
    """
    there = {name: pair for name, pair in _MEASURES.items() if pair[0] in opened.columns}
    if not any(name.startswith("earnings") for name in there):
        names = ", ".join(pair[0] for pair in _MEASURES.values() if pair[0].startswith("EARN"))
        raise bad(opened.file, "it has no column of earnings", f"one of {names}")
    level = " ".join(f"WHEN {quoted(code)} THEN {quoted(name)}" for code, name in _LEVELS.items())
    selects = [
        f"SELECT UNITID AS unitid, left(lpad(CIPCODE, 4, '0'), 2) || '.' || right(CIPCODE, 2)"
        f" AS cip4, CASE CREDLEV {level} END AS level, {quoted(measure)} AS measure,"
        f" {opened.year}::BIGINT AS year, {_whole(median)} AS dollars, {_whole(count)} AS count"
        f" FROM {RAW} WHERE UNITID IS NOT NULL AND {named(median)} IS NOT NULL"
        for measure, (median, count) in there.items()
    ]
    return {"earnings": " UNION ALL ".join(selects)}


def _whole(column: str) -> str:
    """Whole dollars or people; some files write them with a fraction of zero."""
    return f"try_cast(try_cast({named(column)} AS DECIMAL(14, 2)) AS BIGINT)"
