"""What the integrity check finds: each case bends one thing in a good release."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gradguide.catalog.check import check, content_digest
from gradguide.catalog.rows import text_of

BENT = [
    ("UPDATE claims SET start = start + 1 WHERE quote IS NOT NULL", "does not stand at"),
    ("UPDATE claims SET start = -4 WHERE quote IS NOT NULL", "does not stand at"),
    ("UPDATE claims SET start = NULL WHERE quote IS NOT NULL", "has no place where it stands"),
    ("UPDATE texts SET text = text || ' more'", "is not the one that its digest says"),
    ("DELETE FROM texts", "whose text is not there"),
    ("DELETE FROM claims WHERE attribute = 'gpa_min'", "refers to a row that is not in claims"),
    ("UPDATE facts SET owner = 'nowhere' WHERE number = 1", "'nowhere', which is not there"),
    ("DELETE FROM fact_values WHERE fact = 1", "fact 1 has no value"),
    ("DELETE FROM fact_claims WHERE fact = 1", "rests on no claim"),
    ("DELETE FROM fact_claims WHERE role = 'for'", "is for or against no fact"),
    ("INSERT INTO fact_claims SELECT number, 1, 'against', -1 FROM facts WHERE number NOT IN"
     " (SELECT fact FROM fact_claims WHERE claim = 1)", "counts for"),
    ("UPDATE facts SET status = 'disputed' WHERE status = 'verified'", "disputed and has one"),
    ("UPDATE facts SET status = 'verified' WHERE status = 'disputed'", "several values and is not"),
    ("UPDATE facts SET status = 'verified' WHERE standing < 3", "no school or authority says so"),
    ("UPDATE facts SET year = NULL WHERE status = 'verified'", "is verified and has no year"),
    ("UPDATE facts SET status = 'stale', year = NULL", "is stale and has no year"),
    ("UPDATE facts SET status = 'computed'", "is computed and does not say how"),
    ("UPDATE claims SET value = '\"yes\"' WHERE attribute = 'credits'", "is not one: credits:"),
    ("UPDATE claims SET qualifiers = '{\"colour\":\"red\"}'", "no qualifier 'colour'"),
    ("UPDATE claims SET note = 'changed'", "the file was changed"),
    ("DELETE FROM findings", "the manifest counts 1 findings and there are 0"),
    ("DELETE FROM program_words WHERE rowid = 1", "full-text index holds 4 programs of 5"),
    ("UPDATE claims SET value = 'not json'", "cannot be read through"),
    ("UPDATE manifest SET value = '99' WHERE name = 'schema_version'", "is a release of schema 99"),
    ("DROP TABLE findings", "cannot be read through"),
]  # fmt: skip


def bent(built: Path, tmp_path: Path, statement: str) -> Path:
    path = tmp_path / "bent.db"
    shutil.copy(built, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    return path


@pytest.mark.parametrize(("statement", "problem"), BENT, ids=[p for _, p in BENT])
def test_found(built: Path, tmp_path: Path, statement: str, problem: str) -> None:
    problems = check(bent(built, tmp_path, statement))
    assert any(problem in one for one in problems), problems


def test_a_status_that_does_not_exist_cannot_be_written(built: Path, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        bent(built, tmp_path, "UPDATE facts SET status = 'certain'")


def test_a_change_is_found_even_with_its_counts_right(built: Path, tmp_path: Path) -> None:
    path = bent(built, tmp_path, "UPDATE programs SET name = 'Master of Nothing' WHERE number = 1")
    assert check(path) == [
        "the content is not what the manifest's digest says; the file was changed"
    ]
    with closing(sqlite3.connect(path)) as connection:
        digest = text_of(content_digest(connection))
        connection.execute("UPDATE manifest SET value = ? WHERE name = 'content'", (digest,))
        connection.commit()
    assert check(path) == []


@pytest.mark.parametrize("size", [100, 4096, 20000])
def test_a_file_cut_short(built: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "short.db"
    path.write_bytes(built.read_bytes()[:size])
    assert check(path)


def test_flipped_bytes(built: Path, tmp_path: Path) -> None:
    content = bytearray(built.read_bytes())
    for place in range(4096, len(content), 997):
        content[place] ^= 0xFF
    path = tmp_path / "flipped.db"
    path.write_bytes(bytes(content))
    assert check(path)
