"""Weights that explain an order: known ones are found again, impossible orders are said to be."""

from __future__ import annotations

from itertools import combinations
from math import isclose

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau

from gradguide.decisions.reproducing.attainable import scaled
from gradguide.decisions.reproducing.concordance import Concordance, concordance
from gradguide.decisions.reproducing.fitting import Fit, fit

Rows = list[tuple[int, ...]]


def fitted(positions: list[int], rows: Rows, best: Rows | None = None) -> Fit:
    low = np.array(rows, dtype=float)
    return fit(positions, low, low, low if best is None else np.array(best, dtype=float))


@pytest.mark.parametrize(
    ("positions", "rows", "exact", "possible", "right", "most"),
    [
        ([1, 2, 3], [(9,), (5,), (2,)], True, True, 3, 3),
        ([3, 2, 1], [(9,), (5,), (2,)], False, False, 0, 0),
        ([1, 2, 3], [(9,), (2,), (5,)], False, False, 2, 2),
        ([1, 2], [(0, 3), (3, 0)], True, True, 1, 1),
        ([1, 2, 3], [(2, 2), (4, 0), (0, 4)], False, False, 2, 2),  # between two, and first
        ([2, 1, 3], [(2, 2), (4, 0), (0, 4)], True, True, 3, 3),
        ([1, 1, 2], [(5, 1), (1, 5), (0, 0)], True, True, 2, 2),  # level ones say nothing
        ([1, 2, 3], [(5, 5), (5, 5), (0, 0)], True, True, 2, 2),  # the same can stand either way
        ([2, 1], [(5, 5), (5, 3)], False, False, 0, 0),  # as good on all and better on one
    ],
)
def test_orders_of_a_few_programs(
    positions: list[int], rows: Rows, exact: bool, possible: bool, right: int, most: int
) -> None:
    found = fitted(positions, rows)
    assert (found.exact, found.possible) == (exact, possible)
    assert (found.agrees.right, found.most_right) == (right, most)
    assert isclose(sum(found.weights), 1)
    assert min(found.weights) >= 0


def test_an_order_may_be_possible_with_other_values_within_the_bounds() -> None:
    found = fitted([1, 2], [(1,), (2,)], [(3,), (2,)])
    assert (found.exact, found.possible) == (False, True)
    assert fitted([1, 2], [(1,), (2,)], [(2,), (3,)]).possible is False


def test_from_where_to_where_a_weight_can_go() -> None:
    # the first is ahead of the second while its criterion counts for more than half
    found = fitted([1, 2], [(1, 0), (0, 1)])
    assert [tuple(round(end, 3) for end in ends) for ends in found.ranges] == [
        (0.5, 1.0), (0.0, 0.5)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("positions", "values"),
    [([1, 1], np.ones((2, 1))), ([1, 2], np.ones((2, 0))), ([1], np.ones((1, 1)))],
)
def test_what_is_no_order_is_refused(positions: list[int], values: np.ndarray) -> None:
    with pytest.raises(ValueError):
        fit(positions, values, values, values)


WEIGHTS = st.lists(st.integers(1, 9), min_size=2, max_size=4)


@settings(max_examples=60, deadline=None)
@given(WEIGHTS, st.data())
def test_an_order_made_with_weights_is_explained_exactly(
    weights: list[int], data: st.DataObject
) -> None:
    row = st.tuples(*[st.integers(0, 12)] * len(weights))
    rows = data.draw(st.lists(row, min_size=3, max_size=9, unique=True))
    values = np.array(rows, dtype=float)
    (unit, _) = scaled(values, values)
    scores = unit @ (np.array(weights) / sum(weights))
    # what differs by next to nothing differs by less than the solver can see
    gaps = [abs(one - other) for one, other in combinations(scores.tolist(), 2)]
    assume(all(gap == 0 or gap > 1e-3 for gap in gaps))
    order = [1 + int(sum(other > score + 1e-9 for other in scores)) for score in scores]
    assume(len(set(order)) > 1)
    found = fitted(order, rows)
    assert found.exact
    assert found.possible
    assert found.agrees.wrong == found.agrees.level == 0
    assert found.agrees.right == found.most_right == found.agrees.ordered
    for weight, (low, high) in zip(found.weights, found.ranges, strict=True):
        assert low - 1e-6 <= weight <= high + 1e-6


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=7))
def test_no_weights_put_more_pairs_right_than_is_said(rows: Rows) -> None:
    positions = list(range(1, len(rows) + 1))
    found = fitted(positions, rows)
    values = np.array(rows, dtype=float)
    (unit, _) = scaled(values, values)
    right = [
        concordance(positions, (unit @ np.array([w, 1 - w])).tolist(), 1e-9).right
        for w in np.linspace(0.0005, 0.9995, 400)
    ]
    assert found.agrees.right == found.most_right
    assert max(right) <= found.most_right
    assert found.exact == (found.most_right == len(_telling(rows)))


def _telling(rows: Rows) -> list[object]:
    return [pair for pair in combinations(rows, 2) if pair[0] != pair[1]]


NUMBERS = st.integers(0, 4)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=12))
def test_tau_b_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    positions, scores = [p for p, _ in pairs], [s for _, s in pairs]
    own = concordance(positions, scores).tau_b
    if own is None:
        assert len(set(positions)) == 1 or len(set(scores)) == 1
    else:
        assert isclose(own, kendalltau([-p for p in positions], scores).statistic, abs_tol=1e-12)


def test_pairs_are_counted_by_what_both_orders_say() -> None:
    # a ahead of b ahead of c, level with d; scores: b ahead of a, c level with a
    found = concordance([1, 2, 3, 3], [5.0, 7.0, 5.0, 1.0])
    assert found == Concordance(right=3, wrong=1, level=1, tied=1, neither=0)
    assert found.ordered == 5
    assert found.share == 0.6
    assert concordance([1, 1], [1.0, 2.0]).share is None
