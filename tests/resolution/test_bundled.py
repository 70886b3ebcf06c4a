"""The bundled library-science facts, resolved: which programs there are, and what holds of all."""

from __future__ import annotations

from datetime import date

import pytest

from gradguide.model.catalog import Catalog
from gradguide.model.fact import Status
from gradguide.model.institution import Registry
from gradguide.resolution.pipeline import resolve
from gradguide.sources.accreditation import bundled_decisions
from gradguide.sources.facts import bundled_facts
from gradguide.sources.packs import load_pack

PACK = "library-science"


@pytest.fixture(scope="module")
def catalog(registry: Registry) -> Catalog:
    claims = bundled_facts(PACK).claims
    decisions = bundled_decisions(PACK).decisions
    return resolve(claims, load_pack(PACK), decisions, registry, date(2026, 6, 15))


# Degrees that the names in the evidence come to, as people would count them.
DEGREES = [
    ("university-of-denver", ["mlis"]),
    ("syracuse-university", ["mslis"]),
    ("university-of-maryland-college-park", ["mim", "mlis"]),
    ("university-of-north-carolina-at-chapel-hill", ["msis", "msls"]),
    ("north-carolina-central-university", ["mis", "mls"]),
    ("san-jose-state-university", ["mara", "mlis", "ms-informatics"]),
    ("louisiana-state-university-and-agricultural-and-mechanical-college", ["mlis"]),
    ("wayne-state-university", ["mlis", "msim", "msis"]),
]


@pytest.mark.parametrize(("school", "degrees"), DEGREES)
def test_master_degrees_of_a_school(catalog: Catalog, school: str, degrees: list[str]) -> None:
    found = [
        p.id.partition("/")[2]
        for p in catalog.programs
        if p.id.startswith(f"{school}/") and p.kind == "program" and p.level == "master"
    ]
    assert [degree for degree in found if not degree.startswith("master-")] == degrees


def test_no_degree_is_there_twice(catalog: Catalog) -> None:
    """An id with a number behind it would be a program that should have been merged."""
    ids = {program.id for program in catalog.programs}
    assert [i for i in ids if i.rpartition("-")[2].isdigit() and i.rpartition("-")[0] in ids] == []


def test_nothing_published_breaks_a_limit(catalog: Catalog) -> None:
    broken = [f.message for f in catalog.findings if f.kind in ("impossible", "unlikely")]
    assert broken == []


def test_every_status_occurs_and_every_fact_rests_on_claims(catalog: Catalog) -> None:
    facts = [fact for program in catalog.programs for fact in program.facts]
    assert {fact.status for fact in facts} == set(Status)
    assert all(fact.claims_for for fact in facts)
    assert catalog.unknown == ()


def test_machine_written_lines_decide_nothing(catalog: Catalog) -> None:
    low = {place for place, claim in enumerate(catalog.claims) if claim.source.low_trust}
    assert low
    for program in catalog.programs:
        for fact in program.facts:
            if fact.decides:
                assert not set(fact.claims_for) <= low
