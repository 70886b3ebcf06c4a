"""The national release: how long it takes from the federal files, beside a floor.

The floor is what no maker of such a file can do without: DuckDB reads all files, and one full-text
table of the programs is written. It runs in this process before our builds and after them, and
what is compared is the time of a processor, on which other work of the machine weighs less than on
the clock.

The files are those of `gradguide data fetch ipeds|bls`. They are looked for in the folder that
GRADGUIDE_DATA names, else in ../shared/data beside the checkout.
"""

from __future__ import annotations

import gc
import hashlib
import os
import random
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import psutil

from gradguide.catalog.release import Release
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import Query
from gradguide.production.building import Order, build
from gradguide.production.reader import Settings
from gradguide.production.staged import FederalOrder
from gradguide.sources.federal.files import FederalFile, find_files

AS_OF = date(2026, 11, 22)
PACK = "library-science"
ASKED, SEED = 400, 7
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_WORDS = ("nursing", "social work", "accounting ohio", "44.0701", "history", "library", "data")


@dataclass
class Memory:
    """The most that this process held at once while it was watched, in megabytes."""

    peak: float = 0.0
    _done: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def watched(self) -> Iterator[Memory]:
        thread = threading.Thread(target=self._watch)
        thread.start()
        try:
            yield self
        finally:
            self._done.set()
            thread.join()

    def _watch(self) -> None:
        process = psutil.Process()
        while not self._done.wait(0.05):
            self.peak = max(self.peak, process.memory_info().rss / 1e6)


def run() -> dict[str, Any]:
    """Seconds and megabytes of builds, and milliseconds of questions to the result."""
    files = find_files(folder()).files
    with tempfile.TemporaryDirectory() as name:
        there = Path(name)
        cache, first, second = there / "cache", there / "first.db", there / "second.db"
        floors = [_floor(files, there / "floor.db")]
        steps = [
            _built("from the files", first, cache),
            _built("again, nothing changed", second, cache),
        ]
        floors.append(_floor(files, there / "floor2.db"))
        floor = sum(taken.seconds for taken in floors) / len(floors)
        used = sum(taken.used for taken in floors) / len(floors)
        rows = floors[0].rows
        same = _digest(first) == _digest(second)
        asked = _asked(first)
        return {
            "title": f"A national release of {rows:,} awards, beside a floor of {floor:.1f} s",
            "rows": [
                {
                    "what": "floor: DuckDB reads, one FTS5 table is written",
                    "seconds": round(floor, 2),
                    "of a processor": round(used, 2),
                    "times the floor": 1.0,
                    "peak MB": "",
                    "files read": len(files),
                },
                *(
                    {**step, "times the floor": round(step["of a processor"] / used, 1)}
                    for step in steps
                ),
            ],
            "file MB": round(first.stat().st_size / 1e6, 1),
            "second build has the same bytes": same,
            "milliseconds": asked,
        }  # fmt: skip


def folder() -> Path:
    """Where the federal files are.

    Raises:
        SystemExit: nowhere; says what to fetch.
    """
    named = os.environ.get("GRADGUIDE_DATA")
    found = Path(named) if named else _BESIDE
    if not found.is_dir():
        raise SystemExit(
            "no federal files: fetch them with 'gradguide data fetch ipeds --year 2024 --to DIR' "
            "(2020 to 2024) and 'gradguide data fetch bls', and set GRADGUIDE_DATA=DIR"
        )
    return found


@dataclass(frozen=True)
class Floor:
    """Seconds by the clock and of a processor, and the rows of the full-text table."""

    seconds: float
    used: float
    rows: int


def _floor(files: tuple[FederalFile, ...], out: Path) -> Floor:
    """All files read, and the full-text table of the newest year's programs written."""
    start, used = time.perf_counter(), time.process_time()
    with duckdb.connect() as connection:
        newest = max(file.year for file in files if file.dataset == "ipeds-completions")
        for number, file in enumerate(files):
            _read(connection, f"file_{number}", file)
        tables = {file: f"file_{number}" for number, file in enumerate(files)}
        completions = next(
            table for file, table in tables.items()
            if (file.dataset, file.year) == ("ipeds-completions", newest)
        )  # fmt: skip
        directory = next(
            table for file, table in tables.items() if file.dataset == "ipeds-directory"
        )
        programs = connection.execute(
            f"""SELECT CIPCODE || ' ' || AWLEVEL, INSTNM, CITY, STABBR
            FROM {completions} c JOIN {directory} d ON d.UNITID::BIGINT = c.UNITID::BIGINT
            WHERE MAJORNUM::BIGINT = 1 AND length(CIPCODE::VARCHAR) = 7"""
        ).fetchall()
    with sqlite3.connect(out, isolation_level=None) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        database.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (name, school, city, state,"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        database.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", programs)
        database.execute("COMMIT")
    return Floor(time.perf_counter() - start, time.process_time() - used, len(programs))


def _read(connection: duckdb.DuckDBPyConnection, table: str, file: FederalFile) -> None:
    """A file as DuckDB reads it by itself; spreadsheets, which it does not, are left out."""
    reader = {".parquet": "read_parquet(?)", ".csv": "read_csv(?, all_varchar = true)"}
    call = reader.get(file.path.suffix.lower())
    if call is None:
        connection.execute(f"CREATE TABLE {table} AS SELECT 1 AS nothing")
    else:
        connection.execute(f"CREATE TABLE {table} AS FROM {call}", [str(file.path)])


def _built(what: str, out: Path, cache: Path) -> dict[str, Any]:
    gc.collect()
    order = Order(Settings(PACK, AS_OF), federal=FederalOrder(folder(), national=True, cache=cache))
    with Memory().watched() as memory:
        start, used = time.perf_counter(), time.process_time()
        built = build(order, out)
        seconds, used = time.perf_counter() - start, time.process_time() - used
    return {
        "what": what,
        "seconds": round(seconds, 2),
        "of a processor": round(used, 2),
        "times the floor": 0.0,
        "peak MB": f"{memory.peak:.0f}",
        "files read": len(built.data.loaded.read),
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _asked(path: Path) -> dict[str, dict[str, float]]:
    """Milliseconds of questions in this process, at the middle and for one in a hundred."""
    chance = random.Random(SEED)
    with Release(path) as release:
        index = FindIndex(release.index_part)
        finder = Finder(index, prices_by(index, AS_OF))
        ids = index.ids([chance.randrange(index.count) for _ in range(ASKED)])
        queries = [Query.of(chance.choice(_WORDS), _choices(chance)) for _ in range(ASKED)]
        finder.find(Query())  # opens what all questions need
        return {
            "find": _times(lambda at: finder.find(queries[at])),
            "open a program": _times(lambda at: release.program(ids[at])),
            "open a school": _times(lambda at: release.institution(ids[at].partition("/")[0])),
        }


def _choices(chance: random.Random) -> dict[str, list[str]]:
    level = chance.choice([["master"], ["bachelor"], ["doctoral"], []])
    state = chance.choice([["OH"], ["CA"], ["NY"], [], []])
    return {"level": level, "state": state}


def _times(ask: Callable[[int], object]) -> dict[str, float]:
    taken = []
    for at in range(ASKED):
        start = time.perf_counter()
        ask(at)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return {"p50": round(taken[ASKED // 2], 2), "p99": round(taken[ASKED * 99 // 100], 2)}
