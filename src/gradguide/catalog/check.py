"""The integrity of a release: whether the file is whole and everything in it hangs together."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

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

_PARAMETERS = 900  # of a statement; SQLite allows 999 in its oldest versions


def check(path: Path, *, just_written: bool = False) -> list[str]:
    """Everything that is wrong with a release, each in a sentence; an empty list if nothing.

    Of one that was `just_written` the digest is taken to be right, since it was made of the rows
    as they were written, and the indexes of SQLite to say what its tables say.

    Never raises for what the file holds: a file that is no release is one problem.
    """
    try:
        with closing(open_immutable(path)) as connection:
            pragma = "quick_check" if just_written else "integrity_check"
            damage = [problem for (problem,) in connection.execute(f"PRAGMA {pragma}")]
            if damage != ["ok"]:
                return [f"the file is damaged: {problem}" for problem in damage]
            checks = _CHECKS if just_written else (_digest, *_CHECKS)
            return [problem for one in checks for problem in one(connection)]
    except ReleaseError as error:
        return [str(error)]
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        return [f"{path}: the release cannot be read through: {error}; build it again"]


class TableDigest:
    """The SHA-256 of a table's rows in the order of its key: as MessagePack arrays of so many
    rows, which `together` tells, and the rest in the last."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._encode = msgspec.msgpack.Encoder().encode

    def add(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Take the next rows: as many as go together, or the last ones."""
        if rows:
            self._digest.update(self._encode(rows))

    def value(self) -> str:
        return self._digest.hexdigest()


def together(width: int) -> int:
    """How many rows of so many columns are written, and digested, at once."""
    return _PARAMETERS // width


def content_digest(
    connection: sqlite3.Connection, known: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The SHA-256 of all rows: of the names of the tables, each with its digest (`TableDigest`).
    Those that are `known` are not read again."""
    total = hashlib.sha256()
    for table in TABLES:
        digest = known.get(table) or _digest_of(connection, table)
        total.update(f"{table} {digest}\n".encode())
    return total.hexdigest()


def _digest_of(connection: sqlite3.Connection, table: str) -> str:
    digest = TableDigest()
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY {_order(table)}")
    size = together(len(rows.description))
    while some := rows.fetchmany(size):
        digest.add(some)
    return digest.value()


def _order(table: str) -> str:
    """The columns of a table's key."""
    count = FEDERAL_TABLES[table].key if table in FEDERAL_TABLES else 2
    return ", ".join(str(place) for place in range(1, count + 1))


def _digest(connection: sqlite3.Connection) -> Iterator[str]:
    (said,) = connection.execute("SELECT value FROM manifest WHERE name = 'content'").fetchone()
    if content_digest(connection) != json.loads(said):
        yield "the content is not what the manifest's digest says; the file was changed"


def _manifest(connection: sqlite3.Connection) -> Iterator[str]:
    said = {n: json.loads(v) for n, v in connection.execute("SELECT name, value FROM manifest")}
    for table, count in said["counts"].items():
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if found != count:
            yield f"the manifest counts {count} {table} and there are {found}"
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
            if start is None or end is None:
                yield f"claim {number}: {quote!r} of {doc!r} has no place where it stands"
            elif start < 0 or text[start:end] != quote:
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
