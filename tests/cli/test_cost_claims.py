"""What claims say beside the lines of a cost: other values, and notes."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from gradguide.catalog.writer import write_release
from gradguide.cli.app import app
from gradguide.model.claim import Claim
from gradguide.resolution.pipeline import assemble

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "resolution" / "making.py"))
)
claim = making.claim
COMMON = (claim("level", "master"), claim("credits", 37))
PRICE = claim("tuition_per_credit", 300)


def lines_of(tmp_path: Path, claims: Iterable[Claim]) -> tuple[dict[str, dict[str, object]], str]:
    """The lines of a program's cost as JSON has them, by name, and the text in one line."""
    path = tmp_path / "harbor.db"
    write_release(assemble([*COMMON, *claims], making.PACK, making.REGISTRY, making.AS_OF), path)
    words = ["cost", "mhts", "--release", str(path), "--as-of", "2026-06-15"]
    text, record = (CliRunner().invoke(app, [*words, *more]) for more in ((), ("--json",)))
    assert text.exit_code == record.exit_code == 0, text.output
    lines = json.loads(record.stdout)["cost"]["lines"]
    return {line["name"]: line for line in lines}, " ".join(text.stdout.split())


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ([], []),
        ([claim("tuition_per_credit", 463, kind="guide", year=2024)],
         ["a guide says $463 instead (2024)"]),
        ([claim("tuition_per_credit", 463, kind="guide", year=None)],
         ["a guide says $463 instead (undated)"]),
        ([claim("tuition_per_credit", 463, kind="guide", year=None, machine=True)], []),
        ([claim("tuition_per_credit", 463, kind="guide", paid=True)], []),
        ([claim("tuition_per_credit", 463, kind="guide", year=2023, doc="a.example"),
          claim("tuition_per_credit", 463, kind="guide", year=2024, doc="b.example"),
          claim("tuition_per_credit", 280, year=2019)],
         ["the school says $280 instead (2019)", "a guide says $463 instead (2024)"]),
        ([claim("credits", 36, kind="guide", year=2024)],
         ["a guide says 36 credits instead (2024)"]),
    ],
)  # fmt: skip
def test_a_value_that_others_contradict_says_so(
    tmp_path: Path, against: list[Claim], said: list[str]
) -> None:
    lines, text = lines_of(tmp_path, [PRICE, *against])
    assert lines["tuition"]["stated_otherwise"] == said
    assert all(one in text for one in said)
    assert ("instead (" in text) == bool(said)


def test_more_than_two_are_counted(tmp_path: Path) -> None:
    others = [
        claim("tuition_per_credit", 400 + year, kind="guide", year=year, doc=f"{year}.example")
        for year in (2021, 2022, 2023, 2024)
    ]
    lines, text = lines_of(tmp_path, [PRICE, *others])
    assert len(lines["tuition"]["stated_otherwise"]) == 4  # type: ignore[arg-type]
    assert text.count("instead (") == 2
    assert "2 more with --evidence" in text


def test_notes_stand_under_their_line_the_shortest_first(tmp_path: Path) -> None:
    notes = ("surcharge in regular session", "a third and by far the longest note", "once a term")
    claims = [
        replace(claim("fee", 40, per="term", doc=f"{place}.example"), note=note)
        for place, note in enumerate(notes)
    ]
    lines, text = lines_of(tmp_path, [PRICE, *claims])
    assert lines["tuition"]["notes"] == []
    assert lines["fees per term"]["notes"] == [notes[2], notes[0], notes[1]]
    assert f"note: {notes[2]} note: {notes[0]} 1 more with --evidence" in text
