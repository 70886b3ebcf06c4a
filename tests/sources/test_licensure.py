"""A pack's knowledge of licensing: what its files hold, and what is said of wrong lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gradguide.sources.facts import FactsFileError
from gradguide.sources.licensure import bundled_licensing, read_licensing
from gradguide.sources.packs import PackFileError, load_pack, pack_ids
from gradguide.sources.sourced_lines import SourcedLine, read_sourced

WORDS = """
[roles.pilot]
name = "harbor pilot"
names = ["pilot of harbors"]
licence = "certified_pilot"
asked = ["credential_name", "degree_required"]

[exams."Tide Tables (11)"]
kind = "subject"
lowest = 100
highest = 200
until = 2023
now = "Tides (12)"

[exams."Tides (12)"]
kind = "subject"
since = 2023
"""
GOOD: dict[str, Any] = {
    "state": "ME", "role": "pilot", "attribute": "degree_required", "value": "bachelor",
    "source_url": "https://pilots.example/rule", "source_kind": "authority", "source_year": 2024,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "licensure.toml").write_text(WORDS, encoding="utf-8")
    return tmp_path


def write(folder: Path, *lines: object) -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "licensure.jsonl").write_text(text, encoding="utf-8")


def test_what_a_folder_holds(folder: Path) -> None:
    write(folder, GOOD, "", {**GOOD, "attribute": "exam", "value": "Tides (12)"})
    read = read_licensing(folder)
    assert read.rejected == ()
    assert [(role.id, role.licence) for role in read.licensing.roles] == [
        ("pilot", "certified_pilot")
    ]
    old, new = read.licensing.exams
    assert (old.until, old.now, new.since) == (2023, new.name, 2023)
    first, second = read.licensing.requirements
    assert (first.state, first.role, first.claim.value) == ("ME", "pilot", "bachelor")
    assert (first.claim.source.year, first.claim.evidence) == (2024, None)
    assert second.claim.attribute == "exam"


def test_a_pack_may_know_nothing(tmp_path: Path) -> None:
    read = read_licensing(tmp_path)
    assert (read.licensing.roles, read.licensing.requirements, read.rejected) == ((), (), ())


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"state": "ZZ"}, "'ZZ' is no state's two letters"),
        ({"role": "rower"}, "role 'rower' is none of licensure.toml: pilot"),
        ({"attribute": "hat_required"}, "no attribute 'hat_required'"),
        ({"value": "bachelor's"}, "is not one of high_school, associate, bachelor"),
        ({"qualifiers": {"colour": "red"}}, "no qualifier 'colour'"),
        ({"source_kind": "school"}, "school"),
        ({"source_url": "pilots.example"}, "is no address of a source"),
        ({"source_year": 99}, "99 is no year of a source"),
        ({"attribute": "exam", "value": "Knots"}, "exam 'Knots' is none of licensure.toml"),
        ({"attribute": "exam_min_score", "value": 9, "qualifiers": {"exam": "Knots"}}, "Knots"),
        ({"attribute": "agency_url", "value": "ask around"}, "is not an address"),
        ({"unitid": "123456"}, "unitid"),
    ],
)
def test_a_bad_line_is_left_out_and_named(folder: Path, changed: dict[str, Any], says: str) -> None:
    write(folder, GOOD, {**GOOD, **changed})
    read = read_licensing(folder)
    assert len(read.licensing.requirements) == 1
    (bad,) = read.rejected
    assert bad.line == 2
    assert says in bad.problem
    assert bad.place.endswith("licensure.jsonl")


def test_a_line_that_is_no_json(folder: Path) -> None:
    write(folder, "{", GOOD)
    read = read_licensing(folder)
    assert [bad.line for bad in read.rejected] == [1]
    assert len(read.licensing.requirements) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            WORDS.replace('"degree_required"]', '"hat_required"]'),
            "pilot asks for hat_required",
        ),
        (WORDS.replace('now = "Tides (12)"', 'now = "Gone"'), "was replaced by 'Gone'"),
        (WORDS.replace('kind = "subject"', 'kind = "hard"', 1), "hard"),
        ("[roles", "licensure.toml"),
    ],
)
def test_a_wrong_words_file(tmp_path: Path, words: str, says: str) -> None:
    (tmp_path / "licensure.toml").write_text(words, encoding="utf-8")
    with pytest.raises(PackFileError, match=r"licensure\.toml") as stop:
        read_licensing(tmp_path)
    assert says in str(stop.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FactsFileError, match="give a JSON Lines file of rules"):
        read_sourced(tmp_path, SourcedLine, lambda line: line, "rules")


def test_programs_lead_to_what_roles_are_licensed_as() -> None:
    for field in pack_ids():
        licences = {term.name for term in load_pack(field).licences}
        for role in bundled_licensing(field).licensing.roles:
            assert role.licence is None or role.licence in licences
