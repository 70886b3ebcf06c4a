"""Entering what is accredited into the tables, whoever lists it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from gradguide.sources.federal.kinds import quoted
from gradguide.sources.federal.staging import Staging

_WORDS = "accreditation_words.toml"
_NAMED = 5


@cache
def _whole() -> tuple[str, ...]:
    text = resources.files(__package__ or "").joinpath(_WORDS).read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["whole"])


def program_of(column: str) -> str:
    """The SQL of what is accredited: a program, or the empty text for a school as a whole."""
    whole = ", ".join(quoted(word) for word in _whole())
    return f"CASE WHEN {column} IS NULL OR lower({column}) IN ({whole}) THEN '' ELSE {column} END"


def is_there(staging: Staging, part: str) -> bool:
    """Whether files of this load had the part."""
    found = staging.connection.execute(
        f"SELECT 1 FROM duckdb_tables() WHERE table_name = {quoted(f'part_{part}')}"
    )
    return bool(found.fetchall())


def enter(staging: Staging, rows: str, source: str) -> tuple[str, ...]:
    """Fill `accredited` from a query for agency, unitid, opeid, institution, program, status, since
    and until. A row without a UNITID is that of the one school that has its OPEID. Of two rows
    that differ only in their dates, the later one is kept.

    Returns what a reader should be told: which institutions match no school and are left out.
    """
    run = staging.connection.execute
    run(f"""CREATE TEMP TABLE matched AS
        WITH one AS (SELECT opeid, min(unitid) AS found FROM schools WHERE opeid <> ''
                     GROUP BY opeid HAVING count(*) = 1)
        SELECT l.* REPLACE (coalesce(l.unitid, one.found) AS unitid)
        FROM ({rows}) l LEFT JOIN one USING (opeid)""")
    run("""INSERT INTO accredited SELECT agency, unitid, institution, program, status, since, until
        FROM matched WHERE unitid IS NOT NULL QUALIFY row_number() OVER (
            PARTITION BY agency, unitid, institution, program, status
            ORDER BY since DESC NULLS LAST, until DESC NULLS FIRST) = 1""")
    left = run(
        "SELECT DISTINCT institution FROM matched WHERE unitid IS NULL ORDER BY 1"
    ).fetchall()
    run("DROP TABLE matched")
    if not left:
        return ()
    some = ", ".join(name for (name,) in left[:_NAMED]) + (", …" if len(left) > _NAMED else "")
    return (
        f"{source}: {len(left)} institution(s) match no school by UNITID or OPEID ({some}); what "
        "is listed of them is left out",
    )
