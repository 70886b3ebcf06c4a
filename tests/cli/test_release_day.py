"""An answer for another day than that of its release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gradguide.cli.app import app
from gradguide.cli.status import WRONG_CALL, Failure

BUILT = "2026-11-01"
PROGRAMS = ("the-university-of-alabama/mlis", "kent-state-university-at-kent/mlis")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release")
    words = ["build", "--out", str(out / "lis.db"), "--as-of", BUILT]
    CliRunner().invoke(app, words, catch_exceptions=False)
    rows = "".join(f"{place},{name}\n" for place, name in enumerate(PROGRAMS, 1))
    (out / "list.csv").write_text(f"position,program\n{rows}", encoding="utf-8")
    return out


def command(folder: Path, name: str) -> list[str]:
    words = {
        "cost": [PROGRAMS[0]],
        "find": ["alabama"],
        "compare": list(PROGRAMS),
        "rank": ["--draws", "100"],
        "reproduce": [str(folder / "list.csv"), "--uses", "cost"],
    }[name]
    return [name, *words, "--release", str(folder / "lis.db")]


COMMANDS = pytest.mark.parametrize("name", ["cost", "find", "compare", "rank", "reproduce"])


@COMMANDS
def test_a_day_before_the_release_is_a_wrong_call(folder: Path, name: str) -> None:
    done = CliRunner().invoke(app, [*command(folder, name), "--as-of", "2026-10-31"])
    assert isinstance(done.exception, Failure)
    assert done.exception.status == WRONG_CALL
    assert "31 October 2026 is before 1 November 2026" in str(done.exception)
    assert "--as-of 2026-11-01" in str(done.exception)
    assert done.stdout == ""


@COMMANDS
@pytest.mark.parametrize(
    ("day", "said"), [("2026-11-01", False), ("2026-12-02", False), ("2026-12-03", True)]
)
def test_more_than_a_month_after_it_the_marks_are_said_to_be_of_its_day(
    folder: Path, name: str, day: str, said: bool
) -> None:
    words = [*command(folder, name), "--as-of", day]
    text = " ".join(CliRunner().invoke(app, words, catch_exceptions=False).stdout.split())
    assert ("The marks of facts are those of 1 November 2026" in text) == said
    assert (f"--as-of {day}', with the same pages" in text) == said
    record = json.loads(CliRunner().invoke(app, [*words, "--json"], catch_exceptions=False).stdout)
    assert record["release_day"]["as_of"] == "2026-11-01"
    assert bool(record["release_day"]["note"]) == said
