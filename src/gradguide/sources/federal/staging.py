"""The national tables while they are gathered: a DuckDB database in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType

import duckdb

from gradguide.model.national import TABLES

_CHUNK = 50_000  # rows handed on at once


@dataclass
class Staging:
    """The tables of `gradguide.model.national.TABLES`, empty at first. Sources insert into them.

    Rows come out in the order of their keys, so that the same content gives the same release.
    """

    connection: duckdb.DuckDBPyConnection = field(
        default_factory=lambda: duckdb.connect(config={"autoload_known_extensions": False})
    )

    def __post_init__(self) -> None:
        for table in TABLES.values():
            columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns)
            self.connection.execute(f"CREATE TABLE {table.name} ({columns})")

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def rows(self, name: str) -> Iterator[tuple[object, ...]]:
        """The rows of a table in the order of its key, as Python values."""
        table = TABLES[name]
        asked = self.connection.execute(
            f"SELECT {_listed(table.names)} FROM {name} ORDER BY {_listed(table.key_columns)}"
        )
        while some := asked.fetchmany(_CHUNK):
            yield from some

    def count(self, name: str) -> int:
        (found,) = self.connection.execute(f"SELECT count(*) FROM {name}").fetchall()
        return int(found[0])

    def keep_field(self, cips: Sequence[str], unitids: Sequence[str]) -> None:
        """Keep only what concerns a field: awards under CIP codes with these beginnings, the
        schools that give them and those of `unitids`; occupations stay, all of them."""
        run = self.connection.execute
        begins = " OR ".join(["starts_with(cip, ?)"] * len(cips)) or "false"
        for name in ("awards", "distance", "cip_soc"):
            run(f"DELETE FROM {name} WHERE NOT ({begins})", list(cips))
        run("DELETE FROM completions WHERE award NOT IN (SELECT number FROM awards)")
        four = sorted({cip[:5] for cip in cips})
        marks = " OR ".join(["starts_with(cip4, ?)"] * len(four)) or "false"
        run(f"DELETE FROM earnings WHERE NOT ({marks})", four)
        run("CREATE TEMP TABLE kept AS SELECT unnest(?::VARCHAR[]) AS unitid", [list(unitids)])
        run("INSERT INTO kept SELECT unitid FROM awards")
        run("INSERT INTO kept SELECT s.unitid FROM schools s JOIN kept k ON s.successor = k.unitid")
        run("INSERT INTO kept SELECT s.successor FROM schools s JOIN kept USING (unitid)")
        for name in ("schools", "characteristics", "charges", "accredited"):
            run(f"DELETE FROM {name} WHERE NOT EXISTS (FROM kept k WHERE k.unitid = {name}.unitid)")
        run("DROP TABLE kept")
        renumber(self)


def renumber(staging: Staging) -> None:
    """Number awards from 1 in the order of school, subject and level, and completions with them."""
    run = staging.connection.execute
    run("""CREATE TEMP TABLE numbered AS SELECT number AS old,
           row_number() OVER (ORDER BY unitid, cip, code) AS new FROM awards""")
    run("UPDATE awards SET number = new FROM numbered WHERE number = old")
    run("UPDATE completions SET award = new FROM numbered WHERE award = old")
    run("DROP TABLE numbered")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
