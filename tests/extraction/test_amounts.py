"""Amounts of dollars and numbers in words, apart from what they are amounts of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.extraction.folding import fold
from gradguide.extraction.grammars.amounts import amounts
from gradguide.extraction.grammars.numbers import Quantity, number, quantity, value_of
from gradguide.extraction.grammars.time_spans import months, time_spans


@given(cents=st.integers(min_value=0, max_value=999_999_999), words=st.booleans())
def test_any_amount_in_cents_survives_being_written_and_read(cents: int, words: bool) -> None:
    dollars = Decimal(cents) / 100
    text = f"{dollars:,.2f} dollars" if words else f"${dollars:,.2f}"
    assert [amount.value for amount in amounts(f"it costs {text}.")] == [dollars]


@given(dollars=st.integers(min_value=0, max_value=9_999_999))
def test_whole_dollars_are_read_with_and_without_commas(dollars: int) -> None:
    for text in (f"${dollars}", f"${dollars:,}", f"US ${dollars:,}", f"USD {dollars}"):
        assert [amount.value for amount in amounts(fold(text))] == [dollars], text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$20K in total", [20_000]),
        ("$1.2 million", [1_200_000]),
        ("$27,900 or $1,234.50", [27_900, Decimal("1234.50")]),
        ("$12,34", []),
        ("$1.234,50", []),
        ("$3.999", []),
        ("CAD $500", []),
        ("$500 CAD", []),
        ("C$500", []),
        ("€500", []),
        ("$10,000,000", []),
        ("500", []),
        ("A$AP 500", []),
    ],
)
def test_what_is_an_amount_of_us_dollars(text: str, values: list[object]) -> None:
    assert [amount.value for amount in amounts(fold(text))] == values


@pytest.mark.parametrize(
    ("text", "ranged"),
    [
        ("$500 to $700", [True, True]),
        ("$500–$700", [True, True]),
        ("$20,000-25,000", [True]),
        ("between $500 and $700", [True, True]),
        ("$500 and $700", [False, False]),
        ("$500, then $700", [False, False]),
    ],
)
def test_both_ends_of_a_range_are_marked(text: str, ranged: list[bool]) -> None:
    assert [amount.ranged for amount in amounts(fold(text))] == ranged


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two", 2),
        ("thirty-six", 36),
        ("forty two", 42),
        ("three (3)", 3),
        ("one hundred and twenty", 120),
        ("a hundred", 100),
        ("1,200", 1200),
        ("2.5", Decimal("2.5")),
        ("two and a half", Decimal("2.5")),
        ("1 1/2", Decimal("1.5")),
        ("2½", Decimal("2.5")),
        ("three (4)", None),
        ("several", None),
        ("1,2", None),
    ],
)
def test_a_number_in_words_or_figures(text: str, value: object) -> None:
    read = number(text)
    assert (None if read is None else value_of(read)) == value


@given(low=st.integers(1, 99), high=st.integers(1, 99))
def test_a_range_ascends_or_is_none(low: int, high: int) -> None:
    for joint in ("-", " to ", " or ", "-to-", " - "):
        read = quantity(f"{low}{joint}{high}")
        assert read == (Quantity(Decimal(low), Decimal(high)) if low < high else None)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a 24-month program", [(24, None)]),
        ("two years", [(24, None)]),
        ("1-3 years", [(12, 36)]),
        ("one to two years", [(12, 24)]),
        ("18 months to three years", [(18, 36)]),
        ("two and a half years", [(30, None)]),
        ("in a year and a half", [(18, None)]),
        ("four semesters", []),
        ("two years and three months", [(24, None), (3, None)]),
    ],
)
def test_stretches_of_time_in_months(text: str, spans: list[tuple[int, int | None]]) -> None:
    assert [(span.low, span.high) for span in time_spans(text)] == spans


def test_weeks_become_months_to_one_decimal() -> None:
    assert months(Decimal(70), "weeks") == Decimal("16.2")
    assert months(Decimal(52), "weeks") == Decimal("12.0")
