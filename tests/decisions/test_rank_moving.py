"""What would take a program up, and whether another program can change the order of the others."""

from __future__ import annotations

import runpy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.moving import MovingUp, moving_up
from gradguide.decisions.ranking.order import Order
from gradguide.decisions.ranking.reversal import (
    can_reverse,
    moved_by_dominated,
    moved_by_duplicate,
)

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("rank_making.py"))))
criterion, method, matrix = making.criterion, making.method, making.matrix
D = Decimal

FIXED = {"low": D(0), "high": D(100)}
COST = criterion("cost", "less", 3, **FIXED)
TIME = criterion("time", "less", 1, **FIXED)
ROWS = {"dear": [60, 20], "middling": [50, 20], "cheap": [40, 20], "late": [50, 90]}


def values(found: MovingUp) -> dict[str, Any]:
    return {move.criterion.name: move.value for move in found.moves}


def moved(rows: Any, program: int, up: int, *chosen: Any, **more: Any) -> MovingUp:
    return moving_up(Order(matrix(chosen, rows), method(*chosen, **more)), program, up)


def test_the_value_at_which_it_overtakes() -> None:
    found = moved(ROWS, 0, 1, COST, TIME)
    assert (found.place, found.wanted, found.over) == (3, 2, ("middling",))
    # 10 dollars at a weight of 3 are 30 months at a weight of 1, and there are only 20
    assert values(found) == {"cost": D(50), "time": None}
    assert values(moved(ROWS, 0, 2, COST, TIME)) == {"cost": D(40), "time": None}
    assert values(moved(ROWS, 1, 1, COST, TIME)) == {"cost": D(40), "time": None}
    assert values(moved(ROWS, 3, 1, COST, TIME)) == {"cost": D(36), "time": D(50)}


def test_a_missing_value_is_what_it_would_have_to_be() -> None:
    rows = {"first": [20, 20], "second": [30, 20], "unknown": [40, None]}
    reweighed = replace(TIME, missing="reweigh")
    found = moved(rows, 2, 1, COST, reweighed)
    assert found.moves[1].cell == Cell(missing="nobody states it")
    assert values(found) == {"cost": D(27), "time": None}


def test_a_choice_is_named() -> None:
    exam = criterion(
        "exam", "less", 1, attribute="entrance_exam",
        values={"required": D(2), "may_be_required": D(1), "not_required": D(0), "waived": D(0)},
    )  # fmt: skip
    rows = {"a": [10, 0], "b": [20, 0], "c": [20, 2]}
    found = moved(rows, 2, 1, COST, exam)
    assert found.moves[1].value == 0
    assert found.moves[1].choices == ("not_required", "waived")
    rows = {"a": [10, 2], "b": [20, 2], "c": [15, 0]}
    assert moved(rows, 1, 1, COST, exam).moves[1].choices == ("may_be_required",)


def test_towards_a_target_it_stays_on_its_own_side() -> None:
    size = criterion("size", "more", 1, normalisation="target", low=D(0), high=D(100), target=D(50))
    rows = {"near": [48], "below": [20], "above": [90]}
    assert values(moved(rows, 1, 1, size)) == {"size": D(48)}
    assert values(moved(rows, 2, 2, size)) == {"size": D(52)}


@pytest.mark.parametrize(("program", "up"), [(2, 1), (0, 0), (0, 3), (1, -1)])
def test_nobody_moves_above_the_first_place(program: int, up: int) -> None:
    with pytest.raises(SituationError, match="up: "):
        moved(ROWS, program, up, COST, TIME)


def ranked_again(order: Order, program: int, at: int, value: Decimal) -> int:
    """The place that the program has where its value on one criterion is this."""
    cells = [list(row) for row in order.matrix.cells]
    cells[program][at] = Cell((value,), value)
    again = replace(order.matrix, cells=tuple(map(tuple, cells)))
    return int(Order(again, order.method).places[program])


@settings(deadline=None, max_examples=200)
@given(st.data(), st.sampled_from(["weighted-sum", "geometric-mean", "topsis"]))
def test_ranked_again_with_the_change_it_is_there_and_with_less_it_is_not(
    data: st.DataObject, how: str
) -> None:
    kinds = st.sampled_from(["min-max", "rank", "vector"])
    kinds = kinds if how == "geometric-mean" else making.KINDS
    chosen = data.draw(making.criteria(kinds=kinds))
    order = Order(data.draw(making.any_matrix(chosen)), method(*chosen, aggregation=how))
    program = order.sequence[-1]
    place = int(order.places[program])
    assume(place > 1)
    up = data.draw(st.integers(1, place - 1))
    found = moving_up(order, program, up)
    assert (found.place, found.wanted) == (place, place - up)
    for at, move in enumerate(found.moves):
        worst, best = order.scales.scales[at].ends
        ends = (D(str(worst)), D(str(best)))
        if move.value is None:
            if move.cell.known and move.criterion.target is None and worst != best:
                assert ranked_again(order, program, at, ends[1]) > place - up
            continue
        assert ranked_again(order, program, at, move.value) <= place - up
        less = move.value - (1 if best >= worst else -1)
        start = ends[0] if move.cell.counted is None else move.cell.counted
        if move.criterion.target is None and min(start, ends[1]) < less < max(start, ends[1]):
            assert ranked_again(order, program, at, less) > place - up


def test_the_scale_is_fitted_anew_to_the_change() -> None:
    """On the scale of 10 to 30 it would take 16; but who leaves the lower end takes it along."""
    chosen = (criterion("a", "less"), criterion("b", "more", **FIXED))
    rows = {"first": [10, 0], "second": [20, 45], "third": [30, 25]}
    # with 18 the scale is 10 to 20: 0.2 and 0.25 are as much as 0 and 0.45
    assert values(moved(rows, 2, 1, *chosen)) == {"a": D(18), "b": D(95)}


def test_programs_that_share_a_place_are_passed_together() -> None:
    found = moved({"one": [40, 20], "two": [40, 20], "late": [50, 20]}, 2, 1, COST, TIME)
    assert (found.place, found.wanted, found.over) == (3, 2, ("one", "two"))
    assert values(found) == {"cost": D(40), "time": None}


def test_a_matrix_with_another_cell_is_the_one_that_is_made_of_it() -> None:
    old = matrix((COST, TIME), {"a": [(1, 5), 2], "b": [{3: [2, 9]}, None]})
    for cell in (old.cells[1][0], old.cells[1][1], Cell((D(7),), D(7))):
        new = old.changed(0, 1, cell)
        made = replace(old, cells=((old.cells[0][0], cell), old.cells[1]))
        assert new == made
        for name in ("counted", "lowest", "highest"):
            np.testing.assert_array_equal(getattr(new, name), getattr(made, name))


# ---- rank reversal


def order_after(order: Order, rows: list[Any]) -> list[str]:
    """The order of the programs that were there, when others come after them."""
    old = order.matrix
    more = matrix(old.criteria, {f"x{at}": row for at, row in enumerate(rows)})
    both = replace(
        old, candidates=(*old.candidates, *more.candidates), cells=(*old.cells, *more.cells)
    )
    new = Order(both, order.method)
    known = len(old.candidates)
    return [(both.candidates[at].id, int(new.places[at])) for at in new.sequence if at < known]  # type: ignore[misc]


def ordered(found: list[Any]) -> list[set[str]]:
    """Programs from the first to the last, those that share a place together."""
    out: dict[int, set[str]] = {}
    for name, place in found:
        out.setdefault(place, set()).add(name)
    return [out[place] for place in sorted(out)]


@settings(deadline=None, max_examples=300)
@given(st.data(), st.sampled_from(["weighted-sum", "geometric-mean", "topsis"]))
def test_no_order_changes_where_the_method_says_that_none_can(
    data: st.DataObject, how: str
) -> None:
    """By the one that is worst on everything, by any other, and by a duplicate."""
    kinds = st.sampled_from(["min-max", "min-max", "rank", "vector"])
    missing = st.sampled_from(["middle", "worst", "reweigh", "reweigh"])
    chosen = data.draw(making.criteria(kinds=kinds, missing=missing))
    chosen = chosen[: data.draw(st.integers(1, len(chosen)))]
    rule = method(*chosen, aggregation=how)
    order = Order(data.draw(making.any_matrix(chosen)), rule)
    was = ordered([(order.matrix.candidates[at].id, order.places[at]) for at in order.sequence])
    worst = [0 if one.better == "more" else 40 for one in chosen]
    other = data.draw(st.lists(making.VALUES, min_size=len(chosen), max_size=len(chosen)))
    copy = [_given(cell) for cell in data.draw(st.sampled_from(order.matrix.cells))]
    if not can_reverse(rule):
        assert not moved_by_dominated(rule) and not moved_by_duplicate(rule)
        assert ordered(order_after(order, [worst])) == was
        assert ordered(order_after(order, [worst, copy])) == was
        if any(value is not None for value in other):
            assert ordered(order_after(order, [other])) == was
    if not moved_by_duplicate(rule):
        assert ordered(order_after(order, [copy])) == was


FREE = criterion("a", "more", missing="reweigh")
KEPT = criterion("b", "more", missing="reweigh", **FIXED)
CHANGES: list[tuple[str, Any, list[Any], list[Any]]] = [
    ("the ends of the scale (a)", FREE, [[10, 0], [0, 40], [20, 0]], [-80, 0]),
    ("the ranks of the values (a)", replace(FREE, normalisation="rank"),
     [[1, 45], [2, 0], [3, 0]], [3, 0]),
    ("what a missing value scores as (a)", replace(KEPT, name="a", label="a", missing="worst"),
     [[None, 50], [60, 0], [80, 25]], [0, 0]),
    ("what a missing value scores as (a)", replace(KEPT, name="a", label="a", missing="middle"),
     [[None, 50], [20, 0], [80, 25]], [80, 25]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "first", "rows", "added"), CHANGES)
def test_an_order_that_another_program_changes(
    what: str, first: Any, rows: list[Any], added: list[Any]
) -> None:
    """Where the method says that it can, by a program that is in nothing better, or a second."""
    rule = method(first, KEPT)
    order = Order(matrix(rule.criteria, rows), rule)
    was = [order.matrix.candidates[at].id for at in order.sequence]
    assert [one[0] for one in order_after(order, [added])] != was
    assert moved_by_dominated(rule) == what and what in can_reverse(rule)
    if added in rows:
        assert moved_by_duplicate(rule) == what


def test_each_change_is_said_with_what_makes_it() -> None:
    rule = method(FREE, replace(KEPT, missing="middle"))
    assert can_reverse(rule) == (
        "adding a program that is in nothing better than one of them can change the order of the "
        "others: it moves the ends of the scale (a); so can adding a second one like one of them: "
        "it moves what a missing value scores as (b)"
    )
    assert can_reverse(method(FREE)) == can_reverse(method(FREE, replace(KEPT, weight=D(0)))) == ""


def _given(cell: Cell) -> Any:
    if not cell.known:
        return None
    if cell.possible is not None:
        return {cell.counted: [cell.possible.low, cell.possible.high]}
    return list(cell.values) if cell.between else tuple(cell.values)


REVERSES = [
    ("min-max", "weighted-sum", {}, True, False),
    ("z-score", "weighted-sum", {}, True, True),
    ("vector", "topsis", {}, True, True),
    ("rank", "weighted-sum", {}, True, True),
    ("min-max", "weighted-sum", FIXED, False, False),
    ("min-max", "topsis", FIXED, False, False),
    ("min-max", "geometric-mean", FIXED, False, False),
    ("min-max", "weighted-sum", {"low": D(0)}, True, False),
    ("threshold", "weighted-sum", {"target": D(3)}, False, False),
]


@pytest.mark.parametrize(("kind", "how", "more", "dominated", "duplicate"), REVERSES)
@pytest.mark.parametrize("missing", ["reweigh", "worst", "middle"])
def test_methods_say_whether_an_order_can_change(
    kind: str, how: str, more: dict[str, Any], dominated: bool, duplicate: bool, missing: str
) -> None:
    chosen = criterion("a", normalisation=kind, missing=missing, **more)
    rule = method(chosen, KEPT, aggregation=how)
    assert bool(can_reverse(rule)) == (dominated or missing != "reweigh")
    assert bool(moved_by_duplicate(rule)) == (duplicate or missing == "middle")
    assert not can_reverse(method(replace(chosen, weight=D(0)), KEPT, KEPT, aggregation=how))


def test_min_max_does_reverse() -> None:
    """What the method warns of happens: a program that is worse than both swaps them."""
    chosen = (criterion("a"), criterion("b"))
    order = Order(matrix(chosen, {"p": [10, 20], "q": [19, 10], "r": [20, 0]}), method(*chosen))
    assert can_reverse(order.method)
    was = ordered([(order.matrix.candidates[at].id, order.places[at]) for at in order.sequence])
    assert ordered(order_after(order, [[20, 1000]])) != was
