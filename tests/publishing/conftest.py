"""What tests of publishing share: the bundled release, built once, and one of its programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gradguide.catalog.release import Release
from gradguide.cli.app import app


@pytest.fixture(scope="session")
def release_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled release of 1 November 2026."""
    out = tmp_path_factory.mktemp("release") / "lis.db"
    done = CliRunner().invoke(app, ["build", "--out", str(out), "--as-of", "2026-11-01"])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(scope="session")
def release(release_file: Path) -> Iterator[Release]:
    with Release(release_file) as opened:
        yield opened
