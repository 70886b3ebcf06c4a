"""The library-science pack's program facts: what holds of all of them, and how they were made."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gradguide.model.claim import Claim, Standing
from gradguide.sources.facts import bundled_facts
from gradguide.sources.packs import load_pack

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORRECTIONS = ROOT / "src/gradguide/fields/library_science/program_facts.corrections.jsonl"


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return bundled_facts("library-science").claims


@pytest.fixture(scope="module")
def corrections() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CORRECTIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rules() -> Iterator[ModuleType]:
    yield from _tool("program_facts_rules")


@pytest.fixture(scope="module")
def together(rules: ModuleType) -> Iterator[ModuleType]:
    yield from _tool("program_facts_together")


@pytest.fixture(scope="module")
def tool(together: ModuleType) -> Iterator[ModuleType]:
    yield from _tool("clean_program_facts")


@pytest.fixture(scope="module")
def decisions_tool(tool: ModuleType) -> Iterator[ModuleType]:
    yield from _tool("clean_accreditation")


def _tool(name: str) -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[name]


def of(claims: tuple[Claim, ...], attribute: str) -> list[Claim]:
    return [claim for claim in claims if claim.attribute == attribute]


def test_as_many_as_the_pack_expects(claims: tuple[Claim, ...]) -> None:
    expected = load_pack("library-science").expected
    assert len(claims) >= int(str(expected["claims"]))
    schools = {claim.subject.institution_id for claim in claims}
    assert len(schools) >= int(str(expected["institutions"]))


def test_every_school_is_identified(claims: tuple[Claim, ...]) -> None:
    of_schools = [c for c in claims if c.subject.field is None]
    assert [c for c in of_schools if c.subject.institution_id is None] == []


def test_accreditation_is_neither_recognition_nor_approval(claims: tuple[Claim, ...]) -> None:
    for claim in of(claims, "accreditation"):
        assert "recogni" not in claim.note.lower(), claim
        assert "OSSE" not in str(claim.qualifiers.get("body")), claim


def test_machine_written_pages_decide_nothing(claims: tuple[Claim, ...]) -> None:
    low = [claim for claim in claims if claim.source.low_trust]
    assert len(low) > 47
    assert {claim.standing for claim in low} == {Standing.MACHINE}


def test_dates_without_a_year_are_months(claims: tuple[Claim, ...]) -> None:
    assert all(not str(c.value).startswith("--") for c in of(claims, "deadline"))


def test_a_priority_date_is_not_final(claims: tuple[Claim, ...]) -> None:
    for claim in of(claims, "deadline"):
        if re.search(r"\bpriority\b", claim.note) and "final" not in claim.note:
            assert claim.qualifiers["kind"] == "priority", claim


def test_money_is_of_the_right_size(claims: tuple[Claim, ...]) -> None:
    def between(attribute: str, low: int, high: int) -> bool:
        return all(low <= Decimal(str(c.value)) <= high for c in of(claims, attribute))

    assert between("tuition_per_credit", 150, 2500)
    assert between("tuition_total", 6000, 90000)
    assert between("fee", 0, 2500)


def test_grade_averages_are_of_four_points(claims: tuple[Claim, ...]) -> None:
    assert all(2 <= Decimal(str(c.value)) <= 4 for c in of(claims, "gpa_min"))


def test_parts_do_not_exceed_the_whole(claims: tuple[Claim, ...]) -> None:
    totals: dict[object, int] = {}
    for claim in of(claims, "credits"):
        if claim.qualifiers.get("part", "total") == "total":
            key = (claim.subject, claim.source.address)
            totals[key] = max(totals.get(key, 0), int(str(claim.value)))
    for claim in of(claims, "credits"):
        whole = totals.get((claim.subject, claim.source.address))
        assert whole is None or Decimal(str(claim.value)) <= whole, claim


def test_every_correction_says_why(corrections: list[dict[str, Any]]) -> None:
    assert all(entry["why"] and entry["rule"] and entry["line"] for entry in corrections)
    assert Counter(entry["action"] for entry in corrections)["dropped"] < 200


@pytest.mark.shared
def test_the_tool_makes_what_is_committed(tool: ModuleType) -> None:
    if not (SHARED / "data" / "program_facts.jsonl").is_file():
        pytest.skip("the shared folder with the raw facts is not here")
    _, facts, record = tool.clean(SHARED)
    for path, text in tool.outputs(facts, record).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run the tool again"


@pytest.mark.shared
def test_the_other_tool_makes_the_decisions_that_are_committed(decisions_tool: ModuleType) -> None:
    if not (SHARED / "data" / "accreditation.jsonl").is_file():
        pytest.skip("the shared folder with the raw decisions is not here")
    records, _ = decisions_tool.clean(SHARED)
    committed = decisions_tool.PACK / "accreditation.jsonl"
    assert committed.read_text(encoding="utf-8") == decisions_tool.lines(records)


def fact(rules: ModuleType, attribute: str, value: Any, **more: Any) -> Any:
    given = {
        "line": 1, "institution": "Harbor State University", "unitid": "123456",
        "program": "MLX", "qualifiers": {}, "source_url": "https://harbor.example/mlx",
        "source_kind": "school", "source_year": None, "note": "",
    }  # fmt: skip
    return rules.Fact(**{**given, "attribute": attribute, "value": value, **more})


@pytest.mark.parametrize(
    ("rule", "attribute", "value", "more", "becomes"),
    [
        ("month_and_day", "deadline", "--03-15", {}, [("March", {}, "March 15")]),
        ("month_and_day", "deadline", "March", {}, None),
        ("kind_of_deadline", "deadline", "May", {"note": "suggested date"},
         [("May", {"kind": "suggested"}, "suggested date")]),
        ("kind_of_deadline", "deadline", "May", {"note": "May 1, rolling"}, None),
        ("term_of_deadline", "deadline", "May", {"qualifiers": {"term": "fall, priority"}},
         [("May", {"term": "Fall"}, "priority")]),
        ("term_of_deadline", "deadline", "May", {"qualifiers": {"term": "Fall 2020"}}, None),
        ("priority_beside_final", "deadline", "July", {"note": "July 1 (priority June 1)"},
         [("July", {}, "July 1"), ("June", {"kind": "priority"}, "June 1")]),
        ("time_limit", "duration_months", 72, {"qualifiers": {"bound": "max"}}, [(6, {}, "")]),
        ("time_limit", "duration_months", 24, {"qualifiers": {"bound": "max"}}, None),
        ("time_limit", "duration_months", 48,
         {"qualifiers": {"bound": "max"}, "note": "typical for part-time students"}, None),
        ("observed_time", "duration_months", 28, {"note": "average time to degree"}, []),
        ("recognition", "accreditation", "accredited", {"note": "nationally recognized"}, []),
        ("precandidacy", "accreditation", "not_accredited", {"note": "precandidacy status"},
         [("candidate", {}, "precandidacy status")]),
        ("precandidacy", "accreditation", "not_accredited", {"note": "seeking precandidacy"}, None),
        ("waived_exam", "entrance_exam", "required", {"note": "waived with a doctorate"},
         [("may_be_required", {}, "waived with a doctorate")]),
        ("waived_exam", "entrance_exam", "required", {"note": "cannot be waived"}, None),
        ("recommended_average", "gpa_min", 3, {"note": "recommended"}, []),
        ("course_code", "course", "HAW 501: Talons", {}, [("Talons", {}, "HAW 501")]),
        ("course_code", "course", "HAW 501", {}, []),
        ("course_code", "course", "Talons", {}, None),
        ("kind_word", "concentration", "Owls Track", {}, [("Owls", {}, "")]),
        ("kind_word", "concentration", "Tracks of Owls", {}, None),
        ("copied_document", "level", "master",
         {"source_url": "https://docslib.org/doc/1"}, [("master", {}, "")]),
    ],
)  # fmt: skip
def test_rules(
    rules: ModuleType, rule: str, attribute: str, value: Any, more: dict[str, Any],
    becomes: list[tuple[Any, dict[str, Any], str]] | None,
) -> None:  # fmt: skip
    nothing = rules.World(quarter=frozenset(), foreign={}, degree_of=lambda name: None, split={})
    outcome = getattr(rules, rule)(fact(rules, attribute, value, **more), nothing)
    if becomes is None:
        assert outcome is None
    else:
        assert [(f.value, dict(f.qualifiers), f.note) for f in outcome.facts] == becomes
        assert outcome.why


def test_an_old_page_gives_way_only_to_a_newer_one(rules: ModuleType, together: ModuleType) -> None:
    old = fact(rules, "credits", 40, note="older page")
    new = fact(rules, "credits", 36)
    same = fact(rules, "credits", 36, note="older page")
    alone = fact(rules, "credits", 50, note="older page", program="Other")

    def question(one: Any) -> object:
        return one.program

    assert [f for f, _ in together.superseded([old, new, same, alone], question)] == [old]


def test_a_guides_product_is_no_figure_of_its_own(rules: ModuleType, together: ModuleType) -> None:
    page = {"source_url": "https://guide.example/mlx", "source_kind": "guide"}
    rate = fact(rules, "tuition_per_credit", 500, **page)
    credit = fact(rules, "credits", 36, **page)
    product = fact(rules, "tuition_total", 18000, **page)
    other = fact(rules, "tuition_total", 21000, **page)
    assert [f for f, _ in together.products([rate, credit, product, other])] == [product]
