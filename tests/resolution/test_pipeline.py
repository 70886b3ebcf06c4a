"""From claims to a catalog: what holds whatever the claims are, and one catalog in detail."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.model.catalog import Catalog
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Program
from gradguide.resolution.pipeline import assemble, in_order

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
claim = making.claim


def built(*claims: Claim) -> Catalog:
    return assemble(claims, making.PACK, making.REGISTRY, making.AS_OF)


def decided(fact: Fact) -> str:
    values = [(v.value, dict(v.details)) for v in fact.values]
    return repr((fact.attribute, dict(fact.key), fact.status, fact.standing, fact.year, values))


def heard(catalog: Catalog) -> list[Any]:
    """The programs of which somebody with a say speaks, and what is decided about them."""
    return [
        (p.id, p.name, p.degree, p.level, [decided(f) for f in p.facts if f.decides])
        for p in catalog.programs
        if any(f.decides for f in p.facts)
    ]


CLAIMS = st.lists(making.any_claim(), max_size=12)


@settings(max_examples=60)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_same_claims_in_any_order_give_the_same_catalog(
    claims: list[Claim], chance: Any
) -> None:
    shuffled = [*claims, *claims[:2]]  # nor does it matter to be told twice
    chance.shuffle(shuffled)
    assert built(*claims) == built(*shuffled)


@settings(max_examples=60)
@given(CLAIMS)
def test_every_claim_counts_for_exactly_one_fact(claims: list[Claim]) -> None:
    catalog = built(*claims)
    entries = [*catalog.programs, *catalog.institutions]
    places = [
        place
        for entry in entries
        for fact in entry.facts
        if fact.status.value != "computed"
        for place in (*fact.claims_for, *fact.against)
    ]
    assert sorted(places) == list(range(len(catalog.claims)))


@settings(max_examples=60)
@given(
    st.lists(making.any_claim(heard=True), max_size=8),
    st.lists(making.any_claim(heard=False), max_size=4),
)
def test_nothing_paid_or_machine_written_changes_what_is_decided(
    said: list[Claim], silenced: list[Claim]
) -> None:
    assert heard(built(*said, *silenced)) == heard(built(*said))


@settings(max_examples=60)
@given(CLAIMS)
def test_ids_are_unique_and_parents_exist(claims: list[Claim]) -> None:
    catalog = built(*claims)
    ids = [program.id for program in catalog.programs]
    assert ids == sorted(set(ids))
    assert all(p.parent in ids for p in catalog.programs if p.kind == "concentration")


def program(catalog: Catalog, program_id: str) -> Program:
    return catalog.by_id[program_id]


def values(entry: Program) -> dict[str, Any]:
    return {fact.attribute: fact.value for fact in entry.facts}


def test_a_school_with_a_degree_a_track_and_a_certificate() -> None:
    catalog = built(
        claim("program", "Master of Harbor Science", program="Master of Harbor Science"),
        claim("credits", 36, program="MHS"),
        claim("delivery", "online", program="Online MHS", kind="guide"),
        claim("credits", 36, program="MHS, Dredging", kind="guide"),
        claim("delivery", "hybrid", program="MHS, Dredging", kind="guide"),
        claim("entrance_exam", "not_required", program="MHS, Dredging", kind="guide"),
        claim("credits", 12, program="Graduate Certificate in Dredging"),
        claim("location", "Saltmarsh, ME", program=None),
    )
    assert [(p.id, p.kind, p.level) for p in catalog.programs] == [
        (
            "saltmarsh-state-university/graduate-certificate-in-dredging",
            "certificate",
            "certificate",
        ),
        ("saltmarsh-state-university/mhs", "program", "master"),
        ("saltmarsh-state-university/mhs/dredging", "concentration", "master"),
    ]
    degree = program(catalog, "saltmarsh-state-university/mhs")
    assert (degree.name, degree.degree) == ("Master of Harbor Science", "MHS")
    assert degree.aliases == ("MHS", "Online MHS")
    assert degree.concentrations == ("Dredging",)
    assert values(degree) == {
        "program": "Master of Harbor Science",
        "credits": 36,
        "delivery": "online",
        "entrance_exam": "not_required",
    }
    credits_fact = next(f for f in degree.facts if f.attribute == "credits")
    assert len(credits_fact.claims_for) == 2
    track = program(catalog, "saltmarsh-state-university/mhs/dredging")
    assert (track.name, track.parent) == ("MHS, Dredging", degree.id)
    assert values(track) == {"delivery": "hybrid"}
    (school,) = catalog.institutions
    assert [(f.attribute, f.value) for f in school.facts] == [("location", "Saltmarsh, ME")]


def test_a_single_track_without_a_degree_of_its_own_is_the_degree() -> None:
    (only,) = built(claim("delivery", "online", program="MHTS, Dredging")).programs
    assert (only.id, only.kind) == ("saltmarsh-state-university/mhts", "program")
    assert only.concentrations == ("Dredging",)
    assert values(only) == {"delivery": "online"}


def test_tracks_that_differ_keep_what_they_differ_in() -> None:
    catalog = built(
        claim("tuition_per_credit", 500, program="MHTS, Dredging"),
        claim("tuition_per_credit", 600, program="MHTS, Lighthouse Care"),
        claim("entrance_exam", "required", program="MHTS, Dredging"),
        claim("entrance_exam", "required", program="MHTS, Lighthouse Care"),
    )
    found = {p.id.rpartition("/")[2]: values(p) for p in catalog.programs}
    assert found == {
        "mhts": {"entrance_exam": "required"},
        "dredging": {"tuition_per_credit": 500},
        "lighthouse-care": {"tuition_per_credit": 600},
    }


def test_a_tracks_price_for_some_does_not_come_to_a_degree_that_has_one_for_anybody() -> None:
    catalog = built(
        making.claim("tuition_per_credit", 463, kind="guide"),
        making.claim("tuition_per_credit", 367, program="MHTS, Dredging", residency="in_state"),
        making.claim("gpa_min", 3),
        making.claim("gpa_min", 2, program="MHTS, Dredging", condition="with stipulations"),
    )
    degree, track = catalog.programs
    assert values(degree)["tuition_per_credit"] == 463
    assert [f.value for f in degree.facts if f.attribute == "tuition_per_credit"] == [463]
    assert [f.value for f in track.facts if f.attribute == "tuition_per_credit"] == [367]
    # a condition makes it another fact, of which the degree itself says nothing
    assert sorted(f.value for f in degree.facts if f.attribute == "gpa_min") == [2, 3]


def test_accreditation_is_the_degrees_also_where_a_track_is_said_to_have_another() -> None:
    catalog = built(
        claim("accreditation", "accredited", program="MHS", kind="guide"),
        claim("accreditation", "conditional", program="MHS, Dredging", kind="guide"),
        claim("delivery", "hybrid", program="MHS, Dredging", kind="guide"),
    )
    degree = program(catalog, "saltmarsh-state-university/mhs")
    (fact,) = [f for f in degree.facts if f.attribute == "accreditation"]
    assert fact.status.value == "disputed"
    assert {stated.value for stated in fact.values} == {"accredited", "conditional"}


def test_schools_of_one_name_have_different_slugs() -> None:
    catalog = built(claim(school="900002"), claim(school="900003"), claim(school="900001"))
    assert [p.id for p in catalog.programs] == [
        "port-college-900002/mhts",
        "port-college-900003/mhts",
        "saltmarsh-state-university/mhts",
    ]


def test_unknown_schools_are_listed_and_nowhere_else() -> None:
    catalog = built(claim(school=None, named="Nowhere Tech"), claim())
    assert [(u.name, len(u.claims)) for u in catalog.unknown] == [("Nowhere Tech", 1)]
    assert len(catalog.programs) == 1


def test_a_school_that_the_registry_does_not_have_keeps_its_name() -> None:
    catalog = built(claim(school="xx:7", named="Fjord Institute"))
    (only,) = catalog.programs
    assert (only.institution, only.id) == ("Fjord Institute", "fjord-institute-xx-7/mhts")


def test_what_is_said_of_the_field_is_under_the_packs_name_for_it() -> None:
    catalog = built(
        claim("career", "Harbor master", program=None, field="harbor studies"),
        claim("career", "harbor masters", program=None, field="Harbor Science", kind="guide"),
        claim("career", "Fisher", program=None, field="fishing"),
    )
    assert [(f.field, [x.value for x in f.facts]) for f in catalog.fields] == [
        ("fishing", ["Fisher"]),
        ("harbor science", ["Harbor master"]),
    ]


def test_claims_are_ordered_and_each_there_once() -> None:
    one, other = claim(), claim("credits", 30)
    assert in_order([one, other, one]) == in_order([other, one])
    assert len(in_order([one, other, one])) == 2
