"""A release whose quotes do not say where they stand is told like any other, but for the place."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from gradguide.cli.app import app
from gradguide.web.app import create_app
from gradguide.web.settings import Settings

PROGRAM = "the-university-of-alabama/mlis"
QUOTE = "as they stood there"


@pytest.fixture(scope="module")
def without_places(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled release in which every claim has a quote, and none a place."""
    out = tmp_path_factory.mktemp("places") / "release.db"
    shutil.copy(release, out)
    connection = sqlite3.connect(out)
    with connection:
        connection.execute('UPDATE claims SET quote = ?, start = NULL, "end" = NULL', (QUOTE,))
    connection.close()
    return out


@pytest.fixture(scope="module")
def guide(without_places: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(without_places, rate=0))) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        f"/programs/{PROGRAM}",
        f"/programs/{PROGRAM}/statements",
        "/schools/the-university-of-alabama",
        f"/api/v1/programs/{PROGRAM}?evidence=yes",
    ],
)
def test_pages_and_the_api_tell_the_quote_without_a_place(guide: TestClient, path: str) -> None:
    answer = guide.get(path)
    assert answer.status_code == 200
    assert QUOTE in answer.text
    assert "None" not in answer.text and "characters" not in answer.text


def test_the_command_line_tells_the_quote_without_a_place(without_places: Path) -> None:
    words = ["show", PROGRAM, "--evidence", "--release", str(without_places)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert QUOTE in done.output and "characters" not in done.output
