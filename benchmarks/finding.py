"""Finding in a release of national size, beside Datasette over the same file.

Datasette answers through its own client in this process, with the facets, filters and full-text
words of the same query over the table `listing`, and with no limits of time. Its counts and ours
are compared, so that both answer the same question. Ours counts every facet that there is.
"""

from __future__ import annotations

import asyncio
import gc
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from datasette.app import Datasette

from benchmarks import national
from gradguide.catalog.connect import open_immutable
from gradguide.catalog.release import Release
from gradguide.catalog.search_text import match_expression
from gradguide.decisions.finding.find import Finder, Found
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import Near, Query
from gradguide.decisions.situation import Situation

FACETS = ("level", "degree", "control", "state", "delivery", "exam")
SEED = 11
OURS, BESIDE, NAMES = 400, 120, 300
_PAGE = 20
_PERSON = Situation(residency="OH")


def run() -> dict[str, Any]:
    """Milliseconds a query, ours and others'; memory of the opened index."""
    path = national.path()
    gc.collect()
    before = _resident()
    with Release(path) as release:
        start = time.perf_counter()
        index = FindIndex(release.index_part)
        finder = Finder(index, prices_by(index, national.AS_OF))
        finder.find(Query())
        opened = time.perf_counter() - start
        start = time.perf_counter()
        finder.find(Query(sort="cost", situation=_PERSON))
        priced = time.perf_counter() - start
        chance = random.Random(SEED)
        rows = [
            _timed(finder, list(_mixed(chance, OURS))).row("all kinds of queries"),
            _timed(finder, list(_words_and_filters(chance, OURS))).row("words and filters"),
            _timed(finder, list(_costs(chance, OURS))).row("with a cost at most"),
        ]
        typed = list(_mistyped(chance, release, NAMES))
        missed = sum(school not in _schools(finder.find(query, 999)) for query, school in typed)
        rows.append(_timed(finder, [query for query, _ in typed]).row("names, two typos"))
        gc.collect()
        memory = _resident() - before
        shared = list(_shared(chance, BESIDE))
        ours, plain, theirs = asyncio.run(_beside(path, finder, shared))
        rows += [
            ours.row("as Datasette is asked"),
            plain.row("SQL: words and three facets"),
            theirs.row("Datasette"),
        ]
    ratios = {
        f"p{q}": round(float(np.percentile(theirs.passed, q) / np.percentile(ours.passed, q)))
        for q in (50, 99)
    }
    return {
        "title": f"Finding among {index.count:,} programs (aim: p99 of 5 ms, 20 x Datasette)",
        "rows": rows,
        "times as fast as Datasette": ratios,
        "schools not found by a name with two typos": f"{missed} of {len(typed)}",
        "seconds to open and answer the first query": round(opened, 2),
        "seconds until a person's costs are known": round(priced, 2),
        "megabytes that the index takes in memory": round(memory / 1e6),
        "megabytes of the file": round(path.stat().st_size / 1e6),
    }


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)


class _Watch:
    """Seconds that went by, and seconds that the process had a core: on a machine that others
    use too, only the second tells what a query costs."""

    def __init__(self) -> None:
        self.passed: list[float] = []
        self.worked: list[float] = []

    def __enter__(self) -> None:
        self._passed, self._worked = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.passed.append(time.perf_counter() - self._passed)
        self.worked.append(time.process_time() - self._worked)

    def row(self, name: str) -> dict[str, Any]:
        out: dict[str, Any] = {"queries": name, "number": len(self.passed)}
        for q in (50, 99):
            out[f"p{q} ms"] = round(float(np.percentile(self.passed, q)) * 1000, 2)
            out[f"p{q} of a core"] = round(float(np.percentile(self.worked, q)) * 1000, 2)
        return out


def _timed(finder: Finder, queries: Sequence[Query]) -> _Watch:
    """Each query, asked once: most have never been asked before."""
    watch = _Watch()
    gc.collect()
    for query in queries:
        with watch:
            finder.find(query, _PAGE)
    return watch


# ---- the queries


def _word(chance: random.Random) -> str:
    """A word of a subject, a school or a degree, whole or only its beginning."""
    word = chance.choice(
        [
            chance.choice(national.FIELDS).lower(),
            chance.choice(national.SIDES).lower(),
            national.name_of_town(chance).lower(),
            chance.choice(["master", "university", "college", "state", "ohio", "science", "mba"]),
        ]
    )
    return word[: chance.randint(3, len(word))] if chance.random() < 0.3 else word


def _words(chance: random.Random) -> str:
    return " ".join(_word(chance) for _ in range(chance.choice([1, 1, 2, 2, 3])))


CHOICES = {
    "level": ("bachelor", "master", "doctoral", "certificate"),
    "delivery": ("online", "hybrid", "campus"),
    "exam": ("none", "may_be", "required"),
    "control": ("public", "private"),
    "state": ("OH", "NY", "TX", "CA", "ME"),
}


def _filters(chance: random.Random, most: int = 3) -> dict[str, list[str]]:
    names = chance.sample(sorted(CHOICES), chance.randint(1, most))
    return {name: [chance.choice(CHOICES[name])] for name in names}


def _mixed(chance: random.Random, count: int) -> Any:
    """Words or none, filters or none, every order and every way with the unknown."""
    for _ in range(count):
        query = Query.of(
            _words(chance) if chance.random() < 0.6 else "",
            _filters(chance) if chance.random() < 0.7 else {},
            {"months": chance.choice([12, 24, 36])} if chance.random() < 0.3 else {},
            unknown=chance.choice(["exclude", "exclude", "include", "only"]),
            verified=chance.random() < 0.1,
            sort=chance.choice(["fit", "fit", "name", "months", "completions"]),
        )
        if chance.random() < 0.15:
            degrees = f"{chance.uniform(28, 46):.2f},{chance.uniform(-120, -75):.2f}"
            query = replace(query, near=Near(degrees, Decimal(chance.choice([50, 200, 1000]))))
        if chance.random() < 0.2:
            body = chance.choice(national.BODIES)
            query = replace(query, choices=(*query.choices, ("accreditation", (body,))))
        yield query


def _words_and_filters(chance: random.Random, count: int) -> Any:
    for _ in range(count):
        yield Query.of(_words(chance), _filters(chance))


def _costs(chance: random.Random, count: int) -> Any:
    for _ in range(count):
        yield Query.of(
            _words(chance) if chance.random() < 0.5 else "",
            _filters(chance, 2),
            cost=Decimal(chance.randrange(5_000, 60_000)),
            situation=_PERSON,
            sort=chance.choice(["fit", "cost"]),
        )


def _mistyped(chance: random.Random, release: Release, count: int) -> Any:
    """Schools' names, of which two letters are changed, with the school that is meant."""
    for school in chance.sample(release.institutions(), count):
        words = school.name.split()
        long = [place for place, word in enumerate(words) if len(word) >= 6]
        place = chance.choice(long)
        words[place] = _with_typo(chance, _with_typo(chance, words[place].lower()))
        yield Query.of(" ".join(words), {"kind": ["any"]}), school.slug


def _with_typo(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


def _schools(found: Found) -> set[str]:
    """The slugs of the schools of the page."""
    return {one.partition("/")[0] for one in found.ids}


# ---- Datasette over the same file


def _shared(chance: random.Random, count: int) -> Any:
    """Queries that both can answer: words, equal values, every kind of program."""
    for number in range(count):
        words = _words(chance) if number % 4 else ""
        chosen = _filters(chance) if number % 3 else {}
        yield Query.of(words, {**chosen, "kind": ["any"]})


async def _beside(
    path: Path, finder: Finder, queries: Sequence[Query]
) -> tuple[_Watch, _Watch, _Watch]:
    """Seconds of each query, ours, bare SQL's and Datasette's in turn; the counts of ours and of
    Datasette have to agree. Bare SQL counts three facets and finds no page."""
    datasette = Datasette(
        [],
        immutables=[str(path)],
        metadata={"databases": {path.stem: {"tables": {"listing": {
            "fts_table": "program_words", "fts_pk": "number"}}}}},
        settings={"sql_time_limit_ms": 600_000, "facet_time_limit_ms": 600_000,
                  "default_facet_size": 1000, "max_returned_rows": 1000},
    )  # fmt: skip
    await datasette.invoke_startup()
    ours, plain, theirs = _Watch(), _Watch(), _Watch()
    bare = open_immutable(path)
    await _asked(datasette, path, Query())  # the first answer opens the file
    for query in queries:
        with ours:
            found = finder.find(query, _PAGE)
        with plain:
            for name in FACETS[:1] + FACETS[3:5]:
                bare.execute(*_grouped(query, name)).fetchall()
        with theirs:
            answer = await _asked(datasette, path, query)
        if not found.read_as:
            _must_agree(query, found, answer)
    bare.close()
    return ours, plain, theirs


def _grouped(query: Query, facet: str) -> tuple[str, list[str]]:
    """A query's count of one facet as SQL."""
    tests = [f"{name} = ?" for name, _ in query.choices if name != "kind"]
    given = [values[0] for name, values in query.choices if name != "kind"]
    if query.words:
        tests.append("number IN (SELECT rowid FROM program_words WHERE program_words MATCH ?)")
        given.append(match_expression(query.words))
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    return f"SELECT {facet}, count(*) FROM listing {where} GROUP BY 1", given


async def _asked(datasette: Datasette, path: Path, query: Query) -> dict[str, Any]:
    asked: list[tuple[str, Any]] = [("_size", _PAGE), ("_shape", "objects")]
    asked += [("_facet", name) for name in FACETS] + [("_facet_size", "max")]
    asked += [(name, values[0]) for name, values in query.choices if name != "kind"]
    if query.words:
        asked += [("_search", match_expression(query.words)), ("_searchmode", "raw")]
    answer = await datasette.client.get(f"/{path.stem}/listing.json", params=asked, timeout=600)
    answer.raise_for_status()
    got: dict[str, Any] = answer.json()
    return got


def _must_agree(query: Query, found: Found, answer: dict[str, Any]) -> None:
    """The same number of programs, and the same counts of every facet that is not chosen from.

    Datasette counts a facet with its own choice, ours without.
    """
    if answer["filtered_table_rows_count"] != found.total:
        raise AssertionError(f"{query.text}: {answer['filtered_table_rows_count']} {found.total}")
    ours = {counts.name: dict(counts.values) for counts in found.facets}
    for name in FACETS:
        if query.chosen(name):
            continue
        facet = answer["facet_results"][name]["results"]
        theirs = {one["value"]: one["count"] for one in facet}
        theirs = {v: n for v, n in theirs.items() if v not in (None, "", "disputed")}
        if theirs != {value: count for value, count in ours[name].items() if count}:
            raise AssertionError(f"{query.text}: {name}")
