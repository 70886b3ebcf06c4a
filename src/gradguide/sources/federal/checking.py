"""Checks of every value of a file against its description, driven by the description."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import duckdb

from gradguide.sources.federal.description import Column
from gradguide.sources.federal.errors import SHOWN, BadFile, BadFilesError, Problem
from gradguide.sources.federal.kinds import KINDS, named, quoted
from gradguide.sources.federal.opening import RAW, Opened

_SHOWN_PER_COLUMN = 3


def check_name(dataset: str, column: str) -> str:
    """The name under which rows with a value that a column may not have can be left out."""
    return f"{dataset}.{column}"


def check_rows(
    opened: Opened, allow: Collection[str], connection: duckdb.DuckDBPyConnection
) -> dict[str, int]:
    """Check the table of a file. Rows that fail a check in `allow` are taken out of it.

    Returns the checks that were waived, with how many rows each took out.

    Raises:
        BadFilesError: a value is not of its column's kind, a code is new, a key is not unique, or
            there are no rows; gives all that is wrong, by columns.
    """
    dropped = dict[str, int]()
    problems = list[Problem]()
    wrong = _wrong_columns(opened, connection)
    for name, times in wrong.items():
        check = check_name(opened.file.dataset, name)
        condition = _wrong(name, opened.description.columns[name])
        if check in allow:
            dropped[check] = times
            connection.execute(f"DELETE FROM {RAW} WHERE {condition}")
        else:
            problems += _examples(opened, name, condition, times, check, connection)
    doubled = list(_doubled(opened, connection))
    check = check_name(opened.file.dataset, "key")
    if doubled and check in allow:
        dropped[check] = _drop_doubled(opened, connection)
    else:
        problems += doubled
    (rows,) = connection.execute(f"SELECT count(*) FROM {RAW}").fetchall()[0]
    if not rows and not problems:
        problems.append(Problem("there are no rows", "at least one"))
    if problems:
        raise BadFilesError([BadFile(opened.file.path, tuple(problems))])
    return dropped


def _wrong_columns(opened: Opened, connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Columns with values that may not stand there, and how many; found in one pass."""
    names = [name for name in opened.description.columns if name in opened.columns]
    asked = ", ".join(
        f"count(*) FILTER (WHERE {_wrong(name, opened.description.columns[name])})"
        for name in names
    )
    counts = connection.execute(f"SELECT {asked} FROM {RAW}").fetchall()[0]
    return {name: times for name, times in zip(names, counts, strict=True) if times}


def _wrong(name: str, column: Column) -> str:
    """The SQL condition under which a value may not stand in a column."""
    value = named(name)
    required = f"{value} IS NULL" if column.required else "false"
    if column.kind == "code":
        listed = ", ".join(quoted(code) for code in (*column.codes, *column.markers))
        return f"({required} OR {value} NOT IN ({listed}))"
    pattern = KINDS[column.kind].pattern
    if pattern is None:
        return f"({required})"
    unlike = f"NOT regexp_full_match({value}, {quoted(pattern)})"
    if column.markers:
        marked = ", ".join(quoted(marker) for marker in column.markers)
        unlike = f"({unlike} AND {value} NOT IN ({marked}))"
    return f"({required} OR {unlike})"


def _examples(
    opened: Opened,
    name: str,
    condition: str,
    times: int,
    check: str,
    connection: duckdb.DuckDBPyConnection,
) -> Iterator[Problem]:
    """The first rows of each value that may not stand in a column."""
    column = opened.description.columns[name]
    if column.kind == "code":
        expected = f"one of {', '.join((*column.codes, *column.markers))}"
    else:
        expected = " or ".join((KINDS[column.kind].words, *column.markers))
    rows = connection.execute(
        f"SELECT {named(name)}, min(line), count(*) FROM {RAW} WHERE {condition}"
        f" GROUP BY 1 ORDER BY 2 LIMIT {_SHOWN_PER_COLUMN}"
    ).fetchall()
    told = 0
    for value, line, count in rows:
        found = "nothing" if value is None else repr(value)
        told += count
        yield Problem(found, expected, line, name, count, check)
    if told < times:
        yield Problem(f"{times - told} rows with other values", expected, None, name, 1, check)


def _doubled(opened: Opened, connection: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    key = opened.description.key
    if not key:
        return
    listed = ", ".join(named(name) for name in key)
    there = f"{named(key[0])} IS NOT NULL"
    counted = f"count(*), count(DISTINCT hash({listed}))"
    ((several, distinct),) = connection.execute(
        f"SELECT {counted} FROM {RAW} WHERE {there}"
    ).fetchall()
    if several == distinct:  # which takes half the time of telling them
        return
    rows = connection.execute(
        f"SELECT {listed}, list(line ORDER BY line) FROM {RAW} WHERE {there} GROUP BY {listed}"
        f" HAVING count(*) > 1 ORDER BY min(line)"
    ).fetchall()
    for *values, lines in rows[: SHOWN + 1]:
        told = ", ".join(f"{name} {value}" for name, value in zip(key, values, strict=True))
        others = ", ".join(str(line) for line in lines[:-1])
        yield Problem(
            f"the same as row {others}: {told}",
            "one row for each",
            lines[-1],
            check=check_name(opened.file.dataset, "key"),
        )


def _drop_doubled(opened: Opened, connection: duckdb.DuckDBPyConnection) -> int:
    """Take out all rows of keys that are there more than once: which is right is not known."""
    key = opened.description.key
    listed = ", ".join(named(name) for name in key)
    there = f"{named(key[0])} IS NOT NULL"
    taken = connection.execute(
        f"DELETE FROM {RAW} WHERE line IN (SELECT line FROM {RAW} WHERE {there}"
        f" QUALIFY count(*) OVER (PARTITION BY {listed}) > 1)"
    ).fetchall()
    return int(taken[0][0])
