"""Scores: scales, aggregations, the order they make, beside plain Python and scikit-criteria."""

from __future__ import annotations

import runpy
import warnings
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.scale import fitted

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("rank_making.py"))))
criterion, method, matrix = making.criterion, making.method, making.matrix

D = Decimal
SCALES: list[tuple[str, dict[str, Any], list[float], list[float]]] = [
    ("less is better", {}, [10, 20, 30], [1, 0.5, 0]),
    ("more is better", {"better": "more"}, [10, 20, 30], [0, 0.5, 1]),
    ("all alike", {}, [7, 7], [0.5, 0.5]),
    ("fixed ends", {"low": D(0), "high": D(40)}, [10, 20, 50], [0.75, 0.5, 0]),
    ("one fixed end", {"low": D(0)}, [10, 20], [0.5, 0]),
    ("a fixed end beyond the data", {"low": D(30)}, [10, 20], [0.5, 0.5]),
    ("z-score", {"normalisation": "z-score"}, [1, 3], [1, -1]),
    ("z-score, all alike", {"normalisation": "z-score"}, [3, 3], [0.5, 0.5]),
    ("z-score, all alike and not whole", {"normalisation": "z-score"}, [0.1] * 3, [0.5] * 3),
    ("vector", {"normalisation": "vector", "better": "more"}, [3, 4], [0.6, 0.8]),
    ("vector, less is better", {"normalisation": "vector"}, [3, 4], [0.4, 0.2]),
    ("vector of nothing", {"normalisation": "vector"}, [0, 0], [0.5, 0.5]),
    ("rank", {"normalisation": "rank"}, [5, 100, 6], [1, 0, 0.5]),
    ("rank, equals share", {"normalisation": "rank"}, [5, 5, 9], [0.75, 0.75, 0]),
    ("target", {"normalisation": "target", "low": D(0), "high": D(20), "target": D(10)},
     [5, 10, 15, 30], [0.5, 1, 0.5, 0]),
    ("target at an end", {"normalisation": "target", "low": D(0), "high": D(20), "target": D(20)},
     [5, 20, 25], [0.25, 1, 1]),
    ("threshold", {"normalisation": "threshold", "target": D(10)}, [9, 10, 11], [1, 1, 0]),
    ("threshold, more", {"normalisation": "threshold", "target": D(10), "better": "more"},
     [9, 10, 11], [0, 1, 1]),
]  # fmt: skip


def scale(one: Any, values: list[float]) -> Any:
    array = np.array(values, dtype=np.float64)
    return fitted(one, one.normalisation, array, array, array)


@pytest.mark.parametrize(("said", "more", "values", "scores"), SCALES, ids=[s[0] for s in SCALES])
def test_scales(said: str, more: dict[str, Any], values: list[float], scores: list[float]) -> None:
    found = scale(criterion(**more), values).scores(np.array(values, dtype=np.float64))
    assert found.tolist() == pytest.approx(scores)


AGGREGATIONS = st.sampled_from(["weighted-sum", "geometric-mean", "topsis"])


@settings(deadline=None)
@given(st.data(), AGGREGATIONS)
def test_the_order_is_the_one_that_the_definitions_give(data: st.DataObject, how: str) -> None:
    kinds = st.sampled_from(["min-max", "rank"]) if how == "geometric-mean" else making.KINDS
    chosen = data.draw(making.criteria(kinds=kinds))
    given_ = data.draw(making.any_matrix(chosen))
    rule = method(*chosen, aggregation=how)
    order = Order(given_, rule)
    weight = sum(one.weight for one in chosen)
    weights = [float(one.weight / weight) for one in chosen]
    plain = making.plain_draw(given_, rule, weights, None, None, {})
    assert order.totals.tolist() == pytest.approx(plain, abs=1e-9)
    assert [place - 1 for place in order.places] == making.plain_places(plain)
    assert sorted(order.sequence) == list(range(len(plain)))
    for at in range(len(plain)):
        parts = order.contributions(at)
        if how == "weighted-sum":
            assert sum(part.amount for part in parts) == pytest.approx(order.totals[at])
        assert sum(part.weight for part in parts) == pytest.approx(1)
        assert all((part.score is None) <= (part.amount == 0) for part in parts)


def test_without_a_criterion_is_what_its_difference_says() -> None:
    chosen = (criterion("a", "more", 2), criterion("b", "more", 1), criterion("c", "more", 1))
    rows = [[1, 5, 3], [2, 1, 9], [3, 3, 3]]
    rule = method(*chosen, aggregation="topsis")
    whole = Order(matrix(chosen, rows), rule)
    without = Order(matrix(chosen[1:], [row[1:] for row in rows]), rule)
    for at in range(3):
        amount = whole.contributions(at)[0].amount
        assert amount == pytest.approx(whole.totals[at] - without.totals[at])


@st.composite
def numbers_for_others(draw: st.DrawFn) -> tuple[list[list[int]], list[str], list[int]]:
    """Values, directions and weights that every tool takes: positive, no criterion constant."""
    many = draw(st.integers(2, 4))
    row = st.lists(st.integers(1, 50), min_size=many, max_size=many)
    rows = draw(st.lists(row, min_size=2, max_size=7))
    assume(all(len(set(column)) > 1 for column in zip(*rows, strict=True)))
    better = draw(st.lists(st.sampled_from(["more", "less"]), min_size=many, max_size=many))
    weights = draw(st.lists(st.integers(1, 9), min_size=many, max_size=many))
    return rows, better, weights


def theirs(case: tuple[list[list[int]], list[str], list[int]], *steps: str) -> list[float]:
    """The scores of scikit-criteria."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own future
        import skcriteria
        from skcriteria.agg.simple import WeightedSumModel
        from skcriteria.agg.topsis import TOPSIS
        from skcriteria.preprocessing.invert_objectives import MinMaxInverter
        from skcriteria.preprocessing.scalers import SumScaler, VectorScaler

        rows, better, weights = case
        objectives = [max if one == "more" else min for one in better]
        known = {
            "weights": SumScaler(target="weights").transform,
            "min-max": MinMaxInverter().transform,
            "vector": VectorScaler(target="matrix").transform,
            "weighted-sum": WeightedSumModel().evaluate,
            "topsis": TOPSIS().evaluate,
        }
        found = skcriteria.mkdm(rows, objectives, weights=[float(one) for one in weights])
        for step in ("weights", *steps):
            found = known[step](found)
    return list(found.e_.score if steps[-1] == "weighted-sum" else found.e_.similarity)


@settings(deadline=None)
@given(numbers_for_others())
def test_the_weighted_sum_agrees_with_scikit_criteria(
    case: tuple[list[list[int]], list[str], list[int]],
) -> None:
    rows, better, weights = case
    chosen = tuple(
        criterion(f"c{at}", *pair) for at, pair in enumerate(zip(better, weights, strict=True))
    )
    ours = Order(matrix(chosen, rows), method(*chosen)).totals.tolist()
    assert ours == pytest.approx(theirs(case, "min-max", "weighted-sum"))


@settings(deadline=None)
@given(numbers_for_others())
def test_topsis_agrees_with_scikit_criteria(
    case: tuple[list[list[int]], list[str], list[int]],
) -> None:
    rows, better, weights = case
    chosen = tuple(
        criterion(f"c{at}", *pair, normalisation="vector")
        for at, pair in enumerate(zip(better, weights, strict=True))
    )
    ours = Order(matrix(chosen, rows), method(*chosen, aggregation="topsis")).totals.tolist()
    assert ours == pytest.approx(theirs(case, "vector", "topsis"))
