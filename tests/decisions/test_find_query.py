"""A query is a value and a string: the one says what the other does."""

from __future__ import annotations

import string
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.decisions.calendar import term_called
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.query import SORTS, UNKNOWNS, Near, Query, query_from
from gradguide.decisions.situation import STATES, Situation

ADDRESS = frozenset(string.ascii_letters + string.digits + "-_.~%+&=*")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.decimals(0, 500, places=2)
TERMS = st.builds(
    lambda season, year, unit: term_called(f"{season} {year}", unit),
    st.sampled_from(["fall", "spring", "summer"]),
    st.integers(2000, 2100),
    st.sampled_from(["semester", "quarter"]),
) | st.just(term_called("winter 2028", "quarter"))
SITUATIONS = st.builds(
    Situation,
    residency=st.none() | st.sampled_from(sorted(STATES)),
    start=st.none() | TERMS,
    credits_per_term=st.none() | st.decimals(1, 30, places=1),
    transfer=st.decimals(0, 60, places=1),
    visit_cost=st.none() | NUMBERS,
    inflation=st.decimals("-0.1", "0.25", places=3),
    aid=NUMBERS,
    loan_share=st.decimals(0, 1, places=2),
    income=st.none() | NUMBERS,
    dependents=st.integers(0, 9),
    summers=st.booleans(),
    public_service=st.booleans(),
    occupation=st.none() | TEXT,
)
QUERIES = st.builds(
    Query,
    words=TEXT,
    choices=st.dictionaries(
        st.sampled_from(sorted(FACETS)), st.lists(TEXT, max_size=3).map(tuple), max_size=4
    ).map(lambda chosen: tuple(chosen.items())),
    limits=st.fixed_dictionaries(
        {},
        optional={name: st.decimals(0, one.most, places=2) for name, one in LIMITS.items()},
    ).map(lambda most: tuple(most.items())),
    near=st.none() | st.builds(Near, TEXT, NUMBERS),
    cost=st.none() | NUMBERS,
    situation=SITUATIONS,
    unknown=st.sampled_from(UNKNOWNS),
    verified=st.booleans(),
    sort=st.sampled_from(SORTS),
)


@given(QUERIES)
def test_its_string_means_the_same_query_and_fits_into_an_address(query: Query) -> None:
    assert query_from(query.text) == query
    assert set(query.text) <= ADDRESS


WRITTEN = [
    (Query(), ""),
    (Query("  knots   at sea "), "q=knots+at+sea"),
    (
        Query.of("", {"state": ["OH", "AL", "OH", " "], "degree": []}, {"months": 24}),
        "state=AL&state=OH&months=24",
    ),
    (
        Query.of(near=Near("Columbus, OH", Decimal(100)), cost=Decimal(20000), sort="cost"),
        "near=Columbus%2C+OH&within=100&cost=20000&sort=cost",
    ),
    (
        Query.of(
            unknown="only",
            verified=True,
            situation=Situation(
                residency="OH", start=term_called("fall 2027"), visit_cost=Decimal(900),
                summers=False,
            ),
        ),
        "residency=OH&start=fall-2027&visits-cost=900&summers=no&unknown=only&verified=yes",
    ),
    (
        Query.of(situation=Situation(start=term_called("fall 2027", "quarter"))),
        "start=fall-2027-quarter",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("query", "text"), WRITTEN)
def test_how_it_is_written(query: Query, text: str) -> None:
    assert query.text == text
    assert query_from(f"?{text}") == query


def test_what_was_typed_in_another_order_is_the_same_query() -> None:
    one = Query.of("x", {"state": ["OH", "AL"], "level": ["master"]}, {"gpa": 3, "months": 24})
    other = Query.of("x", {"level": ["master"], "state": ["AL", "OH"]}, {"months": 24, "gpa": 3})
    assert one == other
    assert hash(one) == hash(other)


WRONG = [
    ("colour=red", "'colour' is none; allowed are kind, level, degree"),
    ("delivery", "is none; it is made of names and values"),
    ("months=soon", "months: 'soon' is no number"),
    ("months=-1", "months: -1 is not allowed; give a number from 0"),
    ("months=NaN", "months: NaN is not allowed"),
    ("months=12&months=24", "months stands in it twice"),
    ("cost=1e99", "cost: 1E+99 is not allowed"),
    ("sort=luck", "sort: 'luck' is none; allowed are fit, cost, months, name, completions"),
    ("unknown=perhaps", "unknown: 'perhaps' is none; allowed are exclude, include, only"),
    ("verified=maybe", "verified: 'maybe' is none; allowed are yes, no"),
    ("summers=1", "summers: '1' is none; allowed are yes, no"),
    ("near=Columbus", "give both near and within"),
    ("near=x&within=99999", "within: 99999 is not allowed"),
    ("residency=Ohio", "residency: 'Ohio' is no state"),
    ("start=someday", "start: 'someday' is no term"),
    ("dependents=2.5", "dependents: '2.5' is no whole number"),
    ("transfer=-3", "transfer: -3 is not allowed"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_no_query_can_say(text: str, message: str) -> None:
    with pytest.raises(SituationError) as error:
        query_from(text)
    assert message in str(error.value)


NAMES = st.sampled_from(
    ["q", "near", "within", "cost", "start", "transfer", "dependents", "income", "summers", "sort",
     "unknown", "verified", "months", "gpa", "delivery", "state", "residency", "x", ""]
)  # fmt: skip
VALUES = TEXT | st.sampled_from(["1", "-1", "1e9", "NaN", "sNaN", "Infinity", "OH", "fall 2027"])


@given(st.lists(st.tuples(NAMES, VALUES), max_size=4).map(urlencode) | st.text(max_size=30))
def test_any_string_is_a_query_or_is_said_to_be_none(text: str) -> None:
    try:
        query = query_from(text)
    except SituationError as error:
        assert str(error)
    else:
        assert query_from(query.text) == query


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"choices": {"colour": ["red"]}}, "filter: 'colour' is none"),
        ({"limits": {"height": 3}}, "filter: 'height' is none; allowed are visits, gpa, months"),
    ],
)
def test_a_filter_that_does_not_exist(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SituationError, match=message):
        Query.of(**given)


ADDRESSES = [
    "https://guide.example/find?gpa=3&delivery=online",
    "HTTP://guide.example/find/?gpa=3&delivery=online#list",
    "?gpa=3&delivery=online",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_of_an_address_what_follows_the_question_mark_counts(address: str) -> None:
    assert query_from(address) == query_from("gpa=3&delivery=online")


def test_a_question_that_is_no_address_is_none() -> None:
    with pytest.raises(SituationError, match="is none"):
        query_from("archives?")
