"""Measuring what the descriptions assert, and holding it against the bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from gradguide.sources.federal.description import Assertion, Description
from gradguide.sources.federal.errors import Failed
from gradguide.sources.federal.files import FederalFile
from gradguide.sources.federal.opening import RAW, Opened

Measured = int | float | str | None


def measured(opened: Opened, connection: duckdb.DuckDBPyConnection) -> dict[str, Measured]:
    """What the assertions about single files measure in the table of this one, by their names."""
    found = dict[str, Measured]()
    for one in opened.description.assertions:
        if one.of != "all" and one.covers(opened.year, opened.file.edition):
            whole = f"SELECT {one.measure} FROM {RAW} WHERE {one.where}"
            query = one.measure if one.of == "query" else whole
            found[one.name] = _value(connection, query, opened.year)
    return found


def failed_of_file(file: FederalFile, found: Mapping[str, Measured]) -> list[Failed]:
    """The assertions about a file that what was measured in it does not meet."""
    about = f"{file.path.name}, {file.dataset} of {file.year}"
    return [
        Failed(one.name, about, _told(found.get(one.name)), one.expected, one.says, file.path)
        for one in file.description.assertions
        if one.of != "all"
        and one.covers(file.year, file.edition)
        and not one.holds(found.get(one.name))
    ]


def failed_of_all(
    files: Iterable[FederalFile], connection: duckdb.DuckDBPyConnection
) -> list[Failed]:
    """The assertions about all that was staged that do not hold; those of datasets of which a
    file was read. One that names `{year}` is asked for each year."""
    failed = dict[tuple[str, str], Failed]()
    for file in files:
        for one in file.description.assertions:
            if one.of == "all" and one.covers(file.year, file.edition):
                found = _value(connection, one.measure, file.year)
                about = _about(one, file.description, file.year)
                if not one.holds(found):
                    failed[one.name, about] = Failed(
                        one.name, about, _told(found), one.expected, one.says
                    )
    return list(failed.values())


def _told(found: Measured) -> str:
    if found is None:
        return "nothing"
    return str(round(found, 3)) if isinstance(found, float) else str(found)


def _about(one: Assertion, description: Description, year: int) -> str:
    return f"{description.name} of {year}" if "{year}" in one.measure else description.name


def _value(connection: duckdb.DuckDBPyConnection, query: str, year: int) -> Measured:
    ((value,),) = connection.execute(query.replace("{year}", str(year))).fetchall()
    return float(value) if value is not None and not isinstance(value, int | str) else value
