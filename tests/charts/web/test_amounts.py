"""The web chart of numbers over programs: circles where programs lie, by area how many."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.amounts import amounts
from gradguide.outlook.faq.answer import Figure, Range

numbers = st.lists(st.integers(0, 90_000).map(Decimal), min_size=1, max_size=40)


def _range(values: list[Decimal], what: str = "time") -> Range:
    figures = tuple(Figure(str(n), "a", value, None) for n, value in enumerate(values))
    return Range(what, "months", figures)


@given(st.lists(numbers, min_size=1, max_size=3))
def test_circles_lie_at_their_amounts_and_grow_with_their_number(
    several: list[list[Decimal]],
) -> None:
    drawing = amounts([_range(values) for values in several])
    root = ElementTree.fromstring(drawing.svg)
    top = float(max(value for values in several for value in values)) * 1.06 or 1.06
    radii: dict[int, set[str]] = {}
    rows = root.findall(".//li")[1:]
    assert len(rows) == len(several)
    for row, values in zip(rows, several, strict=True):
        drawn = {float((one.get("cx") or "")[:-1]): one.get("r") for one in row.iter("circle")}
        for value in set(values):
            at = min(drawn, key=lambda x: abs(x - 100 * float(value) / top))
            assert at == pytest.approx(100 * float(value) / top, abs=0.01)
            radii.setdefault(values.count(value), set()).add(drawn[at] or "")
        assert len(drawn) <= len(set(values))
    sizes = [float(min(radii[count])[:-2]) for count in sorted(radii)]
    assert sizes == sorted(sizes)


def test_a_row_says_how_many_and_the_middle() -> None:
    drawing = amounts([_range([Decimal(12), Decimal(24), Decimal(36)], "usual <time>")])
    assert "3 figures" in drawing.svg
    assert "24 months" in drawing.svg
    assert "&lt;time&gt;" in drawing.svg
    assert drawing.table.rows == (("usual <time>", "3", "12 months", "24 months", "36 months"),)


def test_two_units_are_not_drawn_on_one_scale() -> None:
    other = Range("price", "$", (Figure("1", "a", Decimal(1), None),))
    with pytest.raises(ValueError, match="2 units"):
        amounts([_range([Decimal(1)]), other])


def test_nothing_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="0 units"):
        amounts([])
