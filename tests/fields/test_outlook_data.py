"""The packs' statements on licensing and on professional bodies: what holds of all of them, and how
those of the library-science pack were made."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gradguide.model.licensure import Licensing
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.licensure import coverage
from gradguide.sources.licensure import bundled_licensing
from gradguide.sources.organizations import bundled_organizations
from gradguide.sources.packs import pack_ids

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PACK = ROOT / "src/gradguide/fields/library_science"


@pytest.fixture(scope="module")
def licensing() -> Licensing:
    return bundled_licensing("library-science").licensing


@pytest.mark.parametrize("field", pack_ids())
def test_no_line_of_a_pack_is_left_out(field: str) -> None:
    assert bundled_licensing(field).rejected == ()
    assert bundled_organizations(field).rejected == ()


@pytest.mark.parametrize("field", pack_ids())
def test_no_statement_stands_twice(field: str) -> None:
    said = [
        (r.state, r.role, r.claim.attribute, r.claim.value, str(r.claim.qualifiers),
         r.claim.source.address, r.claim.source.year)
        for r in bundled_licensing(field).licensing.requirements
    ]  # fmt: skip
    assert [one for one, times in Counter(map(str, said)).items() if times > 1] == []


@pytest.mark.parametrize("field", pack_ids())
def test_scores_lie_on_the_scale_of_their_exam(field: str) -> None:
    known = bundled_licensing(field).licensing
    exams = {exam.name: exam for exam in known.exams}
    for one in known.requirements:
        if one.claim.attribute == "exam_min_score":
            exam = exams[str(one.claim.qualifiers["exam"])]
            assert exam.lowest is not None and exam.highest is not None
            assert exam.lowest <= int(str(one.claim.value)) <= exam.highest


@pytest.mark.parametrize("field", pack_ids())
def test_bodies_that_sources_speak_of_have_parents_that_are_there(field: str) -> None:
    bodies = {body.name: body for body in bundled_organizations(field).organizations.bodies}
    for body in bodies.values():
        assert body.parent is None or body.parent in bodies
        assert body.now is None or body.now in bodies


def test_every_state_has_an_agency_for_schools(licensing: Licensing) -> None:
    with_agency = {
        one.state
        for one in licensing.requirements
        if one.role == "school_librarian" and one.claim.attribute == "agency"
    }
    assert with_agency == set(STATE_NAMES)


def test_the_states_without_the_address_of_their_agency_are_these_alone(
    licensing: Licensing,
) -> None:
    """Whoever finds one may shorten the list, and nobody may lengthen it unseen."""
    addressed = {
        one.state
        for one in licensing.requirements
        if one.role == "school_librarian" and one.claim.attribute == "agency_url"
    }
    assert set(STATE_NAMES) - addressed == {"PR"}


def test_the_documentation_names_the_states_where_something_is_missing(
    licensing: Licensing,
) -> None:
    text = " ".join((ROOT / "docs" / "licensure.md").read_text(encoding="utf-8").split())
    found = coverage(licensing, date(2026, 11, 22))
    schools = [row for row in found.rows if row.role.id == "school_librarian"]
    missing = [STATE_NAMES[row.state] for row in schools if row.missing]
    said = text.partition(f"in {len(missing)} of {len(schools)}: ")[2].partition(". ")[0]
    assert {name for name in STATE_NAMES.values() if re.search(rf"\b{name}\b", said)} == set(
        missing
    )
    public = [row for row in found.rows if row.role.id == "public_librarian"]
    nothing = [row for row in public if not any(row.statuses.values())]
    more = [row for row in public if row.missing and row not in nothing]
    assert f"nothing is known in {len(nothing)}, and something is missing in {len(more)} more" in (
        text
    )


def test_every_correction_says_why() -> None:
    for name in ("licensure", "organizations"):
        text = (PACK / f"{name}.corrections.jsonl").read_text(encoding="utf-8")
        entries = [json.loads(line) for line in text.splitlines()]
        assert entries
        assert all(entry["why"] and entry["rule"] and entry["line"] for entry in entries)
        assert {entry["action"] for entry in entries} <= {"changed", "split", "dropped"}


def test_notes_are_short() -> None:
    """They are ours: a sentence of a page would be longer."""
    for field in pack_ids():
        for one in bundled_licensing(field).licensing.requirements:
            assert len(one.claim.note) <= 200, one
        for said in bundled_organizations(field).organizations.statements:
            assert len(said.claim.note) <= 320, said


@pytest.fixture(scope="module")
def tools() -> Iterator[dict[str, ModuleType]]:
    names = (
        "program_facts_rules", "program_facts_together", "clean_program_facts", "outlook_rules",
        "clean_licensure", "clean_organizations",
    )  # fmt: skip
    before = {name: sys.modules.get(name) for name in names}
    loaded = {}
    for name in names:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec is not None and spec.loader is not None
        loaded[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded[name])
    yield loaded
    for name, module in before.items():
        if module is None:
            del sys.modules[name]
        else:
            sys.modules[name] = module


@pytest.mark.shared
@pytest.mark.parametrize("name", ["licensure", "organizations"])
def test_the_tools_make_what_is_committed(tools: dict[str, ModuleType], name: str) -> None:
    if not (SHARED / "data" / f"{name}.jsonl").is_file():
        pytest.skip("the shared folder with the raw statements is not here")
    tool = tools[f"clean_{name}"]
    records, record = tool.clean(SHARED)
    for file, lines in ((name, records), (f"{name}.corrections", record.entries)):
        committed = (PACK / f"{file}.jsonl").read_text(encoding="utf-8")
        assert committed == tools["clean_program_facts"].lines(lines), f"{file}: run the tool again"


def raw(attribute: str, value: Any, **more: Any) -> dict[str, Any]:
    given = {
        "state": "ME", "role": "school_librarian", "attribute": attribute, "value": value,
        "source_url": "https://x.example", "source_kind": "guide", "source_year": None, "note": "",
    }  # fmt: skip
    return {**given, **more}


@pytest.mark.parametrize(
    ("rule", "line", "becomes"),
    [
        ("renamed", raw("renewal_years", 5), [("valid_for", "5 years")]),
        ("renamed", raw("renewal_years", 1), [("valid_for", "1 year")]),
        ("renamed", raw("renewal_years", "none"), [("valid_for", "life")]),
        ("renamed", raw("required_for_public_directors", True), [("credential_required", True)]),
        ("renamed", raw("degree_required", "master's"), None),
        ("degree", raw("degree_required", "master's"), [("degree_required", "master")]),
        ("degree", raw("degree_required", "master's not required"),
         [("degree_required", "bachelor")]),
        ("degree", raw("degree_required", "high school diploma"),
         [("degree_required", "high_school")]),
        ("no_exam", raw("exam", "none"), [("subject_exam_required", False)]),
        ("no_exam", raw("exam", "Praxis"), None),
        ("agency", raw("agency", "Department of Tides, Office of Moons"),
         [("agency", "Department of Tides")]),
        ("agency", raw("agency", "Department of Tides"), None),
    ],
)  # fmt: skip
def test_rules_for_one_line(
    tools: dict[str, ModuleType],
    rule: str,
    line: dict[str, Any],
    becomes: list[tuple[str, Any]] | None,
) -> None:
    step = getattr(tools["clean_licensure"], rule)(line)
    after = None if step is None else [(one["attribute"], one["value"]) for one in step[1]]
    assert after == becomes


@pytest.mark.parametrize(
    ("url", "kind", "own", "becomes"),
    [
        ("https://www.law.example/rule", "authority", False, None),
        ("https://courtgpt.ai/laws", "authority", False, ("guide", False)),
        ("https://eatsip365.com/x", "guide", False, ("guide", True)),
        ("https://library.school.example", "school", False, ("guide", False)),
        ("https://ala-apa.org/x", "authority", False, ("guide", False)),
        ("https://ala-apa.org/x", "authority", True, None),
    ],
)
def test_who_speaks(
    tools: dict[str, ModuleType], url: str, kind: str, own: bool, becomes: tuple[str, bool] | None
) -> None:
    found = tools["outlook_rules"].speaker(
        raw("agency", "x", source_url=url, source_kind=kind), own=own
    )
    after = None if found is None else (found[1]["source_kind"], found[1].get("low_trust", False))
    assert after == becomes
