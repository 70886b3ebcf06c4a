"""Shares in whole per cent add up to a hundred."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gradguide.answers.ranking_words import whole_percents


def test_thirds_add_up() -> None:
    assert whole_percents([Decimal(1)] * 3) == [34, 33, 33]


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=9).filter(any))
def test_whole_percents_add_up_and_are_less_than_one_off(weights: list[Decimal]) -> None:
    shares = whole_percents(weights)
    assert sum(shares) == 100
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - 100 * weight / sum(weights)) < 1
