"""A pack's knowledge of professional bodies: names and places, and lines that are wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gradguide.sources.organizations import bundled_organizations
from gradguide.sources.packs import pack_folder

GUILD = """
[organizations."Guild of Harbor Pilots"]
code = "GHP"
[organizations."Tide Readers"]
parent = "Guild of Harbor Pilots"
until = 2020
now = "Guild of Harbor Pilots"
[states]
"Virginia Pilots" = ["VP"]
"West Virginia Pilots" = ["WVP"]
"Ontario Pilots" = []
"""
GOOD: dict[str, Any] = {
    "organization": "Guild of Harbor Pilots", "attribute": "student_dues", "value": 25,
    "source_url": "https://guild.example/join", "source_kind": "authority", "source_year": 2024,
}  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the bundled pack with other bodies."""
    folder = tmp_path / "piloting"
    folder.mkdir()
    for file in pack_folder("library-science").iterdir():
        if file.name.endswith(".toml"):
            (folder / file.name).write_bytes(file.read_bytes())
    (folder / "organizations.toml").write_text(GUILD, encoding="utf-8")
    return folder


def test_bodies_with_their_parents_places_and_fates(pack: Path) -> None:
    bodies = {b.name: b for b in bundled_organizations(str(pack)).organizations.bodies}
    tide = bodies["Tide Readers"]
    assert (tide.parent, tide.until, tide.now) == (
        "Guild of Harbor Pilots", 2020, "Guild of Harbor Pilots",
    )  # fmt: skip
    states = {name: body.state for name, body in bodies.items()}
    assert states["Virginia Pilots"] == "VA"
    assert states["West Virginia Pilots"] == "WV"
    assert states["Ontario Pilots"] == "ON"
    assert states["Guild of Harbor Pilots"] is None


def test_lines_that_are_statements_and_lines_that_are_none(pack: Path) -> None:
    lines = [
        GOOD,
        {**GOOD, "organization": "Nobody"},
        {**GOOD, "value": "a lot"},
        {**GOOD, "attribute": "website", "value": "guild.example"},
    ]
    text = "\n".join(json.dumps(line) for line in lines)
    (pack / "organizations.jsonl").write_text(text, encoding="utf-8")
    read = bundled_organizations(str(pack))
    assert [s.claim.attribute for s in read.organizations.statements] == ["student_dues", "website"]
    assert [bad.line for bad in read.rejected] == [2, 3]
    assert "'Nobody' is no body" in read.rejected[0].problem


def test_a_pack_may_know_names_alone(pack: Path) -> None:
    assert bundled_organizations(str(pack)).organizations.statements == ()
