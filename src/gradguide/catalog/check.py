"""The integrity of a release: whether the file is whole and everything in it hangs together."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from gradguide.catalog.connect import open_immutable
from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.outlook import TABLES as OUTLOOK_TABLES
from gradguide.catalog.outlook import wrong_statements
from gradguide.catalog.rows import digest
from gradguide.model.claim import exact
from gradguide.model.national import TABLES as FEDERAL_TABLES
from gradguide.model.vocabulary import vocabulary

# In the order in which they are digested; the full-text index is made from `programs`.
TABLES = (
    "institutions", "programs", "texts", "sources", "claims", "facts", "fact_values",
    "fact_claims", "findings", "finding_claims", "unknown_names", "quarantine", "spellings",
    "job_titles", "title_near", "title_specialties", "listing", "find_index", *FEDERAL_TABLES,
    "program_awards", "subject_programs", "occupation_programs", *OUTLOOK_TABLES,
)  # fmt: skip

_TOGETHER = 5000  # rows to a message of the digest; part of what the digest is


def check(path: Path) -> list[str]:
    """Everything that is wrong with a release, each in a sentence; an empty list if nothing.

    Never raises for what the file holds: a file that is no release is one problem.
    """
    try:
        with closing(open_immutable(path)) as connection:
            damage = [problem for (problem,) in connection.execute("PRAGMA integrity_check")]
            if damage != ["ok"]:
                return [f"the file is damaged: {problem}" for problem in damage]
            return [problem for one in _CHECKS for problem in one(connection)]
    except ReleaseError as error:
        return [str(error)]
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        return [f"{path}: the release cannot be read through: {error}; build it again"]


def content_digest(connection: sqlite3.Connection) -> str:
    """The SHA-256 of all rows, by table and key: of each table its name and then its rows as
    MessagePack arrays, so many to a message, in the order of the key."""
    total = hashlib.sha256()
    encode = msgspec.msgpack.Encoder().encode
    for table in TABLES:
        total.update(encode(table))
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY {_order(table)}")
        while some := rows.fetchmany(_TOGETHER):
            total.update(encode(some))
    return total.hexdigest()


def _order(table: str) -> str:
    """The columns of a table's key."""
    count = FEDERAL_TABLES[table].key if table in FEDERAL_TABLES else 2
    return ", ".join(str(place) for place in range(1, count + 1))


def _manifest(connection: sqlite3.Connection) -> Iterator[str]:
    said = {n: json.loads(v) for n, v in connection.execute("SELECT name, value FROM manifest")}
    for table, count in said["counts"].items():
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if found != count:
            yield f"the manifest counts {count} {table} and there are {found}"
    if content_digest(connection) != said["content"]:
        yield "the content is not what the manifest's digest says; the file was changed"
    words = connection.execute("SELECT count(*) FROM program_words").fetchone()[0]
    if words != said["counts"]["programs"]:
        yield f"the full-text index holds {words} programs of {said['counts']['programs']}"
    listed = connection.execute("SELECT count(*) FROM listing").fetchone()[0]
    indexed = connection.execute("SELECT count(*) FROM find_index").fetchone()[0]
    if listed not in (0, said["counts"]["programs"]):
        yield f"the listing holds {listed} programs of {said['counts']['programs']}"
    if bool(listed) != bool(indexed) and said["counts"]["programs"]:
        yield "the index for finding and the listing are not both there; build the release again"


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to a row that is not in {other}"
    orphans = """
        SELECT number, about, owner FROM facts WHERE NOT CASE about
            WHEN 'program' THEN EXISTS (SELECT 1 FROM programs WHERE id = owner)
            WHEN 'institution' THEN EXISTS (SELECT 1 FROM institutions WHERE id = owner)
            ELSE 1 END"""
    for number, about, owner in connection.execute(orphans):
        yield f"fact {number} is about the {about} {owner!r}, which is not there"


def _evidence(connection: sqlite3.Connection) -> Iterator[str]:
    """Document by document, so that memory does not grow with their number."""
    quoted = 'SELECT number, quote, start, "end" FROM claims WHERE doc = ? AND quote IS NOT NULL'
    for doc, said, text in connection.execute("SELECT doc, sha256, text FROM texts"):
        if digest(text) != said:
            yield f"the text of document {doc!r} is not the one that its digest says"
        for number, quote, start, end in connection.execute(quoted, (doc,)):
            if start < 0 or text[start:end] != quote:
                yield f"claim {number}: {quote!r} does not stand at {start}-{end} of {doc!r}"
    bare = """SELECT number, doc FROM claims
        WHERE quote IS NOT NULL AND doc NOT IN (SELECT doc FROM texts)"""
    for number, doc in connection.execute(bare):
        yield f"claim {number} quotes document {doc!r}, whose text is not there"


def _claims(connection: sqlite3.Connection) -> Iterator[str]:
    words = vocabulary()
    for number, attribute, value, qualifiers in connection.execute(
        "SELECT number, attribute, value, qualifiers FROM claims"
    ):
        said = {name: exact(one) for name, one in json.loads(qualifiers).items()}
        if attribute in words and (
            wrong := words.complaint(attribute, exact(json.loads(value)), said)
        ):
            yield f"claim {number} is not one: {wrong}"


def _facts(connection: sqlite3.Connection) -> Iterator[str]:
    bare = "SELECT number FROM facts WHERE number NOT IN (SELECT fact FROM fact_values)"
    for (number,) in connection.execute(bare):
        yield f"fact {number} has no value"
    without = """SELECT fact, position FROM fact_values EXCEPT
        SELECT fact, position FROM fact_claims WHERE role IN ('for', 'input')"""
    for number, position in connection.execute(without):
        yield f"value {position} of fact {number} rests on no claim"
    several = """SELECT claim, count(*) FROM fact_claims WHERE role != 'input'
        GROUP BY claim HAVING count(*) > 1"""
    for claim, count in connection.execute(several):
        yield f"claim {claim} counts for {count} facts"
    lost = """SELECT number FROM claims
        WHERE number NOT IN (SELECT claim FROM fact_claims WHERE role != 'input')
        AND number NOT IN (SELECT claim FROM unknown_names)"""
    for (number,) in connection.execute(lost):
        yield f"claim {number} is for or against no fact, and its school is not among the unknown"


def _statuses(connection: sqlite3.Connection) -> Iterator[str]:
    """What a status promises: the rules of model.fact.Status that rows alone can show."""
    promises = {
        "is disputed and has one value": "status = 'disputed' AND values_ < 2",
        "has several values and is not disputed": "status != 'disputed' AND values_ > 1"
        " AND standing >= 2",
        "is verified and no school or authority says so": "status = 'verified' AND standing < 3",
        "is verified and has no year": "status = 'verified' AND year IS NULL",
        "is stale and has no year": "status = 'stale' AND year IS NULL",
        "is computed and does not say how": "status = 'computed' AND explanation = ''",
    }
    for broken, condition in promises.items():
        counted = f"""SELECT number FROM (SELECT *, (SELECT count(*) FROM fact_values
            WHERE fact = number) AS values_ FROM facts) WHERE {condition}"""
        for (number,) in connection.execute(counted):
            yield f"fact {number} {broken}"


_CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[str]], ...] = (
    _manifest, _references, _evidence, _claims, _facts, _statuses, wrong_statements,
)  # fmt: skip
