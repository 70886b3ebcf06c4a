"""Days as prose writes them: every way of writing a date gives that date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.extraction.folding import fold
from gradguide.extraction.grammars.dates import days, months
from gradguide.model.vocabulary import MONTHS

_DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


def _found(text: str) -> list[str]:
    return [day.value for day in days(text, fold(text))]


@given(day=_DATES)
def test_a_date_with_its_year_is_iso(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"{day.month}/{day.day}/{day.year}",
    ):
        assert _found(f"by {text}.") == [day.isoformat()], text


@given(day=_DATES)
def test_a_date_without_a_year_is_its_month(day: date) -> None:
    month = MONTHS[day.month - 1]
    assert _found(f"by {month} {day.day}.") == [month]


@pytest.mark.parametrize(
    "text",
    [
        "February 30, 2025",
        "you may 5 times",
        "they march 12 miles",
        "13/45/2025",
        "1/2/3/4",
        "9-11",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert _found(text) == []


def test_a_month_alone_counts_only_with_a_capital() -> None:
    text = "In June, November and April they may march."
    assert [day.value for day in months(text, fold(text))] == ["June", "November", "April"]
