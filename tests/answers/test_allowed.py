"""Names that there are not, and the ones that were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.answers.allowed import nearest_allowed, not_allowed

NAMES = ("level", "cost_at_most", "credits-per-term", "state", "starts", "near", "sort")
MEANT = [
    ("levl", "level"),
    ("Level", "level"),
    ("cost", "cost_at_most"),
    ("cost-at-most", "cost_at_most"),
    ("at most", "cost_at_most"),
    ("credits_per_term", "credits-per-term"),
    ("credit-per-term", "credits-per-term"),
    ("start", "starts"),
    ("colour", None),
    ("", None),
    ("--", None),
]


@pytest.mark.parametrize(("said", "meant"), MEANT)
def test_the_nearest_name_is_the_one_that_was_meant(said: str, meant: str | None) -> None:
    assert nearest_allowed(said, NAMES) == meant


def test_a_refusal_says_all_that_is_allowed() -> None:
    assert not_allowed("parameter", "levl", ["level", "state"]) == (
        "there is no parameter 'levl'; did you mean level? Allowed are level, state"
    )
    assert not_allowed("filter", "x", ["level"]) == "there is no filter 'x'. Allowed are level"
    assert not_allowed("argument", "x", []).endswith("Allowed are none")


@given(st.text(max_size=200))
def test_whatever_is_said_a_refusal_is_one_short_line(said: str) -> None:
    told = not_allowed("parameter", said, NAMES)
    assert told.isprintable()
    assert len(told) < 600
    assert nearest_allowed(said, NAMES) in (*NAMES, None)
