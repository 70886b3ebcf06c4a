"""The SQLite file of the open data, made by SQLite itself from a release."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from gradguide.model.claim import Standing
from gradguide.model.vocabulary import vocabulary
from gradguide.publishing.package.tables import Table, references, tables, units

_AFFINITY = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "decimal": "NUMERIC",
    "boolean": "INTEGER",
    "object": "TEXT",
    "list": "TEXT",
}
_MONEY = "dollars"


@dataclass(frozen=True, slots=True)
class Stored:
    """A table that was written, and its rows."""

    table: Table
    rows: int


def fill(path: Path, release: Path) -> tuple[Stored, ...]:
    """Write the tables of a release into a new SQLite file; empty ones are left out unless they
    belong there always.

    The same release gives the same bytes.
    """
    with closing(sqlite3.connect(f"file:{quote(str(path))}", uri=True)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("ATTACH ? AS release", (_immutable(release),))
        with connection:
            _say_words(connection)
            present = {one.name: one for one in tables() if one.always or _rows(connection, one)}
            stored = tuple(_store(connection, one, present) for one in present.values())
        connection.execute("DETACH release")
    return stored


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that was filled, for reading."""
    with closing(sqlite3.connect(_immutable(path), uri=True)) as connection:
        yield connection


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return f'"{name}"'


def _immutable(path: Path) -> str:
    return f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"


def _say_words(connection: sqlite3.Connection) -> None:
    """The words that stand in the tables for what a release has as numbers or not at all."""
    connection.execute("CREATE TEMP TABLE standings (number INTEGER PRIMARY KEY, word TEXT)")
    connection.executemany(
        "INSERT INTO temp.standings VALUES (?, ?)",
        [(int(standing), standing.name.lower()) for standing in Standing],
    )
    connection.execute("CREATE TEMP TABLE units (attribute TEXT PRIMARY KEY, unit TEXT)")
    money = {name: _MONEY for name, one in vocabulary().attributes.items() if one.kind == "money"}
    given = {name: unit for name, unit in units().items() if unit}
    connection.executemany("INSERT INTO temp.units VALUES (?, ?)", (money | given).items())


def _rows(connection: sqlite3.Connection, table: Table) -> bool:
    found = connection.execute(f"SELECT EXISTS (SELECT 1 FROM ({table.query}))").fetchone()
    return bool(found[0])


def _store(connection: sqlite3.Connection, table: Table, present: Mapping[str, Table]) -> Stored:
    connection.execute(_definition(table, present))
    inserted = connection.execute(f"INSERT INTO {quoted(table.name)} {table.query}")
    indexed = {*table.facets, *references(table, present)} - {table.key[0]}
    for column in sorted(indexed):
        connection.execute(
            f"CREATE INDEX {quoted(f'{table.name}_by_{column}')}"
            f" ON {quoted(table.name)} ({quoted(column)})"
        )
    if table.search:
        _make_searchable(connection, table)
    return Stored(table, inserted.rowcount)


def _definition(table: Table, present: Mapping[str, Table]) -> str:
    """The table in SQL. A reference is declared only to what tells rows of the other table apart,
    since SQLite has no other."""
    lines = []
    for name, column in table.columns.items():
        line = f"{quoted(name)} {_AFFINITY[column.type]}"
        if table.key == (name,):
            line += " PRIMARY KEY"
        if table.required(name):
            line += " NOT NULL"
        if column.type == "boolean":
            line += f" CHECK ({quoted(name)} IN (0, 1))"
        lines.append(line)
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    for name, (other, field) in references(table, present).items():
        if other.key == (field,):
            lines.append(
                f"FOREIGN KEY ({quoted(name)}) REFERENCES {quoted(other.name)} ({quoted(field)})"
            )
    # Full-text search needs the numbers of rows, which a table without them does not have.
    rowid = " WITHOUT ROWID" if len(table.key) > 1 and not table.search else ""
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n    {body}\n){rowid}"


def _make_searchable(connection: sqlite3.Connection, table: Table) -> None:
    """A full-text table over the table's own words, named as browsers of data look for it."""
    name = quoted(f"{table.name}_fts")
    columns = ", ".join(map(quoted, table.search))
    connection.execute(
        f"CREATE VIRTUAL TABLE {name} USING fts5 ({columns}, content={quoted(table.name)},"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
