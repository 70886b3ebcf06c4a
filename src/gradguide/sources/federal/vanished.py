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
    """Which schools stand in no directory that was read: how many, some of them, and in which
    tables and years. Their rows are kept. An older directory beside the newest tells who they were.
    """
    if not any(file.dataset == "ipeds-directory" for file in files):
        yield "no directory of schools was read (ipeds-directory): no school has a name"
        return
    unitids, places = set[str](), list[str]()
    for table, query in _OF_YEAR.items():
        rows = connection.execute(
            f"SELECT year, list(unitid) FROM (SELECT DISTINCT unitid, year FROM"
            f" ({query}) WHERE unitid NOT IN (SELECT unitid FROM schools)) GROUP BY 1 ORDER BY 1"
        ).fetchall()
        unitids.update(*(of_year for _, of_year in rows))
        if rows:
            places.append(f"{table} of {', '.join(str(year) for year, _ in rows)}")
    if not unitids:
        return
    some = ", ".join(sorted(unitids)[:_NAMED]) + (", …" if len(unitids) > _NAMED else "")
    subject = "1 school stands" if len(unitids) == 1 else f"{len(unitids):,} schools stand"
    yield (
        f"{subject} in no directory that was read (UNITID {some}: {'; '.join(places)}); the rows "
        "are kept without a name"
    )
