"""Finding, held to the plain version that asks one program after the other."""

from __future__ import annotations

import runpy
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.facets import LIMITS
from gradguide.decisions.finding.find import Finder, Found, Prices
from gradguide.decisions.finding.index import FindIndex, IndexMissingError
from gradguide.decisions.finding.query import Near, Query
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import Status

finding = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("finding.py"))))
candidate, fact, school = finding.candidate, finding.fact, finding.school


def no_prices(situation: Situation, verified: bool) -> Prices:
    raise AssertionError("this query needs no price")


def finder(programs: Sequence[Candidate], prices: Any = no_prices) -> Finder:
    return Finder(FindIndex(searchable(programs, finding.SPELLINGS).index.get), prices)


def counted(found: Found) -> dict[str, Any]:
    """The counts of a finding without those that are zero."""
    return {
        one.name: {
            kind: {name: count for name, count in getattr(one, kind) if count}
            for kind in ("values", "unknown", "disputed")
        }
        for one in found.facets
    }


def without_zeros(facets: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {kind: {k: n for k, n in counts.items() if n} for kind, counts in kinds.items()}
        for name, kinds in facets.items()
    }


@settings(max_examples=300, deadline=None)
@given(finding.catalogs(), finding.queries())
def test_it_finds_what_the_plain_version_finds(
    programs: tuple[Candidate, ...], query: Query
) -> None:
    plain = finding.plainly(query, programs)
    found = finder(programs).find(query, limit=100)
    assert list(found.ids) == plain["ids"]
    assert (found.total, found.fit) == (len(plain["ids"]), plain["fit"])
    assert dict(found.open) == plain["open"]
    assert found.several == plain["several"]
    assert [list(names) for names in found.unsure] == plain["unsure"]
    facets = counted(found)
    for name, counts in without_zeros(plain["facets"]).items():
        assert facets[name]["values"] == counts["values"], name
        assert facets[name]["disputed"] == counts["disputed"], name
        # of a group that only programs elsewhere speak of, everybody here is unknown
        for group, count in counts["unknown"].items():
            assert facets[name]["unknown"][group] == count, name


@settings(max_examples=100, deadline=None)
@given(finding.catalogs(), finding.queries(), st.integers(0, 4), st.integers(0, 6))
def test_a_page_is_a_part_of_the_whole(
    programs: tuple[Candidate, ...], query: Query, limit: int, offset: int
) -> None:
    one = finder(programs)
    whole = one.find(query, limit=100).ids
    assert one.find(query, limit, offset).ids == whole[offset : offset + limit]


@settings(max_examples=100, deadline=None)
@given(finding.catalogs(), finding.queries())
def test_a_value_finds_as_many_as_were_counted(
    programs: tuple[Candidate, ...], query: Query
) -> None:
    """What a facet counts is what choosing that value alone finds, where unknown is left out."""
    one = finder(programs)
    query = Query(query.words, query.choices, query.limits, verified=query.verified)
    for counts in one.find(query).facets:
        for value, count in counts.values:
            if counts.name in LIMITS:
                limits = {**dict(query.limits), counts.name: Decimal(value)}
                again = Query.of(query.words, dict(query.choices), limits, verified=query.verified)
            else:
                chosen = {**dict(query.choices), counts.name: (value,)}
                again = Query.of(query.words, chosen, dict(query.limits), verified=query.verified)
            again_kind = dict(again.choices).get("kind") == dict(query.choices).get("kind")
            if counts.name == "level" and again_kind and "kind" not in dict(query.choices):
                continue  # asking for certificates asks for another kind too
            assert one.find(again).total == count, (counts.name, value)


@settings(max_examples=60, deadline=None)
@given(finding.catalogs(), finding.queries(), st.lists(finding.any_fact(), max_size=4))
def test_what_only_paid_placement_says_changes_nothing(
    programs: tuple[Candidate, ...], query: Query, said: list[Any]
) -> None:
    """Neither facts that do not decide, nor programs of which nobody with a say speaks."""
    paid = [
        fact(one.attribute, one.value, status=one.status, standing=Standing.PAID, **one.key)
        for one in said
    ]
    before = finder(programs).find(query, limit=100)
    more = [
        candidate(
            *one.program.facts, *paid, at=one.school, id=one.id, name=one.program.name,
            kind=one.program.kind, level=one.program.level, degree=one.program.degree,
            concentrations=one.program.concentrations, aliases=one.program.aliases,
        )
        for one in programs
    ]  # fmt: skip
    more.append(candidate(*paid, at=finding.SCHOOLS[2], id="school-3/zz", name="Splicing Knots"))
    after = finder(more).find(query, limit=100)
    assert (after.ids, after.total, after.open) == (before.ids, before.total, before.open)
    assert counted(after) == counted(before)
    assert after.read_as == before.read_as


def named(number: int, **more: Any) -> Candidate:
    return candidate(fact("credits", 36), at=finding.SCHOOLS[1], id=f"port/{number}", **more)


NAMED = (
    named(0, name="Rope Making", aliases=("Splicing at sea",)),
    named(1, name="Rope Making", concentrations=("Splicing",)),
    named(2, name="Splicing"),
    named(3, name="MS in Knot Studies"),
    named(4, name="Master of Whipping", degree="MKT"),
    named(5, name="Rope Making", concentrations=("Splices", "Rigging")),
)
WORDS = [
    # a word of the name, then of a concentration, then of another name, then of a synonym
    ("splicing", [2, 1, 0, 5], {}),
    ("splic", [2, 1, 5, 0], {}),
    ("rope splicing", [1, 0, 5], {}),
    # all words have to be there, wherever they stand
    ("port whipping", [4, 1, 5], {}),
    ("whipping splicing", [1, 5], {}),
    ("OHIO inlet rigging", [5], {}),
    # what the pack calls it too
    ("knot science", [3], {}),
    ("masters", [4], {}),
    ("knots", [3, 4], {}),
    ("study", [3], {}),
    ("studies", [3], {}),
    # mistyped: one letter in five, two in longer words, none in three
    ("riging", [5], {"riging": ("rigging",)}),
    ("riggnig", [5], {"riggnig": ("rigging",)}),
    ("rgigign", [5], {"rgigign": ("rigging",)}),
    ("rigg ropo", [5], {"ropo": ("rope",)}),
    ("roqo", [], {}),
    ("prot", [0, 1, 2, 3, 4, 5], {"prot": ("port",)}),
    ("kot", [], {}),
    ("making", [0, 1, 5], {}),
    ("studies rope", [], {}),
    ("nothing like it", [], {}),
    ("&", [], {}),
]


@pytest.mark.parametrize(("typed", "ids", "read_as"), WORDS)
def test_words(typed: str, ids: list[int], read_as: dict[str, tuple[str, ...]]) -> None:
    found = finder(NAMED).find(Query(typed))
    assert [int(key[-1]) for key in found.ids] == ids
    assert dict(found.read_as) == read_as


def test_the_surest_come_first_where_the_unknown_are_found_too() -> None:
    programs = [
        named(0),
        named(1, level="master"),
        candidate(fact("delivery", "online"), at=finding.SCHOOLS[1], id="port/2", level="master"),
        candidate(fact("delivery", "online"), at=finding.SCHOOLS[1], id="port/3"),
    ]
    chosen = {"delivery": ["online"], "level": ["master"]}
    found = finder(programs).find(Query.of(choices=chosen, unknown="include"))
    assert [int(key[-1]) for key in found.ids] == [2, 1, 3, 0]
    assert found.unsure == ((), ("delivery",), ("level",), ("delivery", "level"))
    assert (found.fit, dict(found.open), found.several) == (1, {"delivery": 1, "level": 1}, 1)


PRICED = [(10_000_00, 10_000_00), (15_000_00, 25_000_00), (20_000_00, 20_000_00), None]


def prices(situation: Situation, verified: bool) -> Prices:
    extra = 1_000_00 if situation.residency is None else 0
    low = np.array([one[0] + extra if one else 0 for one in PRICED])
    high = np.array([one[1] + extra if one else 0 for one in PRICED])
    return Prices(low, high, np.array([one is not None for one in PRICED]))


FOUR = tuple(candidate(fact("credits", 36), id=f"school-1/{n}") for n in range(4))
COSTS = [
    (9_999, "OH", [], [3]),
    (10_000, "OH", [0], [3]),
    (10_000, None, [], [3]),
    (11_000, None, [0], [3]),
    (15_000, "OH", [0], [1, 3]),
    (20_000, "OH", [0, 2], [1, 3]),
    (Decimal("19999.99"), "OH", [0], [1, 3]),
    (25_000, "OH", [0, 2, 1], [3]),
]


@pytest.mark.parametrize(("most", "residency", "fit", "unknown"), COSTS)
def test_cost_at_most(most: Any, residency: str | None, fit: list[int], unknown: list[int]) -> None:
    one = finder(FOUR, prices)
    person = Situation(residency=residency)
    query = Query(cost=Decimal(most), situation=person, sort="cost")
    assert [int(key[-1]) for key in one.find(query).ids] == fit
    assert dict(one.find(query).open).get("cost", 0) == len(unknown)
    only = Query(cost=Decimal(most), situation=person, unknown="only")
    assert [int(key[-1]) for key in one.find(only).ids] == unknown


def test_the_order_of_costs_is_the_most_then_the_least_and_the_unknown_last() -> None:
    found = finder(FOUR, prices).find(Query(sort="cost"))
    assert [int(key[-1]) for key in found.ids] == [0, 2, 1, 3]


PLACES = tuple(
    candidate(fact("credits", 36), at=at, id=f"{at.slug}/p")
    for at in (
        school("1", city="Saltmarsh", state="ME", latitude=44.0, longitude=-69.0),
        school("2", city="Inlet", state="OH", latitude=40.0, longitude=-83.0),
        school("3", city="Nowhere", state="OH"),
    )
)
NEAR = [
    ("Inlet, OH", 0, ["school-2/p"]),
    ("inlet ohio", 100, ["school-2/p"]),
    ("Inlet", 1, ["school-2/p"]),
    ("40.0,-83.0", 1, ["school-2/p"]),
    # one degree of latitude is 69.09 miles
    ("41.0 -83.0", 69, []),
    ("41.0 -83.0", Decimal("69.1"), ["school-2/p"]),
    ("41, -83", 2000, ["school-1/p", "school-2/p"]),
]


@pytest.mark.parametrize(("place", "within", "ids"), NEAR)
def test_near(place: str, within: Any, ids: list[str]) -> None:
    found = finder(PLACES).find(Query(near=Near(place, Decimal(within))))
    assert list(found.ids) == ids
    assert dict(found.open) == {"near": 1}


WRONG = [
    ({"delivery": ["pigeon"]}, "delivery: 'pigeon' is none of its values; allowed are online, hy"),
    ({"degree": ["MBA"]}, "degree: 'MBA' is none of its values; allowed are MKT"),
    ({"specialty": ["x"]}, "specialty: 'x' is none of its values; this release knows none"),
    ({"accreditation": ["KTB"]}, "allowed are KTA, KTA:accredited"),
    ({"state": ["Atlantis"]}, "state: there is no state or province 'Atlantis'; give two letters"),
]


@pytest.mark.parametrize(("chosen", "message"), WRONG)
def test_a_value_that_does_not_exist(chosen: dict[str, list[str]], message: str) -> None:
    programs = [candidate(fact("accreditation", "accredited", body="KTA"), degree="MKT")]
    with pytest.raises(SituationError) as error:
        finder(programs).find(Query.of(choices=chosen))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("Atlantis, OH", "is no town that is known here; give degrees, as in 39.96,-83.00, or"),
        ("99,-83", "is no place on earth"),
    ],
)
def test_a_place_that_does_not_exist(place: str, message: str) -> None:
    with pytest.raises(SituationError) as error:
        finder(PLACES).find(Query(near=Near(place, Decimal(5))))
    assert message in str(error.value)


SPELLED = [
    ("specialty", "splices", "Splicing"),
    ("specialty", "SPLICING", "Splicing"),
    ("accreditation", "kta", "KTA"),
    ("accreditation", "kta:accredited", "KTA:accredited"),
    ("exam", "May be", "may_be"),
    ("state", "ohio", "OH"),
    ("degree", "mkt", "MKT"),
    ("kind", "Any", "any"),
]


@pytest.mark.parametrize(("name", "written", "value"), SPELLED)
def test_values_in_other_spellings(name: str, written: str, value: str) -> None:
    programs = [
        candidate(
            fact("accreditation", "accredited", body="KTA"), fact("concentration", "Splicing"),
            degree="MKT",
        )
    ]  # fmt: skip
    found = finder(programs).find(Query.of(choices={name: [written]}))
    assert found.query.chosen(name) == (value,)


DISPUTED = [
    (["online"], 0, 1),
    (["online", "hybrid"], 1, 0),
    (["online", "hybrid", "campus"], 1, 0),
    (["campus"], 0, 1),
    (["hybrid", "campus"], 0, 1),
]


@pytest.mark.parametrize(("chosen", "fit", "unknown"), DISPUTED)
def test_a_dispute_is_unknown_unless_all_its_values_agree(
    chosen: list[str], fit: int, unknown: int
) -> None:
    found = finder([candidate(fact("delivery", "online", "hybrid"))]).find(
        Query.of(choices={"delivery": chosen})
    )
    assert (found.fit, dict(found.open).get("delivery", 0)) == (fit, unknown)


@pytest.mark.parametrize("part", [None, b"{}", b'{"format": 0}'])
def test_an_index_that_is_not_there_or_of_another_make(part: bytes | None) -> None:
    with pytest.raises(IndexMissingError):
        FindIndex({"head": part}.get)


def test_the_same_programs_give_the_same_bytes() -> None:
    programs = [candidate(fact("delivery", "online"), fact("gpa_min", 3, status=Status.VERIFIED))]
    assert searchable(programs, finding.SPELLINGS) == searchable(programs, finding.SPELLINGS)


def test_an_index_of_nothing_finds_nothing() -> None:
    found = finder([]).find(Query.of("knots", {"delivery": ["online"]}))
    assert (found.total, found.ids, found.open, found.several) == (0, (), (), 0)
    assert finder([]).find(Query()).facets
