"""Make the bundled federal data from the agencies' files: `federal_extract.py DATA_FOLDER`.

Writes `src/gradguide/federal/` (what all fields share) and `federal/` in the folder of each field
pack (what concerns its CIP codes) from all files in the folder; docs/federal-data.md says which
those are. Run it again when a new year of files is out or a loader has changed; the same input
gives the same bytes. A table of which the folder holds no file stays as it is, and is named.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from gradguide.model.national import TABLES
from gradguide.sources.federal.bundled import FEDERAL_FOLDER, PACK_TABLES, write_parquet
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.federal.files import FederalFile, find_files
from gradguide.sources.federal.loading import load
from gradguide.sources.federal.staging import Staging

PACKAGE = Path(__file__).parents[1] / "src/gradguide"
SHARED_FOLDER = "federal"
SHARED_TABLES = ("schools", "cips", "occupations", "occupation_parts", "wages", "projections",
                 "cip_soc")  # fmt: skip
OF_PACKS = tuple(table for table in PACK_TABLES if table != "schools")
"""Schools are shared: a pack that kept some of its own would hide a newer directory."""
NOT_SHARED = ("ipeds-completions", "ipeds-distance", "ipeds-characteristics", "ipeds-charges",
              "scorecard")  # fmt: skip
"""Data sets whose rows are in packs, with the row that says where they are from."""


def write_shared(staging: Staging, folder: Path) -> list[str]:
    """Write the tables that all fields share; the names of those that have no rows."""
    packs = " OR ".join(f"starts_with(name, '{name}')" for name in NOT_SHARED)
    staging.connection.execute(f"DELETE FROM datasets WHERE {packs}")
    missing = list[str]()
    for table in (*SHARED_TABLES, "datasets"):
        if staging.count(table):
            _write(staging, table, folder / f"{table}.parquet")
        else:
            missing.append(table)
    return missing


def _write(staging: Staging, table: str, path: Path) -> None:
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    keys = ", ".join(f'"{name}"' for name in TABLES[table].key_columns)
    staging.connection.execute(
        f"COPY (SELECT {columns} FROM {table} ORDER BY {keys}) TO '{path}'"
        " (FORMAT parquet, COMPRESSION zstd)"
    )


def write_pack(staging: Staging, pack: Path) -> list[str]:
    """Write the tables of a pack's own; the names of those that have no rows."""
    cips = tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))["cip"]
    staging.keep_field(cips, ())
    staging.connection.execute("DELETE FROM datasets WHERE name = 'ipeds-directory'")
    folder = pack / FEDERAL_FOLDER
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.parquet"):
        old.unlink()
    missing = [table for table in OF_PACKS if not staging.count(table)]
    for table in OF_PACKS:
        if table not in missing:
            write_parquet(staging, table, folder)
    return missing


def extract(files: Sequence[FederalFile], cache: Path, package: Path = PACKAGE) -> None:
    """Write all bundled tables into a package's folders, and print what they hold."""
    with Staging() as staging:
        for note in load(files, staging, cache=cache).notes:
            print(note)
        missing = write_shared(staging, package / SHARED_FOLDER)
    _tell("shared", package / SHARED_FOLDER, missing)
    for pack in sorted(path.parent for path in (package / "fields").glob("*/pack.toml")):
        with Staging() as staging:
            load(files, staging, cache=cache)
            _tell(pack.name, pack / FEDERAL_FOLDER, write_pack(staging, pack))


def _tell(name: str, folder: Path, missing: Sequence[str]) -> None:
    size = sum(path.stat().st_size for path in folder.glob("*.parquet"))
    without = f"; nothing of {', '.join(missing)}" if missing else ""
    print(f"{name}: {size:,} bytes{without}")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: federal_extract.py DATA_FOLDER", file=sys.stderr)
        return 2
    try:
        with TemporaryDirectory() as cache:
            extract(find_files(Path(arguments[0])).files, Path(cache))
    except FederalError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
