"""How schools are organised (IPEDS Institutional Characteristics, IC): the calendar, graduate
programs at a distance, and until 2023 what an application costs."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.imputed import reported
from gradguide.sources.federal.opening import RAW, Opened


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """A row for each school of one year's file."""
    return {
        "characteristics": f"""
        SELECT UNITID AS unitid, {opened.year}::BIGINT AS year,
            CASE CALSYS WHEN '1' THEN 'semester' WHEN '2' THEN 'quarter' WHEN '3' THEN 'trimester'
                WHEN '4' THEN '4-1-4' WHEN '6' THEN 'varies'
                WHEN '5' THEN 'other' WHEN '7' THEN 'other' ELSE '' END AS calendar,
            DSTNGP::BIGINT AS graduate_distance,
            {reported("APPLFEEG", "XAPPFEEG")} AS application_fee
        FROM {RAW}"""
    }
