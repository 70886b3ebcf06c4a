"""The national release: how long it takes from the federal files, beside a floor.

The floor is what no maker of such a file can do without: DuckDB reads all files, and one
full-text table is written. There are two of them, since both can be meant: one writes every row
of completions that was read, of all years; the smaller one only the newest year's programs. They
run in this process before our builds and after them, and what is compared is the time of a
processor, on which other work of the machine weighs less than on the clock.

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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import psutil

from benchmarks.missing import MissingDataError
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
    years = [file.year for file in files if file.dataset == "ipeds-completions"]
    with tempfile.TemporaryDirectory() as name:
        there = Path(name)
        cache, first, second = there / "cache", there / "first.db", there / "second.db"
        floors = [_floors(files, years, there)]
        steps = [
            _built("from the files", first, cache),
            _built("again, nothing changed", second, cache),
        ]
        floors.append(_floors(files, years, there))
        every, newest = (_mean(pair) for pair in zip(*floors, strict=True))
        same = _digest(first) == _digest(second)
        asked = _asked(first)
        return {
            "title": f"A national release of {newest.rows:,} awards and {len(years)} years",
            "rows": [
                _floor_row(f"floor: one FTS5 row for each of {every.rows:,} rows", every, files),
                _floor_row(f"smaller floor: {newest.rows:,} rows of the newest", newest, files),
                *(
                    {
                        **step,
                        "times the floor": round(step["of a processor"] / every.used, 1),
                        "times the smaller": round(step["of a processor"] / newest.used, 1),
                    }
                    for step in steps
                ),
            ],
            "file MB": round(first.stat().st_size / 1e6, 1),
            "second build has the same bytes": same,
            "milliseconds": asked,
        }  # fmt: skip


def _floor_row(what: str, floor: Floor, files: Sequence[FederalFile]) -> dict[str, Any]:
    return {
        "what": what,
        "seconds": round(floor.seconds, 2),
        "of a processor": round(floor.used, 2),
        "peak MB": "",
        "files read": len(files),
        "times the floor": "",
        "times the smaller": "",
    }


def folder() -> Path:
    """Where the federal files are.

    Raises:
        MissingDataError: nowhere; says what to fetch.
    """
    named = os.environ.get("GRADGUIDE_DATA")
    found = Path(named) if named else _BESIDE
    if not found.is_dir():
        raise MissingDataError(
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


def _floors(files: Sequence[FederalFile], years: Sequence[int], there: Path) -> tuple[Floor, Floor]:
    """With every row of all years, and with the newest year's programs alone."""
    out = there / "floor.db"
    pair = []
    for wanted in (years, [max(years)]):
        pair.append(_floor(files, wanted, out))
        out.unlink()
    return pair[0], pair[1]


def _mean(floors: Sequence[Floor]) -> Floor:
    count = len(floors)
    seconds = sum(one.seconds for one in floors) / count
    return Floor(seconds, sum(one.used for one in floors) / count, floors[0].rows)


def _floor(files: Sequence[FederalFile], years: Sequence[int], out: Path) -> Floor:
    """All files read, and the full-text table of some years' programs written."""
    start, used = time.perf_counter(), time.process_time()
    with duckdb.connect() as connection:
        for number, file in enumerate(files):
            _read(connection, f"file_{number}", file)
        tables = {(file.dataset, file.year): f"file_{n}" for n, file in enumerate(files)}
        directory = next(name for (data, _), name in tables.items() if data == "ipeds-directory")
        programs = connection.execute(
            " UNION ALL ".join(
                f"""SELECT CIPCODE || ' ' || AWLEVEL, INSTNM, CITY, STABBR
                FROM {tables["ipeds-completions", year]} c
                LEFT JOIN {directory} d ON d.UNITID::BIGINT = c.UNITID::BIGINT
                WHERE MAJORNUM::BIGINT = 1 AND length(CIPCODE::VARCHAR) = 7"""
                for year in years
            )
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
