"""Serving pages of a national release over HTTP, beside Datasette over the same file.

`gradguide serve` runs as a user runs it: one process, one worker. wrk asks for pages that nobody
has asked for before (another program, words or person each time), so that nothing is answered from
what is kept: at 200 requests a second, which says how long an answer takes, and as many as go,
which says how many there are. Datasette shows the row of the same programs, and answers the same
words with counts of three facets; its answers are pages too. A kept page is measured apart.

Needs `wrk` on the PATH, and GRADGUIDE_NATIONAL or `releases/us.db`.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psutil

from benchmarks.missing import national, tool
from gradguide.catalog.connect import open_immutable

SEED = 7
RATE = 200  # requests a second, as the aim says
CONNECTIONS = 16
SECONDS = 10
DESCRIBED, AWARDS, QUERIES = 411, 6000, 6000
STATES = "OH TX CA NY FL PA IL WA GA MI".split()

_SCRIPT = """
local paths, number, own = {}, 0, 0
local counter = 0
function setup(thread) thread:set("own", counter); counter = counter + 1 end
function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  wait = tonumber(args[2])
  number = tonumber(args[3]) or 0
end
function request()
  number = number + 1
  return wrk.format("GET", paths[(number - 1) % #paths + 1])
end
function delay() return wait end
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %d %.3f %.3f %.3f %d\\n", summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.status + e.read + e.timeout + e.connect))
end
"""


def run() -> dict[str, Any]:
    """Milliseconds an answer at 200 requests a second, and answers a second at most."""
    release, wrk = national(), tool("wrk")
    with closing(open_immutable(release)) as connection:
        chance = random.Random(SEED)
        described = _ids(connection, "kind <> 'award'", DESCRIBED, chance)
        awards = _ids(connection, "kind = 'award'", AWARDS, chance)
        numbers = dict(connection.execute("SELECT id, number FROM programs"))
        words = _words(connection, chance)
    programs = [_program(key, at) for at, key in enumerate([*_spread(described, awards)])]
    found = [_find(word, at) for at, word in enumerate(words)]
    theirs = [f"/{release.stem}/programs/{numbers[key]}" for key in _spread(described, awards)]
    asked = [_their_find(release.stem, word) for word in words]
    rows = list[dict[str, Any]]()
    with serving(release) as (address, process), tempfile.TemporaryDirectory() as folder:
        measure = _Measure(wrk, Path(folder))
        rows.append(measure.at_rate("program pages", address, programs))
        rows.append(measure.at_rate("find", address, found))
        rows.append(measure.at_most("program pages, as many as go", address, programs))
        rows.append(measure.at_most("find, as many as go", address, found))
        rows.append(measure.at_most("one page again and again", address, programs[:1]))
        memory = process.memory_info().rss
    with _datasette(release) as (address, _), tempfile.TemporaryDirectory() as folder:
        measure = _Measure(wrk, Path(folder))
        rows.append(measure.at_most("Datasette: rows of programs", address, theirs))
        rows.append(measure.at_most("Datasette: words and three facets", address, asked))
    most = {row["what"]: row["a second"] for row in rows}
    return {
        "title": f"Serving {len(numbers):,} programs, one process "
        f"(aim at {RATE} a second: program p99 25 ms, find p99 50 ms; 3 x Datasette)",
        "rows": rows,
        "times as many program pages as Datasette has rows": _ratio(
            most["program pages, as many as go"], most["Datasette: rows of programs"]
        ),
        "times as many answers of find as Datasette's": _ratio(
            most["find, as many as go"], most["Datasette: words and three facets"]
        ),
        "megabytes in memory": round(memory / 1e6),
    }


def _ratio(ours: float, theirs: float) -> float:
    return round(ours / theirs, 1)


def _ids(
    connection: sqlite3.Connection, condition: str, most: int, chance: random.Random
) -> list[str]:
    rows = connection.execute(f"SELECT id FROM programs WHERE {condition} ORDER BY id")
    ids = [key for (key,) in rows]
    return chance.sample(ids, min(most, len(ids)))


def _words(connection: sqlite3.Connection, chance: random.Random) -> list[str]:
    """Two words each, of the names of programs and of places: as somebody would type them."""
    rows = connection.execute("SELECT name, institution FROM listing ORDER BY number").fetchall()
    out = list[str]()
    for name, institution in chance.choices(rows, k=QUERIES):
        subject = chance.choice(re.findall(r"[A-Za-z]{4,}", name) or ["science"])
        school = chance.choice(re.findall(r"[A-Za-z]{4,}", institution) or ["state"])
        out.append(f"{subject} {school}".lower())
    return out


def _spread(described: Sequence[str], awards: Sequence[str]) -> Iterator[str]:
    """One in five of a described program, whose page has most to show, as long as there are
    pages that nobody has asked for."""
    for at, award in enumerate(awards):
        if at % 4 == 0:
            yield described[at // 4 % len(described)]
        yield award


def _program(key: str, at: int) -> str:
    person = {"residency": STATES[at % len(STATES)], "credits-per-term": 3 + at % 11}
    return f"/programs/{quote(key)}?{urlencode(person)}"


def _find(words: str, at: int) -> str:
    asked: dict[str, object] = {"q": words}
    if at % 2:
        asked["level"] = ("master", "bachelor", "doctoral")[at % 3]
    if at % 3 == 0:
        asked["residency"] = STATES[at % len(STATES)]
    return f"/find?{urlencode(asked)}"


def _their_find(database: str, words: str) -> str:
    asked = [("_search", words), ("_size", "20"), ("_facet", "level"), ("_facet", "state")]
    return f"/{database}/listing?{urlencode([*asked, ('_facet', 'control')])}"


class _Measure:
    """Measures with wrk; pages are asked for in their order, and go on where the last
    measurement stopped, so that none is asked for twice."""

    def __init__(self, wrk: str, folder: Path) -> None:
        self._wrk = wrk
        self._script = folder / "ask.lua"
        self._script.write_text(_SCRIPT)
        self._paths = folder / "paths.txt"
        self._used: dict[str, int] = {}

    def at_rate(self, name: str, address: str, paths: Sequence[str]) -> dict[str, Any]:
        """How long an answer takes while there are about RATE requests a second."""
        wait = round(CONNECTIONS / RATE * 1000)
        return self._asked(name, address, paths, CONNECTIONS, wait)

    def at_most(self, name: str, address: str, paths: Sequence[str]) -> dict[str, Any]:
        """How many answers there are when each connection asks as soon as it is answered."""
        return self._asked(name, address, paths, 4, 0)

    def _asked(
        self, name: str, address: str, paths: Sequence[str], connections: int, wait: int
    ) -> dict[str, Any]:
        key = paths[0]
        start = self._used.get(key, 0)
        self._paths.write_text("\n".join(paths) + "\n")
        command = [self._wrk, "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "10s"]
        command += ["-H", "Accept-Encoding: gzip", "-s", str(self._script), address]
        command += ["--", str(self._paths), str(wait), str(start)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = re.search(r"^RESULT (.*)$", done.stdout, re.MULTILINE)
        if told is None:
            raise AssertionError(done.stdout + done.stderr)
        requests, seconds, p50, p99, bad = map(float, told.group(1).split())
        if bad:
            raise AssertionError(f"{name}: {bad:.0f} requests failed")
        self._used[key] = start + int(requests)
        return {
            "what": name,
            "requests": int(requests),
            "a second": round(requests / seconds, 1),
            "p50 ms": round(p50, 1),
            "p99 ms": round(p99, 1),
        }


@contextmanager
def serving(release: Path) -> Iterator[tuple[str, psutil.Process]]:
    """`gradguide serve` over a release: its address, and its process."""
    command = [sys.executable, "-m", "gradguide", "serve", str(release), "--port", "0"]
    with _running([*command, "--rate", "0", "--quiet"], r"(http://\S+)/ ") as found:
        yield found


@contextmanager
def _datasette(release: Path) -> Iterator[tuple[str, psutil.Process]]:
    metadata = {"databases": {release.stem: {"tables": {"listing": {
        "fts_table": "program_words", "fts_pk": "number"}}}}}  # fmt: skip
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(metadata, file)
        file.flush()
        command = [sys.executable, "-m", "datasette", "serve", "-i", str(release), "-p", "0"]
        command += ["-m", file.name, "--setting", "sql_time_limit_ms", "20000"]
        command += ["--setting", "facet_time_limit_ms", "20000"]
        with _running(command, r"running on (http://\S+:\d+)") as found:
            yield found


@contextmanager
def _running(command: list[str], said: str) -> Iterator[tuple[str, psutil.Process]]:
    """A server, once it has said where it is on standard error."""
    with (
        tempfile.TemporaryFile("w+") as rest,
        subprocess.Popen(command, stdout=rest, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr is not None
        try:
            for line in process.stderr:
                found = re.search(said, line)
                if found:
                    break
            else:
                raise AssertionError(f"{command[2]}: has ended")
            yield found.group(1), psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(30)
