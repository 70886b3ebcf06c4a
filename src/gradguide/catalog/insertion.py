"""Putting rows into the tables of a release: many at once, and digested on their way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from importlib import resources
from itertools import chain, islice

from gradguide.catalog.check import TableDigest, together
from gradguide.catalog.rows import Row
from gradguide.catalog.search_text import COLUMNS

_PAGE_SIZE = 4096  # bytes; fixed, so that the file does not depend on how SQLite was built
_WORDS = 64 << 20  # bytes of words that are gathered before they are written: one piece, not many
_CACHE = 64 << 10  # KiB of pages; what is sorted for an index stays in memory


class Insertion:
    """A new release under way. `digests` has those of the tables that came in order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the tables; their indexes are for `finish`, since made at once they cost less than
        row by row."""
        self.connection = connection
        self.digests: dict[str, str] = {}
        connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        statements = _statements()
        self._indexes = [one for one in statements if one.startswith("CREATE INDEX")]
        for statement in statements:
            if statement not in self._indexes:
                connection.execute(statement)

    def rows(self, table: str, content: Iterable[Row], *, in_order: bool = False) -> None:
        """Insert rows. Those that come `in_order` of the table's key are digested as they pass,
        which spares reading them again; they have to be all of the table's."""
        width = len(self.connection.execute(f"PRAGMA table_info({table})").fetchall())
        marks = f"({', '.join('?' * width)})"
        size = together(width)
        many = f"INSERT INTO {table} VALUES {', '.join([marks] * size)}"
        waiting = iter(content)
        digest = TableDigest()
        while some := list(islice(waiting, size)):
            if in_order:
                digest.add(some)
            if len(some) == size:
                self.connection.execute(many, list(chain.from_iterable(some)))
            else:
                self.connection.executemany(f"INSERT INTO {table} VALUES {marks}", some)
        if in_order:
            self.digests[table] = digest.value()

    def words(self, content: Iterable[Row]) -> None:
        """Fill the full-text table, which first grows and then shrinks: so it comes first, and
        the tables after it take the room that it leaves."""
        self.connection.execute(
            "INSERT INTO program_words (program_words, rank) VALUES ('hashsize', ?)", (_WORDS,)
        )
        self.connection.executemany(
            f"INSERT INTO program_words (rowid, {', '.join(COLUMNS)})"
            f" VALUES (?{', ?' * len(COLUMNS)})",
            content,
        )
        self.connection.execute("INSERT INTO program_words (program_words) VALUES ('optimize')")

    def finish(self) -> None:
        """Make the indexes."""
        for statement in self._indexes:
            self.connection.execute(statement)


def _statements() -> list[str]:
    sql = resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    lines = [line.partition("--")[0].rstrip() for line in sql.splitlines()]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]
