"""What filters read from a program's facts, a row a case."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.build import _settled, completions
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.seen import OTHERS, Seen
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Status

finding = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("finding.py"))))
fact, candidate = finding.fact, finding.candidate
STALE, VERIFIED = {"status": Status.STALE}, {"status": Status.VERIFIED}
PAID = {"standing": Standing.PAID}


def seen(facts: list[Fact], *, verified: bool = False, **more: Any) -> Seen:
    return Seen(candidate(*facts, **more), finding.SYNONYMS, verified)


def exam(value: str, name: str = "GRE", **more: Any) -> Fact:
    return fact("entrance_exam", value, exam=name, **more)


def body(value: str, name: str = "KTA", **more: Any) -> Fact:
    return fact("accreditation", value, body=name, **more)


def due(term: str | None = None, **more: Any) -> Fact:
    return fact("deadline", "March", kind="final", **({"term": term} if term else {}), **more)


# facet, facts, {group: one set for each way it can be}
READ: list[tuple[str, list[Fact], dict[str, list[set[str]]]]] = [
    ("delivery", [], {}),
    ("delivery", [fact("delivery", "online")], {"": [{"online"}]}),
    ("delivery", [fact("delivery", "online", "campus")], {"": [{"campus"}, {"online"}]}),
    ("delivery", [fact("delivery", "hybrid")],
     {"": [{"campus", "hybrid", "online"}, {"hybrid"}]}),
    ("delivery", [fact("delivery", "online", **STALE)], {}),
    ("delivery", [fact("delivery", "online", **PAID)], {}),
    ("instruction", [fact("instruction", "synchronous")], {"": [{"synchronous"}]}),
    (
        "instruction",
        [fact("instruction", "synchronous"), fact("instruction", "asynchronous")],
        {"": [{"synchronous", "asynchronous"}]},
    ),
    # conditional accreditation is accreditation; candidacy is none
    ("accreditation", [body("accredited")], {"KTA": [{"KTA", "KTA:accredited"}]}),
    ("accreditation", [body("conditional")], {"KTA": [{"KTA", "KTA:conditional"}]}),
    ("accreditation", [body("candidate")], {"KTA": [{"KTA:candidate"}]}),
    ("accreditation", [body("not_accredited")], {"KTA": [{"KTA:not_accredited"}]}),
    (
        "accreditation",
        [body("accredited", "KTA"), body("candidate", "RSB")],
        {"KTA": [{"KTA", "KTA:accredited"}], "RSB": [{"RSB:candidate"}]},
    ),
    (
        "accreditation",
        [body("accredited", "KTA", **STALE), body("candidate", "RSB")],
        {"RSB": [{"RSB:candidate"}]},
    ),
    ("exam", [exam("not_required")], {"": [{"none"}]}),
    ("exam", [exam("unspecified")], {}),
    ("exam", [exam("unspecified"), exam("not_required", "any")], {"": [{"none"}]}),
    ("exam", [exam("not_required"), exam("required", "MAT")], {"": [{"required"}]}),
    ("exam", [exam("not_required", "any"), exam("may_be_required")], {"": [{"may_be"}]}),
    ("exam", [exam("required", **STALE), exam("not_required", "any")], {"": [{"none"}]}),
    (
        "exam",
        [fact("entrance_exam", "required", "not_required", exam="GRE")],
        {"": [{"none"}, {"required"}]},
    ),
    (
        "exam",
        [
            fact("entrance_exam", "may_be_required", "not_required", exam="GRE"),
            exam("required", "any"),
        ],
        {"": [{"required"}]},
    ),
    # what names some specialties lacks the others; an outdated one may have ended
    ("specialty", [fact("concentration", "splices")], {"": [{"Splicing"}]}),
    (
        "specialty",
        [fact("concentration", "splices"), fact("concentration", "Rigging", **STALE)],
        {"": [{"Splicing"}, {"Splicing", "Rigging", OTHERS}]},
    ),
    ("specialty", [fact("concentration", "Rigging", **STALE)], {}),
    # under a name that the pack does not know, any specialty can be meant
    (
        "specialty",
        [fact("concentration", "splices"), fact("concentration", "Rigging")],
        {"": [{"Splicing", "Rigging", OTHERS}]},
    ),
    ("pace", [], {}),
    ("pace", [fact("courses_per_term", 3)], {}),
    ("pace", [fact("courses_per_term", 2)], {"": [{"part_time"}]}),
    ("pace", [fact("courses_per_term", 3), fact("courses_per_term", 2)], {"": [{"part_time"}]}),
    (
        "pace",
        [fact("duration_months", 36, bound="max", pace="part_time")],
        {"": [{"part_time"}]},
    ),
    ("pace", [fact("duration_months", 24, bound="max", pace="full_time")], {}),
    ("starts", [due("Fall")], {"fall": [{"fall"}]}),
    ("starts", [due("Autumn 2026"), due("Spring")], {"fall": [{"fall"}], "spring": [{"spring"}]}),
    ("starts", [due("January start"), due()], {}),
    (
        "starts",
        [due("Fall"), fact("start_dates_per_year", 1)],
        {"fall": [{"fall"}], "spring": [set()], "summer": [set()], "winter": [set()]},
    ),
    ("starts", [due("Fall"), fact("start_dates_per_year", 2)], {"fall": [{"fall"}]}),
    ("starts", [fact("start_dates_per_year", 1)], {}),
    ("licensure", [fact("licensure", "rigger", details={"state": "OH"})], {"OH": [{"OH"}]}),
    ("licensure", [fact("licensure", "rigger")], {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "facts", "said"), READ)
def test_what_a_facet_reads(name: str, facts: list[Fact], said: dict[str, list[set[str]]]) -> None:
    read = {
        group: [set(way) for way in ways] for group, ways in FACETS[name].read(seen(facts)).items()
    }
    assert read.keys() == said.keys()
    for group, ways in said.items():
        assert sorted(map(sorted, read[group])) == sorted(map(sorted, ways))


def months(value: int, bound: str = "typical", pace: str = "any", **more: Any) -> Fact:
    return fact("duration_months", value, bound=bound, pace=pace, **more)


SPANS: list[tuple[str, list[Fact], tuple[Any, Any] | None]] = [
    ("visits", [], None),
    ("visits", [fact("campus_visits", 0)], (0, 0)),
    ("visits", [fact("campus_visits", 1, 3)], (1, 3)),
    ("gpa", [fact("gpa_min", Decimal("2.75"))], (Decimal("2.75"), Decimal("2.75"))),
    ("gpa", [fact("gpa_min", 2, condition="with_stipulations")], None),
    ("gpa", [fact("gpa_min", 3, **STALE)], None),
    ("months", [months(24)], (24, 24)),
    ("months", [months(24, pace="full_time"), months(36)], (36, 36)),
    ("months", [months(24, pace="full_time"), months(48, "max")], (24, 24)),
    ("months", [months(12, "min")], (12, None)),
    ("months", [months(36, "max", "full_time")], (0, 36)),
    ("months", [months(12, "min"), months(36, "max")], (12, 36)),
    ("months", [months(36, "min"), months(12, "max", "full_time")], (12, 36)),
    # how long it takes part time bounds how long it must take
    ("months", [months(36, pace="part_time")], (0, 36)),
    ("months", [months(36, "max", "part_time")], None),
]


@pytest.mark.parametrize(("name", "facts", "span"), SPANS)
def test_what_a_limit_reads(name: str, facts: list[Fact], span: tuple[Any, Any] | None) -> None:
    assert LIMITS[name].read(seen(facts)) == span


VERIFIED_ONLY: list[tuple[str, list[Fact], dict[str, list[set[str]]]]] = [
    ("delivery", [fact("delivery", "online")], {}),
    ("delivery", [fact("delivery", "online", **VERIFIED)], {"": [{"online"}]}),
    ("delivery", [fact("delivery", "online", "campus")], {}),
    (
        "specialty",
        [fact("concentration", "splices", **VERIFIED), fact("concentration", "Rigging")],
        {"": [{"Splicing"}, {"Splicing", "Rigging", OTHERS}]},
    ),
]


@pytest.mark.parametrize(("name", "facts", "said"), VERIFIED_ONLY)
def test_only_verified_facts_count(
    name: str, facts: list[Fact], said: dict[str, list[set[str]]]
) -> None:
    read = FACETS[name].read(seen(facts, verified=True))
    assert {g: sorted(map(sorted, ways)) for g, ways in read.items()} == {
        g: sorted(map(sorted, ways)) for g, ways in said.items()
    }


def test_what_comes_from_the_registry_and_from_names_counts_as_verified_too() -> None:
    one = seen([], verified=True, level="master", degree="MKT")
    values = [
        FACETS[name].read(one)[""] for name in ("level", "degree", "control", "state", "kind")
    ]
    assert [set(*ways) for ways in values] == [{"master"}, {"MKT"}, {"public"}, {"ME"}, {"program"}]


def test_a_concentration_has_the_facts_of_its_degree_where_it_has_none() -> None:
    degree = candidate(fact("delivery", "online"), fact("gpa_min", 3)).program
    at = finding.school()
    track = Program(
        "x/y/z", at.id, at.name, "MKT, splices", "concentration", concentrations=("splices",),
        parent="x/y", facts=(fact("delivery", "campus"),),
    )  # fmt: skip
    one = Seen(Candidate(track, at, degree), finding.SYNONYMS)
    assert FACETS["delivery"].read(one) == {"": (frozenset({"campus"}),)}
    assert FACETS["specialty"].read(one) == {"": (frozenset({"Splicing"}),)}
    assert LIMITS["gpa"].read(one) == (3, 3)


def graduates(number: int, year: int, level: str = "master", **more: Any) -> Fact:
    return fact("completions", number, level=level, year=year, cip=more.pop("cip", "1"), **more)


COMPLETIONS: list[tuple[list[Fact], int | None]] = [
    ([], None),
    ([graduates(0, 2024)], 0),
    ([graduates(7, 2023), graduates(5, 2024)], 5),
    ([graduates(7, 2024), graduates(5, 2024, cip="2")], 12),
    ([graduates(7, 2024, "doctoral")], None),
    ([graduates(7, 2024, **STALE)], None),
]


@pytest.mark.parametrize(("facts", "number"), COMPLETIONS)
def test_completions_are_those_of_the_newest_year_at_the_level(
    facts: list[Fact], number: int | None
) -> None:
    at = InstitutionEntry("1", "school-1", "Harbor State University", facts=tuple(facts))
    assert completions(Seen(candidate(at=at, level="master"), finding.SYNONYMS)) == number


@pytest.mark.parametrize(
    ("stated", "listed"),
    [
        ((), None),
        (("online",), "online"),
        (("hybrid",), "hybrid"),
        (("online", "hybrid"), "disputed"),
    ],
)
def test_the_listing_says_hybrid_of_what_is_certainly_that(
    stated: tuple[str, ...], listed: str | None
) -> None:
    facts = [fact("delivery", *stated)] if stated else []
    one = Seen(candidate(*facts), finding.SYNONYMS)
    assert _settled(FACETS["delivery"].read(one)) == listed


@pytest.mark.parametrize(
    ("name", "facts", "verified", "read"),
    [
        ("Certificate in Splices", [], False, {"Splicing"}),
        ("Certificate in Splices", [], True, {"Splicing"}),
        ("Certificate in Splices", [fact("concentration", "Splicing", status=Status.STALE)], False,
         {"Splicing"}),
        ("Certificate in Splices", [fact("concentration", "Rigging")], False,
         {"Splicing", "Rigging", OTHERS}),
        ("Certificate in Rigging", [], False, None),
    ],
)  # fmt: skip
def test_a_certificate_has_the_specialty_that_it_is_called(
    name: str, facts: list[Fact], verified: bool, read: set[str] | None
) -> None:
    one = candidate(*facts, name=name, kind="certificate", level="certificate")
    seen = Seen(one, finding.SYNONYMS, verified)
    assert FACETS["specialty"].read(seen) == ({"": (frozenset(read),)} if read else {})
    degree = candidate(name=name, kind="program")
    assert FACETS["specialty"].read(Seen(degree, finding.SYNONYMS)) == {}
