"""Facts and claims of a release that stand in its federal tables (`catalog.award_facts`)."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from gradguide.catalog.award_facts import (
    Asked,
    Counted,
    Fee,
    Row,
    Sources,
    award_claims,
    facts_from,
    row_at,
    school_claims,
)
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact
from gradguide.model.national import Dataset

_CHUNK = 500  # parameters a query; SQLite allows 999 in its oldest versions

_COUNTED = """SELECT a.number, a.unitid, coalesce(i.name, ''), coalesce(p.name, ''), a.cip, a.level,
    a.code, c.year, c.total, d.programs, d.online, d.partly, d.year, p.id
    FROM awards a
    JOIN completions c ON c.award = a.number AND c.year = a.last_year
    LEFT JOIN program_awards l ON l.award = a.number
    LEFT JOIN programs p ON p.number = l.program AND p.kind = 'award'
    LEFT JOIN institutions i ON i.id = a.unitid
    LEFT JOIN distance d ON d.unitid = a.unitid AND d.cip = a.cip AND d.level = a.level
        AND d.year = (SELECT max(year) FROM distance e WHERE e.unitid = d.unitid
            AND e.cip = d.cip AND e.level = d.level)"""
_ASKED = """SELECT c.unitid, coalesce(i.name, ''), c.year, c.residency, c.tuition, c.per_credit
    FROM charges c LEFT JOIN institutions i ON i.id = c.unitid"""
_FEES = """SELECT c.unitid, coalesce(i.name, ''), c.year, c.application_fee
    FROM characteristics c LEFT JOIN institutions i ON i.id = c.unitid"""


def facts_of_awards(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> Mapping[str, tuple[Fact, ...]]:
    """The facts of programs of kind "award", by their ids."""
    out = {}
    day, sources = _day(connection), _sources(connection)
    for some in _chunks(ids):
        marks = ", ".join("?" * len(some))
        where = f"""WHERE a.number IN (SELECT award FROM program_awards WHERE program IN
            (SELECT number FROM programs WHERE id IN ({marks})))"""
        for *counted, program_id in connection.execute(f"{_COUNTED} {where}", some):
            out[program_id] = facts_from(award_claims(Counted(*counted), sources), day)
    return out


def facts_of_schools(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> Mapping[str, tuple[Fact, ...]]:
    """What federal tables state of schools as a whole, in the newest year of each table."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    fees: dict[str, list[Fee]] = defaultdict(list)
    for some in _chunks(ids):
        marks = ", ".join("?" * len(some))
        newest = f"""WHERE c.unitid IN ({marks}) AND c.year =
            (SELECT max(year) FROM charges e WHERE e.unitid = c.unitid)"""
        for row in connection.execute(f"{_ASKED} {newest}", some):
            asked[row[0]].append(Asked(*row))
        newest = f"""WHERE c.unitid IN ({marks}) AND c.application_fee IS NOT NULL AND c.year =
            (SELECT max(year) FROM characteristics e WHERE e.unitid = c.unitid
                AND e.application_fee IS NOT NULL)"""
        for row in connection.execute(f"{_FEES} {newest}", some):
            fees[row[0]].append(Fee(*row))
    if not asked and not fees:
        return {}
    day, sources = _day(connection), _sources(connection)
    return {
        one: facts_from(school_claims(asked[one], fees[one], sources), day)
        for one in sorted({*asked, *fees})
    }


def claims_at(connection: sqlite3.Connection, places: Iterable[int]) -> dict[int, Claim]:
    """The claims of federal rows, by the numbers that facts know them by."""
    sources = _sources(connection)
    out: dict[int, Claim] = {}
    for place in places:
        row = row_at(place)
        if row is not None:
            out |= {
                number: claim
                for number, claim in _claims_of(connection, row, sources)
                if number == place
            }
    return out


def _claims_of(
    connection: sqlite3.Connection, row: Row, sources: Sources
) -> list[tuple[int, Claim]]:
    if row.of in ("completions", "distance"):
        found = connection.execute(f"{_COUNTED} WHERE a.number = ?", (row.key,)).fetchone()
        return award_claims(Counted(*found[:-1]), sources) if found else []
    own = (str(row.key), row.year)
    asked = connection.execute(f"{_ASKED} WHERE c.unitid = ? AND c.year = ?", own)
    fees = connection.execute(
        f"{_FEES} WHERE c.unitid = ? AND c.year = ? AND c.application_fee IS NOT NULL", own
    )
    return school_claims([Asked(*one) for one in asked], [Fee(*one) for one in fees], sources)


def _sources(connection: sqlite3.Connection) -> Sources:
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        "SELECT name, year, agency, title, edition, address, file, sha256, rows FROM datasets"
    )
    return {(row[0], row[1]): Dataset(*row) for row in rows}


def _day(connection: sqlite3.Connection) -> date:
    (text,) = connection.execute("SELECT value FROM manifest WHERE name = 'as_of'").fetchone()
    return date.fromisoformat(json.loads(text))


def _chunks(items: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
