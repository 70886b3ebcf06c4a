"""Schools that files speak of and no directory that was read has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import duckdb

from gradguide.sources.federal.files import FederalFile

_OF_YEAR: Mapping[str, str] = {
    "awards": "SELECT a.unitid, c.year FROM awards a JOIN completions c ON c.award = a.number",
    "distance": "SELECT unitid, year FROM distance",
    "characteristics": "SELECT unitid, year FROM characteristics",
    "charges": "SELECT unitid, year FROM charges",
    "earnings": "SELECT unitid, year FROM earnings",
}
_NAMED = 5


def notes_of_vanished(
    files: Iterable[FederalFile], connection: duckdb.DuckDBPyConnection
) -> Iterator[str]:
    """For each table and year, how many schools stand in no directory that was read, and some of
    them. Their rows are kept. An older directory beside the newest one tells who they were."""
    if not any(file.dataset == "ipeds-directory" for file in files):
        yield "no directory of schools was read (ipeds-directory): no school has a name"
        return
    for table, query in _OF_YEAR.items():
        rows = connection.execute(
            f"SELECT year, list(unitid ORDER BY unitid) FROM (SELECT DISTINCT unitid, year FROM"
            f" ({query}) WHERE unitid NOT IN (SELECT unitid FROM schools)) GROUP BY 1 ORDER BY 1"
        ).fetchall()
        for year, unitids in rows:
            some = ", ".join(unitids[:_NAMED]) + (", …" if len(unitids) > _NAMED else "")
            yield (
                f"{table} of {year}: {len(unitids)} UNITID(s) stand in no directory that was "
                f"read ({some}); their rows are kept without a name"
            )
