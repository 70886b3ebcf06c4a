"""What the harness does to a run of tests, seen in a small run of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

IN_THE_BROWSER = """
import pytest

@pytest.fixture
def site():
    return "http://127.0.0.1:1"

def test_keeps_the_rules(page):
    page.goto("data:text/html,<title>x</title>")

def test_breaks_the_rules(page):
    page.goto("data:text/html,<script>console.error('broken')</script>")

def test_is_skipped():
    pytest.skip("no browser today")

@pytest.mark.skip(reason="not now")
def test_is_marked():
    pass
"""

AFTERWARDS = """
import asyncio

async def three():
    return 3

def test_an_event_loop_of_its_own():
    assert asyncio.run(three()) == 3
"""


@pytest.fixture(scope="module")
def outcomes(
    tmp_path_factory: pytest.TempPathFactory, chromium: tuple[Path, tuple[str, ...]]
) -> dict[str, str]:
    """How each test of a run ended, by its name; an error after a pass is an error."""
    root = tmp_path_factory.mktemp("run")
    tests = root / "tests"
    shutil.copytree(HERE, tests / "browser", ignore=shutil.ignore_patterns("test_*", "__pycache__"))
    (root / "build").mkdir()
    (root / "build" / "chromium.txt").write_text("\n".join(map(str, (chromium[0], *chromium[1]))))
    (root / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n")
    (tests / "browser" / "test_pages.py").write_text(IN_THE_BROWSER)
    (tests / "test_later.py").write_text(AFTERWARDS)
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-p", "no:xdist"]
    run = subprocess.run(
        [*command, str(tests)], capture_output=True, text=True, cwd=root, timeout=120, check=False
    )
    ended = {}
    for line in run.stdout.splitlines():
        words = line.split()
        if "::" in line and words[1:2] and words[1] in {"PASSED", "FAILED", "ERROR", "SKIPPED"}:
            ended[words[0].split("::")[1]] = words[1]
    assert ended, run.stdout + run.stderr
    return ended


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        ("test_keeps_the_rules", "PASSED"),
        ("test_breaks_the_rules", "ERROR"),
        ("test_is_skipped", "FAILED"),
        ("test_is_marked", "ERROR"),
        ("test_an_event_loop_of_its_own", "PASSED"),
    ],
)
def test_how_it_ends(outcomes: dict[str, str], test: str, outcome: str) -> None:
    assert outcomes[test] == outcome
