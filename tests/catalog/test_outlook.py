"""Licensing and professional bodies in a release: what went in comes out, and damage is found."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from gradguide.catalog.check import check
from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.outlook import Outlook
from gradguide.catalog.release import Release
from gradguide.catalog.writer import write_release
from gradguide.model.catalog import Catalog
from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.licensure import Exam, Licensing, Requirement, Role
from gradguide.model.organizations import Body, Organizations, Statement
from gradguide.reading.document import Document

SOURCE = Source("https://pilots.example/rule", "authority", 2024)
DOUBTFUL = Source("https://tides.example", "guide", low_trust=True)


def claim(attribute: str, value: str | bool | int, source: Source = SOURCE, **more: str) -> Claim:
    return Claim(source.address, Subject(), attribute, value, source, more, note="a note")


OUTLOOK = Outlook(
    Licensing(
        (Role("pilot", "harbor pilot", ("pilot",), None, ("degree_required",)),),
        (
            Exam("Tides (11)", "subject", ("tides",), 100, 200, None, 2023, "Tides (12)"),
            Exam("Tides (12)", "subject", since=2023, address="https://exams.example"),
        ),
        (
            Requirement("ME", "pilot", claim("degree_required", "master", case="interim")),
            Requirement("ME", "pilot", claim("exam_min_score", 150, exam="Tides (12)")),
            Requirement("OH", "pilot", claim("teaching_licence_required", False, DOUBTFUL)),
        ),
    ),
    Organizations(
        (
            Body("Guild", "G", names=("guild",)),
            Body("Old Guild", parent="Guild", until=2020, now="Guild", names=("old guild",)),
            Body("Maine Guild", state="ME", since=1901),
        ),
        (Statement("Guild", claim("student_dues", 25)),),
    ),
)


@pytest.fixture(scope="module")
def path(
    catalog: Catalog, documents: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("release") / "pilots.db"
    write_release(catalog, out, documents, outlook=OUTLOOK)
    return out


def test_what_went_in_comes_out(path: Path) -> None:
    with Release(path) as release:
        assert release.licensing == OUTLOOK.licensing
        assert release.organizations == OUTLOOK.organizations
    assert check(path) == []


def test_a_release_may_know_nothing(built: Path) -> None:
    with Release(built) as release:
        assert release.licensing == Licensing()
        assert release.organizations == Organizations()


def test_the_same_statements_give_the_same_bytes(
    path: Path, catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    write_release(catalog, tmp_path / "again.db", documents, outlook=OUTLOOK)
    assert (tmp_path / "again.db").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE licensure SET note = 'another'", "the file was changed"),
        ("UPDATE organization_statements SET value = '26'", "the file was changed"),
        ("UPDATE licensure SET value = '\"knots\"' WHERE number = 1", "is no statement"),
        ("UPDATE licensure SET role = 'rower'", "refers to a row that is not in licensed_roles"),
        ("UPDATE exams SET now = 'None' WHERE number = 1", "refers to a row that is not in exams"),
    ],
)
def test_damage_is_found(path: Path, tmp_path: Path, change: str, says: str) -> None:
    damaged = tmp_path / "damaged.db"
    shutil.copy(path, damaged)
    connection = sqlite3.connect(damaged)
    connection.execute(change)
    connection.commit()
    connection.close()
    assert any(says in problem for problem in check(damaged))


def test_a_statement_on_an_unknown_role_stops_the_writing(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    out = tmp_path / "out.db"
    stray = Requirement("ME", "rower", claim("degree_required", "master"))
    with pytest.raises(ReleaseError, match="licensed_roles"):
        write_release(catalog, out, documents, outlook=Outlook(Licensing(requirements=(stray,))))
    assert not out.exists()
