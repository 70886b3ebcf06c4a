"""What tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gradguide.cli.app import app
from gradguide.extraction.gazetteer import Gazetteer
from gradguide.model.institution import Registry
from gradguide.sources.registry import bundled

from .hostile import hostile


@pytest.fixture(scope="session")
def registry() -> Registry:
    return bundled()


@pytest.fixture(scope="session")
def gazetteer(registry: Registry) -> Gazetteer:
    return Gazetteer(registry)


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled release of 1 November 2026. A test that changes it takes a copy."""
    out = tmp_path_factory.mktemp("release") / "lis.db"
    done = CliRunner().invoke(app, ["build", "--out", str(out), "--as-of", "2026-11-01"])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(scope="session")
def harmful(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled release in which everybody whose words it holds means harm."""
    return hostile(release, tmp_path_factory.mktemp("hostile") / "hostile.db")
