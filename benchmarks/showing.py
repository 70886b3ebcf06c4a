"""Showing programs and schools of a national release, beside plain SQL for the same rows.

The release is `releases/us.db`, or the file that GRADGUIDE_NATIONAL names. Each page is made as
`gradguide show` makes it, from the opened release to the last line; plain SQL only fetches the
rows that a page is made of, and says how much of the time is SQLite's own.
"""

from __future__ import annotations

import contextlib
import gc
import io
import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from benchmarks.missing import national
from gradguide.catalog.connect import open_immutable
from gradguide.catalog.release import Release
from gradguide.cli.printing import print_program, print_school

SEED = 7
PROGRAMS, SCHOOLS = 400, 200


def run() -> dict[str, Any]:
    """Milliseconds a page."""
    place = national()
    chance = random.Random(SEED)
    with Release(place) as release, contextlib.closing(open_immutable(place)) as plain:
        count = _one(plain, "SELECT count(*) FROM programs")
        awards = _sample(chance, plain, "WHERE kind = 'award'", PROGRAMS)
        described = _sample(chance, plain, "WHERE kind <> 'award'", PROGRAMS)
        schools = _largest(plain, SCHOOLS)
        rows = [
            _row("described programs", described, lambda key: _program(release, key)),
            _row("subjects and levels", awards, lambda key: _program(release, key)),
            _row("the largest schools", schools, lambda key: _school(release, key)),
            _row("plain SQL: programs", described, lambda key: _plain(plain, key)),
        ]
    return {
        "title": f"Showing one of {count:,} programs (aim: 20 ms)",
        "rows": rows,
        "megabytes of the file": round(place.stat().st_size / 1e6),
    }


def _one(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _sample(
    chance: random.Random, connection: sqlite3.Connection, condition: str, size: int
) -> list[str]:
    ids = [key for (key,) in connection.execute(f"SELECT id FROM programs {condition} ORDER BY id")]
    return chance.sample(ids, min(size, len(ids)))


def _largest(connection: sqlite3.Connection, size: int) -> list[str]:
    """The schools with most programs: their pages are the longest."""
    return [
        key
        for (key,) in connection.execute(
            "SELECT institution_id FROM programs GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?",
            (size,),
        )
    ]


def _program(release: Release, key: str) -> None:
    program = release.program(key)
    assert program is not None
    with contextlib.redirect_stdout(io.StringIO()):
        print_program(release, program, evidence=False)


def _school(release: Release, key: str) -> None:
    school = release.institution(key)
    assert school is not None
    with contextlib.redirect_stdout(io.StringIO()):
        print_school(release, school, evidence=False)


def _plain(connection: sqlite3.Connection, key: str) -> None:
    number, school = connection.execute(
        "SELECT number, institution_id FROM programs WHERE id = ?", (key,)
    ).fetchone()
    for about, owner in (("program", key), ("institution", school)):
        connection.execute(
            "SELECT * FROM facts JOIN fact_values ON fact = number WHERE about = ? AND owner = ?",
            (about, owner),
        ).fetchall()
    connection.execute(
        "SELECT a.*, c.* FROM program_awards p JOIN awards a ON a.number = p.award"
        " JOIN completions c ON c.award = a.number WHERE p.program = ?",
        (number,),
    ).fetchall()


def _row(name: str, keys: Sequence[str], show: Callable[[str], None]) -> dict[str, Any]:
    """Each key once, after one that is not measured."""
    show(keys[0])
    gc.collect()
    passed, worked = [], []
    for key in keys:
        start, began = time.perf_counter(), time.process_time()
        show(key)
        passed.append(time.perf_counter() - start)
        worked.append(time.process_time() - began)
    out: dict[str, Any] = {"pages": name, "number": len(keys)}
    for q in (50, 99):
        out[f"p{q} ms"] = round(float(np.percentile(passed, q)) * 1000, 2)
        out[f"p{q} of a core"] = round(float(np.percentile(worked, q)) * 1000, 2)
    return out
