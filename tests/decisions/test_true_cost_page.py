"""The worked example of docs/true-cost.md, held against the bundled release."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "true-cost.md"


def gradguide(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "gradguide", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    release = str(tmp_path_factory.mktemp("release") / "bundled.db")
    gradguide("build", "--out", release, "--as-of", "2026-11-21")
    command = re.search(r"^ {4}gradguide (?P<words>cost .*)$", PAGE.read_text("utf-8"), re.M)
    assert command is not None
    return gradguide(*shlex.split(command["words"]), "--release", release).splitlines()


def test_every_line_shown_is_in_the_answer_and_in_this_order(answer: list[str]) -> None:
    block = re.search(r"^```text\n(?P<lines>.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    assert block is not None
    left = iter(answer)
    missing = [line for line in block["lines"].splitlines() if line and line not in left]
    assert missing == []
