"""Series of graduates: gaps, trends with their rule, the share of women."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.model.national import Completions
from gradguide.outlook.completions import (
    FEWEST_GRADUATES,
    Series,
    series_of,
    together,
    trend,
    women,
)

YEARS = (2020, 2021, 2022, 2023, 2024)


def counts(*totals: int | None, imputed: bool | None = None) -> Series:
    return series_of(
        YEARS,
        (
            Completions(year, total, total // 4, total - total // 4, 0, imputed)
            for year, total in zip(YEARS, totals, strict=True)
            if total is not None
        ),
    )


def test_a_year_without_a_row_is_a_gap_and_no_nought() -> None:
    series = counts(10, None, 0, 12, 13)
    assert series.counts[1] is None
    assert series.counts[2] is not None
    assert [count.year for count in series.known] == [2020, 2022, 2023, 2024]


@pytest.mark.parametrize(
    ("totals", "direction", "a_year"),
    [
        ((566, 609, 719, 655, 728), "growing", Fraction(481, 12)),
        ((728, 655, 719, 609, 566), "shrinking", Fraction(-481, 12)),
        ((100, 101, 99, 102, 100), "unclear", Fraction(1, 4)),
        ((100, 100, 100, 100, 100), "unclear", Fraction(0)),
        ((100, 130, 160, 190, 9), "growing", Fraction(30)),  # one odd year moves nothing
        ((20, 22, 24, 26, 28), "unclear", Fraction(2)),  # 8 more, where chance makes 14
        ((20, 26, 32, 38, 44), "growing", Fraction(6)),
        ((100, None, 160, 190, 220), "growing", Fraction(30)),
    ],
)
def test_trends(totals: tuple[int | None, ...], direction: str, a_year: Fraction) -> None:
    found = trend(counts(*totals))
    assert found.direction == direction
    assert found.a_year == a_year
    assert (found.first, found.last) == (2020, 2024)


@pytest.mark.parametrize(
    ("totals", "reason"),
    [
        ((1, 3, 5, 9, 30), "fewer than 10 graduates a year"),
        ((100, None, None, 190, 220), "fewer than 4 years"),
        ((None,) * 5, "fewer than 4 years"),
        ((0,) * 5, "fewer than 10 graduates"),
    ],
)
def test_too_little_for_a_trend(totals: tuple[int | None, ...], reason: str) -> None:
    found = trend(counts(*totals))
    assert found.direction is None
    assert reason in found.reason


@given(st.lists(st.integers(0, 3000), min_size=5, max_size=5))
def test_a_series_turned_round_goes_the_other_way(totals: list[int]) -> None:
    there, back = trend(counts(*totals)), trend(counts(*reversed(totals)))
    turned = {"growing": "shrinking", "shrinking": "growing"}
    assert back.direction == turned.get(there.direction or "", there.direction)
    assert back.a_year == -there.a_year


@given(st.integers(FEWEST_GRADUATES, 5000), st.integers(-3, 3))
def test_a_change_below_what_chance_makes_is_none(level: int, step: int) -> None:
    """Over four years a step of 3 comes to 12, and twice the square root of 2 x 10 is 8.9."""
    found = trend(counts(*(level + 100 + step * n for n in range(5))))
    assert found.direction == "unclear"


@pytest.mark.parametrize(
    ("totals", "year", "permille"), [((8, 8, 8, 8, 12), 2024, 750), ((8, 8, 9, 0, None), 2022, 778)]
)
def test_women_are_of_the_newest_year_with_graduates(
    totals: tuple[int | None, ...], year: int, permille: int
) -> None:
    found = women(counts(*totals))
    assert found is not None
    assert (found.year, found.permille) == (year, permille)


def test_of_nobody_there_is_no_share() -> None:
    assert women(counts(0, 0, 0, 0, 0)) is None


def test_a_sum_has_the_years_that_every_part_has() -> None:
    total = together([counts(1, 2, 3, 4, 5), counts(10, None, 30, 40, 50)])
    assert total is not None
    assert [count.total if count else None for count in total.counts] == [11, None, 33, 44, 55]
    assert together([]) is None


@pytest.mark.parametrize(
    ("one", "other", "sum_of_both"),
    [(True, False, True), (None, False, None), (False, False, False), (True, None, True)],
)
def test_a_sum_is_estimated_if_a_part_is(
    one: bool | None, other: bool | None, sum_of_both: bool | None
) -> None:
    total = together([counts(1, 1, 1, 1, 1, imputed=one), counts(1, 1, 1, 1, 1, imputed=other)])
    assert total is not None
    assert total.known[0].imputed is sum_of_both
    assert bool(total.imputed) is (sum_of_both is True)
