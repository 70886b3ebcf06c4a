"""The federal data that comes with gradguide: what all fields share, and each pack's own."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from gradguide.model.national import TABLES
from gradguide.sources.federal.staging import Staging, renumber

_SHARED = "gradguide.federal"
_PACKS = "gradguide.fields"
_FOLDER = "federal"


def bundled_federal(pack_id: str) -> Staging:
    """The tables with the rows that are bundled for a pack (of a folder of its name)."""
    staging = Staging()
    shared = resources.files(_SHARED)
    own = resources.files(_PACKS).joinpath(pack_id.replace("-", "_")).joinpath(_FOLDER)
    for folder in (shared, own):
        _insert(staging, folder)
    renumber(staging)
    return staging


def _insert(staging: Staging, folder: Traversable) -> None:
    for table in TABLES.values():
        file = folder.joinpath(f"{table.name}.parquet")
        if file.is_file():
            with resources.as_file(file) as path:
                insert_parquet(staging, table.name, path)


def insert_parquet(staging: Staging, table: str, path: Path) -> None:
    """The rows of a Parquet file with the table's columns into it."""
    names = ", ".join(f'"{name}"' for name in TABLES[table].names)
    staging.connection.execute(
        f"INSERT INTO {table} SELECT {names} FROM read_parquet(?)", [str(path)]
    )
