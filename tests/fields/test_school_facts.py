"""The library-science pack's school facts: dated, from schools' own hosts, of known programs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gradguide.model.claim import Claim
from gradguide.model.institution import Registry
from gradguide.resolution.pipeline import resolve
from gradguide.sources.accreditation import bundled_decisions
from gradguide.sources.facts import Facts, bundled_facts, load_facts
from gradguide.sources.packs import load_pack
from gradguide.sources.registry import host_of

PACK = "library-science"
FILE = Path(__file__).parents[2] / "src/gradguide/fields/library_science/school_facts.jsonl"
OLDEST = 2024
MONEY = ("tuition_per_credit", "tuition_flat", "tuition_total", "fee")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts(FILE)


@pytest.fixture(scope="module")
def all_claims() -> tuple[Claim, ...]:
    return bundled_facts(PACK).claims


def test_each_line_is_a_fact_once(facts: Facts) -> None:
    assert facts.claims
    assert facts.rejected == ()
    assert facts.duplicates == 0


def test_the_pack_brings_them(facts: Facts, all_claims: tuple[Claim, ...]) -> None:
    assert [claim for claim in facts.claims if claim not in all_claims] == []


def test_the_lines_are_in_order() -> None:
    lines: list[dict[str, Any]] = [
        json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()
    ]
    keys = [(line["unitid"], line["attribute"]) for line in lines]
    assert keys == sorted(keys)


def test_the_school_or_an_authority_says_it_of_a_program(facts: Facts) -> None:
    assert {claim.source.kind for claim in facts.claims} <= {"school", "authority"}
    assert [claim for claim in facts.claims if claim.source.low_trust] == []
    assert [claim for claim in facts.claims if claim.subject.program is None] == []


def test_every_line_names_the_academic_year_that_its_page_shows(facts: Facts) -> None:
    """The year of the source is the one in which the academic year of the note begins."""
    for claim in facts.claims:
        year = claim.source.year
        assert year is not None and year >= OLDEST, claim
        named = re.match(r"(20\d\d)-(\d\d)\b", claim.note)
        assert named is not None, f"the note does not begin with an academic year: {claim}"
        assert int(named[1]) == year, claim
        assert int(named[2]) == (year + 1) % 100, claim


def test_a_price_says_for_whom_it_is(facts: Facts) -> None:
    for claim in facts.claims:
        assert claim.attribute not in MONEY or "residency" in claim.qualifiers, claim


def test_schools_speak_on_their_own_hosts(facts: Facts, registry: Registry) -> None:
    for claim in facts.claims:
        if claim.source.kind == "school":
            school = registry[claim.subject.institution_id or ""]
            own = [host for host in (school.host, *school.hosts) if host]
            said_on = host_of(claim.source.address)
            assert any(said_on == host or said_on.endswith(f".{host}") for host in own), claim


def test_they_add_no_program_and_rename_none(
    facts: Facts, all_claims: tuple[Claim, ...], registry: Registry
) -> None:
    """A program worded in another way than elsewhere would make an entry of its own."""
    pack, decisions = load_pack(PACK), bundled_decisions(PACK).decisions
    others = tuple(claim for claim in all_claims if claim not in facts.claims)
    assert len(others) == len(all_claims) - len(facts.claims)
    entries = [
        {
            (program.id, program.name, program.aliases)
            for program in resolve(claims, pack, decisions, registry, date(2026, 11, 21)).programs
        }
        for claims in (others, all_claims)
    ]
    assert entries[0] == entries[1]
