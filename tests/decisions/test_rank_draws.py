"""Draws of a ranking: each beside plain Python, and what many of them come to."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.ranking.chances import Chances
from gradguide.decisions.ranking.influence import _design, influences_on
from gradguide.decisions.ranking.intervals import _scores, draw
from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.places import QUANTUM, in_order, places_of
from gradguide.model.method import Uncertainty

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("rank_making.py"))))
criterion, method, matrix = making.criterion, making.method, making.matrix

VARIES = Uncertainty(
    Decimal("0.5"),
    ("min-max", "z-score", "rank", "vector"),
    ("middle", "worst", "reweigh", "observed"),
)


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([0, 0.25, 0.25 + QUANTUM / 9, 1, -3, 250]), min_size=5, max_size=5)
    )
)
def test_places_are_those_of_plain_python(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float64).reshape(len(rows), 5)
    places = places_of(scores)
    order, first = in_order(scores)
    for at, row in enumerate(rows):
        plain = making.plain_places(row)
        assert places[at].tolist() == plain
        assert [plain[program] for program in order[at]] == first[at].tolist() == sorted(plain)


@pytest.mark.parametrize("many", [2, 5, 700])
def test_scores_of_any_size_have_their_places(many: int) -> None:
    """However far a value lies from a mean with next to no spread about it."""
    for size in (1.0, 1e6, 1e9, 1e15):
        scores = size * np.linspace(-1, 1, many)[None, :]
        assert places_of(scores)[0].tolist() == list(range(many))[::-1]


@settings(deadline=None)
@given(st.data(), st.sampled_from(["weighted-sum", "geometric-mean", "topsis"]))
def test_a_draw_is_the_ranking_that_its_inputs_make(data: st.DataObject, how: str) -> None:
    chosen = data.draw(making.criteria(kinds=st.just("min-max")))
    given_ = data.draw(making.any_matrix(chosen))
    varies = VARIES
    if how == "geometric-mean":
        varies = Uncertainty(Decimal("0.5"), ("min-max", "rank", "vector"), VARIES.missing)
    rule = method(*chosen, aggregation=how, uncertainty=varies)
    chances = Chances(given_, rule)
    draws = 3
    rng = np.random.default_rng(data.draw(st.integers(0, 1000)))
    weights = chances.weights_at(rng.standard_normal((draws, len(chosen))))
    taken = rng.random((draws, chances.cells.many))
    for n, normalisation in enumerate(chances.normalisations):
        for t, treatment in enumerate(chances.treatments):
            scores = chances.scores(weights, n, t, lambda columns: taken[:, columns])
            for at in range(draws):
                plain = making.plain_draw(
                    given_,
                    rule,
                    weights[at].tolist(),
                    normalisation,
                    treatment,
                    chance_of_cells(chances, taken[at]),
                )
                assert scores[at].tolist() == pytest.approx(plain, abs=1e-9)


def chance_of_cells(chances: Chances, taken: Any) -> dict[tuple[int, int], float]:
    """Each uncertain cell's number, by its row and column."""
    cells = chances.cells
    return {
        (int(program), some.criterion): float(taken[some.columns][at])
        for some in (*cells.missing, *cells.disputed, *cells.ranges)
        for at, program in enumerate(some.programs)
    }


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_what_is_counted_is_what_the_draws_were(data: st.DataObject) -> None:
    chosen = data.draw(making.criteria())
    given_ = data.draw(making.any_matrix(chosen))
    chances = Chances(given_, method(*chosen, uncertainty=VARIES))
    many = len(given_.candidates)
    asked = data.draw(st.permutations(range(many)))[:3]
    drawn = draw(chances, 200, 7, asked)
    places = [
        making.plain_places(row)
        for block in _scores(chances, 200, np.random.default_rng(7))
        for row in block.tolist()
    ]
    assert len(places) == drawn.draws == 200
    for program in range(many):
        own = sorted(row[program] for row in places)
        counts = [own.count(place) for place in range(many)]
        assert drawn.counts[program].tolist() == counts
        for share in (0.05, 0.5, 0.95):
            assert drawn.quantile(share)[program] == own[int(np.ceil(share * 200)) - 1]
    for i, one in enumerate(asked):
        for j, other in enumerate(asked):
            above = sum((row[one] < row[other]) + (row[one] == row[other]) / 2 for row in places)
            assert drawn.above[i, j] == pytest.approx(above / 200)


def test_blocks_of_draws_are_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many draws in all, each pair of choices in about its share of them."""
    monkeypatch.setattr("gradguide.decisions.ranking.intervals.BLOCK", 35)
    chosen = (criterion("a"), criterion("b", "more"))
    given_ = matrix(chosen, [[1, 5], [2, None], [3, 9]])
    chances = Chances(given_, method(*chosen, uncertainty=VARIES))
    drawn = draw(chances, 5000, 3)
    assert drawn.counts.sum(axis=1).tolist() == [5000] * 3


def test_weights_vary_by_the_factor_that_the_method_says() -> None:
    """Nine draws of ten lie between a weight divided and multiplied by one plus the spread,
    before all are brought to the sum of 1: so do ratios of two of them, with a spread as of two."""
    chosen = tuple(criterion(f"c{at}", weight=weight) for at, weight in enumerate((1, 2, 5)))
    chances = Chances(
        matrix(chosen, [[1, 2, 3], [3, 2, 1]]),
        method(*chosen, uncertainty=Uncertainty(Decimal("0.5"))),
    )
    rng = np.random.default_rng(1)
    weights = chances.weights_at(rng.standard_normal((40_000, 3)))
    assert weights.sum(axis=1) == pytest.approx(1)
    ratios = weights[:, 1] / weights[:, 0] / 2
    spread = np.exp(np.log(1.5) * np.sqrt(2))
    assert np.mean((ratios > 1 / spread) & (ratios < spread)) == pytest.approx(0.9, abs=0.01)
    assert np.median(ratios) == pytest.approx(1, abs=0.02)
    still = Chances(chances.matrix, method(*chosen))
    assert still.weights_at(rng.standard_normal((3, 3))).tolist() == [[0.125, 0.25, 0.625]] * 3


def test_a_disputed_value_is_each_of_its_values_as_often() -> None:
    """One program is ahead with one of three values: in a third of the draws."""
    chosen = (criterion("a", "more"),)
    given_ = matrix(chosen, [[(1, 2, 9)], [5], [0], [10]])
    drawn = draw(Chances(given_, method(*chosen)), 30_000, 1, [0, 1])
    assert drawn.above[0, 1] == pytest.approx(1 / 3, abs=0.01)


def test_a_range_is_anything_in_it_as_likely() -> None:
    chosen = (criterion("a", "more"),)
    given_ = matrix(chosen, [[[0, 10]], [7], [0], [10]])
    drawn = draw(Chances(given_, method(*chosen)), 30_000, 1, [0, 1])
    assert drawn.above[0, 1] == pytest.approx(0.3, abs=0.01)


def test_a_missing_value_is_any_of_the_others_as_likely() -> None:
    chosen = (criterion("a", "more"),)
    varies = Uncertainty(Decimal(0), missing=("observed",))
    given_ = matrix(chosen, [[None], [1], [2], [3], [4]])
    drawn = draw(Chances(given_, method(*chosen, uncertainty=varies)), 30_000, 1, [0, 2])
    # above it with 3 or 4, level with 2, below with 1
    assert drawn.above[0, 1] == pytest.approx(0.5 + 0.125, abs=0.01)


def test_without_anything_uncertain_all_draws_are_the_ranking() -> None:
    chosen = (criterion("a"), criterion("b", "more", 3))
    given_ = matrix(chosen, [[1, 5], [2, 7], [2, 7], [9, 1]])
    chances = Chances(given_, method(*chosen))
    places = Order(given_, chances.method).places
    drawn = draw(chances, 500, 1)
    for share in (0.05, 0.5, 0.95):
        assert (drawn.quantile(share) + 1).tolist() == places.tolist() == [3, 1, 1, 4]
    assert influences_on(chances, places, 1) == ()


def test_the_input_that_alone_moves_places_has_all_the_influence() -> None:
    chosen = (criterion("a", "more"), criterion("b", "more"))
    given_ = matrix(chosen, [[[0, 10], 5], [7, 5], [0, 5], [10, 5], [(4, 5), 5]])
    rule = method(*chosen)
    order = Order(given_, rule)
    one, other = influences_on(Chances(given_, rule), order.places, 1)
    assert (one.kind, one.name) == ("range", "a") and (other.kind, other.name) == ("disputed", "a")
    assert one.alone == pytest.approx(1, abs=0.1)
    assert one.in_all == pytest.approx(1, abs=0.1)
    assert abs(other.in_all) < 0.1


def test_influences_of_an_additive_shift_add_up_to_one() -> None:
    """Two pairs of programs that never meet: each pair's dispute moves its own two places."""
    chosen = (criterion("a", "more"), criterion("b", "more"))
    rows = [[(1, 3), 0], [2, 0], [0, (11, 13)], [0, 12], [0, 20], [20, 0]]
    rule = method(*chosen)
    given_ = matrix(chosen, rows)
    found = influences_on(Chances(given_, rule), Order(given_, rule).places, 1)
    assert {(one.kind, one.name) for one in found} == {("disputed", "a"), ("disputed", "b")}
    assert [one.alone for one in found] == pytest.approx([0.5, 0.5], abs=0.1)
    assert [one.in_all for one in found] == pytest.approx([0.5, 0.5], abs=0.1)


def test_the_design_is_the_one_that_salib_reads() -> None:
    """With its groups, first two columns, then one, then three."""
    from SALib.sample import sobol  # type: ignore[import-untyped]

    problem = {
        "num_vars": 6,
        "names": [f"x{at}" for at in range(6)],
        "groups": ["a", "a", "b", "c", "c", "c"],
        "bounds": [[0.0, 1.0]] * 6,
    }
    theirs = sobol.sample(problem, 16, calc_second_order=False, seed=np.random.default_rng(3))
    assert _design([2, 1, 3], 16, 3).tolist() == theirs.tolist()


def test_the_indices_of_the_ishigami_function() -> None:
    """Known exactly: Saltelli and others, Sensitivity Analysis in Practice (2004), with a = 7 and
    b = 0.1."""
    from SALib.analyze import sobol  # type: ignore[import-untyped]

    x, y, z = (2 * np.pi * (_design([1, 1, 1], 4096, 0) - 0.5)).T
    out = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    problem = {"num_vars": 3, "names": ["x", "y", "z"], "bounds": [[0.0, 1.0]] * 3}
    found = sobol.analyze(problem, out, calc_second_order=False, seed=1)
    assert found["S1"].tolist() == pytest.approx([0.3139, 0.4424, 0], abs=0.02)
    assert found["ST"].tolist() == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_a_design_of_more_columns_than_a_sobol_sequence_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scipy.stats.qmc.Sobol.MAXDIM", 7)
    points = _design([4, 2], 64, 1).reshape(64, 4, 6)
    assert np.all((points >= 0) & (points < 1))
    assert len(np.unique(points[:, [0, 3]])) == 64 * 2 * 6  # none is any other's copy
    assert points[:, 1, :4].tolist() == points[:, 3, :4].tolist()
    assert points[:, 1, 4:].tolist() == points[:, 0, 4:].tolist()


@pytest.mark.parametrize("seed", [0, 1, 2**40])
def test_the_same_seed_gives_the_same_influences(seed: int) -> None:
    chosen = (criterion("a", "more"), criterion("b", "more"))
    rule = method(*chosen, uncertainty=VARIES)
    given_ = matrix(chosen, [[[0, 10], 5], [7, None], [0, (5, 8)], [10, 5], [(4, 5), 5]])
    found = [influences_on(Chances(given_, rule), Order(given_, rule).places, seed) for _ in "ab"]
    assert found[0] == found[1] != ()


def test_with_very_many_uncertain_cells_the_design_stays_small(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gradguide.decisions.ranking.influence.LARGEST", 20_000)
    chosen = (criterion("a", "more"), criterion("b", "more"))
    given_ = matrix(chosen, [[[at, at + 5], 40 - at] for at in range(30)])
    rule = method(*chosen, uncertainty=Uncertainty(Decimal("0.5")))
    found = influences_on(Chances(given_, rule), Order(given_, rule).places, 1)
    assert len(found) == 3 and all(np.isfinite(one.in_all) for one in found)
