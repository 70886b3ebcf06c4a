"""What tests of the commands share: the bundled release, built once, and calling `gradguide`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gradguide.cli import main
from gradguide.cli.app import app

Called = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled release of 1 November 2026. A test that changes it takes a copy."""
    out = tmp_path_factory.mktemp("release") / "lis.db"
    done = CliRunner().invoke(app, ["build", "--out", str(out), "--as-of", "2026-11-01"])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    """`gradguide` with the words that are given: its status, what it wrote, and its errors."""

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["gradguide", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return run
