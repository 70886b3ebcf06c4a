"""Tables as CSV and as Parquet, from the SQLite file of the open data."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import duckdb

from gradguide.publishing.package.store import quoted
from gradguide.publishing.package.tables import Table

_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "decimal": "DECIMAL(28, 8)",
    "boolean": "BOOLEAN",
    "object": "VARCHAR",
    "list": "VARCHAR",
}

_LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of a row. What a source says can be as long as its document, and DuckDB by itself reads no
row of more than 2 MB."""


def write_csv(connection: sqlite3.Connection, table: Table, path: Path) -> None:
    """A table as CSV in UTF-8 with a header: an empty cell is a value that is not known, and true
    and false are written so. SQLite and `csv` hand rows on without any work in between."""
    cells = [
        f"CASE {quoted(name)} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
        if column.type == "boolean"
        else quoted(name)
        for name, column in table.columns.items()
    ]
    order = ", ".join(map(quoted, table.key))
    rows = connection.execute(
        f"SELECT {', '.join(cells)} FROM {quoted(table.name)} ORDER BY {order}"
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(rows)


def write_parquet(database: duckdb.DuckDBPyConnection, table: Table, csv_file: Path) -> Path:
    """The table as Parquet, beside its CSV and from it, with the types of its columns."""
    path = csv_file.with_suffix(".parquet")
    columns = {name: _TYPES[column.type] for name, column in table.columns.items()}
    read = database.read_csv(
        str(csv_file),
        header=True,
        columns=columns,
        delimiter=",",
        quotechar='"',
        escapechar='"',
        na_values="",
        auto_detect=False,
        strict_mode=True,
        parallel=False,
        max_line_size=_LONGEST_LINE,
    )
    read.write_parquet(str(path), compression="zstd")
    return path


def column_store() -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that keeps rows in their order."""
    return duckdb.connect(":memory:", config={"preserve_insertion_order": True, "threads": 2})
