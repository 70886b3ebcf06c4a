"""Who is believed, and how far: the rules of docs/how-a-claim-becomes-a-fact.md as tables."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact
from gradguide.model.vocabulary import vocabulary
from gradguide.resolution.reconcile import age_in_months, facts

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
claim = making.claim
WORDS = vocabulary()


def resolved(*claims: Claim) -> tuple[Fact, ...]:
    return facts(claims, range(len(claims)), WORDS, making.AS_OF)


def said(value: Any, kind: str, year: int | None, **more: Any) -> Claim:
    """Credits (shelf life 48 months) unless another attribute is given."""
    return claim(more.pop("attribute", "credits"), value, kind=kind, year=year, **more)


S, G, A = "school", "guide", "authority"
PAID = {"paid": True}
MACHINE = {"machine": True}

# what is said, the status, the values in order, how many claims are against
RULES: list[tuple[str, list[Claim], str, list[Any], int]] = [
    ("the school, this year", [said(36, S, 2026)], "verified", [36], 0),
    ("an authority, this year", [said(36, A, 2026)], "verified", [36], 0),
    ("a guide, this year", [said(36, G, 2026)], "reported", [36], 0),
    ("the school, nobody knows when", [said(36, S, None)], "reported", [36], 0),
    ("the school, long ago", [said(36, S, 2015)], "stale", [36], 0),
    ("a guide, long ago", [said(36, G, 2015)], "stale", [36], 0),
    ("the school over a guide", [said(36, S, 2025), said(39, G, 2026)], "verified", [36], 1),
    ("an authority over the school", [said(39, S, 2026), said(36, A, 2025)], "verified", [36], 1),
    ("a guide of today over the school of long ago", [said(36, S, 2012), said(39, G, 2026)],
     "reported", [39], 1),
    ("the school without a date over a guide", [said(36, S, None), said(39, G, 2026)],
     "reported", [36], 1),
    ("the school of today over its page without a date", [said(36, S, 2026), said(39, S, None)],
     "verified", [36], 1),
    ("a page without a date over one of long ago", [said(36, S, 2012), said(39, S, None)],
     "reported", [39], 1),
    ("a page without a date that an old one bears out", [said(36, S, None), said(36, G, 2012)],
     "reported", [36], 0),
    ("a price without a date that was asked long ago",
     [said(500, S, None, attribute="tuition_per_credit"),
      said(500, G, 2012, attribute="tuition_per_credit")], "stale", [500], 0),
    ("a page without a date that a guide repeats", [said(36, S, None), said(36, G, 2026)],
     "reported", [36], 0),
    ("two pages of the school of one year", [said(36, S, 2026), said(39, S, 2026)],
     "disputed", [36, 39], 0),
    ("within half the shelf life", [said(36, S, 2024), said(39, S, 2026)], "disputed", [39, 36], 0),
    ("further apart than that", [said(36, S, 2023), said(39, S, 2026)], "verified", [39], 1),
    ("two guides", [said(36, G, 2025), said(39, G, 2026)], "disputed", [39, 36], 0),
    ("two guides without dates", [said(36, G, None), said(39, G, None)], "disputed", [36, 39], 0),
    ("the more support first", [said(39, G, None), said(36, G, None), said(36, G, None)],
     "disputed", [36, 39], 0),
    ("two old pages", [said(36, S, 2014), said(39, S, 2015)], "disputed", [39, 36], 0),
    ("an old page and a much older one", [said(36, S, 2008), said(39, S, 2015)], "stale", [39], 1),
    ("paid placement alone", [said(36, S, 2026, **PAID)], "reported", [36], 0),
    ("paid placement against a guide", [said(39, S, 2026, **PAID), said(36, G, 2015)],
     "stale", [36], 1),
    ("a machine against a guide", [said(39, A, 2026, **MACHINE), said(36, G, 2026)],
     "reported", [36], 1),
    ("paid placement for a guide's value", [said(36, S, 2026, **PAID), said(36, G, 2015)],
     "stale", [36], 0),
    ("other units are other values", [said(36, S, 2026), said(36, S, 2026, unit="quarter")],
     "disputed", [36, 36], 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "claims", "status", "values", "against"), RULES)
def test_rule(name: str, claims: list[Claim], status: str, values: list[Any], against: int) -> None:
    (fact,) = resolved(*claims)
    assert (fact.status.value, [v.value for v in fact.values]) == (status, values), name
    assert len(fact.against) == against


def total(value: int, kind: str = "school", year: int | None = 2026, rough: bool = False) -> Claim:
    return claim(
        "tuition_total", value, kind=kind, year=year, **({"approximate": True} if rough else {})
    )


TOLERANCE = [
    ("within 5 per cent", [total(28740), total(30000, rough=True)], [28740]),
    ("beyond 5 per cent", [total(28000), total(30000, rough=True)], [30000, 28000]),
    ("exact ones are never close enough", [total(28740), total(28741)], [28740, 28741]),
    (
        "the nearest exact one",
        [total(28740), total(30100), total(30000, rough=True)],
        [30100, 28740],
    ),
    ("two rough ones", [total(30000, rough=True), total(30500, rough=True)], [30000]),
]


@pytest.mark.parametrize(("name", "claims", "values"), TOLERANCE)
def test_approximate_amounts(name: str, claims: list[Claim], values: list[int]) -> None:
    (fact,) = resolved(*claims)
    assert sorted(v.value for v in fact.values) == sorted(values), name


def test_sets_give_a_fact_for_each_distinct_value() -> None:
    found = resolved(
        claim("concentration", "Archives & Records Management"),
        claim("concentration", "archives and records management", kind="guide"),
        claim("concentration", "Archive and Record Management (465B)", kind="guide"),
        claim("concentration", "Dredging"),
    )
    assert [(f.value, len(f.claims_for)) for f in found] == [
        ("Archives & Records Management", 3),
        ("Dredging", 1),
    ]


def test_key_qualifiers_make_facts_and_defaults_count_as_said() -> None:
    found = resolved(
        claim("tuition_per_credit", 500, residency="in_state"),
        claim("tuition_per_credit", 700, residency="out_of_state"),
        claim("tuition_per_credit", 600),
        claim("tuition_per_credit", 600, residency="any"),
    )
    assert [(dict(f.key), f.value) for f in found] == [
        ({"residency": "any"}, 600),
        ({"residency": "in_state"}, 500),
        ({"residency": "out_of_state"}, 700),
    ]
    assert all(len(f.values) == 1 for f in found)


def test_details_add_to_a_value() -> None:
    (fact,) = resolved(
        claim("accreditation", "accredited", kind="authority", since=2019),
        claim("accreditation", "accredited", kind="guide"),
    )
    assert fact.key == {"body": "ALA"}
    assert fact.details == {"since": 2019}
    assert len(fact.claims_for) == 2


@pytest.mark.parametrize(
    ("year", "months"), [(2026, 0), (2027, 0), (2025, 6), (2024, 18), (2016, 114)]
)
def test_age(year: int, months: int) -> None:
    assert age_in_months(year, making.AS_OF) == months


def contents(found: tuple[Fact, ...], claims: tuple[Claim, ...]) -> list[str]:
    """Facts with the claims themselves in place of their numbers, in no order."""
    out = []
    for fact in found:
        values = [
            (v.value, dict(v.details), sorted(repr(claims[p]) for p in v.claims))
            for v in fact.values
        ]
        against = sorted(repr(claims[p]) for p in fact.against)
        out.append(
            repr(
                (
                    fact.attribute,
                    dict(fact.key),
                    fact.status,
                    fact.standing,
                    fact.year,
                    values,
                    against,
                )
            )
        )
    return sorted(out)


CLAIMS = st.lists(making.any_claim(), max_size=10)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_makes_no_difference(claims: list[Claim], chance: Any) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert contents(resolved(*claims), tuple(claims)) == contents(
        resolved(*shuffled), tuple(shuffled)
    )


@given(CLAIMS)
def test_every_claim_is_for_or_against_exactly_one_fact(claims: list[Claim]) -> None:
    places = [p for f in resolved(*claims) for p in (*f.claims_for, *f.against)]
    assert sorted(places) == list(range(len(claims)))


@given(
    st.lists(making.any_claim(heard=True), max_size=8),
    st.lists(making.any_claim(heard=False), max_size=4),
)
def test_paid_and_machine_written_claims_change_nothing(
    heard: list[Claim], silenced: list[Claim]
) -> None:
    def decided(claims: list[Claim]) -> list[str]:
        return [
            repr(
                (
                    f.attribute,
                    f.key,
                    f.status,
                    f.standing,
                    f.year,
                    [(v.value, v.details) for v in f.values],
                )
            )
            for f in resolved(*claims)
            if f.decides
        ]

    assert decided([*heard, *silenced]) == decided(heard)


@given(CLAIMS)
def test_a_status_keeps_its_promise(claims: list[Claim]) -> None:
    for fact in resolved(*claims):
        if fact.status.value == "verified":
            assert fact.standing >= Standing.SCHOOL
            assert fact.year is not None
            assert age_in_months(fact.year, making.AS_OF) <= WORDS[fact.attribute].shelf_life
        if fact.status.value == "disputed":
            assert len(fact.values) > 1
        if fact.decides and fact.status.value != "disputed":
            assert len(fact.values) == 1
