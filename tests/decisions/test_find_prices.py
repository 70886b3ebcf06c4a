"""What the index knows of costs is what the columns of the programs themselves say."""

from __future__ import annotations

import runpy
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.columns import columns
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers, peers
from gradguide.decisions.costs.totals import totals
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex, IndexMissingError
from gradguide.decisions.finding.judged import peers_of
from gradguide.decisions.finding.prices import price_table, prices_by
from gradguide.decisions.finding.query import Query, query_from
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Status

finding = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("finding.py"))))
fact, candidate = finding.fact, finding.candidate
AS_OF = date(2026, 6, 15)
REPORTED, VERIFIED = Status.REPORTED, Status.VERIFIED


def priced(
    number: int,
    rate: Any,
    residency: str,
    many: int | None,
    fee: int | None,
    statuses: Sequence[Status] = (REPORTED, REPORTED, REPORTED),
) -> Any:
    """A program; the statuses are those of its price, its credits and its fee."""
    unit = {"unit": "semester"}
    of_price, of_credits, of_fee = statuses
    facts = [
        fact("tuition_per_credit", rate, residency=residency, details=unit, status=of_price),
    ]
    if many is not None:
        facts.append(fact("credits", many, part="total", details=unit, status=of_credits))
    if fee is not None:
        facts.append(fact("fee", fee, per="term", residency="any", status=of_fee))
    return candidate(*facts, id=f"school-1/{number}", at=finding.SCHOOLS[number % 2])


PROGRAMS = st.lists(
    st.tuples(
        st.sampled_from([500, Decimal("612.5")]),
        st.sampled_from(["any", "in_state"]),
        st.sampled_from([None, 30, 36, 400_000]),
        st.sampled_from([None, 120]),
        st.tuples(*[st.sampled_from([REPORTED, VERIFIED])] * 3),
    ),
    min_size=1,
    max_size=8,
).map(lambda drawn: [priced(number, *one) for number, one in enumerate(drawn)])


@settings(max_examples=50, deadline=None)
@given(PROGRAMS, st.sampled_from([None, "ME", "OH"]))
def test_prices_are_those_of_the_programs(programs: list[Any], residency: str | None) -> None:
    index = FindIndex(searchable(programs, ()).index.get)
    person = Situation(residency=residency)
    plain = totals(columns(programs), person, AS_OF)
    found = prices_by(index, AS_OF)(person, False)
    assert np.array_equal(found.usable, plain.known & plain.decides)
    assert np.array_equal(found.low, plain.low)
    assert np.array_equal(found.high, plain.high)


@settings(max_examples=50, deadline=None)
@given(PROGRAMS, st.sampled_from([None, "ME", "OH"]))
def test_a_verified_cost_rests_on_verified_facts(
    programs: list[Any], residency: str | None
) -> None:
    index = FindIndex(searchable(programs, ()).index.get)
    person = Situation(residency=residency)
    found = prices_by(index, AS_OF)(person, True)
    for place, one in enumerate(programs):
        facts = tuple(known for known in one.program.facts if known.status is VERIFIED)
        plain = _cost(replace(one, program=replace(one.program, facts=facts)), person)
        every = _cost(one, person)
        assert found.usable[place] == (plain is not None and plain.decides)
        if plain is not None and plain.total is not None:
            assert every is not None and every.total is not None
            assert found.low[place] == 100 * min(plain.total.low, every.total.low)
            assert found.high[place] == 100 * max(plain.total.high, every.total.high)


def _cost(one: Any, person: Situation) -> Cost | None:
    try:
        return cost(one, person, AS_OF, Peers())
    except SituationError:
        return None


# A fee that is only reported makes a program dearer than its verified facts say, never less dear:
# 36 credits at $500 are $18,000, and six fees of $120 come on top.
VERIFIED_COSTS = [
    ((VERIFIED, VERIFIED, VERIFIED), 18_720, "yes"),
    ((VERIFIED, VERIFIED, VERIFIED), 18_719, "no"),
    ((VERIFIED, VERIFIED, REPORTED), 18_720, "yes"),
    ((VERIFIED, VERIFIED, REPORTED), 18_719, "unknown"),
    ((VERIFIED, VERIFIED, REPORTED), 17_999, "no"),
    ((REPORTED, VERIFIED, VERIFIED), 18_720, "unknown"),
    ((VERIFIED, REPORTED, VERIFIED), 18_720, "unknown"),
]


@pytest.mark.parametrize(("statuses", "most", "answer"), VERIFIED_COSTS)
def test_a_reported_price_is_unknown_where_verified_facts_alone_count(
    statuses: Sequence[Status], most: int, answer: str
) -> None:
    index = FindIndex(searchable([priced(0, 500, "any", 36, 120, statuses)], ()).index.get)
    finder = Finder(index, prices_by(index, AS_OF))
    query = Query(cost=Decimal(most), situation=Situation(residency="ME"))
    assert finder.find(query).total == (most >= 18_720)
    found = finder.find(replace(query, verified=True))
    assert found.total == (answer == "yes")
    assert dict(found.open) == ({"cost": 1} if answer == "unknown" else {})


@settings(max_examples=50, deadline=None)
@given(PROGRAMS)
def test_what_others_ask_is_kept_as_it_is(programs: list[Any]) -> None:
    levelled = [replace(one, program=replace(one.program, level="master")) for one in programs]
    assert peers_of(FindIndex(searchable(levelled, ()).index.get)) == peers(levelled)


def test_what_is_the_same_is_kept_once() -> None:
    verified = (VERIFIED, VERIFIED, VERIFIED)
    programs = [priced(number, 500, "any", 36, None, verified) for number in (0, 2, 4, 1)]
    table = price_table(FindIndex(searchable(programs, ()).index.get))
    assert len(table.distinct) == 2  # they differ by the school's state
    assert table.of_program.tolist() == table.of_verified.tolist() == [0, 0, 0, 1]


def test_a_query_by_cost() -> None:
    programs = [priced(0, 500, "any", 36, None), priced(1, 500, "any", 40, None)]
    index = FindIndex(searchable(programs, ()).index.get)
    finder = Finder(index, prices_by(index, AS_OF))
    assert finder.find(query_from("cost=18000&residency=ME")).ids == ("school-1/0",)
    assert finder.find(query_from("cost=17999.99&residency=ME")).ids == ()
    assert finder.find(query_from("cost=18000&transfer=4&residency=ME")).total == 2
    with pytest.raises(SituationError, match="start"):
        finder.find(query_from("cost=18000&start=fall-2020"))


def test_columns_of_another_make() -> None:
    parts = searchable([priced(0, 500, "any", 36, None)], ()).index
    with pytest.raises(IndexMissingError):
        price_table(FindIndex({**parts, "prices": b'{"state": ["|i1"]}'}.get))
