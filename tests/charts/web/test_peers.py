"""The web chart of a cost among others: every other cost has a line, and the dot is the own one."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.peers import FEWEST, MOST_LINES, cost_among
from gradguide.decisions.bounds import Bounds

costs = st.integers(0, 200_000).map(Bounds.exactly)


@given(costs, st.lists(costs, min_size=FEWEST, max_size=60))
def test_lines_dot_and_half_lie_at_their_amounts(own: Bounds, others: list[Bounds]) -> None:
    root = ElementTree.fromstring(cost_among("this", own, others).svg)
    top = float(max([own.high, *(one.high for one in others)])) * 1.02 or 1.02
    drawn = [
        float((one.get("x1") or "")[:-1])
        for one in root.iter("line")
        if one.get("class") == "chart-other"
    ]
    assert drawn == pytest.approx(
        [100 * float(one.low) / top for one in sorted(others, key=lambda one: one.low)], abs=0.01
    )
    dot = root.find(".//circle")
    assert dot is not None
    assert float((dot.get("cx") or "")[:-1]) == pytest.approx(100 * float(own.low) / top, abs=0.01)


def test_the_sentence_counts_who_costs_less_and_who_is_not_known() -> None:
    others = [Bounds.exactly(amount) for amount in (10, 20, 30, 40, 50)]
    unsure = Bounds(Decimal(1), Decimal(99))
    drawing = cost_among("this", Bounds.exactly(35), [*others, unsure])
    assert drawing.sentence == (
        "3 of 5 other programs cost less; the middle half of them costs $20 to $40. The cost of 1 "
        "more is not known exactly."
    )
    assert drawing.table.rows == (("$35", "$20", "$30", "$40"),)


def test_many_others_share_lines_and_the_sentence_says_so() -> None:
    others = [Bounds.exactly(amount) for amount in range(3 * MOST_LINES)]
    drawing = cost_among("this", Bounds.exactly(1), others)
    assert drawing.svg.count("chart-other") == MOST_LINES
    assert "One line stands for 3 programs" in drawing.sentence


def test_too_few_others_are_no_range() -> None:
    with pytest.raises(ValueError, match="fewer than"):
        cost_among("this", Bounds.exactly(1), [Bounds.exactly(1)] * (FEWEST - 1))
