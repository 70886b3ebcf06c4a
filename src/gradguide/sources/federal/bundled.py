"""The federal data that comes with gradguide: what all fields share, and each pack's own."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb

from gradguide.model.national import TABLES
from gradguide.sources.federal.staging import Staging, renumber
from gradguide.sources.packs import pack_folder

_SHARED = "gradguide.federal"
FEDERAL_FOLDER = "federal"
"""Of a pack: the tables that it has of its own."""
PACK_TABLES = (
    "datasets", "schools", "awards", "completions", "distance", "characteristics", "charges",
    "earnings",
)  # fmt: skip
"""The tables that a pack may have of its own; the others are the same for every field."""
_PACK_DATASETS = ("ipeds-", "scorecard")  # how those begin that fill them


def bundled_federal(field: str) -> Staging:
    """The tables with the rows that a field's pack has and those that all packs share.

    What a pack has of its own goes before what is shared: a row of the same key, and for
    `datasets` every edition of the same data set, since the pack says what its rows are from. Of
    a school the newer directory counts.

    Raises:
        UnknownPackError: there is no such pack.
    """
    staging = Staging()
    _insert(staging, pack_folder(field).joinpath(FEDERAL_FOLDER))
    _insert(staging, resources.files(_SHARED))
    renumber(staging)
    return staging


def shared_federal() -> Staging:
    """The tables with the rows that all packs share."""
    staging = Staging()
    _insert(staging, resources.files(_SHARED))
    return staging


def fill_empty(staging: Staging, field: str | None) -> tuple[str, ...]:
    """Fill tables that hold no row with those that a field's pack has and those that all packs
    share; without a field, with the shared ones. Returns the names of the tables.

    Raises:
        UnknownPackError: there is no such pack.
    """
    empty = [name for name in TABLES if name != "datasets" and not staging.count(name)]
    shared = resources.files(_SHARED)
    for folder in (shared,) if field is None else (
        pack_folder(field).joinpath(FEDERAL_FOLDER), shared,
    ):  # fmt: skip
        _insert(staging, folder, [*empty, "occupations", "datasets"])
    if "awards" in empty:
        renumber(staging)
    if not staging.count("awards"):
        staging.connection.execute("DELETE FROM datasets WHERE name = 'ipeds-completions'")
    return tuple(name for name in empty if staging.count(name))


def write_parquet(staging: Staging, table: str, folder: Path) -> None:
    """Write a table's rows, in the order of their key, as a pack keeps them: of `datasets` those
    that its own tables come from, besides those that the folder has of others. The same rows give
    the same bytes.

    Raises:
        OSError: the folder cannot be written to.
    """
    run = staging.connection.execute
    file = folder / f"{table}.parquet"
    rows = f"FROM {table}"
    if table == "datasets":
        own = " OR ".join(f"starts_with(name, '{start}')" for start in _PACK_DATASETS)
        rows = f"FROM (FROM {table} WHERE {own}"
        if file.is_file():
            held = f"read_parquet('{_escaped(file)}')"
            rows += f" UNION ALL FROM {held} WHERE name NOT IN (SELECT name FROM {table})"
        rows += ")"
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    keys = ", ".join(f'"{name}"' for name in TABLES[table].key_columns)
    made = file.with_suffix(".making")
    try:
        run(
            f"COPY (SELECT {columns} {rows} ORDER BY {keys}) TO '{_escaped(made)}'"
            " (FORMAT parquet, COMPRESSION zstd)"
        )
        made.replace(file)
    except duckdb.IOException as error:
        made.unlink(missing_ok=True)
        raise OSError(str(error)) from None


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")


def _insert(staging: Staging, folder: Traversable, tables: Collection[str] = TABLES) -> None:
    for table in (table for table in TABLES.values() if table.name in tables):
        file = folder.joinpath(f"{table.name}.parquet")
        if file.is_file():
            with resources.as_file(file) as path:
                insert_parquet(staging, table.name, path)


def insert_parquet(staging: Staging, table: str, path: Path) -> None:
    """The rows of a Parquet file with the table's columns into it, but for those it has; of two
    rows for a school the one of the later year stays."""
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    key = ("name",) if table == "datasets" else TABLES[table].key_columns
    same = " AND ".join(f'held."{name}" = new."{name}"' for name in key)
    if table == "schools":
        staging.connection.execute(
            "DELETE FROM schools WHERE EXISTS (FROM read_parquet(?) new"
            " WHERE new.unitid = schools.unitid AND new.year > schools.year)",
            [str(path)],
        )
    staging.connection.execute(
        f"INSERT INTO {table} SELECT {columns} FROM read_parquet(?) new"
        f" WHERE NOT EXISTS (FROM {table} held WHERE {same})",
        [str(path)],
    )
