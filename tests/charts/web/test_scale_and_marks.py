"""Scales are straight, ticks are round, and words stay within a strip."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.marks import LETTER, axis, bar, dot, grid, line, span, text, upright
from gradguide.charts.web.scale import Scale, ticks

wholes = st.integers(-(10**9), 10**9)


@given(wholes, st.integers(1, 10**9), st.lists(st.integers(0, 1000), min_size=2))
def test_a_scale_is_straight_and_keeps_order(low: int, length: int, parts: list[int]) -> None:
    scale = Scale(low, low + 1000 * length)
    places = [scale.at(low + part * length) for part in parts]
    assert places == pytest.approx([part / 10 for part in parts])
    assert sorted(places) == [scale.at(low + part * length) for part in sorted(parts)]


@pytest.mark.parametrize(("low", "high"), [(0, 0), (3, 1)])
def test_a_scale_has_a_length(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no length"):
        Scale(low, high)


@given(wholes, st.integers(0, 10**9), st.integers(2, 9))
def test_ticks_are_round_few_and_even(low: int, length: int, most: int) -> None:
    found = ticks(low, low + length, most)
    assert len(found) <= most
    assert all(low <= tick <= low + length for tick in found)
    steps = {b - a for a, b in itertools.pairwise(found)}
    assert len(steps) <= 1
    assert all(str(step).rstrip("0") in {"1", "2", "5"} for step in steps)
    if low <= 0 <= low + length:
        assert 0 in found


@pytest.mark.parametrize(
    ("low", "high", "most", "found"),
    [
        (0, 297_510, 4, [0, 100_000, 200_000]),
        (1924, 2026, 5, [1940, 1960, 1980, 2000, 2020]),
        (-159, 335, 4, [0, 200]),
        (0, 7, 5, [0, 2, 4, 6]),
        (3, 3, 5, [3]),
    ],
)
def test_ticks(low: int, high: int, most: int, found: list[int]) -> None:
    assert ticks(low, high, most) == found


@given(st.floats(0, 100), st.text("0123456789$,", min_size=1, max_size=20))
def test_words_stay_within_the_strip(x: float, words: str) -> None:
    left, right = span(x, words)
    assert right - left == pytest.approx(len(words) * LETTER)
    assert left >= -1e-9
    assert right <= 100 + 1e-9


def test_words_are_text_and_never_markup() -> None:
    found = ElementTree.fromstring(text(50, '<b onclick="x">&', "k"))
    assert found.text == '<b onclick="x">&'
    assert list(found) == []


def test_marks_are_in_percent_along_the_strip_and_in_ems_across_it() -> None:
    drawn = (
        bar(10, 32.5, "k") + line(1, 2, "k", y=0.5) + upright(3, "k", half=0.25) + dot(4, "k")
        + grid([5]) + axis([(6, "six")])
    )  # fmt: skip
    for mark in ElementTree.fromstring(f"<svg>{drawn}</svg>"):
        for name in ("x", "x1", "x2", "cx", "width"):
            assert mark.get(name, "0%").endswith("%")
        for name in ("y", "y1", "height", "r"):
            assert mark.get(name, "0em").endswith("em")
    first = ElementTree.fromstring(bar(10, 32.5, "k", top=-0.75, bottom=0.75))
    assert first.attrib == {"class": "k", "x": "10%", "y": "-0.75em", "width": "22.5%",
                            "height": "1.5em"}  # fmt: skip
