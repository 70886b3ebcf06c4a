"""Which positions weights can give: against exact answers for two criteria, and against fine
grids of weights for three."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.reproducing.attainable import LEAST_LEAD, Attainable, attainable, scaled

Rows = list[tuple[int, ...]]


def found(worst: Rows, best: Rows | None = None) -> tuple[Attainable, ...]:
    low = np.array(worst, dtype=float)
    return attainable(low, low if best is None else np.array(best, dtype=float))


def ends(worst: Rows, best: Rows | None = None) -> list[tuple[int, int]]:
    return [(one.highest, one.lowest) for one in found(worst, best)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # one criterion: an order, and level ones stand either way
        ([(3,), (1,), (2,)], [(1, 1), (3, 3), (2, 2)]),
        ([(3,), (1,), (3,)], [(1, 2), (3, 3), (1, 2)]),
        # better on everything: always ahead
        ([(3, 3), (1, 1), (2, 2)], [(1, 1), (3, 3), (2, 2)]),
        # as good on one and better on the other: ahead whenever the other counts at all
        ([(3, 3), (3, 1)], [(1, 1), (2, 2)]),
        # each better on one
        ([(3, 0), (0, 3)], [(1, 2), (1, 2)]),
        # in the middle between two: never first, as its neighbours on a line are not both behind
        ([(4, 0), (2, 2), (0, 4)], [(1, 3), (2, 2), (1, 3)]),
        # below the line between two: always last or second
        ([(4, 0), (1, 1), (0, 4)], [(1, 3), (2, 3), (1, 3)]),
        # above it: first or second
        ([(4, 0), (3, 3), (0, 4)], [(1, 3), (1, 2), (1, 3)]),
        ([(1, 1), (1, 1)], [(1, 2), (1, 2)]),
        ([(5, 5)], [(1, 1)]),
    ],
)
def test_positions_of_a_few_programs(rows: Rows, expected: list[tuple[int, int]]) -> None:
    assert ends(rows) == expected


def test_who_is_always_ahead_and_behind_is_named() -> None:
    first, second, third = found([(3, 3), (3, 1), (0, 2)])
    assert (first.always_ahead, first.always_behind) == ((), (1, 2))
    assert (second.always_ahead, second.always_behind) == ((0,), ())
    assert (third.always_ahead, third.always_behind) == ((0,), ())


def test_bounds_are_taken_as_they_favour_a_position_most() -> None:
    #        from     to
    worst = [(1, 1), (2, 2), (3, 3)]
    best = [(2, 2), (2, 2), (3, 3)]
    assert ends(worst, best) == [(2, 3), (2, 3), (1, 1)]
    assert ends(worst, [(4, 4), (2, 2), (3, 3)]) == [(1, 3), (2, 3), (1, 2)]


@pytest.mark.parametrize(
    ("worst", "best"),
    [
        (np.zeros((2, 3)), np.zeros((3, 2))),
        (np.zeros((2, 0)), np.zeros((2, 0))),
        (np.zeros(2), np.zeros(2)),
        (np.ones((2, 2)), np.zeros((2, 2))),
    ],
)
def test_what_is_no_table_is_refused(worst: np.ndarray, best: np.ndarray) -> None:
    with pytest.raises(ValueError):
        attainable(worst, best)


def table(criteria: int, most: int = 7) -> st.SearchStrategy[Rows]:
    row = st.tuples(*[st.integers(0, 4)] * criteria)
    return st.lists(row, min_size=1, max_size=most)


def between(rows: Rows) -> Iterator[tuple[Fraction, Fraction]]:
    """A weighting of two criteria from within each stretch in which no order changes."""
    turns = {Fraction(0), Fraction(1)}
    for (a, b), (c, d) in product(rows, repeat=2):
        if (a - c) - (b - d):
            turns.add(Fraction(-(b - d), (a - c) - (b - d)))
    within = sorted(turn for turn in turns if 0 <= turn <= 1)
    for low, high in pairwise(within):
        yield (low + high) / 2, 1 - (low + high) / 2


def scaled_rows(rows: Rows) -> list[list[Fraction]]:
    columns = list(zip(*rows, strict=True))
    return [
        [
            Fraction(value - min(column), (max(column) - min(column)) or 1)
            for value, column in zip(row, columns, strict=True)
        ]
        for row in rows
    ]


@settings(max_examples=80, deadline=None)
@given(table(2))
def test_two_criteria_agree_with_every_weighting_there_is(rows: Rows) -> None:
    exact = scaled_rows(rows)
    by_turns: list[list[tuple[int, int]]] = [[] for _ in rows]
    for weights in between([tuple(row) for row in exact]):  # type: ignore[misc]
        scores = [sum(w * v for w, v in zip(weights, row, strict=True)) for row in exact]
        for place, score in enumerate(scores):
            ahead = sum(other > score for other in scores)
            by_turns[place].append((1 + ahead, ahead + scores.count(score)))
    expected = [
        (min(high for high, _ in spans), max(low for _, low in spans)) for spans in by_turns
    ]
    assert ends(rows) == expected


GRID = [
    np.array([a, b, 60 - a - b]) / 60 for a in range(1, 60) for b in range(1, 60 - a)
]  # inside the triangle: every criterion counts


@settings(max_examples=30, deadline=None)
@given(table(3))
def test_three_criteria_hold_every_position_of_a_fine_grid_and_reach_their_ends(
    rows: Rows,
) -> None:
    values = np.array(rows, dtype=float)
    (unit, _) = scaled(values, values)
    for place, one in enumerate(found(rows)):
        leads = unit - unit[place]
        scores = leads @ np.array(GRID).T
        assert one.exact
        # being level at a point of the grid is no proof of either side; being the same is
        same = (leads == 0).all(axis=1)
        ahead, level = scores[~same] > 1e-9, scores[~same] > -1e-9
        assert one.highest <= 1 + int(level.sum(axis=0).min())
        assert one.lowest >= int(same.sum()) + int(ahead.sum(axis=0).max())
        # the weights that are given reach the ends: who is not ahead of it is behind it
        near = LEAST_LEAD * 0.8
        first = leads @ np.array(one.highest_by)
        assert 1 + int(((first > -near) & (leads > 0).any(axis=1)).sum()) == one.highest
        last = leads @ np.array(one.lowest_by)
        assert len(rows) - int(((last < near) & (leads < 0).any(axis=1)).sum()) == one.lowest


@settings(max_examples=30, deadline=None)
@given(table(2, 5).flatmap(lambda rows: st.tuples(st.just(rows), st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=len(rows), max_size=len(rows)
))))  # fmt: skip
def test_no_values_within_the_bounds_leave_the_positions(
    given_rows: tuple[Rows, Rows],
) -> None:
    worst, more = given_rows
    best = [tuple(a + b for a, b in zip(row, up, strict=True)) for row, up in
            zip(worst, more, strict=True)]  # fmt: skip
    wide = ends(worst, best)
    corners = [*worst, *best]
    for choice in range(2 ** len(worst)):
        rows = [(best if choice >> place & 1 else worst)[place] for place in range(len(worst))]
        for (high, low), (highest, lowest) in zip(_positions(rows, corners), wide, strict=True):
            assert highest <= high <= low <= lowest


def _positions(rows: Rows, corners: Rows) -> list[tuple[int, int]]:
    """The positions of rows among themselves, on a scale that runs over the corners."""
    least = [min(column) for column in zip(*corners, strict=True)]
    width = [max(c) - min(c) or 1 for c in zip(*corners, strict=True)]
    unit = [
        tuple(Fraction(v - low, w) for v, low, w in zip(row, least, width, strict=True))
        for row in rows
    ]
    out: list[list[tuple[int, int]]] = [[] for _ in rows]
    for weights in between(unit):  # type: ignore[arg-type]
        scores = [sum(w * v for w, v in zip(weights, row, strict=True)) for row in unit]
        for place, score in enumerate(scores):
            ahead = sum(other > score for other in scores)
            out[place].append((1 + ahead, ahead + scores.count(score)))
    return [(min(a for a, _ in spans), max(b for _, b in spans)) for spans in out]
