"""The real pages against their hand-made answer keys, with the scorer that came with them.

The pages are not ours to ship, so where they are absent this is skipped; the bars are those that
the project set itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gradguide.cli.extracting import lines_of
from gradguide.production.engine import results
from gradguide.production.reader import Settings
from gradguide.sources.pages import pages

SHARED = Path(__file__).parents[2].parent / "shared"
SCORER = SHARED / "tools" / "score_claims.py"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SCORER.exists(), reason="the developers' shared folder is not beside the checkout"
    ),
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("keys")
    key, found = folder / "key.jsonl", folder / "found.jsonl"
    keys = sorted((SHARED / "gold").glob("*.jsonl"))
    key.write_text("".join(k.read_text(encoding="utf-8") for k in keys), encoding="utf-8")
    settings = Settings("library-science", date(2026, 11, 1))
    shaped = list(results(pages([SHARED / "pages"]), settings, lines_of))
    found.write_bytes(b"".join(encoded for encoded, *_ in shaped))
    assert not [left for _, left, _ in shaped if left]
    return key, found


@pytest.mark.parametrize(
    ("level", "precision", "f1"), [("institution", 0.96, 0.93), ("program", 0.0, 0.85)]
)
def test_the_bars_are_met(
    files: tuple[Path, Path], level: str, precision: float, f1: float
) -> None:
    done = subprocess.run(
        [sys.executable, SCORER, *files, "--level", level, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    overall = json.loads(done.stdout)["overall"]
    assert overall["precision"] >= precision
    assert overall["f1"] >= f1


def test_every_offset_points_at_its_quote(files: tuple[Path, Path]) -> None:
    texts = {
        path.name.split("_")[0]: path.read_text(encoding="utf-8")
        for path in (SHARED / "pages").iterdir()
    }
    claims = [json.loads(line) for line in files[1].read_text(encoding="utf-8").splitlines()]
    assert claims
    for claim in claims:
        assert texts[claim["doc"]][claim["start"] : claim["end"]] == claim["quote"]
