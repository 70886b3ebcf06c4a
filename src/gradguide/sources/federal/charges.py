"""What schools charge graduate students (IPEDS: COST1, before 2024 IC_AY), averaged over the
school, and what an application costs. Values that NCES estimated are left out."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.imputed import reported
from gradguide.sources.federal.opening import RAW, Opened
from gradguide.sources.federal.staging import Staging

_RESIDENCIES = {5: "in_district", 6: "in_state", 7: "out_of_state"}


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """A row for each school and residency for which anything is said, and application fees."""
    rows = " UNION ALL ".join(
        f"""SELECT UNITID AS unitid, {opened.year}::BIGINT AS year, '{residency}' AS residency,
            {reported(f"TUITION{number}", f"XTUIT{number}")} AS tuition,
            {reported(f"FEE{number}", f"XFEE{number}")} AS fees,
            {reported(f"HRCHG{number}", f"XHRCHG{number}")} AS per_credit
        FROM {RAW}"""
        for number, residency in _RESIDENCIES.items()
    )
    return {
        "charges": f"SELECT * FROM ({rows}) WHERE coalesce(tuition, fees, per_credit) IS NOT NULL",
        "application_fees": f"""
        SELECT UNITID AS unitid, {opened.year}::BIGINT AS year,
            {reported("APPLFEEG", "XAPPFEEG")} AS fee
        FROM {RAW} WHERE APPLFEEG IS NOT NULL""",
    }


def combine(staging: Staging) -> None:
    """Application fees into the schools' characteristics of the same year."""
    run = staging.connection.execute
    run("""UPDATE characteristics c SET application_fee = p.fee FROM part_application_fees p
        WHERE p.unitid = c.unitid AND p.year = c.year AND p.fee IS NOT NULL""")
    run("""INSERT INTO characteristics
        SELECT unitid, year, '', NULL, fee FROM part_application_fees p
        WHERE fee IS NOT NULL AND NOT EXISTS (
            FROM characteristics c WHERE c.unitid = p.unitid AND c.year = p.year)""")
