"""What the index knows of costs is what the columns of the programs themselves say."""

from __future__ import annotations

import runpy
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.costs.columns import columns
from gradguide.decisions.costs.totals import totals
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex, IndexMissingError
from gradguide.decisions.finding.prices import price_table, prices_by
from gradguide.decisions.finding.query import query_from
from gradguide.decisions.situation import Situation

finding = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("finding.py"))))
fact, candidate = finding.fact, finding.candidate
AS_OF = date(2026, 6, 15)


def priced(number: int, rate: Any, residency: str, many: int | None, fee: int | None) -> Any:
    facts = [fact("tuition_per_credit", rate, residency=residency, details={"unit": "semester"})]
    if many is not None:
        facts.append(fact("credits", many, part="total", details={"unit": "semester"}))
    if fee is not None:
        facts.append(fact("fee", fee, per="term", residency="any"))
    return candidate(*facts, id=f"school-1/{number}", at=finding.SCHOOLS[number % 2])


PROGRAMS = st.lists(
    st.tuples(
        st.sampled_from([500, Decimal("612.5")]),
        st.sampled_from(["any", "in_state"]),
        st.sampled_from([None, 30, 36, 400_000]),
        st.sampled_from([None, 120]),
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
    found = prices_by(index, AS_OF)(person)
    assert np.array_equal(found.usable, plain.known & plain.decides)
    assert np.array_equal(found.low, plain.low)
    assert np.array_equal(found.high, plain.high)


def test_what_is_the_same_is_kept_once() -> None:
    programs = [priced(number, 500, "any", 36, None) for number in (0, 2, 4, 1)]
    table = price_table(FindIndex(searchable(programs, ()).index.get))
    assert len(table.distinct) == 2  # they differ by the school's state
    assert table.of_program.tolist() == [0, 0, 0, 1]


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
