"""The index for finding is held against the facts beside it."""

from __future__ import annotations

import json
import runpy
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog.check import content_digest
from gradguide.catalog.release import Release
from gradguide.catalog.writer import write_release
from gradguide.decisions.candidate import candidates
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import Query
from gradguide.production.checking import check_release
from gradguide.resolution.pipeline import assemble

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "resolution" / "making.py"))
)
claim = making.claim
CLAIMS = [
    claim("delivery", "online"),
    claim("level", "master"),
    claim("gpa_min", 3),
    claim("concentration", "Lighthouses"),
    claim("delivery", "hybrid", school="900002", named="Port", program="MA in Tide Science"),
    claim("delivery", "online", school="900003", named="Port", program="MHTS", paid=True),
]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.db"
    catalog = assemble(CLAIMS, making.PACK, making.REGISTRY, making.AS_OF)
    listed = candidates(catalog.programs, catalog.institutions)
    names = {school.id: ["HSU"] for school in catalog.institutions}
    made = searchable(listed, catalog.spellings, making.REGISTRY, names)
    write_release(catalog, path, searchable=made)
    return path


def changed(path: Path, statement: str) -> list[str]:
    """What is wrong after a change that the release's own digest agrees with."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        digest = json.dumps(content_digest(connection))
        connection.execute("UPDATE manifest SET value = ? WHERE name = 'content'", (digest,))
        connection.commit()
    return check_release(path)


def test_a_release_is_all_well(release: Path) -> None:
    assert check_release(release) == []


CHANGES = [
    (
        "UPDATE listing SET delivery = 'campus' WHERE delivery = 'online'",
        "the listing of saltmarsh",
    ),
    ("UPDATE find_index SET data = x'00' WHERE name = 'heard'", "(heard) does not say"),
    ("UPDATE fact_values SET value = '2' WHERE value = '3'", "(head) does not say"),
    ("DELETE FROM find_index WHERE name = 'ids'", "(ids) does not say"),
    ("UPDATE find_index SET data = x'7b7d' WHERE name = 'called'", "(words) does not say"),
    ("UPDATE find_index SET data = x'00' WHERE name = 'called'", "no index for finding"),
    ("DELETE FROM find_index", "are not both there"),
    ("DELETE FROM listing WHERE number = 1", "the listing holds 2 programs of 3"),
]


@pytest.mark.parametrize(("statement", "message"), CHANGES)
def test_an_index_that_says_something_else(release: Path, statement: str, message: str) -> None:
    problems = changed(release, statement)
    assert any(message in problem for problem in problems), problems


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "bare.db"
    write_release(assemble(CLAIMS, making.PACK, making.REGISTRY, making.AS_OF), path)
    assert check_release(path) == ["there is no index for finding; build the release again"]


@pytest.mark.parametrize(
    "typed", ["saltmarsh", "tide", "tides harbor", "lighthouse", "inl or", "master", "nothing", "s"]
)
def test_the_full_text_table_finds_the_same_programs(release: Path, typed: str) -> None:
    with Release(release) as opened:
        index = FindIndex(opened.index_part)
        finder = Finder(index, prices_by(index, making.AS_OF))
        found = finder.find(Query.of(typed, {"kind": ["any"]}), limit=99)
        plain = [p.id for p in opened.find(typed) if any(fact.decides for fact in p.facts)]
    assert sorted(found.ids) == sorted(plain)
    assert found.read_as == ()
