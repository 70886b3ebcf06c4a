"""The federal data that comes with gradguide: what all fields share, and each pack's own."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from gradguide.model.national import TABLES
from gradguide.sources.federal.staging import Staging, renumber
from gradguide.sources.packs import pack_folder

_SHARED = "gradguide.federal"
FEDERAL_FOLDER = "federal"
"""Of a pack: the tables that it has of its own."""


def bundled_federal(field: str) -> Staging:
    """The tables with the rows that a field's pack has and those that all packs share.

    What a pack has of its own goes before what is shared: a row of the same key, and for
    `datasets` every edition of the same data set, since the pack says what its rows are from.

    Raises:
        UnknownPackError: there is no such pack.
    """
    staging = Staging()
    _insert(staging, pack_folder(field).joinpath(FEDERAL_FOLDER))
    _insert(staging, resources.files(_SHARED))
    renumber(staging)
    return staging


def _insert(staging: Staging, folder: Traversable) -> None:
    for table in TABLES.values():
        file = folder.joinpath(f"{table.name}.parquet")
        if file.is_file():
            with resources.as_file(file) as path:
                insert_parquet(staging, table.name, path)


def insert_parquet(staging: Staging, table: str, path: Path) -> None:
    """The rows of a Parquet file with the table's columns into it, but for those it has."""
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    key = ("name",) if table == "datasets" else TABLES[table].key_columns
    same = " AND ".join(f'held."{name}" = new."{name}"' for name in key)
    staging.connection.execute(
        f"INSERT INTO {table} SELECT {columns} FROM read_parquet(?) new"
        f" WHERE NOT EXISTS (FROM {table} held WHERE {same})",
        [str(path)],
    )
