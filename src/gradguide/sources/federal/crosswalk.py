"""Which instruction (CIP 2020) prepares for which occupations (SOC 2018): NCES's crosswalk.

The workbook has the pairs twice, by instruction and by occupation. The first are taken, and the
second are read only to hold the first against them.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from gradguide.sources.federal.kinds import named, quoted
from gradguide.sources.federal.occupations import TITLES, combine
from gradguide.sources.federal.opening import RAW, Opened, bad, workbook_rows

__all__ = ["combine", "parts"]

_NO_CIP = quoted("99.9999")
_NO_SOC = quoted("99-9999")
_BACK = "SOC-CIP"
_BACK_HEADER = ("SOC2018Code", "SOC2018Title", "CIP2020Code", "CIP2020Title")


def parts(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """The pairs; codes of instruction with their titles, which lose NCES's full stop; those of
    occupations; and the pairs as the workbook has them by occupation.

    Raises:
        BadFilesError: the sheet of pairs by occupation is not there or has other columns.
    """
    header, *rows = workbook_rows(opened.file, _BACK) or [[]]
    if tuple(header) != _BACK_HEADER:
        raise bad(
            opened.file,
            f"the sheet {_BACK} has the columns {', '.join(header) or 'none'}",
            f"{', '.join(_BACK_HEADER)}",
        )
    pairs = ", ".join(f"({quoted(cip)}, {quoted(soc)})" for soc, _, cip, _ in rows)
    back = f"(VALUES {pairs}) AS back(cip, soc)" if rows else "(SELECT '' AS cip, '' AS soc)"
    both = f"cip <> {_NO_CIP} AND soc <> {_NO_SOC}"
    cip, soc = named("CIP2020Code"), named("SOC2018Code")
    return {
        "cip_soc": f"SELECT * FROM (SELECT {cip} AS cip, {soc} AS soc FROM {RAW}) WHERE {both}",
        "cips": (
            f"SELECT DISTINCT {cip} AS cip, regexp_replace(CIP2020Title, '\\.$', '') AS title"
            f" FROM {RAW} WHERE {cip} <> {_NO_CIP}"
        ),
        TITLES: (
            f"SELECT DISTINCT {soc} AS soc, SOC2018Title AS title, 3 AS rank,"
            f" {opened.year} AS year FROM {RAW} WHERE {soc} <> {_NO_SOC}"
        ),
        "crosswalk_back": f"SELECT cip, soc FROM {back} WHERE {both}",
    }
