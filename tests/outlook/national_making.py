"""Made federal tables as a release has them, and the questions to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from importlib import resources

from gradguide.catalog.national import National
from gradguide.model.national import TABLES

SCHOOL, OTHER, GONE = "900001", "900002", "900003"
YEARS = (2020, 2021, 2022, 2023, 2024)


class Tables:
    """An empty release with rows put into its federal tables."""

    def __init__(self) -> None:
        sql = resources.files("gradguide.catalog").joinpath("schema.sql").read_text("utf-8")
        self.connection = sqlite3.connect(":memory:")
        self.connection.executescript(sql)
        for year in YEARS:
            self.add("datasets", "ipeds-completions", year, "NCES", "Completions", "published",
                     f"https://example.org/C{year}_A.zip", f"c{year}_a.csv", "0", 1)  # fmt: skip

    @property
    def national(self) -> National:
        return National(self.connection)

    def add(self, table: str, *values: object) -> None:
        """A row of a table; columns at its end that are not given are NULL."""
        columns = [
            row[1] for row in self.connection.execute(f"PRAGMA table_info({table})").fetchall()
        ]
        if table in TABLES:
            assert columns == list(TABLES[table].names)
        marks = ", ".join("?" * len(columns))
        padded = [*values, *[None] * (len(columns) - len(values))]
        self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", padded)

    def school(
        self,
        unitid: str,
        name: str,
        *,
        active: int = 1,
        closed: str | None = None,
        successor: str | None = None,
        aliases: str = "[]",
    ) -> None:
        self.add("schools", unitid, name, aliases, "Town", "ME", "public", "", "", active, closed,
                 successor, None, None, 2024)  # fmt: skip

    def program(self, number: int, program_id: str, *awards: int, kind: str = "program") -> None:
        slug, _, _ = program_id.partition("/")
        self.connection.execute(
            "INSERT OR IGNORE INTO institutions VALUES (?, ?, ?, '', 'ME', 'US', 'public', NULL,"
            " NULL)",
            (SCHOOL, slug, slug),
        )
        self.connection.execute(
            "INSERT INTO programs VALUES (?, ?, ?, ?, ?, NULL, 'master', NULL, '[]', '[]')",
            (number, program_id, SCHOOL, program_id.title(), kind),
        )
        for award in awards:
            self.add("program_awards", number, award)

    def award(
        self,
        number: int,
        totals: Sequence[int | None],
        *,
        unitid: str = SCHOOL,
        cip: str = "44.0701",
        level: str = "master",
        code: int = 7,
        imputed: int | None = None,
        second: int = 0,
    ) -> None:
        """An award with its graduates of each of `YEARS`, three quarters of them women."""
        self.connection.execute("INSERT OR IGNORE INTO cips VALUES (?, ?)", (cip, f"Subject {cip}"))
        self.add("awards", number, unitid, cip, level, code, YEARS[0], YEARS[-1])
        for year, total in zip(YEARS, totals, strict=True):
            if total is not None:
                men = total // 4
                self.add("completions", number, year, total, men, total - men, second, imputed)
