"""Facts files: each good line a claim, each bad one listed with what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.model.claim import Standing
from gradguide.sources.facts import (
    LONGEST_LINE,
    Facts,
    FactsFileError,
    bundled_facts,
    load_facts,
    read_facts,
)
from gradguide.sources.packs import UnknownPackError

FACT: Mapping[str, Any] = {
    "institution": "Harbor State University",
    "unitid": "123456",
    "program": "MLX",
    "attribute": "tuition_per_credit",
    "value": 467.85,
    "qualifiers": {"residency": "in_state"},
    "source_url": "https://harbor.example/mlx",
    "source_kind": "school",
    "source_year": 2024,
    "note": "fall 2024",
}


def read(*facts: Mapping[str, Any] | bytes) -> Facts:
    lines = [fact if isinstance(fact, bytes) else json.dumps(fact).encode() for fact in facts]
    return read_facts(lines, "facts.jsonl")


def test_a_fact_becomes_a_claim_with_a_source_and_no_quote() -> None:
    (claim,) = read(FACT).claims
    assert claim.value == Decimal("467.85")
    assert claim.subject.institution_id == "123456"
    assert claim.doc == claim.source.address == "https://harbor.example/mlx"
    assert (claim.source.kind, claim.source.year) == ("school", 2024)
    assert (claim.evidence, claim.extractor, claim.note) == (None, "compiled", "fall 2024")
    assert claim.standing is Standing.SCHOOL


def test_machine_written_pages_never_stand_as_schools() -> None:
    (claim,) = read({**FACT, "low_trust": True}).claims
    assert claim.standing is Standing.MACHINE


def test_other_national_ids() -> None:
    (claim,) = read({**FACT, "unitid": None, "institution_id": "ca-dli:O1"}).claims
    assert claim.subject.institution_id == "ca-dli:O1"


def test_a_fact_about_a_field() -> None:
    (claim,) = read(
        {"field": "falconry", "attribute": "career", "value": "Falconer",
         "source_url": "x", "source_kind": "guide"}
    ).claims  # fmt: skip
    assert (claim.subject.field, claim.subject.institution) == ("falconry", None)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"attribute": "tution"}, "no attribute 'tution'"),
        ({"value": "cheap"}, "'cheap' is not a money"),
        ({"value": -5}, "-5 is not a money"),
        ({"value": None}, "Expected"),
        ({"value": [1]}, "Expected"),
        ({"qualifiers": {"residency": "texan"}}, "'texan' is not one of any, in_state"),
        ({"qualifiers": {"colour": "red"}}, "no qualifier 'colour'"),
        ({"institution": None}, "about no one"),
        ({"field": "falconry"}, "about no one"),
        ({"source_url": ""}, "no source"),
        ({"source_kind": "blog"}, "Invalid enum value 'blog'"),
        ({"source_year": 20214}, "20214 is no year"),
        ({"unitid": "12"}, "'12' is no UNITID"),
        ({"tuition": 5}, "unknown field `tuition`"),
        ({"attribute": "career", "value": "Falconer", "qualifiers": {}}, "not said of a program"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(change: dict[str, Any], problem: str) -> None:
    facts = read(FACT, {**FACT, **change}, {**FACT, "value": 500})
    assert len(facts.claims) == 2
    (bad,) = facts.rejected
    assert (bad.place, bad.line) == ("facts.jsonl", 2)
    assert problem in bad.problem
    assert bad.remedy
    assert str(bad).startswith("facts.jsonl:2: ")


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"\xff\xfe\x00", b"null", b'{"value": NaN}', b"[" * 5000]
)
def test_what_is_no_fact_at_all(line: bytes) -> None:
    facts = read(FACT, line)
    assert len(facts.claims) == 1
    assert [bad.line for bad in facts.rejected] == [2]


def test_repeated_lines_count_once() -> None:
    facts = read(FACT, FACT, {**FACT, "note": "again"}, {**FACT, "source_year": 2023})
    assert (len(facts.claims), facts.duplicates) == (2, 2)


def test_true_is_not_one() -> None:
    facts = read(
        {**FACT, "attribute": "cohort", "value": True, "qualifiers": {}},
        {**FACT, "attribute": "cohort", "value": 1, "qualifiers": {}},
    )
    assert [claim.value for claim in facts.claims] == [True]
    assert len(facts.rejected) == 1


def test_what_a_document_says_of_a_school_that_paid_for_it_is_paid_placement() -> None:
    mark = {**FACT, "attribute": "sponsored", "value": True, "qualifiers": {}}
    elsewhere = {**FACT, "source_url": "https://another.example/list"}
    of_another = {**FACT, "institution": "Another College", "unitid": "100751"}
    facts = read(FACT, of_another, mark, elsewhere)
    assert [claim.paid for claim in facts.claims] == [True, False, True, False]
    assert facts.claims[0].standing is Standing.PAID


def test_that_a_school_did_not_pay_marks_nothing() -> None:
    mark = {**FACT, "attribute": "sponsored", "value": False, "qualifiers": {}}
    assert not any(claim.paid for claim in read(FACT, mark).claims)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    good = json.dumps(FACT).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\n\n" + b"x" * (3 * LONGEST_LINE) + b"\n" + good)
    facts = load_facts(path)
    assert (len(facts.claims), facts.duplicates) == (1, 1)
    assert [(bad.line, bad.problem) for bad in facts.rejected] == [
        (3, "the line is longer than 1 MiB")
    ]


@pytest.mark.parametrize("name", ["absent.jsonl", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(FactsFileError, match="cannot be read"):
        load_facts(tmp_path / name)


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_any_bytes_are_either_facts_or_rejected(lines: list[bytes]) -> None:
    facts = read_facts(lines, "any")
    spoken = [number for number, line in enumerate(lines, 1) if line.strip()]
    assert [bad.line for bad in facts.rejected] == spoken


def test_bundled_facts_are_all_good() -> None:
    facts = bundled_facts("library-science")
    assert facts.rejected == ()
    assert facts.duplicates == 0
    assert all(claim.evidence is None for claim in facts.claims)


def test_no_facts_of_an_unknown_pack() -> None:
    with pytest.raises(UnknownPackError):
        bundled_facts("alchemy")
